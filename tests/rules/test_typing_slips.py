"""What goes wrong between a heard name and the pressed keys."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import typing_slips
from desktop.rules.marked_parts import spans
from desktop.rules.thai_names import search_key

LATIN = st.text(alphabet=[chr(code) for code in range(0x21, 0x7F) if chr(code) not in "`~"], min_size=1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("l,kp", "สมาย"), ("l,=kp", "สมชาย"), (",^Vy,s,yf", "มูฮัมหมัด"), ("ฏตภจๅ-คขึจ-จจจๅ/", "D9401-7270-00012")],
)
def test_the_same_keys_on_the_other_layout(typed: str, meant: str) -> None:
    if meant.startswith("D"):
        typed = typing_slips.on_the_other_layout(meant)
    assert typing_slips.on_the_other_layout(typed) == meant


@given(LATIN)
def test_the_layouts_lose_nothing_on_the_way_there_and_back(text: str) -> None:
    there = typing_slips.on_the_other_layout(text)
    if any("ก" <= letter <= "๛" for letter in there):
        assert typing_slips.on_the_other_layout(there) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [("ซากียะ", "ศากิยะ"), ("มูฮำมัด", "มุหะมมัด"), ("ฟาตีมะ", "พะติมะ"), ("อัมมีน", "อะมิน"), ("รอมือลี", "ลอมึริ")],
)
def test_letters_taken_for_one_another_are_one(one: str, other: str) -> None:
    assert typing_slips.folded(one) == typing_slips.folded(other)


@pytest.mark.parametrize(
    ("word", "left"), [("แบมะยูโซะ", "มะยูโซะ"), ("กะเยาะ", "เยาะ"), ("เจะนิ", ""), ("แบะ", ""), ("สมชาย", "")]
)
def test_a_calling_is_taken_off_only_where_a_name_is_left(word: str, left: str) -> None:
    assert typing_slips.without_calling(word) == left


def test_a_text_has_its_likeliest_reading_first() -> None:
    ways = typing_slips.readings(["แบ", "นิ", "มะ"], ())
    assert ways[0] == ("แบ", "นิ", "มะ")
    assert ("นิ", "มะ") in ways and ("แบ", "นิมะ") in ways
    assert ("สมชาย", "ทองสุข") in typing_slips.readings(["สมชายทองสุข"], ["สมชาย", "สม"])
    assert typing_slips.readings(["แบ"], ()) == (("แบ",),)


@given(st.text(alphabet="กมะเ้๊์ ็ีูฮA-.ำ", max_size=20), st.data())
def test_marked_parts_lie_in_the_text_in_order_and_apart(shown: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(shown)))
    part = search_key(shown[start : data.draw(st.integers(start, len(shown)))])
    found = spans(shown, part.split())
    assert all(0 <= start < end <= len(shown) for start, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))


def test_a_mark_belongs_to_the_part_before_it() -> None:
    assert spans("นายเจ๊ะมะ มะหะมัด", ["เจะ", "หะมัด"]) == ((3, 7), (12, 17))
    assert spans("สมศักดิ์", ["ศักดิ"]) == ((2, 8),)
    assert spans("สมศักดิ์", ["xyz", ""]) == ()
