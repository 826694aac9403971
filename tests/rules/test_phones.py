"""Telephone numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import phones

MOBILE = st.from_regex(r"0[689][0-9]{8}", fullmatch=True)
FIXED = st.from_regex(r"0[23457][0-9]{7}", fullmatch=True)


@given(st.one_of(MOBILE, FIXED))
def test_a_right_number_stays_right_however_it_is_written(number: str) -> None:
    for written in (number, phones.shown(number), "+66 " + number[1:], "0066" + number[1:]):
        assert phones.check(written) == ""
        assert phones.digits(written) == number


def test_numbers_are_shown_in_groups() -> None:
    assert phones.shown("0812345678") == "08-1234-5678"
    assert phones.shown("073331234") == "0-7333-1234"
    assert phones.shown("+60123456789") == "+60 12-345-6789"
    assert phones.shown("1506") == "1506"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("081234567", "10 digits; this one has 9"),
        ("07333123", "9 digits; this one has 8"),
        ("0812345678 ต่อ 5", "digits only"),
        ("0812345678, 0898765432", "digits only"),
        ("1234567890", "begins with 0"),
        ("abc", "digits only"),
    ],
)
def test_what_is_wrong_with_a_number_is_said(typed: str, says: str) -> None:
    assert says in phones.check(typed)


def test_thai_digits_and_a_missing_number_are_right() -> None:
    assert phones.check("๐๘๑ ๒๓๔ ๕๖๗๘") == ""
    assert phones.check("") == ""
