"""Pieces that many papers share: crest, title, filled-in lines, signatures, thumb-print, boxes, QR."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.printing.fonts import BOLD
from desktop.printing.runs import BODY, CENTRE, Content, Dots, Part, Stop, Style, filled
from desktop.printing.thai_text import Paragraph, PaperCanvas, base_line

CM = 72 / 2.54
CREST_ON_LETTERS = 3 * CM
CREST_ON_MEMOS = 1.5 * CM
SMALL = Style(size=8.6, pitch=12.5)


class Block(Flowable):  # type: ignore[misc]  # ReportLab is not typed
    """A drawing of a known height that takes the frame's whole width."""

    height = 0.0

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The frame's width and the block's own height."""
        self.width = width
        return width, self.height


class Gap(Spacer):  # type: ignore[misc]  # ReportLab is not typed
    """Empty height.

    Args:
        height: in points.
    """

    def __init__(self, height: float) -> None:
        super().__init__(1, height)


def draw_crest(canvas: PaperCanvas, middle: float, bottom: float, height: float) -> None:
    """The office's crest where it was supplied, else a framed place for it.

    Args:
        canvas: the paper.
        middle: the crest's middle, from the left.
        bottom: its lower edge.
        height: its height.
    """
    if canvas.crest:
        picture = ImageReader(io.BytesIO(canvas.crest))
        wide, high = picture.getSize()
        width = height * wide / high
        canvas.drawImage(picture, middle - width / 2, bottom, width, height, mask="auto")
        return
    canvas.saveState()
    canvas.setStrokeGray(0.72)
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 2)
    canvas.roundRect(middle - height / 2, bottom, height, height, height / 10, fill=0)
    canvas.restoreState()
    style = Style(size=min(height / 7, 9), align=CENTRE, grey=0.55)
    canvas.write("ตราครุฑ", middle, bottom + height / 2 - style.size / 4, style)


class Crest(Block):
    """The crest in the middle of the line.

    Args:
        height: in points.
    """

    def __init__(self, height: float = CREST_ON_LETTERS) -> None:
        super().__init__()
        self.height = height

    def draw(self) -> None:
        """Draw it."""
        draw_crest(self.canv, self.width / 2, 0, self.height)


class TitleBar(Block):
    """Who issues the paper and what it is called, with the crest beside it.

    Args:
        office: the centre's name.
        title: the paper's title.
        below: a line below the title, such as the office's address.
        crest: the crest's height.
        size: of the title's letters.
    """

    def __init__(self, office: str, title: str, below: str = "", crest: float = 1.5 * CM, size: float = 14.0) -> None:
        super().__init__()
        self._crest = crest
        self._lines = (
            Paragraph(office, Style(size=10.7, pitch=15.0)),
            Paragraph(title, Style(size=size, pitch=size * 1.5, face=BOLD)),
            Paragraph(below, Style(size=8.6, pitch=12.5, grey=0.3)),
        )

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the crest or of the lines, whichever is more."""
        self.width = width
        room = width - self._crest - 10
        shown = [line for line in self._lines if line.parts != Paragraph("").parts]
        self._text = sum(line.wrap(room)[1] for line in shown if _says(line))
        self.height = max(self._crest, self._text) + 8
        return width, self.height

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
    return Paragraph(words, Style(size=10.7, pitch=16.0, face=BOLD, before=5.0, after=1.0))


def labelled(*pairs: tuple[str, str] | tuple[str, str, float], style: Style = BODY) -> Paragraph:
    """Labels with filled-in values on dotted lines, one after the other in one paragraph.

    Args:
        pairs: label, value and where the label begins, in points from the left edge.
        style: how the paragraph is set.
    """
    content: list[Part | str] = []
    for place, (label, value, *stop) in enumerate(pairs):
        if stop:
            content += [Dots(max(stop[0] - 1, 1))] if False else [Stop(stop[0])]
        content += [f"{' ' if place and not stop else ''}{label}", filled(value)]
    return Paragraph([*content, Dots()], style)


class Fields(Block):
    """One line of labelled places side by side, each with a dotted line under its value.

    A value that is too long for its place takes more lines there.

    Args:
        places: label, value and share of the line.
        style: how label and value are set.
    """

    def __init__(self, *places: tuple[str, str, float], style: Style = BODY) -> None:
        super().__init__()
        self._style = style
        self._shares = [share for _label, _value, share in places]
        self._cells = [Paragraph([label, filled(value), Dots()], style) for label, value, _share in places]

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the tallest place."""
        self.width = width
        whole = sum(self._shares)
        self._widths = [width * share / whole for share in self._shares]
        self.height = max(cell.wrap(space - 6)[1] for cell, space in zip(self._cells, self._widths, strict=True))
        return width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """A place with very much text goes on over the page's end as a paragraph."""
        if len(self._cells) == 1:
            return self._cells[0].split(self.width - 6, height)  # type: ignore[no-any-return]
        return []

    def draw(self) -> None:
        """Draw the places from left to right."""
        left = 0.0
        for cell, width in zip(self._cells, self._widths, strict=True):
            cell.draw_on(self.canv, left, self.height)
            left += width


def signature(
    name: str, position: str = "", *, label: str = "", dated: str | None = None, role: str = "", pitch: float = 18.0
) -> list[Content]:
    """The lines of a signature block.

    Args:
        name: the signer's full name, shown in brackets; empty leaves a dotted place.
        position: below the name.
        label: what the signer is on this paper, such as ผู้รับบริการ, after the dotted line.
        dated: a date, or an empty text for a dotted place; none leaves the line out.
        role: a line above, such as เรียนมาเพื่อโปรดพิจารณา.
        pitch: unused by the lines themselves, given on to the block.
    """
    raise NotImplementedError
