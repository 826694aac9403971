"""The head of a page: its title, a count, what can be done, at most one primary action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, Button, IconButton, button
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
        self.more = IconButton("ellipsis", _("More"), on_click=self._open_more, parent=self)
        self.more.hide()
        self.buttons: list[Button] = []
        self._folded: list[Button] = []
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
        self._row.removeWidget(self.more)
        for made in [*self.buttons, self.more, *([self.primary] if self.primary else [])]:
            self._row.addWidget(made)
        self._fold()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self.title.setText(title)

    def set_count(self, text: str) -> None:
        """Say how many there are."""
        self.count.setText(text)
        self._fold()

    def set_note(self, text: str) -> None:
        """Say other quiet words; they are never cut, buttons give way to them."""
        self.note.setText(text)
        self._fold()

    # -- where there is no room for every button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Verbs are never cut: those that find no room are offered in a menu."""
        super().resizeEvent(event)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """As wide as what is never folded."""
        return QSize(self._needed(()) if self.buttons else super().minimumSizeHint().width(), 44)

    def menu(self) -> QMenu:
        """What found no room beside the title."""
        menu = QMenu(self)
        for folded in self._folded:
            menu.addAction(folded.text(), folded.click).setEnabled(folded.isEnabled())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _fold(self) -> None:
        kept = list(self.buttons)
        # The last ones go first: what every list offers stands behind what only this page does.
        while kept and self._needed(kept) > self.width():
            kept.pop()
        self._folded = self.buttons[len(kept) :]
        for each in self.buttons:
            each.setVisible(each in kept)
        self.more.setVisible(bool(self._folded))

    def _needed(self, buttons: Sequence[Button]) -> int:
        others: list[QWidget] = [self.title, self.count]
        others += [self.note] if self.note.text() else []
        others += [self.primary] if self.primary is not None else []
        others += [self.more] if len(buttons) < len(self.buttons) else []
        shown = [*others, *buttons]
        return sum(each.sizeHint().width() for each in shown) + self._row.spacing() * (len(shown) + 1)
