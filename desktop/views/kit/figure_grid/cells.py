"""The cells that figures are keyed into: digits, one key for a whole figure, Enter goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from desktop.system.language import _
from desktop.views.kit import keys
from desktop.views.kit.figure_grid.model import FIRST, GridModel, Place
from desktop.views.kit.figure_grid.painting import ROW, GridHead, GridPainter
from desktop.views.kit.row_table import plain_table

_THAI_DIGITS: Final = dict(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))
# What the keys of the digits write while the Thai layout is on.
_THAI_KEYS: Final = {letter: digit for digit, letter in keys.KEDMANEE.items() if digit.isdigit()}
_DIGITS: Final = 2


def digit(letter: str, is_thai: bool) -> str:
    """The digit that a typed letter means; empty for none.

    Args:
        letter: what the key wrote.
        is_thai: whether the Thai layout is on; its keys for 2 and 3 write what other keys write too.
    """
    if letter.isascii() and letter.isdigit():
        return letter
    if letter in _THAI_DIGITS:
        return _THAI_DIGITS[letter]
    found = _THAI_KEYS.get(letter, "")
    return found if is_thai or not letter.isascii() else ""


class GridCells(QTableView):
    """The cells that figures are keyed into.

    Signals:
        stood: the keyboard stands in another cell, or what is there changed.
        refused(sentence): what was typed cannot be taken.
        filled(count): so many cells got their highest figure.
        left: Esc.

    Args:
        model: the figures.
    """

    stood = Signal()
    refused = Signal(str)
    filled = Signal(int)
    left = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures, self._going_on = model, False
        plain_table(self)
        self.setHorizontalHeader(GridHead(model, self))
        self.setModel(model)
        self.setItemDelegate(GridPainter(self))
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.edited.connect(self.stood)

    # -- where the keyboard is

    def place(self) -> Place | None:
        """The cell that is keyed."""
        return self.figures.place(self.currentIndex())

    def go_to(self, row: int, column: int) -> None:
        """Key in another cell.

        Args:
            row: the line's place, from 0.
            column: the column's place among the figures, from 0.
        """
        index = self.figures.index(row, column + FIRST)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _on_current(self, index: QModelIndex, _previous: QModelIndex) -> None:
        self._going_on = False
        if index.isValid() and self.figures.place(index) is None:
            # A press on a name or a sum goes to the line's first figure.
            self.go_to(index.row(), 0)
            return
        self.viewport().update()
        self.stood.emit()

    def go_on(self, step: int) -> None:
        """To the next line, from the last one to the top of the next column; or the other way round."""
        rows, columns = len(self.figures.lines), len(self.figures.columns)
        index = self.currentIndex()
        flat = (index.column() - FIRST) * rows + index.row() + step
        if rows and 0 <= flat < rows * columns:
            column, row = divmod(flat, rows)
            self.go_to(row, column)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits key a figure, Space the highest, Enter goes on, Ctrl+Enter fills a column."""
        place, held = self.place(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif place is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.fill() if held else self.go_on(-1 if back else 1)
        elif held and event.key() in (Qt.Key.Key_Z, ord(keys.KEDMANEE["Z"])):
            self.undo()
        elif not self._takes(place, event, held):
            super().keyPressEvent(event)

    def _takes(self, place: Place, event: QKeyEvent, held: bool) -> bool:
        if event.key() == Qt.Key.Key_Delete:
            self._put(place, None)
        elif event.key() == Qt.Key.Key_Backspace:
            figure = self.figures.figure(place)
            self._put(place, figure // 10 or None if figure is not None else None)
        elif event.key() == Qt.Key.Key_Space:
            column = self.figures.column(place[1])
            self._put(place, column.most if column else None)
            self.go_on(1)
        elif not held and event.text().strip():
            self._type(place, event.text())
        else:
            return False
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method writes is typed like any key."""
        place = self.place()
        if place is not None and event.commitString():
            self._type(place, event.commitString())
        event.accept()

    def keyboardSearch(self, _search: str) -> None:
        """Letters find nothing here."""

    def _type(self, place: Place, text: str) -> None:
        is_thai = keys.is_thai_layout(QGuiApplication.inputMethod().locale())
        for letter in text:
            found = digit(letter, is_thai)
            if not found:
                self.refused.emit(_("Only figures stand here. Nothing was changed."))
                return
            before = str(self.figures.figure(place) or "") if self._going_on else ""
            self._put(place, int((before + found)[-_DIGITS:]), again=self._going_on)
            self._going_on = True

    def _put(self, place: Place, figure: int | None, *, again: bool = False) -> None:
        locked = self.figures.locked(place)
        if locked:
            self.refused.emit(locked)
            return
        self._going_on = False
        self.figures.put({place: figure}, again=again)

    def fill(self) -> None:
        """Give every empty cell of the column its highest figure."""
        place = self.place()
        if place is None:
            return
        column = self.figures.column(place[1])
        if column is not None and column.locked:
            self.refused.emit(column.locked)
        else:
            self.filled.emit(self.figures.fill(place[1]))

    def undo(self) -> None:
        """Take back what was keyed last, and go there."""
        place = self.figures.undo()
        if place is not None:
            index = self.figures.index_of(place)
            self.go_to(index.row(), index.column() - FIRST)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard stands in a cell as soon as it comes."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.figures.lines and self.figures.columns:
            self.go_to(0, 0)
        self.stood.emit()
