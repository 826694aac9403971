"""รายงานสถานการณ์แรงงานตำบล/อำเภอ: the quarter's figures, those of the quarter before, what they mean."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from reportlab.platypus import Flowable

from desktop.printing.blocks import SMALL, Gap, TitleBar, heading, section, together
from desktop.printing.charts import Legend, Pair, bars, hundredths
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import JUSTIFY, RIGHT, Stop, Style
from desktop.printing.signing import prepared_and_approved
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "รายงานสถานการณ์แรงงานตำบล/อำเภอ"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.2, pitch=16.5)
_TEXT = Style(size=10.2, pitch=16.5, first=24.0, align=JUSTIFY)
_ITEM = Style(size=10.2, pitch=16.5, left=14.0)
_CAPTION = Style(size=9.2, pitch=13.0, face=BOLD, before=4.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """How many people of each kind live in the area; none where nobody has counted.

    Attributes:
        working_age: of working age.
        farming: in work on farms, on plantations and at sea.
        trade: in work in trade and services.
        industry: in work in industry.
        state: in work for the state.
        without_work: without work.
        wanting_work: of these, looking for work.
        wanting_training: wanting to learn a trade.
        informal: in work without an employer's social security.
        abroad: working abroad, Malaysia included.
        returned: come back from abroad.
        elderly: in work past sixty.
        disabled: disabled and able to work.
    """

    working_age: int | None = None
    farming: int | None = None
    trade: int | None = None
    industry: int | None = None
    state: int | None = None
    without_work: int | None = None
    wanting_work: int | None = None
    wanting_training: int | None = None
    informal: int | None = None
    abroad: int | None = None
    returned: int | None = None
    elderly: int | None = None
    disabled: int | None = None

    @property
    def in_work(self) -> int | None:
        """All who are in work; none where no kind of work was counted."""
        known = [
            count for count in (self.farming, self.trade, self.industry, self.state) if count is not None
        ]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLine:
    """One tambon of a district, or one village of a tambon."""

    name: str
    people: People


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of the labour situation.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        area: tambon and district, or the district, as it is titled.
        quarter: in words.
        quarter_before: in words.
        counted_on: the day on which the figures were taken.
        sources: where they come from.
        now: the quarter's figures.
        before: those of the quarter before; none where there are none.
        part_name: what the lines below are: ตำบล or หมู่บ้าน.
        parts: the area's parts.
        situation: what the figures mean; a line end begins a new paragraph.
        proposals: what should be done.
        preparer: who made the report.
        preparer_position: that officer's position.
        approver: who approves it.
        approver_position: the supervisor's position.
        approved_on: the day of approval; none marks the paper as a draft.
        copy: a reprint.
    """

    number: str
    centre: str
    area: str
    quarter: str
    quarter_before: str
    counted_on: datetime.date
    sources: str
    now: People
    before: People | None
    part_name: str
    parts: tuple[AreaLine, ...]
    situation: str
    proposals: tuple[str, ...]
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    copy: bool = False


def _people(*counts: int) -> People:
    return People(**dict(zip((kind.name for kind in fields(People)), counts, strict=True)))


_VILLAGES = (
    ("หมู่ที่ 1 บ้านปะกาฮะรัง", (1012, 214, 342, 121, 48, 96, 71, 42, 498, 61, 14, 52, 7)),
    ("หมู่ที่ 2 บ้านสนิง", (746, 188, 221, 83, 31, 74, 55, 31, 371, 47, 12, 43, 5)),
    ("หมู่ที่ 3 บ้านจางา", (883, 241, 256, 97, 29, 83, 60, 38, 437, 58, 15, 47, 6)),
    ("หมู่ที่ 4 บ้านตือระ", (598, 176, 163, 58, 17, 66, 47, 29, 311, 44, 9, 36, 4)),
    ("หมู่ที่ 5 บ้านยือโมะ", (671, 197, 184, 71, 22, 69, 52, 33, 342, 52, 13, 39, 5)),
)

SAMPLE = Sheet(
    number="D9401-2569-00138",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    area="ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี",
    quarter="ไตรมาสที่ 1 ปีงบประมาณ 2569 (ตุลาคม–ธันวาคม 2568)",
    quarter_before="ไตรมาสที่ 4 ปีงบประมาณ 2568 (กรกฎาคม–กันยายน 2568)",
    counted_on=datetime.date(2026, 1, 9),
    sources="การสำรวจของบัณฑิตแรงงานและอาสาสมัครแรงงาน ทะเบียนของศูนย์ และข้อมูลขององค์การบริหารส่วนตำบล",
    now=_people(3910, 1016, 1166, 430, 147, 388, 285, 173, 1959, 262, 63, 217, 27),
    before=_people(3886, 1049, 1151, 446, 147, 351, 249, 151, 1937, 281, 38, 212, 27),
    part_name="หมู่บ้าน",
    parts=tuple(AreaLine(name=name, people=_people(*counts)) for name, counts in _VILLAGES),
    situation=(
        "ผู้ว่างงานเพิ่มขึ้นจากไตรมาสก่อน ส่วนใหญ่เป็นผู้ที่เดินทางกลับจากประเทศมาเลเซียและแรงงานภาคการเกษตร"
        "ซึ่งกรีดยางไม่ได้ในช่วงฤดูฝน ภาคการค้าและบริการยังรับคนงานเพิ่มตามร้านอาหารและการก่อสร้างรอบมหาวิทยาลัย\n"
        "แรงงานนอกระบบมีประมาณร้อยละ 70 ของผู้มีงานทำ แต่สมัครประกันสังคมตามมาตรา 40 ไม่มาก "
        "ผู้ประสงค์ฝึกอาชีพสนใจช่างเชื่อม ช่างไฟฟ้า และการตัดเย็บเสื้อผ้า"
    ),
    proposals=(
        "จัดศูนย์แรงงานเคลื่อนที่ร่วมกับสำนักงานจัดหางานจังหวัด เดือนกุมภาพันธ์ 2569",
        "เสนอสถาบันพัฒนาฝีมือแรงงานเปิดหลักสูตรช่างเชื่อมไฟฟ้า 1 รุ่น 20 คน ในตำบล",
        "ให้อาสาสมัครแรงงานรณรงค์การสมัครมาตรา 40 ทุกหมู่บ้าน",
    ),
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 1, 12),
)

# A village as large as a town, so that every column has to hold the sums of thirty of them.
_MANY = (61234, 12345, 23456, 9876, 3703, 6543, 5432, 1234, 34566, 2345, 1234, 4321, 567)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    area="ตำบลสะบ้าย้อย อำเภอสะบ้าย้อย จังหวัดสงขลา และพื้นที่ต่อเนื่องตำบลเขาแดง ตำบลธารคีรี ตำบลบ้านโหนด",
    quarter="ไตรมาสที่ 2 ปีงบประมาณ 2571 (มกราคม–มีนาคม 2571)",
    quarter_before="ไตรมาสที่ 1 ปีงบประมาณ 2571 (ตุลาคม–ธันวาคม 2570)",
    counted_on=datetime.date(2028, 4, 18),
    sources=" ".join([SAMPLE.sources] * 3),
    now=_people(*(30 * count for count in _MANY)),
    before=_people(*(29 * count for count in _MANY)),
    parts=tuple(
        AreaLine(name=f"หมู่ที่ {place} บ้านทุ่งไพล (กลุ่มบ้านเจ๊ะอับดุลลอฮสุไลมาน ตำบลเขาแดง)", people=_people(*_MANY))
        for place in range(1, 31)
    ),
    situation="\n".join([SAMPLE.situation] * 4),
    proposals=tuple(
        " ".join([proposal.replace("กุมภาพันธ์ 2569", "พฤษภาคม 2571")] * 3) for proposal in SAMPLE.proposals * 4
    ),
    preparer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    preparer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    approved_on=None,
    copy=True,
)


# Label, field, and whether it is a part of the figure above it.
_KINDS = (
    ("ผู้อยู่ในวัยทำงาน", "working_age", False),
    ("ผู้มีงานทำ", "in_work", False),
    ("เกษตรกรรม ประมง", "farming", True),
    ("การค้าและบริการ", "trade", True),
    ("อุตสาหกรรม", "industry", True),
    ("ภาครัฐ", "state", True),
    ("ผู้ว่างงาน", "without_work", False),
    ("ประสงค์หางานทำ", "wanting_work", True),
    ("ผู้ประสงค์ฝึกอาชีพ", "wanting_training", False),
    ("แรงงานนอกระบบ", "informal", False),
    ("ผู้ทำงานต่างประเทศ (รวมมาเลเซีย)", "abroad", False),
    ("ผู้เดินทางกลับจากต่างประเทศ", "returned", False),
    ("ผู้สูงอายุที่ยังทำงาน", "elderly", False),
    ("คนพิการที่ทำงานได้", "disabled", False),
)
# The kinds whose change calls for something to be done: drawn beside the quarter before.
_COMPARED = ("without_work", "wanting_work", "wanting_training", "abroad", "returned")


def is_draft(sheet: Sheet) -> bool:
    """Whether nobody has approved the report yet."""
    return sheet.approved_on is None


def story(sheet: Sheet) -> list[Any]:
    """The report from top to bottom."""
    counted = long(sheet.counted_on, thai_digits=False)
    return [
        TitleBar(
            sheet.centre, f"รายงานสถานการณ์แรงงาน {sheet.area}", f"{sheet.quarter}  ข้อมูล ณ วันที่ {counted}"
        ),
        heading("ภาวะแรงงานเทียบกับไตรมาสก่อน", "1."),
        _figures(sheet),
        *_below(sheet),
        *_charts(sheet),
        *_said_and_signed(sheet),
    ]


def _said_and_signed(sheet: Sheet) -> list[Any]:
    """The areas, what is said of them and who signs; what nobody wrote has no heading.

    The last of it stands above the signatures: nobody signs an empty page.
    """
    counted = long(sheet.counted_on, thai_digits=False)
    sentence = Paragraph(f"ขอรับรองว่ารายงานนี้ตรงกับข้อมูลที่ศูนย์รวบรวมไว้ ณ วันที่ {counted}", _LINE)
    signed = (Gap(4), sentence, prepared_and_approved(sheet))
    written = [
        ("สถานการณ์และแนวโน้ม", [Paragraph(line, _TEXT) for line in sheet.situation.splitlines()]),
        ("ข้อเสนอแนะ", [_proposal(place, text) for place, text in enumerate(sheet.proposals, 1)]),
    ]
    said = [(title, lines) for title, lines in written if lines]
    compared = _compared(sheet)
    if not said and not sheet.parts:
        return [together(*compared, *signed)]
    story = [together(*compared)] if compared else []
    if sheet.parts:
        story += _parts(sheet, () if said else signed)
    for number, (title, lines) in enumerate(said, 3 if sheet.parts else 2):
        below = signed if title == said[-1][0] else ()
        story += section(heading(title, f"{number}."), lines, *below)
    return story


def _proposal(place: int, text: str) -> Paragraph:
    """A numbered proposal, its later lines below its first word."""
    hanging = 14.0 if place < 10 else 20.0
    style = _ITEM.but(left=_ITEM.left + hanging, first=-hanging)
    return Paragraph([f"{place}.", Stop(0.0), text], style)


def _figures(sheet: Sheet) -> Table:
    columns = (
        Column("รายการ", 5),
        Column("ไตรมาสนี้ (คน)", 2, RIGHT),
        Column("ไตรมาสก่อน (คน)", 2.5, RIGHT),
        Column("เพิ่ม / ลด (คน)", 2.2, RIGHT),
        Column("เพิ่ม / ลด (ร้อยละ)", 2.4, RIGHT),
    )
    rows = []
    for label, name, part in _KINDS:
        now, before = getattr(sheet.now, name), getattr(sheet.before, name, None)
        rows.append(
            (
                f"\u00a0\u00a0\u00a0– {label}" if part else label,
                _shown(now),
                _shown(before),
                *_change(now, before),
            )
        )
    return Table(columns, rows, before=2, after=3)


def _shown(count: int | None) -> str:
    return "–" if count is None else f"{count:,}"


def _change(now: int | None, before: int | None) -> tuple[str, str]:
    if now is None or before is None:
        return "–", "–"
    if now == before:
        return "คงเดิม", "0.0"
    sign = "+" if now > before else "−"
    share = hundredths(abs(now - before), before)
    return f"{sign}{abs(now - before):,}", f"{sign}{share}" if before else share


def _below(sheet: Sheet) -> list[Any]:
    texts = (("ไตรมาสก่อน", sheet.quarter_before), ("ที่มา", sheet.sources))
    return [Paragraph(f"{label}: {text}", SMALL) for label, text in texts if text]


def _charts(sheet: Sheet) -> list[Any]:
    kinds = [(label, getattr(sheet.now, name)) for label, name, _part in _KINDS[2:6]]
    work = bars([(label, count or 0, count or 0) for label, count in kinds], len(kinds), "")
    caption = Paragraph("ผู้มีงานทำ จำแนกตามภาคการผลิต (คน)", _CAPTION)
    return [together(caption, *work, Gap(4))] if work else []


def _compared(sheet: Sheet) -> list[Any]:
    found = [
        (label, getattr(sheet.now, name), getattr(sheet.before, name, None))
        for label, name, _part in _KINDS
        if name in _COMPARED and getattr(sheet.now, name) is not None
    ]
    if not found:
        return []
    most = max(max(now, before or 0) for _label, now, before in found)
    rows: list[Flowable] = [Pair(label, now, before, most) for label, now, before in found]
    caption = Paragraph("กลุ่มที่ต้องติดตาม เทียบกับไตรมาสก่อน (คน)", _CAPTION)
    return [caption, *rows, Legend("ไตรมาสนี้", "ไตรมาสก่อน")]


_PART_COLUMNS = (
    ("วัย\nทำงาน", "working_age"),
    ("มี\nงานทำ", "in_work"),
    ("ว่างงาน", "without_work"),
    ("หางาน", "wanting_work"),
    ("ฝึกอาชีพ", "wanting_training"),
    ("นอก\nระบบ", "informal"),
    ("ต่าง\nประเทศ", "abroad"),
)
# The greatest figures, whose sums may pass a million.
_PART_SHARES = {"working_age": 1.9, "in_work": 1.9, "informal": 1.9}


def _parts(sheet: Sheet, below: Sequence[Flowable]) -> list[Any]:
    columns = (
        Column(sheet.part_name or "พื้นที่", 3.8),
        *(Column(head, _PART_SHARES.get(name, 1.6), RIGHT) for head, name in _PART_COLUMNS),
        Column("ว่างงาน\n(ร้อยละ)", 1.6, RIGHT),
    )
    rows = [(line.name, *_part(line.people)) for line in sheet.parts]
    # A rate of the whole would be wrong where a part was not counted.
    counted = all(_rate(line.people) != "–" for line in sheet.parts)
    whole = _part(_sum([line.people for line in sheet.parts]))
    sums = [("รวม", *(whole if counted else (*whole[:-1], "–")))]
    table = Table(columns, rows, sums=sums, before=2, after=4)
    note = Paragraph("ว่างงาน (ร้อยละ) = ผู้ว่างงานต่อผู้มีงานทำและผู้ว่างงานรวมกัน", SMALL)
    return [together(heading(f"จำแนกตาม{sheet.part_name}", "2."), Footed(table, note, *below))]


def _part(people: People) -> tuple[str, ...]:
    counts = [_shown(getattr(people, name)) for _head, name in _PART_COLUMNS]
    return (*counts, _rate(people))


def _rate(people: People) -> str:
    if people.without_work is None or people.in_work is None:
        return "–"
    return hundredths(people.without_work, people.in_work + people.without_work)


def _sum(lines: Sequence[People]) -> People:
    sums = {}
    for kind in fields(People):
        known = [count for line in lines if (count := getattr(line, kind.name)) is not None]
        sums[kind.name] = sum(known) if known else None
    return People(**sums)
