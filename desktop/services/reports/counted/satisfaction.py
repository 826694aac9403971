"""Report 4: how those who were followed up in a month judged the service; each case answers once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Case, Need, Step
from desktop.rules.months import Month
from desktop.rules.reports import Satisfaction, ScoreRow
from desktop.rules.reports.users import MARKS
from desktop.services.ground import Ground
from desktop.services.reports.counted.asked import Found, no_such_figure
from desktop.services.reports.scope import Scope

ASKED, ANSWERS = "asked", "answers"
OVERALL, SERVICE = "overall", "service"


def count(ground: Ground, session: Session, month: Month, scope: Scope) -> dict[str, Satisfaction]:
    """The last mark of each case that was followed up in a month."""
    marks = _marks(session, month, scope)
    answered = {case: mark for case, mark in marks.items() if mark is not None}
    by_code: dict[str, dict[str, int]] = {}
    for case, code in _needs(session, month, scope):
        if case in answered:
            by_code.setdefault(code, {})[case] = answered[case]
    table = ground.reference.categories
    codes = [code for code in table if code in by_code]
    return {
        "": Satisfaction(
            month=str(month),
            fiscal_year=month.fiscal_year,
            asked=len(marks),
            overall=_row("", "ภาพรวม", answered),
            by_service=tuple(
                _row(code, table[code].name if code in table else code, by_code[code])
                for code in (*codes, *sorted(by_code.keys() - table.keys()))
            ),
        )
    }


def _row(code: str, name: str, marks: Mapping[str, int]) -> ScoreRow:
    given = list(marks.values())
    return ScoreRow(code=code, name=name, counts=tuple(given.count(mark) for mark in MARKS))


def _marks(session: Session, month: Month, scope: Scope) -> dict[str, int | None]:
    """Of each case that was followed up in the month, the last mark given in it, if any."""
    query = (
        select(Step.case_uid, Step.satisfaction)
        .join(Case, Case.uid == Step.case_uid)
        .where(Step.kind == "followed_up", Step.on.between(month.first, month.last), *scope.of(Case.origin))
        .order_by(Step.on, Step.uid)
    )
    marks: dict[str, int | None] = {}
    for case, mark in session.execute(query):
        marks[case] = mark if mark in MARKS else marks.get(case)
    return marks


def _needs(session: Session, month: Month, scope: Scope) -> Iterable[tuple[str, str]]:
    followed_up = select(Step.case_uid).where(
        Step.kind == "followed_up", Step.on.between(month.first, month.last)
    )
    query = select(Need.case_uid, Need.category_code).where(Need.case_uid.in_(followed_up))
    if conditions := scope.of(Case.origin):
        query = query.join(Case, Case.uid == Need.case_uid).where(*conditions)
    return session.execute(query).all()


def behind(
    _ground: Ground, session: Session, month: Month, scope: Scope, asked: tuple[str, str, str]
) -> Found:
    """The cases behind a number: a mark, ``answers`` or ``asked``; ``overall`` or ``service``; a category."""
    figure, group, code = asked
    known = (*(str(mark) for mark in MARKS), ANSWERS, *((ASKED,) if group == OVERALL else ()))
    if group not in (OVERALL, SERVICE) or figure not in known:
        raise no_such_figure()
    marks = _marks(session, month, scope)
    cases = [
        case
        for case, mark in marks.items()
        if figure == ASKED or (mark is not None and figure in (ANSWERS, str(mark)))
    ]
    if group == SERVICE:
        of_service = {case for case, need in _needs(session, month, scope) if need == code}
        cases = [case for case in cases if case in of_service]
    return Found(uids=cases)


def summed(parts: Iterable[Satisfaction]) -> Satisfaction:
    """The reports of several offices as one."""
    reports = tuple(parts)
    rows: dict[str, ScoreRow] = {}
    for report in reports:
        for row in report.by_service:
            rows[row.code] = _added(rows[row.code], row) if row.code in rows else row
    overall = reports[0].overall
    for report in reports[1:]:
        overall = _added(overall, report.overall)
    return Satisfaction(
        month=reports[0].month,
        fiscal_year=reports[0].fiscal_year,
        asked=sum(report.asked for report in reports),
        overall=overall,
        by_service=tuple(rows.values()),
    )


def _added(one: ScoreRow, other: ScoreRow) -> ScoreRow:
    counts = tuple(first + second for first, second in zip(one.counts, other.counts, strict=True))
    return ScoreRow(code=one.code, name=one.name, counts=counts)
