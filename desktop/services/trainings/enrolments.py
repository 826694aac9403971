"""Enrolments: a seat or a place on the waiting list, withdrawn, and seats given on.

A free seat is never given on by itself. Whoever waits longest is named, with the telephone, and the officer
gives the seat once they were asked (decision 0015): people who waited for weeks may have found work, and a
seat that somebody holds without knowing it stays empty on the first morning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months, group_entries
from desktop.models import Citizen, Course, Enrolment, new_uid
from desktop.rules import trainings as rules
from desktop.rules.problems import Problem, Refused
from desktop.rules.texts import clean_lines
from desktop.rules.trainings import EnrolmentDraft
from desktop.services.ground import Ground
from desktop.services.trainings import entries, looking, seats
from desktop.services.trainings.rows import Enrolled, EnrolledMany, EnrolmentRow, NotEnrolled, Withdrawn
from desktop.system.language import _, mark


class Enrolments:
    """Who takes part in a course, and who waits.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def of_course(self, uid: str) -> tuple[EnrolmentRow, ...]:
        """Everybody who was ever enrolled: seats by the order of enrolment, the waiting list, who withdrew.

        Args:
            uid: the course.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return tuple(looking.enrolment_rows(self._ground, session, Enrolment.course_uid == uid))

    def look(self, draft: EnrolmentDraft) -> Enrolled:
        """What enrolling somebody would give, for the check beside the form; nothing is written.

        Args:
            draft: as the form hands it over.

        Raises:
            Refused: the role does not allow it, or there is no such course or person.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            course = entries.find(session, Course, draft.course_uid)
            found = self._problems(session, course, self._dated(course, draft))
            place = seats.next_place(session, course)
            return Enrolled(
                seated=place is None, place=place, problems=tuple(problem for _code, problem in found)
            )

    def enrol(self, draft: EnrolmentDraft) -> Enrolled:
        """Enrol somebody: with a seat where one is free and nobody waits for it, else on the waiting list.

        Args:
            draft: who, in which course, and the case in which they asked for it.

        Raises:
            Refused: the role does not allow it, the person is enrolled already (``twice``), sits in another
                course at the same time (``double-booked``), is too young or too old, the month is closed, or
                the course takes nobody any more.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Enrol somebody in a course"), ground.actor.uid) as work:
            course = entries.open_course(ground, work.session, draft.course_uid)
            return self._enrol(work.session, course, draft)

    def enrol_group(self, course_uid: str) -> EnrolledMany:
        """Enrol all members of the course's group who are not enrolled yet, in the order of joining.

        Args:
            course_uid: a course that was set up for a group.

        Returns:
            Who has a seat now, who waits, and who could not be enrolled and why.

        Raises:
            Refused: the role does not allow it, the course is of no group, takes nobody any more, or the
                month is closed.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Enrol a group in a course"), ground.actor.uid) as work:
            course = entries.open_course(ground, work.session, course_uid)
            if not course.group_uid:
                raise Refused(_("This course is of no group. Choose its group first."), code="no-group")
            return self._enrol_members(work.session, course)

    def _enrol_members(self, session: Session, course: Course) -> EnrolledMany:
        seated_now, waiting_now = looking.seated(session, course.uid), looking.waiting(session, course.uid)
        known = {one.person_uid for one in (*seated_now, *waiting_now)}
        seated: list[str] = []
        waiting: list[str] = []
        refused: list[NotEnrolled] = []
        for member in group_entries.living_members(session, course.group_uid or ""):
            if member.person_uid in known:
                continue
            draft = EnrolmentDraft(
                course_uid=course.uid, person_uid=member.person_uid, case_uid=member.case_uid or ""
            )
            try:
                made = self._enrol(session, course, draft)
            except Refused as why:
                if why.code not in seats.OF_ONE_PERSON:
                    raise
                name = looking.name_of(session, member.person_uid)
                refused.append(NotEnrolled(person_uid=member.person_uid, name=name, reason=why.sentence))
                continue
            (seated if made.seated else waiting).append(made.uid)
        return EnrolledMany(seated=tuple(seated), waiting=tuple(waiting), refused=tuple(refused))

    def _dated(self, course: Course, draft: EnrolmentDraft) -> EnrolmentDraft:
        """Of a course that is over, whose list is keyed late, the last day is taken for today."""
        today = min(self._ground.clock.today(), course.last_day)
        return replace(draft, enrolled_on=draft.enrolled_on or today)

    def _enrol(self, session: Session, course: Course, draft: EnrolmentDraft) -> Enrolled:
        draft = self._dated(course, draft)
        assert draft.enrolled_on is not None
        problems = seats.refuse(self._problems(session, course, draft))
        closed_months.refuse_if_closed(session, self._ground.unit, draft.enrolled_on)
        place = seats.next_place(session, course)
        row = Enrolment(
            uid=new_uid(),
            course_uid=course.uid,
            person_uid=citizen_entries.find(session, draft.person_uid).uid,
            case_uid=draft.case_uid or None,
            enrolled_on=draft.enrolled_on,
            seated_on=draft.enrolled_on if place is None else None,
            income_before=draft.income_before,
        )
        session.add(row)
        session.flush()
        return Enrolled(uid=row.uid, seated=place is None, place=place, problems=problems)

    def _problems(
        self, session: Session, course: Course, draft: EnrolmentDraft
    ) -> Iterator[tuple[str, Problem]]:
        """What is wrong with an enrolment, each with the code that a refusal for it has."""
        today = self._ground.clock.today()
        person = citizen_entries.find(session, draft.person_uid) if draft.person_uid else None
        birth_date = person.birth_date if person else ""
        if person is not None:
            yield from seats.twice(session, course, person.uid)
            yield from seats.booked(session, course, person.uid)
        yield from seats.drafted(rules.check_enrolment(draft, entries.draft_of(course), birth_date, today))
        if person is not None and draft.case_uid:
            yield from seats.drafted(group_entries.wrong_case(session, draft.case_uid, person.uid))

    def set_income_before(self, uid: str, satang: int | None) -> None:
        """What somebody earned before the training, for what it changed.

        Args:
            uid: the enrolment.
            satang: a month, or nothing where it is not known.

        Raises:
            Refused: the role does not allow it, no such income, or it is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Write an income before a training"), ground.actor.uid) as work:
            row = entries.own(ground, work.session, Enrolment, uid)
            course = entries.draft_of(work.session.get_one(Course, row.course_uid))
            draft = EnrolmentDraft(person_uid=row.person_uid, income_before=satang)
            wrong = rules.check_enrolment(draft, course, "", ground.clock.today())
            seats.refuse(seats.drafted(one for one in wrong if one.field == "income_before"))
            row.income_before = satang

    def withdraw(self, uid: str, reason: str, on: date | None = None) -> Withdrawn:
        """Somebody withdraws from a course or from its waiting list.

        Args:
            uid: the enrolment.
            reason: why.
            on: the day; nothing takes today.

        Returns:
            Whoever waits longest, where a seat is free now: ask them, then ``give_seat``.

        Raises:
            Refused: the role does not allow it, no reason, the day is wrong or its month closed, they
                withdrew already, or the course takes no entries any more.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        said, day = entries.require_reason(reason), on or ground.clock.today()
        with ground.database.work(mark("Somebody withdraws from a course"), ground.actor.uid) as work:
            row, course = self._open(work.session, uid)
            seats.refuse_withdrawn(row)
            wrong = entries.day_refused(day, ground.clock.today(), row.enrolled_on)
            wrong = wrong or seats.was_there_after(work.session, row, day)
            if wrong:
                raise Refused(wrong, code="draft", problems=[Problem("withdrawn_on", wrong)])
            closed_months.refuse_if_closed(work.session, ground.unit, day)
            row.withdrawn_on, row.withdraw_reason = day, clean_lines(said)
            work.session.flush()
            return self._next(work.session, course, uid)

    def _next(self, session: Session, course: Course, uid: str) -> Withdrawn:
        waiting = looking.waiting(session, course.uid)
        if not waiting or not seats.free_seats(session, course):
            return Withdrawn(uid=uid)
        person = session.get_one(Citizen, waiting[0].person_uid)
        return Withdrawn(
            uid=uid,
            next_uid=waiting[0].uid,
            next_name=looking.person_name(person),
            next_phone=looking.first_phone(person),
        )

    def take_back_withdrawal(self, uid: str) -> None:
        """Somebody did not withdraw after all: whoever had a seat has it again, the others wait again.

        Args:
            uid: the enrolment.

        Raises:
            Refused: the role does not allow it, the seat was given on, they are enrolled again or sit in
                another course meanwhile, the month of withdrawing is closed, or the course takes no entries.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Take a withdrawal back"), ground.actor.uid) as work:
            session = work.session
            row, course = self._open(session, uid)
            if row.withdrawn_on is None:
                return
            closed_months.refuse_if_closed(session, ground.unit, row.withdrawn_on)
            seats.refuse(seats.enrolled_again(session, row))
            if row.seated_on is not None:
                self._refuse_seat(session, course, row)
            row.withdrawn_on, row.withdraw_reason = None, ""

    def give_seat(self, uid: str) -> None:
        """Whoever waits longest gets a free seat.

        Args:
            uid: the first enrolment of the waiting list.

        Raises:
            Refused: the role does not allow it, no seat is free (``full``), somebody else waits longer
                (``not-first``), they sit in another course at the same time, or the course takes no entries.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Give a seat to somebody who waits"), ground.actor.uid) as work:
            row, course = self._open(work.session, uid)
            seats.refuse_withdrawn(row)
            if row.seated_on is not None:
                return
            self._refuse_seat(work.session, course, row)
            first = looking.waiting(work.session, course.uid)[0]
            if first.uid != uid:
                name = looking.name_of(work.session, first.person_uid)
                sentence = _("{name} waits longer. Give them the seat, or take them off the list.", name=name)
                raise Refused(sentence, code="not-first")
            today = ground.clock.today()
            closed_months.refuse_if_closed(work.session, ground.unit, today)
            row.seated_on = today

    def take_seat_back(self, uid: str) -> None:
        """A seat was given by mistake: the person waits again, in the old place.

        Args:
            uid: the enrolment.

        Raises:
            Refused: the role does not allow it, they were at a session already, the month is closed, or the
                course takes no entries.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Take a seat back"), ground.actor.uid) as work:
            row, _course = self._open(work.session, uid)
            seats.refuse_withdrawn(row)
            if row.seated_on is None:
                return
            if seats.was_there_after(work.session, row, date.min):
                raise Refused(_("This person was at a session already and keeps the seat."), code="attended")
            closed_months.refuse_if_closed(work.session, ground.unit, row.seated_on)
            row.seated_on = None

    def _open(self, session: Session, uid: str) -> tuple[Enrolment, Course]:
        row = entries.own(self._ground, session, Enrolment, uid)
        return row, entries.open_course(self._ground, session, row.course_uid)

    def _refuse_seat(self, session: Session, course: Course, row: Enrolment) -> None:
        if not seats.free_seats(session, course):
            raise Refused(_("No seat is free. Somebody must withdraw first, or add seats."), code="full")
        seats.refuse(seats.booked(session, course, row.person_uid))
