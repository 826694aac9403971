"""A quarter in the real window, by keyboard: keyed, reviewed, approved, printed; and an event told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import registers
from situation_entries import COUNTED, QUARTER, TAMBON

from desktop.system.paths import Home
from desktop.views.kit.tabs import Tabs
from tests.journeys.conftest import OFFICER, SUPERVISOR
from tests.journeys.hands import Hands, Seat

SITUATIONS = "Alt+7"


def _sign_in(hands: Hands, name: str = OFFICER) -> Hands:
    hands.sign_in(name, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    return hands


def _last_quarter(hands: Hands) -> None:
    """What somebody counted before, so that it stands beside."""
    for line in hands.centre.situations.figures.quarter(QUARTER).lines:
        hands.centre.situations.figures.save(
            replace(COUNTED, fiscal_year=2569, quarter=4, tambon_code=line.code, counted_on=date(2026, 9, 10))
        )


def test_a_quarter_is_keyed_reviewed_and_approved_and_an_event_told_without_a_mouse(
    seat: Seat, staffed_centre: Home
) -> None:
    hands = _sign_in(seat(staffed_centre))
    _last_quarter(hands)
    hands.keys(SITUATIONS)
    assert hands.sees("มีข้อมูล 0 จาก 13 ตำบล", "ทั้งอำเภอ", "ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๗๐")

    first, second = (line.code for line in hands.centre.situations.figures.quarter(QUARTER).lines[:2])
    hands.tab_to_button("บันทึกตัวเลข").keys("Return")
    assert hands.focus is hands.field("ผู้อยู่ในวัยทำงาน")
    assert hands.sees("เดิม 1,000")
    # Parts that exceed the whole are said at their field, and nothing is saved.
    for figure in ("900", "500", "300", "100", "50"):
        hands.types(figure).keys("Return")
    hands.keys("Ctrl+S")
    assert "900" in hands.problem("ผู้อยู่ในวัยทำงาน")
    assert not hands.centre.situations.figures.area(QUARTER, first).stored
    hands.keys("Ctrl+A").types("1010").keys("Ctrl+Return")
    assert hands.sees("เดิม 1,000")
    assert hands.centre.situations.figures.area(QUARTER, first).draft.working_age == 1010
    # The next tambon begins with last quarter's figures.
    hands.tab_to_button("ตัวเลขไตรมาสก่อน").keys("Return")
    hands.keys("Ctrl+S")
    assert hands.sees("ข้อมูล ณ วันที่")
    assert hands.centre.situations.figures.area(QUARTER, second).draft.working_age == 1000

    _review(hands)
    hands.sign_out()
    _sign_in(hands, SUPERVISOR).keys(SITUATIONS)
    assert hands.sees("มีข้อมูล 2 จาก 13 ตำบล")
    hands.keys("Return")
    assert hands.sees("ร่าง", "เลิกจ้างเพิ่มขึ้น")
    hands.tab_to_button("อนุมัติ").keys("Return")
    assert hands.sees("อนุมัติบทวิเคราะห์แล้ว")
    hands.keys("Ctrl+P")
    assert hands.sees("D9401-2570-00001")
    hands.keys("Esc")
    assert hands.sees("ข้อมูล ณ วันที่")
    hands.keys("Esc")
    assert hands.sees("มีข้อมูล 2 จาก 13 ตำบล")
    _event(hands)


def _review(hands: Hands) -> None:
    hands.keys("Esc")
    assert hands.sees("มีข้อมูล 2 จาก 13 ตำบล")
    # The whole district stands first.
    hands.keys("Home").keys("Return")
    assert hands.sees("อำเภอเมืองปัตตานี")
    hands.tab_to_button("เขียนบทวิเคราะห์").keys("Return")
    hands.types("เลิกจ้างเพิ่มขึ้น").keys("Ctrl+S")
    assert hands.sees("บันทึกบทวิเคราะห์แล้ว")


def _event(hands: Hands) -> None:
    events = hands.centre.situations.events
    hands.keys("Shift+Tab")
    for _step in range(30):
        if "เหตุการณ์ใหม่" in hands.reads():
            break
        hands.keys("Right" if isinstance(hands.focus, Tabs) else "Shift+Tab")
    hands.tab_to_button("เหตุการณ์ใหม่").keys("Return")
    hands.tab_to("ประเภทเหตุการณ์").chooses("นัดหยุดงาน")
    hands.tab_to("ตำบล").types(hands.centre.ground.reference.tambons[TAMBON].name).keys("Return")
    hands.tab_to("เกิดอะไรขึ้น").types("ลูกจ้างรวมตัวหน้าโรงงาน")
    hands.tab_to("ความเร่งด่วน").chooses("ด่วนที่สุด")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกเหตุการณ์แล้ว", "ยังไม่ได้รายงานผู้ใด")
    hands.tab_to_button("บันทึกการรายงาน").keys("Return")
    hands.types("แรงงานจังหวัด").keys("Ctrl+S")
    assert hands.sees("บันทึกการรายงานแล้ว", "แรงงานจังหวัด")
    [row] = events.rows(events.ids())
    assert (row.number, row.told, row.urgency) == ("9401/ห 1/2570", 1, "urgent")
