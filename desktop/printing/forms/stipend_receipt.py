"""ใบสำคัญรับเงิน: the payee's word that the money was received; void ones stay on file and say why."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from desktop.printing.blocks import Block, Boxed, Fields, Gap, TitleBar
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import Signatures, Signer, ThumbPrint
from desktop.printing.tables import Carried, Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.money import baht, in_words
from desktop.rules.thai_date import long
from desktop.rules.thai_id import shown

TITLE = "ใบสำคัญรับเงิน"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.7, pitch=21.0)
_CELL = Style(size=10.2, pitch=17.0)
_STAMP = Style(size=24, pitch=36, face=BOLD, align=CENTRE)
_REASON = Style(size=10.2, pitch=16.0, align=CENTRE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What was paid for, and how much in satang."""

    what: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and amount of a receipt.

    Attributes:
        number: the receipt's number; the numbers of a centre and fiscal year run without a gap.
        centre: the office that pays.
        place: where the receipt is written.
        on: the day.
        payee: who receives the money.
        payee_id: the payee's 13 digits.
        payee_address: in one line.
        items: what for.
        payer: who pays.
        payer_position: the payer's position.
        list_number: the number of the pay list, where there is one.
        replaces: the number of the void receipt that this one stands for.
        void: whether the receipt is void.
        voided_on: since when.
        void_reason: why.
        replaced_by: the number of the receipt issued anew.
        copy: a reprint.
    """

    number: str
    centre: str
    place: str
    on: datetime.date
    payee: str
    payee_id: str
    payee_address: str
    items: tuple[Item, ...]
    payer: str
    payer_position: str
    list_number: str = ""
    replaces: str = ""
    void: bool = False
    voided_on: datetime.date | None = None
    void_reason: str = ""
    replaced_by: str = ""
    copy: bool = False


SAMPLE = Sheet(
    number="R9401-2569-00049",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    place="ศูนย์แรงงานอำเภอเมืองปัตตานี ที่ว่าการอำเภอเมืองปัตตานี",
    on=datetime.date(2026, 1, 9),
    payee="นางสาวนูรีดา มะมิง",
    payee_id="1940100334121",
    payee_address="บ้านเลขที่ 45 หมู่ที่ 5 ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี 94000",
    items=(
        Item(what="ค่าตอบแทนอาสาสมัครแรงงาน ประจำเดือนตุลาคม 2568", amount=60_000),
        Item(what="ค่าตอบแทนอาสาสมัครแรงงาน ประจำเดือนพฤศจิกายน 2568", amount=60_000),
        Item(what="ค่าตอบแทนอาสาสมัครแรงงาน ประจำเดือนธันวาคม 2568", amount=60_000),
    ),
    payer="นางสาวฟาตีเมาะ หะยีสาและ",
    payer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    list_number="D9401-2569-00142",
)

VOID = replace(
    SAMPLE,
    void=True,
    voided_on=datetime.date(2026, 1, 12),
    void_reason="ระบุเดือนที่จ่ายผิด",
    replaced_by="R9401-2569-00054",
)

LONGEST = replace(
    SAMPLE,
    number="R9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    place="ชั้น 2 อาคารที่ว่าการอำเภอสะบ้าย้อย ถนนสะบ้าย้อย–นาทวี ตำบลสะบ้าย้อย อำเภอสะบ้าย้อย จังหวัดสงขลา",
    on=datetime.date(2028, 2, 29),
    payee="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
    payee_id="3900600123452",
    payee_address=(
        "บ้านเลขที่ 1234/567 อาคารชุดบ้านเอื้ออาทร 4 ชั้น 5 หมู่ที่ 12 ซอยเทศบาลสงเคราะห์ 27 แยก 3 ถนนพระราม 5 "
        "ตำบลเขาแดง อำเภอสะบ้าย้อย จังหวัดสงขลา 90210"
    ),
    items=tuple(
        Item(
            what=f"ค่าตอบแทนอาสาสมัครแรงงาน เดือนที่ {place} ตามคำสั่งจังหวัดสงขลาที่ 1234/2571 "
            "รวมเงินตกเบิกของปีงบประมาณก่อน ตามบันทึกของ นูรไอนีอับดุลลอฮสุไลมานมูฮัมหมัดอัสมะห์ซัลมาอ์ฮายาตีหะยีสะมะแอ",
            amount=123_456_775 + place,
        )
        for place in range(1, 25)
    ),
    list_number="D9010-2571-12345",
    payer="นางสาวต่วนรอกีเยาะนูรฮัยฟา ต่วนสุหลงเจ๊ะอาแซ",
    payer_position="เจ้าพนักงานการเงินและบัญชีชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    replaces="R9010-2571-12344",
    void=True,
    voided_on=datetime.date(2028, 3, 1),
    void_reason="จำนวนเงินไม่ตรงกับหลักฐานการจ่ายค่าตอบแทนที่ผู้มีอำนาจอนุมัติ และที่อยู่ของผู้รับเงินไม่ตรงกับทะเบียนบ้านฉบับปัจจุบัน",
    replaced_by="R9010-2571-12346",
    copy=True,
)


class _Strokes(Block):
    """Two strokes across the page below, as a void paper is crossed out by hand."""

    def draw(self) -> None:
        """Draw the strokes from the upper right to the lower left."""
        self.canv.saveState()
        self.canv.setStrokeGray(0.62)
        self.canv.setLineWidth(1.0)
        for shift in (0.0, 14.0):
            self.canv.line(shift, -LAYOUT.room[1] * 0.62, self.width - 14 + shift, 0)
        self.canv.restoreState()


def story(sheet: Sheet) -> list[Any]:
    """The receipt from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE),
        *_void(sheet),
        Gap(4),
        Fields(
            ("เลขที่ ", sheet.number, 4),
            ("วันที่ ", long(sheet.on, thai_digits=False), 4),
            style=_LINE,
        ),
        Fields(("เขียนที่ ", sheet.place, 1), style=_LINE),
        *_issued_for(sheet),
        Gap(6),
        Fields(("ข้าพเจ้า ", sheet.payee, 1), style=_LINE),
        Fields(("เลขประจำตัวประชาชน ", shown(sheet.payee_id), 1), style=_LINE),
        Fields(("ที่อยู่ ", sheet.payee_address, 1), style=_LINE),
        Paragraph(f"ได้รับเงินจาก{sheet.centre} ดังรายการต่อไปนี้", _LINE),
        Gap(4),
        Footed(_items(sheet), *_signing(sheet)),
    ]


def _void(sheet: Sheet) -> list[Any]:
    if not sheet.void:
        return []
    since = f"เมื่อวันที่ {long(sheet.voided_on, thai_digits=False)}" if sheet.voided_on else ""
    anew = f"ออกใบใหม่เลขที่ {sheet.replaced_by}" if sheet.replaced_by else ""
    said = "  ".join(text for text in (since, anew) if text)
    lines = [said] if said else []
    lines += [f"เหตุผล {sheet.void_reason}"] if sheet.void_reason else []
    return [
        Gap(8),
        Boxed(Paragraph("ยกเลิก", _STAMP), *(Paragraph(line, _REASON) for line in lines)),
        _Strokes(),
    ]


def _issued_for(sheet: Sheet) -> list[Any]:
    places = (("ตามหลักฐานการจ่ายเงินเลขที่ ", sheet.list_number, 1), ("ออกแทนใบเลขที่ ", sheet.replaces, 1))
    filled_in = [place for place in places if place[1]]
    return [Fields(*filled_in, style=_LINE)] if filled_in else []


def _items(sheet: Sheet) -> Table:
    columns = (Column("ที่", 0.7, CENTRE), Column("รายการ", 7), Column("จำนวนเงิน (บาท)", 2.4, RIGHT))
    rows = [(str(place), item.what, baht(item.amount)) for place, item in enumerate(sheet.items, 1)]
    carried = _carried(sheet)
    total = carried("รวมเงินทั้งสิ้น", len(sheet.items))
    return Table(columns, rows or [("", "", "")], sums=[total], style=_CELL, carried=carried)


def _carried(sheet: Sheet) -> Carried:
    sums = list(accumulate((item.amount for item in sheet.items), initial=0))
    return lambda word, count: ("", word, baht(sums[count]))


def _signing(sheet: Sheet) -> list[Any]:
    total = sum(item.amount for item in sheet.items)
    return [
        Gap(4),
        Fields(("จำนวนเงิน (ตัวอักษร) ", f"({in_words(total)})", 1), style=_LINE),
        Paragraph("และได้รับเงินครบถ้วนแล้ว จึงลงลายมือชื่อไว้เป็นหลักฐาน", _LINE),
        Signatures(
            Signer(sheet.payee, "", label="ผู้รับเงิน", dated=""),
            Signer(sheet.payer, sheet.payer_position, label="ผู้จ่ายเงิน", dated=""),
            above=26,
        ),
        Gap(12),
        ThumbPrint(),
    ]
