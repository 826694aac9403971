"""The month on its way: closed, approved, sent, judged, given back, and closed again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from month_entries import Entries
from sqlalchemy import select

from desktop.database.closed_months import refuse_if_closed
from desktop.database.work import put_setting
from desktop.models import ClosedMonth, ExchangedBundle, MonthVerdict, Peer, new_uid
from desktop.printing import forms, press
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.reports import Chain, MonthFigures
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.system.clock import SetClock

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)
TODAY = date(2026, 11, 20)
AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def reports(centre_ground: Ground) -> Reports:
    return Reports(centre_ground)


@pytest.fixture
def supervisor(centre_ground: Ground, as_role: AsRole) -> Reports:
    return Reports(as_role(centre_ground, "supervisor"))


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


def _send(ground: Ground, month: Month, sequence: int) -> None:
    with ground.database.work("Send for a test") as work:
        bundle = ExchangedBundle(uid=new_uid(), direction="out", peer="94", kind="month", sequence=sequence)
        bundle.hash, bundle.month, bundle.at = f"{sequence}", str(month), ground.clock.now().isoformat()
        work.session.add(bundle)


def _answer(ground: Ground, month: Month, verdict: str, remark: str = "") -> None:
    """The province's word as it comes home in its answer."""
    with ground.database.work("Take an answer in for a test") as work:
        word = MonthVerdict(uid=new_uid(), origin="94", unit="9401", month=str(month), verdict=verdict)
        word.remark, word.on = remark, ground.clock.today()
        work.session.add(word)


def _arrive(ground: Ground, figures: MonthFigures, unit: str = "9401", revision: int = 1) -> None:
    """A centre's closed month as it is taken in at the province."""
    with ground.database.work("Take a month in for a test") as work:
        query = select(ClosedMonth).where(ClosedMonth.origin == unit, ClosedMonth.month == figures.month)
        row = work.session.scalar(query) or ClosedMonth(uid=new_uid(), origin=unit, month=figures.month)
        row.closed_on, row.closed_by, row.figures = TODAY, "อาอีซะห์ ยูโซ๊ะ", figures.to_json()
        row.approved_on, row.approved_by, row.revision = TODAY, "สมชาย แก้วประดิษฐ์", revision
        work.session.add(row)


def test_a_month_goes_from_open_to_accepted(
    reports: Reports, supervisor: Reports, centre_ground: Ground
) -> None:
    seen = [reports.month_state(OCTOBER).state, reports.close(OCTOBER).state]
    seen.append(supervisor.approve(OCTOBER).state)
    _send(centre_ground, OCTOBER, 1)
    seen.append(reports.month_state(OCTOBER).state)
    _answer(centre_ground, OCTOBER, "accepted")
    seen.append(reports.month_state(OCTOBER).state)

    assert seen == ["open", "closed", "approved", "sent", "accepted"]
    assert [(state.month, state.state) for state in reports.months()] == [
        (NOVEMBER, "open"),
        (OCTOBER, "accepted"),
    ]


def test_a_closed_month_names_who_closed_and_who_approved_it(reports: Reports, supervisor: Reports) -> None:
    reports.close(OCTOBER)
    state = supervisor.approve(OCTOBER)

    assert (state.closed_on, state.approved_on) == (TODAY, TODAY)
    assert (state.closed_by, state.approved_by) == ("นูรียะห์ สาและ", "นูรียะห์ สาและ")


def test_a_closed_month_takes_no_more_entries(reports: Reports, centre_ground: Ground) -> None:
    reports.close(OCTOBER)

    with centre_ground.database.read() as session:
        refuse_if_closed(session, "9401", date(2026, 11, 1))
        with pytest.raises(Refused) as refused:
            refuse_if_closed(session, "9401", date(2026, 10, 31))
    assert refused.value.code == "month-closed"


def test_what_comes_after_closing_does_not_change_the_frozen_figures(
    reports: Reports, entries: Entries
) -> None:
    entries.case(date(2026, 10, 2), channel="counter")
    reports.close(OCTOBER)
    entries.case(date(2026, 10, 3))

    figures = reports.figures(OCTOBER)

    assert figures.this_month == Chain(pointed_out=1)
    assert (figures.open_cases, figures.unfinished) == (1, 1)
    assert reports.figures(NOVEMBER).since_october.pointed_out == 2


def test_a_month_that_has_not_begun_is_not_closed(reports: Reports) -> None:
    with pytest.raises(Refused) as refused:
        reports.close(DECEMBER)
    assert refused.value.code == "future-month"


def test_the_present_month_may_be_closed_on_its_last_working_day(reports: Reports) -> None:
    assert reports.close(NOVEMBER).state == "closed"


def test_a_month_waits_for_the_earlier_ones_that_have_entries(reports: Reports, entries: Entries) -> None:
    entries.case(date(2026, 8, 15))

    with pytest.raises(Refused) as refused:
        reports.close(NOVEMBER)
    assert refused.value.code == "earlier-open"
    assert "สิงหาคม ๒๕๖๙" in refused.value.sentence

    reports.close(Month(2026, 8))
    assert reports.close(NOVEMBER).state == "closed"


def test_a_step_alone_keeps_a_month_open_too(reports: Reports, entries: Entries) -> None:
    case = entries.case(date(2026, 8, 15))
    entries.step(case, "screened", date(2026, 10, 1), "accepted")
    reports.close(Month(2026, 8))

    with pytest.raises(Refused) as refused:
        reports.close(NOVEMBER)
    assert "ตุลาคม ๒๕๖๙" in refused.value.sentence


def test_the_provinces_steps_do_not_keep_a_month_open(
    reports: Reports, entries: Entries, centre_ground: Ground
) -> None:
    case = entries.case(date(2026, 8, 15))
    reports.close(Month(2026, 8))
    Entries(centre_ground, unit="94").step(case, "screened", date(2026, 10, 1), "accepted")

    assert reports.close(NOVEMBER).state == "closed"


def test_a_closed_month_is_not_closed_twice(reports: Reports) -> None:
    reports.close(OCTOBER)

    with pytest.raises(Refused) as refused:
        reports.close(OCTOBER)
    assert refused.value.code == "already-closed"


def test_an_open_month_is_not_approved_and_none_is_approved_twice(
    reports: Reports, supervisor: Reports
) -> None:
    with pytest.raises(Refused) as refused:
        supervisor.approve(OCTOBER)
    assert refused.value.code == "not-closed"

    reports.close(OCTOBER)
    supervisor.approve(OCTOBER)
    with pytest.raises(Refused) as refused:
        supervisor.approve(OCTOBER)
    assert refused.value.code == "already-approved"


def test_a_month_given_back_is_opened_closed_and_sent_again_on_one_day(
    reports: Reports, supervisor: Reports, entries: Entries, centre_ground: Ground
) -> None:
    reports.close(OCTOBER)
    supervisor.approve(OCTOBER)
    _send(centre_ground, OCTOBER, 1)
    _answer(centre_ground, OCTOBER, "returned", "ขาดเรื่องของตำบลบานา")
    state = reports.month_state(OCTOBER)
    assert (state.state, state.remark) == ("returned", "ขาดเรื่องของตำบลบานา")

    assert reports.reopen(OCTOBER).state == "open"
    entries.case(date(2026, 10, 3))
    seen = [reports.close(OCTOBER).state, supervisor.approve(OCTOBER).state]
    _send(centre_ground, OCTOBER, 2)
    seen.append(reports.month_state(OCTOBER).state)
    _answer(centre_ground, OCTOBER, "accepted")
    seen.append(reports.month_state(OCTOBER).state)

    assert seen == ["closed", "approved", "sent", "accepted"]
    assert reports.figures(OCTOBER).this_month.pointed_out == 1


def test_closing_a_month_that_was_given_back_opens_it_by_itself(
    reports: Reports, entries: Entries, centre_ground: Ground
) -> None:
    reports.close(OCTOBER)
    _answer(centre_ground, OCTOBER, "returned", "ตรวจสอบอีกครั้ง")
    entries.case(date(2026, 10, 3))

    assert reports.close(OCTOBER).state == "closed"
    assert reports.figures(OCTOBER).this_month.pointed_out == 1


def test_only_a_month_given_back_is_opened_again(reports: Reports) -> None:
    reports.close(OCTOBER)

    with pytest.raises(Refused) as refused:
        reports.reopen(OCTOBER)
    assert refused.value.code == "not-returned"
    assert reports.month_state(OCTOBER).state == "closed"


def test_the_printed_summary_is_a_draft_until_the_month_is_approved(
    reports: Reports, supervisor: Reports, centre_ground: Ground
) -> None:
    form = forms.form("monthly_summary")
    reports.close(OCTOBER)
    assert form.is_draft(reports.summary_sheet(OCTOBER))
    supervisor.approve(OCTOBER)

    sheet = reports.summary_sheet(OCTOBER)

    assert not form.is_draft(sheet)
    assert (sheet.preparer, sheet.preparer_position) == ("นูรียะห์ สาและ", "เจ้าหน้าที่ศูนย์แรงงานอำเภอ")
    issued = Documents(centre_ground).issue("monthly_summary", sheet, "2026-10")
    assert issued.number == "D9401-2570-00001"


def test_the_month_is_signed_by_the_supervisor_of_the_settings_before_it_is_approved(
    reports: Reports, centre_ground: Ground
) -> None:
    with centre_ground.database.work("Change settings for a test") as work:
        put_setting(work.session, "supervisor_name", "นายสมชาย แก้วประดิษฐ์")
        put_setting(work.session, "supervisor_position", "หัวหน้าศูนย์")
        put_setting(work.session, "phone", "073-330000")

    sheet, memo = reports.summary_sheet(OCTOBER), reports.memo_sheet(OCTOBER)

    assert (sheet.approver, sheet.approver_position) == ("นายสมชาย แก้วประดิษฐ์", "หัวหน้าศูนย์")
    assert (memo.signer, memo.position) == ("นายสมชาย แก้วประดิษฐ์", "หัวหน้าศูนย์")
    assert memo.office == "ศูนย์แรงงานอำเภอเมืองปัตตานี  โทร. ๐๗๓-๓๓๐๐๐๐"
    assert press.print_pdf(forms.form("memo"), memo).startswith(b"%PDF")


FIGURES = MonthFigures(month="2026-10", fiscal_year=2570, this_month=Chain(pointed_out=41))


@pytest.fixture
def province(province_ground: Ground) -> Reports:
    return Reports(province_ground)


def test_the_inbox_shows_what_came_and_what_is_missing(province: Reports, province_ground: Ground) -> None:
    _arrive(province_ground, FIGURES)

    rows = {row.unit: row for row in province.inbox()}

    assert len(rows) == 12
    assert {row.month for row in rows.values()} == {OCTOBER}
    assert (rows["9401"].state, rows["9401"].pointed_out) == ("received", 41)
    assert rows["9401"].unit_name == "ศูนย์แรงงานอำเภอเมืองปัตตานี"
    assert {row.state for unit, row in rows.items() if unit != "9401"} == {"missing"}


def test_the_inbox_of_october_still_shows_the_year_that_ended(province: Reports, clock: SetClock) -> None:
    clock.move(days=-45)

    assert len({row.month for row in province.inbox()}) == 12
    assert province.inbox()[0].month == Month(2026, 9)
    assert province.inbox(2570) == ()


def test_a_unit_of_another_province_that_takes_part_is_expected_too(
    province: Reports, province_ground: Ground
) -> None:
    with province_ground.database.work("Enrol for a test") as work:
        work.session.add(Peer(unit="9601", name="ศูนย์แรงงานอำเภอเมืองนราธิวาส"))

    assert "9601" in {row.unit for row in province.inbox()}


def test_the_present_month_is_missed_by_nobody_before_it_is_over(
    province: Reports, province_ground: Ground
) -> None:
    _arrive(province_ground, MonthFigures(month="2026-11", fiscal_year=2570))

    assert [(row.unit, row.state) for row in province.inbox() if row.month == NOVEMBER] == [
        ("9401", "received")
    ]


def test_the_province_accepts_a_month(province: Reports, province_ground: Ground) -> None:
    _arrive(province_ground, FIGURES)

    province.judge_month("9401", OCTOBER, "accepted")

    assert province.month_state(OCTOBER, "9401").state == "accepted"
    with pytest.raises(Refused) as refused:
        province.judge_month("9401", OCTOBER, "accepted")
    assert refused.value.code == "already-judged"


def test_a_month_given_back_waits_for_judgement_when_it_comes_again_the_same_day(
    province: Reports, province_ground: Ground
) -> None:
    _arrive(province_ground, FIGURES)
    province.judge_month("9401", OCTOBER, "returned", "ขาดเรื่องของตำบลบานา")
    assert province.month_state(OCTOBER, "9401").state == "returned"

    _arrive(province_ground, FIGURES, revision=3)

    state = province.month_state(OCTOBER, "9401")
    assert (state.state, state.remark) == ("received", "ขาดเรื่องของตำบลบานา")
    province.judge_month("9401", OCTOBER, "accepted")
    assert province.month_state(OCTOBER, "9401").state == "accepted"


def test_a_month_is_given_back_with_a_remark_only(province: Reports, province_ground: Ground) -> None:
    _arrive(province_ground, FIGURES)

    with pytest.raises(Refused) as refused:
        province.judge_month("9401", OCTOBER, "returned", "  ")
    assert [problem.field for problem in refused.value.problems] == ["remark"]


@pytest.mark.parametrize(("verdict", "code"), [("lost", "no-verdict"), ("accepted", "not-received")])
def test_what_cannot_be_judged_is_refused(province: Reports, verdict: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        province.judge_month("9402", OCTOBER, verdict)
    assert refused.value.code == code


def test_a_centre_does_not_judge_and_a_province_does_not_close(reports: Reports, province: Reports) -> None:
    with pytest.raises(Refused) as judged:
        reports.judge_month("9401", OCTOBER, "accepted")
    with pytest.raises(Refused) as closed:
        province.close(OCTOBER)
    assert (judged.value.code, closed.value.code) == ("province-only", "centre-only")


def test_the_province_adds_its_units_up_and_shows_one_as_it_was_sent(
    province: Reports, province_ground: Ground
) -> None:
    for unit in ("9401", "9402"):
        centre = Entries(province_ground, unit)
        centre.volunteer()
        centre.case(date(2026, 10, 2))
    _arrive(province_ground, FIGURES)

    # What 9401 sent counts as it was frozen; 9402 has not sent and counts as it stands.
    assert province.figures(OCTOBER).this_month.pointed_out == 41 + 1
    assert province.figures(OCTOBER).target.pointed_out == 30
    assert province.figures(OCTOBER, "9402").this_month.pointed_out == 1
    assert province.figures(OCTOBER, "9402").target.pointed_out == 30
    assert province.figures(OCTOBER, "9401") == FIGURES
    assert len(province.entries_behind(OCTOBER, "pointed_out", unit="9402").uids) == 1
    assert province.summary_sheet(OCTOBER, "9401").centre == "ศูนย์แรงงานอำเภอเมืองปัตตานี"
    assert province.memo_sheet(OCTOBER).to == "ผู้ว่าราชการจังหวัดปัตตานี"


def test_two_hundred_and_ninety_volunteers_give_the_plans_funnel(
    province: Reports, province_ground: Ground
) -> None:
    from desktop.models import Citizen, Volunteer

    with province_ground.database.work("Put volunteers for a test") as work:
        people = [Citizen(uid=new_uid(), origin="9401") for _each in range(290)]
        work.session.add_all(people)
        work.session.flush()
        work.session.add_all(
            Volunteer(uid=new_uid(), origin="9401", person_uid=person.uid) for person in people
        )

    target = province.funnel()[0]

    assert (target.pointed_out, target.screened, target.assisted) == (8700, 2610, 783)
