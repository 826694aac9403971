"""A register comes to this program's shape: a new one is made, an older one is upgraded on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import StaticPool

from desktop.database import engine as door
from desktop.database import kept_fields, migrating, money_guards, name_index
from desktop.database.failures import in_words
from desktop.rules.problems import Refused
from desktop.system.language import _


def create(path: Path, key: bytes) -> None:
    """Make an empty register.

    Args:
        path: where it shall lie; nothing may lie there yet.
        key: its 32-byte key.
    """
    with in_words():
        _migrate(path, key)


def bring_up(path: Path, key: bytes, backup: Path) -> bool:
    """Upgrade an older register: on a copy, checked, then put in its place.

    Args:
        path: the register, open nowhere.
        key: its key.
        backup: where the register as it was is kept.

    Returns:
        Whether there was anything to upgrade.

    Raises:
        Refused: made by a newer program, or the upgraded copy fails its checks; the register is as before.
    """
    with in_words():
        if _revision(path, key) == migrating.newest():
            return False
        migrating.refuse_newer(_revision(path, key))
        before = _counts(path, key)
        copy = path.with_name(path.name + ".upgrade")
        copy.unlink(missing_ok=True)
        shutil.copyfile(path, copy)
        shutil.copyfile(path, backup)
        _migrate(copy, key)
        _check(copy, key, before)
        copy.replace(path)
        return True


def _plain_engine(path: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """One connection with foreign keys off: a batch step with them on empties child tables by cascade."""
    connection = door.connect(path, key, read_only=read_only)
    connection.execute("PRAGMA foreign_keys = OFF")
    if not read_only:
        connection.execute("PRAGMA journal_mode = DELETE")
    return create_engine(
        "sqlite+pysqlite://", module=sqlcipher, creator=lambda: connection, poolclass=StaticPool
    )


def _migrate(path: Path, key: bytes) -> None:
    engine = _plain_engine(path, key)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            before = kept_fields.columns(connection)
            migrating.run(connection)
            kept_fields.fill_in(connection, before)
            name_index.make(connection)
            money_guards.make(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {door.APPLICATION_ID}")
            connection.commit()
    finally:
        engine.dispose()


def _revision(path: Path, key: bytes) -> str:
    connection = door.connect(path, key, read_only=True)
    try:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    finally:
        connection.close()


def _counts(path: Path, key: bytes) -> dict[str, int]:
    engine = _plain_engine(path, key, read_only=True)
    try:
        with engine.connect() as connection:
            return {name: _count(connection, name) for name in _tables(connection)}
    finally:
        engine.dispose()


def _tables(connection: Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'"
    # The index of names is made anew from the citizens, and kept fields that are filled in are kept no more:
    # both may well be smaller afterwards.
    smaller = (name_index.PREFIX, name_index.NUMBERS, kept_fields.TABLE_NAME)
    return [name for name in connection.scalars(text(query)) if not name.startswith(smaller)]


def _count(connection: Connection, table: str) -> int:
    return int(connection.scalar(text(f'SELECT count(*) FROM "{table}"')) or 0)


def _check(path: Path, key: bytes, before: dict[str, int]) -> None:
    engine = _plain_engine(path, key)
    try:
        with engine.connect() as connection:
            whole = connection.scalar(text("PRAGMA integrity_check")) == "ok"
            joined = connection.execute(text("PRAGMA foreign_key_check")).first() is None
            kept = all(
                _count(connection, name) >= rows
                for name, rows in before.items()
                if name in _tables(connection)
            )
    finally:
        engine.dispose()
    if not (whole and joined and kept):
        path.unlink(missing_ok=True)
        raise Refused(
            _("The register could not be upgraded. It is as it was; send the crash report to support."),
            code="upgrade-failed",
        )
