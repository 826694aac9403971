"""A list shows the columns, the order and the filters that somebody chose, and remembers them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from desktop.system.settings import Settings
from desktop.views.kit import list_menus, pictures
from desktop.views.kit.chips import FilterChip
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import RegisterPage, Sort
from desktop.views.kit.remembered import Remembered
from tests.views.kit.gallery_list import COLUMNS, Out, Rows, act, made_list, opened_list
from tests.views.kit.gallery_rows import NEEDS, TAMBONS
from tests.views.thai_typing import type_text


@pytest.fixture
def out() -> Out:
    return Out()


@pytest.fixture
def page(desk: Desk, out: Out, qtbot: QtBot) -> Iterator[RegisterPage]:
    with opened_list(desk, out, qtbot) as made:
        yield made


def _titles(page: RegisterPage) -> list[str]:
    model = page.table.rows
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]


def test_only_the_usual_columns_are_shown_until_somebody_chooses(page: RegisterPage) -> None:
    assert _titles(page) == ["ชื่อ–สกุล", "สถานะ"]


def test_a_chosen_column_stands_in_its_own_place_with_its_own_cells(page: RegisterPage) -> None:
    act(page.column_menu(), "ติดต่อครั้งล่าสุด")
    act(page.column_menu(), "อายุ")
    assert _titles(page) == ["ชื่อ–สกุล", "สถานะ", "อายุ", "ติดต่อครั้งล่าสุด"]
    model = page.table.rows
    assert [model.cell(model.index(3, at)).text for at in range(4)][2:] == ["3", "วันนี้"]
    act(page.column_menu(), "สถานะ")
    assert _titles(page) == ["ชื่อ–สกุล", "อายุ", "ติดต่อครั้งล่าสุด"]
    act(page.column_menu(), "The usual columns")
    assert _titles(page) == ["ชื่อ–สกุล", "สถานะ"]


def test_the_column_that_says_whose_row_it_is_always_stays(page: RegisterPage) -> None:
    first = page.column_menu().actions()[0]
    assert (first.isChecked(), first.isEnabled()) == (True, False)
    page.choose_columns([])
    assert _titles(page) == ["ชื่อ–สกุล"]


def test_the_menu_of_columns_stays_open_while_ticks_are_set_by_key(page: RegisterPage, qtbot: QtBot) -> None:
    menu = page.column_menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    menu.setActiveAction(menu.actions()[2])
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)
    assert menu.isVisible()
    assert _titles(page) == ["ชื่อ–สกุล", "สถานะ", "อายุ", "ติดต่อครั้งล่าสุด"]
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_a_click_on_a_tick_leaves_the_menu_open_too(page: RegisterPage, qtbot: QtBot) -> None:
    menu = page.column_menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[2]).center())
    assert menu.isVisible()
    assert _titles(page) == ["ชื่อ–สกุล", "สถานะ", "อายุ"]
    menu.close()


def test_the_chosen_row_stays_chosen_when_columns_change(page: RegisterPage) -> None:
    page.table.choose("7")
    page.choose_columns(["name", "age"])
    assert (page.table.current_uid(), page.table.selected_uids()) == ("7", ("7",))


@pytest.mark.parametrize("width", [700, 1150])
def test_no_choice_of_columns_asks_for_a_bar_below(page: RegisterPage, width: int) -> None:
    page.choose_columns([column.key for column in COLUMNS])
    pictures.picture(page, QSize(width, 600))
    table = page.table
    assert sum(table.columnWidth(at) for at in range(len(COLUMNS))) == table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_more_columns_take_the_panels_room_and_where_that_is_not_enough_it_is_said(
    page: RegisterPage,
) -> None:
    assert page.panel_card.isVisible()
    page.choose_columns(["name", "status", "age", "day"])
    assert not page.panel_card.isVisible()
    assert not page.fit_note.isVisible()
    page.choose_columns([column.key for column in COLUMNS])
    assert page.fit_note.isVisible()
    assert "cut" in page.fit_note.text()
    page.choose_columns(["name", "status"])
    assert page.panel_card.isVisible()
    assert not page.fit_note.isVisible()


def test_columns_and_order_are_there_the_next_day_for_whoever_chose_them(
    desk: Desk, out: Out, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "settings.json"

    def opened(who: str) -> RegisterPage:
        desk.remembered = Remembered(Settings(file), who)
        made = made_list(desk, out, Rows())
        qtbot.addWidget(made)
        return made

    first = opened("uid-1")
    first.choose_columns(["name", "day"])
    first.table.sort_by("day")
    first.table.sort_by("day")
    with qtbot.waitSignal(first.loaded):
        first.refresh()

    again = opened("uid-1")
    assert again.table.shown_columns() == ("name", "day")
    assert again.table.sort() == Sort("day", True)
    assert again.table.horizontalHeader().sortIndicatorSection() == 1
    other = opened("uid-2")
    assert (other.table.shown_columns(), other.table.sort()) == (("name", "status"), Sort("name"))
    assert "คนที่" not in file.read_text("utf-8")


def test_what_is_remembered_of_columns_that_are_gone_is_forgotten(desk: Desk, out: Out, qtbot: QtBot) -> None:
    desk.remembered.put("list.people.columns", "name religion")
    desk.remembered.put("list.people.sort", "-religion")
    made = made_list(desk, out, Rows())
    qtbot.addWidget(made)
    assert (made.table.shown_columns(), made.table.sort()) == (("name",), Sort("name"))


# -- sorting and filters


def test_the_menu_of_orders_has_hidden_columns_and_ticks_the_present_one(
    page: RegisterPage, qtbot: QtBot
) -> None:
    menu = page.sorts()
    assert [each.text() for each in menu.actions()] == ["ชื่อ–สกุล", "อายุ", "ติดต่อครั้งล่าสุด", "ที่อยู่"]
    assert [each.isChecked() for each in menu.actions()] == [True, False, False, False]
    with qtbot.waitSignal(page.loaded):
        act(menu, "อายุ")
    assert list_menus.sort_words(page.table) == "Sorted by อายุ"


def test_all_filters_are_cleared_together_and_the_count_follows(page: RegisterPage, qtbot: QtBot) -> None:
    button = page.filters.clear_button
    assert not button.isVisible()
    with qtbot.waitSignal(page.loaded):
        page.filters.choose("tambon", TAMBONS[0])
    with qtbot.waitSignal(page.loaded):
        type_text(page.filters.box, "ไม่มี")
    assert button.isVisible()
    assert page.filters.said() == ("Search: ไม่มี", "ตำบล: ตะโละกาโปร์")
    button.setFocus()
    with qtbot.waitSignal(page.loaded) as told:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert told.args == [40]
    assert (page.head.count.text(), page.filters.is_set()) == ("40 คน", False)
    assert not button.isVisible()
    assert page.filters.box.hasFocus()


def test_one_chip_is_taken_away_by_key_and_leaves_the_others(page: RegisterPage, qtbot: QtBot) -> None:
    page.filters.choose("tambon", TAMBONS[0])
    page.filters.choose("need", NEEDS[1])
    chip: FilterChip = page.filters.chip("tambon")
    chip.setFocus()
    with qtbot.waitSignal(page.loaded):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert page.filters.chosen() == {"need": NEEDS[1].code}
    assert page.filters.clear_button.isVisible()


def test_whoever_waited_for_the_list_at_the_keyboard_stands_on_a_row_that_is_marked(
    page: RegisterPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.show_ids(())
    page.states.setCurrentIndex(1)
    page.focus_table()
    with qtbot.waitSignal(page.loaded):
        page.refresh()
    assert page.table.hasFocus()
    assert page.table.selected_uids() == (page.table.rows.uid(0),)
