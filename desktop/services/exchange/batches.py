"""Some hundreds of entries of one table, judged one by one and stored together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from sqlalchemy import Select, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from desktop.database import citizen_entries
from desktop.database.among import among_given, given
from desktop.database.work import Work
from desktop.exchange.records import TABLES, Record, values
from desktop.exchange.records.v1 import CODE, TEXT
from desktop.models import (
    Assignment,
    Attainment,
    Attendance,
    Base,
    Case,
    Certificate,
    ClosedMonth,
    Event,
    FrozenReport,
    HandOver,
    MonthVerdict,
    Need,
    ReceivedReport,
    Situation,
    SituationReview,
    Step,
    StipendCount,
    StipendReceipt,
    Target,
    TrainingFollowUp,
)
from desktop.rules.citizens import CitizenDraft
from desktop.services.exchange import money, soundness, words
from desktop.services.exchange.outgoing import MODELS
from desktop.system.language import _

NEW = "new"
CHANGED = "changed"
UNCHANGED = "unchanged"

_CITIZENS = "citizens"
# Nothing points at these: taken back, they leave the register, and only our word remembers them.
_LEAVE = frozenset(
    model.__tablename__
    for model in (
        Assignment,
        ReceivedReport,
        Attainment,
        HandOver,
        Need,
        Step,
        Target,
        MonthVerdict,
        StipendCount,
    )
)
# What a register may hold once only, beside the uid.
_ONCE: Mapping[type[Base], tuple[str, ...]] = {
    Case: ("fiscal_year", "number"),
    ClosedMonth: ("month",),
    ReceivedReport: ("volunteer_uid", "month"),
    StipendCount: ("volunteer_uid", "month"),
    StipendReceipt: ("fiscal_year", "number"),
    FrozenReport: ("month", "report", "subject"),
    Attendance: ("session_uid", "enrolment_uid"),
    TrainingFollowUp: ("enrolment_uid", "days"),
    Certificate: ("fiscal_year", "number"),
    Situation: ("fiscal_year", "quarter", "tambon_code", "village_number"),
    SituationReview: ("fiscal_year", "quarter", "area_code"),
    Event: ("fiscal_year", "number"),
}
# What an entry must hold to be kept.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    table: tuple(name for name, kind in fields.items() if not kind.empty) for table, fields in TABLES.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Whose file is taken in.

    Attributes:
        unit: the sender.
        own_unit: who takes it in.
        owner: whose entries the sender's may point at.
    """

    unit: str
    own_unit: str
    owner: str


@dataclass(slots=True)
class Verdict:
    """What becomes of one record: ``new``, ``changed``, ``unchanged``, or the reason why it is refused."""

    record: Record
    became: str = UNCHANGED
    reason: str = ""


@dataclass(slots=True)
class _Known:
    """What the register holds around a batch, read before the first record is judged."""

    stored: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    accepted: dict[str, int] = field(default_factory=dict)
    pointed_at: dict[str, set[str]] = field(default_factory=dict)
    taken: dict[tuple[Any, ...], str] = field(default_factory=dict)


class Batch:
    """Entries of one table, no uid twice.

    Args:
        work: the running work.
        table: theirs.
        sender: whose file it is.
    """

    def __init__(self, work: Work, table: str, sender: Sender) -> None:
        self._work = work
        self._table = table
        self._sender = sender
        self._columns = cast(Table, cast(Any, MODELS[table]).__table__)
        self._once = _ONCE.get(cast(Any, MODELS[table]))
        self._known = _Known()
        self._new: list[dict[str, Any]] = []
        self._changed: list[dict[str, Any]] = []
        self._gone: list[str] = []

    def take(self, records: Sequence[Record]) -> list[Verdict]:
        """Judge the records in their order and store those that may come in."""
        self._look_around(records)
        verdicts = [self._judge(record) for record in records]
        self._store()
        return verdicts

    def _look_around(self, records: Sequence[Record]) -> None:
        session, uids = self._work.session, [record.uid for record in records]
        found = session.execute(_stored(self._columns), given(uids))
        self._known.stored = {row["uid"]: dict(row) for row in found.mappings()}
        self._known.accepted = words.accepted_revisions(session, self._sender.unit, uids)
        for name, table in _pointing(self._columns):
            named = {record.fields.get(name) for record in records} - {None}
            self._known.pointed_at[name] = self._owned(table, [str(uid) for uid in named])
        self._known.taken = self._taken(records)

    def _owned(self, table: Table, uids: Sequence[str]) -> set[str]:
        if not uids:
            return set()
        # Asked for in the statement, the origin would lead through all that the unit ever sent.
        found = self._work.session.execute(_origins(table), given(uids))
        return {uid for uid, origin in found if origin == self._sender.owner}

    def _taken(self, records: Sequence[Record]) -> dict[tuple[Any, ...], str]:
        if self._once is None:
            return {}
        once = [self._columns.c[name] for name in self._once]
        told = [{record.fields.get(column.name) for record in records} - {None} for column in once]
        query = select(self._columns.c.uid, *once).where(
            self._columns.c.origin == self._sender.unit,
            *(column.in_(found) for column, found in zip(once, told, strict=True)),
        )
        return {tuple(found): uid for uid, *found in self._work.session.execute(query)}

    def _judge(self, record: Record) -> Verdict:
        known = self._known.stored.get(record.uid)
        if known is not None and known["origin"] != record.origin:
            return Verdict(record, reason=_("This entry is known here as another unit's."))
        newest = known["revision"] if known else self._known.accepted.get(record.uid, 0)
        if record.revision <= newest:
            return self._compared(record, known) if known is not None else Verdict(record)
        return self._let_in(record, known)

    def _compared(self, record: Record, known: Mapping[str, Any]) -> Verdict:
        """A copy of a register counts again from an older revision, and says other things under known ones.

        An older file that came late differs too; its unit has a newer revision, and passes this word over.
        """
        differs = any(known[name] != value for name, value in values(record).items())
        if differs and not (record.deleted or record.erased):
            sentence = _(
                "This revision or a later one is here already with another content. "
                "Change the entry once more and save it; it goes with the next file."
            )
            return Verdict(record, reason=sentence)
        return Verdict(record)

    def _let_in(self, record: Record, known: Mapping[str, Any] | None) -> Verdict:
        if record.deleted and self._table in _LEAVE:
            self._gone += [record.uid] if known else []
            return Verdict(record, became=CHANGED if known else UNCHANGED)
        row = self._row(record, known)
        reason = self._reason(record, row)
        if reason:
            return Verdict(record, reason=reason)
        (self._changed if known else self._new).append(row)
        return Verdict(record, became=CHANGED if known else NEW)

    def _row(self, record: Record, known: Mapping[str, Any] | None) -> dict[str, Any]:
        row, table = values(record), TABLES[self._table]
        if len(row) < len(table):
            row = {name: row[name] if name in row else self._lacking(name, known) for name in table}
        row |= {"uid": record.uid, "origin": record.origin, "revision": record.revision}
        return row | (_finding_keys(row) if self._table == _CITIZENS else {})

    def _lacking(self, name: str, known: Mapping[str, Any] | None) -> Any:
        """What stands for a field that an erased entry no longer has: nothing personal stays."""
        kind = TABLES[self._table][name]
        if kind.empty:
            return None
        told = kind.kind == TEXT and (self._table == _CITIZENS or kind.longest > CODE.longest)
        if told and not self._columns.c[name].foreign_keys:
            return ""
        return known[name] if known else None

    def _reason(self, record: Record, row: Mapping[str, Any]) -> str:
        if None in row.values() and any(row[name] is None for name in _NEEDED[self._table]):
            return _("The entry lacks what it needs to be kept.")
        for name, present in self._known.pointed_at.items():
            target = row[name]
            if not (target is None or target in present or target in self._own_target(record, name)):
                return _("The entry belongs to another one that is not here.")
        if problem := soundness.problem(self._table, row, self._sender.own_unit):
            return problem
        return self._money_problem(row) or self._clash(row)

    def _money_problem(self, row: Mapping[str, Any]) -> str:
        if not money.concerns(self._table):
            return ""
        known, beside = self._known.stored.get(row["uid"]), (*self._changed, *self._new)
        return money.problem(self._work.session, self._columns, row, known, beside)

    def _own_target(self, record: Record, name: str) -> set[str]:
        """Of an erased entry the register still knows what it points at."""
        known = self._known.stored.get(record.uid)
        return {known[name]} if known and name not in record.fields else set()

    def _clash(self, row: Mapping[str, Any]) -> str:
        if self._once is None:
            return ""
        holder = self._known.taken.setdefault(tuple([row[name] for name in self._once]), row["uid"])
        return "" if holder == row["uid"] else _("Another entry of this unit has the same number already.")

    def _store(self) -> None:
        session = self._work.session
        # First what was voided, then what was issued in its place: a month has one living receipt.
        if self._changed:
            _update(session, self._columns, self._changed)
        if self._new:
            session.execute(insert(self._columns), self._new)
        if self._gone:
            session.execute(delete(self._columns).where(self._columns.c.uid.in_(self._gone)))
        for uid in (*(row["uid"] for row in (*self._new, *self._changed)), *self._gone):
            self._work.touch(self._table, uid)


# The statements and what they need are made once for each table: a file brings hundreds of batches.
@cache
def _stored(table: Table) -> Select[Any]:
    return select(table).where(table.c.uid.in_(among_given()))


@cache
def _origins(table: Table) -> Select[Any]:
    return select(table.c.uid, table.c.origin).where(table.c.uid.in_(among_given()))


@cache
def _pointing(table: Table) -> tuple[tuple[str, Table], ...]:
    return tuple((column.name, key.column.table) for column in table.columns for key in column.foreign_keys)


def _update(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    statement = update(table).where(table.c.uid == bindparam("entry"))
    session.execute(statement, [{"entry": row["uid"], **row} for row in rows])


def _finding_keys(row: Mapping[str, Any]) -> dict[str, str]:
    named = CitizenDraft(
        first_name=row["first_name"],
        last_name=row["last_name"],
        former_names=row["former_names"],
        thai_id=row["thai_id"],
        phones=tuple(row["phones"].split()),
    )
    return citizen_entries.finding_keys(named, row["joined_to"])
