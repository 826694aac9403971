"""A pay list on its own: its lines and receipts, and its way from prepared to paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import money
from desktop.rules import stipends as rules
from desktop.services.centre import Centre
from desktop.services.stipends import BankFile, LineRow, ListPage, ReceiptRow
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import STACKED_BELOW
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Facts
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.questions import Dialog
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import WrappedLabel
from desktop.views.stipends import words
from desktop.views.stipends.fixed_rows import FixedRows
from desktop.views.stipends.forms import StipendForms
from desktop.views.stipends.receipt_card import ReceiptCard, step_words

_BESIDE: Final = 372
_KIND: Final = "Excel (*.xlsx)"


class ListView(QWidget):
    """A pay list on its own.

    Signals:
        left: back to the month.
        shown: the list stands.

    Args:
        desk: runs the work.
        centre: the services.
        uid: the list.
    """

    left = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, centre: Centre, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.uid = desk, centre, uid
        self.page: ListPage | None = None
        self.receipts: Mapping[str, ReceiptRow] = {}
        self.head = EntryHead(self.left.emit)
        self.facts = Facts()
        self.hint = WrappedLabel("", styles.MUTED)
        self.hint.hide()
        self._source = FixedRows()
        self.table = RowTable(_columns(), self._source)
        self.table.set_title(_("Lines of the list"))
        self.table.left.connect(self.left)
        self.table.selected.connect(lambda _uid: self._show_receipt())
        self.table.opened.connect(lambda _uid: self.print_receipt())
        self.receipt_card = ReceiptCard()
        self.receipt_card.hide()
        self.receipt_card.printing.connect(self.print_receipt)
        self.receipt_card.voiding.connect(self.void)
        self.receipt_card.replacing.connect(self.issue_anew)
        self.beside = FormBeside(self)
        self._forms = StipendForms(desk, centre, self._on_written, self.hide_form)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._card = Card()
        self._card.body.setContentsMargins(5, 5, 5, 8)
        self._card.add(self.table, 1)
        row.addWidget(self._card, 1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        about = Card(_("About this list"))
        about.add(self.facts)
        side.addWidget(about)
        side.addWidget(self.receipt_card)
        side.addStretch(1)
        self.beside.addWidget(self._side)
        self.beside.setFixedWidth(_BESIDE)
        row.addWidget(self.beside)
        column.addLayout(row, 1)

    # -- reading and showing

    def refresh(self) -> None:
        """Read the list anew."""
        stipends, uid = self._centre.stipends, self.uid

        def read() -> tuple[ListPage, tuple[ReceiptRow, ...]]:
            return stipends.lists.page(uid), stipends.receipts.of_list(uid)

        self._desk.run(lambda _progress: read(), lambda found: self._show(*found), owner=self)

    def _show(self, page: ListPage, receipts: tuple[ReceiptRow, ...]) -> None:
        self.page = page
        self.receipts = {receipt.uid: receipt for receipt in receipts}
        uids = self._source.show([self._row(line) for line in page.lines])
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        if uids and not self.table.current_uid():
            self.table.choose(uids[0])
        self._show_head()
        self.facts.show_rows(_facts(page))
        self._show_receipt()
        self.shown.emit()

    def _row(self, line: LineRow) -> Row:
        receipt = self.receipts.get(line.receipt_uid)
        number = line.receipt_number or Cell("–", quiet=True)
        return Row(
            line.uid,
            (line.name, Cell(words.kind_word(line.kind), quiet=True), money.baht(line.amount), number,
             _line_cell(line, receipt)),
        )  # fmt: skip

    def _show_head(self) -> None:
        page = self.page
        if page is None:
            return
        title = _("Pay list of {month}", month=page.row.month.spoken())
        chip = words.list_chip(page.row.state)
        self.head.show_entry(title, [chip[:2]])
        self.head.findChildren(Chip)[-1].show_state(*chip)
        self.head.show_actions(self._actions(page), self._primary(page))
        waits = page.row.state == rules.PREPARED and not self._may_approve()
        self.hint.setText(
            _("Only a supervisor approves. Ask the supervisor to sign in and approve this list.")
            if waits
            else ""
        )
        self.hint.setVisible(waits)

    def _may_approve(self) -> bool:
        actor = self._centre.ground.actor
        # Where there is no supervisor yet, the administrator stands in; the service knows.
        return actor.may("stipends.approve") or actor.role == "administrator"

    def _actions(self, page: ListPage) -> list[Action]:
        state = page.row.state
        if state == rules.WITHDRAWN:
            return []
        actions = [Action(word=_("Print the list"), run=self.print_list, icon="printer")]
        if state in (rules.APPROVED, rules.PAID):
            actions.insert(0, Action(word=_("File for the bank"), run=self.write_bank_file, icon="download"))
        if state in (rules.PREPARED, rules.APPROVED):
            actions.insert(0, Action(word=_("Withdraw"), run=self.withdraw, icon="undo-2"))
        return actions

    def _primary(self, page: ListPage) -> Action | None:
        actions = {
            rules.PREPARED: Action(
                word=_("Approve"), run=self.approve, icon="stamp", enabled=self._may_approve()
            ),
            rules.APPROVED: Action(word=_("It was paid"), run=self.pay, icon="check"),
        }
        return actions.get(page.row.state)

    def current_receipt(self) -> ReceiptRow | None:
        """The receipt of the line that somebody is on."""
        uid = self.table.current_uid()
        lines = self.page.lines if self.page else ()
        line = next((line for line in lines if line.uid == uid), None)
        return self.receipts.get(line.receipt_uid) if line else None

    def _show_receipt(self) -> None:
        self.receipt_card.show_receipt(self.current_receipt())

    def focus_first(self) -> None:
        """Go to the form that is open, else to the lines."""
        form = self.form()
        if form is not None:
            form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- its way

    def approve(self) -> None:
        """Approve the list, after asking once."""
        page = self.page
        if page is None:
            return
        question = _("Approve the list of {month}?", month=page.row.month.spoken())
        text = _(
            "{people} receive {amount}. Your name will stand under the list.",
            people=words.people(page.row.people),
            amount=words.baht(page.row.total),
        )
        if self._desk.ask(self, question, _("Approve"), _("Not yet"), text):
            self._desk.run(
                lambda _progress: self._centre.stipends.lists.approve(self.uid),
                lambda _none: self._on_approved(),
                writes=True,
                owner=self,
            )

    def _on_approved(self) -> None:
        self._desk.say(_("The list is approved. It can be paid now."))
        self.refresh()

    def pay(self) -> None:
        """Ask for the day of payment."""
        if self.page is not None:
            self._show_form(self._forms.payment(self.page))

    def withdraw(self) -> None:
        """Ask why the list is withdrawn."""
        if self.page is not None:
            self._show_form(self._forms.withdrawal(self.page))

    def void(self) -> None:
        """Ask why the receipt is void."""
        receipt = self.current_receipt()
        if receipt is not None:
            self._show_form(self._forms.voiding(receipt))

    def issue_anew(self) -> None:
        """Ask why another receipt is issued."""
        receipt = self.current_receipt()
        if receipt is not None:
            self._show_form(self._forms.issuing_anew(receipt))

    # -- what leaves

    def print_list(self) -> None:
        """Print the list; before it is approved as a draft."""
        page = self.page
        if page is not None:
            draft = page.row.state == rules.PREPARED
            papers = self._centre.stipends.papers
            self._print("stipend_list", lambda: papers.list_sheet(self.uid), self.uid, draft)

    def print_receipt(self) -> None:
        """Print the receipt of the line that somebody is on; a copy once the original was handed out."""
        receipt = self.current_receipt()
        if receipt is not None:
            uid, papers = receipt.uid, self._centre.stipends.papers
            self._print("stipend_receipt", lambda: papers.receipt_sheet(uid), uid, False)

    def _print(self, form: str, made: Callable[[], Any], about: str, draft: bool) -> None:
        def show(sheet: Any) -> None:
            self._desk.open("paper", form=form, sheet=sheet, about=about, draft=draft, back="stipends")

        self._desk.run(lambda _progress: made(), show, owner=self)

    def write_bank_file(self) -> None:
        """Write the file for the bank."""
        page = self.page
        if page is None:
            return
        name = _("transfers of {month}", month=page.row.month.thai()) + ".xlsx"
        place = Dialog.save_as(self, name, _KIND)
        if place is None:
            return

        def work(_progress: Progress) -> tuple[BankFile, Path]:
            return self._centre.stipends.bank_files.write(self.uid, place), place

        self._desk.run(
            work,
            lambda found: self._on_bank_file(*found),
            title=_("Writing the file"),
            writes=True,
            owner=self,
        )

    def _on_bank_file(self, written: BankFile, place: Path) -> None:
        self._desk.say(
            _(
                "{count} transfers, {amount}, saved as {name}",
                count=written.count,
                amount=words.baht(written.total),
                name=place.name,
            )
        )

    # -- the small form beside

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def _show_form(self, form: RecordForm[Any]) -> None:
        self.beside.show_form(form)
        self._arrange()
        for made in self.head.buttons:
            made.setEnabled(False)
        self.focus_first()

    def hide_form(self) -> None:
        """Show what is known of the list again."""
        self.beside.drop_form()
        self._arrange()
        self._show_head()
        self.focus_first()

    def _on_written(self) -> None:
        self.hide_form()
        self.refresh()

    def _arrange(self) -> None:
        """Where there is no room for both, the form takes the lines' place."""
        self._card.setVisible(self.form() is None or self.width() >= STACKED_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only one of the two is shown."""
        super().resizeEvent(event)
        self._arrange()


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 200, sortable=False),
        Column("kind", _("Kind"), 96, sortable=False),
        Column("amount", _("Amount (baht)"), 140, True, False),
        Column("receipt", _("Receipt"), 160, sortable=False),
        Column("state", _("State"), 130, sortable=False),
    )


def _line_cell(line: LineRow, receipt: ReceiptRow | None) -> Cell:
    if receipt is not None and receipt.voided_on is not None:
        return Cell(_("void"), state="overdue", icon="ban")
    if receipt is not None:
        return Cell(_("paid"), state="helped", icon="check")
    return Cell(_("withdrawn"), state="plain") if line.released_on else Cell(_("to be paid"), state="waiting")


def _facts(page: ListPage) -> list[tuple[str, str]]:
    row = page.row
    return [
        (_("People"), words.people(row.people)),
        (_("Sum"), words.baht(row.total)),
        (_("In words"), page.words),
        (_("Prepared by"), step_words(row.prepared_on, row.prepared_by)),
        (_("Approved by"), step_words(row.approved_on, row.approved_by)),
        (_("Paid out by"), step_words(row.paid_on, row.paid_by)),
        (_("Withdrawn by"), step_words(row.withdrawn_on, row.withdrawn_by)),
        (_("Reason"), row.withdraw_reason),
    ]
