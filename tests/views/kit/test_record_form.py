"""A form: checks beside the field, nothing typed is lost, leaving asks once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.rules.problems import Problem, Refused
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.record_form import RecordForm
from tests.views.kit import gallery_form
from tests.views.kit.gallery_form import FULL, Draft
from tests.views.thai_typing import type_text


@pytest.fixture
def saved() -> list[Draft]:
    return []


@pytest.fixture
def form(desk: Desk, saved: list[Draft], qtbot: QtBot) -> Iterator[RecordForm[Draft]]:
    made = gallery_form.form(desk, saved.append)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


def _answer(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[str]:
    asked: list[str] = []

    def told(parent: object, question: str, verb_yes: str, verb_no: str, text: str = "") -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr(Dialog, "ask", staticmethod(told))
    return asked


def test_what_was_loaded_comes_back_whole_with_what_the_form_does_not_show(form: RecordForm[Draft]) -> None:
    form.load(FULL)
    assert form.draft() == FULL
    assert form.draft().kept == "kept"
    assert not form.is_dirty()


def test_typing_makes_it_unsaved_and_taking_it_back_saved(form: RecordForm[Draft], qtbot: QtBot) -> None:
    line = form.field("last_name").line
    type_text(line, "ก")
    assert form.is_dirty()
    assert form.unsaved.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert not form.is_dirty()
    assert not form.unsaved.isVisible()


def test_a_date_that_makes_no_sense_counts_as_unsaved(form: RecordForm[Draft], qtbot: QtBot) -> None:
    qtbot.keyClicks(form.field("village_number").line, "x")
    assert form.draft() == Draft()
    assert form.is_dirty()


def test_a_problem_is_shown_once_its_field_was_left_and_not_before(
    form: RecordForm[Draft], qtbot: QtBot
) -> None:
    line = form.field("house_number").line
    line.setFocus()
    qtbot.keyClicks(line, "?")
    form.check_now()
    assert form.labelled("house_number").problem() == ""
    form.field("last_name").setFocus()
    qtbot.waitUntil(lambda: form.labelled("house_number").problem() == "บ้านเลขที่ดูแปลก")
    assert form.labelled("first_name").problem() == ""


def test_saving_shows_every_problem_and_goes_to_the_first(
    form: RecordForm[Draft], saved: list[Draft], qtbot: QtBot
) -> None:
    form.field("thai_id").set_value("1940300123456")
    qtbot.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == []
    assert form.labelled("thai_id").problem()
    assert form.labelled("first_name").problem()
    assert form.field("thai_id").line.hasFocus()


def test_what_forbids_saving_is_gone_to_before_a_warning_that_stands_above_it(
    form: RecordForm[Draft],
) -> None:
    form.show_problems([Problem("thai_id", "ยังไม่มีเลข", soft=True), Problem("first_name", "กรุณากรอกชื่อ")])
    assert form.labelled("thai_id").problem() == "ยังไม่มีเลข"
    assert form.field("first_name").hasFocus() or form.field("first_name").isAncestorOf(
        form.window().focusWidget()
    )


def test_a_warning_does_not_forbid_saving(form: RecordForm[Draft], saved: list[Draft]) -> None:
    form.field("first_name").set_value("มะ")
    form.field("house_number").set_value("?")
    form.save()
    assert [draft.house_number for draft in saved] == ["?"]


def test_a_field_that_cannot_be_read_forbids_saving(
    form: RecordForm[Draft], saved: list[Draft], qtbot: QtBot
) -> None:
    form.field("first_name").set_value("มะ")
    type_text(form.field("village_number").line, "หก")
    form.save()
    assert saved == []
    assert form.labelled("village_number").problem() == "Please write a number in digits."


def test_a_refused_save_leaves_the_form_as_it_was(form: RecordForm[Draft], saved: list[Draft]) -> None:
    form.load(Draft(first_name="มะ"))
    form.field("last_name").set_value("ใหม่")
    form.save()
    before = form.draft()
    form.refused(Refused("มีอยู่แล้ว", problems=[Problem("last_name", "ซ้ำกับคนที่มีอยู่")]))
    assert form.draft() == before == saved[0]
    assert form.labelled("last_name").problem() == "ซ้ำกับคนที่มีอยู่"
    assert form.is_dirty()
    form.save()
    assert len(saved) == 2


def test_a_refusal_without_field_goes_to_the_foot(form: RecordForm[Draft], desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.failed):
        form.refused(Refused("แฟ้มเปิดไม่ได้"))


def test_a_problem_that_belongs_to_no_field_is_shown_above(form: RecordForm[Draft]) -> None:
    form.show_problems([Problem("elsewhere", "ยังขาดเอกสาร")])
    assert form.notice.isVisible()
    assert form.notice_words.text() == "ยังขาดเอกสาร"
    form.show_problems([])
    assert not form.notice.isVisible()


def test_a_problem_within_a_list_is_shown_at_the_list(form: RecordForm[Draft]) -> None:
    form.show_problems([Problem("needs.0.category_code", "เลือกประเภท")])
    assert form.labelled("needs").problem() == "เลือกประเภท"


def test_the_same_save_is_not_sent_twice(form: RecordForm[Draft], saved: list[Draft]) -> None:
    form.load(Draft(first_name="มะ"))
    form.save()
    form.save()
    assert len(saved) == 1
    form.accepted()
    assert not form.is_dirty()
    form.save()
    assert len(saved) == 2


def test_leaving_asks_once_and_only_when_something_is_unsaved(
    form: RecordForm[Draft], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _answer(monkeypatch, False)
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert asked == []
    qtbot.keyClicks(form.field("last_name").line, "a")
    with qtbot.assertNotEmitted(form.closed):
        form.close_button.click()
    assert asked == ["Leave without saving?"]
    assert form.draft().last_name == "a"


def test_leaving_gives_up_what_was_typed_only_when_told_to(
    form: RecordForm[Draft], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _answer(monkeypatch, True)
    qtbot.keyClicks(form.field("last_name").line, "a")
    with qtbot.waitSignal(form.closed):
        form.close_form()
    assert len(asked) == 1
    assert form.may_leave()
    assert len(asked) == 1


def test_f6_goes_from_card_to_card_and_back_and_shows_where_it_went(
    form: RecordForm[Draft], qtbot: QtBot
) -> None:
    form.resize(500, 420)
    form.field("thai_id").setFocus()
    for modifier, name in (
        (Qt.KeyboardModifier.NoModifier, "needs"),
        (Qt.KeyboardModifier.NoModifier, "thai_id"),
        (Qt.KeyboardModifier.ShiftModifier, "needs"),
    ):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_F6, modifier)
        labelled = form.labelled(name)
        assert labelled.isAncestorOf(form.focusWidget())
        place = labelled.mapTo(form.body.viewport(), labelled.rect().topLeft()).y()
        assert 0 <= place < form.body.viewport().height() - 40


def test_enter_brings_the_next_field_into_sight(form: RecordForm[Draft], qtbot: QtBot) -> None:
    form.resize(500, 420)
    QApplication.processEvents()
    form.field("first_name").setFocus()
    for _press in range(6):
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Return)
        focused = form.focusWidget()
        top = focused.mapTo(form.body.viewport(), focused.rect().topLeft()).y()
        assert top >= 0
        assert top + focused.height() <= form.body.viewport().height()


def test_tab_follows_the_reading_order(form: RecordForm[Draft], qtbot: QtBot) -> None:
    names = ["thai_id", "birth_date", "title", "first_name", "last_name", "house_number", "village_number"]
    form.field(names[0]).setFocus()
    for name in names[1:]:
        form.window().focusNextChild()
        assert form.field(name).focusWidget() is not None or form.field(name).focusProxy().hasFocus(), name
        assert form.field(name).focusProxy().hasFocus(), name


def test_the_actions_stay_in_sight_however_long_the_form(form: RecordForm[Draft]) -> None:
    form.resize(900, 420)
    assert form.body.verticalScrollBar().maximum() > 0
    for button in (form.close_button, *form.save_buttons):
        assert not form.body.isAncestorOf(button)
        assert button.isVisible()
