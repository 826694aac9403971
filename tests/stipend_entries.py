"""People at work on stipends in a test: who prepares, who approves, and volunteers with their reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from month_entries import Entries
from sqlalchemy import select

from desktop.models import User, Volunteer, new_uid
from desktop.rules.months import Month
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.ground import Ground
from desktop.services.stipends import Stipends
from desktop.services.volunteers import Volunteers

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
CAME = date(2026, 11, 3)


class Office:
    """A centre with its users."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.entries = Entries(ground)
        self.stipends = Stipends(ground)

    def user(self, role: str, name: str) -> Stipends:
        """The stipends as a new user sees them."""
        return Stipends(self.signed_in(role, name))

    def signed_in(self, role: str, name: str) -> Ground:
        """The ground of a new user."""
        uid = new_uid()
        with self.ground.database.work("Add a user for a test") as work:
            work.session.add(User(uid=uid, name=name, full_name=name, position="แรงงานอำเภอ", role=role))
        actor = replace(self.ground.actor, uid=uid, name=name, full_name=name, role=role)
        return replace(self.ground, actor=actor)

    def reported(self, name: str = "มารียัม", month: Month = OCTOBER, **how: object) -> str:
        """A volunteer whose month's report was received."""
        uid = self.entries.volunteer(name, **how)  # type: ignore[arg-type]
        self.receive(uid, month)
        return uid

    def receive(self, uid: str, month: Month = OCTOBER) -> None:
        """The month's report comes in."""
        Volunteers(self.ground).months.receive([uid], ReceiptDraft(month=month, received_on=CAME))

    def second_role(self, uid: str, kind: str = "volunteer", start: date = date(2026, 10, 1)) -> str:
        """Another appointment of the same person."""
        other = new_uid()
        with self.ground.database.work("Add an appointment for a test") as work:
            person = work.session.scalar(select(Volunteer.person_uid).where(Volunteer.uid == uid))
            row = Volunteer(uid=other, person_uid=person, kind=kind, term_start=start)
            work.session.add(row)
        return other

    def paid(self, month: Month = OCTOBER) -> tuple[str, tuple[str, ...]]:
        """A list on its whole way: its uid and its receipts'."""
        uid = self.stipends.lists.prepare(month)
        self.stipends.lists.approve(uid)
        return uid, self.stipends.lists.pay(uid)

    def paid_only(self, *uids: str, month: Month = OCTOBER) -> tuple[str, tuple[str, ...]]:
        """A list of some on its whole way: its uid and its receipts'."""
        made = self.stipends.lists.prepare(month, uids)
        self.stipends.lists.approve(made)
        return made, self.stipends.lists.pay(made)
