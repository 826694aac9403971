"""Arrangements that follow the window's width: two columns that stack, tiles that go on in the next row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

SPACING: Final = 14
STACKED_BELOW: Final = 820


class SideBySide(QWidget):
    """A main column and one beside it; in a narrow window the one beside goes below.

    Args:
        main_share: the main column's share of the width.
        side_share: the other one's.
    """

    def __init__(self, main_share: int = 3, side_share: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING)
        self.main, self.side = QVBoxLayout(), QVBoxLayout()
        for column, share in ((self.main, main_share), (self.side, side_share)):
            column.setSpacing(SPACING)
            self._row.addLayout(column, share)
        self._shares = (main_share, side_share)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider column; the other goes below it before there is no room."""
        wide = max(self.main.minimumSize().width(), self.side.minimumSize().width())
        return QSize(wide, self._row.minimumSize().height())

    def is_stacked(self) -> bool:
        """Whether the columns stand below one another."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack when the window is too narrow for two columns."""
        super().resizeEvent(event)
        narrow = self.width() < STACKED_BELOW
        if narrow != self.is_stacked():
            way = QBoxLayout.Direction
            self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
            for at, share in enumerate(self._shares):
                self._row.setStretch(at, 0 if narrow else share)


class Tiles(QWidget):
    """Cards of equal width, as many to a row as there is room for.

    Args:
        tiles: the cards, in reading order.
        narrowest: the least width of one.
        most: the most in a row.
    """

    def __init__(
        self, tiles: Sequence[QWidget], narrowest: int = 210, most: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tiles, self._narrowest, self._most = list(tiles), narrowest, most
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING)
        self._across = 0
        self._place(min(most, max(len(self._tiles), 1)))

    def across(self) -> int:
        """How many stand in a row."""
        return self._across

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        for column in range(self._across):
            self._grid.setColumnStretch(column, 0)
        self._across = across
        for at, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, at // across, at % across)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tiles anew where more or fewer fit."""
        super().resizeEvent(event)
        fit = (self.width() + SPACING) // (self._narrowest + SPACING)
        across = max(1, min(fit, self._most, len(self._tiles)))
        while across > 1 and len(self._tiles) % across and len(self._tiles) <= self._most:
            across -= 1
        self._place(across)

    def minimumSizeHint(self) -> QSize:
        """No wider than one tile."""
        return QSize(self._narrowest, self._grid.minimumSize().height())
