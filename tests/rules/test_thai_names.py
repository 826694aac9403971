"""Names: one spelling of the letters, keys that forgive."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import namesakes, thai_names, thai_sounds

THAI = st.text(
    alphabet=[chr(code) for code in range(0x0E01, 0x0E5C) if unicodedata.name(chr(code), "")], max_size=14
)
ANY = st.one_of(THAI, st.text(max_size=14))


@given(ANY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = thai_names.clean(text)
    assert thai_names.clean(once) == once
    assert thai_names.search_key(once) == thai_names.search_key(text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("กํา", "กำ"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("เเว", "แว"),
        ("ที่่", "ที่"),
        ("ก่ี", "กี่"),
        ("กู้", "กู้"),
        ("  มะ \u200bแซ\u00a0 ", "มะ แซ"),
        ("\ufeffสะมะแอ", "สะมะแอ"),
    ],
)
def test_the_same_name_typed_otherwise_is_stored_the_same(typed: str, stored: str) -> None:
    assert thai_names.clean(typed) == stored


def test_the_search_forgives_tone_marks_signs_and_capitals() -> None:
    assert thai_names.search_key("เจ๊ะมะ") == thai_names.search_key("เจะมะ")
    assert thai_names.search_key("O'Brien-Smith") == "o brien smith"
    assert thai_names.search_key("ม. ๔") == "ม 4"


@given(ANY)
def test_a_search_key_has_no_marks_and_single_spaces(text: str) -> None:
    key = thai_names.search_key(text)
    assert key == " ".join(key.split())
    assert not set("่้๊๋์็") & set(key)


@pytest.mark.parametrize(
    "same",
    [
        ("มูฮัมหมัด", "มูหัมหมัด", "มุฮัมมัด", "มูฮำหมัด"),
        ("อับดุลเลาะ", "อับดุลลอฮ", "อับดุลเลาะห์"),
        ("ฟาตีเมาะ", "ฟาตีเม๊าะ", "ปาตีเมาะ", "ฟาตีมะห์"),
        ("อับดุลรอมัน", "อับดุลเราะห์มาน", "อับดุรรอมัน"),
        ("ไซนับ", "ซัยนับ"),
        ("เฟาซี", "ฟาวซี"),
        ("กาเดร์", "กาเด"),
    ],
)
def test_spellings_of_one_name_sound_the_same(same: tuple[str, ...]) -> None:
    assert len({thai_names.sound_key(name) for name in same}) == 1
    assert {namesakes.sounds_like(same[0], name) for name in same[1:]} <= {"sound", "close"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("รอซีดี", "รอซีดะ"), ("สมชาย", "สมชัย"), ("ลาเตะ", "ลาเซะ"), ("อาแว", "อาแซ"), ("นิมะ", "นิแม")],
)
def test_names_of_two_people_do_not_sound_the_same(one: str, other: str) -> None:
    assert not namesakes.sounds_like(one, other)


@given(ANY)
def test_every_text_has_a_sound_key(text: str) -> None:
    key = thai_names.sound_key(text)
    assert " " not in key
    assert thai_names.sound_key(thai_names.clean(text)) == key


def test_names_are_ordered_as_a_dictionary_orders_them() -> None:
    names = ["แวนิ", "เจ๊ะมะ", "วันดี", "เจะมะ", "จันทร์", "อาแว"]
    assert sorted(names, key=thai_names.sort_key) == ["จันทร์", "เจะมะ", "เจ๊ะมะ", "วันดี", "แวนิ", "อาแว"]


def test_a_full_name_has_no_space_after_the_title() -> None:
    assert thai_names.full_name("นาย", "อับดุลเลาะ", "มะแซ") == "นายอับดุลเลาะ มะแซ"
    assert thai_names.full_name("Mr.", "John", "Smith") == "Mr. John Smith"
    assert thai_names.full_name("", "สมชาย", "") == "สมชาย"
    assert thai_names.full_name("นาย", "", "") == "นาย"


def test_no_tambon_name_changes_when_it_is_cleaned() -> None:
    table = Path(__file__).parents[2] / "resources" / "reference" / "tambons.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        names = {row["tambon_th"] for row in csv.DictReader(lines)}
    assert {thai_names.clean(name) for name in names} == names


@given(ANY)
def test_every_name_meets_itself_and_sounds_like_itself(text: str) -> None:
    key = thai_names.sound_key(text)
    assert all(key in thai_sounds.meeting_keys(other) for other in thai_sounds.meeting_keys(key))
    assert namesakes.sounds_like(text, text) == ("sound" if key else "")


@given(ANY, ANY)
def test_two_names_sound_alike_from_both_sides(one: str, other: str) -> None:
    assert namesakes.sounds_like(one, other) == namesakes.sounds_like(other, one)
