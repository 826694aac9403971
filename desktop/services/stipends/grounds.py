"""What makes an appointment's month what it is worth: term, report, rate, lists, receipts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Citizen, ReceivedReport, StipendLine, StipendList, StipendReceipt, Volunteer
from desktop.rules import stipends as rules
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.stipends import claims, looking, receipts
from desktop.services.stipends.rows import Claimant, Grounds, ListRow, OtherAppointment, ReceiptRow
from desktop.system.language import _


class Reasons:
    """The entries behind an amount.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def of(self, volunteer_uid: str, month: Month) -> Grounds:
        """Everything that makes an appointment's month what it is worth.

        Args:
            volunteer_uid: the appointment.
            month: which one.

        Raises:
            Refused: the role does not allow it, or there is no such appointment.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            volunteer = session.get(Volunteer, volunteer_uid)
            if volunteer is None:
                raise Refused(_("This entry is no longer in the register."), code="not-found")
            everybody = {
                one.volunteer_uid: one
                for one in claims.claimants(session, volunteer.origin, month, self._ground.clock.today())
            }
            report = _report(session, volunteer_uid, month)
            claimant = everybody.get(volunteer_uid) or _outside(session, volunteer, month)
            return Grounds(
                claimant=claimant,
                unit=volunteer.origin,
                order_number=volunteer.order_number,
                term_start=volunteer.term_start,
                term_end=volunteer.term_end,
                left_on=volunteer.left_on,
                received_on=report.received_on if report else None,
                received_by=report.received_by if report else "",
                rate=rules.rate_for(claims.rates(session), volunteer.kind, month),
                others=_others(session, claimant, everybody),
                lists=_lists(session, volunteer_uid, month),
                receipts=_receipts(session, volunteer_uid, month),
            )


def _outside(session: Session, volunteer: Volunteer, month: Month) -> Claimant:
    """An appointment that does not touch the month at all."""
    person = session.get_one(Citizen, volunteer.person_uid)
    return Claimant(
        volunteer_uid=volunteer.uid,
        person_uid=person.uid,
        name=claims.name_of(person),
        kind=volunteer.kind,
        month=month,
        amount=0,
        reasons=(rules.OUTSIDE_TERM,),
        sentences=(rules.reason_word(rules.OUTSIDE_TERM, month),),
    )


def _report(session: Session, volunteer_uid: str, month: Month) -> ReceivedReport | None:
    query = select(ReceivedReport).where(
        ReceivedReport.volunteer_uid == volunteer_uid,
        ReceivedReport.month == str(month),
        ReceivedReport.received_on.is_not(None),
    )
    return session.scalar(query)


def _others(
    session: Session, claimant: Claimant, everybody: dict[str, Claimant]
) -> tuple[OtherAppointment, ...]:
    found = []
    for one in everybody.values():
        if one.person_uid == claimant.person_uid and one.volunteer_uid != claimant.volunteer_uid:
            volunteer = session.get_one(Volunteer, one.volunteer_uid)
            found.append(
                OtherAppointment(
                    volunteer_uid=volunteer.uid,
                    kind=volunteer.kind,
                    term_start=volunteer.term_start,
                    term_end=_last_day(volunteer),
                    paid=bool(one.receipt_uid),
                    listed=bool(one.line_uid) and not one.receipt_uid,
                )
            )
    return tuple(found)


def _last_day(volunteer: Volunteer) -> date | None:
    days = [day for day in (volunteer.term_end, volunteer.left_on) if day is not None]
    return min(days, default=None)


def _lists(session: Session, volunteer_uid: str, month: Month) -> tuple[ListRow, ...]:
    lines = select(StipendLine.list_uid).where(
        StipendLine.volunteer_uid == volunteer_uid, StipendLine.month == str(month)
    )
    query = select(StipendList).where(StipendList.uid.in_(lines))
    ordered = query.order_by(StipendList.prepared_on.desc(), StipendList.uid.desc())
    return tuple(looking.row_of(session, entry) for entry in session.scalars(ordered))


def _receipts(session: Session, volunteer_uid: str, month: Month) -> tuple[ReceiptRow, ...]:
    query = select(StipendReceipt).where(
        StipendReceipt.volunteer_uid == volunteer_uid, StipendReceipt.month == str(month)
    )
    ordered = query.order_by(StipendReceipt.fiscal_year, StipendReceipt.number)
    return receipts.rows_of(session, session.scalars(ordered).all())
