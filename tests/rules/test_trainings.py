"""Groups and courses: what is wrong with a draft, and what follows from hours and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import trainings as rules
from desktop.rules.problems import Problem
from desktop.rules.reference import ReferenceTables, load
from desktop.rules.trainings import (
    AttendanceDraft,
    CourseDraft,
    EnrolmentDraft,
    FollowUpDraft,
    GroupDraft,
    SessionDraft,
)
from desktop.system import paths

TODAY = date(2026, 11, 20)
FIRST, LAST = date(2026, 11, 9), date(2026, 11, 13)
COURSE = CourseDraft(
    title="ช่างเชื่อม",
    agency_code="DSD",
    place="อบต.",
    tambon_code="940101",
    first_day=FIRST,
    last_day=LAST,
    hours=30,
    seats=20,
)
GROUP = GroupDraft(name="กลุ่มช่างเชื่อม", tambon_code="940101", formed_on=TODAY, category_code="SKL-1")


@pytest.fixture(scope="module")
def known() -> ReferenceTables:
    return load(paths.reference())


def _hard(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.field for problem in problems if not problem.soft]


def _soft(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.field for problem in problems if problem.soft]


# -- groups


def test_an_ordinary_group_has_no_problem(known: ReferenceTables) -> None:
    assert rules.check_group(GROUP, TODAY, known) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"kind": "club"}, "kind"),
        ({"tambon_code": "999999"}, "tambon_code"),
        ({"village_number": 31}, "village_number"),
        ({"village_number": 0}, "village_number"),
        ({"formed_on": None}, "formed_on"),
        ({"formed_on": TODAY + timedelta(days=1)}, "formed_on"),
        ({"category_code": "XXX-1"}, "category_code"),
    ],
)
def test_what_is_wrong_with_a_group_is_said_at_its_field(
    known: ReferenceTables, change: dict[str, object], field: str
) -> None:
    assert _hard(rules.check_group(replace(GROUP, **change), TODAY, known)) == [field]  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["PRO-2", "OPS-3"])
def test_matters_that_only_supervisors_open_make_no_group_and_no_course(
    known: ReferenceTables, code: str
) -> None:
    assert _hard(rules.check_group(replace(GROUP, category_code=code), TODAY, known)) == ["category_code"]
    assert _hard(rules.check_course(replace(COURSE, category_code=code), known)) == ["category_code"]


def test_a_group_without_a_tambon_is_only_warned_of(known: ReferenceTables) -> None:
    problems = rules.check_group(replace(GROUP, tambon_code=""), TODAY, known)
    assert (_hard(problems), _soft(problems)) == ([], ["tambon_code"])


# -- courses


def test_an_ordinary_course_has_no_problem(known: ReferenceTables) -> None:
    assert rules.check_course(COURSE, known) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"agency_code": "NONE"}, "agency_code"),
        ({"tambon_code": "123456"}, "tambon_code"),
        ({"first_day": None}, "first_day"),
        ({"last_day": None}, "last_day"),
        ({"last_day": FIRST - timedelta(days=1)}, "last_day"),
        ({"last_day": FIRST + timedelta(days=366)}, "last_day"),
        ({"hours": None}, "hours"),
        ({"hours": 0}, "hours"),
        ({"hours": 31}, "hours"),
        ({"hours_a_day": 0}, "hours_a_day"),
        ({"hours_a_day": 13}, "hours_a_day"),
        ({"seats": 0}, "seats"),
        ({"seats": None}, "seats"),
        ({"seats": 501}, "seats"),
        ({"budget": -1}, "budget"),
        ({"percent_to_pass": 0}, "percent_to_pass"),
        ({"percent_to_pass": 101}, "percent_to_pass"),
        ({"youngest": 0}, "youngest"),
        ({"oldest": 121}, "oldest"),
        ({"youngest": 40, "oldest": 39}, "oldest"),
        ({"oldest": 14}, "oldest"),
    ],
)
def test_what_is_wrong_with_a_course_is_said_at_its_field(
    known: ReferenceTables, change: dict[str, object], field: str
) -> None:
    assert _hard(rules.check_course(replace(COURSE, **change), known)) == [field]  # type: ignore[arg-type]


def test_thirty_hours_just_fit_into_five_days_of_six(known: ReferenceTables) -> None:
    assert rules.check_course(replace(COURSE, hours=30, hours_a_day=6), known) == ()


# -- enrolments


def _ages(birth: str, **bounds: int) -> tuple[list[str], list[str]]:
    course = replace(COURSE, **bounds)  # type: ignore[arg-type]
    problems = rules.check_enrolment(EnrolmentDraft(person_uid="someone"), course, birth, TODAY)
    return _hard(problems), _soft(problems)


def test_the_age_counts_on_the_first_day_of_the_course() -> None:
    assert _ages("2011-11-09") == ([], [])
    assert _ages("2011-11-10") == (["person_uid"], [])


def test_a_courses_own_bounds_hold() -> None:
    assert _ages("2001-11-10", youngest=25) == (["person_uid"], [])
    assert _ages("2001-11-09", youngest=25) == ([], [])
    assert _ages("1966-11-09", oldest=60) == ([], [])
    assert _ages("1965-11-09", oldest=60) == (["person_uid"], [])
    assert _ages("2014-01-01", youngest=12) == ([], [])


def test_an_unknown_birth_date_is_asked_for_but_forbids_nothing() -> None:
    assert _ages("") == ([], ["person_uid"])


def test_nobody_is_turned_away_whose_birth_year_alone_leaves_it_open() -> None:
    assert _ages("2011") == ([], [])
    assert _ages("2012") == (["person_uid"], [])
    assert _ages("1965", oldest=60) == ([], [])


def test_an_enrolment_needs_a_person_a_day_and_a_possible_income() -> None:
    def fields(**change: object) -> list[str]:
        draft = replace(EnrolmentDraft(person_uid="someone"), **change)  # type: ignore[arg-type]
        return _hard(rules.check_enrolment(draft, COURSE, "1990", TODAY))

    assert fields() == []
    assert fields(person_uid="") == ["person_uid"]
    assert fields(enrolled_on=TODAY + timedelta(days=1)) == ["enrolled_on"]
    assert fields(enrolled_on=LAST + timedelta(days=1)) == ["enrolled_on"]
    assert fields(income_before=-1) == ["income_before"]


# -- sessions


def _session(on: date = FIRST, part: str = "morning", hours: int | None = 3) -> SessionDraft:
    return SessionDraft(on=on, part=part, hours=hours)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (_session(on=FIRST - timedelta(days=1)), "on"),
        (_session(on=LAST + timedelta(days=1)), "on"),
        (SessionDraft(on=None, part="day", hours=3), "on"),
        (_session(part="evening"), "part"),
        (_session(hours=0), "hours"),
        (_session(hours=7), "hours"),
        (_session(hours=None), "hours"),
    ],
)
def test_what_is_wrong_with_a_session_is_said_at_its_field(draft: SessionDraft, field: str) -> None:
    assert _hard(rules.check_session(draft, COURSE, ())) == [field]


@pytest.mark.parametrize(
    ("new", "there", "clashes"),
    [
        ("morning", "morning", True),
        ("morning", "afternoon", False),
        ("day", "afternoon", True),
        ("afternoon", "day", True),
        ("day", "day", True),
    ],
)
def test_two_sessions_of_a_course_are_never_at_the_same_time(new: str, there: str, clashes: bool) -> None:
    problems = rules.check_session(_session(part=new), COURSE, [_session(part=there)])
    assert _hard(problems) == (["part"] if clashes else [])
    other_day = _session(on=LAST, part=there)
    assert rules.check_session(_session(part=new), COURSE, [other_day]) == ()


def test_a_day_has_no_more_hours_than_the_course_allows() -> None:
    there = [_session(part="morning", hours=4)]
    assert _hard(rules.check_session(_session(part="afternoon", hours=3), COURSE, there)) == ["hours"]
    assert rules.check_session(_session(part="afternoon", hours=2), COURSE, there) == ()


def test_sessions_have_no_more_hours_than_the_course() -> None:
    there = [_session(on=FIRST + timedelta(days=at), part="day", hours=6) for at in range(4)]
    full = [*there, _session(on=LAST, part="morning", hours=4)]
    assert _hard(rules.check_session(_session(on=LAST, part="afternoon", hours=2), COURSE, full)) == []
    shorter = replace(COURSE, hours=28)
    assert _hard(rules.check_session(_session(on=LAST, part="afternoon", hours=1), shorter, full)) == [
        "hours"
    ]


# -- attendance


def test_hours_attended_lie_within_those_of_the_session_which_is_not_ahead() -> None:
    def fields(hours: int | None, on: date = FIRST) -> list[str]:
        draft = AttendanceDraft(session_uid="session", enrolment_uid="person", hours=hours)
        return _hard(rules.check_attendance(draft, _session(on=on), TODAY))

    cell = rules.cell_field("person", "session")
    assert fields(0) == fields(3) == fields(None) == []
    assert fields(4) == fields(-1) == [cell]
    assert fields(1, TODAY + timedelta(days=1)) == [cell]
    assert fields(1, TODAY) == []


# -- what follows


@given(st.integers(1, 2000), st.integers(1, 100), st.integers(0, 2000))
def test_whoever_was_there_for_the_percentage_passes_and_nobody_else(
    hours: int, percent: int, attended: int
) -> None:
    passed = rules.result_of(attended, hours, percent) == rules.PASSED
    assert passed == (attended * 100 >= percent * hours)


def test_eighty_percent_of_thirty_hours_are_twenty_four() -> None:
    assert rules.hours_to_pass(30, 80) == 24
    assert rules.hours_to_pass(31, 80) == 25
    assert rules.result_of(23, 30, 80) == rules.FAILED
    assert rules.result_of(24, 30, 80) == rules.PASSED


@pytest.mark.parametrize(
    ("today", "how", "state"),
    [
        (FIRST - timedelta(days=1), {}, "planned"),
        (FIRST, {}, "running"),
        (LAST, {}, "running"),
        (LAST + timedelta(days=1), {}, "to_declare"),
        (LAST + timedelta(days=1), {"declared": True}, "declared"),
        (FIRST, {"called_off": True}, "called_off"),
    ],
)
def test_where_a_course_stands_follows_from_its_days(today: date, how: dict[str, bool], state: str) -> None:
    assert rules.course_state(FIRST, LAST, today, **how) == state
    assert rules.state_word(state) != state


@pytest.mark.parametrize(
    ("after", "done", "due"),
    [
        (29, (), None),
        (30, (), 30),
        (30, (30,), None),
        (89, (), 30),
        (90, (), 90),
        (90, (30,), 90),
        (400, (90,), None),
    ],
)
def test_people_are_asked_after_30_and_after_90_days(
    after: int, done: tuple[int, ...], due: int | None
) -> None:
    assert rules.follow_up_due(LAST, done, LAST + timedelta(days=after)) == due


def test_a_follow_up_says_something_and_lies_after_the_course() -> None:
    def fields(**change: object) -> tuple[list[str], list[str]]:
        draft = replace(FollowUpDraft(on=date(2026, 12, 12), in_work=True), **change)  # type: ignore[arg-type]
        problems = rules.check_follow_up(draft, LAST, date(2026, 12, 13))
        return _hard(problems), _soft(problems)

    assert fields() == ([], [])
    assert fields(days=60) == (["days"], [])
    assert fields(on=date(2026, 12, 14)) == (["on"], [])
    assert fields(on=LAST) == (["on"], [])
    assert fields(on=LAST + timedelta(days=10)) == ([], ["on"])
    assert fields(in_work=None) == (["in_work"], [])
    assert fields(in_work=None, note="ย้ายไปมาเลเซีย") == ([], [])
    assert fields(income=-1) == (["income"], [])


def test_a_certificates_number_tells_the_centre_and_the_year() -> None:
    assert rules.certificate_number("9401", 31, 2569) == "9401/2569/ว 00031"


def test_every_kind_state_part_and_result_has_a_word() -> None:
    words = {
        rules.group_kind_word: rules.GROUP_KINDS,
        rules.state_word: rules.COURSE_STATES,
        rules.part_word: rules.PARTS,
        rules.result_word: rules.RESULTS,
    }
    for word, codes in words.items():
        assert all(word(code) and word(code) != code for code in codes)
        assert word("unheard-of") == "unheard-of"
