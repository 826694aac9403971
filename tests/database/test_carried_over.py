"""After a restore no number comes twice and no month that was paid is paid again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import registers
from stipend_entries import OCTOBER, Office

from desktop.models import AuditLine, RunningNumber, Volunteer
from desktop.rules.problems import Refused
from desktop.services import opening, upkeep
from desktop.services.opening import Opened
from desktop.services.upkeep import Upkeep
from desktop.system.clock import SetClock


class Restoring:
    """A centre that makes a backup, goes on, and goes back to it."""

    def __init__(self, opened: Opened, clock: SetClock) -> None:
        self.opened, self.clock = opened, clock
        self.office = Office(opened.ground)
        self.backup: Path | None = None

    def save(self) -> None:
        """Make the backup."""
        self.backup = Upkeep(self.opened).make_backup()

    def go_back(self) -> None:
        """Restore it."""
        assert self.backup is not None
        self.opened.close()
        upkeep.restore(self.opened.home, self.backup, registers.USER, registers.PASSWORD)
        self.opened = opening.open_register(self.opened.home, registers.USER, registers.PASSWORD, self.clock)
        self.office = Office(self.opened.ground)


@pytest.fixture
def centre(opened: Opened, clock: SetClock) -> Iterator[Restoring]:
    restoring = Restoring(opened, clock)
    yield restoring
    restoring.opened.close()


def _sound(centre: Restoring) -> bool:
    return all(check.ok for check in Upkeep(centre.opened).check())


def test_receipts_that_were_issued_since_the_backup_come_along(centre: Restoring) -> None:
    uid = centre.office.reported("ก")
    centre.save()
    _list, [receipt] = centre.office.paid()

    centre.go_back()

    assert centre.office.stipends.receipts.one(receipt).number == "R9401-2570-00001"
    with pytest.raises(Refused) as refused:
        centre.office.stipends.lists.prepare(OCTOBER, [uid])
    assert refused.value.code == "already-paid"
    other = centre.office.reported("ข")
    _list, [second] = centre.office.paid()
    row = centre.office.stipends.receipts.one(second)
    assert (row.number, row.volunteer_uid) == ("R9401-2570-00002", other)
    proof = centre.office.stipends.years.proof()
    assert (proof.agrees, proof.audit) == (True, 120_000)
    assert _sound(centre)


def test_a_volunteer_of_after_the_backup_comes_along_where_they_were_paid(centre: Restoring) -> None:
    centre.save()
    paid = centre.office.reported("ก")
    centre.office.paid()
    centre.office.entries.volunteer("ข")

    centre.go_back()

    assert [row.volunteer_uid for row in centre.office.stipends.lists.claimants(OCTOBER)] == [paid]
    assert centre.office.stipends.years.proof().agrees
    assert _sound(centre)


def test_the_term_that_a_month_was_paid_by_comes_along(centre: Restoring) -> None:
    uid = centre.office.reported("ก", end=date(2026, 10, 30))
    other = centre.office.reported("ข", end=date(2026, 10, 30))
    centre.save()
    with centre.opened.ground.database.work("Put terms right") as work:
        for each in (uid, other):
            work.session.get_one(Volunteer, each).term_end = date(2027, 9, 30)
    _list, [receipt] = centre.office.paid_only(uid)

    centre.go_back()

    with centre.opened.ground.database.read() as session:
        assert session.get_one(Volunteer, uid).term_end == date(2027, 9, 30)
        # Nothing was paid by this one's: it is as the backup has it.
        assert session.get_one(Volunteer, other).term_end == date(2026, 10, 30)
    assert centre.office.stipends.receipts.one(receipt).volunteer_uid == uid


def test_what_was_voided_since_the_backup_stays_void(centre: Restoring) -> None:
    centre.office.reported("ก")
    made, [receipt] = centre.office.paid()
    centre.save()
    anew = centre.office.stipends.receipts.issue_anew(receipt, "ชื่อผิด")
    centre.office.stipends.receipts.void(anew, "ไม่มารับเงิน")

    centre.go_back()

    numbers = [row.number for row in centre.office.stipends.receipts.of_list(made)]
    assert numbers == ["R9401-2570-00001", "R9401-2570-00002"]
    assert centre.office.stipends.receipts.one(receipt).void_reason == "ชื่อผิด"
    proof = centre.office.stipends.years.proof()
    assert (proof.agrees, proof.lists, proof.receipts, proof.audit) == (True, 0, 0, 0)
    assert _sound(centre)


def test_a_list_withdrawn_and_written_anew_since_the_backup_is_paid_once(centre: Restoring) -> None:
    centre.office.reported("ก")
    first = centre.office.stipends.lists.prepare(OCTOBER)
    centre.save()
    centre.office.stipends.lists.withdraw(first, "งบประมาณผิด")
    second, _receipts = centre.office.paid()

    centre.go_back()

    assert centre.office.stipends.lists.page(first).row.state == "withdrawn"
    assert centre.office.stipends.lists.page(second).row.total == 60_000
    assert centre.office.stipends.years.proof().agrees


def test_running_numbers_go_on_and_the_audit_chain_says_why(centre: Restoring) -> None:
    centre.save()
    with centre.opened.ground.database.work("Take numbers") as work:
        for _number in range(3):
            work.next_number("letter", 2570)

    centre.go_back()

    with centre.opened.ground.database.read() as session:
        number = session.get(RunningNumber, ("9401", "letter", 2570))
        last = session.query(AuditLine).filter(AuditLine.title.startswith("Carry numbers")).one()
    assert number is not None
    assert number.last == 3
    assert "9401 letter 2570 3" in last.changes


def test_where_nothing_was_given_out_since_nothing_is_written(centre: Restoring) -> None:
    centre.save()
    centre.go_back()
    with centre.opened.ground.database.read() as session:
        assert not session.query(AuditLine).filter(AuditLine.title.startswith("Carry numbers")).count()


def test_a_register_that_cannot_be_read_any_more_does_not_keep_a_backup_out(centre: Restoring) -> None:
    centre.office.reported("ก")
    centre.save()
    centre.office.paid()
    centre.opened.close()
    register = centre.opened.home.register
    register.write_bytes(b"\0" * 4096 + register.read_bytes()[4096:])

    centre.go_back()

    assert centre.office.stipends.lists.all() == ()
    centre.office.paid()
    assert centre.office.stipends.years.proof().agrees


def test_the_restored_register_is_one_of_the_same_office(centre: Restoring) -> None:
    centre.save()
    before = centre.opened.ground
    centre.go_back()
    after = centre.opened.ground
    assert replace(after, database=before.database, reference=before.reference) == before


def test_numbers_of_a_lost_disk_are_left_to_their_papers(centre: Restoring) -> None:
    centre.office.reported("ก")
    receipts = centre.office.stipends.receipts
    for wrong in ("R9401-2570-01001", "R9402-2570-00001", "R9401-2568-00001"):
        with pytest.raises(Refused) as refused:
            receipts.go_on_after(wrong, "เครื่องเสีย")
        assert refused.value.code == "no-such-number"
    for number, reason in (("สิบสอง", "เครื่องเสีย"), ("R9401-2570-00003", " ")):
        with pytest.raises(Refused):
            receipts.go_on_after(number, reason)

    lost = receipts.go_on_after("r9401-๒๕๗๐-00003", "เครื่องเสีย")

    assert lost == ("R9401-2570-00001", "R9401-2570-00002", "R9401-2570-00003")
    _list, [receipt] = centre.office.paid()
    assert receipts.one(receipt).number == "R9401-2570-00004"
    proof = centre.office.stipends.years.proof()
    assert (proof.agrees, proof.on_paper_only) == (True, lost)
    with pytest.raises(Refused):
        receipts.go_on_after("R9401-2570-00004", "เครื่องเสีย")
