"""Behind every number on the volunteers' pages its entries: each number opens a list of as many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.rules.months import Month
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.volunteers import VolunteersPage
from desktop.views.volunteers.glance import Glance
from desktop.views.volunteers.own_page import OwnPage
from desktop.views.volunteers.vacant_view import VacantView
from tests.views.stipend_steps import numbers_that_lie
from tests.views.volunteer_steps import own_page, settled

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TODAY = date(2026, 11, 20)
OCTOBER = Month(2026, 10)


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def uid(entries: Entries, centre: Centre) -> str:
    """A volunteer who found three people, of whom one came further, and whose October was paid and voided."""
    made = entries.volunteer("กามา", end=TODAY + timedelta(days=25))
    for _case in range(3):
        case = entries.case(date(2026, 10, 12), found_by=made)
    entries.step(case, "screened", date(2026, 10, 20), "accepted")
    centre.volunteers.months.receive([made], ReceiptDraft(month=OCTOBER, received_on=date(2026, 11, 3)))
    lists = centre.stipends.lists
    pay_list = lists.prepare(OCTOBER)
    lists.approve(pay_list)
    [receipt] = lists.pay(pay_list)
    centre.stipends.receipts.issue_anew(receipt, "ชื่อผิด")
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[VolunteersPage]:
    made = VolunteersPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def _behind_count(qtbot: QtBot, page: VolunteersPage) -> int:
    qtbot.waitUntil(lambda: page.behind is not None)
    settled(qtbot, page)
    assert page.behind is not None
    return page.behind.table.rows.rowCount()


def test_every_tab_of_a_volunteers_page_names_as_many_as_it_lists(
    qtbot: QtBot, page: VolunteersPage, uid: str
) -> None:
    own = own_page(qtbot, page, uid)

    told = [_number(own.lists.tabs.tabText(at)) for at in range(own.lists.tabs.count())]
    listed = []
    for key in ("found", "months", "looked_after", "stipends", "papers"):
        own.lists.turn_to(key)
        table = own.lists.tables.get(key)
        listed.append(table.rows.rowCount() if table else 0)
    assert told == listed == [3, 2, 3, 2, 0]
    for counted in own.lists.counted.values():
        assert numbers_that_lie(counted) == []
    assert [each.count for each in own.lists.counted["stipends"].chips.counts] == [2, 1, 1]


def test_every_bar_of_the_year_opens_as_many_people(qtbot: QtBot, page: VolunteersPage, uid: str) -> None:
    own = own_page(qtbot, page, uid)
    done = own.page.done
    counts = []
    for at in range(3):
        assert isinstance(page.own, OwnPage)
        qtbot.keyClick(page.own.quota.bars.rows()[at], Qt.Key.Key_Return)
        counts.append(_behind_count(qtbot, page))
        assert page.go_back()
        settled(qtbot, page)
    assert counts == [done.pointed_out, done.screened, done.assisted] == [3, 1, 0]


def test_the_number_beside_the_list_opens_the_people_found(
    qtbot: QtBot, page: VolunteersPage, uid: str
) -> None:
    page.arrive({})
    settled(qtbot, page)
    page.register.table.choose(uid)
    qtbot.waitUntil(lambda: page.findChild(Glance) is not None)
    glance = page.findChild(Glance)
    assert glance.found.count == 3

    qtbot.keyClick(glance.found, Qt.Key.Key_Return)

    assert _behind_count(qtbot, page) == 3
    assert page.go_back()
    assert page.own is not None


def test_the_number_of_vacant_tambons_opens_their_list(qtbot: QtBot, page: VolunteersPage, uid: str) -> None:
    page.arrive({})
    settled(qtbot, page)
    count = page.vacant.count
    assert count == 12

    qtbot.keyClick(page.vacant, Qt.Key.Key_Return)

    view = page.stack.currentWidget()
    assert isinstance(view, VacantView)
    assert view.table.rows.rowCount() == count
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert page.form is not None


def test_the_numbers_of_a_months_row_open_as_many_people(
    qtbot: QtBot, page: VolunteersPage, uid: str, centre: Centre
) -> None:
    [row] = centre.volunteers.months.of_all(OCTOBER)
    page.open_months()
    settled(qtbot, page)
    assert page.months is not None
    page.months.focus_first()
    qtbot.keyClick(page.months.register.table, Qt.Key.Key_Return)
    assert _behind_count(qtbot, page) == row.done.pointed_out == 3
    assert page.behind is not None
    for figure, count in (("screened", 1), ("referred", 0)):
        page.behind.chips.choose((figure,))
        page.behind.chips.changed.emit()
        settled(qtbot, page)
        assert page.behind.table.rows.rowCount() == getattr(row.done, figure) == count


def test_home_tells_as_many_ending_terms_as_its_list_has(
    qtbot: QtBot, page: VolunteersPage, uid: str, centre: Centre
) -> None:
    page.arrive({"state": "ending"})
    settled(qtbot, page)
    assert page.register.table.rows.rowCount() == len(centre.volunteers.ending_terms()) == 1


def _number(text: str) -> int:
    """The number at a word's end, nought where there is none."""
    last = text.rsplit(" ", maxsplit=1)[-1]
    return int(last) if last.isdigit() else 0
