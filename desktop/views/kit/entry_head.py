"""The head of one entry's own page: the way back, its name, its states, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.system.language import _
from desktop.views.kit.buttons import Action, Button, IconButton, button
from desktop.views.kit.chips import Chip
from desktop.views.kit.words import Title

_SHORTEST: Final = 160
_LOWEST: Final = 44


class LongTitle(Title):
    """A title that gives way to the buttons: what has no room ends in an ellipsis."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_whole(self, text: str) -> None:
        """Show another title, as much of it as there is room for; the whole is spoken."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the whole title."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as a few words."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), _SHORTEST), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, mode, max(self.width(), _SHORTEST))
        if shown != self.text():
            self.setText(shown)


class EntryHead(QWidget):
    """The head of one entry's own page.

    Args:
        back: goes back to the list.
    """

    def __init__(self, back: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        name = QHBoxLayout()
        name.setSpacing(10)
        self.back = IconButton("arrow-left", _("Back to the list"), on_click=back)
        self.title = LongTitle()
        self._chips, self._actions = QHBoxLayout(), QHBoxLayout()
        self._chips.setSpacing(6)
        self._actions.setSpacing(10)
        name.addWidget(self.back)
        name.addWidget(self.title)
        name.addLayout(self._chips)
        name.addStretch(1)
        self._row.addLayout(name, 1)
        self._row.addLayout(self._actions)
        self.buttons: list[Button] = []
        self._chips_shown: list[Chip] = []
        self.setMinimumHeight(_LOWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the actions go below the name."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider part: the actions go below the name before there is no room."""
        return QSize(_SHORTEST, self._row.minimumSize().height())

    def _arrange(self) -> None:
        way = QBoxLayout.Direction
        # Buttons and chips made just now are not shown yet, and a layout would not count them.
        actions = sum(made.sizeHint().width() + self._actions.spacing() for made in self.buttons)
        wanted = self._name_width() + actions + 20
        narrow = bool(self.buttons) and self.width() < wanted
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._row.setAlignment(self._actions, Qt.AlignmentFlag.AlignRight if narrow else Qt.AlignmentFlag(0))
        # A page that is full would press the two lines into the height of one.
        self.setMinimumHeight(max(_LOWEST, self._row.minimumSize().height()))

    def _name_width(self) -> int:
        chips = sum(chip.sizeHint().width() + self._chips.spacing() for chip in self._chips_shown)
        # A name that would be cut beside the actions stands whole above them.
        return self.back.sizeHint().width() + self.title.sizeHint().width() + chips + 30

    def show_entry(self, title: str, chips: Sequence[tuple[str, str]] = ()) -> None:
        """Show another entry.

        Args:
            title: its name.
            chips: state and word of each of its states.
        """
        self.title.show_whole(title)
        _empty(self._chips)
        self._chips_shown = [Chip(state, word) for state, word in chips]
        for chip in self._chips_shown:
            self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_actions(self, actions: Sequence[Action], primary: Action | None = None) -> None:
        """Offer other actions, the primary one last."""
        focused = self.window().focusWidget() in self.buttons
        _empty(self._actions)
        self.buttons = [button(action) for action in actions]
        if primary is not None:
            self.buttons.append(button(primary, True))
        for made in self.buttons:
            self._actions.addWidget(made)
        self._arrange()
        if focused and self.buttons:
            # Whoever stood on a button that is made anew goes on from there.
            self.buttons[-1].show()
            self.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
