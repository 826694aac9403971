"""A month's stipends on their way: prepared, approved by somebody else, paid with receipts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from stipend_entries import NOVEMBER, OCTOBER, Office

from desktop.models import AuditLine, ClosedMonth, RunningNumber, Volunteer, new_uid
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.stipends import Stipends
from desktop.services.volunteers import Volunteers


@pytest.fixture
def office(centre_ground: Ground) -> Office:
    return Office(centre_ground)


def _refused(code: str, work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    assert refused.value.code == code
    return refused.value.sentence


def test_everybody_who_served_is_shown_with_what_stands_in_the_way(office: Office) -> None:
    office.reported("กามา")
    office.entries.volunteer("ขวัญ")
    office.reported("คมสัน", left_on=date(2026, 10, 16))
    office.entries.volunteer("งามตา", start=date(2026, 11, 1))

    rows = office.stipends.lists.claimants(OCTOBER)

    assert [(row.name.split()[0], row.reasons, row.amount) for row in rows] == [
        ("นายกามา", (), 60_000),
        ("นายขวัญ", ("not-reported",), 60_000),
        ("นายคมสัน", ("outside-term",), 60_000),
    ]
    assert rows[0].report_uid
    assert "ตุลาคม ๒๕๖๙" in rows[1].sentences[0]


def test_a_list_goes_from_prepared_to_paid_and_its_sum_is_that_of_its_receipts(office: Office) -> None:
    office.reported("ก"), office.reported("ข")
    officer, supervisor = office.user("officer", "นูรียะห์"), office.user("supervisor", "สมชาย")

    uid = officer.lists.prepare(OCTOBER)
    assert officer.lists.page(uid).row.state == "prepared"
    supervisor.lists.approve(uid)
    receipts = officer.lists.pay(uid)

    page = officer.lists.page(uid)
    assert (page.row.state, page.row.total, page.row.people) == ("paid", 120_000, 2)
    assert page.words == "หนึ่งพันสองร้อยบาทถ้วน"
    assert (page.row.prepared_by, page.row.approved_by, page.row.paid_by) == ("นูรียะห์", "สมชาย", "นูรียะห์")
    numbers = [officer.receipts.one(each).number for each in receipts]
    assert numbers == ["R9401-2570-00001", "R9401-2570-00002"]
    assert [line.receipt_number for line in page.lines] == numbers
    proof = office.stipends.years.proof()
    assert (proof.lists, proof.receipts, proof.audit, proof.agrees) == (120_000, 120_000, 120_000, True)


def test_a_late_report_gets_a_list_of_its_own(office: Office) -> None:
    office.reported("ก")
    late = office.entries.volunteer("ข")
    office.paid()
    _refused("nobody", lambda: office.stipends.lists.prepare(OCTOBER))

    office.receive(late)
    uid = office.stipends.lists.prepare(OCTOBER)

    assert [line.volunteer_uid for line in office.stipends.lists.page(uid).lines] == [late]
    assert len(office.stipends.lists.all(OCTOBER)) == 2
    assert office.stipends.lists.all(NOVEMBER) == ()


def test_a_month_outside_the_term_is_refused_with_name_and_reason(office: Office) -> None:
    uid = office.entries.volunteer("ฮาซัน", left_on=date(2026, 10, 16))
    sentence = _refused("outside-term", lambda: office.stipends.lists.prepare(OCTOBER, [uid]))
    assert "ฮาซัน" in sentence
    assert "ตุลาคม ๒๕๖๙" in sentence
    before = office.entries.volunteer(start=date(2026, 11, 1))
    _refused("outside-term", lambda: office.stipends.lists.prepare(OCTOBER, [before]))
    _refused("not-over", lambda: office.stipends.lists.prepare(NOVEMBER, [before]))


def test_a_second_payment_is_refused_however_it_is_asked_for(office: Office) -> None:
    uid = office.reported("ก")
    first = office.stipends.lists.prepare(OCTOBER)
    _refused("on-a-list", lambda: office.stipends.lists.prepare(OCTOBER, [uid]))
    office.stipends.lists.approve(first)
    office.stipends.lists.pay(first)
    _refused("already-paid", lambda: office.stipends.lists.prepare(OCTOBER, [uid]))
    _refused("list-paid", lambda: office.stipends.lists.pay(first))

    other = office.second_role(uid)
    office.receive(other)
    _refused("two-roles", lambda: office.stipends.lists.prepare(OCTOBER, [other]))


def test_the_database_itself_keeps_a_second_living_receipt_out(office: Office) -> None:
    uid = office.reported("ก")
    other = office.second_role(uid)
    _list, [receipt] = office.paid()
    columns = (
        "uid, origin, revision, fiscal_year, number, line_uid, volunteer_uid, person_uid, month, amount, "
        '"on", payee, payee_id, payee_address, payer, payer_position, replaces_uid, voided_by, void_reason'
    )
    same = columns.replace("uid, origin", "'x', origin", 1).replace("number", "number + 1", 1)
    for taken in (same, same.replace("volunteer_uid", f"'{other}'", 1)):
        with pytest.raises(IntegrityError), office.ground.database.work("Break in") as work:
            work.session.execute(
                text(f"INSERT INTO stipend_receipts ({columns}) SELECT {taken} FROM stipend_receipts")
            )
    assert office.stipends.receipts.one(receipt).voided_on is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE stipend_receipts SET amount = amount + 1",
        "UPDATE stipend_receipts SET payee = 'x'",
        "UPDATE stipend_receipts SET number = 9",
        "UPDATE stipend_receipts SET uid = 'x'",
        "UPDATE stipend_receipts SET month = '2026-09'",
        "DELETE FROM stipend_receipts",
        "UPDATE stipend_lines SET amount = 1",
        "DELETE FROM stipend_lines",
    ],
)
def test_what_was_written_for_money_is_never_rewritten(office: Office, statement: str) -> None:
    office.reported("ก")
    office.paid()
    with pytest.raises(IntegrityError), office.ground.database.work("Break in") as work:
        work.session.execute(text(statement))


def test_what_is_void_stays_void_in_the_database_too(office: Office) -> None:
    office.reported("ก")
    _list, [receipt] = office.paid()
    office.stipends.receipts.void(receipt, "ไม่มารับเงิน")
    for statement in (
        "UPDATE stipend_receipts SET voided_on = NULL",
        "UPDATE stipend_receipts SET void_reason = '', revision = 9",
        "UPDATE stipend_lines SET released_on = NULL",
    ):
        with pytest.raises(IntegrityError), office.ground.database.work("Break in") as work:
            work.session.execute(text(statement))


@pytest.mark.parametrize("amount", ["0", "-60000", "600.5"])
def test_the_database_takes_no_negative_and_no_fractional_amount(office: Office, amount: str) -> None:
    uid = office.entries.volunteer()
    prepared = office.entries.volunteer("ข")
    office.receive(prepared)
    made = office.stipends.lists.prepare(OCTOBER)
    with pytest.raises(IntegrityError), office.ground.database.work("Break in") as work:
        work.session.execute(
            text(
                "INSERT INTO stipend_lines (uid, origin, revision, list_uid, volunteer_uid, person_uid, "
                f"month, amount) VALUES ('x', '9401', 1, '{made}', '{uid}', 'p', '2026-10', {amount})"
            )
        )


def test_who_prepared_a_list_does_not_approve_it_where_another_could(office: Office) -> None:
    office.reported("ก")
    one, other = office.user("supervisor", "สมชาย"), office.user("supervisor", "วิไล")
    uid = one.lists.prepare(OCTOBER)
    assert "another supervisor" in _refused("own-list", lambda: one.lists.approve(uid))
    other.lists.approve(uid)
    assert one.lists.page(uid).row.approved_by == "วิไล"


def test_the_only_supervisor_approves_what_they_prepared(office: Office) -> None:
    office.reported("ก")
    only = office.user("supervisor", "สมชาย")
    uid = only.lists.prepare(OCTOBER)
    only.lists.approve(uid)
    assert only.lists.page(uid).row.state == "approved"


def test_an_officer_does_not_approve_and_an_administrator_only_where_there_is_no_supervisor(
    office: Office,
) -> None:
    office.reported("ก")
    officer = office.user("officer", "นูรียะห์")
    uid = officer.lists.prepare(OCTOBER)
    _refused("not-allowed", lambda: officer.lists.approve(uid))
    office.user("supervisor", "สมชาย")
    _refused("not-allowed", lambda: office.stipends.lists.approve(uid))


def test_between_the_steps_somebody_may_leave_and_the_list_says_so(office: Office) -> None:
    uid = office.reported("ก")
    made = office.stipends.lists.prepare(OCTOBER)
    with pytest.raises(Refused):
        Volunteers(office.ground).months.take_back(uid, OCTOBER, "เป็นรายงานของเดือนอื่น")
    with office.ground.database.work("Break in") as work:
        work.session.execute(text("UPDATE received_reports SET received_on = NULL"))
    assert "Withdraw" in _refused("not-reported", lambda: office.stipends.lists.approve(made))
    office.receive(uid)
    office.stipends.lists.approve(made)
    with office.ground.database.work("Somebody leaves") as work:
        work.session.get_one(Volunteer, uid).left_on = date(2026, 10, 20)
    _refused("outside-term", lambda: office.stipends.lists.pay(made))
    with office.ground.database.read() as session:
        assert session.get(RunningNumber, ("9401", "receipt", 2570)) is None


def test_a_withdrawn_list_frees_its_months_and_keeps_its_reason(office: Office) -> None:
    office.reported("ก")
    made = office.stipends.lists.prepare(OCTOBER)
    _refused("draft", lambda: office.stipends.lists.withdraw(made, "  "))
    office.stipends.lists.withdraw(made, "ใส่งบประมาณผิด")
    row = office.stipends.lists.page(made).row
    assert (row.state, row.people, row.withdraw_reason) == ("withdrawn", 0, "ใส่งบประมาณผิด")
    _refused("list-withdrawn", lambda: office.stipends.lists.approve(made))
    _refused("list-withdrawn", lambda: office.stipends.papers.list_sheet(made))
    again, _receipts = office.paid()
    _refused("list-paid", lambda: office.stipends.lists.withdraw(again, "ผิด"))


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 11, 19)])
def test_money_is_paid_neither_tomorrow_nor_before_the_approval(office: Office, day: date) -> None:
    office.reported("ก")
    made = office.stipends.lists.prepare(OCTOBER)
    _refused("list-prepared", lambda: office.stipends.lists.pay(made))
    office.stipends.lists.approve(made)
    _refused("draft", lambda: office.stipends.lists.pay(made, day))


def test_a_closed_month_takes_no_list_no_payment_and_no_void(office: Office) -> None:
    office.reported("ก")
    office.reported("ข")
    prepared = office.stipends.lists.prepare(
        OCTOBER, [office.stipends.lists.claimants(OCTOBER)[0].volunteer_uid]
    )
    office.stipends.lists.approve(prepared)
    with office.ground.database.work("Close a month for a test") as work:
        work.session.add(ClosedMonth(uid=new_uid(), month="2026-11", closed_on=date(2026, 11, 20)))

    for work_of in (
        lambda: office.stipends.lists.prepare(OCTOBER),
        lambda: office.stipends.lists.pay(prepared),
    ):
        assert "พฤศจิกายน ๒๕๖๙" in _refused("month-closed", work_of)


def test_each_work_has_its_line_in_the_audit_chain_and_payments_tell_their_amounts(office: Office) -> None:
    office.reported("ก")
    office.paid()
    with office.ground.database.read() as session:
        lines = session.query(AuditLine).order_by(AuditLine.line.desc()).limit(3).all()
    assert [line.title for line in lines] == [
        "Pay a list and issue its receipts",
        "Approve a pay list",
        "Prepare a pay list",
    ]
    assert '"stipend_amounts": ["R9401-2570-00001 60000"]' in lines[0].changes


def test_the_province_pays_nobody_and_another_offices_list_is_not_touched(
    office: Office, province_ground: Ground
) -> None:
    _refused("centre-only", lambda: Stipends(province_ground).lists.prepare(OCTOBER))
    office.reported("ก")
    made = office.stipends.lists.prepare(OCTOBER)
    with office.ground.database.work("Pretend") as work:
        work.session.execute(text("UPDATE stipend_lists SET origin = '9402'"))
    _refused("not-ours", lambda: office.stipends.lists.approve(made))


def test_a_paid_month_is_not_left_outside_the_term_afterwards(office: Office) -> None:
    uid = office.reported("ก")
    _list, [receipt] = office.paid()
    volunteers = Volunteers(office.ground)
    draft, _revision = volunteers.draft(uid)
    for work in (
        lambda: volunteers.leave(uid, date(2026, 10, 16), "ย้ายภูมิลำเนา"),
        lambda: volunteers.save(replace(draft, term_start=date(2026, 10, 2)), uid),
    ):
        assert "ตุลาคม ๒๕๖๙" in _refused("paid-month", work)
    volunteers.save(replace(draft, order_number="9/2569"), uid)
    office.stipends.receipts.void(receipt, "พ้นหน้าที่กลางเดือน")
    volunteers.leave(uid, date(2026, 10, 16), "ย้ายภูมิลำเนา")
    assert office.stipends.lists.claimants(OCTOBER)[0].reasons == ("outside-term",)


def test_the_check_of_the_register_finds_money_that_does_not_agree(office: Office) -> None:
    office.reported("ก")
    office.paid()
    assert office.stipends.years.proof().agrees
    with office.ground.database.work("Break in") as work:
        work.session.execute(text("DROP TRIGGER stipend_receipts_kept"))
        work.session.execute(text("UPDATE stipend_receipts SET amount = 90000, number = 2"))
    proof = office.stipends.years.proof()
    assert not proof.agrees
    assert proof.missing == ("R9401-2570-00001",)
    assert (proof.lists, proof.receipts, proof.audit, len(proof.unequal)) == (60_000, 90_000, 60_000, 1)
