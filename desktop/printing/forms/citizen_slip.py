"""ใบรับเรื่อง/ใบนัด: what the citizen takes home."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Boxed, Fields, Gap, TitleBar, heading, together
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A5, SLIP
from desktop.printing.runs import CENTRE, Stop, Style, bold
from desktop.printing.signing import Signatures, Signer
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long, weekday

TITLE = "ใบรับเรื่อง / ใบนัด"
PAPER = A5
LAYOUT = SLIP

_LINE = Style(size=10.7, pitch=19.0)
_NUMBER = Style(size=15.0, pitch=21.0, face=BOLD, align=CENTRE)
_CAPTION = Style(size=9.0, pitch=13.0, align=CENTRE, grey=0.3)
_ITEM = _LINE.but(left=14.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a citizen's slip.

    Attributes:
        number: the document's number.
        centre: the office that took the request.
        centre_phone: whom to phone.
        case_number: what to say on the telephone.
        citizen_name: in full.
        received_on: the day.
        needs: what was asked for.
        where_to_go: the office to go to.
        what_to_bring: papers to bring.
        appointment_on: the day to come.
        officer: who took the request.
        copy: a reprint.
    """

    number: str
    centre: str
    centre_phone: str
    case_number: str
    citizen_name: str
    received_on: datetime.date
    needs: tuple[str, ...]
    where_to_go: str
    what_to_bring: str
    appointment_on: datetime.date | None
    officer: str
    copy: bool = False


SAMPLE = Sheet(
    number="D9401-2569-00128",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    centre_phone="0-7333-0000",
    case_number="9401/0127/2569",
    citizen_name="นายอับดุลเลาะ เจ๊ะแว",
    received_on=datetime.date(2026, 1, 12),
    needs=("หางานทำในประเทศ", "ฝึกอาชีพ (ยกระดับฝีมือ) ช่างเชื่อมไฟฟ้า"),
    where_to_go="สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี ตำบลบ่อทอง อำเภอหนองจิก",
    what_to_bring="บัตรประจำตัวประชาชน สำเนาทะเบียนบ้าน และวุฒิการศึกษา",
    appointment_on=datetime.date(2026, 1, 26),
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12346",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    centre_phone="0-7437-0000 ต่อ 1234, 08-1234-5678 (วันและเวลาราชการ)",
    case_number="9010/12345/2571",
    citizen_name="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
    received_on=datetime.date(2028, 2, 29),
    needs=tuple(
        f"สมัครหรือใช้สิทธิมาตรา 40 (แรงงานนอกระบบ) และขอเปลี่ยนที่อยู่สำหรับส่งเอกสารครั้งที่ {place}"
        for place in range(1, 10)
    ),
    where_to_go=(
        "สำนักงานประกันสังคมจังหวัดสงขลา สาขานาทวี เลขที่ 123 ถนนสายเอเซีย ตำบลนาทวี "
        "อำเภอนาทวี จังหวัดสงขลา 90160 "
        "ชั้น 1 ช่องบริการหมายเลข 5 ติดต่อเจ้าหน้าที่งานสิทธิประโยชน์"
    ),
    what_to_bring=(
        "บัตรประจำตัวประชาชน สำเนาทะเบียนบ้าน สมุดบัญชีเงินฝาก หนังสือรับรองการทำงาน "
        "หลักฐานการชำระเงินสมทบ 12 เดือนย้อนหลัง "
        "และหนังสือมอบอำนาจพร้อมอากรแสตมป์ 10 บาท (กรณีให้ผู้อื่นมาแทน)"
    ),
    appointment_on=datetime.date(2028, 3, 30),
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The slip from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE, crest=36, size=14),
        Gap(8),
        Boxed(Paragraph("เรื่องเลขที่", _CAPTION), Paragraph(sheet.case_number or "–", _NUMBER), tint=0.96),
        Gap(6),
        Fields(("ได้รับเรื่องของ ", sheet.citizen_name, 1), style=_LINE),
        Fields(("วันที่รับเรื่อง ", long(sheet.received_on, thai_digits=False), 1), style=_LINE),
        heading("เรื่องที่ขอรับบริการ"),
        *_needs(sheet.needs),
        heading("ขั้นตอนต่อไป"),
        Fields(("ติดต่อที่ ", sheet.where_to_go, 1), style=_LINE),
        Fields(("เอกสารที่ต้องนำไป ", sheet.what_to_bring, 1), style=_LINE),
        Fields(("วันนัด ", _day(sheet.appointment_on), 1), style=_LINE),
        Fields(("สอบถามที่ศูนย์ โทร. ", sheet.centre_phone, 1), style=_LINE),
        Gap(6),
        together(
            Paragraph(
                ["โปรดเก็บใบนี้ไว้ และแจ้ง ", bold("เรื่องเลขที่"), " ทุกครั้งที่ติดต่อสอบถาม ไม่มีค่าธรรมเนียมใด ๆ"],
                Style(size=9.6, pitch=15.0),
            ),
            Signatures(None, Signer(sheet.officer, "เจ้าหน้าที่ผู้รับเรื่อง"), above=16),
        ),
    ]


def _day(day: datetime.date | None) -> str:
    return f"{weekday(day)}ที่ {long(day, thai_digits=False)}" if day else ""


def _needs(needs: Sequence[str]) -> list[Any]:
    """The needs with their numbers, later lines below the first word; none is divided over two pages."""
    hanging = 14.0 if len(needs) < 10 else 20.0
    style = _ITEM.but(left=_ITEM.left + hanging, first=-hanging)
    return [together(Paragraph([f"{place}.", Stop(0.0), need], style)) for place, need in enumerate(needs, 1)]
