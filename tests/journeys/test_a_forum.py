"""A forum in the real window, by keyboard: written down, becomes a case and a group, printed, found again."""

from __future__ import annotations

import registers
from PySide6.QtWidgets import QTableView

from desktop.system.paths import Home
from tests.journeys.conftest import OFFICER
from tests.journeys.hands import Hands, Seat

PLANS = "Alt+6"
PLACE = "ศาลาบ้านสะบารัง"
WELDING, SEWING = "ขอฝึกช่างเชื่อมใกล้บ้าน", "ขอฝึกตัดเย็บ"


def _write_down(hands: Hands) -> None:
    hands.keys(PLANS).tab_to_button("เวทีประชาคม").keys("Return")
    assert hands.sees("ยังไม่มีเวทีประชาคม")
    hands.tab_to_button("เพิ่มเวทีประชาคม").keys("Return")
    assert hands.focus is hands.field("วันที่จัดเวที")
    hands.keys("Tab").types("9.30").keys("Tab").types("12.00")
    hands.tab_to("ตำบล").types("สะบารัง").keys("Return")
    hands.tab_to("สถานที่จัด").types(PLACE)
    hands.tab_to("ผู้เข้าร่วมชาย").types("27").keys("Tab").types("34")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกเวทีประชาคมแล้ว", "ยังไม่ได้บันทึกประเด็น", "ยังไม่มีมติ")


def _raise_matters(hands: Hands) -> None:
    hands.tab_to_button("เพิ่มประเด็น").keys("Return")
    for text in (WELDING, SEWING):
        hands.types(text)
        hands.tab_to("ความต้องการ").chooses("ฝึกอาชีพ")
        hands.tab_to("เกี่ยวข้องกี่คน").types("11").keys("Ctrl+S")
        assert hands.sees(text)
    # The next one could be typed at once; there is none.
    hands.keys("Esc")
    hands.tab_to_button("เพิ่มมติ").keys("Return")
    hands.types("เปิดฝึกช่างเชื่อม")
    hands.tab_to("ผู้รับผิดชอบ").types("สถาบันพัฒนาฝีมือแรงงาน").keys("Ctrl+S")
    assert hands.sees("บันทึกมติแล้ว", "ไม่กำหนดวัน")
    hands.keys("Esc")


def _to_the_matters(hands: Hands) -> None:
    for _step in range(30):
        if isinstance(hands.focus, QTableView) and hands.focus.model().rowCount() == len((WELDING, SEWING)):
            return
        hands.keys("Tab")
    raise AssertionError("Tab does not lead to the matters")


def test_a_forum_becomes_a_case_and_a_group_without_a_mouse(seat: Seat, staffed_centre: Home) -> None:
    hands: Hands = seat(staffed_centre)
    hands.sign_in(OFFICER, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    _write_down(hands)
    _raise_matters(hands)

    # Enter on a matter asks who needs it; what was said is typed already.
    _to_the_matters(hands)
    hands.keys("Home").keys("Return")
    assert hands.sees("เปิดเรื่องจากเวทีประชาคม", WELDING)
    hands.tab_to("ชื่อ").types("อับดุลเลาะ").keys("Tab").types("เจ๊ะแว").keys("Ctrl+S")
    assert hands.sees("9401/0001/2570", "ยังไม่ดำเนินการ")

    _to_the_matters(hands)
    hands.keys("Ctrl+A").tab_to_button("ตั้งกลุ่มจาก ๒ ประเด็นนี้").keys("Return")
    assert hands.sees("(1 คน)")
    hands.keys("Ctrl+S")
    assert hands.sees("ตั้งกลุ่มแล้ว", "กลุ่มที่ตั้งจากเวทีนี้")

    hands.keys("Ctrl+P")
    assert hands.sees("พิมพ์", "บันทึกเวทีประชาคม")
    hands.keys("Esc")
    assert hands.sees("ข้อมูลเวที", "9401/0001/2570")

    hands.keys("Esc").tab_to_button("ประเด็นที่เสนอในเวที").keys("Return")
    assert hands.sees("ประเด็นที่เสนอแยกตามประเภทความต้องการ", "ทุกประเภท", "22")
    hands.keys("Return")
    assert hands.sees("๒ ประเด็น", SEWING)

    hands.keys("Ctrl+K").types("บ้านสะบารัง")
    assert hands.sees(PLACE)
    hands.keys("Return")
    assert hands.sees("ข้อมูลเวที", WELDING)
    _what_came_of_it(hands)


def _what_came_of_it(hands: Hands) -> None:
    forums = hands.centre.forums
    [uid] = forums.ids()
    page = forums.page(uid)
    assert (page.begins, page.ends, page.row.men, page.row.women) == ("09:30", "12:00", 27, 34)
    assert [row.matter for row in page.matters] == [WELDING, SEWING]
    assert [row.has_case for row in page.matters] == [True, False]
    assert len({row.group_uid for row in page.matters} - {""}) == 1
    assert (page.row.cases, page.row.groups) == (1, 1)
