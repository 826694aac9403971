"""A month as a calendar: where days lie, how one walks, and what is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.rules.months import Month
from desktop.views.kit import pictures
from desktop.views.kit.month_grid import DayMark, MonthGrid

pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TODAY = date(2026, 11, 20)
NOVEMBER = Month(2026, 11)


@pytest.fixture
def grid(qtbot: QtBot) -> MonthGrid:
    made = MonthGrid(NOVEMBER, TODAY)
    qtbot.addWidget(made)
    made.resize(770, 500)
    return made


def test_a_week_begins_with_sunday(grid: MonthGrid) -> None:
    # 1 November 2026 is a Sunday.
    assert grid.cell(date(2026, 11, 1)).left() == 0
    assert grid.cell(date(2026, 11, 7)).right() == grid.width()
    assert grid.cell(date(2026, 11, 8)).top() > grid.cell(date(2026, 11, 1)).top()


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_every_day_has_a_cell_of_its_own_inside_the_grid(year: int, month: int) -> None:
    made = MonthGrid(Month(year, month), TODAY)
    made.resize(700, 480)
    days = [made.month.first.replace(day=number) for number in range(1, made.month.last.day + 1)]
    for day in days:
        assert made.day_at(made.cell(day).center()) == day
        assert QRectF(made.rect()).adjusted(-0.01, -0.01, 0.01, 0.01).contains(made.cell(day))
    assert made.day_at(QPointF(5, 5)) is None
    made.deleteLater()


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, 19),
        (Qt.Key.Key_Right, 21),
        (Qt.Key.Key_Up, 13),
        (Qt.Key.Key_Down, 27),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_End, 30),
    ],
)
def test_arrows_walk_the_days(grid: MonthGrid, key: Qt.Key, day: int) -> None:
    chosen: list[date] = []
    grid.chosen.connect(chosen.append)
    QTest.keyClick(grid, key)
    assert grid.day == date(2026, 11, day)
    assert chosen == [grid.day]
    for _step in range(10):
        QTest.keyClick(grid, key)
    assert Month.of(grid.day) == NOVEMBER


def test_enter_opens_and_esc_leaves(grid: MonthGrid) -> None:
    told: list[object] = []
    grid.opened.connect(told.append)
    grid.left.connect(lambda: told.append("left"))
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert told == [TODAY, "left"]


def test_a_click_chooses_and_a_double_click_opens(grid: MonthGrid) -> None:
    opened: list[date] = []
    grid.opened.connect(opened.append)
    spot = grid.cell(date(2026, 11, 4)).center().toPoint()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot)
    assert grid.day == date(2026, 11, 4)
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [date(2026, 11, 4)]


def test_the_day_and_what_lies_on_it_are_spoken(grid: MonthGrid) -> None:
    grid.show_month(NOVEMBER, {TODAY: [DayMark("ประชุม"), DayMark("เวที")]})
    assert "2 entries" in grid.accessibleName()
    grid.choose(date(2026, 11, 3))
    assert "nothing" in grid.accessibleName()
    grid.show_month(Month(2027, 2), {})
    assert grid.day == date(2027, 2, 1)


def test_thai_marks_of_a_mark_stay_inside_its_line(grid: MonthGrid) -> None:
    """The same words with room around leave as much ink as on their line in the cell."""
    many = [DayMark("ที่นี้ ปู่ญู่", "referred", "info")] * 9
    grid.show_month(NOVEMBER, {date(2026, 11, 1): many})
    grid.choose(date(2026, 11, 29))
    drawn = pictures.picture(grid, QSize(1050, 620))
    cell = grid.cell(date(2026, 11, 1))
    assert cell.height() > 60
    edge = QImage(drawn).copy(int(cell.left()) + 8, int(cell.bottom()) - 3, 60, 2)
    plain = QImage(edge.size(), edge.format())
    painter = QPainter(plain)
    painter.fillRect(plain.rect(), drawn.pixelColor(int(cell.right()) - 6, int(cell.bottom()) - 3))
    painter.end()
    assert edge == plain
