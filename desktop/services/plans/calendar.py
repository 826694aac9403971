"""A month as a calendar: what was done on which day, and what else lies on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import plan_figures
from desktop.models import Course, CourseSession, Forum
from desktop.rules.months import Month
from desktop.services.ground import Ground
from desktop.services.plans import entries
from desktop.services.plans.rows import DayEntry

Days = Mapping[date, tuple[DayEntry, ...]]


class Calendar:
    """Months as a calendar.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def month(self, month: Month, volunteer_uid: str | None = None) -> Days:
        """What lies on the days of a month: activities, then forums that are none, then course sessions.

        Args:
            month: which one.
            volunteer_uid: whose activities; empty for the centre's own, None for everybody's.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        days: dict[date, list[DayEntry]] = {}
        with self._ground.database.read() as session:
            for day, entry in self._entries(session, month, volunteer_uid):
                days.setdefault(day, []).append(entry)
        return {day: tuple(found) for day, found in days.items()}

    def _entries(
        self, session: Session, month: Month, volunteer_uid: str | None
    ) -> Iterator[tuple[date, DayEntry]]:
        unit = self._ground.unit
        done = plan_figures.activities_of(session, unit, month, volunteer_uid)
        names = entries.names(session, {one.volunteer_uid for one in done if one.volunteer_uid})
        for activity in done:
            yield (
                activity.on,
                DayEntry(
                    table="activities",
                    uid=activity.uid,
                    what=activity.activity,
                    field=activity.field,
                    name=names.get(activity.volunteer_uid or "", ""),
                ),
            )
        if volunteer_uid is None:
            yield from _forums(session, unit, month, {activity.forum_uid for activity in done})
            yield from _sessions(session, unit, month)


def _forums(
    session: Session, unit: str, month: Month, recorded: set[str | None]
) -> Iterator[tuple[date, DayEntry]]:
    query = select(Forum).where(
        Forum.origin == unit, Forum.taken_back_on.is_(None), Forum.on.between(month.first, month.last)
    )
    for forum in session.scalars(query.order_by(Forum.on, Forum.uid)):
        # A forum that is recorded as an activity stands on the calendar once.
        if forum.uid not in recorded:
            what = forum.subject or forum.place
            yield forum.on, DayEntry(table="forums", uid=forum.uid, what=what)


def _sessions(session: Session, unit: str, month: Month) -> Iterator[tuple[date, DayEntry]]:
    query = (
        select(CourseSession.on, Course.uid, Course.title)
        .join(Course, Course.uid == CourseSession.course_uid)
        .where(
            CourseSession.origin == unit,
            CourseSession.taken_back_on.is_(None),
            Course.called_off_on.is_(None),
            CourseSession.on.between(month.first, month.last),
        )
        .distinct()
    )
    for on, uid, title in session.execute(query.order_by(CourseSession.on, Course.title)):
        yield on, DayEntry(table="courses", uid=uid, what=title)
