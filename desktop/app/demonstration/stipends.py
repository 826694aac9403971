"""Stipends of the demonstration: reports received, one of them late, lists paid, one receipt issued anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.database.volunteer_entries import appointment_of
from desktop.models import (
    Assignment,
    Citizen,
    ReceivedReport,
    StipendLine,
    StipendList,
    StipendReceipt,
    Volunteer,
    new_uid,
)
from desktop.rules.months import Month, fiscal_year
from desktop.rules.stipends import rate_for, within_term
from desktop.rules.thai_names import full_name
from desktop.rules.volunteer_months import ReceiptDraft, serves_in
from desktop.rules.volunteers import VOLUNTEER
from desktop.services.ground import Ground
from desktop.services.stipends import Stipends
from desktop.services.stipends.pay_lists import BUDGET
from desktop.services.volunteers import Volunteers
from desktop.system.language import mark

Row = dict[str, Any]
# Every so manieth report comes a month late.
_LATE = 7
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works on a month's stipends, on the day on which they do.

    Attributes:
        officer: receives, prepares and pays.
        supervisor: approves.
    """

    officer: Ground
    supervisor: Ground


def come_and_go(ground: Ground, month: Month) -> None:
    """One volunteer leaves in mid-month, and another's next term begins before the first one is over.

    Args:
        ground: what every service stands on.
        month: the month of both.
    """
    title = mark("Fill the demonstration register")
    with ground.database.work(title, ground.actor.uid) as work:
        serving = [
            volunteer
            for volunteer in work.session.scalars(_own(ground.unit))
            if within_term(appointment_of(volunteer), month) and volunteer.kind == VOLUNTEER
        ]
        if len(serving) < 3:
            return
        leaving, staying = serving[1], serving[2]
        leaving.left_on = month.first + timedelta(days=15)
        leaving.leave_reason = "ย้ายภูมิลำเนา"
        work.session.flush()
        for row in _next_term(work.session, staying, month):
            work.session.add(row)
            work.session.flush()


def _own(unit: str) -> Any:
    return select(Volunteer).where(Volunteer.origin == unit).order_by(Volunteer.uid)


def _next_term(session: Session, before: Volunteer, month: Month) -> Iterator[Volunteer | Assignment]:
    uid, start = new_uid(), month.first
    end = date(start.year + 3, start.month, 1) - timedelta(days=1)
    # The old term runs on for a while: for these months one person has two appointments.
    before.term_end = min(before.term_end or end, month.next().last)
    yield Volunteer(
        uid=uid,
        person_uid=before.person_uid,
        kind=before.kind,
        order_number=f"{before.order_number} (ต่อวาระ)",
        order_date=start,
        term_start=start,
        term_end=end,
    )
    for place in session.scalars(select(Assignment).where(Assignment.volunteer_uid == before.uid)):
        yield Assignment(uid=new_uid(), volunteer_uid=uid, tambon_code=place.tambon_code, since=start)


def pay(staff: Staff, month: Month, months_after: int) -> None:
    """A month's stipends at a centre: reports come in, the list is paid; of the newest it waits for approval.

    Args:
        staff: on a day after the month.
        month: which one.
        months_after: how many months follow that are over; the newest is left to practise on, and in the one
            before it a receipt was wrong.
    """
    stipends, officer = Stipends(staff.officer), staff.officer
    _receive(officer, month.previous(), late=True)
    _receive(officer, month, late=False)
    if not any(one.eligible for one in stipends.lists.claimants(month)):
        return
    if not months_after:
        stipends.lists.prepare(month)
        return
    receipts = _paid(staff, month)
    if months_after == 1:
        stipends.receipts.issue_anew(receipts[-1], "ที่อยู่ของผู้รับเงินไม่ตรงกับทะเบียนบ้าน")
    # What was reported too late for the month before.
    if any(one.eligible for one in stipends.lists.claimants(month.previous())):
        _paid(staff, month.previous())


def _paid(staff: Staff, month: Month) -> tuple[str, ...]:
    lists = Stipends(staff.officer).lists
    uid = lists.prepare(month)
    Stipends(staff.supervisor).lists.approve(uid)
    return lists.pay(uid)


def _receive(ground: Ground, month: Month, *, late: bool) -> None:
    with ground.database.read() as session:
        serving = [
            volunteer.uid
            for volunteer in session.scalars(_own(ground.unit))
            if serves_in(appointment_of(volunteer), month)
        ]
    uids = [uid for place, uid in enumerate(serving) if (place % _LATE == _LATE - 1) is late]
    draft = ReceiptDraft(month=month, received_on=ground.clock.today())
    Volunteers(ground).months.receive(uids, draft)


def arrive(ground: Ground, months: Sequence[Month]) -> None:
    """At the province: what the centres paid, in entries of their own.

    Args:
        ground: the province's.
        months: the oldest first.
    """
    arriving = _Arriving(ground)
    title = mark("Fill the demonstration register")
    with ground.database.work(title, ground.actor.uid) as work:
        for month in months:
            arriving.add(work.session, month)
        for model, rows in arriving.rows.items():
            for start in range(0, len(rows), _AT_ONCE):
                work.session.execute(insert(model), rows[start : start + _AT_ONCE])


class _Arriving:
    """Entries of paid months, counting the receipts of each centre."""

    def __init__(self, ground: Ground) -> None:
        self._rates = tuple(ground.reference.stipend_rates.values())
        self._numbers: dict[tuple[str, int], int] = {}
        self.rows: dict[Any, list[Row]] = {
            model: [] for model in (ReceivedReport, StipendList, StipendLine, StipendReceipt)
        }

    def add(self, session: Session, month: Month) -> None:
        """A month of all centres."""
        query = select(Volunteer, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)
        lists: dict[str, str] = {}
        for volunteer, person in session.execute(query.order_by(Volunteer.origin, Volunteer.uid)):
            rate = rate_for(self._rates, volunteer.kind, month)
            if not within_term(appointment_of(volunteer), month):
                continue
            self._reported(volunteer, month)
            if rate is not None:
                if volunteer.origin not in lists:
                    lists[volunteer.origin] = self._list(volunteer.origin, month)
                payee = full_name(person.title, person.first_name, person.last_name)
                self._paid((volunteer, payee), month, rate.satang, lists[volunteer.origin])

    def _reported(self, volunteer: Volunteer, month: Month) -> None:
        self.rows[ReceivedReport].append(
            _entry(
                volunteer.origin,
                volunteer_uid=volunteer.uid,
                month=str(month),
                received_on=month.next().first + timedelta(days=1),
                received_by="นูรียะห์ สาและ",
            )
        )

    def _list(self, unit: str, month: Month) -> str:
        day = month.next().first + timedelta(days=2)
        row = _entry(
            unit,
            month=str(month),
            budget=BUDGET,
            prepared_on=day,
            prepared_by="นูรียะห์ สาและ",
            approved_on=day,
            approved_by="สมชาย จันทร์แก้ว",
            paid_on=day,
            paid_by="นูรียะห์ สาและ",
        )
        self.rows[StipendList].append(row)
        return str(row["uid"])

    def _paid(self, who: tuple[Volunteer, str], month: Month, satang: int, list_uid: str) -> None:
        volunteer, payee = who
        day = month.next().first + timedelta(days=2)
        key = volunteer.origin, fiscal_year(day)
        self._numbers[key] = self._numbers.get(key, 0) + 1
        same = {
            "volunteer_uid": volunteer.uid,
            "person_uid": volunteer.person_uid,
            "month": str(month),
            "amount": satang,
        }
        line = _entry(volunteer.origin, list_uid=list_uid, **same)
        self.rows[StipendLine].append(line)
        self.rows[StipendReceipt].append(
            _entry(
                volunteer.origin,
                fiscal_year=key[1],
                number=self._numbers[key],
                line_uid=line["uid"],
                on=day,
                payee=payee,
                payer="นูรียะห์ สาและ",
                payer_position="นักวิชาการแรงงาน",
                **same,
            )
        )


def _entry(origin: str, **fields: Any) -> Row:
    return {"uid": new_uid(), "origin": origin, "revision": 1, **fields}
