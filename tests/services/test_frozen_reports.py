"""What is frozen with a month stays as it was; what is lacking is told before closing; the set is bound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from month_entries import Entries
from sqlalchemy import select

from desktop.database import frozen_reports
from desktop.models import (
    Citizen,
    ClosedMonth,
    Course,
    CourseSession,
    Document,
    Enrolment,
    FrozenReport,
    MonthVerdict,
    PlanItem,
    Situation,
    Volunteer,
    new_uid,
)
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.reports import ServiceUsers, UsersRow, written
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.month_sets import MonthSets
from desktop.services.reports import Reports, states

OCTOBER = Month(2026, 10)
AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def reports(centre_ground: Ground) -> Reports:
    return Reports(centre_ground)


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


def _all(reports: Reports, unit: str | None = None) -> dict[tuple[str, str], object]:
    eight = reports.eight
    return {
        (name, one.code): eight.figures(name, OCTOBER, unit, one.code)
        for name in eight.names()
        for one in eight.subjects(name, OCTOBER, unit)
    }


def _october(entries: Entries) -> tuple[str, str]:
    volunteer = entries.volunteer()
    case = entries.case(date(2026, 10, 2), "EMP-1", "SKL-1", found_by=volunteer)
    entries.step(case, "screened", date(2026, 10, 5), "accepted")
    return volunteer, case


def _return(ground: Ground) -> None:
    with ground.database.work("Take an answer in for a test") as work:
        word = MonthVerdict(uid=new_uid(), origin="94", unit="9401", month=str(OCTOBER), verdict="returned")
        word.remark, word.on = "ขอแก้ไข", ground.clock.today()
        work.session.add(word)


def test_a_late_entry_a_leaver_and_a_second_group_change_no_frozen_figure(
    reports: Reports, entries: Entries, centre_ground: Ground
) -> None:
    volunteer, case = _october(entries)
    reports.close(OCTOBER)
    before = _all(reports)

    entries.step(case, "referred", date(2026, 10, 20), agency="DOE")
    entries.case(date(2026, 10, 9), "PRO-2", restricted=True)
    with centre_ground.database.work("Change people for a test") as work:
        work.session.get_one(Volunteer, volunteer).left_on = date(2026, 10, 2)
        for person in work.session.scalars(select(Citizen)):
            person.flags, person.first_name = "unemployed informal", "เปลี่ยนชื่อ"

    assert _all(reports) == before
    assert before != {}


def test_a_month_given_back_keeps_what_was_frozen_and_is_counted_anew_when_it_is_closed_again(
    reports: Reports, entries: Entries, centre_ground: Ground
) -> None:
    _october(entries)
    reports.close(OCTOBER)
    first = _all(reports)
    _return(centre_ground)
    assert _all(reports) == first

    reports.reopen(OCTOBER)
    entries.case(date(2026, 10, 9))
    assert reports.eight.figures("service_users", OCTOBER).people.total == 2
    reports.close(OCTOBER)

    assert reports.eight.figures("service_users", OCTOBER).people.total == 2
    assert first[("service_users", "")].people.total == 1  # type: ignore[attr-defined]
    with centre_ground.database.read() as session:
        (kept,) = states.superseded_figures(session, OCTOBER)
    assert set(kept) == {"monthly_summary", "chain_report", "chain_by_type", "service_users", "satisfaction"}
    assert '"men":1' in kept["service_users"]


def test_the_province_shows_what_came_and_not_what_it_counts_itself(province_ground: Ground) -> None:
    entries = Entries(province_ground, "9401")
    _october(entries)
    province = Reports(province_ground)
    frozen = _all(province, "9401")
    sent = ServiceUsers(month="2026-10", fiscal_year=2570, people=UsersRow(men=41, women=1))
    assert frozen[("service_users", "")].people.men == 1  # type: ignore[attr-defined]
    with province_ground.database.work("Take a month in for a test") as work:
        month = ClosedMonth(uid=new_uid(), origin="9401", month=str(OCTOBER), closed_on=date(2026, 11, 2))
        month.figures = province.figures(OCTOBER, "9401").to_json()
        work.session.add(month)
        row = FrozenReport(uid=new_uid(), origin="9401", month=str(OCTOBER), report="service_users")
        row.figures = written.to_json(sent)
        work.session.add(row)
    Entries(province_ground, "9402").case(date(2026, 10, 3))

    assert province.eight.figures("service_users", OCTOBER, "9401").people.total == 42
    assert province.eight.figures("service_users", OCTOBER).people.total == 42 + 1


def test_what_an_earlier_closing_froze_and_the_later_has_not_is_emptied_and_not_deleted(
    centre_ground: Ground, reports: Reports
) -> None:
    reports.close(OCTOBER)
    with centre_ground.database.work("Freeze for a test") as work:
        frozen_reports.put(work.session, "9401", OCTOBER, {("monthly_work", "somebody"): "{}"})
        frozen_reports.put(work.session, "9401", OCTOBER, {("chain_report", ""): "{}"})
    with centre_ground.database.read() as session:
        assert frozen_reports.of_month(session, "9401", OCTOBER) == {("chain_report", ""): "{}"}
        assert frozen_reports.get(session, "9401", OCTOBER, "monthly_work", "somebody") == ""


def test_a_month_with_a_case_that_no_category_counts_is_not_closed(
    reports: Reports, entries: Entries
) -> None:
    entries.remove_needs(entries.case(date(2026, 10, 2)))

    with pytest.raises(Refused) as refused:
        reports.close(OCTOBER)

    assert refused.value.code == "unfinished"
    assert [problem.field for problem in refused.value.problems] == ["no_need"]
    assert reports.month_state(OCTOBER).state == "open"


def test_an_officer_is_sent_to_the_supervisor_for_a_restricted_case_that_forbids_closing(
    reports: Reports, entries: Entries
) -> None:
    entries.remove_needs(entries.case(date(2026, 10, 2), restricted=True))

    with pytest.raises(Refused) as refused:
        reports.close(OCTOBER)

    assert (refused.value.code, refused.value.problems) == ("unfinished", ())
    assert "supervisor" in refused.value.sentence


def test_a_session_without_attendance_forbids_closing_until_somebody_was_there(
    reports: Reports, entries: Entries, centre_ground: Ground
) -> None:
    person = entries.person()
    course = Course(uid=new_uid(), title="ช่างเชื่อม", first_day=date(2026, 10, 5), last_day=date(2026, 10, 6))
    course.hours, course.seats = 12, 20
    enrolment = Enrolment(
        uid=new_uid(), course_uid=course.uid, person_uid=person, enrolled_on=date(2026, 10, 1)
    )
    enrolment.seated_on = date(2026, 10, 1)
    held = CourseSession(uid=new_uid(), course_uid=course.uid, on=date(2026, 10, 5), part="day", hours=6)
    with centre_ground.database.work("Hold a course for a test") as work:
        for row in (course, enrolment, held):
            work.session.add(row)
            work.session.flush()
        uid = course.uid

    (found,) = [one for one in reports.unfinished(OCTOBER) if one.hard]
    assert (found.kind, found.page, found.where) == ("no_attendance", "trainings", (("course", uid),))
    with pytest.raises(Refused) as refused:
        reports.close(OCTOBER)
    assert refused.value.code == "unfinished"


def test_a_plan_without_activity_and_a_tambon_that_was_not_counted_are_opened_by_themselves(
    reports: Reports, centre_ground: Ground
) -> None:
    with centre_ground.database.work("Plan for a test") as work:
        same = {"field": "services", "kind": "other", "activity": "ออกหน่วย"}
        work.session.add(PlanItem(uid=new_uid(), month="2026-09", **same))
        own = [code for code, one in centre_ground.reference.tambons.items() if one.district_code == "9401"]
        for code in own[1:]:
            counted = {"fiscal_year": 2569, "quarter": 4, "counted_on": date(2026, 9, 1), "working_age": 9}
            work.session.add(Situation(uid=new_uid(), tambon_code=code, **counted))

    found = {one.kind: dict(one.where) for one in reports.unfinished(Month(2026, 9))}

    assert found["no_actuals"] == {"month": "2026-09", "plan": ""}
    assert found["no_situation"] == {"quarter": "2569-4", "area": own[0]}


def test_what_only_waits_is_told_of_in_the_report_and_the_memo(reports: Reports, entries: Entries) -> None:
    entries.volunteer()

    (found,) = reports.unfinished(OCTOBER)
    assert (found.kind, found.page, found.count) == ("not_reported", "volunteers", 1)
    assert found.where == (("silent", "2026-10"),)
    reports.close(OCTOBER)

    assert "ยังไม่ได้รับรายงานประจำเดือน" in reports.summary_sheet(OCTOBER).notes
    assert any("ยังไม่ได้รับรายงานประจำเดือน" in text for text in reports.memo_sheet(OCTOBER).paragraphs)


def _sets(ground: Ground) -> MonthSets:
    return MonthSets(ground, Documents(ground), Reports(ground))


def test_the_signed_set_is_handed_out_once_and_comes_as_copies_afterwards(
    reports: Reports, entries: Entries, centre_ground: Ground, as_role: AsRole
) -> None:
    _october(entries)
    sets = _sets(centre_ground)
    with pytest.raises(Refused) as refused:
        sets.print_whole(OCTOBER)
    assert refused.value.code == "not-approved"
    reports.close(OCTOBER)
    Reports(as_role(centre_ground, "supervisor")).approve(OCTOBER)

    whole, again = sets.print_whole(OCTOBER), sets.print_whole(OCTOBER)
    sets.count_reprint(OCTOBER)

    assert (whole.copy, again.copy, whole.numbers) == (False, True, again.numbers)
    assert len(set(whole.numbers)) == len(whole.numbers) == 8
    with centre_ground.database.read() as session:
        documents = session.scalars(select(Document).order_by(Document.uid)).all()
    assert {document.about for document in documents} == {"2026-10"}
    assert [document.form for document in documents] == [
        *("memo", "monthly_summary", "chain_report", "chain_by_type", "service_users", "satisfaction"),
        *("register_list", "register_list"),
    ]
    assert {document.reprints for document in documents} == {1}
    assert whole.pages >= len(documents)


def test_a_set_that_cannot_be_printed_hands_out_none_of_its_papers(
    reports: Reports,
    entries: Entries,
    centre_ground: Ground,
    as_role: AsRole,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _october(entries)
    reports.close(OCTOBER)
    Reports(as_role(centre_ground, "supervisor")).approve(OCTOBER)
    sets = _sets(centre_ground)

    def fails(*_given: object) -> object:
        raise Refused("No.", code="no-paper")

    monkeypatch.setattr(sets, "_contents", fails)
    with pytest.raises(Refused):
        sets.print_whole(OCTOBER)

    with centre_ground.database.read() as session:
        assert session.scalars(select(Document)).all() == []
