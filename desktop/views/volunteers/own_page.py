"""A volunteer's own page: the appointment, the places, and the people found against the quota."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.reference import ReferenceTables
from desktop.rules.volunteers import kind_word
from desktop.system.language import _
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.chips import Chip
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.record_form import RecordForm
from desktop.views.volunteers.listing import days_left, warning_icon
from desktop.views.volunteers.own_cards import OwnCards
from desktop.views.volunteers.own_lists import OwnLists
from desktop.views.volunteers.own_reading import OwnReading
from desktop.views.volunteers.quota_card import QuotaCard

_FORM: Final = 300


class OwnPage(QWidget):
    """A volunteer's own page.

    Signals:
        back: to the register.
        changing, leaving, handing_over: the small form for it is wanted.
        sheet_wanted: key in a sheet of this volunteer.
        figure_wanted(figure): the cases behind a number of the year.

    Args:
        read: what is shown.
        reference: the names of the categories.
        today: the day.
        may_change: whether it can be changed here; what another office wrote cannot.

    Attributes:
        quota: the year beside its target.
        cards: the cards beside.
        lists: the lists.
    """

    back = Signal()
    changing = Signal()
    leaving = Signal()
    handing_over = Signal()
    sheet_wanted = Signal()
    figure_wanted = Signal(str)

    def __init__(
        self,
        read: OwnReading,
        reference: ReferenceTables,
        today: date,
        *,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        page = read.page
        self.page, self._today, self._may_change = page, today, may_change
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        self.head = self._head()
        column.addWidget(self.head)
        sides = SideBySide(66, 34)
        self.quota = QuotaCard(page)
        self.quota.figure_wanted.connect(self.figure_wanted)
        sides.main.addWidget(self.quota)
        self.lists = OwnLists(read, reference, today, may_change=may_change)
        self.lists.left.connect(self.back)
        self.lists.handing_over.connect(self.handing_over)
        sides.main.addWidget(self.lists, 1)
        self.beside = FormBeside()
        self.cards = OwnCards(page, today, may_change)
        self.beside.addWidget(self.cards)
        sides.side.addWidget(self.beside, 1)
        self.scrolling = CardColumn()
        self.scrolling.add(sides, 1)
        column.addWidget(self.scrolling, 1)

    # -- what stands in it

    def _head(self) -> EntryHead:
        head = EntryHead(self.back.emit)
        chips = [("accent", kind_word(self.page.kind), "heart-handshake"), *self._term_chip()]
        head.show_entry(self.page.name, [(state, word) for state, word, _icon in chips])
        for made, chip in zip(head.findChildren(Chip), chips, strict=True):
            made.show_state(*chip)
        head.show_actions(self._actions())
        return head

    def _actions(self) -> list[Action]:
        if not self._may_change:
            return []
        actions = [Action(word=_("Change"), run=self.changing.emit, icon="pencil")]
        if self.page.left_on is None:
            actions.append(Action(word=_("Leaves the service"), run=self.leaving.emit, icon="log-out"))
            actions.insert(0, Action(word=_("Key in a sheet"), run=self.sheet_wanted.emit, icon="keyboard"))
        return actions

    def _term_chip(self) -> list[tuple[str, str, str]]:
        page = self.page
        if page.left_on is not None:
            return [("plain", _("Left on {day}", day=thai_date.short(page.left_on)), "log-out")]
        if page.term_end is not None and page.term_end < self._today:
            return [("plain", _("Term is over"), "circle-slash")]
        if page.warning is None or page.term_end is None:
            return []
        return [("restricted", days_left(page.term_end, self._today), warning_icon(page.warning))]

    # -- the small form beside

    def show_form(self, form: RecordForm[Any]) -> None:
        """Show a small form in place of the cards beside."""
        self.beside.show_form(form)
        self._fit_form()
        for made in self.head.buttons:
            made.setEnabled(False)
        form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        # In a narrow window it lies below the lists, where it comes to lie only with the next layout.
        QTimer.singleShot(0, form, self._scroll_to_form)

    def _fit_form(self) -> None:
        """No taller than the page, so that its buttons stay in sight."""
        form = self.beside.form()
        if form is not None:
            form.setFixedHeight(max(_FORM, self.scrolling.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A form beside follows the page's height."""
        super().resizeEvent(event)
        self._fit_form()

    def _scroll_to_form(self) -> None:
        content = self.scrolling.widget()
        assert content is not None
        self.scrolling.verticalScrollBar().setValue(self.beside.mapTo(content, QPoint(0, 0)).y())

    def hide_form(self) -> None:
        """Show the cards beside again."""
        self.beside.drop_form()
        for made in self.head.buttons:
            made.setEnabled(True)

    def focus_first(self) -> None:
        """Go to the first useful control."""
        self.lists.focus_first()
