"""A course on its own page: enrolled, held, keyed, declared, certified; each refusal at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from training_entries import FIRST, School

from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.trainings import Trainings
from desktop.views.kit import pictures
from desktop.views.kit.cards import NoticeCard
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.record_form import RecordForm
from desktop.views.trainings import TrainingsPage
from desktop.views.trainings.course_view import CourseView
from desktop.views.trainings.page_forms import CourseForm
from tests.views.ink import clipped_texts
from tests.views.thai_typing import type_text
from tests.views.training_steps import at_course, opened, page, press, school, settled, texts

__all__ = ["page", "school"]

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def agreeing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every question is answered with yes; gives what was asked."""
    asked: list[str] = []

    def ask(_parent: object, question: str, *_verbs: str) -> bool:
        asked.append(" ".join((question, *_verbs)))
        return True

    monkeypatch.setattr(Dialog, "ask", ask)
    return asked


def _form(view: CourseView) -> RecordForm[Any]:
    form = view.form()
    assert form is not None
    return form


def _enrol(qtbot: QtBot, page: TrainingsPage, view: CourseView, person: str) -> RecordForm[Any]:
    press(view, "Enrol")
    form = _form(view)
    form.field("person_uid").set_value(person)
    page.save()
    settled(qtbot, page)
    return form


def _papers(page: TrainingsPage) -> list[dict[str, Any]]:
    wanted: list[dict[str, Any]] = []
    page.desk.opened.connect(lambda name, where: wanted.append({"page": name, **where}))
    return wanted


def test_who_comes_after_the_last_seat_waits_in_order(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    view = at_course(qtbot, page, school.course(seats=1))
    for name in ("กามา", "ขวัญ", "คอลี"):
        _enrol(qtbot, page, view, school.person(name))
        qtbot.waitUntil(lambda: view.form() is None)
        settled(qtbot, page)
    assert [texts(view.people.table, at)[5] for at in range(3)] == [
        "has a seat",
        "waits, no. 1",
        "waits, no. 2",
    ]


def test_a_double_booking_is_refused_at_its_field_and_names_the_other_course(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    person = school.person("กามา")
    school.enrolled(school.course(title="ตัดผม"), person)
    view = at_course(qtbot, page, school.course())

    form = _enrol(qtbot, page, view, person)

    assert "ตัดผม" in form.labelled("person_uid").problem()
    assert view.read is not None
    assert not view.read.page.enrolments


def test_nobody_is_enrolled_without_being_chosen(qtbot: QtBot, page: TrainingsPage, school: School) -> None:
    view = at_course(qtbot, page, school.course())
    press(view, "Enrol")
    page.save()
    assert _form(view).labelled("person_uid").problem()


def test_a_whole_group_is_enrolled_and_who_cannot_be_is_told(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    people = [school.person("กามา"), school.person("ขวัญ"), school.person("เด็ก", born="2015-01-01")]
    group = school.group(*people)
    view = at_course(qtbot, page, school.course(group_uid=group, seats=1))
    press(view, "Enrol the whole group")
    qtbot.waitUntil(lambda: view.people.table.rows.rowCount() == 2)
    settled(qtbot, page)
    notices = [card for card in view.side.findChildren(NoticeCard) if card.isVisible()]
    assert len(notices) == 1
    assert "๑" in notices[0].accessibleName()


def test_a_group_that_is_enrolled_already_is_said_to_be(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    group = school.group(school.person("กามา"))
    view = at_course(qtbot, page, school.course(group_uid=group))
    with qtbot.waitSignal(page.desk.said, check_params_cb=lambda said, _undo: "๑" in said):
        press(view, "Enrol the whole group")
    settled(qtbot, page)
    already = "Everybody of this group is enrolled already."
    with qtbot.waitSignal(page.desk.said, check_params_cb=lambda said, _undo: said == already):
        press(view, "Enrol the whole group")
    settled(qtbot, page)


def test_who_withdraws_leaves_the_seat_to_who_waits_longest(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course = school.course(seats=1, first_day=date(2026, 12, 1), last_day=date(2026, 12, 5))
    day = date(2026, 11, 19)
    first = school.enrolled(course, school.person("กามา"), enrolled_on=day)
    second = school.enrolled(course, school.person("ขวัญ"), enrolled_on=day)
    view = at_course(qtbot, page, course)
    said: list[str] = []
    page.desk.said.connect(lambda text, _undo: said.append(text))
    view.people.table.choose(first.uid)
    press(view, "Withdraws")
    page.save()
    assert _form(view).labelled("reason").problem()
    _form(view).field("reason").set_value("ได้งานทำแล้ว")
    page.save()
    qtbot.waitUntil(lambda: view.form() is None)
    settled(qtbot, page)
    assert "ขวัญ" in said[-1]

    view.people.table.choose(second.uid)
    press(view, "Give the seat")
    qtbot.waitUntil(lambda: view.read is not None and view.read.page.row.seated == 1)
    settled(qtbot, page)
    assert view.read is not None
    assert view.read.page.row.waiting == 0


def test_sessions_are_filled_in_and_taken_back_as_one(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    view = at_course(qtbot, page, school.course(), "sessions")
    undone: list[Callable[[], object]] = []
    page.desk.said.connect(lambda _text, undo: undone.append(undo))
    press(view, "Fill in the days")
    qtbot.waitUntil(lambda: view.sessions.table.rows.rowCount() == 5)
    settled(qtbot, page)
    undone[-1]()
    qtbot.waitUntil(lambda: view.sessions.table.rows.rowCount() == 0)
    settled(qtbot, page)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"on": date(2026, 11, 1)}, "on"),
        ({"part": "afternoon"}, "part"),
        ({"hours": 5, "part": "morning"}, "hours"),
        ({"hours": 9, "on": date(2026, 11, 3)}, "hours"),
    ],
)
def test_a_session_that_cannot_be_says_why_at_its_field(
    qtbot: QtBot, page: TrainingsPage, school: School, change: dict[str, object], field: str
) -> None:
    course = school.course()
    afternoon = [replace(school.trainings.sessions.proposed(course)[0], on=FIRST, part="afternoon", hours=3)]
    school.trainings.sessions.add(course, afternoon)
    view = at_course(qtbot, page, course, "sessions")
    press(view, "Add a session")
    for name, value in ({"on": FIRST, "part": "morning", "hours": 3} | change).items():
        _form(view).field(name).set_value(value)
    page.save()
    settled(qtbot, page)
    assert _form(view).labelled(field).problem()


def _held(school: School) -> str:
    course = school.course()
    school.sessions(course)
    for name, hours in (("กามา", [6, 6, 6, 6, 6]), ("ขวัญ", [6, 0, 0, 0, 0])):
        school.came(course, school.enrolled(course, school.person(name)).uid, hours)
    return course


def test_results_are_declared_after_a_question_and_frozen(
    qtbot: QtBot, page: TrainingsPage, school: School, agreeing: list[str]
) -> None:
    view = at_course(qtbot, page, _held(school), "results")
    # Nobody has failed before the results are declared.
    so_far = [texts(view.results.table, at)[3] for at in range(2)]
    assert so_far == ["hours reached", "hours not reached yet"]
    press(view, "Declare the results")
    qtbot.waitUntil(lambda: view.read is not None and view.read.page.declared_on is not None)
    settled(qtbot, page)
    assert "๑" in agreeing[0]
    assert [texts(view.results.table, at)[3] for at in range(2)] == ["Passed", "Not passed"]
    view.turn_to("attendance")
    type_text(view.attendance.grid.cells, "1")
    assert not view.is_keyed()
    assert not view.attendance.save_button.isVisible()


def test_certificates_are_given_and_printed_in_one_go(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course, _enrolments = school.held([6, 6, 6, 6, 6], [6, 6, 6, 6, 6], [0, 0, 0, 0, 0])
    view = at_course(qtbot, page, course, "results")
    press(view, "Give ๒ certificates")
    qtbot.waitUntil(lambda: view.read is not None and len(view.read.certificates) == 2)
    settled(qtbot, page)
    assert texts(view.results.table)[4] == "9401/2570/ว 00001"
    wanted = _papers(page)
    press(view, "Print certificates")
    settled(qtbot, page)
    assert wanted[0]["form"] == "certificate"
    assert len(wanted[0]["sheets"]) == 2


def test_a_certificate_is_void_and_another_stands_for_it(
    qtbot: QtBot, desk: Desk, centre: Centre, as_role: AsRole, school: School
) -> None:
    course, enrolments = school.held([6, 6, 6, 6, 6])
    school.trainings.certificates.give_all(course)
    ground = as_role(centre.ground, "supervisor")
    page = TrainingsPage(desk, replace(centre, ground=ground, trainings=Trainings(ground)))
    qtbot.addWidget(page)
    page.resize(1150, 712)
    page.show()
    view = at_course(qtbot, page, course, "results")
    view.results.table.choose(enrolments[0])
    press(view, "Issue another")
    _form(view).field("reason").set_value("ชื่อสะกดผิด")
    page.save()
    qtbot.waitUntil(lambda: view.read is not None and len(view.read.certificates) == 2)
    settled(qtbot, page)
    assert texts(view.results.table)[4] == "9401/2570/ว 00002"
    page.hide()
    settled(qtbot, page)


def test_an_officer_voids_no_certificate(
    qtbot: QtBot, desk: Desk, centre: Centre, as_role: AsRole, school: School
) -> None:
    course, _enrolments = school.held([6, 6, 6, 6, 6])
    school.trainings.certificates.give_all(course)
    ground = as_role(centre.ground, "officer")
    page = TrainingsPage(desk, replace(centre, ground=ground, trainings=Trainings(ground)))
    qtbot.addWidget(page)
    page.show()
    view = at_course(qtbot, page, course, "results")
    with pytest.raises(AssertionError, match="0 × 'Void'"):
        press(view, "Void")
    page.hide()
    settled(qtbot, page)


def test_in_a_narrow_window_space_shows_what_can_be_done_with_somebody(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course = school.course()
    school.enrolled(course, school.person("กามา"))
    view = at_course(qtbot, page, course)
    page.resize(760, 560)
    QApplication.processEvents()
    assert not view.side.isVisible()
    QTest.keyClick(view.people.table, Qt.Key.Key_Space)
    assert view.side.isVisible()
    press(view, "Withdraws")
    assert _form(view).isVisible()
    assert page.go_back()
    assert page.opened() is view
    assert view.people.isVisible()


def test_a_course_that_is_called_off_takes_nobody_until_it_takes_place_after_all(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course = school.course(first_day=date(2026, 12, 1), last_day=date(2026, 12, 5))
    view = at_course(qtbot, page, course)
    press(view, "Call off")
    _form(view).field("reason").set_value("วิทยากรติดราชการ")
    page.save()
    qtbot.waitUntil(lambda: view.read is not None and view.read.page.called_off_on is not None)
    settled(qtbot, page)
    press(view, "It takes place after all")
    qtbot.waitUntil(lambda: view.read is not None and view.read.page.called_off_on is None)
    settled(qtbot, page)


def test_a_course_is_changed_and_its_page_shows_it(qtbot: QtBot, page: TrainingsPage, school: School) -> None:
    view = at_course(qtbot, page, school.course())
    press(view, "Change")
    settled(qtbot, page)
    opened(page, CourseForm).form.field("trainer").set_value("นางสาวพรทิพย์ แก้วมณี")
    page.save()
    qtbot.waitUntil(lambda: page.opened() is view)
    settled(qtbot, page)
    assert view.read is not None
    assert view.read.page.draft.trainer == "นางสาวพรทิพย์ แก้วมณี"


@pytest.mark.parametrize(
    ("tab", "form"),
    [("people", "training_roster"), ("sessions", "attendance_sheet"), ("results", "training_result")],
)
def test_each_part_prints_its_own_sheet(
    qtbot: QtBot, page: TrainingsPage, school: School, tab: str, form: str
) -> None:
    course, _enrolments = school.held([6, 6, 6, 6, 6])
    view = at_course(qtbot, page, course, tab)
    wanted = _papers(page)
    press(view, "Print the sheet")
    settled(qtbot, page)
    assert wanted[0]["form"] == form
    assert wanted[0]["sheet"].course == "ช่างเชื่อมไฟฟ้า"


@pytest.mark.parametrize("size", [(1150, 712), (808, 584)])
@pytest.mark.parametrize("tab", ["people", "sessions", "attendance", "results"])
@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off(
    qtbot: QtBot, page: TrainingsPage, school: School, size: tuple[int, int], tab: str
) -> None:
    course, _enrolments = school.held([6, 6, 6, 6, 6], [6, 6, 0, 0, 0])
    view = at_course(qtbot, page, course, tab)
    pictures.picture(page, QSize(*size), 1.0)
    settled(qtbot, page)
    assert not clipped_texts(view)
    assert page.minimumSizeHint().width() <= size[0]
