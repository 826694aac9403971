"""What officers of a centre and of its province do so that a need travels there and back."""

from __future__ import annotations

from pathlib import Path

import registers
from centre_and_province import state
from PySide6.QtCore import Qt

from tests.journeys.conftest import SUPERVISOR
from tests.journeys.hands import Hands
from tests.journeys.stick import Post

CENTRE = "ศูนย์แรงงานอำเภอเมืองปัตตานี"
SPOKEN = "คำสำหรับเทียบ "
PEOPLE = {"อับดุลเลาะ เจ๊ะแว": "1940100123457", "สุไลมาน ดอเลาะ": "3940100543215"}


def hand_over(hands: Hands) -> None:
    """Save a finished file onto the stick."""
    hands.press("บันทึกลงแฟ้ม")
    assert hands.sees(".lcx")
    hands.press("เสร็จแล้ว")


def enrol(centre: Hands, province: Hands) -> None:
    """The province's enrolment file, the words by telephone, the key card back."""
    province.turn_to().press("กล่องรับ").turn_tab("หน่วยงานและกุญแจ").press_row(CENTRE)
    province.look("02-units", narrow=True)
    province.press("ทำแฟ้มขึ้นทะเบียน")
    province.look("03-enrolment-made", narrow=True)
    hand_over(province)

    centre.turn_to().press("รับ–ส่งข้อมูล").keys("Ctrl+O")
    assert centre.sees("ดูก่อนรับเข้า")
    centre.look("04-enrolment-looked-into", narrow=True)
    centre.press("คำตรงกัน รับเข้า")
    assert centre.sees(SPOKEN, "บันทึกลงแฟ้ม")
    centre.look("05-key-card", narrow=True)
    said = spoken(centre)
    hand_over(centre)

    province.turn_to().press("รับบัตรกุญแจ")
    province.type_into("คำที่ศูนย์อ่านให้ฟัง", "กล้วย ส้ม มะม่วง").keys("Ctrl+S")
    province.bot.waitUntil(lambda: bool(province.problem("คำที่ศูนย์อ่านให้ฟัง")))
    province.look("06-other-words", narrow=True)
    type_spoken(province, said)
    province.look("07-enrolled", narrow=True)


def spoken(hands: Hands) -> str:
    """The words that stand there to be read out by telephone."""
    lines = hands.reads().splitlines()
    return next(line for line in lines if line.startswith(SPOKEN)).removeprefix(SPOKEN)


def type_spoken(province: Hands, said: str) -> None:
    """The words that the centre reads out are typed, and its key is accepted."""
    province.type_into("คำที่ศูนย์อ่านให้ฟัง", said).keys("Ctrl+S")
    assert province.sees(f"รับกุญแจของ{CENTRE}แล้ว")


def walk_in(centre: Hands, name: str, number: str) -> None:
    """Somebody comes to the counter with a need."""
    first, last = name.split()
    centre.turn_to().keys("Ctrl+N")
    centre.type_into("เลขประจำตัวประชาชน", number)
    centre.type_into("ชื่อ", first).type_into("นามสกุล", last)
    centre.tab_to("เพศ").chooses("ชาย")
    centre.tab_to("ประเภทความต้องการ").chooses("ฝึกอาชีพ")
    centre.keys("Ctrl+S")
    assert centre.sees("บันทึกเรื่อง", name)


def close_and_send(centre: Hands) -> None:
    """The month is closed, approved by the supervisor, and sealed onto the stick."""
    centre.press("รายงานประจำเดือน")
    assert centre.sees("พฤศจิกายน ๒๕๖๙")
    with centre.answering("ปิดเดือน"):
        centre.press("ปิดเดือน")
    assert centre.sees("รออนุมัติ")
    centre.sign_out().sign_in(SUPERVISOR, registers.PASSWORD).press("รายงานประจำเดือน")
    with centre.answering("อนุมัติ"):
        centre.press("อนุมัติ")
    assert centre.sees("ส่งจังหวัด")
    centre.look("09-approved")
    centre.press("ส่งจังหวัด").look("10-to-send", narrow=True).press("ส่งเดือน พ.ย. 2569")
    assert centre.sees("บันทึกลงแฟ้ม")
    centre.look("11-sealed", narrow=True)
    hand_over(centre)
    assert centre.sees("ส่งแล้ว")
    centre.look("12-sent", narrow=True)


def take_in(province: Hands, post: Post) -> None:
    """A file cut short is refused; the whole one is looked into and taken in."""
    whole = post.saved[-1]
    before = state(province.centre.ground)
    post.chosen = post.folder / "cut.lcx"
    post.chosen.write_bytes(whole.read_bytes()[:-100])
    province.turn_to().press("กล่องรับ").press("รับแฟ้มเข้า")
    assert province.failure()
    province.look("13-cut-short", narrow=True)
    assert state(province.centre.ground) == before

    post.chosen = Path()
    province.press("รับแฟ้มเข้า")
    assert province.sees("ดูก่อนรับเข้า", CENTRE)
    province.look("14-looked-into", narrow=True)
    assert state(province.centre.ground) == before
    province.keys("Ctrl+S")
    assert province.sees("รับเข้าแล้ว", "ไม่รับ ๐ รายการ")
    province.look("15-inbox", narrow=True)


def screen(province: Hands) -> None:
    """Both needs are screened in at once."""
    province.press("คัดกรองและผล")
    names = list(PEOPLE)
    province.press_row(names[0])
    province.press_row(names[1], Qt.KeyboardModifier.ControlModifier)
    province.look("16-to-screen", narrow=True)
    with province.answering("รับ") as asked:
        province.press("รับ")
    assert "๒" in asked[0]
    assert province.sees("คัดกรองแล้ว ๒ เรื่อง", "ผ่านคัดกรอง")
    province.look("17-screened")


def help_one(province: Hands) -> None:
    """One need is helped."""
    province.press_row("อับดุลเลาะ เจ๊ะแว", twice=True)
    assert province.sees("สิ่งที่ดำเนินการแล้ว")
    province.press("บันทึกผล")
    province.tab_to("ผล").chooses("ได้รับการช่วยเหลือ")
    province.tab_to("เลขที่อ้างอิงของหน่วยงาน").types("กพร. 99/2569")
    province.keys("Ctrl+S")
    assert province.sees("ช่วยเหลือแล้ว", "กพร. 99/2569")


def accept(province: Hands) -> None:
    """The month is accepted."""
    province.press("กล่องรับ").turn_tab("เดือน").press_row("รอตรวจ")
    assert province.sees("พฤศจิกายน ๒๕๖๙ · รอตรวจ")
    province.press("รับ")
    assert province.sees("พฤศจิกายน ๒๕๖๙ · รับแล้ว")
    province.look("24-month-accepted", narrow=True)


def answer(province: Hands) -> None:
    """The answer to the centre in front is sealed."""
    province.press("ทำแฟ้มตอบกลับ")
    hand_over(province)


def take_in_answer(centre: Hands, reference: str = "ช่วยเหลือแล้ว") -> None:
    """The answer is taken in and the help stands at the case."""
    centre.turn_to().press("รับ–ส่งข้อมูล").keys("Ctrl+O")
    assert centre.sees("ดูก่อนรับเข้า")
    centre.look("26b-answer-looked-into", narrow=True)
    centre.press("รับเข้า")
    assert centre.sees("รับเข้าแล้ว", "ไม่รับ ๐ รายการ")
    centre.look("27-answer-taken-in", narrow=True)
    centre.press("เรื่องและการส่งต่อ").press_row("อับดุลเลาะ เจ๊ะแว", twice=True)
    assert centre.sees("ช่วยเหลือแล้ว", reference)


def lose(post: Post) -> None:
    """The stick falls into the sea."""
    post.saved[-1].unlink()
