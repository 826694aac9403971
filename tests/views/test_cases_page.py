"""The page of cases: work lists, the register, and each case's own page with its steps and papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.rules.cases import StepDraft
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.system.clock import SetClock
from desktop.views.cases import CasesPage
from desktop.views.kit import pictures, theme, tokens
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import EmptyState, IconRow
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import Label, WrappedLabel
from tests.views.case_steps import (
    KNOWN,
    TODAY,
    TurnedTo,
    open_case,
    press,
    referral,
    settled,
    shown,
    type_into,
)
from tests.views.ink import clipped_texts, count_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
OCTOBER = date(2026, 10, 5)
OTHER = replace(KNOWN, thai_id="", first_name="อับดุลเลาะ", phones=())


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.dress(qapp, tokens.LIGHT)


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


def _go_on(qtbot: QtBot, page: CasesPage, uid: str, kind: str) -> None:
    _show(qtbot, page, uid=uid, act=kind)
    assert page.case.form is not None


def _save(qtbot: QtBot, page: CasesPage, at: int = 0) -> None:
    assert page.case.form is not None
    page.case.form.save_buttons[at].click()
    settled(qtbot, page.desk)


def _buttons(page: CasesPage) -> list[str]:
    return [button.text() for button in page.case.head.buttons]


def _assisted(centre: Centre, uid: str, on: date) -> None:
    centre.cases.outcome(uid, StepDraft(on=on, verdict="assisted", agency_code="DSD"))


# -- the list


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
    assert page.register.filters.chip("month").text() == "Month: ตุลาคม 2569"
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


# -- one case


def test_a_case_urges_what_comes_next_and_offers_the_rest(
    qtbot: QtBot, page: CasesPage, centre: Centre, clock: SetClock
) -> None:
    uid = open_case(centre).uid
    _show(qtbot, page, uid=uid)
    assert _buttons(page) == ["Record the outcome", "Serve at the counter", "Refer"]
    centre.cases.add_step(uid, referral())
    _show(qtbot, page, uid=uid)
    assert _buttons(page)[-1] == "Record the outcome"
    _assisted(centre, uid, TODAY)
    _show(qtbot, page, uid=uid)
    assert _buttons(page)[-1] == "Follow up"
    centre.cases.add_step(uid, StepDraft(kind="reopened", on=TODAY))
    centre.cases.add_step(uid, StepDraft(kind="served", on=TODAY, verdict="closed"))
    _show(qtbot, page, uid=uid)
    assert _buttons(page) == ["Open again"]
    assert page.case.head.buttons[0].kind == "plain"


def test_a_referral_is_written_in_place_with_agency_and_due_date_filled_in(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    uid = open_case(centre, KNOWN, "SKL-1", "PRO-1").uid
    _go_on(qtbot, page, uid, "referred")
    form = page.case.form
    assert form is not None
    assert form.draft() == StepDraft(kind="referred", on=TODAY, agency_code="DSD", due_on=date(2026, 12, 20))
    form.field("agency_code").set_value("DLPW")
    form.field("agency_code").changed.emit()
    assert form.field("due_on").value() == date(2027, 1, 19)
    assert form.labelled("due_on").note() == "วันอังคาร"
    _save(qtbot, page)

    assert page.case.form is None
    [step] = centre.cases.page(uid).steps
    assert (step.agency_code, step.letter_number) == ("DLPW", "9401/ส 1/2570")
    qtbot.waitUntil(lambda: "9401/ส 1/2570" in _words(page.case))
    assert "Referred" in _words(page.case.head)


def test_a_referral_saved_and_printed_opens_its_letter(
    qtbot: QtBot, page: CasesPage, centre: Centre, turned: TurnedTo
) -> None:
    uid = open_case(centre).uid
    _go_on(qtbot, page, uid, "referred")
    _save(qtbot, page, -1)
    [step] = centre.cases.page(uid).steps
    name, where = turned.last
    assert (name, where["form"], where["about"], where["back"]) == ("paper", "referral", step.uid, "cases")


def test_an_outcome_needs_its_reason_and_the_form_stays_as_it_was(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    uid = open_case(centre, steps=(referral(),)).uid
    _go_on(qtbot, page, uid, "outcome")
    form = page.case.form
    assert form is not None
    assert form.field("agency_code").value() == "DSD"
    press(form, "verdict", "not_assisted")
    type_into(form, "reference", "กพร. 12/2569")
    _save(qtbot, page)
    assert form.labelled("reason").problem()
    assert form.field("reference").value() == "กพร. 12/2569"
    assert len(centre.cases.page(uid).steps) == 1

    type_into(form, "reason", "อายุไม่ถึงเกณฑ์")
    _save(qtbot, page)
    assert centre.cases.page(uid).status == "not_helped"


def test_a_refused_step_leaves_the_form_as_it_was(qtbot: QtBot, page: CasesPage, centre: Centre) -> None:
    failures: list[object] = []
    page.desk.failed.connect(failures.append)
    uid = open_case(centre, steps=(referral(),)).uid
    _go_on(qtbot, page, uid, "outcome")
    form = page.case.form
    assert form is not None
    centre.cases.outcome(uid, StepDraft(on=TODAY, verdict="withdrawn", agency_code="DSD"))
    press(form, "verdict", "assisted")
    type_into(form, "reference", "กพร. 12/2569")
    _save(qtbot, page)
    assert page.case.form is form
    assert form.field("reference").value() == "กพร. 12/2569"
    assert form.notice.isVisible() or isinstance(failures[0], Refused)
    assert centre.cases.page(uid).status == "not_helped"


def test_a_follow_up_asks_for_work_income_and_satisfaction(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    uid = open_case(centre, steps=(referral(OCTOBER),), on=OCTOBER).uid
    _assisted(centre, uid, date(2026, 10, 10))
    _go_on(qtbot, page, uid, "followed_up")
    form = page.case.form
    assert form is not None
    assert form.field("verdict").value() == "30"
    press(form, "in_work", "yes")
    type_into(form, "income_before", "6,000")
    type_into(form, "income_after", "9500.50")
    press(form, "satisfaction", "4")
    _save(qtbot, page)
    step = centre.cases.page(uid).steps[-1]
    assert (step.in_work, step.income_before, step.income_after, step.satisfaction) == (
        True,
        600_000,
        950_050,
        4,
    )
    qtbot.waitUntil(lambda: "Income 6,000 baht → 9,500 baht" in _words(page.case))

    _go_on(qtbot, page, uid, "followed_up")
    assert page.case.form is not None
    assert page.case.form.field("verdict").value() == "90"
    assert page.case.form.field("income_before").value() == 600_000


def test_leaving_a_half_written_step_asks_once(
    qtbot: QtBot, page: CasesPage, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(Dialog, "ask", staticmethod(lambda *_asked: next(answers)))
    uid, other = open_case(centre).uid, open_case(centre, OTHER).uid
    _go_on(qtbot, page, uid, "served")
    assert page.case.form is not None
    type_into(page.case.form, "note", "ให้คำแนะนำ")
    _show(qtbot, page, uid=other)
    assert page.case.page is not None
    assert page.case.page.uid == uid
    _show(qtbot, page, uid=other)
    assert page.case.page.uid == other
    assert page.case.form is None


def test_the_papers_of_a_case_are_printed_and_printed_again(
    qtbot: QtBot, page: CasesPage, centre: Centre, turned: TurnedTo
) -> None:
    case = open_case(centre, steps=(referral(),))
    issued = centre.documents.issue("referral", centre.cases.referral_sheet(case.steps[0]), case.steps[0])
    _show(qtbot, page, uid=case.uid)
    printing = list(page.case.story.findChildren(Button))
    for button in printing:
        button.click()
        settled(qtbot, page.desk)
    assert [(where["form"], where["about"]) for _name, where in turned.pages] == [
        ("referral", case.steps[0]),
        ("service_request", case.uid),
        ("citizen_slip", case.uid),
    ]
    [paper] = page.case.story.findChildren(IconRow)
    QTest.keyClick(paper, Qt.Key.Key_Return)
    assert turned.last == ("paper", {"document_uid": issued.uid, "back": "cases"})


def test_the_person_opens_from_their_case(
    qtbot: QtBot, page: CasesPage, centre: Centre, turned: TurnedTo
) -> None:
    case = open_case(centre)
    _show(qtbot, page, uid=case.uid)
    [person] = page.case.about.findChildren(IconRow)
    QTest.keyClick(person, Qt.Key.Key_Return)
    assert turned.last == ("citizens", {"uid": case.citizen_uid})


def test_the_page_hears_what_others_changed(qtbot: QtBot, page: CasesPage, centre: Centre) -> None:
    uid = open_case(centre).uid
    _show(qtbot, page, uid=uid)
    centre.cases.add_step(uid, referral())
    qtbot.waitUntil(lambda: "Referred" in _words(page.case.head))


def test_a_step_that_cannot_be_written_now_opens_no_form(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    uid = open_case(centre).uid
    _show(qtbot, page, uid=uid, act="screened")
    assert page.case.form is None
    centre.office.save_settings({"screening_delegated": "1"})
    _show(qtbot, page, uid=uid, act="screened")
    assert page.case.form is not None


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off(qtbot: QtBot, page: CasesPage, centre: Centre) -> None:
    long = replace(KNOWN, first_name="อับดุลเลาะห์" * 5, last_name="มานซูรอซีดีนูรุดดีน" * 3)
    uid = open_case(centre, long, "SKL-1", "SSO-3", steps=(referral(),)).uid
    _show(qtbot, page)
    pictures.picture(page, page.size())
    assert count_texts(page) > 15
    assert clipped_texts(page) == []
    for kind in ("outcome", "referred"):
        _show(qtbot, page, uid=uid, act=kind)
        pictures.picture(page, page.size())
        assert clipped_texts(page) == []
        page.case.close_form()
