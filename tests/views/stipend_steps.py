"""What tests do on the page of stipends: two volunteers reported, a list prepared, approved, paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from month_entries import Entries
from pytestqt.qtbot import QtBot

from desktop.rules.months import Month
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.centre import Centre
from desktop.views.kit.counted_rows import CountedRows
from desktop.views.stipends import StipendsPage
from desktop.views.stipends.list_view import ListView

OCTOBER = Month(2026, 10)


def two_reported(entries: Entries, centre: Centre) -> list[str]:
    """Two volunteers whose October was reported, by name."""
    uids = [entries.volunteer("กามา"), entries.volunteer("ขวัญ")]
    centre.volunteers.months.receive(uids, ReceiptDraft(month=OCTOBER, received_on=date(2026, 11, 3)))
    return uids


def settled(qtbot: QtBot, page: StipendsPage) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())


def arrived(qtbot: QtBot, page: StipendsPage, **where: object) -> None:
    """Open the page and wait until it stands."""
    page.arrive(where)
    settled(qtbot, page)


def prepared(qtbot: QtBot, page: StipendsPage) -> ListView:
    """The list of October, prepared by whoever is signed in."""
    arrived(qtbot, page)
    page.prepare()
    qtbot.waitUntil(lambda: page.list is not None and page.list.page is not None)
    settled(qtbot, page)
    assert page.list is not None
    return page.list


def paid(qtbot: QtBot, page: StipendsPage, approve: Callable[[str], None]) -> ListView:
    """The same list on its whole way to its receipts."""
    view = prepared(qtbot, page)
    approve(view.uid)
    view.refresh()
    settled(qtbot, page)
    view.pay()
    page.save()
    qtbot.waitUntil(lambda: view.page is not None and view.page.row.state == "paid")
    settled(qtbot, page)
    return view


def numbers_that_lie(counted: CountedRows) -> list[str]:
    """The numbers above a table that open a list of another length; the first one holds afterwards."""
    wrong = []
    for each in counted.chips.counts:
        counted.chips.turn_to(each.code)
        if counted.table.rows.rowCount() != each.count:
            wrong.append(f"{each.word} {each.count}: {counted.table.rows.rowCount()}")
    counted.chips.turn_to(counted.chips.counts[0].code)
    return wrong
