"""The list of cases: work lists, filters, one case beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.views.cases import CasesPage
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.words import Label, WrappedLabel
from tests.views.case_steps import (
    KNOWN,
    TurnedTo,
    open_case,
    referral,
    settled,
    shown,
)

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
OCTOBER = date(2026, 10, 5)
OTHER = replace(KNOWN, thai_id="", first_name="อับดุลเลาะ", phones=())


@pytest.fixture
def page(desk: Desk, centre: Centre) -> Iterator[CasesPage]:
    with shown(CasesPage(desk, centre)) as made:
        yield made


@pytest.fixture
def turned(desk: Desk) -> TurnedTo:
    return TurnedTo(desk)


def _words(widget: QWidget) -> str:
    labels = [*widget.findChildren(Label), *widget.findChildren(WrappedLabel), *widget.findChildren(Chip)]
    return "\n".join(label.text() for label in labels if label.isVisible())


def _show(qtbot: QtBot, page: CasesPage, **where: object) -> None:
    page.arrive(where)
    settled(qtbot, page.desk)


def _uids(page: CasesPage) -> list[str]:
    rows = page.register.table.rows
    return [rows.uid(at) for at in range(rows.rowCount())]


def test_an_empty_register_says_what_a_case_is_and_offers_the_walk_in(
    qtbot: QtBot, page: CasesPage, turned: TurnedTo
) -> None:
    _show(qtbot, page)
    state = page.register.states.currentWidget()
    assert isinstance(state, EmptyState)
    assert state.button is not None
    state.button.click()
    assert turned.last == ("walk_in", {})


def test_the_list_shows_number_needs_agency_due_date_and_status(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    open_case(centre, KNOWN, "SKL-1", steps=(referral(due_on=date(2026, 12, 4)),))
    _show(qtbot, page)
    rows = page.register.table.rows
    cells = [rows.cell(rows.index(0, at)) for at in range(rows.columnCount())]
    assert [cell.text for cell in cells] == [
        "0001/2570",
        "นายมูฮัมหมัด มะหะมัด",
        "ฝึกอาชีพ",
        "กพร.",
        "4 ธ.ค. 2569",
        "Referred",
    ]
    assert cells[-1].state == "referred"
    assert page.register.head.count.text() == "๑ cases"


def test_a_work_list_is_counted_and_narrows_the_list(qtbot: QtBot, page: CasesPage, centre: Centre) -> None:
    waiting = open_case(centre).uid
    late = open_case(centre, OTHER, steps=(referral(OCTOBER, due_on=date(2026, 10, 20)),), on=OCTOBER).uid
    _show(qtbot, page)
    chips = {chip.code: chip for chip in page.work_lists._chips}
    assert {code: chip.text()[-1] for code, chip in chips.items()} == {
        "today": "๐",
        "overdue": "๑",
        "waiting": "๑",
        "follow_up": "๐",
    }
    chips["overdue"].click()
    settled(qtbot, page.desk)
    assert _uids(page) == [late]
    chips["waiting"].click()
    settled(qtbot, page.desk)
    assert _uids(page) == [waiting]
    chips["waiting"].click()
    settled(qtbot, page.desk)
    assert set(_uids(page)) == {waiting, late}


def test_another_page_opens_a_work_list_a_month_or_a_volunteers_cases(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    november = open_case(centre).uid
    october = open_case(centre, OTHER, on=OCTOBER).uid
    _show(qtbot, page, work_list="waiting")
    assert page.work_lists.chosen() == ("waiting",)
    assert set(_uids(page)) == {november, october}
    _show(qtbot, page, month="2026-10")
    assert page.work_lists.chosen() == ()
    assert page.register.filters.chip("month").text() == "Month: ตุลาคม ๒๕๖๙"
    assert _uids(page) == [october]
    _show(qtbot, page, found_by="nobody")
    assert page.register.filters.chip("found_by").isVisible()
    assert _uids(page) == []
    _show(qtbot, page, status="waiting", category="SKL-1")
    assert page.register.filters.chosen() == {"status": "waiting", "category": "SKL-1"}


def test_every_filter_offers_what_the_register_knows(page: CasesPage) -> None:
    offered = {
        key: len(page.register.filters.menu(key).actions()) - 2
        for key in ("status", "category", "agency", "month")
    }
    assert offered == {"status": 9, "category": 15, "agency": 11, "month": 12}


def test_a_case_beside_the_list_shows_its_life_and_what_comes_next(
    qtbot: QtBot, page: CasesPage, centre: Centre, turned: TurnedTo
) -> None:
    case = open_case(centre, KNOWN, "SKL-1", steps=(referral(due_on=date(2026, 12, 4)),))
    _show(qtbot, page)
    qtbot.waitUntil(lambda: "9401/0001/2570" in _words(page.register.panel))
    told = _words(page.register.panel)
    assert "Sent on กพร." in told
    assert "๒๐ พ.ย. ๒๕๖๙ · Due ๔ ธ.ค. ๒๕๖๙" in told
    assert "1-9403-xxxxx-45-1" in told
    letter, outcome = page.register.panel.findChildren(Button)
    outcome.click()
    assert turned.last == ("cases", {"uid": case.uid, "act": "outcome"})
    letter.click()
    assert turned.last == ("cases", {"uid": case.uid, "print_letter": case.steps[0]})


def test_enter_opens_a_case_and_esc_goes_back_to_the_same_row(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    open_case(centre, OTHER)
    second = open_case(centre).uid
    _show(qtbot, page)
    page.register.table.choose(second)
    QTest.keyClick(page.register.table, Qt.Key.Key_Return)
    settled(qtbot, page.desk)
    assert page.stack.currentWidget() is page.case
    assert page.case.head.title.text() == "Case 9401/0002/2570"
    QTest.keyClick(page.case, Qt.Key.Key_Escape)
    settled(qtbot, page.desk)
    assert page.stack.currentWidget() is page.register
    assert page.register.table.current_uid() == second
