"""Where things stand on a paper, and what is wrong there: off the page, over each other, over a rule."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from typing import Any

import pypdfium2

Place = tuple[float, float, float, float]
# Printers leave so much of a sheet white; marks of Thai letters may reach into each other by so much.
_EDGE, _ACROSS, _SHARE = 12.0, 2.0, 0.45
# What is thinner is a rule; what reaches beyond it by more crosses it.
_THIN, _BEYOND = 2.5, 1.2
_AT_ENDS = 3


def faults(pdf: bytes) -> list[str]:
    """What no form may do, in words, with page and text.

    Args:
        pdf: the paper; of a long one its first and last pages are looked at, the others repeat them.
    """
    document = pypdfium2.PdfDocument(pdf)
    numbers = range(len(document))
    try:
        return [
            f"page {number + 1}: {told}"
            for number in sorted({*numbers[:_AT_ENDS], *numbers[-_AT_ENDS:]})
            for told in _of_page(document[number])
        ]
    finally:
        document.close()


def _of_page(page: Any) -> Iterator[str]:
    reader = page.get_textpage()
    width, height = page.get_size()
    texts = [reader.get_rect(at) for at in range(reader.count_rects())]
    rules = {one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH}
    upright = sorted(rule for rule in rules if rule[2] - rule[0] < _THIN)
    level = sorted((rule for rule in rules if rule[3] - rule[1] < _THIN), key=_foot)
    for text in texts:
        if min(text[:2]) < _EDGE or text[2] > width - _EDGE or text[3] > height - _EDGE:
            yield f"off the page: {reader.get_text_bounded(*text)!r}"
    for one, other in _pairs(texts):
        if _covers(one, other):
            yield f"over each other: {reader.get_text_bounded(*one)!r}, {reader.get_text_bounded(*other)!r}"
    for text in texts:
        if _is_crossed(text, upright) or _is_struck(text, level):
            yield f"over a rule: {reader.get_text_bounded(*text)!r}"
    reader.close()


def _pairs(places: list[Place]) -> Iterator[tuple[Place, Place]]:
    """Those that have a height of the page in common."""
    upwards = sorted(places, key=lambda place: place[1])
    for at, one in enumerate(upwards):
        for other in upwards[at + 1 :]:
            if other[1] >= one[3]:
                break
            yield one, other


def _common(one: Place, other: Place) -> tuple[float, float]:
    return min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])


def _covers(one: Place, other: Place) -> bool:
    across, up = _common(one, other)
    return across > _ACROSS and up > _SHARE * min(one[3] - one[1], other[3] - other[1])


def _is_crossed(text: Place, upright: list[Place]) -> bool:
    """Whether one of the upright rules, from left to right, stands within a text."""
    first = bisect(upright, text[0] + _BEYOND, key=lambda rule: rule[0])
    for rule in upright[first:]:
        if rule[0] >= text[2]:
            break
        if rule[2] < text[2] - _BEYOND and _common(text, rule)[1] > _BEYOND:
            return True
    return False


def _is_struck(text: Place, level: list[Place]) -> bool:
    """Whether one of the level rules, from below to above, goes through the middle of a text."""
    inner = 0.3 * (text[3] - text[1])
    for rule in level[bisect(level, text[1] + inner, key=_foot) :]:
        if rule[1] >= text[3]:
            break
        if rule[3] < text[3] - inner and _common(text, rule)[0] > _BEYOND:
            return True
    return False


def _foot(rule: Place) -> float:
    return rule[1]
