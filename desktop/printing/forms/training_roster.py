"""ทะเบียนผู้เข้ารับการฝึก: who is enrolled in a training, for the trainer and the agency."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Fields, Gap, TitleBar
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, WIDE
from desktop.printing.phrases import counted, period, sex_word
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_id import masked

TITLE = "ทะเบียนผู้เข้ารับการฝึก"
PAPER = A4
LAYOUT = WIDE

_LINE = Style(size=10.4, pitch=18.0)
_COUNT = Style(size=10.4, pitch=18.0, face=BOLD)
_CELL = Style(size=9.4, pitch=13.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person of the training.

    Attributes:
        citizen_name: in full.
        thai_id: the 13 digits; the paper shows them masked.
        sex: a word, or ``m`` or ``f``.
        age: in years.
        tambon: where the person lives, with the village where it is known.
        phone: as it is dialled.
        occupation: in words.
        case_number: the case that the person came from.
        remark: anything else.
    """

    citizen_name: str
    thai_id: str
    sex: str
    age: int | None
    tambon: str
    phone: str
    occupation: str
    case_number: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a roster.

    Attributes:
        number: the document's number.
        centre: the office that keeps the roster.
        course: what is taught.
        agency: the agency that trains.
        group: the group that the training was set up for.
        place: where it is held.
        trainer: who teaches.
        first_day: the first day.
        last_day: the last day.
        hours: of the whole course.
        seats: how many it can take.
        persons: in the order of enrolment.
        preparer: who made the roster.
        preparer_position: that officer's position.
        approver: who certifies it.
        approver_position: that officer's position.
        copy: a reprint.
    """

    number: str
    centre: str
    course: str
    agency: str
    group: str
    place: str
    trainer: str
    first_day: datetime.date | None
    last_day: datetime.date | None
    hours: int
    seats: int
    persons: tuple[PersonLine, ...]
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    copy: bool = False


_PERSONS = (
    ("นายอับดุลเลาะ เจ๊ะแว", "1940300123451", "m", 33, "ปะกาฮะรัง หมู่ที่ 5", "08-1234-5678", "รับจ้างทั่วไป", 127),
    ("นางสาวนูรีซัน มะมิง", "1940100287611", "f", 24, "รูสะมิแล หมู่ที่ 3", "09-3576-1120", "ว่างงาน", 131),
    ("นายมะรอนิง สาและ", "3940100412783", "m", 47, "บานา หมู่ที่ 1", "08-6290-4417", "ประมงพื้นบ้าน", 134),
    ("นายวีระชัย ทองประดับ", "1949900152067", "m", 29, "สะบารัง", "06-2451-8890", "ว่างงาน", 135),
    ("นางแมะซง ดือราแม", "3940500198324", "f", 51, "ตันหยงลุโละ หมู่ที่ 2", "08-9734-0062", "ทำนาเกลือ", 140),
    ("นายซุลกิฟลี หะยีดาโอ๊ะ", "1940400331905", "m", 22, "บาราโหม หมู่ที่ 1", "09-8012-7745", "ว่างงาน", 142),
    ("นางสาวพรทิพย์ แก้วมณี", "1940100509218", "f", 27, "จะบังติกอ", "08-4196-3351", "ค้าขาย", 143),
    ("นายอิสมาแอ ตาเยะ", "1940700064872", "m", 38, "กะมิยอ หมู่ที่ 4", "08-7288-1904", "กรีดยาง", 147),
    ("นายสุไลมาน อาแวกะจิ", "1940300457129", "m", 31, "ปุยุด หมู่ที่ 6", "06-1540-2283", "ว่างงาน", 150),
    ("นางสาวฮายาตี ยูโซะ", "1940900118536", "f", 20, "ตะลุโบะ หมู่ที่ 2", "09-5637-4018", "ว่างงาน", 151),
    ("นายนิมะ วาเด็ง", "3940100276650", "m", 44, "คลองมานิง หมู่ที่ 3", "", "รับจ้างทั่วไป", 156),
    ("นายธนากร จันทร์เพชร", "1940100614473", "m", 26, "อาเนาะรู", "08-2805-9917", "ว่างงาน", 158),
)


SAMPLE = Sheet(
    number="D9401-2569-00214",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    course="ช่างเชื่อมไฟฟ้าด้วยมือ (หลักสูตรยกระดับฝีมือ)",
    agency="สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
    group="กลุ่มผู้เดินทางกลับจากประเทศมาเลเซีย ตำบลปะกาฮะรังและตำบลใกล้เคียง",
    place="องค์การบริหารส่วนตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    trainer="นายสมพงษ์ เพชรสุวรรณ",
    first_day=datetime.date(2026, 2, 16),
    last_day=datetime.date(2026, 2, 27),
    hours=60,
    seats=15,
    persons=tuple(
        PersonLine(
            citizen_name=name,
            thai_id=thai_id,
            sex=sex,
            age=age,
            tambon=tambon,
            phone=phone,
            occupation=occupation,
            case_number=f"9401/{case:04}/2569",
        )
        for name, thai_id, sex, age, tambon, phone, occupation, case in _PERSONS
    ),
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
)

_LONG_PERSON = PersonLine(
    citizen_name="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
    thai_id="3900800123450",
    sex="หญิง",
    age=64,
    tambon="เขาแดง หมู่ที่ 12 บ้านเจ๊ะอับดุลลอฮสุไลมาน อำเภอสะบ้าย้อย",
    phone="08-1234-5678, 0-7437-0001 ต่อ 1234",
    occupation="ค้าขายของชำและรับจ้างกรีดยางตามฤดูกาล",
    case_number="9010/12345/2571",
    remark="ต้องการล่ามภาษามลายูถิ่น และขอรับวุฒิบัตรทางไปรษณีย์",
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    course=(
        "การประกอบอาชีพเสริมระยะสั้นสำหรับแรงงานนอกระบบและผู้ที่เดินทางกลับจากประเทศมาเลเซีย "
        "สาขาช่างเชื่อมอาร์กโลหะด้วยมือ ช่างไฟฟ้าภายในอาคาร และช่างซ่อมเครื่องยนต์เล็กเพื่อการเกษตร (รุ่นที่ 12)"
    ),
    agency="สถาบันพัฒนาฝีมือแรงงาน 12 สงขลา ร่วมกับสำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสงขลา",
    group="กลุ่มผู้เดินทางกลับจากประเทศมาเลเซียและแรงงานนอกระบบที่ประกอบอาชีพเสริม ตำบลเขาแดง ตำบลบาโหย และตำบลเปียน",
    place="ศูนย์ฝึกอาชีพชุมชนบ้านเจ๊ะอับดุลลอฮสุไลมาน หมู่ที่ 12 ตำบลเขาแดง อำเภอสะบ้าย้อย จังหวัดสงขลา",
    trainer="ว่าที่ร้อยตรีมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซ และนายอับดุลรอฮมาน เจ๊ะอับดุลลอฮสุไลมาน",
    first_day=datetime.date(2027, 12, 27),
    last_day=datetime.date(2028, 2, 29),
    hours=1234,
    seats=1234,
    persons=(
        replace(_LONG_PERSON, citizen_name="นางสาวนูรไอนี " + "อับดุลลอฮสุไลมาน" * 12),
        replace(
            _LONG_PERSON,
            citizen_name="มูฮัมหมัดอับดุลรอฮมานบินอับดุลกอเดร์หะยีสุไลมานเจ๊ะอาแซต่วนสุหลง",
            sex="ชาย",
        ),
        *(replace(line, remark="มีประสบการณ์") for line in SAMPLE.persons * 4),
        *(_LONG_PERSON,) * 6,
    ),
    preparer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    preparer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The roster from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE),
        Gap(3),
        *_course(sheet),
        Gap(5),
        Footed(
            _persons(sheet.persons),
            Gap(3),
            Paragraph(_count(sheet), _COUNT),
            Signatures(
                Signer(sheet.preparer, sheet.preparer_position, label="ผู้จัดทำ", dated=""),
                Signer(sheet.approver, sheet.approver_position, label="ผู้รับรอง", dated=""),
                above=12,
            ),
        ),
    ]


def _course(sheet: Sheet) -> list[Any]:
    one_day = sheet.first_day is not None and sheet.last_day in (None, sheet.first_day)
    days = "วันที่ " if one_day else "ระหว่างวันที่ "
    return [
        Fields(("หลักสูตร ", sheet.course, 1), style=_LINE),
        Fields(("หน่วยงานที่ฝึก ", sheet.agency, 5), ("วิทยากร ", sheet.trainer, 4), style=_LINE),
        Fields(("กลุ่มเป้าหมาย ", sheet.group, 1), style=_LINE),
        Fields(("สถานที่ฝึก ", sheet.place, 1), style=_LINE),
        Fields(
            (days, period(sheet.first_day, sheet.last_day), 5),
            ("ระยะเวลา ", counted(sheet.hours, "ชั่วโมง"), 2),
            ("จำนวนที่รับ ", counted(sheet.seats, "คน"), 2),
            style=_LINE,
        ),
    ]


def _persons(persons: tuple[PersonLine, ...]) -> Table:
    columns = (
        Column("ที่", 1.0, CENTRE),
        Column("ชื่อ–สกุล", 4.5),
        Column("เลขประจำตัว\nประชาชน", 3.1, CENTRE),
        Column("เพศ", 1.2, CENTRE),
        Column("อายุ (ปี)", 1.0, RIGHT),
        Column("ตำบล / หมู่ที่", 3.5),
        Column("โทรศัพท์", 2.55),
        Column("อาชีพ", 2.7),
        Column("เรื่องเลขที่", 3.05, CENTRE),
        Column("หมายเหตุ", 3.05),
    )
    rows = [(str(place), *_person(line)) for place, line in enumerate(persons, 1)]
    return Table(columns, rows or [("",) * len(columns)], style=_CELL)


def _person(line: PersonLine) -> tuple[str, ...]:
    return (
        line.citizen_name,
        masked(line.thai_id),
        sex_word(line.sex),
        "" if line.age is None else str(line.age),
        line.tambon,
        line.phone,
        line.occupation,
        line.case_number,
        line.remark,
    )


def _count(sheet: Sheet) -> str:
    words = [sex_word(line.sex) for line in sheet.persons]
    men, women = words.count("ชาย"), words.count("หญิง")
    return f"รวมผู้เข้ารับการฝึก {len(words):,} คน   ชาย {men:,} คน   หญิง {women:,} คน"
