"""What tests do on the page of the monthly report: show a month, wait, answer."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.rules.months import Month
from desktop.views.kit.buttons import Button
from desktop.views.kit.questions import Dialog
from desktop.views.reports import ReportsPage
from desktop.views.reports.entries import EntriesView

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def settled(qtbot: QtBot, page: ReportsPage) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())


def at_month(qtbot: QtBot, page: ReportsPage, month: Month, **where: object) -> ReportsPage:
    """Show a month."""
    page.arrive({"month": str(month), **where})
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.month == month)
    settled(qtbot, page)
    return page


def state(page: ReportsPage) -> str:
    """Where the month that is shown stands."""
    assert page.shown is not None
    return page.shown.state.state


def primary(page: ReportsPage) -> Button:
    """The one thing that people mostly do now."""
    assert page.head.primary is not None
    return page.head.primary


def answer(monkeypatch: pytest.MonkeyPatch, yes: bool) -> list[str]:
    """Answer every question.

    Returns:
        What was asked, as it is asked.
    """
    asked: list[str] = []

    def told(_parent: object, question: str, _yes: str, _no: str, text: str = "") -> bool:
        asked.append(f"{question} {text}")
        return yes

    monkeypatch.setattr(Dialog, "ask", staticmethod(told))
    return asked


def entries_of(qtbot: QtBot, page: ReportsPage) -> EntriesView:
    """The entries behind the number that was opened."""
    assert page.entries is not None
    settled(qtbot, page)
    return page.entries


def listed(view: EntriesView) -> list[str]:
    """The uids of the cases that are listed."""
    return [view.table.rows.uid(at) for at in range(view.table.rows.rowCount())]
