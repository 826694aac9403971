"""The one line that is typed on: it stands in the cell that is keyed, its keys go from cell to cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.rules.citizens import LENGTHS
from desktop.views.kit.line import ThaiLine
from desktop.views.lists.keyed_model import TICKED

NEXT: Final = "next"
PREVIOUS: Final = "previous"
UP: Final = "up"
DOWN: Final = "down"
NEXT_LINE: Final = "next line"
PAGE_UP: Final = "page up"
PAGE_DOWN: Final = "page down"
OFFER: Final = "offer"
REPEAT: Final = "repeat"
CLEAR: Final = "clear"

_Key = Qt.Key
_SHIFT, _CONTROL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_ENTER: Final = (_Key.Key_Return, _Key.Key_Enter)
# What each key means, by the key and what is held with it; the D of the Thai layout is ก.
_MEANING: Final[Mapping[tuple[int, Qt.KeyboardModifier | None], str]] = {
    (_Key.Key_Tab, None): NEXT,
    (_Key.Key_Backtab, None): PREVIOUS,
    (_Key.Key_Up, None): UP,
    (_Key.Key_Down, None): DOWN,
    (_Key.Key_Down, _ALT): OFFER,
    (_Key.Key_F4, None): OFFER,
    (_Key.Key_PageUp, None): PAGE_UP,
    (_Key.Key_PageDown, None): PAGE_DOWN,
    (_Key.Key_D, _CONTROL): REPEAT,
    (ord("ก"), _CONTROL): REPEAT,
    (_Key.Key_Delete, _CONTROL): CLEAR,
    **{(key, None): NEXT for key in _ENTER},
    **{(key, _SHIFT): PREVIOUS for key in _ENTER},
    **{(key, _CONTROL): NEXT_LINE for key in _ENTER},
}


def meaning(event: QKeyEvent) -> str:
    """Where a key goes, or what it does with the line; empty for a key that only types.

    Args:
        event: the key.
    """
    if event.key() == _Key.Key_Backtab:
        return PREVIOUS
    held = event.modifiers() & (_SHIFT | _CONTROL | _ALT)
    one = next((each for each in (_SHIFT, _CONTROL, _ALT) if held == each), None)
    if held and one is None:
        return ""
    return _MEANING.get((event.key(), one), "")


class CellLine(ThaiLine):
    """The line that is typed on.

    Signals:
        asked(meaning): a key that goes on to another cell, or does something with the line.
        ticked(text): in a cell that is ticked, what stands in it now.

    Attributes:
        ticks: whether the cell is one to be ticked rather than typed in.
    """

    asked = Signal(str)
    ticked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = False
        self.setMaxLength(max(LENGTHS.values()))

    def event(self, event: QEvent) -> bool:
        """Tab goes to the next cell, not to the next widget."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (_Key.Key_Tab, _Key.Key_Backtab):
                self.asked.emit(meaning(event))
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and meaning(event):
            # Keys that mean something here are not the window's.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, tick, or type."""
        asked = meaning(event)
        if asked:
            self.asked.emit(asked)
        elif self.ticks and self._tick(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tick(self, event: QKeyEvent) -> bool:
        if event.key() in (_Key.Key_Backspace, _Key.Key_Delete):
            self.ticked.emit("")
        elif event.text() == " ":
            self.ticked.emit("" if self.text() else TICKED)
        elif event.text().isprintable() and event.text() and not event.modifiers() & (_CONTROL | _ALT):
            self.ticked.emit(TICKED)
        else:
            return False
        return True
