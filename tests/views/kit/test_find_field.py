"""A field that finds in a whole register: while typing, by arrows and Enter, and for whoever types faster."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import FindField, TextField
from desktop.views.kit.jobs import Jobs
from tests.views.thai_typing import type_text

PEOPLE = (
    Choice("1", "นายอาแว สาและ", "1-9403-xxxxx-45-1"),
    Choice("2", "นางอาแวร่า มะมิง", "1-9401-xxxxx-12-2"),
    Choice("3", "นายกามา ดือราแม", "1-9401-xxxxx-33-3"),
)


def find(text: str) -> Sequence[Choice]:
    return [one for one in PEOPLE if text in one.text]


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """What the field lies in, with another field after it."""
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(500, 400)
    return made


@pytest.fixture
def field(form: QWidget, jobs: Jobs) -> FindField:
    made, after = FindField(jobs, find), TextField()
    for one in (made, after):
        layout = form.layout()
        assert layout is not None
        layout.addWidget(one)
    form.show()
    form.activateWindow()
    made.setFocus()
    return made


def test_what_is_found_is_offered_and_chosen_with_arrows_and_enter(field: FindField, qtbot: QtBot) -> None:
    type_text(field.line, "อาแว")
    qtbot.waitUntil(field.popup.isVisible)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "2"
    assert field.line.text() == "นางอาแวร่า มะมิง"


def test_enter_before_anything_is_found_waits_and_takes_the_only_one(
    field: FindField, form: QWidget, qtbot: QtBot
) -> None:
    type_text(field.line, "กามา")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.value() == "3")
    assert form.focusWidget() is not field.line


def test_enter_before_anything_is_found_never_guesses_among_several(field: FindField, qtbot: QtBot) -> None:
    type_text(field.line, "อาแว")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(field.popup.isVisible)
    assert field.value() == ""


def test_whoever_goes_on_at_once_still_gets_the_only_one(field: FindField, qtbot: QtBot) -> None:
    type_text(field.line, "กามา")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: field.value() == "3")
    assert field.trouble() == ""


def test_a_name_that_nobody_has_is_told_as_nothing_chosen(field: FindField, qtbot: QtBot, jobs: Jobs) -> None:
    type_text(field.line, "ไม่มีใคร")
    field.find_now()
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert field.popup.nothing.isVisible()
    assert "Nothing was chosen" in field.trouble()


def test_typing_on_forgets_who_was_chosen(field: FindField, qtbot: QtBot) -> None:
    field.know(PEOPLE)
    field.set_value("3")
    assert field.line.text() == "นายกามา ดือราแม"
    type_text(field.line, "x")
    assert field.value() == ""
    field.set_value("")
    assert field.is_empty()


def test_two_namesakes_can_be_told_apart_in_a_narrow_field(qtbot: QtBot, jobs: Jobs) -> None:
    """In a short field the list is wider than it, so that whole names stand beside what tells them apart."""
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(900, 500)
    field = FindField(jobs, lambda _text: [Choice("1", "นายมะดาโอะ จันทร์แก้ว", "1-9401-xxxxx-45-1 · 46 ปี")])
    field.setParent(around)
    field.setGeometry(500, 10, 240, 60)
    around.show()
    around.activateWindow()
    field.setFocus()
    type_text(field.line, "มะ")
    qtbot.waitUntil(field.popup.isVisible)
    assert field.popup.width() > field.width()
    assert field.popup.geometry().right() < around.width()
