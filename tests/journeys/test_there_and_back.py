"""A need travels from a counter to the province and back, through the windows of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import registers
from centre_and_province import state
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.rules.months import Month
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.views.kit.questions import Dialog
from tests.journeys.conftest import SUPERVISOR
from tests.journeys.hands import Hands, Seat

CENTRE = "ศูนย์แรงงานอำเภอเมืองปัตตานี"
SPOKEN = "คำสำหรับเทียบ "
PEOPLE = {"อับดุลเลาะ เจ๊ะแว": "1940100123457", "สุไลมาน ดอเลาะ": "3940100543215"}


@dataclass
class Post:
    """The stick that is carried between the two offices.

    Attributes:
        folder: what lies on it.
        chosen: the file that is chosen next.
        saved: what was saved last.
    """

    folder: Path
    chosen: Path = Path()
    saved: list[Path] = field(default_factory=list)

    def save_as(self, _parent: QWidget | None, name: str, _kind: str) -> Path:
        """Save onto the stick under the proposed name."""
        self.saved.append(self.folder / name)
        return self.saved[-1]

    def open_file(self, _parent: QWidget | None, _kind: str) -> Path:
        """Take what was saved last, unless something else was chosen."""
        return self.chosen if self.chosen != Path() else self.saved[-1]


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Post:
    made = Post(tmp_path / "stick")
    made.folder.mkdir()
    monkeypatch.setattr(Dialog, "save_as", staticmethod(made.save_as))
    monkeypatch.setattr(Dialog, "open_file", staticmethod(made.open_file))
    return made


def test_a_need_goes_to_the_province_and_its_help_comes_home(
    seat: Seat, staffed_centre: Home, staffed_province: Home, clock: SetClock, post: Post
) -> None:
    centre, province = seat(staffed_centre), seat(staffed_province)
    province.sign_in(registers.USER, registers.PASSWORD)
    centre.sign_in(registers.USER, registers.PASSWORD)

    _enrol(centre, province)
    for name, number in PEOPLE.items():
        _walk_in(centre, name, number)
    clock.move(days=11)
    _close_and_send(centre)
    _take_in(province, post)
    _screen(province)
    _help(province)
    _accept_and_answer(province)
    _take_in_answer(centre)

    helped = [uid for uid in centre.centre.cases.ids() if centre.centre.cases.page(uid).status == "helped"]
    assert len(helped) == 1
    assert centre.centre.reports.month_state(Month(2026, 11)).state == "accepted"


def _hand_over(hands: Hands) -> None:
    hands.press("บันทึกลงแฟ้ม")
    assert hands.sees(".lcx")
    hands.press("เสร็จแล้ว")


def _enrol(centre: Hands, province: Hands) -> None:
    province.turn_to().press("กล่องรับ").turn_tab("หน่วยงานและกุญแจ").press_row(CENTRE)
    province.press("ทำแฟ้มขึ้นทะเบียน")
    _hand_over(province)

    centre.turn_to().press("รับ–ส่งข้อมูล").keys("Ctrl+O")
    assert centre.sees("ดูก่อนรับเข้า")
    centre.press("คำตรงกัน รับเข้า")
    assert centre.sees(SPOKEN, "บันทึกลงแฟ้ม")
    spoken = next(line for line in centre.reads().splitlines() if line.startswith(SPOKEN))
    _hand_over(centre)

    province.turn_to().press("รับบัตรกุญแจ")
    province.type_into("คำที่ศูนย์อ่านให้ฟัง", "กล้วย ส้ม มะม่วง").keys("Ctrl+S")
    province.bot.waitUntil(lambda: bool(province.problem("คำที่ศูนย์อ่านให้ฟัง")))
    province.type_into("คำที่ศูนย์อ่านให้ฟัง", spoken.removeprefix(SPOKEN)).keys("Ctrl+S")
    assert province.sees(f"รับกุญแจของ{CENTRE}แล้ว")


def _walk_in(centre: Hands, name: str, number: str) -> None:
    first, last = name.split()
    centre.turn_to().keys("Ctrl+N")
    centre.type_into("เลขประจำตัวประชาชน", number)
    centre.type_into("ชื่อ", first).type_into("นามสกุล", last)
    centre.tab_to("เพศ").chooses("ชาย")
    centre.tab_to("ประเภทความต้องการ").chooses("ฝึกอาชีพ")
    centre.keys("Ctrl+S")
    assert centre.sees("บันทึกเรื่อง", name)


def _close_and_send(centre: Hands) -> None:
    centre.press("รายงานประจำเดือน")
    assert centre.sees("พฤศจิกายน ๒๕๖๙")
    with centre.answering("ปิดเดือน"):
        centre.press("ปิดเดือน")
    assert centre.sees("รออนุมัติ")
    centre.sign_out().sign_in(SUPERVISOR, registers.PASSWORD).press("รายงานประจำเดือน")
    with centre.answering("อนุมัติ"):
        centre.press("อนุมัติ")
    assert centre.sees("ส่งจังหวัด")
    centre.press("ส่งจังหวัด").press("ส่งเดือน พ.ย. 2569")
    _hand_over(centre)
    assert centre.sees("ส่งแล้ว")


def _take_in(province: Hands, post: Post) -> None:
    whole = post.saved[-1]
    before = state(province.centre.ground)
    post.chosen = post.folder / "cut.lcx"
    post.chosen.write_bytes(whole.read_bytes()[:-100])
    province.turn_to().press("กล่องรับ").press("รับแฟ้มเข้า")
    assert province.failure()
    assert state(province.centre.ground) == before

    post.chosen = Path()
    province.press("รับแฟ้มเข้า")
    assert province.sees("ดูก่อนรับเข้า", CENTRE)
    assert state(province.centre.ground) == before
    province.keys("Ctrl+S")
    assert province.sees("รับเข้าแล้ว", "ไม่รับ ๐ รายการ")


def _screen(province: Hands) -> None:
    province.press("คัดกรองและผล")
    names = list(PEOPLE)
    province.press_row(names[0])
    province.press_row(names[1], Qt.KeyboardModifier.ControlModifier)
    with province.answering("รับ") as asked:
        province.press("รับ")
    assert "๒" in asked[0]
    assert province.sees("คัดกรองแล้ว ๒ เรื่อง", "ผ่านคัดกรอง")


def _help(province: Hands) -> None:
    province.press_row("อับดุลเลาะ เจ๊ะแว", twice=True)
    assert province.sees("สิ่งที่ดำเนินการแล้ว")
    province.press("บันทึกผล")
    province.tab_to("ผล").chooses("ได้รับการช่วยเหลือ")
    province.tab_to("เลขที่อ้างอิงของหน่วยงาน").types("กพร. 99/2569")
    province.keys("Ctrl+S")
    assert province.sees("ช่วยเหลือแล้ว", "กพร. 99/2569")


def _accept_and_answer(province: Hands) -> None:
    province.press("กล่องรับ").turn_tab("เดือน").press_row("รอตรวจ")
    assert province.sees("พฤศจิกายน ๒๕๖๙ · รอตรวจ")
    province.press("รับ")
    assert province.sees("พฤศจิกายน ๒๕๖๙ · รับแล้ว")
    province.press("ทำแฟ้มตอบกลับ")
    _hand_over(province)


def _take_in_answer(centre: Hands) -> None:
    centre.turn_to().press("รับ–ส่งข้อมูล").keys("Ctrl+O")
    assert centre.sees("ดูก่อนรับเข้า")
    centre.press("รับเข้า")
    assert centre.sees("รับเข้าแล้ว", "ไม่รับ ๐ รายการ")
    centre.press("เรื่องและการส่งต่อ").press_row("อับดุลเลาะ เจ๊ะแว", twice=True)
    assert centre.sees("ช่วยเหลือแล้ว", "กพร. 99/2569")
