"""A month that was paid stays within the term that it was paid by."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import StipendReceipt
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.stipends import within_term
from desktop.rules.volunteers import VolunteerDraft
from desktop.system.language import _


def refuse_outside(session: Session, volunteer_uid: str, appointment: VolunteerDraft) -> None:
    """Go on only where every paid month of an appointment lies in its term as it shall be.

    Args:
        session: of the running work.
        volunteer_uid: the appointment.
        appointment: its term as it shall be.

    Raises:
        Refused: a month that was paid would lie outside; the sentence names it.
    """
    query = select(StipendReceipt.month).where(
        StipendReceipt.volunteer_uid == volunteer_uid, StipendReceipt.voided_on.is_(None)
    )
    for month in map(Month.parse, session.scalars(query.order_by(StipendReceipt.month))):
        if not within_term(appointment, month):
            raise Refused(
                _(
                    "{month} was paid and would lie outside the term. Nothing was saved; "
                    "void its receipt first if it should not have been paid.",
                    month=month.spoken(),
                ),
                code="paid-month",
            )
