"""The month's way on its page: closing, approving, sending, giving back, printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.database.keys import LOWEST
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.reports import MonthState
from desktop.views.kit import theme, tokens
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import NoticeCard
from desktop.views.kit.desk import Desk
from desktop.views.reports import ReportsPage
from desktop.views.reports.beside import UnfinishedCard
from desktop.views.reports.stages import stages
from tests.views.ink import clipped_texts
from tests.views.report_steps import (
    NOVEMBER,
    OCTOBER,
    answer,
    at_month,
    primary,
    settled,
    state,
)
from tests.views.second_person_steps import saving, supervisor_beside

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


@pytest.fixture
def said(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.said.connect(lambda text, _undo: heard.append(text))
    return heard


def test_an_unfinished_entry_opens_its_case(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries, desk: Desk
) -> None:
    case = entries.case(date(2026, 11, 3), channel="counter")
    page = at_month(qtbot, shown(centre), NOVEMBER)
    [card] = page.findChildren(UnfinishedCard)

    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(card.rows[0], Qt.Key.Key_Return)

    assert opened.args == ["cases", {"uid": case}]


def test_many_unfinished_entries_are_shown_when_asked_for(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    for _case in range(7):
        entries.case(date(2026, 11, 3), channel="counter")
    page = at_month(qtbot, shown(centre), NOVEMBER)
    [card] = page.findChildren(UnfinishedCard)
    assert len(card.rows) == 4

    card.findChildren(Button)[0].click()

    assert len(card.rows) == 7


def test_closing_asks_once_and_not_yet_leaves_the_month_open(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries.case(date(2026, 11, 3), channel="counter")
    asked = answer(monkeypatch, yes=False)
    page = at_month(qtbot, shown(centre), NOVEMBER)

    primary(page).click()
    settled(qtbot, page)

    assert len(asked) == 1
    assert "not over yet" in asked[0]
    assert "๑ entries are unfinished" in asked[0]
    assert centre.reports.month_state(NOVEMBER).state == "open"


def test_a_closed_month_waits_for_a_supervisor_and_says_so(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries.case(date(2026, 10, 3))
    answer(monkeypatch, yes=True)
    page = at_month(qtbot, shown(centre), OCTOBER)

    primary(page).click()
    qtbot.waitUntil(lambda: state(page) == "closed")
    settled(qtbot, page)

    assert primary(page).text() == "Supervisor approves here"
    assert "supervisor" in page.hint.text()


def test_a_supervisor_approves_at_the_officers_screen_with_the_figures_beside(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    somchai = supervisor_beside(centre)
    entries.case(date(2026, 10, 3))
    centre.reports.close(OCTOBER)
    page = at_month(qtbot, shown(centre), OCTOBER)

    primary(page).click()
    form = page.approving.form()
    assert form is not None
    assert page.figures.isVisible()
    assert not page.choosing.isEnabled()
    form.field("name").set_value(somchai.name)
    form.field("password").set_value("ผิดแน่นอนผิดแน่นอน")
    saving(form).click()
    qtbot.waitUntil(lambda: bool(form.labelled("password").problem()))
    settled(qtbot, page)
    assert centre.reports.month_state(OCTOBER).state == "closed"
    assert clipped_texts(form) == []

    form.field("password").set_value(somchai.password)
    saving(form).click()
    qtbot.waitUntil(lambda: state(page) == "approved")
    settled(qtbot, page)
    assert page.approving.form() is None
    assert page.choosing.isEnabled()
    assert page.shown is not None
    assert page.shown.state.approved_by == somchai.full_name


def test_esc_leaves_the_month_unapproved(
    qtbot: QtBot, shown: Shown, centre: Centre, entries: Entries
) -> None:
    entries.case(date(2026, 10, 3))
    centre.reports.close(OCTOBER)
    page = at_month(qtbot, shown(centre), OCTOBER)
    primary(page).click()
    form = page.approving.form()
    assert form is not None

    qtbot.keyClick(form.field("name").line, Qt.Key.Key_Escape)  # type: ignore[attr-defined]

    assert page.approving.form() is None
    assert primary(page).isEnabled()
    assert state(page) == "closed"


def test_a_supervisor_approves_and_goes_on_to_send(
    qtbot: QtBot,
    shown: Shown,
    supervisor: Centre,
    entries: Entries,
    desk: Desk,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries.case(date(2026, 10, 3))
    supervisor.reports.close(OCTOBER)
    asked = answer(monkeypatch, yes=True)
    page = at_month(qtbot, shown(supervisor), OCTOBER)

    primary(page).click()
    qtbot.waitUntil(lambda: state(page) == "approved")
    settled(qtbot, page)
    with qtbot.waitSignal(desk.opened) as opened:
        primary(page).click()

    assert len(asked) == len(said) == 1
    assert opened.args == ["exchange", {"month": "2026-10"}]


def _given_back(ground: Ground) -> None:
    from desktop.models import MonthVerdict, new_uid

    with ground.database.work("A verdict for a test") as work:
        row = MonthVerdict(uid=new_uid(), unit=ground.unit, month=str(OCTOBER), verdict="returned")
        row.origin, row.remark, row.on = ground.unit[:2], "ตำบลบานาไม่มีรายชื่อ", date(2026, 11, 9)
        work.session.add(row)


def test_a_month_given_back_shows_the_remark_and_is_opened_again(
    qtbot: QtBot, shown: Shown, supervisor: Centre, entries: Entries
) -> None:
    entries.case(date(2026, 10, 3))
    supervisor.reports.close(OCTOBER)
    supervisor.reports.approve(OCTOBER)
    _given_back(supervisor.ground)
    page = at_month(qtbot, shown(supervisor), OCTOBER)
    [notice] = page.findChildren(NoticeCard)
    assert page.head.primary is None

    notice.findChildren(Button)[0].click()
    qtbot.waitUntil(lambda: state(page) == "open")
    settled(qtbot, page)

    assert primary(page).text() == "Close the month"


def test_the_report_prints_as_a_draft_until_it_is_approved(
    qtbot: QtBot, shown: Shown, supervisor: Centre, entries: Entries, desk: Desk
) -> None:
    entries.case(date(2026, 10, 3))
    page = at_month(qtbot, shown(supervisor), OCTOBER)
    with qtbot.waitSignal(desk.opened) as before:
        page.print_paper()
    supervisor.reports.close(OCTOBER)
    supervisor.reports.approve(OCTOBER)
    page.refresh()
    qtbot.waitUntil(lambda: state(page) == "approved")
    with qtbot.waitSignal(desk.opened) as after:
        page.print_paper()
    with qtbot.waitSignal(desk.opened) as memo:
        page.print_memo()

    wanted = [("monthly_summary", True), ("monthly_summary", False), ("memo", False)]
    told = [signal.args[1] for signal in (before, after, memo)]  # type: ignore[index]
    assert [(where["form"], where["draft"]) for where in told] == wanted
    assert {where["back"] for where in told} == {"reports"}


@pytest.mark.parametrize(
    ("stands", "looks"),
    [
        ("open", "now to_come to_come to_come to_come"),
        ("closed", "done done now to_come to_come"),
        ("approved", "done done done now to_come"),
        ("sent", "done done done done now"),
        ("accepted", "done done done done done"),
        ("returned", "done done done done now"),
    ],
)
def test_the_month_has_come_as_far_as_its_state_says(stands: str, looks: str) -> None:
    found = stages(MonthState(month=OCTOBER, state=stands))

    assert " ".join(stage.when for stage in found) == looks
    assert (found[-1].state == "overdue") is (stands == "returned")
