"""A list shows the columns that somebody chose, remembers them, and lets its rows go where they may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.system.progress import Unheard
from desktop.system.settings import Settings
from desktop.views.kit import list_menus, pictures
from desktop.views.kit.buttons import Action, Button
from desktop.views.kit.chips import FilterChip
from desktop.views.kit.chosen_bar import ChosenBar
from desktop.views.kit.desk import Desk
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.register_page import Empty, Filter, Register, RegisterPage, Sort
from desktop.views.kit.remembered import Remembered
from desktop.views.kit.row_model import Cell, Column, Row
from desktop.views.kit.shown_rows import ShownRows, WaysOut, as_text
from tests.views.kit.gallery_rows import NEEDS, TAMBONS
from tests.views.thai_typing import type_text

COLUMNS = (
    Column("name", "ชื่อ–สกุล", 260),
    Column("status", "สถานะ", 160, sortable=False),
    Column("age", "อายุ", 90, figures=True, usual=False),
    Column("day", "ติดต่อครั้งล่าสุด", 240, usual=False),
    Column("far", "ที่อยู่", 900, usual=False),
)


class Rows:
    """As many rows as one likes, and the parts in which they were asked for."""

    def __init__(self, count: int = 40) -> None:
        self.count = count
        self.asked: list[int] = []

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        ids = [str(at) for at in range(0 if query == ("ไม่มี", {}) else self.count)]
        return ids[::-1] if sort and sort.descending else ids

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        self.asked.append(len(uids))
        return [
            Row(
                uid,
                (
                    f"คนที่\u200b {uid}",
                    Cell("ส่งต่อ", "referred"),
                    uid,
                    Cell("วันนี้", lasting="20 พ.ย. 2569"),
                    "ไกล",
                ),
            )
            for uid in uids
        ]


@dataclass
class Out:
    """What left a list."""

    noted: list[Sequence[str]] = field(default_factory=list)
    excel: list[ShownRows] = field(default_factory=list)
    paper: list[ShownRows] = field(default_factory=list)

    def ways(self) -> WaysOut:
        return WaysOut(copying=self.noted.append, to_excel=self.excel.append, on_paper=self.paper.append)


@pytest.fixture
def out() -> Out:
    return Out()


def _made(desk: Desk, out: Out, rows: Rows) -> RegisterPage:
    return RegisterPage(
        desk,
        Register(
            title="ประชาชน",
            name="people",
            columns=COLUMNS,
            source=rows,
            query=lambda text, chosen: (text, dict(chosen)),
            count=lambda count: f"{count} คน",
            empty=Empty("users", "ยังไม่มีใคร", "ทะเบียนว่าง"),
            filters=(Filter("tambon", "ตำบล", lambda: TAMBONS), Filter("need", "ความต้องการ", lambda: NEEDS)),
            sort=Sort("name"),
            ways_out=out.ways(),
        ),
    )


@pytest.fixture
def page(desk: Desk, out: Out, qtbot: QtBot) -> Iterator[RegisterPage]:
    made = _made(desk, out, Rows())
    qtbot.addWidget(made)
    made.resize(1150, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    with qtbot.waitSignal(made.loaded):
        made.refresh()
    yield made


def _titles(page: RegisterPage) -> list[str]:
    model = page.table.rows
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]


def _act(menu: QMenu, text: str) -> None:
    next(act for act in menu.actions() if act.text() == text).trigger()


# -- columns


def test_only_the_usual_columns_are_shown_until_somebody_chooses(page: RegisterPage) -> None:
    assert _titles(page) == ["ชื่อ–สกุล", "สถานะ"]


def test_a_chosen_column_stands_in_its_own_place_with_its_own_cells(page: RegisterPage) -> None:
    _act(page.column_menu(), "ติดต่อครั้งล่าสุด")
    _act(page.column_menu(), "อายุ")
    assert _titles(page) == ["ชื่อ–สกุล", "สถานะ", "อายุ", "ติดต่อครั้งล่าสุด"]
    model = page.table.rows
    assert [model.cell(model.index(3, at)).text for at in range(4)][2:] == ["3", "วันนี้"]
    _act(page.column_menu(), "สถานะ")
    assert _titles(page) == ["ชื่อ–สกุล", "อายุ", "ติดต่อครั้งล่าสุด"]
    _act(page.column_menu(), "The usual columns")
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
        made = _made(desk, out, Rows())
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
    made = _made(desk, out, Rows())
    qtbot.addWidget(made)
    assert (made.table.shown_columns(), made.table.sort()) == (("name",), Sort("name"))


# -- sorting and filters


def test_the_menu_of_orders_has_hidden_columns_and_ticks_the_present_one(
    page: RegisterPage, qtbot: QtBot
) -> None:
    menu = page.sorts()
    assert [act.text() for act in menu.actions()] == ["ชื่อ–สกุล", "อายุ", "ติดต่อครั้งล่าสุด", "ที่อยู่"]
    assert [act.isChecked() for act in menu.actions()] == [True, False, False, False]
    with qtbot.waitSignal(page.loaded):
        _act(menu, "อายุ")
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


# -- rows on their way out


def test_selected_rows_are_copied_with_heads_tabs_and_no_sign_that_only_the_screen_needs(
    page: RegisterPage, desk: Desk, out: Out, qtbot: QtBot
) -> None:
    page.choose_columns(["name", "status", "day"])
    page.table.setFocus()
    page.table.choose("2")
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "ชื่อ–สกุล\tสถานะ\tติดต่อครั้งล่าสุด",
        "คนที่ 2\tส่งต่อ\t20 พ.ย. 2569",
        "คนที่ 3\tส่งต่อ\t20 พ.ย. 2569",
    ]
    assert out.noted == [("2", "3")]
    assert said.args[0] == "๒ rows are copied."


def test_nothing_is_copied_that_could_not_be_written_down(desk: Desk, qtbot: QtBot) -> None:
    def full(_uids: Sequence[str]) -> None:
        raise OSError("disk full")

    unsafe = Out()
    made = _made(desk, unsafe, Rows(3))
    object.__setattr__(made.ways._register.ways_out, "copying", full)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.loaded):
        made.refresh()
    QGuiApplication.clipboard().setText("before")
    made.table.selectAll()
    with qtbot.waitSignal(desk.failed):
        made.ways.copy()
    assert QGuiApplication.clipboard().text() == "before"


def test_a_cell_with_breaks_or_a_formula_stays_one_harmless_cell() -> None:
    class Hostile(Rows):
        def rows(self, uids: Sequence[str]) -> Sequence[Row]:
            return [Row(uid, ("=1+1", Cell("ก\tข\nค", quiet=True), "", "", "")) for uid in uids]

    shown = ShownRows(title="x", said=(), columns=COLUMNS[:2], places=(0, 1), uids=["1"], source=Hostile())
    assert as_text(shown, Unheard())[0].splitlines()[1] == "'=1+1\tก ข ค"


def test_everything_is_selected_by_key_and_a_bar_says_what_can_be_done(
    page: RegisterPage, out: Out, qtbot: QtBot
) -> None:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.chosen_bar.isVisible()
    assert page.chosen_bar.count.text() == "๔๐ selected"
    words = [button.text() for button in page.chosen_bar.findChildren(Button) if not button.isHidden()]
    assert words == ["Copy", "These to Excel", "Print these"]
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.chosen_bar.isVisible()


def test_one_selected_row_can_be_opened_from_the_bar(page: RegisterPage, qtbot: QtBot) -> None:
    page.table.choose("5")
    button = next(one for one in page.chosen_bar.findChildren(Button) if one.text() == "Open")
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert opened.args == ["5"]


def test_the_whole_list_goes_out_as_it_is_narrowed_and_sorted(
    page: RegisterPage, out: Out, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.loaded):
        page.filters.choose("tambon", TAMBONS[0])
    page.choose_columns(["name", "age"])
    next(button for button in page.head.buttons if button.text() == "To Excel").click()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    for shown in (*out.excel, *out.paper):
        assert (shown.title, len(shown.uids)) == ("ประชาชน", 40)
        assert shown.said == ("ตำบล: ตะโละกาโปร์", "Sorted by ชื่อ–สกุล")
        assert [column.key for column in shown.columns] == ["name", "age"]
    assert len(out.excel) == len(out.paper) == 1


def test_several_selected_rows_go_out_alone_by_key(page: RegisterPage, out: Out, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.choose("2")
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert [len(shown.uids) for shown in out.excel] == [40, 2]


def test_the_menu_of_a_row_has_what_the_bar_has_and_the_columns(page: RegisterPage) -> None:
    page.table.choose("5")
    texts = [act.text().partition("\t")[0] for act in page.row_menu().actions() if act.text()]
    assert texts == ["Open", "Copy", "These to Excel", "Print these", "Columns"]


def test_an_empty_list_goes_nowhere_and_says_so(
    page: RegisterPage, desk: Desk, out: Out, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.loaded):
        type_text(page.filters.box, "ไม่มี")
    with qtbot.waitSignal(desk.said):
        page.ways.all_to_excel()
    assert out.excel == []


def test_a_hundred_thousand_rows_are_read_in_parts_on_their_way_out() -> None:
    rows = Rows(100_000)
    shown = ShownRows(
        title="x", said=(), columns=COLUMNS[:1], places=(0,), uids=rows.ids(None, None), source=rows
    )
    text, uids = as_text(shown, Unheard())
    assert (len(uids), text.count("\n"), max(rows.asked)) == (100_000, 100_001, 500)


def test_several_selected_rows_stay_selected_when_the_list_is_read_anew(
    page: RegisterPage, qtbot: QtBot
) -> None:
    page.table.setFocus()
    page.table.choose("2")
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(page.loaded):
        page.table.sort_by("age")
        page.table.sort_by("age")
    assert set(page.table.selected_uids()) == {"2", "3"}
    assert page.chosen_bar.count.text() == "๒ selected"


def test_what_finds_no_room_in_a_narrow_head_stands_in_a_menu_and_no_verb_is_cut(qtbot: QtBot) -> None:
    done: list[str] = []
    actions = [Action(word=f"ปุ่มที่ {at}", run=lambda at=at: done.append(str(at))) for at in range(4)]
    head = PageHead("อาสาสมัคร", actions, Action(word="ขึ้นทะเบียนอาสาสมัคร", run=lambda: done.append("first")))
    qtbot.addWidget(head)
    head.set_count("๔๔ คน")
    head.resize(1000, 44)
    head.show()
    assert not head.more.isVisible()
    for width in (700, 600, 500, head.minimumSizeHint().width()):
        head.resize(width, 44)
        pictures.picture(head, QSize(width, 44))
        assert head.more.accessibleName() == "More"
        folded = [act.text() for act in head.menu().actions()]
        assert folded == [button.text() for button in head.buttons if button.isHidden()]
        shown = [button for button in (*head.buttons, head.primary, head.more) if not button.isHidden()]
        assert all(button.width() >= button.sizeHint().width() for button in shown)
    assert len(folded) == 4
    _act(head.menu(), "ปุ่มที่ 2")
    assert done == ["2"]
    head.resize(1000, 44)
    assert not head.more.isVisible()
    assert all(button.isVisible() for button in head.buttons)


def test_the_bar_grows_where_its_buttons_need_a_second_line(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column, bar = QVBoxLayout(around), ChosenBar()
    column.addWidget(bar)
    column.addStretch(1)
    bar.offer((), [Action(word=f"ทำอย่างที่ {at} กับรายการ", run=lambda: None) for at in range(5)])
    bar.show_count(3)
    heights = []
    for width in (1200, 420):
        around.resize(width, 400)
        around.show()
        pictures.picture(around, QSize(width, 400))
        heights.append(bar.height())
        for button in bar.findChildren(Button):
            assert bar.rect().contains(button.geometry())
    assert heights[1] > heights[0]
