"""The head of one entry's own page: the way back, its name, its states, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.system.language import _
from desktop.views.kit.buttons import Action, Button, IconButton, button
from desktop.views.kit.chips import Chip
from desktop.views.kit.words import Title


class EntryHead(QWidget):
    """The head of one entry's own page.

    Args:
        back: goes back to the list.
    """

    def __init__(self, back: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.back = IconButton("arrow-left", _("Back to the list"), on_click=back)
        self.title = Title()
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.setMinimumWidth(120)
        self._chips, self._actions = QHBoxLayout(), QHBoxLayout()
        self._chips.setSpacing(6)
        self._actions.setSpacing(10)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addLayout(self._chips)
        row.addStretch(1)
        row.addLayout(self._actions)
        self.buttons: list[Button] = []
        self.setMinimumHeight(44)

    def show_entry(self, title: str, chips: Sequence[tuple[str, str]] = ()) -> None:
        """Show another entry.

        Args:
            title: its name.
            chips: state and word of each of its states.
        """
        self.title.setText(title)
        # The whole name while there is room; long names give way to the buttons.
        self.title.setMaximumWidth(self.title.sizeHint().width())
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), 240))
        self.title.setToolTip(title)
        _empty(self._chips)
        for state, word in chips:
            self._chips.addWidget(Chip(state, word), 0, Qt.AlignmentFlag.AlignVCenter)

    def show_actions(self, actions: Sequence[Action], primary: Action | None = None) -> None:
        """Offer other actions, the primary one last."""
        _empty(self._actions)
        self.buttons = [button(action) for action in actions]
        if primary is not None:
            self.buttons.append(button(primary, True))
        for made in self.buttons:
            self._actions.addWidget(made)


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
