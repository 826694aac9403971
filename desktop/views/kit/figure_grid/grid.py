"""A grid of figures with its names standing still at the left and its sums at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollBar, QTableView, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.figure_grid.cells import GridCells
from desktop.views.kit.figure_grid.model import FIRST, NAME, GridColumn, GridLine, GridModel, Place
from desktop.views.kit.figure_grid.painting import ROW, GridHead, GridPainter
from desktop.views.kit.icons import Icon
from desktop.views.kit.row_model import Cell
from desktop.views.kit.row_table import plain_table
from desktop.views.kit.words import WrappedLabel

_NAMES: Final = 250
_NAMES_NARROW: Final = 180
_NARROW: Final = 900
_SUMS: Final = 132
_LEAST: Final = 72
_MOST: Final = 132


class FigureGrid(QWidget):
    """A grid of figures.

    Digits key a figure, in Arabic or Thai, on the English or the Thai layout; Space keys the highest figure
    and goes on; Enter goes to the next line; Ctrl+Enter gives every empty cell of the column its highest
    figure; Ctrl+Z takes back; Delete empties. Tab leaves the grid.

    Signals:
        edited: a figure was changed by the person.
        left: Esc.

    Args:
        name: what is keyed here, for a screen reader.
        lines: the heading of the lines' names.
        sums: the heading of the sums.
        sum_cell: how the sum of a line reads.

    Attributes:
        model: the figures.
        cells: where they are keyed.
    """

    edited = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        lines: str,
        sums: str,
        sum_cell: Callable[[str, int], Cell] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = GridModel(self)
        self.model.name(lines, sums, sum_cell)
        self.cells = GridCells(self.model)
        self.cells.setAccessibleName(name)
        self.names, self.sums = self._still(), self._still()
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        self.said, self.said_icon = WrappedLabel("", words.MUTED), Icon("circle-alert", "overdue", 16)
        self.setFocusProxy(self.cells)
        self._lay_out()
        self._connect()

    def _still(self) -> QTableView:
        """A part that does not move sideways."""
        view = QTableView()
        plain_table(view)
        view.setHorizontalHeader(GridHead(self.model, view))
        view.setModel(self.model)
        view.setItemDelegate(GridPainter(self.cells))
        view.verticalHeader().setDefaultSectionSize(ROW)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QTableView.SelectionMode.NoSelection)
        view.clicked.connect(self._on_pressed)
        return view

    def _lay_out(self) -> None:
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for at, part in enumerate((self.names, self.cells, self.sums)):
            grid.addWidget(part, 0, at)
        grid.addWidget(self.across, 1, 1)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 4, 10, 0)
        foot.setSpacing(8)
        foot.addWidget(self.said_icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid, 1)
        column.addLayout(foot)
        self.said.setMinimumHeight(28)
        self.said_icon.hide()

    def _connect(self) -> None:
        down = self.cells.verticalScrollBar()
        for other in (self.names.verticalScrollBar(), self.sums.verticalScrollBar()):
            down.valueChanged.connect(other.setValue)
            other.valueChanged.connect(down.setValue)
        own = self.cells.horizontalScrollBar()
        own.rangeChanged.connect(self._on_range)
        own.valueChanged.connect(self.across.setValue)
        self.across.valueChanged.connect(own.setValue)
        self.cells.stood.connect(self._tell)
        self.cells.refused.connect(lambda sentence: self._say(sentence, wrong=True))
        self.cells.filled.connect(self._on_filled)
        self.cells.left.connect(self.left)
        self.model.edited.connect(self.edited)

    # -- what stands in it

    def load(
        self, lines: Sequence[GridLine], columns: Sequence[GridColumn], figures: Mapping[Place, int]
    ) -> None:
        """Show other lines, columns and figures, as saved; the keyboard stays where it was."""
        kept = self.cells.place()
        self.model.load(lines, columns, figures)
        last = self.model.columnCount() - 1
        for at in range(last + 1):
            self.names.setColumnHidden(at, at != NAME)
            self.sums.setColumnHidden(at, at != last)
            self.cells.setColumnHidden(at, not FIRST <= at < last)
        self._share_width()
        if kept is not None and (index := self.model.index_of(kept)).isValid():
            self.cells.go_to(index.row(), index.column() - FIRST)
        elif lines and columns:
            self.cells.go_to(0, 0)
        self._tell()

    def figures(self) -> Mapping[Place, int]:
        """Everything that is keyed now, by line and column."""
        return self.model.figures()

    def is_changed(self) -> bool:
        """Whether anything differs from what was loaded or last saved."""
        return self.model.is_changed()

    def settle(self) -> None:
        """What stands here is saved."""
        self.model.settle()

    def show_troubles(self, troubles: Mapping[Place, str]) -> bool:
        """Mark cells as wrong and go to the first.

        Args:
            troubles: a sentence for each.

        Returns:
            Whether one of them stands in the grid.
        """
        self.model.show_troubles(troubles)
        return self.go_to_trouble()

    def go_to_trouble(self) -> bool:
        """Go to the first cell with which something is wrong.

        Returns:
            Whether there is one.
        """
        first = self.model.first_trouble()
        if first is None:
            return False
        self.go_to(first)
        return True

    def go_to(self, place: Place) -> None:
        """Key in another cell."""
        index = self.model.index_of(place)
        if index.isValid():
            self.cells.go_to(index.row(), index.column() - FIRST)
            self.cells.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell()

    def fill(self) -> None:
        """Give every empty cell of the column that is keyed its highest figure."""
        self.cells.fill()

    # -- what is said of it

    def _tell(self) -> None:
        for part in (self.names, self.sums):
            part.viewport().update()
        place = self.cells.place()
        if place is None:
            self._say("")
            return
        trouble = self.model.trouble(place)
        self._say(trouble or self.model.said(place), wrong=bool(trouble))

    def _on_filled(self, count: int) -> None:
        self._say(_("{count} empty cells of this column were filled. Ctrl+Z takes it back.", count=count))

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.said.setText(text)
        self.said.set_tint("overdue" if wrong else "muted")
        self.said_icon.setVisible(wrong)

    def _on_pressed(self, index: QModelIndex) -> None:
        current = self.cells.currentIndex()
        self.cells.go_to(index.row(), max(current.column() - FIRST, 0))
        self.cells.setFocus(Qt.FocusReason.MouseFocusReason)

    # -- sizes

    def _on_range(self, low: int, high: int) -> None:
        self.across.setRange(low, high)
        self.across.setPageStep(self.cells.horizontalScrollBar().pageStep())
        self.across.setSingleStep(_LEAST)
        self.across.setVisible(high > low)
        # In a window of another size the cell that is keyed comes into sight again.
        self.cells.scrollTo(self.cells.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names give way in a narrow window; columns share what is left, or scroll."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        names = _NAMES_NARROW if self.width() < _NARROW else _NAMES
        self.names.setFixedWidth(names)
        self.names.setColumnWidth(NAME, names)
        self.sums.setFixedWidth(_SUMS)
        self.sums.setColumnWidth(self.model.columnCount() - 1, _SUMS - 12)
        count = len(self.model.columns)
        free = self.width() - names - _SUMS
        wide = min(max(free // count, _LEAST), _MOST) if count else _LEAST
        for at in range(count):
            self.cells.setColumnWidth(at + FIRST, wide)
