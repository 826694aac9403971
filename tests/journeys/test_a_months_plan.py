"""A month's plan in the real window, by keyboard: written, agreed to, done, put beside it, printed."""

from __future__ import annotations

import registers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.rules.months import Month
from desktop.system.paths import Home
from desktop.views.kit.month_grid import MonthGrid
from desktop.views.kit.tabs import Tabs
from tests.journeys.conftest import OFFICER, SUPERVISOR
from tests.journeys.hands import Hands, Seat

PLANS = "Alt+6"
NOVEMBER = Month(2026, 11)
MEETING = "ประชุมเครือข่ายผู้ใหญ่บ้าน"


def _sign_in(hands: Hands, name: str = OFFICER) -> Hands:
    hands.sign_in(name, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    return hands


def _to_the_tab(hands: Hands, steps: int) -> None:
    """Tab to the row of tabs, and with the arrows to another one."""
    for _press in range(60):
        if isinstance(hands.focus, Tabs):
            break
        QTest.keyClick(hands.focus, Qt.Key.Key_Tab)
    assert isinstance(hands.focus, Tabs)
    for _step in range(abs(steps)):
        hands.keys("Right" if steps > 0 else "Left")


def _write_the_plan(hands: Hands) -> None:
    hands.tab_to_button("เพิ่มรายการในแผน").keys("Return")
    hands.keys("Ctrl+S")
    assert hands.sees("กรุณาเลือกด้านงานหนึ่งในสี่ด้าน", "กรุณาเขียนว่ากิจกรรมคืออะไร")
    hands.chooses("ด้านความมั่นคง")
    hands.tab_to("กิจกรรมที่จะทำ").types(MEETING)
    hands.tab_to("ประเภทกิจกรรม").chooses("สร้างเครือข่าย")
    hands.tab_to("เป้าหมาย (คน)").types("40")
    hands.keys("Ctrl+S")
    assert hands.sees("เพิ่มรายการในแผนแล้ว", MEETING, "0 / 1", "0 / 40", "รอความเห็นชอบ")


def _do_it(hands: Hands) -> None:
    """Enter on today opens a new activity; the plan fills most of it."""
    assert isinstance(hands.focus, MonthGrid)
    hands.keys("Return")
    assert hands.sees("กิจกรรมที่ทำแล้ว")
    hands.tab_to("รายการในแผน").chooses(MEETING)
    hands.tab_to("ชาย").types("12")
    hands.tab_to("หญิง").types("30")
    hands.tab_to("ผลที่ได้").types("ได้รายชื่อผู้เดินทางกลับ")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกกิจกรรมแล้ว", MEETING, "ชาย ๑๒ คน หญิง ๓๐ คน", "เพิ่มภาพถ่าย")


def test_a_plan_is_agreed_to_and_done_without_a_mouse(seat: Seat, staffed_centre: Home) -> None:
    hands = _sign_in(seat(staffed_centre)).keys(PLANS)
    assert hands.sees("ปฏิทิน", "พฤศจิกายน ๒๕๖๙", "ยังไม่มีบันทึกของวันนี้")
    _to_the_tab(hands, 1)
    assert hands.sees("ยังไม่มีแผนและกิจกรรม")
    _write_the_plan(hands)
    assert hands.button("ผู้บังคับบัญชาเห็นชอบ").isEnabled()

    hands.sign_out()
    _sign_in(hands, SUPERVISOR).keys(PLANS)
    _to_the_tab(hands, 1)
    assert hands.sees("รอความเห็นชอบ")
    hands.tab_to_button("เห็นชอบ")
    with hands.answering("เห็นชอบ") as asked:
        hands.keys("Return")
    assert "พฤศจิกายน ๒๕๖๙" in asked[0]
    assert hands.sees("เห็นชอบแผนแล้ว", "เห็นชอบแผนนี้เมื่อ ๒๐ พ.ย. ๒๕๖๙")

    hands.sign_out()
    _sign_in(hands).keys(PLANS)
    _do_it(hands)
    hands.keys("Esc")
    _to_the_tab(hands, 1)
    assert hands.sees("1 / 1", "42 / 40", "เห็นชอบแล้ว")

    hands.tab_to_button("พิมพ์แผน").keys("Return")
    assert hands.sees("ออกเอกสารเลขที่")
    hands.keys("Esc")
    assert hands.sees("42 / 40")
    page = hands.centre.plans.items.page(NOVEMBER)
    assert [(line.planned_people, line.reached_people) for line in page.lines] == [(40, 42)]
    assert page.approval.by != hands.centre.ground.actor.full_name
