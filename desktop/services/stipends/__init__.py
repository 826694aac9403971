"""Stipends: who may be paid for a month, the lists, the receipts, and what the province counts."""

from desktop.database.stipend_books import Proof
from desktop.services.stipends.rows import (
    BankFile,
    Claimant,
    Comparison,
    Difference,
    Grounds,
    LineRow,
    ListPage,
    ListRow,
    OtherAppointment,
    PersonYear,
    RateRow,
    ReceiptRow,
)
from desktop.services.stipends.service import Stipends

__all__ = [
    "BankFile",
    "Claimant",
    "Comparison",
    "Difference",
    "Grounds",
    "LineRow",
    "ListPage",
    "ListRow",
    "OtherAppointment",
    "PersonYear",
    "Proof",
    "RateRow",
    "ReceiptRow",
    "Stipends",
]
