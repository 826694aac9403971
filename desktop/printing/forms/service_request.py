"""แบบบันทึกความต้องการด้านแรงงาน: what a citizen asked for at the counter, signed by both."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Choices, Fields, Gap, TitleBar, heading, together
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import JUSTIFY, Dots, Style, filled
from desktop.printing.signing import Signatures, Signer, ThumbPrint
from desktop.printing.tables import Column, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long
from desktop.rules.thai_id import shown

TITLE = "แบบบันทึกความต้องการด้านแรงงาน (คำขอรับบริการ)"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.4, pitch=19.0)
_NOTICE = Style(size=9.6, pitch=15.0, align=JUSTIFY)
_SEXES = {"m": "ชาย", "f": "หญิง"}
# The words of the window, so that the paper ticks what the officer chose.
_URGENCIES = (("normal", "ปกติ"), ("soon", "ควรเร่ง"), ("urgent", "เร่งด่วน"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """One need of the citizen.

    Attributes:
        category: the category's name.
        detail: what exactly is asked for.
        agency: the agency that answers for it.
    """

    category: str
    detail: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a service request.

    Attributes:
        number: the document's number.
        centre: the office that took the request.
        centre_address: its address.
        received_on: the day.
        channel: how the request came in.
        citizen_name: in full.
        thai_id: the 13 digits, or another paper's number.
        birth: the birth date in words; may be partial.
        age: in years.
        sex: a word, or ``m`` or ``f``.
        address: in one line.
        phones: in one line.
        occupation: in words.
        employment: in words.
        education: in words.
        flags: the groups the citizen belongs to.
        needs: one line each.
        detail: the whole story.
        urgency: a word, or ``normal``, ``soon``, ``urgent``.
        found_by: the volunteer who found the case.
        notice_version: of the privacy notice that was shown.
        notice_on: when it was shown.
        officer: who took the request.
        officer_position: the officer's position.
        copy: a reprint.
    """

    number: str
    centre: str
    centre_address: str
    received_on: datetime.date
    channel: str
    citizen_name: str
    thai_id: str
    birth: str
    age: int | None
    sex: str
    address: str
    phones: str
    occupation: str
    employment: str
    education: str
    flags: tuple[str, ...]
    needs: tuple[NeedLine, ...]
    detail: str
    urgency: str
    found_by: str
    notice_version: str
    notice_on: datetime.date | None
    officer: str
    officer_position: str
    copy: bool = False


SAMPLE = Sheet(
    number="D9401-2569-00127",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    centre_address="ที่ว่าการอำเภอเมืองปัตตานี ถนนเดชา ตำบลสะบารัง อำเภอเมืองปัตตานี จังหวัดปัตตานี 94000",
    received_on=datetime.date(2026, 1, 12),
    channel="จุดบริการที่ศูนย์แรงงานอำเภอ",
    citizen_name="นายอับดุลเลาะ เจ๊ะแว",
    thai_id="1940300123451",
    birth="12 มีนาคม 2535",
    age=33,
    sex="ชาย",
    address="บ้านเลขที่ 12/3 หมู่ที่ 5 ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี 94000",
    phones="08-1234-5678",
    occupation="รับจ้างทั่วไป",
    employment="ว่างงาน",
    education="มัธยมศึกษาตอนปลาย",
    flags=("ว่างงาน", "กลับจากมาเลเซีย"),
    needs=(
        NeedLine(
            category="หางานทำในประเทศ",
            detail="งานโรงงานหรืองานก่อสร้างในจังหวัดปัตตานีหรือสงขลา",
            agency="กรมการจัดหางาน",
        ),
        NeedLine(
            category="ฝึกอาชีพ (ยกระดับฝีมือ)",
            detail="ช่างเชื่อมไฟฟ้า หลักสูตรไม่เกิน 30 วัน",
            agency="กรมพัฒนาฝีมือแรงงาน",
        ),
    ),
    detail="เดินทางกลับจากการทำงานร้านอาหารในรัฐกลันตัน ประเทศมาเลเซีย เมื่อเดือนพฤศจิกายน 2568 ยังไม่มีรายได้ประจำ "
    "ต้องดูแลบุตร 2 คน มีพื้นฐานงานเชื่อมมาก่อน",
    urgency="ปกติ",
    found_by="นางสาวนูรีดา มะมิง (อาสาสมัครแรงงานตำบลปะกาฮะรัง)",
    notice_version="2568/1",
    notice_on=datetime.date(2026, 1, 12),
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
    officer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    centre_address=(
        "ชั้น 2 อาคารที่ว่าการอำเภอสะบ้าย้อย ถนนสะบ้าย้อย–นาทวี หมู่ที่ 1 ตำบลสะบ้าย้อย อำเภอสะบ้าย้อย "
        "จังหวัดสงขลา 90210 โทร. 0-7437-0000"
    ),
    received_on=datetime.date(2028, 2, 29),
    channel="หน่วยบริการเคลื่อนที่อำเภอยิ้ม/จังหวัดเคลื่อนที่ ณ องค์การบริหารส่วนตำบลจะแหน",
    citizen_name="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
    thai_id="3900600123452",
    birth="ไม่ทราบวันและเดือน พ.ศ. 2508",
    age=63,
    sex="หญิง",
    address=(
        "บ้านเลขที่ 1234/567 อาคารชุดบ้านเอื้ออาทร 4 ชั้น 5 หมู่ที่ 12 ซอยเทศบาลสงเคราะห์ "
        "27 แยก 3 ถนนพระราม 5 ตำบลเขาแดง "
        "อำเภอสะบ้าย้อย จังหวัดสงขลา 90210"
    ),
    phones="08-1234-5678, 09-8765-4321, 0-7437-0001 ต่อ 1234",
    occupation="ค้าขายของชำและรับจ้างกรีดยางตามฤดูกาล",
    employment="ประกอบอาชีพอิสระ ไม่มีลูกจ้าง",
    education="ประกาศนียบัตรวิชาชีพชั้นสูง (ปวส.)",
    flags=("แรงงานนอกระบบ", "ผู้สูงอายุ", "กลับจากมาเลเซีย", "บัตรสวัสดิการแห่งรัฐ"),
    needs=tuple(
        NeedLine(
            category=f"สมัครหรือใช้สิทธิมาตรา 40 (แรงงานนอกระบบ) ครั้งที่ {number}",
            detail="ขอทราบจำนวนเงินสมทบที่ชำระแล้ว ขอรับเงินบำเหน็จชราภาพ และขอเปลี่ยนที่อยู่สำหรับส่งเอกสาร "
            "พร้อมยื่นคำร้องเรื่องเงินทดแทนการขาดรายได้ 3,600 บาท",
            agency="สำนักงานประกันสังคมจังหวัดสงขลา สาขานาทวี",
        )
        for number in range(1, 9)
    ),
    detail=" ".join(
        (
            "เดินทางกลับจากการค้าขายในรัฐกลันตัน ประเทศมาเลเซีย เมื่อเดือนพฤศจิกายน 2570 ปัจจุบันขายของชำที่บ้าน",
            "และรับจ้างกรีดยาง รายได้ไม่แน่นอน เฉลี่ยเดือนละ 4,500 บาท ต้องดูแลหลาน 2 คน เคยส่งเงินสมทบมาตรา 39",
            "ระหว่างปี 2548 ถึงปี 2556 แล้วขาดส่ง ภายหลังสมัครมาตรา 40 ผ่านบัณฑิตแรงงาน แต่ไม่ได้รับหนังสือแจ้งผล",
            "และย้ายที่อยู่มาแล้ว 1 ครั้ง จึงขอให้ศูนย์ช่วยตรวจสอบสิทธิทั้งหมดและแจ้งผลทางโทรศัพท์",
            "เพราะไม่สะดวกเดินทางไปสำนักงานประกันสังคมสาขานาทวี",
        )
    ),
    urgency="เร่งด่วน",
    found_by="ว่าที่ร้อยตรีมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซ (บัณฑิตแรงงานตำบลเขาแดงและตำบลบาโหย)",
    notice_on=datetime.date(2028, 2, 29),
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    officer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The request from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE, sheet.centre_address),
        Gap(4),
        Fields(
            ("เลขที่ ", sheet.number, 4),
            ("วันที่รับเรื่อง ", long(sheet.received_on, thai_digits=False), 5),
            style=_LINE,
        ),
        Fields(("ช่องทางที่รับเรื่อง ", sheet.channel, 1), style=_LINE),
        heading("ผู้รับบริการ", "1."),
        *_person(sheet),
        heading("ความต้องการด้านแรงงาน", "2."),
        _needs(sheet),
        Paragraph(["รายละเอียดเพิ่มเติม ", filled(sheet.detail), Dots()], _LINE),
        Fields(("ผู้ชี้เป้า ", sheet.found_by, 1), style=_LINE),
        _urgency(sheet.urgency),
        heading("การคุ้มครองข้อมูลส่วนบุคคล และคำรับรอง", "3."),
        Paragraph(_notice(sheet), _NOTICE),
        together(*_signing(sheet)),
    ]


def _person(sheet: Sheet) -> list[Any]:
    age = f"{sheet.age} ปี" if sheet.age is not None else ""
    return [
        Fields(
            ("ชื่อ–สกุล ", sheet.citizen_name, 7), ("เพศ ", _SEXES.get(sheet.sex, sheet.sex), 2), style=_LINE
        ),
        Fields(("เลขประจำตัวประชาชน ", shown(sheet.thai_id), 1), style=_LINE),
        Fields(("วันเดือนปีเกิด ", sheet.birth, 6), ("อายุ ", age, 3), style=_LINE),
        Fields(("ที่อยู่ ", sheet.address, 1), style=_LINE),
        Fields(("โทรศัพท์ ", sheet.phones, 5), ("ระดับการศึกษา ", sheet.education, 5), style=_LINE),
        Fields(("อาชีพ ", sheet.occupation, 5), ("สถานะการทำงาน ", sheet.employment, 5), style=_LINE),
        Fields(("กลุ่ม ", "  •  ".join(sheet.flags), 1), style=_LINE),
    ]


def _needs(sheet: Sheet) -> Table:
    columns = (
        Column("ที่", 0.6, "centre"),
        Column("ประเภทความต้องการ", 3.2),
        Column("รายละเอียด", 4.2),
        Column("หน่วยงานที่รับผิดชอบ", 3.0),
    )
    rows = [
        (str(place), need.category, need.detail, need.agency) for place, need in enumerate(sheet.needs, 1)
    ]
    return Table(columns, rows or [("", "", "", "")], after=3)


def _urgency(urgency: str) -> Any:
    choices = [(word, urgency in (code, word), 2.0) for code, word in _URGENCIES]
    if urgency and not any(ticked for _word, ticked, _share in choices):
        return Fields(("ความเร่งด่วน ", urgency, 1), style=_LINE)
    return Choices(*choices, label="ความเร่งด่วน", style=_LINE)


def _notice(sheet: Sheet) -> str:
    shown_on = f" เมื่อวันที่ {long(sheet.notice_on, thai_digits=False)}" if sheet.notice_on else ""
    version = f" ฉบับที่ {sheet.notice_version}" if sheet.notice_version else ""
    return (
        "ศูนย์แรงงานอำเภอเก็บรวบรวม ใช้ และส่งต่อข้อมูลข้างต้นให้หน่วยงานที่เกี่ยวข้องเท่าที่จำเป็นแก่การให้บริการตามคำขอนี้ "
        "ตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ผู้รับบริการมีสิทธิขอดู ขอสำเนา ขอแก้ไข หรือขอลบข้อมูลของตนได้ที่ศูนย์ "
        f"เจ้าหน้าที่ได้แจ้งประกาศความเป็นส่วนตัว{version} ให้ผู้รับบริการทราบแล้ว{shown_on} "
        "และผู้รับบริการขอรับรองว่าข้อความข้างต้นเป็นความจริง"
    )


def _signing(sheet: Sheet) -> list[Any]:
    return [
        Signatures(
            Signer(sheet.citizen_name, "ผู้รับบริการ", dated=""),
            Signer(sheet.officer, sheet.officer_position or "เจ้าหน้าที่ผู้รับเรื่อง", label="ผู้รับเรื่อง", dated=""),
            above=22,
        ),
        Gap(10),
        ThumbPrint(),
    ]
