"""Words into glyphs, as HarfBuzz says for the font, each glyph with the text it stands for."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz

from desktop.printing.fonts import Face

ARABIC_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")


class Glyph(NamedTuple):
    """One drawn shape.

    Attributes:
        number: the glyph's number in its font.
        text: what it stands for when the paper is read as text; empty where a neighbour carries the text.
        width: the width the font states for it.
        advance: how far the pen moves on, in thousandths of the size.
        right: how far it is shifted to the right.
        up: how far it is raised.
    """

    number: int
    text: str
    width: int
    advance: int
    right: int
    up: int


class Shaped(NamedTuple):
    """A word in one face, ready to be written."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    width: int


def is_arabic(character: str) -> bool:
    """Whether the character is written from right to left, as all of the Arabic script but its digits."""
    return (
        ("\u0590" <= character <= "\u08ff" and character not in ARABIC_DIGITS)
        or "\ufb1d" <= character <= "\ufdff"
        or "\ufe70" <= character <= "\ufefc"
    )


def reads_from_right(character: str) -> bool:
    """Whether readers of a PDF may turn the character round: letters, marks and digits of such scripts."""
    return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufdff" or is_arabic(character)


@lru_cache(maxsize=60_000)
def shape(face: Face, word: str) -> Shaped:
    """The word's glyphs from left to right, remembered by face and word."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS
    buffer.guess_segment_properties()
    # HarfBuzz takes the script's digits for right-to-left as well, and 42 would stand there as 24.
    buffer.direction = "rtl" if any(is_arabic(character) for character in word) else "ltr"
    buffer.language = "ar" if buffer.direction == "rtl" else "th"
    uharfbuzz.shape(face.shaper, buffer)
    found = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    texts = _texts(word, [info.cluster for info, _place in found], backwards=buffer.direction == "rtl")
    glyphs = tuple(
        Glyph(
            info.codepoint,
            text,
            face.shaper.get_glyph_h_advance(info.codepoint),
            place.x_advance,
            place.x_offset,
            place.y_offset,
        )
        for (info, place), text in zip(found, texts, strict=True)
    )
    return Shaped(face, word, glyphs, sum(glyph.advance for glyph in glyphs))


def with_space_behind(word: Shaped) -> Shaped:
    """The word with an unseen space: PDFium drops a hyphen that ends a line, as the break of a word."""
    space = shape(word.face, " ").glyphs[0]
    unseen = Glyph(space.number, "\u00a0", space.width, 0, 0, 0)
    return Shaped(word.face, f"{word.text}\u00a0", (*word.glyphs, unseen), word.width)


def _texts(word: str, clusters: list[int], *, backwards: bool) -> list[str]:
    """Share the word's characters out among its glyphs, so that their texts in reading order are the word."""
    order = clusters[::-1] if backwards else clusters
    texts = _shared(word, order)
    if "".join(texts) != word:
        # HarfBuzz moved a glyph past its neighbour: then the first glyph stands for the whole word.
        texts = [word] + [""] * (len(order) - 1)
    return texts[::-1] if backwards else texts


def _shared(word: str, clusters: list[int]) -> list[str]:
    # SARA AM comes back as NIKHAHIT and SARA AA of one cluster: the last glyph of a cluster carries its text,
    # and a mark that melted into the NIKHAHIT before it is carried by that one.
    last = {cluster: place for place, cluster in enumerate(clusters)}
    texts = [""] * len(clusters)
    here = 0
    for index, character in enumerate(word):
        if index in last:
            here = last[index]
        elif here + 1 < len(clusters) and last[clusters[here + 1]] != here + 1:
            here += 1
        texts[here] += character
    return texts
