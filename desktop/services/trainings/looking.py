"""Courses, enrolments and sessions as the windows and the papers look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, and_, case, func, select
from sqlalchemy.orm import Session

from desktop.database.among import among
from desktop.models import (
    Attendance,
    Case,
    Certificate,
    Citizen,
    Course,
    CourseSession,
    Enrolment,
    Group,
)
from desktop.rules import numbers, phones, thai_date, thai_names
from desktop.rules import trainings as rules
from desktop.services.ground import Ground
from desktop.services.trainings.rows import CourseRow, EnrolmentRow, SessionRow

Shown = TypeVar("Shown")


def person_name(person: Citizen) -> str:
    """A person's name with title."""
    return thai_names.full_name(person.title, person.first_name, person.last_name)


def name_of(session: Session, person_uid: str) -> str:
    """A registered person's name with title."""
    return person_name(session.get_one(Citizen, person_uid))


def first_phone(person: Citizen) -> str:
    """A person's first telephone as people read it, or empty."""
    calls = person.phones.split()
    return phones.shown(calls[0]) if calls else ""


def tambon_name(ground: Ground, code: str) -> str:
    """A tambon's name, or its code where the tables do not know it."""
    tambon = ground.reference.tambons.get(code)
    return tambon.name if tambon else code


def category_name(ground: Ground, code: str) -> str:
    """A kind of need by its name, or its code where the tables do not know it."""
    category = ground.reference.categories.get(code)
    return category.name if category else code


def agency_name(ground: Ground, code: str) -> str:
    """An agency's short name, or its code where the tables do not know it."""
    agency = ground.reference.agencies.get(code)
    return agency.short if agency else code


def case_shown(ground: Ground, case_row: Case | None) -> tuple[str, str]:
    """The uid and number of a linked case; both empty for none and for one that must not be seen."""
    if case_row is None or (case_row.restricted and not ground.actor.may("cases.restricted")):
        return "", ""
    return case_row.uid, numbers.case_number(case_row.origin, case_row.number, case_row.fiscal_year)


def in_order(
    rows: Iterable[Shown], key: Callable[[Shown], Any], descending: bool, name: Callable[[Shown], str]
) -> list[Shown]:
    """Rows sorted by a value, those without it at the end either way, equal ones by their name.

    Args:
        rows: in any order.
        key: the value; nothing or an empty text is none.
        descending: the greatest first.
        name: a row's name.
    """
    named = sorted(rows, key=lambda row: thai_names.sort_key(name(row)))
    with_value = [row for row in named if key(row) not in (None, "")]
    without = [row for row in named if key(row) in (None, "")]
    return [*sorted(with_value, key=key, reverse=descending), *without]


# -- courses


def state_of(course: Course, today: date) -> str:
    """Where a course stands."""
    return rules.course_state(
        course.first_day,
        course.last_day,
        today,
        declared=course.declared_on is not None,
        called_off=course.called_off_on is not None,
    )


def has_seat() -> ColumnElement[bool]:
    """The condition that an ``Enrolment`` has a seat and was not withdrawn."""
    return and_(Enrolment.seated_on.is_not(None), Enrolment.withdrawn_on.is_(None))


def waits() -> ColumnElement[bool]:
    """The condition that an ``Enrolment`` stands on the waiting list."""
    return and_(Enrolment.seated_on.is_(None), Enrolment.withdrawn_on.is_(None))


def course_rows(ground: Ground, session: Session, *where: ColumnElement[bool]) -> list[CourseRow]:
    """Courses as a list shows them.

    Args:
        ground: whose words count.
        session: of a reading.
        where: conditions on ``Course``.
    """
    query = select(Course, Group.name).outerjoin(Group, Group.uid == Course.group_uid).where(*where)
    counted = _counted(session, *where)
    today = ground.clock.today()
    return [
        _course_row(ground, course, group or "", today, counted.get(course.uid, (0, 0, 0)))
        for course, group in session.execute(query.order_by(Course.first_day.desc(), Course.uid.desc()))
    ]


def _counted(session: Session, *where: ColumnElement[bool]) -> Mapping[str, tuple[int, int, int]]:
    """How many have a seat, wait, and passed, by course."""
    query = (
        select(
            Enrolment.course_uid,
            func.sum(case((has_seat(), 1), else_=0)),
            func.sum(case((waits(), 1), else_=0)),
            func.sum(case((Enrolment.result == rules.PASSED, 1), else_=0)),
        )
        .where(Enrolment.course_uid.in_(select(Course.uid).where(*where)))
        .group_by(Enrolment.course_uid)
    )
    return {uid: (seated, waiting, passed) for uid, seated, waiting, passed in session.execute(query)}


def _course_row(
    ground: Ground, course: Course, group: str, today: date, counted: tuple[int, int, int]
) -> CourseRow:
    seated, waiting, passed = counted
    state = state_of(course, today)
    over = state in (rules.DECLARED, rules.CALLED_OFF)
    return CourseRow(
        uid=course.uid,
        title=course.title,
        agency_code=course.agency_code,
        agency=agency_name(ground, course.agency_code),
        place=course.place,
        tambon=tambon_name(ground, course.tambon_code),
        first_day=course.first_day,
        last_day=course.last_day,
        hours=course.hours,
        seats=course.seats,
        seated=seated,
        # Once it is over nobody waits for a seat any more.
        waiting=0 if over else waiting,
        passed=passed if course.declared_on is not None else None,
        state=state,
        group_uid=course.group_uid or "",
        group=group,
        unit=course.origin,
        unit_name=ground.reference.unit_name(course.origin),
    )


# -- enrolments


def enrolment_rows(ground: Ground, session: Session, *where: ColumnElement[bool]) -> list[EnrolmentRow]:
    """Enrolments as lists show them: seats in the order of enrolment, then the waiting list, then the others.

    Args:
        ground: whose words and rights count.
        session: of a reading.
        where: conditions on ``Enrolment``.
    """
    query = (
        select(Enrolment, Course, Citizen, Case, Certificate)
        .join(Course, Course.uid == Enrolment.course_uid)
        .join(Citizen, Citizen.uid == Enrolment.person_uid)
        .outerjoin(Case, Case.uid == Enrolment.case_uid)
        .outerjoin(
            Certificate, and_(Certificate.enrolment_uid == Enrolment.uid, Certificate.voided_on.is_(None))
        )
        .where(*where)
        .order_by(case((has_seat(), 0), (waits(), 1), else_=2), Enrolment.enrolled_on, Enrolment.uid)
    )
    found = session.execute(query).all()
    hours = hours_attended(session, [row.Enrolment.uid for row in found])
    places = waiting_places(session, {row.Course.uid for row in found if row.Enrolment.seated_on is None})
    return [_enrolment_row(ground, row, hours, places) for row in found]


def _enrolment_row(
    ground: Ground, row: Row[*tuple[Any, ...]], hours: Mapping[str, int], places: Mapping[str, int]
) -> EnrolmentRow:
    enrolment, course, person = row.Enrolment, row.Course, row.Citizen
    case_uid, case_number = case_shown(ground, row.Case)
    declared = enrolment.hours_attended
    return EnrolmentRow(
        uid=enrolment.uid,
        course_uid=course.uid,
        course=course.title,
        first_day=course.first_day,
        last_day=course.last_day,
        state=state_of(course, ground.clock.today()),
        person_uid=person.uid,
        name=person_name(person),
        sex=person.sex,
        age=thai_date.age(person.birth_date, course.first_day),
        tambon=tambon_name(ground, person.tambon_code),
        phone=first_phone(person),
        case_uid=case_uid,
        case_number=case_number,
        enrolled_on=enrolment.enrolled_on,
        seated_on=enrolment.seated_on,
        place=places.get(enrolment.uid),
        income_before=enrolment.income_before,
        withdrawn_on=enrolment.withdrawn_on,
        withdraw_reason=enrolment.withdraw_reason,
        hours=hours.get(enrolment.uid, 0) if declared is None else declared,
        result=enrolment.result,
        certificate_uid=row.Certificate.uid if row.Certificate else "",
        certificate_number=number_of(row.Certificate) if row.Certificate else "",
    )


def number_of(certificate: Certificate) -> str:
    """A certificate's number as it stands on the paper."""
    return rules.certificate_number(certificate.origin, certificate.number, certificate.fiscal_year)


def hours_attended(session: Session, enrolments: Sequence[str]) -> Mapping[str, int]:
    """How many hours people were there, by enrolment; sessions that were taken back count no more."""
    query = (
        select(Attendance.enrolment_uid, func.sum(Attendance.hours))
        .join(CourseSession, CourseSession.uid == Attendance.session_uid)
        .where(Attendance.enrolment_uid.in_(among(enrolments)), CourseSession.taken_back_on.is_(None))
        .group_by(Attendance.enrolment_uid)
    )
    return dict(session.execute(query).all())


def waiting_places(session: Session, courses: Iterable[str]) -> Mapping[str, int]:
    """Who stands where on the waiting lists of courses, from 1, by enrolment."""
    query = select(Enrolment.course_uid, Enrolment.uid).where(
        Enrolment.course_uid.in_(among(sorted(courses))), waits()
    )
    places: dict[str, int] = {}
    last: dict[str, int] = {}
    for course, uid in session.execute(query.order_by(Enrolment.enrolled_on, Enrolment.uid)):
        last[course] = places[uid] = last.get(course, 0) + 1
    return places


def waiting(session: Session, course_uid: str) -> list[Enrolment]:
    """The waiting list of a course, whoever came first at its head."""
    query = select(Enrolment).where(Enrolment.course_uid == course_uid, waits())
    return list(session.scalars(query.order_by(Enrolment.enrolled_on, Enrolment.uid)))


def seated(session: Session, course_uid: str) -> list[Enrolment]:
    """Who has a seat in a course, in the order of enrolment."""
    query = select(Enrolment).where(Enrolment.course_uid == course_uid, has_seat())
    return list(session.scalars(query.order_by(Enrolment.enrolled_on, Enrolment.uid)))


# -- sessions


def sessions(session: Session, course_uid: str) -> list[CourseSession]:
    """The sessions of a course that count, in the order of their days."""
    # A morning comes before an afternoon; a whole day stands alone.
    part = case((CourseSession.part == rules.AFTERNOON, 1), else_=0)
    query = select(CourseSession).where(
        CourseSession.course_uid == course_uid, CourseSession.taken_back_on.is_(None)
    )
    return list(session.scalars(query.order_by(CourseSession.on, part, CourseSession.uid)))


def session_rows(session: Session, course_uid: str) -> tuple[SessionRow, ...]:
    """The sessions of a course as lists show them; of people without a seat nothing is counted."""
    query = (
        select(Attendance.session_uid, func.count())
        .join(Enrolment, Enrolment.uid == Attendance.enrolment_uid)
        .where(Enrolment.course_uid == course_uid, has_seat())
        .group_by(Attendance.session_uid)
    )
    keyed = dict(session.execute(query).all())
    return tuple(
        SessionRow(
            uid=row.uid,
            on=row.on,
            part=row.part,
            hours=row.hours,
            topic=row.topic,
            place=place,
            keyed=keyed.get(row.uid, 0),
        )
        for place, row in enumerate(sessions(session, course_uid), 1)
    )
