"""The code that a glyph has on every paper, so that a word once written is written the same way again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from desktop.printing.fonts import Face

# Pairs that the rules below do not find: SARA AM comes as a ring without text and a SARA AA that says it all.
_RING, _RING_NARROW, _AA, _AM, _SPACE = "uni0E4D", "uni0E4D.narrow", "\u0e32", "\u0e33", " "
# Sarabun's consonants without their foot are named in words.
_WORDED_NAMES = {
    "yoYingthai": "ญ",
    "thoThanthai": "ฐ",
    "doChadathai": "ฎ",
    "toPatakthai": "ฏ",
    "loChulathai": "ฬ",
}
_CODED_NAME = re.compile("uni((?:[0-9A-F]{4})+)$")


class Settled(NamedTuple):
    """The codes of one face that are the same on every paper.

    Attributes:
        codes: the code of a glyph that stands for a text.
        widths: by code, beginning with code 1.
        glyphs: the glyphs' numbers, by code, two bytes each.
        first_free: the first code that a paper may give to a pair of its own.
    """

    codes: dict[tuple[int, str], int]
    widths: tuple[int, ...]
    glyphs: bytes
    first_free: int


@lru_cache(maxsize=8)
def settled(face: Face) -> Settled:
    """Every glyph's code is its number while it stands for its usual text; a few pairs follow after them."""
    usual = _usual_texts(face)
    codes = {(number, text): number for number, text in usual.items() if number}
    count = face.shaper.face.glyph_count
    numbers = list(range(count))
    for pair in _others(face, usual):
        codes[pair] = len(numbers)
        numbers.append(pair[0])
    widths = tuple(face.shaper.get_glyph_h_advance(number) for number in numbers[1:])
    return Settled(codes, widths, b"".join(number.to_bytes(2, "big") for number in numbers), len(numbers))


def _usual_texts(face: Face) -> dict[int, str]:
    """What each glyph stands for by the font's own map, or by the glyph's name where it is a variant."""
    texts: dict[int, str] = {}
    for code in sorted(face.characters):
        texts.setdefault(face.shaper.get_nominal_glyph(code), chr(code))
    by_name = {face.shaper.get_glyph_name(number): text for number, text in texts.items()}
    for number in range(face.shaper.face.glyph_count):
        if number not in texts:
            base = face.shaper.get_glyph_name(number).partition(".")[0]
            text = by_name.get(base) or _named(base)
            if text:
                texts[number] = text
    return texts


def _named(name: str) -> str:
    # A ring that melted with a tone says the tone only: the SARA AA behind it says the ring.
    match = _CODED_NAME.match(name)
    return chr(int(match[1][-4:], 16)) if match else _WORDED_NAMES.get(name, "")


def _others(face: Face, usual: dict[int, str]) -> list[tuple[int, str]]:
    numbers = {text: number for number, text in reversed(usual.items())}
    rings = [face.shaper.get_glyph_from_name(name) for name in (_RING, _RING_NARROW)]
    pairs = [(ring, "") for ring in rings if ring]
    if _AA in numbers:
        pairs.append((numbers[_AA], _AM))
    if _SPACE in numbers:
        pairs += [(numbers[_SPACE], ""), (numbers[_SPACE], "\u00a0")]
    return [pair for pair in pairs if usual.get(pair[0]) != pair[1]]
