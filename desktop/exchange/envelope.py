"""The envelope: an age file for the addressee and the sender, and nobody else (age-encryption.org/v1)."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterable
from io import BytesIO

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.exchange import limits
from desktop.exchange.failures import refused, too_new
from desktop.exchange.identities import Identity, PublicIdentity, key_bytes
from desktop.exchange.pieces import Pieces

MAGIC = b"age-encryption.org/v1\n"
_NEWER = re.compile(rb"age-encryption\.org/v([2-9]|[1-9][0-9]{1,3})\n")
_STANZA = re.compile(rb"^-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n", re.MULTILINE)
_HEADER = 64 * 1024


def seal_for(recipients: Iterable[PublicIdentity], content: bytes | Pieces) -> bytes:
    """The content, readable by the recipients only; two calls never give the same bytes.

    Args:
        recipients: whoever may open it.
        content: anything; pieces are gone afterwards.
    """
    keys = [pyrage.x25519.Recipient.from_str(one.age_recipient) for one in recipients]
    sealed = BytesIO()
    # Piece by piece: the whole at once would lie in memory twice more before it came back.
    coming = BytesIO(content) if isinstance(content, bytes) else content
    pyrage.encrypt_io(coming, sealed, keys)
    return sealed.getvalue()


def unseal(sealed: bytes, identity: Identity) -> bytes:
    """The content of an envelope, kept in memory only.

    Args:
        sealed: the file.
        identity: our own keys.

    Raises:
        BundleRefused: ``not-a-bundle``, ``too-new``, ``damaged``, ``not-for-us`` or ``too-big``.
    """
    _check_outside(sealed)
    if not _addressed_to(identity, sealed):
        raise refused("not-for-us", unit=identity.unit)
    content = BytesIO()
    try:
        pyrage.decrypt_io(BytesIO(sealed), content, [pyrage.x25519.Identity.from_str(identity.age_secret)])
    except (pyrage.DecryptError, OSError):
        # Our key opens the header, so the rest of the file is what is wrong.
        raise refused("damaged") from None
    return content.getvalue()


def is_for(identity: Identity, beginning: bytes) -> bool:
    """Whether a file is sealed for us, as its first bytes tell; nothing is opened.

    Args:
        identity: our own keys.
        beginning: the file's first 64 kilobytes, or all of it.
    """
    if not beginning.startswith(MAGIC) or beginning.find(b"\n--- ", 0, _HEADER) < 0:
        return False
    return _addressed_to(identity, beginning)


def _check_outside(sealed: bytes) -> None:
    if len(sealed) > limits.FILE:
        raise refused("too-big")
    if _NEWER.match(sealed):
        raise too_new()
    if not sealed.startswith(MAGIC):
        # A stick pulled out too early leaves the first bytes of a file, or none at all.
        raise refused("damaged" if sealed and MAGIC.startswith(sealed) else "not-a-bundle")
    if sealed.find(b"\n--- ", 0, _HEADER) < 0:
        raise refused("damaged")


def _addressed_to(identity: Identity, sealed: bytes) -> bool:
    """Whether a stanza of the header is ours; age tells "not yours" and "damaged" apart by text only."""
    secret = X25519PrivateKey.from_private_bytes(key_bytes(identity.age_secret))
    header = sealed[: sealed.index(b"\n--- ") + 1]
    return any(_unwraps(secret, share, body) for share, body in _STANZA.findall(header))


def _unwraps(secret: X25519PrivateKey, share: bytes, body: bytes) -> bool:
    """The X25519 recipient stanza of the age specification (C2SP, age.md)."""
    try:
        ephemeral = b64decode(share + b"=", validate=True)
        shared = secret.exchange(X25519PublicKey.from_public_bytes(ephemeral))
        salt = ephemeral + secret.public_key().public_bytes_raw()
        key = HKDF(SHA256(), 32, salt, b"age-encryption.org/v1/X25519").derive(shared)
        ChaCha20Poly1305(key).decrypt(bytes(12), b64decode(body + b"=", validate=True), None)
    except (InvalidTag, ValueError, NoBase64):
        return False
    return True
