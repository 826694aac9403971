"""What the page of stipends is read from, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.stipends import Claimant, Comparison, ListRow, PersonYear, Proof, RateRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A month's stipends as they were read.

    Attributes:
        month: which month.
        people: who received what for its fiscal year.
        rates: the table of rates.
        claimants: at a centre, everybody who served in it.
        lists: its pay lists.
        comparison: the month beside the province's count.
        proof: how the books stand.
        centres: at the province, the month of every centre.
    """

    month: Month
    people: Sequence[PersonYear]
    rates: Sequence[RateRow]
    claimants: Sequence[Claimant] = ()
    lists: Sequence[ListRow] = ()
    comparison: Comparison | None = None
    proof: Proof | None = None
    centres: Sequence[Comparison] = ()


def read(centre: Centre, month: Month, *, province: bool) -> Reading:
    """Read a month's stipends.

    Args:
        centre: the services.
        month: which one.
        province: whether the province looks at all centres.

    Raises:
        Refused: the role does not allow it.
    """
    stipends = centre.stipends
    people, rates = stipends.years.year(month.fiscal_year), stipends.rates.all()
    if province:
        return Reading(month=month, people=people, rates=rates, centres=stipends.counts.overview(month))
    return Reading(
        month=month,
        people=people,
        rates=rates,
        claimants=stipends.lists.claimants(month),
        lists=stipends.lists.all(month),
        comparison=stipends.counts.compare(month),
        proof=stipends.years.proof(),
    )
