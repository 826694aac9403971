"""The lists of a volunteer's own page: people found, monthly reports, cases looked after, papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import money, thai_date
from desktop.rules.months import Month
from desktop.rules.reference import ReferenceTables
from desktop.services.stipends import ReceiptRow
from desktop.services.volunteers import Paper, VolunteerMonth
from desktop.system.language import _
from desktop.views.case_words import paper_word
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, EmptyState, button_row
from desktop.views.kit.counted_rows import CountedRows, Part
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_model import RowSource
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.volunteers import case_rows, month_words
from desktop.views.volunteers.case_rows import CaseRows
from desktop.views.volunteers.own_reading import OwnReading

FOUND: Final = "found"
MONTHS: Final = "months"
LOOKED_AFTER: Final = "looked_after"
STIPENDS: Final = "stipends"
PAPERS: Final = "papers"
_LOWEST: Final = 260


class OwnLists(Card):
    """The lists, one at a time, as tabs.

    Signals:
        case_wanted(uid), month_wanted(Month), paper_wanted(uid), pay_list_wanted(uid): open it.
        turned(key): another list is in front.
        handing_over: the open cases shall pass to a successor.
        left: back to the register.

    Args:
        read: whose lists, with the fiscal year's twelve months and the receipts.
        reference: the names of the categories.
        today: the day.
        may_change: whether the open cases can be handed over here.
    """

    case_wanted = Signal(str)
    month_wanted = Signal(object)
    paper_wanted = Signal(str)
    pay_list_wanted = Signal(str)
    turned = Signal(str)
    handing_over = Signal()
    left = Signal()

    def __init__(
        self,
        read: OwnReading,
        reference: ReferenceTables,
        today: date,
        *,
        may_change: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        page = read.page
        self.body.setContentsMargins(5, 4, 5, 8)
        self.tables: dict[str, RowTable] = {}
        self.counted: dict[str, CountedRows] = {}
        self.tabs = Tabs(_tabs(read, today))
        self.stack = QStackedWidget()
        self.add(self.tabs)
        self.add(self.stack, 1)
        self._places: list[str] = []
        self._add_cases(FOUND, CaseRows(page.found, reference, today), _nobody_found())
        self._add_months(read.months, today)
        word = _("Hand the open cases over")
        hand_over = Action(word=word, run=self.handing_over.emit, icon="arrow-left-right")
        open_cases = CaseRows(page.looked_after, reference, today)
        self._add_cases(LOOKED_AFTER, open_cases, _nothing_open(), (hand_over,) if may_change else ())
        self._add_receipts(read.receipts)
        self._add_papers(page.papers, today)
        self.tabs.wanted.connect(self.turn_to)

    def _add(
        self,
        key: str,
        columns: Sequence[Column],
        source: RowSource,
        empty: QWidget,
        *,
        actions: Sequence[Action] = (),
    ) -> RowTable:
        table, ids = RowTable(columns, source), source.ids(None, None)
        self._places.append(key)
        if not ids:
            self.stack.addWidget(empty)
            return table
        table.set_title(self.tabs.tabText(self.stack.count()))
        table.setMinimumHeight(_LOWEST)
        table.show_ids(ids)
        table.left.connect(self.left)
        self.tables[key] = table
        self.stack.addWidget(_with_buttons(table, actions) if actions else table)
        return table

    def _add_counted(
        self, key: str, columns: Sequence[Column], rows: Sequence[Row], parts: Sequence[Part], empty: QWidget
    ) -> CountedRows:
        """A list with its numbers above it."""
        made = CountedRows(self.tabs.tabText(self.stack.count()), columns)
        made.show_rows(rows, parts)
        made.setMinimumHeight(_LOWEST)
        made.table.left.connect(self.left)
        self._places.append(key)
        self.stack.addWidget(made if rows else empty)
        if rows:
            self.tables[key] = made.table
            self.counted[key] = made
        return made

    def _add_cases(self, key: str, source: CaseRows, empty: QWidget, actions: Sequence[Action] = ()) -> None:
        table = self._add(key, case_rows.columns(), source, empty, actions=actions)
        table.opened.connect(self.case_wanted)

    def _add_months(self, months: Sequence[VolunteerMonth], today: date) -> None:
        begun = [row for row in months if row.month.first <= today]
        rows = [_month_row(row) for row in begun]
        counted = self._add_counted(MONTHS, _month_columns(), rows, tuple(_month_parts(begun)), _no_month())
        counted.table.opened.connect(lambda month: self.month_wanted.emit(Month.parse(month)))

    def _add_receipts(self, receipts: Sequence[ReceiptRow]) -> None:
        lists = {receipt.uid: receipt.list_uid for receipt in receipts}
        rows, parts = [_receipt_row(receipt) for receipt in receipts], tuple(_receipt_parts(receipts))
        counted = self._add_counted(STIPENDS, _receipt_columns(), rows, parts, _no_stipend())
        counted.table.opened.connect(lambda uid: self.pay_list_wanted.emit(lists[uid]))

    def _add_papers(self, papers: Sequence[Paper], today: date) -> None:
        source = KeptRows()
        source.keep(_paper_row(paper, today) for paper in papers)
        table = self._add(PAPERS, _paper_columns(), source, _no_papers())
        table.opened.connect(self.paper_wanted)

    def turn_to(self, key: str) -> None:
        """Show another list."""
        self.tabs.turn_to(key)
        self.stack.setCurrentIndex(self._places.index(key))
        self.turned.emit(key)

    def focus_first(self) -> None:
        """Go to the list in front, to its first row; to the tabs where it is empty."""
        table = self.tables.get(self.tabs.current())
        if table is None:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not table.current_uid():
            table.choose(table.rows.uid(0))
        table.setFocus(Qt.FocusReason.OtherFocusReason)


def _with_buttons(table: RowTable, actions: Sequence[Action]) -> QWidget:
    """A table, and above it what can be done with all that it lists."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    row = button_row(actions)
    row.setContentsMargins(13, 8, 13, 2)
    column.addLayout(row)
    column.addWidget(table, 1)
    return both


def _tabs(read: OwnReading, today: date) -> Sequence[Tab]:
    page = read.page
    months = sum(row.month.first <= today for row in read.months)
    return (
        Tab(FOUND, _counted(_("People found"), len(page.found)), "radar"),
        Tab(MONTHS, _counted(_("Reports"), months), "file-text"),
        Tab(LOOKED_AFTER, _counted(_("Open cases"), len(page.looked_after)), "clipboard-list"),
        Tab(STIPENDS, _counted(_("Stipends"), len(read.receipts)), "landmark"),
        Tab(PAPERS, _counted(_("Papers"), len(page.papers)), "printer"),
    )


def _counted(word: str, count: int) -> str:
    return f"{word} {thai_date.thai_digits(str(count))}" if count else word


def _nobody_found() -> EmptyState:
    told = _("Cases that name this volunteer as their finder are listed here.")
    return EmptyState("search", _("Nobody found yet"), told)


def _nothing_open() -> EmptyState:
    told = _("Cases that this volunteer looks after are listed here until they end.")
    return EmptyState("clipboard-list", _("No open case"), told)


def _no_month() -> EmptyState:
    told = _("Each month of the fiscal year is listed here, with what it brought and its report.")
    return EmptyState("file-text", _("No month yet"), told)


def _no_papers() -> EmptyState:
    told = _("Monthly reports and sheets that were printed for this volunteer are listed here.")
    return EmptyState("printer", _("No paper yet"), told)


def _no_stipend() -> EmptyState:
    told = _("Receipts of this person's stipends are listed here, void ones too.")
    return EmptyState("landmark", _("No stipend yet"), told)


def _receipt_columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Number"), 170, sortable=False),
        Column("month", _("Month"), 150, sortable=False),
        Column("amount", _("Amount (baht)"), 130, True, False),
        Column("on", _("Day"), 120, sortable=False),
        Column("state", _("State"), 130, sortable=False),
    )


def _receipt_parts(receipts: Sequence[ReceiptRow]) -> Iterator[Part]:
    yield Part("all", _("Receipts"), [receipt.uid for receipt in receipts])
    yield Part("valid", _("Valid"), [receipt.uid for receipt in receipts if receipt.voided_on is None])
    yield Part("void", _("Void ones"), [receipt.uid for receipt in receipts if receipt.voided_on is not None])


def _receipt_row(receipt: ReceiptRow) -> Row:
    day = thai_date.short(receipt.on, thai_digits=False)
    paid, void = Cell(_("paid"), state="helped"), Cell(_("void"), state="overdue", icon="ban")
    state = paid if receipt.voided_on is None else void
    return Row(receipt.uid, (receipt.number, receipt.month.thai(), money.baht(receipt.amount), day, state))


def _month_columns() -> tuple[Column, ...]:
    return (
        Column("month", _("Month"), 150, sortable=False),
        *(Column(figure, month_words.figure_word(figure), 92, True, False) for figure in month_words.FIGURES),
        Column("state", _("Report"), 190, sortable=False),
    )


def _month_parts(months: Sequence[VolunteerMonth]) -> Iterator[Part]:
    yield Part("all", _("Months so far"), [str(row.month) for row in months])
    for state in ("reported", "waiting"):
        uids = [str(row.month) for row in months if row.state == state]
        yield Part(state, month_words.state_chip(state)[1], uids)


def _month_row(row: VolunteerMonth) -> Row:
    chip, word, icon = month_words.state_chip(row.state)
    told = Cell(word, quiet=True) if chip == "plain" else Cell(word, state=chip, icon=icon)
    if row.received_on is not None:
        told = Cell(thai_date.short(row.received_on, thai_digits=False), state=chip, icon=icon)
    counts = [f"{count:,}" for _figure, count in month_words.figures(row.done)]
    return Row(str(row.month), (row.month.thai(), *counts, told))


def _paper_columns() -> tuple[Column, ...]:
    return (
        Column("paper", _("Paper"), 260, sortable=False),
        Column("number", _("Number"), 180, sortable=False),
        Column("when", _("Day"), 140, sortable=False),
    )


def _paper_row(paper: Paper, today: date) -> Row:
    day = thai_date.near(paper.printed_at.date(), today, thai_digits=False)
    return Row(paper.uid, (paper_word(paper.form), paper.number, day))
