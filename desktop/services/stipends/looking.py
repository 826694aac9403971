"""Pay lists as the windows and the papers look at them."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database.stipend_amounts import number_of
from desktop.models import Citizen, StipendLine, StipendList, StipendReceipt, Volunteer
from desktop.rules import stipends as rules
from desktop.rules.months import BUDDHIST_OFFSET, Month
from desktop.rules.problems import Refused
from desktop.services.stipends import claims
from desktop.services.stipends.rows import LineRow, ListRow
from desktop.system.language import _


def found(session: Session, uid: str) -> StipendList:
    """A pay list.

    Raises:
        Refused: there is no such list.
    """
    entry = session.get(StipendList, uid)
    if entry is None:
        raise Refused(_("This entry is no longer in the register."), code="not-found")
    return entry


def state_of(entry: StipendList) -> str:
    """Where a pay list stands."""
    if entry.withdrawn_on is not None:
        return rules.WITHDRAWN
    if entry.paid_on is not None:
        return rules.PAID
    return rules.APPROVED if entry.approved_on is not None else rules.PREPARED


def span(fiscal_year: int) -> tuple[str, str]:
    """The first and the last month of a fiscal year, as entries name them.

    Args:
        fiscal_year: the Buddhist year in which it ends.
    """
    ends_in = fiscal_year - BUDDHIST_OFFSET
    return str(Month(ends_in - 1, 10)), str(Month(ends_in, 9))


def row_of(session: Session, entry: StipendList) -> ListRow:
    """A pay list as the list of lists shows it."""
    query = select(func.count(), func.coalesce(func.sum(StipendLine.amount), 0)).where(
        StipendLine.list_uid == entry.uid, StipendLine.released_on.is_(None)
    )
    people, total = session.execute(query).one()
    return ListRow(
        uid=entry.uid,
        month=Month.parse(entry.month),
        state=state_of(entry),
        people=people,
        total=total,
        budget=entry.budget,
        prepared_on=entry.prepared_on,
        prepared_by=entry.prepared_by,
        approved_on=entry.approved_on,
        approved_by=entry.approved_by,
        paid_on=entry.paid_on,
        paid_by=entry.paid_by,
        withdrawn_on=entry.withdrawn_on,
        withdrawn_by=entry.withdrawn_by,
        withdraw_reason=entry.withdraw_reason,
    )


def lines_of(session: Session, uid: str) -> tuple[LineRow, ...]:
    """The lines of a pay list by name, each with its newest receipt."""
    query = (
        select(StipendLine, Volunteer, Citizen)
        .join(Volunteer, Volunteer.uid == StipendLine.volunteer_uid)
        .join(Citizen, Citizen.uid == Volunteer.person_uid)
        .where(StipendLine.list_uid == uid)
        .order_by(Citizen.sort_name, StipendLine.uid)
    )
    receipts = _newest_receipts(session, uid)
    return tuple(
        LineRow(
            uid=line.uid,
            volunteer_uid=volunteer.uid,
            person_uid=person.uid,
            name=claims.name_of(person),
            kind=volunteer.kind,
            amount=line.amount,
            released_on=line.released_on,
            receipt_uid=receipts[line.uid].uid if line.uid in receipts else "",
            receipt_number=number_of(receipts[line.uid]) if line.uid in receipts else "",
        )
        for line, volunteer, person in session.execute(query)
    )


def _newest_receipts(session: Session, list_uid: str) -> dict[str, StipendReceipt]:
    query = (
        select(StipendReceipt)
        .join(StipendLine, StipendLine.uid == StipendReceipt.line_uid)
        .where(StipendLine.list_uid == list_uid)
        .order_by(StipendReceipt.uid)
    )
    return {receipt.line_uid: receipt for receipt in session.scalars(query)}


def payee_of(session: Session, volunteer_uid: str) -> str:
    """The name of whoever an appointment is of, with title."""
    volunteer = session.get_one(Volunteer, volunteer_uid)
    return claims.name_of(session.get_one(Citizen, volunteer.person_uid))
