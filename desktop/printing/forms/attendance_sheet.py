"""บัญชีลงลายมือชื่อ: who came to one session of a training, each by the own hand."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import SMALL, Fields, Gap, TitleBar
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import CENTRE, Dots, Part, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long, weekday
from desktop.rules.thai_id import masked

TITLE = "บัญชีลงลายมือชื่อผู้เข้ารับการฝึก"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.4, pitch=18.0)
_CELL = Style(size=10.0, pitch=15.0)
# High enough for a hand that signs, and for a thumb.
_ROW = 25.0
_LINES_WITHOUT_NAMES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person who is expected.

    Attributes:
        citizen_name: in full.
        thai_id: the 13 digits; the paper shows them masked.
        remark: anything that whoever checks the list should know.
    """

    citizen_name: str
    thai_id: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of an attendance sheet.

    Attributes:
        number: the document's number.
        centre: the office that keeps the sheet.
        course: what is taught.
        agency: the agency that trains.
        place: where the session is held.
        trainer: who teaches.
        session: which session of the course it is.
        sessions: how many the course has.
        on: the day; none leaves its place empty.
        part: of the day and the hours, such as ภาคเช้า 09.00–12.00 น.
        persons: who is expected; none gives a sheet of empty lines.
        approver: who certifies the signatures.
        approver_position: that officer's position.
        copy: a reprint.
    """

    number: str
    centre: str
    course: str
    agency: str
    place: str
    trainer: str
    session: int
    sessions: int
    on: datetime.date | None
    part: str
    persons: tuple[PersonLine, ...]
    approver: str
    approver_position: str
    copy: bool = False


_PERSONS = (
    ("นายอับดุลเลาะ เจ๊ะแว", "1940300123451"),
    ("นางสาวนูรีซัน มะมิง", "1940100287611"),
    ("นายมะรอนิง สาและ", "3940100412783"),
    ("นายวีระชัย ทองประดับ", "1949900152067"),
    ("นางแมะซง ดือราแม", "3940500198324"),
    ("นายซุลกิฟลี หะยีดาโอ๊ะ", "1940400331905"),
    ("นางสาวพรทิพย์ แก้วมณี", "1940100509218"),
    ("นายอิสมาแอ ตาเยะ", "1940700064872"),
    ("นายสุไลมาน อาแวกะจิ", "1940300457129"),
    ("นางสาวฮายาตี ยูโซะ", "1940900118536"),
    ("นายนิมะ วาเด็ง", "3940100276650"),
    ("นายธนากร จันทร์เพชร", "1940100614473"),
)

SAMPLE = Sheet(
    number="D9401-2569-00231",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    course="ช่างเชื่อมไฟฟ้าด้วยมือ (หลักสูตรยกระดับฝีมือ)",
    agency="สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
    place="องค์การบริหารส่วนตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    trainer="นายสมพงษ์ เพชรสุวรรณ",
    session=3,
    sessions=20,
    on=datetime.date(2026, 2, 17),
    part="ภาคเช้า 09.00–12.00 น.",
    persons=tuple(PersonLine(citizen_name=name, thai_id=thai_id) for name, thai_id in _PERSONS),
    approver="นางสาวฟาตีเมาะ หะยีสาและ",
    approver_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
)

_LONG_NAME = "ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน"

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12346",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    course=(
        "การประกอบอาชีพเสริมระยะสั้นสำหรับแรงงานนอกระบบและผู้ที่เดินทางกลับจากประเทศมาเลเซีย "
        "สาขาช่างเชื่อมอาร์กโลหะด้วยมือ ช่างไฟฟ้าภายในอาคาร และช่างซ่อมเครื่องยนต์เล็กเพื่อการเกษตร (รุ่นที่ 12)"
    ),
    agency="สถาบันพัฒนาฝีมือแรงงาน 12 สงขลา ร่วมกับสำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสงขลา",
    place="ศูนย์ฝึกอาชีพชุมชนบ้านเจ๊ะอับดุลลอฮสุไลมาน หมู่ที่ 12 ตำบลเขาแดง อำเภอสะบ้าย้อย จังหวัดสงขลา",
    trainer="ว่าที่ร้อยตรีมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซ และนายอับดุลรอฮมาน เจ๊ะอับดุลลอฮสุไลมาน",
    session=123,
    sessions=456,
    on=datetime.date(2028, 2, 29),
    part="ภาคบ่ายและภาคค่ำ 13.00–16.30 น. และ 18.30–20.30 น.",
    persons=(
        PersonLine(citizen_name="นางสาวนูรไอนี " + "อับดุลลอฮสุไลมาน" * 12, thai_id="1900800123450"),
        PersonLine(citizen_name="มูฮัมหมัดอับดุลรอฮมานบินอับดุลกอเดร์หะยีสุไลมานเจ๊ะอาแซต่วนสุหลง", thai_id="AA1234567"),
        *SAMPLE.persons * 3,
        *(PersonLine(citizen_name=_LONG_NAME, thai_id="1900800123450", remark="ขอใช้ล่ามภาษามลายูถิ่น"),) * 8,
    ),
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The sheet from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE),
        Gap(3),
        *_session(sheet),
        Gap(5),
        Footed(_persons(sheet.persons), *_certified(sheet)),
    ]


def _session(sheet: Sheet) -> list[Any]:
    day = f"{long(sheet.on, thai_digits=False)} ({weekday(sheet.on)})" if sheet.on else ""
    place = f"{sheet.session:,} จาก {sheet.sessions:,}" if sheet.sessions else f"{sheet.session or ''}"
    return [
        Fields(("หลักสูตร ", sheet.course, 1), style=_LINE),
        Fields(("หน่วยงานที่ฝึก ", sheet.agency, 5), ("วิทยากร ", sheet.trainer, 4), style=_LINE),
        Fields(("สถานที่ฝึก ", sheet.place, 1), style=_LINE),
        Fields(("ครั้งที่ ", place, 2), ("วันที่ ", day, 4), ("ช่วงเวลา ", sheet.part, 4), style=_LINE),
    ]


def _persons(persons: tuple[PersonLine, ...]) -> Table:
    columns = (
        Column("ที่", 0.8, CENTRE),
        Column("ชื่อ–สกุล", 4.6),
        Column("เลขประจำตัว\nประชาชน", 2.85, CENTRE),
        Column("ลายมือชื่อ", 4.0),
        Column("หมายเหตุ", 2.35),
    )
    rows = [
        (str(place), line.citizen_name, masked(line.thai_id), "", line.remark)
        for place, line in enumerate(persons, 1)
    ]
    rows += [(str(len(rows) + place), "", "", "", "") for place in range(1, _empty_lines(len(rows)) + 1)]
    return Table(columns, rows, style=_CELL, least=_ROW)


def _empty_lines(persons: int) -> int:
    """A tenth more than are expected, for whoever comes without being enrolled."""
    return -(-persons // 10) or _LINES_WITHOUT_NAMES


def _certified(sheet: Sheet) -> list[Any]:
    expected = f"{len(sheet.persons):,}" if sheet.persons else Dots(36)
    return [
        Gap(6),
        Paragraph(
            ["ผู้มีรายชื่อ ", expected, " คน   มาเข้ารับการฝึก ", Dots(44), " คน   ขาด ", Dots(44), " คน"], _LINE
        ),
        Gap(2),
        Paragraph(
            "ผู้ที่ลงลายมือชื่อไม่ได้ ให้พิมพ์ลายนิ้วหัวแม่มือในช่องลายมือชื่อต่อหน้าพยานสองคนซึ่งลงลายมือชื่อไว้ด้านล่างนี้ "
            "บรรทัดว่างท้ายบัญชีมีไว้สำหรับผู้ที่มาโดยยังไม่มีรายชื่อ บรรทัดที่ไม่ใช้ให้ขีดฆ่าเมื่อสิ้นสุดการฝึกครั้งนี้",
            SMALL,
        ),
        *(_witness(number) for number in (1, 2)),
        Gap(5),
        Paragraph("ขอรับรองว่าผู้ที่ลงลายมือชื่อข้างต้นเข้ารับการฝึกและลงลายมือชื่อด้วยตนเองจริง", _LINE),
        Signatures(
            Signer(sheet.trainer, "วิทยากร", dated=""),
            Signer(sheet.approver, sheet.approver_position, label="ผู้รับรอง", dated=""),
            above=18,
        ),
    ]


def _witness(number: int) -> Paragraph:
    line: list[Part | str] = [f"พยานผู้รับรองลายพิมพ์นิ้วมือ คนที่ {number}  (ลงชื่อ) ", Dots(130), "  (", Dots(150), ")"]
    return Paragraph(line, Style(size=9.6, pitch=20.0))
