"""A volunteer's own page: the appointment, the tambons, and the people found against the quota."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.database.milestones import chain, period_of_year
from desktop.database.year_targets import target
from desktop.models import Assignment, Case, Citizen, Need, Volunteer
from desktop.rules import numbers
from desktop.rules.months import fiscal_year
from desktop.rules.targets import funnel
from desktop.services.ground import Ground
from desktop.services.volunteers.lists import person_name, tambon_name, warning
from desktop.services.volunteers.rows import AssignmentRow, FoundCase, VolunteerPage

# A volunteer's quota is 30 a year; a page that lists more than this helps nobody.
_LISTED = 300


def page(ground: Ground, session: Session, volunteer: Volunteer) -> VolunteerPage:
    """Everything that a volunteer's own page shows.

    Args:
        ground: what every service stands on.
        session: of a reading.
        volunteer: whose page.
    """
    today = ground.clock.today()
    year = fiscal_year(today)
    person = session.get_one(Citizen, volunteer.person_uid)
    asked = target(session, ground.unit, year)
    return VolunteerPage(
        uid=volunteer.uid,
        person_uid=person.uid,
        revision=volunteer.revision,
        name=person_name(person),
        thai_id=person.thai_id,
        phones=tuple(person.phones.split()),
        kind=volunteer.kind,
        order_number=volunteer.order_number,
        order_date=volunteer.order_date,
        term_start=volunteer.term_start,
        term_end=volunteer.term_end,
        warning=warning(volunteer, today),
        supervisor=volunteer.supervisor,
        left_on=volunteer.left_on,
        leave_reason=volunteer.leave_reason,
        assignments=_assignments(ground, session, volunteer.uid),
        found=_found(ground, session, volunteer.uid, year),
        fiscal_year=year,
        quota=asked.quota,
        target=funnel(asked, 1),
        done=chain(session, period_of_year(year), Case.found_by == volunteer.uid),
    )


def _assignments(ground: Ground, session: Session, uid: str) -> tuple[AssignmentRow, ...]:
    query = (
        select(Assignment)
        .where(Assignment.volunteer_uid == uid)
        .order_by(Assignment.since.desc(), Assignment.uid.desc())
    )
    return tuple(
        AssignmentRow(
            uid=row.uid,
            tambon_code=row.tambon_code,
            tambon=tambon_name(ground.reference, row.tambon_code),
            village_number=row.village_number,
            since=row.since,
            until=row.until,
        )
        for row in session.scalars(query)
    )


def _found(ground: Ground, session: Session, uid: str, year: int) -> tuple[FoundCase, ...]:
    period = period_of_year(year)
    query = (
        select(Case, Citizen)
        .join(Citizen, Citizen.uid == Case.citizen_uid)
        .where(Case.found_by == uid, Case.pointed_out_on.between(period.first, period.last))
        .where(case_status.visible(ground.actor.may("cases.restricted")))
        .order_by(Case.pointed_out_on.desc(), Case.uid.desc())
        .limit(_LISTED)
    )
    found = [(case, person) for case, person in session.execute(query)]
    uids = [case.uid for case, _person in found]
    statuses = case_status.statuses_of(session, ground.clock.today(), uids)
    needs = _needs(session, uids)
    return tuple(
        FoundCase(
            uid=case.uid,
            number=numbers.case_number(case.origin, case.number, case.fiscal_year),
            citizen=person_name(person),
            pointed_out_on=case.pointed_out_on,
            needs=tuple(needs.get(case.uid, ())),
            status=statuses[case.uid],
        )
        for case, person in found
    )


def _needs(session: Session, uids: Iterable[str]) -> dict[str, list[str]]:
    by_case: dict[str, list[str]] = {}
    for case_uid, code in session.execute(
        select(Need.case_uid, Need.category_code).where(Need.case_uid.in_(uids)).order_by(Need.uid)
    ):
        by_case.setdefault(case_uid, []).append(code)
    return by_case
