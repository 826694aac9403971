"""Dates as Thailand writes and types them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import thai_date
from desktop.rules.problems import Refused

TODAY = date(2026, 11, 20)
DAYS = st.dates(min_value=date(1880, 1, 1), max_value=date(2070, 12, 31))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12 มี.ค. 2535", "1992-03-12"),
        ("12 มีนาคม 2535", "1992-03-12"),
        ("12 มีค 35", "1992-03-12"),
        ("12มี.ค.2535", "1992-03-12"),
        ("12/3/2535", "1992-03-12"),
        ("12-03-35", "1992-03-12"),
        ("12.3.2535", "1992-03-12"),
        ("12 3 2535", "1992-03-12"),
        ("๑๒ มี.ค. ๒๕๓๕", "1992-03-12"),
        ("วันพฤหัสบดีที่ ๑๒ เดือนมีนาคม พ.ศ. ๒๕๓๕", "1992-03-12"),
        ("12 มีนาคม ค.ศ. 1992", "1992-03-12"),
        ("12/3/1992", "1992-03-12"),
        ("12 Mar 1992", "1992-03-12"),
        ("1992-03-12", "1992-03-12"),
        ("2535-03-12", "1992-03-12"),
        ("1992-03-12 00:00:00", "1992-03-12"),
        ("12032535", "1992-03-12"),
        ("19920312", "1992-03-12"),
        ("120335", "1992-03-12"),
        ("2535", "1992"),
        ("พ.ศ. 2535", "1992"),
        ("1992", "1992"),
        ("มี.ค. 2535", "1992-03"),
        ("3/2535", "1992-03"),
        ("2535-03", "1992-03"),
        ("1992-03", "1992-03"),
        ("0/0/2535", "1992"),
        ("0/3/2535", "1992-03"),
        ("29/2/2567", "2024-02-29"),
        ("20/12/69", "2026-12-20"),
        ("1/1/99", "1956-01-01"),
        ("วันนี้", "2026-11-20"),
        ("เมื่อวาน", "2026-11-19"),
        ("พรุ่งนี้", "2026-11-21"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_typed_date_is_understood(typed: str, stored: str) -> None:
    assert thai_date.parse(typed, TODAY) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "hello",
        "12",
        "12 เดือน",
        "32/1/2535",
        "29/2/2566",
        "31/4/2535",
        "12/13/2535",
        "1/1/2300",
        "1/1/123",
        "1/2/3/2535",
        "12 มี.ค. เม.ย. 2535",
        "12*3*2535",
        "99999999",
        "5/0/2535",
        "12/3/25355",
        "²/3/2535",
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        thai_date.parse(typed, TODAY)
    assert refused.value.code == "date"
    assert refused.value.sentence.endswith(".") or "2535" in refused.value.sentence


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_refused(typed: str) -> None:
    try:
        stored = thai_date.parse(typed, TODAY)
    except Refused:
        return
    assert stored == "" or thai_date.span(stored) is not None


@given(DAYS, st.booleans())
def test_what_is_shown_can_be_typed_again(day: date, thai: bool) -> None:
    for shown in (thai_date.long(day, thai), thai_date.short(day, thai)):
        assert thai_date.parse(shown, TODAY) == day.isoformat()
    assert thai_date.parse(f"{day.day}/{day.month}/{day.year + 543}", TODAY) == day.isoformat()


@given(DAYS, st.sampled_from([4, 7, 10]))
def test_a_partial_date_shown_can_be_typed_again(day: date, length: int) -> None:
    stored = day.isoformat()[:length]
    assert thai_date.parse(thai_date.partial(stored), TODAY) == stored


def test_dates_are_written_in_the_buddhist_era_without_leading_zeros() -> None:
    assert thai_date.long(TODAY) == "๒๐ พฤศจิกายน ๒๕๖๙"
    assert thai_date.long(date(2012, 10, 1)) == "๑ ตุลาคม ๒๕๕๕"
    assert thai_date.short(TODAY) == "๒๐ พ.ย. ๒๕๖๙"
    assert thai_date.short(TODAY, thai_digits=False) == "20 พ.ย. 2569"
    assert thai_date.short_month(TODAY) == "พ.ย. ๒๕๖๙"
    assert thai_date.weekday(TODAY) == "วันศุกร์"


def test_near_days_are_said_in_words() -> None:
    assert thai_date.near(TODAY, TODAY) == "Today"
    assert thai_date.near(date(2026, 11, 19), TODAY) == "Yesterday"
    assert thai_date.near(date(2026, 11, 21), TODAY) == "Tomorrow"
    assert thai_date.near(date(2026, 11, 18), TODAY) == "๑๘ พ.ย. ๒๕๖๙"


def test_partial_dates_show_what_is_known() -> None:
    assert thai_date.partial("1992") == "พ.ศ. ๒๕๓๕"
    assert thai_date.partial("1992-03") == "มี.ค. ๒๕๓๕"
    assert thai_date.partial("1992-03-12", thai_digits=False) == "12 มี.ค. 2535"
    assert thai_date.partial("") == ""
    assert thai_date.partial("1992-13") == ""


def test_the_age_counts_the_birthday_itself() -> None:
    assert thai_date.age("1992-11-20", TODAY) == 34
    assert thai_date.age("1992-11-21", TODAY) == 33
    assert thai_date.age("1992-02-29", date(2026, 2, 28)) == 33
    assert thai_date.age("1992-02-29", date(2026, 3, 1)) == 34


def test_an_unknown_day_or_month_counts_as_the_first() -> None:
    assert thai_date.age("1992-11", TODAY) == 34
    assert thai_date.age("1992-12", TODAY) == 33
    assert thai_date.age("1992", TODAY) == 34


def test_an_unknown_birth_date_gives_no_age() -> None:
    assert thai_date.age("", TODAY) is None
    assert thai_date.age("2030", TODAY) is None


@given(st.text())
def test_digits_of_both_kinds_turn_into_each_other(text: str) -> None:
    arabic = thai_date.arabic_digits(text)
    assert thai_date.arabic_digits(thai_date.thai_digits(arabic)) == arabic
    assert not set("๐๑๒๓๔๕๖๗๘๙") & set(arabic)
