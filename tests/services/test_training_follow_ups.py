"""What became of people after a course, what training changed, and what the papers say of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from refusing import code_of
from training_entries import COURSE, School

from desktop.models import Case, ClosedMonth
from desktop.rules.trainings import FollowUpDraft
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.own_data import OwnData
from desktop.services.trainings.rows import FIGURES, FollowUpFilter
from desktop.system.clock import SetClock

WHOLE, ENOUGH, SHORT = [6] * 5, [6, 6, 6, 6, 0], [6, 6, 6, 3, 2]


@pytest.fixture
def school(centre_ground: Ground, as_role: Callable[[Ground, str], Ground]) -> School:
    return School(as_role(centre_ground, "supervisor"))


def _december(school: School, clock: SetClock) -> None:
    clock.move(days=17)
    assert school.ground.clock.today() == date(2026, 12, 7)


def test_who_passed_is_due_after_30_days_and_after_90(school: School, clock: SetClock) -> None:
    course, (passed, _failed) = school.held(WHOLE, SHORT)
    follow_ups = school.trainings.follow_ups
    assert (follow_ups.ids(), follow_ups.due()) == ([], 0)
    _december(school, clock)
    [row] = follow_ups.rows(follow_ups.ids())
    assert (row.enrolment_uid, row.days, row.due_on, row.overdue_days) == (passed, 30, date(2026, 12, 6), 1)
    follow_ups.save(passed, FollowUpDraft(days=30, in_work=True, income=9_000_00, uses_skill=True))
    assert follow_ups.due() == 0
    assert [row.state for row in follow_ups.of_course(course)] == ["done", "to_come"]
    follow_ups.take_back(passed, 30)
    assert [row.state for row in follow_ups.of_course(course)] == ["due", "to_come"]
    clock.move(days=60)
    assert [row.state for row in follow_ups.of_course(course)] == ["missed", "due"]


def test_a_follow_up_is_corrected_by_writing_it_again(school: School, clock: SetClock) -> None:
    course, (passed, failed) = school.held(WHOLE, SHORT)
    _december(school, clock)
    follow_ups = school.trainings.follow_ups
    one = follow_ups.save(passed, FollowUpDraft(days=30, in_work=False))
    two = follow_ups.save(passed, FollowUpDraft(days=30, in_work=True, note="รับจ้าง"))
    assert one.uid == two.uid
    draft = follow_ups.draft(passed, 30)
    assert (draft.in_work, draft.note, draft.on) == (True, "รับจ้าง", date(2026, 12, 7))
    assert code_of(lambda: follow_ups.save(failed, FollowUpDraft(days=30, in_work=True))) == "not-passed"
    assert code_of(lambda: follow_ups.save(passed, FollowUpDraft(days=30))) == "draft"
    assert [row.in_work for row in follow_ups.of_course(course)] == [True, None]


def test_a_follow_up_of_a_closed_month_stays(school: School, clock: SetClock) -> None:
    _course, (passed,) = school.held(WHOLE)
    _december(school, clock)
    follow_ups = school.trainings.follow_ups
    follow_ups.save(passed, FollowUpDraft(days=30, in_work=True))
    with school.ground.database.work("Close a month") as work:
        work.session.add(ClosedMonth(month="2026-12", closed_on=date(2026, 12, 7)))
    assert code_of(lambda: follow_ups.save(passed, FollowUpDraft(days=30, in_work=False))) == "month-closed"
    assert code_of(lambda: follow_ups.take_back(passed, 30)) == "month-closed"


def test_the_list_of_follow_ups_is_found_filtered_and_sorted(school: School, clock: SetClock) -> None:
    course, (first, second) = school.held(WHOLE, WHOLE)
    _december(school, clock)
    follow_ups = school.trainings.follow_ups
    follow_ups.save(second, FollowUpDraft(days=30, in_work=True, income=100_00))
    keys = follow_ups.ids(FollowUpFilter(state=""))
    assert len(keys) == 4
    assert [row.key for row in follow_ups.rows(keys)] == keys
    assert follow_ups.ids(FollowUpFilter(state="done")) == [f"{second} 30"]
    assert follow_ups.ids(FollowUpFilter(state="", days=90, course=course)) == [f"{first} 90", f"{second} 90"]
    assert follow_ups.ids(FollowUpFilter(text="คน0")) == [f"{first} 30"]
    assert follow_ups.ids(FollowUpFilter(unit="9402")) == []
    assert follow_ups.ids(FollowUpFilter(state="", sort="income"))[0] == f"{second} 30"


def test_every_figure_of_what_changed_is_as_long_as_its_list_of_people(
    school: School, clock: SetClock
) -> None:
    course, (first, second, third) = school.held(WHOLE, WHOLE, SHORT)
    waiting = school.course(title="รอ", seats=1)
    school.enrolled(waiting, school.person("ก"))
    school.enrolled(waiting, school.person("ข"))
    off = school.course(title="งด")
    school.enrolled(off, school.person("ค"))
    school.trainings.courses.call_off(off, "ฝนตก")
    school.trainings.certificates.give([first])
    for uid, income in ((first, 3_000_00), (second, 5_000_00), (third, 1_00)):
        school.trainings.enrolments.set_income_before(uid, income)
    _december(school, clock)
    save = school.trainings.follow_ups.save
    save(first, FollowUpDraft(days=30, in_work=True, income=9_000_00, uses_skill=True))
    save(second, FollowUpDraft(days=30, in_work=False, uses_skill=False))
    year = school.trainings.summary.of_year(2570)
    said = {figure: count for figure, count in year.total.counts.items() if count}
    assert said == {
        "enrolled": 5, "seated": 4, "passed": 2, "failed": 1, "certified": 1, "asked_30": 2, "in_work_30": 1,
        "uses_skill": 1, "income_known": 1,
    }  # fmt: skip
    assert (year.total.income_before, year.total.income_after) == (3_000_00, 9_000_00)
    assert (year.called_off, year.total.budget, len(year.courses)) == (1, 2 * COURSE.budget, 2)  # type: ignore[operator]
    for figure in FIGURES:
        assert len(school.trainings.summary.behind(figure, year=2570)) == year.total.count(figure)
        parts = [one.changed.count(figure) for one in year.courses]
        assert sum(parts) == year.total.count(figure)
        behind = school.trainings.summary.behind(figure, course_uid=course)
        assert len(behind) == school.trainings.summary.of_course(course).count(figure)
    assert school.trainings.summary.of_year(2569).total.count("enrolled") == 0
    assert school.trainings.summary.years() == (2570,)


def test_the_income_after_is_the_last_that_is_known_and_the_average_is_rounded(
    school: School, clock: SetClock
) -> None:
    course, (first, second) = school.held(WHOLE, WHOLE)
    for uid, income in ((first, 100), (second, 101)):
        school.trainings.enrolments.set_income_before(uid, income)
    _december(school, clock)
    for uid in (first, second):
        school.trainings.follow_ups.save(uid, FollowUpDraft(days=30, income=200))
    clock.move(days=70)
    school.trainings.follow_ups.save(first, FollowUpDraft(days=90, income=400))
    changed = school.trainings.summary.of_course(course)
    assert (changed.income_before, changed.income_after) == (101, 300)


# -- papers


def test_the_papers_say_what_the_register_holds(school: School, clock: SetClock) -> None:
    case = school.asked()
    group = school.group()
    course = school.course(group_uid=group)
    held = school.sessions(course)
    uid = school.enrolled(course, school.whose(case), case_uid=case).uid
    school.came(course, uid, ENOUGH)
    papers = school.trainings.papers
    assert code_of(lambda: papers.result_sheet(course)) == "not-declared"
    assert code_of(lambda: papers.certificate_sheets(course)) == "nobody"
    school.trainings.results.declare(course)
    [certificate] = school.trainings.certificates.give_all(course)
    _december(school, clock)
    school.trainings.follow_ups.save(uid, FollowUpDraft(days=30, in_work=True, income=8_000_00))
    roster = papers.roster_sheet(course)
    assert (roster.group, roster.seats, roster.persons[0].case_number) == (
        "กลุ่มช่างเชื่อม",
        3,
        "9401/0001/2570",
    )
    signed = papers.attendance_sheet(held[2])
    assert (signed.session, signed.sessions, signed.part) == (3, 5, "เต็มวัน (6 ชั่วโมง)")
    result = papers.result_sheet(course)
    assert (result.persons[0].hours, result.hours_to_pass, result.persons[0].certificate) == (
        24,
        24,
        "9401/2570/ว 00001",
    )
    assert result.follow_ups[0].income_30 == 8_000_00
    paper = papers.certificate_sheet(certificate)
    assert paper.number == "9401/2570/ว 00001"
    assert papers.certificate_sheets(course) == {certificate: paper}
    school.trainings.certificates.void(certificate, "ผิด")
    assert code_of(lambda: papers.certificate_sheet(certificate)) == "void"
    documents = Documents(school.ground)
    for name, sheet in {
        "training_roster": roster,
        "attendance_sheet": signed,
        "training_result": result,
        "certificate": paper,
    }.items():
        assert documents.preview(name, sheet).pages == 1


def test_a_restricted_case_stands_on_no_roster_not_even_a_supervisors(school: School) -> None:
    case, course = school.asked(), school.course()
    school.enrolled(course, school.whose(case), case_uid=case)
    with school.ground.database.work("A case becomes restricted") as work:
        work.session.get_one(Case, case).restricted = True
    assert school.trainings.enrolments.of_course(course)[0].case_number
    assert school.trainings.papers.roster_sheet(course).persons[0].case_number == ""


def test_a_certificate_that_was_handed_out_is_printed_again_as_a_copy(school: School) -> None:
    _course, (passed,) = school.held(WHOLE)
    [uid] = school.trainings.certificates.give([passed])
    papers = school.trainings.papers
    sheet = papers.certificate_sheet(uid)
    assert not sheet.copy
    Documents(school.ground).issue("certificate", sheet, uid)
    assert papers.certificate_sheet(uid).copy


def test_the_copy_of_a_persons_data_tells_their_groups_courses_and_what_they_said(
    school: School, clock: SetClock
) -> None:
    _course, (passed,) = school.held(WHOLE)
    [uid] = school.trainings.certificates.give([passed])
    school.trainings.certificates.issue_anew(uid, "ชื่อผิด")
    person = school.trainings.certificates.one(uid).person_uid
    school.group(person)
    _december(school, clock)
    school.trainings.follow_ups.save(passed, FollowUpDraft(days=30, in_work=True, income=8_000_00))
    sections = {one.title: one for one in OwnData(school.ground).sheet(person).sections}
    listings = {one.title: one.rows for one in sections["กลุ่มและการฝึกอาชีพ"].listings}
    assert {title: len(rows) for title, rows in listings.items()} == {
        "กลุ่ม": 1, "การฝึกอาชีพ": 1, "เวลาเข้าฝึก": 5, "วุฒิบัตร": 2, "การติดตามผลหลังฝึก": 1,
    }  # fmt: skip
    assert "ผ่าน (30 ชั่วโมง)" in listings["การฝึกอาชีพ"][0].cells
    assert "มีงานทำ · รายได้ 8,000.00 บาทต่อเดือน" in listings["การติดตามผลหลังฝึก"][0].cells
    stranger = OwnData(school.ground).sheet(school.person()).sections
    assert "กลุ่มและการฝึกอาชีพ" not in {one.title for one in stranger}
