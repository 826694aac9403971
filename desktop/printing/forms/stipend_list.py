"""หลักฐานการจ่ายค่าตอบแทน: who is paid for which months, summed on every page, and who approved it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from desktop.printing.blocks import Fields, Gap, TitleBar
from desktop.printing.paper import A4, WIDE
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import SIGNING, Signatures, Signer
from desktop.printing.tables import Carried, Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.money import baht, in_words
from desktop.rules.thai_date import long
from desktop.rules.thai_id import masked

TITLE = "หลักฐานการจ่ายค่าตอบแทนอาสาสมัครแรงงาน"
PAPER = A4
LAYOUT = WIDE

_BY_HAND = 22.7
_LINE = Style(size=10.4, pitch=18.0)
_CELL = Style(size=9.2, pitch=13.2)
_SIGNED = SIGNING.but(size=9.8, pitch=15.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one volunteer is paid.

    Attributes:
        volunteer: in full.
        thai_id: the 13 digits; the list masks them.
        tambon: where the volunteer serves.
        months: in words, such as ต.ค.–ธ.ค. 2568.
        month_count: how many months that is.
        rate: of one month, in satang.
        amount: in satang.
        receipt: the number of the receipt, once there is one.
    """

    volunteer: str
    thai_id: str
    tambon: str
    months: str
    month_count: int
    rate: int
    amount: int
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and amount of a pay list.

    Attributes:
        number: the document's number.
        centre: the office that pays.
        period: what the list pays for, in words, such as ประจำเดือนตุลาคม–ธันวาคม 2568.
        fiscal_year: the Buddhist year in which the fiscal year ends.
        budget: the budget that the money is taken from.
        lines: the volunteers.
        preparer: who made the list.
        preparer_position: that officer's position.
        checker: who checked it; empty leaves a dotted place.
        checker_position: the checker's position.
        approver: who approves it.
        approver_position: the supervisor's position.
        approved_on: the day of approval; none marks the paper as a draft.
        payer: who pays out; empty leaves a dotted place.
        payer_position: the payer's position.
        paid_on: the day of payment, where it is known.
        copy: a reprint.
    """

    number: str
    centre: str
    period: str
    fiscal_year: int
    budget: str
    lines: tuple[Line, ...]
    preparer: str
    preparer_position: str
    checker: str
    checker_position: str
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    payer: str
    payer_position: str
    paid_on: datetime.date | None
    copy: bool = False


# The rate that the programme is described with; the sheet's lines say what is paid.
_RATE = 60_000
_PAID = (
    ("นายมูฮัมหมัด ยูโซะ", "1940100321457", "สะบารัง", 3),
    ("นางสาวปิยะดา แซ่ลิ่ม", "1940100551236", "อาเนาะรู", 3),
    ("นายต่วนอาแซ ต่วนสุหลง", "3940100088219", "จะบังติกอ", 3),
    ("นางรอกีเยาะ สาและ", "3940100443218", "บานา", 3),
    ("นายอิสมาแอ มะลี", "1940100998761", "ตันหยงลุโละ", 2),
    ("นางซารีปะ ดอเลาะ", "1940100457821", "คลองมานิง", 3),
    ("นายสมพร แก้วมณี", "3940100551236", "กะมิยอ", 3),
    ("นางสาวฮาซานะห์ บือราเฮง", "1940100222113", "บาราโหม", 3),
    ("นางสาวนูรีดา มะมิง", "1940100334121", "ปะกาฮะรัง", 3),
    ("นายแวอาแซ นิเดร์หะ", "1940100654781", "รูสะมิแล", 1),
    ("นางสาวอามีเนาะ กาเซ็ง", "1940100112236", "ตะลุโบะ", 3),
    ("นายอับดุลรอฮิม สะแลแม", "1940100777889", "บาราเฮาะ", 3),
    ("นายประเสริฐ ทองคำ", "3940100998822", "ปุยุด", 3),
)
_MONTHS = {1: "ต.ค. 2568", 2: "ต.ค.–พ.ย. 2568", 3: "ต.ค.–ธ.ค. 2568"}

SAMPLE = Sheet(
    number="D9401-2569-00142",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    period="ประจำเดือนตุลาคม–ธันวาคม 2568",
    fiscal_year=2569,
    budget="ค่าตอบแทนอาสาสมัครแรงงาน",
    lines=tuple(
        Line(
            volunteer=name,
            thai_id=thai_id,
            tambon=tambon,
            months=_MONTHS[count],
            month_count=count,
            rate=_RATE,
            amount=count * _RATE,
            receipt=f"R9401-2569-{place:05d}",
        )
        for place, (name, thai_id, tambon, count) in enumerate(_PAID, 41)
    ),
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    checker="",
    checker_position="",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 1, 8),
    payer="",
    payer_position="",
    paid_on=None,
)

_FAR_TAMBONS = ("สะบ้าย้อย", "ทุ่งพอ", "เปียน", "บ้านโหนด", "จะแหน", "คูหา", "เขาแดง", "บาโหย", "ธารคีรี")

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    period="ประจำเดือนตุลาคม 2570 ถึงเดือนกันยายน 2571 รวมเงินตกเบิกของเดือนกันยายน 2570",
    fiscal_year=2571,
    budget="ค่าตอบแทนอาสาสมัครแรงงาน ผลผลิตประชาชนในพื้นที่จังหวัดชายแดนภาคใต้ได้รับบริการด้านแรงงาน งบดำเนินงาน",
    lines=tuple(
        replace(
            line,
            volunteer="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
            tambon=f"{tambon} (หมู่ที่ {village} บ้านเจ๊ะอับดุลลอฮสุไลมาน)",
            months="ตุลาคม 2570 ถึงกันยายน 2571 และตกเบิกกันยายน 2570",
            month_count=13,
            rate=123_456_75,
            amount=13 * 123_456_75,
            receipt=f"R9010-2571-{10_000 + 6 * place + village:05d}",
        )
        for place, tambon in enumerate(_FAR_TAMBONS)
        for village, line in enumerate(SAMPLE.lines[:6], 1)
    ),
    preparer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    preparer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    checker="ว่าที่ร้อยตรีมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซ",
    checker_position="นักวิชาการแรงงานชำนาญการ สำนักงานแรงงานจังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    approved_on=None,
    payer="นางสาวต่วนรอกีเยาะนูรฮัยฟา ต่วนสุหลงเจ๊ะอาแซ",
    payer_position="เจ้าพนักงานการเงินและบัญชีชำนาญงาน สำนักงานแรงงานจังหวัดสงขลา",
    copy=True,
)


def is_draft(sheet: Sheet) -> bool:
    """Whether nobody has approved the payment yet."""
    return sheet.approved_on is None


def story(sheet: Sheet) -> list[Any]:
    """The list from top to bottom."""
    return [
        TitleBar(
            sheet.centre,
            TITLE,
            f"{sheet.period}  ปีงบประมาณ พ.ศ. {sheet.fiscal_year}".strip(),
            crest=40.0,
        ),
        Gap(2),
        Fields(
            ("งบประมาณ ", sheet.budget, 6), ("จำนวนผู้มีสิทธิรับเงิน ", f"{len(sheet.lines):,} คน", 2), style=_LINE
        ),
        Gap(4),
        Footed(_lines(sheet), *_certified(sheet), _signing(sheet)),
    ]


def _lines(sheet: Sheet) -> Table:
    columns = (
        Column("ที่", 0.8, CENTRE),
        Column("ชื่อ–สกุล", 4.65),
        Column("เลขประจำตัวประชาชน", 3.75),
        Column("ตำบล", 2.3),
        Column("ประจำเดือน", 2.9),
        Column("จำนวน\nเดือน", 1.45, CENTRE),
        Column("อัตรา\n(บาท)", 2.1, RIGHT),
        Column("จำนวนเงิน\n(บาท)", 2.75, RIGHT),
        Column("ลายมือชื่อผู้รับเงิน", 3.05),
        Column("วันที่รับ", 1.6),
        Column("ใบสำคัญที่", 3.4, CENTRE),
    )
    rows = [_row(place, line) for place, line in enumerate(sheet.lines, 1)]
    carried = _carried(sheet)
    return Table(
        columns,
        rows or [("",) * len(columns)],
        sums=[carried("รวมเงินทั้งสิ้น", len(sheet.lines))],
        style=_CELL,
        least=_BY_HAND,
        carried=carried,
    )


def _row(place: int, line: Line) -> tuple[str, ...]:
    return (
        str(place),
        line.volunteer,
        masked(line.thai_id),
        line.tambon,
        line.months,
        f"{line.month_count:,}",
        baht(line.rate),
        baht(line.amount),
        "",
        "",
        line.receipt,
    )


def _carried(sheet: Sheet) -> Carried:
    sums = list(accumulate((line.amount for line in sheet.lines), initial=0))
    return lambda word, count: ("", word, "", "", "", "", "", baht(sums[count]), "", "", "")


def _certified(sheet: Sheet) -> list[Any]:
    total = sum(line.amount for line in sheet.lines)
    return [
        Gap(3),
        Fields(("รวมเงินทั้งสิ้น (ตัวอักษร) ", f"({in_words(total)})", 1), style=_LINE),
        Paragraph(
            "ขอรับรองว่าผู้มีรายชื่อข้างต้นปฏิบัติหน้าที่และส่งรายงานผลการปฏิบัติงานครบถ้วนตามเดือนที่ขอเบิก "
            "และผู้จ่ายเงินขอรับรองว่าได้จ่ายเงินให้ผู้มีสิทธิซึ่งลงลายมือชื่อไว้แล้วถูกต้อง",
            Style(size=9.6, pitch=15.0, before=3.0),
        ),
    ]


def _signing(sheet: Sheet) -> Signatures:
    return Signatures(
        _signer("ผู้จัดทำ", sheet.preparer, sheet.preparer_position, None),
        _signer("ผู้ตรวจสอบ", sheet.checker, sheet.checker_position, None),
        _signer("ผู้อนุมัติ", sheet.approver, sheet.approver_position, sheet.approved_on),
        _signer("ผู้จ่ายเงิน", sheet.payer, sheet.payer_position, sheet.paid_on),
        style=_SIGNED,
        above=14,
    )


def _signer(role: str, name: str, position: str, on: datetime.date | None) -> Signer:
    day = long(on, thai_digits=False) if on else ""
    return Signer(name, f"{position}\n{role}".strip(), dated=day)
