"""Fields: every kind of value by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.rules.problems import Refused
from desktop.views.kit.buttons import PrimaryButton
from desktop.views.kit.chips import Choice, ChoiceChips, FilterChip
from desktop.views.kit.fields import (
    CheckField,
    ChipsField,
    ChoiceField,
    Field,
    IdField,
    Labelled,
    LongTextField,
    MoneyField,
    NumberField,
    PasswordField,
    PhonesField,
    PickField,
    TextField,
    ThaiDateField,
    YesNoField,
)
from tests.views.kit.gallery_form import digits
from tests.views.kit.gallery_rows import NEEDS, TAMBONS, find_tambons, named_tambon
from tests.views.thai_typing import type_text


def _parse(text: str) -> str:
    known = {"12 มี.ค. 2535": "1992-03-12", "๒๕๓๕": "1992"}
    if text not in known:
        raise Refused("ไม่เข้าใจวันที่นี้")
    return known[text]


def _dates(partial: bool = False) -> ThaiDateField:
    return ThaiDateField(_parse, lambda iso: f"<{iso}>", lambda iso: f"อายุของ {iso}", partial)


def _ids() -> IdField:
    return IdField(digits, "-".join, lambda text: "" if text.endswith("1") else "ผิด", 13)


def _phones() -> PhonesField:
    return PhonesField(digits, lambda text: f"({text})", lambda text: "" if len(text) == 10 else "เลขไม่ครบ")


VALUES: list[tuple[type[Field], object, object, object]] = [
    (TextField, (), "มูฮัมหมัด", ""),
    (LongTextField, (), "หนึ่ง\nสอง", ""),
    (PasswordField, (), " ลับ ", ""),
    (NumberField, (1, 99), 6, None),
    (MoneyField, (), 950050, None),
    (ChoiceField, (NEEDS,), "2", ""),
    (ChipsField, (NEEDS,), ("0", "2"), ()),
    (YesNoField, (), False, None),
    (CheckField, ("เห็นเฉพาะหัวหน้า",), True, False),
    (PickField, (find_tambons, named_tambon), "940305", ""),
]


@pytest.mark.parametrize(("kind", "given_to", "full", "empty"), VALUES)
def test_a_field_gives_back_what_it_was_given_and_tells_nobody(
    kind: type[Field], given_to: tuple[object, ...], full: object, empty: object, qtbot: QtBot
) -> None:
    field = kind(*given_to)
    qtbot.addWidget(field)
    assert field.value() == empty
    assert field.is_empty()
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(full)
    assert field.value() == full
    assert not field.is_empty()
    assert field.trouble() == ""
    field.set_value(empty)
    assert field.value() == empty


def test_dates_ids_and_phones_give_back_what_they_were_given(qtbot: QtBot) -> None:
    whole, part, number, phones = _dates(), _dates(partial=True), _ids(), _phones()
    for field in (whole, part, number, phones):
        qtbot.addWidget(field)
    number.set_value("1940300123451")
    phones.set_value(("0812345678", "0734567890"))
    assert number.value() == "1940300123451"
    assert number.line.text() == "1-9-4-0-3-0-0-1-2-3-4-5-1"
    assert phones.value() == ("0812345678", "0734567890")
    whole.set_value(date(1992, 3, 12))
    part.set_value("1992")
    assert (whole.line.text(), part.line.text()) == ("<1992-03-12>", "<1992>")


def test_a_date_is_typed_in_the_buddhist_era_and_understood_at_once(qtbot: QtBot) -> None:
    field = _dates()
    labelled = Labelled("วันเกิด", field)
    qtbot.addWidget(labelled)
    field.line.setText("")
    qtbot.keyClicks(field.line, "x")
    assert field.value() is None
    assert field.trouble() == "ไม่เข้าใจวันที่นี้"
    field.line.clear()
    type_text(field.line, "12 มี.ค. 2535")
    assert field.value() == date(1992, 3, 12)
    assert labelled.note() == "อายุของ 1992-03-12"


def test_half_a_date_will_do_only_where_it_is_allowed(qtbot: QtBot) -> None:
    whole, part = _dates(), _dates(partial=True)
    for field in (whole, part):
        qtbot.addWidget(field)
        type_text(field.line, "๒๕๓๕")
    assert part.value() == "1992"
    assert part.trouble() == ""
    assert whole.value() is None
    assert whole.trouble() != ""


def test_an_id_is_not_called_wrong_before_all_its_digits_are_typed(qtbot: QtBot) -> None:
    field = _ids()
    labelled = Labelled("เลขประจำตัว", field)
    qtbot.addWidget(labelled)
    qtbot.keyClicks(field.line, "194030012345")
    assert field.trouble() == ""
    assert labelled.note() == "12 of 13 digits"
    with qtbot.waitSignal(field.left):
        qtbot.keyClicks(field.line, "6")
    assert field.trouble() == "ผิด"
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field.line, "1")
    assert field.trouble() == ""


@given(st.integers(min_value=0, max_value=10**11))
def test_an_amount_survives_being_shown(satang: int) -> None:
    _ = QApplication.instance() or QApplication([])
    field = MoneyField()
    field.set_value(satang)
    assert field.value() == satang


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("9500", 950000),
        ("๙,๕๐๐.๕", 950050),
        ("9,500.05", 950005),
        ("0", 0),
        ("1.234", None),
        ("x", None),
        ("-5", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, satang: int | None, qtbot: QtBot) -> None:
    field = MoneyField()
    qtbot.addWidget(field)
    type_text(field.line, typed)
    assert field.value() == satang
    assert bool(field.trouble()) == (satang is None)


def test_a_number_out_of_bounds_is_refused_in_words(qtbot: QtBot) -> None:
    field = NumberField(1, 99)
    qtbot.addWidget(field)
    type_text(field.line, "๑๒๐")
    assert field.value() == 120
    assert "1" in field.trouble()
    assert "99" in field.trouble()
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value() == 99
    assert field.trouble() == ""


def test_phones_are_several_on_one_line(qtbot: QtBot) -> None:
    field = _phones()
    qtbot.addWidget(field)
    type_text(field.line, "081-234-5678, 07345")
    assert field.value() == ("0812345678", "07345")
    assert field.trouble() == "เลขไม่ครบ"
    field.line.setText("081-234-5678 x, บ้าน")
    assert field.trouble() != ""


def test_a_tambon_is_picked_by_any_part_of_its_name(qtbot: QtBot) -> None:
    window = QWidget()
    field = PickField(find_tambons, named_tambon)
    QVBoxLayout(window).addWidget(Labelled("ตำบล", field))
    qtbot.addWidget(window)
    window.show()
    type_text(field.line, "ู")
    assert field.value() == ""
    assert field.trouble() != ""
    assert field.popup.isVisible()
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "940305"
    assert field.line.text() == "ยามู"
    assert not field.popup.isVisible()
    assert window.findChild(Labelled).note() == TAMBONS[2].detail


def test_esc_closes_the_list_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    field = PickField(find_tambons, named_tambon)
    qtbot.addWidget(field)
    field.show()
    type_text(field.line, "บาง")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.popup.isHidden()
    assert field.line.text() == "บาง"


def test_the_only_match_is_taken_when_the_person_goes_on(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    field, other = PickField(find_tambons, named_tambon), QLineEdit()
    column.addWidget(field)
    column.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    type_text(field.line, "บาง")
    other.setFocus()
    assert field.value() == "940304"


def test_a_code_that_nobody_knows_is_kept(qtbot: QtBot) -> None:
    picked, chosen = PickField(find_tambons, named_tambon), ChoiceField(NEEDS)
    for field in (picked, chosen):
        qtbot.addWidget(field)
        field.set_value("999")
        assert field.value() == "999"


def test_a_wheel_over_a_field_scrolls_the_page_and_not_the_value(qtbot: QtBot) -> None:
    field = ChoiceField(NEEDS)
    qtbot.addWidget(field)
    field.show()
    field.set_value("2")
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.box, wheel)
    assert field.value() == "2"
    assert not wheel.isAccepted()


def test_enter_goes_on_to_the_next_field_and_presses_nothing(qtbot: QtBot) -> None:
    window, pressed = QWidget(), list[int]()
    column = QVBoxLayout(window)
    first, second = TextField(), TextField()
    for widget in (first, second, PrimaryButton("บันทึก", on_click=lambda: pressed.append(1))):
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.line.setFocus()
    qtbot.waitUntil(first.line.hasFocus)
    qtbot.keyClick(first.line, Qt.Key.Key_Return)
    assert second.line.hasFocus()
    assert pressed == []


def test_arrows_move_between_chips_and_space_chooses(qtbot: QtBot) -> None:
    chips = ChoiceChips(NEEDS, multi=True)
    qtbot.addWidget(chips)
    with qtbot.waitExposed(chips):
        chips.show()
    chips.activateWindow()
    chips.setFocus()
    made = chips.chips()
    qtbot.waitUntil(made[0].hasFocus)
    qtbot.keyClick(made[0], Qt.Key.Key_Right)
    qtbot.keyClick(made[1], Qt.Key.Key_Space)
    qtbot.keyClick(made[1], Qt.Key.Key_Left)
    qtbot.keyClick(made[0], Qt.Key.Key_Return)
    assert chips.chosen() == ("0", "1")
    assert made[0].accessibleDescription() == "chosen"
    assert made[2].accessibleDescription() == "not chosen"


def test_of_single_chips_only_one_is_chosen(qtbot: QtBot) -> None:
    field = ChipsField(NEEDS, multi=False)
    qtbot.addWidget(field)
    for chip in field.chips.chips()[:2]:
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert field.value() == "1"


def test_a_filter_is_taken_off_with_delete(qtbot: QtBot) -> None:
    chip = FilterChip("ตำบล: ยามู", is_set=True)
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_a_click_on_the_cross_takes_a_filter_off_and_elsewhere_opens_it(qtbot: QtBot) -> None:
    chip = FilterChip("ตำบล: ยามู", is_set=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 16, 14))
    with qtbot.waitSignal(chip.clicked), qtbot.assertNotEmitted(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(14, 14))


def test_a_field_is_named_by_its_label_for_a_screen_reader(qtbot: QtBot) -> None:
    labelled = Labelled("ชื่อ", TextField(), required=True)
    qtbot.addWidget(labelled)
    line = labelled.field.findChild(QLineEdit)
    assert line.accessibleName() == "ชื่อ, required"
    labelled.set_problem("ยังไม่ได้กรอกชื่อ")
    assert line.accessibleDescription() == "ยังไม่ได้กรอกชื่อ"
    assert line.property("wrong") == "hard"
    labelled.set_problem("แปลก", soft=True)
    assert line.property("wrong") == "soft"
    labelled.set_problem("")
    assert line.property("wrong") == ""


def test_nothing_jumps_when_a_problem_appears(qtbot: QtBot) -> None:
    labelled = Labelled("ชื่อ", TextField())
    qtbot.addWidget(labelled)
    labelled.resize(300, 10)
    before = labelled.sizeHint().height()
    labelled.set_problem("ยังไม่ได้กรอกชื่อ")
    assert labelled.sizeHint().height() == before


def test_a_password_can_be_looked_at(qtbot: QtBot) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    field.set_value("ลับ")
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.eye.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Hide the password"


def test_a_field_that_is_only_read_cannot_be_changed(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.set_value("เดิม")
    field.set_read_only(True)
    qtbot.keyClicks(field.line, "x")
    assert field.value() == "เดิม"


def test_choices_that_go_on_being_offered_stay_chosen(qtbot: QtBot) -> None:
    field, chips = ChoiceField(NEEDS), ChipsField(NEEDS)
    for made, value in ((field, "1"), (chips, ("0", "1"))):
        qtbot.addWidget(made)
        made.set_value(value)
        made.set_choices([Choice("1", "หนึ่ง"), Choice("9", "เก้า")])
    assert field.value() == "1"
    assert chips.value() == ("1",)
