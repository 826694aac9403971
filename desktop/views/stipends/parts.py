"""The parts of the page of stipends: their names, where each is offered, and what stands in the head."""

from __future__ import annotations

from typing import Final

from desktop.system.language import _, mark
from desktop.views.stipends import centres_view, words
from desktop.views.stipends.reading import Reading

MONTH: Final = "month"
CENTRES: Final = "centres"
YEAR: Final = "year"
COUNTS: Final = "counts"
RATES: Final = "rates"
BOOKS: Final = "books"
TABS: Final = {
    MONTH: (mark("Month"), "calendar-days"),
    CENTRES: (mark("Centres"), "building-2"),
    YEAR: (mark("Fiscal year"), "chart-column"),
    COUNTS: (mark("Beside the province's count"), "scale"),
    RATES: (mark("Rates"), "landmark"),
    BOOKS: (mark("Books"), "list-checks"),
}
AT_A_CENTRE: Final = (MONTH, YEAR, COUNTS, RATES, BOOKS)
AT_THE_PROVINCE: Final = (CENTRES, YEAR, RATES)


def told(key: str, found: Reading) -> str:
    """What stands in the head of a part.

    Args:
        key: the part in front.
        found: the month as it was read.
    """
    can_be_paid = [one for one in found.claimants if one.eligible]
    if key == CENTRES:
        return centres_view.told(found.centres)
    if key != MONTH or not can_be_paid:
        return ""
    return _(
        "{people} can be paid, {amount}",
        people=words.people(len(can_be_paid)),
        amount=words.baht(sum(one.amount for one in can_be_paid)),
    )
