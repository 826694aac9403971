"""แผ่นกุญแจสำรอง: the recovery key of a register, printed once for the sealed envelope."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Boxed, Fields, Gap, TitleBar, heading, together
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import Content, Run, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "แผ่นกุญแจสำรอง"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.7, pitch=19.0)
# The groups are set larger than the heads above them.
_KEY = Style(size=9.6, pitch=23.0)
_GROUP_SIZE = 14.0
_ACROSS = 4
_STEPS = (
    "กุญแจนี้เปิดทะเบียนของศูนย์ได้เมื่อไม่มีผู้ใดจำรหัสผ่านได้ ผู้ที่ถือแผ่นนี้เปิดอ่านทะเบียนได้ทั้งหมด",
    "ในกุญแจมีเลขศูนย์และเลขหนึ่ง แต่ไม่มีตัวอักษร O I L และ U",
    "ตรวจว่าทุกกลุ่มอ่านได้ชัด แล้วพับแผ่นนี้ใส่ซองทึบ ปิดผนึก ลงลายมือชื่อและวันที่คร่อมรอยผนึก",
    "เก็บซองไว้ในตู้นิรภัยของหน่วยงาน แยกจากเครื่องคอมพิวเตอร์และแยกจากสื่อที่เก็บสำเนาทะเบียน",
    "ห้ามถ่ายภาพ ถ่ายสำเนา หรือส่งทางสื่ออิเล็กทรอนิกส์ เอกสารนี้พิมพ์ได้ครั้งเดียว",
    "เมื่อเปิดซองใช้แล้ว หรือสงสัยว่ามีผู้อื่นเห็น ให้ผู้ดูแลระบบออกกุญแจใหม่และทำลายแผ่นนี้ทันที",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a key sheet.

    Attributes:
        centre: whose register it opens.
        unit_code: the centre's code.
        made_on: the day.
        groups: the key, in groups as it is typed.
    """

    centre: str
    unit_code: str
    made_on: datetime.date
    groups: tuple[str, ...]


SAMPLE = Sheet(
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    unit_code="9401",
    made_on=datetime.date(2026, 1, 5),
    groups=("K7QF", "29XW", "TM3H", "BVDP", "4R80", "ZN6C", "JYT1", "GA5E"),
)

LONGEST = replace(
    SAMPLE,
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    unit_code="9010",
    groups=SAMPLE.groups * 6,
)


def story(sheet: Sheet) -> list[Any]:
    """The key sheet from top to bottom."""
    notes = Style(size=10.2, pitch=17.0, left=4.0)
    return [
        TitleBar(sheet.centre, TITLE, "เก็บในซองปิดผนึก ห้ามเปิดเว้นแต่จำเป็น"),
        Gap(10),
        Fields(
            ("รหัสหน่วยงาน ", sheet.unit_code, 3),
            ("ออกเมื่อวันที่ ", long(sheet.made_on, thai_digits=False), 5),
            style=_LINE,
        ),
        heading("กุญแจสำรอง (อ่านและพิมพ์จากซ้ายไปขวา ทีละแถว)"),
        _key(sheet.groups),
        Gap(10),
        Boxed(
            Paragraph("ข้อปฏิบัติ", notes.but(face=BOLD)),
            *(Paragraph(f"{place}. {step}", notes) for place, step in enumerate(_STEPS, 1)),
        ),
        together(
            Gap(18),
            Signatures(Signer("", "ผู้พิมพ์และปิดผนึก", dated=""), Signer("", "พยาน", dated=""), above=20),
        ),
    ]


def _key(groups: tuple[str, ...]) -> Table:
    columns = (
        Column("แถวที่", 0.45, "centre"),
        *(Column(f"ช่องที่ {place}", 1, "centre") for place in range(1, _ACROSS + 1)),
    )
    padded = [*groups, *[""] * (-len(groups) % _ACROSS)]
    rows: list[tuple[Content, ...]] = [
        (
            str(start // _ACROSS + 1),
            *(Run(group, size=_GROUP_SIZE) for group in padded[start : start + _ACROSS]),
        )
        for start in range(0, len(padded), _ACROSS)
    ]
    return Table(columns, rows, style=_KEY, before=4)
