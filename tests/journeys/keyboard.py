"""A person at the window who has no mouse: the same words as ``Hands``, done with Tab, arrows and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop.views.main_window import MainWindow
from tests.journeys import eyes
from tests.journeys.hands import Hands

_MOST_TABS = 90
_WITH_A_FIGURE = 10
_WITH = Qt.KeyboardModifier.ControlModifier


class Keyboard(Hands):
    """A person's hands and eyes at one machine, the mouse left in the drawer."""

    def click(self, widget: QWidget, at: QPoint | None = None) -> NoReturn:
        """There is nothing to click with."""
        raise AssertionError(f"needs a mouse: {eyes.told(widget)} at {at}")

    def press(self, word: str) -> Keyboard:
        """Go to the button that says so with Tab, and press Enter."""
        wanted = self.button(word)
        if isinstance(self.window, MainWindow) and wanted in (pages := self.window.side.buttons()):
            return self._turn_page(pages, pages.index(wanted))
        assert wanted.isEnabled(), f"cannot be pressed: {eyes.told(wanted)}"
        self.go_to(wanted).keys("Return")
        return self

    def _turn_page(self, pages: Sequence[QAbstractButton], at: int) -> Keyboard:
        if at < _WITH_A_FIGURE:
            self.keys(f"Alt+{(at + 1) % 10}")
            return self
        # Tab stops once at the bar of pages; the arrows do the rest.
        self.go_to(next(one for one in pages if one.isChecked()))
        while not pages[at].hasFocus():
            QTest.keyClick(self.focus, Qt.Key.Key_Down)
        self.keys("Return")
        return self

    def turn_tab(self, word: str) -> Keyboard:
        """Go to the row of tabs, and with the arrows to the tab that says so."""
        bar = self._only(
            "a row of tabs", [one for one in self.window.findChildren(QTabBar) if one.isVisible()]
        )
        self.go_to(bar)
        for _press in range(bar.count()):
            QTest.keyClick(bar, Qt.Key.Key_Left)
        for _press in range(bar.count()):
            if bar.tabText(bar.currentIndex()) == word:
                self.settle()
                return self
            QTest.keyClick(bar, Qt.Key.Key_Right)
        raise AssertionError(f"the arrows do not lead to the tab {word!r}")

    def type_into(self, label: str, text: str) -> Keyboard:
        """Go to a field with Tab and type over what stands there."""
        self.go_to(self.field(label))
        QTest.keyClick(self.focus, Qt.Key.Key_A, _WITH)
        self.types(text)
        return self

    def press_row(
        self, text: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, twice: bool = False
    ) -> Keyboard:
        """Go to the table, with the arrows to the row in which a text stands, and with ``twice`` open it."""
        self.sees(text)
        table, index = self._cell(text)
        self.go_to(table)
        self._walk(table, index, keys)
        if keys == _WITH:
            QTest.keyClick(table, Qt.Key.Key_Space, _WITH)
        if twice:
            QTest.keyClick(table, Qt.Key.Key_Return)
        self.settle()
        return self

    def _walk(self, table: QTableView, index: QModelIndex, held: Qt.KeyboardModifier) -> None:
        for _press in range(table.model().rowCount()):
            at = table.currentIndex().row()
            if at == index.row():
                break
            QTest.keyClick(table, Qt.Key.Key_Down if at < index.row() else Qt.Key.Key_Up, held)
        if table.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectItems:
            for _press in range(table.model().columnCount()):
                at = table.currentIndex().column()
                if at == index.column():
                    break
                QTest.keyClick(table, Qt.Key.Key_Right if at < index.column() else Qt.Key.Key_Left)
        assert table.currentIndex().row() == index.row(), "the arrows do not lead to the row"

    def go_to(self, wanted: QWidget) -> Keyboard:
        """Press Tab until the focus stands there."""
        passed: list[str] = []
        for _press in range(_MOST_TABS):
            if self.focus is wanted or wanted.isAncestorOf(self.focus):
                return self
            passed.append(eyes.told(self.focus))
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
        raise AssertionError(
            f"Tab does not lead to {eyes.told(wanted)}, but to {list(dict.fromkeys(passed))}"
        )

    def _answer(self, verb: str, asked: list[str]) -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QDialog) or not question.isVisible():
            return
        if not question.isActiveWindow():
            question.activateWindow()
            return
        wanted = next(one for one in question.findChildren(QAbstractButton) if one.text() == verb)
        for _press in range(_MOST_TABS):
            if question.focusWidget() is wanted:
                asked.append(question.windowTitle())
                QTest.keyClick(wanted, Qt.Key.Key_Return)
                return
            QTest.keyClick(question.focusWidget() or question, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {verb!r}")
