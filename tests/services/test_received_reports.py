"""Monthly reports of volunteers: the numbers, the people behind them, and receiving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from month_entries import Entries
from sqlalchemy import func, select

from desktop.models import AuditLine, ClosedMonth, ReceivedReport, StipendLine, StipendList, new_uid
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.reports import Chain
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.ground import Ground
from desktop.services.volunteers import Volunteers

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
RECEIPT = ReceiptDraft(month=OCTOBER, received_on=date(2026, 11, 3), remark=" นำส่งด้วยตนเอง ")


@pytest.fixture
def volunteers(centre_ground: Ground) -> Volunteers:
    return Volunteers(centre_ground)


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


def test_a_month_counts_as_reported_when_an_officer_received_it(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground
) -> None:
    uid = entries.volunteer()
    assert volunteers.months.of_year(uid, 2570)[0].state == "waiting"

    assert volunteers.months.receive([uid], RECEIPT) == 1

    october = volunteers.months.of_year(uid, 2570)[0]
    assert october == volunteers.months.one(uid, OCTOBER)
    assert (october.state, october.received_on) == ("reported", date(2026, 11, 3))
    assert october.received_by == centre_ground.actor.full_name
    assert october.remark == "นำส่งด้วยตนเอง"


def test_the_year_has_twelve_months_and_each_stands_where_it_stands(
    volunteers: Volunteers, entries: Entries
) -> None:
    uid = entries.volunteer(start=date(2026, 11, 1), end=date(2027, 1, 15))

    months = volunteers.months.of_year(uid, 2570)

    assert [str(row.month) for row in months][::11] == ["2026-10", "2027-09"]
    assert [row.state for row in months] == ["outside", "running", "coming", "coming", *["outside"] * 8]


def test_reports_of_many_are_received_in_one_work_and_twice_changes_nothing(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground
) -> None:
    uids = [entries.volunteer("ก"), entries.volunteer("ข"), entries.volunteer("ค")]
    volunteers.months.receive(uids[:1], RECEIPT)

    assert volunteers.months.receive(uids, RECEIPT) == 2
    assert volunteers.months.receive(uids, RECEIPT) == 0

    with centre_ground.database.read() as session:
        assert session.scalar(select(func.count()).select_from(ReceivedReport)) == 3
        assert set(session.scalars(select(ReceivedReport.revision))) == {1}
        told = select(func.count()).where(AuditLine.title == "Receive a volunteer's monthly report")
        assert session.scalar(told) == 3


def test_one_wrong_report_keeps_all_from_being_received(volunteers: Volunteers, entries: Entries) -> None:
    right, wrong = entries.volunteer("ก"), entries.volunteer("ฮ", start=date(2026, 11, 1))

    with pytest.raises(Refused) as refused:
        volunteers.months.receive([right, wrong], RECEIPT)

    assert "ฮ" in refused.value.sentence
    assert [problem.field for problem in refused.value.problems] == ["month"]
    assert volunteers.months.of_year(right, 2570)[0].state == "waiting"


def test_a_receipt_cannot_be_dated_back_into_a_closed_month(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground
) -> None:
    uid = entries.volunteer()
    with centre_ground.database.work("Close a month for a test") as work:
        work.session.add(ClosedMonth(uid=new_uid(), month="2026-10", closed_on=date(2026, 11, 5)))

    with pytest.raises(Refused) as refused:
        volunteers.months.receive([uid], ReceiptDraft(month=OCTOBER, received_on=date(2026, 10, 31)))
    assert refused.value.code == "month-closed"

    # A late report of the closed month comes in today.
    assert volunteers.months.receive([uid], RECEIPT) == 1


def test_a_receipt_is_taken_back_with_a_reason_and_can_be_given_again(
    volunteers: Volunteers, entries: Entries
) -> None:
    uid = entries.volunteer()
    volunteers.months.receive([uid], RECEIPT)

    with pytest.raises(Refused):
        volunteers.months.take_back(uid, OCTOBER, "  ")
    volunteers.months.take_back(uid, OCTOBER, "เป็นรายงานของเดือนอื่น")

    october = volunteers.months.of_year(uid, 2570)[0]
    assert (october.state, october.received_on, october.remark) == ("waiting", None, "เป็นรายงานของเดือนอื่น")
    with pytest.raises(Refused) as refused:
        volunteers.months.take_back(uid, OCTOBER, "อีกครั้ง")
    assert refused.value.code == "not-received"
    assert volunteers.months.receive([uid], RECEIPT) == 1


def test_a_report_that_a_pay_list_stands_on_is_not_taken_back(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground
) -> None:
    uid = entries.volunteer()
    volunteers.months.receive([uid], RECEIPT)
    line = StipendLine(
        uid=new_uid(), list_uid="l", volunteer_uid=uid, person_uid="p", month="2026-10", amount=60_000
    )
    with centre_ground.database.work("Prepare a list for a test") as work:
        work.session.add(StipendList(uid="l", month="2026-10", prepared_on=date(2026, 11, 4)))
        work.session.flush()
        work.session.add(line)

    with pytest.raises(Refused) as refused:
        volunteers.months.take_back(uid, OCTOBER, "ผิดเดือน")

    assert refused.value.code == "listed"
    assert volunteers.months.one(uid, OCTOBER).state == "reported"


def test_the_month_of_all_lists_whoever_served_in_it(volunteers: Volunteers, entries: Entries) -> None:
    there = entries.volunteer("กามา")
    left_in_mid_month = entries.volunteer("ขวัญ", left_on=date(2026, 10, 16))
    entries.volunteer("คมสัน", left_on=date(2026, 10, 1))
    entries.volunteer("งามตา", start=date(2026, 11, 1))
    entries.volunteer("จรูญ", end=date(2026, 9, 30))

    assert [row.volunteer_uid for row in volunteers.months.of_all(OCTOBER)] == [there, left_in_mid_month]


def test_the_numbers_are_those_of_the_people_found_and_each_opens_its_cases(
    volunteers: Volunteers, entries: Entries
) -> None:
    uid, other = entries.volunteer("ก"), entries.volunteer("ข")
    helped = entries.case(date(2026, 10, 5), found_by=uid)
    entries.step(helped, "screened", date(2026, 10, 8), "accepted")
    entries.step(helped, "referred", date(2026, 10, 9), agency="DOE")
    entries.step(helped, "outcome", date(2026, 11, 2), "assisted", agency="DOE")
    waiting = entries.case(date(2026, 10, 6), found_by=uid)
    entries.case(date(2026, 10, 6), found_by=other)
    entries.case(date(2026, 10, 6))

    october, november, *_later = volunteers.months.of_year(uid, 2570)

    assert october.done == Chain(pointed_out=2, screened=1, referred=1)
    assert november.done == Chain(assisted=1)
    behind = {
        (month, figure): [case.uid for case in volunteers.months.cases(uid, month, figure).cases]
        for month in (OCTOBER, NOVEMBER)
        for figure in ("pointed_out", "screened", "referred", "assisted")
    }
    assert {key: found for key, found in behind.items() if found} == {
        (OCTOBER, "pointed_out"): [waiting, helped],
        (OCTOBER, "screened"): [helped],
        (OCTOBER, "referred"): [helped],
        (NOVEMBER, "assisted"): [helped],
    }


def test_the_numbers_of_the_year_open_their_cases_too(volunteers: Volunteers, entries: Entries) -> None:
    uid = entries.volunteer()
    one, two = entries.case(date(2026, 10, 5), found_by=uid), entries.case(date(2026, 11, 5), found_by=uid)
    entries.case(date(2026, 9, 30), found_by=uid)

    behind = volunteers.months.cases_of_year(uid, 2570, "pointed_out")

    assert [case.uid for case in behind.cases] == [two, one]
    assert len(behind.cases) == volunteers.page(uid).done.pointed_out


def test_restricted_cases_behind_a_number_are_told_and_not_shown(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    uid = entries.volunteer()
    secret = entries.case(date(2026, 10, 6), "PRO-2", found_by=uid, restricted=True)

    behind = volunteers.months.cases(uid, OCTOBER, "pointed_out")
    assert (behind.cases, behind.withheld) == ((), 1)
    above = Volunteers(as_role(centre_ground, "supervisor")).months.cases(uid, OCTOBER, "pointed_out")
    assert ([case.uid for case in above.cases], above.withheld) == ([secret], 0)


def test_a_month_has_no_other_figures(volunteers: Volunteers, entries: Entries) -> None:
    with pytest.raises(Refused) as refused:
        volunteers.months.cases(entries.volunteer(), OCTOBER, "dreamt")
    assert refused.value.code == "no-figure"


def test_another_offices_months_are_not_received_here(volunteers: Volunteers, centre_ground: Ground) -> None:
    uid = Entries(centre_ground, unit="9402").volunteer()

    with pytest.raises(Refused) as refused:
        volunteers.months.receive([uid], RECEIPT)
    assert refused.value.code == "not-ours"
