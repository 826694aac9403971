"""A volunteer's own page: account, trainings and awards, hand-over, papers, cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from month_entries import Entries
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models import AuditLine, Target
from desktop.rules.attainments import AttainmentDraft
from desktop.rules.months import Month
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.stipends import Stipends
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import WrappedLabel
from desktop.views.volunteers import VolunteersPage
from tests.views.ink import clipped_texts
from tests.views.volunteer_steps import own_page, pick, settled, small_form, type_into

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TODAY = date(2026, 11, 20)
DAY = date(2026, 11, 2)
ACCOUNT = PayAccountDraft(kind="bank", bank_code="006", number="1234567890", holder="นายมารียัม สาและ")
AsRole = Callable[[Ground, str], Ground]
Lines = list[tuple[str, Callable[[], object] | None]]


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def said(desk: Desk) -> Lines:
    lines: Lines = []
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


def button(page: VolunteersPage, word: str) -> Button:
    assert page.own is not None
    return next(made for made in page.own.findChildren(Button) if made.text() == word)


def test_an_account_is_typed_and_then_shown_masked(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    uid = entries.volunteer()
    own_page(qtbot, page, uid)
    button(page, "Add an account").click()
    form = small_form(page)
    assert form.field("holder").value() == "นายมารียัม สาและ"
    form.field("bank_code").set_value("006")
    type_into(form, "number", "๑๒๓-๔-๕๖๗๘๙-๐")

    page.save()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.account is not None)
    settled(qtbot, page)

    assert page.own is not None
    assert page.own.cards.number.text() == "xxxxxx7890"


def test_a_wrong_account_is_told_at_its_field(qtbot: QtBot, page: VolunteersPage, entries: Entries) -> None:
    own = own_page(qtbot, page, entries.volunteer())
    own.cards.changing_account.emit()
    form = small_form(page)
    type_into(form, "number", "12345")

    page.save()
    settled(qtbot, page)

    assert form.labelled("number").problem()
    assert form.labelled("bank_code").problem()
    assert own.page.account is None


def test_the_whole_number_is_shown_on_demand_and_written_down(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    uid = entries.volunteer()
    centre.volunteers.accounts.save(uid, ACCOUNT)
    own = own_page(qtbot, page, uid)

    button(page, "Show the number").click()
    qtbot.waitUntil(lambda: own.cards.number.text() == "1234567890")
    settled(qtbot, page)

    with centre.ground.database.read() as session:
        seen = select(func.count()).where(AuditLine.title == "See an account number")
        assert session.scalar(seen) == 1


def test_the_account_ends_after_asking_once(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = entries.volunteer()
    centre.volunteers.accounts.save(uid, ACCOUNT)
    own = own_page(qtbot, page, uid)
    monkeypatch.setattr(Dialog, "ask", staticmethod(lambda *_asked: False))
    own.cards.ending_account.emit()
    settled(qtbot, page)
    assert centre.volunteers.page(uid).account is not None

    monkeypatch.setattr(Dialog, "ask", staticmethod(lambda *_asked: True))
    own.cards.ending_account.emit()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.account is None)
    settled(qtbot, page)


def test_a_training_is_typed_and_undone_at_the_foot(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, said: Lines
) -> None:
    own_page(qtbot, page, entries.volunteer())
    button(page, "Add a training or an award").click()
    form = small_form(page)
    type_into(form, "title", "การรับเรื่องเบื้องต้น")
    type_into(form, "hours", "6")
    page.save()
    qtbot.waitUntil(lambda: page.own is not None and len(page.own.page.attainments) == 1)
    settled(qtbot, page)
    assert page.own is not None
    assert page.own.page.attainments[0].hours == 6

    undo = said[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(said) == 2)
    page.refresh()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.attainments == ())
    settled(qtbot, page)


def test_a_training_of_another_appointment_is_taken_back_there_only(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    uid = entries.volunteer()
    centre.volunteers.attainments.add(uid, AttainmentDraft(title="หลักสูตรแรก", on=DAY))
    own_page(qtbot, page, uid)
    button(page, "Take back").click()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.attainments == ())
    settled(qtbot, page)


def test_open_cases_are_handed_over_and_that_is_undone_at_the_foot(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre, said: Lines
) -> None:
    leaver, successor = entries.volunteer("กามา"), entries.volunteer("ขวัญ")
    case = entries.case(DAY, found_by=leaver)
    own_page(qtbot, page, leaver).lists.turn_to("looked_after")
    button(page, "Hand the open cases over").click()
    qtbot.waitUntil(lambda: page.own is not None and page.own.beside.count() == 2)
    form = small_form(page)
    pick(qtbot, form, "to_uid", "ขวัญ")
    assert form.field("to_uid").value() == successor

    page.save()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.looked_after == ())
    settled(qtbot, page)
    assert [one.uid for one in centre.volunteers.page(successor).looked_after] == [case]
    assert page.own is not None
    assert [one.uid for one in page.own.page.found] == [case]

    text, undo = said[0]
    assert "ขวัญ" in text
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert [one.uid for one in centre.volunteers.page(leaver).looked_after] == [case]


def test_leaving_tells_of_the_open_cases(qtbot: QtBot, page: VolunteersPage, entries: Entries) -> None:
    uid = entries.volunteer()
    entries.case(DAY, found_by=uid)
    own = own_page(qtbot, page, uid)

    own.leaving.emit()

    told = " ".join(label.text() for label in small_form(page).findChildren(type(own.cards.number)))
    assert "1 open case" in told


def test_the_register_and_cards_are_handed_to_the_paper_page(
    qtbot: QtBot, page: VolunteersPage, desk: Desk, entries: Entries
) -> None:
    uid = entries.volunteer()
    with qtbot.waitSignal(desk.opened) as opened:
        page.print_register()
    assert (opened.args[0], opened.args[1]["form"]) == ("paper", "volunteer_register")

    with qtbot.waitSignal(desk.opened) as opened:
        page.print_cards([uid])
    assert opened.args[1]["form"] == "volunteer_card"
    assert len(opened.args[1]["sheet"].cards) == 1


def test_papers_about_the_volunteer_open_from_their_list(
    qtbot: QtBot, page: VolunteersPage, desk: Desk, entries: Entries, centre: Centre
) -> None:
    uid = entries.volunteer()
    sheet = centre.volunteers.papers.cards_sheet([uid])
    paper = centre.documents.issue("volunteer_card", sheet, uid).uid
    own = own_page(qtbot, page, uid)
    own.lists.turn_to("papers")
    own.lists.focus_first()

    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(own.lists.tables["papers"], Qt.Key.Key_Return)

    assert opened.args == ["paper", {"document_uid": paper, "back": "volunteers"}]


def test_receipts_of_stipends_open_their_pay_list(
    qtbot: QtBot, page: VolunteersPage, desk: Desk, entries: Entries, centre: Centre, as_role: AsRole
) -> None:
    uid, month = entries.volunteer(), Month(2026, 10)
    centre.volunteers.months.receive([uid], ReceiptDraft(month=month, received_on=DAY))
    pay_list = centre.stipends.lists.prepare(month)
    Stipends(as_role(centre.ground, "supervisor")).lists.approve(pay_list)
    centre.stipends.lists.pay(pay_list)
    own = own_page(qtbot, page, uid)
    own.lists.turn_to("stipends")
    own.lists.focus_first()

    with qtbot.waitSignal(desk.opened) as opened:
        qtbot.keyClick(own.lists.tables["stipends"], Qt.Key.Key_Return)

    assert opened.args == ["stipends", {"list": pay_list}]


def test_the_province_sees_no_account(qtbot: QtBot, desk: Desk, province: Centre) -> None:
    uid = Entries(province.ground, "9401").volunteer()
    page = VolunteersPage(desk, province)
    qtbot.addWidget(page)
    page.show()

    own = own_page(qtbot, page, uid)

    assert [made.text() for made in own.cards.findChildren(Button)] == ["Open the person"]
    page.hide()
    settled(qtbot, page)


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_clipped_on_any_list_or_form(
    qtbot: QtBot, desk: Desk, centre: Centre, entries: Entries
) -> None:
    uid = entries.volunteer("ฎีกู้ปิ่นป๋วย")
    entries.case(DAY, found_by=uid)
    centre.volunteers.accounts.save(uid, ACCOUNT)
    centre.volunteers.attainments.add(uid, AttainmentDraft(title="ผู้นำชุมชนที่ยั่งยืน", on=DAY, hours=12))
    page = VolunteersPage(desk, centre)
    qtbot.addWidget(page)
    page.resize(1150, 712)
    page.show()
    own = own_page(qtbot, page, uid)
    for key in ("found", "months", "looked_after", "stipends", "papers"):
        own.lists.turn_to(key)
        assert clipped_texts(page) == []
    own.cards.changing_account.emit()
    assert clipped_texts(page) == []
    own.cards.adding_attainment.emit()
    assert clipped_texts(page) == []
    page.hide()
    settled(qtbot, page)


def test_the_quota_opens_the_target_that_it_comes_from(
    qtbot: QtBot, page: VolunteersPage, entries: Entries, centre: Centre
) -> None:
    own = own_page(qtbot, page, entries.volunteer())
    assert own.quota.told.isHidden()
    own.quota.source.setFocus()
    qtbot.keyClick(own.quota.source, Qt.Key.Key_Space)

    told = [label.text() for label in own.quota.told.findChildren(WrappedLabel)]
    assert told[0].startswith("As the programme has it everywhere")
    assert "๓๐ people, each volunteer in a year" in told
    assert "๓๐ of a hundred screened in: ๓" in told
    assert "to the nearest whole number, halves up" in told
    qtbot.waitUntil(lambda: not clipped_texts(own))
    own.quota.source.click()
    assert own.quota.told.isHidden()

    with centre.ground.database.work("The province sets a target for a test") as work:
        target = Target(origin="94", fiscal_year=2570, unit="", quota=40, rounding="up")
        work.session.add(target)
    page.refresh()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.asked.quota == 40)
    settled(qtbot, page)
    assert page.own is not None
    told = [label.text() for label in page.own.quota.told.findChildren(WrappedLabel)]
    assert told[0] == "The province, for every centre"
    assert "always up" in told
