"""A register moves from its file onto a server, or back: copied, proved, and closed where it was.

A commit on a server and a name in a folder cannot happen at one moment. So the folder first says what is
about to happen (``Home.moving``), then the server commits, then ``settle`` asks the server whether it did and
goes on to the end or back to the beginning. Whoever opens the register next settles what was cut off.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from desktop.database import audit, backup, copying, places, server, upgrade
from desktop.database import engine as door
from desktop.database.engine import WRITES
from desktop.database.failures import in_words
from desktop.database.keys import KeyFile, write_whole
from desktop.database.work import Database
from desktop.rules.problems import Refused
from desktop.system.language import _, mark
from desktop.system.paths import Home
from desktop.system.progress import Progress

_TO_SERVER = mark("Move the register onto a server")
_TO_FILE = mark("Move the register from the server into a file")


@dataclass(frozen=True, slots=True)
class Standing:
    """An open register that is to move.

    Attributes:
        home: its folder.
        database: its works and readings.
        key: its key.
    """

    home: Home
    database: Database
    key: bytes


@dataclass(frozen=True, slots=True)
class Moment:
    """Who moves a register, and when: for the audit chain.

    Attributes:
        at: ISO with zone.
        who: the uid of the user.
    """

    at: str
    who: str


@dataclass(frozen=True, slots=True)
class _Move:
    """What is about to happen.

    Attributes:
        url: of the server.
        keys: SHA-256 of the key file, by which the register is known without its key.
    """

    url: str
    keys: str


def to_server(register: Standing, url: str, moment: Moment, progress: Progress) -> Path:
    """Move a register from its file into an empty database on a server.

    Args:
        register: in a file, which is closed; its folder names the server afterwards.
        url: from ``server.check_url``.
        moment: for the audit chain.
        progress: hears how many entries have arrived.

    Returns:
        The backup that is left of the file.

    Raises:
        Refused: the server does not answer or the database is not empty; the file is as it was.
        Cancelled: the user wants no more of it; the file is as it was.
    """
    home, database = register.home, register.database
    # No register lies in this folder any more that somebody could open: only a backup of it.
    kept = home.backups / f"moved-{moment.at[:19].replace(':', '')}{backup.SUFFIX}"
    keys = KeyFile(home.keys).content()
    with _settled(home), in_words():
        with server.filling(url, keys) as new:
            with database.engine.connect() as old:
                copying.copy(old, new, progress)
            copying.refuse_broken_chain(new)
            _write_down(new, moment, _TO_SERVER)
            backup.make(database, register.key, home, kept)
            _announce(home, _Move(url=url, keys=_digest(keys)))
        database.close()
    return kept


def to_file(register: Standing, moment: Moment, progress: Progress) -> None:
    """Move a register from the server into a file of the folder; on the server nobody works in it any more.

    Args:
        register: on a server, from which it is closed; its folder holds the file afterwards.
        moment: for the audit chain.
        progress: hears how many entries have arrived.

    Raises:
        Refused: the server does not answer or somebody is just writing; all is as it was.
        Cancelled: the user wants no more of it; all is as it was.
    """
    home, url = register.home, places.server_url(register.home)
    with _settled(home), in_words(), tempfile.TemporaryDirectory(dir=home.root, prefix=".moving-") as folder:
        copy = Path(folder) / home.register.name
        with server.leaving(url) as old:
            keys = server.keys_in(old)
            _write_file(copy, register.key, old, moment, progress)
            _announce(home, _Move(url=url, keys=_digest(keys)))
            # The server's name lies there as well until it has committed, and goes before the file.
            _take_away_file(home)
            write_whole(home.keys, keys.encode())
            copy.replace(home.register)
        register.database.close()


def _write_file(copy: Path, key: bytes, old: Connection, moment: Moment, progress: Progress) -> None:
    upgrade.create(copy, key)
    target = door.open_engine(copy, key)
    try:
        with target.connect() as connection:
            new = connection.execution_options(**{WRITES: True})
            with new.begin():
                copying.copy(old, new, progress)
                copying.refuse_broken_chain(new)
                _write_down(new, moment, _TO_FILE)
    finally:
        target.dispose()
    # As a file alone: nothing of it may lie in a journal beside it.
    with closing(door.connect(copy, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _write_down(connection: Connection, moment: Moment, title: str) -> None:
    with Session(connection, join_transaction_mode="rollback_only") as session:
        audit.add(session, at=moment.at, who=moment.who, title=title, changes={})
        session.flush()
        # Not the session ends the work, but whoever began it.
        session.expunge_all()


@contextmanager
def _settled(home: Home) -> Iterator[None]:
    """What was announced inside is brought to its end, or taken back where the work did not come so far."""
    try:
        yield
    except BaseException:
        # Where the server does not answer now, whoever opens the register next settles it.
        with suppress(Refused):
            settle(home)
        raise
    settle(home)


def settle(home: Home) -> None:
    """Bring a move that was cut off to its end, or take it back where the server did not commit it.

    Args:
        home: the folder; nobody may have its file open.

    Raises:
        Refused: the server must be asked and does not answer.
    """
    if not home.moving.exists():
        return
    with in_words():
        move = _announced(home)
        if server.keeps(move.url, move.keys):
            places.name_server(home, move.url)
            _take_away_file(home)
        else:
            home.server.unlink(missing_ok=True)
        home.moving.unlink()


def _take_away_file(home: Home) -> None:
    journals = (home.root / f"{home.register.name}-{part}" for part in ("wal", "shm"))
    for path in (home.register, *journals, home.keys):
        path.unlink(missing_ok=True)


def _announce(home: Home, move: _Move) -> None:
    write_whole(home.moving, json.dumps(asdict(move)).encode())
    home.moving.chmod(0o600)


def _announced(home: Home) -> _Move:
    try:
        return _Move(**json.loads(home.moving.read_text("utf-8")))
    except (ValueError, TypeError):
        raise Refused(
            _("The file that tells of a move to a server is damaged. Send the log to support."),
            code="damaged-server-file",
        ) from None


def _digest(keys: str) -> str:
    return hashlib.sha256(keys.encode()).hexdigest()
