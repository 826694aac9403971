"""The door to the encrypted file: SQLCipher behind SQLAlchemy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

# Stands in the file's head, so that other tools do not take it for their own ("LBCT").
APPLICATION_ID = 0x4C424354
_BUSY_MILLISECONDS = 10_000
# Decrypted pages kept in memory, in KiB: SQLite's own 2 MB would decrypt a year's figures over and over.
_CACHE_KIBIBYTES = 64 * 1024
WRITES = "writes"


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """Open the file itself.

    Args:
        path: the register.
        key: 32 random bytes, as they come out of the key file.
        read_only: whether nothing may be written.

    Raises:
        sqlcipher3.dbapi2.DatabaseError: the key does not fit or the file is damaged.
    """
    address = path.absolute().as_uri() + ("?mode=ro" if read_only else "")
    connection = sqlcipher.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    # What is wrong is said in a sentence, once; SQLCipher would write a line for each page.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # A raw key: the slow part (Argon2id) was paid when the key was unwrapped.
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        # A printed number is a promise: it must survive the plug.
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def open_engine(path: Path, key: bytes, *, read_only: bool = False) -> Engine:
    """An engine whose writing connections begin with ``BEGIN IMMEDIATE``.

    Args:
        path: the register.
        key: the register's 32-byte key.
        read_only: whether nothing may be written.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key, read_only=read_only),
        poolclass=QueuePool,
        pool_size=4,
        # Two programs on one register must never wait for each other silently; see ``failures``.
        pool_timeout=30,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
