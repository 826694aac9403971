"""What makes a month's stipend: term, report, rate, lists, receipts and the month's work, each opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import stipends as rules
from desktop.rules import thai_date
from desktop.rules.cases import stage_word
from desktop.rules.months import Month
from desktop.rules.volunteers import VolunteerDraft, kind_word
from desktop.services.centre import Centre
from desktop.services.stipends import Grounds, ListRow, ReceiptRow
from desktop.services.volunteers import VolunteerMonth
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, IconRow
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.figure_line import FigureLine
from desktop.views.kit.words import WrappedLabel
from desktop.views.stipends import words
from desktop.views.stipends.receipt_card import step_words

# Each number of a month's work, and the stage of a case's life that names it.
_FIGURES: Final = {
    "pointed_out": "pointed_out",
    "screened": "screened",
    "referred": "referred",
    "assisted": "helped",
}


@dataclass(frozen=True, slots=True)
class _Read:
    grounds: Grounds
    work: VolunteerMonth


class GroundsView(QWidget):
    """What makes a month's stipend.

    Signals:
        left: back to where the amount stands.
        shown: it stands.
        list_wanted(uid): open a pay list.
        rates_wanted: open the table of rates.

    Args:
        desk: runs the work.
        centre: the services.
        uid: the appointment.
        month: which month.

    Attributes:
        grounds: what was read.
    """

    left = Signal()
    shown = Signal()
    list_wanted = Signal(str)
    rates_wanted = Signal()

    def __init__(
        self, desk: Desk, centre: Centre, uid: str, month: Month, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.uid, self.month = desk, centre, uid, month
        self.grounds: Grounds | None = None
        self.head = EntryHead(self.left.emit)
        opening = Action(word=_("Open the volunteer"), run=self.open_volunteer, icon="heart-handshake")
        self.head.show_actions([opening])
        self.scrolling = CardColumn()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.scrolling, 1)
        self.refresh()

    # -- reading

    def refresh(self) -> None:
        """Read it anew."""
        uid, month, centre = self.uid, self.month, self._centre

        def read() -> _Read:
            return _Read(centre.stipends.reasons.of(uid, month), centre.volunteers.months.one(uid, month))

        self._desk.run(lambda _progress: read(), self._show, owner=self)

    def _show(self, found: _Read) -> None:
        grounds = found.grounds
        self.grounds = grounds
        one = grounds.claimant
        title = _("{name}, {month}", name=one.name, month=self.month.spoken())
        standing = words.standing_cell(one)
        state = standing.state or "plain"
        word = standing.text if standing.state else _("not paid")
        self.head.show_entry(title, [("accent", kind_word(one.kind)), (state, word)])
        kind_chip, state_chip = self.head.findChildren(Chip)[-2:]
        kind_chip.show_state("accent", kind_word(one.kind), "heart-handshake")
        state_chip.show_state(state, word, standing.icon)
        while (item := self.scrolling.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        sides = SideBySide(50, 50)
        sides.main.addWidget(self._amount(grounds))
        sides.main.addWidget(self._reasons(grounds))
        sides.main.addStretch(1)
        sides.side.addWidget(self._lists(grounds))
        sides.side.addWidget(self._work(found.work))
        sides.side.addStretch(1)
        self.scrolling.add(sides, 1)
        self.shown.emit()

    # -- its cards

    def _amount(self, grounds: Grounds) -> Card:
        one = grounds.claimant
        paid = [receipt.amount for receipt in grounds.receipts if receipt.voided_on is None]
        worth = paid[0] if paid else one.amount
        card = Card(words.baht(worth) if worth else _("No amount"))
        if paid:
            card.add(WrappedLabel(_("Paid with one receipt that counts.")))
        for sentence in () if paid else one.sentences:
            card.add(WrappedLabel(sentence))
        whole = _("A month is paid whole, where every day of it lies in the term; no rule pays part of one.")
        card.add(WrappedLabel(whole, styles.MUTED))
        return card

    def _reasons(self, grounds: Grounds) -> Card:
        card = Card(_("What it rests on"))
        for row in (self._term(grounds), self._report(grounds), self._rate(grounds)):
            card.add(row)
        for other in grounds.others:
            note = _("paid under it") if other.paid else _("not paid under it")
            if other.listed:
                note = _("on a list")
            told = f"{words.kind_word(other.kind)} · {words.term(other.term_start, other.term_end)}"
            row = IconRow("id-card", _("Another appointment: {told}", told=told), note, "waiting")
            row.pressed.connect(lambda uid=other.volunteer_uid: self._desk.open("volunteers", uid=uid))
            card.add(row)
        return card

    def _term(self, grounds: Grounds) -> IconRow:
        appointment = VolunteerDraft(
            kind=grounds.claimant.kind,
            term_start=grounds.term_start,
            term_end=grounds.term_end,
            left_on=grounds.left_on,
        )
        inside = rules.within_term(appointment, self.month)
        note = (
            _("The whole month lies within it.") if inside else _("The month does not lie wholly within it.")
        )
        if grounds.left_on is not None:
            note = f"{note} {_('Left on {day}', day=thai_date.short(grounds.left_on))}"
        told = _("Term {days}", days=words.term(grounds.term_start, grounds.term_end))
        row = IconRow("calendar-days", told, note, "helped" if inside else "overdue")
        row.pressed.connect(self.open_volunteer)
        return row

    def _report(self, grounds: Grounds) -> IconRow:
        if grounds.received_on is None:
            note = _("Without it the month is not paid.")
            row = IconRow("file-text", _("The month's report was not received"), note, "overdue")
        else:
            note = step_words(grounds.received_on, grounds.received_by)
            row = IconRow("file-text", _("The month's report was received"), note, "helped")
        row.pressed.connect(lambda: self.open_work("pointed_out"))
        return row

    def _rate(self, grounds: Grounds) -> IconRow:
        rate = grounds.rate
        if rate is None:
            row = IconRow("landmark", _("No rate is set"), _("The province sets it."), "overdue")
        else:
            note = _("holds since {day}", day=thai_date.short(rate.since))
            row = IconRow(
                "landmark", _("Rate {amount} a month", amount=words.baht(rate.satang)), note, "helped"
            )
        row.pressed.connect(self.rates_wanted)
        return row

    def _lists(self, grounds: Grounds) -> Card:
        card = Card(_("Pay lists and receipts"))
        if not grounds.lists:
            card.add(WrappedLabel(_("No list yet."), styles.CAPTION))
        for entry in grounds.lists:
            card.add(self._list(entry))
            for receipt in (each for each in grounds.receipts if each.list_uid == entry.uid):
                card.add(self._receipt(receipt))
        return card

    def _list(self, entry: ListRow) -> IconRow:
        chip, word, icon = words.list_chip(entry.state)
        told = _("Pay list of {month}", month=entry.month.spoken())
        row = IconRow(icon, f"{told} · {word}", "\n".join(_steps(entry)), chip)
        row.pressed.connect(lambda: self.list_wanted.emit(entry.uid))
        return row

    def _receipt(self, receipt: ReceiptRow) -> IconRow:
        living = receipt.voided_on is None
        note = thai_date.short(receipt.on) if living else f"{_('void')} · {receipt.void_reason}"
        told = f"{receipt.number} · {words.baht(receipt.amount)}"
        row = IconRow("check" if living else "ban", told, note, "helped" if living else "overdue")
        row.pressed.connect(lambda: self.list_wanted.emit(receipt.list_uid))
        return row

    def _work(self, work: VolunteerMonth) -> Card:
        card = Card(_("Work of the month"), _("Each number opens the people behind it."))
        for figure, stage in _FIGURES.items():
            line = FigureLine(stage_word(stage), getattr(work.done, figure))
            line.setObjectName(figure)
            line.pressed.connect(lambda figure=figure: self.open_work(figure))
            card.add(line)
        return card

    # -- what it opens

    def open_volunteer(self) -> None:
        """Open the volunteer's own page."""
        self._desk.open("volunteers", uid=self.uid)

    def open_work(self, figure: str) -> None:
        """Open the people behind a number of the month, with the month's report.

        Args:
            figure: ``pointed_out``, ``screened``, ``referred`` or ``assisted``.
        """
        self._desk.open("volunteers", uid=self.uid, month=str(self.month), figure=figure)

    def focus_first(self) -> None:
        """Go to the first thing that can be opened."""
        rows = self.scrolling.findChildren(IconRow)
        target: QWidget = rows[0] if rows else self.head.back
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _steps(entry: ListRow) -> Iterator[str]:
    """Who did what with a list, and when."""
    yield _("Prepared {when}", when=step_words(entry.prepared_on, entry.prepared_by))
    if entry.approved_on is not None:
        yield _("Approved {when}", when=step_words(entry.approved_on, entry.approved_by))
    if entry.paid_on is not None:
        yield _("Paid {when}", when=step_words(entry.paid_on, entry.paid_by))
    if entry.withdrawn_on is not None:
        yield _("Withdrawn {when}", when=step_words(entry.withdrawn_on, entry.withdrawn_by))
