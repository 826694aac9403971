"""The rows of a list are selected, copied, written to Excel and printed, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.system.progress import Unheard
from desktop.views.kit import pictures
from desktop.views.kit.buttons import Action, Button
from desktop.views.kit.chosen_bar import ChosenBar
from desktop.views.kit.desk import Desk
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.register_page import RegisterPage
from desktop.views.kit.row_model import Cell, Row
from desktop.views.kit.shown_rows import ShownRows, as_text
from tests.views.kit.gallery_list import COLUMNS, Out, Rows, act, made_list, opened_list
from tests.views.kit.gallery_rows import TAMBONS
from tests.views.thai_typing import type_text


@pytest.fixture
def out() -> Out:
    return Out()


@pytest.fixture
def page(desk: Desk, out: Out, qtbot: QtBot) -> Iterator[RegisterPage]:
    with opened_list(desk, out, qtbot) as made:
        yield made


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
    made = made_list(desk, unsafe, Rows(3))
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
    texts = [each.text().partition("\t")[0] for each in page.row_menu().actions() if each.text()]
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
        folded = [each.text() for each in head.menu().actions()]
        assert folded == [button.text() for button in head.buttons if button.isHidden()]
        shown = [button for button in (*head.buttons, head.primary, head.more) if not button.isHidden()]
        assert all(button.width() >= button.sizeHint().width() for button in shown)
    assert len(folded) == 4
    act(head.menu(), "ปุ่มที่ 2")
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
