"""รายงานสรุปจำนวนชี้เป้า คัดกรอง ส่งต่อ: categories of need against the months of a fiscal year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from reportlab.platypus import Flowable

from desktop.printing.blocks import SMALL, TitleBar, heading, together
from desktop.printing.charts import Chart, Legend, bars, hundredths
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, WIDE
from desktop.printing.runs import RIGHT, Style
from desktop.printing.signing import prepared_and_approved
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import SHORT_NAMES, long

TITLE = "รายงานสรุปจำนวน ชี้เป้า คัดกรอง ส่งต่อ จำแนกตามประเภทงาน เป็นรายเดือน รายปี"
PAPER = A4
LAYOUT = WIDE

_CAPTION = Style(size=9.2, pitch=13.0, face=BOLD, before=4.0)
_LINE = Style(size=10.2, pitch=16.5, before=4.0)
_NOTES = Style(size=10.2, pitch=16.5, first=24.0)
_GRID = Style(size=9.2, pitch=13.4)
# As many as stand below the year's table on an ordinary day.
_MOST_BARS = 5
_FIRST_MONTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A count for each month of the fiscal year; none for a month that has not ended."""

    october: int | None = None
    november: int | None = None
    december: int | None = None
    january: int | None = None
    february: int | None = None
    march: int | None = None
    april: int | None = None
    may: int | None = None
    june: int | None = None
    july: int | None = None
    august: int | None = None
    september: int | None = None

    @property
    def months(self) -> tuple[int | None, ...]:
        """The twelve counts, October first."""
        return tuple(getattr(self, month.name) for month in fields(self))

    @property
    def total(self) -> int:
        """The whole year's count."""
        return sum(count or 0 for count in self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryLine:
    """One category of need, month by month."""

    code: str
    name: str
    pointed_out: Year
    screened: Year
    referred: Year


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of the year by category.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        fiscal_year: the Buddhist year in which the fiscal year ends.
        last_month: the last month that is counted, in words.
        counted_on: the day on which the figures were taken.
        categories: one line each.
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
    fiscal_year: int
    last_month: str
    counted_on: datetime.date
    categories: tuple[CategoryLine, ...]
    notes: str
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    copy: bool = False


def _year(*counts: int) -> Year:
    return Year(**dict(zip((month.name for month in fields(Year)), counts, strict=False)))


_CATEGORIES = (
    ("EMP-1", "หางานทำในประเทศ", (70, 71, 66, 74), (18, 19, 17, 26), (18, 18, 17, 25)),
    ("EMP-2", "แนะแนวอาชีพ / อาชีพอิสระ / รับงานไปทำที่บ้าน", (29, 33, 27, 31), (9, 10, 8, 9), (9, 9, 8, 9)),
    ("EMP-3", "ไปทำงานต่างประเทศ / มาเลเซีย", (21, 16, 14, 18), (6, 5, 4, 4), (6, 5, 4, 4)),
    ("EMP-4", "ว่างงาน (ผู้ประกันตน)", (7, 5, 9, 0), (5, 4, 6, 0), (5, 4, 6, 0)),
    ("SKL-1", "ฝึกอาชีพ (เตรียมเข้าทำงาน / ยกระดับ / เสริม)", (57, 60, 47, 62), (14, 15, 13, 21), (14, 14, 13, 20)),
    ("SKL-2", "ทดสอบมาตรฐานฝีมือแรงงาน", (6, 8, 5, 9), (2, 2, 1, 2), (2, 2, 1, 2)),
    ("PRO-1", "ร้องเรียนนายจ้าง / เรียกร้องเงิน", (3, 2, 4, 5), (2, 1, 3, 3), (2, 1, 3, 3)),
    ("PRO-2", "สภาพการจ้าง ความปลอดภัย แรงงานเด็ก/บังคับ/ค้ามนุษย์", (1, 0, 2, 0), (1, 0, 1, 0), (1, 0, 1, 0)),
    ("SSO-1", "สิทธิประโยชน์ ม.33/39", (8, 11, 6, 0), (3, 4, 2, 0), (3, 4, 2, 0)),
    ("SSO-2", "สมัคร/สิทธิ ม.40 (แรงงานนอกระบบ)", (34, 35, 29, 38), (9, 9, 7, 11), (9, 9, 7, 11)),
    ("SSO-3", "กองทุนเงินทดแทน", (2, 1, 3, 0), (2, 1, 3, 0), (2, 1, 3, 0)),
    ("OPS-1", "ความเดือดร้อนด้านอาชีพ (จ้างงานเร่งด่วน / พัฒนาทักษะ)", (9, 12, 7, 8), (3, 4, 2, 2), (3, 4, 2, 2)),
    ("OPS-2", "กลุ่มแรงงานนอกระบบ", (1, 2, 1, 0), (1, 2, 1, 0), (1, 2, 1, 0)),
    ("OPS-4", "อื่น ๆ นอกกระทรวง", (4, 3, 5, 0), (2, 1, 2, 0), (2, 1, 2, 0)),
)

SAMPLE = Sheet(
    number="D9401-2569-00134",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    fiscal_year=2569,
    last_month="มกราคม 2569",
    counted_on=datetime.date(2026, 2, 2),
    categories=tuple(
        CategoryLine(code=code, name=name, pointed_out=_year(*a), screened=_year(*b), referred=_year(*c))
        for code, name, a, b, c in _CATEGORIES
    ),
    notes="",
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 2, 3),
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    fiscal_year=2571,
    last_month="กันยายน 2571",
    counted_on=datetime.date(2028, 9, 30),
    categories=tuple(
        replace(
            line,
            name=f"{line.name} และความต้องการอื่นที่เกี่ยวเนื่องตามนโยบายของกระทรวงแรงงานในพื้นที่ กลุ่มที่ {group}",
            pointed_out=_year(*[12345] * 12),
            screened=_year(*[10234] * 12),
            referred=_year(*[10001] * 12),
        )
        for group in range(1, 3)
        for line in SAMPLE.categories
    ),
    notes="\n".join(
        ["เดือนกุมภาพันธ์มีการออกหน่วยศูนย์แรงงานเคลื่อนที่ร่วมกับอำเภอยิ้ม จำนวนผู้ได้รับการชี้เป้าจึงสูงกว่าเดือนอื่น " * 3] * 4
    ),
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
    """The report from top to bottom: the year first, then each step month by month."""
    lines = sheet.categories
    return [
        TitleBar(
            sheet.centre,
            TITLE,
            f"ปีงบประมาณ พ.ศ. {sheet.fiscal_year}  ถึงเดือน{sheet.last_month}  "
            f"ข้อมูล ณ วันที่ {long(sheet.counted_on, thai_digits=False)}  หน่วย: คน",
        ),
        heading("รวมทั้งปีงบประมาณ", "1."),
        _whole_year(lines),
        *_chart(lines),
        *_by_month("ชี้เป้า รายเดือน", "2.", sheet, [line.pointed_out for line in lines]),
        *_by_month("คัดกรอง รายเดือน", "3.", sheet, [line.screened for line in lines]),
        *_referred_and_signed(sheet),
    ]


def _referred_and_signed(sheet: Sheet) -> list[Any]:
    """The last months, the notes and who signs; the last of it stands above the signatures."""
    lines = sheet.categories
    sentence = f"ขอรับรองว่ารายงานนี้ตรงกับทะเบียนของศูนย์ ณ วันที่ {long(sheet.counted_on, thai_digits=False)}"
    signed = (Paragraph(sentence, _LINE), prepared_and_approved(sheet))
    notes = [Paragraph(line, _NOTES) for line in sheet.notes.splitlines()]
    below = _dash_explained(lines) if notes else [*_dash_explained(lines), *signed]
    months = _by_month("ส่งต่อ รายเดือน", "4.", sheet, [line.referred for line in lines], below)
    return [*months, *notes[:-1], together(notes[-1], *signed)] if notes else months


def _dash_explained(lines: Sequence[CategoryLine]) -> list[Any]:
    years = [year for line in lines for year in (line.pointed_out, line.screened, line.referred)]
    if all(count is not None for year in years for count in year.months):
        return []
    return [Paragraph("– หมายถึง เดือนที่ยังไม่สิ้นสุดหรือยังไม่ได้ปิดยอด", SMALL)]


def _whole_year(lines: Sequence[CategoryLine]) -> Table:
    columns = (
        Column("รหัส", 1.2),
        Column("ประเภทงาน", 8),
        Column("ชี้เป้า", 1.7, RIGHT),
        Column("คัดกรอง", 1.7, RIGHT),
        Column("ส่งต่อ", 1.7, RIGHT),
        Column("คัดกรองต่อชี้เป้า (ร้อยละ)", 2.2, RIGHT),
        Column("ส่งต่อต่อคัดกรอง (ร้อยละ)", 2.2, RIGHT),
    )
    totals = [(line.pointed_out.total, line.screened.total, line.referred.total) for line in lines]
    rows = [(line.code, line.name, *_shares(*total)) for line, total in zip(lines, totals, strict=True)]
    sums = [sum(total[place] for total in totals) for place in range(3)]
    return Table(columns, rows, sums=[("", "รวม", *_shares(*sums))], style=_GRID, before=2, after=6)


def _shares(pointed_out: int, screened: int, referred: int) -> tuple[str, ...]:
    return (
        f"{pointed_out:,}",
        f"{screened:,}",
        f"{referred:,}",
        hundredths(screened, pointed_out),
        hundredths(referred, screened),
    )


def _chart(lines: Sequence[CategoryLine]) -> list[Any]:
    rows = [(line.name, line.pointed_out.total, line.referred.total) for line in lines]
    chart = bars(rows, _MOST_BARS, "อื่น ๆ อีก {count} ประเภท")
    if not chart:
        return []
    caption = Paragraph("จำนวนผู้ได้รับการชี้เป้าและได้รับการส่งต่อทั้งปี (คน)", _CAPTION)
    return [Chart(caption, *chart, Legend("ส่งต่อ", "ชี้เป้า"))]


def _by_month(
    title: str, number: str, sheet: Sheet, years: Sequence[Year], below: Sequence[Flowable] = ()
) -> list[Any]:
    months = [_sum([year.months[place] for year in years]) for place in range(12)]
    # Sums of six digits ask for room, or their digits would stand on two lines.
    many = max((count or 0 for count in months), default=0) >= 80_000
    name_share, month_share, year_share = (3.3, 1.3, 1.6) if many else (5.6, 1.115, 1.4)
    columns = (
        Column("รหัส", 1.25),
        Column("ประเภทงาน", name_share),
        *(Column(head, month_share, RIGHT) for head in _month_heads(sheet.fiscal_year)),
        Column("รวมปี", year_share, RIGHT),
    )
    rows = [
        (line.code, line.name, *_counts(year.months), f"{year.total:,}")
        for line, year in zip(sheet.categories, years, strict=True)
    ]
    total = sum(year.total for year in years)
    table = Table(columns, rows, sums=[("", "รวม", *_counts(months), f"{total:,}")], style=_GRID, after=6)
    return [together(heading(title, number), Footed(table, *below) if below else table)]


def _month_heads(fiscal_year: int) -> list[str]:
    names = [*SHORT_NAMES[_FIRST_MONTH - 1 :], *SHORT_NAMES[: _FIRST_MONTH - 1]]
    years = [fiscal_year - 1] * 3 + [fiscal_year] * 9
    return [f"{name}\n{year % 100:02d}" for name, year in zip(names, years, strict=True)]


def _counts(months: Sequence[int | None]) -> list[str]:
    return ["–" if count is None else f"{count:,}" for count in months]


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None
