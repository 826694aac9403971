"""How the lines of a pay list read: the table, its numbers, and what is known of the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.rules import money
from desktop.services.stipends import LineRow, ListPage, ReceiptRow
from desktop.system.language import _
from desktop.views.kit.counted_rows import Part
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.stipends import words
from desktop.views.stipends.receipt_card import step_words

COUNTING = "counting"


def columns() -> tuple[Column, ...]:
    """The columns of the lines."""
    return (
        Column("name", _("Name"), 200, sortable=False),
        Column("kind", _("Kind"), 96, sortable=False),
        Column("amount", _("Amount (baht)"), 140, True, False),
        Column("receipt", _("Receipt"), 160, sortable=False),
        Column("state", _("State"), 130, sortable=False),
    )


def row_of(line: LineRow, receipt: ReceiptRow | None) -> Row:
    """A line with its newest receipt."""
    number = line.receipt_number or Cell("–", quiet=True)
    kind = Cell(words.kind_word(line.kind), quiet=True)
    return Row(line.uid, (line.name, kind, money.baht(line.amount), number, _state(line, receipt)))


def _state(line: LineRow, receipt: ReceiptRow | None) -> Cell:
    if receipt is not None and receipt.voided_on is not None:
        return Cell(_("void"), state="overdue", icon="ban")
    if receipt is not None:
        return Cell(_("paid"), state="helped", icon="check")
    return Cell(_("withdrawn"), state="plain") if line.released_on else Cell(_("to be paid"), state="waiting")


def parts(page: ListPage, receipts: Mapping[str, ReceiptRow]) -> Iterator[Part]:
    """The numbers of a list: all lines, those that count, those that are void or withdrawn, reissued ones."""
    yield Part("all", _("All lines"), [line.uid for line in page.lines])
    yield Part(COUNTING, _("Valid"), [line.uid for line in page.lines if line.released_on is None])
    yield Part(
        "ended", _("No longer valid"), [line.uid for line in page.lines if line.released_on is not None]
    )
    anew = {receipt.line_uid for receipt in receipts.values() if receipt.replaces}
    yield Part("anew", _("Receipt issued anew"), anew)


def facts(page: ListPage) -> list[tuple[str, str]]:
    """What is known of a list."""
    row = page.row
    return [
        (_("Sum"), words.baht(row.total)),
        (_("In words"), page.words),
        (_("Prepared by"), step_words(row.prepared_on, row.prepared_by)),
        (_("Approved by"), step_words(row.approved_on, row.approved_by)),
        (_("Paid out by"), step_words(row.paid_on, row.paid_by)),
        (_("Withdrawn by"), step_words(row.withdrawn_on, row.withdrawn_by)),
        (_("Reason"), row.withdraw_reason),
    ]
