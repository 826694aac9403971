"""Steps on the page of groups and training, for its tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from training_entries import School

from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.kit.row_table import RowTable
from desktop.views.trainings import TrainingsPage
from desktop.views.trainings.course_view import CourseView
from desktop.views.trainings.group_view import GroupView

V = TypeVar("V", bound=QWidget)


@pytest.fixture
def school(centre: Centre) -> School:
    """The centre's groups and courses."""
    return School(centre.ground)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[TrainingsPage]:
    """The page, as wide as in a window of 1366 pixels."""
    made = TrainingsPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    settled(qtbot, made)


def settled(qtbot: QtBot, page: TrainingsPage) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())


def arrived(qtbot: QtBot, page: TrainingsPage, **where: object) -> TrainingsPage:
    """Come to the page."""
    page.arrive(where)
    settled(qtbot, page)
    return page


def opened(page: TrainingsPage, kind: type[V]) -> V:
    """What is in front, of the kind that it should be."""
    shown = page.opened()
    assert isinstance(shown, kind)
    return shown


def at_course(qtbot: QtBot, page: TrainingsPage, uid: str, tab: str = "people") -> CourseView:
    """A course on its own page."""
    arrived(qtbot, page, course=uid)
    view = opened(page, CourseView)
    qtbot.waitUntil(lambda: view.read is not None)
    view.turn_to(tab)
    settled(qtbot, page)
    return view


def at_group(qtbot: QtBot, page: TrainingsPage, uid: str) -> GroupView:
    """A group on its own page."""
    arrived(qtbot, page, group=uid)
    view = opened(page, GroupView)
    qtbot.waitUntil(lambda: view.page is not None)
    return view


def texts(table: RowTable, row: int = 0) -> list[str]:
    """The words of a row."""
    rows = table.rows
    return [rows.cell(rows.index(row, column)).text for column in range(rows.columnCount())]


def press(view: QWidget, word: str) -> None:
    """Press the button that says so."""
    # Buttons that were made just now are shown with the next round of events.
    QApplication.processEvents()
    found = [one for one in view.findChildren(QAbstractButton) if one.text() == word and one.isVisible()]
    assert len(found) == 1, f"{len(found)} × {word!r}"
    assert found[0].isEnabled(), word
    found[0].click()
