"""Who has a claim to a month's stipend, and what stands in the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from desktop.database.volunteer_entries import appointment_of
from desktop.models import Citizen, ReceivedReport, ReferenceValue, StipendLine, StipendReceipt, Volunteer
from desktop.rules import stipends as rules
from desktop.rules import thai_names
from desktop.rules.months import Month
from desktop.rules.stipends import Claim, StipendRate
from desktop.services.stipends.rows import Claimant

RATES = "stipend_rates"


@dataclass(frozen=True, slots=True)
class Standing:
    """A month's living lines and receipts and received reports, each by the appointment.

    Attributes:
        lines: uids of living lines.
        receipts: uids of living receipts.
        reports: uids of received reports.
    """

    lines: Mapping[str, str]
    receipts: Mapping[str, str]
    reports: Mapping[str, str]


def name_of(person: Citizen) -> str:
    """A person's name with title."""
    return thai_names.full_name(person.title, person.first_name, person.last_name)


def rates(session: Session) -> tuple[StipendRate, ...]:
    """The rates as the register holds them now, the oldest first.

    Args:
        session: of a reading or the running work.
    """
    query = select(ReferenceValue).where(ReferenceValue.table == RATES)
    found = [_rate(value) for value in session.scalars(query)]
    return tuple(sorted(found, key=lambda rate: (rate.kind, rate.since)))


def _rate(value: ReferenceValue) -> StipendRate:
    row = json.loads(value.fields)
    return StipendRate(
        code=value.code,
        kind=row["kind"],
        since=date.fromisoformat(row["since"]),
        satang=int(row["satang"]),
        version=value.version,
        closed_on=value.closed_on,
    )


def standing(session: Session, month: Month, besides: str = "") -> Standing:
    """What is written of a month.

    Args:
        session: of a reading or the running work.
        month: which one.
        besides: a list whose own lines do not count.
    """
    lines = select(StipendLine.volunteer_uid, StipendLine.uid).where(
        StipendLine.month == str(month), StipendLine.released_on.is_(None), StipendLine.list_uid != besides
    )
    receipts = select(StipendReceipt.volunteer_uid, StipendReceipt.uid).where(
        StipendReceipt.month == str(month), StipendReceipt.voided_on.is_(None)
    )
    reports = select(ReceivedReport.volunteer_uid, ReceivedReport.uid).where(
        ReceivedReport.month == str(month), ReceivedReport.received_on.is_not(None)
    )
    return Standing(*(dict(session.execute(query).all()) for query in (lines, receipts, reports)))


def claimants(
    session: Session, unit: str, month: Month, today: date, besides: str = ""
) -> tuple[Claimant, ...]:
    """Everybody of a unit who served in a month, by name, with what stands in the way.

    Args:
        session: of a reading or the running work.
        unit: whose volunteers.
        month: which one.
        today: the day of looking.
        besides: a list whose own lines do not count.
    """
    written, known = standing(session, month, besides), rates(session)
    people = _people(session, unit, month, written)
    judged = rules.judged([_claim(one, written) for one, _person in people], month, known, today)
    return tuple(
        _claimant((volunteer, person), month, known, judged[volunteer.uid], written)
        for volunteer, person in people
    )


def _people(session: Session, unit: str, month: Month, written: Standing) -> list[tuple[Volunteer, Citizen]]:
    touched = and_(
        or_(Volunteer.term_start.is_(None), Volunteer.term_start <= month.last),
        or_(Volunteer.term_end.is_(None), Volunteer.term_end >= month.first),
        or_(Volunteer.left_on.is_(None), Volunteer.left_on > month.first),
    )
    # Who was paid before the term was put right still counts as paid.
    paid = Volunteer.uid.in_({*written.lines, *written.receipts})
    query = select(Volunteer, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)
    query = query.where(Volunteer.origin == unit, or_(touched, paid))
    found = session.execute(query.order_by(Citizen.sort_name, Volunteer.uid))
    return [(volunteer, person) for volunteer, person in found]


def _claim(volunteer: Volunteer, written: Standing) -> Claim:
    return Claim(
        volunteer_uid=volunteer.uid,
        appointment=appointment_of(volunteer),
        reported=volunteer.uid in written.reports,
        paid=volunteer.uid in written.receipts,
        listed=volunteer.uid in written.lines,
    )


def _claimant(
    who: tuple[Volunteer, Citizen],
    month: Month,
    known: Iterable[StipendRate],
    reasons: tuple[str, ...],
    written: Standing,
) -> Claimant:
    volunteer, person = who
    rate = rules.rate_for(known, volunteer.kind, month)
    return Claimant(
        volunteer_uid=volunteer.uid,
        person_uid=person.uid,
        name=name_of(person),
        kind=volunteer.kind,
        month=month,
        amount=rate.satang if rate else 0,
        reasons=reasons,
        sentences=tuple(rules.reason_word(reason, month) for reason in reasons),
        report_uid=written.reports.get(volunteer.uid, ""),
        line_uid=written.lines.get(volunteer.uid, ""),
        receipt_uid=written.receipts.get(volunteer.uid, ""),
    )
