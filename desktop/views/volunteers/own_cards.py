"""The cards beside a volunteer's lists: appointment, places, trainings and awards, account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import attainments, pay_accounts, phones, thai_date, thai_id
from desktop.services.volunteers import AccountRow, AssignmentRow, AttainmentRow, VolunteerPage
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, Button
from desktop.views.kit.cards import Card, Facts, button_row
from desktop.views.kit.words import Label, WrappedLabel
from desktop.views.volunteers.small_forms import place_words


class OwnCards(QWidget):
    """The cards beside.

    Signals:
        person_wanted: open the person.
        adding_place, adding_attainment, changing_account: the small form for it is wanted.
        ending_place(assignment): a place shall be free again.
        taking_back(attainment): it was written down by mistake.
        revealing(account): the whole number shall be shown.
        ending_account: the stipend is paid in cash again.

    Args:
        page: what is shown.
        today: the day.
        may_change: whether it can be changed here.
    """

    person_wanted = Signal()
    adding_place = Signal()
    ending_place = Signal(object)
    adding_attainment = Signal()
    taking_back = Signal(object)
    changing_account = Signal()
    revealing = Signal(object)
    ending_account = Signal()

    def __init__(
        self, page: VolunteerPage, today: date, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.page, self._today, self._may_change = page, today, may_change
        self.number = WrappedLabel("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._appointment())
        column.addWidget(self._places())
        if may_change:
            column.addWidget(self._account())
        column.addWidget(self._attainments())
        column.addStretch(1)

    # -- the appointment and its places

    def _appointment(self) -> Card:
        page = self.page
        card = Card(_("Appointment"))
        card.add(
            Facts(
                [
                    (_("ID number"), thai_id.shown(page.thai_id) if page.thai_id else ""),
                    (_("Telephone"), ", ".join(phones.shown(number) for number in page.phones)),
                    (_("Order"), _order(page)),
                    (_("Term"), _term(page)),
                    (_("Signed by"), page.supervisor),
                    (_("Left on"), thai_date.short(page.left_on) if page.left_on else ""),
                    (_("Reason"), page.leave_reason),
                ]
            )
        )
        card.add_layout(
            button_row([Action(word=_("Open the person"), run=self.person_wanted.emit, icon="user")])
        )
        return card

    def _places(self) -> Card:
        card = Card(_("Looks after"))
        for assignment in self.page.assignments:
            card.add(self._place(assignment))
        if not self.page.assignments:
            card.add(WrappedLabel(_("No tambon yet."), words.CAPTION))
        if self._may_change and self.page.left_on is None:
            card.add_layout(
                button_row([Action(word=_("Add a place"), run=self.adding_place.emit, icon="plus")])
            )
        return card

    def _place(self, assignment: AssignmentRow) -> QWidget:
        made, row = _line(place_words(assignment), _days(assignment))
        over = assignment.until is not None and assignment.until < self._today
        if over:
            row.addWidget(Label(_("ended"), words.MUTED))
        elif self._may_change and assignment.until is None:
            told = _("No longer looks after {place}", place=place_words(assignment))
            row.addWidget(_named(_("End"), told, lambda: self.ending_place.emit(assignment)))
        return made

    # -- the account

    def _account(self) -> Card:
        card = Card(_("Where the stipend is paid to"))
        account = self.page.account
        change = Action(word=_("Change"), run=self.changing_account.emit, icon="pencil")
        if account is None:
            card.add(WrappedLabel(_("No account yet; the stipend is paid in cash."), words.CAPTION))
            add = Action(word=_("Add an account"), run=self.changing_account.emit, icon="plus")
            card.add_layout(button_row([add]))
            return card
        self.number.setText(account.masked)
        card.add(WrappedLabel(account.bank or pay_accounts.kind_word(account.kind)))
        card.add(self.number)
        card.add(WrappedLabel(account.holder, words.MUTED))
        show = Action(word=_("Show the number"), run=lambda: self.revealing.emit(account), icon="eye")
        end = Action(word=_("End"), run=self.ending_account.emit)
        card.add_layout(button_row([show, change, end]))
        return card

    def show_number(self, account: AccountRow, number: str) -> None:
        """Show the whole number of the account, where it is still the one on the card."""
        if self.page.account == account:
            self.number.setText(number)

    # -- trainings and awards

    def _attainments(self) -> Card:
        card = Card(_("Trainings and awards"))
        for row in self.page.attainments:
            card.add(self._attainment(row))
        if not self.page.attainments:
            card.add(WrappedLabel(_("None yet."), words.CAPTION))
        if self._may_change:
            add = Action(word=_("Add a training or an award"), run=self.adding_attainment.emit, icon="plus")
            card.add_layout(button_row([add]))
        return card

    def _attainment(self, row: AttainmentRow) -> QWidget:
        made, line = _line(row.title, _attained(row))
        if self._may_change and row.volunteer_uid == self.page.uid:
            told = _("{title} was written down by mistake", title=row.title)
            line.addWidget(_named(_("Take back"), told, lambda: self.taking_back.emit(row)))
        return made


def _line(title: str, note: str) -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(8)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(WrappedLabel(title))
    if note:
        texts.addWidget(WrappedLabel(note, words.MUTED))
    row.addLayout(texts, 1)
    return made, row


def _named(word: str, told: str, run: Callable[[], object]) -> Button:
    """A button whose word alone would not tell what it is about."""
    made = Button(word, on_click=run)
    made.setAccessibleName(told)
    return made


def _attained(row: AttainmentRow) -> str:
    hours = _("{hours} hours", hours=row.hours) if row.hours else ""
    parts = (attainments.kind_word(row.kind), thai_date.short(row.on), hours, row.given_by)
    return " · ".join(part for part in parts if part)


def _order(page: VolunteerPage) -> str:
    if page.order_date is None:
        return page.order_number
    day = thai_date.short(page.order_date)
    return _("{number} of {day}", number=page.order_number or "–", day=day)


def _term(page: VolunteerPage) -> str:
    start = thai_date.short(page.term_start) if page.term_start else "–"
    end = thai_date.short(page.term_end) if page.term_end else _("no end")
    return f"{start} – {end}"


def _days(assignment: AssignmentRow) -> str:
    since = thai_date.short(assignment.since) if assignment.since else ""
    if assignment.until is None:
        return _("since {day}", day=since) if since else ""
    return _("{since} to {until}", since=since or "–", until=thai_date.short(assignment.until))
