"""Money in figures and words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import money
from desktop.rules.problems import Refused

DIGITS = {
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "ยี่": 2,
    "สอง": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}


def read(words: str) -> int:
    """A reader written apart from the writer: it adds what it hears."""
    if "ล้าน" in words:
        above, rest = words.rsplit("ล้าน", 1)
        return read(above) * 1_000_000 + (read(rest) if rest else 0)
    total, digit = 0, 0
    for word in re.findall("|".join([*DIGITS, *PLACES, "ศูนย์"]), words):
        if word in PLACES:
            total, digit = total + (digit or 1) * PLACES[word], 0
        else:
            digit = DIGITS.get(word, 0)
    return total + digit


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (60000, "หกร้อยบาทถ้วน"),
        (0, "ศูนย์บาทถ้วน"),
        (50, "ห้าสิบสตางค์"),
        (2125, "ยี่สิบเอ็ดบาทยี่สิบห้าสตางค์"),
        (10100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (1000, "สิบบาทถ้วน"),
        (1100, "สิบเอ็ดบาทถ้วน"),
        (100, "หนึ่งบาทถ้วน"),
        (5_520_000, "ห้าหมื่นห้าพันสองร้อยบาทถ้วน"),
        (100_000_000, "หนึ่งล้านบาทถ้วน"),
        (100_000_100, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (1_100_000_000, "สิบเอ็ดล้านบาทถ้วน"),
        (-60000, "ลบหกร้อยบาทถ้วน"),
    ],
)
def test_an_amount_is_read_as_a_receipt_reads_it(satang: int, words: str) -> None:
    assert money.in_words(satang) == words


@given(st.integers(0, 10**14))
def test_the_words_of_a_number_read_back_as_the_number(number: int) -> None:
    assert read(money.number_in_words(number)) == number


@given(st.integers(0, 10**11 - 1))
def test_an_amount_in_figures_reads_back(satang: int) -> None:
    assert money.parse(money.baht(satang)) == satang


def test_figures_have_two_places_and_groups() -> None:
    assert money.baht(60000) == "600.00"
    assert money.baht(123456789) == "1,234,567.89"
    assert money.baht(5) == "0.05"
    assert money.baht(-105) == "-1.05"


@pytest.mark.parametrize(
    ("typed", "satang"), [("600", 60000), ("๖๐๐ บาท", 60000), ("1,600.5", 160050), ("฿0.05", 5)]
)
def test_a_typed_amount_is_understood(typed: str, satang: int) -> None:
    assert money.parse(typed) == satang


@pytest.mark.parametrize("typed", ["", "six", "1.234", "-5", "1,60", "1e3", "600,", "9" * 12])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        money.parse(typed)
    assert refused.value.code == "amount"
