"""รายงานผลการสำรวจความพึงพอใจ: how people judged the service, from 1 to 5, with means and bars."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import SMALL, Gap, TitleBar, heading, section, together
from desktop.printing.charts import Bar, Chart, hundredths
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import CENTRE, RIGHT, Stop, Style
from desktop.printing.signing import prepared_and_approved
from desktop.printing.tables import TABLE_TEXT, Column, Footed, Table, room_for_beginning
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "รายงานผลการสำรวจความพึงพอใจการให้บริการประชาชน"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.2, pitch=16.0)
_ITEM = Style(size=10.2, pitch=16.0, left=14.0)
_CAPTION = Style(size=9.2, pitch=13.0, face=BOLD, before=4.0)
_WORDS = {5: "มากที่สุด", 4: "มาก", 3: "ปานกลาง", 2: "น้อย", 1: "น้อยที่สุด"}
# From this mean on, in hundredths, the level's word holds: equal steps of the five-level scale.
_FROM = ((451, 5), (351, 4), (251, 3), (151, 2), (0, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One question, service or tambon: how many people gave each mark.

    Attributes:
        name: what was judged.
        fives: most satisfied.
        fours: much.
        threes: middling.
        twos: little.
        ones: least.
    """

    name: str
    fives: int
    fours: int
    threes: int
    twos: int
    ones: int

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """From 5 down to 1."""
        return self.fives, self.fours, self.threes, self.twos, self.ones

    @property
    def answers(self) -> int:
        """How many answered."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word and figure of the survey's report.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        period: in words, such as ไตรมาสที่ 1 (ตุลาคม–ธันวาคม 2568).
        fiscal_year: the Buddhist year in which the fiscal year ends.
        counted_on: the day on which the figures were taken.
        how: how people were asked.
        asked: how many were asked.
        overall: the mark for the whole.
        by_question: one line for each question of the survey.
        by_service: one line for each service.
        remarks: what people said, without names.
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
    how: str
    asked: int
    overall: ScoreLine
    by_question: tuple[ScoreLine, ...]
    by_service: tuple[ScoreLine, ...]
    remarks: tuple[str, ...]
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str
    approved_on: datetime.date | None
    copy: bool = False


def _score(name: str, *counts: int) -> ScoreLine:
    fives, fours, threes, twos, ones = counts
    return ScoreLine(name=name, fives=fives, fours=fours, threes=threes, twos=twos, ones=ones)


SAMPLE = Sheet(
    number="D9401-2569-00136",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    period="ไตรมาสที่ 1 (ตุลาคม–ธันวาคม 2568)",
    fiscal_year=2569,
    counted_on=datetime.date(2026, 1, 9),
    how="สอบถามเมื่อติดตามผลหลังได้รับความช่วยเหลือ 30 วัน ทางโทรศัพท์และโดยอาสาสมัครแรงงาน",
    asked=148,
    overall=_score("ภาพรวม", 61, 47, 17, 4, 2),
    by_question=(
        _score("เจ้าหน้าที่ให้คำแนะนำชัดเจน สุภาพ เป็นมิตร", 74, 42, 12, 2, 1),
        _score("ขั้นตอนการรับเรื่องสะดวก ไม่ยุ่งยาก", 63, 49, 15, 3, 1),
        _score("ได้รับแจ้งความคืบหน้าเป็นระยะ", 41, 48, 30, 9, 3),
        _score("ระยะเวลาจนได้รับความช่วยเหลือ", 38, 45, 33, 11, 4),
        _score("ความช่วยเหลือที่ได้รับตรงกับความต้องการ", 55, 46, 21, 6, 3),
    ),
    by_service=(
        _score("หางานทำในประเทศ", 17, 14, 6, 2, 1),
        _score("แนะแนวอาชีพ / อาชีพอิสระ / รับงานไปทำที่บ้าน", 9, 6, 1, 0, 0),
        _score("ฝึกอาชีพ (เตรียมเข้าทำงาน / ยกระดับ / เสริม)", 19, 15, 5, 1, 0),
        _score("สมัคร/สิทธิ ม.40 (แรงงานนอกระบบ)", 14, 10, 3, 0, 0),
        _score("ร้องเรียนนายจ้าง / เรียกร้องเงิน", 2, 2, 2, 1, 1),
    ),
    remarks=(
        "อยากให้มีหลักสูตรฝึกอาชีพใกล้บ้าน ไม่ต้องเดินทางเข้าเมือง",
        "เจ้าหน้าที่พูดภาษามลายูได้ เข้าใจง่าย ขอขอบคุณ",
    ),
    preparer="นางสาวฟาตีเมาะ หะยีสาและ",
    preparer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
    approved_on=datetime.date(2026, 1, 12),
)

_MANY = _score("ภาพรวม", 12345, 23456, 34567, 45678, 5678)
_SERVICES = tuple(
    f"{line.name} และความต้องการอื่นที่เกี่ยวเนื่องตามนโยบายของกระทรวงแรงงานในพื้นที่ กลุ่มที่ {group}"
    for group in range(1, 4)
    for line in SAMPLE.by_service
)


def _shared_out(place: int) -> tuple[int, ...]:
    """What falls to one of the many services, so that all of them add up to the whole."""
    many = len(_SERVICES)
    return tuple(count * (place + 1) // many - count * place // many for count in _MANY.counts)


LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    period="ตั้งแต่เดือนตุลาคม 2570 ถึงเดือนกุมภาพันธ์ 2571",
    fiscal_year=2571,
    counted_on=datetime.date(2028, 2, 29),
    how=" ".join([SAMPLE.how] * 3),
    asked=123456,
    overall=_MANY,
    by_question=tuple(
        _score(
            f"{line.name} รวมถึงการอำนวยความสะดวกแก่ผู้สูงอายุและผู้ที่สื่อสารด้วยภาษามลายูถิ่น ข้อย่อยที่ {part}",
            *_MANY.counts,
        )
        for part in range(1, 4)
        for line in SAMPLE.by_question
    ),
    by_service=tuple(_score(name, *_shared_out(place)) for place, name in enumerate(_SERVICES)),
    remarks=tuple(" ".join([remark] * 5) for remark in SAMPLE.remarks * 5),
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
        ),
        heading("การสำรวจ", "1."),
        *_survey(sheet),
        *_overall(sheet.overall),
        room_for_beginning(_questions(sheet.by_question[:1])),
        heading("จำแนกตามข้อคำถาม", "3."),
        _questions(sheet.by_question),
        room_for_beginning(_services(sheet.by_service[:1])),
        heading("จำแนกตามบริการที่ได้รับ", "4."),
        *_services_and_remarks(sheet),
    ]


def _services_and_remarks(sheet: Sheet) -> list[Any]:
    services = _services(sheet.by_service)
    scale = Paragraph(_SCALE, SMALL.but(size=8.0))
    sentence = f"ขอรับรองว่ารายงานนี้ตรงกับทะเบียนของศูนย์ ณ วันที่ {long(sheet.counted_on, thai_digits=False)}"
    signed = (Gap(4), Paragraph(sentence, _LINE), prepared_and_approved(sheet))
    remarks = _remarks(sheet.remarks)
    if not remarks:
        return [Footed(services, scale, *signed)]
    return [services, scale, *section(heading("ข้อคิดเห็นและข้อเสนอแนะของประชาชน", "5."), remarks, *signed)]


def _remarks(remarks: Sequence[str]) -> list[Any]:
    """The remarks with their numbers, later lines below the first word."""
    hanging = 14.0 if len(remarks) < 10 else 20.0
    style = _ITEM.but(left=_ITEM.left + hanging, first=-hanging)
    return [Paragraph([f"{place}.", Stop(0.0), remark], style) for place, remark in enumerate(remarks, 1)]


_SCALE = (
    "5 = มากที่สุด ถึง 1 = น้อยที่สุด   ระดับตามค่าเฉลี่ย: 4.51–5.00 มากที่สุด  3.51–4.50 มาก  "
    "2.51–3.50 ปานกลาง  1.51–2.50 น้อย  1.00–1.50 น้อยที่สุด"
)


def _survey(sheet: Sheet) -> list[Any]:
    answers = sheet.overall.answers
    how = [Paragraph(f"วิธีสำรวจ: {sheet.how}", _LINE)] if sheet.how else []
    share = f" (ร้อยละ {hundredths(answers, sheet.asked)} ของผู้ที่สอบถาม)" if sheet.asked else ""
    return [*how, Paragraph(f"สอบถาม {sheet.asked:,} คน ได้รับคำตอบ {answers:,} คน{share}", _LINE)]


def _overall(line: ScoreLine) -> list[Any]:
    title = heading("ความพึงพอใจในภาพรวม", "2.")
    if not line.answers:
        return [together(title, Paragraph("ยังไม่มีผู้ตอบ", _LINE))]
    mean = _mean(line)
    said = (
        f"ค่าเฉลี่ย {_shown(mean)} จากคะแนนเต็ม 5.00 ระดับความพึงพอใจ{_level(mean)} "
        f"คิดเป็นร้อยละ {hundredths(mean, 500)} ของคะแนนเต็ม"
    )
    most = max(line.counts)
    rows = [
        Bar(f"{mark} – {_WORDS[mark]} (ร้อยละ {hundredths(count, line.answers)})", count, most, count)
        for mark, count in zip((5, 4, 3, 2, 1), line.counts, strict=True)
    ]
    caption = Paragraph("จำนวนผู้ตอบแต่ละระดับ (คน)", _CAPTION)
    return [together(title, Paragraph(said, _LINE)), Chart(caption, *rows, Gap(2))]


def _questions(lines: Sequence[ScoreLine]) -> Table:
    # One person answers several questions: what is summed here are answers, not people.
    return _scores("ข้อคำถาม", "คำตอบ", lines, "รวมทุกข้อ")


def _services(lines: Sequence[ScoreLine]) -> Table:
    return _scores("บริการ", "ผู้ตอบ", lines, "รวม")


def _scores(head: str, counted: str, lines: Sequence[ScoreLine], whole_name: str) -> Table:
    whole = _score(whole_name, *(sum(line.counts[place] for line in lines) for place in range(5)))
    total = ("", whole.name, *_figures(whole))
    # In points: no sum stands on two lines, and the names get what is left.
    bold = TABLE_TEXT.but(face=BOLD)
    widths = [Paragraph(text, bold).natural_width() + 9 for text in total[2:8]]
    count, answers = max(28.5, *widths[:5]), max(41.0, widths[5])
    name = LAYOUT.room[0] - 20 - 5 * count - answers - 36 - 50
    columns = (
        Column("ที่", 20, CENTRE),
        Column(head, max(name, 70)),
        *(Column(str(mark), count, RIGHT) for mark in (5, 4, 3, 2, 1)),
        Column(counted, answers, RIGHT),
        Column("เฉลี่ย", 36, RIGHT),
        Column("ระดับ", 50, CENTRE),
    )
    rows = [(str(place), line.name, *_figures(line)) for place, line in enumerate(lines, 1)]
    return Table(columns, rows, sums=[total], before=2, after=3)


def _figures(line: ScoreLine) -> tuple[str, ...]:
    judged = (_shown(_mean(line)), _level(_mean(line))) if line.answers else ("–", "–")
    return (*(f"{count:,}" for count in line.counts), f"{line.answers:,}", *judged)


def _mean(line: ScoreLine) -> int:
    """The mean mark in hundredths, rounded half up."""
    marks = sum(mark * count for mark, count in zip((5, 4, 3, 2, 1), line.counts, strict=True))
    return (200 * marks + line.answers) // (2 * line.answers)


def _shown(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _level(hundredths: int) -> str:
    return next((_WORDS[mark] for least, mark in _FROM if hundredths >= least), "–")
