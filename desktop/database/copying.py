"""A register's entries go from one place to another, table by table, and are proved to have arrived."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, Row, Table, func, insert, select
from sqlalchemy.orm import Session

from desktop.database import audit
from desktop.models import Base
from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.system.progress import Progress

_AT_ONCE = 2_000
# Photographs are large: a few of them at a time lie in memory.
_LARGE_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Proof:
    """What a table holds.

    Attributes:
        rows: how many.
        digest: SHA-256 of all of them in the order of their key.
    """

    rows: int
    digest: str


def copy(old: Connection, new: Connection, progress: Progress) -> None:
    """Copy every entry, then read it again where it arrived; memory does not grow with the register.

    Args:
        old: a reading of one state of a register.
        new: a transaction on a register of the same shape without entries.
        progress: hears how many entries have arrived.

    Raises:
        Refused: what arrived is not what was sent.
        Cancelled: the user wants no more of it.
    """
    tables = Base.metadata.sorted_tables
    total = sum(old.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
    done = 0
    for table in tables:
        counting = _Counting()
        with closing(_read(old, table)) as parts:
            for rows in parts:
                new.execute(insert(table), [dict(row._mapping) for row in rows])
                counting.add(rows)
                done += len(rows)
                progress.report(done, total)
        if prove(new, table) != counting.proof:
            raise Refused(
                _("Not every entry arrived as it was. Nothing was changed; send the log to support."),
                code="not-arrived",
            )


def prove(connection: Connection, table: Table) -> Proof:
    """Read a whole table.

    Args:
        connection: to either sort of register.
        table: of the models.
    """
    counting = _Counting()
    for rows in _read(connection, table):
        counting.add(rows)
    return counting.proof


def refuse_broken_chain(connection: Connection) -> None:
    """Go on only where the audit chain is whole.

    Args:
        connection: to the register.

    Raises:
        Refused: a line of it does not fit.
    """
    with Session(connection) as session:
        if audit.broken_at(session) is not None:
            raise Refused(
                _("The audit chain of this register is broken. Nothing was changed; look at Check first."),
                code="broken-chain",
            )


class _Counting:
    def __init__(self) -> None:
        self._rows = 0
        self._digest = hashlib.sha256()

    def add(self, rows: Sequence[Row[Any]]) -> None:
        self._rows += len(rows)
        for row in rows:
            # Both dialects give the same values: texts, whole numbers, days, yes or no, bytes, nothing.
            self._digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))

    @property
    def proof(self) -> Proof:
        return Proof(self._rows, self._digest.hexdigest())


def _read(connection: Connection, table: Table) -> Generator[Sequence[Row[Any]]]:
    large = any(isinstance(column.type, LargeBinary) for column in table.columns)
    at_once = _LARGE_AT_ONCE if large else _AT_ONCE
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=at_once)
    # A reader who stops half way lets go of the server's cursor.
    with connection.execute(query) as rows:
        yield from rows.partitions(at_once)
