"""The model behind a register's table: the ids of the whole answer first, rows only when painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

PAGE: Final = 100
KEPT: Final = 40
CELL_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        key: its name, for sorting.
        title: its heading.
        width: its share of the table's width; pixels at 1366 are a good measure.
        figures: whether it holds figures, which stand on the right.
        sortable: whether a press on its heading sorts.
        usual: whether it is shown to whoever has chosen no columns.
        summed: whether a workbook has a sum beneath it.
    """

    key: str
    title: str
    width: int = 120
    figures: bool = False
    sortable: bool = True
    usual: bool = True
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column, and which way."""

    key: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        text: its words.
        state: shows them as a chip in this state's colours.
        icon: another icon than the state's own, or an icon before plain words.
        quiet: secondary words.
        value: what a workbook keeps of it where that is more than words, such as a whole date.
        lasting: what is said of it away from the screen, where its words are shortened or hold for today
            only, such as "yesterday".
    """

    text: str
    state: str = ""
    icon: str = ""
    quiet: bool = False
    value: Value = None
    lasting: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an entry's uid and its cells, in the order of all columns, whichever of them are shown."""

    uid: str
    cells: tuple[Cell | str, ...]

    def cell(self, at: int) -> Cell:
        """The cell of a column."""
        cell = self.cells[at]
        return cell if isinstance(cell, Cell) else Cell(cell)


class RowSource(Protocol):
    """Where a table's rows come from."""

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer, in order; asked for off the window's thread."""
        ...

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some uids, in any order; about a hundred at a time, so it must be quick."""
        ...


@runtime_checkable
class NarrowSource(RowSource, Protocol):
    """A source that leaves unread what no column shows."""

    def showing(self, keys: Collection[str]) -> RowSource:
        """The same source for some columns.

        Args:
            keys: those of the columns shown; the cells of others may stay empty.
        """
        ...


def narrowed(source: RowSource, columns: Iterable[Column]) -> RowSource:
    """A source that reads no more than columns show, where it can.

    Args:
        source: where rows come from.
        columns: those shown.
    """
    if not isinstance(source, NarrowSource):
        return source
    return source.showing(frozenset(column.key for column in columns))


class RowModel(QAbstractTableModel):
    """Rows in pages of a hundred, fetched when first painted and kept for a while.

    Args:
        columns: what can be shown.
        source: where it comes from.

    Attributes:
        columns: those that are shown, in their order.
    """

    failed = Signal(object)

    def __init__(self, columns: Sequence[Column], source: RowSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all_columns, self._source, self._narrowed = tuple(columns), source, source
        self.places: tuple[int, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self._choose(column.key for column in columns if column.usual)
        self._ids: Sequence[str] = ()
        self._pages: OrderedDict[int, dict[str, Row]] = OrderedDict()
        self._stale: set[str] = set()

    def show_columns(self, keys: Iterable[str]) -> None:
        """Show these columns in their own order; the first one, which says whose row it is, always."""
        self.beginResetModel()
        self._choose(keys)
        # The cells of a column that was hidden until now were not read.
        self._pages.clear()
        self._stale.clear()
        self.endResetModel()

    def _choose(self, keys: Iterable[str]) -> None:
        wanted = set(keys)
        kept = [(at, one) for at, one in enumerate(self.all_columns) if at == 0 or one.key in wanted]
        self.places, self.columns = tuple(at for at, _one in kept), tuple(one for _at, one in kept)
        self._narrowed = narrowed(self._source, self.columns)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show another answer; the same one again is only fetched anew."""
        if ids == self._ids:
            self.mark_all_stale()
            return
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._stale.clear()
        self.endResetModel()

    def mark_stale(self, uids: Iterable[str]) -> None:
        """These entries were changed: fetch them anew when they are painted next."""
        self._stale |= set(uids)
        self._repaint()

    def mark_all_stale(self) -> None:
        """Anything may have changed."""
        self._pages.clear()
        self._stale.clear()
        self._repaint()

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def ids(self) -> Sequence[str]:
        """The uids of the whole answer."""
        return self._ids

    def uid(self, at: int) -> str:
        """The uid of a row; empty where there is none."""
        return self._ids[at] if 0 <= at < len(self._ids) else ""

    def place(self, uid: str) -> int:
        """Where an entry stands; -1 where it does not."""
        try:
            return self._ids.index(uid)
        except ValueError:
            return -1

    def row(self, at: int) -> Row | None:
        """A row, fetched with its page if it is not there; none where the entry is gone."""
        page = self._page(at // PAGE)
        uid = self._ids[at]
        if uid in self._stale:
            page.update(self._fetched([uid]))
            self._stale.discard(uid)
        return page.get(uid)

    def _page(self, number: int) -> dict[str, Row]:
        page = self._pages.get(number)
        if page is None:
            uids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = self._fetched(uids)
            self._stale.difference_update(uids)
            self._pages[number] = page
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _fetched(self, uids: Sequence[str]) -> dict[str, Row]:
        try:
            return {row.uid: row for row in self._narrowed.rows(uids)}
        except Exception as failure:  # noqa: BLE001 - painting must go on; the failure is told to the page
            self.failed.emit(failure)
            return {}

    def cell(self, index: _Index) -> Cell:
        """A cell; an empty one where the entry is gone."""
        row = self.row(index.row())
        if row is None:
            return Cell("")
        return row.cell(self.places[index.column()])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many entries the answer has."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What Qt and screen readers ask of a cell."""
        if role == CELL_ROLE:
            return self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.columns[index.column()].title}: {self.cell(index).text}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if self.columns[section].figures else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
