"""The figures of a grid: what was keyed, what is wrong with it, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.system.language import _
from desktop.views.kit.row_model import Cell

NAME: Final = 0
FIRST: Final = 1
_Index = QModelIndex | QPersistentModelIndex
# A line's key and a column's key.
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column of figures.

    Attributes:
        key: its name in the code.
        title: its heading.
        most: the highest figure of a cell.
        note: secondary words under the heading.
        locked: why nothing can be keyed into it; empty where it can.
    """

    key: str
    title: str
    most: int
    note: str = ""
    locked: str = ""


@dataclass(frozen=True, slots=True)
class GridLine:
    """One line.

    Attributes:
        key: its name in the code.
        title: whose line it is.
        locked: why nothing can be keyed into it; empty where it can.
    """

    key: str
    title: str
    locked: str = ""


def _plain_sum(_key: str, total: int) -> Cell:
    return Cell(f"{total:,}")


class GridModel(QAbstractTableModel):
    """The figures of a grid, between the lines' names and their sums.

    Signals:
        edited: the person changed a figure.
    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[GridLine] = ()
        self.columns: Sequence[GridColumn] = ()
        self.heads = ("", "")
        self._sum_cell: Callable[[str, int], Cell] = _plain_sum
        self._figures: dict[Place, int] = {}
        self._loaded: Mapping[Place, int] = {}
        self._troubles: dict[Place, str] = {}
        self._past: list[dict[Place, int | None]] = []

    def load(
        self, lines: Sequence[GridLine], columns: Sequence[GridColumn], figures: Mapping[Place, int]
    ) -> None:
        """Show other lines, columns and figures, as saved."""
        self.beginResetModel()
        self.lines, self.columns = tuple(lines), tuple(columns)
        self._figures, self._loaded = dict(figures), dict(figures)
        self._troubles, self._past = {}, []
        self.endResetModel()

    def name(self, first: str, last: str, sum_cell: Callable[[str, int], Cell] | None = None) -> None:
        """Name the lines and the sums, and say how a sum reads."""
        self.heads = (first, last)
        self._sum_cell = sum_cell or _plain_sum

    # -- figures

    def place(self, index: _Index) -> Place | None:
        """Line and column of a cell; none for a name or a sum."""
        at = index.column() - FIRST
        if not index.isValid() or not 0 <= at < len(self.columns):
            return None
        return self.lines[index.row()].key, self.columns[at].key

    def index_of(self, place: Place) -> QModelIndex:
        """Where a cell stands; an invalid index where it is not there."""
        row = next((at for at, line in enumerate(self.lines) if line.key == place[0]), -1)
        column = next((at for at, one in enumerate(self.columns) if one.key == place[1]), -1)
        return self.index(row, column + FIRST) if row >= 0 <= column else QModelIndex()

    def figures(self) -> Mapping[Place, int]:
        """Everything that is keyed now."""
        return dict(self._figures)

    def figure(self, place: Place) -> int | None:
        """What is keyed into a cell; none for nothing."""
        return self._figures.get(place)

    def total(self, line: str) -> int:
        """The sum of a line."""
        return sum(self._figures.get((line, column.key), 0) for column in self.columns)

    def is_changed(self) -> bool:
        """Whether anything differs from what was loaded."""
        return self._figures != self._loaded

    def settle(self) -> None:
        """What stands here is saved."""
        self._loaded, self._past = dict(self._figures), []

    def locked(self, place: Place) -> str:
        """Why nothing can be keyed into a cell; empty where it can."""
        line, column = self._line(place[0]), self.column(place[1])
        return (line.locked if line else "") or (column.locked if column else "")

    def column(self, key: str) -> GridColumn | None:
        """A column by its key."""
        return next((column for column in self.columns if column.key == key), None)

    def _line(self, key: str) -> GridLine | None:
        return next((line for line in self.lines if line.key == key), None)

    # -- keying

    def put(self, figures: Mapping[Place, int | None], *, again: bool = False) -> None:
        """Key figures in; what is locked stays as it is.

        Args:
            figures: by line and column; none empties a cell.
            again: goes on with the cell keyed last, so that both are taken back as one.
        """
        changes = {
            place: figure
            for place, figure in figures.items()
            if not self.locked(place) and self._figures.get(place) != figure
        }
        if not changes:
            return
        before = {place: self._figures.get(place) for place in changes}
        if not (again and self._past and set(self._past[-1]) == set(before)):
            self._past.append(before)
        self._set(changes)

    def fill(self, column: str) -> int:
        """Give every empty cell of a column its highest figure.

        Returns:
            How many were filled.
        """
        found = self.column(column)
        places = [(line.key, column) for line in self.lines]
        empty = [place for place in places if place not in self._figures and not self.locked(place)]
        self.put(dict.fromkeys(empty, found.most) if found else {})
        return len(empty)

    def undo(self) -> Place | None:
        """Take back what was keyed last.

        Returns:
            A cell that was changed; none where there is nothing to take back.
        """
        if not self._past:
            return None
        before = self._past.pop()
        self._set(before)
        return next(iter(before))

    def _set(self, changes: Mapping[Place, int | None]) -> None:
        for place, figure in changes.items():
            self._troubles.pop(place, None)
            if figure is None:
                self._figures.pop(place, None)
            else:
                self._figures[place] = figure
        self._repaint()
        self.edited.emit()

    def _repaint(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, self.columnCount() - 1))

    # -- what is wrong

    def show_troubles(self, troubles: Mapping[Place, str]) -> None:
        """Mark cells as wrong, each with a sentence, until they are keyed anew."""
        self._troubles = dict(troubles)
        self._repaint()

    def trouble(self, place: Place) -> str:
        """What is wrong with a cell, in a sentence; empty where nothing is."""
        if place in self._troubles:
            return self._troubles[place]
        figure, column = self._figures.get(place), self.column(place[1])
        if figure is None or column is None or figure <= column.most:
            return ""
        return _("Here the figure is {most} at most.", most=column.most)

    def first_trouble(self) -> Place | None:
        """The first cell with which something is wrong, from above; none where nothing is."""
        places = ((line.key, column.key) for line in self.lines for column in self.columns)
        return next((place for place in places if self.trouble(place)), None)

    # -- what Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The figures' columns, between the names and the sums."""
        return 0 if parent.isValid() else len(self.columns) + 2

    def cell(self, index: _Index) -> Cell:
        """A name or a sum as it reads."""
        line = self.lines[index.row()]
        if index.column() == NAME:
            return Cell(line.title, quiet=bool(line.locked))
        return self._sum_cell(line.key, self.total(line.key))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and what is wrong with it for a screen reader."""
        place = self.place(index)
        if role == Qt.ItemDataRole.DisplayRole:
            figure = self._figures.get(place) if place else None
            return self.cell(index).text if place is None else "" if figure is None else str(figure)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NAME:
            return self.lines[index.row()].title
        if place is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said(place)
        return self.trouble(place) if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    def said(self, place: Place) -> str:
        """A cell in words: whose, which column, how much of how much."""
        line, column = self._line(place[0]), self.column(place[1])
        if line is None or column is None:
            return ""
        named = " · ".join(part for part in (line.title, column.title, column.note) if part)
        figure = self._figures.get(place)
        if figure is None:
            return _("{cell}: nothing keyed yet", cell=named)
        return _("{cell}: {figure} of {most}", cell=named, figure=figure, most=column.most)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == NAME:
            return self.heads[0]
        at = section - FIRST
        return self.columns[at].title if at < len(self.columns) else self.heads[1]

    def note(self, section: int) -> str:
        """The secondary words of a heading."""
        at = section - FIRST
        return self.columns[at].note if 0 <= at < len(self.columns) else ""
