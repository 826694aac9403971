"""A volunteer's own page: the appointment, the tambons, and the people found against the quota."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.milestones import chain, period_of_year
from desktop.database.papers import papers_about
from desktop.database.year_targets import source, target
from desktop.models import Assignment, Case, Citizen, Volunteer
from desktop.rules.months import fiscal_year
from desktop.rules.targets import funnel
from desktop.services.ground import Ground
from desktop.services.volunteers import accounts, attainments, found_cases, hand_overs
from desktop.services.volunteers.lists import person_name, tambon_name, warning
from desktop.services.volunteers.rows import AssignmentRow, VolunteerPage


def page(ground: Ground, session: Session, volunteer: Volunteer) -> VolunteerPage:
    """Everything that a volunteer's own page shows.

    Args:
        ground: what every service stands on.
        session: of a reading.
        volunteer: whose page.
    """
    today = ground.clock.today()
    year = fiscal_year(today)
    period = period_of_year(year)
    person = session.get_one(Citizen, volunteer.person_uid)
    # At the province the centre's own target counts, as in its reports.
    asked = target(session, volunteer.origin, year)
    open_now = hand_overs.open_cases(session, ground, volunteer.uid)
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
        found=found_cases.cases(
            ground,
            session,
            Case.found_by == volunteer.uid,
            Case.pointed_out_on.between(period.first, period.last),
        ),
        fiscal_year=year,
        asked=asked,
        asked_by=source(session, volunteer.origin, year),
        target=funnel(asked, 1),
        done=chain(session, period, Case.found_by == volunteer.uid),
        looked_after=found_cases.cases(ground, session, Case.uid.in_(open_now[: found_cases.LISTED])),
        attainments=attainments.of_person(session, volunteer.person_uid),
        account=accounts.current(session, volunteer.uid),
        papers=papers_about(session, [volunteer.uid]),
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
