"""Events in the window: written down, told, ended; red where nobody was told, hidden where restricted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries
from pytestqt.qtbot import QtBot
from situation_entries import STRIKE, TIP_OFF

from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.events import TellingDraft
from desktop.services.cases import Cases
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.situations import Situations
from desktop.views.cases.case_view import CaseView
from desktop.views.kit.desk import Desk
from desktop.views.situations import SituationsPage
from desktop.views.situations.page import EVENTS
from tests.views.situation_steps import cells, form_of, settled, shown

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[SituationsPage]:
    made = shown(qtbot, desk, centre)
    yield made
    made.hide()
    settled(qtbot, made)


@pytest.fixture
def as_supervisor(centre: Centre, as_role: AsRole) -> Centre:
    ground = as_role(centre.ground, "supervisor")
    return replace(centre, ground=ground, situations=Situations(ground))


def test_an_event_is_written_told_and_ended(qtbot: QtBot, page: SituationsPage, centre: Centre) -> None:
    page.turn_to(EVENTS)
    page.events.open_new()
    form_of(page).fill(STRIKE)
    page.save()
    settled(qtbot, page)
    view = page.events.entry
    assert view.page is not None
    assert view.page.row.late
    page.events.tell()
    form_of(page).field("to").set_value("แรงงานจังหวัด")
    page.save()
    settled(qtbot, page)
    assert not view.page.row.late
    page.events.end()
    form_of(page).field("end_note").set_value("ตกลงกันได้")
    page.save()
    settled(qtbot, page)
    assert view.page.row.ended_on == date(2026, 11, 20)
    assert cells(page.events.register.table, 0)[-1] == "Ended"


def test_an_untold_urgent_event_is_red_in_the_list(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    uid = centre.situations.events.save(STRIKE).uid
    page.arrive({"state": "late"})
    settled(qtbot, page)
    table = page.events.register.table
    # Enter opens what somebody came for; the first button of the page would write a workbook.
    assert page.focusWidget() is table
    told = table.shown_columns().index("told")
    assert table.rows.cell(table.rows.index(0, told)).state == "overdue"
    centre.situations.events.tell(
        TellingDraft(event_uid=uid, to="นายอำเภอ", way="person", on=date(2026, 11, 20))
    )
    settled(qtbot, page)
    assert table.rows.rowCount() == 0


def test_an_officer_who_writes_a_tip_off_is_told_that_it_was_taken_and_is_back_in_the_list(
    qtbot: QtBot, desk: Desk, centre: Centre, as_role: AsRole
) -> None:
    ground = as_role(centre.ground, "officer")
    page = shown(qtbot, desk, replace(centre, ground=ground, situations=Situations(ground)))
    page.turn_to(EVENTS)
    page.events.open_new()
    form_of(page).fill(TIP_OFF)
    with qtbot.waitSignal(desk.said) as said:
        page.save()
    settled(qtbot, page)
    assert "taken down" in said.args[0]
    assert page.stack.currentWidget() is page.events.register
    assert page.events.register.table.rows.rowCount() == 0


def test_a_kind_that_is_always_restricted_ticks_itself(qtbot: QtBot, page: SituationsPage) -> None:
    page.events.open_new()
    form = form_of(page)
    kind, restricted = form.field("kind"), form.field("restricted")
    kind.set_value("tip_off")
    kind.changed.emit()
    assert restricted.value() is True
    assert not restricted.isEnabled()
    kind.set_value("strike")
    kind.changed.emit()
    assert restricted.isEnabled()


def test_a_case_becomes_the_beginning_of_an_event(
    qtbot: QtBot, desk: Desk, centre: Centre, as_supervisor: Centre
) -> None:
    case = Entries(centre.ground).case(date(2026, 11, 5), restricted=True)
    page = shown(qtbot, desk, as_supervisor)
    page.arrive({"case": case})
    settled(qtbot, page)
    form = form_of(page)
    assert form.draft().case_uid == case
    assert form.draft().heard_on == date(2026, 11, 5)
    assert form.is_dirty()


@pytest.mark.parametrize(("category", "offered"), [("OPS-3", True), ("PRO-2", True), ("EMP-1", False)])
def test_a_case_of_a_tip_off_offers_to_make_an_event_of_it(
    qtbot: QtBot, desk: Desk, centre: Centre, as_role: AsRole, category: str, offered: bool
) -> None:
    supervisor = as_role(centre.ground, "supervisor")
    person = Entries(centre.ground).person()
    cases = Cases(supervisor)
    made = cases.open(
        CaseDraft(
            citizen_uid=person, pointed_out_on=date(2026, 11, 5), needs=(NeedDraft(category_code=category),)
        )
    )
    view = CaseView(desk, supervisor)
    qtbot.addWidget(view)
    view.show_case(cases.page(made.uid))
    found = [each for each in view.head.buttons if each.text() == "Make an event of it"]
    assert bool(found) is offered
    if offered:
        with qtbot.waitSignal(desk.opened) as opened:
            found[0].click()
        assert opened.args[0] == "situations"


def test_esc_goes_back_step_by_step(qtbot: QtBot, page: SituationsPage, centre: Centre) -> None:
    uid = centre.situations.events.save(STRIKE).uid
    page.events.open(uid)
    settled(qtbot, page)
    page.events.tell()
    assert page.go_back()
    assert page.events.entry.form is None
    assert page.go_back()
    assert page.stack.currentWidget() is page.events.register
    assert not page.go_back()
