"""Reports of closed months, their figures as they were frozen with the month."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.models import ClosedMonth, FrozenReport, new_uid
from desktop.rules.months import Month

# A report's name and whose it is: a volunteer's uid, an area's code, or empty for the whole centre.
Key = tuple[str, str]


def put(session: Session, unit: str, month: Month, figures: Mapping[Key, str]) -> None:
    """Freeze a month's reports inside the running work.

    What an earlier closing had frozen and this one has not is emptied: entries are never deleted, for the
    province may hold them already.

    Args:
        session: of the running work.
        unit: whose month.
        month: which one.
        figures: the text of each report's figures.
    """
    stored = {(row.report, row.subject): row for row in session.scalars(_of(unit, month))}
    for (report, subject), text in figures.items():
        row = stored.get((report, subject))
        if row is None:
            row = FrozenReport(uid=new_uid(), origin=unit, month=str(month), report=report, subject=subject)
            session.add(row)
        row.figures = text
    for key, row in stored.items():
        if key not in figures:
            row.figures = ""


def get(session: Session, unit: str, month: Month, report: str, subject: str = "") -> str:
    """The figures of one report as they were frozen; empty where the month is open or has no such report.

    Args:
        session: of a reading or a running work.
        unit: whose month.
        month: which one.
        report: the report's name.
        subject: whose it is.
    """
    query = _of(unit, month).where(FrozenReport.report == report, FrozenReport.subject == subject)
    row = session.scalar(query)
    return row.figures if row is not None and is_frozen(session, unit, month) else ""


def of_month(session: Session, unit: str, month: Month) -> dict[Key, str]:
    """All that is frozen of a unit's month, in the order of its freezing; nothing where the month is open."""
    if not is_frozen(session, unit, month):
        return {}
    rows = session.scalars(_of(unit, month).order_by(FrozenReport.uid))
    return {(row.report, row.subject): row.figures for row in rows if row.figures}


def everything(session: Session, unit: str, month: Month) -> dict[str, str]:
    """All that was frozen with a month, under ``report`` or ``report/subject``: to be kept at reopening."""
    return {
        f"{row.report}/{row.subject}".rstrip("/"): row.figures
        for row in session.scalars(_of(unit, month))
        if row.figures
    }


def is_frozen(session: Session, unit: str, month: Month) -> bool:
    """Whether a unit's month is closed: reopened months and those that never came are not."""
    query = select(ClosedMonth.closed_on).where(ClosedMonth.origin == unit, ClosedMonth.month == str(month))
    return session.scalar(query) is not None


def frozen_units(session: Session, month: Month) -> frozenset[str]:
    """The units whose month is closed here."""
    query = select(ClosedMonth.origin).where(
        ClosedMonth.month == str(month), ClosedMonth.closed_on.isnot(None)
    )
    return frozenset(session.scalars(query.where(ClosedMonth.closed_on.is_not(None))))


def _of(unit: str, month: Month) -> Select[FrozenReport]:
    return select(FrozenReport).where(FrozenReport.origin == unit, FrozenReport.month == str(month))
