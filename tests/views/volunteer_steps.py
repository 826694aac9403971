"""What tests do on the page of volunteers: wait, open, type, choose."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.views.kit.record_form import RecordForm
from desktop.views.volunteers import VolunteersPage
from desktop.views.volunteers.own_page import OwnPage
from tests.views.thai_typing import type_text


def settled(qtbot: QtBot, page: VolunteersPage) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())


def own_page(qtbot: QtBot, page: VolunteersPage, uid: str) -> OwnPage:
    """Open a volunteer's own page."""
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.uid == uid)
    settled(qtbot, page)
    assert page.own is not None
    return page.own


def small_form(page: VolunteersPage) -> RecordForm[Any]:
    """The small form beside."""
    assert page.own is not None
    form = page.own.beside.currentWidget()
    assert isinstance(form, RecordForm)
    return form


def type_into(form: RecordForm[Any], name: str, text: str) -> None:
    """Type into a field and go on."""
    line = form.field(name).line  # type: ignore[attr-defined]
    line.clear()
    type_text(line, text)
    form.field(name).left.emit()


def pick(qtbot: QtBot, form: RecordForm[Any], name: str, text: str) -> None:
    """Type into a field and take the first that is offered."""
    line = form.field(name).line  # type: ignore[attr-defined]
    type_text(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
