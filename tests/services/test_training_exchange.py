"""Groups and courses at the province: the same as at the centre, to be looked at only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from centre_and_province import Two
from refusing import code_of
from training_entries import School

from desktop.rules.trainings import FollowUpDraft
from desktop.services.exchange.soundness import problem
from desktop.services.ground import Ground
from desktop.services.trainings import Trainings
from desktop.services.trainings.rows import CourseFilter, GroupFilter

OCTOBER = {"first_day": date(2026, 10, 5), "last_day": date(2026, 10, 9)}


@pytest.fixture
def two(centre_ground: Ground, province_ground: Ground) -> Two:
    return Two(centre_ground, province_ground).enrol()


def test_the_province_sees_what_the_centre_wrote_and_changes_nothing(two: Two) -> None:
    school = School(two.centre_ground)
    group = school.group(school.person("ก"), formed_on=date(2026, 10, 1))
    course = school.course(group_uid=group, hours=6, **OCTOBER)
    school.sessions(course)
    school.trainings.enrolments.enrol_group(course)
    [enrolment] = school.trainings.enrolments.of_course(course)
    school.came(course, enrolment.uid, [6])
    school.trainings.results.declare(course)
    [certificate] = school.trainings.certificates.give_all(course)
    school.trainings.follow_ups.save(enrolment.uid, FollowUpDraft(days=30, in_work=True))
    two.approve()
    assert two.up().summary.refused == ()
    seen = Trainings(two.province_ground)
    assert seen.groups.ids(GroupFilter(unit="9401")) == [group]
    assert seen.courses.ids(CourseFilter(unit="9401")) == [course]
    assert seen.courses.ids(CourseFilter(unit="9402")) == []
    assert seen.enrolments.of_course(course) == school.trainings.enrolments.of_course(course)
    assert seen.certificates.one(certificate) == school.trainings.certificates.one(certificate)
    assert seen.summary.of_year(2570) == school.trainings.summary.of_year(2570)
    assert seen.summary.of_year(2570, "9402").total.count("passed") == 0
    page = seen.courses.page(course)
    assert (page.own, page.next_to_seat) == (False, None)
    assert not any(row.own for row in seen.follow_ups.of_course(course))
    assert seen.attendances.grid(course).frozen
    assert code_of(lambda: seen.courses.call_off(course, "x")) == "not-ours"


_GROUP = {"kind": "informal", "formed_on": date(2026, 10, 1), "ended_on": None}
_COURSE = {
    "first_day": date(2026, 10, 5),
    "last_day": date(2026, 10, 9),
    "hours": 30,
    "seats": 20,
    "percent_to_pass": 80,
    "declared_on": None,
    "called_off_on": None,
}
_ENROLMENT = {"result": "passed", "hours_attended": 30, "seated_on": date(2026, 10, 1)}
_CERTIFICATE = {"number": 1, "fiscal_year": 2570, "voided_on": None, "void_reason": ""}
_FOLLOW_UP = {"days": 30, "income": None}


@pytest.mark.parametrize(
    ("table", "sound", "change"),
    [
        ("groups", _GROUP, {"kind": "club"}),
        ("groups", _GROUP, {"ended_on": date(2026, 9, 30)}),
        ("courses", _COURSE, {"last_day": date(2026, 10, 4)}),
        ("courses", _COURSE, {"hours": 0}),
        ("courses", _COURSE, {"seats": 0}),
        ("courses", _COURSE, {"percent_to_pass": 101}),
        ("courses", _COURSE, {"declared_on": date(2026, 10, 10), "called_off_on": date(2026, 10, 10)}),
        ("enrolments", _ENROLMENT, {"result": "excellent"}),
        ("enrolments", _ENROLMENT, {"hours_attended": None}),
        ("enrolments", _ENROLMENT, {"seated_on": None}),
        ("enrolments", _ENROLMENT, {"result": ""}),
        ("course_sessions", {"part": "day", "hours": 6}, {"part": "evening"}),
        ("course_sessions", {"part": "day", "hours": 6}, {"hours": 25}),
        ("attendances", {"hours": 0}, {"hours": -1}),
        ("training_follow_ups", _FOLLOW_UP, {"days": 60}),
        ("training_follow_ups", _FOLLOW_UP, {"income": -1}),
        ("certificates", _CERTIFICATE, {"number": 0}),
        ("certificates", _CERTIFICATE, {"fiscal_year": 2026}),
        ("certificates", _CERTIFICATE, {"voided_on": date(2026, 10, 10)}),
    ],
)
def test_what_makes_no_sense_is_not_let_in(
    table: str, sound: Mapping[str, Any], change: Mapping[str, Any]
) -> None:
    assert problem(table, sound, "94") == ""
    assert problem(table, {**sound, **change}, "94")
