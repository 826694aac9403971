"""A centre's month beside the grid: what it says, and the province's word on it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.reports import InboxRow
from desktop.system.language import _
from desktop.views.exchange import words
from desktop.views.exchange.month_grid import state_chip
from desktop.views.kit import words as roles
from desktop.views.kit.buttons import Button, PrimaryButton, QuietButton
from desktop.views.kit.cards import Column, EmptyState, Facts
from desktop.views.kit.chips import Chip
from desktop.views.kit.fields import Labelled, LongTextField
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.words import WrappedLabel

ACCEPTED: Final = "accepted"
RETURNED: Final = "returned"
_REMARK: Final = 96


class JudgePanel(QStackedWidget):
    """A centre's month and the province's word on it.

    Signals:
        judged(unit, month, verdict, remark): the word that the user gives.
        report_wanted(unit, month): open the month's report.
        answer_wanted(unit): make the answer for the centre.

    Args:
        allowed: whether the user may say a word on months.
    """

    judged = Signal(str, object, str, str)
    report_wanted = Signal(str, object)
    answer_wanted = Signal(str)

    def __init__(self, allowed: bool) -> None:
        super().__init__()
        self._allowed = allowed
        self._row: InboxRow | None = None
        nothing = _("Choose a month of a centre to see it here and to say a word on it.")
        self.addWidget(EmptyState("mouse-pointer-2", _("Nothing chosen"), nothing))
        self._build()

    def _build(self) -> None:
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        inside = Column(spacing=8)
        whole.addWidget(inside, 1)
        self.title = WrappedLabel("", roles.HEADING)
        self.chip = Chip("plain", "")
        self.facts = Facts()
        self.remark = Labelled(_("Remark"), self._remark_field(), _("Needed when it is given back."))
        self.said = WrappedLabel("", roles.CAPTION)
        for part in (self.title, self.chip, self.facts, self.said, self.remark):
            inside.add(part)
        inside.add_stretch()
        self.accept = PrimaryButton(_("Accept"), "check", on_click=lambda: self._judge(ACCEPTED))
        self.give_back = Button(_("Give back"), "undo-2", on_click=lambda: self._judge(RETURNED))
        buttons = FlowLayout(None, 8, 8)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.give_back)
        # Beneath what scrolls: in a low window too the verbs stay in sight.
        whole.addLayout(buttons)
        self.report = QuietButton(_("Open the report"), "file-text", on_click=self._report)
        self.answer = QuietButton(_("Make the answer"), "send", on_click=self._answer)
        more = FlowLayout(None, 4, 4)
        more.addWidget(self.report)
        more.addWidget(self.answer)
        whole.addLayout(more)
        self.addWidget(page)

    def _remark_field(self) -> LongTextField:
        field = LongTextField(lines=3)
        field.setMaximumHeight(_REMARK)
        return field

    def row(self) -> InboxRow | None:
        """The month that is shown."""
        return self._row

    def show_row(self, row: InboxRow | None) -> None:
        """Show another centre's month; what was typed for the same one stays.

        Args:
            row: the month, or none.
        """
        same = row is not None and self._row is not None and _key(row) == _key(self._row)
        self._row = row
        self.setCurrentIndex(0 if row is None else 1)
        if row is None:
            return
        if not same:
            self.remark.field.set_value("")
        self.remark.set_problem("")
        self.title.setText(row.unit_name)
        chip, word, icon = state_chip(row.state)
        self.chip.show_state(chip, f"{row.month.spoken()} · {word}", icon)
        self.facts.show_rows(_facts(row))
        self._offer(row)

    def _offer(self, row: InboxRow) -> None:
        come = row.state != "missing"
        for part in (self.remark, self.accept, self.give_back):
            part.setVisible(come)
        self.accept.setEnabled(self._allowed and row.state != ACCEPTED)
        self.give_back.setEnabled(self._allowed and row.state != RETURNED)
        self.report.setVisible(come)
        self.said.setVisible(not come)
        self.said.setText(
            _("No file of this month has come from the centre. Call, or wait for its next file.")
        )

    def _judge(self, verdict: str) -> None:
        row, remark = self._row, self.remark.field.value()
        if row is None:
            return
        if verdict == RETURNED and not remark:
            self.remark.set_problem(_("Write for the centre what is to be put right."))
            self.remark.field.setFocus()
            return
        self.judged.emit(row.unit, row.month, verdict, remark)

    def _report(self) -> None:
        if self._row is not None:
            self.report_wanted.emit(self._row.unit, self._row.month)

    def _answer(self) -> None:
        if self._row is not None:
            self.answer_wanted.emit(self._row.unit)

    def focus_remark(self) -> None:
        """Go to the first thing that can be done with the month."""
        (self.accept if self.accept.isEnabled() else self.give_back).setFocus()


def _key(row: InboxRow) -> tuple[str, str]:
    return row.unit, str(row.month)


def _facts(row: InboxRow) -> list[tuple[str, str]]:
    return [
        (_("Pointed out"), words.figure(row.pointed_out) if row.state != "missing" else ""),
        (_("Closed on"), _day(row.closed_on)),
        (_("Approved on"), _day(row.approved_on)),
        (_("Last remark"), row.remark),
    ]


def _day(day: date | None) -> str:
    return thai_date.short(day) if day else ""
