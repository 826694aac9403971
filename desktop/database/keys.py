"""The key file: the register's random key, wrapped once for each who may open it."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from desktop.database.failures import in_words
from desktop.rules.problems import Refused
from desktop.system.language import _

FORMAT = 1
KEY_BYTES = 32
RECOVERY = "recovery"
# Crockford's alphabet without letters that look like figures, for a key that is typed from paper.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs (Argon2id, RFC 9106).

    Attributes:
        time: passes.
        memory: KiB.
        lanes: threads.
    """

    time: int = 3
    memory: int = 256 * 1024
    lanes: int = 4


# RFC 9106 section 4, second recommendation: below this a key file was tampered with.
LOWEST = Cost(time=1, memory=8 * 1024, lanes=1)


@dataclass(frozen=True, slots=True)
class _Wrap:
    who: str
    salt: str
    cost: Cost
    nonce: str
    wrapped: str


class KeyPlace(Protocol):
    """Where a key file lies."""

    def read(self) -> str:
        """What stands in it; ``FileNotFoundError`` where there is none."""
        ...

    def write(self, content: bytes) -> None:
        """Put another in its place, all of it or nothing."""
        ...


class _OnDisk:
    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> str:
        return self._path.read_text("utf-8")

    def write(self, content: bytes) -> None:
        write_whole(self._path, content)


class KeyFile:
    """The key file of a register.

    Args:
        place: where it lies: a file, or a place that all who share a register on a server can reach.
        cost: what a guess costs for wraps made from now on.
    """

    def __init__(self, place: Path | KeyPlace, cost: Cost | None = None) -> None:
        self._place = _OnDisk(place) if isinstance(place, Path) else place
        self._cost = cost or Cost()

    def create(self) -> tuple[bytes, str]:
        """Make a new random key and its recovery key.

        Returns:
            The register's key, and the recovery key as it is printed; neither lies anywhere in clear.
        """
        key = secrets.token_bytes(KEY_BYTES)
        recovery = _new_recovery_key()
        self._write([_wrap(RECOVERY, _plain(recovery), key, self._cost)])
        return key, recovery

    def add(self, name: str, password: str, key: bytes) -> None:
        """Let a user open the register with a password, in place of any earlier one of theirs."""
        wraps = [wrap for wrap in self._read() if not _belongs(wrap, name)]
        self._write([*wraps, _wrap(name, password, key, self._cost)])

    def remove(self, name: str) -> None:
        """A user's password opens the register no more."""
        self._write([wrap for wrap in self._read() if not _belongs(wrap, name)])

    def open(self, name: str, password: str) -> bytes:
        """The register's key for a user and password.

        Raises:
            Refused: unknown user or wrong password, in the same words for both.
        """
        return self._open(name, password, _("The user name or the password is not right."))

    def open_by_password(self, password: str) -> tuple[bytes, Callable[[str], bool]]:
        """The register's key for whoever has this password: for scripts that name no user.

        Returns:
            The key, and a test that tells whether a user's name is the one that the password belongs to.

        Raises:
            Refused: it is nobody's password.
        """
        for wrap in self._read():
            if not _belongs(wrap, RECOVERY):
                try:
                    return _unwrap(wrap, password, ""), partial(_belongs, wrap)
                except Refused as refused:
                    if refused.code != "wrong-password":
                        raise
        raise Refused(_("The user name or the password is not right."), code="wrong-password")

    def open_by_recovery(self, recovery: str) -> bytes:
        """The register's key by the printed recovery key.

        Raises:
            Refused: it does not fit.
        """
        sentence = _(
            "This recovery key does not fit this register. Check each group against the printed sheet."
        )
        return self._open(RECOVERY, _plain(recovery), sentence)

    def content(self) -> str:
        """The file as it lies there: the keys in it are wrapped."""
        with in_words():
            return self._place.read()

    def is_whole(self) -> bool:
        """Whether the file can be read and every wrap costs what it must."""
        try:
            return all(_costs_enough(wrap.cost) for wrap in self._read())
        except Refused:
            return False

    def _open(self, name: str, secret: str, sentence: str) -> bytes:
        for wrap in self._read():
            if _belongs(wrap, name):
                return _unwrap(wrap, secret, sentence)
        raise Refused(sentence, code="wrong-password")

    def _read(self) -> list[_Wrap]:
        missing = _(
            "The key file is missing or damaged. The register is unharmed; restore the newest backup."
        )
        with in_words():
            try:
                content = json.loads(self._place.read())
                return [_Wrap(**{**wrap, "cost": Cost(**wrap["cost"])}) for wrap in content["wraps"]]
            except FileNotFoundError:
                raise Refused(missing, code="no-key-file") from None
            except (ValueError, KeyError, TypeError):
                raise Refused(missing, code="damaged-key-file") from None

    def _write(self, wraps: list[_Wrap]) -> None:
        content = json.dumps({"format": FORMAT, "wraps": [asdict(wrap) for wrap in wraps]}, indent=1)
        with in_words():
            self._place.write(content.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside, flush it to the disk, and rename it: it is never half there.

    Args:
        path: where it shall lie.
        content: all of it.
    """
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        secret.encode(), salt, cost.time, cost.memory, cost.lanes, hash_len=KEY_BYTES, type=Type.ID
    )


def _who(name: str, salt: str) -> str:
    # No user name stands in clear in the home folder.
    return hashlib.sha256(f"{salt}/{name.casefold()}".encode()).hexdigest()


def _belongs(wrap: _Wrap, name: str) -> bool:
    return secrets.compare_digest(wrap.who, _who(name, wrap.salt))


def _sealed_with(wrap: _Wrap) -> bytes:
    # Who and cost are part of the seal: a swapped wrap or a lowered cost does not open.
    return f"{FORMAT}|{wrap.who}|{wrap.cost.time}|{wrap.cost.memory}|{wrap.cost.lanes}".encode()


def _wrap(name: str, secret: str, key: bytes, cost: Cost) -> _Wrap:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    empty = _Wrap(_who(name, salt.hex()), salt.hex(), cost, nonce.hex(), "")
    cipher = ChaCha20Poly1305(_derive(secret, salt, cost))
    return replace(empty, wrapped=cipher.encrypt(nonce, key, _sealed_with(empty)).hex())


def _costs_enough(cost: Cost) -> bool:
    return cost.time >= LOWEST.time and cost.memory >= LOWEST.memory and cost.lanes >= LOWEST.lanes


def _unwrap(wrap: _Wrap, secret: str, sentence: str) -> bytes:
    if not _costs_enough(wrap.cost):
        raise Refused(
            _("The key file was changed by somebody. Restore the newest backup."), code="tampered-key"
        )
    cipher = ChaCha20Poly1305(_derive(secret, bytes.fromhex(wrap.salt), wrap.cost))
    try:
        return cipher.decrypt(bytes.fromhex(wrap.nonce), bytes.fromhex(wrap.wrapped), _sealed_with(wrap))
    except InvalidTag:
        raise Refused(sentence, code="wrong-password") from None


def _new_recovery_key() -> str:
    # 32 letters of 5 bits: 160 bits, in groups of four for the eye.
    letters = "".join(secrets.choice(_ALPHABET) for _letter in range(32))
    return "-".join(letters[start : start + 4] for start in range(0, 32, 4))


def _plain(recovery: str) -> str:
    read = recovery.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return "".join(letter for letter in read if letter in _ALPHABET)
