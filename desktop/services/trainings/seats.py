"""Whether a course has a seat for somebody, and what keeps them from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Attendance, Course, CourseSession, Enrolment
from desktop.rules import trainings as rules
from desktop.rules.problems import Problem, Refused
from desktop.services.trainings import entries, looking, overlapping
from desktop.system.language import _

# What is wrong with one person of a group leaves the others untouched.
OF_ONE_PERSON = frozenset({"draft", "twice", "double-booked", "left-before"})


def refuse(found: Iterable[tuple[str, Problem]]) -> tuple[Problem, ...]:
    """Go on only where no problem forbids it.

    Args:
        found: problems, each with the code that a refusal for it has.

    Returns:
        The problems, all of them soft.

    Raises:
        Refused: with the first hard problem's code; all problems come along.
    """
    known = tuple(found)
    problems = tuple(problem for _code, problem in known)
    for code, problem in known:
        if not problem.soft:
            raise Refused(problem.text, code=code, problems=problems)
    return problems


def drafted(problems: Iterable[Problem]) -> Iterator[tuple[str, Problem]]:
    """Problems of a draft, with the code of a refused draft."""
    return (("draft", problem) for problem in problems)


def twice(session: Session, course: Course, person_uid: str) -> Iterator[tuple[str, Problem]]:
    """What is wrong where somebody is enrolled in a course already, or was there and withdrew."""
    query = select(Enrolment).where(Enrolment.course_uid == course.uid, Enrolment.person_uid == person_uid)
    for row in session.scalars(query.order_by(Enrolment.uid)):
        if row.withdrawn_on is None:
            yield "twice", Problem("person_uid", _("This person is enrolled in this course already."))
            return
        if was_there_after(session, row, date.min):
            # A second enrolment would count the hours of the first for nobody.
            sentence = _("This person was there before and withdrew. Take the withdrawal back instead.")
            yield "left-before", Problem("person_uid", sentence)
            return


def enrolled_again(session: Session, row: Enrolment) -> Iterator[tuple[str, Problem]]:
    """What is wrong where somebody who withdrew has enrolled again since."""
    query = select(Enrolment.uid).where(
        Enrolment.course_uid == row.course_uid,
        Enrolment.person_uid == row.person_uid,
        Enrolment.withdrawn_on.is_(None),
    )
    if session.scalar(query.limit(1)):
        yield "twice", Problem("person_uid", _("This person is enrolled in this course already."))


def booked(session: Session, course: Course, person_uid: str) -> Iterator[tuple[str, Problem]]:
    """What is wrong where somebody sits in another course at the same time."""
    asked = entries.draft_of(course)
    clash = overlapping.seat_elsewhere(session, person_uid, asked, course.uid)
    if clash is not None:
        sentence = _(
            "This person takes part in “{course}” ({days}) at the same time.",
            course=clash.title,
            days=rules.days_word(entries.draft_of(clash)),
        )
        yield "double-booked", Problem("person_uid", sentence)


def was_there_after(session: Session, row: Enrolment, day: date) -> str:
    """A sentence where somebody was at a session after a day; else empty."""
    query = (
        select(Attendance.uid)
        .join(CourseSession, CourseSession.uid == Attendance.session_uid)
        .where(
            Attendance.enrolment_uid == row.uid,
            Attendance.hours > 0,
            CourseSession.on > day,
            CourseSession.taken_back_on.is_(None),
        )
    )
    if session.scalar(query.limit(1)) is None:
        return ""
    return _("This person was at a session after that day. Choose a later day.")


def refuse_withdrawn(row: Enrolment) -> None:
    """Go on only where somebody has not withdrawn.

    Raises:
        Refused: they have.
    """
    if row.withdrawn_on is not None:
        raise Refused(_("This person has withdrawn already."), code="withdrawn")


def free_seats(session: Session, course: Course) -> int:
    """How many seats of a course nobody has."""
    return max(0, course.seats - len(looking.seated(session, course.uid)))


def next_place(session: Session, course: Course) -> int | None:
    """The place on the waiting list that comes next; nothing where a seat is free and nobody waits for it."""
    waiting = len(looking.waiting(session, course.uid))
    return None if free_seats(session, course) and not waiting else waiting + 1
