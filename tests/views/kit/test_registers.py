"""The register's table and its page."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.rules.problems import Refused
from desktop.views.kit import pictures
from desktop.views.kit.buttons import Button, PrimaryButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import RegisterPage
from desktop.views.kit.row_model import PAGE, RowModel
from desktop.views.kit.row_table import Row, RowTable, Sort
from desktop.views.kit.words import Label
from tests.views.kit import gallery
from tests.views.kit.gallery_rows import COLUMNS, NEEDS, People
from tests.views.thai_typing import type_text


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def table(people: People, qtbot: QtBot) -> Iterator[RowTable]:
    made = RowTable(COLUMNS, people)
    qtbot.addWidget(made)
    made.resize(740, 500)
    made.show_ids(people.ids(None, None))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made


def test_a_hundred_thousand_entries_cost_one_page(qtbot: QtBot) -> None:
    people = People(100_000)
    table = RowTable(COLUMNS, people)
    qtbot.addWidget(table)
    table.show_ids(people.ids(None, None))
    pictures.picture(table, QSize(740, 500))
    assert table.rows.rowCount() == 100_000
    assert people.asked == [PAGE]
    table.scrollToBottom()
    pictures.picture(table, QSize(740, 500))
    assert sum(people.asked) <= 3 * PAGE


def test_a_row_is_fetched_once(people: People) -> None:
    model = RowModel(COLUMNS, people)
    model.show_ids(["0", "1", "2"])
    for _again in range(3):
        assert model.row(1) is not None
    assert people.asked == [3]


def test_a_changed_entry_alone_is_fetched_anew(people: People) -> None:
    model = RowModel(COLUMNS, people)
    model.show_ids([str(at) for at in range(150)])
    model.row(0)
    model.mark_stale(["5"])
    model.row(5)
    model.row(6)
    assert people.asked == [PAGE, 1]


def test_an_entry_that_is_gone_is_shown_empty() -> None:
    class Gone(People):
        def rows(self, uids: Sequence[str]) -> Sequence[Row]:
            return []

    model = RowModel(COLUMNS, Gone())
    model.show_ids(["1"])
    assert model.data(model.index(0, 0)) == ""


def test_rows_that_cannot_be_fetched_are_told_and_painting_goes_on(qtbot: QtBot) -> None:
    class Broken(People):
        def rows(self, uids: Sequence[str]) -> Sequence[Row]:
            raise Refused("แฟ้มเปิดไม่ได้")

    model = RowModel(COLUMNS, Broken())
    model.show_ids(["1"])
    with qtbot.waitSignal(model.failed):
        assert model.data(model.index(0, 0)) == ""


def test_a_cell_is_spoken_with_its_column(people: People) -> None:
    model = RowModel(COLUMNS, people)
    model.show_ids(["0"])
    spoken = model.data(model.index(0, 5), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "สถานะ: ส่งต่อแล้ว"


def test_enter_opens_space_peeks_esc_goes_back_and_slash_filters(table: RowTable, qtbot: QtBot) -> None:
    table.choose("0")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_uid() == "1"
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.peeked) as peeked:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert opened.args == peeked.args == ["1"]
    with qtbot.waitSignal(table.left):
        qtbot.keyClick(table, Qt.Key.Key_Escape)
    for letter in "/ฝ":
        with qtbot.waitSignal(table.filter_wanted):
            type_text(table, letter)


def test_a_heading_sorts_and_sorts_the_other_way_round(table: RowTable, qtbot: QtBot) -> None:
    head = table.horizontalHeader()
    sorts: list[Sort] = []
    table.sorted.connect(sorts.append)
    for _press in range(2):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert sorts == [Sort("name"), Sort("name", True)]
    assert head.isSortIndicatorShown()


@pytest.mark.parametrize("width", [560, 740, 1100])
def test_columns_fit_without_a_bar_below(width: int, table: RowTable) -> None:
    pictures.picture(table, QSize(width, 400))
    assert sum(table.columnWidth(at) for at in range(len(COLUMNS))) == table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_another_answer_keeps_the_chosen_entry(table: RowTable, people: People) -> None:
    table.choose("7")
    table.show_ids(people.ids(None, Sort("name", True)))
    assert table.current_uid() == "7"


def test_when_the_chosen_entry_is_gone_nothing_is_chosen(table: RowTable, qtbot: QtBot) -> None:
    table.choose("7")
    with qtbot.waitSignal(table.selected, check_params_cb=lambda uid: uid == ""):
        table.show_ids(["1", "2"])


# -- the page


@pytest.fixture
def page(desk: Desk, people: People, qtbot: QtBot) -> Iterator[RegisterPage]:
    made = gallery.register(desk, people)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    with qtbot.waitSignal(made.loaded):
        made.refresh()
    yield made


def _words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def test_a_register_says_how_many_there_are_and_has_one_primary_action(page: RegisterPage) -> None:
    assert page.head.count.text() == "4,318 คน"
    assert len(page.head.findChildren(PrimaryButton)) == 1


def test_typing_narrows_the_list_and_esc_shows_all_again(page: RegisterPage, qtbot: QtBot) -> None:
    page.focus_filter()
    with qtbot.waitSignal(page.loaded) as told:
        type_text(page.filters.box, "ไม่มี")
    assert told.args == [0]
    assert "Nothing was found" in _words(page.states)
    with qtbot.waitSignal(page.loaded) as told:
        qtbot.keyClick(page.filters.box, Qt.Key.Key_Escape)
    assert told.args == [4318]
    assert page.states.currentWidget() is page.table


def test_an_empty_register_says_what_it_is_for(desk: Desk, qtbot: QtBot) -> None:
    page = gallery.register(desk, People(0))
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.loaded):
        page.refresh()
    assert "ยังไม่มีใครในทะเบียน" in _words(page.states)
    assert [button.text() for button in page.states.findChildren(Button)] == ["รับเรื่องใหม่"]


def test_a_list_that_fails_says_so_and_can_be_tried_again(desk: Desk, qtbot: QtBot) -> None:
    class Broken(People):
        broken = True

        def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
            if self.broken:
                raise Refused("ทะเบียนถูกโปรแกรมอื่นใช้อยู่")
            return ["1"]

    people = Broken()
    page = gallery.register(desk, people)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(desk.jobs.idle):
        page.refresh()
    assert "The list could not be shown" in _words(page.states)
    people.broken = False
    with qtbot.waitSignal(page.loaded):
        page.states.currentWidget().findChildren(Button)[0].click()
    assert page.states.currentWidget() is page.table


def test_the_frame_is_there_while_the_list_is_fetched(desk: Desk, qtbot: QtBot) -> None:
    may_end = threading.Event()

    class Slow(People):
        def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
            may_end.wait(60)
            return super().ids(query, sort)

    page = gallery.register(desk, Slow(3))
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.loaded):
        page.refresh()
        assert "One moment" in _words(page.states)
        assert page.head.isVisible()
        may_end.set()


def test_only_the_newest_answer_counts(desk: Desk, qtbot: QtBot) -> None:
    may_end = threading.Event()

    class Slow(People):
        def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
            if query == ("", {}):
                may_end.wait(60)
                return ["1", "2", "3"]
            return ["9"]

    page = gallery.register(desk, Slow())
    qtbot.addWidget(page)
    counts: list[int] = []
    page.loaded.connect(counts.append)
    with qtbot.waitSignal(desk.jobs.idle):
        page.refresh()
        page.filters.choose("need", NEEDS[0])
        may_end.set()
    assert counts == [1]


def test_a_filter_is_chosen_from_its_list_and_taken_off_at_its_chip(page: RegisterPage, qtbot: QtBot) -> None:
    menu = page.filters.menu("need")
    with qtbot.waitSignal(page.loaded):
        next(act for act in menu.actions() if act.text() == "หางานทำ").trigger()
    assert page.filters.chosen() == {"need": "1"}
    assert page.filters.chip("need").text() == "ความต้องการ: หางานทำ"
    with qtbot.waitSignal(page.loaded):
        qtbot.keyClick(page.filters.chip("need"), Qt.Key.Key_Delete)
    assert page.filters.chosen() == {}


def test_the_list_is_sorted_without_a_mouse(page: RegisterPage, qtbot: QtBot) -> None:
    menu = page.sorts()
    assert [act.text() for act in menu.actions()] == [column.title for column in COLUMNS]
    with qtbot.waitSignal(page.loaded):
        menu.actions()[2].trigger()
    assert page.table.sort() == Sort("tambon")
    with qtbot.waitSignal(page.loaded):
        menu.actions()[2].trigger()
    assert page.table.rows.uid(0) == "4317"


def test_the_chosen_entry_is_told_once_the_arrows_rest(page: RegisterPage, qtbot: QtBot) -> None:
    told: list[str] = []
    page.selected.connect(told.append)
    page.focus_table()
    for _press in range(4):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: told == ["4"])


def test_down_goes_from_the_filter_to_the_table_and_slash_back(page: RegisterPage, qtbot: QtBot) -> None:
    page.focus_filter()
    qtbot.keyClick(page.filters.box, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.current_uid() == "0"
    type_text(page.table, "/")
    assert page.filters.box.hasFocus()


def test_esc_in_the_table_lets_the_entry_go(page: RegisterPage, qtbot: QtBot) -> None:
    page.focus_table()
    with qtbot.waitSignal(page.selected, check_params_cb=lambda uid: uid == ""):
        qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.table.current_uid() == ""


def test_a_change_that_concerns_the_register_fetches_it_anew(
    page: RegisterPage, desk: Desk, people: People, qtbot: QtBot
) -> None:
    people.count = 5
    with qtbot.waitSignal(page.loaded) as told:
        desk.tell({"citizens": ("1",)})
    assert told.args == [5]
    with qtbot.assertNotEmitted(page.loaded, wait=20):
        desk.tell({"plans": ("1",)})


def test_in_a_narrow_window_space_shows_the_entry_in_the_tables_place(
    page: RegisterPage, qtbot: QtBot
) -> None:
    page.resize(690, 460)
    assert not page.panel_card.isVisible()
    page.focus_table()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.panel_card.isVisible()
    assert not page.card.isVisible()
    qtbot.keyClick(page.panel_card, Qt.Key.Key_Escape)
    assert page.card.isVisible()
    assert page.table.current_uid() == "0"
    page.resize(1150, 700)
    assert page.panel_card.isVisible()


def test_what_can_be_done_with_the_selection_is_shown_while_there_is_one(desk: Desk, qtbot: QtBot) -> None:
    done: list[Sequence[str]] = []
    page = gallery.register(desk, People(5), done.append)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.loaded):
        page.refresh()
    assert not page.chosen_bar.isVisible()
    page.table.selectAll()
    assert page.chosen_bar.isVisible()
    page.chosen_bar.findChildren(Button)[0].click()
    assert done == [("0", "1", "2", "3", "4")]
    page.table.clearSelection()
    assert not page.chosen_bar.isVisible()
