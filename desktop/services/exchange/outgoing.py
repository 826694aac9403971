"""What a peer has not acknowledged: our entries and our words, as records on their way."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select, true
from sqlalchemy.orm import Session

from desktop.database import dialects
from desktop.database.work import table_of
from desktop.exchange.records import TABLES, Record, record
from desktop.models import (
    EXCHANGED,
    Acknowledgement,
    Case,
    ClosedMonth,
    Entry,
    MonthVerdict,
    ReferenceValue,
    Step,
    StipendCount,
    Target,
    new_uid,
)
from desktop.rules.months import Month
from desktop.services.exchange import words
from desktop.services.exchange.rows import OUT
from desktop.services.ground import Ground
from desktop.system.progress import Progress

MODELS: dict[str, type[Entry]] = {table_of(model): model for model in EXCHANGED}
REFERENCE = "reference_values"
RESULTS = "results"

_OF_PROVINCE = frozenset({"targets", "steps", "month_verdicts", "stipend_counts", "bulletins"})
_PLAIN_CODE = re.compile(r"[0-9A-Za-z._:-]*")
_LONGEST_UID = 64


class Outgoing:
    """The records for one peer; what went through is noted as sent while it goes.

    Args:
        ground: whose entries.
        session: of the running work.
        peer: the unit they are for.
        sequence: of the file that carries them.
        progress: hears how far it is.
    """

    def __init__(
        self, ground: Ground, session: Session, peer: str, sequence: int, progress: Progress
    ) -> None:
        self._ground = ground
        self._session = session
        self._peer = peer
        self._sequence = sequence
        self._progress = progress
        self._gone: list[dict[str, Any]] = []
        self._done = 0

    def __iter__(self) -> Iterator[Record]:
        total = pending_count(self._ground, self._session, self._peer)
        for table in TABLES:
            for going in self._of_table(table):
                if self._done % words.AT_ONCE == 0:
                    self._progress.report(self._done, total)
                if going.table != RESULTS:
                    self._note(going)
                yield going
        self._mark_sent()

    def _note(self, going: Record) -> None:
        self._done += 1
        self._gone.append(
            words.word(self._peer, going.table, going.uid, going.revision, words.SENT, told_in=self._sequence)
        )
        if len(self._gone) == words.AT_ONCE:
            self._mark_sent()

    def _mark_sent(self) -> None:
        """Whether an entry is sent does not make it heard: what is still to be read stays to be read."""
        words.mark_sent(self._session, self._gone)
        self._gone.clear()

    def _of_table(self, table: str) -> Iterator[Record]:
        if table == REFERENCE:
            return self._reference()
        if table == RESULTS:
            return self._results()
        return entries(self._session, table, pending(self._ground, table, self._peer))

    def _reference(self) -> Iterator[Record]:
        if not self._ground.is_province:
            return
        known = _known_references(self._session, self._peer)
        for value in reference_records(self._session, self._ground.unit):
            if known.get(value.uid, 0) < value.revision:
                yield value

    def _results(self) -> Iterator[Record]:
        if not self._ground.is_province:
            return
        query = select(Acknowledgement).where(words.to_tell(self._peer)).order_by(Acknowledgement.uid)
        for said in self._session.scalars(query.execution_options(yield_per=words.AT_ONCE)):
            fields = {name: getattr(said, name) for name in TABLES[RESULTS]}
            yield record(RESULTS, new_uid(), self._ground.unit, 1, fields)


def entries(session: Session, table: str, which: ColumnElement[bool] | None) -> Iterator[Record]:
    """Entries of one table as records.

    Args:
        session: of a reading or a running work.
        table: where they stand.
        which: from ``pending``.
    """
    if which is None:
        return
    model: Any = MODELS[table]
    names = ("uid", "origin", "revision", *TABLES[table])
    columns = (getattr(model, name) for name in names)
    query = select(*columns).where(which).order_by(_as_stored(session, model))
    for uid, origin, revision, *values in session.execute(query.execution_options(yield_per=words.AT_ONCE)):
        fields = dict(zip(TABLES[table], values, strict=True))
        yield record(table, uid, origin, revision, fields)


def _as_stored(session: Session, model: Any) -> Any:
    """The order in which the index of origins gives its rows: nobody has to sort a million of them."""
    return model.uid if dialects.on_server(session) else literal_column(f"{table_of(model)}.rowid")


def pending(ground: Ground, table: str, peer: str) -> ColumnElement[bool] | None:
    """The condition that an entry of ours is to go to a peer, or None where none of the table ever does.

    Args:
        ground: whose entries.
        table: where they stand.
        peer: the other unit.
    """
    if table not in MODELS or (ground.is_province and table not in _OF_PROVINCE):
        return None
    model = MODELS[table]
    condition = (model.origin == ground.unit) & words.unheard(model, peer)
    return condition & _concerns(table, peer) if ground.is_province else condition


def _concerns(table: str, peer: str) -> ColumnElement[bool]:
    if table == "targets":
        return Target.unit.in_(("", peer))
    if table == "stipend_counts":
        return StipendCount.unit == peer
    if table == "bulletins":
        # Every centre keeps all of them: people ask at the counter about work in the next district, too.
        return true()
    if table == "month_verdicts":
        return MonthVerdict.unit == peer
    return Step.case_uid.in_(select(Case.uid).where(Case.origin == peer))


def pending_count(ground: Ground, session: Session, peer: str) -> int:
    """How many of our entries a peer has not acknowledged.

    Args:
        ground: whose entries.
        session: of a reading or a running work.
        peer: the other unit; an empty one has acknowledged nothing.
    """
    return sum(
        session.scalar(_count(table, which)) or 0
        for table in MODELS
        if (which := pending(ground, table, peer)) is not None
    )


def _count(table: str, which: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(MODELS[table]).where(which)


def is_approved(session: Session, unit: str, month: Month) -> bool:
    """Whether the supervisor stands for a month's figures."""
    query = select(ClosedMonth.approved_on).where(ClosedMonth.origin == unit, ClosedMonth.month == str(month))
    return session.scalar(query) is not None


def reference_records(session: Session, unit: str) -> Iterator[Record]:
    """The reference tables of a province as records.

    Args:
        session: of a reading or a running work.
        unit: the province.
    """
    query = select(ReferenceValue).order_by(ReferenceValue.table, ReferenceValue.code)
    for value in session.scalars(query):
        fields = {name: getattr(value, name) for name in TABLES[REFERENCE]}
        yield record(REFERENCE, reference_uid(value.table, value.code), unit, value.version, fields)


def reference_uid(table: str, code: str) -> str:
    """The uid of a reference value (exchange format 1, reference_values)."""
    uid = f"{table}:{code}"
    if _PLAIN_CODE.fullmatch(code) and len(uid) <= _LONGEST_UID:
        return uid
    return f"{table}:{hashlib.sha256(code.encode('utf-8')).hexdigest()[:40]}"


def note_reference_known(session: Session, unit: str, peer: str) -> None:
    """A centre that hands back its key card has taken in the reference tables of its enrolment."""
    words.keep_theirs(
        session,
        [
            words.word(peer, REFERENCE, value.uid, value.revision, "accepted")
            for value in reference_records(session, unit)
        ],
    )


def _known_references(session: Session, peer: str) -> dict[str, int]:
    query = select(Acknowledgement.uid, Acknowledgement.revision).where(
        Acknowledgement.peer == peer,
        Acknowledgement.direction == OUT,
        Acknowledgement.table == REFERENCE,
        Acknowledgement.verdict.in_(words.HEARD),
    )
    return dict(session.execute(query).all())
