"""Choosing with the keyboard alone: a letter finds a chip, Enter takes what was found and goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.kit.chips import Choice, ChoiceChips
from desktop.views.kit.fields import PickField
from tests.views.kit.gallery_rows import find_tambons, named_tambon
from tests.views.thai_typing import type_text


def test_a_letter_goes_to_the_next_chip_that_begins_with_it_as_written_or_as_it_sounds(qtbot: QtBot) -> None:
    words = ("หางานทำ", "แนะแนวอาชีพ", "หางานพิเศษ")
    chips = ChoiceChips([Choice(word, word) for word in words], multi=True)
    qtbot.addWidget(chips)
    with qtbot.waitExposed(chips):
        chips.show()
    chips.activateWindow()
    chips.setFocus()
    made = chips.chips()
    qtbot.waitUntil(made[0].hasFocus)
    for letter, at in (("ห", 2), ("ห", 0), ("น", 1), ("แ", 1), ("ฝ", 1)):
        focused = chips.focusWidget()
        type_text(focused, letter)
        assert made[at].hasFocus(), letter
    assert chips.chosen() == ()


def test_enter_that_chooses_goes_on_to_the_next_field(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    field, other = PickField(find_tambons, named_tambon), QLineEdit()
    column.addWidget(field)
    column.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    type_text(field.line, "บาง")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "940304"
    assert other.hasFocus()
