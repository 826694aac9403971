"""A case's own page: its life, its steps written in place, its papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.rules.cases import StepDraft
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.volunteers import HandOverDraft
from desktop.system.clock import SetClock
from desktop.views.cases import CasesPage
from desktop.views.cases.case_view import PaperWanted
from desktop.views.kit import pictures
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import IconRow
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


def _go_on(qtbot: QtBot, page: CasesPage, uid: str, kind: str) -> None:
    _show(qtbot, page, uid=uid, act=kind)
    assert page.case.form is not None


def _save(qtbot: QtBot, page: CasesPage, at: int = 0) -> None:
    assert page.case.form is not None
    page.case.form.save_buttons[at].click()
    settled(qtbot, page.desk)


def _buttons(page: CasesPage) -> list[str]:
    return [button.text() for button in page.case.head.buttons]


def _with_keys(page: CasesPage) -> list[Button]:
    shown_now = [button for button in _buttons_of(page) if button.isVisibleTo(page.case.story)]
    return [button for button in shown_now if button.accessibleDescription()]


def _buttons_of(page: CasesPage) -> list[Button]:
    return page.case.story.findChildren(Button)


def _assisted(centre: Centre, uid: str, on: date) -> None:
    centre.cases.outcome(uid, StepDraft(on=on, verdict="assisted", agency_code="DSD"))


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


def test_a_case_tells_who_looks_after_it_now_and_who_found_it(
    qtbot: QtBot, page: CasesPage, centre: Centre, turned: TurnedTo
) -> None:
    entries = Entries(centre.ground)
    finder, successor = entries.volunteer("กามา"), entries.volunteer("ขวัญ")
    uid = entries.case(OCTOBER, found_by=finder)
    _show(qtbot, page, uid=uid)
    assert "Looked after by นายกามา สาและ found this person" in _rows(page)
    centre.volunteers.hand_overs.hand_over(finder, HandOverDraft(to_uid=successor))
    _show(qtbot, page, uid=uid)
    assert "Looked after by นายขวัญ สาและ found by นายกามา สาและ" in _rows(page)
    [row] = [each for each in page.case.about.findChildren(IconRow) if "ขวัญ" in each.accessibleName()]
    row.pressed.emit()
    assert turned.last == ("volunteers", {"uid": successor})


def _rows(page: CasesPage) -> list[str]:
    """The lines that can be pressed, as they are spoken."""
    rows = page.case.about.findChildren(IconRow)
    return [row.accessibleName() for row in rows if row.isVisibleTo(page.case)]


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


def test_ctrl_p_stands_beside_the_paper_that_is_to_be_printed_next(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    case = open_case(centre, steps=(referral(),))
    sheets = centre.cases
    papers = {
        "referral": (sheets.referral_sheet, case.steps[0]),
        "service_request": (sheets.service_request_sheet, case.uid),
        "citizen_slip": (sheets.citizen_slip_sheet, case.uid),
    }
    for form, (sheet, about) in papers.items():
        _show(qtbot, page, uid=case.uid)
        asked: list[PaperWanted] = []
        page.case.paper_wanted.connect(asked.append)
        # What is laid onto a card is shown a moment later.
        qtbot.waitUntil(lambda: len(_with_keys(page)) == 1)
        _with_keys(page)[0].click()
        assert [(each.form, each.about) for each in asked] == [(form, about)]
        page.case.paper_wanted.disconnect(asked.append)
        centre.documents.issue(form, sheet(about), about)
    _show(qtbot, page, uid=case.uid)
    qtbot.waitUntil(lambda: any(made.isVisibleTo(page.case.story) for made in _buttons_of(page)))
    assert _with_keys(page) == []


def test_whoever_stands_on_a_card_that_is_made_anew_keeps_the_keyboard_on_the_page(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    case = open_case(centre)
    _show(qtbot, page, uid=case.uid)
    page.case.story.findChildren(Button)[0].setFocus()
    centre.cases.add_step(case.uid, referral())
    settled(qtbot, page.desk)
    assert page.window().focusWidget() is page.case.head.buttons[-1]


def test_coming_back_from_a_paper_leads_to_the_case_and_esc_goes_on_from_there(
    qtbot: QtBot, page: CasesPage, centre: Centre
) -> None:
    case = open_case(centre)
    page.hide()
    _show(qtbot, page, uid=case.uid)
    page.show()
    _show(qtbot, page)
    assert page.stack.currentWidget() is page.case
    focused = page.window().focusWidget()
    assert focused is page.case.head.buttons[-1]
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.register


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
