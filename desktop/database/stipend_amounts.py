"""What the audit chain tells of money: each receipt's number and amount, taken away again when it is void."""

from __future__ import annotations

from desktop.database.work import Work
from desktop.models import StipendReceipt
from desktop.rules.stipends import receipt_number

# Stands among the tables of an audit line; its "uids" are numbers and amounts.
AMOUNTS = "stipend_amounts"
# Likewise: numbers of receipts that a lost register had given out, known from their papers.
ON_PAPER_ONLY = "receipts_on_paper_only"


def number_of(receipt: StipendReceipt) -> str:
    """A receipt's number as it stands on the paper."""
    return receipt_number(receipt.origin, receipt.number, receipt.fiscal_year)


def tell(work: Work, receipt: StipendReceipt, *, void: bool = False) -> None:
    """Let the audit line of the running work tell an amount.

    Args:
        work: the running work.
        receipt: flushed, so that it has its unit.
        void: whether the amount is taken away again.
    """
    work.touch(AMOUNTS, f"{number_of(receipt)} {-receipt.amount if void else receipt.amount}")


def amount_told(told: str) -> tuple[str, int]:
    """A receipt's number and the satang that a line of the chain tells, below zero where it was voided."""
    number, amount = told.split(" ")
    return number, int(amount)
