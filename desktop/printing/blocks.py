"""Pieces that many papers share: titles, filled-in lines, boxes to tick, frames, what stands at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.printing.emblems import CM, draw_crest
from desktop.printing.fonts import BOLD
from desktop.printing.runs import BODY, Dots, Run, Style, filled
from desktop.printing.thai_text import PaperCanvas, Paragraph, base_line

SMALL = Style(size=8.6, pitch=12.5)
# A little less than the room on the smallest paper.
_TALLEST = 470.0
_BETWEEN_FIELDS = 8.0


class Block(Flowable):  # type: ignore[misc]  # ReportLab is not typed
    """A drawing that takes the frame's whole width.

    Args:
        height: in points; blocks that must measure their text first set it when they are wrapped.
    """

    def __init__(self, height: float = 0.0) -> None:
        super().__init__()
        self.height = height

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The frame's width and the block's own height."""
        self.width = width
        return width, self.height

    def pieces(self) -> list[Flowable]:
        """What the block says as plain flowables, for a block that is taller than any page."""
        return []

    def split(self, width: float, height: float) -> list[Flowable]:
        """Nothing, so that the block moves to the next page; its pieces where no page could hold it."""
        pieces = self.pieces() if self.height > _TALLEST else []
        if not pieces:
            return []
        first, *others = pieces
        if first.wrap(width, height)[1] <= height:
            return [first, *others]
        # ReportLab wants a first piece that fits what is left of this page.
        begun = first.split(width, height)
        return [*begun, *others] if begun else []


class Gap(Spacer):  # type: ignore[misc]  # ReportLab is not typed
    """Empty height.

    Args:
        height: in points.
    """

    def __init__(self, height: float) -> None:
        super().__init__(1, height)


class TitleBar(Block):
    """Who issues the paper and what it is called, with the crest beside it.

    Args:
        office: the centre's name.
        title: the paper's title.
        below: a line below the title, such as the office's address.
        crest: the crest's height.
        size: of the title's letters.
    """

    def __init__(
        self, office: str, title: str, below: str = "", crest: float = 1.5 * CM, size: float = 14.0
    ) -> None:
        super().__init__()
        self._crest = crest
        self._lines = (
            # Room for a vowel below this line above a tone mark of the title.
            Paragraph(office, Style(size=10.7, pitch=17.0)),
            Paragraph(title, Style(size=size, pitch=size * 1.5, face=BOLD)),
            Paragraph(below, Style(size=8.6, pitch=12.5, grey=0.3)),
        )

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the crest or of the lines, whichever is more."""
        self.width = width
        room = width - self._crest - 10
        self._text = sum(line.wrap(room)[1] for line in self._lines if _says(line))
        self.height = max(self._crest, self._text) + 8
        return width, self.height

    def pieces(self) -> list[Flowable]:
        """The lines without the crest."""
        return list(self._lines)

    def draw(self) -> None:
        """Draw crest, lines and the rule below."""
        draw_crest(self.canv, self._crest / 2, self.height - self._crest, self._crest)
        top = self.height - max((self._crest - self._text) / 2, 0)
        for line in self._lines:
            if _says(line):
                line.draw_on(self.canv, self._crest + 10, top)
                top -= len(line.lines) * line.style.pitch
        self.canv.saveState()
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 0, self.width, 0)
        self.canv.restoreState()


def _says(line: Paragraph) -> bool:
    return any(getattr(part, "text", "") for part in line.parts)


def heading(text: str, number: str = "") -> Paragraph:
    """A section's heading in bold."""
    words = f"{number} {text}" if number else text
    return Paragraph(words, Style(size=10.7, pitch=16.0, face=BOLD, before=5.0, after=3.0))


class Fields(Block):
    """One line of labelled places side by side, each with a dotted line under its value.

    A value that is too long for its place takes more lines there.

    Args:
        places: label, value and share of the line.
        style: how label and value are set.
    """

    def __init__(self, *places: tuple[str | Run, str, float], style: Style = BODY) -> None:
        super().__init__()
        self._style = style
        self._shares = [share for _label, _value, share in places]
        self._cells = [Paragraph([label, filled(value), Dots()], style) for label, value, _share in places]

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the tallest place."""
        self.width = width
        whole = sum(self._shares)
        self._widths = [(width + _BETWEEN_FIELDS) * share / whole for share in self._shares]
        heights = (
            cell.wrap(space - _BETWEEN_FIELDS)[1]
            for cell, space in zip(self._cells, self._widths, strict=True)
        )
        self.height = max(heights)
        return width, self.height

    def pieces(self) -> list[Flowable]:
        """The places one below the other."""
        return list(self._cells)

    def draw(self) -> None:
        """Draw the places from left to right."""
        left = 0.0
        for cell, width in zip(self._cells, self._widths, strict=True):
            cell.draw_on(self.canv, left, self.height)
            left += width


class Choices(Block):
    """Small boxes to tick, in one row.

    Args:
        choices: text, whether it is ticked, and its share of the row.
        label: what stands before the first box.
        style: of the text.
    """

    def __init__(self, *choices: tuple[str, bool, float], label: str = "", style: Style = BODY) -> None:
        super().__init__(style.pitch)
        self._choices = choices
        self._label = label
        self._style = style

    def draw(self) -> None:
        """Draw the boxes and what they stand for."""
        whole = sum(share for _text, _ticked, share in self._choices)
        base = self.height - base_line(self._style)
        left = self.canv.write(self._label, 0, base, self._style) + self._style.size if self._label else 0.0
        room = self.width - left
        for text, ticked, share in self._choices:
            draw_box(self.canv, left, base - 0.5, self._style.size * 0.8, ticked=ticked)
            self.canv.write(text, left + self._style.size * 1.2, base, self._style)
            left += room * share / whole


def draw_box(canvas: PaperCanvas, x: float, y: float, side: float, *, ticked: bool = False) -> None:
    """Draw a box to tick, and the tick."""
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, side, side, fill=0)
    if ticked:
        canvas.setLineWidth(1.2)
        canvas.setLineCap(1)
        canvas.lines(
            [
                (x + side * 0.2, y + side * 0.55, x + side * 0.42, y + side * 0.25),
                (x + side * 0.42, y + side * 0.25, x + side * 0.85, y + side * 0.85),
            ]
        )
    canvas.restoreState()


class Rule(Block):
    """A line from edge to edge.

    Args:
        dashed: as a line to cut along.
        above: empty height above it.
        below: empty height below it.
    """

    def __init__(self, *, dashed: bool = False, above: float = 4.0, below: float = 4.0) -> None:
        super().__init__(above + below)
        self._dashed = dashed
        self._below = below

    def draw(self) -> None:
        """Draw the line."""
        self.canv.saveState()
        self.canv.setLineWidth(0.5)
        if self._dashed:
            self.canv.setDash(4, 3)
        self.canv.line(0, self._below, self.width, self._below)
        self.canv.restoreState()


class Boxed(Block):
    """Paragraphs in a thin frame, for a notice that must be seen; moves whole to the next page where it can.

    Args:
        paragraphs: from top to bottom.
        tint: the frame's ground, from 0 (black) to 1 (white).
    """

    _AIR = 6.0

    def __init__(self, *paragraphs: Paragraph, tint: float = 1.0) -> None:
        super().__init__()
        self._paragraphs = paragraphs
        self._tint = tint

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the paragraphs and the air around them."""
        self.width = width
        inner = sum(paragraph.wrap(width - 2 * self._AIR)[1] for paragraph in self._paragraphs)
        self.height = inner + 2 * self._AIR
        return width, self.height

    def pieces(self) -> list[Flowable]:
        """The paragraphs without a frame."""
        return list(self._paragraphs)

    def draw(self) -> None:
        """Draw frame and text."""
        canvas: PaperCanvas = self.canv
        canvas.saveState()
        canvas.setLineWidth(0.6)
        canvas.setFillGray(self._tint)
        canvas.roundRect(0, 0, self.width, self.height, 4, fill=int(self._tint < 1))
        canvas.restoreState()
        top = self.height - self._AIR
        for paragraph in self._paragraphs:
            paragraph.draw_on(canvas, self._AIR, top)
            top -= len(paragraph.lines) * paragraph.style.pitch


class AtFoot(Block):
    """Flowables that stand at the page's foot, whatever is above them.

    Args:
        flowables: from top to bottom.
    """

    def __init__(self, *flowables: Flowable) -> None:
        super().__init__()
        self._flowables = flowables

    def wrap(self, width: float, height: float = 0.0) -> tuple[float, float]:
        """All the height that is left, or what the flowables need where that is more."""
        self.width = width
        self._heights = [flowable.wrap(width, height)[1] for flowable in self._flowables]
        self.height = sum(self._heights)
        # A hair less than what is left: ReportLab compares heights as decimal fractions.
        return width, max(self.height, height - 0.01)

    def pieces(self) -> list[Flowable]:
        """The flowables one after the other."""
        return list(self._flowables)

    def draw(self) -> None:
        """Draw the flowables one above the other."""
        base = 0.0
        for flowable, height in zip(reversed(self._flowables), reversed(self._heights), strict=True):
            flowable.drawOn(self.canv, 0, base)
            base += height


def together(*flowables: Flowable) -> Flowable:
    """Flowables that shall not be parted by a page's end."""
    return KeepTogether(list(flowables))


def section(title: Flowable, lines: Sequence[Flowable], *below: Flowable) -> list[Flowable]:
    """A heading with its first line, and the last line with what is below it: nobody signs an empty page.

    Args:
        title: the heading.
        lines: what is said; at least one.
        below: such as the places to sign.
    """
    if len(lines) == 1:
        return [together(title, *lines, *below)]
    return [together(title, lines[0]), *lines[1:-1], together(lines[-1], *below)]
