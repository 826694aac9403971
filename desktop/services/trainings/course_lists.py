"""Lists of courses and a course's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, or_
from sqlalchemy.orm import Session

from desktop.database.among import among
from desktop.database.finding import spelled
from desktop.database.milestones import period_of_year
from desktop.models import Citizen, Course, Enrolment
from desktop.rules import thai_names
from desktop.rules import trainings as rules
from desktop.services.ground import Ground
from desktop.services.trainings import entries, looking
from desktop.services.trainings.rows import CourseFilter, CoursePage, CourseRow

_STATES = tuple(rules.COURSE_STATES)
_SORTS: Mapping[str, Callable[[CourseRow], Any]] = {
    "title": lambda row: thai_names.sort_key(row.title),
    "agency": lambda row: thai_names.sort_key(row.agency),
    "tambon": lambda row: thai_names.sort_key(row.tambon),
    "first_day": lambda row: row.first_day,
    "last_day": lambda row: row.last_day,
    "seated": lambda row: row.seated,
    "waiting": lambda row: row.waiting,
    "passed": lambda row: row.passed,
    # In the order of a course's life.
    "state": lambda row: _STATES.index(row.state),
}


def ids(ground: Ground, session: Session, chosen: CourseFilter) -> list[str]:
    """The courses that a filter asks for, in its order."""
    found = looking.course_rows(ground, session, *_conditions(ground, chosen))
    kept = [row for row in found if not chosen.state or row.state == chosen.state]
    ordered = looking.in_order(kept, _SORTS[chosen.sort], chosen.descending, lambda row: row.title)
    return [row.uid for row in ordered]


def rows(ground: Ground, session: Session, uids: Sequence[str]) -> list[CourseRow]:
    """Courses as a list shows them, in the order given; unknown ones are left out."""
    found = {row.uid: row for row in looking.course_rows(ground, session, Course.uid.in_(among(uids)))}
    return [found[uid] for uid in uids if uid in found]


def _conditions(ground: Ground, chosen: CourseFilter) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (Course.agency_code, chosen.agency),
        (Course.tambon_code, chosen.tambon),
        (Course.group_uid, chosen.group),
        (Course.origin, chosen.unit),
    ):
        if value:
            yield column == value
    if chosen.fiscal_year is not None:
        period = period_of_year(chosen.fiscal_year)
        yield Course.last_day.between(period.first, period.last)
    text = thai_names.clean(chosen.text)
    if text:
        taking_part = exists().where(
            Enrolment.course_uid == Course.uid,
            Enrolment.withdrawn_on.is_(None),
            Citizen.uid == Enrolment.person_uid,
            spelled(text, ground.reference.titles.keys()),
        )
        words = (Course.title, Course.place, Course.trainer)
        yield or_(*(column.contains(text, autoescape=True) for column in words), taking_part)


def page(ground: Ground, session: Session, course: Course) -> CoursePage:
    """A course's own page.

    Args:
        ground: whose words and rights count.
        session: of a reading.
        course: the stored course.
    """
    [row] = rows(ground, session, [course.uid])
    enrolments = looking.enrolment_rows(ground, session, Enrolment.course_uid == course.uid)
    sessions = looking.session_rows(session, course.uid)
    own = course.origin == ground.unit and not ground.is_province
    free = own and row.seated < row.seats and row.state not in (rules.DECLARED, rules.CALLED_OFF)
    return CoursePage(
        row=row,
        draft=entries.draft_of(course),
        revision=course.revision,
        enrolments=tuple(enrolments),
        sessions=sessions,
        hours_held=sum(one.hours for one in sessions),
        hours_to_pass=rules.hours_to_pass(course.hours, course.percent_to_pass),
        declared_on=course.declared_on,
        declared_by=course.declared_by,
        called_off_on=course.called_off_on,
        call_off_reason=course.call_off_reason,
        own=own,
        next_to_seat=next((one for one in enrolments if free and one.place == 1), None),
    )
