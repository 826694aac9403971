"""What a fiscal year asks of a unit, and how many volunteers it is asked of."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from desktop.database.milestones import Period
from desktop.models import Target, Volunteer
from desktop.rules import targets

VOLUNTEER = "volunteer"
# Where a target comes from: the programme, the province for every unit, the province for this one.
USUAL, FOR_ALL, OWN = "usual", "for_all", "own"


def target(session: Session, unit: str, fiscal_year: int) -> targets.Target:
    """The unit's own target, else the one for every unit, else the programme's usual one.

    Args:
        session: of a reading or a running work.
        unit: whose target.
        fiscal_year: the Buddhist year in which it ends.
    """
    stored = _stored(session, unit, fiscal_year)
    return as_rule(stored) if stored else targets.Target()


def source(session: Session, unit: str, fiscal_year: int) -> str:
    """Where a unit's target comes from: ``USUAL``, ``FOR_ALL`` or ``OWN``.

    Args:
        session: of a reading or a running work.
        unit: whose target.
        fiscal_year: the Buddhist year in which it ends.
    """
    stored = _stored(session, unit, fiscal_year)
    if stored is None:
        return USUAL
    return OWN if stored.unit else FOR_ALL


def _stored(session: Session, unit: str, fiscal_year: int) -> Target | None:
    query = (
        select(Target)
        .where(Target.fiscal_year == fiscal_year, Target.unit.in_((unit, "")))
        .order_by(Target.unit.desc(), Target.uid.desc())
        .limit(1)
    )
    return session.scalar(query)


def as_rule(stored: Target) -> targets.Target:
    """A stored target as the rules look at it."""
    return targets.Target(
        quota=stored.quota,
        screened_percent=stored.screened_percent,
        assisted_percent=stored.assisted_percent,
        rounding=stored.rounding,
    )


def in_service(day: date) -> ColumnElement[bool]:
    """The condition that a ``Volunteer`` serves on a day: within the term, and not left."""
    return and_(
        or_(Volunteer.term_start.is_(None), Volunteer.term_start <= day),
        or_(Volunteer.term_end.is_(None), Volunteer.term_end >= day),
        or_(Volunteer.left_on.is_(None), Volunteer.left_on > day),
    )


def active_volunteers(session: Session, day: date, unit: str | None = None, kind: str = VOLUNTEER) -> int:
    """How many people serve on a day; somebody with two appointments is one.

    Args:
        session: of a reading or a running work.
        day: the day.
        unit: only this unit's; None counts those of all units in the register.
        kind: ``volunteer`` or ``graduate``; the quota is asked of volunteers.
    """
    query = select(func.count(Volunteer.person_uid.distinct())).where(*_counted(day, unit, kind))
    return session.scalar(query) or 0


def serving(session: Session, day: date, unit: str | None = None) -> tuple[str, ...]:
    """The appointments that ``active_volunteers`` counts; of somebody with two of them the first.

    Args:
        session: of a reading or a running work.
        day: the day.
        unit: only this unit's; None takes those of all units in the register.
    """
    first = func.min(Volunteer.uid)
    query = select(first).where(*_counted(day, unit, VOLUNTEER)).group_by(Volunteer.person_uid)
    return tuple(session.scalars(query.order_by(first)))


def _counted(day: date, unit: str | None, kind: str) -> tuple[ColumnElement[bool], ...]:
    own = (in_service(day), Volunteer.kind == kind)
    return own if unit is None else (*own, Volunteer.origin == unit)


def counting_day(period: Period, today: date) -> date:
    """The day on which a period's volunteers are counted: today, or its last day once it is over."""
    return min(max(today, period.first), period.last)
