"""Every glyph of the corpus stands on paper where HarfBuzz, asked without the engine, puts it."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from itertools import groupby

import pypdf
import pytest
import uharfbuzz

from desktop.printing.fonts import font_set
from desktop.printing.paper import NONE, Document, Imprint, Paper
from desktop.printing.runs import Style
from desktop.printing.thai_text import Paragraph
from desktop.system import paths

SIZE = 10.0
# Wide enough that no line of the corpus is broken: HarfBuzz is asked for words, the paper shows whole lines.
WIDE = Paper(width=9_000, height=14_000, left=10, right=10, top=10, later_top=10, bottom=10, pages=NONE)
FILES = {"TR": "Sarabun-Regular.ttf", "TA": "NotoNaskhArabic-Regular.ttf"}
TOLERANCE = 0.6  # thousandths of the size: what rounding to three digits of a point leaves
OPERATOR = re.compile(
    rb"/(?P<face>T\w) [\d.]+ Tf|(?P<begin>BT)|1 0 0 1 (?P<x>[\d.]+) (?P<y>[\d.]+) Tm|(?P<rise>-?[\d.]+) Ts"
    rb"|(?P<mode>[03]) Tr|\[(?P<shown>[^\]]*)\]TJ"
)


@lru_cache(maxsize=2)
def fonts():
    """HarfBuzz's fonts, opened from the files and not through the engine."""
    return {
        key: uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob((paths.fonts() / name).read_bytes())))
        for key, name in FILES.items()
    }


def by_harfbuzz(key, word, start):
    """The word's glyphs as (face, number, place, height), and where the next word begins."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(fonts()[key], buffer)
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append((key, info.codepoint, start + place.x_offset, place.y_offset))
        start += place.x_advance
    return glyphs, start


def expected(words):
    """A line's glyphs from its words' places and texts alone."""
    glyphs = []
    for word in words:
        start = word.place * 1_000 / SIZE
        by_face = groupby(word.text, lambda character: "TA" if font_of(character) == "TA" else "TR")
        for key, characters in by_face:
            text = "".join(characters)
            found, start = by_harfbuzz(key, " " * len(text) if word.space else text, start)
            glyphs += found
    return glyphs


def font_of(character):
    faces = font_set()
    return "TR" if ord(character) in faces.regular.characters else "TA"


def drawn(pdf):
    """Every line's glyphs as the pages' operators and the fonts' widths place them."""
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        tables = {name[1:]: table(font) for name, font in page["/Resources"]["/Font"].items()}
        line, face, pen, rise, mode = None, "", 0.0, 0.0, b"0"
        for part in OPERATOR.finditer(page.get_contents().get_data()):
            if part["begin"]:
                if line is not None:
                    yield line
                line, rise = [], 0.0
            elif part["face"]:
                face = part["face"].decode()
            elif part["x"]:
                pen = float(part["x"]) * 1_000 / SIZE
            elif part["rise"]:
                rise = float(part["rise"]) * 1_000 / SIZE
            elif part["mode"]:
                mode = part["mode"]
            elif part["shown"] is not None:
                for codes, move in re.findall(rb"<([0-9A-F]+)>|(-?\d+)", part["shown"]):
                    pen -= int(move or 0)
                    for start in range(0, len(codes), 4):
                        number, width = tables[face][int(codes[start : start + 4], 16)]
                        if mode == b"0":
                            line.append((face, number, pen, rise))
                        pen += width
        yield line


def table(font):
    """By code the glyph's number and its width, as a reader finds them in the file."""
    (descendant,) = font["/DescendantFonts"]
    numbers = descendant["/CIDToGIDMap"].get_data()
    first, widths = descendant["/W"]
    return {
        code: (int.from_bytes(numbers[2 * code : 2 * code + 2], "big"), int(width))
        for code, width in enumerate(widths, first)
    }


def printed_glyphs(paragraphs):
    target = io.BytesIO()
    Document(target, WIDE, Imprint(title="t")).set(list(paragraphs))
    return list(drawn(target.getvalue()))


def seen(glyphs):
    """The glyphs that draw something, by number and from left to right: spaces do not."""
    blank = {key: font.get_nominal_glyph(0x20) for key, font in fonts().items()}
    return sorted((key, number, place, up) for key, number, place, up in glyphs if number != blank[key])


@pytest.mark.parametrize("batch", range(2))
def test_glyphs_and_places_of_the_corpus_are_those_of_harfbuzz(batch, corpus):
    paragraphs = [Paragraph(line, Style(size=SIZE, pitch=19.0)) for line in corpus[batch::2]]
    lines = printed_glyphs(paragraphs)
    assert len(lines) == len(paragraphs)
    count = 0
    for paragraph, line in zip(paragraphs, lines, strict=True):
        (set_line,) = paragraph.lines
        wanted, found = seen(expected(set_line.words)), seen(line)
        assert [glyph[:2] for glyph in found] == [glyph[:2] for glyph in wanted], set_line.text
        apart = [abs(a[2] - b[2]) + abs(a[3] - b[3]) for a, b in zip(found, wanted, strict=True)]
        assert max(apart, default=0) <= TOLERANCE, set_line.text
        count += len(found)
    assert count > 40_000


def test_the_comparison_sees_a_glyph_that_stands_elsewhere():
    paragraph = Paragraph("ที่นี่", Style(size=SIZE, pitch=19.0))
    (line,) = printed_glyphs([paragraph])
    (set_line,) = paragraph.lines
    wanted = seen(expected(set_line.words))
    assert [glyph[:2] for glyph in seen(line)] == [glyph[:2] for glyph in wanted]
    moved = seen([(key, number, place + 5, up) for key, number, place, up in line])
    assert max(abs(a[2] - b[2]) for a, b in zip(moved, wanted, strict=True)) > TOLERANCE
