"""ใบนำส่งข้อมูล: what goes with the sealed file to the province, to be compared by telephone."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import SMALL, Block, Choices, Fields, Gap, TitleBar, heading, together
from desktop.printing.emblems import draw_qr
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import RIGHT, Content, Run, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "ใบนำส่งข้อมูล"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.7, pitch=19.0)
_HEX_GROUP = 4
_ACROSS = 4
# The words are set larger than the heads above them.
_WORDS = Style(size=9.6, pitch=19.0)
_WORD_SIZE = 12.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """How many entries of one kind the file holds."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a delivery slip.

    Attributes:
        number: the document's number.
        centre: the office that sends.
        province: the office that receives.
        bundle_name: the file's name.
        sequence: which file of this sender it is.
        month: in words.
        counts: what is in the file.
        fingerprint_words: the file's fingerprint as words to read out.
        fingerprint_hex: the same in figures.
        sealed_on: the day.
        sender: who sealed it.
        copy: a reprint.
    """

    number: str
    centre: str
    province: str
    bundle_name: str
    sequence: int
    month: str
    counts: tuple[CountLine, ...]
    fingerprint_words: tuple[str, ...]
    fingerprint_hex: str
    sealed_on: datetime.date
    sender: str
    copy: bool = False


SAMPLE = Sheet(
    number="D9401-2569-00132",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    province="สำนักงานแรงงานจังหวัดปัตตานี",
    bundle_name="9401-2569-01-0012.lcx",
    sequence=12,
    month="มกราคม 2569",
    counts=(
        CountLine(name="ประชาชน", count=231),
        CountLine(name="อาสาสมัครแรงงานและบัณฑิตแรงงาน", count=92),
        CountLine(name="เรื่อง", count=245),
        CountLine(name="ขั้นตอนของเรื่อง", count=512),
    ),
    fingerprint_words=("สร้อยคอ", "มะเขือ", "องุ่น", "ต้นไผ่", "ตะกร้า", "พยาบาล", "แตงกวา", "นมสด"),
    fingerprint_hex="9f2c41d07be83a65c0175e9ab4d3128f6e07c2915ad84b3fe1620c7d98a5f34b",
    sealed_on=datetime.date(2026, 2, 3),
    sender="นางสาวฟาตีเมาะ หะยีสาและ",
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    province="สำนักงานแรงงานจังหวัดสงขลา ศาลากลางจังหวัดสงขลา ชั้น 4 ถนนราชดำเนิน ตำบลบ่อยาง อำเภอเมืองสงขลา",
    bundle_name="9010-2571-02-12345-" + "0123456789abcdef" * 6 + ".lcx",
    sequence=12345,
    month="กุมภาพันธ์ 2571",
    counts=tuple(
        CountLine(name=f"รายการประเภทที่ {place} ของทะเบียนกลุ่มอาชีพและการฝึกอบรม", count=place * 12345)
        for place in range(1, 41)
    ),
    fingerprint_words=SAMPLE.fingerprint_words * 3,
    sealed_on=datetime.date(2028, 3, 3),
    sender="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    copy=True,
)


class _Code(Block):
    """The file's number and fingerprint as a code to scan, and beside it the fingerprint in figures."""

    _SIDE = 92.0

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._code = f"{sheet.number} {sheet.fingerprint_hex}".strip()
        figures = sheet.fingerprint_hex
        groups = [figures[place : place + _HEX_GROUP] for place in range(0, len(figures), _HEX_GROUP)]
        self._caption = Paragraph("ลายนิ้วมือของแฟ้มเป็นตัวเลขและตัวอักษร", SMALL.but(face=BOLD))
        rows = [" ".join(groups[place : place + 8]) for place in range(0, len(groups), 8)]
        self._figures = Paragraph("\n".join(rows), Style(size=11.5, pitch=19.0))
        self._say = Paragraph("ภาพทางซ้ายเก็บเลขที่เอกสารและลายนิ้วมือเดียวกัน อ่านด้วยเครื่องอ่านรหัสได้", SMALL)

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the code or of the text beside it."""
        self.width = width
        room = width - self._SIDE - 18
        text = sum(part.wrap(room)[1] for part in (self._caption, self._figures, self._say))
        self.height = max(self._SIDE, text) + 8
        return width, self.height

    def pieces(self) -> list[Any]:
        """The text without the code."""
        return [self._caption, self._figures, self._say]

    def draw(self) -> None:
        """Draw code and text."""
        draw_qr(self.canv, self._code, 0, self.height - self._SIDE - 4, self._SIDE)
        top = self.height - 4
        for part in (self._caption, self._figures, self._say):
            part.draw_on(self.canv, self._SIDE + 18, top)
            top -= len(part.lines) * part.style.pitch


def story(sheet: Sheet) -> list[Any]:
    """The slip from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE, f"ประจำเดือน{sheet.month}" if sheet.month else ""),
        Gap(6),
        Fields(("จาก ", sheet.centre, 1), style=_LINE),
        Fields(("ถึง ", sheet.province, 1), style=_LINE),
        Fields(("ชื่อแฟ้ม ", sheet.bundle_name, 1), style=_LINE),
        Fields(
            ("ฉบับที่ ", f"{sheet.sequence}", 3),
            ("ปิดผนึกเมื่อวันที่ ", long(sheet.sealed_on, thai_digits=False), 5),
            style=_LINE,
        ),
        heading("จำนวนรายการในแฟ้ม", "1."),
        _counts(sheet),
        heading("ลายนิ้วมือของแฟ้ม (อ่านให้ปลายทางฟังทางโทรศัพท์แล้วเทียบให้ตรงกันทุกคำ)", "2."),
        _words(sheet.fingerprint_words),
        _Code(sheet),
        together(
            Gap(6),
            Choices(("ตรงกันทุกคำ", False, 2), ("ไม่ตรงกัน", False, 2), label="ผลการเทียบของผู้รับ", style=_LINE),
            Signatures(Signer(sheet.sender, "ผู้นำส่ง", dated=""), Signer("", "ผู้รับข้อมูล", dated=""), above=16),
        ),
    ]


def _counts(sheet: Sheet) -> Table:
    columns = (Column("ที่", 0.6, "centre"), Column("รายการ", 6), Column("จำนวน (รายการ)", 1.9, RIGHT))
    rows = [(str(place), line.name, f"{line.count:,}") for place, line in enumerate(sheet.counts, 1)]
    total = f"{sum(line.count for line in sheet.counts):,}"
    return Table(columns, rows, sums=[("", "รวม", total)], after=4)


def _words(words: tuple[str, ...]) -> Table:
    columns = (
        Column("แถวที่", 0.45, "centre"),
        *(Column(f"ช่องที่ {place}", 1, "centre") for place in range(1, _ACROSS + 1)),
    )
    padded = [*words, *[""] * (-len(words) % _ACROSS)]
    rows: list[tuple[Content, ...]] = [
        (str(start // _ACROSS + 1), *(Run(word, size=_WORD_SIZE) for word in padded[start : start + _ACROSS]))
        for start in range(0, len(padded), _ACROSS)
    ]
    return Table(columns, rows, style=_WORDS, before=2, after=6)
