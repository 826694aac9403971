"""The province's queue: many cases screened at once, beside the year's target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.views.cases import CasesPage
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.record_form import RecordForm
from tests.views.case_steps import KNOWN, open_case, settled, shown, type_into

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture
def cases(province: Centre) -> list[str]:
    people = [replace(KNOWN, thai_id="", first_name=name) for name in ("มะ", "ดอเลาะ", "สะมะแอ")]
    return [open_case(province, person).uid for person in people]


@pytest.fixture
def page(desk: Desk, province: Centre, cases: list[str]) -> Iterator[CasesPage]:
    with shown(CasesPage(desk, province)) as made:
        yield made


def _choose(qtbot: QtBot, page: CasesPage, *places: int) -> dict[str, Button]:
    page.arrive({"work_list": "waiting"})
    settled(qtbot, page.desk)
    table, flag = page.register.table, QItemSelectionModel.SelectionFlag
    table.clearSelection()
    for place in places:
        table.selectionModel().select(table.rows.index(place, 0), flag.Select | flag.Rows)
    return {button.text(): button for button in page.register.chosen_bar.findChildren(Button)}


def test_the_queue_shows_whose_case_it_is_and_how_far_the_year_has_come(
    qtbot: QtBot, page: CasesPage
) -> None:
    _choose(qtbot, page)
    rows = page.register.table.rows
    assert [column.key for column in rows.columns] == ["number", "name", "needs", "unit", "on", "status"]
    assert rows.rowCount() == 3
    assert rows.cell(rows.index(0, 0)).text == "94/0003"
    assert page.register.head.note.text() == "Fiscal year ๒๕๗๐: ๐ of ๓ screened in (๐ %) · target ๓๐ %"
    assert page.register.head.primary is None


def test_chosen_cases_are_accepted_together_after_one_question(
    qtbot: QtBot, page: CasesPage, province: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(Dialog, "ask", staticmethod(ask))
    _choose(qtbot, page, 0, 2)["Accept"].click()
    settled(qtbot, page.desk)
    assert asked == ["Accept ๒ cases?"]
    assert sorted(row.status for row in province.cases.rows(province.cases.ids())) == [
        "accepted",
        "accepted",
        "waiting",
    ]
    assert page.register.table.rows.rowCount() == 1
    assert "๒ of ๓" in page.register.head.note.text()


def test_whoever_thinks_better_of_it_screens_nothing(
    qtbot: QtBot, page: CasesPage, province: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "ask", staticmethod(lambda *_asked: False))
    _choose(qtbot, page, 0)["Accept"].click()
    settled(qtbot, page.desk)
    assert province.cases.counts().waiting == 3


def test_rejecting_asks_for_one_reason_beside_the_list(
    qtbot: QtBot, page: CasesPage, province: Centre, cases: list[str]
) -> None:
    _choose(qtbot, page, 1, 2)["Reject"].click()
    form = page.register.panel.findChild(RecordForm)
    assert form is not None
    form.save_buttons[0].click()
    assert form.labelled("reason").problem()
    type_into(form, "reason", "ไม่ใช่ความต้องการด้านแรงงาน")
    form.save_buttons[0].click()
    settled(qtbot, page.desk)

    rejected = [uid for uid in cases if province.cases.page(uid).status == "rejected"]
    assert len(rejected) == 2
    assert {province.cases.page(uid).steps[0].reason for uid in rejected} == {"ไม่ใช่ความต้องการด้านแรงงาน"}
    assert page.register.panel.findChild(RecordForm) is None


def test_one_case_is_screened_on_its_own_page(
    qtbot: QtBot, page: CasesPage, province: Centre, cases: list[str]
) -> None:
    page.arrive({"uid": cases[0]})
    settled(qtbot, page.desk)
    screen = page.case.head.buttons[-1]
    assert (screen.text(), screen.kind) == ("Screen", "primary")
    screen.click()
    assert page.case.form is not None
    page.case.form.save_buttons[0].click()
    settled(qtbot, page.desk)
    assert province.cases.page(cases[0]).status == "accepted"


def test_a_centre_screens_many_at_once_only_while_it_was_delegated(
    qtbot: QtBot, desk: Desk, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [replace(KNOWN, thai_id="", first_name=name) for name in ("มะ", "ดอเลาะ", "สะมะแอ")]
    uids = [open_case(centre, person).uid for person in people]
    monkeypatch.setattr(Dialog, "ask", staticmethod(lambda *_words: True))
    with shown(CasesPage(desk, centre)) as page:
        assert "Accept" not in _choose(qtbot, page, 0, 1)
        centre.office.save_settings({"screening_delegated": "1"})
        settled(qtbot, desk)
        _choose(qtbot, page, 0, 1)["Accept"].click()
        settled(qtbot, desk)
        statuses = sorted(centre.cases.page(uid).status for uid in uids)
        assert statuses == ["accepted", "accepted", "waiting"]
