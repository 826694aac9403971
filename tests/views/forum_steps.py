"""What tests do on the page of forums: open one, look at a part of it, press a button by its word."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.forums import ForumsPage
from desktop.views.forums.forum_view import ForumView
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.row_table import RowTable
from tests.views.case_steps import settled


def arrived(qtbot: QtBot, page: ForumsPage, **where: object) -> None:
    """Open the page and wait until it stands."""
    page.arrive(where)
    settled(qtbot, page.desk)


def opened(qtbot: QtBot, page: ForumsPage, uid: str) -> ForumView:
    """A forum's own page."""
    arrived(qtbot, page, uid=uid)
    view = page.upper()
    assert isinstance(view, ForumView)
    qtbot.waitUntil(lambda: view.page is not None)
    settled(qtbot, page.desk)
    return view


def small_form(view: ForumView) -> RecordForm[Any]:
    """The small form beside a forum."""
    form = view.form()
    assert form is not None
    return form


def texts(table: RowTable) -> list[list[str]]:
    """What a table shows, row by row."""
    rows = table.rows
    return [
        [rows.cell(rows.index(row, column)).text for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def words(widget: QWidget) -> list[str]:
    """The words of the buttons in sight."""
    return [made.text() for made in widget.findChildren(QAbstractButton) if made.isVisible() and made.text()]


def press(qtbot: QtBot, widget: QWidget, word: str, page: ForumsPage) -> None:
    """Press the one button in sight that says so, and wait."""
    qtbot.waitUntil(lambda: word in words(widget))
    [made] = [
        made for made in widget.findChildren(QAbstractButton) if made.isVisible() and made.text() == word
    ]
    made.click()
    settled(qtbot, page.desk)
