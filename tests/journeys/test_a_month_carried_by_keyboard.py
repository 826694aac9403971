"""A month on its way to the province and back with all that goes wrong on the way, without a mouse."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import registers

from desktop.system.clock import SetClock
from desktop.system.language import _
from desktop.system.paths import Home
from desktop.views.kit.cards import IconRow
from desktop.views.kit.questions import Dialog
from tests.journeys import carrying, eyes, referring
from tests.journeys.carrying import CENTRE, PEOPLE
from tests.journeys.hands import Hands, Seat
from tests.journeys.keyboard import Keyboard
from tests.journeys.stick import Post
from tests.referral_steps import filled

LONG = "มูฮัมหมัดซอลาฮุดดีนอับดุลการิม วันอิสมาแอซูไลมานยูโซะรอมือลี"
ANOTHER_CENTRE = "ศูนย์แรงงานอำเภอโคกโพธิ์"
REMARK = "ขอให้ตรวจสอบเบอร์โทรศัพท์และที่อยู่ของผู้ขอรับบริการ แล้วส่งใหม่"
WHY_NOT = "อยู่นอกอำนาจหน้าที่ของหน่วยงานสังกัดกระทรวงแรงงาน ให้ประสานเทศบาล"


@pytest.fixture
def offices(seat: Seat, staffed_centre: Home, staffed_province: Home) -> tuple[Hands, Hands]:
    """Both administrators at their machines."""
    centre, province = seat(staffed_centre, Keyboard), seat(staffed_province, Keyboard)
    province.sign_in(registers.USER, registers.PASSWORD)
    centre.sign_in(registers.USER, registers.PASSWORD)
    return centre, province


def test_a_month_is_carried_there_and_back_without_a_mouse(
    offices: tuple[Hands, Hands], clock: SetClock, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, province = offices
    _look_at_the_beginning(centre, province)
    _enrolment_of_another(centre, province, post)
    carrying.enrol(centre, province)
    for name, number in {**PEOPLE, LONG: "1940100123465"}.items():
        carrying.walk_in(centre, name, number)
    clock.move(days=11)
    carrying.close_and_send(centre)
    _slip(centre)
    _lost(centre, post)
    _own_file(centre)

    carrying.take_in(province, post)
    carrying.screen(province)
    _reject(province)
    _refer_and_hear(province, post, monkeypatch)
    _give_back(province)
    carrying.accept(province)
    monkeypatch.setattr(Dialog, "open_folder", staticmethod(lambda _parent: post.folder))
    _answer_all(province, post)
    carrying.take_in_answer(centre)
    _correct_and_send_again(centre)
    _take_in_again(province)
    _new_keys(centre, province, post)

    found = province.centre.cases
    states = sorted(row.status for row in found.rows(found.ids()))
    assert states == ["helped", "not_helped", "rejected"]
    assert eyes.english(province.window, {registers.USER}) == []


def _look_at_the_beginning(centre: Hands, province: Hands) -> None:
    centre.turn_to().press("รับ–ส่งข้อมูล").look("00-centre-not-enrolled", narrow=True)
    province.turn_to().press("กล่องรับ").look("01-inbox-empty", narrow=True)


def _enrolment_of_another(centre: Hands, province: Hands, post: Post) -> None:
    """Another centre's file, and a letter that is no file of ours, are refused in words."""
    province.turn_to().turn_tab("หน่วยงานและกุญแจ").press_row(ANOTHER_CENTRE)
    province.press("ทำแฟ้มขึ้นทะเบียน")
    carrying.hand_over(province)
    centre.turn_to().keys("Ctrl+O")
    assert "ถึงหน่วยงานอื่น" in centre.failure()
    centre.look("03b-for-another", narrow=True)
    post.chosen = post.folder / "หนังสือ.lcx"
    post.chosen.write_bytes("บันทึกข้อความ".encode())
    centre.keys("Ctrl+O")
    assert centre.failure()
    centre.look("03c-no-file-of-ours")
    post.chosen = Path()


def _slip(centre: Hands) -> None:
    """The slip is printed from the list of files, and Esc leads back."""
    centre.press_row("รายงานเดือน พ.ย. 2569").press("พิมพ์ใบนำส่ง")
    assert centre.sees("ใบนำส่งข้อมูล")
    centre.look("12b-slip")
    centre.keys("Esc")
    assert centre.sees("บันทึกอีกครั้ง")


def _lost(centre: Hands, post: Post) -> None:
    """The stick is lost: the same file once more, or the month sealed anew; either will do."""
    carrying.lose(post)
    centre.press_row("รายงานเดือน พ.ย. 2569").press("บันทึกอีกครั้ง")
    carrying.hand_over(centre)
    assert post.saved[-1].exists()
    carrying.lose(post)
    centre.press("ส่งอีกครั้ง พฤศจิกายน ๒๕๖๙")
    carrying.hand_over(centre)
    assert post.saved[-1].exists()
    centre.look("12c-sealed-again", narrow=True)


def _own_file(centre: Hands) -> None:
    centre.keys("Ctrl+O")
    assert centre.failure()
    centre.look("12d-own-file")


def _reject(province: Hands) -> None:
    province.press_row(LONG).press("ไม่รับ")
    province.look("17b-why-not")
    province.type_into("เหตุผล", WHY_NOT).keys("Ctrl+S")
    assert province.sees("คัดกรองแล้ว ๑ เรื่อง", "ไม่ผ่าน")
    province.look("17c-rejected")


def _refer_and_hear(province: Hands, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    referring.refer(province, *PEOPLE)
    table = post.folder / "ตาราง.xlsx"
    with monkeypatch.context() as there:
        there.setattr(Dialog, "save_as", staticmethod(lambda *_asked: table))
        referring.save_table(province)
    numbers = [cell.value for cell in openpyxl.load_workbook(table).active["A"][1:]]
    done = {"ผลการดำเนินการ": "ช่วยเหลือแล้ว", "วันที่ดำเนินการ": "๑ ธ.ค. ๒๕๖๙"}
    not_done = {**done, "ผลการดำเนินการ": "ช่วยเหลือไม่ได้", "เหตุผล": "ไม่ประสงค์เข้ารับการฝึก"}
    table.write_bytes(filled(table.read_bytes(), {numbers[0]: done, numbers[1]: not_done}))
    with monkeypatch.context() as here:
        here.setattr(Dialog, "open_file", staticmethod(lambda *_asked: table))
        referring.take_answers_in(province)


def _give_back(province: Hands) -> None:
    province.press("คัดกรองและผล").press_row(LONG, twice=True)
    assert province.sees("ส่งคืน")
    province.look("22-case")
    province.press("ส่งคืน").look("22b-give-back")
    province.type_into("สิ่งที่ต้องแก้ไข", REMARK).keys("Ctrl+S")
    assert province.sees("ส่งคืน")
    province.settle().look("23-given-back")


def _answer_all(province: Hands, post: Post) -> None:
    province.press("ตอบกลับทุกศูนย์")
    assert province.sees("แฟ้มตอบกลับ ๑ ศูนย์", CENTRE)
    province.look("25-answers", narrow=True)
    province.keys("Ctrl+S")
    assert province.sees("บันทึกแฟ้มตอบกลับ ๑ แฟ้ม")
    province.look("25b-answers-saved")
    province.press("เสร็จแล้ว")
    post.saved.append(max(post.folder.glob("*.lcx"), key=lambda file: file.stat().st_mtime_ns))
    province.turn_tab("แฟ้ม").look("26-files", narrow=True)


def _correct_and_send_again(centre: Hands) -> None:
    centre.press("รับ–ส่งข้อมูล").turn_tab("ส่งคืนให้แก้ (๑)")
    assert centre.sees(REMARK)
    centre.look("28-given-back", narrow=True)
    centre.press_row(REMARK, twice=True)
    assert centre.sees(LONG)
    centre.look("29-case-given-back")
    _to_line(centre, LONG).keys("Return")
    assert centre.sees("แก้ไข")
    centre.press("แก้ไข").type_into(_("Telephone"), "0812345678").look("29b-put-right").keys("Ctrl+S")
    centre.settle().press("รับ–ส่งข้อมูล").press("ส่งอีกครั้ง พฤศจิกายน ๒๕๖๙")
    carrying.hand_over(centre)
    centre.turn_tab("แฟ้ม").look("30-sent-again", narrow=True)


def _to_line(hands: Hands, words: str) -> Hands:
    """Tab to the line of a card that tells of these words."""
    rows = [row for row in hands.window.findChildren(IconRow) if row.isVisible()]
    wanted = next(row for row in rows if words in row.accessibleName())
    assert isinstance(hands, Keyboard)
    return hands.go_to(wanted)


def _take_in_again(province: Hands) -> None:
    """What was put right comes with the same file as all else that was not confirmed before."""
    province.turn_to().press("กล่องรับ").keys("Ctrl+O")
    assert province.sees("ดูก่อนรับเข้า", CENTRE)
    province.look("31-looked-into-again", narrow=True)
    province.keys("Ctrl+S")
    assert province.sees("รับเข้าแล้ว", "เปลี่ยน ๑")
    province.turn_tab("แฟ้ม").look("32-province-files", narrow=True)
    province.turn_tab("หน่วยงานและกุญแจ").look("33-province-units", narrow=True)


def _new_keys(centre: Hands, province: Hands, post: Post) -> None:
    """The centre's machine was stolen: new keys, their card, and the words once more."""
    centre.turn_to().sign_out().sign_in(registers.USER, registers.PASSWORD).press("รับ–ส่งข้อมูล")
    centre.turn_tab("กุญแจของเรา").look("34-our-key", narrow=True)
    with centre.answering("สร้างกุญแจใหม่"):
        centre.press("สร้างกุญแจใหม่")
    assert centre.sees(carrying.SPOKEN, "บันทึกลงแฟ้ม")
    spoken = carrying.spoken(centre)
    carrying.hand_over(centre)
    province.turn_to().press_row(CENTRE).press("รับบัตรกุญแจ")
    carrying.type_spoken(province, spoken)
    province.look("35-new-key", narrow=True)
