"""Whatever is typed into any field of a memo reads back by every reader; what is not shown is reported."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from desktop.printing import press
from desktop.printing.forms import form
from desktop.printing.line_breaking import printable
from desktop.printing.line_filling import set_in_faces
from desktop.printing.runs import JUSTIFY, Style
from desktop.printing.thai_text import Paragraph
from tests.printing import hostile
from tests.printing.conftest import POPPLER_MODES, THOROUGH, by_poppler, without_margins, without_space

MEMO = form("memo")
FIELDS = ("office", "subject", "to", "signer", "position")


def shown(text):
    return without_space(printable(text).replace("\u200b", ""))


@pytest.mark.parametrize("seed", range(40 if THOROUGH else 4))
def test_twenty_lines_that_nobody_would_write_read_back(seed, read_back):
    chance = Random(seed)
    lines = tuple(hostile.line(chance) for _number in range(20))
    memo = press.print_paper(MEMO, replace(MEMO.sample, number="", paragraphs=lines))
    body = without_space(without_margins(memo.text))
    assert [line for line in lines if shown(line) not in body] == []
    given = set("".join(lines))
    assert set("".join(hostile.CONTROLS)) & given <= set(memo.missing)
    assert set("😀👨🇹漢日한हខש𝟘\ue000") & given <= set(memo.missing)
    assert set(memo.left_out) == set("".join(hostile.SHAPELESS)) & given
    for reader, text in read_back(memo.pdf).items():
        assert text == without_space(memo.text), reader


@pytest.mark.parametrize("seed", range(24 if THOROUGH else 3))
def test_no_field_of_a_memo_is_beyond_hostile_text(seed, read_back):
    chance = Random(1_000 + seed)
    values = {field: hostile.line(chance) for field in FIELDS}
    values |= {"number": hostile.line(chance)[:60], "centre": hostile.line(chance)}
    memo = press.print_paper(MEMO, replace(MEMO.sample, **values, paragraphs=(hostile.line(chance),)))
    written = without_space(without_margins(memo.text))
    assert [field for field in FIELDS if shown(values[field]) not in written] == []
    for reader, text in read_back(memo.pdf).items():
        assert text == without_space(memo.text), reader


@pytest.mark.parametrize(
    "text",
    [
        "محمد سليمان",
        "ไป(و)มา",
        "نور(حياتي)نور",
        "مُحَمَّدٌ",
        "بِسْمِ اللّٰهِ الرَّحْمٰنِ الرَّحِيمِ",
        "دٌ",
        "ابتثجحخ (٤٢) ١٢/٣",
        "؟، ؛",
        "نور 12 حسن",
        "“عبد”/‘حسن’-[لا]",
        "َُ",
        "עברית שָׁלוֹם",
    ],
)
@pytest.mark.parametrize("size", [7.6, 10.7])
def test_arabic_script_keeps_its_order_and_its_neighbours_whatever_stands_beside_it(
    text, size, set_story, read_back
):
    style = Style(size=size, pitch=20, align=JUSTIFY)
    story = [
        Paragraph(f"นายมะหะมัด ({text}) อายุ 40 ปี {text} และ{text}, {text}", style),
        Paragraph(f"{text} " * 40, style),
    ]
    pdf, written = set_story(story)
    assert without_space(text) in written
    for reader, found in read_back(pdf).items():
        assert found == written, reader


BESIDE = (
    *("(محمّد)", "ไป(و)มา", "نور حياتي", "نور-حياتي", "نาย نور 12 حسن 40 ปี", "(نور) حسن", "(نور حسن)"),
    *("[نور]", "“نور”, ข", "نور / حسن", "مُحَمَّدٌ", "بِسْمِ اللّٰهِ الرَّحْمٰنِ", "٤٢", "نور (٤٢)", "12 نور 13"),
    *("نور، حسن؟", "(نور) 15", "نور: 073-333333", "12/3 (سليمان) หมู่ 4", "(نور)(حسن)", "نور.", "עברית שָׁלוֹם"),
)


# Unasked for the raw order, poppler takes a page with more letters of Arabic script than others for one that
# is read from the right, and turns every line of it. No paper of ours is such a page; raw it reads that, too.
THAI_PAGE = ["ศูนย์แรงงานอำเภอรวบรวมผลการชี้เป้าและคัดกรองผู้มีความต้องการด้านแรงงาน"] * 8


@pytest.mark.parametrize("mode", POPPLER_MODES, ids=lambda mode: mode or "unasked")
@pytest.mark.parametrize("align", [JUSTIFY, "right"])
def test_poppler_finds_arabic_script_beside_anything_in_whatever_order_it_is_asked_for(
    mode, align, set_story
):
    lines = [f"{before}{text}{behind}" for text in BESIDE for before, behind in (("", ""), ("ก ", " ข"))]
    lines += THAI_PAGE
    pdf, _written = set_story([Paragraph(line, Style(align=align, size=8, pitch=13)) for line in lines])
    found = by_poppler(pdf, mode).splitlines()
    read = [without_space(line) for line in found if without_space(line)]
    assert read == [without_space(line) for line in lines]


@pytest.mark.parametrize("mode", POPPLER_MODES, ids=lambda mode: mode or "unasked")
@pytest.mark.parametrize("seed", range(24 if THOROUGH else 2))
def test_poppler_finds_short_lines_with_arabic_script_that_nobody_would_write(mode, seed, set_story):
    chance = Random(5_000 + seed)
    lines = [hostile.short_line(chance) for _number in range(40)]
    pdf, _written = set_story([Paragraph(line, Style(pitch=15)) for line in (*lines, *THAI_PAGE)])
    found = without_space(by_poppler(pdf, mode))
    assert [line for line in lines if without_space(printable(line)) not in found] == []


@pytest.mark.parametrize("gap", range(1, 5))
def test_an_arabic_word_some_lines_below_a_thai_one_leaves_that_as_it_is(gap, set_story, read_back):
    lines = "\n".join(["้์์เ กิน", *[""] * gap, "و", "น้ำ محمد", *[""] * gap, "نور"])
    stories = [[Paragraph(lines, Style(size=10.7, pitch=size))] for size in (13.8, 16.0, 18.0, 21.3, 21.4)]
    for story in stories:
        pdf, written = set_story(story)
        for reader, found in read_back(pdf).items():
            assert found == written, reader


@pytest.mark.parametrize(
    ("text", "in_sight"),
    [
        ("ชื่อ نور حياتي จบ", ["ชื่อ", "حياتي", "نور", "จบ"]),
        ("نور-حياتي", ["حياتي", "-", "نور"]),
        ("نور 12 حسن 40 ปี", ["حسن", "12", "نور", "40", "ปี"]),
        ("(نور) حسن", ["(", "نور", ")", "حسن"]),
    ],
)
def test_an_arabic_phrase_stands_from_right_to_left_and_its_figures_within_it(text, in_sight):
    paragraph = Paragraph(text)
    paragraph.wrap(1_000)
    words = sorted(paragraph.lines[0].words, key=lambda word: word.place)
    assert [word.text for word in words if not word.space] == in_sight
    assert paragraph.lines[0].text == text


@pytest.mark.parametrize("digits", ["٤٢", "۱۲۳"])
def test_digits_of_the_arabic_script_stand_from_left_to_right(digits):
    (shaped,) = set_in_faces(digits, "regular")
    alone = [set_in_faces(digit, "regular")[0].glyphs[0].number for digit in digits]
    assert [glyph.number for glyph in shaped.glyphs] == alone


def test_a_zero_width_space_is_a_place_to_break_and_nothing_else(set_story, read_back):
    memo = press.print_paper(MEMO, replace(MEMO.sample, subject="ปัต\u200bตานี", signer="\u200bนาย\u200bก"))
    assert "ปัตตานี" in without_space(memo.text)
    assert memo.left_out == memo.missing == ()
    for reader, text in read_back(memo.pdf).items():
        assert text == without_space(memo.text), reader


def test_signs_without_a_shape_are_left_out_and_named():
    memo = press.print_paper(MEMO, replace(MEMO.sample, subject="\ufeffแรง\u00adงาน\u200f"))
    assert memo.left_out == ("\u00ad", "\u200f", "\ufeff")
    assert memo.missing == ()
    assert "แรงงาน" in memo.text


def test_a_code_that_is_no_character_is_named_and_not_its_box():
    memo = press.print_paper(MEMO, replace(MEMO.sample, subject="ก\x07ข\ud800"))
    assert memo.missing == ("\x07", "\ud800")
    assert "ก□ข□" in memo.text
