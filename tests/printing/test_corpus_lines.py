"""No line of the corpus is broken inside a word that belongs together, nor runs over its column."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from desktop.printing import lexicon
from desktop.printing.line_breaking import keeping_whole
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
