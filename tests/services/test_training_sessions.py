"""Sessions and attendance: what does not fit is refused at its place; closed months and the province too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from refusing import code_of
from sqlalchemy import select
from training_entries import COURSE, FIRST, LAST, School, fields_of, session

from desktop.models import AuditLine, ClosedMonth
from desktop.rules.trainings import AttendanceDraft, EnrolmentDraft, cell_field
from desktop.services.ground import Ground
from desktop.services.trainings import Trainings
from desktop.services.trainings.rows import CourseFilter


@pytest.fixture
def school(centre_ground: Ground) -> School:
    return School(centre_ground)


def _close(school: School, month: str) -> None:
    with school.ground.database.work("Close a month") as work:
        work.session.add(ClosedMonth(month=month, closed_on=date(2026, 11, 20)))


def test_sessions_are_proposed_for_the_hours_that_are_left(school: School) -> None:
    course = school.course(first_day=date(2026, 11, 6), last_day=date(2026, 11, 10), hours=16)
    days = [(one.on, one.hours) for one in school.trainings.sessions.proposed(course)]
    assert days == [(date(2026, 11, 6), 6), (date(2026, 11, 9), 6), (date(2026, 11, 10), 4)]
    school.trainings.sessions.add(course, [session(date(2026, 11, 6), "morning", 3)])
    assert [one.hours for one in school.trainings.sessions.proposed(course)] == [6, 6, 1]


def test_sessions_are_added_together_or_not_at_all(school: School) -> None:
    course = school.course()
    both = [session(FIRST, "morning"), session(FIRST, "day", 3)]
    assert fields_of(lambda: school.trainings.sessions.add(course, both)) == ["part"]
    assert school.trainings.sessions.of_course(course) == ()
    made = school.trainings.sessions.add(course, [session(LAST), session(FIRST, "afternoon"), session(FIRST)])
    rows = school.trainings.sessions.of_course(course)
    assert [one.uid for one in rows] == [made[2], made[1], made[0]]
    assert [one.place for one in rows] == [1, 2, 3]


def test_a_session_that_somebody_attended_neither_shrinks_nor_goes(school: School) -> None:
    course = school.course()
    [uid] = school.trainings.sessions.add(course, [session(FIRST, "day", 6)])
    person = school.enrolled(course).uid
    school.came(course, person, [5])
    sessions = school.trainings.sessions
    assert fields_of(lambda: sessions.save(uid, session(FIRST, "day", 4))) == ["hours"]
    assert code_of(lambda: sessions.take_back(uid)) == "attended"
    sessions.save(uid, session(LAST, "day", 5))
    school.came(course, person, [0])
    sessions.take_back(uid)
    assert sessions.of_course(course) == ()
    sessions.put_back(uid)
    assert [one.keyed for one in sessions.of_course(course)] == [1]


def test_a_session_does_not_come_back_where_another_stands_now(school: School) -> None:
    course = school.course()
    [uid] = school.trainings.sessions.add(course, [session()])
    school.trainings.sessions.take_back(uid)
    school.trainings.sessions.add(course, [session(part="day")])
    assert fields_of(lambda: school.trainings.sessions.put_back(uid)) == ["part"]


# -- attendance


def test_attendance_is_saved_as_a_whole_and_counts_what_changed(school: School) -> None:
    course = school.course()
    first, second = school.trainings.sessions.add(course, [session(FIRST), session(LAST)])
    person = school.enrolled(course).uid
    grid = school.trainings.attendances
    cells = [
        AttendanceDraft(session_uid=first, enrolment_uid=person, hours=3),
        AttendanceDraft(session_uid=second, enrolment_uid=person, hours=0, remark="ลาป่วย"),
    ]
    assert grid.save(course, cells) == 2
    assert grid.save(course, cells) == 0
    kept = grid.grid(course).cells
    assert {at[1]: (cell.hours, cell.remark) for at, cell in kept.items()} == {
        first: (3, ""),
        second: (0, "ลาป่วย"),
    }
    assert grid.save(course, [AttendanceDraft(session_uid=first, enrolment_uid=person)]) == 1
    assert grid.grid(course).cells[person, first].hours == 0


def test_each_wrong_cell_is_named_and_then_nothing_is_saved(school: School) -> None:
    course = school.course(last_day=date(2026, 11, 25))
    held, ahead = school.trainings.sessions.add(course, [session(FIRST), session(date(2026, 11, 23))])
    person = school.enrolled(course).uid
    other = school.enrolled(school.course(title="อื่น"), school.person("ข")).uid
    wrong = [
        AttendanceDraft(session_uid=held, enrolment_uid=person, hours=4),
        AttendanceDraft(session_uid=ahead, enrolment_uid=person, hours=1),
        AttendanceDraft(session_uid=held, enrolment_uid=other, hours=1),
        AttendanceDraft(session_uid="none", enrolment_uid=person, hours=1),
    ]
    cells = [cell_field(cell.enrolment_uid, cell.session_uid) for cell in wrong]
    right = AttendanceDraft(session_uid=held, enrolment_uid=person, hours=3)
    attendances = school.trainings.attendances
    assert [one.field for one in attendances.check(course, wrong)] == cells
    assert fields_of(lambda: attendances.save(course, [right, *wrong[1:]])) == cells[1:]
    assert fields_of(lambda: attendances.save(course, [right, right])) == [cells[0]]
    assert attendances.grid(course).cells == {}


def test_who_only_waits_or_withdrew_has_no_attendance(school: School) -> None:
    course = school.course(seats=1)
    [held] = school.trainings.sessions.add(course, [session()])
    seated, waits = school.enrolled(course, school.person("ก")), school.enrolled(course, school.person("ข"))
    save = school.trainings.attendances.save
    for uid in (waits.uid, seated.uid):
        if uid == seated.uid:
            school.trainings.enrolments.withdraw(uid, "ย้าย")
        cell = AttendanceDraft(session_uid=held, enrolment_uid=uid, hours=1)
        assert fields_of(lambda cell=cell: save(course, [cell])) == [cell_field(uid, held)]  # type: ignore[misc]
    assert [one.uid for one in school.trainings.attendances.grid(course).persons] == []


# -- closed months, other offices, roles


def test_a_closed_month_changes_no_more(school: School) -> None:
    october = {"first_day": date(2026, 10, 5), "last_day": date(2026, 10, 9)}
    day = date(2026, 10, 5)
    course = school.course(**october)
    [held] = school.trainings.sessions.add(course, [session(day)])
    made = school.enrolled(course, enrolled_on=day)
    _close(school, "2026-10")
    trainings = school.trainings
    draft, _revision = trainings.courses.draft(course)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: school.course(title="ใหม่", **october),
        lambda: trainings.courses.save(replace(draft, last_day=date(2026, 10, 12)), course),
        lambda: school.enrolled(course, school.person("ข"), enrolled_on=day),
        lambda: trainings.enrolments.withdraw(made.uid, "x", day),
        lambda: trainings.sessions.add(course, [session(date(2026, 10, 6))]),
        lambda: trainings.sessions.save(held, session(day, "day", 6)),
        lambda: trainings.sessions.take_back(held),
        lambda: trainings.attendances.save(
            course, [AttendanceDraft(session_uid=held, enrolment_uid=made.uid, hours=1)]
        ),
    )
    assert [code_of(attempt) for attempt in attempts] == ["month-closed"] * len(attempts)
    assert trainings.attendances.grid(course).closed == {held}
    # What stays in its month may still be described better.
    trainings.courses.save(replace(draft, trainer="นายวิชัย"), course)


def test_the_province_sees_everything_and_writes_nothing(province_ground: Ground) -> None:
    trainings = Trainings(province_ground)
    assert trainings.courses.ids(CourseFilter(unit="9401")) == []
    attempts: tuple[Callable[[], object], ...] = (
        lambda: trainings.courses.plan(COURSE),
        lambda: trainings.courses.call_off("any", "เหตุ"),
        lambda: trainings.enrolments.enrol(EnrolmentDraft(course_uid="any", person_uid="any")),
        lambda: trainings.sessions.add("any", [session()]),
        lambda: trainings.attendances.save("any", []),
        lambda: trainings.results.declare("any"),
        lambda: trainings.certificates.give(["any"]),
        lambda: trainings.follow_ups.take_back("any", 30),
    )
    assert [code_of(attempt) for attempt in attempts] == ["not-ours"] * len(attempts)


def test_what_is_written_stands_in_the_audit_chain(school: School) -> None:
    course = school.course()
    school.enrolled(course)
    school.trainings.courses.page(course)
    with school.ground.database.read() as reading:
        titles = list(reading.scalars(select(AuditLine.title).order_by(AuditLine.line)))
    assert titles[-1] == "See a course"
    assert {"Plan a course", "Enrol somebody in a course"} <= set(titles)
