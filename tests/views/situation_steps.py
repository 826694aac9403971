"""Steps on the page of the labour situation that several tests take."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.row_table import RowTable
from desktop.views.situations import SituationsPage


def settled(qtbot: QtBot, page: SituationsPage) -> None:
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())


def shown(qtbot: QtBot, desk: Desk, centre: Centre) -> SituationsPage:
    made = SituationsPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    made.arrive({})
    settled(qtbot, made)
    return made


def cells(table: RowTable, row: int) -> list[str]:
    rows = table.rows
    return [rows.cell(rows.index(row, column)).text for column in range(rows.columnCount())]


def column(table: RowTable, at: int) -> list[str]:
    return [cells(table, row)[at] for row in range(table.rows.rowCount())]


def form_of(page: SituationsPage) -> RecordForm[Any]:
    entry = page.figures.entry if page.figures.entry.form is not None else page.events.entry
    assert entry.form is not None
    return entry.form
