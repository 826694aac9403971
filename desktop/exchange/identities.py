"""Who seals and signs: a unit's own keys, its public keys, and their fingerprint in words."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from dataclasses import dataclass, field

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.exchange.failures import refused
from desktop.exchange.strict_json import parse
from desktop.exchange.words import WORDS

UNIT = re.compile(r"[0-9A-Za-z-]{1,20}")
_HEX_KEY = re.compile(r"[0-9a-f]{64}")
_AGE_PUBLIC = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_WORDS_SPOKEN = 8
_NAME_LENGTH = 200


def key_bytes(written: str) -> bytes:
    """The 32 bytes of a key that age writes as Bech32 (BIP 173); its checksum was verified by age before.

    Args:
        written: such as ``age1…`` or ``AGE-SECRET-KEY-1…``.
    """
    number = 0
    for letter in written.lower().rpartition("1")[2][:-6]:
        number = number << 5 | _BECH32.index(letter)
    # 52 letters of 5 bits are 260 bits; the last 4 are padding.
    return (number >> 4).to_bytes(32, "big")


@dataclass(frozen=True, slots=True)
class PublicIdentity:
    """What others may know of a unit: where to seal to, and how to check its signature.

    Attributes:
        unit: the unit's code.
        name: the unit's name.
        age_recipient: the age recipient, ``age1…``.
        signing_key: the Ed25519 public key, 64 hexadecimal digits.

    Raises:
        ValueError: one of the keys is no usable key, or unit or name could not stand in a file.
    """

    unit: str
    name: str
    age_recipient: str
    signing_key: str

    def __post_init__(self) -> None:
        if not UNIT.fullmatch(self.unit):
            raise ValueError("no unit code")
        if len(self.name) > _NAME_LENGTH or not self.name.isprintable():
            raise ValueError("no name")
        if not _HEX_KEY.fullmatch(self.signing_key) or not _AGE_PUBLIC.fullmatch(self.age_recipient):
            raise ValueError("no keys")
        self._check_recipient()

    def _check_recipient(self) -> None:
        try:
            pyrage.x25519.Recipient.from_str(self.age_recipient)
        except pyrage.RecipientError:
            raise ValueError("no age recipient") from None
        # A point of small order would stop the whole program at sealing; here it is a ValueError.
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(key_bytes(self.age_recipient)))

    def signed(self, message: bytes, signature: bytes) -> bool:
        """Whether this unit signed exactly these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.signing_key)).verify(signature, message)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Identity:
    """A unit's own keys; they never leave the encrypted register.

    Attributes:
        unit: the unit's code.
        name: the unit's name.
        age_secret: the age X25519 secret, ``AGE-SECRET-KEY-1…``.
        signing_seed: the Ed25519 seed, 64 hexadecimal digits.

    Raises:
        ValueError: one of the keys is no usable key, or unit or name could not stand in a file.
    """

    unit: str
    name: str
    age_secret: str = field(repr=False)
    signing_seed: str = field(repr=False)

    def __post_init__(self) -> None:
        _public_half(self)

    @classmethod
    def make(cls, unit: str, name: str) -> Identity:
        """New keys for a unit.

        Raises:
            ValueError: unit or name could not stand in a file.
        """
        return cls(unit, name, str(pyrage.x25519.Identity.generate()), secrets.token_hex(32))

    @property
    def public(self) -> PublicIdentity:
        """What others may know of these keys."""
        return _public_half(self)

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes, over exactly these bytes."""
        return _signing_key(self).sign(message)

    def to_text(self) -> str:
        """Everything in one line of text, to be kept where only the register's key opens it."""
        kept = {
            "identity": 1,
            "unit": self.unit,
            "name": self.name,
            "age_secret": self.age_secret,
            "signing_seed": self.signing_seed,
        }
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Identity:
        """The keys that ``to_text`` wrote.

        Raises:
            BundleRefused: ``bad-key``; the secret text is not part of it.
        """
        try:
            kept = parse(text.encode("utf-8"))
            names = ("unit", "name", "age_secret", "signing_seed")
            if not isinstance(kept, dict) or not all(isinstance(kept.get(name), str) for name in names):
                raise ValueError("no identity")
            return cls(*(kept[name] for name in names))
        except ValueError:
            raise refused("bad-key") from None


def _signing_key(identity: Identity) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(identity.signing_seed))


def _public_half(identity: Identity) -> PublicIdentity:
    try:
        age = pyrage.x25519.Identity.from_str(identity.age_secret).to_public()
    except pyrage.IdentityError:
        raise ValueError("no age secret") from None
    signing = _signing_key(identity).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return PublicIdentity(identity.unit, identity.name, str(age), signing.hex())


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A unit's keys, short enough to be compared by telephone.

    Attributes:
        hex: all of it, 64 hexadecimal digits.
        words: its first eight bytes, a Thai word for each.
    """

    hex: str
    words: tuple[str, ...]

    def spoken(self) -> str:
        """The words as they are printed and read out."""
        return " ".join(self.words)

    def agrees(self, said: str) -> bool:
        """Whether somebody who read out the words, or typed the digits, means these keys.

        Args:
            said: the eight words or the 64 digits, however they are spaced.
        """
        heard = _bare(said).encode("utf-8", "surrogatepass")
        return any(
            hmac.compare_digest(heard, _bare(own).encode("utf-8")) for own in ("".join(self.words), self.hex)
        )


def fingerprint(public: PublicIdentity) -> Fingerprint:
    """The fingerprint of a unit's keys, unit code included, so that no unit can show another's."""
    parts = ("labour-centre key 1", public.unit, public.age_recipient, public.signing_key)
    digest = hashlib.sha256("\n".join(parts).encode("ascii"))
    return Fingerprint(digest.hexdigest(), tuple(WORDS[byte] for byte in digest.digest()[:_WORDS_SPOKEN]))


def _bare(text: str) -> str:
    # NFKC: some keyboards write sara am as two signs. Spaces, dashes, zero-width signs are no part of a word.
    return re.sub(r"[\s\-,.\u200b-\u200d]", "", unicodedata.normalize("NFKC", text)).lower()
