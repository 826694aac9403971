"""What one can do with stipends."""

from __future__ import annotations

from desktop.services.ground import Ground
from desktop.services.stipends.bank_file import BankFiles
from desktop.services.stipends.counts import Counts
from desktop.services.stipends.grounds import Reasons
from desktop.services.stipends.papers import Papers
from desktop.services.stipends.pay_lists import PayLists
from desktop.services.stipends.rates import Rates
from desktop.services.stipends.receipts import Receipts
from desktop.services.stipends.years import Years


class Stipends:
    """Stipends of volunteers and graduates.

    Args:
        ground: what every service stands on.

    Attributes:
        rates: what a month is worth.
        lists: who is paid for a month.
        receipts: what was paid.
        papers: the words of lists and receipts.
        bank_files: what goes to the bank.
        years: who received what.
        counts: what the province counts.
        reasons: the entries behind an amount.
    """

    def __init__(self, ground: Ground) -> None:
        self.rates = Rates(ground)
        self.lists = PayLists(ground)
        self.receipts = Receipts(ground)
        self.papers = Papers(ground)
        self.bank_files = BankFiles(ground)
        self.years = Years(ground)
        self.counts = Counts(ground)
        self.reasons = Reasons(ground)
