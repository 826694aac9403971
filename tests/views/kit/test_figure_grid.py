"""A grid of figures is keyed without a mouse, in either layout, and says at each cell what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.views.kit import keys, pictures
from desktop.views.kit.figure_grid import FigureGrid, GridColumn, GridLine
from desktop.views.kit.row_model import Cell
from tests.views.ink import clipped_texts
from tests.views.thai_typing import type_text

LINES = (
    GridLine("a", "นายอับดุลเลาะ เจ๊ะแว"),
    GridLine("b", "ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน"),
    GridLine("c", "นางสาวนูรีซัน มะมิง", locked="ถอนชื่อแล้ว"),
)
COLUMNS = (
    GridColumn("first", "1 ธ.ค.", 3, "เช้า"),
    GridColumn("second", "1 ธ.ค.", 12, "บ่าย"),
    GridColumn("later", "2 ธ.ค.", 3, "เช้า", locked="ยังไม่ถึงวันนั้น"),
)


@pytest.fixture
def grid(qtbot: QtBot) -> Iterator[FigureGrid]:
    made = FigureGrid("hours", "ชื่อ–สกุล", "รวม", lambda _line, total: Cell(f"{total} จาก 18", state="waiting"))
    qtbot.addWidget(made)
    made.load(LINES, COLUMNS, {("a", "first"): 2})
    made.resize(900, 400)
    made.show()
    made.setFocus()
    return made


def _key(grid: FigureGrid, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(grid.cells, key, held)


def test_digits_are_keyed_and_enter_goes_down_and_to_the_next_column(grid: FigureGrid) -> None:
    for letter in "30":
        type_text(grid.cells, letter)
        _key(grid, Qt.Key.Key_Return)
    _key(grid, Qt.Key.Key_Return)
    type_text(grid.cells, "12")
    assert grid.figures() == {("a", "first"): 3, ("b", "first"): 0, ("a", "second"): 12}
    assert grid.is_changed()
    assert grid.model.cell(grid.model.index(0, 4)).text == "15 จาก 18"


def test_a_whole_figure_needs_one_key(grid: FigureGrid) -> None:
    _key(grid, Qt.Key.Key_Space)
    assert grid.figures()["a", "first"] == 3
    assert grid.cells.place() == ("b", "first")


def test_everybody_was_there_fills_what_is_empty_and_one_key_takes_it_back(grid: FigureGrid) -> None:
    _key(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert grid.figures() == {("a", "first"): 2, ("b", "first"): 3}
    assert "1" in grid.said.text()
    _key(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert grid.figures() == {("a", "first"): 2}
    assert not grid.is_changed()


def test_a_figure_of_two_digits_is_taken_back_as_one(grid: FigureGrid) -> None:
    _key(grid, Qt.Key.Key_Right)
    type_text(grid.cells, "11")
    _key(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ("a", "second") not in grid.figures()


def test_thai_digits_and_the_keys_of_the_thai_layout_are_digits(
    grid: FigureGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(grid.cells, "๓")
    assert grid.figures()["a", "first"] == 3
    _key(grid, Qt.Key.Key_Return)
    type_text(grid.cells, "ๅ")
    assert grid.figures()["b", "first"] == 1
    type_text(grid.cells, "-")
    assert grid.figures()["b", "first"] == 1, "on the English layout a dash is no three"
    monkeypatch.setattr(keys, "is_thai_layout", lambda _keyboard: True)
    _key(grid, Qt.Key.Key_Delete)
    type_text(grid.cells, "-")
    assert grid.figures()["b", "first"] == 3


def test_the_keyboard_tells_whether_it_is_thai() -> None:
    assert keys.is_thai_layout(QLocale("th_TH"))
    assert not keys.is_thai_layout(QLocale("en_US"))


def test_a_letter_changes_nothing_and_is_told(grid: FigureGrid) -> None:
    type_text(grid.cells, "x")
    assert grid.figures() == {("a", "first"): 2}
    assert "Only figures" in grid.said.text()
    assert grid.said_icon.isVisible()


def test_more_than_there_can_be_is_marked_at_its_cell(grid: FigureGrid) -> None:
    type_text(grid.cells, "4")
    assert grid.said.text() == "Here the figure is 3 at most."
    index = grid.model.index_of(("a", "first"))
    assert grid.model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole) == grid.said.text()
    _key(grid, Qt.Key.Key_Down)
    assert grid.go_to_trouble()
    assert grid.cells.place() == ("a", "first")
    _key(grid, Qt.Key.Key_Backspace)
    assert not grid.go_to_trouble()
    assert ("a", "first") not in grid.figures()


def test_what_others_find_wrong_stands_until_the_cell_is_keyed_anew(grid: FigureGrid) -> None:
    assert grid.show_troubles({("b", "second"): "เกินจำนวนของวัน"})
    assert grid.said.text() == "เกินจำนวนของวัน"
    type_text(grid.cells, "1")
    assert grid.model.trouble(("b", "second")) == ""


@pytest.mark.parametrize(("at", "why"), [((2, 0), "ถอนชื่อแล้ว"), ((0, 2), "ยังไม่ถึงวันนั้น")])
def test_what_is_locked_says_why(grid: FigureGrid, at: tuple[int, int], why: str) -> None:
    grid.cells.go_to(*at)
    type_text(grid.cells, "3")
    assert grid.said.text() == why
    assert not grid.is_changed()


def test_nothing_is_filled_into_a_column_that_is_locked(grid: FigureGrid) -> None:
    grid.go_to(("a", "later"))
    grid.fill()
    assert grid.said.text() == "ยังไม่ถึงวันนั้น"
    assert not grid.is_changed()


def test_tab_leaves_the_grid_and_esc_asks_to_leave(grid: FigureGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.left):
        _key(grid, Qt.Key.Key_Escape)
    place = grid.cells.place()
    _key(grid, Qt.Key.Key_Tab)
    assert grid.cells.place() == place


def test_a_cell_is_told_whole_to_who_cannot_see_it(grid: FigureGrid) -> None:
    grid.go_to(("b", "second"))
    assert grid.said.text().startswith(LINES[1].title)
    assert "nothing keyed yet" in grid.said.text()


def test_figures_that_are_shown_anew_leave_the_keyboard_where_it_was(grid: FigureGrid) -> None:
    grid.go_to(("b", "second"))
    grid.load(LINES, COLUMNS, {})
    assert grid.cells.place() == ("b", "second")
    assert not grid.is_changed()


@pytest.mark.parametrize("width", [760, 1100])
def test_forty_lines_and_twenty_columns_scroll_and_names_and_sums_stand_still(
    grid: FigureGrid, width: int
) -> None:
    lines = [GridLine(str(at), LINES[at % 3].title) for at in range(40)]
    columns = [GridColumn(str(at), "31 ธ.ค.", 3, "บ่าย") for at in range(20)]
    grid.load(lines, columns, {("0", "0"): 3, ("1", "0"): 9})
    grid.go_to(("39", "19"))
    pictures.picture(grid, QSize(width, 500), 1.0)
    seen = grid.cells.viewport().rect()
    assert seen.contains(grid.cells.visualRect(grid.cells.currentIndex()))
    assert grid.names.verticalScrollBar().value() == grid.cells.verticalScrollBar().value() > 0
    assert grid.sums.verticalScrollBar().value() == grid.cells.verticalScrollBar().value()
    assert grid.across.value() == grid.cells.horizontalScrollBar().value() > 0
    assert not clipped_texts(grid)
