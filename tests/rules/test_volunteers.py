"""Appointments of volunteers and graduates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.volunteers import VolunteerDraft, check, is_serving, kind_word, term_warning

TODAY = date(2026, 11, 20)
GOOD = VolunteerDraft(
    person_uid="p1",
    kind="volunteer",
    order_number="12/2568",
    order_date=date(2025, 9, 20),
    term_start=date(2025, 10, 1),
    term_end=date(2028, 9, 30),
    tambon_code="940101",
)


def fields_of(draft: VolunteerDraft, soft: bool) -> list[str]:
    return [problem.field for problem in check(draft, TODAY, {"940101"}) if problem.soft == soft]


def test_a_complete_appointment_has_no_problem() -> None:
    assert check(GOOD, TODAY, {"940101"}) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"person_uid": ""}, "person_uid"),
        ({"kind": "friend"}, "kind"),
        ({"order_date": date(2027, 1, 1)}, "order_date"),
        ({"term_start": None}, "term_start"),
        ({"term_end": date(2025, 9, 30)}, "term_end"),
        ({"tambon_code": ""}, "tambon_code"),
        ({"tambon_code": "000000"}, "tambon_code"),
        ({"village_number": 31}, "village_number"),
        ({"left_on": date(2026, 1, 1)}, "leave_reason"),
        ({"leave_reason": "ย้ายที่อยู่"}, "left_on"),
        ({"left_on": date(2025, 1, 1), "leave_reason": "ลาออก"}, "left_on"),
    ],
)
def test_a_wrong_field_is_refused_at_that_field(change: dict[str, object], field: str) -> None:
    assert fields_of(replace(GOOD, **change), soft=False) == [field]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"order_number": ""}, "order_number"),
        ({"term_end": None}, "term_end"),
        ({"term_end": date(2030, 9, 30)}, "term_end"),
        ({"left_on": date(2027, 1, 1), "leave_reason": "ลาออก"}, "left_on"),
    ],
)
def test_an_odd_field_is_warned_about(change: dict[str, object], field: str) -> None:
    draft = replace(GOOD, **change)  # type: ignore[arg-type]
    assert fields_of(draft, soft=False) == []
    assert fields_of(draft, soft=True) == [field]


@pytest.mark.parametrize(
    ("left", "warning"), [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (0, 30), (-1, None)]
)
def test_the_end_of_a_term_is_warned_of_in_three_steps(left: int, warning: int | None) -> None:
    assert term_warning(TODAY + timedelta(days=left), TODAY) == warning


def test_a_term_without_an_end_gives_no_warning() -> None:
    assert term_warning(None, TODAY) is None


@given(st.dates(min_value=date(2025, 1, 1), max_value=date(2030, 1, 1)))
def test_a_volunteer_serves_from_the_first_day_to_the_last(day: date) -> None:
    assert is_serving(GOOD, day) == (date(2025, 10, 1) <= day <= date(2028, 9, 30))
    left = replace(GOOD, left_on=date(2026, 5, 1))
    assert is_serving(left, day) == (date(2025, 10, 1) <= day < date(2026, 5, 1))


def test_kinds_have_words() -> None:
    assert kind_word("graduate") == "Labour graduate"
    assert kind_word("friend") == "friend"
