"""Courses: planned, changed, called off, looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months, group_entries
from desktop.models import Course, Group, new_uid
from desktop.rules import trainings as rules
from desktop.rules.problems import Problem
from desktop.rules.texts import clean_lines
from desktop.rules.thai_names import clean
from desktop.rules.trainings import CourseDraft
from desktop.services.ground import Ground
from desktop.services.trainings import course_lists, entries, looking, overlapping
from desktop.services.trainings.rows import CourseFilter, CoursePage, CourseRow, Saved
from desktop.system.language import _, mark


class Courses:
    """Training courses.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def draft_for_group(self, uid: str) -> CourseDraft:
        """What a form is filled with to plan a course for a group.

        Args:
            uid: the group.

        Raises:
            Refused: the role does not allow it, or there is no such group.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            group = entries.find(session, Group, uid)
            category = self._ground.reference.categories.get(group.category_code)
            members = len(group_entries.living_members(session, uid))
            return CourseDraft(
                group_uid=uid,
                tambon_code=group.tambon_code,
                category_code=group.category_code,
                agency_code=category.agency_code if category else "",
                seats=members or None,
            )

    def plan(self, draft: CourseDraft) -> Saved:
        """Plan a course.

        Args:
            draft: as the form hands it over.

        Raises:
            Refused: the role does not allow it, the draft has problems, a month of it is closed, or this is a
                province.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        problems = citizen_entries.refuse_hard(rules.check_course(draft, ground.reference))
        with ground.database.work(mark("Plan a course"), ground.actor.uid) as work:
            self._refuse_closed(work.session, None, draft)
            course = Course(uid=new_uid())
            self._fill(work.session, course, draft)
            work.session.add(course)
            return Saved(uid=course.uid, problems=problems)

    def save(self, draft: CourseDraft, uid: str, revision: int | None = None) -> Saved:
        """Change a course that still takes entries.

        Args:
            draft: as the form hands it over.
            uid: the course.
            revision: the one that the form was filled from, to notice another's change meanwhile.

        Raises:
            Refused: the role does not allow it, the draft has problems or does not agree with the sessions,
                the seats taken or another course of somebody who takes part, a month is closed, the results
                were declared, it was called off, is another office's, or was changed meanwhile.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        problems = citizen_entries.refuse_hard(rules.check_course(draft, ground.reference))
        with ground.database.work(mark("Change a course"), ground.actor.uid) as work:
            course = entries.open_course(ground, work.session, uid)
            if revision is not None and course.revision != revision:
                raise entries.changed_meanwhile()
            self._refuse_closed(work.session, course, draft)
            citizen_entries.refuse_hard(tuple(_disagreeing(work.session, course, draft)))
            self._fill(work.session, course, draft)
        return Saved(uid=uid, problems=problems)

    def _refuse_closed(self, session: Session, course: Course | None, draft: CourseDraft) -> None:
        before = {course.first_day, course.last_day} if course else set()
        # A day that stays where it is changes no figure of its month.
        moved = before ^ {day for day in (draft.first_day, draft.last_day) if day is not None}
        for day in sorted(moved):
            closed_months.refuse_if_closed(session, self._ground.unit, day)

    def _fill(self, session: Session, course: Course, draft: CourseDraft) -> None:
        if draft.group_uid:
            entries.own(self._ground, session, Group, draft.group_uid)
        course.group_uid = draft.group_uid or None
        for name in ("title", "place", "trainer"):
            setattr(course, name, clean(getattr(draft, name)))
        course.curriculum = clean_lines(draft.curriculum)
        for name in (
            "agency_code", "category_code", "tambon_code", "first_day", "last_day", "hours", "hours_a_day",
            "seats", "budget", "percent_to_pass", "youngest", "oldest",
        ):  # fmt: skip
            setattr(course, name, getattr(draft, name))

    def draft(self, uid: str) -> tuple[CourseDraft, int]:
        """What a form is filled with.

        Args:
            uid: the course.

        Returns:
            The draft, and the revision that ``save`` wants back.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            course = entries.find(session, Course, uid)
            return entries.draft_of(course), course.revision

    def ids(self, chosen: CourseFilter | None = None) -> list[str]:
        """The courses that a filter asks for, in its order.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return course_lists.ids(self._ground, session, chosen or CourseFilter())

    def rows(self, uids: Sequence[str]) -> list[CourseRow]:
        """Courses as a list shows them, in the order given; unknown ones are left out.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return course_lists.rows(self._ground, session, uids)

    def page(self, uid: str) -> CoursePage:
        """A course's own page; that it was seen is written into the audit chain.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            page = course_lists.page(self._ground, session, entries.find(session, Course, uid))
        self._ground.database.saw(mark("See a course"), self._ground.actor.uid, "courses", uid)
        return page

    def call_off(self, uid: str, reason: str) -> None:
        """A course does not take place, or not to its end; whoever was enrolled is free again.

        Args:
            uid: the course.
            reason: why.

        Raises:
            Refused: the role does not allow it, no reason, the month is closed, the results were declared, it
                was called off already, or is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        said, today = entries.require_reason(reason), ground.clock.today()
        with ground.database.work(mark("Call a course off"), ground.actor.uid) as work:
            course = entries.open_course(ground, work.session, uid)
            closed_months.refuse_if_closed(work.session, ground.unit, today)
            course.called_off_on, course.call_off_reason = today, clean_lines(said)

    def take_back_call_off(self, uid: str) -> None:
        """A course takes place after all.

        Args:
            uid: the course.

        Raises:
            Refused: the role does not allow it, somebody who had a seat takes part in another course at the
                same time now, the month of calling off is closed, or it is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Take the calling off of a course back"), ground.actor.uid) as work:
            course = entries.own(ground, work.session, Course, uid)
            if course.called_off_on is None:
                return
            closed_months.refuse_if_closed(work.session, ground.unit, course.called_off_on)
            citizen_entries.refuse_hard(tuple(_booked_twice(work.session, course, entries.draft_of(course))))
            course.called_off_on, course.call_off_reason = None, ""


def _disagreeing(session: Session, course: Course, draft: CourseDraft) -> Iterator[Problem]:
    """What of a changed course does not agree with what was entered for it already."""
    assert draft.first_day and draft.last_day and draft.hours and draft.hours_a_day and draft.seats
    seated = len(looking.seated(session, course.uid))
    if draft.seats < seated:
        sentence = _("{count} people have a seat already. Fewer seats are not possible.", count=seated)
        yield Problem("seats", sentence)
    yield from _outside(session, course, draft)
    yield from _booked_twice(session, course, draft)


def _outside(session: Session, course: Course, draft: CourseDraft) -> Iterator[Problem]:
    held = looking.sessions(session, course.uid)
    assert draft.first_day and draft.last_day and draft.hours and draft.hours_a_day
    if any(one.on < draft.first_day for one in held):
        yield Problem("first_day", _("A session lies before this day. Move it first."))
    if any(one.on > draft.last_day for one in held):
        yield Problem("last_day", _("A session lies after this day. Move it first."))
    if sum(one.hours for one in held) > draft.hours:
        yield Problem("hours", _("The sessions have more hours than this. Change them first."))
    by_day: dict[date, int] = {}
    for one in held:
        by_day[one.on] = by_day.get(one.on, 0) + one.hours
    if max(by_day.values(), default=0) > draft.hours_a_day:
        yield Problem("hours_a_day", _("A day has more hours than this. Change its sessions first."))


def _booked_twice(session: Session, course: Course, draft: CourseDraft) -> Iterator[Problem]:
    for enrolment in looking.seated(session, course.uid):
        clash = overlapping.seat_elsewhere(session, enrolment.person_uid, draft, course.uid)
        if clash is not None:
            name = looking.name_of(session, enrolment.person_uid)
            sentence = _("{name} takes part in “{course}” at the same time.", name=name, course=clash.title)
            yield Problem("first_day", sentence)
            return
