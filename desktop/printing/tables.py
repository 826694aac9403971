"""Tables on paper: heads that come again on every page, rows that stay whole, figures set to the right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from reportlab.platypus import CondPageBreak, Flowable

from desktop.printing.fonts import BOLD
from desktop.printing.paper import FORM
from desktop.printing.runs import CENTRE, LEFT, Content, Style
from desktop.printing.thai_text import PaperCanvas, Paragraph

TABLE_TEXT = Style(size=9.6, pitch=14.0)
_AIR_BESIDE, _AIR_ABOVE = 4.0, 2.0
_FINE, _STRONG = 0.4, 0.8
# Of what comes again on every page; a higher row is divided as any other.
_HIGHEST_HEAD, _HIGHEST_LEADING = 250.0, 100.0
_TINTS = {"head": 0.93, "sum": 0.965, "over": 0.965, "brought": 0.965}
# Rows that a page begins with because of what stood on the one before.
_REPEATED = ("brought", "again")
_COUNTED = ("row", "lead")
OVER, BROUGHT, AGAIN = "ยกไป", "ยกมา", "(ต่อ)"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        head: its title.
        share: its part of the table's width, beside the other columns' shares.
        align: how its cells are set: ``left``, ``right`` or ``centre``.
    """

    head: str
    share: float = 1.0
    align: str = LEFT


# A money list's words and sum of its first so many rows, as the cells of a row: for ยกไป at a page's foot and
# ยกมา at the next one's head.
Carried = Callable[[str, int], Sequence[Content]]


@dataclass(slots=True)
class _Row:
    cells: list[Paragraph]
    kind: str = "row"
    height: float = 0.0

    @property
    def leads(self) -> bool:
        """Whether it stands for nothing without a row below it."""
        return self.kind in ("lead", "again") and self.height <= _HIGHEST_LEADING


class Table(Flowable):  # type: ignore[misc]  # ReportLab is not typed
    """A ruled table.

    Args:
        columns: from left to right.
        rows: each with one content for each column.
        sums: rows at the foot, set in bold.
        style: of the cells' text.
        before: the space above.
        after: the space below.
        least: the height that a row has at least, for tables that are filled in by hand.
        carried: gives the row that carries the sums over a page's end, from its word and the number of rows
            that are summed; none carries nothing.
        leading: places of the rows that say what the rows below them belong to, up to the next such row;
            they are set in bold and come again where those go on over a page.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Content]],
        *,
        sums: Iterable[Sequence[Content]] = (),
        style: Style = TABLE_TEXT,
        before: float = 0.0,
        after: float = 0.0,
        least: float = 0.0,
        carried: Carried | None = None,
        leading: Collection[int] = (),
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._style = style
        self._space = (before, after)
        self._least = least
        self._carried = carried
        self._behind = 0
        self._left = 0.0
        heads = [column.head for column in columns]
        self._head = _Row([Paragraph(head, style.but(align=CENTRE, face=BOLD)) for head in heads], "head")
        bold = style.but(face=BOLD)
        self._rows = []
        for place, row in enumerate(rows):
            leads = place in leading
            (cells,) = self._cells([row], bold if leads else style)
            self._rows.append(_Row(cells, "lead" if leads else "row"))
        self._rows += [_Row(cells, "sum") for cells in self._cells(sums, bold)]
        self._measured = -1.0

    def _cells(self, rows: Iterable[Sequence[Content]], style: Style) -> Iterator[list[Paragraph]]:
        styles = [style.but(align=column.align) for column in self._columns]
        for row in rows:
            yield [Paragraph(content, one) for content, one in zip(row, styles, strict=True)]

    def getSpaceBefore(self) -> float:  # noqa: N802
        """The space above, as ReportLab asks for it."""
        return self._space[0]

    def getSpaceAfter(self) -> float:  # noqa: N802
        """The space below, as ReportLab asks for it."""
        return self._space[1]

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """Measure the rows for a width.

        Returns:
            The width, and the height of head and rows together.
        """
        if self._measured != width:
            for row in (self._head, *self._rows):
                self._measure(row, width)
            if self._head.height > _HIGHEST_HEAD:
                self._lower_the_head(width)
            self._measured = width
        self.width = width
        return width, self._tall([self._head, *self._rows])

    def _lower_the_head(self, width: float) -> None:
        """A head that would fill every page becomes the first row, and can be divided as that."""
        self._rows.insert(0, self._head)
        self._head = _Row([Paragraph("", self._style) for _column in self._columns], "head")
        self._measure(self._head, width)

    @staticmethod
    def _tall(rows: Iterable[_Row]) -> float:
        return sum(row.height for row in rows)

    def _widths(self, width: float) -> list[float]:
        shares = sum(column.share for column in self._columns)
        return [width * column.share / shares for column in self._columns]

    def _measure(self, row: _Row, width: float) -> None:
        tallest = 0.0
        for cell, space in zip(row.cells, self._widths(width), strict=True):
            tallest = max(tallest, cell.wrap(space - 2 * _AIR_BESIDE)[1])
        row.height = max(tallest + 2 * _AIR_ABOVE, self._least)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Divide between rows, the rest under the head again; a row taller than a page is divided too."""
        self.wrap(width, height)
        if height <= self._left:
            return []
        room = height - self._head.height
        fitting = self._fitting(room)
        if fitting == len(self._rows):
            return [self]
        fitting = self._well_parted(fitting)
        over = self._carrying(OVER, fitting, width)
        while over and fitting and self._tall(self._rows[:fitting]) + over[0].height > room + 0.01:
            fitting -= 1
            over = self._carrying(OVER, fitting, width)
        if any(row.kind not in _REPEATED for row in self._rows[:fitting]):
            brought = [*self._carrying(BROUGHT, fitting, width), *self._leading_again(fitting, width)]
            upper = self._part([*self._rows[:fitting], *over], self._behind)
            lower = self._part([*brought, *self._rows[fitting:]], self._summed(fitting))
            # ReportLab offers it what is left of this page first: it goes on on the next one.
            lower._left = height - upper._tall([upper._head, *upper._rows]) + 0.01
            return [upper, lower]
        return self._first_row_divided(width, room)

    def _fitting(self, room: float) -> int:
        """How many rows from the first on the room holds."""
        for place, row in enumerate(self._rows):
            room -= row.height
            if room < -0.01:
                return place
        return len(self._rows)

    def _well_parted(self, fitting: int) -> int:
        """The last place up to the one that fits where neither a sum nor a leading row stands alone."""
        # A sum alone on a page says nothing: it takes the row above along.
        while fitting > 1 and self._rows[fitting].kind == "sum":
            fitting -= 1
        while fitting and self._rows[fitting - 1].leads:
            fitting -= 1
        return fitting

    def _leading_again(self, rows: int, width: float) -> list[_Row]:
        """The measured row that says what the rows from a place on belong to, where they do to any."""
        leading = [row for row in self._rows[:rows] if row.kind in ("lead", "again")]
        if not leading or not leading[-1].leads or self._rows[rows].kind != "row":
            return []
        last = leading[-1]
        if last.kind == "again":
            return [last]
        first, *others = last.cells
        cells = [
            Paragraph([*first.parts, f" {AGAIN}"], first.style),
            *(Paragraph("", one.style) for one in others),
        ]
        row = _Row(cells, "again")
        self._measure(row, width)
        return [row]

    def _summed(self, rows: int) -> int:
        """How many of the whole table's rows lie before a place in this part of it."""
        return self._behind + sum(row.kind in _COUNTED for row in self._rows[:rows])

    def _carrying(self, word: str, rows: int, width: float) -> list[_Row]:
        """The measured row that carries the sums of what lies before a place, where any are carried."""
        if not self._carried:
            return []
        cells = next(self._cells([self._carried(word, self._summed(rows))], self._style.but(face=BOLD)))
        row = _Row(cells, "over" if word == OVER else "brought")
        self._measure(row, width)
        return [row]

    def _first_row_divided(self, width: float, room: float) -> list[Flowable]:
        brought = list(takewhile(lambda row: row.kind in _REPEATED or row.leads, self._rows))
        room -= self._tall(brought)
        first, *others = self._rows[len(brought) :]
        lines = int((room - 2 * _AIR_ABOVE) // self._style.pitch)
        if lines < 3 or first.height < 20 * self._style.pitch:
            return []
        # What goes on from the page before was summed there.
        upper, lower = _Row([], first.kind), _Row([], "rest")
        for cell, space in zip(first.cells, self._widths(width), strict=True):
            pieces = cell.split(space - 2 * _AIR_BESIDE, lines * self._style.pitch)
            upper.cells.append(pieces[0])
            lower.cells.append(pieces[1] if len(pieces) > 1 else Paragraph("", self._style))
        self._measure(upper, width)
        self._measure(lower, width)
        summed = self._behind + (first.kind in _COUNTED)
        return [self._part([*brought, upper], self._behind), self._part([lower, *others], summed)]

    def _part(self, rows: list[_Row], behind: int) -> Table:
        part = Table(self._columns, (), style=self._style, after=self._space[1], least=self._least)
        part._carried, part._behind = self._carried, behind
        # Rows that were measured stay measured: a long table is divided once for every page.
        part._head, part._rows, part._measured = self._head, rows, self._measured
        return part

    def draw(self) -> None:
        """Draw head, rows and rules."""
        top = self._tall([self._head, *self._rows])
        widths = self._widths(self.width)
        for row in (self._head, *self._rows):
            self._draw_row(row, top, widths)
            top -= row.height
        self._rule(widths)

    def _draw_row(self, row: _Row, top: float, widths: list[float]) -> None:
        canvas: PaperCanvas = self.canv
        tint = _TINTS.get(row.kind)
        if tint:
            canvas.saveState()
            canvas.setFillGray(tint)
            canvas.rect(0, top - row.height, self.width, row.height, stroke=0, fill=1)
            canvas.restoreState()
        left = 0.0
        tallest = max(len(cell.lines) for cell in row.cells) * self._style.pitch
        for cell, width in zip(row.cells, widths, strict=True):
            # A head stands in its cell's middle; the cells of a row begin with one base line.
            height = len(cell.lines) * self._style.pitch if row.kind == "head" else tallest
            middle = (row.height - height) / 2
            cell.draw_on(canvas, left + _AIR_BESIDE, top - middle)
            left += width

    def _rule(self, widths: list[float]) -> None:
        canvas: PaperCanvas = self.canv
        total = self._tall([self._head, *self._rows])
        canvas.saveState()
        canvas.setStrokeGray(0.25)
        canvas.setLineWidth(_FINE)
        height = total
        for row in (self._head, *self._rows):
            height -= row.height
            canvas.line(0, height, self.width, height)
        left = 0.0
        for width in widths[:-1]:
            left += width
            canvas.line(left, 0, left, total)
        canvas.setLineWidth(_STRONG)
        canvas.rect(0, 0, self.width, total, fill=0)
        canvas.restoreState()


class Footed(Flowable):  # type: ignore[misc]  # ReportLab is not typed
    """A table whose last row stays on one page with what is below it, so that nobody signs an empty page.

    Args:
        table: the table.
        below: flowables that are not divided, such as sums in words and places to sign.
    """

    # A little less than the room on the lowest paper.
    _TALLEST = 440.0

    def __init__(self, table: Table, *below: Flowable) -> None:
        super().__init__()
        self._table = table
        self._below = below

    def wrap(self, width: float, height: float = 0.0) -> tuple[float, float]:
        """The height of the table and of what is below it."""
        self.width, self._tall = self._table.wrap(width)
        above: Flowable = self._table
        self._heights, self._gaps = [], []
        for part in self._below:
            self._heights.append(part.wrap(width, height)[1])
            # As in a frame: of the space below one and above the next, the larger.
            self._gaps.append(max(above.getSpaceAfter(), part.getSpaceBefore()))
            above = part
        self.height = self._tall + sum(self._heights) + sum(self._gaps)
        return width, self.height

    def getSpaceBefore(self) -> float:  # noqa: N802
        """The space above the table."""
        return self._table.getSpaceBefore()

    def split(self, width: float, height: float) -> list[Flowable]:
        """Divide the table so that at least its last row goes along with what is below it."""
        self.wrap(width, height)
        parts = self._table.split(width, min(height, self._tall - 0.1))
        if len(parts) > 1:
            return [parts[0], Footed(parts[1], *self._below)]
        # No page could hold both.
        return [self._table, *self._below] if self.height > self._TALLEST and self._tall <= height else []

    def draw(self) -> None:
        """Draw the table and what is below it."""
        top = self.height
        parts = zip(
            (self._table, *self._below), (self._tall, *self._heights), (0.0, *self._gaps), strict=True
        )
        for part, height, gap in parts:
            top -= gap + height
            part.drawOn(self.canv, 0, top)


# The height of a heading, and the most that may be asked for on any paper.
_HEADING, _MOST_ROOM = 26.0, 500.0


def room_for_beginning(beginning: Table) -> CondPageBreak:
    """A new page unless a heading fits here together with the first row of its table.

    Args:
        beginning: the table with its first row only.
    """
    tall = beginning.wrap(FORM.width - FORM.left - FORM.right)[1]
    return CondPageBreak(min(_HEADING + tall, _MOST_ROOM))
