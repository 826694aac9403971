"""Backups: one file with the register as it stands, still encrypted, and its key file, still wrapped."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from desktop.database import begun_again, carried_over, copying, places, upgrade
from desktop.database import engine as door
from desktop.database.dialects import SERVER, on_server
from desktop.database.engine import WRITES
from desktop.database.failures import in_words, writing_a_file
from desktop.database.keys import KeyFile
from desktop.database.work import Database
from desktop.models import Base
from desktop.rules.problems import Refused
from desktop.system.clock import Clock
from desktop.system.language import _
from desktop.system.paths import Home
from desktop.system.progress import Unheard

SUFFIX = ".lcbackup"
_REGISTER, _KEYS, _PACKED = "register.db", "keys.json", "packed"
_LARGEST = 64 * 2**30
# Folders of what a restore took out of its place; nobody thins them.
_REPLACED = "replaced-"


@dataclass(frozen=True, slots=True)
class Contents:
    """How much stands in a register: for showing what a restore would bring back or lose.

    Attributes:
        citizens: people.
        cases: cases.
        last_work: the moment of the newest audit line, ISO, empty in an empty register.
    """

    citizens: int
    cases: int
    last_work: str


def make(database: Database, key: bytes, home: Home, out: Path) -> None:
    """Write a backup and prove that it opens.

    Args:
        database: the open register.
        key: its key.
        home: where its key file lies.
        out: the backup file to write.

    Raises:
        Refused: the disk would not have it, or the written copy does not open.
    """
    with in_words(), writing_a_file():
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".backup-") as folder:
            copy = Path(folder) / _REGISTER
            if database.engine.dialect.name == SERVER:
                _copy_rows(database, key, copy)
            else:
                _copy_pages(database, key, copy)
            contents(copy, key)
            _pack(copy, places.key_file(home).content(), Path(folder) / _PACKED)
            (Path(folder) / _PACKED).replace(out)


def _copy_pages(database: Database, key: bytes, copy: Path) -> None:
    """SQLite's own online backup, page by page, into a file with the same key."""
    target = door.connect(copy, key)
    try:
        with database.engine.connect() as connection:
            connection.connection.driver_connection.backup(target)  # type: ignore[union-attr]
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()


def _copy_rows(database: Database, key: bytes, copy: Path) -> None:
    """A server's register, entry by entry as it stands at one moment, into an encrypted file."""
    upgrade.create(copy, key)
    target = door.open_engine(copy, key)
    try:
        with database.engine.connect() as old, target.connect() as connection:
            new = connection.execution_options(**{WRITES: True})
            with new.begin():
                copying.copy(old, new, Unheard())
    finally:
        target.dispose()
    # As a file alone: nothing of it may lie in a journal beside it.
    with closing(door.connect(copy, key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _pack(register: Path, keys: str, out: Path) -> None:
    with out.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.write(register, _REGISTER)
            archive.writestr(_KEYS, keys)
        file.flush()
        os.fsync(file.fileno())


def contents(register: Path, key: bytes) -> Contents:
    """Open a register file and count what stands in it.

    Raises:
        Refused: it does not open with this key, or it is damaged.
    """
    with in_words():
        connection = door.connect(register, key)
        try:
            whole = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            if not whole:
                raise Refused(_("This backup is damaged. Choose an older one."), code="damaged")
            return Contents(
                citizens=connection.execute("SELECT count(*) FROM citizens").fetchone()[0],
                cases=connection.execute("SELECT count(*) FROM cases").fetchone()[0],
                last_work=(connection.execute("SELECT max(at) FROM audit").fetchone()[0] or ""),
            )
        finally:
            connection.close()


class Restoring(Protocol):
    """Whoever restores a backup."""

    def unlock(self, keys: KeyFile) -> bytes:
        """The register's key out of a key file, by password or recovery key."""
        ...

    def allow(self, role_of: Mapping[str, str]) -> None:
        """Refuse who may not restore, given the role of each user of the backup, by name."""
        ...


def restore(backup: Path, home: Home, who: Restoring, clock: Clock) -> Contents:
    """Put a backup in the place of the register; what lay there is kept beside it.

    Numbers that were given out and money that was paid since come along (``carried_over``); to other units
    it speaks as another register than before (``begun_again``).

    Args:
        backup: a file that ``make`` wrote.
        home: where the register goes; no program may have it open.
        who: whoever restores.
        clock: the time.

    Returns:
        What stands in the restored register.

    Raises:
        Refused: the file is no backup, is damaged, the password does not open it, or it is a backup of
            another register than the one that lies there; nothing was changed.
    """
    if home.server.exists():
        raise Refused(
            _("This register lies on a server. Nothing was changed; restore into an empty folder."),
            code="on-server",
        )
    with in_words():
        home.make()
        with tempfile.TemporaryDirectory(dir=home.root, prefix=".restore-") as name:
            folder = Path(name)
            _unpack(backup, folder)
            key = who.unlock(KeyFile(folder / _KEYS))
            found = contents(folder / _REGISTER, key)
            if home.register.exists():
                who.allow(_roles(folder / _REGISTER, key))
            _refuse_another(home, key, who)
            now = clock.now()
            if home.register.exists():
                carried_over.carry(home.register, folder / _REGISTER, key, now.isoformat())
            begun_again.begin_again(folder / _REGISTER, home.register, key, now)
            _put_in_place(folder, home)
            return found


def _roles(register: Path, key: bytes) -> dict[str, str]:
    connection = door.connect(register, key)
    try:
        return dict(connection.execute("SELECT name, role FROM users WHERE active").fetchall())
    finally:
        connection.close()


def _refuse_another(home: Home, key: bytes, who: Restoring) -> None:
    """A register keeps its key for life: another key means another office's register."""
    lying_there = KeyFile(home.keys)
    if not home.keys.exists() or not lying_there.is_whole():
        # Nothing, or a key file that opens nothing any more: that is what backups are for.
        return
    try:
        same = who.unlock(lying_there) == key
    except Refused:
        same = False
    if not same:
        raise Refused(
            _(
                "Another register lies in this folder, or this password does not open it. "
                "Nothing was changed; restore into an empty folder."
            ),
            code="another-register",
        )


def _unpack(backup: Path, folder: Path) -> None:
    sentence = _("This file is no backup of this program, or it is damaged. Nothing was changed.")
    try:
        with zipfile.ZipFile(backup) as archive:
            members = {member.filename: member.file_size for member in archive.infolist()}
            if set(members) != {_REGISTER, _KEYS} or sum(members.values()) > _LARGEST or archive.testzip():
                raise Refused(sentence, code="not-a-backup")
            archive.extractall(folder)
    except (zipfile.BadZipFile, EOFError, ValueError):
        raise Refused(sentence, code="not-a-backup") from None


def _put_in_place(folder: Path, home: Home) -> None:
    # The journal goes along: it may hold the last saves, and must never be played into the restored register.
    before = [home.register, home.keys, *(home.root / f"{_REGISTER}-{part}" for part in ("wal", "shm"))]
    if any(path.exists() for path in before):
        aside = Path(tempfile.mkdtemp(dir=home.backups, prefix=_REPLACED))
        for path in before:
            if path.exists():
                path.replace(aside / path.name)
    (folder / _KEYS).replace(home.keys)
    (folder / _REGISTER).replace(home.register)


def _all_can_be_read(session: Session) -> bool:
    """A server checks its own pages when it reads them: a damaged one is an error, told in words."""
    tables = Base.metadata.sorted_tables
    return all(session.scalar(select(func.count()).select_from(table)) is not None for table in tables)


def _all_links_hold(session: Session) -> bool:
    query = text("SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND NOT convalidated")
    return not session.scalar(query)


def thin(folder: Path, keep: int) -> None:
    """Keep the newest backups only; their names sort by time.

    Args:
        folder: where they lie.
        keep: how many stay.
    """
    for old in sorted(folder.glob(f"*{SUFFIX}"))[:-keep]:
        old.unlink(missing_ok=True)


def checks(database: Database) -> dict[str, bool]:
    """Whether the register's pages and its foreign keys are whole."""
    with database.read() as session:
        if on_server(session):
            return {"pages": _all_can_be_read(session), "foreign keys": _all_links_hold(session)}
        pages = session.scalar(text("PRAGMA integrity_check")) == "ok"
        seals = session.execute(text("PRAGMA cipher_integrity_check")).first() is None
        keys = session.execute(text("PRAGMA foreign_key_check")).first() is None
    return {"pages": pages and seals, "foreign keys": keys}
