"""The head of a page: its title, a count, what can be done, at most one primary action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.kit import words
from desktop.views.kit.buttons import Action, Button, button
from desktop.views.kit.words import Label, Title


class PageHead(QWidget):
    """The head of a page.

    Args:
        title: the page's name.
        actions: what can be done besides.
        primary: what people mostly do here.
        note: quiet words on the right, such as the keys of a form.
    """

    def __init__(
        self,
        title: str,
        actions: Sequence[Action] = (),
        primary: Action | None = None,
        note: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 0, 0)
        self._row.setSpacing(14)
        self.title, self.count, self.note = Title(title), Label("", words.CAPTION), Label(note, words.MUTED)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.note)
        self.buttons: list[Button] = []
        self.primary: Button | None = None
        self.set_actions(actions, primary)
        self.setMinimumHeight(44)

    def set_actions(self, actions: Sequence[Action], primary: Action | None = None) -> None:
        """Offer other actions."""
        for old in [*self.buttons, *([self.primary] if self.primary else [])]:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [button(action, parent=self) for action in actions]
        self.primary = button(primary, True, self) if primary else None
        for made in [*self.buttons, *([self.primary] if self.primary else [])]:
            self._row.addWidget(made)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)

    def set_count(self, text: str) -> None:
        """Say how many there are."""
        self.count.setText(text)
