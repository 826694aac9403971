"""Shaped words into a PDF: codes that read back as the exact text, and the subset fonts that they need."""

from __future__ import annotations

import hashlib
from typing import Any

import uharfbuzz
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from desktop.printing.fonts import UNITS, Face
from desktop.printing.shaping import Glyph, Shaped, is_arabic

# ReportLab's habit of writing pages as ASCII makes every paper a quarter larger and slower for nothing.
rl_config.useA85 = 0

_MAPPINGS_AT_ONCE = 100
_UNNEEDED_TABLES = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "cmap", "STAT", "gasp")


class EmbeddedFace:
    """One face inside one PDF: every pair of glyph and text has a code of its own.

    A code that stands for one pair only can say its exact text in ToUnicode, whatever other words do with
    the same glyph.
    """

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[tuple[int, str], int] = {}
        self._widths: list[int] = []
        self._written: dict[tuple[str, float], str] = {}

    def word(self, shaped: Shaped, size: float) -> str:
        """The operators that write the word at the pen, with its text beside it."""
        key = (shaped.text, size)
        written = self._written.get(key)
        if written is None:
            glyphs = self._glyphs(shaped, size)
            written = f"{_opening(shaped.text)}{glyphs}EMC\n" if _needs_its_text(shaped.text) else glyphs
            self._written[key] = written
        return written

    def _code(self, glyph: Glyph) -> str:
        pair = (glyph.number, glyph.text)
        code = self._codes.get(pair)
        if code is None:
            code = self._codes[pair] = len(self._codes) + 1
            self._widths.append(glyph.width)
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
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(self._widths)]),
            }
        )

    def _descriptor(self, document: Any, name: str) -> Any:
        content = self._subset()
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

    def _glyph_numbers(self) -> bytes:
        return b"\0\0" + b"".join(number.to_bytes(2, "big") for number, _text in self._codes)

    def _subset(self) -> bytes:
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update({number for number, _text in self._codes})
        wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED_TABLES})
        flags = uharfbuzz.SubsetFlags
        wanted.flags = flags.RETAIN_GIDS | flags.NOTDEF_OUTLINE | flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
        return bytes(uharfbuzz.subset(self.face.shaper.face, wanted).blob.data)

    def _tag(self) -> str:
        digest = hashlib.sha256(repr(sorted(self._codes)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _texts(self) -> bytes:
        pairs = [f"<{code:04X}> <{_utf16(text)}>" for (_number, text), code in self._codes.items()]
        parts = [
            pairs[start : start + _MAPPINGS_AT_ONCE] for start in range(0, len(pairs), _MAPPINGS_AT_ONCE)
        ]
        body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
        return _TO_UNICODE.format(body=body).encode("ascii")


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
    # PDFium takes a hyphen for the break of a word, and drops it, where it ends an ActualText and a line.
    return not text.isspace() and text.rstrip()[-1] != "-"


def _opening(text: str) -> str:
    # Poppler and PDFium turn Arabic script round when they read it, also where ActualText already says it in
    # reading order; both read the word rightly when it is given as it is seen, from left to right.
    if is_arabic(text[0]):
        text = text[::-1]
    return f"/Span <</ActualText <FEFF{_utf16(text)}> >>BDC\n"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
