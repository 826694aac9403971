"""The receipt of the line that somebody is on, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.stipends import ReceiptRow
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Facts, button_row
from desktop.views.stipends import words


class ReceiptCard(Card):
    """A receipt.

    Signals:
        printing, voiding, replacing: it shall be printed, be void, or another stand for it.
    """

    printing = Signal()
    voiding = Signal()
    replacing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Receipt"), "", parent)
        self.facts = Facts()
        self.add(self.facts)
        word = _("Print the receipt")
        printing = Action(word=word, run=self.printing.emit, icon="printer", keys="Ctrl+P")
        self.add_layout(button_row([printing]))
        void = Action(word=_("Void"), run=self.voiding.emit, icon="ban")
        another = Action(word=_("Issue another"), run=self.replacing.emit, icon="refresh-cw")
        self._living = QWidget()
        column = QVBoxLayout(self._living)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(button_row([void, another]))
        self.add(self._living)

    def show_receipt(self, receipt: ReceiptRow | None) -> None:
        """Show another receipt; none hides the card."""
        self.setVisible(receipt is not None)
        if receipt is not None:
            self.facts.show_rows(_facts(receipt))
            self._living.setVisible(receipt.voided_on is None)


def step_words(day: date | None, name: str) -> str:
    """Who did something, and when; empty where it was not done."""
    return _("{day} by {name}", day=thai_date.short(day), name=name) if day is not None else ""


def _facts(receipt: ReceiptRow) -> list[tuple[str, str]]:
    return [
        (_("Number"), receipt.number),
        (_("Received by"), receipt.payee),
        (_("Sum"), words.baht(receipt.amount)),
        (_("Day"), thai_date.short(receipt.on)),
        (_("Instead of"), receipt.replaces),
        (_("Void since"), step_words(receipt.voided_on, receipt.voided_by)),
        (_("Reason"), receipt.void_reason),
        (_("Replaced by"), receipt.replaced_by),
    ]
