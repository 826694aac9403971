"""Keying in a sheet: where each key goes, what is offered, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.rules.citizens import CitizenDraft
from desktop.rules.lists.keyed import COLUMNS, SheetHead, SheetLine
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.kit.keys import KEDMANEE
from desktop.views.kit.questions import Dialog
from desktop.views.lists import KeyedPage
from desktop.views.lists.keyed_model import TICKED
from tests.views.case_steps import TurnedTo, settled, shown
from tests.views.ink import clipped_texts, count_texts
from tests.views.thai_typing import type_text

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TAMBON = "940101"
Key, Held = Qt.Key, Qt.KeyboardModifier
GOOD = SheetLine(name="นายอับดุลเลาะ เจ๊ะแว", birth="33", address="1/2 3", needs="EMP-1", signed=TICKED)


@pytest.fixture
def volunteer(centre: Centre) -> str:
    person = CitizenDraft(title="นางสาว", first_name="มารียัม", last_name="สาและ", sex="f")
    appointed = VolunteerDraft(
        order_number="12/2569",
        term_start=date(2026, 10, 1),
        term_end=date(2029, 9, 30),
        tambon_code=TAMBON,
    )
    uid: str = centre.volunteers.register(person, appointed)
    return uid


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre, volunteer: str) -> Iterator[KeyedPage]:
    with shown(KeyedPage(desk, centre)) as made:
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.arrive({"volunteer": volunteer})
        settled(qtbot, desk)
        made.table.setFocus()
        qtbot.waitUntil(made.table.line.hasFocus)
        yield made


def _press(page: KeyedPage, key: Qt.Key, held: Held = Held.NoModifier) -> tuple[int, str]:
    QTest.keyClick(QApplication.focusWidget(), key, held)
    return page.table.place(), page.table.column()


def _load(qtbot: QtBot, page: KeyedPage, *lines: SheetLine) -> None:
    page.table.rows.load(lines)
    page._look_at_all()
    settled(qtbot, page.desk)


def test_whoever_comes_from_a_volunteer_finds_them_and_their_tambon_filled_in(
    page: KeyedPage, volunteer: str
) -> None:
    assert page.above.value() == SheetHead(volunteer=volunteer, on=date(2026, 11, 20), tambon_code=TAMBON)


def test_every_key_goes_where_it_says(qtbot: QtBot, page: KeyedPage) -> None:
    _load(qtbot, page, GOOD, GOOD)
    moves = (
        (Key.Key_Return, Held.NoModifier, (0, "thai_id")),
        (Key.Key_Tab, Held.NoModifier, (0, "birth")),
        (Key.Key_Backtab, Held.ShiftModifier, (0, "thai_id")),
        (Key.Key_Down, Held.NoModifier, (1, "thai_id")),
        (Key.Key_Return, Held.ShiftModifier, (1, "name")),
        (Key.Key_Return, Held.ShiftModifier, (0, "signed")),
        (Key.Key_Enter, Held.NoModifier, (1, "name")),
        (Key.Key_Up, Held.NoModifier, (0, "name")),
        (Key.Key_Up, Held.NoModifier, (0, "name")),
        (Key.Key_PageDown, Held.NoModifier, (8, "name")),
        (Key.Key_PageUp, Held.NoModifier, (0, "name")),
        (Key.Key_Tab, Held.NoModifier, (0, "thai_id")),
        (Key.Key_Return, Held.ControlModifier, (1, "name")),
    )
    for key, held, where in moves:
        assert _press(page, key, held) == where


def test_enter_on_an_empty_line_leads_to_the_button_and_back_from_the_first_cell_to_the_head(
    qtbot: QtBot, page: KeyedPage
) -> None:
    _load(qtbot, page, GOOD)
    _press(page, Key.Key_Backtab, Held.ShiftModifier)
    assert page.above.tambon.line.hasFocus()
    _press(page, Key.Key_F6)
    assert page.table.line.hasFocus()
    _press(page, Key.Key_F6)
    assert page.above.number.line.hasFocus()
    page.table.setFocus()
    _press(page, Key.Key_Down)
    _press(page, Key.Key_Return)
    assert page.save_button.hasFocus()


@pytest.mark.parametrize("letter", ["D", KEDMANEE["D"]])
def test_ctrl_d_repeats_the_cell_above_on_either_layout(qtbot: QtBot, page: KeyedPage, letter: str) -> None:
    _load(qtbot, page, GOOD)
    page.table.go_to(1, "address")
    key = Qt.Key(ord(letter))
    QTest.sendKeyEvent(QTest.KeyAction.Click, page.table.line, key, "", Held.ControlModifier)
    assert page.table.rows.line(1).address == GOOD.address
    assert page.table.line.text() == GOOD.address


def test_ctrl_delete_empties_the_line(qtbot: QtBot, page: KeyedPage) -> None:
    _load(qtbot, page, GOOD)
    page.table.go_to(0, "birth")
    assert _press(page, Key.Key_Delete, Held.ControlModifier) == (0, "name")
    assert page.table.rows.lines() == ()
    assert page.table.line.text() == ""


def test_space_ticks_and_unticks_that_somebody_signed(page: KeyedPage) -> None:
    page.table.go_to(0, "signed")
    for keys, text in ((" ", TICKED), (" ", ""), ("x", TICKED)):
        type_text(page.table.line, keys)
        assert page.table.rows.line(0).signed == text
    _press(page, Key.Key_Delete)
    assert page.table.rows.line(0).signed == ""


def test_a_sheet_grows_beyond_thirty_lines(qtbot: QtBot, page: KeyedPage) -> None:
    _load(qtbot, page, *[GOOD] * 29)
    assert page.table.rows.rowCount() == 30
    page.table.go_to(29)
    type_text(page.table.line, "น")
    assert page.table.rows.rowCount() == 31
    assert _press(page, Key.Key_Return, Held.ControlModifier) == (30, "name")


def test_a_click_keys_in_the_cell_that_was_clicked(qtbot: QtBot, page: KeyedPage) -> None:
    index = page.table.rows.index(2, COLUMNS.index("phone") + 1)
    spot = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (page.table.place(), page.table.column()) == (2, "phone")
    assert page.table.visualRect(index).contains(page.table.line.geometry().center())
    number = page.table.visualRect(page.table.rows.index(4, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=number)
    assert (page.table.place(), page.table.column()) == (4, "name")


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("5", "SKL-1"),
        ("1 5", "EMP-1, SKL-1"),
        ("มาเล", "EMP-3"),
        ("ำทย2", "EMP-2"),
        ("EMP-1, ฝึก", "EMP-1, SKL-1"),
    ],
)
def test_a_need_is_found_by_number_code_or_word_and_enter_goes_on(
    page: KeyedPage, typed: str, taken: str
) -> None:
    page.table.go_to(0, "needs")
    type_text(page.table.line, typed)
    assert page.table.popup.isVisible()
    assert _press(page, Key.Key_Return) == (0, "detail")
    assert page.table.rows.line(0).needs == taken


def test_f4_shows_every_kind_of_need_but_those_that_only_supervisors_open(page: KeyedPage) -> None:
    page.table.go_to(0, "needs")
    _press(page, Key.Key_F4)
    details = [row.detail for row in page.table.popup.rows.rows]
    assert details[0] == "1 · EMP-1"
    assert len(details) == 13
    assert not any("PRO-2" in detail or "OPS-3" in detail for detail in details)
    _press(page, Key.Key_Escape)
    assert page.table.popup.isHidden()
    assert page.table.line.hasFocus()


def test_another_name_is_about_nobody_who_was_chosen_before(
    qtbot: QtBot, page: KeyedPage, centre: Centre
) -> None:
    known = centre.citizens.save(CitizenDraft(first_name="สุไลมาน", last_name="ดอเลาะ", sex="m")).uid
    page.table.choose_person(0, known, "นายสุไลมาน ดอเลาะ")
    assert (page.table.place(), page.table.column()) == (0, "needs")
    page.table.go_to(0, "name")
    type_text(page.table.line, "น")
    assert page.table.rows.line(0).known_uid == ""


def test_what_is_wrong_is_said_beneath_and_to_a_screen_reader(qtbot: QtBot, page: KeyedPage) -> None:
    _load(qtbot, page, SheetLine(name="นายสมพร แก้วมณี", thai_id="123", needs="EMP-1"))
    page.table.go_to(0, "thai_id")
    sentence = page.table.line.accessibleDescription()
    assert sentence
    assert sentence in page.said.text()
    assert page.table.line.accessibleName() == "ID, line 1"


def test_a_sheet_of_nobody_is_refused_at_the_head_and_stays(
    qtbot: QtBot, page: KeyedPage, centre: Centre
) -> None:
    _load(qtbot, page, GOOD)
    page.above.show_head(SheetHead(on=date(2026, 11, 20), tambon_code=TAMBON))
    page.save_button.click()
    settled(qtbot, page.desk)
    assert page.above.card.labelled["volunteer"].problem()
    assert page.above.volunteer.line.hasFocus()
    assert page.table.rows.lines() == (GOOD,)
    assert page.save_button.isEnabled()
    assert centre.cases.ids() == []


def test_leaving_asks_nothing_and_keeps_everything(
    qtbot: QtBot, page: KeyedPage, centre: Centre, desk: Desk
) -> None:
    turned = TurnedTo(desk)
    type_text(page.table.line, "นายสมพร")
    assert page.may_leave()
    _press(page, Key.Key_Escape)
    settled(qtbot, desk)
    assert turned.last == ("cases", {})
    kept = centre.keyed_sheets.kept()
    assert kept is not None
    assert kept.lines == (SheetLine(name="นายสมพร"),)


def test_a_line_that_is_finished_is_kept_at_once(qtbot: QtBot, page: KeyedPage, centre: Centre) -> None:
    type_text(page.table.line, "นายสมพร")
    _press(page, Key.Key_Return, Held.ControlModifier)
    settled(qtbot, page.desk)
    kept = centre.keyed_sheets.kept()
    assert kept is not None
    assert kept.head == page.above.value()


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off(qtbot: QtBot, page: KeyedPage) -> None:
    _load(qtbot, page, GOOD, SheetLine(name="นายปู่ญู่ ฐู่นี้ที่", thai_id="12", needs="ฟื้น"))
    page.table.go_to(1, "thai_id")
    assert count_texts(page) > 8
    assert clipped_texts(page) == []


def test_clearing_asks_once_and_forgets_the_kept_sheet(
    qtbot: QtBot, page: KeyedPage, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(Dialog, "ask", staticmethod(lambda *_words: next(answers)))
    _load(qtbot, page, GOOD)
    page._keep()
    page.clear()
    assert page.table.rows.lines() == (GOOD,)
    page.clear()
    settled(qtbot, page.desk)
    assert page.table.rows.lines() == ()
    assert centre.keyed_sheets.kept() is None
    page.clear()


def test_nothing_can_be_typed_while_the_sheet_is_being_saved(
    qtbot: QtBot, page: KeyedPage, centre: Centre
) -> None:
    _load(qtbot, page, GOOD)
    page.save_button.click()
    assert not page.table.line.isEnabled()
    settled(qtbot, page.desk)
    assert page.table.line.isEnabled()
    assert len(centre.cases.ids()) == 1


def test_another_volunteers_sheet_waits_until_this_one_is_finished(
    qtbot: QtBot, page: KeyedPage, desk: Desk, volunteer: str
) -> None:
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))
    _load(qtbot, page, GOOD)
    page.arrive({"volunteer": "somebody else"})
    assert page.above.value().volunteer == volunteer
    assert "not finished" in said[-1]
