"""A pay list on its own: its lines and receipts, and its way from prepared to paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import stipends as rules
from desktop.services.centre import Centre
from desktop.services.stipends import BankFile, ListPage, ReceiptRow
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import STACKED_BELOW, SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.chips import Chip
from desktop.views.kit.counted_rows import CountedRows
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.questions import Dialog
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.words import WrappedLabel
from desktop.views.second_person import SecondPersonForms
from desktop.views.stipends import list_rows, words
from desktop.views.stipends.forms import StipendForms
from desktop.views.stipends.list_card import ListCard
from desktop.views.stipends.receipt_card import ReceiptCard

_LOWEST: Final = 400
_KIND: Final = "Excel (*.xlsx)"


class ListView(QWidget):
    """A pay list on its own.

    Signals:
        left: back to the month.
        shown: the list stands.
        grounds_wanted(uid, month): what made a line.

    Args:
        desk: runs the work.
        centre: the services.
        uid: the list.
    """

    left = Signal()
    shown = Signal()
    grounds_wanted = Signal(str, object)

    def __init__(self, desk: Desk, centre: Centre, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.uid = desk, centre, uid
        self.page: ListPage | None = None
        self.receipts: Mapping[str, ReceiptRow] = {}
        self.head = EntryHead(self.left.emit)
        self.about = ListCard()
        self.about.counting.connect(lambda: self.turn_to(list_rows.COUNTING))
        self.hint = WrappedLabel("", styles.MUTED)
        self.hint.hide()
        self.rows = CountedRows(_("Lines of the list"), list_rows.columns())
        self.table = self.rows.table
        self.table.left.connect(self.left)
        self.table.selected.connect(lambda _uid: self._show_receipt())
        self.table.opened.connect(self._open_line)
        self.receipt_card = ReceiptCard()
        self.receipt_card.hide()
        self.receipt_card.printing.connect(self.print_receipt)
        self.receipt_card.voiding.connect(self.void)
        self.receipt_card.replacing.connect(self.issue_anew)
        self.beside = FormBeside(self)
        self._forms = StipendForms(desk, centre, self._on_written, self.hide_form)
        self._beside_forms = SecondPersonForms(desk, centre, self._on_written, self.hide_form)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.hint)
        sides = SideBySide(66, 34)
        self._card = Card()
        self._card.body.setContentsMargins(5, 5, 5, 8)
        self._card.add(self.rows, 1)
        # Below one another both have their height, and the page scrolls.
        self._card.setMinimumHeight(_LOWEST)
        sides.main.addWidget(self._card, 1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        side.addWidget(self.about)
        side.addWidget(self.receipt_card)
        side.addStretch(1)
        self.beside.addWidget(self._side)
        self.beside.setMinimumHeight(_LOWEST)
        sides.side.addWidget(self.beside, 1)
        scrolling = CardColumn()
        scrolling.add(sides, 1)
        column.addWidget(scrolling, 1)

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
        rows = [list_rows.row_of(line, self.receipts.get(line.receipt_uid)) for line in page.lines]
        self.rows.show_rows(rows, tuple(list_rows.parts(page, self.receipts)))
        self._show_head()
        self.about.show_list(page)
        self._show_receipt()
        self.shown.emit()

    def _open_line(self, uid: str) -> None:
        page = self.page
        line = next((line for line in page.lines if line.uid == uid), None) if page else None
        if page is not None and line is not None:
            self.grounds_wanted.emit(line.volunteer_uid, page.row.month)

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
            _("Only a supervisor approves: here with their own password, or after signing in.")
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
        if state == rules.PAID:
            word = _("Print all receipts")
            actions.insert(0, Action(word=word, run=self.print_receipts, icon="printer"))
        if state in (rules.APPROVED, rules.PAID):
            actions.insert(0, Action(word=_("File for the bank"), run=self.write_bank_file, icon="download"))
        if state in (rules.PREPARED, rules.APPROVED):
            actions.insert(0, Action(word=_("Withdraw"), run=self.withdraw, icon="undo-2"))
        return actions

    def _primary(self, page: ListPage) -> Action | None:
        actions = {
            rules.PREPARED: self._approving(),
            rules.APPROVED: Action(word=_("It was paid"), run=self.pay, icon="check"),
        }
        return actions.get(page.row.state)

    def _approving(self) -> Action:
        if self._may_approve():
            return Action(word=_("Approve"), run=self.approve, icon="stamp")
        return Action(word=_("Supervisor approves here"), run=self.approve_beside, icon="stamp")

    def current_receipt(self) -> ReceiptRow | None:
        """The receipt of the line that somebody is on."""
        uid = self.table.current_uid()
        lines = self.page.lines if self.page else ()
        line = next((line for line in lines if line.uid == uid), None)
        return self.receipts.get(line.receipt_uid) if line else None

    def _show_receipt(self) -> None:
        self.receipt_card.show_receipt(self.current_receipt())

    def turn_to(self, code: str) -> None:
        """Show the lines behind a number of the list."""
        self.rows.chips.turn_to(code)
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the form that is open, else to the lines."""
        form = self.form()
        if form is not None:
            form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.rows.focus_first()

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

    def approve_beside(self) -> None:
        """Let a supervisor approve the list at this screen, with their own password."""
        page, uid = self.page, self.uid
        if page is None:
            return
        note = _(
            "{people} receive {amount}. The supervisor's name will stand under the list.",
            people=words.people(page.row.people),
            amount=words.baht(page.row.total),
        )
        form = self._beside_forms.confirming(
            _("Approve the list of {month}", month=page.row.month.spoken()),
            note,
            lambda beside: beside.stipends.lists.approve(uid),
            said=_("The list is approved. It can be paid now."),
            word=_("Approve"),
        )
        self._show_form(form)

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

    def print_receipts(self) -> None:
        """Print the receipts that count, by name, in one go; those printed before come as copies."""
        page = self.page
        if page is None:
            return
        living = [line.receipt_uid for line in page.lines if line.receipt_uid and line.released_on is None]
        if not living:
            self._desk.say(_("No receipt of this list counts. There is nothing to print."))
            return
        papers = self._centre.stipends.papers

        def show(sheets: Any) -> None:
            self._desk.open("paper", form="stipend_receipt", sheets=sheets, back="stipends")

        self._desk.run(
            lambda _progress: [(papers.receipt_sheet(uid), uid) for uid in living], show, owner=self
        )

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
