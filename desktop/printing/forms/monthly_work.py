"""รายงานผลการปฏิบัติงานประจำเดือน: what a graduate or a volunteer did, against the plan, field by field."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from reportlab.platypus import CondPageBreak

from desktop.printing.blocks import Fields, Gap, TitleBar, heading, together
from desktop.printing.charts import hundredths
from desktop.printing.paper import A4, FORM
from desktop.printing.phrases import by_field
from desktop.printing.runs import RIGHT, Dots, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Table, room_for_beginning
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long, short

TITLE = "รายงานผลการปฏิบัติงานประจำเดือน"
PAPER = A4
LAYOUT = FORM

# A heading never stands alone at a page's foot.
_ROOM_BELOW_HEADING = 90.0
# A heading and two lines.
_SHORT = 3
_LINE = Style(size=10.4, pitch=17.5)
_CELL = Style(size=9.4, pitch=13.4)
_TEXT = Style(size=10.2, pitch=16.5, first=24.0)
_BY_HAND = Style(size=10.2, pitch=17.5)
_ITEM = "–\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One thing that was planned, and what came of it; nothing planned means work outside the plan.

    Attributes:
        field: one of the four fields, such as ด้านข้อมูล.
        activity: what was planned.
        planned_times: how often it was to be done.
        done_times: how often it was done.
        planned_people: how many people it was to reach.
        reached_people: how many it reached.
    """

    field: str
    activity: str
    planned_times: int
    done_times: int
    planned_people: int
    reached_people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneLine:
    """One activity as it was done.

    Attributes:
        on: the day.
        field: one of the four fields.
        activity: what was done.
        place: where.
        men: how many men it reached.
        women: how many women it reached.
        result: what came of it.
    """

    on: datetime.date | None
    field: str
    activity: str
    place: str
    men: int
    women: int
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of a month's work.

    Attributes:
        number: the document's number.
        centre: the office that the person works for.
        month: in words, such as มกราคม 2569.
        preparer: whose work it is.
        preparer_position: graduate or volunteer, and of which tambon.
        area: the tambons or villages that the person works in.
        lines: plan against actual, in any order of the fields.
        done: the activities, in the order of their days.
        problems: what hindered the work; empty leaves lines to write on.
        proposals: what the person proposes; empty leaves lines to write on.
        prepared_on: the day; none leaves its place empty.
        approver: who read the report.
        approver_position: the supervisor's position.
        opinion: what the supervisor says of it; empty leaves lines to write on.
        approved_on: the day; none leaves its place empty.
        copy: a reprint.
    """

    number: str
    centre: str
    month: str
    preparer: str
    preparer_position: str
    area: str
    lines: tuple[PlanLine, ...]
    done: tuple[DoneLine, ...]
    problems: str
    proposals: str
    prepared_on: datetime.date | None
    approver: str
    approver_position: str
    opinion: str
    approved_on: datetime.date | None
    copy: bool = False


_LINES = (
    ("ด้านข้อมูล", "สำรวจผู้ว่างงานและผู้เดินทางกลับจากมาเลเซีย", 1, 1, 40, 43),
    ("ด้านแรงงาน", "รับขึ้นทะเบียนหางานและสมัครประกันสังคมมาตรา 40", 1, 1, 80, 67),
    ("ด้านแรงงาน", "ส่งผู้สมัครฝึกช่างเชื่อมไฟฟ้าและติดตามเอกสาร", 2, 1, 15, 12),
    ("ด้านความมั่นคง", "เวทีประชาคมเรื่องการรวมกลุ่มอาชีพของหมู่บ้าน", 1, 1, 60, 61),
    ("ด้านความยั่งยืน", "ติดตามผู้ผ่านการฝึกครบ 30 วัน และ 90 วัน", 2, 1, 18, 16),
    ("ด้านความยั่งยืน", "เยี่ยมผู้ประสบอุทกภัยร่วมกับองค์การบริหารส่วนตำบล (นอกแผน)", 0, 1, 0, 9),
)
_DONE = (
    (3, "ด้านข้อมูล", "สำรวจผู้ว่างงาน", "หมู่ที่ 3 และ 5", 19, 24, "ขอฝึกอาชีพ 12 คน"),
    (5, "ด้านแรงงาน", "ศูนย์แรงงานเคลื่อนที่", "ตลาดนัดหมู่ที่ 5", 28, 39, "สมัครใหม่ 21 คน"),
    (10, "ด้านแรงงาน", "ส่งผู้สมัครฝึกช่างเชื่อม", "ศูนย์แรงงานอำเภอ", 8, 4, "รับเข้าฝึกครบ 12 คน"),
    (17, "ด้านความมั่นคง", "เวทีประชาคม", "บ้านปะกาฮะรัง", 25, 36, "ตั้งกลุ่มกรือโป๊ะแล้ว"),
    (24, "ด้านความยั่งยืน", "ติดตามผู้ผ่านการฝึก", "ทุกหมู่บ้าน", 10, 6, "มีงานทำ 11 คน"),
    (26, "ด้านความยั่งยืน", "เยี่ยมผู้ประสบอุทกภัย", "หมู่ที่ 1", 4, 5, "ขอซ่อมเครื่องมือ 3 คน"),
)

SAMPLE = Sheet(
    number="D9401-2569-00229",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    month="กุมภาพันธ์ 2569",
    preparer="นางสาวอามีเนาะ สะแลแม",
    preparer_position="บัณฑิตแรงงานตำบลปะกาฮะรัง",
    area="ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    lines=tuple(
        PlanLine(
            field=field,
            activity=activity,
            planned_times=planned_times,
            done_times=done_times,
            planned_people=planned_people,
            reached_people=reached_people,
        )
        for field, activity, planned_times, done_times, planned_people, reached_people in _LINES
    ),
    done=tuple(
        DoneLine(
            on=datetime.date(2026, 2, day),
            field=field,
            activity=activity,
            place=place,
            men=men,
            women=women,
            result=result,
        )
        for day, field, activity, place, men, women, result in _DONE
    ),
    problems="ฝนตกหนักในสัปดาห์ที่ 4 เข้าพื้นที่หมู่ที่ 2 ไม่ได้ จึงติดตามผู้ผ่านการฝึกได้ไม่ครบ",
    proposals="ขอรถของศูนย์สำหรับเข้าพื้นที่หมู่ที่ 2 ในสัปดาห์แรกของเดือนมีนาคม",
    prepared_on=datetime.date(2026, 3, 2),
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    opinion="",
    approved_on=None,
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12349",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    month="กุมภาพันธ์ 2571",
    preparer="นางสาวนูรไอนี " + "อับดุลลอฮสุไลมาน" * 12,
    preparer_position="บัณฑิตแรงงานตำบลเขาแดงและตำบลบาโหย ช่วยปฏิบัติหน้าที่ตำบลเปียนและตำบลทุ่งพอ อำเภอสะบ้าย้อย",
    area="ตำบลเขาแดง ตำบลบาโหย ตำบลเปียน ตำบลทุ่งพอ ตำบลจะแหน ตำบลคูหา และตำบลธารคีรี อำเภอสะบ้าย้อย จังหวัดสงขลา",
    lines=(
        *(
            replace(
                line,
                activity=(
                    f"{line.activity.removesuffix(' (นอกแผน)')} "
                    f"และรายงานผลต่อหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย ครั้งที่ {turn}"
                ),
                planned_times=1234,
                done_times=1233,
                planned_people=12345,
                reached_people=6250,
            )
            for turn in range(1, 4)
            for line in SAMPLE.lines
        ),
        replace(
            SAMPLE.lines[-1],
            field="งานอื่นที่ได้รับมอบหมาย",
            activity="เยี่ยมอาสาสมัครแรงงานที่พ้นวาระ คือ มูฮัมหมัดอับดุลรอฮมานบินอับดุลกอเดร์หะยีสุไลมานเจ๊ะอาแซต่วนสุหลง",
            reached_people=60,
        ),
    ),
    done=tuple(
        replace(
            line,
            on=datetime.date(2028, 2, day),
            activity=f"{line.activity} ร่วมกับองค์การบริหารส่วนตำบลเขาแดง ครั้งที่ {turn}",
            place="ศูนย์ฝึกอาชีพชุมชนบ้านเจ๊ะอับดุลลอฮสุไลมาน หมู่ที่ 12",
            men=1234,
            women=3456,
            result=f"{line.result} ส่งต่อสำนักงานประกันสังคมจังหวัดสงขลา สาขานาทวี".strip(),
        )
        for day, (line, turn) in enumerate(product(SAMPLE.done, range(1, 5)), 1)
    ),
    problems="\n".join([(SAMPLE.problems + " ") * 3] * 4),
    proposals="\n".join([(SAMPLE.proposals + " ") * 3] * 4),
    prepared_on=None,
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    opinion="เห็นชอบตามที่เสนอ ให้จัดรถของศูนย์และเร่งติดตามผู้ผ่านการฝึกให้ครบ " * 4,
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The report from top to bottom."""
    return [
        TitleBar(sheet.centre, f"{TITLE}{sheet.month}"),
        Gap(3),
        Fields(("ชื่อ–สกุล ", sheet.preparer, 4), ("ตำแหน่ง ", sheet.preparer_position, 4), style=_LINE),
        Fields(("พื้นที่รับผิดชอบ ", sheet.area, 1), style=_LINE),
        heading("ผลการปฏิบัติงานเทียบแผน", "1."),
        _against_plan(sheet.lines),
        room_for_beginning(_done(sheet.done[:1])),
        heading("กิจกรรมที่ดำเนินการ", "2."),
        _done(sheet.done),
        *_said("3.", "ปัญหาและอุปสรรค", sheet.problems),
        *_said("4.", "ข้อเสนอแนะ", sheet.proposals),
        *_judged_and_signed(sheet),
    ]


def _judged_and_signed(sheet: Sheet) -> list[Any]:
    """The supervisor's word and who signs: whole where it is short, else its last part stays with them."""
    room, *opinion = _said("5.", "ความเห็นของผู้บังคับบัญชา", sheet.opinion)
    if len(opinion) <= _SHORT:
        return [together(*opinion, _signing(sheet))]
    return [room, *opinion[:-1], together(opinion[-1], _signing(sheet))]


def _against_plan(lines: Sequence[PlanLine]) -> Table:
    columns = (
        Column("ด้าน / กิจกรรม", 7.2),
        Column("แผน\n(ครั้ง)", 1.15, RIGHT),
        Column("ผล\n(ครั้ง)", 1.15, RIGHT),
        Column("แผน\n(คน)", 1.25, RIGHT),
        Column("ผล\n(คน)", 1.25, RIGHT),
        Column("ร้อยละ\nของแผน", 1.4, RIGHT),
    )
    rows: list[tuple[str, ...]] = []
    leading = []
    for field, some in by_field(lines):
        leading.append(len(rows))
        rows += _field(field, some)
    total = ("รวมทุกด้าน", *_figures(lines))
    return Table(columns, rows, sums=[total], style=_CELL, after=2, leading=leading)


def _field(field: str, lines: Sequence[PlanLine]) -> list[tuple[str, ...]]:
    """One field with its sums, and what it is made of below it."""
    summed = (field, *_figures(lines))
    if not lines:
        return [summed, (f"{_ITEM}ไม่มีกิจกรรมในเดือนนี้", *[""] * len(_figures(lines)))]
    return [summed, *((f"{_ITEM}{line.activity}", *_figures([line])) for line in lines)]


def _figures(lines: Sequence[PlanLine]) -> tuple[str, ...]:
    planned = sum(line.planned_people for line in lines)
    reached = sum(line.reached_people for line in lines)
    return (
        f"{sum(line.planned_times for line in lines):,}",
        f"{sum(line.done_times for line in lines):,}",
        f"{planned:,}",
        f"{reached:,}",
        hundredths(reached, planned),
    )


def _done(lines: Sequence[DoneLine]) -> Table:
    columns = (
        Column("วันที่", 1.45),
        Column("ด้าน", 2.15),
        Column("กิจกรรม", 3.35),
        Column("สถานที่", 2.85),
        Column("ชาย", 1.45, RIGHT),
        Column("หญิง", 1.45, RIGHT),
        Column("รวม", 1.65, RIGHT),
        Column("ผลที่ได้", 3.6),
    )
    rows = [
        (
            _short(line.on),
            line.field.removeprefix("ด้าน"),
            line.activity,
            line.place,
            f"{line.men:,}",
            f"{line.women:,}",
            f"{line.men + line.women:,}",
            line.result,
        )
        for line in lines
    ]
    men, women = sum(line.men for line in lines), sum(line.women for line in lines)
    total = ("รวม", "", f"{len(lines):,} รายการ", "", f"{men:,}", f"{women:,}", f"{men + women:,}", "")
    return Table(columns, rows, sums=[total], style=_CELL, after=2)


def _short(day: datetime.date | None) -> str:
    """Day and month; the year stands in the title."""
    return short(day, thai_digits=False).rpartition(" ")[0] if day else ""


def _said(number: str, words: str, text: str) -> list[Any]:
    """A heading and what is said below it, or two lines to write on."""
    if not text:
        said = [Paragraph([Dots()], _BY_HAND) for _line in range(2)]
    else:
        said = [Paragraph(line, _TEXT) for line in text.splitlines()]
    return [CondPageBreak(_ROOM_BELOW_HEADING), heading(words, number), *said]


def _signing(sheet: Sheet) -> Signatures:
    return Signatures(
        Signer(sheet.preparer, sheet.preparer_position, label="ผู้รายงาน", dated=_day(sheet.prepared_on)),
        Signer(sheet.approver, sheet.approver_position, label="ผู้ตรวจ", dated=_day(sheet.approved_on)),
        above=12,
    )


def _day(day: datetime.date | None) -> str:
    return long(day, thai_digits=False) if day else ""
