"""A training in the real window, by keyboard: from what people asked for to what it changed."""

from __future__ import annotations

from datetime import date

import registers
from PySide6.QtWidgets import QWidget
from training_entries import School

from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.views.kit.cards import IconRow
from desktop.views.kit.figure_grid.cells import GridCells
from desktop.views.kit.row_table import RowTable
from desktop.views.kit.tabs import Tabs
from tests.journeys.conftest import OFFICER, SUPERVISOR
from tests.journeys.hands import Hands, Seat

TRAININGS = "Alt+5"
_MOST_TABS = 40
# A week that ends on the day of the tests.
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 20)


def _sign_in(hands: Hands, name: str = OFFICER) -> Hands:
    hands.sign_in(name, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    return hands


def _people(hands: Hands) -> None:
    """Three people of one tambon ask for the same, and one sits in another course of the same days."""
    school = School(hands.centre.ground)
    for _at in range(3):
        school.asked("SKL-1")
    school.person("ซูไฮลา")
    other = school.course(title="ตัดผมชาย", first_day=FIRST, last_day=LAST)
    school.enrolled(other, school.person("ดาวูด"), enrolled_on=FIRST)


def _tab_to(hands: Hands, kind: type[QWidget], keys: str = "Tab") -> Hands:
    """Press Tab until the focus stands on a widget of this kind."""
    for _step in range(_MOST_TABS):
        if isinstance(hands.focus, kind):
            return hands
        hands.keys(keys)
    raise AssertionError(f"{keys} leads to no {kind.__name__}")


def _turn(hands: Hands, times: int = 1) -> Hands:
    """Turn to a later part of the page with the arrows."""
    _tab_to(hands, Tabs, "Shift+Tab")
    for _press in range(times):
        hands.keys("Right")
    return hands


def _form_a_group(hands: Hands) -> None:
    hands.keys(TRAININGS)
    assert hands.sees("๓ คน ใน ต.สะบารัง ต้องการฝึกอาชีพ")
    _tab_to(hands, IconRow, "Shift+Tab").keys("Return")
    hands.tab_to_button("ตั้งกลุ่มจาก ๓ คน นี้").keys("Return")
    assert hands.focus is hands.field("ชื่อกลุ่ม")
    hands.keys("Ctrl+A").types("กลุ่มช่างเชื่อม").keys("Ctrl+S")
    assert hands.sees("ตั้งกลุ่มแล้ว", "สมาชิก ๓")


def _plan_a_course(hands: Hands) -> None:
    hands.tab_to_button("หลักสูตรใหม่").keys("Return")
    assert hands.sees("ช่างเชื่อม", "ร้อยละที่ผ่าน")
    hands.types("ช่างเชื่อมไฟฟ้า")
    hands.tab_to("ตั้งแต่วันที่").types("16/11/2569")
    hands.tab_to("วันสุดท้าย").types("20/11/2569")
    hands.tab_to("ชั่วโมง").types("30").keys("Ctrl+S")
    assert hands.sees("วางแผนหลักสูตรแล้ว", "กลุ่มช่างเชื่อม")


def _enrol(hands: Hands) -> None:
    hands.tab_to_button("ลงชื่อทั้งกลุ่ม").keys("Return")
    assert hands.sees("ได้ที่นั่ง ๓ คน")
    hands.tab_to_button("ลงชื่อ").keys("Return")
    assert hands.sees("ที่นั่งเต็มแล้ว ผู้ที่ลงชื่อตอนนี้จะเป็นสำรอง")
    hands.types("ซูไฮลา").keys("Return").keys("Ctrl+S")
    assert hands.sees("ลงชื่อเป็นสำรองลำดับที่ 1", "สำรองที่ 1")


def _enrol_twice_at_once(hands: Hands) -> None:
    hands.tab_to_button("ลงชื่อ").keys("Return")
    hands.types("ดาวูด").keys("Return").keys("Ctrl+S")
    assert "ตัดผมชาย" in hands.problem("ผู้เข้ารับการฝึก")
    with hands.answering("ออกโดยไม่บันทึก"):
        hands.keys("Esc")
    assert hands.sees("ผู้เข้ารับการฝึก ๔")


def _key_attendance(hands: Hands) -> None:
    _turn(hands)
    hands.tab_to_button("กำหนดวันให้ครบ").keys("Return")
    assert hands.sees("กำหนดวันฝึกแล้ว ๕ ครั้ง")
    _turn(hands)
    _tab_to(hands, GridCells)
    for _session in range(5):
        hands.keys("Ctrl+Return").keys("Right")
    # The third of them came on two days only.
    hands.keys("Down").keys("Down")
    for _session in range(3):
        hands.types("0").keys("Left")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกชั่วโมงแล้ว ๑๕ ช่อง", "30 จาก 30", "12 จาก 30")


def _declare_and_certify(hands: Hands) -> None:
    _turn(hands)
    hands.tab_to_button("ประกาศผล")
    with hands.answering("ประกาศผล") as asked:
        hands.keys("Return")
    assert asked
    assert hands.sees("ประกาศผลแล้ว", "ไม่ผ่าน")
    hands.tab_to_button("ออกวุฒิบัตร ๒ ฉบับ").keys("Return")
    assert hands.sees("ออกวุฒิบัตรแล้ว ๒ ฉบับ", "9401/2570/ว 00001", "9401/2570/ว 00002")
    hands.tab_to_button("พิมพ์วุฒิบัตร").keys("Return")
    assert hands.sees("D9401-2570-00001", "D9401-2570-00002")
    hands.keys("Esc")
    assert hands.sees("9401/2570/ว 00002")


def _open_the_results(hands: Hands) -> None:
    hands.keys(TRAININGS)
    _turn(hands)
    assert hands.sees("ช่างเชื่อมไฟฟ้า")
    _tab_to(hands, RowTable)
    hands.keys("Home")
    for _row in range(3):
        if "ช่างเชื่อมไฟฟ้า" in _current(hands):
            break
        hands.keys("Down")
    hands.keys("Return")
    assert hands.sees("ข้อมูลหลักสูตร")
    _turn(hands, 3)


def _current(hands: Hands) -> str:
    table = hands.focus
    assert isinstance(table, RowTable)
    return table.rows.cell(table.rows.index(table.currentIndex().row(), 0)).text


def test_a_training_from_the_wish_to_what_it_changed_without_a_mouse(
    seat: Seat, staffed_centre: Home, clock: SetClock
) -> None:
    hands = _sign_in(seat(staffed_centre))
    _people(hands)
    _form_a_group(hands)
    _plan_a_course(hands)
    _enrol(hands)
    _enrol_twice_at_once(hands)
    _key_attendance(hands)
    _declare_and_certify(hands)

    hands.sign_out()
    _sign_in(hands, SUPERVISOR)
    _open_the_results(hands)
    hands.tab_to_button("ออกฉบับใหม่").keys("Return")
    hands.types("ชื่อสะกดผิด").keys("Ctrl+S")
    assert hands.sees("ออกวุฒิบัตรฉบับใหม่แล้ว", "9401/2570/ว 00003")

    clock.move(days=30)
    hands.keys("Esc")
    _turn(hands).keys("F5")
    assert hands.sees("ครบกำหนดวันนี้")
    _tab_to(hands, RowTable).keys("Return")
    assert hands.sees("หลังฝึก 30 วัน")
    hands.chooses("ใช่")
    hands.tab_to("รายได้ปัจจุบัน (บาทต่อเดือน)").types("9000").keys("Ctrl+S")
    assert hands.sees("บันทึกผลการติดตามของ")
    _what_changed(hands)


def _what_changed(hands: Hands) -> None:
    trainings = hands.centre.trainings
    total = trainings.summary.of_year(2570).total
    assert (total.count("passed"), total.count("certified"), total.count("in_work_30")) == (2, 2, 1)
    [course] = [one for one in trainings.summary.of_year(2570).courses if one.changed.count("passed")]
    given = trainings.certificates.of_course(course.course.uid)
    assert [row.number[-5:] for row in given] == ["00001", "00002", "00003"]
    assert [row.voided_on is None for row in given] == [False, True, True]
