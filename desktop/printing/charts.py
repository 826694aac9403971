"""Charts drawn as lines and areas, with Thai labels that can be read, searched and copied."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportlab.platypus import Flowable

from desktop.printing.blocks import Block
from desktop.printing.fonts import BOLD
from desktop.printing.runs import RIGHT, Style
from desktop.printing.thai_text import PaperCanvas, Paragraph, base_line

_LABEL = Style(size=9.0, pitch=12.0)
_FIGURE = Style(size=9.0, pitch=12.0)
_DONE, _ASKED, _SLOPE = 0.3, 0.84, 0.94
# Between bars and words; and what one person beside a million is still seen by.
_AIR, _THINNEST = 8.0, 0.6


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a funnel.

    Attributes:
        label: its name.
        done: what was reached.
        target: what was asked for.
    """

    label: str
    done: int
    target: int


class Funnel(Block):
    """Stages one below the other: the pale bar is the target, the dark one what was reached.

    Args:
        stages: from the widest to the narrowest.
    """

    _BAR, _BETWEEN = 19.0, 9.0
    _LABELS, _FIGURES = 74.0, 128.0

    def __init__(self, stages: Sequence[Stage]) -> None:
        super().__init__(len(stages) * (self._BAR + self._BETWEEN))
        self._stages = tuple(stages)

    def draw(self) -> None:
        """Draw slopes, bars, labels and figures."""
        labels = _room([stage.label for stage in self._stages], _LABEL.but(face=BOLD), self._LABELS)
        figures = _room([_reached(stage) for stage in self._stages], _FIGURE, self._FIGURES)
        room = self.width - labels - figures
        most = max((max(stage.done, stage.target) for stage in self._stages), default=0) or 1
        middle = labels + room / 2
        top = self.height
        above = 0.0
        for stage in self._stages:
            asked, done = room * stage.target / most, room * stage.done / most
            self._slope(middle, top + self._BETWEEN, above, asked)
            _bar(self.canv, (middle - asked / 2, top - self._BAR), asked, self._BAR, _ASKED)
            _bar(self.canv, (middle - done / 2, top - self._BAR + 4), done, self._BAR - 8, _DONE)
            self._words(stage, top - self._BAR / 2 - 3)
            above = asked
            top -= self._BAR + self._BETWEEN

    def _slope(self, middle: float, top: float, above: float, below: float) -> None:
        if not above:
            return
        canvas: PaperCanvas = self.canv
        canvas.saveState()
        canvas.setFillGray(_SLOPE)
        path = canvas.beginPath()
        path.moveTo(middle - above / 2, top)
        path.lineTo(middle + above / 2, top)
        path.lineTo(middle + below / 2, top - self._BETWEEN)
        path.lineTo(middle - below / 2, top - self._BETWEEN)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()

    def _words(self, stage: Stage, base: float) -> None:
        self.canv.write(stage.label, 0, base, _LABEL.but(face=BOLD))
        self.canv.write(_reached(stage), self.width, base, _FIGURE.but(align=RIGHT))


def _reached(stage: Stage) -> str:
    share = f" ({percent(stage.done, stage.target)})" if stage.target else ""
    return f"{stage.done:,} จาก {stage.target:,}{share}"


def _room(texts: Sequence[str], style: Style, least: float) -> float:
    """The room beside the bars that the longest of the texts needs."""
    widest = max((Paragraph(text, style).natural_width() for text in texts), default=0.0)
    return max(widest + _AIR, least)


class Bar(Block):
    """One row of a bar chart: label, bar, figure; each row a flowable, so that a chart may cross a page.

    Args:
        label: what is counted; wraps where it is long.
        figure: how many.
        most: the largest figure of the chart.
        part: what is drawn dark of it, or beyond it where more was done than asked for.
    """

    _LABELS, _FIGURES = 0.42, 34.0

    def __init__(self, label: str, figure: int, most: int, part: int = 0) -> None:
        super().__init__()
        self._label = Paragraph(label, _LABEL)
        self._figure, self._part, self._most = figure, part, max(most, figure, part, 1)

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the label's lines."""
        self.width = width
        self.height = self._label.wrap(width * self._LABELS - 8)[1] + 3
        return width, self.height

    def pieces(self) -> list[Flowable]:
        """The label and the figure as text."""
        return [self._label, Paragraph(f"{self._figure:,}", _LABEL)]

    def draw(self) -> None:
        """Draw the row."""
        left = self.width * self._LABELS
        # Every row of the chart leaves the room of its largest figure, so that the bars can be compared.
        room = self.width - left - _room([f"{self._most:,}"], _FIGURE, self._FIGURES)
        self._label.draw_on(self.canv, 0, self.height - 1)
        middle = self.height - 1 - base_line(_LABEL) + 3
        # The longer one lies below, so that neither hides the other.
        for count, grey in sorted(((self._figure, _ASKED), (self._part, _DONE)), reverse=True):
            _bar(self.canv, (left, middle - 4), room * count / self._most, 8, grey)
        self.canv.write(f"{self._figure:,}", self.width, middle - 3, _FIGURE.but(align=RIGHT))


def hundredths(part: int, whole: int) -> str:
    """A share in hundredths with one decimal, rounded half up, for a column whose head says ร้อยละ.

    Args:
        part: what is shared out.
        whole: what it is a share of; a dash stands where there is none.
    """
    if not whole:
        return "–"
    thousandths = (2000 * part + whole) // (2 * whole)
    return f"{thousandths // 10:,}.{thousandths % 10}"


def percent(part: int, whole: int) -> str:
    """A share as ``hundredths`` gives it, with its sign, for a place where no head says ร้อยละ."""
    return f"{hundredths(part, whole)}%" if whole else "–"


def bars(rows: Sequence[tuple[str, int, int]], most_rows: int, rest_label: str) -> list[Bar]:
    """A bar chart's rows, the largest first, the smallest gathered in one row where there are too many.

    Args:
        rows: label, figure, and the part of it that is drawn dark.
        most_rows: how many rows the chart has at most.
        rest_label: the label of the gathered row, with ``{count}`` for how many it holds.
    """
    ordered = sorted((row for row in rows if row[1] > 0 or row[2] > 0), key=lambda row: (-row[1], -row[2]))
    shown, rest = ordered[:most_rows], ordered[most_rows:]
    if rest:
        label = rest_label.format(count=len(rest))
        shown.append((label, sum(row[1] for row in rest), sum(row[2] for row in rest)))
    most = max((max(row[1:]) for row in shown), default=1)
    return [Bar(label, figure, most, part) for label, figure, part in shown]


class Chart(Block):
    """A caption, bars and what they are; moves whole to the next page where it is not high.

    A higher one is divided between its rows, never right below the caption nor right above the legend.

    Args:
        parts: the caption, the bars, the legend.
    """

    # A third of a page: where more is left empty, the reader looks for what was forgotten there.
    _WHOLE = 250.0
    # A part as high as this may find no page that holds it with its neighbours.
    _HIGH = 200.0
    _LAST_BARS = 3

    def __init__(self, *parts: Flowable) -> None:
        super().__init__()
        self._parts = list(parts)
        self.spaceBefore = parts[0].getSpaceBefore()

    def wrap(self, width: float, height: float = 0.0) -> tuple[float, float]:
        """The height of all its parts."""
        self.width = width
        self._heights = [part.wrap(width, height)[1] for part in self._parts]
        self.height = sum(self._heights)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """What fits here and what does not; nothing where it moves whole."""
        self.wrap(width, height)
        if max(self._heights) > self._HIGH:
            return self._parts if self._heights[0] <= height else []
        fitting = self._fitting(height)
        if self.height <= self._WHOLE or fitting < 2:
            return []
        return [Chart(*self._parts[:fitting]), Chart(*self._parts[fitting:])]

    def _fitting(self, height: float) -> int:
        """How many parts stand here; the legend takes the last bars along, as one alone looks lost."""
        reached = list(accumulate(self._heights))
        return min(bisect(reached, height), len(self._parts) - 1 - self._LAST_BARS)

    def draw(self) -> None:
        """Draw the parts one below the other."""
        top = self.height
        for part, height in zip(self._parts, self._heights, strict=True):
            top -= height
            part.drawOn(self.canv, 0, top)


class Pair(Block):
    """A label and two bars, the dark one of now above the pale one of before.

    Args:
        label: what is counted.
        now: this time's figure.
        before: last time's; None leaves its bar out.
        most: the greatest figure of the chart.
    """

    # As ``Bar`` has it, so that the bars of both charts begin below each other.
    _LABELS, _FIGURES = 0.42, 62.0

    def __init__(self, label: str, now: int, before: int | None, most: int) -> None:
        super().__init__(27.0)
        self._label, self._now, self._before, self._most = label, now, before, max(most, 1)

    def draw(self) -> None:
        """Draw label, bars and figures."""
        self.canv.write(self._label, 0, 16, _LABEL)
        self._bar(self._now, 15.0, _DONE)
        if self._before is not None:
            self._bar(self._before, 4.0, _ASKED)

    def _bar(self, figure: int, bottom: float, grey: float) -> None:
        left = self.width * self._LABELS
        room = self.width - left - self._FIGURES
        self.canv.saveState()
        self.canv.setFillGray(grey)
        self.canv.rect(left, bottom, room * figure / self._most, 9, stroke=0, fill=1)
        self.canv.restoreState()
        self.canv.write(f"{figure:,}", self.width, bottom + 1, _FIGURE.but(align=RIGHT))


def legend(canvas: PaperCanvas, x: float, base: float, dark: str, pale: str) -> None:
    """Say what the dark and the pale areas are."""
    for text, grey in ((dark, _DONE), (pale, _ASKED)):
        _bar(canvas, (x, base - 1), 8, 8, grey)
        x += 12 + canvas.write(text, x + 12, base, _LABEL) + 16


class Legend(Block):
    """What the areas of a chart are.

    Args:
        dark: what the dark areas are.
        pale: what the pale areas are.
    """

    def __init__(self, dark: str, pale: str) -> None:
        super().__init__(16.0)
        self._texts = (dark, pale)

    def draw(self) -> None:
        """Draw it from the left."""
        legend(self.canv, 0, 4, *self._texts)


def _bar(canvas: PaperCanvas, corner: tuple[float, float], width: float, height: float, grey: float) -> None:
    if width <= 0:
        return
    canvas.saveState()
    canvas.setFillGray(grey)
    canvas.rect(*corner, max(width, _THINNEST), height, stroke=0, fill=1)
    canvas.restoreState()
