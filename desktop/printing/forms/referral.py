"""หนังสือส่งต่อ: the official letter that sends a citizen's need to an agency, with a slip for its reply."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import AtFoot, Block, Choices, Gap, Rule, together
from desktop.printing.emblems import CM, CREST_ON_LETTERS, draw_crest
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, LETTER
from desktop.printing.runs import BODY, CENTRE, JUSTIFY, Dots, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long, thai_digits
from desktop.rules.thai_id import shown

TITLE = "หนังสือส่งต่อ"
PAPER = A4
LAYOUT = LETTER

_TEXT = BODY.but(align=JUSTIFY, first=2.5 * CM, after=5.0)
_HEAD = BODY.but(pitch=20.0)
_SLIP = Style(size=9.4, pitch=15.6)
_BY_HAND = _SLIP.but(pitch=20.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a letter of referral.

    Attributes:
        number: หนังสือเลขที่.
        centre: the office that writes.
        centre_address: its address.
        on: the letter's date.
        subject: เรื่อง.
        agency: the addressee.
        references: อ้างถึง, one line each.
        case_number: the case it belongs to.
        citizen_name: in full.
        thai_id: the 13 digits, or another paper's number.
        age: in years.
        address: in one line.
        phones: in one line.
        need: what is asked for.
        detail: the story.
        agency_form: the agency's own form that goes with the letter.
        due_on: when an answer is asked for.
        signer: who signs.
        signer_position: the signer's position.
        contact: whom to ask, below the signature on the left.
        copy: a reprint.
    """

    number: str
    centre: str
    centre_address: str
    on: datetime.date
    subject: str
    agency: str
    references: tuple[str, ...]
    case_number: str
    citizen_name: str
    thai_id: str
    age: int | None
    address: str
    phones: str
    need: str
    detail: str
    agency_form: str
    due_on: datetime.date | None
    signer: str
    signer_position: str
    contact: str
    copy: bool = False


SAMPLE = Sheet(
    number="9401/ส 129/2569",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    centre_address="ที่ว่าการอำเภอเมืองปัตตานี\nถนนเดชา ปน 94000",
    on=datetime.date(2026, 1, 12),
    subject="ขอส่งต่อผู้ประสงค์เข้ารับการฝึกอาชีพ",
    agency="ผู้อำนวยการสถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
    references=(),
    case_number="9401/0127/2569",
    citizen_name="นายอับดุลเลาะ เจ๊ะแว",
    thai_id="1940300123451",
    age=33,
    address="บ้านเลขที่ 12/3 หมู่ที่ 5 ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    phones="08-1234-5678",
    need="ฝึกอาชีพ (ยกระดับฝีมือ) สาขาช่างเชื่อมไฟฟ้า",
    detail="เดินทางกลับจากประเทศมาเลเซีย มีพื้นฐานงานเชื่อมมาก่อน และประสงค์ฝึกในหลักสูตรไม่เกิน ๓๐ วัน",
    agency_form="ใบสมัครเข้ารับการฝึก",
    due_on=datetime.date(2026, 2, 11),
    signer="นายสมชาย แก้วประดิษฐ์",
    signer_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    contact="ศูนย์แรงงานอำเภอเมืองปัตตานี โทร. 0 7333 0000",
)

LONGEST = replace(
    SAMPLE,
    number="9010/ส 12345/2571",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    centre_address="ชั้น 2 อาคารที่ว่าการอำเภอสะบ้าย้อย ถนนสะบ้าย้อย–นาทวี ตำบลสะบ้าย้อย อำเภอสะบ้าย้อย สข 90210",
    on=datetime.date(2028, 2, 29),
    subject="ขอส่งต่อผู้ร้องเรียนกรณีนายจ้างไม่จ่ายค่าจ้าง ค่าล่วงเวลา และค่าชดเชยตามพระราชบัญญัติคุ้มครองแรงงาน พ.ศ. 2541",
    agency="สวัสดิการและคุ้มครองแรงงานจังหวัดสงขลา และผู้อำนวยการศูนย์ฟื้นฟูสมรรถภาพคนงานภาค 5 จังหวัดสงขลา",
    references=(
        "หนังสือศูนย์แรงงานอำเภอสะบ้าย้อย ที่ 9010/ส 11111/2571 ลงวันที่ 1 มกราคม 2571",
        "คำร้องของผู้ร้องเรียน (คร.7) ฉบับลงวันที่ 15 กุมภาพันธ์ 2571 รวม 12 แผ่น",
    ),
    case_number="9010/12345/2571",
    citizen_name="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
    thai_id="3900600123452",
    age=63,
    address=(
        "บ้านเลขที่ 1234/567 อาคารชุดบ้านเอื้ออาทร 4 ชั้น 5 หมู่ที่ 12 ซอยเทศบาลสงเคราะห์ "
        "27 แยก 3 ถนนพระราม 5 ตำบลเขาแดง "
        "อำเภอสะบ้าย้อย จังหวัดสงขลา"
    ),
    phones="08-1234-5678, 09-8765-4321",
    need="ร้องเรียนนายจ้างและเรียกร้องเงินค่าจ้างค้างจ่าย 3 เดือน รวมเป็นเงิน 45,600 บาท พร้อมดอกเบี้ยร้อยละ 15 ต่อปี",
    detail="นายจ้างประกอบกิจการโรงงานแปรรูปไม้ยางพาราในอำเภอสะบ้าย้อย มีลูกจ้างประมาณ ๑๒๐ คน ได้หยุดกิจการโดยไม่แจ้งล่วงหน้า "
    "และไม่จ่ายค่าจ้างตั้งแต่เดือนพฤศจิกายน ๒๕๗๐ ผู้ร้องได้ทวงถามด้วยวาจาแล้ว ๒ ครั้ง แต่ไม่ได้รับคำตอบ " * 5,
    agency_form="คร.7 พร้อมสำเนาบัตรประจำตัวประชาชน และหลักฐานการทำงาน",
    due_on=datetime.date(2028, 3, 30),
    signer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    signer_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    contact=(
        "ศูนย์แรงงานอำเภอสะบ้าย้อย กลุ่มงานประสานบริการด้านแรงงานในพื้นที่ โทร. 0 7437 0000 ต่อ 1234 โทรสาร 0 7437 0001"
    ),
    copy=True,
)


class _Head(Block):
    """The crest in the middle; at its foot the letter's number on the left and the office on the right."""

    _OFFICE_FROM = 0.55

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._number = Paragraph(f"ที่ {thai_digits(sheet.number)}", _HEAD)
        self._office = Paragraph(f"{sheet.centre}\n{thai_digits(sheet.centre_address)}", _HEAD)

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The crest's height, and what of the office's lines hangs below it."""
        self.width = width
        # The crest keeps its middle: the office begins beside it, the number ends before it.
        office = self._office.wrap(width * (1 - self._OFFICE_FROM) - self._shift)[1]
        number = self._number.wrap(width / 2 - CREST_ON_LETTERS / 2 - 8)[1]
        self.height = CREST_ON_LETTERS - _HEAD.pitch + max(office, number)
        return width, self.height

    def pieces(self) -> list[Any]:
        """Number and office one below the other."""
        return [self._number, self._office]

    @property
    def _shift(self) -> float:
        return max(self.width / 2 + CREST_ON_LETTERS / 2 + 8 - self.width * self._OFFICE_FROM, 0.0)

    def draw(self) -> None:
        """Draw crest, number and office."""
        draw_crest(self.canv, self.width / 2, self.height - CREST_ON_LETTERS, CREST_ON_LETTERS)
        top = self.height - CREST_ON_LETTERS + _HEAD.pitch
        self._number.draw_on(self.canv, 0, top)
        self._office.draw_on(self.canv, self.width * self._OFFICE_FROM + self._shift, top)


def story(sheet: Sheet) -> list[Any]:
    """The letter from top to bottom."""
    width = LAYOUT.room[0]
    return [
        _Head(sheet),
        Gap(4),
        Paragraph(long(sheet.on), _HEAD.but(left=width / 2, after=3.0)),
        *_addressing(sheet),
        Paragraph(_reason(sheet), _TEXT.but(before=6.0)),
        # What is asked for goes along with the signature, so that nobody signs a page without a text.
        together(
            Paragraph(_wish(sheet), _TEXT),
            Paragraph("จึงเรียนมาเพื่อโปรดพิจารณา", _TEXT),
            Paragraph("ขอแสดงความนับถือ", _HEAD.but(left=width / 2, align=CENTRE, before=4.0)),
            Signatures(None, Signer(sheet.signer, sheet.signer_position, lead=""), above=26, before=0),
        ),
        Paragraph(thai_digits(sheet.contact), Style(size=10.0, pitch=15.5, before=6.0)),
        AtFoot(*_reply(sheet)),
    ]


def _addressing(sheet: Sheet) -> list[Any]:
    lines = [("เรื่อง", thai_digits(sheet.subject)), ("เรียน", thai_digits(sheet.agency))]
    numbered = len(sheet.references) > 1
    for place, reference in enumerate(sheet.references, 1):
        text = thai_digits(f"{place}. {reference}" if numbered else reference)
        lines.append(("อ้างถึง" if place == 1 else "", text))
    if sheet.agency_form:
        lines.append(("สิ่งที่ส่งมาด้วย", f"{thai_digits(sheet.agency_form)}  จำนวน ๑ ชุด"))
    return [_Addressed(label, text) for label, text in lines]


class _Addressed(Block):
    """A label, and beside it a text whose lines stand below each other."""

    _LABEL, _LONG_LABEL = 38.0, 80.0

    def __init__(self, label: str, text: str) -> None:
        super().__init__()
        self._label = label
        self._indent = self._LONG_LABEL if len(label) > 8 else self._LABEL
        self._text = Paragraph(text, _HEAD)

    def wrap(self, width: float, _height: float = 0.0) -> tuple[float, float]:
        """The height of the text."""
        self.width = width
        self.height = self._text.wrap(width - self._indent)[1] + 2
        return width, self.height

    def pieces(self) -> list[Any]:
        """Label and text one below the other."""
        return [Paragraph(self._label, _HEAD), self._text]

    def draw(self) -> None:
        """Draw label and text."""
        if self._label:
            label = Paragraph(self._label, _HEAD)
            label.wrap(self._indent)
            label.draw_on(self.canv, 0, self.height)
        self._text.draw_on(self.canv, self._indent, self.height)


def _reason(sheet: Sheet) -> str:
    person = [sheet.citizen_name]
    if sheet.thai_id:
        person.append(f"เลขประจำตัวประชาชน {shown(sheet.thai_id)}")
    if sheet.age is not None:
        person.append(thai_digits(f"อายุ {sheet.age} ปี"))
    if sheet.address:
        person.append(f"อยู่{thai_digits(sheet.address)}")
    if sheet.phones:
        person.append(f"โทรศัพท์ {thai_digits(sheet.phones)}")
    case = f"เลขที่ {thai_digits(sheet.case_number)} " if sheet.case_number else ""
    detail = f" โดยมีข้อเท็จจริงว่า {thai_digits(sheet.detail.strip())}" if sheet.detail else ""
    return (
        f"ด้วย{sheet.centre}ได้รับเรื่อง{case}จาก {' '.join(person)} "
        f"ซึ่งมีความต้องการด้านแรงงาน คือ {thai_digits(sheet.need)}{detail}"
    )


def _wish(sheet: Sheet) -> str:
    due = f"ภายในวันที่ {long(sheet.due_on)}" if sheet.due_on else ""
    return (
        f"{sheet.centre}พิจารณาแล้วเห็นว่าเรื่องดังกล่าวอยู่ในอำนาจหน้าที่ของหน่วยงานท่าน "
        "จึงขอส่งต่อเพื่อโปรดพิจารณาให้ความช่วยเหลือ "
        f"และขอความอนุเคราะห์แจ้งผลการดำเนินการ{due} ตามแบบตอบกลับท้ายหนังสือนี้ "
        "เพื่อศูนย์จะได้ติดตามผลและแจ้งให้ผู้ขอรับบริการทราบต่อไป"
    )


def _reply(sheet: Sheet) -> list[Any]:
    letter = f"ตามหนังสือที่ {thai_digits(sheet.number)} ลงวันที่ {long(sheet.on)}"
    case = f"  เรื่องเลขที่ {thai_digits(sheet.case_number)}" if sheet.case_number else ""
    return [
        Rule(dashed=True, above=5, below=3),
        Paragraph(f"แบบตอบกลับ  ส่งคืน{sheet.centre}", _SLIP.but(face=BOLD, align=CENTRE)),
        Paragraph(f"{letter}{case}", _SLIP),
        Paragraph(f"ผู้ขอรับบริการ {sheet.citizen_name}  ความต้องการ {thai_digits(sheet.need)}", _SLIP),
        Choices(
            ("ได้รับเรื่องแล้ว", False, 2), ("ช่วยเหลือแล้ว", False, 2), ("ไม่อาจช่วยเหลือได้", False, 2), style=_SLIP
        ),
        Paragraph(["ผลการดำเนินการ ", Dots()], _BY_HAND),
        Paragraph([Dots()], _BY_HAND),
        Paragraph(["(ลงชื่อ) ", Dots(170), "  (", Dots(170), ")"], _BY_HAND.but(pitch=24.0)),
        Paragraph(["ตำแหน่ง ", Dots(180), "  โทร. ", Dots(100), "  วันที่ ", Dots()], _BY_HAND),
    ]
