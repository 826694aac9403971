"""What goes wrong at a counter, in the real window: nothing typed is lost, nothing stored is touched."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import registers
from centre_and_province import state
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from desktop.services.exchange import Exchange
from desktop.services.ground import Ground
from desktop.system.paths import Home
from desktop.views.kit.questions import Dialog
from tests.journeys.conftest import OFFICER
from tests.journeys.hands import Hands, Seat

ID = "1940100123457"


@pytest.fixture
def hands(seat: Seat, staffed_centre: Home) -> Hands:
    """An officer of a centre, signed in."""
    return seat(staffed_centre).sign_in(OFFICER, registers.PASSWORD)


def _register(hands: Hands, number: str, first_name: str) -> Hands:
    hands.keys("Ctrl+N")
    hands.type_into("เลขประจำตัวประชาชน", number)
    hands.type_into("ชื่อ", first_name).type_into("นามสกุล", "เจ๊ะแว")
    hands.tab_to("เพศ").chooses("ชาย")
    hands.tab_to("ประเภทความต้องการ").chooses("ฝึกอาชีพ")
    return hands


def test_a_wrong_number_and_a_wrong_date_have_their_sentence_at_the_field(hands: Hands) -> None:
    _register(hands, "1940100123456", "อับดุลเลาะ")
    hands.type_into("วันเกิด (พ.ศ.)", "31 ก.พ. 2535")
    hands.type_into("โทรศัพท์", "081-234")
    hands.keys("Ctrl+S")

    assert "หลักสุดท้าย" in hands.problem("เลขประจำตัวประชาชน")
    assert hands.problem("วันเกิด (พ.ศ.)") == "กุมภาพันธ์ 2535 มีเพียง 29 วัน"
    assert "โทรศัพท์" in hands.problem("โทรศัพท์")
    assert hands.focus is hands.field("เลขประจำตัวประชาชน")
    assert hands.sees("อับดุลเลาะ", "31 ก.พ. 2535", "081-234", "ยังไม่ได้บันทึก")
    assert hands.centre.citizens.count() == 0


def test_what_the_register_refuses_stays_in_the_form(hands: Hands) -> None:
    _register(hands, ID, "อับดุลเลาะ").keys("Ctrl+S")
    assert hands.sees("บันทึกเรื่อง")
    _register(hands, ID, "สุไลมาน").type_into("รายละเอียด", "ขอฝึกช่างซ่อมรถจักรยานยนต์")
    hands.keys("Ctrl+S")

    assert hands.sees("ลงทะเบียนไว้แล้ว", "สุไลมาน", "ขอฝึกช่างซ่อมรถจักรยานยนต์", "ยังไม่ได้บันทึก")
    assert hands.centre.citizens.count() == 1

    assert hands.sees("คนเดียวกัน")
    hands.press("คนเดียวกัน")
    assert hands.sees("อับดุลเลาะ", "ขอฝึกช่างซ่อมรถจักรยานยนต์")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกเรื่อง", "สิ่งที่ดำเนินการแล้ว")
    assert hands.centre.citizens.count() == 1
    assert len(hands.centre.cases.ids()) == 2


LEAVING: tuple[Callable[[Hands], object], ...] = (
    lambda hands: hands.keys("Esc"),
    lambda hands: hands.keys("Alt+1"),
    lambda hands: hands.press("ประชาชน"),
    lambda hands: hands.press("ปิด"),
    lambda hands: hands.press("ออกจากระบบ"),
    lambda hands: QApplication.sendEvent(hands.window, QCloseEvent()),
)


def test_leaving_in_any_way_with_something_unsaved_asks_once_and_staying_keeps_it(hands: Hands) -> None:
    hands.keys("Ctrl+N")
    hands.type_into("ชื่อ", "อับดุลเลาะ")
    for leave in LEAVING:
        with hands.answering("อยู่ต่อ") as asked:
            leave(hands)
        assert asked == ["ออกโดยไม่บันทึกหรือไม่"]
        assert hands.sees("อับดุลเลาะ", "ยังไม่ได้บันทึก")


def test_leaving_without_saving_leaves_an_empty_form_behind(hands: Hands) -> None:
    hands.keys("Ctrl+N")
    hands.type_into("ชื่อ", "อับดุลเลาะ")
    with hands.answering("ออกโดยไม่บันทึก"):
        hands.press("ประชาชน")
    assert hands.sees("ยังไม่มีรายชื่อในทะเบียน")
    hands.keys("Ctrl+N")
    assert "อับดุลเลาะ" not in hands.reads()
    # Nothing unsaved: nobody is asked.
    hands.press("ประชาชน")
    assert hands.sees("ยังไม่มีรายชื่อในทะเบียน")


def test_a_half_typed_step_of_a_case_is_not_lost(hands: Hands) -> None:
    _register(hands, ID, "อับดุลเลาะ").keys("Ctrl+S")
    assert hands.sees("สิ่งที่ดำเนินการแล้ว")
    hands.press("ส่งต่อ").type_into("หมายเหตุ", "โทรแจ้งไว้แล้ว")
    with hands.answering("อยู่ต่อ") as asked:
        hands.press("หน้าแรก")
    assert asked == ["ออกโดยไม่บันทึกหรือไม่"]
    assert hands.sees("โทรแจ้งไว้แล้ว")


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda content: content[: len(content) // 2],
    "empty": lambda _content: b"",
    "changed": lambda content: content[:5000] + bytes([content[5000] ^ 1]) + content[5001:],
    "another kind": lambda _content: b"%PDF-1.7 " * 200,
}


def test_a_spoiled_file_is_refused_with_a_sentence_and_the_register_is_as_before(
    seat: Seat, staffed_centre: Home, province_ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = seat(staffed_centre).sign_in(registers.USER, registers.PASSWORD).press("รับ–ส่งข้อมูล")
    before, whole = state(hands.centre.ground), Exchange(province_ground).enrol("9401")
    for name, spoil in SPOILED.items():
        file = tmp_path / f"{name}.lcx"
        file.write_bytes(spoil(whole))
        monkeypatch.setattr(Dialog, "open_file", staticmethod(lambda *_asked, file=file: file))
        hands.keys("Ctrl+O")
        assert re.search("[ก-๙]{5}", hands.failure())
        assert not re.search("[A-Za-z]{3,}", hands.failure())
        assert state(hands.centre.ground) == before
        hands.press("ปิดข้อความนี้")
