"""A person at the window: finds things by what is written on them, types, tabs, presses and reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app.startup import Program
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit.buttons import PrimaryButton
from desktop.views.kit.fields import Field
from desktop.views.main_window import MainWindow
from tests.journeys import eyes, looking
from tests.patience import PATIENCE
from tests.views.thai_typing import type_text

T = TypeVar("T", bound=QWidget)
_MOST_TABS = 60


class Hands:
    """A person's hands and eyes at one machine.

    Args:
        bot: waits.
        program: what runs on the machine.
    """

    def __init__(self, bot: QtBot, program: Program) -> None:
        self.bot, self.program = bot, program

    @property
    def window(self) -> QWidget:
        """The window that is open now."""
        assert self.program.window is not None
        return self.program.window

    # -- waiting and reading

    def turn_to(self) -> Hands:
        """Sit down in front of this machine."""
        self.window.activateWindow()
        self.bot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE)
        return self.settle()

    def settle(self) -> Hands:
        """Wait until nothing is under way."""
        self.bot.waitUntil(lambda: not self.program.jobs.is_busy(), timeout=PATIENCE)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        return self

    def sees(self, *wanted: str) -> bool:
        """Whether all these words come to stand in the window; waits for them."""

        def there() -> None:
            text = eyes.read(self.window)
            missing = [words for words in wanted if words not in text]
            assert not missing, f"not in the window: {missing}\nbut:\n{text}"

        self.bot.waitUntil(there, timeout=PATIENCE)
        return True

    def reads(self) -> str:
        """All that stands in the window now."""
        self.settle()
        return eyes.read(self.window)

    def look(self, name: str, *, narrow: bool = False) -> Hands:
        """Keep pictures of the window as it stands; see ``looking.keep``."""
        looking.keep(self.settle().window, name, narrow=narrow)
        return self

    # -- finding

    def field(self, label: str) -> QWidget:
        """The one control in sight that is labelled so."""
        names = (label, _("{label}, required", label=label))
        return self._only(
            label,
            [
                widget
                for widget in self.window.findChildren(QWidget)
                if widget.isVisible() and not isinstance(widget, Field) and widget.accessibleName() in names
            ],
        )

    def button(self, word: str) -> QAbstractButton:
        """The one button in sight that says so."""
        found = [
            button
            for button in self.window.findChildren(QAbstractButton)
            if button.isVisible() and word in (button.text(), button.accessibleName())
        ]
        # A list that is still empty offers its first action a second time.
        primary: list[QAbstractButton] = [button for button in found if isinstance(button, PrimaryButton)]
        return self._only(word, primary if len(primary) == 1 else found)

    def _only(self, name: str, found: Sequence[T]) -> T:
        assert len(found) == 1, f"{len(found)} × {name!r}\nin:\n{eyes.read(self.window)}"
        return found[0]

    def problem(self, label: str) -> str:
        """What stands at a field as wrong with it."""
        return self.field(label).accessibleDescription()

    def failure(self) -> str:
        """What the foot of the window says could not be done."""
        window = self.settle().window
        assert isinstance(window, MainWindow)
        self.bot.waitUntil(lambda: bool(window.foot.failed.text()), timeout=PATIENCE)
        return window.foot.failed.text()

    @property
    def centre(self) -> Centre:
        """The services behind the window: only to look at what has come of it."""
        window = self.window
        assert isinstance(window, MainWindow)
        return window.centre

    # -- the mouse

    def click(self, widget: QWidget, at: QPoint | None = None) -> Hands:
        """Click on a widget, scrolling to it first."""
        _scroll_to(widget)
        assert widget.isEnabled(), f"cannot be pressed: {eyes.told(widget)}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        return self.settle()

    def press(self, word: str) -> Hands:
        """Click on the button that says so."""
        return self.click(self.button(word))

    def turn_tab(self, word: str) -> Hands:
        """Click on the tab that says so."""
        tabs = [bar for bar in self.window.findChildren(QTabBar) if bar.isVisible()]
        bar = self._only("a row of tabs", tabs)
        at = next(place for place in range(bar.count()) if bar.tabText(place) == word)
        return self.click(bar, bar.tabRect(at).center())

    def press_row(
        self, text: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, twice: bool = False
    ) -> Hands:
        """Click, or double click, on the row of a table in which a text stands."""
        self.sees(text)
        table, index = self._cell(text)
        spot = table.visualRect(index).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)
        if twice:
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)
        return self.settle()

    def _cell(self, text: str) -> tuple[QTableView, QModelIndex]:
        for table in self.window.findChildren(QTableView):
            model = table.model()
            for row in range(model.rowCount() if table.isVisible() else 0):
                for column in range(model.columnCount()):
                    index = model.index(row, column)
                    if text in str(index.data() or ""):
                        return table, index
        raise AssertionError(f"no row has {text!r}")

    # -- the keyboard

    @property
    def focus(self) -> QWidget:
        """Where typing goes."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def keys(self, keys: str) -> Hands:
        """Press keys, written as ``Ctrl+K``."""
        pressed = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(QApplication.focusWidget() or self.window, pressed.key(), pressed.keyboardModifiers())
        return self.settle()

    def types(self, text: str) -> Hands:
        """Type where the focus is."""
        _type(self.focus, text)
        return self

    def type_into(self, label: str, text: str) -> Hands:
        """Click into a field and type over what stands there."""
        control = self.field(label)
        _scroll_to(control)
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        QTest.keyClick(control, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        _type(control, text)
        return self

    def tab_to(self, label: str) -> Hands:
        """Press Tab until the focus stands in this field, as somebody without a mouse does."""
        wanted = self.field(label)
        for _press in range(_MOST_TABS):
            if self.focus is wanted or wanted.isAncestorOf(self.focus):
                return self
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {label!r}")

    def tab_to_button(self, word: str) -> Hands:
        """Press Tab until the focus stands on this button."""
        wanted = self.button(word)
        for _press in range(_MOST_TABS):
            if self.focus is wanted:
                return self
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to the button {word!r}")

    def chooses(self, word: str) -> Hands:
        """Move with the arrows to a chip of the group that has the focus, or to a line of the list."""
        if isinstance(self.focus, QComboBox):
            return self._choose_in_list(word)
        for _press in range(_MOST_TABS):
            chip = self.focus
            if isinstance(chip, QAbstractButton) and chip.text() == word:
                if not chip.isChecked():
                    QTest.keyClick(chip, Qt.Key.Key_Space)
                return self
            QTest.keyClick(chip, Qt.Key.Key_Right)
        raise AssertionError(f"the arrows do not lead to {word!r} from {eyes.told(self.focus)}")

    def _choose_in_list(self, word: str) -> Hands:
        box = self.focus
        assert isinstance(box, QComboBox)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _press in range(box.count()):
            if box.currentText().startswith(word):
                return self
            QTest.keyClick(box, Qt.Key.Key_Down)
        raise AssertionError(f"the list has no {word!r}")

    # -- questions

    @contextmanager
    def answering(self, verb: str) -> Iterator[list[str]]:
        """Answer the one question that comes up by pressing the button with this verb.

        Yields:
            What was asked, once it has been.
        """
        asked: list[str] = []
        timer = QTimer()
        timer.setInterval(5)
        timer.timeout.connect(lambda: self._answer(verb, asked))
        timer.start()
        try:
            yield asked
        finally:
            timer.stop()
        assert len(asked) == 1, f"asked: {asked}"
        # Off screen there is no window manager that would give the keyboard back.
        self.turn_to()

    def _answer(self, verb: str, asked: list[str]) -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QDialog) or not question.isVisible():
            return
        buttons = {button.text(): button for button in question.findChildren(QAbstractButton)}
        asked.append(question.windowTitle())
        QTest.mouseClick(buttons[verb], Qt.MouseButton.LeftButton)

    # -- the door

    def sign_in(self, name: str, password: str) -> Hands:
        """Sign in at the sign-in window."""
        self.turn_to()
        self.type_into("ชื่อผู้ใช้", name)
        self.type_into("รหัสผ่าน", password)
        return self.press("เข้าใช้งาน").turn_to()

    def sign_out(self) -> Hands:
        """Leave the window to the next user."""
        return self.press("ออกจากระบบ").turn_to()


Seat = Callable[..., Hands]


def _type(widget: QWidget, text: str) -> None:
    for letter in text:
        if letter.isascii():
            # A key of its own, so that a shortcut which must not take it could.
            QTest.keyClick(widget, letter)  # type: ignore[call-overload]
        else:
            type_text(widget, letter)


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
            QCoreApplication.processEvents()
        around = around.parentWidget()
