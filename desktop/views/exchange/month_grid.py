"""Which centre has sent which month: centres downward, months across, a chip in each place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.rules.months import Month
from desktop.services.reports import InboxRow
from desktop.system.language import _, mark
from desktop.views.exchange import words
from desktop.views.kit import theme, tokens
from desktop.views.kit.chips import chip_width, paint_chip
from desktop.views.kit.row_table import plain_table

NAME: Final = 136
MONTH: Final = 96
_WIDEST_MONTH: Final = 128
_PAD: Final = 12
_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex

_CHIPS: Final = {
    "received": ("waiting", mark("to check"), "inbox"),
    "accepted": ("helped", mark("accepted"), ""),
    "returned": ("restricted", mark("given back"), "undo-2"),
    "missing": ("overdue", mark("missing"), "circle"),
}


def state_chip(state: str) -> tuple[str, str, str]:
    """Colours, word and icon of a centre's month."""
    chip, word, icon = _CHIPS.get(state, ("plain", state, ""))
    return chip, _(word), icon


@dataclass(frozen=True, slots=True)
class Centres:
    """What the grid is told of the centres.

    Attributes:
        names: their short names, by code.
        enrolled: who can send files at all.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    enrolled: frozenset[str] = frozenset()


class _Grid(QAbstractTableModel):
    """All places that can be shown; which months stand across is chosen by the view."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.units: list[tuple[str, str]] = []
        self.months: list[Month] = []
        self.cells: Mapping[tuple[str, Month], InboxRow] = {}
        self.enrolled: frozenset[str] = frozenset()

    def show(self, centres: Centres, rows: Sequence[InboxRow], months: Sequence[Month]) -> None:
        self.beginResetModel()
        names = {row.unit: centres.names.get(row.unit) or row.unit_name for row in rows}
        self.units = sorted(names.items())
        self.months = list(months)
        self.enrolled = centres.enrolled
        self.cells = {(row.unit, row.month): row for row in rows}
        self.endResetModel()

    def chip(self, cell: InboxRow) -> tuple[str, str, str] | None:
        """The chip of a place; none where nothing can be expected of the centre yet."""
        if cell.state == "missing" and cell.unit not in self.enrolled:
            return None
        return state_chip(cell.state)

    def at(self, index: _Index) -> InboxRow | None:
        if not index.isValid() or index.column() == 0:
            return None
        return self.cells.get((self.units[index.row()][0], self.months[index.column() - 1]))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.units)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.months) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _ROLE:
            return self.at(index)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        name = self.units[index.row()][1]
        if index.column() == 0:
            return name
        cell = self.at(index)
        word = self._word(cell) if cell else _("not due yet")
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        return f"{name}, {self.months[index.column() - 1].spoken()}: {word}"

    def _word(self, cell: InboxRow) -> str:
        chip = self.chip(cell)
        return chip[1] if chip else _("not enrolled yet")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.short_month(self.months[section - 1]) if section else _("District")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _Painter(QStyledItemDelegate):
    """Paints names and chips, and the ring around the place that has the focus."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, theme.colour("accent_ground"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        if index.column() == 0:
            self._paint_name(painter, area, str(index.data()))
        else:
            self._paint_cell(painter, area, index)
        if selected and isinstance(option.widget, QTableView) and option.widget.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), tokens.RING))
            painter.drawRect(area.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_name(self, painter: QPainter, area: QRectF, name: str) -> None:
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font())
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        metrics = QFontMetrics(painter.font())
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(inside.width()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(inside, flags, text)

    def _paint_cell(self, painter: QPainter, area: QRectF, index: _Index) -> None:
        cell, grid = index.data(_ROLE), index.model()
        if cell is None or not isinstance(grid, _Grid):
            return
        found = grid.chip(cell)
        if found is None:
            painter.setPen(theme.colour("muted"))
            painter.drawText(area.adjusted(_PAD, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "–")
            return
        chip, word, icon = found
        tone = theme.tone(chip)
        wide = min(float(chip_width(word, icon or tone.icon)), area.width() - 4)
        place = QRectF(area.left() + 6, area.center().y() - tokens.CHIP / 2, wide, tokens.CHIP)
        paint_chip(painter, place, word, ink=tone.ink, ground=tone.ground, icon=icon or tone.icon)


class MonthGrid(QTableView):
    """Centres downward, months across.

    Signals:
        chosen(row): the centre's month that is in front; none where nothing is due.
        opened(row): Enter or a double click.
        moved: other months may stand across now.
    """

    chosen = Signal(object)
    opened = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[InboxRow] = ()
        self._centres = Centres()
        self._back = 0
        # Which place is in front, also while its month is out of sight.
        self._front: tuple[str, Month] | None = None
        self.grid = _Grid(self)
        self.setModel(self.grid)
        self.setItemDelegate(_Painter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setCornerButtonEnabled(False)
        plain_table(self)
        self.setAccessibleName(_("Months by centre: arrows move, Enter opens"))
        self.horizontalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().currentChanged.connect(lambda index, _before: self._on_current(index))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.grid.at(index)))

    # -- what is shown

    def show_rows(self, rows: Sequence[InboxRow], centres: Centres) -> None:
        """Show other months; the place in front is kept where it is still there.

        Args:
            rows: a centre's month each.
            centres: what is known of the centres.
        """
        self._rows, self._centres = rows, centres
        self._fill()

    def months(self) -> list[Month]:
        """All months there are, oldest first."""
        return sorted({row.month for row in self._rows}, key=str)

    def across(self) -> int:
        """How many months there is room for."""
        return max(1, (self.viewport().width() - NAME) // MONTH)

    def move_window(self, months: int) -> None:
        """Show earlier months, or with a negative number later ones."""
        most = max(0, len(self.months()) - self.across())
        self._back = min(max(0, self._back + months), most)
        self._fill()

    def can_move(self) -> tuple[bool, bool]:
        """Whether there are earlier and later months than those shown."""
        return len(self.months()) - self.across() > self._back, self._back > 0

    def _fill(self) -> None:
        every = self.months()
        end = len(every) - self._back
        shown = every[max(0, end - self.across()) : end]
        front = self._front
        self.grid.show(self._centres, self._rows, shown)
        self._share_width()
        if front is not None:
            self._front = front
            self.choose(*front)
        self.moved.emit()

    def _share_width(self) -> None:
        months, free = max(len(self.grid.months), 1), self.viewport().width()
        wide = max(40, min(_WIDEST_MONTH, (free - NAME) // months))
        self.setColumnWidth(0, max(NAME, free - wide * months))
        for column in range(1, months + 1):
            self.setColumnWidth(column, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many months as there is room for."""
        super().resizeEvent(event)
        self.move_window(0)

    # -- the place in front

    def _on_current(self, index: QModelIndex) -> None:
        cell = self.grid.at(index)
        if not index.isValid():
            return
        self._front = (cell.unit, cell.month) if cell else None
        self.chosen.emit(cell)

    def current(self) -> InboxRow | None:
        """The centre's month that is in front, in sight or not."""
        if self._front is None:
            return None
        return next((row for row in self._rows if (row.unit, row.month) == self._front), None)

    def choose(self, unit: str, month: Month) -> bool:
        """Bring a centre's month to the front.

        Returns:
            Whether it is there.
        """
        self._front = (unit, month)
        codes = [code for code, _name in self.grid.units]
        if unit not in codes or month not in self.grid.months:
            return False
        self.setCurrentIndex(self.grid.index(codes.index(unit), self.grid.months.index(month) + 1))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Esc is for the page."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current())
            return
        if key == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters do nothing here."""
