"""The figures of a month, counted where the entries are stored; nobody's name is read for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain as chained
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from desktop.database.milestones import (
    ASSISTED,
    MILESTONES,
    REFERRED,
    Period,
    chain,
    period_of_month,
    period_of_year,
    reached,
)
from desktop.database.year_targets import active_volunteers, counting_day, target
from desktop.models import Case, Citizen, Need, Step
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.reference import ReferenceTables
from desktop.rules.reports import Chain, FigureRow, MonthFigures
from desktop.rules.targets import funnel
from desktop.services.ground import Ground
from desktop.services.reports import standing
from desktop.services.reports.scope import Scope
from desktop.system.language import _

BY_CATEGORY = "category"
BY_TAMBON = "tambon"
BY_AGENCY = "agency"
OPEN_CASES = "open_cases"
OVERDUE = "overdue"
# Counted at the month's last day, not over its days.
AT_THE_END = (OPEN_CASES, OVERDUE)

# A letter says which agency a case went to; before it, the kind of need says which one it belongs to.
_BY_LETTER = frozenset({REFERRED, ASSISTED})


def of_unit(unit: str | None) -> tuple[ColumnElement[bool], ...]:
    """The condition on ``Case`` that it is a unit's; nothing where all units are meant."""
    return () if unit is None else (Case.origin == unit,)


def until_month(month: Month) -> Period:
    """From the fiscal year's first day to the month's last."""
    return Period(period_of_year(month.fiscal_year).first, month.last)


def figures(
    ground: Ground, session: Session, month: Month, scope: Scope, unfinished: int = 0
) -> MonthFigures:
    """All figures of a month as the entries say them now.

    Args:
        ground: what every service stands on.
        session: of a reading or a running work.
        month: which month.
        scope: whose entries.
        unfinished: how many entries are not complete.
    """
    period, which = period_of_month(month), scope.of(Case.origin)
    asked = target(session, scope.unit or ground.unit, month.fiscal_year)
    volunteers = _volunteers(session, counting_day(period, ground.clock.today()), scope)
    still_open = standing.open_at(session, month.last, *which)
    return MonthFigures(
        month=str(month),
        fiscal_year=month.fiscal_year,
        volunteers=volunteers,
        quota=asked.quota,
        target=funnel(asked, volunteers),
        this_month=chain(session, period, *which),
        since_october=chain(session, until_month(month), *which),
        by_category=_rows(session, period, BY_CATEGORY, ground.reference, which),
        by_tambon=_rows(session, period, BY_TAMBON, ground.reference, which),
        by_agency=_rows(session, period, BY_AGENCY, ground.reference, which),
        open_cases=len(still_open),
        overdue=sum(status == standing.OVERDUE for status in still_open.values()),
        unfinished=unfinished,
    )


def _volunteers(session: Session, day: date, scope: Scope) -> int:
    elsewhere = sum(active_volunteers(session, day, unit) for unit in scope.without)
    return active_volunteers(session, day, scope.unit or None) - elsewhere


def summed(ground: Ground, session: Session, parts: Sequence[MonthFigures], month: Month) -> MonthFigures:
    """The month of several offices as one; what is asked is asked of all their volunteers together.

    Args:
        ground: what every service stands on.
        session: of a reading.
        parts: the offices' figures.
        month: which month.
    """
    asked = target(session, ground.unit, month.fiscal_year)
    volunteers = sum(part.volunteers for part in parts)
    return MonthFigures(
        month=str(month),
        fiscal_year=month.fiscal_year,
        volunteers=volunteers,
        quota=asked.quota,
        target=funnel(asked, volunteers),
        this_month=added([part.this_month for part in parts]),
        since_october=added([part.since_october for part in parts]),
        by_category=_together([part.by_category for part in parts], ground.reference.categories),
        by_tambon=_together([part.by_tambon for part in parts], ground.reference.tambons),
        by_agency=_together([part.by_agency for part in parts], ground.reference.agencies),
        open_cases=sum(part.open_cases for part in parts),
        overdue=sum(part.overdue for part in parts),
        unfinished=sum(part.unfinished for part in parts),
    )


def added(chains: Sequence[Chain]) -> Chain:
    """The sum of several chains."""
    return Chain(**{name: sum(getattr(one, name) for one in chains) for name in MILESTONES})


def _together(tables: Iterable[Iterable[FigureRow]], order: Mapping[str, Any]) -> tuple[FigureRow, ...]:
    rows: dict[str, FigureRow] = {}
    for row in chained.from_iterable(tables):
        known = rows.get(row.code)
        counts = {name: getattr(known, name, 0) + getattr(row, name) for name in MILESTONES}
        rows[row.code] = replace(row, **counts)
    return tuple(rows[code] for code in _in_order(rows, order))


def _rows(
    session: Session,
    period: Period,
    group: str,
    reference: ReferenceTables,
    which: tuple[ColumnElement[bool], ...],
) -> tuple[FigureRow, ...]:
    counted: dict[str, dict[str, Any]] = {}
    for milestone in MILESTONES:
        pairs = _pairs(group, milestone, period, reference).subquery()
        query = select(pairs.c.code, func.count(pairs.c.case_uid.distinct())).group_by(pairs.c.code)
        if which:
            query = query.join(Case, Case.uid == pairs.c.case_uid).where(*which)
        for code, count in session.execute(query):
            counted.setdefault(code or "", {})[milestone] = count
    return tuple(
        replace(_named(group, code, reference), **counted[code])
        for code in _in_order(counted, _table(group, reference))
    )


def _in_order(counted: Mapping[str, Any], table: Mapping[str, Any]) -> list[str]:
    known = [code for code in table if code in counted]
    return known + sorted(counted.keys() - table.keys())


def _table(group: str, reference: ReferenceTables) -> Mapping[str, Any]:
    tables: dict[str, Mapping[str, Any]] = {
        BY_CATEGORY: reference.categories,
        BY_TAMBON: reference.tambons,
        BY_AGENCY: reference.agencies,
    }
    return tables[group]


def _named(group: str, code: str, reference: ReferenceTables) -> FigureRow:
    known = _table(group, reference).get(code)
    # A person without an address still counts: the sum of the rows is the figure above them.
    name = known.name if known else code or "ไม่ระบุ"
    if group != BY_CATEGORY:
        return FigureRow(code=code, name=name)
    agency = reference.agencies.get(known.agency_code) if known else None
    return FigureRow(code=code, name=name, agency=agency.short if agency else "")


def _pairs(group: str, milestone: str, period: Period, reference: ReferenceTables) -> Select[str, str]:
    """Which case each row counts: pairs of a case that reached the milestone, and the row's code."""
    counted = reached(milestone, period)
    if group == BY_TAMBON:
        query = select(Case.uid.label("case_uid"), Citizen.tambon_code.label("code"))
        return query.join(Citizen, Citizen.uid == Case.citizen_uid).where(Case.uid.in_(counted))
    if group == BY_AGENCY and milestone in _BY_LETTER:
        return _letters(milestone, period)
    code: ColumnElement[str] = Need.category_code.expression
    if group == BY_AGENCY:
        agencies = {category.code: category.agency_code for category in reference.categories.values()}
        code = case(agencies, value=Need.category_code, else_="")
    return select(Need.case_uid.label("case_uid"), code.label("code")).where(Need.case_uid.in_(counted))


def _letters(milestone: str, period: Period) -> Select[str, str]:
    query = select(Step.case_uid.label("case_uid"), Step.agency_code.label("code"))
    query = query.where(Step.kind == "referred", Step.on <= period.last)
    if milestone == ASSISTED:
        return query.where(Step.case_uid.in_(reached(milestone, period)))
    # A second letter to another agency counts for that agency in the month in which it was written.
    before = aliased(Step)
    earlier = exists().where(
        before.case_uid == Step.case_uid,
        before.kind == "referred",
        before.agency_code == Step.agency_code,
        before.on < period.first,
    )
    return query.where(Step.on >= period.first, ~earlier)


def behind(
    reference: ReferenceTables, figure: str, period: Period, group: str = "", code: str = ""
) -> ColumnElement[bool]:
    """The condition on ``Case`` that it is one of those which a number counts.

    Args:
        reference: the reference tables.
        figure: ``pointed_out``, ``screened``, ``referred`` or ``assisted``.
        period: the days that the figure covers.
        group: ``category``, ``tambon`` or ``agency`` for a row's figure, else empty.
        code: the row's code.

    Raises:
        Refused: there is no such figure.
    """
    if figure not in MILESTONES or group not in ("", BY_CATEGORY, BY_TAMBON, BY_AGENCY):
        raise Refused(_("This report has no such figure."), code="no-figure")
    if not group:
        return Case.uid.in_(reached(figure, period))
    pairs = _pairs(group, figure, period, reference).subquery()
    return Case.uid.in_(select(pairs.c.case_uid).where(pairs.c.code == code))
