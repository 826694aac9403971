"""บัตรประจำตัวอาสาสมัครแรงงาน: eight cards of ID-1 size to a sheet with cut marks, and who got one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus import PageBreak

from desktop.printing.blocks import SMALL, Block, Gap, TitleBar
from desktop.printing.emblems import CM, draw_crest, draw_qr
from desktop.printing.fonts import BOLD
from desktop.printing.line_breaking import clusters
from desktop.printing.paper import A4, Paper
from desktop.printing.runs import CENTRE, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import PaperCanvas, Paragraph
from desktop.rules.thai_date import long, short

TITLE = "บัตรประจำตัวอาสาสมัครแรงงาน"
PAPER = A4

# ISO/IEC 7810, format ID-1.
WIDE, HIGH = 8.56 * CM, 5.4 * CM
_ACROSS = 2
_APART = 10.0
_MARK = (2.0, 4.2)
_BESIDE = (595.276 - _ACROSS * WIDE - _APART) / 2
LAYOUT = Paper(
    width=595.276,
    height=841.89,
    left=_BESIDE,
    right=_BESIDE,
    top=1.9 * CM,
    later_top=1.9 * CM,
    bottom=1.9 * CM,
)

_EDGE = 8.0
_BAND = 31.0
_PHOTO = (62.0, 76.0)
_TEXT_FROM = _EDGE + _PHOTO[0] + 8
_TEXT_WIDE = WIDE - _TEXT_FROM - _EDGE
_QR = 25.0
_SMALLEST = 5.5
_LONGEST = 150
_CELL = Style(size=9.4, pitch=13.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One volunteer's card.

    Attributes:
        card_number: what the card's code holds.
        volunteer: in full.
        kind: in words, such as อาสาสมัครแรงงาน.
        tambon: such as ตำบลปะกาฮะรัง.
        issued_on: the day from which it holds good.
        expires_on: the term's last day.
    """

    card_number: str
    volunteer: str
    kind: str
    tambon: str
    issued_on: datetime.date | None
    expires_on: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a sheet of cards.

    Attributes:
        number: the document's number.
        centre: the office that issues the cards.
        district: such as อำเภอเมืองปัตตานี จังหวัดปัตตานี.
        on: the day on which the cards are printed.
        cards: eight to a page.
        issuer: who signs the cards.
        issuer_position: the issuer's position.
        copy: a reprint.
    """

    number: str
    centre: str
    district: str
    on: datetime.date
    cards: tuple[Card, ...]
    issuer: str
    issuer_position: str
    copy: bool = False


_PEOPLE = (
    ("นายมูฮัมหมัด ยูโซะ", "สะบารัง"),
    ("นางสาวปิยะดา แซ่ลิ่ม", "อาเนาะรู"),
    ("นางรอกีเยาะ สาและ", "บานา"),
    ("นายอิสมาแอ มะลี", "ตันหยงลุโละ"),
    ("นายสมพร แก้วมณี", "กะมิยอ"),
    ("นางสาวนูรีดา มะมิง", "ปะกาฮะรัง"),
    ("นางสาวอามีเนาะ กาเซ็ง", "ตะลุโบะ"),
    ("นายประเสริฐ ทองคำ", "ปุยุด"),
)

SAMPLE = Sheet(
    number="D9401-2569-00144",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    district="อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    on=datetime.date(2026, 1, 15),
    cards=tuple(
        Card(
            card_number=f"9401-2567-{place:04d}",
            volunteer=name,
            kind="อาสาสมัครแรงงาน",
            tambon=f"ตำบล{tambon}",
            issued_on=datetime.date(2024, 10, 1),
            expires_on=datetime.date(2027, 9, 30),
        )
        for place, (name, tambon) in enumerate(_PEOPLE, 1)
    ),
    issuer="นายสมชาย แก้วประดิษฐ์",
    issuer_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    district="อำเภอสะบ้าย้อย จังหวัดสงขลา",
    on=datetime.date(2028, 2, 29),
    cards=tuple(
        Card(
            card_number=f"9010-2571-{10_000 + place:05d}",
            volunteer="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
            kind="บัณฑิตแรงงานและอาสาสมัครแรงงานประจำพื้นที่",
            tambon=f"ตำบลเขาแดง และหมู่ที่ {place} บ้านเจ๊ะอับดุลลอฮสุไลมานมูฮัมหมัดอัสมะห์ซัลมาอ์ฮายาตีหะยีสะมะแอ ตำบลบาโหย",
            issued_on=datetime.date(2027, 10, 1),
            expires_on=datetime.date(2030, 9, 30),
        )
        for place in range(1, 13)
    ),
    issuer="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    issuer_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The cards, and on a page of its own the list of who got one."""
    return [*_pages(sheet), *_handed_out(sheet)]


def _pages(sheet: Sheet) -> Iterator[Any]:
    if not sheet.cards:
        return
    yield Paragraph("พิมพ์ขนาดจริง (100%) แล้วตัดตามเครื่องหมายที่มุมบัตร ติดรูปถ่าย ให้ผู้ออกบัตรลงนามก่อนเคลือบ", SMALL)
    yield Gap(4)
    for place in range(0, len(sheet.cards), _ACROSS):
        yield _Cards(sheet, sheet.cards[place : place + _ACROSS])
    yield PageBreak()


def _handed_out(sheet: Sheet) -> list[Any]:
    columns = (
        Column("ที่", 0.8, CENTRE),
        Column("เลขที่บัตร", 3.35),
        Column("ชื่อ–สกุล", 4.8),
        Column("พื้นที่", 3.1),
        Column("ใช้ได้ถึง", 2.3),
        Column("ลายมือชื่อผู้รับบัตร", 3.2),
        Column("วันที่รับ", 1.7),
    )
    rows = [
        (str(place), card.card_number, card.volunteer, card.tambon, _day(card.expires_on), "", "")
        for place, card in enumerate(sheet.cards, 1)
    ]
    printed = f"{sheet.district}  พิมพ์บัตรเมื่อวันที่ {long(sheet.on, thai_digits=False)}  จำนวน {len(rows):,} ใบ"
    table = Table(columns, rows or [("",) * len(columns)], style=_CELL, least=24.0)
    signer = Signer(sheet.issuer, sheet.issuer_position, label="ผู้ออกบัตร", dated="")
    return [
        TitleBar(sheet.centre, "หลักฐานการรับบัตรประจำตัวอาสาสมัครแรงงาน", printed.strip()),
        Gap(6),
        Footed(table, Signatures(None, signer, above=22)),
    ]


def _day(day: datetime.date | None) -> str:
    return short(day, thai_digits=False) if day else ""


class _Cards(Block):
    """The cards that stand side by side.

    Args:
        sheet: says who issues them.
        cards: from left to right.
    """

    def __init__(self, sheet: Sheet, cards: Sequence[Card]) -> None:
        super().__init__(HIGH + _APART)
        self._sheet = sheet
        self._cards = cards

    def draw(self) -> None:
        """Draw cut marks and cards."""
        for place, card in enumerate(self._cards):
            self.canv.saveState()
            self.canv.translate(place * (WIDE + _APART), _APART / 2)
            _draw_marks(self.canv)
            _draw_head(self.canv, self._sheet)
            _draw_holder(self.canv, self._sheet, card)
            _draw_issuer(self.canv, self._sheet)
            self.canv.restoreState()


def _draw_marks(canvas: PaperCanvas) -> None:
    """Short lines that point at the card's corners from outside, so that no ink is left on a cut card."""
    near, far = _MARK
    canvas.setLineWidth(0.3)
    for x, outward in ((0.0, -1), (WIDE, 1)):
        for y, upward in ((0.0, -1), (HIGH, 1)):
            canvas.line(x + outward * near, y, x + outward * far, y)
            canvas.line(x, y + upward * near, x, y + upward * far)


def _draw_head(canvas: PaperCanvas, sheet: Sheet) -> None:
    canvas.saveState()
    canvas.setFillGray(0.92)
    canvas.rect(0, HIGH - _BAND, WIDE, _BAND, stroke=0, fill=1)
    canvas.setLineWidth(0.8)
    canvas.line(0, HIGH - _BAND, WIDE, HIGH - _BAND)
    canvas.restoreState()
    draw_crest(canvas, _EDGE + 12, HIGH - _BAND + 3.5, 24.0)
    left, width = _EDGE + 32, WIDE - 2 * _EDGE - 32
    top = HIGH - 2.5
    top = _write(canvas, TITLE, (left, top, width), Style(size=10.6, pitch=14.6, face=BOLD), 14.6)
    _write(canvas, sheet.centre, (left, top, width), Style(size=7.8, pitch=11.0), 12.0)


def _draw_holder(canvas: PaperCanvas, sheet: Sheet, card: Card) -> None:
    wide, high = _PHOTO
    canvas.setLineWidth(0.5)
    photo = HIGH - _BAND - 6 - high
    canvas.rect(_EDGE, photo, wide, high, fill=0)
    canvas.write("รูปถ่าย", _EDGE + wide / 2, photo + high / 2 - 2, Style(size=7.5, align=CENTRE, grey=0.5))
    draw_qr(canvas, card.card_number, _EDGE, 7, _QR)
    top = HIGH - _BAND - 4
    # The days of the term, not the day of printing: a card may be printed anew.
    since = f"ใช้ได้ตั้งแต่ {_day(card.issued_on)}" if card.issued_on else "ใช้ได้"
    holds_good = f"{since} ถึง {_day(card.expires_on)}" if card.expires_on else since
    lines = (
        (card.volunteer, _of_name(card.volunteer), 27.0),
        (f"{card.kind}{card.tambon}", Style(size=8.4, pitch=11.8), 23.0),
        (sheet.district, Style(size=7.8, pitch=11.0), 11.5),
        (f"เลขที่บัตร {card.card_number}", Style(size=7.8, pitch=11.0), 11.5),
        (holds_good, Style(size=7.8, pitch=11.0), 11.5),
    )
    for text, style, room in lines:
        top = _write(canvas, text, (_TEXT_FROM, top, _TEXT_WIDE), style, room)


def _of_name(name: str) -> Style:
    """How a name is set: so that neither the given nor the family name is cut, where it can be read so."""
    style = Style(size=10.6, pitch=14.3, face=BOLD)
    widest = max((Paragraph(part, style).natural_width() for part in name.split()), default=0.0)
    share = min(max(_TEXT_WIDE / widest, 0.66), 1.0) if widest else 1.0
    return style.but(size=style.size * share, pitch=style.pitch * share)


def _draw_issuer(canvas: PaperCanvas, sheet: Sheet) -> None:
    middle = Style(size=7.2, pitch=9.9, align=CENTRE)
    position = " ".join((sheet.issuer_position or "ผู้ออกบัตร").split())
    below = _fitted(position, middle.but(size=6.6, pitch=9.2), _TEXT_WIDE, 16.5)
    tall = len(below.lines) * below.style.pitch
    # A position of two lines lifts the name and the place to sign.
    top = _EDGE - 2 + max(tall, 9.2) + 9.9
    canvas.dotted_line(_TEXT_FROM + _TEXT_WIDE / 2 - 50, top + 1.5, 100)
    top = _write(canvas, f"({sheet.issuer})", (_TEXT_FROM, top, _TEXT_WIDE), middle, 10.5)
    below.draw_on(canvas, _TEXT_FROM, top)


def _write(
    canvas: PaperCanvas, text: str, place: tuple[float, float, float], style: Style, room: float
) -> float:
    """Write a text from its upper edge down, as small as its room asks for.

    Args:
        canvas: the paper.
        text: what to write.
        place: its left edge, its upper edge and its width.
        style: how it is set where it has room enough.
        room: the height that it must not pass.

    Returns:
        The lower edge of what was written.
    """
    left, top, width = place
    paragraph = _fitted(" ".join(text.split()), style, width, room)
    paragraph.draw_on(canvas, left, top)
    return top - len(paragraph.lines) * paragraph.style.pitch


def _fitted(text: str, style: Style, width: float, room: float) -> Paragraph:
    """The text in the largest letters that fit, cut where none do; the list has it whole."""
    size = style.size
    letters = clusters(text)
    kept = len(letters) if len(letters) <= _LONGEST else _LONGEST
    while True:
        shown = text if kept == len(letters) else f"{''.join(letters[:kept])}…"
        paragraph = Paragraph(shown, style.but(size=size, pitch=size * style.pitch / style.size))
        if paragraph.wrap(width)[1] <= room or kept <= 1:
            return paragraph
        if size > _SMALLEST:
            size = max(size - 0.4, _SMALLEST)
        else:
            kept = kept * 9 // 10
