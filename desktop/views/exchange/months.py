"""The months of a centre on their way to the province."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.services.reports import MonthState
from desktop.system.language import _
from desktop.views.kit import words as roles
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import Card
from desktop.views.kit.chips import Chip
from desktop.views.kit.words import Label, WrappedLabel
from desktop.views.month_words import month_chip

_SHOWN = 4
_READY = ("approved",)
_AGAIN = ("sent",)


def ready(months: Sequence[MonthState]) -> MonthState | None:
    """The oldest month that is approved and not sent."""
    waiting = [state for state in months if state.state in _READY]
    return min(waiting, key=lambda state: str(state.month), default=None)


class MonthsCard(Card):
    """The newest months, each with its state and what can be done with it.

    Signals:
        sent(month): send this month.
        opened(month): open its report.
    """

    sent = Signal(object)
    opened = Signal(object)

    def __init__(self, allowed: bool) -> None:
        super().__init__(_("Months"))
        self._allowed = allowed
        self._again: Month | None = None
        self._rows = QWidget()
        self.add(self._rows)
        self.add_stretch()
        self.buttons: dict[Month, Button] = {}

    def show_months(self, months: Sequence[MonthState], enrolled: bool, pending: int = 0) -> None:
        """Show other months.

        Args:
            months: in any order.
            enrolled: whether anything can be sent at all.
            pending: how many entries wait; what was put right after the province's word goes with the
                newest month that it accepted.
        """
        accepted = [state.month for state in months if state.state == "accepted"] if pending else []
        self._again = max(accepted, key=str, default=None)
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        self.buttons = {}
        newest = sorted(months, key=lambda state: str(state.month), reverse=True)[:_SHOWN]
        for state in newest:
            column.addLayout(self._row(state, enrolled))
        if not newest:
            column.addWidget(WrappedLabel(_("No month has begun yet."), roles.CAPTION))
        self.body.replaceWidget(self._rows, fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh

    def _row(self, state: MonthState, enrolled: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        label = Label(state.month.spoken())
        label.setMinimumWidth(120)
        row.addWidget(label)
        row.addWidget(Chip(*month_chip(state.state)), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._button(state, enrolled))
        return row

    def _button(self, state: MonthState, enrolled: bool) -> Button:
        month = state.month
        if state.state in _READY + _AGAIN or month == self._again:
            word = _("Send") if state.state in _READY else _("Send again")
            made = Button(word, "send", on_click=lambda: self.sent.emit(month))
            made.setEnabled(enrolled and self._allowed)
        else:
            made = Button(_("Open"), on_click=lambda: self.opened.emit(month))
        made.setAccessibleName(f"{made.text()} {month.spoken()}")
        self.buttons[month] = made
        return made
