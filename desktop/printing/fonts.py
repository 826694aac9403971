"""The fonts that every paper is set in, known by their fingerprints."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz

from desktop.rules.problems import Refused
from desktop.system import paths
from desktop.system.language import _

# 10.7 pt of Sarabun looks like 16 pt of "TH Sarabun" only while its capitals are this high.
THAI_CAP_HEIGHT = 700
UNITS = 1000

# What forms and their fields are written with: Thai, Latin, digits of both kinds, and the signs of typists.
_NEEDED = frozenset(
    (*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C), *map(ord, "–—…“”‘’•½−×·"))
)

REGULAR, BOLD, ITALIC = "regular", "bold", "italic"
_FILES = {
    REGULAR: "Sarabun-Regular.ttf",
    BOLD: "Sarabun-Bold.ttf",
    ITALIC: "Sarabun-Italic.ttf",
    "arabic": "NotoNaskhArabic-Regular.ttf",
}


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file, ready for shaping and for embedding.

    Attributes:
        key: the name it has in a PDF's resources.
        name: its PostScript name.
        shaper: HarfBuzz's view of it.
        characters: the code points it can draw.
        cap_height: the height of its capitals in thousandths of the size.
        box: its bounding box, in the same measure.
        ascent: its height above the base line.
        descent: its depth below the base line, negative.
        slant: the italic angle in degrees.
        heavy: whether it is a bold face.
    """

    key: str
    name: str
    shaper: Any
    characters: frozenset[int]
    cap_height: int
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    slant: int
    heavy: bool


@dataclass(frozen=True, slots=True, eq=False)
class FontSet:
    """The faces of a paper, by style, and the one for Arabic script."""

    regular: Face
    bold: Face
    italic: Face
    arabic: Face

    def styled(self, style: str) -> Face:
        """The Thai face of a style.

        Args:
            style: ``regular``, ``bold`` or ``italic``.
        """
        return {BOLD: self.bold, ITALIC: self.italic}.get(style, self.regular)

    def face_for(self, character: str, style: str) -> Face | None:
        """The face that can draw the character, or nothing where no font has it."""
        code = ord(character)
        face = self.styled(style)
        if code in face.characters:
            return face
        return self.arabic if code in self.arabic.characters else None


@lru_cache(maxsize=1)
def font_set() -> FontSet:
    """The program's own fonts, read once."""
    return load(paths.fonts())


def load(folder: Path) -> FontSet:
    """Read the fonts of a folder and make sure that they are ours.

    Args:
        folder: where the font files and ``hashes.json`` lie.

    Raises:
        Refused: a font is missing or is not the one this program was made with.
    """
    try:
        hashes = json.loads((folder / "hashes.json").read_text("utf-8"))
        faces = {style: _face(folder / name, style, hashes[name]) for style, name in _FILES.items()}
    except (OSError, KeyError, ValueError) as trouble:
        raise _not_ours() from trouble
    for style in (REGULAR, BOLD, ITALIC):
        face = faces[style]
        if face.cap_height != THAI_CAP_HEIGHT or not face.characters >= _NEEDED:
            raise _not_ours()
    return FontSet(**faces)


def _not_ours() -> Refused:
    return Refused(
        _(
            "A font of this program is missing or was changed. Install the program again; "
            "nothing in the register is lost."
        ),
        code="font-changed",
    )


def _face(path: Path, style: str, fingerprint: str) -> Face:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != fingerprint:
        raise _not_ours()
    face = uharfbuzz.Face(uharfbuzz.Blob(content))
    head = bytes(face.reference_table("head").data)
    system = bytes(face.reference_table("OS/2").data)
    shaper = uharfbuzz.Font(face)
    extents = shaper.get_font_extents("ltr")
    return Face(
        key=f"T{style[0].upper()}",
        name=path.stem,
        shaper=shaper,
        characters=frozenset(face.unicodes),
        cap_height=struct.unpack(">h", system[88:90])[0],
        box=struct.unpack(">4h", head[36:44]),
        ascent=extents.ascender,
        descent=extents.descender,
        slant=-10 if style == ITALIC else 0,
        heavy=style == BOLD,
    )
