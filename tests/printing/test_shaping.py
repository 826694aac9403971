"""Glyphs stand where HarfBuzz says, and share out the word's text among themselves."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.fonts import font_set
from desktop.printing.line_filling import set_in_faces
from desktop.printing.paper import FORM, Document, Imprint
from desktop.printing.runs import Style
from desktop.printing.shaping import shape
from desktop.printing.thai_text import Paragraph

WORDS = (
    "ที่นี่",
    "น้ำ",
    "ป้ำ",
    "ปู่ย่า",
    "ฝี่",
    "ฟ้า",
    "ฬ่ำ",
    "ญู",
    "ฐุ",
    "ฎุ",
    "กำ",
    "เก๊ก",
    "สิ่งที่",
    "AVATAR",
    "office",
    "ฤๅษี",
)


def by_harfbuzz(word):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font_set().regular.shaper, buffer)
    return buffer.glyph_infos, buffer.glyph_positions


@pytest.mark.parametrize("word", WORDS)
def test_the_glyphs_are_those_of_harfbuzz(word):
    infos, places = by_harfbuzz(word)
    glyphs = shape(font_set().regular, word).glyphs
    assert [glyph.number for glyph in glyphs] == [info.codepoint for info in infos]
    assert [(g.advance, g.right, g.up) for g in glyphs] == [
        (p.x_advance, p.x_offset, p.y_offset) for p in places
    ]


@pytest.mark.parametrize("word", WORDS)
def test_the_paper_draws_each_glyph_where_harfbuzz_puts_it(word):
    target = io.BytesIO()
    Document(target, FORM, Imprint(title="t")).set([Paragraph(word, Style(size=10.0))])
    drawn = _drawn(target.getvalue())[: len(shape(font_set().regular, word).glyphs)]
    pen, expected = 0, []
    for info, place in zip(*by_harfbuzz(word), strict=True):
        expected.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    assert drawn == expected


def _drawn(pdf):
    """The first line's glyphs with their places, as the page's operators and the font's widths give them."""
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    font = page["/Resources"]["/Font"]["/TR"]["/DescendantFonts"][0]
    numbers = font["/CIDToGIDMap"].get_data()
    widths = font["/W"][1]
    operators = page.get_contents().get_data().decode("latin-1").split("ET")[0]
    glyphs, pen, rise = [], 0, 0.0
    for part in re.finditer(r"(-?[\d.]+) Ts|\[(.*?)\]TJ", operators):
        if part[1]:
            rise = float(part[1])
            continue
        for codes, move in re.findall(r"<([0-9A-F]+)>|(-?\d+)", part[2]):
            if move:
                pen -= int(move)
            for start in range(0, len(codes), 4):
                code = int(codes[start : start + 4], 16)
                number = int.from_bytes(numbers[2 * code : 2 * code + 2], "big")
                glyphs.append((number, pen, round(rise * 100)))
                pen += int(widths[code - 1])
    return glyphs


@given(st.text(alphabet="กขญฐปฟนมรอำะาิีึืุู่้๊๋์็เแโไๆ", min_size=1, max_size=12))
def test_the_glyphs_texts_make_up_the_word(word):
    assert "".join(glyph.text for glyph in shape(font_set().regular, word).glyphs) == word


def test_the_ring_of_sara_am_carries_no_text_of_its_own():
    texts = [glyph.text for glyph in shape(font_set().regular, "กำ").glyphs]
    assert texts == ["ก", "", "ำ"]


def test_a_tone_that_melts_into_the_ring_keeps_its_place_in_the_text():
    texts = [glyph.text for glyph in shape(font_set().regular, "น้ำ").glyphs]
    assert texts == ["น", "้", "ำ"]


def test_arabic_comes_from_right_to_left_in_its_own_face():
    (shaped,) = set_in_faces("سلام", "regular")
    assert shaped.face.key == "TA"
    assert "".join(glyph.text for glyph in reversed(shaped.glyphs)) == "سلام"


def test_a_word_of_two_scripts_is_set_in_two_faces():
    assert [piece.face.key for piece in set_in_faces("ก(سلام)", "bold")] == ["TB", "TA", "TB"]
