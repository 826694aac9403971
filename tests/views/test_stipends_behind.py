"""Behind every number of the stipends its entries: each number opens a list of as many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.stipends import Stipends
from desktop.views.kit.cards import IconRow
from desktop.views.kit.desk import Desk
from desktop.views.kit.figure_line import FigureLine
from desktop.views.stipends import StipendsPage
from desktop.views.stipends.grounds_view import GroundsView
from desktop.views.stipends.receipts_view import ReceiptsView, YearOf
from desktop.views.volunteers import VolunteersPage
from desktop.views.volunteers.behind_view import BehindView
from tests.views.stipend_steps import OCTOBER, arrived, numbers_that_lie, paid, settled, two_reported

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def reported(entries: Entries, centre: Centre) -> list[str]:
    """Two volunteers whose October was reported, by name."""
    return two_reported(entries, centre)


@pytest.fixture
def approve(centre: Centre, as_role: Callable[[Ground, str], Ground]) -> Callable[[str], None]:
    return Stipends(as_role(centre.ground, "supervisor")).lists.approve


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[StipendsPage]:
    made = StipendsPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    settled(qtbot, made)


def test_the_year_lists_who_received_what_and_opens_the_receipts_of_one_or_of_everybody(
    qtbot: QtBot, page: StipendsPage, desk: Desk, reported: list[str], approve: Callable[[str], None]
) -> None:
    paid(qtbot, page, approve)
    page.go_back()
    settled(qtbot, page)
    page.turn_to("year")
    page.year.focus_first()

    rows = page.year.table.rows
    cells = [rows.cell(rows.index(0, column)).text for column in range(rows.columnCount())]
    assert (cells[1], cells[2], cells[-1]) == ("1,200", "–", "1,200")
    assert "๒๕๗๐" in page.turner.name.text()
    page.year.table.choose(rows.uid(1))
    qtbot.keyClick(page.year.table, Qt.Key.Key_Return)
    settled(qtbot, page)
    one = page.opened[-1]
    assert isinstance(one, ReceiptsView)
    assert [receipt.number for receipt in one.receipts.values()] == ["R9401-2570-00001"]
    with qtbot.waitSignal(desk.opened) as opened:
        one.print_statement()
    assert opened.args[1]["form"] == "register_list"
    page.go_back()
    page.year.receipts_wanted.emit("", "")
    settled(qtbot, page)
    everybody = page.opened[-1]
    assert isinstance(everybody, ReceiptsView)
    assert sum(receipt.amount for receipt in everybody.receipts.values()) == 120_000


def test_a_narrow_window_shows_the_months_that_were_paid_and_cuts_no_figure(
    qtbot: QtBot, page: StipendsPage, reported: list[str], approve: Callable[[str], None]
) -> None:
    paid(qtbot, page, approve)
    page.go_back()
    page.turn_to("year")
    settled(qtbot, page)
    assert len(page.year.table.shown_columns()) == 14

    page.resize(800, 560)
    qtbot.waitUntil(lambda: page.year.table.shown_columns() == ("name", "m0", "total"))

    # With every month paid there is room for the sums alone; the months stand behind them.
    people = page.shown.people if page.shown is not None else ()
    amounts = dict.fromkeys(page.year.months, 60_000)
    page.year.show_year(2570, [replace(person, amounts=amounts) for person in people])
    assert page.year.table.shown_columns() == ("name", "total")


def test_enter_on_a_line_tells_what_made_it_and_leads_to_everything_behind(
    qtbot: QtBot, page: StipendsPage, desk: Desk, reported: list[str], approve: Callable[[str], None]
) -> None:
    view = paid(qtbot, page, approve)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    settled(qtbot, page)

    grounds = page.opened[-1]
    assert isinstance(grounds, GroundsView)
    said = [row.accessibleName() for row in grounds.findChildren(IconRow)]
    assert any("600.00 baht a month" in text or "๖๐๐.๐๐ baht a month" in text for text in said)
    assert any("was received" in text and "๓ พ.ย. ๒๕๖๙" in text for text in said)
    assert any("R9401-2570-00001" in text for text in said)
    with qtbot.waitSignal(desk.opened) as opened:
        grounds.open_volunteer()
    assert opened.args == ["volunteers", {"uid": reported[0]}]
    with qtbot.waitSignal(desk.opened) as opened:
        grounds.open_work("screened")
    assert opened.args[1] == {"uid": reported[0], "month": "2026-10", "figure": "screened"}

    assert page.go_back()
    assert page.opened == [view]
    assert page.go_back()
    assert page.opened == []


def test_the_books_agree_and_numbers_on_paper_are_left_to_their_papers(
    qtbot: QtBot, page: StipendsPage, reported: list[str], approve: Callable[[str], None], centre: Centre
) -> None:
    paid(qtbot, page, approve)
    page.go_back()
    page.turn_to("books")
    settled(qtbot, page)
    assert page.books.state.text() == "They agree"
    assert page.books.issued is not None
    assert page.books.issued.count == 2

    page.go_on_after()
    form = page.books.form()
    assert form is not None
    form.field("last").set_value("R9401-2570")
    page.save()
    assert form.labelled("last").problem()
    assert form.labelled("reason").problem()
    form.field("last").set_value("R9401-๒๕๗๐-00005")
    form.field("reason").set_value("เครื่องเดิมเสีย")
    page.save()
    qtbot.waitUntil(lambda: page.books.form() is None)
    settled(qtbot, page)
    rows = page.books.rows.table.rows
    numbers = [rows.cell(rows.index(row, 0)).text for row in range(rows.rowCount())]
    assert numbers == ["R9401-2570-00003", "R9401-2570-00004", "R9401-2570-00005"]
    assert centre.stipends.years.proof().agrees


def test_a_centre_reads_the_rates_and_is_told_who_sets_them(
    qtbot: QtBot, page: StipendsPage, desk: Desk
) -> None:
    arrived(qtbot, page)
    page.turn_to("rates")
    page.rates.focus_first()
    assert page.head.primary is None
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(page.rates.table, Qt.Key.Key_Return)
    assert said.args[0] == "The province sets the rates."
    assert page.rates.form() is None


def test_every_number_of_the_stipends_opens_a_list_of_as_many(
    qtbot: QtBot,
    page: StipendsPage,
    centre: Centre,
    entries: Entries,
    reported: list[str],
    approve: Callable[[str], None],
) -> None:
    entries.volunteer("ฮาซัน")
    view = paid(qtbot, page, approve)
    first, second = view.receipts.values()
    centre.stipends.receipts.issue_anew(first.uid, "ชื่อผิด")
    centre.stipends.receipts.void(second.uid, "ไม่มารับเงิน")
    view.refresh()
    settled(qtbot, page)

    # The pay list: its chips, the people it pays, and the sums of the lines behind.
    assert numbers_that_lie(view.rows) == []
    assert [each.count for each in view.rows.chips.counts] == [2, 1, 1, 1]
    assert view.about.people is not None
    qtbot.keyClick(view.about.people, Qt.Key.Key_Return)
    assert view.rows.chips.current() == "counting"
    assert view.table.rows.rowCount() == view.about.people.count == 1
    assert view.page is not None
    assert view.page.row.total == sum(line.amount for line in view.page.lines if line.released_on is None)
    page.go_back()

    # The month: who served, who can be paid, who was paid, who was not.
    settled(qtbot, page)
    assert numbers_that_lie(page.month.rows) == []
    said = {each.code: each.count for each in page.month.rows.chips.counts}
    assert said == {"all": 3, "payable": 1, "paid": 1, "not_paid": 1}
    assert "๑" in page.head.count.text()

    # The year: each sum is that of the receipts behind it, by month and person and all together.
    for person in centre.stipends.years.year(2570):
        page.open_receipts(YearOf(2570, person.person_uid, person.name))
        settled(qtbot, page)
        opened = page.opened[-1]
        assert isinstance(opened, ReceiptsView)
        assert numbers_that_lie(opened.rows) == []
        assert opened.rows.chips.counts[0].count == len(person.receipts[OCTOBER])
        page.go_back()
    page.open_receipts(YearOf(2570))
    settled(qtbot, page)
    opened = page.opened[-1]
    assert isinstance(opened, ReceiptsView)
    assert numbers_that_lie(opened.rows) == []
    assert {each.code: each.count for each in opened.rows.chips.counts} == {
        "living": 1,
        "void": 2,
        "2026-10": 1,
    }
    page.go_back()

    # The books: every receipt ever issued stands behind their count.
    page.turn_to("books")
    assert page.books.issued is not None
    qtbot.keyClick(page.books.issued, Qt.Key.Key_Return)
    settled(qtbot, page)
    opened = page.opened[-1]
    assert isinstance(opened, ReceiptsView)
    assert len(opened.receipts) == page.books.issued.count == 3
    page.go_back()
    assert numbers_that_lie(page.books.rows) == []
    page.turn_to("counts")
    assert numbers_that_lie(page.counts.rows) == []


def test_every_number_of_a_months_work_opens_as_many_people(
    qtbot: QtBot, page: StipendsPage, desk: Desk, centre: Centre, entries: Entries, reported: list[str]
) -> None:
    for day in (5, 9):
        case = entries.case(date(2026, 10, day), found_by=reported[0])
    entries.step(case, "screened", date(2026, 10, 20), "accepted")
    page.open_grounds(reported[0], OCTOBER)
    settled(qtbot, page)
    grounds = page.opened[-1]
    assert isinstance(grounds, GroundsView)
    volunteers = VolunteersPage(desk, centre)
    qtbot.addWidget(volunteers)
    volunteers.resize(1150, 712)
    volunteers.show()

    counts = []
    for line in grounds.findChildren(FigureLine):
        with qtbot.waitSignal(desk.opened) as opened:
            qtbot.keyClick(line, Qt.Key.Key_Return)
        name, where = opened.args
        assert name == "volunteers"
        volunteers.arrive(where)
        settled(qtbot, page)
        qtbot.waitUntil(lambda: volunteers.behind is not None and volunteers.behind.row is not None)
        settled(qtbot, page)
        assert isinstance(volunteers.behind, BehindView)
        assert volunteers.behind.table.rows.rowCount() == line.count
        counts.append(line.count)
        assert volunteers.go_back()

    assert counts == [2, 1, 0, 0]
    volunteers.hide()
    settled(qtbot, page)
