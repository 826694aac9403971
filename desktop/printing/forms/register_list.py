"""รายการจากทะเบียน: a list as it stood in the window, its columns, its order, what it was narrowed by."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Gap, TitleBar
from desktop.printing.paper import A4, WIDE
from desktop.printing.runs import CENTRE, LEFT, RIGHT, Style
from desktop.printing.tables import Column, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "รายการจากทะเบียน"
PAPER = A4
LAYOUT = WIDE

_SAID = Style(size=9.6, pitch=14.0)
_CELL = Style(size=9.2, pitch=13.2)
# More columns than these cannot be read side by side; what is beyond them stands in the last one.
_MOST_COLUMNS = 14
# The width of the first column, of a figure in a cell, of the other signs of a number, and of what stands
# beside a cell's text, in points.
_NUMBER, _DIGIT, _SIGN, _AIR = 30.0, 5.1, 4.7, 10.0
# No column is narrower than the shortest of heads, such as หมู่บ้าน.
_LEAST = 47.0
# Numbers of people, telephones and cases; longer runs than any of those are torn rather than given the page.
_NUMBERS = re.compile(r"[0-9x/-]{4,24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column of the list.

    Attributes:
        head: its title.
        share: its part of the width, beside the other columns' shares.
        figures: whether it holds figures, which stand on the right.
    """

    head: str
    share: int
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the list: its cells in words, in the order of the columns."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a printed list.

    Attributes:
        number: the document's number.
        centre: the office whose register it is.
        name: the register's name, such as ประชาชน.
        said: what the list is narrowed by and how it is sorted, in words.
        columns: the columns.
        lines: the rows.
        officer: who printed it.
        printed_on: the day.
        printed_at: the time of day, such as 09.30 น.
        copy: a reprint.
    """

    number: str
    centre: str
    name: str
    said: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    lines: tuple[Line, ...]
    officer: str
    printed_on: datetime.date
    printed_at: str
    copy: bool = False


_PEOPLE = (
    ("นายนิมะ วาเด็ง", "3-9401-xxxxx-65-0", "44", "คลองมานิง", "ฝึกอาชีพ", "ส่งต่อแล้ว"),
    ("นางสาวพรทิพย์ แก้วมณี", "1-9401-xxxxx-21-8", "27", "จะบังติกอ", "หางานทำ", "รอคัดกรอง"),
    ("นายมะรอนิง สาและ", "3-9401-xxxxx-78-3", "47", "บานา", "ประกันสังคม ม.40", "ช่วยเหลือแล้ว"),
    ("นางแมะซง ดือราแม", "3-9405-xxxxx-32-4", "51", "ตันหยงลุโละ", "ฝึกอาชีพ", "ส่งต่อแล้ว"),
    ("นายอับดุลเลาะ เจ๊ะแว", "1-9403-xxxxx-45-1", "33", "ปะกาฮะรัง", "ฝึกอาชีพ", "ส่งต่อแล้ว"),
    ("นายอิสมาแอ ตาเยะ", "1-9407-xxxxx-87-2", "38", "กะมิยอ", "ร้องเรียนนายจ้าง", "เลยกำหนด"),
)

SAMPLE = Sheet(
    number="D9401-2569-00152",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    name="ประชาชน",
    said=("กลุ่ม: แรงงานนอกระบบ", "เรียงตามชื่อ–สกุล"),
    columns=(
        ListColumn(head="ชื่อ–สกุล", share=178),
        ListColumn(head="เลขประจำตัวประชาชน", share=152),
        ListColumn(head="อายุ", share=56, figures=True),
        ListColumn(head="ตำบล", share=100),
        ListColumn(head="ความต้องการ", share=142),
        ListColumn(head="สถานะ", share=120),
    ),
    lines=tuple(Line(cells=cells) for cells in _PEOPLE),
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
    printed_on=datetime.date(2026, 1, 31),
    printed_at="09.30 น.",
)

_LONG_CELLS = (
    "ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
    "1-9010-xxxxx-12-3",
    "101",
    "สะบ้าย้อย",
    "ฝึกอาชีพ, ขึ้นทะเบียนประกันสังคมมาตรา 40, ร้องเรียนนายจ้างเรื่องค่าจ้างค้างจ่าย",
    "รอการคัดกรองจากสำนักงานแรงงานจังหวัด",
    "หมู่ที่ 11",
    "0812345678",
    "รับจ้างกรีดยางและเย็บผ้าโหลที่บ้าน",
    "กลับจากมาเลเซีย, แรงงานนอกระบบ",
    "30 ก.ย. 2569",
    "นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2569-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    name="การคัดกรองและผลการช่วยเหลือ",
    said=(
        "ค้นหา: มูฮัมหมัดอับดุลกอเดร์",
        "ตำบล: สะบ้าย้อย",
        "ความต้องการ: ขึ้นทะเบียนประกันสังคมมาตรา 40",
        "กลุ่ม: กลับจากมาเลเซีย",
        "เรียงตามติดต่อครั้งล่าสุด จากท้ายไปต้น",
    ),
    columns=(
        *SAMPLE.columns,
        ListColumn(head="หมู่บ้าน", share=76),
        ListColumn(head="โทรศัพท์", share=112),
        ListColumn(head="อาชีพ", share=120),
        ListColumn(head="กลุ่ม", share=140),
        ListColumn(head="ติดต่อครั้งล่าสุด", share=104),
        ListColumn(head="ผู้ชี้เป้า", share=150),
    ),
    lines=tuple(Line(cells=_LONG_CELLS) for _line in range(40)),
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The list from top to bottom."""
    printed = f"{long(sheet.printed_on, thai_digits=False)} {sheet.printed_at}".strip()
    made = f"พิมพ์โดย {sheet.officer}  วันที่ {printed}  จำนวน {len(sheet.lines):,} รายการ"
    return [
        TitleBar(sheet.centre, f"{TITLE}: {sheet.name}", made, crest=40.0),
        Gap(3),
        *([Paragraph("  ·  ".join(sheet.said), _SAID)] if sheet.said else []),
        Gap(5),
        _table(sheet),
    ]


def _table(sheet: Sheet) -> Table:
    count = max(1, min(len(sheet.columns), _MOST_COLUMNS))
    heads = _fitted([column.head for column in sheet.columns], count)
    rows = [_fitted(line.cells, count) for line in sheet.lines]
    figures = [column.figures for column in sheet.columns[:count]] or [False]
    widths = _widths([column.share for column in sheet.columns[:count]] or [1], rows)
    columns = [
        Column(head, width, RIGHT if right else LEFT)
        for head, width, right in zip(heads, widths, figures, strict=True)
    ]
    numbered = [(f"{place:,}", *row) for place, row in enumerate(rows, 1)]
    empty = [("",) * (count + 1)]
    return Table([Column("ที่", _NUMBER, CENTRE), *columns], numbered or empty, style=_CELL)


def _widths(shares: Sequence[int], rows: Sequence[Sequence[str]]) -> list[float]:
    """The columns' widths in points: their shares, yet no number or telephone is torn while that can be."""
    room = LAYOUT.room[0] - _NUMBER
    least = [max((_unbroken(row[at]) for row in rows), default=_LEAST) for at in range(len(shares))]
    if sum(least) > room:
        least = [0.0] * len(shares)
    free = room - sum(least)
    # What a share asks for beyond what its column needs in any case.
    asked = [
        max(room * max(share, 1) / sum(shares) - need, 1.0) for share, need in zip(shares, least, strict=True)
    ]
    return [need + free * more / sum(asked) for need, more in zip(least, asked, strict=True)]


def _unbroken(text: str) -> float:
    """The width of a cell's longest number, which ends a line nowhere."""
    longest = max((_wide(run) for run in _NUMBERS.findall(text)), default=0.0)
    return max(longest + _AIR, _LEAST)


def _wide(number: str) -> float:
    return sum(_DIGIT if sign.isdigit() else _SIGN for sign in number)


def _fitted(cells: Sequence[str], count: int) -> tuple[str, ...]:
    """As many cells as there are columns: none is lost, and a missing one stays empty."""
    beyond = "\n".join(cells[count - 1 :])
    missing = [""] * (count - 1 - len(cells))
    return (*cells[: count - 1], *missing, beyond)
