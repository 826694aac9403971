"""The mornings, afternoons and days of a course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months
from desktop.models import Attendance, Course, CourseSession, new_uid
from desktop.rules import trainings as rules
from desktop.rules.problems import Problem, Refused
from desktop.rules.thai_names import clean
from desktop.rules.trainings import CourseDraft, SessionDraft
from desktop.services.ground import Ground
from desktop.services.trainings import entries, looking
from desktop.services.trainings.rows import SessionRow
from desktop.system.language import _, mark

_SATURDAY = 5


class Sessions:
    """The sessions of courses.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def of_course(self, uid: str) -> tuple[SessionRow, ...]:
        """The sessions of a course in the order of their days.

        Args:
            uid: the course.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return looking.session_rows(session, uid)

    def proposed(self, course_uid: str) -> tuple[SessionDraft, ...]:
        """Whole days for the hours that have no session yet: free weekdays, or all days where those are few.

        Args:
            course_uid: the course.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            course = entries.find(session, Course, course_uid)
            held = looking.sessions(session, course_uid)
            return tuple(_proposed(entries.draft_of(course), [draft_of(one) for one in held]))

    def check(self, course_uid: str, draft: SessionDraft, uid: str = "") -> tuple[Problem, ...]:
        """What is wrong with a session, for the check beside the form.

        Args:
            course_uid: the course.
            draft: as typed.
            uid: the session that is changed; empty for a new one.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            course = entries.find(session, Course, course_uid)
            return _problems(session, course, draft, uid)

    def add(self, course_uid: str, drafts: Sequence[SessionDraft]) -> tuple[str, ...]:
        """Give a course sessions, all of them or none.

        Args:
            course_uid: the course.
            drafts: one or several, as the form hands them over or ``proposed`` gave them.

        Returns:
            Their uids.

        Raises:
            Refused: the role does not allow it, a draft has problems beside the others, a month is closed, or
                the course takes no entries any more.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Add sessions to a course"), ground.actor.uid) as work:
            course = entries.open_course(ground, work.session, course_uid)
            return tuple(self._add(work.session, course, draft) for draft in drafts)

    def _add(self, session: Session, course: Course, draft: SessionDraft) -> str:
        citizen_entries.refuse_hard(_problems(session, course, draft))
        row = CourseSession(uid=new_uid(), course_uid=course.uid)
        self._fill(session, row, draft)
        session.add(row)
        session.flush()
        return row.uid

    def _fill(self, session: Session, row: CourseSession, draft: SessionDraft) -> None:
        assert draft.on is not None and draft.hours is not None
        closed_months.refuse_if_closed(session, self._ground.unit, draft.on)
        row.on, row.part, row.hours, row.topic = draft.on, draft.part, draft.hours, clean(draft.topic)

    def save(self, uid: str, draft: SessionDraft) -> None:
        """Change a session; attendance that was keyed stays and must agree with it.

        Args:
            uid: the session.
            draft: as the form hands it over.

        Raises:
            Refused: the role does not allow it, the draft has problems, somebody was there longer than it
                would last, a month is closed, or the course takes no entries any more.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Change a session"), ground.actor.uid) as work:
            row, course = self._open(work.session, uid)
            citizen_entries.refuse_hard(_problems(work.session, course, draft, uid))
            most = _longest(work.session, uid)
            if most > (draft.hours or 0):
                sentence = _("Somebody was there for {hours} hours. Change the attendance first.", hours=most)
                raise Refused(sentence, code="draft", problems=[Problem("hours", sentence)])
            if most and draft.on is not None and draft.on > ground.clock.today():
                sentence = _("This session has not taken place yet.")
                raise Refused(sentence, code="draft", problems=[Problem("on", sentence)])
            closed_months.refuse_if_closed(work.session, ground.unit, row.on)
            self._fill(work.session, row, draft)

    def take_back(self, uid: str) -> None:
        """A session does not take place, or was entered by mistake.

        Args:
            uid: the session.

        Raises:
            Refused: the role does not allow it, somebody was there (``attended``), its month is closed, or
                the course takes no entries any more.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Take a session back"), ground.actor.uid) as work:
            row, _course = self._open(work.session, uid)
            if _longest(work.session, uid):
                sentence = _("Somebody was there. Write 0 hours for everybody first, then take it back.")
                raise Refused(sentence, code="attended")
            closed_months.refuse_if_closed(work.session, ground.unit, row.on)
            row.taken_back_on = ground.clock.today()

    def put_back(self, uid: str) -> None:
        """A session takes place after all.

        Args:
            uid: a session that was taken back.

        Raises:
            Refused: the role does not allow it, another stands in its place meanwhile, its month is closed,
                or the course takes no entries any more.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Put a session back"), ground.actor.uid) as work:
            row, course = self._open(work.session, uid)
            citizen_entries.refuse_hard(_problems(work.session, course, draft_of(row), uid))
            closed_months.refuse_if_closed(work.session, ground.unit, row.on)
            row.taken_back_on = None

    def _open(self, session: Session, uid: str) -> tuple[CourseSession, Course]:
        row = entries.own(self._ground, session, CourseSession, uid)
        return row, entries.open_course(self._ground, session, row.course_uid)


def draft_of(row: CourseSession) -> SessionDraft:
    """A stored session as the rules look at it."""
    return SessionDraft(on=row.on, part=row.part, hours=row.hours, topic=row.topic)


def _problems(session: Session, course: Course, draft: SessionDraft, uid: str = "") -> tuple[Problem, ...]:
    others = [draft_of(one) for one in looking.sessions(session, course.uid) if one.uid != uid]
    return rules.check_session(draft, entries.draft_of(course), others)


def _longest(session: Session, uid: str) -> int:
    """The longest that anybody was at a session."""
    return session.scalar(select(func.max(Attendance.hours)).where(Attendance.session_uid == uid)) or 0


def _proposed(course: CourseDraft, held: Sequence[SessionDraft]) -> Iterator[SessionDraft]:
    assert course.hours is not None and course.hours_a_day is not None
    left = course.hours - sum(one.hours or 0 for one in held)
    for day in _free_days(course, held, left):
        hours = min(left, course.hours_a_day)
        if hours < 1:
            return
        yield SessionDraft(on=day, part=rules.DAY, hours=hours)
        left -= hours


def _free_days(course: CourseDraft, held: Sequence[SessionDraft], left: int) -> list[date]:
    assert course.first_day is not None and course.last_day is not None and course.hours_a_day is not None
    taken = {one.on for one in held}
    span = (course.last_day - course.first_day).days + 1
    days = [course.first_day + timedelta(days=number) for number in range(span)]
    free = [day for day in days if day not in taken]
    weekdays = [day for day in free if day.weekday() < _SATURDAY]
    return weekdays if len(weekdays) * course.hours_a_day >= left else free
