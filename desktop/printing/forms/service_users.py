"""รายงานจำนวนผู้ขอรับบริการ: who asked for services in the area, by what they asked, how, and where."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import SMALL, Gap, TitleBar, heading, section, together
from desktop.printing.charts import Chart, Legend, bars, hundredths
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import prepared_and_approved
from desktop.printing.tables import TABLE_TEXT, Column, Footed, Table, room_for_beginning
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "รายงานจำนวนผู้ขอรับบริการจากการประสานการให้บริการด้านแรงงานในพื้นที่"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.2, pitch=16.5)
_NOTES = Style(size=10.2, pitch=16.5, first=24.0)
_CAPTION = Style(size=9.2, pitch=13.0, face=BOLD, before=4.0)
_MOST_BARS = 15
# A heading at a page's foot has at least so many lines of its table below it.
_BEGINNING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersLine:
    """How many people of one kind asked for services.

    Attributes:
        name: of the service, channel, tambon or group.
        men: of these, men.
        women: of these, women.
        unstated: of these, people whose sex is not recorded.
    """

    name: str
    men: int
    women: int
    unstated: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.men + self.women + self.unstated


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service: who gives it, who asked for it, and what became of it.

    Attributes:
        agency: the agency's short name.
        name: of the service.
        men: of those who asked, men.
        women: of those who asked, women.
        unstated: of those who asked, people whose sex is not recorded.
        at_the_counter: served at the counter.
        referred: referred to the agency.
        assisted: assisted by it.
    """

    agency: str
    name: str
    men: int
    women: int
    unstated: int = 0
    at_the_counter: int
    referred: int
    assisted: int

    @property
    def total(self) -> int:
        """All who asked for it."""
        return self.men + self.women + self.unstated


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of the report on the services' users.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        period: in words, such as ประจำเดือนมกราคม 2569.
        fiscal_year: the Buddhist year in which the fiscal year ends.
        counted_on: the day on which the figures were taken.
        people: everyone who asked, each counted once.
        people_before: the same of the period before; none where it is not known.
        by_service: by service; who asked for several is counted in each.
        by_channel: by the way on which the request came.
        by_tambon: by the tambon where the people live.
        by_group: by group; who belongs to several is counted in each.
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
    people: UsersLine
    people_before: int | None
    by_service: tuple[ServiceLine, ...]
    by_channel: tuple[UsersLine, ...]
    by_tambon: tuple[UsersLine, ...]
    by_group: tuple[UsersLine, ...]
    notes: str
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    copy: bool = False


_SERVICES = (
    ("กกจ.", "หางานทำในประเทศ", 41, 33, 31, 25, 9),
    ("กกจ.", "แนะแนวอาชีพ / อาชีพอิสระ / รับงานไปทำที่บ้าน", 9, 22, 18, 9, 4),
    ("กกจ.", "ไปทำงานต่างประเทศ / มาเลเซีย", 14, 4, 12, 4, 1),
    ("กพร.", "ฝึกอาชีพ (เตรียมเข้าทำงาน / ยกระดับ / เสริม)", 35, 27, 20, 20, 6),
    ("กพร.", "ทดสอบมาตรฐานฝีมือแรงงาน", 8, 1, 6, 2, 0),
    ("กสร.", "ร้องเรียนนายจ้าง / เรียกร้องเงิน", 3, 2, 2, 3, 1),
    ("สปส.", "สมัคร/สิทธิ ม.40 (แรงงานนอกระบบ)", 13, 25, 24, 11, 4),
    ("สป.", "ความเดือดร้อนด้านอาชีพ", 3, 5, 4, 2, 0),
)
_CHANNELS = (
    ("มาที่ศูนย์ด้วยตนเอง", 38, 31),
    ("อาสาสมัครแรงงานและบัณฑิตแรงงาน", 49, 58),
    ("หน่วยบริการเคลื่อนที่", 13, 16),
    ("เวทีประชาคม", 7, 9),
    ("โทรศัพท์", 6, 5),
)
_TAMBONS = (
    ("สะบารัง", 10, 11),
    ("อาเนาะรู", 5, 6),
    ("จะบังติกอ", 8, 9),
    ("บานา", 11, 12),
    ("ตันหยงลุโละ", 8, 8),
    ("คลองมานิง", 7, 7),
    ("กะมิยอ", 8, 9),
    ("บาราโหม", 7, 8),
    ("ปะกาฮะรัง", 12, 12),
    ("รูสะมิแล", 13, 13),
    ("ตะลุโบะ", 10, 10),
    ("บาราเฮาะ", 7, 7),
    ("ปุยุด", 7, 7),
)
_GROUPS = (
    ("ว่างงาน", 52, 41),
    ("แรงงานนอกระบบ", 39, 55),
    ("กลับจากประเทศมาเลเซีย", 21, 11),
    ("ผู้ถือบัตรสวัสดิการแห่งรัฐ", 33, 47),
    ("ผู้สูงอายุ", 6, 8),
    ("เยาวชน", 18, 13),
)


def _lines(rows: Sequence[tuple[str, int, int]]) -> tuple[UsersLine, ...]:
    return tuple(UsersLine(name=name, men=men, women=women) for name, men, women in rows)


def _shared_out(people: UsersLine, names: Sequence[str]) -> tuple[UsersLine, ...]:
    """All people shared out evenly among lines, so that the lines add up to them."""

    def part(whole: int, place: int) -> int:
        return whole * (place + 1) // len(names) - whole * place // len(names)

    return tuple(
        UsersLine(
            name=name,
            men=part(people.men, place),
            women=part(people.women, place),
            unstated=part(people.unstated, place),
        )
        for place, name in enumerate(names)
    )


SAMPLE = Sheet(
    number="D9401-2569-00135",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    period="ประจำเดือนมกราคม 2569",
    fiscal_year=2569,
    counted_on=datetime.date(2026, 2, 2),
    people=UsersLine(name="ผู้ขอรับบริการ", men=113, women=119),
    people_before=213,
    by_service=tuple(
        ServiceLine(agency=agency, name=name, men=men, women=women, at_the_counter=a, referred=b, assisted=c)
        for agency, name, men, women, a, b, c in _SERVICES
    ),
    by_channel=_lines(_CHANNELS),
    by_tambon=_lines(_TAMBONS),
    by_group=_lines(_GROUPS),
    notes="ผู้ขอรับบริการส่วนใหญ่ประสงค์หางานทำและฝึกอาชีพ โดยเฉพาะผู้ที่กลับจากประเทศมาเลเซียในตำบลปะกาฮะรังและตำบลรูสะมิแล",
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 2, 3),
)

_MANY = UsersLine(name="ผู้ขอรับบริการ", men=123456, women=123457, unstated=12345)
LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    period="ตั้งแต่เดือนตุลาคม 2570 ถึงเดือนกุมภาพันธ์ 2571",
    fiscal_year=2571,
    counted_on=datetime.date(2028, 2, 29),
    people=_MANY,
    people_before=234567,
    by_service=tuple(
        replace(
            line,
            name=f"{line.name} และความต้องการอื่นที่เกี่ยวเนื่องตามนโยบายของกระทรวงแรงงานในพื้นที่ กลุ่มที่ {group}",
            men=12345,
            women=23456,
            unstated=345,
            at_the_counter=12345,
            referred=12345,
            assisted=12345,
        )
        for group in range(1, 4)
        for line in SAMPLE.by_service
    ),
    by_channel=_shared_out(_MANY, [" ".join([line.name] * 4) for line in SAMPLE.by_channel]),
    by_tambon=_shared_out(
        _MANY,
        [
            f"{tambon} (หมู่ที่ {village} บ้านเจ๊ะอับดุลลอฮสุไลมาน)"
            for tambon in ("สะบ้าย้อย", "ทุ่งพอ", "เปียน", "บ้านโหนด", "จะแหน", "คูหา", "เขาแดง", "บาโหย", "ธารคีรี")
            for village in range(1, 7)
        ],
    ),
    by_group=_shared_out(_MANY, [" ".join([line.name] * 4) for line in SAMPLE.by_group]),
    notes="\n".join(
        [
            "ผู้ขอรับบริการส่วนใหญ่ประสงค์หางานทำและฝึกอาชีพ โดยเฉพาะผู้ที่กลับจากประเทศมาเลเซียในตำบลเขาแดงและตำบลบาโหย "
            "ซึ่งขอให้จัดหลักสูตรฝึกอาชีพใกล้บ้าน และขอให้ประสานสำนักงานจัดหางานจังหวัดสงขลาออกหน่วยเคลื่อนที่เดือนละหนึ่งครั้ง "
            "ผู้ปฏิบัติงานได้ชี้แจงสิทธิตามกฎหมายประกันสังคมให้แรงงานนอกระบบทุกตำบลแล้ว"
        ]
        * 6
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
    """The report from top to bottom; nobody signs a page that says nothing else."""
    return [
        TitleBar(
            sheet.centre,
            TITLE,
            f"{sheet.period}  ปีงบประมาณ พ.ศ. {sheet.fiscal_year}  "
            f"ข้อมูล ณ วันที่ {long(sheet.counted_on, thai_digits=False)}",
            size=12.5,
        ),
        heading("จำนวนผู้ขอรับบริการทั้งสิ้น", "1."),
        Paragraph(_everyone(sheet), _LINE),
        room_for_beginning(_services(sheet.by_service[:_BEGINNING])),
        heading("จำแนกตามบริการที่ขอ", "2."),
        _services(sheet.by_service),
        Paragraph(
            "ผู้ที่ขอรับหลายบริการนับทุกบริการ ยอดรวมในข้อ 2 จึงอาจมากกว่าจำนวนคนในข้อ 1   "
            "ให้บริการ ส่งต่อ และช่วยเหลือ นับเฉพาะผู้ที่ขอรับบริการในช่วงที่รายงาน",
            SMALL,
        ),
        *_chart(sheet.by_service),
        *_begun("จำแนกตามช่องทาง", "3.", "ช่องทาง", sheet.by_channel),
        _people("ช่องทาง", sheet.by_channel),
        *_begun("จำแนกตามตำบลที่อยู่", "4.", "ตำบล", sheet.by_tambon),
        _people("ตำบล", sheet.by_tambon),
        *_begun("จำแนกตามกลุ่ม (คนหนึ่งอาจอยู่หลายกลุ่ม)", "5.", "กลุ่ม", sheet.by_group),
        *_groups_and_notes(sheet),
    ]


def _everyone(sheet: Sheet) -> str:
    people = sheet.people
    unstated = f" ไม่ได้ระบุเพศ {people.unstated:,} คน" if people.unstated else ""
    return (
        f"มีผู้ขอรับบริการ (นับคนละหนึ่งครั้ง) {people.total:,} คน เป็นชาย {people.men:,} คน "
        f"หญิง {people.women:,} คน{unstated}{_compared(people.total, sheet.people_before)}"
    )


def _compared(now: int, before: int | None) -> str:
    if before is None:
        return ""
    if now == before:
        return " เท่ากับช่วงก่อนหน้า"
    word = "เพิ่มขึ้น" if now > before else "ลดลง"
    away = abs(now - before)
    share = f" (ร้อยละ {hundredths(away, before)})" if before else ""
    return f" {word} {away:,} คน{share} จากช่วงก่อนหน้าซึ่งมี {before:,} คน"


def _services(lines: Sequence[ServiceLine]) -> Table:
    unstated = any(line.unstated for line in lines)
    rows = [(line.agency, line.name, *_sexes([line], unstated), *_after([line])) for line in lines]
    total = ("", "รวม", *_sexes(lines, unstated), *_after(lines))
    # In points: no sum and no head stands on two lines, and the names get what is left.
    bold = TABLE_TEXT.but(face=BOLD)
    figure = max(36.0, *(Paragraph(text, bold).natural_width() + 9 for text in total[2:]))
    served, assisted = max(50.0, figure), max(47.0, figure)
    name = LAYOUT.room[0] - 49 - (5 if unstated else 4) * figure - served - assisted
    columns = (
        Column("หน่วยงาน", 49, CENTRE),
        Column("บริการ", max(name, 70)),
        *_counted(unstated, figure),
        Column("ให้บริการที่ศูนย์", served, RIGHT),
        Column("ส่งต่อ", figure, RIGHT),
        Column("ช่วยเหลือ", assisted, RIGHT),
    )
    return Table(columns, rows, sums=[total], before=2, after=3)


def _counted(unstated: bool, share: float = 1.2) -> tuple[Column, ...]:
    heads = ("ชาย", "หญิง", *(("ไม่ระบุ",) if unstated else ()), "รวม")
    return tuple(Column(head, share, RIGHT) for head in heads)


def _sexes(lines: Sequence[UsersLine | ServiceLine], unstated: bool) -> tuple[str, ...]:
    counts = [sum(line.men for line in lines), sum(line.women for line in lines)]
    if unstated:
        counts.append(sum(line.unstated for line in lines))
    return tuple(f"{count:,}" for count in (*counts, sum(line.total for line in lines)))


def _after(lines: Sequence[ServiceLine]) -> tuple[str, str, str]:
    return (
        f"{sum(line.at_the_counter for line in lines):,}",
        f"{sum(line.referred for line in lines):,}",
        f"{sum(line.assisted for line in lines):,}",
    )


def _chart(lines: Sequence[ServiceLine]) -> list[Any]:
    chart = bars([(line.name, line.total, line.women) for line in lines], _MOST_BARS, "อื่น ๆ อีก {count} บริการ")
    if not chart:
        return []
    caption = Paragraph("จำนวนผู้ขอรับบริการแต่ละประเภท (คน)", _CAPTION)
    pale = "ชายและไม่ระบุเพศ" if any(line.unstated for line in lines) else "ชาย"
    return [Chart(caption, *chart, Legend("หญิง", pale))]


def _begun(title: str, number: str, head: str, lines: Sequence[UsersLine]) -> list[Any]:
    """A heading, on the next page where the first lines below it would not fit on this one."""
    return [room_for_beginning(_people(head, lines[:_BEGINNING], summed=False)), heading(title, number)]


def _people(head: str, lines: Sequence[UsersLine], *, summed: bool = True) -> Table:
    unstated = any(line.unstated for line in lines)
    whole = sum(line.total for line in lines)
    # Without shares the names get their room, so that the figures stand below those of the other tables.
    columns = (Column("ที่", 0.7, CENTRE), Column(head, 6 if summed else 7.3), *_counted(unstated))
    rows: list[Sequence[str]] = [
        (str(place), line.name, *_sexes([line], unstated)) for place, line in enumerate(lines, 1)
    ]
    if summed:
        columns = (*columns, Column("ร้อยละ", 1.3, RIGHT))
        rows = [(*row, hundredths(line.total, whole)) for row, line in zip(rows, lines, strict=True)]
    sums = [("", "รวม", *_sexes(lines, unstated), hundredths(whole, whole))] if summed else []
    return Table(columns, rows, sums=sums, before=2, after=4)


def _groups_and_notes(sheet: Sheet) -> list[Any]:
    groups = _people("กลุ่ม", sheet.by_group, summed=False)
    sentence = f"ขอรับรองว่ารายงานนี้ตรงกับทะเบียนของศูนย์ ณ วันที่ {long(sheet.counted_on, thai_digits=False)}"
    signed = (Gap(6), Paragraph(sentence, _LINE), prepared_and_approved(sheet))
    notes = [Paragraph(line, _NOTES) for line in sheet.notes.splitlines()]
    if not notes:
        return [Footed(groups, *signed)] if sheet.by_group else [groups, together(*signed)]
    return [groups, *section(heading("ข้อสังเกต", "6."), notes, *signed)]
