"""Stipends of the demonstration: reports received, one of them late, lists paid, receipts put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from desktop.database.volunteer_entries import appointment_of
from desktop.models import Volunteer
from desktop.rules.months import Month
from desktop.rules.volunteer_months import ReceiptDraft, serves_in
from desktop.rules.volunteers import VOLUNTEER
from desktop.services.ground import Ground
from desktop.services.stipends import Stipends
from desktop.services.volunteers import Volunteers


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works on a month's stipends, on the day on which they do.

    Attributes:
        officer: receives, prepares and pays.
        supervisor: approves.
    """

    officer: Ground
    supervisor: Ground


def late(serving: Sequence[tuple[str, str]]) -> str:
    """Whose report of a month comes a month late: one volunteer's, out of the middle of those who serve.

    Args:
        serving: uid and kind of everybody who serves in the month.
    """
    volunteers = [uid for uid, kind in serving if kind == VOLUNTEER]
    return volunteers[len(volunteers) // 2] if volunteers else ""


def pay(staff: Staff, month: Month, months_after: int) -> None:
    """A month's stipends at a centre: reports come in, the list is paid; of the newest it waits for approval.

    Args:
        staff: on a day after the month.
        month: which one.
        months_after: how many months follow that are over; the newest is left to practise on, in the one
            before it a receipt was wrong, and in the one before that somebody did not come for the money.
    """
    stipends, officer = Stipends(staff.officer), staff.officer
    _receive(officer, month.previous(), in_time=False)
    _receive(officer, month, in_time=True)
    if not any(one.eligible for one in stipends.lists.claimants(month)):
        return
    if not months_after:
        stipends.lists.prepare(month)
        return
    receipts = _paid(staff, month)
    if months_after == 1:
        stipends.receipts.issue_anew(receipts[-1], "ที่อยู่ของผู้รับเงินไม่ตรงกับทะเบียนบ้าน")
    if months_after == 2:
        stipends.receipts.void(receipts[0], "ไม่มารับเงินภายในกำหนด")
    # What was reported too late for the month before, or not fetched.
    if any(one.eligible for one in stipends.lists.claimants(month.previous())):
        _paid(staff, month.previous())


def _paid(staff: Staff, month: Month) -> tuple[str, ...]:
    lists = Stipends(staff.officer).lists
    uid = lists.prepare(month)
    Stipends(staff.supervisor).lists.approve(uid)
    return lists.pay(uid)


def _receive(ground: Ground, month: Month, *, in_time: bool) -> None:
    own = select(Volunteer).where(Volunteer.origin == ground.unit).order_by(Volunteer.uid)
    with ground.database.read() as session:
        serving = [
            (volunteer.uid, volunteer.kind)
            for volunteer in session.scalars(own)
            if serves_in(appointment_of(volunteer), month)
        ]
    uids = [uid for uid, _kind in serving if (uid != late(serving)) is in_time]
    draft = ReceiptDraft(month=month, received_on=ground.clock.today())
    Volunteers(ground).months.receive(uids, draft)
