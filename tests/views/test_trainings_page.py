"""Groups and training: proposals become groups, groups get courses, and every figure opens its people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from training_entries import School

from desktop.services.centre import Centre
from desktop.views.kit import pictures
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import Label
from desktop.views.trainings import TrainingsPage
from desktop.views.trainings.behind_view import BehindView
from desktop.views.trainings.course_view import CourseView
from desktop.views.trainings.group_view import GroupView
from desktop.views.trainings.page_forms import CourseForm, GroupForm
from desktop.views.trainings.proposals_view import ProposalsView
from tests.views.ink import clipped_texts
from tests.views.training_steps import arrived, at_group, opened, page, press, school, settled, texts

__all__ = ["page", "school"]

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


def test_an_empty_centre_is_told_what_groups_are_for(qtbot: QtBot, page: TrainingsPage) -> None:
    arrived(qtbot, page)
    assert page.groups.register.states.currentWidget() is not page.groups.register.table
    assert page.groups.waiting is None
    press(page.groups.register.states, "New group")
    assert isinstance(page.opened(), GroupForm)


def test_nobody_to_be_asked_is_good_news(qtbot: QtBot, page: TrainingsPage) -> None:
    arrived(qtbot, page, tab="follow_ups")
    shown = page.follow_ups.register.states.currentWidget()
    assert shown is not None
    assert "Nobody is to be asked now" in [label.text() for label in shown.findChildren(Label)]
    press(shown, "Show all")
    settled(qtbot, page)
    assert not page.follow_ups.register.filters.is_set()


def test_people_who_asked_for_the_same_become_a_group_with_their_cases(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    cases = [school.asked("SKL-1") for _ in range(4)]
    arrived(qtbot, page)
    qtbot.waitUntil(lambda: page.groups.waiting is not None)
    assert page.groups.waiting is not None
    assert "๔" in page.groups.waiting.accessibleName()

    QTest.keyClick(page.groups.waiting, Qt.Key.Key_Return)
    view = opened(page, ProposalsView)
    assert {wish.case_uid for wish in view.chosen()} == set(cases)
    press(view, "Form a group of these ๔ people")
    form = opened(page, GroupForm).form
    assert form.draft().category_code == "SKL-1"
    form.field("name").set_value("กลุ่มช่างเชื่อม")
    page.save()
    qtbot.waitUntil(lambda: isinstance(page.opened(), GroupView))
    settled(qtbot, page)

    group = opened(page, GroupView)
    assert group.page is not None
    assert {member.case_uid for member in group.page.members} == set(cases)
    assert page.go_back()
    settled(qtbot, page)
    assert page.opened() is None
    assert page.groups.waiting is None
    assert texts(page.groups.register.table)[0] == "กลุ่มช่างเชื่อม"


def test_only_some_of_those_who_asked_can_be_chosen(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    for _at in range(4):
        school.asked("SKL-1")
    arrived(qtbot, page)
    qtbot.waitUntil(lambda: page.groups.waiting is not None)
    page.open_proposals()
    view = opened(page, ProposalsView)
    view.people.focus_first()
    for _press in range(2):
        QTest.keyClick(view.people.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(view.chosen()) == 3
    press(view, "Form a group of these ๓ people")
    form = opened(page, GroupForm).form
    form.field("name").set_value("กลุ่มเล็ก")
    page.save()
    qtbot.waitUntil(lambda: isinstance(page.opened(), GroupView))
    settled(qtbot, page)
    shown = opened(page, GroupView).page
    assert shown is not None
    assert shown.row.members == 3


def test_a_group_without_a_name_says_so_at_its_field(qtbot: QtBot, page: TrainingsPage) -> None:
    arrived(qtbot, page)
    page.groups.forming.emit()
    form = opened(page, GroupForm).form
    page.save()
    settled(qtbot, page)
    assert form.labelled("name").problem()


def test_a_member_is_found_by_name_and_comes_to_the_group(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    uid, person = school.group(school.person("กามา")), school.person("ซูไฮลา")
    view = at_group(qtbot, page, uid)
    press(view, "Add a member")
    form = view.form()
    assert form is not None
    field = form.field("person_uid")
    field.setFocus()
    QTest.keyClicks(field.focusProxy(), "")
    field.line.setText("ซูไฮลา")  # type: ignore[attr-defined]
    field.line.textEdited.emit("ซูไฮลา")  # type: ignore[attr-defined]
    QTest.keyClick(field.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.value() == person)
    page.save()
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.members == 2)
    settled(qtbot, page)
    assert view.form() is None


def test_nobody_comes_to_a_group_twice(qtbot: QtBot, page: TrainingsPage, school: School) -> None:
    person = school.person("กามา")
    view = at_group(qtbot, page, school.group(person))
    press(view, "Add a member")
    form = view.form()
    assert form is not None
    form.field("person_uid").set_value(person)
    page.save()
    settled(qtbot, page)
    assert "already" in form.labelled("person_uid").problem()


def test_a_member_leads_and_another_leaves(qtbot: QtBot, page: TrainingsPage, school: School) -> None:
    view = at_group(qtbot, page, school.group(school.person("กามา"), school.person("ขวัญ")))
    press(view, "Leads it")
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.leader != "")
    settled(qtbot, page)
    assert view.page is not None
    assert view.page.members[0].leads
    other = view.page.members[1]
    view.members.table.choose(other.uid)
    press(view, "Leaves")
    page.save()
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.members == 1)
    settled(qtbot, page)


def test_a_group_ends_with_a_reason_and_goes_on_again(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    view = at_group(qtbot, page, school.group(school.person()))
    press(view, "The group ends")
    form = view.form()
    assert form is not None
    page.save()
    assert form.labelled("reason").problem()
    form.field("reason").set_value("ย้ายไปรวมกับกลุ่มอื่น")
    page.save()
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.ended_on is not None)
    settled(qtbot, page)
    press(view, "Take the end back")
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.ended_on is None)
    settled(qtbot, page)


def test_a_course_is_planned_for_a_group(qtbot: QtBot, page: TrainingsPage, school: School) -> None:
    view = at_group(qtbot, page, school.group(school.person()))
    press(view, "New course")
    settled(qtbot, page)
    form = opened(page, CourseForm).form
    values: dict[str, object] = {
        "title": "ช่างเชื่อม", "first_day": date(2026, 12, 1), "last_day": date(2026, 12, 5),
        "hours": 30, "seats": 10,
    }  # fmt: skip
    for name, value in values.items():
        form.field(name).set_value(value)
    page.save()
    qtbot.waitUntil(lambda: isinstance(page.opened(), CourseView))
    settled(qtbot, page)
    course = opened(page, CourseView)
    assert course.read is not None
    assert course.read.page.row.group == "กลุ่มช่างเชื่อม"
    page.go_back()
    settled(qtbot, page)
    assert opened(page, GroupView).courses.table.rows.rowCount() == 1


def test_days_the_wrong_way_round_are_told_at_their_field(qtbot: QtBot, page: TrainingsPage) -> None:
    arrived(qtbot, page, tab="courses")
    press(page.courses.register.head, "New course")
    settled(qtbot, page)
    form = opened(page, CourseForm).form
    form.field("first_day").set_value(date(2026, 12, 5))
    form.field("last_day").set_value(date(2026, 12, 1))
    page.save()
    assert form.labelled("last_day").problem()
    assert form.labelled("title").problem()


def test_what_is_late_stands_first_and_is_written_down_beside_the_list(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    days = {"first_day": date(2026, 10, 5), "last_day": date(2026, 10, 9)}
    course = school.course(**days)
    school.sessions(course)
    enrolment = school.enrolled(course, school.person("กามา"), enrolled_on=date(2026, 10, 5)).uid
    school.came(course, enrolment, [6, 6, 6, 6, 6])
    school.trainings.results.declare(course)

    arrived(qtbot, page, tab="follow_ups")
    part = page.follow_ups
    assert texts(part.register.table)[0] == "นายกามา สาและ"
    assert "12 days overdue" in texts(part.register.table)
    part.focus_first()
    QTest.keyClick(part.register.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.form() is not None)
    form = part.form()
    assert form is not None
    page.save()
    assert form.labelled("in_work").problem() or form.notice.isVisible()
    form.field("in_work").set_value(True)
    form.field("income").set_value(9_000_00)
    page.save()
    qtbot.waitUntil(lambda: part.form() is None)
    settled(qtbot, page)
    assert part.register.table.rows.rowCount() == 0

    page.turn_to("changed")
    settled(qtbot, page)
    assert page.changed.cards["in_work_30"].figure() == "๑"
    QTest.keyClick(page.changed.cards["in_work_30"], Qt.Key.Key_Return)
    settled(qtbot, page)
    behind = opened(page, BehindView)
    assert [one.name for one in behind.found] == ["นายกามา สาและ"]
    assert page.go_back()
    # Back at the figure that was looked behind, not at the first.
    qtbot.waitUntil(page.changed.cards["in_work_30"].hasFocus)


def test_whoever_was_asked_leaves_the_list_and_enter_goes_on_to_the_next(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    days = {"first_day": date(2026, 10, 5), "last_day": date(2026, 10, 9)}
    course = school.course(**days)
    school.sessions(course)
    for name in ("กามา", "ขวัญ", "คอดี"):
        enrolment = school.enrolled(course, school.person(name), enrolled_on=date(2026, 10, 5)).uid
        school.came(course, enrolment, [6, 6, 6, 6, 6])
    school.trainings.results.declare(course)
    arrived(qtbot, page, tab="follow_ups")
    part = page.follow_ups
    names = [texts(part.register.table, at)[0] for at in range(3)]
    part.focus_first()
    QTest.keyClick(part.register.table, Qt.Key.Key_Down)
    QTest.keyClick(part.register.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.form() is not None)
    form = part.form()
    assert form is not None
    form.field("in_work").set_value(True)
    page.save()
    qtbot.waitUntil(lambda: part.register.table.rows.rowCount() == len(names) - 1)
    settled(qtbot, page)
    at = part.register.table.currentIndex().row()
    assert texts(part.register.table, at)[0] == names[2]


def test_every_figure_of_what_training_changed_is_the_length_of_its_list(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    school.held([6, 6, 6, 6, 6], [6, 6, 0, 0, 0], [6, 6, 6, 6, 0])
    arrived(qtbot, page, tab="changed")
    shown = page.changed.shown
    assert shown is not None
    assert shown.total.count("passed") == 2
    for figure in page.changed.cards:
        page.open_behind(figure)
        settled(qtbot, page)
        assert len(opened(page, BehindView).found) == shown.total.count(figure), figure
        page.go_back()
        settled(qtbot, page)


def test_the_province_looks_at_its_centres_and_changes_nothing(
    qtbot: QtBot, desk: Desk, province: Centre
) -> None:
    page = TrainingsPage(desk, province)
    qtbot.addWidget(page)
    page.show()
    for tab in ("groups", "courses", "follow_ups", "changed"):
        arrived(qtbot, page, tab=tab)
    assert page.groups.register.head.primary is None
    assert page.courses.register.head.primary is None
    assert page.changed.units is not None
    page.hide()
    settled(qtbot, page)


@pytest.mark.parametrize(
    ("tab", "first"), [("groups", "Group"), ("courses", "Course"), ("follow_ups", "Name")]
)
def test_each_list_goes_to_excel_as_it_is_shown(
    qtbot: QtBot,
    page: TrainingsPage,
    school: School,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tab: str,
    first: str,
) -> None:
    _filled(school)
    days = {"first_day": date(2026, 10, 5), "last_day": date(2026, 10, 9)}
    course = school.course(**days)
    school.sessions(course)
    enrolment = school.enrolled(course, school.person("กามา"), enrolled_on=date(2026, 10, 5)).uid
    school.came(course, enrolment, [6, 6, 6, 6, 6])
    school.trainings.results.declare(course)
    place = tmp_path / "list.xlsx"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: place))
    arrived(qtbot, page, tab=tab)
    register = {"groups": page.groups, "courses": page.courses, "follow_ups": page.follow_ups}[tab].register
    shown = register.table.rows.rowCount()
    assert shown

    register.ways.all_to_excel()
    settled(qtbot, page)

    rows = list(openpyxl.load_workbook(place).worksheets[0].iter_rows(values_only=True))
    assert rows[0][0] == first
    assert [row[0] for row in rows[1 : shown + 1]] == [texts(register.table, at)[0] for at in range(shown)]


def _filled(school: School) -> None:
    for _at in range(4):
        school.asked("EMP-2")
    school.group(school.person("ฟาตีเมาะ"), school.person("ปู่ญู่ที่นี้ฟื้"))
    school.held([6, 6, 6, 6, 6], [6, 6, 0, 0, 0])
    school.course(title="หลักสูตรการทำขนมพื้นเมืองและบรรจุภัณฑ์เพื่อจำหน่ายในชุมชนและตลาดออนไลน์ รุ่นที่ ๒")


@pytest.mark.parametrize("size", [(1150, 712), (808, 584)])
@pytest.mark.parametrize("tab", ["groups", "courses", "follow_ups", "changed"])
@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off(
    qtbot: QtBot, page: TrainingsPage, school: School, size: tuple[int, int], tab: str
) -> None:
    _filled(school)
    arrived(qtbot, page, tab=tab)
    pictures.picture(page, QSize(*size), 1.0)
    settled(qtbot, page)
    assert not clipped_texts(page)
    assert page.minimumSizeHint().width() <= size[0]
