"""Report 8: the month of all centres together, and who has not sent which month."""

from __future__ import annotations

from sqlalchemy.orm import Session

from desktop.database.milestones import chain, period_of_month
from desktop.models import Case
from desktop.rules.months import Month
from desktop.rules.reports import CentreRow, Chain, ProvinceReport
from desktop.services.ground import Ground
from desktop.services.reports import frozen, inbox, states
from desktop.services.reports.rows import MISSING

_FIELDS = ("pointed_out", "screened", "referred", "assisted")


def count(ground: Ground, session: Session, month: Month) -> ProvinceReport:
    """The month of all centres, as frozen where it has come, else as far as their entries have."""
    rows = inbox.inbox_rows(ground, session, month.fiscal_year)
    units = sorted(inbox.units(ground, session) | {row.unit for row in rows})
    missing: dict[str, list[str]] = {unit: [] for unit in units}
    for row in sorted(rows, key=lambda one: one.month):
        if row.state == MISSING:
            missing[row.unit].append(str(row.month))
    centres = tuple(_centre(ground, session, unit, month, tuple(missing[unit])) for unit in units)
    figures = frozen.month_figures(ground, session, month, None)
    named = {name: sum(getattr(row.reached, name) for row in centres) for name in _FIELDS}
    elsewhere = Chain(**{name: getattr(figures.this_month, name) - named[name] for name in _FIELDS})
    return ProvinceReport(figures=figures, centres=centres, elsewhere=elsewhere)


def _centre(ground: Ground, session: Session, unit: str, month: Month, missing: tuple[str, ...]) -> CentreRow:
    state = states.at_province(session, unit, month)
    if state.closed_on is not None:
        reached = frozen.month_figures(ground, session, month, unit).this_month
    else:
        reached = chain(session, period_of_month(month), Case.origin == unit)
    return CentreRow(
        unit=unit,
        name=ground.reference.unit_name(unit),
        state=state.state,
        closed_on=state.closed_on.isoformat() if state.closed_on else "",
        reached=reached,
        months_missing=missing,
    )
