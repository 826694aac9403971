"""Where a month stands: derived from its closing, the files sent, and the province's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database.work import put_setting, setting
from desktop.models import Case, ClosedMonth, ExchangedBundle, MonthVerdict, Step
from desktop.rules.months import Month
from desktop.services.reports.rows import (
    APPROVED,
    CLOSED,
    MISSING,
    OPEN,
    RECEIVED,
    RETURNED,
    SENT,
    MonthState,
)


def closed_month(session: Session, unit: str, month: Month) -> ClosedMonth | None:
    """The entry of a unit's month, where it was ever closed; reopened ones have no closing day."""
    query = select(ClosedMonth).where(ClosedMonth.origin == unit, ClosedMonth.month == str(month))
    return session.scalar(query)


def last_verdict(session: Session, unit: str, month: Month) -> MonthVerdict | None:
    """The province's last word on a unit's month."""
    query = select(MonthVerdict).where(MonthVerdict.unit == unit, MonthVerdict.month == str(month))
    return session.scalar(query.order_by(MonthVerdict.on.desc(), MonthVerdict.uid.desc()).limit(1))


def at_centre(session: Session, unit: str, month: Month) -> MonthState:
    """Where the own month stands at a centre."""
    closed, verdict = closed_month(session, unit, month), last_verdict(session, unit, month)
    return _described(closed, verdict, unit, month, _own_state(session, closed, verdict, month))


def _own_state(
    session: Session, closed: ClosedMonth | None, verdict: MonthVerdict | None, month: Month
) -> str:
    if closed is None or closed.closed_on is None:
        return OPEN
    answered, sequence = _reopening(session, month)
    if verdict is not None and verdict.uid != answered:
        return verdict.verdict
    if closed.approved_on is None:
        return CLOSED
    sent = select(ExchangedBundle.uid).where(
        ExchangedBundle.direction == "out",
        ExchangedBundle.month == str(month),
        ExchangedBundle.sequence > sequence,
    )
    return SENT if session.scalar(sent.limit(1)) else APPROVED


def at_province(session: Session, unit: str, month: Month) -> MonthState:
    """Where a centre's month stands at the province."""
    closed, verdict = closed_month(session, unit, month), last_verdict(session, unit, month)
    received = closed is not None and closed.closed_on is not None
    state = RECEIVED if received else MISSING
    judged = verdict is not None and closed is not None and _judged(session, unit, month) == closed.revision
    if verdict is not None and (judged or (not received and verdict.verdict == RETURNED)):
        state = verdict.verdict
    return _described(closed, verdict, unit, month, state)


def _described(
    closed: ClosedMonth | None, verdict: MonthVerdict | None, unit: str, month: Month, state: str
) -> MonthState:
    return MonthState(
        month=month,
        state=state,
        unit=unit,
        closed_on=closed.closed_on if closed else None,
        closed_by=closed.closed_by if closed else "",
        approved_on=closed.approved_on if closed else None,
        approved_by=closed.approved_by if closed else "",
        remark=verdict.remark if verdict else "",
        judged_on=verdict.on if verdict else None,
    )


def _reopening_name(month: Month) -> str:
    return f"month {month} reopened"


def remember_reopening(
    session: Session, month: Month, verdict: MonthVerdict, superseded: Mapping[str, str]
) -> None:
    """Note which verdict a reopening answered: the month's next closing must not pass for returned again.

    Verdicts and closings carry days, not moments: only this note tells two of one day apart.

    Args:
        session: of the running work.
        month: which month.
        verdict: the one that returned it.
        superseded: the figures of each report as they had been frozen; they are kept, those of every
            reopening, to be looked at later.
    """
    last = select(func.max(ExchangedBundle.sequence)).where(ExchangedBundle.direction == "out")
    kept = [*superseded_figures(session, month), dict(superseded)]
    note = {"verdict": verdict.uid, "sequence": session.scalar(last) or 0, "superseded": kept}
    put_setting(session, _reopening_name(month), json.dumps(note, ensure_ascii=False))


def superseded_figures(session: Session, month: Month) -> tuple[dict[str, str], ...]:
    """What was frozen at each closing that the province gave back since, the oldest first: by report."""
    return tuple(json.loads(setting(session, _reopening_name(month), "{}")).get("superseded", ()))


def _reopening(session: Session, month: Month) -> tuple[str, int]:
    note = json.loads(setting(session, _reopening_name(month), "{}"))
    return note.get("verdict", ""), note.get("sequence", -1)


def _judged_name(unit: str, month: Month) -> str:
    return f"month {unit} {month} judged"


def remember_judged(session: Session, closed: ClosedMonth) -> None:
    """Note which revision of a centre's month the province spoke about; a later one waits for its word."""
    name = _judged_name(closed.origin, Month.parse(closed.month))
    put_setting(session, name, str(closed.revision))


def _judged(session: Session, unit: str, month: Month) -> int:
    return int(setting(session, _judged_name(unit, month), "0"))


def oldest_open(session: Session, unit: str, before: Month) -> Month | None:
    """The oldest month before another that has entries of a unit and is not closed."""
    month = _first_month(session, unit)
    while month is not None and month < before:
        closed = closed_month(session, unit, month)
        if (closed is None or closed.closed_on is None) and _has_entries(session, unit, month):
            return month
        month = month.next()
    return None


def _first_month(session: Session, unit: str) -> Month | None:
    days = (
        _first_day(session, Case.pointed_out_on, Case.origin, unit),
        _first_day(session, Step.on, Step.origin, unit),
    )
    return min((Month.of(day) for day in days if day is not None), default=None)


def _first_day(session: Session, on: Any, origin: Any, unit: str) -> date | None:
    # A register is nearly all its own: along the days the first is found at once. By its origin, which is why
    # that is hidden from the index here, every entry would be looked at.
    query = select(on).where(origin.concat("") == unit).order_by(on).limit(1)
    return session.scalar(query)


def _has_entries(session: Session, unit: str, month: Month) -> bool:
    pointed_out = select(Case.uid).where(
        Case.pointed_out_on.between(month.first, month.last), Case.origin == unit
    )
    written = select(Step.uid).where(Step.on.between(month.first, month.last), Step.origin == unit)
    return bool(session.scalar(pointed_out.limit(1)) or session.scalar(written.limit(1)))
