"""A month's stipends in the real window, by keyboard: reported, prepared, approved, paid, put right."""

from __future__ import annotations

from datetime import date

import registers

from desktop.rules.citizens import CitizenDraft
from desktop.rules.months import Month
from desktop.rules.volunteers import VolunteerDraft
from desktop.system.paths import Home
from desktop.views.kit.cards import IconRow
from tests.journeys.conftest import OFFICER, SUPERVISOR
from tests.journeys.hands import Hands, Seat

STIPENDS, VOLUNTEERS = "Alt+9", "Alt+4"
PEOPLE = ("มารียัม", "อาแว")


def _sign_in(hands: Hands, name: str = OFFICER) -> Hands:
    hands.sign_in(name, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    return hands


def _appoint(hands: Hands) -> None:
    """Two volunteers of October, one in time and one whose report comes late."""
    for first_name in PEOPLE:
        hands.centre.volunteers.register(
            CitizenDraft(
                title="นาย", first_name=first_name, last_name="สาและ", sex="m", tambon_code="940101"
            ),
            VolunteerDraft(term_start=date(2026, 10, 1), term_end=date(2029, 9, 30), tambon_code="940101"),
        )


def _open_the_list(hands: Hands) -> None:
    for _step in range(20):
        if isinstance(hands.keys("Tab").focus, IconRow):
            break
    assert isinstance(hands.focus, IconRow)
    hands.keys("Return")
    assert hands.sees("บัญชีจ่ายเดือนตุลาคม ๒๕๖๙")


def test_a_month_is_paid_and_a_receipt_put_right_without_a_mouse(seat: Seat, staffed_centre: Home) -> None:
    hands = _sign_in(seat(staffed_centre))
    _appoint(hands)
    hands.keys(VOLUNTEERS).tab_to_button("รายงานของอาสาสมัคร").keys("Return")
    assert hands.sees("รายงานประจำเดือนของอาสาสมัคร", "ยังไม่ได้รับ")
    # The first of the two is chosen as one arrives.
    hands.tab_to_button("รับวันนี้ (1)").keys("Return")
    assert hands.sees("รับรายงานแล้ว 1 ฉบับ")

    hands.keys(STIPENDS)
    assert hands.sees("จ่ายได้ ๑ คน รวม ๖๐๐.๐๐ บาท")
    hands.tab_to_button("จัดทำบัญชีจ่าย").keys("Return")
    assert hands.sees("บัญชีจ่ายเดือนตุลาคม ๒๕๖๙", "หกร้อยบาทถ้วน", "ผู้บังคับบัญชาเท่านั้นที่อนุมัติได้")
    # A wrong password opens nothing, and the list stays as it was.
    hands.tab_to_button("ผู้บังคับบัญชาอนุมัติที่นี่").keys("Return")
    hands.types(SUPERVISOR).keys("Tab").types("ไม่ใช่รหัสผ่านนี้").keys("Ctrl+S")
    assert hands.sees("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง")
    with hands.answering("ออกโดยไม่บันทึก"):
        hands.keys("Esc")
    assert hands.sees("จัดทำแล้ว รออนุมัติ")

    hands.sign_out()
    _sign_in(hands, SUPERVISOR).keys(STIPENDS)
    assert hands.sees("บัญชีจ่ายของเดือนนี้")
    _open_the_list(hands)
    hands.tab_to_button("อนุมัติ")
    with hands.answering("อนุมัติ") as asked:
        hands.keys("Return")
    assert "ตุลาคม ๒๕๖๙" in asked[0]
    assert hands.sees("อนุมัติบัญชีจ่ายแล้ว")

    hands.sign_out()
    _sign_in(hands).keys(STIPENDS)
    _open_the_list(hands)
    hands.tab_to_button("บันทึกการจ่าย").keys("Return")
    assert hands.focus is hands.field("วันที่จ่ายเงิน")
    hands.keys("Ctrl+S")
    assert hands.sees("ออกใบสำคัญรับเงินแล้ว 1 ฉบับ", "R9401-2570-00001")

    hands.keys("Ctrl+P")
    assert hands.sees("ออกเอกสารเลขที่")
    hands.keys("Esc")
    assert hands.sees("R9401-2570-00001")
    hands.tab_to_button("ออกฉบับใหม่").keys("Return")
    hands.types("ชื่อสะกดผิด").keys("Ctrl+S")
    assert hands.sees("ออกใบสำคัญรับเงินฉบับใหม่แล้ว", "R9401-2570-00002", "ออกแทน")
    _books_agree(hands)


def _books_agree(hands: Hands) -> None:
    stipends = hands.centre.stipends
    proof = stipends.years.proof()
    assert proof.agrees
    assert (proof.issued, proof.receipts) == (2, 60_000)
    [entry] = stipends.lists.all(Month(2026, 10))
    assert (entry.people, entry.total) == (1, 60_000)
    assert entry.prepared_by != entry.approved_by


def test_a_supervisor_approves_at_the_officers_screen_and_what_made_a_line_is_looked_at(
    seat: Seat, staffed_centre: Home
) -> None:
    hands = _sign_in(seat(staffed_centre))
    _appoint(hands)
    hands.keys(VOLUNTEERS).tab_to_button("รายงานของอาสาสมัคร").keys("Return")
    assert hands.sees("รายงานประจำเดือนของอาสาสมัคร", "ยังไม่ได้รับ")
    hands.tab_to_button("รับวันนี้ (1)").keys("Return")
    assert hands.sees("รับรายงานแล้ว 1 ฉบับ")
    hands.keys(STIPENDS).tab_to_button("จัดทำบัญชีจ่าย").keys("Return")
    assert hands.sees("บัญชีจ่ายเดือนตุลาคม ๒๕๖๙")

    hands.tab_to_button("ผู้บังคับบัญชาอนุมัติที่นี่").keys("Return")
    hands.types(SUPERVISOR).keys("Tab").types(registers.PASSWORD).keys("Ctrl+S")
    assert hands.sees("อนุมัติบัญชีจ่ายแล้ว")
    [entry] = hands.centre.stipends.lists.all(Month(2026, 10))
    assert entry.prepared_by != entry.approved_by
    hands.tab_to_button("บันทึกการจ่าย").keys("Return").keys("Ctrl+S")
    assert hands.sees("ออกใบสำคัญรับเงินแล้ว 1 ฉบับ")

    # Enter on the line: the report, the term, the rate; from there the month's people, and back again.
    hands.keys("Return")
    assert hands.sees(
        "หลักฐานประกอบการจ่าย", "ได้รับรายงานประจำเดือนแล้ว", "อัตราเดือนละ ๖๐๐.๐๐ บาท", "R9401-2570-00001"
    )
    hands.keys("Tab").keys("Return")
    assert hands.sees("พิมพ์รายงานผลการปฏิบัติงาน")
    hands.keys(STIPENDS)
    assert hands.sees("หลักฐานประกอบการจ่าย")
    hands.keys("Esc")
    assert hands.sees("พิมพ์ใบสำคัญทั้งหมด")
    hands.tab_to_button("พิมพ์ใบสำคัญทั้งหมด").keys("Return")
    assert hands.sees("ออกเอกสารเลขที่")
