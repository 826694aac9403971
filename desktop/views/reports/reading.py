"""Everything that the page of a month shows, read in one go off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.rules.months import Month
from desktop.rules.reports import MonthFigures
from desktop.services.centre import Centre
from desktop.services.reports import InboxRow, MonthState, Unfinished

_AT_WORK = ("closed", "approved", "returned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of a month.

    Attributes:
        month: which month.
        unit: at the province, the centre whose month it is; empty for all together.
        state: where it stands; at the province without a centre it says nothing.
        figures: as frozen, or as they stand.
        rounding: how the target's parts of people are rounded.
        unfinished: what should be done before it is closed; at a centre only.
        months: at a centre, the months of the same fiscal year, the newest first.
        centres: at the province, every centre's word on the month.
    """

    month: Month
    unit: str
    state: MonthState
    figures: MonthFigures
    rounding: str = ""
    unfinished: tuple[Unfinished, ...] = ()
    months: tuple[MonthState, ...] = ()
    centres: tuple[InboxRow, ...] = ()


def read(centre: Centre, month: Month | None, unit: str) -> Reading:
    """Read a month.

    Args:
        centre: the services.
        month: which month; none takes the one that is to be worked on.
        unit: at the province, a centre; empty takes all together.
    """
    if centre.ground.is_province:
        return _at_province(centre, month or Month.of(centre.ground.clock.today()).previous(), unit)
    return _at_centre(centre, month or to_work_on(centre))


def to_work_on(centre: Centre) -> Month:
    """The last month while there is still something to do about it, else the present one."""
    now = Month.of(centre.ground.clock.today())
    last = now.previous()
    state = centre.reports.month_state(last).state
    if state in _AT_WORK:
        return last
    if state == "open" and centre.reports.figures(last).this_month.pointed_out:
        return last
    return now


def _at_centre(centre: Centre, month: Month) -> Reading:
    reports = centre.reports
    state = reports.month_state(month)
    return Reading(
        month=month,
        unit="",
        state=state,
        figures=reports.figures(month),
        rounding=reports.target(month.fiscal_year).rounding,
        unfinished=reports.unfinished(month) if state.state == "open" else (),
        months=reports.months(month.fiscal_year),
    )


def _at_province(centre: Centre, month: Month, unit: str) -> Reading:
    reports = centre.reports
    return Reading(
        month=month,
        unit=unit,
        state=reports.month_state(month, unit or None),
        figures=reports.figures(month, unit or None),
        rounding=reports.target(month.fiscal_year, unit or None).rounding,
        centres=tuple(row for row in reports.inbox(month.fiscal_year) if row.month == month),
    )
