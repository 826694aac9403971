"""Report 1: what became of the people whom each volunteer found."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from desktop.database.milestones import MILESTONES, POINTED_OUT, Period, period_of_month, reached
from desktop.database.year_targets import VOLUNTEER, target
from desktop.models import Assignment, Case, Citizen, Volunteer
from desktop.rules import thai_names
from desktop.rules.months import Month
from desktop.rules.reports import Chain, ChainReport, VolunteerRow
from desktop.rules.volunteers import GRADUATE
from desktop.services.ground import Ground
from desktop.services.reports.counted.asked import Found, no_such_figure
from desktop.services.reports.counting import until_month
from desktop.services.reports.scope import Scope

SINCE_OCTOBER = "since_october"
WITHOUT = "without"
VOLUNTEERS = "volunteers"

_ByFinder = Mapping[str | None, int]


def count(ground: Ground, session: Session, month: Month, scope: Scope) -> dict[str, ChainReport]:
    """The chain of each volunteer in a month."""
    period = period_of_month(month)
    figures = {milestone: _by_finder(session, milestone, period, scope) for milestone in MILESTONES}
    since = _by_finder(session, POINTED_OUT, until_month(month), scope)
    rows = _volunteers(ground, session, month, scope, {uid for found in figures.values() for uid in found})
    named = {row.uid for row in rows}
    unit = scope.unit or ground.unit
    return {
        "": ChainReport(
            month=str(month),
            fiscal_year=month.fiscal_year,
            quota=target(session, unit, month.fiscal_year).quota,
            volunteers=tuple(
                VolunteerRow(
                    uid=row.uid,
                    name=row.name,
                    tambon=row.tambon,
                    reached=Chain(**{name: found.get(row.uid, 0) for name, found in figures.items()}),
                    since_october=since.get(row.uid, 0),
                )
                for row in rows
            ),
            without=Chain(**{name: _others(found, named) for name, found in figures.items()}),
            without_since_october=_others(since, named),
            by_graduates=_by_graduates(session, period, scope),
        )
    }


def _others(found: _ByFinder, named: set[str]) -> int:
    return sum(number for uid, number in found.items() if uid not in named)


def _by_finder(session: Session, milestone: str, period: Period, scope: Scope) -> _ByFinder:
    query = select(Case.found_by, func.count()).where(Case.uid.in_(reached(milestone, period)))
    return dict(session.execute(query.where(*scope.of(Case.origin)).group_by(Case.found_by)).all())


def _by_graduates(session: Session, period: Period, scope: Scope) -> int:
    graduates = select(Volunteer.uid).where(Volunteer.kind == GRADUATE)
    query = select(func.count()).select_from(Case).where(Case.found_by.in_(graduates), *scope.of(Case.origin))
    return session.scalar(query.where(Case.uid.in_(reached(POINTED_OUT, period)))) or 0


def _volunteers(
    ground: Ground, session: Session, month: Month, scope: Scope, busy: set[str | None]
) -> list[VolunteerRow]:
    """Who serves in the month, and whoever left and whose people still reached something in it."""
    query = (
        select(Volunteer, Citizen, serving_in(month))
        .join(Citizen, Citizen.uid == Volunteer.person_uid)
        .where(Volunteer.kind == VOLUNTEER, *scope.of(Volunteer.origin))
        .order_by(Citizen.sort_name, Volunteer.uid)
    )
    found = [
        (volunteer.uid, thai_names.full_name(person.title, person.first_name, person.last_name))
        for volunteer, person, serves in session.execute(query)
        if serves or volunteer.uid in busy
    ]
    places = tambons(ground, session, month)
    rows = [(places.get(uid, ((), "")), uid, name) for uid, name in found]
    # By tambon, as people look for a volunteer, and by name within it.
    rows.sort(key=lambda row: row[0][0])
    return [VolunteerRow(uid=uid, name=name, tambon=place[1]) for place, uid, name in rows]


def serving_in(month: Month) -> ColumnElement[bool]:
    """The condition that a ``Volunteer`` serves on some day of a month."""
    return and_(
        or_(Volunteer.term_start.is_(None), Volunteer.term_start <= month.last),
        or_(Volunteer.term_end.is_(None), Volunteer.term_end >= month.first),
        or_(Volunteer.left_on.is_(None), Volunteer.left_on > month.first),
    )


def tambons(ground: Ground, session: Session, month: Month) -> dict[str, tuple[tuple[str, ...], str]]:
    """The tambons that volunteers look after in a month, by volunteer: their codes, and their names."""
    query = select(Assignment.volunteer_uid, Assignment.tambon_code).where(
        or_(Assignment.since.is_(None), Assignment.since <= month.last),
        or_(Assignment.until.is_(None), Assignment.until >= month.first),
    )
    codes: dict[str, list[str]] = {}
    for uid, code in session.execute(query.distinct().order_by(Assignment.tambon_code)):
        codes.setdefault(uid, []).append(code)
    known = ground.reference.tambons
    return {
        uid: (tuple(own), " ".join(known[code].name if code in known else code for code in own))
        for uid, own in codes.items()
    }


def behind(
    _ground: Ground, session: Session, month: Month, scope: Scope, asked: tuple[str, str, str]
) -> Found:
    """The cases behind a number: ``asked`` is the figure, the group, and the volunteer's uid."""
    figure, group, code = asked
    since = figure == SINCE_OCTOBER
    if (figure not in MILESTONES and not since) or group not in (VOLUNTEERS, WITHOUT):
        raise no_such_figure()
    period = until_month(month) if since else period_of_month(month)
    counted = reached(POINTED_OUT if since else figure, period)
    query = select(Case.uid).where(Case.uid.in_(counted), *scope.of(Case.origin))
    return Found(uids=session.scalars(query.where(_finder(group, code))).all())


def _finder(group: str, code: str) -> ColumnElement[bool]:
    if group == VOLUNTEERS and code:
        return Case.found_by == code
    volunteers = select(Volunteer.uid).where(Volunteer.kind == VOLUNTEER)
    by_volunteers = Case.found_by.in_(volunteers)
    return by_volunteers if group == VOLUNTEERS else or_(Case.found_by.is_(None), ~by_volunteers)
