"""Monthly reports on the page of volunteers: by keyboard, one volunteer's and everybody's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.rules.months import Month
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.volunteers import VolunteersPage
from desktop.views.volunteers.behind_view import BehindView, Span
from tests.views.ink import clipped_texts
from tests.views.thai_typing import type_text
from tests.views.volunteer_steps import own_page, settled

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TODAY = date(2026, 11, 20)
OCTOBER = Month(2026, 10)
RECEIPT = ReceiptDraft(month=OCTOBER, received_on=date(2026, 11, 3))


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, Callable[[], object] | None]]:
    lines: list[tuple[str, Callable[[], object] | None]] = []
    desk.said.connect(lambda text, undo: lines.append((text, undo)))
    return lines


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[VolunteersPage]:
    made = VolunteersPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key wherever somebody is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def behind(page: VolunteersPage) -> BehindView:
    assert page.behind is not None
    return page.behind


def months(qtbot: QtBot, page: VolunteersPage) -> list[str]:
    """The rows of everybody's months."""
    page.open_months()
    qtbot.waitUntil(lambda: page.months is not None and not page.desk.jobs.is_busy())
    assert page.months is not None
    table = page.months.register.table
    return [table.rows.uid(at) for at in range(table.rows.rowCount())]


def texts(page: VolunteersPage, row: int) -> list[str]:
    assert page.months is not None
    rows = page.months.register.table.rows
    return [rows.cell(rows.index(row, column)).text for column in range(rows.columnCount())]


def test_the_month_that_is_over_is_listed_for_everybody_who_served(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    found, idle = entries.volunteer("กามา"), entries.volunteer("ขวัญ")
    entries.volunteer("คมสัน", start=date(2026, 11, 1))
    entries.case(date(2026, 10, 5), found_by=found)
    centre.volunteers.months.receive([idle], RECEIPT)

    assert months(qtbot, page) == [f"{found} 2026-10", f"{idle} 2026-10"]

    assert texts(page, 0) == [
        "นายกามา สาและ", "ตุลาคม 2569", "สะบารัง", "1", "0", "0", "0", "not received yet"
    ]  # fmt: skip
    assert texts(page, 1)[-1] == "3 พ.ย. 2569"


def test_from_the_months_page_only_the_missing_reports_of_that_month_are_listed(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    silent, other = entries.volunteer("กามา"), entries.volunteer("ขวัญ")
    centre.volunteers.months.receive([other], RECEIPT)

    page.arrive({"silent": "2026-10"})
    qtbot.waitUntil(lambda: page.months is not None and not page.desk.jobs.is_busy())

    assert page.months is not None
    table = page.months.register.table
    assert [table.rows.uid(at) for at in range(table.rows.rowCount())] == [f"{silent} 2026-10"]


def test_without_a_month_the_whole_year_so_far_is_listed(
    qtbot: QtBot, page: VolunteersPage, entries: Entries
) -> None:
    uid = entries.volunteer()
    months(qtbot, page)
    assert page.months is not None

    page.months.register.filters.choose("month", None)
    settled(qtbot, page)

    table = page.months.register.table
    assert {table.rows.uid(at) for at in range(table.rows.rowCount())} == {f"{uid} 2026-10", f"{uid} 2026-11"}


def test_chosen_reports_are_received_today_and_that_is_undone_at_the_foot(
    qtbot: QtBot,
    page: VolunteersPage,
    entries: Entries,
    centre: Centre,
    said: list[tuple[str, Callable[[], object] | None]],
) -> None:
    uids = [entries.volunteer("กามา"), entries.volunteer("ขวัญ")]
    months(qtbot, page)
    assert page.months is not None
    page.months.register.table.selectAll()
    [receive] = [
        action
        for action in page.months.register.row_menu().actions()
        if action.text().startswith("Received today")
    ]

    receive.trigger()
    qtbot.waitUntil(lambda: bool(said))
    settled(qtbot, page)
    assert [centre.volunteers.months.one(uid, OCTOBER).received_on for uid in uids] == [TODAY, TODAY]

    text, undo = said[0]
    assert text.startswith("2 reports")
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert [centre.volunteers.months.one(uid, OCTOBER).state for uid in uids] == ["waiting", "waiting"]


def test_a_months_report_is_received_by_keyboard_from_the_volunteers_own_page(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    uid = entries.volunteer()
    case = entries.case(date(2026, 10, 5), found_by=uid)
    own = own_page(qtbot, page, uid)
    page.activateWindow()
    own.lists.tabs.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Tab)
    own.lists.focus_first()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.behind is not None and page.behind.row is not None)
    settled(qtbot, page)
    view = behind(page)
    assert view.span == Span(uid=uid, name="นายมารียัม สาและ", fiscal_year=2570, month=OCTOBER)
    assert [view.table.rows.uid(at) for at in range(view.table.rows.rowCount())] == [case]

    [receive] = [made for made in view.head.buttons if made.text() == "Receive the report"]
    qtbot.keyClick(receive, Qt.Key.Key_Space)
    form = view.form()
    assert form is not None
    line = form.field("received_on").line  # type: ignore[attr-defined]
    assert line.hasFocus()
    line.selectAll()
    type_text(line, "3 พ.ย. 2569")
    page.save()
    qtbot.waitUntil(lambda: view.row is not None and view.row.state == "reported")
    settled(qtbot, page)

    assert centre.volunteers.months.one(uid, OCTOBER).received_on == date(2026, 11, 3)
    assert view.form() is None
    press(qtbot, Qt.Key.Key_Escape)
    settled(qtbot, page)
    assert page.behind is None
    assert page.own is not None
    assert page.own.lists.tabs.current() == "months"


def test_each_number_of_a_month_opens_its_people(
    qtbot: QtBot, page: VolunteersPage, desk: Desk, entries: Entries
) -> None:
    uid = entries.volunteer()
    case = entries.case(date(2026, 10, 5), found_by=uid)
    entries.case(date(2026, 10, 6), found_by=uid)
    entries.step(case, "screened", date(2026, 10, 8), "accepted")
    own_page(qtbot, page, uid)
    page.open_behind(Span(uid=uid, name="ก", fiscal_year=2570, month=OCTOBER))
    settled(qtbot, page)
    view = behind(page)
    counts = [chip.text().rpartition(" ")[2] for chip in view.chips.chips()]
    assert counts == ["๒", "๑", "๐", "๐"]

    view.chips.chips()[1].click()
    settled(qtbot, page)
    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == ["cases", {"uid": case}]

    view.chips.chips()[2].click()
    settled(qtbot, page)
    assert view.table.rows.rowCount() == 0
    assert view.states.currentIndex() == 1


def test_the_bars_of_the_year_open_their_people(qtbot: QtBot, page: VolunteersPage, entries: Entries) -> None:
    uid = entries.volunteer()
    case = entries.case(date(2026, 10, 5), found_by=uid)
    entries.step(case, "outcome", date(2026, 11, 8), "assisted")
    entries.case(date(2026, 11, 6), found_by=uid)
    own = own_page(qtbot, page, uid)

    own.quota.bars.opened.emit(2)
    settled(qtbot, page)

    view = behind(page)
    assert (view.figure, view.span.month) == ("assisted", None)
    assert [view.table.rows.uid(at) for at in range(view.table.rows.rowCount())] == [case]
    assert view.head.buttons == []


def test_a_receipt_is_taken_back_with_its_reason(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    uid = entries.volunteer()
    centre.volunteers.months.receive([uid], RECEIPT)
    own_page(qtbot, page, uid)
    page.open_behind(Span(uid=uid, name="ก", fiscal_year=2570, month=OCTOBER))
    settled(qtbot, page)
    view = behind(page)

    view.take_back()
    form = view.form()
    assert form is not None
    form.save()
    assert form.labelled("reason").problem()
    form.field("reason").set_value("เป็นของเดือนกันยายน")
    form.save()
    qtbot.waitUntil(lambda: view.row is not None and view.row.state == "waiting")
    settled(qtbot, page)

    assert "กันยายน" in view.told.text()


def test_the_months_work_is_printed_from_its_people(
    qtbot: QtBot, page: VolunteersPage, desk: Desk, entries: Entries
) -> None:
    uid = entries.volunteer()
    own_page(qtbot, page, uid)
    page.open_behind(Span(uid=uid, name="ก", fiscal_year=2570, month=OCTOBER))
    settled(qtbot, page)

    with qtbot.waitSignal(desk.opened) as opened:
        behind(page).print_work()

    name, where = opened.args
    assert (name, where["form"], where["about"]) == ("paper", "monthly_work", uid)
    assert where["sheet"].month == "ตุลาคม 2569"


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_clipped_on_months_and_people_behind(
    qtbot: QtBot, desk: Desk, centre: Centre, entries: Entries
) -> None:
    uid = entries.volunteer("ฎีกู้ปิ่นป๋วย")
    entries.case(date(2026, 10, 2), found_by=uid)
    page = VolunteersPage(desk, centre)
    qtbot.addWidget(page)
    page.resize(1150, 712)
    page.show()
    months(qtbot, page)
    assert _clipped(page) == []

    page.open_behind(Span(uid=uid, name="ฎีกู้ปิ่นป๋วย", fiscal_year=2570, month=OCTOBER))
    settled(qtbot, page)
    assert _clipped(page) == []
    behind(page).receive()
    assert _clipped(page) == []
    page.hide()
    settled(qtbot, page)


def _clipped(page: QWidget) -> list[str]:
    return [str(found) for found in clipped_texts(page)]
