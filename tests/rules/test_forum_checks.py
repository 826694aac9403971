"""Forums: what may be written down of one, of its matters and of its decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import forums
from desktop.rules.categories import Category
from desktop.rules.forums import DecisionDraft, ForumDraft, MatterDraft
from desktop.rules.problems import Problem, hard

TODAY = date(2026, 1, 21)
HELD = date(2026, 1, 20)
GOOD = ForumDraft(on=HELD, place="ศาลาบ้านดอน", tambon_code="940101", men=12, women=20)
CATEGORIES = {
    "EMP-1": Category(code="EMP-1", name="หางาน", agency_code="DOE"),
    "OLD-1": Category(code="OLD-1", name="เลิกใช้", agency_code="DOE", closed_on=date(2025, 10, 1)),
}


def _fields(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.field for problem in problems}


def _forum(**values: object) -> tuple[Problem, ...]:
    return forums.check(replace(GOOD, **values), TODAY, {"940101"})  # type: ignore[arg-type]


def test_a_forum_with_day_place_and_heads_has_nothing_wrong() -> None:
    assert _forum() == ()


def test_a_forum_of_tomorrow_is_refused_and_that_of_today_is_not() -> None:
    assert _fields(hard(_forum(on=TODAY + timedelta(days=1)))) == {"on"}
    assert _forum(on=TODAY) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", None),
        ("place", " "),
        ("tambon_code", ""),
        ("tambon_code", "999999"),
        ("village_number", 0),
        ("village_number", 31),
        ("men", -1),
        ("women", -1),
        ("women", 10_000),
        ("begins", "เช้า"),
        ("begins", "25.00"),
        ("ends", "9.75"),
        ("next_on", HELD),
        ("opening", "ก" * 2001),
        ("chair", "ก" * 301),
    ],
)
def test_each_field_says_what_is_wrong_with_it(field: str, value: object) -> None:
    assert _fields(hard(_forum(**{field: value}))) == {field}


def test_a_forum_ends_after_it_begins() -> None:
    assert _fields(_forum(begins="9.30", ends="9.30")) == {"ends"}
    assert _forum(begins="9.30", ends="12") == ()


def test_heads_that_nobody_counted_are_only_asked_for() -> None:
    (problem,) = _forum(men=None, women=0)
    assert problem.soft


@pytest.mark.parametrize("typed", ["9.30", "09:30", "๙.๓๐ น.", " 9 . 30 น "])
def test_a_time_is_stored_in_one_form_however_it_is_typed(typed: str) -> None:
    assert forums.hour(typed) == "09:30"


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_time_of_a_day_reads_back_as_itself(hours: int, minutes: int) -> None:
    stored = forums.hour(f"{hours}.{minutes:02d}")
    assert stored == f"{hours:02d}:{minutes:02d}"
    assert forums.is_hour(stored)
    assert forums.hour(stored) == stored


@given(st.text(max_size=12))
def test_what_is_no_time_is_told_and_never_changed_into_one(typed: str) -> None:
    stored = forums.hour(typed)
    assert forums.is_hour(stored) or stored == typed.strip()


def test_a_matter_needs_words_and_at_least_one_person_behind_it() -> None:
    assert _fields(forums.check_matter(MatterDraft(category_code="EMP-1"), CATEGORIES)) == {"matter"}
    good = MatterDraft(matter="ขอฝึกช่างเชื่อม", category_code="EMP-1", people=1)
    assert forums.check_matter(good, CATEGORIES, HELD) == ()
    for people in (0, -3, 10_000):
        assert _fields(forums.check_matter(replace(good, people=people), CATEGORIES)) == {"people"}


def test_a_matter_may_stand_without_a_name_and_without_a_kind_but_the_kind_is_asked_for() -> None:
    (problem,) = forums.check_matter(MatterDraft(matter="ถนนมืด"), CATEGORIES)
    assert (problem.field, problem.soft) == ("category_code", True)


@pytest.mark.parametrize("code", ["XXX-9", "OLD-1"])
def test_a_kind_of_need_must_be_offered_on_the_day_of_the_forum(code: str) -> None:
    draft = MatterDraft(matter="ขอฝึก", category_code=code)
    assert _fields(hard(forums.check_matter(draft, CATEGORIES, HELD))) == {"category_code"}


def test_a_decision_due_before_the_forum_is_only_asked_about() -> None:
    draft = DecisionDraft(decision="เปิดฝึก", responsible="ผู้ใหญ่บ้าน", due_on=HELD - timedelta(days=1))
    (problem,) = forums.check_decision(draft, HELD)
    assert (problem.field, problem.soft) == ("due_on", True)
    assert forums.check_decision(replace(draft, due_on=HELD), HELD) == ()
    assert _fields(hard(forums.check_decision(DecisionDraft(), HELD))) == {"decision"}


def test_a_decision_is_done_between_the_forum_and_today() -> None:
    assert forums.check_done(HELD, HELD, TODAY) == ()
    for day in (None, HELD - timedelta(days=1), TODAY + timedelta(days=1)):
        assert _fields(forums.check_done(day, HELD, TODAY)) == {"done_on"}


def test_a_decision_is_overdue_from_the_day_after_until_it_is_done() -> None:
    assert not forums.is_overdue(TODAY, None, TODAY)
    assert forums.is_overdue(HELD, None, TODAY)
    assert not forums.is_overdue(HELD, TODAY, TODAY)
    assert not forums.is_overdue(None, None, TODAY)
