"""Shaped words into a PDF: codes that read back as the exact text, and the subset fonts that they need."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from unicodedata import bidirectional

import uharfbuzz
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from desktop.printing.fonts import UNITS, Face
from desktop.printing.glyph_codes import settled
from desktop.printing.shaping import Glyph, Shaped, reads_from_right

# ReportLab's habit of writing pages as ASCII makes every paper a quarter larger and slower for nothing.
rl_config.useA85 = 0

_MAPPINGS_AT_ONCE = 100
_KEPT: dict[tuple[Face, str, float], Written] = {}
_KEPT_AT_MOST = 60_000
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
NO_BREAK_SPACE = "\u00a0"
SHADDA, MAI_EK = "\u0651", "\u0e48"
# How high a glyph must stand, in sizes, for a line of its own, for being no shadow of one before it, and for
# being in no line at all.
_FAR, _A_LITTLE, _APART, _BESIDE = 4.0, 0.2, 4, 0.6
_JOINERS = frozenset("\u200c\u200d")
_UNNEEDED_TABLES = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "cmap", "STAT", "gasp")


class Written(NamedTuple):
    """A word's operators, the codes of the glyphs that they draw, and whether every paper has the same."""

    operators: str
    codes: frozenset[int]
    same: bool


class EmbeddedFace:
    """One face inside one PDF: every pair of glyph and text has a code of its own.

    A code that stands for one pair only can say its exact text in ToUnicode, whatever other words do with
    the same glyph. Most pairs have their code on every paper; a word of such pairs is written once and kept.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._settled = settled(face)
        self._own: dict[tuple[int, str], int] = {}
        self._widths: list[int] = []
        self._used: set[int] = set()
        self._drawn: set[int] = set()

    def word(self, shaped: Shaped, size: float, away: int = 0) -> Written:
        """The operators that write the word at the pen, with its text beside it.

        Args:
            shaped: the word.
            size: of its letters.
            away: how far to the right of where it stands readers shall find it, in thousandths of the size.
        """
        written = self._away(shaped, size, away) if away else self._word(shaped, size)
        self._used |= written.codes
        return written

    def _word(self, shaped: Shaped, size: float) -> Written:
        key = (self.face, shaped.text, size)
        written = _KEPT.get(key)
        if written is None:
            self._drawn = set()
            from_right = any(reads_from_right(character) for character in shaped.text)
            if from_right:
                operators = self._from_right(shaped, size, 0)
            else:
                operators = self._glyphs(shaped, size)
                if _needs_its_text(shaped.text):
                    operators = f"{_opening(shaped.text)}{operators}EMC\n"
            same = not from_right and max(self._drawn, default=0) < self._settled.first_free
            written = Written(operators, frozenset(self._drawn), same)
            if same:
                if len(_KEPT) >= _KEPT_AT_MOST:
                    _KEPT.clear()
                _KEPT[key] = written
        return written

    def _away(self, shaped: Shaped, size: float, away: int) -> Written:
        self._drawn = set()
        operators = self._from_right(shaped, size, away)
        return Written(operators, frozenset(self._drawn), same=False)

    def use(self, codes: frozenset[int]) -> None:
        """Embed the glyphs of these codes."""
        self._used |= codes

    def _code(self, glyph: Glyph) -> str:
        pair = (glyph.number, glyph.text)
        code = self._settled.codes.get(pair) or self._own.get(pair)
        if code is None:
            code = self._own[pair] = self._settled.first_free + len(self._own)
            self._widths.append(glyph.width)
        self._drawn.add(code)
        return f"{code:04X}"

    def _glyphs(self, shaped: Shaped, size: float) -> str:
        parts: list[str] = []
        up = gap = 0
        for glyph in shaped.glyphs:
            if glyph.up != up:
                up = glyph.up
                parts.append(f"]TJ {_number(up * size / UNITS)} Ts[")
            gap -= glyph.right
            parts.append(f"{gap}<{self._code(glyph)}>" if gap else f"<{self._code(glyph)}>")
            gap = glyph.width + glyph.right - glyph.advance
        end = f"{gap}]TJ" if gap else "]TJ"
        return (
            ("[" + "".join(parts) + end + (" 0 Ts\n" if up else "\n")).replace("><", "").replace("[]TJ ", "")
        )

    def _from_right(self, shaped: Shaped, size: float, away: int) -> str:
        """The word's glyphs, and its text beside them so that no reader turns it or its neighbours round.

        Each reader orders right-to-left letters by a rule of its own, seen in its source and by trial:

        - pypdf reads the glyphs' texts and turns them letter by letter, but leaves a glyph that stands for
          several characters as it is: an unseen glyph stands for the whole word, the seen ones for nothing;
        - poppler reads the ActualText and turns it from the first right-to-left letter to the next Latin or
          Thai one, marks and brackets included, or to the next space that breaks no line; where it is not
          asked for the raw order it goes by the places of the first and the last glyph of the span;
        - PDFium reads the ActualText and turns every run of letters and every run of marks for itself, and
          brackets beside them, as far as its line goes; a glyph far above is a line of its own to it.

        So letters and marks are given one after the other, letters as they are seen, each with a space that
        breaks no line behind it and at a place of its own, from left to right as they are read; with a line's
        end for PDFium, which is a space for the other two, before, between and behind them.
        """
        seen = tuple(glyph._replace(text="") for glyph in shaped.glyphs)
        glyphs = self._glyphs(shaped._replace(glyphs=seen), size)
        # Lest PDFium takes the line's end for a part of a line above, it is told of another height before.
        # It goes from left to right within a line: the glyphs seen, elsewhere than the text, are none of it.
        written = [
            self._raised(shaped.face, size * _BESIDE),
            f"{_opening(NO_BREAK_SPACE)}{glyphs}EMC\n",
            self._line_end(shaped.face, size, 0),
        ]
        groups = [(turned, "".join(letters)) for turned, letters in groupby(shaped.text, _turned)]
        pen = shaped.width
        for number, (turned, text) in enumerate(groups, 1):
            start, stop = (away + shaped.width * part // len(groups) for part in (number - 1, number))
            said = self._unseen(shaped.face, text if len(text) > 1 else text + NO_BREAK_SPACE, number)
            written += [
                f"{_opening((text[::-1] if turned else text) + NO_BREAK_SPACE)}{_moved(start - pen)}{said}\n",
                f"{_moved(stop - start)}{self._end(shaped.face)}EMC\n",
                self._line_end(shaped.face, size, number % _APART),
            ]
            pen = stop
        return "".join([*written, _moved(shaped.width - pen)])

    def _end(self, face: Face) -> str:
        """An unseen glyph without width that says nothing: where it is, poppler takes the text to end."""
        number = face.shaper.get_nominal_glyph(ord(SHADDA)) or face.shaper.get_nominal_glyph(ord(MAI_EK))
        return f"3 Tr [<{self._code(Glyph(number, '', 0, 0, 0, 0))}>]TJ 0 Tr\n"

    def _unseen(self, face: Face, text: str, number: int = 0) -> str:
        """A glyph that says the text and is not seen; a second one beside it tells PDFium the direction.

        As many more as the number says keep PDFium from taking two such rows in one place for one of them.
        """
        glyph = _high(face)
        said = (text, *(NO_BREAK_SPACE,) * (1 + number % _APART))
        codes = [self._code(glyph._replace(text=one)) for one in said]
        return f"3 Tr [<{''.join(codes)}>{len(codes) * glyph.width}]TJ 0 Tr"

    def _line_end(self, face: Face, size: float, number: int) -> str:
        # PDFium takes what stands at the same place twice for a shadow, unless it is a little higher.
        return self._raised(face, size * (_FAR + number * _A_LITTLE))

    def _raised(self, face: Face, height: float) -> str:
        return f"{_number(height)} Ts {self._unseen(face, NO_BREAK_SPACE)} 0 Ts\n"

    # ReportLab calls this when the document is saved: only then is it known which glyphs were used.
    def addObjects(self, document: Any) -> None:  # noqa: N802
        """Put the subset font and its maps into the document."""
        name = f"{self._tag()}+{self.face.name}"
        whole = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(self._descendant(document, name))]),
                "ToUnicode": document.Reference(_stream(self._texts())),
            }
        )
        document.idToObject[pdfdoc.BasicFonts].dict[self.face.key] = document.Reference(whole)

    def _descendant(self, document: Any, name: str) -> Any:
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": document.Reference(self._descriptor(document, name)),
                "CIDToGIDMap": document.Reference(_stream(self._glyph_numbers())),
                "DW": 0,
                "W": self._all_widths(),
            }
        )

    def _descriptor(self, document: Any, name: str) -> Any:
        content = self._subset(self._pairs())
        program = _stream(content)
        program.dictionary["Length1"] = len(content)
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": 4 | (64 if self.face.slant else 0),
                "FontBBox": pdfdoc.PDFArray(list(self.face.box)),
                "ItalicAngle": self.face.slant,
                "Ascent": self.face.ascent,
                "Descent": self.face.descent,
                "CapHeight": self.face.cap_height or self.face.ascent,
                "StemV": 140 if self.face.heavy else 80,
                "FontFile2": document.Reference(program),
            }
        )

    def _all_widths(self) -> str:
        own = " ".join(str(width) for width in self._widths)
        return f"[ 1 [ {_widths(self.face)} {own}] ]"

    def _glyph_numbers(self) -> bytes:
        return self._settled.glyphs + b"".join(number.to_bytes(2, "big") for number, _text in self._own)

    def _pairs(self) -> list[tuple[int, tuple[int, str]]]:
        """The pairs that this paper draws, by code."""
        pairs = _by_code(self.face)
        own = [(code, pair) for pair, code in self._own.items() if code in self._used]
        return [(code, pairs[code]) for code in sorted(self._used) if code in pairs] + own

    def _subset(self, pairs: list[tuple[int, tuple[int, str]]]) -> bytes:
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update({number for _code, (number, _text) in pairs})
        wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED_TABLES})
        flags = uharfbuzz.SubsetFlags
        wanted.flags = flags.RETAIN_GIDS | flags.NOTDEF_OUTLINE | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
        return bytes(uharfbuzz.subset(self.face.shaper.face, wanted).blob.data)

    def _tag(self) -> str:
        digest = hashlib.sha256(repr(self._pairs()).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _texts(self) -> bytes:
        pairs = [f"<{code:04X}> <{_utf16(text)}>" for code, (_number, text) in self._pairs()]
        parts = [
            pairs[start : start + _MAPPINGS_AT_ONCE] for start in range(0, len(pairs), _MAPPINGS_AT_ONCE)
        ]
        body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
        return _TO_UNICODE.format(body=body).encode("ascii")


@lru_cache(maxsize=8)
def _widths(face: Face) -> str:
    return " ".join(str(width) for width in settled(face).widths)


@lru_cache(maxsize=8)
def _by_code(face: Face) -> dict[int, tuple[int, str]]:
    return {code: pair for pair, code in settled(face).codes.items()}


_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _stream(content: bytes) -> Any:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _needs_its_text(text: str) -> bool:
    # PDFium drops joiners and all beyond the first 65,536 characters from an ActualText, and
    # takes a hyphen for the break of a word, and drops it, where it ends an ActualText and a line.
    if any(character in _JOINERS or character > "\uffff" for character in text):
        return False
    return not text.isspace() and text[-1] != "-"


def _turned(character: str) -> bool:
    return bidirectional(character) in _RIGHT_TO_LEFT


@lru_cache(maxsize=8)
def _high(face: Face) -> Glyph:
    """A glyph high enough for PDFium to see which line it is in, and narrow enough to hide none beside it."""
    number = face.shaper.get_nominal_glyph(ord("أ")) or face.shaper.get_nominal_glyph(ord("|"))
    return Glyph(number, "", face.shaper.get_glyph_h_advance(number), 0, 0, 0)


def _opening(text: str) -> str:
    return f"/Span <</ActualText <FEFF{_utf16(text)}> >>BDC\n"


def _moved(thousandths: int) -> str:
    return f"[{-thousandths}]TJ\n" if thousandths else ""


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
