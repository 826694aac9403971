"""The walk-in: somebody at the counter and what they need, typed, saved, referred."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.rules.citizens import CitizenDraft
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.cases import CaseFilter
from desktop.services.centre import Centre
from desktop.views.cases import WalkInPage
from desktop.views.kit import pictures
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.namesake_cards import NamesakeCards
from tests.views.case_steps import (
    KNOWN,
    TODAY,
    TurnedTo,
    fill_in_walk_in,
    open_case,
    press,
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


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[WalkInPage]:
    with shown(WalkInPage(desk, centre)) as made:
        made.arrive({})
        settled(qtbot, desk)
        yield made


@pytest.fixture
def turned(desk: Desk) -> TurnedTo:
    return TurnedTo(desk)


def _buttons(cards: NamesakeCards) -> list[Button]:
    return cards.findChildren(Button)


def _look(qtbot: QtBot, page: WalkInPage) -> None:
    page.look_for_namesakes()
    settled(qtbot, page.desk)


def test_somebody_new_is_saved_with_a_case_by_ctrl_s(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk, turned: TurnedTo
) -> None:
    fill_in_walk_in(page)
    type_into(page.form, "birth_date", "12 มี.ค. 2535")
    type_into(page.form, "phones", "081 234 5678")
    type_into(page.form, "detail", "ต้องการฝึกช่างเชื่อม")
    page.form.save_buttons[0].click()
    settled(qtbot, desk)

    [uid] = centre.citizens.ids()
    draft, _revision = centre.citizens.draft(uid)
    assert (draft.thai_id, draft.birth_date, draft.phones) == ("1940300123451", "1992-03-12", ("0812345678",))
    [case] = centre.cases.ids()
    assert centre.cases.page(case).detail == "ต้องการฝึกช่างเชื่อม"
    assert centre.cases.page(case).status == "waiting"
    assert turned.last == ("cases", {"uid": case})
    assert not page.form.is_dirty()
    assert page.form.field("first_name").value() == ""


def test_ctrl_s_and_ctrl_p_press_the_two_buttons(page: WalkInPage) -> None:
    keys = [button.accessibleDescription() for button in page.form.save_buttons]
    assert keys == ["Ctrl+S", "Ctrl+P"]


def test_saving_and_printing_refers_to_the_categorys_agency_and_opens_the_letter(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk, turned: TurnedTo
) -> None:
    fill_in_walk_in(page)
    page.form.save_buttons[-1].click()
    settled(qtbot, desk)

    [case] = centre.cases.ids()
    [step] = centre.cases.page(case).steps
    assert (step.kind, step.agency_code, step.due_on) == ("referred", "DSD", date(2026, 12, 20))
    name, where = turned.last
    assert (name, where["form"], where["about"], where["back"]) == ("paper", "referral", step.uid, "cases")
    assert where["sheet"].citizen_name == "มูฮัมหมัด มะหะมัด"
    assert turned.pages[-2] == ("cases", {"uid": case})


def test_needs_of_two_agencies_make_two_letters(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))
    fill_in_walk_in(page)
    press(page.form, "needs", "SSO-2", "EMP-1")
    press(page.form, "needs", "EMP-1")
    page.form.save_buttons[-1].click()
    settled(qtbot, desk)

    [case] = centre.cases.ids()
    assert [step.agency_code for step in centre.cases.page(case).steps] == ["DSD", "SSO"]
    assert "๒ letters" in said[-1]


def test_a_sheet_with_problems_is_not_saved_and_stays_as_it_was(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    type_into(page.form, "thai_id", "1-9403-00123-45-6")
    type_into(page.form, "last_name", "มะหะมัด")
    page.form.save_buttons[0].click()
    settled(qtbot, desk)

    assert page.form.labelled("thai_id").problem()
    assert page.form.labelled("first_name").problem()
    assert page.form.labelled("needs").problem()
    assert page.form.field("last_name").value() == "มะหะมัด"
    assert centre.citizens.count() == 0


def test_a_save_that_the_register_refuses_leaves_the_form_as_it_was(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    open_case(centre)
    settled(qtbot, desk)
    fill_in_walk_in(page)
    page.form.save_buttons[0].click()
    settled(qtbot, desk)

    assert "already registered" in page.form.labelled("thai_id").problem()
    assert page.form.field("needs").value() == ("SKL-1",)
    assert page.form.is_dirty()
    assert centre.citizens.count() == 1


def test_an_id_number_that_is_known_offers_that_person_and_nobody_else(
    qtbot: QtBot, page: WalkInPage, centre: Centre
) -> None:
    open_case(centre)
    type_into(page.form, "thai_id", "1940300123451")
    _look(qtbot, page)

    assert page.namesakes.isVisible()
    assert [button.text() for button in _buttons(page.namesakes)] == ["Same person"]


def test_the_same_person_is_used_and_what_was_typed_is_kept(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    known = open_case(centre).citizen_uid
    type_into(page.form, "first_name", "มูหัมหมัด")
    type_into(page.form, "last_name", "มะหะมัด")
    press(page.form, "sex", "m")
    type_into(page.form, "birth_date", "12/3/2535")
    type_into(page.form, "phones", "089-999-9999")
    press(page.form, "needs", "SKL-1")
    _look(qtbot, page)
    _buttons(page.namesakes)[0].click()
    settled(qtbot, desk)

    form = page.form
    assert form.field("first_name").value() == "มูฮัมหมัด"
    assert form.field("former_names").value() == "มูหัมหมัด มะหะมัด"
    assert form.field("birth_date").value() == "1992-03-12"
    assert form.field("needs").value() == ("SKL-1",)
    assert form.is_dirty()

    form.save_buttons[0].click()
    settled(qtbot, desk)
    assert centre.citizens.ids() == [known]
    draft, _revision = centre.citizens.draft(known)
    assert draft.phones == ("0899999999", "0812345678")
    assert len(centre.citizens.page(known).cases) == 2


def test_somebody_else_is_remembered_as_somebody_else(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    known = open_case(centre).citizen_uid
    other = replace(KNOWN, thai_id="", birth_date="", phones=())
    type_into(page.form, "first_name", "มูฮัมหมัด")
    type_into(page.form, "last_name", "มะหะมัด")
    press(page.form, "sex", "m")
    press(page.form, "needs", "SKL-1")
    _look(qtbot, page)
    _buttons(page.namesakes)[1].click()
    settled(qtbot, desk)
    assert not page.namesakes.isVisible()

    page.form.save_buttons[0].click()
    settled(qtbot, desk)
    [new] = [uid for uid in centre.citizens.ids() if uid != known]
    assert known in [each.uid for each in centre.citizens.namesakes(other)]
    assert known not in [each.uid for each in centre.citizens.namesakes(other, new)]


def test_a_number_that_cannot_be_right_does_not_hide_a_namesake(
    qtbot: QtBot, page: WalkInPage, centre: Centre
) -> None:
    open_case(centre)
    type_into(page.form, "thai_id", "1-9403-00123-45-6")
    type_into(page.form, "first_name", "มูฮัมหมัด")
    type_into(page.form, "last_name", "มะหะมัด")
    _look(qtbot, page)
    assert len(_buttons(page.namesakes)) == 2


def test_what_is_typed_finds_namesakes_without_being_asked(
    qtbot: QtBot, page: WalkInPage, centre: Centre
) -> None:
    open_case(centre)
    type_into(page.form, "first_name", "มูฮัมหมัด")
    type_into(page.form, "last_name", "มะหะมัด")
    qtbot.waitUntil(page.namesakes.isVisible)


def test_a_title_tells_the_sex_and_a_tambon_its_postcode(page: WalkInPage, centre: Centre) -> None:
    page.person.title.set_value("นางสาว")
    page.person.title.changed.emit()
    assert page.form.field("sex").value() == "f"

    tambon = next(each for each in centre.ground.reference.tambons.values() if each.district_code == "9401")
    type_into(page.form, "tambon_code", tambon.name_en)
    assert page.form.field("tambon_code").value() == tambon.code
    assert page.form.field("postcode").value() == tambon.postcodes[0]
    assert page.form.labelled("tambon_code").note() == f"อ.{tambon.district} จ.{tambon.province}"


def test_naming_a_volunteer_says_how_the_case_came(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    appointed = VolunteerDraft(
        order_number="12/2569",
        term_start=date(2026, 10, 1),
        term_end=date(2029, 9, 30),
        tambon_code="940101",
    )
    person = CitizenDraft(title="นาง", first_name="รอฮานี", last_name="กาเดร์", sex="f")
    volunteer = centre.volunteers.register(person, appointed)
    page.refresh()
    settled(qtbot, desk)
    fill_in_walk_in(page)
    type_into(page.form, "found_by", "กาเดร์")
    assert page.form.field("channel").value() == "volunteer"

    page.form.save_buttons[0].click()
    settled(qtbot, desk)
    assert len(centre.cases.ids(CaseFilter(found_by=volunteer))) == 1


def test_the_notice_is_kept_with_its_day_and_version(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    fill_in_walk_in(page)
    page.person.notice.check.click()
    page.form.save_buttons[0].click()
    settled(qtbot, desk)
    draft, _revision = centre.citizens.draft(centre.citizens.ids()[0])
    assert (draft.notice_on, draft.notice_version) == (TODAY, "1")


def test_arriving_for_somebody_known_fills_them_in_and_can_be_undone(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    uid = open_case(centre).citizen_uid
    page.arrive({"citizen_uid": uid})
    settled(qtbot, desk)
    assert page.form.field("first_name").value() == "มูฮัมหมัด"
    assert not page.form.is_dirty()

    [change] = _buttons(page.namesakes)
    change.click()
    assert page.form.field("first_name").value() == ""


def test_a_person_known_and_unchanged_is_not_written_anew(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    uid = open_case(centre).citizen_uid
    _draft, before = centre.citizens.draft(uid)
    page.arrive({"citizen_uid": uid})
    settled(qtbot, desk)
    press(page.form, "needs", "EMP-1")
    page.form.save_buttons[0].click()
    settled(qtbot, desk)
    assert centre.citizens.draft(uid)[1] == before
    assert len(centre.cases.ids()) == 2


def test_leaving_asks_once_and_esc_closes(
    page: WalkInPage, turned: TurnedTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([False, True])

    def ask(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(Dialog, "ask", staticmethod(ask))
    type_into(page.form, "first_name", "มูฮัมหมัด")
    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert (len(asked), turned.pages, page.form.field("first_name").value()) == (1, [], "มูฮัมหมัด")

    QTest.keyClick(page.form, Qt.Key.Key_Escape)
    assert len(asked) == 2
    assert turned.last == ("citizens", {})
    assert page.may_leave()


def test_what_is_pasted_with_line_breaks_and_invisible_signs_is_stored_clean(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk
) -> None:
    pasted = {
        "thai_id": "\u200b1-9403-00123-45-1\n",
        "first_name": "มูฮัม\u200bหมัด\r\n",
        "last_name": "\ufeffมะหะมัด\t",
        "house_number": "127/4\u200b\n",
        "occupation": "รับจ้าง\nทั่วไป\u00a0",
        "phones": "081 234 5678\u2028",
    }
    clipboard = QApplication.clipboard()
    for name, text in pasted.items():
        clipboard.setText(text)
        field = page.form.field(name)
        field.setFocus()
        field.line.paste()
    press(page.form, "sex", "m")
    press(page.form, "needs", "SKL-1")
    clipboard.setText("ต้องการฝึก\u200bช่างเชื่อม \n\n โทรกลับเย็น\u200b ")
    page.form.field("detail").edit.paste()
    page.form.save_buttons[0].click()
    settled(qtbot, desk)

    draft, _revision = centre.citizens.draft(centre.citizens.ids()[0])
    assert (draft.thai_id, draft.first_name, draft.last_name) == ("1940300123451", "มูฮัมหมัด", "มะหะมัด")
    assert (draft.house_number, draft.occupation) == ("127/4", "รับจ้าง ทั่วไป")
    assert draft.phones == ("0812345678",)
    assert centre.cases.page(centre.cases.ids()[0]).detail == "ต้องการฝึกช่างเชื่อม\n\nโทรกลับเย็น"


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off(qtbot: QtBot, desk: Desk, centre: Centre) -> None:
    open_case(centre)
    with shown(WalkInPage(desk, centre)) as page:
        page.arrive({})
        settled(qtbot, desk)
        fill_in_walk_in(page)
        _look(qtbot, page)
        pictures.picture(page, page.size())
        assert count_texts(page) > 30
        assert clipped_texts(page) == []
