"""The words of volunteers' papers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from month_entries import Entries
from plan_entries import Office, activity, item

from desktop.models import Activity, PlanItem
from desktop.printing import forms, press
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.volunteers import Volunteers

TODAY = date(2026, 11, 20)


@pytest.fixture
def volunteers(centre_ground: Ground) -> Volunteers:
    return Volunteers(centre_ground)


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


def test_the_register_lists_every_appointment_by_tambon_with_its_state(
    volunteers: Volunteers, entries: Entries
) -> None:
    entries.volunteer("กามา", tambon="940102")
    entries.volunteer("ขวัญ", kind="graduate")
    entries.volunteer("คมสัน", end=TODAY + timedelta(days=45))
    entries.volunteer("งามตา", left_on=TODAY)
    entries.volunteer("จรูญ", end=TODAY - timedelta(days=1))

    sheet = volunteers.papers.register_sheet()

    assert sheet.district == "อำเภอเมืองปัตตานี จังหวัดปัตตานี"
    assert [(line.volunteer, line.tambon, line.kind, line.status) for line in sheet.lines] == [
        ("นายขวัญ สาและ", "สะบารัง", "บัณฑิตแรงงาน", "ปฏิบัติหน้าที่"),
        ("นายคมสัน สาและ", "สะบารัง", "อสร.", "ครบวาระใน 60 วัน"),
        ("นายงามตา สาและ", "สะบารัง", "อสร.", "ลาออกหรือพ้นจากหน้าที่"),
        ("นายจรูญ สาและ", "สะบารัง", "อสร.", "พ้นวาระ"),
        ("นายกามา สาและ", "อาเนาะรู", "อสร.", "ปฏิบัติหน้าที่"),
    ]
    assert press.print_pdf(forms.form("volunteer_register"), sheet).startswith(b"%PDF")


def test_a_volunteer_of_two_tambons_stands_at_both(volunteers: Volunteers, entries: Entries) -> None:
    uid = entries.volunteer()
    volunteers.assign(uid, "940102", village=3)

    sheet = volunteers.papers.register_sheet()

    assert [(line.tambon, line.village) for line in sheet.lines] == [("สะบารัง", ""), ("อาเนาะรู", "หมู่ที่ 3")]


def test_cards_are_for_those_in_service_and_their_numbers_stay(
    volunteers: Volunteers, entries: Entries
) -> None:
    first, second = entries.volunteer("ก"), entries.volunteer("ข", kind="graduate")
    gone = entries.volunteer("ค", left_on=TODAY)

    sheet = volunteers.papers.cards_sheet([second, first])

    assert [(card.card_number, card.kind, card.tambon) for card in sheet.cards] == [
        ("9401-2570-0002", "บัณฑิตแรงงาน", "ตำบลสะบารัง"),
        ("9401-2570-0001", "อาสาสมัครแรงงาน", "ตำบลสะบารัง"),
    ]
    assert press.print_pdf(forms.form("volunteer_card"), sheet).startswith(b"%PDF")
    with pytest.raises(Refused) as refused:
        volunteers.papers.cards_sheet([first, gone])
    assert refused.value.code == "not-serving"


def test_a_months_work_counts_people_by_day_and_place_and_names_nobody(
    volunteers: Volunteers, entries: Entries
) -> None:
    uid = entries.volunteer()
    one = entries.case(date(2026, 10, 5), "EMP-1", found_by=uid)
    entries.case(date(2026, 10, 5), "EMP-1", "SKL-1", found_by=uid)
    entries.case(date(2026, 10, 6), "EMP-1", found_by=uid, tambon="940102")
    entries.case(date(2026, 11, 6), found_by=uid)
    entries.step(one, "screened", date(2026, 10, 8), "accepted")

    sheet = volunteers.papers.month_sheet(uid, Month(2026, 10))

    assert (sheet.month, sheet.preparer_position) == ("ตุลาคม 2569", "อาสาสมัครแรงงานตำบลสะบารัง")
    assert [line.reached_people for line in sheet.lines] == [3, 1, 0, 0, 0]
    assert [(line.on, line.place, line.men, line.women) for line in sheet.done] == [
        (date(2026, 10, 5), "ตำบลสะบารัง", 2, 0),
        (date(2026, 10, 6), "ตำบลอาเนาะรู", 1, 0),
    ]
    assert "2 คน" in sheet.done[0].result
    assert "สาและ" not in "".join(line.result + line.place for line in sheet.done)
    assert press.print_pdf(forms.form("monthly_work"), sheet).startswith(b"%PDF")


@pytest.mark.parametrize("works_by", ["neither", "plan", "activity"])
def test_a_graduates_month_on_paper_is_the_months_report(centre_ground: Ground, works_by: str) -> None:
    office = Office(centre_ground)
    uid = office.graduate()
    office.entries.case(date(2026, 11, 3), "EMP-1", found_by=uid)
    if works_by == "plan":
        office.plans.items.add(item(uid))
    if works_by == "activity":
        office.plans.activities.add(activity(uid))

    sheet = Volunteers(centre_ground).papers.month_sheet(uid, Month(2026, 11))
    _title, report = Reports(centre_ground).eight.sheet("monthly_work", Month(2026, 11), subject=uid)

    assert (sheet.lines, sheet.done) == (report.lines, report.done)
    assert sum(line.reached_people for line in sheet.lines) == (43 if works_by == "activity" else 0)
    assert bool(sheet.lines) == (works_by != "neither")


def test_what_was_taken_back_gives_a_centre_no_work_of_the_month(province_ground: Ground) -> None:
    eight, november = Reports(province_ground).eight, Month(2026, 11)
    Entries(province_ground, "9405").volunteer(kind="graduate", tambon="940501")
    day = date(2026, 11, 3)
    done = Activity(origin="9405", on=day, field="services", kind="visit", activity="เยี่ยมบ้าน", men=4)
    planned = PlanItem(
        origin="9405", month="2026-11", field="services", kind="visit", activity="เยี่ยม", times=1, people=4
    )
    with province_ground.database.work("Put work for a test") as work:
        work.session.add_all([done, planned])
        work.session.flush()
        done_uid, planned_uid = done.uid, planned.uid
    assert len(eight.subjects("monthly_work", november)) == 2

    with province_ground.database.work("Take what was done back for a test") as work:
        work.session.get_one(Activity, done_uid).taken_back_on = day
    assert len(eight.subjects("monthly_work", november)) == 2
    with province_ground.database.work("Take what was planned back for a test") as work:
        work.session.get_one(PlanItem, planned_uid).taken_back_on = day

    assert eight.subjects("monthly_work", november) == ()
