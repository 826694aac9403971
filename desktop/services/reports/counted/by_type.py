"""Report 2: the chain by category of need, month by month through the fiscal year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database.milestones import (
    POINTED_OUT,
    REFERRED,
    SCREENED,
    first_reached,
    period_of_month,
)
from desktop.models import Case, Need
from desktop.rules.months import Month, fiscal_start
from desktop.rules.reports import TypeReport, TypeRow
from desktop.services.ground import Ground
from desktop.services.reports import counting
from desktop.services.reports.counted.asked import Found, no_such_figure
from desktop.services.reports.scope import Scope

FIGURES = (POINTED_OUT, SCREENED, REFERRED)
YEAR = "year"
_MONTHS = 12


def count(ground: Ground, session: Session, month: Month, scope: Scope) -> dict[str, TypeReport]:
    """Each category's chain in each month of the fiscal year up to one; earlier months as they stand now."""
    counted = {figure: _by_code(session, figure, month, scope) for figure in FIGURES}
    codes = {code for found in counted.values() for code, _place in found}
    table = ground.reference.categories
    known = [code for code in table if code in codes]
    begun = place_of(month) + 1
    return {
        "": TypeReport(
            month=str(month),
            fiscal_year=month.fiscal_year,
            categories=tuple(
                TypeRow(
                    code=code,
                    name=table[code].name if code in table else code,
                    **{figure: _year(counted[figure], code, begun) for figure in FIGURES},
                )
                for code in (*known, *sorted(codes - table.keys()))
            ),
        )
    }


def place_of(month: Month) -> int:
    """How many months of the fiscal year lie before a month."""
    return (month.month - 10) % _MONTHS


def month_at(month: Month, place: int) -> Month:
    """The month of the same fiscal year that so many lie before."""
    found = Month.of(fiscal_start(month.first))
    for _step in range(place):
        found = found.next()
    return found


def _by_code(session: Session, figure: str, month: Month, scope: Scope) -> Mapping[tuple[str, int], int]:
    first = first_reached(figure, counting.until_month(month)).subquery()
    query = (
        select(Need.category_code, first.c.on, func.count(first.c.case_uid.distinct()))
        .join(first, first.c.case_uid == Need.case_uid)
        .group_by(Need.category_code, first.c.on)
    )
    if conditions := scope.of(Case.origin):
        query = query.join(Case, Case.uid == Need.case_uid).where(*conditions)
    found: dict[tuple[str, int], int] = {}
    for code, day, number in session.execute(query):
        key = (code, place_of(Month.of(day)))
        found[key] = found.get(key, 0) + number
    return found


def _year(found: Mapping[tuple[str, int], int], code: str, begun: int) -> tuple[int | None, ...]:
    return tuple(found.get((code, place), 0) if place < begun else None for place in range(_MONTHS))


def behind(
    ground: Ground, session: Session, month: Month, scope: Scope, asked: tuple[str, str, str]
) -> Found:
    """The cases behind a number: the figure, the place of its month in the year or ``year``, the category."""
    figure, group, code = asked
    places = {str(place) for place in range(place_of(month) + 1)}
    if figure not in FIGURES or group not in (*places, YEAR):
        raise no_such_figure()
    wanted = month if group == YEAR else month_at(month, int(group))
    period = counting.until_month(wanted) if group == YEAR else period_of_month(wanted)
    condition = counting.behind(ground.reference, figure, period, counting.BY_CATEGORY, code)
    return Found(uids=session.scalars(select(Case.uid).where(condition, *scope.of(Case.origin))).all())


def summed(parts: Iterable[TypeReport]) -> TypeReport:
    """The reports of several offices as one."""
    reports = tuple(parts)
    rows: dict[str, TypeRow] = {}
    for report in reports:
        for row in report.categories:
            rows[row.code] = _added(rows[row.code], row) if row.code in rows else row
    return TypeReport(
        month=reports[0].month, fiscal_year=reports[0].fiscal_year, categories=tuple(rows.values())
    )


def _added(one: TypeRow, other: TypeRow) -> TypeRow:
    years = {
        figure: tuple(
            None if first is None and second is None else (first or 0) + (second or 0)
            for first, second in zip(getattr(one, figure), getattr(other, figure), strict=True)
        )
        for figure in FIGURES
    }
    return TypeRow(code=one.code, name=one.name, **years)
