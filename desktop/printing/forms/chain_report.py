"""รายงานผลการดำเนินงาน อสร.: what each volunteer pointed out, and how far it was taken."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import SMALL, Gap, TitleBar, heading, section
from desktop.printing.charts import Funnel, Legend, Stage, hundredths
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import prepared_and_approved
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "รายงานผลการดำเนินงาน อสร. (ชี้เป้า คัดกรอง/ส่งต่อ)"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.2, pitch=16.5)
_NOTES = Style(size=10.2, pitch=16.5, first=24.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainFigures:
    """How many people reached each step."""

    pointed_out: int = 0
    screened: int = 0
    referred: int = 0
    assisted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerLine:
    """One volunteer.

    Attributes:
        volunteer: in full.
        tambon: where the volunteer serves.
        figures: of the period.
        since_october: people pointed out since the fiscal year began.
    """

    volunteer: str
    tambon: str
    figures: ChainFigures
    since_october: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of the volunteers' report.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        period: in words, such as ประจำเดือนมกราคม 2569.
        fiscal_year: the Buddhist year in which the fiscal year ends.
        counted_on: the day on which the figures were taken.
        quota: how many people each volunteer is asked to find in a year.
        volunteers: one line each.
        without_volunteer: what the centre took in itself, so that the sums are those of the centre's month.
        without_volunteer_since_october: of these, people pointed out since the fiscal year began.
        notes: free text.
        preparer: who made the report.
        preparer_position: that officer's position.
        approver: who approves it.
        approver_position: the supervisor's position.
        approved_on: the day of approval; none marks the paper as a draft.
        copy: a reprint.
    """

    number: str
    centre: str
    period: str
    fiscal_year: int
    counted_on: datetime.date
    quota: int
    volunteers: tuple[VolunteerLine, ...]
    without_volunteer: ChainFigures
    without_volunteer_since_october: int
    notes: str
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    copy: bool = False


_VOLUNTEERS = (
    ("นายมูฮัมหมัด ยูโซะ", "สะบารัง", 4, 2, 2, 1, 14),
    ("นางสาวปิยะดา แซ่ลิ่ม", "อาเนาะรู", 2, 1, 1, 0, 9),
    ("นายต่วนอาแซ ต่วนสุหลง", "จะบังติกอ", 3, 1, 1, 1, 12),
    ("นางรอกีเยาะ สาและ", "บานา", 5, 2, 2, 1, 17),
    ("นายอิสมาแอ มะลี", "ตันหยงลุโละ", 3, 1, 1, 0, 11),
    ("นางซารีปะ ดอเลาะ", "คลองมานิง", 2, 1, 1, 0, 10),
    ("นายสมพร แก้วมณี", "กะมิยอ", 4, 2, 1, 1, 15),
    ("นางสาวฮาซานะห์ บือราเฮง", "บาราโหม", 3, 1, 1, 0, 10),
    ("นางสาวนูรีดา มะมิง", "ปะกาฮะรัง", 6, 3, 3, 2, 31),
    ("นายแวอาแซ นิเดร์หะ", "รูสะมิแล", 0, 0, 0, 0, 18),
    ("นางสาวอามีเนาะ กาเซ็ง", "ตะลุโบะ", 4, 1, 1, 0, 13),
    ("นายอับดุลรอฮิม สะแลแม", "บาราเฮาะ", 0, 0, 0, 0, 4),
    ("นายประเสริฐ ทองคำ", "ปุยุด", 3, 1, 1, 1, 11),
)

SAMPLE = Sheet(
    number="D9401-2569-00133",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    period="ประจำเดือนมกราคม 2569",
    fiscal_year=2569,
    counted_on=datetime.date(2026, 2, 2),
    quota=30,
    volunteers=tuple(
        VolunteerLine(
            volunteer=name,
            tambon=tambon,
            figures=ChainFigures(pointed_out=a, screened=b, referred=c, assisted=d),
            since_october=since,
        )
        for name, tambon, a, b, c, d, since in _VOLUNTEERS
    ),
    without_volunteer=ChainFigures(pointed_out=206, screened=62, referred=61, assisted=18),
    without_volunteer_since_october=806,
    notes="อสร. ตำบลรูสะมิแลลาออก และ อสร. ตำบลบาราเฮาะลาป่วยตั้งแต่วันที่ 5 มกราคม 2569 ศูนย์มอบหมายบัณฑิตแรงงานลงพื้นที่แทน",
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 2, 3),
)

_LONGEST_NOTE = "อสร. ตำบลธารคีรีลาป่วยตั้งแต่วันที่ 5 มกราคม 2571 ศูนย์มอบหมายบัณฑิตแรงงานลงพื้นที่แทนจนกว่าจะกลับมาปฏิบัติหน้าที่"
_LONGEST_TAMBONS = ("สะบ้าย้อย", "ทุ่งพอ", "เปียน", "บ้านโหนด", "จะแหน", "คูหา", "เขาแดง", "บาโหย", "ธารคีรี")

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    period="ตั้งแต่เดือนตุลาคม 2570 ถึงเดือนกุมภาพันธ์ 2571",
    fiscal_year=2571,
    counted_on=datetime.date(2028, 2, 29),
    volunteers=tuple(
        VolunteerLine(
            volunteer="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
            tambon=f"{tambon} (หมู่ที่ {place} บ้านเจ๊ะอับดุลลอฮสุไลมาน)",
            figures=ChainFigures(pointed_out=12345, screened=3456, referred=3210, assisted=1234),
            since_october=12345,
        )
        for place in range(1, 8)
        for tambon in _LONGEST_TAMBONS
    ),
    without_volunteer=ChainFigures(pointed_out=23456, screened=12345, referred=12340, assisted=2345),
    without_volunteer_since_october=23456,
    notes="\n".join([" ".join([_LONGEST_NOTE] * 3)] * 5),
    preparer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    preparer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    approved_on=None,
    copy=True,
)


def is_draft(sheet: Sheet) -> bool:
    """Whether nobody has approved the report yet."""
    return sheet.approved_on is None


def story(sheet: Sheet) -> list[Any]:
    """The report from top to bottom."""
    return [
        TitleBar(
            sheet.centre,
            TITLE,
            f"{sheet.period}  ปีงบประมาณ พ.ศ. {sheet.fiscal_year}  "
            f"ข้อมูล ณ วันที่ {long(sheet.counted_on, thai_digits=False)}",
        ),
        *_in_short(sheet),
        heading("ผลการดำเนินงานรายบุคคล", "2."),
        *_volunteers_and_notes(sheet),
    ]


def _in_short(sheet: Sheet) -> list[Any]:
    found = [line.since_october for line in sheet.volunteers]
    full = sum(1 for since in found if since >= sheet.quota)
    idle = sum(1 for line in sheet.volunteers if not line.figures.pointed_out)
    figures = _whole(sheet)
    return [
        heading("ภาพรวม", "1."),
        Paragraph(
            f"อสร. ที่ปฏิบัติหน้าที่หรือมีผลในช่วงนี้ {len(found):,} คน เป้าหมายคนละ {sheet.quota:,} คนต่อปี "
            f"ครบเป้าหมายแล้ว {full:,} คน ไม่มีผลในช่วงนี้ {idle:,} คน",
            _LINE,
        ),
        Gap(4),
        Funnel(
            [
                Stage("ชี้เป้า", figures.pointed_out, figures.pointed_out),
                Stage("คัดกรอง", figures.screened, figures.pointed_out),
                Stage("ส่งต่อ", figures.referred, figures.pointed_out),
                Stage("ช่วยเหลือ", figures.assisted, figures.pointed_out),
            ]
        ),
        Legend("จำนวนคนในช่วงที่รายงาน", "จำนวนคนที่ได้รับการชี้เป้าทั้งหมด"),
    ]


def _whole(sheet: Sheet) -> ChainFigures:
    lines = [*(line.figures for line in sheet.volunteers), sheet.without_volunteer]
    return ChainFigures(
        pointed_out=sum(line.pointed_out for line in lines),
        screened=sum(line.screened for line in lines),
        referred=sum(line.referred for line in lines),
        assisted=sum(line.assisted for line in lines),
    )


_COLUMNS = (
    Column("ที่", 0.8, CENTRE),
    Column("ชื่อ–สกุล", 4.25),
    Column("ตำบล", 2.3),
    Column("ชี้เป้า", 1.55, RIGHT),
    Column("คัดกรอง", 1.55, RIGHT),
    Column("ส่งต่อ", 1.55, RIGHT),
    Column("ช่วยเหลือ", 1.6, RIGHT),
    Column("สะสม", 1.55, RIGHT),
    Column("ร้อยละ", 1.7, RIGHT),
)


def _volunteers(sheet: Sheet) -> Table:
    rows = [
        (
            str(place),
            line.volunteer,
            line.tambon,
            *_figures(line.figures),
            f"{line.since_october:,}",
            hundredths(line.since_october, sheet.quota),
        )
        for place, line in enumerate(sheet.volunteers, 1)
    ]
    since = sum(line.since_october for line in sheet.volunteers)
    return Table(_COLUMNS, rows, sums=_sums(sheet, since), before=2, after=4)


def _sums(sheet: Sheet, since: int) -> list[Sequence[str]]:
    by_volunteers = _whole(replace(sheet, without_volunteer=ChainFigures()))
    taken_in, taken_in_since = sheet.without_volunteer, sheet.without_volunteer_since_october
    rows: list[Sequence[str]] = [
        # Who left and who came for them are two lines of one target: that stands in the month's summary.
        ("", "รวม อสร.", "", *_figures(by_volunteers), f"{since:,}", "")
    ]
    if taken_in != ChainFigures() or taken_in_since:
        rows.append(("", "ศูนย์รับเรื่องเอง", "", *_figures(taken_in), f"{taken_in_since:,}", ""))
        rows.append(("", "รวมทั้งสิ้น", "", *_figures(_whole(sheet)), f"{since + taken_in_since:,}", ""))
    return rows


def _figures(figures: ChainFigures) -> tuple[str, str, str, str]:
    return (
        f"{figures.pointed_out:,}",
        f"{figures.screened:,}",
        f"{figures.referred:,}",
        f"{figures.assisted:,}",
    )


def _volunteers_and_notes(sheet: Sheet) -> list[Any]:
    """The volunteers, the notes and who signs; the last of what is said stands above the signatures."""
    explained = Paragraph(
        "อสร. = อาสาสมัครแรงงาน   สะสม = จำนวนผู้ที่ได้รับการชี้เป้าตั้งแต่เดือนตุลาคมของปีงบประมาณ   "
        "ร้อยละ = สะสมเทียบกับเป้าหมายทั้งปี",
        SMALL,
    )
    sentence = f"ขอรับรองว่ารายงานนี้ตรงกับทะเบียนของศูนย์ ณ วันที่ {long(sheet.counted_on, thai_digits=False)}"
    signed = (Gap(6), Paragraph(sentence, _LINE), prepared_and_approved(sheet))
    table, notes = _volunteers(sheet), [Paragraph(line, _NOTES) for line in sheet.notes.splitlines()]
    if not notes:
        return [Footed(table, explained, *signed)]
    return [table, explained, *section(heading("ข้อสังเกต", "3."), notes, *signed)]
