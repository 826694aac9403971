"""The province's inbox: which centre has sent which month, and what was said about it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.milestones import period_of_year
from desktop.models import ClosedMonth, Peer
from desktop.rules.months import Month
from desktop.rules.reference import CENTRE
from desktop.rules.reports import MonthFigures
from desktop.services.ground import Ground
from desktop.services.reports import states
from desktop.services.reports.rows import InboxRow


def inbox_rows(ground: Ground, session: Session, year: int | None) -> tuple[InboxRow, ...]:
    """Every centre's months of a fiscal year that are over or have come, the newest first.

    Args:
        ground: what every service stands on.
        session: of a reading.
        year: the fiscal year; None takes the one of the last month that is over.
    """
    over = Month.of(ground.clock.today()).previous()
    wanted = year if year is not None else over.fiscal_year
    come = {
        (closed.origin, Month.parse(closed.month)): closed
        for closed in session.scalars(select(ClosedMonth))
        if Month.parse(closed.month).fiscal_year == wanted
    }
    expected = units(ground, session) | {unit for unit, _month in come}
    months = set(_months(wanted, over)) | {month for _unit, month in come}
    return tuple(
        _row(ground, session, unit, month, come.get((unit, month)))
        for month in sorted(months, reverse=True)
        for unit in sorted(expected)
        if month <= over or (unit, month) in come
    )


def units(ground: Ground, session: Session) -> set[str]:
    """The centres whose months the province expects: its own, and others that take part."""
    centres = {
        unit.code
        for unit in ground.reference.units().values()
        if unit.kind == CENTRE and unit.code.startswith(ground.unit)
    }
    return centres | set(session.scalars(select(Peer.unit)))


def _months(year: int, last: Month) -> Iterator[Month]:
    month = Month.of(period_of_year(year).first)
    while month.fiscal_year == year and month <= last:
        yield month
        month = month.next()


def _row(ground: Ground, session: Session, unit: str, month: Month, closed: ClosedMonth | None) -> InboxRow:
    state = states.at_province(session, unit, month)
    frozen = closed is not None and closed.closed_on is not None and closed.figures
    return InboxRow(
        unit=unit,
        unit_name=ground.reference.unit_name(unit),
        month=month,
        state=state.state,
        pointed_out=MonthFigures.from_json(frozen).this_month.pointed_out if frozen else 0,
        closed_on=state.closed_on,
        approved_on=state.approved_on,
        remark=state.remark,
    )
