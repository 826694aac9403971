"""บันทึกข้อความ: the cover of any report inside the service."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from desktop.printing.blocks import Block, Fields, Gap, together
from desktop.printing.emblems import CM, CREST_ON_MEMOS, draw_crest
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, LETTER
from desktop.printing.runs import BODY, CENTRE, JUSTIFY, Dots, Run, Stop, Style, filled
from desktop.printing.signing import Signatures, Signer
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "บันทึกข้อความ"
PAPER = A4
LAYOUT = LETTER

# The official sizes are 29 and 20 points of TH Sarabun; ours is 0.67 of that for the same height of letters.
_HEADING = Style(size=19.4, pitch=26, face=BOLD, align=CENTRE)
_LABEL_SIZE = 13.4
# The later lines of a long addressee stand below its first word.
_ADDRESSEE = BODY.but(left=27.0, first=-27.0, after=6.0)
_TEXT = BODY.but(align=JUSTIFY, first=2.5 * CM, after=6.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a memo; its keys are a contract with whoever writes memos as JSON.

    Attributes:
        office: ส่วนราชการ.
        number: ที่.
        date: วันที่.
        subject: เรื่อง.
        to: เรียน.
        paragraphs: the text.
        signer: the name below the signature.
        position: the signer's position.
        centre: who issues it, where that is not the office.
        copy: a reprint.
    """

    office: str
    number: str
    date: datetime.date
    subject: str
    to: str
    paragraphs: tuple[str, ...]
    signer: str
    position: str
    centre: str = ""
    copy: bool = False


SAMPLE = Sheet(
    office="ศูนย์แรงงานอำเภอเมืองปัตตานี  โทร. ๐ ๗๓๓๓ ๐๐๐๐",
    number="ปน ๐๐๓๑.๐๑/๑๒๔",
    date=datetime.date(2026, 2, 4),
    subject="รายงานสรุปผลการดำเนินงานประจำเดือนมกราคม ๒๕๖๙",
    to="แรงงานจังหวัดปัตตานี",
    paragraphs=(
        "ตามที่สำนักงานแรงงานจังหวัดปัตตานีมอบหมายให้ศูนย์แรงงานอำเภอรายงานผลการดำเนินงานของอาสาสมัครแรงงาน"
        "และบัณฑิตแรงงานเป็นประจำทุกเดือน นั้น",
        "ศูนย์แรงงานอำเภอเมืองปัตตานีได้รวบรวมผลการชี้เป้า คัดกรอง ส่งต่อ และติดตามผลการให้ความช่วยเหลือประชาชน"
        "ที่มีความต้องการด้านแรงงานในพื้นที่ ๑๓ ตำบล ประจำเดือนมกราคม ๒๕๖๙ เสร็จเรียบร้อยแล้ว มีผู้ได้รับการชี้เป้า ๒๔๕ คน "
        "ผ่านการคัดกรอง ๗๘ คน และได้รับความช่วยเหลือ ๒๕ คน รายละเอียดปรากฏตามรายงานสรุปผลที่แนบมาพร้อมนี้",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    ),
    signer="นายสมชาย แก้วประดิษฐ์",
    position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
)

LONGEST = Sheet(
    office=(
        "ศูนย์แรงงานอำเภอสะบ้าย้อย สำนักงานแรงงานจังหวัดสงขลา ชั้น ๒ อาคารที่ว่าการอำเภอสะบ้าย้อย โทร. ๐ ๗๔๓๗ ๐๐๐๐ ต่อ ๑๒๓"
    ),
    number="สข ๐๐๓๑.๐๔/ว ๑๒๓๔๕",
    date=datetime.date(2028, 2, 29),
    subject="ขอความอนุเคราะห์ประชาสัมพันธ์โครงการฝึกอบรมอาชีพเสริมระยะสั้นสำหรับแรงงานนอกระบบและผู้ที่เดินทางกลับจากประเทศมาเลเซีย"
    "ในพื้นที่จังหวัดชายแดนภาคใต้ ประจำปีงบประมาณ พ.ศ. ๒๕๗๑ (รุ่นที่ ๑–๑๒)",
    to="นายอำเภอสะบ้าย้อย นายกองค์การบริหารส่วนตำบลทุกแห่ง กำนัน และผู้ใหญ่บ้านทุกหมู่บ้านในเขตอำเภอสะบ้าย้อย จังหวัดสงขลา",
    paragraphs=(
        "ด้วยศูนย์แรงงานอำเภอสะบ้าย้อยได้สำรวจความต้องการฝึกอาชีพของประชาชนในพื้นที่ ร่วมกับองค์การบริหารส่วนตำบลและ"
        "อาสาสมัครแรงงาน ระหว่างวันที่ ๑–๓๑ มกราคม ๒๕๗๑ ปรากฏผลดังนี้",
        *(
            f"{number}. นายอับดุลรอฮมานมูฮัมหมัด เจ๊ะอับดุลลอฮสุไลมาน แจ้งว่ามีผู้ประสงค์เข้ารับการฝึกอาชีพ ณ ตำบลบาโหย "
            "ตำบลเปียน ตำบลทุ่งพอ ตำบลจะแหน ตำบลคูหา และตำบลเขาแดง รวมทั้งสิ้น ๑,๒๓๔ คน "
            "เป็นผู้ที่เดินทางกลับจากการทำงานในร้านอาหาร (ต้มยำกุ้ง) "
            "ประเทศมาเลเซีย มีความประสงค์จะประกอบอาชีพอิสระในภูมิลำเนา เช่น ช่างเชื่อม ช่างไฟฟ้าภายในอาคาร การตัดเย็บเสื้อผ้า "
            "ฯลฯ ทั้งนี้ ตามพระราชบัญญัติส่งเสริมการพัฒนาฝีมือแรงงาน พ.ศ. ๒๕๔๕ และที่แก้ไขเพิ่มเติม"
            for number in "๑๒๓๔๕๖๗๘"
        ),
        "จึงเรียนมาเพื่อโปรดทราบและพิจารณาให้ความอนุเคราะห์ต่อไปด้วย จะเป็นพระคุณยิ่ง",
    ),
    signer="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    copy=True,
)


class _Head(Block):
    """The small crest on the left, the heading in the middle."""

    def __init__(self) -> None:
        super().__init__(CREST_ON_MEMOS + 6)

    def draw(self) -> None:
        """Draw both."""
        draw_crest(self.canv, CREST_ON_MEMOS / 2, 6, CREST_ON_MEMOS)
        self.canv.write(TITLE, self.width / 2, 14, _HEADING)


def story(sheet: Sheet) -> list[Any]:
    """The memo from top to bottom; the last paragraph stays with the signature."""
    paragraphs = [Paragraph(text, _TEXT) for text in sheet.paragraphs]
    return [
        _Head(),
        Paragraph([_label("ส่วนราชการ"), filled(sheet.office), Dots()]),
        Fields((_label("ที่"), sheet.number, 1), (_label("วันที่"), long(sheet.date), 1)),
        Paragraph([_label("เรื่อง"), filled(sheet.subject), Dots()]),
        Gap(8),
        Paragraph(["เรียน", Stop(0.0), sheet.to], _ADDRESSEE),
        *paragraphs[:-1],
        together(
            *paragraphs[-1:],
            Gap(14),
            Signatures(None, Signer(sheet.signer, sheet.position, lead=""), above=20),
        ),
    ]


def _label(text: str) -> Run:
    return Run(f"{text} ", face=BOLD, size=_LABEL_SIZE)
