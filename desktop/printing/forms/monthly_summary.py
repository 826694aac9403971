"""รายงานสรุปผลประจำเดือน: the month of a centre against its target, for the supervisor and the province."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from desktop.printing.blocks import Gap, TitleBar, heading, section, together
from desktop.printing.charts import Chart, Funnel, Legend, Stage, bars, hundredths
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import RIGHT, Style
from desktop.printing.signing import prepared_and_approved
from desktop.printing.tables import Column, Table, room_for_beginning
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "รายงานสรุปผลการดำเนินงานประจำเดือนของศูนย์แรงงานอำเภอ"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.2, pitch=16.5)
_NOTES = Style(size=10.2, pitch=16.5, first=24.0)
_CAPTION = Style(size=9.2, pitch=13.0, face=BOLD, before=4.0)
_FEW_LINES = 7
_MOST_BARS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelFigures:
    """People pointed out, screened in, and assisted."""

    pointed_out: int
    screened: int
    assisted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryLine:
    """One category of need: its code, name, agency, and the month's figures."""

    code: str
    name: str
    agency: str
    pointed_out: int
    screened: int
    referred: int
    helped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TambonLine:
    """One tambon and the month's figures."""

    name: str
    pointed_out: int
    screened: int
    referred: int
    helped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLine:
    """One agency and the month's figures."""

    name: str
    pointed_out: int
    screened: int
    referred: int
    helped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of a month's summary.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        month: in words, such as มกราคม 2569.
        fiscal_year: the Buddhist year in which the fiscal year ends.
        volunteers: how many volunteers the target is reckoned from.
        quota: how many people each is asked to find in a year.
        target: the year's funnel.
        this_month: what the month reached.
        since_october: what the fiscal year has reached so far.
        by_category: the month by category of need.
        by_tambon: the month by tambon.
        by_agency: the month by agency.
        open_cases: cases not finished at the month's end.
        overdue: those of them whose due date has passed.
        notes: free text.
        preparer: who made the report.
        preparer_position: that officer's position.
        approver: who approves it.
        approver_position: the supervisor's position.
        approved_on: the day of approval; none marks the paper as a draft.
        closed_on: the day on which the figures were frozen.
        copy: a reprint.
    """

    number: str
    centre: str
    month: str
    fiscal_year: int
    volunteers: int
    quota: int
    target: FunnelFigures
    this_month: FunnelFigures
    since_october: FunnelFigures
    by_category: tuple[CategoryLine, ...]
    by_tambon: tuple[TambonLine, ...]
    by_agency: tuple[AgencyLine, ...]
    open_cases: int
    overdue: int
    notes: str
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    closed_on: datetime.date
    copy: bool = False


_Line = TypeVar("_Line", CategoryLine, TambonLine, AgencyLine)

_CATEGORIES = (
    ("EMP-1", "หางานทำในประเทศ", "กกจ.", 74, 26, 25, 9),
    ("EMP-2", "แนะแนวอาชีพ / อาชีพอิสระ / รับงานไปทำที่บ้าน", "กกจ.", 31, 9, 9, 4),
    ("EMP-3", "ไปทำงานต่างประเทศ / มาเลเซีย", "กกจ.", 18, 4, 4, 1),
    ("SKL-1", "ฝึกอาชีพ (เตรียมเข้าทำงาน / ยกระดับ / เสริม)", "กพร.", 62, 21, 20, 6),
    ("SKL-2", "ทดสอบมาตรฐานฝีมือแรงงาน", "กพร.", 9, 2, 2, 0),
    ("PRO-1", "ร้องเรียนนายจ้าง / เรียกร้องเงิน", "กสร.", 5, 3, 3, 1),
    ("SSO-2", "สมัคร/สิทธิ ม.40 (แรงงานนอกระบบ)", "สปส.", 38, 11, 11, 4),
    ("OPS-1", "ความเดือดร้อนด้านอาชีพ", "สป.", 8, 2, 2, 0),
)
_TAMBONS = (
    ("สะบารัง", 22, 7, 7, 2),
    ("อาเนาะรู", 12, 4, 4, 1),
    ("จะบังติกอ", 19, 6, 6, 2),
    ("บานา", 24, 8, 8, 3),
    ("ตันหยงลุโละ", 17, 5, 5, 2),
    ("คลองมานิง", 15, 5, 5, 1),
    ("กะมิยอ", 18, 6, 5, 2),
    ("บาราโหม", 16, 5, 5, 2),
    ("ปะกาฮะรัง", 25, 9, 9, 3),
    ("รูสะมิแล", 28, 9, 9, 3),
    ("ตะลุโบะ", 21, 6, 6, 2),
    ("บาราเฮาะ", 14, 4, 4, 1),
    ("ปุยุด", 14, 4, 3, 1),
)
_AGENCIES = (
    ("กรมการจัดหางาน", 123, 39, 38, 14),
    ("กรมพัฒนาฝีมือแรงงาน", 71, 23, 22, 6),
    ("กรมสวัสดิการและคุ้มครองแรงงาน", 5, 3, 3, 1),
    ("สำนักงานประกันสังคม", 38, 11, 11, 4),
    ("สำนักงานปลัดกระทรวงแรงงาน", 8, 2, 2, 0),
)

SAMPLE = Sheet(
    number="D9401-2569-00131",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    month="มกราคม 2569",
    fiscal_year=2569,
    volunteers=92,
    quota=30,
    target=FunnelFigures(pointed_out=2760, screened=828, assisted=248),
    this_month=FunnelFigures(pointed_out=245, screened=78, assisted=25),
    since_october=FunnelFigures(pointed_out=981, screened=302, assisted=87),
    by_category=tuple(
        CategoryLine(code=code, name=name, agency=agency, pointed_out=a, screened=b, referred=c, helped=d)
        for code, name, agency, a, b, c, d in _CATEGORIES
    ),
    by_tambon=tuple(
        TambonLine(name=name, pointed_out=a, screened=b, referred=c, helped=d)
        for name, a, b, c, d in _TAMBONS
    ),
    by_agency=tuple(
        AgencyLine(name=name, pointed_out=a, screened=b, referred=c, helped=d)
        for name, a, b, c, d in _AGENCIES
    ),
    open_cases=53,
    overdue=4,
    notes="ผู้เดินทางกลับจากประเทศมาเลเซียเพิ่มขึ้นในตำบลปะกาฮะรังและตำบลรูสะมิแล ส่วนใหญ่ต้องการฝึกอาชีพช่างเชื่อมและช่างไฟฟ้า",
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 2, 3),
    closed_on=datetime.date(2026, 2, 2),
)


def _times(many: int, line: _Line) -> _Line:
    """A line with so many times its figures, so that the sums of every table agree."""
    figures = ("pointed_out", "screened", "referred", "helped")
    return replace(line, **{name: many * getattr(line, name) for name in figures})


_FAR_TAMBONS = ("สะบ้าย้อย", "ทุ่งพอ", "เปียน", "บ้านโหนด", "จะแหน", "คูหา", "เขาแดง", "บาโหย", "ธารคีรี")
_FAR_NOTES = SAMPLE.notes.replace("ปะกาฮะรัง", "ทุ่งพอ").replace("รูสะมิแล", "บ้านโหนด")

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    month="กุมภาพันธ์ 2571",
    fiscal_year=2571,
    volunteers=290,
    target=FunnelFigures(pointed_out=8700, screened=2610, assisted=783),
    this_month=FunnelFigures(pointed_out=2940, screened=936, assisted=300),
    since_october=FunnelFigures(pointed_out=12345, screened=3456, assisted=1234),
    by_category=tuple(
        replace(
            _times(4, line),
            name=(
                f"{line.name} "
                f"และความต้องการอื่นที่เกี่ยวเนื่องตามนโยบายของกระทรวงแรงงานในพื้นที่จังหวัดชายแดนภาคใต้ กลุ่มที่ {group}"
            ),
        )
        for group in range(1, 4)
        for line in SAMPLE.by_category
    ),
    by_tambon=tuple(
        replace(
            _times(2, line),
            name=(
                f"{_FAR_TAMBONS[place % len(_FAR_TAMBONS)]} "
                f"(หมู่ที่ {place // len(_FAR_TAMBONS) + 1} บ้านเจ๊ะอับดุลลอฮสุไลมาน)"
            ),
        )
        for place, line in enumerate(SAMPLE.by_tambon * 6)
    ),
    by_agency=tuple(
        replace(_times(3, line), name=f"{line.name} จังหวัดสงขลา สาขานาทวี (ผ่านศูนย์บริการร่วม) จุดที่ {place}")
        for place in range(1, 5)
        for line in SAMPLE.by_agency
    ),
    open_cases=12345,
    overdue=2345,
    notes="\n".join([" ".join([_FAR_NOTES] * 3)] * 8),
    preparer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    preparer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    approved_on=None,
    closed_on=datetime.date(2028, 3, 2),
    copy=True,
)


def is_draft(sheet: Sheet) -> bool:
    """Whether nobody has approved the month yet."""
    return sheet.approved_on is None


def story(sheet: Sheet) -> list[Any]:
    """The report from top to bottom."""
    return [
        TitleBar(
            sheet.centre,
            "รายงานสรุปผลการดำเนินงานประจำเดือน",
            f"ประจำเดือน{sheet.month}  ปีงบประมาณ พ.ศ. {sheet.fiscal_year}  "
            f"ปิดยอดเมื่อวันที่ {long(sheet.closed_on, thai_digits=False)}",
        ),
        *_against_target(sheet),
        room_for_beginning(_categories(sheet.by_category[:1])),
        heading("จำแนกตามประเภทความต้องการ", "2."),
        _categories(sheet.by_category),
        *_category_chart(sheet.by_category),
        room_for_beginning(_lines("ตำบล", sheet.by_tambon[:1])),
        heading("จำแนกตามตำบล", "3."),
        _lines("ตำบล", sheet.by_tambon),
        room_for_beginning(_lines("หน่วยงาน", sheet.by_agency[:1])),
        heading("จำแนกตามหน่วยงานที่รับผิดชอบ", "4."),
        _lines("หน่วยงาน", sheet.by_agency),
        *_unfinished_and_signed(sheet),
    ]


def _against_target(sheet: Sheet) -> list[Any]:
    stages = (
        ("ชี้เป้า", "pointed_out"),
        ("คัดกรอง", "screened"),
        ("ช่วยเหลือ", "assisted"),
    )
    figures = [
        (word, *(getattr(funnel, name) for funnel in (sheet.target, sheet.this_month, sheet.since_october)))
        for word, name in stages
    ]
    rows = [
        (word, f"{target:,}", f"{month:,}", f"{since:,}", hundredths(since, target))
        for word, target, month, since in figures
    ]
    columns = (
        Column("ขั้นตอน", 2),
        Column("เป้าหมายทั้งปี (คน)", 2, RIGHT),
        Column("ผลเดือนนี้ (คน)", 2, RIGHT),
        Column("สะสมตั้งแต่ตุลาคม (คน)", 2.2, RIGHT),
        Column("ร้อยละของเป้าหมาย", 2, RIGHT),
    )
    return [
        heading("ผลการดำเนินงานเทียบเป้าหมาย", "1."),
        Paragraph(
            f"อาสาสมัครแรงงาน {sheet.volunteers:,} คน เป้าหมายคนละ {sheet.quota:,} คนต่อปี รวม "
            f"{sheet.target.pointed_out:,} คน",
            _LINE,
        ),
        Table(columns, rows, before=2, after=8),
        Funnel([Stage(word, since, target) for word, target, _month, since in figures]),
        Legend("ผลสะสมตั้งแต่ตุลาคม", "เป้าหมายทั้งปี"),
    ]


def _categories(lines: Sequence[CategoryLine]) -> Table:
    columns = (
        Column("รหัส", 1.15),
        Column("ประเภทความต้องการ", 5.4),
        Column("หน่วยงาน", 1.35, "centre"),
        *_COUNTED,
    )
    rows = [(line.code, line.name, line.agency, *_figures(line)) for line in lines]
    return Table(columns, rows, sums=[("", "รวม", "", *_sums(lines))], after=6)


def _category_chart(lines: Sequence[CategoryLine]) -> list[Any]:
    rows = [(line.name, line.pointed_out, line.helped) for line in lines]
    chart = bars(rows, _MOST_BARS, "อื่น ๆ อีก {count} ประเภท")
    if not chart:
        return []
    caption = Paragraph("จำนวนผู้ได้รับการชี้เป้าและได้รับความช่วยเหลือ (คน)", _CAPTION)
    return [Chart(caption, *chart, Legend("ได้รับความช่วยเหลือ", "ชี้เป้า"))]


def _lines(head: str, lines: Sequence[TambonLine | AgencyLine]) -> Table:
    columns = (Column("ที่", 0.7, "centre"), Column(head, 6), *_COUNTED)
    rows = [(str(place), line.name, *_figures(line)) for place, line in enumerate(lines, 1)]
    return Table(columns, rows, sums=[("", "รวม", *_sums(lines))], after=4)


_COUNTED = (
    Column("ชี้เป้า", 1.3, RIGHT),
    Column("คัดกรอง", 1.3, RIGHT),
    Column("ส่งต่อ", 1.3, RIGHT),
    Column("ช่วยเหลือ", 1.3, RIGHT),
)


def _figures(line: CategoryLine | TambonLine | AgencyLine) -> tuple[str, str, str, str]:
    return f"{line.pointed_out:,}", f"{line.screened:,}", f"{line.referred:,}", f"{line.helped:,}"


def _sums(lines: Sequence[CategoryLine | TambonLine | AgencyLine]) -> tuple[str, str, str, str]:
    return (
        f"{sum(line.pointed_out for line in lines):,}",
        f"{sum(line.screened for line in lines):,}",
        f"{sum(line.referred for line in lines):,}",
        f"{sum(line.helped for line in lines):,}",
    )


def _unfinished_and_signed(sheet: Sheet) -> list[Any]:
    """What is unfinished and who signs; a few lines stand whole above the places, else the last of them."""
    figures = f"เรื่องที่ยังไม่แล้วเสร็จ ณ วันสิ้นเดือน {sheet.open_cases:,} เรื่อง ในจำนวนนี้เกินกำหนด {sheet.overdue:,} เรื่อง"
    lines = [Paragraph(line, _NOTES) for line in (figures, *sheet.notes.splitlines())]
    title, signed = heading("เรื่องที่ยังไม่แล้วเสร็จ และข้อสังเกต", "5."), (Gap(6), prepared_and_approved(sheet))
    if len(lines) <= _FEW_LINES:
        return [together(title, *lines, *signed)]
    return section(title, lines, *signed)
