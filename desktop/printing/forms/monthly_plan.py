"""แผนปฏิบัติงานประจำเดือน: what a graduate or a volunteer means to do in a month, field by field."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Fields, Gap, TitleBar, heading, together
from desktop.printing.paper import A4, WIDE
from desktop.printing.phrases import by_field
from desktop.printing.runs import RIGHT, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "แผนปฏิบัติงานประจำเดือน"
PAPER = A4
LAYOUT = WIDE

_LINE = Style(size=10.4, pitch=18.0)
_CELL = Style(size=9.6, pitch=14.0)
_TEXT = Style(size=10.2, pitch=16.5, first=24.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One thing to do.

    Attributes:
        field: one of the four fields, such as ด้านข้อมูล.
        kind: the type of activity.
        activity: what shall be done.
        days: when, in words.
        place: where.
        times: how often.
        people: how many people it shall reach.
        with_whom: who takes part or helps.
    """

    field: str
    kind: str
    activity: str
    days: str
    place: str
    times: int
    people: int
    with_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of a month's plan.

    Attributes:
        number: the document's number.
        centre: the office whose plan it is.
        month: in words, such as มกราคม 2569.
        preparer: whose plan it is.
        preparer_position: graduate or volunteer, and of which tambon.
        area: the tambons or villages that the person works in.
        lines: what is planned, in any order of the fields.
        notes: free text.
        prepared_on: the day; none leaves its place empty.
        approver: who agrees to the plan.
        approver_position: the supervisor's position.
        approved_on: the day of agreement; none leaves its place empty.
        copy: a reprint.
    """

    number: str
    centre: str
    month: str
    preparer: str
    preparer_position: str
    area: str
    lines: tuple[PlanLine, ...]
    notes: str
    prepared_on: datetime.date | None
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    copy: bool = False


_LINES = (
    (
        "ด้านข้อมูล",
        "เยี่ยมบ้าน",
        "สำรวจผู้ว่างงานและผู้เดินทางกลับจากมาเลเซีย",
        "3 กุมภาพันธ์",
        "หมู่ที่ 3 และหมู่ที่ 5",
        1,
        40,
        "อาสาสมัครแรงงาน",
    ),
    (
        "ด้านแรงงาน",
        "ศูนย์แรงงานเคลื่อนที่",
        "รับขึ้นทะเบียนหางานและสมัครประกันสังคมมาตรา 40",
        "5 กุมภาพันธ์",
        "ตลาดนัดหมู่ที่ 5",
        1,
        80,
        "สำนักงานประกันสังคมและสำนักงานจัดหางานจังหวัดปัตตานี",
    ),
    (
        "ด้านแรงงาน",
        "ประสานบริการ",
        "ส่งผู้สมัครฝึกช่างเชื่อมไฟฟ้าและติดตามเอกสาร",
        "10 และ 12 กุมภาพันธ์",
        "ศูนย์แรงงานอำเภอเมืองปัตตานี",
        2,
        15,
        "สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
    ),
    (
        "ด้านความมั่นคง",
        "เวทีประชาคม",
        "เวทีประชาคมเรื่องการรวมกลุ่มอาชีพของหมู่บ้าน",
        "17 กุมภาพันธ์",
        "ศาลาอเนกประสงค์บ้านปะกาฮะรัง",
        1,
        60,
        "ผู้ใหญ่บ้านและองค์การบริหารส่วนตำบล",
    ),
    (
        "ด้านความยั่งยืน",
        "เยี่ยมบ้าน",
        "ติดตามผู้ผ่านการฝึกครบ 30 วัน และ 90 วัน เรื่องงานและรายได้",
        "24 และ 26 กุมภาพันธ์",
        "ทุกหมู่บ้าน",
        2,
        18,
        "อาสาสมัครแรงงาน",
    ),
)

SAMPLE = Sheet(
    number="D9401-2569-00141",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    month="กุมภาพันธ์ 2569",
    preparer="นางสาวอามีเนาะ สะแลแม",
    preparer_position="บัณฑิตแรงงานตำบลปะกาฮะรัง",
    area="ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    lines=tuple(
        PlanLine(
            field=field,
            kind=kind,
            activity=activity,
            days=days,
            place=place,
            times=times,
            people=people,
            with_whom=with_whom,
        )
        for field, kind, activity, days, place, times, people, with_whom in _LINES
    ),
    notes="",
    prepared_on=datetime.date(2026, 1, 26),
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 1, 28),
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12348",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    month="กุมภาพันธ์ 2571",
    preparer="นางสาวนูรไอนี " + "อับดุลลอฮสุไลมาน" * 12,
    preparer_position="บัณฑิตแรงงานตำบลเขาแดงและตำบลบาโหย ช่วยปฏิบัติหน้าที่ตำบลเปียนและตำบลทุ่งพอ อำเภอสะบ้าย้อย",
    area="ตำบลเขาแดง ตำบลบาโหย ตำบลเปียน ตำบลทุ่งพอ ตำบลจะแหน ตำบลคูหา และตำบลธารคีรี อำเภอสะบ้าย้อย จังหวัดสงขลา",
    lines=(
        *(
            replace(
                line,
                activity=f"{line.activity} และรายงานผลต่อหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อยภายในวันสิ้นเดือน ครั้งที่ {turn}",
                place="ศูนย์ฝึกอาชีพชุมชนบ้านเจ๊ะอับดุลลอฮสุไลมาน หมู่ที่ 12 ตำบลเขาแดง",
                times=1234,
                people=12345,
                with_whom="องค์การบริหารส่วนตำบลเขาแดงและสำนักงานส่งเสริมการเรียนรู้ประจำจังหวัดสงขลา",
            )
            for turn in range(1, 6)
            for line in SAMPLE.lines
        ),
        PlanLine(
            field="งานอื่นที่ได้รับมอบหมาย",
            kind="อื่น ๆ",
            activity="เยี่ยมอาสาสมัครแรงงานที่พ้นวาระ คือ มูฮัมหมัดอับดุลรอฮมานบินอับดุลกอเดร์หะยีสุไลมานเจ๊ะอาแซต่วนสุหลง",
            days="ตลอดเดือน",
            place="",
            times=0,
            people=0,
        ),
    ),
    notes="\n".join(["หากมีสถานการณ์ในพื้นที่หรือมีอุทกภัย จะเลื่อนกิจกรรมในตำบลเขาแดงและตำบลบาโหยไปสัปดาห์ถัดไป " * 3] * 4),
    prepared_on=None,
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    approved_on=None,
    copy=True,
)

_COLUMNS = (
    Column("ด้าน / กิจกรรม", 5.9),
    Column("ประเภทกิจกรรม", 2.7),
    Column("วัน / ช่วงเวลา", 2.9),
    Column("สถานที่", 3.6),
    Column("เป้าหมาย\n(ครั้ง)", 1.4, RIGHT),
    Column("เป้าหมาย\n(คน)", 1.4, RIGHT),
    Column("ผู้ร่วมดำเนินการ", 4.0),
)


def story(sheet: Sheet) -> list[Any]:
    """The plan from top to bottom."""
    return [
        TitleBar(sheet.centre, f"{TITLE}{sheet.month}"),
        Gap(3),
        Fields(("ชื่อ–สกุล ", sheet.preparer, 4), ("ตำแหน่ง ", sheet.preparer_position, 5), style=_LINE),
        Fields(("พื้นที่รับผิดชอบ ", sheet.area, 1), style=_LINE),
        Gap(5),
        *_ending(sheet),
    ]


def _ending(sheet: Sheet) -> list[Any]:
    if not sheet.notes:
        return [Footed(_plan(sheet.lines), _signing(sheet))]
    *notes, last = (heading("หมายเหตุ"), *(Paragraph(line, _TEXT) for line in sheet.notes.splitlines()))
    return [_plan(sheet.lines), *notes, together(last, _signing(sheet))]


def _plan(lines: Sequence[PlanLine]) -> Table:
    rows: list[tuple[str, ...]] = []
    leading = []
    for field, some in by_field(lines):
        leading.append(len(rows))
        rows += _field(field, some)
    total = ("รวมทุกด้าน", f"{len(lines):,} กิจกรรม", "", "", *_targets(lines), "")
    return Table(_COLUMNS, rows, sums=[total], style=_CELL, after=2, leading=leading)


def _field(field: str, lines: Sequence[PlanLine]) -> list[tuple[str, ...]]:
    """One field with its sums, and its activities below it."""
    named = (field, "", "", "", *_targets(lines), "")
    if not lines:
        return [named, ("ไม่มีกิจกรรมในเดือนนี้", *[""] * (len(_COLUMNS) - 1))]
    return [
        named,
        *(
            (
                f"{place}. {line.activity}",
                line.kind,
                line.days,
                line.place,
                *_targets([line]),
                line.with_whom,
            )
            for place, line in enumerate(lines, 1)
        ),
    ]


def _targets(lines: Sequence[PlanLine]) -> tuple[str, str]:
    return f"{sum(line.times for line in lines):,}", f"{sum(line.people for line in lines):,}"


def _signing(sheet: Sheet) -> Signatures:
    return Signatures(
        Signer(sheet.preparer, sheet.preparer_position, label="ผู้จัดทำแผน", dated=_day(sheet.prepared_on)),
        Signer(sheet.approver, sheet.approver_position, label="ผู้เห็นชอบ", dated=_day(sheet.approved_on)),
        above=16,
    )


def _day(day: datetime.date | None) -> str:
    return long(day, thai_digits=False) if day else ""
