"""No line of the corpus is broken inside a word that belongs together, nor runs over its column."""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from pathlib import Path

import pytest

from desktop.printing import lexicon
from desktop.printing.line_breaking import keeping_whole, opportunities
from desktop.printing.runs import JUSTIFY, Style
from desktop.printing.thai_text import Paragraph

CENTIMETRE = 72 / 2.54
WIDTHS = [half / 2 * CENTIMETRE for half in range(6, 33)]
STYLE = Style(align=JUSTIFY)
# The letters of a place that stand in other words by chance, and are none there.
BY_CHANCE = re.compile("กฎหมายอาญา")


@lru_cache(maxsize=1)
def kept_pattern(names):
    """Every word that is never broken, found by a plain search that knows nothing of the engine's."""
    words = {*lexicon.places(), *lexicon.TERMS, *names}
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("(?=(" + "|".join(map(re.escape, longest_first)) + "))")


def kept_words(line, names):
    line = BY_CHANCE.sub(lambda match: "-" * len(match[0]), line)
    return [(match.start(1), match[1]) for match in kept_pattern(names).finditer(line)]


def breaks(lines, text):
    """The places in the text where its lines end."""
    place, found = 0, []
    for line in lines[:-1]:
        place = text.index(line.text, place) + len(line.text)
        found.append(place)
    return found


@pytest.mark.parametrize("width", WIDTHS, ids=lambda width: f"{width / CENTIMETRE:.1f} cm")
def test_no_line_ends_inside_a_kept_word_or_runs_over(width, corpus, names):
    torn, over = [], []
    with keeping_whole(names):
        for text in corpus:
            paragraph = Paragraph(text, STYLE)
            paragraph.wrap(width)
            for line in paragraph.lines:
                over += [
                    word.text
                    for word in line.words
                    if not word.space and word.place + word.width > width + 0.02
                ]
            ends = breaks(paragraph.lines, text)
            torn += [
                kept
                for start, kept in (kept_words(text, names) if ends else ())
                for end in ends
                if start < end < start + len(kept) and natural(kept) <= width
            ]
    assert over == []
    assert torn == []


@lru_cache(maxsize=10_000)
def natural(word):
    return Paragraph(word, STYLE).natural_width()


def by_icu():
    """The script beside the corpus that compares with what ICU said of it."""
    place = importlib.util.spec_from_file_location(
        "icu_differences", Path(__file__).parent / "corpus" / "make_icu_differences.py"
    )
    script = importlib.util.module_from_spec(place)
    place.loader.exec_module(script)
    return script


def test_every_difference_from_icus_thai_line_breaker_is_listed_and_judged():
    script = by_icu()
    rows = (Path(__file__).parent / "corpus" / "icu_differences.tsv").read_text("utf-8").splitlines()
    judged = {row[2:].split("\t")[0]: row.split("\t")[1] for row in rows if row.startswith("# ")}
    listed = {tuple(row.split("\t")[:3]): int(row.split("\t")[3]) for row in rows if not row.startswith("# ")}
    assert dict(script.differences()) == listed
    assert {reason for _side, reason, _places in listed} <= judged.keys()
    assert all(judged.values())


def test_no_line_begins_with_a_mark_or_ends_with_a_vowel_that_is_written_first(corpus):
    for line in (*corpus, "ฏฺ ฒ์ เป๋อะ", "เป่อะเป้อะ", "ะาำ"):
        for end in opportunities(line):
            assert line[end] not in "ะัาำิีึืฺุูๅ็่้๊๋์ํ๎", line
            assert line[end - 1] not in "เแโใไ", line


def test_a_term_too_long_for_its_line_ends_between_the_words_inside_it():
    paragraph = Paragraph("พระราชบัญญัติส่งเสริมการพัฒนาฝีมือแรงงาน", STYLE)
    paragraph.wrap(WIDTHS[0])
    assert [line.text for line in paragraph.lines] == ["พระราชบัญญัติ", "ส่งเสริมการพัฒนา", "ฝีมือแรงงาน"]
