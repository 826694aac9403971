"""One entry's own page: what it is made of, and beside it what is known, or the small form that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit.arrange import STACKED_BELOW
from desktop.views.kit.buttons import QuietButton
from desktop.views.kit.cards import Card, Pressable
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.chips import Chip
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.trainings.kept_list import KeptList
from desktop.views.trainings.words import Chip as ChipWords

BESIDE: Final = 360
_WIDEST: Final = 16_777_215


class DetailView(QWidget):
    """One entry's own page, in tabs.

    Signals:
        left: back to the list.
        shown: what was read stands.

    Args:
        tabs: its parts.

    Attributes:
        head: its name, states and actions.
        tabs: its parts as words.
        stack: the part in front.
        beside: what is known, and in its place a small form.
    """

    left = Signal()
    shown = Signal()

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [tab.key for tab in tabs]
        self.head = EntryHead(self.left.emit)
        self.tabs, self.stack = Tabs(tabs), QStackedWidget()
        self.side, self.beside = CardColumn(), FormBeside(self)
        self._peeking = False
        # Where there is no room beside, what is known of a row is called by this or by Space.
        self.details = QuietButton(_("Details"), "info", on_click=self.peek)
        self.details.setToolTip(_("Space in the list does the same"))
        self.tabs.wanted.connect(self.turn_to)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.main = QWidget()
        inside = QVBoxLayout(self.main)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        above = QHBoxLayout()
        above.addWidget(self.tabs)
        above.addStretch(1)
        above.addWidget(self.details)
        inside.addLayout(above)
        inside.addWidget(self.stack, 1)
        row.addWidget(self.main, 1)
        self.beside.addWidget(self.side)
        row.addWidget(self.beside)
        column.addLayout(row, 1)

    # -- its parts

    def turn_to(self, key: str) -> None:
        """Show another part; not while a small form is open."""
        if self.form() is not None:
            self.tabs.turn_to(self._keys[self.stack.currentIndex()])
            return
        self.tabs.turn_to(key)
        self.stack.setCurrentIndex(self._keys.index(key))
        self.offer()
        self._arrange()

    def current(self) -> str:
        """The part in front."""
        return self._keys[self.stack.currentIndex()]

    def offer(self) -> None:
        """Offer in the head what can be done."""

    def wide(self) -> bool:
        """Whether the part in front needs the whole width."""
        return False

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show other cards beside."""
        inside = self.side.isAncestorOf(self.window().focusWidget())
        while (item := self.side.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in cards:
            self.side.add(card)
        self.side.add_stretch()
        if inside:
            # Whoever stood on a card that is made anew goes on from the list.
            self.focus_first()

    def show_name(self, title: str, chips: Sequence[ChipWords]) -> None:
        """Show name and states in the head."""
        self.head.show_entry(title, [chip[:2] for chip in chips])
        for made, chip in zip(self.head.findChildren(Chip)[-len(chips) :], chips, strict=False):
            made.show_state(*chip)

    # -- the small form beside

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def show_form(self, form: RecordForm[Any]) -> None:
        """Show a small form in place of what is known."""
        self.beside.show_form(form)
        self._arrange()
        for made in self.head.buttons:
            made.setEnabled(False)
        form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_form(self) -> None:
        """Show what is known again."""
        self.beside.drop_form()
        self._arrange()
        self.offer()
        self.focus_first()

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost, or the person said to leave it."""
        form = self.form()
        return form is None or form.may_leave()

    def focus_first(self) -> None:
        """Go to the first useful control."""

    def add_part(self, part: KeptList, holder: QWidget | None = None) -> None:
        """Add a list as the next part; Space in it shows what is known of its row, Esc leaves.

        Args:
            part: the list.
            holder: what it lies in, where that is more than the list.
        """
        self.stack.addWidget(holder if holder is not None else part)
        part.left.connect(self.left)
        part.peeked.connect(lambda _uid: self.peek())

    def peek(self) -> None:
        """Where there is no room beside, let what is known take the list's place."""
        self._peeking = self._is_narrow()
        self._arrange()
        first = next((row for row in self.side.findChildren(Pressable) if row.isVisible()), None)
        if self._peeking and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_peeking(self) -> bool:
        """Whether what is known has the list's place."""
        return self._peeking

    def end_peek(self) -> None:
        """Give the list its place back."""
        self._peeking = False
        self._arrange()
        self.focus_first()

    def _is_narrow(self) -> bool:
        return self.width() < STACKED_BELOW

    def _arrange(self) -> None:
        """Where there is no room for both, the form takes the part's place, and cards go."""
        narrow, has_form = self._is_narrow(), self.form() is not None
        self._peeking = self._peeking and narrow and not has_form
        instead = self._peeking or (narrow and has_form)
        self.main.setVisible(not instead)
        self.details.setVisible(narrow and not self.wide())
        self.beside.setVisible(has_form or self._peeking or not (narrow or self.wide()))
        self.beside.setMinimumWidth(BESIDE)
        self.beside.setMaximumWidth(_WIDEST if instead else BESIDE)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of the two: one goes before there is no room for both."""
        around = self.contentsMargins().left() + self.contentsMargins().right()
        layout = self.layout()
        if layout is not None:
            around += layout.contentsMargins().left() + layout.contentsMargins().right()
        wide = max(self.main.minimumSizeHint().width(), BESIDE)
        return QSize(wide + around, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only one of the two is shown."""
        super().resizeEvent(event)
        self._arrange()
