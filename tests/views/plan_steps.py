"""What tests do on the page of plans: arrive, wait, read rows, find buttons."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.views.kit.buttons import Button
from desktop.views.kit.record_form import RecordForm
from desktop.views.plans import PlansPage


def settled(qtbot: QtBot, page: PlansPage) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())


def arrived(qtbot: QtBot, page: PlansPage, **where: object) -> None:
    """Open the page and wait until it stands."""
    page.arrive(where)
    settled(qtbot, page)


def small_form(page: PlansPage) -> RecordForm[object]:
    """The small form in the plan's place."""
    form = page.plan.form()
    assert form is not None
    return form


def rows_of(page: PlansPage) -> list[list[str]]:
    """The lines of the plan that is shown."""
    table = page.plan.cards.table.rows
    return [
        [table.cell(table.index(row, column)).text for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def states_of(page: PlansPage) -> list[list[str]]:
    """Whose plans there are, and how they stand."""
    table = page.plan.whose.rows
    return [
        [table.cell(table.index(row, column)).text for column in range(2)] for row in range(table.rowCount())
    ]


def buttons(page: PlansPage) -> dict[str, Button]:
    """The buttons of the page's head by their words."""
    return {made.text(): made for made in page.head.buttons}
