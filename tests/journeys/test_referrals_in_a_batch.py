"""A batch of referrals in the province's real window, by keyboard: letters, the table out, the answers in."""

from __future__ import annotations

from pathlib import Path

import pytest
import registers

from desktop.system.language import _
from desktop.system.paths import Home
from desktop.views.kit.questions import Dialog
from tests.journeys.conftest import OFFICER
from tests.journeys.hands import Hands, Seat
from tests.referral_steps import accepted, filled

CASES = "Alt+3"


def test_cases_are_referred_answered_and_written_without_a_mouse(
    seat: Seat, staffed_province: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = seat(staffed_province)
    hands.sign_in(OFFICER, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    for name in ("มะ", "ดอเลาะ"):
        accepted(hands.centre.ground, name)

    _refer(hands)
    out = tmp_path / "ตาราง.xlsx"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: out))
    hands.keys("Esc")
    assert hands.sees("94/ส 1/2570", "๐ จาก ๒", "กรมพัฒนาฝีมือแรงงาน")
    hands.tab_to_button(_("Table for the agency")).keys("Return")
    assert hands.sees("ตารางสำหรับหน่วยงานมี ๒ เรื่อง")

    done = {"ผลการดำเนินการ": "ช่วยเหลือแล้ว", "วันที่ดำเนินการ": "๒๐ พ.ย. ๒๕๖๙"}
    out.write_bytes(
        filled(
            out.read_bytes(),
            {"94/0001/2570": done, "94/0002/2570": {**done, "ชื่อ–สกุล": "นายดอเลาะห์ สาแม"}},
        )
    )
    monkeypatch.setattr(Dialog, "open_file", staticmethod(lambda *_asked: out))
    _take_in(hands)
    assert {row.status for row in hands.centre.cases.rows(hands.centre.cases.ids())} == {"helped"}


def _refer(hands: Hands) -> None:
    hands.keys(CASES).tab_to_button(_("Refer to agencies")).keys("Return")
    assert hands.sees("นายมะ สาแม", "นายดอเลาะ สาแม", "๒ เรื่อง")
    hands.keys("Ctrl+A").tab_to_button("ส่งต่อ ๒ เรื่อง").keys("Return")
    assert hands.sees("กพร. ๒ เรื่อง", "วันที่ในหนังสือ")
    hands.keys("Ctrl+S")
    assert hands.sees("D94-2570-00001 – D94-2570-00002")


def _take_in(hands: Hands) -> None:
    hands.keys(CASES).tab_to_button(_("Take answers in")).keys("Return")
    assert hands.sees(_("An agency's answers"))
    hands.keys("Return")
    assert hands.sees("กรมพัฒนาฝีมือแรงงาน", "เลขที่เรื่อง")
    hands.keys("Ctrl+S")
    assert hands.sees("นายดอเลาะห์ สาแม", "ชื่อไม่ตรงกัน ๑")
    hands.tab_to_button(_("Same person")).keys("Return")
    assert hands.sees("บันทึกผล ๒ เรื่อง")
    hands.keys("Ctrl+S")
    assert hands.sees("บันทึกผล ๒ เรื่องแล้ว")
