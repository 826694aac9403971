"""Through courses, waiting lists, attendance, declarations, certificates and restores all stays in order."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import registers
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.orm import Session
from training_entries import School

from desktop.models import Attendance, Certificate, Course, CourseSession, Enrolment
from desktop.rules.problems import Refused
from desktop.rules.trainings import AttendanceDraft, EnrolmentDraft, SessionDraft
from desktop.services import opening, upkeep
from desktop.services.upkeep import Upkeep
from desktop.system.clock import SetClock
from desktop.system.paths import Home

_PEOPLE = 6
_PARTS = ("morning", "afternoon", "day")


class Courses(RuleBasedStateMachine):
    """A centre whose courses are filled, held and told, and whose register is restored now and then."""

    def __init__(self, template: Home) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self.clock = SetClock(registers.MOMENT)
        self.home = Home(self._folder / "home")
        shutil.copytree(template.root, self.home.root)
        self._open()
        self.people = [self.school.person(f"คน{number}") for number in range(_PEOPLE)]
        self.backups = [Upkeep(self.opened).make_backup(self._folder / "0.lcbackup")]
        # Every certificate that was ever given, with its number; and those that became void.
        self.given: dict[str, int] = {}
        self.void: set[str] = set()
        self.was_restored = False

    def _open(self) -> None:
        self.opened = opening.open_register(self.home, registers.USER, registers.PASSWORD, self.clock)
        actor = replace(self.opened.ground.actor, role="supervisor")
        self.school = School(replace(self.opened.ground, actor=actor))

    @rule(
        what=st.sampled_from(
            [
                *("planned", "changed", "called off", "enrolled", "enrolled", "enrolled", "enrolled"),
                *("withdrawn", "came back", "seat given", "seat taken back", "met", "all met", "moved"),
                *("attended", "attended", "all attended", "declared", "declared", "taken back"),
                *("certified", "voided", "issued anew", "time passes", "saved", "restored"),
            ]
        ),
        one=st.integers(0, 60),
        other=st.integers(0, 60),
    )
    def happens(self, what: str, one: int, other: int) -> None:
        trainings, course = self.school.trainings, self._course(one)
        work: Callable[[], object] = {
            "planned": partial(self._planned, one, other),
            "changed": partial(self._changed, course, other),
            "called off": lambda: trainings.courses.call_off(course, "งด"),
            "enrolled": partial(self._enrolled, course, other),
            "withdrawn": lambda: trainings.enrolments.withdraw(self._enrolment(other), "ย้าย"),
            "came back": lambda: trainings.enrolments.take_back_withdrawal(self._enrolment(other)),
            "seat given": lambda: trainings.enrolments.give_seat(self._enrolment(other)),
            "seat taken back": lambda: trainings.enrolments.take_seat_back(self._enrolment(other)),
            "met": partial(self._met, course, other),
            "all met": lambda: trainings.sessions.add(course, trainings.sessions.proposed(course)),
            "moved": partial(self._moved, one, other),
            "attended": partial(self._attended, one, other),
            "all attended": partial(self._all_attended, course, other),
            "declared": lambda: trainings.results.declare(course),
            "taken back": lambda: trainings.results.take_back(course, "ผิด"),
            "certified": lambda: trainings.certificates.give_all(course),
            "voided": lambda: trainings.certificates.void(self._certificate(other), "ผิด"),
            "issued anew": lambda: trainings.certificates.issue_anew(self._certificate(other), "หาย"),
            "time passes": lambda: self.clock.move(days=one % 12),
            "saved": self._saved,
            "restored": partial(self._restored, one),
        }[what]
        # Much of what happens here is forbidden, and must leave everything as it was.
        with suppress(Refused):
            work()

    # -- which one

    def _one_of(self, uids: list[str], place: int) -> str:
        return uids[place % len(uids)] if uids else "nothing"

    def _course(self, place: int) -> str:
        return self._one_of(sorted(self.school.trainings.courses.ids()), place)

    def _enrolment(self, place: int) -> str:
        return self._one_of(self._uids(Enrolment), place)

    def _certificate(self, place: int) -> str:
        return self._one_of(self._uids(Certificate), place)

    def _uids(self, model: type[Enrolment | Certificate | CourseSession]) -> list[str]:
        with self.opened.ground.database.read() as session:
            return list(session.scalars(select(model.uid).order_by(model.uid)))

    # -- what happens

    def _planned(self, one: int, other: int) -> None:
        first = self.clock.today() + timedelta(days=one % 20 - 12)
        days = other % 3 + 1
        self.school.course(
            first_day=first,
            last_day=first + timedelta(days=days - 1),
            hours=days * 6 - one % 3,
            seats=other % 3 + 1,
            percent_to_pass=(50, 80, 100)[one % 3],
        )

    def _changed(self, course: str, other: int) -> None:
        draft, _revision = self.school.trainings.courses.draft(course)
        assert draft.seats is not None and draft.last_day is not None and draft.hours is not None
        last = draft.last_day + timedelta(days=other % 3 - 1)
        seats, hours = other % 4 + 1, draft.hours + other % 5 - 2
        self.school.trainings.courses.save(replace(draft, seats=seats, last_day=last, hours=hours), course)

    def _enrolled(self, course: str, other: int) -> None:
        person = self.people[other % len(self.people)]
        self.school.trainings.enrolments.enrol(EnrolmentDraft(course_uid=course, person_uid=person))

    def _session(self, course: str, other: int) -> SessionDraft:
        first = self.school.trainings.courses.draft(course)[0].first_day
        assert first is not None
        return SessionDraft(on=first + timedelta(days=other % 4), part=_PARTS[other % 3], hours=other % 7)

    def _met(self, course: str, other: int) -> None:
        self.school.trainings.sessions.add(course, [self._session(course, other)])

    def _moved(self, one: int, other: int) -> None:
        uid = self._one_of(self._uids(CourseSession), one)
        if other % 3:
            self.school.trainings.sessions.save(uid, self._session(self._course(one), other))
        else:
            self.school.trainings.sessions.take_back(uid)

    def _attended(self, one: int, other: int) -> None:
        """One cell, of any session and any enrolment, perhaps of different courses."""
        cell = AttendanceDraft(
            session_uid=self._one_of(self._uids(CourseSession), one),
            enrolment_uid=self._enrolment(other),
            hours=other % 8 - 1,
        )
        self.school.trainings.attendances.save(self._course(one), [cell])

    def _all_attended(self, course: str, other: int) -> None:
        grid = self.school.trainings.attendances.grid(course)
        cells = [
            AttendanceDraft(
                session_uid=held.uid,
                enrolment_uid=person.uid,
                hours=held.hours if (place + other) % 3 else held.hours // 2,
            )
            for held in grid.sessions
            for place, person in enumerate(grid.persons)
        ]
        self.school.trainings.attendances.save(course, cells)

    def _saved(self) -> None:
        out = self._folder / f"{len(self.backups)}.lcbackup"
        self.backups.append(Upkeep(self.opened).make_backup(out))

    def _restored(self, one: int) -> None:
        self.opened.close()
        self.was_restored = True
        upkeep.restore(self.home, self.backups[one % len(self.backups)], registers.USER, registers.PASSWORD)
        self._open()

    # -- what always holds

    @invariant()
    def everything_is_in_order(self) -> None:
        with self.opened.ground.database.read() as session:
            for course in session.scalars(select(Course)):
                _seats_hold(session, course)
                _sessions_hold(session, course)
                _results_hold(session, course)
            # A restore forgets that somebody left one course for another whose certificate comes along.
            if not self.was_restored:
                _nobody_sits_in_two_places(session)
            self._certificates_hold(session)

    def _certificates_hold(self, session: Session) -> None:
        found = session.scalars(select(Certificate).order_by(Certificate.number)).all()
        by_year: dict[int, list[int]] = {}
        for each in found:
            by_year.setdefault(each.fiscal_year, []).append(each.number)
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_year.values()), by_year
        living = [each.enrolment_uid for each in found if each.voided_on is None]
        assert len(set(living)) == len(living), "somebody has two living certificates"
        assert all(session.get_one(Enrolment, uid).result == "passed" for uid in living)
        now = {each.uid: each.number for each in found}
        assert self.given.items() <= now.items(), "a certificate was lost or came twice"
        self.given = now
        void = {each.uid for each in found if each.voided_on is not None}
        assert self.void <= void, "a void certificate lives again"
        self.void = void

    def teardown(self) -> None:
        """The register is whole in the end."""
        try:
            assert all(check.ok for check in Upkeep(self.opened).check())
        finally:
            self.opened.close()
            shutil.rmtree(self._folder)


def _seats_hold(session: Session, course: Course) -> None:
    rows = session.scalars(select(Enrolment).where(Enrolment.course_uid == course.uid)).all()
    living = [row for row in rows if row.withdrawn_on is None]
    assert len({row.person_uid for row in living}) == len(living), "somebody is enrolled twice"
    assert sum(row.seated_on is not None for row in living) <= course.seats
    results = Counter(row.person_uid for row in rows if row.result)
    assert all(count == 1 for count in results.values()), "somebody has two results"


def _sessions_hold(session: Session, course: Course) -> None:
    query = select(CourseSession).where(CourseSession.course_uid == course.uid)
    held = [row for row in session.scalars(query) if row.taken_back_on is None]
    assert sum(row.hours for row in held) <= course.hours
    by_day: dict[object, list[CourseSession]] = {}
    for row in held:
        assert course.first_day <= row.on <= course.last_day
        by_day.setdefault(row.on, []).append(row)
    for rows in by_day.values():
        assert sum(row.hours for row in rows) <= course.hours_a_day
        parts = sorted(row.part for row in rows)
        assert parts in (["day"], ["morning"], ["afternoon"], ["afternoon", "morning"])
    for there in session.scalars(select(Attendance).where(Attendance.session_uid.in_([r.uid for r in held]))):
        row = session.get_one(CourseSession, there.session_uid)
        assert 0 <= there.hours <= row.hours
        enrolment = session.get_one(Enrolment, there.enrolment_uid)
        assert enrolment.course_uid == course.uid


def _results_hold(session: Session, course: Course) -> None:
    """Said apart from the rules: who was there for the share of the hours passed."""
    rows = session.scalars(select(Enrolment).where(Enrolment.course_uid == course.uid)).all()
    if course.declared_on is None:
        assert all(row.result == "" and row.hours_attended is None for row in rows)
        return
    for row in rows:
        query = (
            select(Attendance.hours)
            .join(CourseSession, CourseSession.uid == Attendance.session_uid)
            .where(Attendance.enrolment_uid == row.uid, CourseSession.taken_back_on.is_(None))
        )
        attended = sum(session.scalars(query))
        if row.withdrawn_on is not None:
            assert row.result in ("", "left")
        elif row.seated_on is None:
            assert row.result == ""
        else:
            enough = attended * 100 >= course.percent_to_pass * course.hours
            assert row.result == ("passed" if enough else "failed")
            assert row.hours_attended == attended


def _nobody_sits_in_two_places(session: Session) -> None:
    query = (
        select(Enrolment.person_uid, Course.first_day, Course.last_day)
        .join(Course, Course.uid == Enrolment.course_uid)
        .where(Enrolment.seated_on.is_not(None), Enrolment.withdrawn_on.is_(None))
        .where(Course.called_off_on.is_(None))
        .order_by(Enrolment.person_uid, Course.first_day, Course.last_day)
    )
    found = session.execute(query).all()
    for (person, _first, last), (next_person, first, _last) in pairwise(found):
        assert person != next_person or last < first, "somebody sits in two courses at once"


def test_no_mistake_and_no_restore_brings_courses_out_of_order(centre_template: Home) -> None:
    run_state_machine_as_test(
        lambda: Courses(centre_template),
        settings=settings(
            max_examples=8,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_machine_reaches_waiting_results_certificates_and_restores(centre_template: Home) -> None:
    """A machine whose every wish is refused would prove nothing."""
    machine = Courses(centre_template)
    try:
        for what, one, other in (
            *(("planned", 9, 1), ("all met", 0, 0), ("enrolled", 0, 0), ("enrolled", 0, 1)),
            *(("enrolled", 0, 2), ("all attended", 0, 1), ("time passes", 5, 0), ("declared", 0, 0)),
            *(("saved", 0, 0), ("certified", 0, 0), ("issued anew", 0, 0), ("restored", 1, 0)),
            *(("voided", 0, 0), ("voided", 0, 1), ("voided", 0, 2), ("taken back", 0, 0)),
        ):
            machine.happens(what, one, other)
            machine.everything_is_in_order()
        with machine.opened.ground.database.read() as session:
            waiting = session.scalars(select(Enrolment).where(Enrolment.seated_on.is_(None))).all()
        assert len(waiting) == 1
        assert len(machine.given) >= 2
        assert machine.void
    finally:
        machine.teardown()
