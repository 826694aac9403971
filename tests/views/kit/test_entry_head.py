"""The head of one entry's own page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.kit import pictures, theme, tokens
from desktop.views.kit.buttons import Action
from desktop.views.kit.chips import Chip
from desktop.views.kit.entry_head import EntryHead

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
LONG = "นางสาวอับดุลเลาะห์มานซูรอซีดีนูรุดดีนมูฮำหมัดอัสมะวีซูไฮมีอิบรอเฮง"


@pytest.fixture
def head(qtbot: QtBot, qapp: QApplication) -> EntryHead:
    theme.dress(qapp, tokens.LIGHT)
    made = EntryHead(lambda: None)
    qtbot.addWidget(made)
    return made


def _action(word: str) -> Action:
    return Action(word=word, run=lambda: None)


def _laid_out(head: EntryHead, width: int) -> None:
    pictures.picture(head, QSize(width, 110))


def test_a_name_too_long_for_a_line_of_its_own_ends_in_an_ellipsis_and_is_told_whole(head: EntryHead) -> None:
    head.show_entry(LONG, [("waiting", "รอคัดกรอง")])
    head.show_actions([_action("แก้ไข")], _action("รับเรื่องใหม่"))
    _laid_out(head, 480)
    assert head.title.text().endswith("…")
    assert head.title.accessibleName() == LONG
    chip = head.findChild(Chip)
    assert chip is not None
    assert head.title.geometry().right() < chip.x()
    assert chip.geometry().right() <= head.width()
    assert head.buttons[-1].geometry().right() <= head.width()


def test_a_name_that_would_be_cut_beside_the_actions_stands_whole_above_them(head: EntryHead) -> None:
    head.show_entry(LONG, [("waiting", "รอคัดกรอง")])
    head.show_actions([_action("แก้ไข")], _action("รับเรื่องใหม่"))
    _laid_out(head, 900)
    assert head.title.text() == LONG
    assert head.buttons[0].y() > head.title.y()


def test_a_short_name_stands_whole(head: EntryHead) -> None:
    head.show_entry("นายมะ วามะ")
    _laid_out(head, 640)
    assert head.title.text() == "นายมะ วามะ"


def test_in_a_narrow_window_the_actions_go_below_the_name(head: EntryHead) -> None:
    head.show_entry(LONG, [("waiting", "รอคัดกรอง")])
    head.show_actions([_action("ให้บริการ ณ จุดบริการ"), _action("บันทึกผล")], _action("ส่งต่อ"))
    _laid_out(head, 520)
    assert head.buttons[0].y() > head.title.y()
    assert head.buttons[-1].geometry().right() <= head.width()


def test_whoever_stood_on_a_button_goes_on_from_its_successor(qtbot: QtBot, head: EntryHead) -> None:
    head.show_entry("เรื่อง 9404/0127/2570")
    head.show_actions([], _action("ส่งต่อ"))
    head.show()
    head.buttons[-1].setFocus()
    head.show_actions([_action("ส่งต่อ")], _action("บันทึกผล"))
    assert head.window().focusWidget() is head.buttons[-1]


def test_actions_that_come_while_the_head_is_shown_find_their_room_at_once(head: EntryHead) -> None:
    head.show_entry(LONG, [("waiting", "รอคัดกรอง")])
    _laid_out(head, 520)
    head.show_actions([_action("ให้บริการ ณ จุดบริการ"), _action("บันทึกผล")], _action("ส่งต่อ"))
    QApplication.processEvents()
    assert head.buttons[0].y() > head.title.y()
    assert all(made.width() >= made.sizeHint().width() for made in head.buttons)
