"""A register's table: 42 px rows, chips for states, everything by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.system.language import _
from desktop.views.kit import icons, keys, theme, tokens
from desktop.views.kit.chips import chip_width, paint_chip
from desktop.views.kit.row_model import CELL_ROLE, Cell, Column, Row, RowModel, RowSource, Sort

__all__ = ["Cell", "Column", "Row", "RowModel", "RowSource", "RowTable", "Sort", "plain_table"]

_PAD: Final = 12
_NARROWEST: Final = 56
_LEAST: Final = 24
# Who selected more than this and lets the list be shown anew has no single rows in mind.
_SELECTED_AGAIN: Final = 1_000
_Index = QModelIndex | QPersistentModelIndex


class _CellPainter(QStyledItemDelegate):
    """Paints cells with room for Thai marks, and a ring around the row that has the focus."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(_NARROWEST, tokens.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        area = QRectF(option.rect)
        self._paint_ground(painter, area, option)
        cell: Cell = index.data(CELL_ROLE)
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        if cell.state:
            self._paint_chip(painter, inside, cell)
        elif cell.text:
            self._paint_text(painter, inside, cell, index)
        if option.state & QStyle.StateFlag.State_Selected:
            self._paint_ring(painter, area, option, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_ground"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))

    def _paint_chip(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        tone = theme.tone(cell.state)
        icon = cell.icon or tone.icon
        free = int(area.width()) + _PAD
        metrics = QFontMetrics(theme.font(tokens.SECONDARY, tokens.MEDIUM))
        word = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, free - chip_width("", icon))
        chip = QRectF(
            area.left() - 4, area.center().y() - tokens.CHIP / 2, chip_width(word, icon), tokens.CHIP
        )
        paint_chip(painter, chip, word, ink=tone.ink, ground=tone.ground, icon=icon)

    def _paint_text(self, painter: QPainter, area: QRectF, cell: Cell, index: _Index) -> None:
        if cell.icon:
            spot = QRectF(area.left(), area.center().y() - 8, 16, 16)
            icons.paint(painter, cell.icon, "muted", spot.topLeft(), 16)
            area = area.adjusted(22, 0, 0, 0)
        painter.setPen(theme.colour("muted" if cell.quiet else "ink"))
        painter.setFont(theme.font())
        shown = QFontMetrics(painter.font()).elidedText(
            cell.text, Qt.TextElideMode.ElideRight, int(area.width())
        )
        model = index.model()
        figures = isinstance(model, RowModel) and model.columns[index.column()].figures
        side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(area, flags, shown)

    def _paint_ring(
        self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        view = option.widget
        if (
            not isinstance(view, QTableView)
            or not view.hasFocus()
            or view.currentIndex().row() != index.row()
        ):
            return
        ring, wide = theme.colour("accent"), tokens.RING
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), wide), ring)
        painter.fillRect(QRectF(area.left(), area.bottom() - wide, area.width(), wide), ring)
        if index.column() == 0:
            painter.fillRect(QRectF(area.left(), area.top(), wide, area.height()), ring)
        if index.column() == index.model().columnCount() - 1:
            painter.fillRect(QRectF(area.right() - wide, area.top(), wide, area.height()), ring)


def plain_table(table: QTableView) -> None:
    """Give a table the calm of this window: rows of one height, no grid, nothing edited in place.

    Args:
        table: any table; its columns are as wide as somebody sets them.
    """
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setMouseTracking(True)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(tokens.ROW)
    head = table.horizontalHeader()
    head.setFont(theme.font(tokens.SECONDARY, tokens.MEDIUM))
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setHighlightSections(False)


class RowTable(QTableView):
    """A register's table.

    Signals:
        opened(uid): Enter or a double click.
        peeked(uid): Space.
        left: Esc.
        selected(uid): the current row is another one; empty for none.
        sorted(sort): a heading was pressed.
        filter_wanted: ``/`` was pressed.

    Args:
        columns: what is shown.
        source: where the rows come from.
        multi: whether several rows may be selected.
    """

    opened = Signal(str)
    peeked = Signal(str)
    left = Signal()
    selected = Signal(str)
    sorted = Signal(object)
    filter_wanted = Signal()

    def __init__(
        self, columns: Sequence[Column], source: RowSource, multi: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel(columns, source, self)
        self._sort: Sort | None = None
        self.setModel(self.rows)
        self.setItemDelegate(_CellPainter(self))
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multi else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        plain_table(self)
        self._set_heads()
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.uid(index.row())))
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def _set_heads(self) -> None:
        head = self.horizontalHeader()
        head.setMinimumSectionSize(_LEAST)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(False)
        head.sectionClicked.connect(self._on_head)

    # -- rows

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show another answer; the current row and the place in the list are kept where they can be."""
        kept, chosen = self.current_uid(), self.selected_uids()
        scroll = self.verticalScrollBar().value()
        self.rows.show_ids(ids)
        if kept and (at := self.rows.place(kept)) >= 0:
            self._go_to(at)
            self._select_again(chosen)
            self.verticalScrollBar().setValue(scroll)
        elif kept:
            self.selected.emit("")

    def _select_again(self, uids: Sequence[str]) -> None:
        """Select several rows that were selected before the list was shown anew."""
        if not 1 < len(uids) <= _SELECTED_AGAIN:
            return
        wanted, selection = set(uids), QItemSelection()
        last = len(self.rows.columns) - 1
        for at in range(self.rows.rowCount()):
            if self.rows.uid(at) in wanted:
                selection.select(self.rows.index(at, 0), self.rows.index(at, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def current_uid(self) -> str:
        """The uid of the current row; empty for none."""
        index = self.currentIndex()
        return self.rows.uid(index.row()) if index.isValid() else ""

    def selected_uids(self) -> tuple[str, ...]:
        """The uids of all selected rows, from above."""
        # By ranges: asking for every selected cell of a hundred thousand rows would take seconds.
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        places = sorted({at for each in ranges for at in range(each.top(), each.bottom() + 1)})
        return tuple(self.rows.uid(at) for at in places)

    def choose(self, uid: str) -> bool:
        """Make an entry the current row.

        Returns:
            Whether it is in the list.
        """
        at = self.rows.place(uid)
        if at >= 0:
            self._go_to(at)
            self.scrollTo(self.rows.index(at, 0))
        return at >= 0

    def _go_to(self, at: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        mode = flag.ClearAndSelect | flag.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(at, 0), mode)

    def _on_current(self, index: QModelIndex, _previous: QModelIndex) -> None:
        self.selected.emit(self.rows.uid(index.row()) if index.isValid() else "")

    # -- columns

    def shown_columns(self) -> tuple[str, ...]:
        """The keys of the columns that are shown."""
        return tuple(column.key for column in self.rows.columns)

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns; the chosen entries and the place in the list are kept."""
        chosen, current = self.selected_uids(), self.current_uid()
        scroll = self.verticalScrollBar().value()
        self.rows.show_columns(keys)
        self._share_width()
        self.show_sort(self._sort)
        if current:
            self._go_to(self.rows.place(current))
            self._select_again(chosen)
        self.verticalScrollBar().setValue(scroll)

    def wanted_width(self) -> int:
        """How wide the table would be if every column had what it asks for."""
        return sum(column.width for column in self.rows.columns)

    def usual_width(self) -> int:
        """How wide it would be with its usual columns."""
        return sum(column.width for column in self.rows.all_columns if column.usual)

    # -- sorting

    def sort(self) -> Sort | None:
        """By which column it is sorted."""
        return self._sort

    def show_sort(self, sort: Sort | None) -> None:
        """Show by which column it is sorted."""
        self._sort = sort
        head = self.horizontalHeader()
        at = next((n for n, column in enumerate(self.rows.columns) if sort and column.key == sort.key), -1)
        head.setSortIndicatorShown(at >= 0)
        if sort is not None and at >= 0:
            order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(at, order)

    def _on_head(self, section: int) -> None:
        column = self.rows.columns[section]
        if column.sortable:
            self.sort_by(column.key)
        else:
            self.show_sort(self._sort)

    def sort_by(self, key: str) -> None:
        """Sort by a column; a second time the other way round."""
        again = self._sort is not None and self._sort.key == key and not self._sort.descending
        self.show_sort(Sort(key, again))
        self.sorted.emit(self._sort)

    # -- keys and sizes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space peeks, Esc goes back, ``/`` goes to the filter.

        With Ctrl, Space is the table's own: it takes one row more into the selection, or one out of it.
        """
        uid = self.current_uid()
        key, held = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and uid:
            self.opened.emit(uid)
        elif key == Qt.Key.Key_Space and uid and not held:
            self.peeked.emit(uid)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text() in ("/", keys.KEDMANEE["/"]):
            self.filter_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters do nothing here: the filter finds, and searching would fetch every row."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns, so that none needs a horizontal bar."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        free = self.viewport().width()
        wanted = [float(column.width) for column in self.rows.columns]
        least = [min(self._head_width(column), column.width) for column in self.rows.columns]
        if sum(wanted) > free > sum(least):
            # Whoever asks for more than there is gives way first; heads stay whole as long as they can.
            spare = (free - sum(least)) / (sum(wanted) - sum(least))
            wanted = [low + (high - low) * spare for low, high in zip(least, wanted, strict=True)]
        left = sum(wanted)
        for at, share in enumerate(wanted):
            width = round(free * share / left) if left else free
            free, left = free - width, left - share
            self.setColumnWidth(at, width)

    def _head_width(self, column: Column) -> int:
        metrics = QFontMetrics(self.horizontalHeader().font())
        return metrics.horizontalAdvance(column.title) + 2 * _PAD + 4

    def set_title(self, title: str) -> None:
        """Name the table for a screen reader."""
        self.setAccessibleName(_("{title}: Enter opens, Space shows beside, / filters", title=title))
