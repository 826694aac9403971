"""Attendance is keyed from the signed sheet and saved as a whole; what is wrong stands at its cell."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from training_entries import School

from desktop.views.kit.questions import Dialog
from desktop.views.trainings import TrainingsPage
from tests.views.thai_typing import type_text
from tests.views.training_steps import at_course, page, school, settled, texts

__all__ = ["page", "school"]

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


def test_attendance_is_keyed_saved_as_a_whole_and_stands_in_the_results(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course = school.course()
    school.sessions(course)
    uids = [school.enrolled(course, school.person(name)).uid for name in ("กามา", "ขวัญ")]
    view = at_course(qtbot, page, course, "attendance")
    grid, cells = view.attendance.grid, view.attendance.grid.cells
    QTest.keyClick(cells, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    cells.go_to(1, 0)
    type_text(cells, "2")
    assert view.attendance.unsaved.isVisible()
    page.save()
    qtbot.waitUntil(lambda: not grid.is_changed())
    settled(qtbot, page)
    kept = school.trainings.attendances.grid(course).cells
    sessions = [row.uid for row in school.trainings.sessions.of_course(course)]
    assert {uid: kept[uid, sessions[0]].hours for uid in uids} == {uids[0]: 6, uids[1]: 2}
    view.turn_to("results")
    assert texts(view.results.table, 1)[1] == "2/30"


def test_more_hours_than_the_session_has_are_told_at_the_cell_and_not_saved(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course = school.course()
    school.sessions(course)
    school.enrolled(course, school.person("กามา"))
    view = at_course(qtbot, page, course, "attendance")
    type_text(view.attendance.grid.cells, "9")
    page.save()
    settled(qtbot, page)
    assert "6" in view.attendance.grid.said.text()
    assert view.attendance.grid.is_changed()
    assert not school.trainings.attendances.grid(course).cells


def test_what_the_register_refuses_stands_at_its_cell(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course = school.course()
    school.sessions(course)
    gone = school.enrolled(course, school.person("กามา")).uid
    view = at_course(qtbot, page, course, "attendance")
    type_text(view.attendance.grid.cells, "6")
    # Keyed while another window of the same office took the person's name off the list.
    school.trainings.enrolments.withdraw(gone, "ย้ายออก")
    settled(qtbot, page)
    page.save()
    settled(qtbot, page)
    assert "seat" in view.attendance.grid.said.text()
    assert view.attendance.grid.is_changed()


def test_hours_that_are_not_saved_are_not_lost_by_leaving_without_being_asked(
    qtbot: QtBot, page: TrainingsPage, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = school.course()
    school.sessions(course)
    school.enrolled(course, school.person("กามา"))
    view = at_course(qtbot, page, course, "attendance")
    type_text(view.attendance.grid.cells, "6")
    monkeypatch.setattr(Dialog, "ask", lambda *_words: False)
    assert page.go_back()
    assert page.opened() is view
    assert view.is_keyed()


def test_a_session_that_is_still_to_come_takes_no_hours(
    qtbot: QtBot, page: TrainingsPage, school: School
) -> None:
    course = school.course(first_day=date(2026, 11, 23), last_day=date(2026, 11, 27))
    school.sessions(course)
    school.enrolled(course, school.person("กามา"), enrolled_on=date(2026, 11, 19))
    view = at_course(qtbot, page, course, "attendance")
    type_text(view.attendance.grid.cells, "6")
    assert view.attendance.grid.said.text() == "This session has not taken place yet."
    assert not view.is_keyed()
