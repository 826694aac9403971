"""What a volunteer's own page is read from, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.services.centre import Centre
from desktop.services.stipends import ReceiptRow
from desktop.services.volunteers import VolunteerMonth, VolunteerPage


@dataclass(frozen=True, slots=True)
class OwnReading:
    """What a volunteer's own page shows.

    Attributes:
        page: the appointment and what came of it.
        months: the fiscal year's twelve.
        receipts: of the person's stipends, the newest first.
    """

    page: VolunteerPage
    months: Sequence[VolunteerMonth]
    receipts: Sequence[ReceiptRow]


def read(centre: Centre, uid: str) -> OwnReading:
    """Read what a volunteer's own page shows.

    Args:
        centre: the services.
        uid: the volunteer.

    Raises:
        Refused: the role does not allow it, or there is no such volunteer.
    """
    page = centre.volunteers.page(uid)
    return OwnReading(
        page=page,
        months=centre.volunteers.months.of_year(uid, page.fiscal_year),
        receipts=centre.stipends.receipts.of_person(page.person_uid)[::-1],
    )
