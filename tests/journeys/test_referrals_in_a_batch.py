"""A batch of referrals in the province's real window, by keyboard: letters, the table out, the answers in."""

from __future__ import annotations

from pathlib import Path

import pytest
import registers

from desktop.system.paths import Home
from desktop.views.kit.questions import Dialog
from tests.journeys import referring
from tests.journeys.conftest import OFFICER
from tests.journeys.hands import Seat
from tests.referral_steps import accepted, filled


def test_cases_are_referred_answered_and_written_without_a_mouse(
    seat: Seat, staffed_province: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = seat(staffed_province)
    hands.sign_in(OFFICER, registers.PASSWORD)
    assert hands.sees("หน้าแรก")
    for name in ("มะ", "ดอเลาะ"):
        accepted(hands.centre.ground, name)

    referring.refer(hands, "นายมะ สาแม", "นายดอเลาะ สาแม")
    out = tmp_path / "ตาราง.xlsx"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: out))
    referring.save_table(hands)

    done = {"ผลการดำเนินการ": "ช่วยเหลือแล้ว", "วันที่ดำเนินการ": "๒๐ พ.ย. ๒๕๖๙"}
    out.write_bytes(
        filled(
            out.read_bytes(),
            {"94/0001/2570": done, "94/0002/2570": {**done, "ชื่อ–สกุล": "นายดอเลาะห์ สาแม"}},
        )
    )
    monkeypatch.setattr(Dialog, "open_file", staticmethod(lambda *_asked: out))
    referring.take_answers_in(hands, "นายดอเลาะห์ สาแม")
    assert {row.status for row in hands.centre.cases.rows(hands.centre.cases.ids())} == {"helped"}
