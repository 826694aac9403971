"""The receipts behind a sum of the year: of one person or of everybody, by month, void ones told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import money, thai_date
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.stipends import ReceiptRow
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card
from desktop.views.kit.counted_rows import CountedRows, Part
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.stipends import words

LIVING = "living"
VOID = "void"


@dataclass(frozen=True, slots=True)
class YearOf:
    """Whose year.

    Attributes:
        fiscal_year: the Buddhist year in which it ends; 0 for all years.
        person_uid: whose; empty for everybody.
        name: theirs, with title; empty for everybody.
    """

    fiscal_year: int = 0
    person_uid: str = ""
    name: str = ""


class ReceiptsView(QWidget):
    """The receipts behind a sum of the year.

    Signals:
        left: back to where the sum stands.
        shown: the list stands.
        grounds_wanted(uid, month): what made a receipt's amount.

    Args:
        desk: runs the work.
        centre: the services.
        whose: whose year.
    """

    left = Signal()
    shown = Signal()
    grounds_wanted = Signal(str, object)

    def __init__(self, desk: Desk, centre: Centre, whose: YearOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.whose = desk, centre, whose
        self.receipts: Mapping[str, ReceiptRow] = {}
        self.head = EntryHead(self.left.emit)
        self.rows = CountedRows(_("Receipts of the year"), _columns())
        self.rows.table.left.connect(self.left)
        self.rows.table.opened.connect(self._open)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.rows, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(card, 1)
        self._show_head()
        self.refresh()

    def refresh(self) -> None:
        """Read the receipts anew."""
        whose, receipts = self.whose, self._centre.stipends.receipts
        self._desk.run(
            lambda _progress: receipts.of_year(whose.fiscal_year, whose.person_uid), self._show, owner=self
        )

    def _show_head(self) -> None:
        year = thai_date.thai_digits(str(self.whose.fiscal_year))
        title = _("Stipends of fiscal year {year}", year=year)
        if not self.whose.fiscal_year:
            title = _("All receipts")
        if self.whose.name:
            title = _("{name}, stipends of fiscal year {year}", name=self.whose.name, year=year)
        living = [receipt for receipt in self.receipts.values() if receipt.voided_on is None]
        total = words.baht(sum(receipt.amount for receipt in living))
        self.head.show_entry(title, [("helped", total)] if self.receipts else ())
        if self.whose.person_uid and self.receipts:
            word = _("Print the statement")
            self.head.show_actions(
                (), Action(word=word, run=self.print_statement, icon="printer", keys="Ctrl+P")
            )

    def _show(self, found: Sequence[ReceiptRow]) -> None:
        # By month: a late one stands where it belongs.
        ordered = sorted(found, key=lambda receipt: (receipt.month, receipt.number))
        self.receipts = {receipt.uid: receipt for receipt in ordered}
        self._show_head()
        self.rows.show_rows([_row(receipt) for receipt in ordered], tuple(_parts(ordered)))
        self.shown.emit()

    def _open(self, uid: str) -> None:
        receipt = self.receipts[uid]
        self.grounds_wanted.emit(receipt.volunteer_uid, receipt.month)

    def print_statement(self) -> None:
        """Print what the person received in the year."""
        whose, years = self.whose, self._centre.stipends.years

        def show(sheet: object) -> None:
            self._desk.open(
                "paper", form="register_list", sheet=sheet, about=whose.person_uid, back="stipends"
            )

        self._desk.run(
            lambda _progress: years.statement_sheet(whose.person_uid, whose.fiscal_year), show, owner=self
        )

    def focus_first(self) -> None:
        """Go to the receipts."""
        self.rows.focus_first()


def _parts(receipts: Sequence[ReceiptRow]) -> Iterator[Part]:
    living = [receipt for receipt in receipts if receipt.voided_on is None]
    yield Part(LIVING, _("Valid"), [receipt.uid for receipt in living])
    yield Part(VOID, _("Void ones"), [receipt.uid for receipt in receipts if receipt.voided_on is not None])
    months: dict[Month, list[str]] = {}
    for receipt in living:
        months.setdefault(receipt.month, []).append(receipt.uid)
    # In fifteen chips nobody reads the year; the abbreviations of a calendar do.
    for month, uids in months.items():
        yield Part(str(month), words.short_month(month), uids)


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Number"), 170, sortable=False),
        Column("name", _("Name"), 220, sortable=False),
        Column("month", _("Month"), 140, sortable=False),
        Column("amount", _("Amount (baht)"), 130, True, False),
        Column("on", _("Day"), 110, sortable=False),
        Column("state", _("State"), 200, sortable=False),
    )


def _row(receipt: ReceiptRow) -> Row:
    day = thai_date.short(receipt.on, thai_digits=False)
    amount = money.baht(receipt.amount)
    state = Cell(_("paid"), state="helped", icon="check")
    if receipt.voided_on is not None:
        state = Cell(_("void"), state="overdue", icon="ban")
    return Row(receipt.uid, (receipt.number, receipt.payee, receipt.month.thai(), amount, day, state))
