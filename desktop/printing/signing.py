"""Places to sign: signature blocks side by side, and a frame for the thumb of someone who cannot write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Protocol

from reportlab.platypus import Flowable

from desktop.printing.blocks import SMALL, Block
from desktop.printing.runs import CENTRE, Dots, Part, Style
from desktop.printing.thai_text import PaperCanvas, Paragraph
from desktop.rules.thai_date import long

SIGNING = Style(size=10.7, pitch=17.0)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, and what stands below the place for it.

    Attributes:
        name: in full; empty leaves a dotted place in the brackets.
        position: below the name; may take several lines.
        label: what the signer is on this paper, after the dotted line.
        dated: a date in words, or an empty text for a dotted place; none leaves the line out.
        lead: what stands before the dotted line.
    """

    name: str = ""
    position: str = ""
    label: str = ""
    dated: str | None = None
    lead: str = "(ลงชื่อ)"

    def lines(self, style: Style) -> list[Paragraph]:
        """The block's lines above the date, dotted places and name one below the other in the middle."""
        middle = style.but(align=CENTRE)
        lines = (
            [_dotted(f"{self.lead} ", 118, f" {self.label}" if self.label else "", style)]
            if self.lead
            else []
        )
        lines.append(Paragraph(["(", self.name or Dots(138), ")"], middle))
        if self.position:
            lines.append(Paragraph(self.position, middle))
        return lines

    def date_lines(self, style: Style) -> list[Paragraph]:
        """The line with the date, or a place for it; none where the block has no date."""
        if self.dated is None:
            return []
        if self.dated:
            return [Paragraph(f"วันที่ {self.dated}", style.but(align=CENTRE))]
        return [_dotted("วันที่ ", 100, "", style)]


def _dotted(before: str, width: float, after: str, style: Style) -> Paragraph:
    """A dotted place that stands in the middle, whatever is written before and after it."""
    lean = Paragraph(after, style).natural_width() - Paragraph(before, style).natural_width()
    return Paragraph([before, Dots(width), after], style.but(align=CENTRE, left=lean))


class Signatures(Block):
    """Places to sign, side by side, their dates on one line; never divided over two pages.

    Args:
        signers: from left to right; none leaves its column empty.
        style: of the text.
        above: empty height for the hand that signs.
        before: the space above the block.
    """

    def __init__(
        self, *signers: Signer | None, style: Style = SIGNING, above: float = 12.0, before: float = 4.0
    ) -> None:
        super().__init__()
        self._columns = [signer.lines(style) if signer else [] for signer in signers]
        self._dates = [signer.date_lines(style) if signer else [] for signer in signers]
        self._above = above
        self.spaceBefore = before

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the tallest column."""
        self.width = width
        room = width / len(self._columns) - 8
        heights = [_tall(column, room) for column in self._columns]
        dates = [_tall(lines, room) for lines in self._dates]
        dated = [height for height, date_height in zip(heights, dates, strict=True) if date_height]
        self._above_dates = max(dated, default=0.0)
        self.height = self._above + max(*heights, self._above_dates + max(dates))
        return width, self.height

    def pieces(self) -> list[Flowable]:
        """The signers one below the other."""
        return [line for column in zip(self._columns, self._dates, strict=True) for line in chain(*column)]

    def draw(self) -> None:
        """Draw the columns."""
        room = self.width / len(self._columns)
        top = self.height - self._above
        for place, (column, dates) in enumerate(zip(self._columns, self._dates, strict=True)):
            left = place * room + 4
            self._draw_lines(column, left, top)
            self._draw_lines(dates, left, top - self._above_dates)

    def _draw_lines(self, lines: Sequence[Paragraph], left: float, top: float) -> None:
        for line in lines:
            line.draw_on(self.canv, left, top)
            top -= len(line.lines) * line.style.pitch


def _tall(lines: Sequence[Paragraph], width: float) -> float:
    return sum(line.wrap(width)[1] for line in lines)


class ThumbPrint(Block):
    """A framed place for the thumb of someone who cannot write, with two witnesses beside it.

    Civil and Commercial Code, section 9: a finger-print certified by two witnesses stands for a signature.
    """

    _FRAME = (74.0, 62.0)

    def __init__(self) -> None:
        super().__init__(self._FRAME[1] + 4)

    def draw(self) -> None:
        """Draw frame, caption and the witnesses' lines."""
        canvas: PaperCanvas = self.canv
        wide, high = self._FRAME
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.roundRect(0, 2, wide, high, 5, fill=0)
        canvas.restoreState()
        canvas.write("ลายพิมพ์นิ้วมือ", wide / 2, 8, Style(size=7.5, align=CENTRE, grey=0.45))
        left = wide + 12
        canvas.write("กรณีลงลายมือชื่อไม่ได้ ให้พิมพ์นิ้วหัวแม่มือต่อหน้าพยานสองคน", left, high - 8, SMALL)
        for number, base in enumerate((high - 33, high - 56), 1):
            line: list[Part | str] = ["(ลงชื่อ) ", Dots(105), f" พยานคนที่ {number}   (", Dots(105), ")"]
            canvas.write(line, left, base, SMALL.but(size=9.2))


class Reported(Protocol):
    """A report's sheet, as far as who made it and who approved it."""

    @property
    def preparer(self) -> str:
        """Who made it."""
        ...

    @property
    def preparer_position(self) -> str:
        """Under that name."""
        ...

    @property
    def approver(self) -> str:
        """Who approves it."""
        ...

    @property
    def approver_position(self) -> str:
        """Under that name."""
        ...

    @property
    def approved_on(self) -> date | None:
        """The day of the approval; none while it is a draft."""
        ...


def prepared_and_approved(sheet: Reported) -> Signatures:
    """The two places at a report's foot: whoever made it, and whoever approves it."""
    approved = long(sheet.approved_on, thai_digits=False) if sheet.approved_on else ""
    return Signatures(
        Signer(sheet.preparer, sheet.preparer_position, label="ผู้จัดทำ", dated=""),
        Signer(sheet.approver, sheet.approver_position, label="ผู้อนุมัติ", dated=approved),
        above=16,
    )
