"""Courses: planned, filled, held; what does not fit is refused at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from refusing import code_of
from training_entries import COURSE, FIRST, LAST, School, fields_of, session

from desktop.rules.problems import Refused
from desktop.rules.trainings import EnrolmentDraft, MemberDraft
from desktop.services.ground import Ground
from desktop.services.trainings.rows import CourseFilter

NEXT_WEEK = {"first_day": date(2026, 11, 23), "last_day": date(2026, 11, 27)}


@pytest.fixture
def school(centre_ground: Ground) -> School:
    return School(centre_ground)


# -- seats and the waiting list


def test_whoever_comes_after_the_last_seat_waits_in_the_order_of_coming(school: School) -> None:
    course = school.course(seats=2)
    made = [school.enrolled(course, school.person(name)) for name in ("ก", "ข", "ค", "ง")]
    assert [(one.seated, one.place) for one in made] == [(True, None), (True, None), (False, 1), (False, 2)]
    page = school.trainings.courses.page(course)
    assert (page.row.seated, page.row.waiting, page.next_to_seat) == (2, 2, None)
    assert [one.place for one in page.enrolments] == [None, None, 1, 2]


def test_a_free_seat_is_offered_to_whoever_waits_longest_and_to_nobody_before(school: School) -> None:
    course = school.course(seats=1)
    enrolments = school.trainings.enrolments
    seated, first, second = (school.enrolled(course, school.person(name)) for name in ("ก", "ข", "ค"))
    assert code_of(lambda: enrolments.give_seat(first.uid)) == "full"
    offered = enrolments.withdraw(seated.uid, "ได้งานทำ")
    assert (offered.next_uid, offered.next_name) == (first.uid, "นายข สาและ")
    # Somebody new does not take the seat that others wait for.
    assert school.enrolled(course, school.person("ง")).place == 3
    assert code_of(lambda: enrolments.give_seat(second.uid)) == "not-first"
    assert school.trainings.courses.page(course).next_to_seat is not None
    enrolments.give_seat(first.uid)
    assert code_of(lambda: enrolments.take_back_withdrawal(seated.uid)) == "full"
    enrolments.take_seat_back(first.uid)
    enrolments.take_back_withdrawal(seated.uid)
    rows = {one.uid: one for one in enrolments.of_course(course)}
    assert (rows[seated.uid].has_seat, rows[first.uid].place, rows[second.uid].place) == (True, 1, 2)


def test_a_look_at_an_enrolment_says_what_would_come_and_writes_nothing(school: School) -> None:
    course, person = school.course(seats=1), school.person(born="")
    draft = EnrolmentDraft(course_uid=course, person_uid=person)
    look = school.trainings.enrolments.look(draft)
    assert (look.seated, [(one.field, one.soft) for one in look.problems]) == (True, [("person_uid", True)])
    assert school.trainings.enrolments.of_course(course) == ()
    school.enrolled(course, person)
    look = school.trainings.enrolments.look(draft)
    assert (look.place, [one.soft for one in look.problems]) == (1, [False, True])


def test_nobody_is_enrolled_twice_but_may_come_again_after_withdrawing(school: School) -> None:
    course, person = school.course(), school.person()
    first = school.enrolled(course, person)
    assert code_of(lambda: school.enrolled(course, person)) == "twice"
    school.trainings.enrolments.withdraw(first.uid, "ป่วย", FIRST)
    again = school.enrolled(course, person)
    assert again.seated
    assert code_of(lambda: school.trainings.enrolments.take_back_withdrawal(first.uid)) == "twice"


def test_who_was_there_and_withdrew_is_taken_back_rather_than_enrolled_again(school: School) -> None:
    course, person = school.course(), school.person()
    school.sessions(course)
    first = school.enrolled(course, person)
    school.came(course, first.uid, [6, 0, 0, 0, 0])
    assert fields_of(lambda: school.trainings.enrolments.withdraw(first.uid, "x", FIRST - timedelta(days=1)))
    school.trainings.enrolments.withdraw(first.uid, "ป่วย", FIRST)
    assert code_of(lambda: school.enrolled(course, person)) == "left-before"
    school.trainings.enrolments.take_back_withdrawal(first.uid)
    assert school.trainings.enrolments.of_course(course)[0].hours == 6


def test_two_courses_at_the_same_time_are_refused_with_which(school: School) -> None:
    person = school.person()
    other = school.course(title="ช่างตัดผม", last_day=LAST)
    school.enrolled(other, person)
    course = school.course(first_day=LAST, last_day=LAST + timedelta(days=6))
    with pytest.raises(Refused, match="ช่างตัดผม") as refused:
        school.enrolled(course, person)
    assert (refused.value.code, refused.value.problems[0].field) == ("double-booked", "person_uid")
    after = school.course(first_day=LAST + timedelta(days=1), last_day=LAST + timedelta(days=6))
    assert school.enrolled(after, person, enrolled_on=None).seated
    school.trainings.courses.call_off(other, "วิทยากรไม่ว่าง")
    assert school.enrolled(school.course(title="อีกวิชา"), person).seated
    assert "first_day" in fields_of(lambda: school.trainings.courses.take_back_call_off(other))


def test_a_waiting_place_takes_no_time_until_it_becomes_a_seat(school: School) -> None:
    person = school.person()
    full = school.course(seats=1, title="เต็ม")
    there = school.enrolled(full)
    waits = school.enrolled(full, person)
    assert school.enrolled(school.course(title="ว่าง"), person).seated
    school.trainings.enrolments.withdraw(there.uid, "ย้าย")
    assert code_of(lambda: school.trainings.enrolments.give_seat(waits.uid)) == "double-booked"


def test_who_is_too_young_or_too_old_is_refused_and_an_unknown_age_is_not(school: School) -> None:
    course = school.course(youngest=18, oldest=40)
    for born in ("2008-11-02", "1986-01-01", ""):
        made = school.enrolled(course, school.person(born=born))
        assert [one.soft for one in made.problems] == ([] if born else [True])
    assert fields_of(lambda: school.enrolled(course, school.person(born="2010-01-01"))) == ["person_uid"]
    assert fields_of(lambda: school.enrolled(course, school.person(born="1980-01-01"))) == ["person_uid"]


def test_a_group_is_enrolled_at_once_and_whoever_cannot_come_is_named(school: School) -> None:
    people = [school.person(name) for name in ("ก", "ข", "ค", "ง")]
    child, busy = school.person("เด็ก", born="2015-01-01"), school.person("ยุ่ง")
    school.enrolled(school.course(title="อื่น"), busy)
    group = school.group(*people, child, busy)
    course = school.course(group_uid=group, seats=3)
    school.enrolled(course, people[0])
    made = school.trainings.enrolments.enrol_group(course)
    assert (len(made.seated), len(made.waiting)) == (2, 1)
    assert [one.name for one in made.refused] == ["นายเด็ก สาและ", "นายยุ่ง สาและ"]
    assert "อื่น" in made.refused[1].reason
    assert code_of(lambda: school.trainings.enrolments.enrol_group(school.course())) == "no-group"
    again = school.trainings.enrolments.enrol_group(course)
    assert (again.seated, again.waiting, len(again.refused)) == ((), (), 2)


def test_a_case_goes_along_with_its_person(school: School) -> None:
    case = school.asked()
    group = school.group()
    person = school.whose(case)
    school.trainings.groups.add_member(group, MemberDraft(person_uid=person, case_uid=case))
    course = school.course(group_uid=group)
    school.trainings.enrolments.enrol_group(course)
    assert [one.course_uid for one in school.trainings.of_case(case).courses] == [course]
    own = school.trainings.of_person(person)
    assert ([one.group_uid for one in own.groups], len(own.courses)) == ([group], 1)
    stranger = school.person()
    assert fields_of(lambda: school.enrolled(course, stranger, case_uid=case)) == ["case_uid"]


def test_an_income_before_is_written_and_an_impossible_one_refused(school: School) -> None:
    course = school.course()
    made = school.enrolled(course)
    school.trainings.enrolments.set_income_before(made.uid, 4_500_00)
    assert school.trainings.enrolments.of_course(course)[0].income_before == 4_500_00
    assert fields_of(lambda: school.trainings.enrolments.set_income_before(made.uid, -1)) == ["income_before"]


# -- the course itself


def test_a_course_cannot_shrink_below_what_was_entered_for_it(school: School) -> None:
    course = school.course()
    school.trainings.sessions.add(course, [session(FIRST, "day", 6), session(LAST, "day", 6)])
    for name in ("ก", "ข"):
        school.enrolled(course, school.person(name))
    courses = school.trainings.courses
    draft, revision = courses.draft(course)
    for change, field in (
        ({"seats": 1}, "seats"),
        ({"first_day": FIRST + timedelta(days=1), "hours": 12}, "first_day"),
        ({"last_day": LAST - timedelta(days=1), "hours": 12}, "last_day"),
        ({"hours": 11}, "hours"),
        ({"hours_a_day": 5, "hours": 12}, "hours_a_day"),
    ):
        assert fields_of(lambda change=change: courses.save(replace(draft, **change), course)) == [field]  # type: ignore[misc]
    courses.save(replace(draft, seats=2, trainer="คนใหม่"), course, revision)
    assert courses.page(course).draft.trainer == "คนใหม่"
    assert code_of(lambda: courses.save(draft, course, revision)) == "changed"


def test_moving_a_course_onto_another_of_its_people_is_refused(school: School) -> None:
    person = school.person("ยุ่ง")
    moved, other = school.course(), school.course(title="ตัดผม", **NEXT_WEEK)
    school.enrolled(moved, person)
    school.enrolled(other, person, enrolled_on=None)
    draft, _revision = school.trainings.courses.draft(moved)
    with pytest.raises(Refused, match="ตัดผม"):
        school.trainings.courses.save(replace(draft, **NEXT_WEEK), moved)  # type: ignore[arg-type]


def test_a_course_that_was_called_off_takes_nothing_until_that_is_taken_back(school: School) -> None:
    course = school.course()
    courses = school.trainings.courses
    assert code_of(lambda: courses.call_off(course, "")) == "no-reason"
    courses.call_off(course, "น้ำท่วม")
    assert courses.rows([course])[0].state == "called_off"
    attempts: tuple[Callable[[], object], ...] = (
        lambda: school.enrolled(course),
        lambda: school.trainings.sessions.add(course, [session()]),
        lambda: school.trainings.results.declare(course),
        lambda: courses.save(COURSE, course),
    )
    assert [code_of(attempt) for attempt in attempts] == ["called-off"] * 4
    courses.take_back_call_off(course)
    assert school.enrolled(course).seated


def test_a_course_is_planned_for_a_group_with_what_is_known_of_it(school: School) -> None:
    group = school.group(school.person("ก"), school.person("ข"))
    draft = school.trainings.courses.draft_for_group(group)
    assert (draft.group_uid, draft.category_code, draft.agency_code) == (group, "SKL-1", "DSD")
    assert (draft.tambon_code, draft.seats) == ("940101", 2)


def test_the_list_of_courses_is_found_filtered_and_sorted(school: School) -> None:
    over = school.course(title="เย็บผ้า", trainer="นางมารียัม")
    planned = school.course(title="ช่างไม้", agency_code="DOE", tambon_code="940102", **NEXT_WEEK)
    off = school.course(title="ก่ออิฐ")
    school.trainings.courses.call_off(off, "ไม่มีผู้สมัคร")
    school.enrolled(over, school.person("ซุลกิฟลี"))
    found = school.trainings.courses.ids
    assert found() == [planned, off, over]
    assert found(CourseFilter(state="to_declare")) == [over]
    assert found(CourseFilter(state="planned", agency="DOE", tambon="940102")) == [planned]
    assert found(CourseFilter(text="ซุลกิฟลี")) == found(CourseFilter(text="มารียัม")) == [over]
    assert found(CourseFilter(fiscal_year=2569)) == []
    assert found(CourseFilter(sort="state", descending=False)) == [planned, over, off]
    assert found(CourseFilter(sort="passed")) == [off, planned, over]
    assert [row.uid for row in school.trainings.courses.rows([off, "unknown", over])] == [off, over]
