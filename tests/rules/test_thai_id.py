"""The thirteen-digit number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.th import pin

from desktop.rules import thai_id

TWELVE = st.from_regex(r"[0-8][0-9]{11}", fullmatch=True)


def whole(twelve: str) -> str:
    return twelve + str(thai_id.check_digit(twelve))


GOOD = whole("194030012345")


@given(TWELVE)
def test_a_number_with_its_own_last_digit_is_right(twelve: str) -> None:
    number = whole(twelve)
    assert thai_id.check(number) == ""
    assert thai_id.check(thai_id.shown(number)) == ""
    assert thai_id.digits(thai_id.shown(number)) == number


@given(TWELVE, st.integers(1, 9))
def test_a_thirteen_digit_id_with_a_wrong_last_digit_is_refused(twelve: str, more: int) -> None:
    number = twelve + str((thai_id.check_digit(twelve) + more) % 10)
    assert "last digit" in thai_id.check(number)


@given(st.from_regex(r"[1-8][0-9]{12}", fullmatch=True))
def test_another_reading_of_the_rule_agrees(number: str) -> None:
    assert (thai_id.check(number) == "") == pin.is_valid(number)


def test_a_number_printed_elsewhere_as_an_example_is_right() -> None:
    # The example of python-stdnum's own documentation.
    assert thai_id.check("1-2345-45678-78-1") == ""


@pytest.mark.parametrize("first", "0678")
def test_people_without_thai_nationality_have_numbers_too(first: str) -> None:
    assert thai_id.check(whole(first + "94030012345"[:11])) == ""


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("123", "this one has 3"),
        ("12345678901234", "this one has 14"),
        ("1940300A23456", "digits only"),
        ("1-9403-0012²-45-6", "digits only"),
        (whole("994030012345"), "begins with 9"),
    ],
)
def test_what_is_wrong_with_a_number_is_said(typed: str, says: str) -> None:
    assert says in thai_id.check(typed)


def test_no_number_is_no_problem() -> None:
    assert thai_id.check("") == ""
    assert thai_id.warning("") == ""


def test_thai_digits_and_spaces_are_understood() -> None:
    assert thai_id.check("๑ ๙๔๐๓ ๐๐๑๒๓ ๔๕ " + GOOD[-1]) == ""


def test_there_are_77_provinces() -> None:
    assert len(thai_id.PROVINCES) == 77
    assert {"90", "94", "95", "96", "10"} <= thai_id.PROVINCES


def test_the_third_digit_is_not_in_the_checksum_so_the_province_is_looked_at() -> None:
    slipped = GOOD[:2] + "9" + GOOD[3:]
    assert thai_id.check(slipped) == ""
    assert "99" in thai_id.warning(slipped)
    assert thai_id.warning(GOOD) == ""


def test_a_number_that_begins_with_zero_carries_no_province() -> None:
    assert thai_id.warning(whole("099030012345")) == ""


def test_numbers_are_shown_with_dashes_and_masked_in_lists() -> None:
    assert thai_id.shown("1940300123121") == "1-9403-00123-12-1"
    assert thai_id.masked("1940300123121") == "1-9403-xxxxx-12-1"
    assert thai_id.shown("AB12") == "AB12"
    assert thai_id.masked("AB12") == "xxxx"


@given(st.text(max_size=20))
def test_a_mask_never_shows_the_middle(text: str) -> None:
    masked = thai_id.masked(text)
    assert set(masked) <= set("x") or masked[7:12] == "xxxxx"
