"""Fields of arrived entries that this program's tables do not know: kept, and filled in once they do."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from sqlalchemy import Column, Connection, MetaData, Table, bindparam, delete, inspect, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desktop.database.dialects import insert
from desktop.models import KeptField

TABLE_NAME: Final = KeptField.__tablename__

_KEPT = cast(Table, KeptField.__table__)
_AT_ONCE: Final = 500
# What JSON readers everywhere agree on, RFC 8259, section 6.
_LARGEST: Final = 2**53 - 1
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Fields = Mapping[str, Any]


def keep(session: Session, table: str, peer: str, kept: Mapping[str, Fields]) -> None:
    """Keep what came with some entries, in place of what was kept of them before.

    Args:
        session: of the running work.
        table: where the entries stand.
        peer: the unit whose file brought them.
        kept: by the entries' uids.
    """
    if not kept:
        return
    statement = insert(session, _KEPT)
    told = {name: statement.excluded[name] for name in ("peer", "fields")}
    session.execute(
        statement.on_conflict_do_update(index_elements=("table_name", "uid"), set_=told),
        [
            {"table_name": table, "uid": uid, "peer": peer, "fields": written(fields)}
            for uid, fields in kept.items()
        ],
    )


def drop(session: Session, table: str, uids: Collection[str]) -> None:
    """Keep nothing of some entries any more.

    Args:
        session: of the running work.
        table: where the entries stand, or stood.
        uids: theirs.
    """
    if uids:
        session.execute(delete(_KEPT).where(_KEPT.c.table_name == table, _KEPT.c.uid.in_(uids)))


def of(session: Session, table: str, uids: Collection[str]) -> dict[str, dict[str, Any]]:
    """What is kept of some entries, by their uids.

    Args:
        session: of a reading or a running work.
        table: where the entries stand.
        uids: theirs.
    """
    query = select(_KEPT.c.uid, _KEPT.c.fields).where(_KEPT.c.table_name == table, _KEPT.c.uid.in_(uids))
    return {uid: json.loads(fields) for uid, fields in session.execute(query.order_by(_KEPT.c.uid))}


def written(fields: Fields) -> str:
    """Fields as they are kept.

    Raises:
        ValueError: a number among them is none that JSON can tell.
    """
    return json.dumps(dict(fields), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def columns(connection: Connection) -> dict[str, frozenset[str]]:
    """The columns of every table as they are now, to be asked for before an upgrade."""
    found = inspect(connection)
    return {
        name: frozenset(column["name"] for column in found.get_columns(name))
        for name in found.get_table_names()
    }


def fill_in(connection: Connection, before: Mapping[str, Collection[str]]) -> None:
    """After an upgrade: what was kept of a field that now has a column goes into it.

    Only columns that the upgrade made are filled: whatever names a file once brought, it never writes over
    what the register knew. What does not fit its column stays kept.

    Args:
        connection: inside the upgrade's transaction.
        before: from ``columns``, as they were.
    """
    if TABLE_NAME not in before:
        return
    for name in connection.scalars(select(_KEPT.c.table_name).distinct()).all():
        if inspect(connection).has_table(name):
            made = Table(name, MetaData(), autoload_with=connection)
            _Filling(connection, made, before.get(name, ())).run()


@dataclass(slots=True)
class _Row:
    """What is kept of one entry, and the entry's new columns."""

    uid: str
    kept: dict[str, Any]
    entry: Mapping[str, Any]


class _Filling:
    """One table whose new columns are filled in."""

    def __init__(self, connection: Connection, table: Table, before: Collection[str]) -> None:
        self._connection, self._table = connection, table
        self._added = [column for column in table.columns if column.name not in before]
        # A value of a reference table has no uid of its own: its table and code stand for it.
        columns = table.columns
        self._key = columns["uid"] if "uid" in columns else columns["table_name"] + ":" + columns["code"]

    def run(self) -> None:
        for rows in self._pages() if self._added else ():
            for column in self._added:
                self._fill(column, rows)
            self._keep_the_rest(rows)

    def _pages(self) -> Iterator[list[_Row]]:
        last = ""
        query = select(_KEPT.c.uid, _KEPT.c.fields).where(_KEPT.c.table_name == self._table.name)
        while True:
            page = query.where(_KEPT.c.uid > last).order_by(_KEPT.c.uid).limit(_AT_ONCE)
            found = {uid: json.loads(fields) for uid, fields in self._connection.execute(page)}
            if not found:
                return
            last = max(found)
            entries = select(self._key.label("kept_key"), self._table).where(self._key.in_(found))
            yield [
                _Row(entry["kept_key"], found[entry["kept_key"]], dict(entry))
                for entry in self._connection.execute(entries).mappings()
            ]

    def _fill(self, column: Column[Any], rows: Sequence[_Row]) -> None:
        wanted = [
            row
            for row in rows
            if column.name in row.kept
            and _fits(column, row.kept[column.name])
            and _is_empty(column, row.entry[column.name])
        ]
        wanted = self._that_point_somewhere(column, wanted)
        if wanted and not self._filled(column, wanted):
            # One of them breaks a rule of the table: the others go in alone.
            wanted = [row for row in wanted if self._filled(column, [row])]
        for row in wanted:
            del row.kept[column.name]

    def _that_point_somewhere(self, column: Column[Any], rows: list[_Row]) -> list[_Row]:
        """An entry points at entries of its own writer only; at one that is not here it cannot."""
        for key in column.foreign_keys:
            target = key.column.table
            named = {row.kept[column.name] for row in rows}
            query = select(key.column, target.c.origin).where(key.column.in_(named))
            here = {(uid, origin) for uid, origin in self._connection.execute(query)}
            rows = [row for row in rows if (row.kept[column.name], row.entry["origin"]) in here]
        return rows

    def _filled(self, column: Column[Any], rows: Sequence[_Row]) -> bool:
        statement = (
            update(self._table)
            .where(self._key == bindparam("kept_key"))
            .values({column: bindparam("kept_value")})
        )
        values = [{"kept_key": row.uid, "kept_value": _value(column, row.kept[column.name])} for row in rows]
        with suppress(DBAPIError), self._connection.begin_nested():
            self._connection.execute(statement, values)
            return True
        return False

    def _keep_the_rest(self, rows: Iterable[_Row]) -> None:
        for row in rows:
            here = (_KEPT.c.table_name == self._table.name) & (_KEPT.c.uid == row.uid)
            if row.kept:
                self._connection.execute(update(_KEPT).where(here).values(fields=written(row.kept)))
            else:
                self._connection.execute(delete(_KEPT).where(here))


def _fits(column: Column[Any], value: object) -> bool:
    kind = column.type.python_type
    if value is None:
        return bool(column.nullable)
    if kind is date:
        return _is_day(value)
    if kind is int:
        return type(value) is int and -_LARGEST <= value <= _LARGEST
    return type(value) is kind


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    with suppress(ValueError):
        return bool(date.fromisoformat(value))
    return False


def _value(column: Column[Any], value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) and column.type.python_type is date else value


def _is_empty(column: Column[Any], value: object) -> bool:
    """Whether a new column holds what the upgrade put there for everybody."""
    if not value:
        return True
    default = getattr(getattr(column.server_default, "arg", None), "text", None)
    plain = "" if default is None else str(default).partition("::")[0].strip("()'\"").lower()
    return plain in {str(value).lower(), str(int(value)) if isinstance(value, bool) else ""} - {""}
