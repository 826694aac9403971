"""Machine trouble in words: told by SQLite's own code, never by the text of a message."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from desktop.rules.problems import Refused
from desktop.system.language import _, mark

# Primary result codes of SQLite (https://www.sqlite.org/rescode.html).
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

_ANOTHER_PROGRAM = mark(
    "Another program is writing to the register. Nothing was changed; try again in a moment."
)

_SENTENCES: dict[int, tuple[str, str]] = {
    _BUSY: ("busy", _ANOTHER_PROGRAM),
    _LOCKED: ("busy", _ANOTHER_PROGRAM),
    _READONLY: (
        "read-only",
        mark("The register's folder is read-only. Nothing was changed; ask the administrator."),
    ),
    _IOERR: (
        "disk",
        mark("The disk did not answer. Nothing was changed; check the drive and its cable, then try again."),
    ),
    _CORRUPT: (
        "damaged",
        mark("The register is damaged. Nothing was changed; restore the newest backup that opens."),
    ),
    _FULL: ("disk-full", mark("The disk is full. Nothing was changed; free some space, then save again.")),
    _CANTOPEN: (
        "cannot-open",
        mark("The register cannot be opened. Check that its folder and drive are there."),
    ),
    _NOTADB: ("wrong-key", mark("This key does not open the register, or the file is damaged.")),
}

_NOT_REACHED = "08"
# What a server's own trigger says of a register that has left it (``server.leaving``).
MOVED_AWAY = "LC001"
_MOVED = mark(
    "This register was moved from the server into a file. Nothing was changed; ask the administrator "
    "where it lies now."
)
_GONE = mark("The server does not answer. Nothing was changed; check the network, then try again.")
_TOGETHER = mark("Somebody else was saving at the same moment. Nothing was changed; save once more.")
# The beginnings of a server's codes, the longer ones first.
_SERVER_SENTENCES: dict[str, tuple[str, str]] = {
    MOVED_AWAY: ("moved-away", _MOVED),
    "53100": ("disk-full", mark("The server's disk is full. Nothing was changed; tell whoever keeps it.")),
    "55P03": ("busy", _TOGETHER),
    "25006": ("read-only", mark("The server takes no changes at present. Nothing was changed.")),
    _NOT_REACHED: ("server-gone", _GONE),
    "57": ("server-gone", _GONE),
    "53": ("server-gone", mark("The server is too busy. Nothing was changed; try again in a moment.")),
    "28": ("server-refuses", mark("The server does not let this program in. Ask whoever keeps the server.")),
    "3D": ("no-database", mark("The server has no such database. Check the address with whoever keeps it.")),
    "40": ("busy", _TOGETHER),
}

_SYSTEM: dict[int, int] = {
    errno.ENOSPC: _FULL,
    errno.EROFS: _READONLY,
    errno.EACCES: _READONLY,
    errno.EPERM: _READONLY,
    errno.EIO: _IOERR,
    errno.ENOENT: _CANTOPEN,
    errno.EISDIR: _CANTOPEN,
    errno.ENOTDIR: _CANTOPEN,
    errno.ENAMETOOLONG: _CANTOPEN,
    errno.EEXIST: _CANTOPEN,
    errno.EDQUOT: _FULL,
}


def refusal(primary_code: int) -> Refused | None:
    """The refusal for a primary result code, or None where it is no machine trouble."""
    found = _SENTENCES.get(primary_code & 0xFF)
    return Refused(_(found[1]), code=found[0]) if found else None


def moved_away() -> str:
    """The sentence for a register that has left its server."""
    return _(_MOVED)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn machine trouble inside the block into ``Refused``; leave everything else as it is.

    Raises:
        Refused: a full, read-only, missing, locked or damaged file.
    """
    try:
        yield
    except (DBAPIError, sqlcipher.Error, OSError) as failure:
        refused = refusal(_code(failure)) or _of_server(failure)
        if refused is None:
            raise
        raise refused from failure


@contextmanager
def writing_a_file() -> Iterator[None]:
    """Turn trouble with a file or folder that the user named into ``Refused``; the register is not concerned.

    Raises:
        Refused: it cannot be written there, or the disk is full.
    """
    try:
        yield
    except OSError as failure:
        if _SYSTEM.get(failure.errno or 0) == _FULL:
            raise Refused(_(_SENTENCES[_FULL][1]), code="disk-full") from failure
        raise Refused(
            _("This file cannot be written there. Nothing was changed; choose another folder."),
            code="cannot-write",
        ) from failure


@contextmanager
def written_beside(out: Path) -> Iterator[Path]:
    """A file to write in place of one that the user named; it takes that name only once it is whole.

    Args:
        out: where the finished file shall lie.

    Raises:
        Refused: it cannot be written there, or the disk is full.
    """
    beside = out.with_name(f".{out.stem}.new{out.suffix}")
    with writing_a_file():
        # A folder that takes no file says so before any work is done.
        beside.open("wb").close()
        try:
            yield beside
            beside.replace(out)
        finally:
            beside.unlink(missing_ok=True)


def _of_server(failure: Exception) -> Refused | None:
    """What a server's code says (PostgreSQL, appendix A); without one the server was not reached at all."""
    if not isinstance(failure, DBAPIError) or failure.orig is None or not hasattr(failure.orig, "sqlstate"):
        return None
    state = failure.orig.sqlstate or _NOT_REACHED
    for beginning, (code, sentence) in _SERVER_SENTENCES.items():
        if state.startswith(beginning):
            return Refused(_(sentence), code=code)
    return None


def _code(failure: Exception) -> int:
    if isinstance(failure, OSError):
        return _SYSTEM.get(failure.errno or 0, 0)
    cause = failure.orig if isinstance(failure, DBAPIError) else failure
    return int(getattr(cause, "sqlite_errorcode", 0))
