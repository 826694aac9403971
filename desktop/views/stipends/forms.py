"""The small forms of stipends: reasons, and the day of payment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.rules.problems import Problem
from desktop.services.stipends import ListPage, ReceiptRow
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.fields import LongTextField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.stipends import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is taken back."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """The day on which a list was paid."""

    paid_on: date | None = None


def check_reason(draft: Reason) -> tuple[Problem, ...]:
    """What is wrong with a reason."""
    return () if draft.reason.strip() else (Problem("reason", _("Please write the reason.")),)


def check_payment(draft: Payment, approved_on: date | None, today: date) -> tuple[Problem, ...]:
    """What is wrong with a day of payment."""
    if draft.paid_on is None:
        return (Problem("paid_on", _("Please write the day.")),)
    if draft.paid_on > today:
        return (Problem("paid_on", _("This day has not come yet. Write the day of payment.")),)
    if approved_on is not None and draft.paid_on < approved_on:
        return (Problem("paid_on", _("The list was approved later. Choose that day or a later one.")),)
    return ()


class StipendForms(FormMaker):
    """Makes the small forms of stipends."""

    def payment(self, page: ListPage) -> RecordForm[Payment]:
        """The list was paid; every line gets its receipt."""
        today, lists = self._centre.ground.clock.today(), self._centre.stipends.lists
        note = _(
            "{people} receive {amount}. Each gets a receipt; receipts are never changed afterwards.",
            people=words.people(page.row.people),
            amount=words.baht(page.row.total),
        )
        day = day_field(self._centre.ground)
        return self.form(
            Group(
                _("The list was paid"), [Entry("paid_on", _("Day of payment"), day, 12, required=True)], note
            ),
            Payment(paid_on=today),
            check=lambda typed: check_payment(typed, page.row.approved_on, today),
            write=lambda typed: lists.pay(page.row.uid, typed.paid_on),
            said=lambda made: _("{count} receipts were issued.", count=len(made)),
            word=_("Issue the receipts"),
        )

    def withdrawal(self, page: ListPage) -> RecordForm[Reason]:
        """The list is withdrawn; its months may stand on another one."""
        return self._reason(
            _("Withdraw this list"),
            _("Nobody is paid by it. Its months can stand on another list."),
            lambda reason: self._centre.stipends.lists.withdraw(page.row.uid, reason),
            _("The list was withdrawn."),
        )

    def voiding(self, receipt: ReceiptRow) -> RecordForm[Reason]:
        """The money was not paid or came back."""
        return self._reason(
            _("Void receipt {number}", number=receipt.number),
            _("The money was not paid, or came back. The number stays; the month counts as not paid."),
            lambda reason: self._centre.stipends.receipts.void(receipt.uid, reason),
            _("The receipt is void."),
        )

    def issuing_anew(self, receipt: ReceiptRow) -> RecordForm[Reason]:
        """The receipt was wrong; another stands for the same money."""
        return self._reason(
            _("Void receipt {number} and issue another", number=receipt.number),
            _("The money was paid, but the receipt is wrong. Name and address are taken anew."),
            lambda reason: self._centre.stipends.receipts.issue_anew(receipt.uid, reason),
            _("Another receipt was issued."),
        )

    def _reason(self, title: str, note: str, write: Callable[[str], object], said: str) -> RecordForm[Reason]:
        entries = [Entry("reason", _("Reason"), LongTextField(lines=2), 12, required=True)]
        return self.form(
            Group(title, entries, note),
            Reason(),
            check=check_reason,
            write=lambda typed: write(typed.reason),
            said=lambda _written: said,
            word=_("Confirm"),
        )
