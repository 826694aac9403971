"""A month in the real window, by keyboard: what is lacking, closed, approved, its reports, the whole set."""

from __future__ import annotations

from datetime import date

import registers
from month_entries import Entries

from desktop.rules.months import Month
from desktop.system.paths import Home
from desktop.views.kit.cards import IconRow
from tests.journeys.conftest import OFFICER, SUPERVISOR
from tests.journeys.hands import Hands, Seat

REPORTS = "Alt+8"
OCTOBER = Month(2026, 10)
_MOST_TABS = 60


def _sign_in(hands: Hands, name: str = OFFICER) -> Hands:
    hands.sign_in(name, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    return hands


def _tab_to_line(hands: Hands, words: str) -> Hands:
    for _step in range(_MOST_TABS):
        focus = hands.keys("Tab").focus
        if isinstance(focus, IconRow) and words in focus.accessibleName():
            return hands
    raise AssertionError(f"no line says {words!r}")


def test_a_month_is_closed_approved_looked_behind_and_printed_whole_without_a_mouse(
    seat: Seat, staffed_centre: Home
) -> None:
    hands = _sign_in(seat(staffed_centre))
    entries = Entries(hands.centre.ground)
    volunteer = entries.volunteer()
    case = entries.case(date(2026, 10, 5), "EMP-1", found_by=volunteer)
    bare = entries.case(date(2026, 10, 6))
    entries.remove_needs(bare)

    # What the figures would be wrong by forbids closing, and says so; the rest only waits.
    hands.keys(REPORTS)
    assert hands.sees("ตุลาคม ๒๕๖๙", "ต้องทำให้เสร็จก่อนจึงจะปิดเดือนได้", "ยังไม่ได้รับรายงานเดือนนี้ของอาสาสมัคร ๑ คน")
    hands.tab_to_button("ปิดเดือน")
    with hands.answering("ปิดเดือน"):
        hands.keys("Return")
    assert "ยังไม่ได้ปิดเดือน" in hands.failure()
    _tab_to_line(hands, "ยังไม่ได้ระบุความต้องการ").keys("Return")
    assert hands.centre.reports.month_state(OCTOBER).state == "open"
    entries.add_need(bare, "SKL-1")

    hands.keys(REPORTS).keys("F5")
    hands.tab_to_button("ปิดเดือน")
    with hands.answering("ปิดเดือน") as asked:
        hands.keys("Return")
    assert "ตุลาคม ๒๕๖๙" in asked[0]
    assert hands.sees("รออนุมัติ")

    # A report, the entries behind a row, and back step by step; a late entry changes nothing.
    entries.step(case, "screened", date(2026, 10, 20), "accepted")
    _tab_to_line(hands, "ผลงาน อสร. รายบุคคล").keys("Return")
    assert hands.sees("ผลการดำเนินงานรายบุคคล", "มารียัม", "ตัวเลข ณ วันที่ปิดเดือน")
    hands.keys("Return")
    assert hands.sees("๑ รายการ", "9401/0001/2570")
    hands.keys("Esc")
    assert hands.sees("ผลการดำเนินงานรายบุคคล")
    hands.keys("Esc")
    assert hands.sees("รายงานของเดือน")
    report = hands.centre.reports.eight.figures("chain_report", OCTOBER)
    assert report.volunteers[0].reached.screened == 0

    hands.sign_out()
    _sign_in(hands, SUPERVISOR).keys(REPORTS)
    assert hands.sees("รออนุมัติ")
    hands.tab_to_button("อนุมัติ")
    with hands.answering("อนุมัติ"):
        hands.keys("Return")
    assert hands.sees("พิมพ์ทั้งชุด")
    hands.tab_to_button("พิมพ์ทั้งชุด").keys("Return")
    assert hands.sees("ชุดรายงานประจำเดือน D9401-2570-00001", "หน้า 1 จาก")
    hands.keys("Esc")
    assert hands.sees("รายงานของเดือน")
    hands.tab_to_button("พิมพ์ทั้งชุด").keys("Return")
    assert hands.sees("สำเนา")
    assert len(hands.centre.month_sets.handed_out(OCTOBER)) > 6
