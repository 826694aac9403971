"""The page of volunteers: the register, and a volunteer's own page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models import AuditLine
from desktop.rules.citizens import CitizenDraft
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.centre import Centre
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.desk import Desk
from desktop.views.kit.words import WrappedLabel
from desktop.views.volunteers import VolunteersPage
from tests.views.ink import clipped_texts, count_texts
from tests.views.volunteer_steps import own_page, settled

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TODAY = date(2026, 11, 20)
KNOWN = CitizenDraft(
    thai_id="1940300123451",
    title="นาง",
    first_name="ฟาตีเมาะ",
    last_name="เจ๊ะแว",
    sex="f",
    tambon_code="940101",
)
APPOINTMENT = VolunteerDraft(
    order_number="12/2569", term_start=date(2026, 10, 1), term_end=date(2029, 9, 30), tambon_code="940101"
)


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[VolunteersPage]:
    made = VolunteersPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def _texts(page: VolunteersPage, row: int) -> list[str]:
    rows = page.register.table.rows
    return [rows.cell(rows.index(row, column)).text for column in range(rows.columnCount())]


def test_an_empty_register_offers_to_register_somebody(qtbot: QtBot, page: VolunteersPage) -> None:
    with qtbot.waitSignal(page.register.loaded):
        page.arrive({})
    state = page.register.states.currentWidget()
    assert isinstance(state, EmptyState)
    assert state.button is not None

    state.button.click()

    assert page.form is not None
    settled(qtbot, page)


def test_the_list_shows_tambon_term_and_people_found(
    qtbot: QtBot, page: VolunteersPage, entries: Entries
) -> None:
    uid = entries.volunteer(end=TODAY + timedelta(days=25))
    for _case in range(3):
        entries.case(date(2026, 11, 2), found_by=uid)

    with qtbot.waitSignal(page.register.loaded):
        page.arrive({})

    assert _texts(page, 0) == ["นายมารียัม สาและ", "Volunteer", "สะบารัง", "25 days left", "3 of 30"]


def test_home_opens_those_whose_term_ends_soon(qtbot: QtBot, page: VolunteersPage, entries: Entries) -> None:
    entries.volunteer("ก")
    ending = entries.volunteer("ข", end=TODAY + timedelta(days=80))

    page.arrive({"state": "ending"})
    settled(qtbot, page)

    assert page.register.table.rows.rowCount() == 1
    assert page.register.table.rows.uid(0) == ending


def test_tambons_without_anybody_are_told_quietly(
    qtbot: QtBot, page: VolunteersPage, entries: Entries
) -> None:
    page.arrive({})
    settled(qtbot, page)
    before = page.vacant.text()
    assert before.startswith("๑๓") or "13" in before

    entries.volunteer(tambon="940101")
    qtbot.waitUntil(lambda: page.vacant.text() != before)

    assert "สะบารัง" not in page.vacant.text()


def test_the_chosen_volunteer_is_shown_beside(qtbot: QtBot, page: VolunteersPage, entries: Entries) -> None:
    uid = entries.volunteer()
    with qtbot.waitSignal(page.register.loaded):
        page.arrive({})

    page.register.focus_table()
    qtbot.waitUntil(lambda: "มารียัม" in _spoken(page))
    settled(qtbot, page)
    qtbot.keyClick(page.register.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.own is not None)

    assert page.own is not None
    assert page.own.page.uid == uid


def _spoken(page: VolunteersPage) -> str:
    return " ".join(label.text() for label in page.register.panel.findChildren(WrappedLabel))


def test_looking_at_a_volunteer_is_written_down_once(
    qtbot: QtBot, page: VolunteersPage, centre: Centre, entries: Entries
) -> None:
    page.arrive({})
    settled(qtbot, page)
    uid = entries.volunteer()
    settled(qtbot, page)

    own_page(qtbot, page, uid)
    settled(qtbot, page)

    with centre.ground.database.read() as session:
        seen = select(func.count()).where(AuditLine.title == "See a volunteer")
        assert session.scalar(seen) == 1


def test_a_case_that_was_found_opens_with_enter(
    qtbot: QtBot, page: VolunteersPage, desk: Desk, entries: Entries
) -> None:
    uid = entries.volunteer()
    case = entries.case(date(2026, 11, 2), found_by=uid)
    own = own_page(qtbot, page, uid)

    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(own.lists.tables["found"], Qt.Key.Key_Return)

    assert opened.args == ["cases", {"uid": case}]


def test_esc_goes_back_from_the_own_page_to_the_list(
    qtbot: QtBot, page: VolunteersPage, entries: Entries
) -> None:
    uid = entries.volunteer()
    page.arrive({})
    own_page(qtbot, page, uid)

    qtbot.keyClick(page.own, Qt.Key.Key_Escape)

    assert page.own is None
    assert page.stack.currentWidget() is page.register
    assert not page.go_back()


def test_the_province_looks_and_does_not_change(qtbot: QtBot, desk: Desk, province: Centre) -> None:
    uid = Entries(province.ground, "9401").volunteer()
    page = VolunteersPage(desk, province)
    qtbot.addWidget(page)
    page.show()

    own = own_page(qtbot, page, uid)

    assert page.register.head.primary is None
    assert own.head.buttons == []


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_clipped_on_any_part_of_the_page(
    qtbot: QtBot, desk: Desk, centre: Centre, entries: Entries
) -> None:
    uid = entries.volunteer("ฎีกู้ปิ่นป๋วย", end=TODAY + timedelta(days=25))
    entries.case(date(2026, 11, 2), found_by=uid)
    page = VolunteersPage(desk, centre)
    qtbot.addWidget(page)
    page.resize(1150, 712)
    page.show()
    page.arrive({})
    settled(qtbot, page)
    assert clipped_texts(page) == []
    seen = count_texts(page)

    own_page(qtbot, page, uid)
    assert clipped_texts(page) == []
    page.open_form()

    assert clipped_texts(page) == []
    assert seen + count_texts(page) > 40
    page.hide()
    settled(qtbot, page)
