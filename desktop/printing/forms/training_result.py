"""สรุปผลการฝึก: who passed, with how many hours, and what became of them after 30 and 90 days."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus import CondPageBreak

from desktop.printing.blocks import SMALL, Fields, Gap, TitleBar, heading, together
from desktop.printing.charts import hundredths
from desktop.printing.paper import A4, FORM
from desktop.printing.phrases import counted, period, sex_word
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Table, room_for_beginning
from desktop.printing.thai_text import Paragraph
from desktop.rules.money import baht

TITLE = "สรุปผลการฝึก"
PAPER = A4
LAYOUT = FORM

# A heading never stands alone at a page's foot.
_ROOM_BELOW_HEADING = 90.0
_LINE = Style(size=10.4, pitch=17.0)
_CELL = Style(size=9.4, pitch=13.0)
_NOTES = Style(size=10.2, pitch=16.5, first=24.0)
_PASSED, _FAILED, _LEFT = "ผ่าน", "ไม่ผ่าน", "ออกก่อนจบ"
_RESULTS = {"passed": _PASSED, "failed": _FAILED, "left": _LEFT}
_IN_WORK = {True: "มี", False: "ไม่มี", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """How one person did.

    Attributes:
        citizen_name: in full.
        sex: a word, or ``m`` or ``f``.
        hours: how many hours the person was there.
        result: a word, or ``passed``, ``failed``, ``left``; empty while it is not known.
        certificate: the certificate's number.
    """

    citizen_name: str
    sex: str
    hours: int
    result: str
    certificate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """What became of one person; whatever is not known yet is left empty, to be filled in by hand.

    Attributes:
        citizen_name: in full.
        income_before: satang a month before the training.
        in_work_30: whether the person worked after 30 days.
        income_30: satang a month then.
        in_work_90: whether the person worked after 90 days.
        income_90: satang a month then.
    """

    citizen_name: str
    income_before: int | None = None
    in_work_30: bool | None = None
    income_30: int | None = None
    in_work_90: bool | None = None
    income_90: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of a training's result.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        course: what was taught.
        agency: the agency that trained.
        place: where it was held.
        trainer: who taught.
        first_day: the first day.
        last_day: the last day.
        hours: of the whole course.
        hours_to_pass: how many hours a person must have been there; 0 where nothing is asked.
        persons: in the order of enrolment.
        follow_ups: in the same order.
        notes: free text.
        preparer: who made the report.
        preparer_position: that officer's position.
        approver: who certifies it.
        approver_position: that officer's position.
        copy: a reprint.
    """

    number: str
    centre: str
    course: str
    agency: str
    place: str
    trainer: str
    first_day: datetime.date | None
    last_day: datetime.date | None
    hours: int
    hours_to_pass: int
    persons: tuple[PersonLine, ...]
    follow_ups: tuple[FollowUpLine, ...]
    notes: str
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    copy: bool = False


_PERSONS = (
    ("นายอับดุลเลาะ เจ๊ะแว", "m", 60, "passed", "9401/2569/ว 00031"),
    ("นางสาวนูรีซัน มะมิง", "f", 57, "passed", "9401/2569/ว 00032"),
    ("นายมะรอนิง สาและ", "m", 54, "passed", "9401/2569/ว 00033"),
    ("นายวีระชัย ทองประดับ", "m", 60, "passed", "9401/2569/ว 00034"),
    ("นางแมะซง ดือราแม", "f", 42, "failed", ""),
    ("นายซุลกิฟลี หะยีดาโอ๊ะ", "m", 60, "passed", "9401/2569/ว 00035"),
    ("นางสาวพรทิพย์ แก้วมณี", "f", 60, "passed", "9401/2569/ว 00036"),
    ("นายอิสมาแอ ตาเยะ", "m", 12, "left", ""),
)
_FOLLOW_UPS = (
    ("นายอับดุลเลาะ เจ๊ะแว", 420_000, True, 780_000, True, 960_000),
    ("นางสาวนูรีซัน มะมิง", 0, False, 0, True, 690_000),
    ("นายมะรอนิง สาและ", 550_000, True, 600_000, True, 720_000),
    ("นายวีระชัย ทองประดับ", 0, True, 810_000, True, 880_000),
    ("นายซุลกิฟลี หะยีดาโอ๊ะ", 300_000, False, 300_000, None, None),
    ("นางสาวพรทิพย์ แก้วมณี", 480_000, True, 650_000, None, None),
)

SAMPLE = Sheet(
    number="D9401-2569-00307",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    course="ช่างเชื่อมไฟฟ้าด้วยมือ (หลักสูตรยกระดับฝีมือ)",
    agency="สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
    place="องค์การบริหารส่วนตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    trainer="นายสมพงษ์ เพชรสุวรรณ",
    first_day=datetime.date(2026, 2, 16),
    last_day=datetime.date(2026, 2, 27),
    hours=60,
    hours_to_pass=48,
    persons=tuple(
        PersonLine(citizen_name=name, sex=sex, hours=hours, result=result, certificate=certificate)
        for name, sex, hours, result, certificate in _PERSONS
    ),
    follow_ups=tuple(
        FollowUpLine(
            citizen_name=name,
            income_before=before,
            in_work_30=work_30,
            income_30=after_30,
            in_work_90=work_90,
            income_90=after_90,
        )
        for name, before, work_30, after_30, work_90, after_90 in _FOLLOW_UPS
    ),
    notes="ผู้ผ่านการฝึก 2 คน ได้งานกับอู่ต่อเรือในตำบลบานา ผู้ที่ออกก่อนจบได้งานประจำระหว่างการฝึก",
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
)

_LONG_NAMES = (
    "นางสาวนูรไอนี " + "อับดุลลอฮสุไลมาน" * 12,
    "มูฮัมหมัดอับดุลรอฮมานบินอับดุลกอเดร์หะยีสุไลมานเจ๊ะอาแซต่วนสุหลง",
    *("ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",) * 4,
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-23456",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    course=(
        "การประกอบอาชีพเสริมระยะสั้นสำหรับแรงงานนอกระบบและผู้ที่เดินทางกลับจากประเทศมาเลเซีย "
        "สาขาช่างเชื่อมอาร์กโลหะด้วยมือ ช่างไฟฟ้าภายในอาคาร และช่างซ่อมเครื่องยนต์เล็กเพื่อการเกษตร (รุ่นที่ 12)"
    ),
    agency="สถาบันพัฒนาฝีมือแรงงาน 12 สงขลา ร่วมกับสำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสงขลา",
    place="ศูนย์ฝึกอาชีพชุมชนบ้านเจ๊ะอับดุลลอฮสุไลมาน หมู่ที่ 12 ตำบลเขาแดง อำเภอสะบ้าย้อย จังหวัดสงขลา",
    trainer="ว่าที่ร้อยตรีมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซ และนายอับดุลรอฮมาน เจ๊ะอับดุลลอฮสุไลมาน",
    first_day=datetime.date(2027, 12, 27),
    last_day=datetime.date(2028, 2, 29),
    hours=1234,
    hours_to_pass=987,
    persons=(
        *(
            PersonLine(
                citizen_name=name,
                sex="m" if name.startswith("มูฮัมหมัด") else "f",
                hours=1234,
                result="passed",
                certificate=f"9010/2571/ว {place}",
            )
            for place, name in enumerate(_LONG_NAMES, 12345)
        ),
        *(replace(line, hours=20 * line.hours) for line in SAMPLE.persons * 4),
    ),
    follow_ups=(
        *(
            FollowUpLine(
                citizen_name=name,
                income_before=12_345_675,
                in_work_30=True,
                income_30=98_765_432,
                in_work_90=True,
                income_90=123_456_789,
            )
            for name in _LONG_NAMES
        ),
        *SAMPLE.follow_ups * 4,
    ),
    notes="\n".join([" ".join([SAMPLE.notes] * 3)] * 5),
    preparer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    preparer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The report from top to bottom."""
    *notes, last = _remarks(sheet.notes)
    return [
        TitleBar(sheet.centre, TITLE),
        Gap(3),
        *_course(sheet),
        CondPageBreak(_ROOM_BELOW_HEADING),
        heading("ผลการฝึกโดยรวม", "1."),
        _overall(sheet.persons),
        room_for_beginning(_persons(replace(sheet, persons=sheet.persons[:1]))),
        heading("ผลการฝึกรายบุคคล", "2."),
        _persons(sheet),
        room_for_beginning(_follow_ups(sheet.follow_ups[:1])),
        heading("การติดตามผลหลังการฝึก", "3."),
        _follow_ups(sheet.follow_ups),
        *notes,
        together(
            last,
            Signatures(
                Signer(sheet.preparer, sheet.preparer_position, label="ผู้จัดทำ", dated=""),
                Signer(sheet.approver, sheet.approver_position, label="ผู้รับรอง", dated=""),
                above=13,
            ),
        ),
    ]


def _course(sheet: Sheet) -> list[Any]:
    one_day = sheet.first_day is not None and sheet.last_day in (None, sheet.first_day)
    days = "วันที่ " if one_day else "ระหว่างวันที่ "
    return [
        Fields(("หลักสูตร ", sheet.course, 1), style=_LINE),
        Fields(("หน่วยงานที่ฝึก ", sheet.agency, 5), ("วิทยากร ", sheet.trainer, 4), style=_LINE),
        Fields(("สถานที่ฝึก ", sheet.place, 1), style=_LINE),
        Fields(
            (days, period(sheet.first_day, sheet.last_day), 6),
            ("ระยะเวลา ", counted(sheet.hours, "ชั่วโมง"), 3),
            ("เกณฑ์เวลาฝึก ", counted(sheet.hours_to_pass, "ชั่วโมง"), 3),
            style=_LINE,
        ),
    ]


def _result(line: PersonLine) -> str:
    return _RESULTS.get(line.result, line.result)


def _overall(persons: Sequence[PersonLine]) -> Table:
    columns = (
        Column("รายการ", 4),
        Column("ชาย (คน)", 1.5, RIGHT),
        Column("หญิง (คน)", 1.5, RIGHT),
        Column("รวม (คน)", 1.5, RIGHT),
        Column("ร้อยละ", 1.5, RIGHT),
    )
    kinds = (("ผ่านการฝึก", _PASSED), ("ไม่ผ่านการฝึก", _FAILED), ("ออกก่อนจบการฝึก", _LEFT))
    rows = [
        _counts(words, [line for line in persons if _result(line) == kind], persons) for words, kind in kinds
    ]
    return Table(columns, rows, sums=[_counts("ผู้เข้ารับการฝึกทั้งหมด", persons, persons)], style=_CELL, after=2)


def _counts(words: str, some: Sequence[PersonLine], everyone: Sequence[PersonLine]) -> tuple[str, ...]:
    sexes = [sex_word(line.sex) for line in some]
    men, women = sexes.count("ชาย"), sexes.count("หญิง")
    return words, f"{men:,}", f"{women:,}", f"{len(some):,}", hundredths(len(some), len(everyone))


def _persons(sheet: Sheet) -> Table:
    columns = (
        Column("ที่", 0.7, CENTRE),
        Column("ชื่อ–สกุล", 5.0),
        Column("เวลาฝึก\n(ชั่วโมง)", 1.5, RIGHT),
        Column("ร้อยละ\nของเวลา", 1.5, RIGHT),
        Column("ผลการฝึก", 1.8, CENTRE),
        Column("เลขที่วุฒิบัตร", 2.8, CENTRE),
    )
    rows = [
        (
            str(place),
            line.citizen_name,
            f"{line.hours:,}",
            hundredths(line.hours, sheet.hours),
            _result(line),
            line.certificate,
        )
        for place, line in enumerate(sheet.persons, 1)
    ]
    return Table(columns, rows or [("",) * len(columns)], style=_CELL, after=2)


def _follow_ups(lines: Sequence[FollowUpLine]) -> Table:
    columns = (
        Column("ที่", 0.7, CENTRE),
        Column("ชื่อ–สกุล", 3.7),
        Column("รายได้\nก่อนฝึก", 1.9, RIGHT),
        Column("มีงานทำ\n30 วัน", 1.25, CENTRE),
        Column("รายได้\n30 วัน", 1.9, RIGHT),
        Column("มีงานทำ\n90 วัน", 1.25, CENTRE),
        Column("รายได้\n90 วัน", 1.9, RIGHT),
        Column("รายได้\nเพิ่มขึ้น", 1.9, RIGHT),
    )
    rows = [
        (
            str(place),
            line.citizen_name,
            _money(line.income_before),
            _IN_WORK[line.in_work_30],
            _money(line.income_30),
            _IN_WORK[line.in_work_90],
            _money(line.income_90),
            _money(_rise(line)),
        )
        for place, line in enumerate(lines, 1)
    ]
    return Table(columns, rows or [("",) * len(columns)], sums=[_on_average(lines)], style=_CELL, after=2)


def _on_average(lines: Sequence[FollowUpLine]) -> tuple[str, ...]:
    return (
        "",
        "รวม / เฉลี่ย",
        _average([line.income_before for line in lines]),
        f"{sum(line.in_work_30 is True for line in lines):,}",
        _average([line.income_30 for line in lines]),
        f"{sum(line.in_work_90 is True for line in lines):,}",
        _average([line.income_90 for line in lines]),
        _average([_rise(line) for line in lines]),
    )


def _rise(line: FollowUpLine) -> int | None:
    """What the last income that is known is above the first."""
    last = line.income_30 if line.income_90 is None else line.income_90
    return None if last is None or line.income_before is None else last - line.income_before


def _average(figures: Sequence[int | None]) -> str:
    known = [figure for figure in figures if figure is not None]
    return _money((2 * sum(known) + len(known)) // (2 * len(known))) if known else "–"


def _money(satang: int | None) -> str:
    return "" if satang is None else baht(satang)


def _remarks(notes: str) -> list[Any]:
    """How to read the table above, and whatever the preparer noticed."""
    reading = Paragraph(
        "รายได้เป็นบาทต่อเดือน แถวสุดท้ายเป็นจำนวนผู้มีงานทำและรายได้เฉลี่ยของผู้ที่ติดตามได้ ช่องที่ว่างคือยังไม่ได้ติดตาม", SMALL
    )
    noticed = [Paragraph(line, _NOTES) for line in notes.splitlines()]
    return [
        reading,
        *([CondPageBreak(_ROOM_BELOW_HEADING), heading("ข้อสังเกต", "4.")] if noticed else []),
        *noticed,
    ]
