"""Through years of appointments, reports, payments, voids and restores the money stays in order."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import registers
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from stipend_entries import Office

from desktop.models import StipendReceipt, Volunteer
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.stipends import receipt_number
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services import opening, upkeep
from desktop.services.upkeep import Upkeep
from desktop.services.volunteers import Volunteers
from desktop.system.clock import SetClock
from desktop.system.paths import Home


class Money(RuleBasedStateMachine):
    """A centre that pays while people come and leave, and whose register is restored now and then."""

    def __init__(self, template: Home) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self.clock = SetClock(registers.MOMENT)
        self.home = Home(self._folder / "home")
        shutil.copytree(template.root, self.home.root)
        self._open()
        self.people: list[str] = []
        self.backups: list[Path] = []
        # Every number that was ever given out, and to which receipt; and those that became void.
        self.given: dict[str, str] = {}
        self.void: set[str] = set()
        for number in range(3):
            self._appointed(number, number)

    def _open(self) -> None:
        self.opened = opening.open_register(self.home, registers.USER, registers.PASSWORD, self.clock)
        self.office = Office(self.opened.ground)

    @rule(
        what=st.sampled_from(
            [
                *("appointed", "second role", "reported", "reported", "reported", "leaves", "time passes"),
                *("prepared", "prepared", "approved", "approved", "paid", "paid", "paid", "withdrawn"),
                *("voided", "issued anew", "saved", "restored"),
            ]
        ),
        one=st.integers(0, 60),
        other=st.integers(0, 60),
    )
    def happens(self, what: str, one: int, other: int) -> None:
        work = {
            "appointed": partial(self._appointed, one, other),
            "second role": partial(self._second_role, one, other),
            "reported": partial(self._reported, one, other),
            "leaves": partial(self._leaves, one),
            "time passes": lambda: self.clock.move(days=one),
            "prepared": lambda: self.office.stipends.lists.prepare(self._month(one)),
            "approved": lambda: self.office.stipends.lists.approve(self._list(one)),
            "paid": lambda: self.office.stipends.lists.pay(
                self._list(one), self.clock.today() - timedelta(days=other // 12)
            ),
            "withdrawn": lambda: self.office.stipends.lists.withdraw(self._list(one), "ผิด"),
            "voided": lambda: self.office.stipends.receipts.void(self._receipt(one), "ไม่มารับเงิน"),
            "issued anew": lambda: self.office.stipends.receipts.issue_anew(self._receipt(one), "ชื่อผิด"),
            "saved": self._saved,
            "restored": partial(self._restored, one),
        }[what]
        # Much of what happens here is forbidden, and must leave everything as it was.
        with suppress(Refused):
            work()

    def _month(self, back: int) -> Month:
        month = Month.of(self.clock.today())
        for _step in range(back % 5):
            month = month.previous()
        return month

    def _list(self, place: int) -> str:
        lists = self.office.stipends.lists.all()
        return lists[place % len(lists)].uid if lists else "nothing"

    def _receipt(self, place: int) -> str:
        with self.opened.ground.database.read() as session:
            uids = session.scalars(select(StipendReceipt.uid).order_by(StipendReceipt.uid)).all()
        return uids[place % len(uids)] if uids else "nothing"

    def _person(self, place: int) -> str:
        # After a restore some of them are not in the register any more.
        with self.opened.ground.database.read() as session:
            known = [uid for uid in self.people if session.get(Volunteer, uid) is not None]
        return known[place % len(known)] if known else "nobody"

    def _appointed(self, one: int, other: int) -> None:
        start = self.clock.today() - timedelta(days=one * 3)
        uid = self.office.entries.volunteer(
            f"คนที่{one}", start=start, end=start + timedelta(days=30 + other * 6)
        )
        self.people.append(uid)

    def _second_role(self, one: int, other: int) -> None:
        uid = self._person(one)
        if uid != "nobody":
            start = self.clock.today() - timedelta(days=other * 3)
            self.people.append(self.office.second_role(uid, start=start))

    def _reported(self, one: int, other: int) -> None:
        draft = ReceiptDraft(month=self._month(one), received_on=self.clock.today())
        if other % 2:
            Volunteers(self.opened.ground).months.receive([self._person(other)], draft)
            return
        for uid in self.people:
            with suppress(Refused):
                Volunteers(self.opened.ground).months.receive([uid], draft)

    def _leaves(self, one: int) -> None:
        with self.opened.ground.database.work("Somebody leaves") as work:
            volunteer = work.session.get(Volunteer, self._person(one))
            if volunteer is not None and volunteer.left_on is None:
                volunteer.left_on = self.clock.today()

    def _saved(self) -> None:
        out = self._folder / f"{len(self.backups)}.lcbackup"
        self.backups.append(Upkeep(self.opened).make_backup(out))

    def _restored(self, one: int) -> None:
        if self.backups:
            self.opened.close()
            file = self.backups[one % len(self.backups)]
            upkeep.restore(self.home, file, registers.USER, registers.PASSWORD)
            self._open()

    @invariant()
    def the_money_is_in_order(self) -> None:
        proof = self.office.stipends.years.proof()
        assert proof.agrees, proof
        with self.opened.ground.database.read() as session:
            receipts = session.scalars(select(StipendReceipt)).all()
            numbers = {receipt_number(each.origin, each.number, each.fiscal_year): each for each in receipts}
            assert len(numbers) == len(receipts)
            living = [each for each in receipts if each.voided_on is None]
            appointments = {
                uid: session.get_one(Volunteer, uid) for uid in {each.volunteer_uid for each in living}
            }
            persons = [(appointments[each.volunteer_uid].person_uid, each.month) for each in living]
            assert len(set(persons)) == len(persons)
            for each in living:
                assert _inside(appointments[each.volunteer_uid], Month.parse(each.month))
        found = {number: each.uid for number, each in numbers.items()}
        assert self.given.items() <= found.items(), "a number was lost or came twice"
        self.given = found
        void = {number for number, each in numbers.items() if each.voided_on is not None}
        assert self.void <= void, "a void receipt lives again"
        self.void = void

    def teardown(self) -> None:
        """The register is whole in the end."""
        try:
            assert all(check.ok for check in Upkeep(self.opened).check())
        finally:
            self.opened.close()
            shutil.rmtree(self._folder)


def _inside(volunteer: Volunteer, month: Month) -> bool:
    """Said apart from the rules: every day of the month is a day of the term."""
    assert volunteer.term_start is not None
    days = [month.first + timedelta(days=number) for number in range((month.last - month.first).days + 1)]
    last = volunteer.term_end or date.max
    gone = volunteer.left_on or date.max
    return all(volunteer.term_start <= day <= last and day < gone for day in days)


def test_no_restore_and_no_mistake_brings_the_money_out_of_order(centre_template: Home) -> None:
    run_state_machine_as_test(
        lambda: Money(centre_template),
        settings=settings(
            max_examples=8,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_machine_reaches_payments_voids_and_restores(centre_template: Home) -> None:
    """A machine whose every wish is refused would prove nothing."""
    machine = Money(centre_template)
    try:
        for what, one, other in (
            *(("appointed", 40, 60), ("reported", 1, 0), ("prepared", 1, 0), ("approved", 0, 0)),
            *(("saved", 0, 0), ("paid", 0, 0), ("issued anew", 0, 0), ("restored", 0, 0)),
            *(("voided", 1, 0), ("prepared", 1, 0), ("approved", 0, 0), ("paid", 0, 0)),
        ):
            machine.happens(what, one, other)
            machine.the_money_is_in_order()
        assert len(machine.given) >= 3
        assert len(machine.void) >= 2
    finally:
        machine.teardown()
