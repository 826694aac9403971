"""A closed month takes no more entries."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import ClosedMonth, MonthVerdict
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.system.language import _

RETURNED = "returned"


def is_closed(session: Session, unit: str, month: Month) -> bool:
    """Whether a unit's month is closed, and was not given back by the province since.

    Args:
        session: of a reading or a running work.
        unit: whose month.
        month: which one.
    """
    query = select(ClosedMonth.closed_on).where(ClosedMonth.origin == unit, ClosedMonth.month == str(month))
    closed_on = session.scalar(query)
    return closed_on is not None and _last_word(session, unit, month, closed_on) != RETURNED


def refuse_if_closed(session: Session, unit: str, day: date) -> None:
    """Go on only where the day's month still takes entries.

    Args:
        session: of the running work.
        unit: whose month.
        day: the day of the entry.

    Raises:
        Refused: the month is closed; the sentence names it.
    """
    month = Month.of(day)
    if is_closed(session, unit, month):
        raise Refused(
            _(
                "{month} is closed and takes no more entries. Nothing was saved; "
                "choose a later date, or ask the province to return the month.",
                month=month.spoken(),
            ),
            code="month-closed",
        )


def _last_word(session: Session, unit: str, month: Month, closed_on: date) -> str:
    # A month returned on the very day of its closing opens by the officer's reopening, which takes the
    # closing day away: a verdict of that day may as well belong to an earlier closing.
    query = (
        select(MonthVerdict.verdict)
        .where(MonthVerdict.unit == unit, MonthVerdict.month == str(month), MonthVerdict.on > closed_on)
        .order_by(MonthVerdict.on.desc(), MonthVerdict.uid.desc())
        .limit(1)
    )
    return session.scalar(query) or ""
