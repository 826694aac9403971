"""Plans of a month: written, copied, agreed to, and taken back by a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from plan_entries import NOVEMBER, OCTOBER, TODAY, Office, activity, item

from desktop.printing import forms, press
from desktop.rules.months import Month
from desktop.rules.plans import WorkNoteDraft
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.plans import APPROVED, CHANGED, EMPTY, WRITTEN, Plans
from desktop.services.volunteers import Volunteers

AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def office(centre_ground: Ground) -> Office:
    return Office(centre_ground)


@pytest.fixture
def plans(office: Office) -> Plans:
    return office.plans


def test_plan_against_actual_is_computed_and_work_outside_the_plan_shown_as_such(
    office: Office, plans: Plans
) -> None:
    who = office.graduate()
    planned = plans.items.add(item(who))
    plans.items.add(item(who, activity="เยี่ยมผู้ผ่านการฝึก", field="sustainability", times=1, people=18))
    for day in (5, 6, 7):
        plans.activities.add(activity(who, date(2026, 11, day), plan_item_uid=planned))
    plans.activities.add(activity(who, activity="ช่วยผู้ประสบอุทกภัย", field="security", men=4, women=5))
    plans.activities.add(activity("", plan_item_uid=""))

    page = plans.items.page(NOVEMBER, who)

    told = [(one.activity, one.planned_times, one.done_times, one.planned_people, one.reached_people)
            for one in page.lines]  # fmt: skip
    assert told == [
        ("สำรวจผู้ว่างงาน", 2, 3, 40, 129),
        ("เยี่ยมผู้ผ่านการฝึก", 1, 0, 18, 0),
        ("ช่วยผู้ประสบอุทกภัย", 0, 1, 0, 9),
    ]
    assert [one.is_outside for one in page.lines] == [False, False, True]
    assert len(page.lines[0].activity_uids) == 3
    centre = plans.items.page(NOVEMBER)
    assert [(one.is_outside, one.reached_people) for one in centre.lines] == [(True, 43)]


def test_a_month_has_the_centres_plan_first_then_graduates_then_volunteers(
    office: Office, plans: Plans
) -> None:
    volunteer, graduate = office.entries.volunteer("กามา"), office.graduate("ฮานีฟะห์")
    gone = office.graduate("ขวัญ", left_on=date(2026, 10, 31))
    plans.items.add(item(graduate))

    found = plans.items.all(NOVEMBER)

    assert [one.worker.uid for one in found] == ["", graduate, volunteer]
    assert [(one.items, one.state) for one in found] == [(0, EMPTY), (1, WRITTEN), (0, EMPTY)]
    assert gone in {one.uid for one in plans.items.workers(OCTOBER)}


def test_an_item_of_nobody_in_service_is_refused_at_the_month(office: Office, plans: Plans) -> None:
    who = office.graduate(left_on=date(2026, 10, 31))
    with pytest.raises(Refused) as refused:
        plans.items.add(item(who))
    assert refused.value.problems[0].field == "month"


def test_last_months_plan_is_copied_once(office: Office, plans: Plans) -> None:
    who = office.graduate()
    plans.items.add(item(who, OCTOBER, days="ทุกวันพุธ", with_whom="ผู้ใหญ่บ้าน"))
    plans.items.add(item(who, OCTOBER, activity="ประชุม", kind="meeting", days="3 ตุลาคม"))
    plans.items.add(item("", OCTOBER))

    made = plans.items.copy(NOVEMBER, who)

    copied = [
        (one.activity, one.days, one.with_whom) for one in plans.items.page(NOVEMBER, who).items.values()
    ]
    assert copied == [("สำรวจผู้ว่างงาน", "ทุกวันพุธ", "ผู้ใหญ่บ้าน"), ("ประชุม", "", "")]
    assert len(made) == 2
    with pytest.raises(Refused) as refused:
        plans.items.copy(NOVEMBER, who)
    assert refused.value.code == "copied"
    assert len(plans.items.copy(NOVEMBER, None)) == 1
    plans.items.take_back(made[:1])
    assert len(plans.items.copy(NOVEMBER, None)) == 1


def test_where_nothing_was_planned_there_is_nothing_to_copy(office: Office, plans: Plans) -> None:
    who = office.graduate()
    with pytest.raises(Refused) as refused:
        plans.items.copy(NOVEMBER, who)
    assert refused.value.code == "nothing-to-copy"


def test_whoever_left_has_no_plan_copied(office: Office, plans: Plans) -> None:
    who = office.graduate(left_on=date(2026, 11, 1))
    plans.items.add(item(who, OCTOBER))
    with pytest.raises(Refused) as refused:
        plans.items.copy(NOVEMBER, who)
    assert refused.value.code == "not-serving"
    with pytest.raises(Refused):
        plans.items.copy(NOVEMBER, None)


def test_a_supervisor_agrees_and_a_change_takes_that_back_for_all_to_see(
    office: Office, plans: Plans
) -> None:
    uid = plans.items.add(item())
    supervisor = office.signed_in("supervisor", "สมชาย")
    supervisor.items.approve(NOVEMBER)
    page = plans.items.page(NOVEMBER)
    assert (page.approval.state, page.approval.by, page.approval.on) == (APPROVED, "สมชาย", TODAY)
    with pytest.raises(Refused) as refused:
        supervisor.items.approve(NOVEMBER)
    assert refused.value.code == "approved"

    draft, revision = plans.items.draft(uid)
    plans.items.save(draft, uid, revision)
    assert plans.items.page(NOVEMBER).approval.state == APPROVED
    plans.items.save(replace(draft, people=50), uid, revision)

    page = plans.items.page(NOVEMBER)
    assert (page.approval.state, page.approval.taken_back_on) == (CHANGED, TODAY)
    supervisor.items.approve(NOVEMBER)
    assert plans.items.page(NOVEMBER).approval.state == APPROVED


@pytest.mark.parametrize("how", ["add", "take_back", "bring_back"])
def test_every_way_of_changing_a_plan_takes_the_agreement_back(
    office: Office, plans: Plans, how: str
) -> None:
    first, second = plans.items.add(item()), plans.items.add(item(activity="ประชุม"))
    plans.items.take_back([second])
    supervisor = office.signed_in("supervisor", "สมชาย")
    supervisor.items.approve(NOVEMBER)

    if how == "add":
        plans.items.add(item(activity="อื่น"))
    elif how == "take_back":
        plans.items.take_back([first])
    else:
        plans.items.bring_back([second])

    assert plans.items.page(NOVEMBER).approval.taken_back_on == TODAY


def test_where_there_are_two_supervisors_nobody_agrees_to_their_own_plan(office: Office) -> None:
    first, second = office.signed_in("supervisor", "สมชาย"), office.signed_in("supervisor", "สมหญิง")
    first.items.add(item())
    with pytest.raises(Refused) as refused:
        first.items.approve(NOVEMBER)
    assert refused.value.code == "own-work"
    second.items.approve(NOVEMBER)


def test_the_only_supervisor_may_agree_to_their_own_plan(office: Office) -> None:
    only = office.signed_in("supervisor", "สมชาย")
    only.items.add(item())
    only.items.approve(NOVEMBER)
    assert only.items.page(NOVEMBER).approval.state == APPROVED


def test_an_officer_agrees_to_nothing_and_an_administrator_only_where_there_is_no_supervisor(
    office: Office, plans: Plans, centre_ground: Ground, as_role: AsRole
) -> None:
    plans.items.add(item())
    with pytest.raises(Refused) as refused:
        Plans(as_role(centre_ground, "officer")).items.approve(NOVEMBER)
    assert refused.value.code == "not-allowed"
    plans.items.approve(NOVEMBER)
    office.signed_in("supervisor", "สมชาย")
    plans.items.add(item(activity="อื่น"))
    with pytest.raises(Refused):
        plans.items.approve(NOVEMBER)


def test_nothing_planned_is_nothing_to_agree_to(plans: Plans) -> None:
    with pytest.raises(Refused) as refused:
        plans.items.approve(NOVEMBER)
    assert refused.value.code == "no-plan"


def test_a_closed_month_takes_no_change_of_its_plan(office: Office, plans: Plans) -> None:
    uid = plans.items.add(item(month=OCTOBER))
    draft, revision = plans.items.draft(uid)
    office.close(OCTOBER)
    for change in (
        lambda: plans.items.add(item(month=OCTOBER)),
        lambda: plans.items.save(replace(draft, people=1), uid, revision),
        lambda: plans.items.take_back([uid]),
        lambda: plans.items.copy(OCTOBER),
        lambda: plans.items.approve(OCTOBER),
        lambda: plans.notes.save(OCTOBER, "", WorkNoteDraft(problems="ฝนตก")),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == "month-closed"
    assert plans.items.page(OCTOBER).closed


def test_two_who_change_the_same_item_do_not_overwrite_each_other(plans: Plans) -> None:
    uid = plans.items.add(item())
    draft, revision = plans.items.draft(uid)
    plans.items.save(replace(draft, people=50), uid, revision)
    with pytest.raises(Refused) as refused:
        plans.items.save(replace(draft, people=60), uid, revision)
    assert refused.value.code == "changed"


def test_a_province_writes_no_plans(province_ground: Ground) -> None:
    with pytest.raises(Refused) as refused:
        Plans(province_ground).items.add(item())
    assert refused.value.code == "not-here"


def test_the_plan_on_paper_bears_the_agreement_only_while_it_holds(office: Office, plans: Plans) -> None:
    who = office.graduate()
    plans.items.add(item(who, with_whom="ผู้ใหญ่บ้าน"))
    supervisor = office.signed_in("supervisor", "สมชาย ใจดี")
    supervisor.items.approve(NOVEMBER, who)

    sheet = plans.papers.plan_sheet(NOVEMBER, who)

    assert (sheet.month, sheet.preparer_position) == ("พฤศจิกายน 2569", "บัณฑิตแรงงานตำบลสะบารัง")
    assert (sheet.approver, sheet.approver_position, sheet.approved_on) == ("สมชาย ใจดี", "แรงงานอำเภอ", TODAY)
    assert [(one.field, one.kind, one.times, one.people) for one in sheet.lines] == [
        ("ด้านข้อมูล", "เยี่ยมบ้าน", 2, 40)
    ]
    assert press.print_pdf(forms.form("monthly_plan"), sheet).startswith(b"%PDF")
    plans.items.add(item(who, activity="ประชุม"))
    assert plans.papers.plan_sheet(NOVEMBER, who).approved_on is None
    with pytest.raises(Refused) as refused:
        plans.papers.plan_sheet(Month(2026, 12), who)
    assert refused.value.code == "no-plan"


def test_a_months_work_on_paper_has_plan_activities_and_notes(office: Office, plans: Plans) -> None:
    who = office.graduate()
    planned = plans.items.add(item(who))
    plans.activities.add(activity(who, plan_item_uid=planned, village_number=5, result="ขอฝึกอาชีพ 12 คน"))
    plans.activities.add(activity(who, date(2026, 11, 2), activity="เยี่ยมผู้ประสบอุทกภัย", men=4, women=5))
    office.entries.case(date(2026, 11, 4), found_by=who)
    plans.notes.save(NOVEMBER, who, WorkNoteDraft(problems="ฝนตกหนัก", proposals="ขอรถ"))
    plans.notes.give_opinion(NOVEMBER, who, "เห็นชอบ")

    sheet = Volunteers(office.ground).papers.month_sheet(who, NOVEMBER)

    told = [(one.activity, one.planned_times, one.done_times, one.reached_people) for one in sheet.lines]
    assert told == [("สำรวจผู้ว่างงาน", 2, 1, 43), ("เยี่ยมผู้ประสบอุทกภัย (นอกแผน)", 0, 1, 9)]
    assert [(one.on.day if one.on else 0, one.men, one.women) for one in sheet.done] == [
        (2, 4, 5),
        (5, 19, 24),
    ]
    assert sheet.done[1].place == "ตลาดนัด หมู่ที่ 5 ตำบลสะบารัง"
    # Both tables count the same people: whom they found stands in the report of those found.
    reached = sum(line.reached_people for line in sheet.lines)
    assert reached == sum(line.men + line.women for line in sheet.done)
    assert (sheet.problems, sheet.proposals, sheet.opinion) == ("ฝนตกหนัก", "ขอรถ", "เห็นชอบ")
    assert sheet.approver == office.ground.actor.full_name
    assert press.print_pdf(forms.form("monthly_work"), sheet).startswith(b"%PDF")


def test_the_centres_own_month_on_paper_leaves_peoples_work_to_them(office: Office, plans: Plans) -> None:
    plans.activities.add(activity("", men=3, women=4))
    plans.activities.add(activity(office.graduate()))

    sheet = plans.papers.work_sheet(NOVEMBER)

    assert [(one.men, one.women) for one in sheet.done] == [(3, 4)]
    assert [one.activity for one in sheet.lines] == ["สำรวจผู้ว่างงาน (นอกแผน)"]
    assert press.print_pdf(forms.form("monthly_work"), sheet).startswith(b"%PDF")


def test_an_opinion_is_the_supervisors_and_waits_for_no_open_month(
    office: Office, plans: Plans, centre_ground: Ground, as_role: AsRole
) -> None:
    supervisor = office.signed_in("supervisor", "สมชาย")
    with pytest.raises(Refused):
        Plans(as_role(centre_ground, "officer")).notes.give_opinion(OCTOBER, "", "ดี")
    office.close(OCTOBER)
    supervisor.notes.give_opinion(OCTOBER, "", "เห็นชอบ")
    page = plans.items.page(OCTOBER)
    assert (page.opinion, page.opinion_by) == ("เห็นชอบ", "สมชาย")
    with pytest.raises(Refused) as refused:
        supervisor.notes.give_opinion(Month(2026, 12), "", "ดี")
    assert refused.value.code == "future-month"


def test_what_is_signed_takes_no_more_opinions(office: Office) -> None:
    supervisor = office.signed_in("supervisor", "สมชาย")
    office.close(OCTOBER, approved_on=TODAY)
    with pytest.raises(Refused) as refused:
        supervisor.notes.give_opinion(OCTOBER, "", "ดี")
    assert refused.value.code == "month-approved"
