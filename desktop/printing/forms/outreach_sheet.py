"""แบบเก็บข้อมูลผู้มีความต้องการด้านแรงงาน: thirty lines for a volunteer in the field, blank or filled in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import SMALL, Fields, Gap, TitleBar
from desktop.printing.paper import A4, WIDE
from desktop.printing.runs import CENTRE, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.phones import shown as phone_shown
from desktop.rules.thai_date import long
from desktop.rules.thai_id import masked

TITLE = "แบบเก็บข้อมูลผู้มีความต้องการด้านแรงงาน"
PAPER = A4
LAYOUT = WIDE

# A volunteer's quota is thirty people (design: domain, who); the lines are keyed in later in the same order.
LINES = 30
_BY_HAND = 22.7
_LINE = Style(size=10.4, pitch=18.0)
_CELL = Style(size=9.0, pitch=12.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category of need that a line may name by its code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person whom the volunteer met.

    Attributes:
        citizen_name: in full.
        thai_id: the 13 digits; the list masks them.
        birth: age or year of birth, as it was told.
        address: house and village.
        phone: one number.
        category: the need's code, or several.
        detail: the need in the person's words.
    """

    citizen_name: str
    thai_id: str = ""
    birth: str = ""
    address: str = ""
    phone: str = ""
    category: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of an outreach sheet; without lines it is printed blank.

    Attributes:
        number: the document's number.
        centre: the office that hands the sheet out.
        volunteer: who goes with it; empty leaves a dotted place.
        tambon: where, such as ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี.
        month: in words, such as มกราคม 2569.
        categories: the codes' key below the lines.
        lines: the people met, in order.
        collected_on: the day the sheet was handed in.
        officer: who took it in and keys it in.
        copy: a reprint.
    """

    number: str
    centre: str
    volunteer: str
    tambon: str
    month: str
    categories: tuple[Category, ...]
    lines: tuple[Line, ...]
    collected_on: datetime.date | None
    officer: str
    copy: bool = False


_CATEGORIES = (
    ("EMP-1", "หางานทำในประเทศ"),
    ("EMP-2", "แนะแนวอาชีพ/อาชีพอิสระ/รับงานไปทำที่บ้าน"),
    ("EMP-3", "ไปทำงานต่างประเทศ/มาเลเซีย"),
    ("EMP-4", "ว่างงาน (ผู้ประกันตน)"),
    ("SKL-1", "ฝึกอาชีพ"),
    ("SKL-2", "ทดสอบมาตรฐานฝีมือแรงงาน"),
    ("PRO-1", "ร้องเรียนนายจ้าง/เรียกร้องเงิน"),
    ("SSO-1", "สิทธิประโยชน์ ม.33/39"),
    ("SSO-2", "สมัคร/สิทธิ ม.40 (แรงงานนอกระบบ)"),
    ("SSO-3", "กองทุนเงินทดแทน"),
    ("OPS-1", "ความเดือดร้อนด้านอาชีพ"),
    ("OPS-2", "กลุ่มแรงงานนอกระบบ"),
    ("OPS-4", "อื่น ๆ นอกกระทรวง"),
)
_PEOPLE = (
    ("นายอับดุลเลาะ เจ๊ะแว", "1940300123451", "33 ปี", "12/3 ม.5", "0812345678", "EMP-1", "งานโรงงานหรือก่อสร้าง"),
    ("นางสาวนูรีซา มะแซ", "1940100317260", "พ.ศ. 2541", "45 ม.5", "0894417265", "SKL-1", "เรียนตัดเย็บเสื้อผ้ามุสลิม"),
    ("นางมารีแย สะอิ", "3940100248353", "58 ปี", "7/1 ม.5", "", "SSO-2", "สมัครประกันสังคม ม.40"),
    ("นายมูฮัมหมัด ดอเลาะ", "1940100529186", "24 ปี", "88 ม.6", "0836140927", "EMP-3", "ไปทำงานร้านอาหารที่กลันตัน"),
    (
        "นายสมหมาย ศรีสุวรรณ",
        "3940100163595",
        "47 ปี",
        "101/2 ม.6",
        "0862583316",
        "SKL-2",
        "ทดสอบช่างไฟฟ้าภายในอาคาร",
    ),
    ("นางสาวฟาตีเมาะ อาแว", "1940100871046", "19 ปี", "23 ม.6", "0918205573", "EMP-2", "ขายขนมออนไลน์"),
    ("นายอิสมาแอ เจ๊ะหลง", "1940100139621", "41 ปี", "66 ม.7", "0803398142", "PRO-1", "นายจ้างค้างค่าจ้าง 2 เดือน"),
    ("นางซารีปะ ยูโซะ", "3940100725411", "52 ปี", "9 ม.7", "", "OPS-1", "ว่างงานหลังน้ำท่วมสวนยาง"),
)

SAMPLE = Sheet(
    number="D9401-2569-00140",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    volunteer="นางสาวนูรีดา มะมิง",
    tambon="ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    month="มกราคม 2569",
    categories=tuple(Category(code=code, name=name) for code, name in _CATEGORIES),
    lines=tuple(
        Line(
            citizen_name=name,
            thai_id=number,
            birth=birth,
            address=at,
            phone=phone,
            category=code,
            detail=detail,
        )
        for name, number, birth, at, phone, code, detail in _PEOPLE
    ),
    collected_on=datetime.date(2026, 1, 30),
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
)

BLANK = replace(SAMPLE, volunteer="", tambon="", month="", lines=(), collected_on=None, officer="")

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    volunteer="ว่าที่ร้อยตรีมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซบินอับดุลกอเดร์",
    tambon="ตำบลเขาแดงและตำบลบาโหย อำเภอสะบ้าย้อย จังหวัดสงขลา",
    month="กุมภาพันธ์ 2571",
    categories=tuple(
        replace(one, name=f"{one.name} และความต้องการอื่นที่เกี่ยวเนื่องตามนโยบายของกระทรวงแรงงาน")
        for one in SAMPLE.categories
    ),
    lines=tuple(
        Line(
            citizen_name="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
            thai_id="1940300123451",
            birth="ไม่ทราบวันและเดือน พ.ศ. 2505",
            address="1234/567 อาคารบ้านเอื้ออาทร ม.12",
            phone="0812345678",
            category="EMP-1, SKL-2, SSO-3, OPS-4",
            detail=f"คนที่ {place} นูรไอนีอับดุลลอฮสุไลมานมูฮัมหมัดอัสมะห์ซัลมาอ์ฮายาตีหะยีสะมะแอ ขอทราบเงินสมทบ 3,600 บาท",
        )
        for place in range(1, 37)
    ),
    collected_on=datetime.date(2028, 2, 29),
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The sheet from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE, _PURPOSE, crest=40.0),
        Gap(2),
        Fields(
            ("อาสาสมัครแรงงาน ", sheet.volunteer, 5),
            ("พื้นที่ ", sheet.tambon, 6),
            ("ประจำเดือน ", sheet.month, 3),
            style=_LINE,
        ),
        Gap(2),
        Paragraph(_NOTICE, SMALL),
        Gap(4),
        Footed(_lines(sheet), *_key(sheet), Gap(4), _signing(sheet)),
    ]


_PURPOSE = "เขียนหนึ่งคนต่อหนึ่งบรรทัด เรียงตามลำดับที่พบ แล้วส่งคืนศูนย์ทั้งแผ่น"
# Said before the first line, because it is to be told before anything is written down (PDPA, section 23).
_NOTICE = (
    "ก่อนจดข้อมูล โปรดแจ้งผู้ให้ข้อมูลว่า ศูนย์เก็บข้อมูลนี้เพื่อช่วยเหลือด้านแรงงานเท่านั้น ให้ข้อมูลเท่าที่สมัครใจ "
    "และขอดู ขอแก้ไข หรือขอลบได้ที่ศูนย์ ตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 เมื่อผู้ให้ข้อมูลรับทราบแล้ว ให้ลงชื่อในช่องท้าย"
)


def _lines(sheet: Sheet) -> Table:
    columns = (
        Column("ที่", 0.75, CENTRE),
        Column("ชื่อ–สกุล", 4.6),
        Column("เลขประจำตัวประชาชน", 3.5),
        Column("อายุ/ปีเกิด", 1.7, CENTRE),
        Column("บ้านเลขที่/หมู่ที่", 2.3),
        Column("โทรศัพท์", 2.5),
        Column("รหัส", 1.5, CENTRE),
        Column("ความต้องการ (ตามคำบอก)", 5.0),
        Column("รับทราบ/ลงชื่อ", 2.5),
    )
    rows = [_row(place, line) for place, line in enumerate(sheet.lines, 1)]
    rows += [(str(place), *[""] * (len(columns) - 1)) for place in range(len(rows) + 1, LINES + 1)]
    return Table(columns, rows, style=_CELL, least=_BY_HAND)


def _row(place: int, line: Line) -> tuple[str, ...]:
    return (
        str(place),
        line.citizen_name,
        masked(line.thai_id),
        line.birth,
        line.address,
        phone_shown(line.phone),
        line.category,
        line.detail,
        "",
    )


def _key(sheet: Sheet) -> list[Any]:
    if not sheet.categories:
        return []
    key = "   ".join(f"{one.code}\u00a0{one.name}" for one in sheet.categories)
    return [Gap(4), Paragraph(f"รหัสความต้องการ: {key}", SMALL)]


def _signing(sheet: Sheet) -> Signatures:
    collected = long(sheet.collected_on, thai_digits=False) if sheet.collected_on else ""
    return Signatures(
        Signer(sheet.volunteer, "อาสาสมัครแรงงาน", label="ผู้เก็บข้อมูล", dated=collected),
        Signer(sheet.officer, "เจ้าหน้าที่ศูนย์แรงงานอำเภอ", label="ผู้รับแบบ", dated=""),
        above=14,
    )
