"""The register on a PostgreSQL server, for a province where several officers work at once.

Rows are locked one by one, so two officers write beside each other; only the audit chain is written in turn
(``audit.add``). A reading sees one state of the register. The server must keep texts in the order of their
characters (collation ``C``): the sorting keys of names are made for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from desktop.database import kept_fields, migrating, money_guards, name_index
from desktop.database.engine import WRITES
from desktop.database.failures import MOVED_AWAY, in_words, moved_away
from desktop.models import AuditLine, Base
from desktop.rules.problems import Refused
from desktop.system.language import _

_DRIVER = "postgresql+psycopg"
_OLDEST = 140_000
_PATIENCE_SECONDS = 10
_LOCK_MILLISECONDS = 10_000
# One of these at a time on a server's register: making it, upgrading it.
_SHAPING = 0x4C424354
_KEYS = "key_file"
# Stands in the database of a register that has left it.
_MOVED = "register_moved"


def check_url(url: str) -> str:
    """The address as the driver takes it.

    Args:
        url: such as ``postgresql+psycopg://officer@server/labour``; ``postgresql://`` does as well.

    Raises:
        Refused: it is no such address.
    """
    try:
        found = make_url(url)
    except ArgumentError:
        found = None
    if found is None or found.get_backend_name() != "postgresql" or not found.database:
        raise Refused(
            _(
                "This is no address of a PostgreSQL server. Write it as postgresql+psycopg://user@server/name."
            ),
            code="no-url",
        )
    return found.set(drivername=_DRIVER).render_as_string(hide_password=False)


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine whose readings see one state, and whose works lock rows as they go.

    Args:
        url: from ``check_url``.
        read_only: whether nothing may be written.
    """
    engine = create_engine(
        url,
        pool_size=4,
        max_overflow=8,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": _PATIENCE_SECONDS,
            "options": f"-c lock_timeout={_LOCK_MILLISECONDS} -c timezone=Asia/Bangkok",
        },
    )
    event.listen(engine, "connect", _whole_sums)

    def begin(connection: Connection) -> None:
        if read_only or not connection.get_execution_options().get(WRITES, False):
            # Past SQLAlchemy: a streamed statement's options would make a cursor of this one, too.
            cursor = connection.connection.cursor()
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.close()

    event.listen(engine, "begin", begin)
    return engine


def _whole_sums(connection: Any, _record: object) -> None:
    """Sums of whole numbers come as whole numbers, as SQLite gives them."""
    from psycopg.types.numeric import IntLoader

    class WholeLoader(IntLoader):
        def load(self, data: Any) -> Any:
            told = bytes(data)
            return float(told) if b"." in told else int(told)

    connection.adapters.register_loader("numeric", WholeLoader)


@contextmanager
def _writing(url: str) -> Iterator[Connection]:
    """One transaction that may write, on a connection of its own."""
    engine = open_engine(url)
    try:
        with in_words(), engine.connect() as connection:
            writing = connection.execution_options(**{WRITES: True})
            with writing.begin():
                yield writing
    finally:
        engine.dispose()


def create(url: str, keys: str) -> None:
    """Make an empty register in an empty database.

    Args:
        url: from ``check_url``.
        keys: the key file that all who share the register open it with.

    Raises:
        Refused: the server does not answer, is too old, sorts otherwise, or the database is not empty.
    """
    with filling(url, keys):
        pass


@contextmanager
def filling(url: str, keys: str) -> Iterator[Connection]:
    """An empty database becomes a register with what is written inside the block; all of it or nothing.

    Args:
        url: from ``check_url``.
        keys: the key file that all who share the register open it with.

    Raises:
        Refused: the server does not answer, is too old, sorts otherwise, or the database is not empty.
    """
    with _writing(url) as connection:
        _fits(connection)
        if connection.scalar(text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")):
            raise Refused(
                _("This database is not empty. Make a new one, or join the register in it."), code="exists"
            )
        _tables(connection)
        connection.execute(text(f"CREATE TABLE {_KEYS} (one integer PRIMARY KEY, content text NOT NULL)"))
        connection.execute(text(f"INSERT INTO {_KEYS} VALUES (1, :content)"), {"content": keys})
        yield connection
        # An index of all names is made faster than one entry of it after the other.
        _guards_and_indexes(connection)


@contextmanager
def leaving(url: str) -> Iterator[Connection]:
    """A register leaves the server: nobody writes during the block, and nobody ever after it.

    Its tables stay as they are, for whoever keeps the server.

    Args:
        url: from ``check_url``.

    Raises:
        Refused: the server does not answer, somebody is just writing, or there is no register.
    """
    with _writing(url) as connection:
        _here(connection)
        names = ", ".join(f'"{table.name}"' for table in (*Base.metadata.sorted_tables,))
        connection.execute(text(f"LOCK TABLE {names}, {_KEYS} IN EXCLUSIVE MODE"))
        yield connection
        connection.execute(
            text(
                f"CREATE FUNCTION {_MOVED}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION 'moved away' USING ERRCODE = '{MOVED_AWAY}'; END $$"
            )
        )
        # Every work writes a line into the audit chain; a new password goes into the keys.
        for table in (AuditLine.__tablename__, _KEYS):
            connection.execute(
                text(
                    f"CREATE TRIGGER {_MOVED}_{table} BEFORE INSERT OR UPDATE OR DELETE ON {table} "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION {_MOVED}()"
                )
            )


def keys_in(connection: Connection) -> str:
    """The key file of a register on a server; empty where there is none.

    Args:
        connection: to its database.
    """
    if connection.scalar(text(f"SELECT to_regclass('{_KEYS}')")) is None:
        return ""
    return str(connection.scalar(text(f"SELECT content FROM {_KEYS}")) or "")


def keeps(url: str, keys: str) -> bool:
    """Whether a register is worked in on this server.

    Args:
        url: from ``check_url``.
        keys: SHA-256 of its key file.

    Raises:
        Refused: the server does not answer.
    """
    with _writing(url) as connection:
        is_there = hashlib.sha256(keys_in(connection).encode()).hexdigest() == keys
        return is_there and not _has_moved(connection)


def bring_up(url: str) -> bool:
    """Upgrade an older register; all of it or nothing, as the server's own transactions have it.

    Args:
        url: from ``check_url``.

    Returns:
        Whether there was anything to upgrade.

    Raises:
        Refused: no register there, one made by a newer program, or the server does not answer.
    """
    with _writing(url) as connection:
        revision = _here(connection)
        if revision == migrating.newest():
            return False
        migrating.refuse_newer(revision)
        _shape(connection)
        return True


def _here(connection: Connection) -> str:
    """The revision of the register in this database."""
    if connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        raise Refused(_("There is no register in this database yet."), code="no-register")
    _refuse_moved(connection)
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _fits(connection: Connection) -> None:
    version = connection.scalar(text("SELECT current_setting('server_version_num')::int"))
    if version is None or version < _OLDEST:
        raise Refused(_("This server is too old. PostgreSQL 14 or later is needed."), code="too-old")
    order = str(
        connection.scalar(text("SELECT datcollate FROM pg_database WHERE datname = current_database()"))
    )
    coding = str(connection.scalar(text("SELECT current_setting('server_encoding')")))
    if order not in ("C", "POSIX", "C.UTF-8", "C.utf8") or coding != "UTF8":
        raise Refused(
            _("The database must be made with ENCODING 'UTF8', LC_COLLATE 'C' and TEMPLATE template0."),
            code="collation",
        )


def _has_moved(connection: Connection) -> bool:
    return connection.scalar(text(f"SELECT to_regproc('{_MOVED}')")) is not None


def _refuse_moved(connection: Connection) -> None:
    if _has_moved(connection):
        raise Refused(moved_away(), code="moved-away")


def _shape(connection: Connection) -> None:
    _tables(connection)
    _guards_and_indexes(connection)


def _tables(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:what)"), {"what": _SHAPING})
    before = kept_fields.columns(connection)
    migrating.run(connection)
    kept_fields.fill_in(connection, before)


def _guards_and_indexes(connection: Connection) -> None:
    name_index.make(connection)
    money_guards.make(connection)


class SharedKeys:
    """The key file that lies in the register's own database, where every officer's program finds it.

    Args:
        url: from ``check_url``.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def read(self) -> str:
        """What stands in it.

        Raises:
            FileNotFoundError: there is none.
        """
        content = self._run(f"SELECT content FROM {_KEYS}")
        if content is None:
            raise FileNotFoundError(_KEYS)
        return str(content)

    def write(self, content: bytes) -> None:
        """Put another in its place."""
        self._run(f"UPDATE {_KEYS} SET content = :content RETURNING 1", content=content.decode())

    def _run(self, statement: str, **values: str) -> object:
        with _writing(self._url) as connection:
            if connection.scalar(text(f"SELECT to_regclass('{_KEYS}')")) is None:
                return None
            _refuse_moved(connection)
            return connection.scalar(text(statement), values)
