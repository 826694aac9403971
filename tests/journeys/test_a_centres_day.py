"""A day at a centre, in the real window: from the first wrong password to the approved month."""

from __future__ import annotations

import registers

from desktop.system.clock import SetClock
from desktop.system.paths import Home
from tests.journeys.conftest import OFFICER, SUPERVISOR
from tests.journeys.hands import Hands, Seat


def _sign_in(hands: Hands, name: str = OFFICER) -> Hands:
    hands.sign_in(name, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    return hands


def test_a_wrong_password_is_told_and_the_right_one_opens_the_first_page(
    seat: Seat, staffed_centre: Home
) -> None:
    hands = seat(staffed_centre)
    hands.sign_in(OFFICER, "ผิด")
    assert hands.sees("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง")
    hands.bot.waitUntil(lambda: hands.button("เข้าใช้งาน").isEnabled())
    assert hands.field("รหัสผ่าน").hasFocus()

    hands.types(registers.PASSWORD).keys("Return")
    assert hands.turn_to().sees("๒๐ พฤศจิกายน ๒๕๖๙", "รอฮานี กาเดร์")


def _walk_in_by_keyboard(hands: Hands) -> None:
    hands.keys("Ctrl+N")
    assert hands.sees("เลขประจำตัวประชาชน")
    assert hands.focus is hands.field("เลขประจำตัวประชาชน")
    hands.types("1940100123457").keys("Tab").types("๑๒ มี.ค. ๒๕๓๕")
    hands.tab_to("คำนำหน้า").chooses("นาย")
    hands.tab_to("ชื่อ").types("อับดุลเลาะ")
    hands.tab_to("นามสกุล").types("เจ๊ะแว")
    hands.tab_to("โทรศัพท์").types("081 234 5678")
    hands.tab_to("บ้านเลขที่").types("127/4")
    hands.tab_to("ตำบล").types("ตะลุ").keys("Return")
    hands.tab_to("ประเภทความต้องการ").chooses("ฝึกอาชีพ")
    hands.tab_to("รายละเอียด").types("ต้องการฝึกช่างเชื่อม")


def test_somebody_is_registered_referred_and_has_the_letter_without_a_mouse(
    seat: Seat, staffed_centre: Home
) -> None:
    hands = _sign_in(seat(staffed_centre))
    _walk_in_by_keyboard(hands)
    assert hands.sees("อายุ ๓๔ ปี", "อ.เมืองปัตตานี", "94000", "ครบกำหนด")
    hands.keys("Ctrl+P")
    assert hands.sees("หนังสือส่งต่อ", "ออกเอกสารเลขที่")

    hands.keys("Ctrl+K").types("เจ๊ะแว อับดุล")
    assert hands.sees("อับดุลเลาะ เจ๊ะแว")
    hands.keys("Return")
    assert hands.sees("นายอับดุลเลาะ เจ๊ะแว", "1-9401-00123-45-7", "ส่งต่อแล้ว")

    [uid] = hands.centre.citizens.ids()
    draft, _revision = hands.centre.citizens.draft(uid)
    assert (draft.thai_id, draft.birth_date, draft.tambon_code[:4]) == ("1940100123457", "1992-03-12", "9401")
    assert (draft.sex, draft.phones) == ("m", ("0812345678",))


def test_a_namesake_is_offered_and_told_apart(seat: Seat, staffed_centre: Home) -> None:
    hands = _sign_in(seat(staffed_centre))
    _walk_in_by_keyboard(hands)
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกเรื่อง", "อับดุลเลาะ")

    hands.press("รับเรื่องใหม่") if "รับเรื่องใหม่" in hands.reads() else hands.keys("Ctrl+N")
    hands.type_into("ชื่อ", "อับดุลเลาะห์").type_into("นามสกุล", "เจะแว")
    hands.tab_to("เพศ").chooses("ชาย")
    hands.tab_to("ประเภทความต้องการ").chooses("หางานทำในประเทศ")
    assert hands.sees("อาจเป็นคนเดียวกัน ๑ คน", "ชื่อออกเสียง")
    hands.press("คนละคน")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกเรื่อง")

    centre = hands.centre
    assert sorted(centre.citizens.draft(uid)[0].last_name for uid in centre.citizens.ids()) == [
        "เจะแว",
        "เจ๊ะแว",
    ]


def test_a_month_goes_from_a_volunteers_find_to_the_signed_report(
    seat: Seat, staffed_centre: Home, clock: SetClock
) -> None:
    hands = _sign_in(seat(staffed_centre))
    _register_volunteer(hands)
    _find_by_volunteer(hands)
    _refer(hands)

    hands.sign_out()
    clock.move(days=11)
    _sign_in(hands).keys("Alt+8")
    assert hands.sees("รายงานประจำเดือน", "พฤศจิกายน ๒๕๖๙")
    with hands.answering("ปิดเดือน") as asked:
        hands.press("ปิดเดือน")
    assert "พฤศจิกายน ๒๕๖๙" in asked[0]
    assert hands.sees("รออนุมัติ")
    assert hands.button("ผู้บังคับบัญชาอนุมัติที่นี่").isEnabled()

    hands.sign_out()
    _sign_in(hands, SUPERVISOR).press("รายงานประจำเดือน")
    with hands.answering("อนุมัติ"):
        hands.press("อนุมัติ")
    assert hands.sees("อนุมัติแล้ว")
    hands.press("พิมพ์รายงาน")
    assert hands.sees("รายงานสรุปผลการดำเนินงาน", "ออกเอกสารเลขที่")
    hands.keys("Esc")
    assert hands.sees("ส่งจังหวัด")


def _register_volunteer(hands: Hands) -> None:
    hands.press("อาสาสมัคร").press("ขึ้นทะเบียนอาสาสมัครใหม่")
    hands.type_into("เลขประจำตัวประชาชน", "3940100543215")
    hands.type_into("ชื่อ", "มารียัม").type_into("นามสกุล", "สาและ")
    hands.tab_to("เพศ").chooses("หญิง")
    hands.tab_to("ประเภท").chooses("อาสาสมัครแรงงาน")
    hands.type_into("เริ่มวาระ", "1 ต.ค. 2569")
    hands.type_into("ตำบลที่รับผิดชอบ", "รูสะ").keys("Return")
    hands.keys("Ctrl+S")
    assert hands.sees("มารียัม สาและ", "รูสะมิแล", "ขึ้นทะเบียนมารียัม สาและแล้ว")


def _find_by_volunteer(hands: Hands) -> None:
    _walk_in_by_keyboard(hands)
    hands.tab_to("ผู้ชี้เป้า").types("มารี").keys("Return")
    assert hands.sees("อาสาสมัครชี้เป้า")
    hands.press("บันทึก")
    assert hands.sees("บันทึกเรื่อง", "อับดุลเลาะ")


def _refer(hands: Hands) -> None:
    hands.press("ส่งต่อ")
    assert hands.sees("ครบกำหนดตอบ")
    hands.press("บันทึก")
    assert hands.sees("ส่งต่อแล้ว", "ครบกำหนด")
