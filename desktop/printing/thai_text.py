"""Thai text on paper: right to the eye, and exact when it is read back, searched or read aloud."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from desktop.printing.fonts import UNITS, Face
from desktop.printing.line_filling import fill
from desktop.printing.lines import Line, Whole, Word
from desktop.printing.runs import BODY, CENTRE, LEFT, Content, Part, Run, Style, parts
from desktop.printing.shaping import Shaped, with_space_behind
from desktop.printing.text_writing import EmbeddedFace, Written

# The share of a line's pitch above the base line is reckoned from the font's own height and depth.
_HEIGHT, _DEPTH = 1.068, 0.232
_DOTS_BELOW = 0.13
_MISSING = 0
_DIFFERS = object()


class PaperCanvas(Canvas):  # type: ignore[misc]  # ReportLab is not typed
    """A PDF that is written in our fonts only, and that knows every word it holds.

    Attributes:
        written: the text of every line, in the order in which it was written.
        missing: the characters that no font could draw.
        crest: a picture of the office's crest as PNG or JPEG bytes; empty leaves a framed place for it.
    """

    def __init__(self, target: object, **options: object) -> None:
        self.written: list[str] = []
        self.missing: set[str] = set()
        self.crest = b""
        self._faces: dict[str, EmbeddedFace] = {}
        super().__init__(target, **options)

    # ReportLab would name its own Helvetica on every page, which no paper of ours embeds or uses.
    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def write_line(self, line: Line, x: float, y: float, style: Style = BODY) -> None:
        """Write a placed line as one text object, and the dots below what was filled in.

        Args:
            line: its words, placed from the line's left edge.
            x: the line's left edge.
            y: its base line.
            style: gives the ink.
        """
        if line.whole is not None and self._write_whole(line, line.whole, x + line.start, y, style):
            return
        self._dot(line, x, y)
        if line.text:
            self.written.append(line.text)
            pen = _Pen(x, y)
            self._write_words(line.words, pen)
            self._show(pen.operators, style)

    def _write_words(self, words: list[Word], pen: _Pen) -> list[tuple[Face, Written]]:
        drawn = []
        for word in words:
            for shaped in word.shaped:
                ends = word is words[-1] and shaped.text.endswith("-")
                face = self._face(shaped.face)
                drawn.append(
                    (shaped.face, pen.write(word, with_space_behind(shaped) if ends else shaped, face))
                )
                self.missing.update(*(g.text for g in shaped.glyphs if g.number == _MISSING))
        return drawn

    def _write_whole(self, line: Line, whole: Whole, x: float, y: float, style: Style) -> bool:
        """Write a line that was written before, on this paper or another, by what was kept of it."""
        kept = whole.written
        if kept is None:
            kept = whole.written = self._kept(whole)
        if not isinstance(kept, _Kept):
            return False
        for face, codes in kept.codes:
            self._face(face).use(codes)
        self.written.append(line.text)
        self._show([kept.face, f"1 0 0 1 {x:.3f} {y:.3f} Tm", kept.operators], style)
        return True

    def _kept(self, whole: Whole) -> object:
        """What every paper writes for this line, or a mark that it differs from paper to paper."""
        pen = _Pen(0.0, 0.0)
        missing = set(self.missing)
        drawn = self._write_words(whole.words, pen)
        if not all(written.same for _face, written in drawn) or any(
            glyph.number == _MISSING
            for word in whole.words
            for shaped in word.shaped
            for glyph in shaped.glyphs
        ):
            self.missing = missing
            return _DIFFERS
        codes: dict[Face, frozenset[int]] = {}
        for face, written in drawn:
            codes[face] = codes.get(face, frozenset()) | written.codes
        return _Kept(pen.operators[0], "\n".join(pen.operators[2:]), tuple(codes.items()))

    def _show(self, operators: list[str], style: Style) -> None:
        ink = f"{style.grey:.2f} g", "0 g ET"
        self._code.append(
            "\n".join(["BT", *ink[: bool(style.grey)], *operators, ink[1] if style.grey else "ET"])
        )

    def write(self, content: Content, x: float, y: float, style: Style = BODY) -> float:
        """Write one line that is not broken.

        Args:
            content: its runs.
            x: its left edge, middle or right edge, as the style aligns it.
            y: its base line.
            style: how it is set.

        Returns:
            Its width in points.
        """
        whole = [_on_one_line(part) for part in parts(content, style.face)]
        (line,) = fill(whole, style.but(align=LEFT, first=0.0, left=0.0), 1e6)
        shift = {LEFT: 0.0, CENTRE: line.width / 2}.get(style.align, line.width)
        self.write_line(line, x - shift, y, style)
        return line.width

    def fill_squares(self, squares: Iterable[tuple[float, float, float, float]]) -> None:
        """Fill squares in black, each given by its left and lower edge, its width and its height."""
        drawn = "\n".join(f"{x:.4f} {y:.4f} {wide:.4f} {high:.4f} re" for x, y, wide, high in squares)
        self._code.append(f"q 0 g\n{drawn}\nf Q")

    def dotted_line(self, x: float, y: float, width: float) -> None:
        """Draw a row of fine dots, as paper forms have it, from x to the right."""
        if width <= 0:
            return
        self._code.append(f"q 0.6 w 1 J [0 1.9] 0 d {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q")

    def _dot(self, line: Line, x: float, y: float) -> None:
        start = end = None
        size = max((word.size for word in line.words), default=BODY.size) or BODY.size
        for word in [*line.words, Word()]:
            if word.dotted and start is not None and end is not None and abs(word.place - end) < 0.5:
                end = word.place + word.width
                continue
            if start is not None and end is not None:
                self.dotted_line(x + start, y - size * _DOTS_BELOW, end - start)
            start, end = (word.place, word.place + word.width) if word.dotted else (None, None)

    def _face(self, face: Face) -> EmbeddedFace:
        embedded = self._faces.get(face.key)
        if embedded is None:
            embedded = self._faces[face.key] = EmbeddedFace(face)
            self._doc.delayedFonts.append(embedded)
        return embedded


def _on_one_line(part: Part) -> Part:
    if not isinstance(part, Run):
        return part
    lines = part.text.splitlines()
    return replace(part, text=" ".join(lines)) if len(lines) > 1 else part


class _Kept(NamedTuple):
    """A line as every paper writes it.

    Attributes:
        face: the operator that chooses its face and size.
        operators: what follows the operator that goes to its place.
        codes: of the glyphs that it draws, by face.
    """

    face: str
    operators: str
    codes: tuple[tuple[Face, frozenset[int]], ...]


class _Pen:
    """Where the text of a line has come to, and the operators that brought it there."""

    def __init__(self, x: float, y: float) -> None:
        self.operators: list[str] = []
        self._start = (x, y)
        self._here = 0.0
        self._at = -1
        self._set_in = ("", 0.0)

    def write(self, word: Word, shaped: Shaped, face: EmbeddedFace) -> Written:
        """Write a word's glyphs of one face at the word's place."""
        if self._set_in != (face.face.key, word.size):
            self._set_in = (face.face.key, word.size)
            self.operators.append(f"/{face.face.key} {word.size:g} Tf")
        if self._at != id(word):
            self._at = id(word)
            self._go(word)
        away = 0 if word.said is None else self._thousandths(word.said - word.place, word.size)
        written = face.word(shaped, word.size, 0 if word.space else away)
        self.operators.append(written.operators)
        self._here += shaped.width * word.size / UNITS
        return written

    def _go(self, word: Word) -> None:
        if len(self.operators) == 1:
            x, y = self._start
            self.operators.append(f"1 0 0 1 {x + word.place:.3f} {y:.3f} Tm")
            self._here = word.place
            return
        back = self._thousandths(self._here - word.place, word.size)
        if back:
            self.operators.append(f"[{back}]TJ")
            self._here -= back * word.size / UNITS

    @staticmethod
    def _thousandths(points: float, size: float) -> int:
        return round(points * UNITS / size)


class Paragraph(Flowable):  # type: ignore[misc]  # ReportLab is not typed
    """Text that fills lines, breaking only where Thai allows it; stands in frames and in tables.

    Args:
        content: text, or runs of text, dotted places and stops.
        style: how it is set.
    """

    def __init__(self, content: Content = "", style: Style = BODY) -> None:
        super().__init__()
        self.parts = parts(content, style.face)
        self.style = style
        self._lines: list[Line] = []
        self._for_width = -1.0

    def getSpaceBefore(self) -> float:  # noqa: N802
        """The space above, as ReportLab asks for it."""
        return self.style.before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """The space below, as ReportLab asks for it."""
        return self.style.after

    @property
    def lines(self) -> list[Line]:
        """The lines as they were broken for the last width asked for."""
        return self._lines

    def natural_width(self) -> float:
        """The width of the longest line if nothing had to be broken."""
        return max(line.width for line in fill(self.parts, self.style.but(align=LEFT), 1e6))

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """Break the text for a width.

        Returns:
            The width, and the height that the lines need.
        """
        if self._for_width != width:
            self._lines = fill(self.parts, self.style, width)
            self._for_width = width
        self.width = width
        return width, len(self._lines) * self.style.pitch

    def split(self, width: float, height: float) -> list[Flowable]:
        """Divide the paragraph between this page and the next, no single line of it on either."""
        self.wrap(width, height)
        total = len(self._lines)
        if total * self.style.pitch <= height:
            return [self]
        # Whoever asks has found no room for all lines, be it by the thousandth of a point.
        fits = min(int((height + 0.01) // self.style.pitch), total - 1)
        if total - fits == 1:
            fits -= 1
        if fits < 2:
            return []
        return [self._piece(self._lines[:fits], width), self._piece(self._lines[fits:], width)]

    def _piece(self, lines: list[Line], width: float) -> Paragraph:
        return _Piece(self, lines, width)

    def draw(self) -> None:
        """Write the lines."""
        self.draw_on(self.canv, 0.0, len(self._lines) * self.style.pitch)

    def draw_on(self, canvas: PaperCanvas, x: float, top: float) -> None:
        """Write the lines at a place of the page, for tables and blocks that hold paragraphs.

        Args:
            canvas: the paper.
            x: the left edge.
            top: the upper edge.
        """
        for number, line in enumerate(self._lines, 1):
            base = top - base_line(self.style)
            canvas.write_line(line, x, base, self.style)
            if number < len(self._lines) and line.words and line.words[-1].dotted:
                self._dot_to_the_edge(canvas, line.words[-1], x, base)
            top -= self.style.pitch

    def _dot_to_the_edge(self, canvas: PaperCanvas, last: Word, x: float, base: float) -> None:
        """A value that goes on in the next line stands on dots as long as those of a line left empty."""
        end = last.place + last.width
        size = last.size or self.style.size
        canvas.dotted_line(x + end, base - size * _DOTS_BELOW, self._for_width - end)


class _Piece(Paragraph):
    """A part of a paragraph that goes on over a page's end; its lines are broken already."""

    def __init__(self, whole: Paragraph, lines: list[Line], width: float) -> None:
        super().__init__("", whole.style)
        self.parts = whole.parts
        self._lines = lines
        self._for_width = width

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the lines that are left; the width was settled with the whole paragraph."""
        self.width = width
        return width, len(self._lines) * self.style.pitch


def base_line(style: Style) -> float:
    """How far below a line's upper edge its letters stand."""
    return (style.pitch - (_HEIGHT + _DEPTH) * style.size) / 2 + _HEIGHT * style.size
