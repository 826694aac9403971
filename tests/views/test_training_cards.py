"""A person's and a case's own page show the groups and courses that came of them, and open them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from training_entries import GROUP, School

from desktop.rules.trainings import MemberDraft
from desktop.services.centre import Centre
from desktop.views import training_cards
from desktop.views.cases import CasesPage
from desktop.views.citizens import CitizensPage
from desktop.views.kit.cards import IconRow
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.training_cards import TrainingCards
from tests.views.training_steps import school

__all__ = ["school"]

pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


def _shown(qtbot: QtBot, page: Page, uid: str) -> TrainingCards:
    qtbot.addWidget(page)
    page.show()
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: bool(page.findChildren(TrainingCards)))
    cards = page.findChildren(TrainingCards)[-1]
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())
    return cards


def _rows(card: QWidget) -> list[str]:
    return [row.accessibleName() for row in card.findChildren(IconRow)]


def test_a_persons_page_shows_their_group_and_course_and_opens_them(
    qtbot: QtBot, desk: Desk, centre: Centre, school: School
) -> None:
    person = school.person("กามา")
    school.group(person)
    course = school.course()
    school.enrolled(course, person)
    page = CitizensPage(desk, centre)
    cards = _shown(qtbot, page, person)
    group_row, course_row = _rows(cards)
    assert "กลุ่มช่างเชื่อม" in group_row
    assert "ช่างเชื่อมไฟฟ้า" in course_row
    wanted: list[tuple[str, object]] = []
    desk.opened.connect(lambda name, where: wanted.append((name, where)))
    QTest.keyClick(cards.findChildren(IconRow)[1], Qt.Key.Key_Return)
    assert wanted == [("trainings", {"course": course})]
    page.hide()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def test_a_cases_page_shows_what_came_of_it_alone(
    qtbot: QtBot, desk: Desk, centre: Centre, school: School
) -> None:
    case = school.asked("SKL-1")
    person = school.whose(case)
    school.trainings.groups.open(GROUP, [MemberDraft(person_uid=person, case_uid=case)])
    school.enrolled(school.course(), person)
    page = CasesPage(desk, centre)
    cards = _shown(qtbot, page, case)
    [only] = _rows(cards)
    assert "กลุ่มช่างเชื่อม" in only
    page.hide()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def test_nobody_without_a_group_sees_an_empty_card(
    qtbot: QtBot, desk: Desk, centre: Centre, school: School
) -> None:
    page = CitizensPage(desk, centre)
    cards = _shown(qtbot, page, school.person())
    assert cards.isHidden()
    page.hide()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def test_a_place_in_a_course_is_worded_by_what_became_of_it(school: School) -> None:
    course = school.course(seats=1)
    first, second = (school.enrolled(course, school.person(name)).uid for name in ("กามา", "ขวัญ"))
    rows = {row.uid: row for row in school.trainings.enrolments.of_course(course)}
    assert training_cards.enrolment_words(rows[first]).startswith("Results to be declared")
    assert "๑" in training_cards.enrolment_words(rows[second])
    school.trainings.enrolments.withdraw(second, "ย้ายออก")
    gone = {row.uid: row for row in school.trainings.enrolments.of_course(course)}[second]
    assert training_cards.enrolment_words(gone).startswith("withdrew")
