"""Nobody sits in two courses at the same time."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Course, Enrolment
from desktop.rules.trainings import CourseDraft
from desktop.services.trainings.looking import has_seat


def seat_elsewhere(session: Session, person_uid: str, course: CourseDraft, but: str) -> Course | None:
    """Another course with a seat for a person whose days overlap; a place on a waiting list takes no time.

    Args:
        session: of a reading or the running work.
        person_uid: who.
        course: the course that they should have time for.
        but: its uid.
    """
    query = (
        select(Course)
        .join(Enrolment, Enrolment.course_uid == Course.uid)
        .where(
            Enrolment.person_uid == person_uid,
            has_seat(),
            Course.uid != but,
            Course.called_off_on.is_(None),
            Course.first_day <= course.last_day,
            Course.last_day >= course.first_day,
        )
        .order_by(Course.first_day, Course.uid)
        .limit(1)
    )
    return session.scalar(query)
