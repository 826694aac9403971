"""Bars of what is done against what was aimed at; they read in grey too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit import theme
from desktop.views.kit.cards import Pressable
from desktop.views.kit.words import Label

_LABEL: Final = 108
_FIGURES: Final = 168
_HIGH: Final = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: what is counted.
        done: how many are done.
        target: how many are aimed at.
    """

    label: str
    done: int
    target: int

    def figures(self) -> str:
        """Done, target and share, as they stand beside the bar."""
        done, target = f"{self.done:,}", f"{self.target:,}"
        if not self.target:
            return done
        percent = round(100 * self.done / self.target)
        return _("{done} / {target}  ({percent}%)", done=done, target=target, percent=percent)


class _Track(QWidget):
    """The bar itself: a hatched track as long as the target, filled as far as it is done.

    What is left differs from what is done by its pattern and its edge, not by colour alone.
    """

    def __init__(self, bar: Bar, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar, self._longest = bar, max(longest, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._bar.target:
            self._paint_target(painter, self._area(self._bar.target))
        if self._bar.done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(self._area(self._bar.done), 4, 4)

    def _area(self, count: int) -> QRectF:
        wide = max(self.width() * min(count / self._longest, 1.0), 10.0)
        return QRectF(0.5, 0.5, wide - 1, self.height() - 1)

    def _paint_target(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(QBrush(theme.colour("edge"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawRoundedRect(area, 4, 4)


class _BarRow(Pressable):
    def __init__(self, bar: Bar, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 5, 2, 5)
        row.setSpacing(16)
        label, figures = Label(bar.label), Label(bar.figures())
        label.setMinimumWidth(_LABEL)
        figures.setMinimumWidth(_FIGURES)
        figures.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label)
        row.addWidget(_Track(bar, longest), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(figures)
        self.setAccessibleName(f"{bar.label} {bar.figures()}")


class FunnelBars(QWidget):
    """Bars below one another, all measured by the longest target; each opens its list.

    Args:
        bars: what is shown.
    """

    opened = Signal(int)

    def __init__(self, bars: Sequence[Bar] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[_BarRow] = []
        self.show_bars(bars)

    def rows(self) -> tuple[QWidget, ...]:
        """The rows, from above; each can be pressed."""
        return tuple(self._rows)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        longest = max((max(bar.target, bar.done if not bar.target else 0) for bar in bars), default=1)
        self._rows = [_BarRow(bar, longest) for bar in bars]
        for at, row in enumerate(self._rows):
            row.pressed.connect(lambda at=at: self.opened.emit(at))
            self._column.addWidget(row)
