"""The page of the monthly report: figures and the entries behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.database.keys import LOWEST
from desktop.rules.problems import Refused
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.views.kit import theme, tokens
from desktop.views.kit.cards import EmptyState, IconRow
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.reports import ReportsPage
from desktop.views.reports.beside import ChipRow
from tests.views.ink import clipped_texts, count_texts
from tests.views.report_steps import (
    NOVEMBER,
    OCTOBER,
    at_month,
    entries_of,
    listed,
    settled,
)

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
Shown = Callable[[Centre], ReportsPage]


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def supervisor(centre: Centre, as_role: Callable[[Ground, str], Ground]) -> Centre:
    ground = as_role(centre.ground, "supervisor")
    return all_services.build(replace(centre.opened, ground=ground), LOWEST)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Shown]:
    """Shows the page of a centre or province, at a month."""
    theme.dress(qapp, tokens.LIGHT)
    kept: list[ReportsPage] = []

    def show(centre: Centre) -> ReportsPage:
        page = ReportsPage(desk, centre)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1150, 712)
        page.show()
        return page

    yield show
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def test_the_month_shows_its_figures_and_the_year_so_far(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    entries.volunteer()
    entries.case(date(2026, 10, 5))
    case = entries.case(date(2026, 11, 3), "EMP-1", "SKL-1")
    entries.step(case, "screened", date(2026, 11, 5), "accepted")

    page = at_month(qtbot, shown(centre), NOVEMBER)

    cards = page.figures.cards
    assert {name: card.figure() for name, card in cards.items()} == {
        "pointed_out": "๑",
        "screened": "๑",
        "referred": "๐",
        "assisted": "๐",
    }
    assert "๒" in cards["pointed_out"].accessibleName()
    assert page.figures.tables.table is not None
    rows = page.figures.tables.table.rows
    assert [rows.uid(at) for at in range(rows.rowCount())] == ["EMP-1", "SKL-1"]


def test_every_figure_opens_the_entries_that_make_it(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries, desk: Desk
) -> None:
    first, second = entries.case(date(2026, 11, 3)), entries.case(date(2026, 11, 4), "SKL-1")
    entries.case(date(2026, 10, 4))
    entries.step(second, "screened", date(2026, 11, 5), "accepted")
    page = at_month(qtbot, shown(centre), NOVEMBER)

    qtbot.keyClick(page.figures.cards["pointed_out"], Qt.Key.Key_Space)
    view = entries_of(qtbot, page)
    assert listed(view) == [first, second]
    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == ["cases", {"uid": first}]
    view.chips.choose(("screened",))
    with qtbot.waitSignal(view.shown):
        view.chips.changed.emit()
    assert listed(view) == [second]

    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert page.entries is None


def test_a_row_of_a_table_opens_its_entries_and_the_funnel_those_since_october(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    old = entries.case(date(2026, 10, 4), "SKL-1")
    new = entries.case(date(2026, 11, 4), "SKL-1")
    entries.case(date(2026, 11, 4), "EMP-1")
    page = at_month(qtbot, shown(centre), NOVEMBER)
    table = page.figures.tables.table
    assert table is not None

    table.choose("SKL-1")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert listed(entries_of(qtbot, page)) == [new]

    page.close_entries()
    page.figures.funnel.opened.emit(0)
    assert set(listed(entries_of(qtbot, page))) > {old, new}


def test_restricted_entries_are_counted_and_not_listed(
    qtbot: QtBot, shown: Shown, centre: Centre, supervisor: Centre, entries: Entries
) -> None:
    secret = entries.case(date(2026, 11, 3), "OPS-3", restricted=True)
    page = at_month(qtbot, shown(centre), NOVEMBER)
    page.figures.cards["pointed_out"].pressed.emit()
    view = entries_of(qtbot, page)
    assert listed(view) == []
    assert view.withheld.isVisible()
    assert "๑" in view.withheld.text()

    page = at_month(qtbot, shown(supervisor), NOVEMBER)
    page.figures.cards["pointed_out"].pressed.emit()
    view = entries_of(qtbot, page)
    assert listed(view) == [secret]
    assert not view.withheld.isVisible()


def test_the_figures_go_to_excel(
    qtbot: QtBot, shown: Shown, centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ตัวเลข.xlsx"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: place))
    page = at_month(qtbot, shown(centre), NOVEMBER)

    page.export()
    settled(qtbot, page)

    assert place.read_bytes()[:2] == b"PK"


def test_one_turns_back_through_the_months_and_never_past_the_present_one(
    qtbot: QtBot, shown: Shown, centre: Centre
) -> None:
    page = shown(centre)
    page.arrive({})
    qtbot.waitUntil(lambda: page.shown is not None)
    settled(qtbot, page)
    assert page.shown is not None
    assert page.shown.month == NOVEMBER
    assert not page.choosing.after.isEnabled()

    page.choosing.before.click()
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.month == OCTOBER)
    settled(qtbot, page)

    assert page.choosing.after.isEnabled()
    assert len(page.findChildren(ChipRow)) >= 2


def test_the_last_month_comes_first_while_it_waits(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    entries.case(date(2026, 10, 3))
    page = shown(centre)

    page.arrive({})
    qtbot.waitUntil(lambda: page.shown is not None)
    settled(qtbot, page)

    assert page.shown is not None
    assert page.shown.month == OCTOBER


def test_the_page_reads_anew_when_an_entry_changes(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    page = at_month(qtbot, shown(centre), NOVEMBER)
    assert page.figures.cards["pointed_out"].figure() == "๐"

    entries.case(date(2026, 11, 3))

    qtbot.waitUntil(lambda: page.figures.cards["pointed_out"].figure() == "๑")
    settled(qtbot, page)


def test_a_month_that_cannot_be_read_says_so_and_can_be_tried_again(
    qtbot: QtBot, shown: Shown, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_asked: object) -> object:
        raise Refused("The disk is gone.", code="gone")

    page = shown(centre)
    with monkeypatch.context() as patched:
        patched.setattr(type(centre.reports), "figures", refused)
        page.arrive({"month": "2026-11"})
        qtbot.waitUntil(lambda: page.body.count() == 3)
    state = page.body.currentWidget()
    assert isinstance(state, EmptyState)
    assert state.button is not None

    state.button.click()
    qtbot.waitUntil(lambda: page.body.currentIndex() == 1)
    settled(qtbot, page)


def test_the_province_sees_all_centres_together_and_each_alone(
    qtbot: QtBot, shown: Shown, province: Centre
) -> None:
    Entries(province.ground, "9401").case(date(2026, 10, 3))
    Entries(province.ground, "9402").case(date(2026, 10, 3), tambon="940201")
    page = at_month(qtbot, shown(province), OCTOBER)
    assert page.figures.cards["pointed_out"].figure() == "๒"
    assert page.head.primary is None

    page.choosing.chosen.emit("9402")
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.unit == "9402")
    settled(qtbot, page)

    assert page.figures.cards["pointed_out"].figure() == "๑"
    assert page.choosing.unit.value() == "9402"


def test_a_centres_month_leads_the_province_to_its_plans_and_forums(
    qtbot: QtBot, shown: Shown, province: Centre, desk: Desk
) -> None:
    Entries(province.ground, "9405").case(date(2026, 10, 6), "EMP-1")
    page = at_month(qtbot, shown(province), OCTOBER)
    assert _line(page, "Community forums of the fiscal year") is None
    page.show_unit("9405")
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.unit == "9405")
    settled(qtbot, page)

    forums = _line(page, "Community forums of the fiscal year")
    assert forums is not None
    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(forums, Qt.Key.Key_Return)
    assert opened.args == ["forums", {"unit": "9405", "year": 2570}]
    plans = _line(page, "Plans and activities of the month")
    assert plans is not None
    qtbot.keyClick(plans, Qt.Key.Key_Return)
    assert page.opened.report is not None
    assert page.opened.report.which.name == "monthly_work"
    settled(qtbot, page)


def _line(page: ReportsPage, word: str) -> IconRow | None:
    return next((row for row in page.findChildren(IconRow) if row.accessibleName().startswith(word)), None)


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_clipped_on_the_month_or_behind_its_numbers(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    entries.case(date(2026, 11, 3), "EMP-1", "SSO-2", channel="counter")
    page = at_month(qtbot, shown(centre), NOVEMBER)
    # The room beside is laid out a turn after its cards.
    qtbot.waitUntil(lambda: clipped_texts(page) == [])
    seen = count_texts(page)

    page.figures.cards["pointed_out"].pressed.emit()
    entries_of(qtbot, page)

    assert clipped_texts(page) == []
    assert seen + count_texts(page) > 40
