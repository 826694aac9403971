"""A field that finds one entry of many by any part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.system.language import _
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields.text import LineField
from desktop.views.kit.popup import PopupList, PopupRow

SHOWN: Final = 50


class PickField(LineField):
    """Type any part, choose with arrows and Enter.

    Args:
        search: the choices that a typed text finds, best first.
        named: the choice of a code, or none where the code is unknown.
        placeholder: what can be typed.
    """

    def __init__(
        self,
        search: Callable[[str], Sequence[Choice]],
        named: Callable[[str], Choice | None],
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, 120, parent)
        self._search, self._named = search, named
        self._chosen: Choice | None = None
        self._found: Sequence[Choice] = ()
        self.line.returnPressed.disconnect()
        self.popup = PopupList(self)
        self.popup.chosen.connect(self._on_chosen)

    def value(self) -> str:
        """The code of what is chosen; empty for none."""
        return self._chosen.code if self._chosen else ""

    def choice(self) -> Choice | None:
        """What is chosen, with its words."""
        return self._chosen

    def set_value(self, value: str) -> None:
        """Choose by code."""
        self._show(self._named(value) or Choice(value, value) if value else None)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.line.text().strip()

    def trouble(self) -> str:
        """That something is typed and nothing chosen."""
        if self._chosen is not None or self.is_empty():
            return ""
        return _("Nothing was chosen. Type a part of the name and choose from the list.")

    def _show(self, choice: Choice | None) -> None:
        self._chosen = choice
        self._put(choice.text if choice else "")
        self.understood.emit(choice.detail if choice else "")
        self.popup.hide()

    def _on_edited(self, text: str) -> None:
        self._chosen = None
        self.understood.emit("")
        self._offer(text)
        super()._on_edited(text)

    def _offer(self, text: str) -> None:
        self._show_list(self._search(text.strip())[:SHOWN], text.strip())

    def _show_list(self, found: Sequence[Choice], typed: str) -> None:
        self._found = found
        rows = [PopupRow(choice.text, choice.detail) for choice in found]
        self.popup.offer(rows, typed, self.line, QPoint(0, self.line.height() + 2))

    def _on_chosen(self, at: int) -> None:
        self._show(self._found[at])
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter go to the list while it is open."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.popup.take_key(event):
                if self._chosen is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    # What was chosen is done with: Enter goes on, as on every other line.
                    self.window().focusNextChild()
                return True
            if event.key() == Qt.Key.Key_Down and not self.line.isReadOnly():
                self._offer("" if self._chosen else self.line.text())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.window().focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _on_leaving(self) -> None:
        self.popup.hide()
        if self._chosen is None and not self.is_empty():
            self._take_the_only_one()

    def _take_the_only_one(self) -> None:
        found = self._search(self.line.text().strip())
        same = [choice for choice in found if choice.text == self.line.text().strip()]
        sure = same if len(same) == 1 else found
        if len(sure) == 1:
            self._show(sure[0])
            self.changed.emit()
