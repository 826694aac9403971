"""Which cases reached which point of their life in a period, each case counted once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from desktop.models import Case, Step
from desktop.rules.months import BUDDHIST_OFFSET, Month
from desktop.rules.reports import Chain

POINTED_OUT = "pointed_out"
SCREENED = "screened"
REFERRED = "referred"
ASSISTED = "assisted"
MILESTONES = (POINTED_OUT, SCREENED, REFERRED, ASSISTED)

# The step, and its verdict where one is asked for, by which a case reaches the milestone.
_REACHED_BY = {
    SCREENED: ("screened", "accepted"),
    REFERRED: ("referred", ""),
    ASSISTED: ("outcome", "assisted"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from one to another, both within.

    Attributes:
        first: the first day.
        last: the last day.
    """

    first: date
    last: date


def period_of_month(month: Month) -> Period:
    """The days of a month."""
    return Period(month.first, month.last)


def period_of_year(fiscal_year: int) -> Period:
    """The days of a fiscal year, October to September, named by the Buddhist year it ends in."""
    ends_in = fiscal_year - BUDDHIST_OFFSET
    return Period(date(ends_in - 1, 10, 1), date(ends_in, 9, 30))


def reached(milestone: str, period: Period) -> Select[str]:
    """The uids of the cases that reached a milestone for the first time in a period.

    A case that was opened again and screened once more is not counted a second time: so the months of a year
    add up to the year.

    Args:
        milestone: one of ``MILESTONES``.
        period: the days.
    """
    if milestone == POINTED_OUT:
        return select(Case.uid).where(Case.pointed_out_on.between(period.first, period.last))
    before = aliased(Step)
    earlier = exists().where(
        before.case_uid == Step.case_uid, _is(before, milestone), before.on < period.first
    )
    return (
        select(Step.case_uid)
        .where(_is(Step, milestone), Step.on.between(period.first, period.last), ~earlier)
        .distinct()
    )


def first_reached(milestone: str, period: Period) -> Select[str, date]:
    """Of each case that reached a milestone for the first time in a period, its uid and that day.

    Args:
        milestone: one of ``MILESTONES``.
        period: the days.
    """
    if milestone == POINTED_OUT:
        return select(Case.uid.label("case_uid"), Case.pointed_out_on.label("on")).where(
            Case.pointed_out_on.between(period.first, period.last)
        )
    first = func.min(Step.on)
    return (
        select(Step.case_uid, first.label("on"))
        .where(_is(Step, milestone), Step.on <= period.last)
        .group_by(Step.case_uid)
        .having(first >= period.first)
    )


def _is(step: type[Step], milestone: str) -> ColumnElement[bool]:
    kind, verdict = _REACHED_BY[milestone]
    return and_(step.kind == kind, step.verdict == verdict) if verdict else step.kind == kind


def chain(session: Session, period: Period, *which: ColumnElement[bool]) -> Chain:
    """How many cases reached each milestone in a period.

    Args:
        session: of a reading or a running work.
        period: the days.
        which: conditions on ``Case``; none counts all.
    """
    return Chain(**{milestone: _count(session, milestone, period, which) for milestone in MILESTONES})


def _count(session: Session, milestone: str, period: Period, which: tuple[ColumnElement[bool], ...]) -> int:
    counted = reached(milestone, period)
    # Looking every case up costs more than counting: only where the case itself is asked about.
    of_cases = select(Case.uid).where(Case.uid.in_(counted), *which) if which else counted
    return session.scalar(select(func.count()).select_from(of_cases.subquery())) or 0
