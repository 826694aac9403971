"""The entries that a work on groups and courses is about, found and allowed to be changed."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from desktop.models import Base, Course, Entry
from desktop.rules.problems import Refused
from desktop.rules.trainings import CourseDraft
from desktop.services.ground import Ground
from desktop.system.language import _

Kept = TypeVar("Kept", bound=Entry)


def gone() -> Refused:
    """The refusal of an entry that is not in the register."""
    return Refused(_("This entry is no longer in the register."), code="not-found")


def require_centre(ground: Ground, verb: str) -> None:
    """Go on only where the role allows a change, at a centre.

    Args:
        ground: who works, and where.
        verb: such as ``trainings.save``.

    Raises:
        Refused: the role does not allow it, or this is a province, which looks on.
    """
    ground.actor.require(verb)
    if ground.is_province:
        raise Refused(
            _("The centres keep groups and courses. The province looks on; ask the centre to write it."),
            code="not-ours",
        )


def find(session: Session, model: type[Kept], uid: str) -> Kept:
    """An entry.

    Raises:
        Refused: there is none.
    """
    assert issubclass(model, Base)
    row = session.get(model, uid) if uid else None
    if row is None:
        raise gone()
    return row


def own(ground: Ground, session: Session, model: type[Kept], uid: str) -> Kept:
    """An entry that this office may change.

    Raises:
        Refused: there is none, or another office wrote it.
    """
    row = find(session, model, uid)
    if row.origin != ground.unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    return row


def open_course(ground: Ground, session: Session, uid: str) -> Course:
    """A course of this office that still takes entries.

    Raises:
        Refused: there is none, another office wrote it, it was called off, or its results were declared.
    """
    course = own(ground, session, Course, uid)
    if course.called_off_on is not None:
        raise Refused(
            _("This course was called off. Take that back first, or plan another."), code="called-off"
        )
    if course.declared_on is not None:
        raise Refused(
            _("The results of this course were declared; it is closed. Take the declaration back first."),
            code="declared",
        )
    return course


def require_reason(reason: str) -> str:
    """A reason without blanks around.

    Raises:
        Refused: there is none.
    """
    said = reason.strip()
    if not said:
        raise Refused(_("Please write the reason."), code="no-reason")
    return said


def changed_meanwhile() -> Refused:
    """The refusal of a form that was filled from an older entry."""
    return Refused(
        _("Somebody changed this entry meanwhile. Nothing was saved; open it again and compare."),
        code="changed",
    )


def day_refused(field_day: date, today: date, earliest: date) -> str:
    """What is wrong with a day on which something ended, as a sentence; empty where nothing is.

    Args:
        field_day: the day.
        today: the day of the work.
        earliest: the first day that is possible.
    """
    if field_day > today:
        return _("This day has not come yet.")
    return _("This day lies before the first. Choose a later day.") if field_day < earliest else ""


def draft_of(course: Course) -> CourseDraft:
    """A stored course as the rules look at it."""
    return CourseDraft(
        group_uid=course.group_uid or "",
        title=course.title,
        agency_code=course.agency_code,
        curriculum=course.curriculum,
        category_code=course.category_code,
        place=course.place,
        tambon_code=course.tambon_code,
        first_day=course.first_day,
        last_day=course.last_day,
        hours=course.hours,
        hours_a_day=course.hours_a_day,
        trainer=course.trainer,
        seats=course.seats,
        budget=course.budget,
        percent_to_pass=course.percent_to_pass,
        youngest=course.youngest,
        oldest=course.oldest,
    )
