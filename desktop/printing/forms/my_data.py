"""สำเนาข้อมูลส่วนบุคคล: everything that is kept about one person, for that person (PDPA, section 30)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus import CondPageBreak

from desktop.printing.blocks import Fields, Gap, TitleBar, heading, together
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import Style
from desktop.printing.signing import Signatures, Signer, ThumbPrint
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long
from desktop.rules.thai_id import shown

TITLE = "สำเนาข้อมูลส่วนบุคคล"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.4, pitch=18.0)
_CELL = Style(size=9.4, pitch=13.8)
_CAPTION = Style(size=9.6, pitch=15.0, face=BOLD, before=4.0, after=1.0)
_NAMES = re.compile("ชื่อ|ผู้|เจ้าหน้าที่|อาสาสมัคร")
_NOTHING = "ไม่มีข้อมูล"
_RECEIVED = "เจ้าของข้อมูลได้รับสำเนาข้อมูลส่วนบุคคลตามรายการข้างต้นแล้ว จึงลงลายมือชื่อไว้เป็นหลักฐาน"
_NOTICE = Style(size=9.6, pitch=15.0, before=3.0)
_RIGHTS = Style(size=10.2, pitch=16.0, before=2.0)
# What a cell needs beside its text, and what an empty column has.
_AIR, _LEAST = 9.0, 20.0
# What a title needs above its table, and the most that is asked for before it begins on a new page.
_TITLE, _MOST_ROOM = 26.0, 500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that is kept: what it is, and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRow:
    """One row of a listing."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Things of one kind, one to a row.

    Attributes:
        title: what they are.
        heads: the columns' titles.
        rows: from top to bottom.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[ListingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of record, such as the citizen's own particulars or the cases.

    Attributes:
        title: what the section is about.
        entries: single values.
        listings: tables below them.
        note: where the section's entries came from, or who received them.
    """

    title: str
    entries: tuple[Entry, ...] = ()
    listings: tuple[Listing, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that is kept about one person.

    Attributes:
        number: the document's number.
        centre: the office that keeps it.
        centre_address: its address.
        citizen_name: in full.
        thai_id: the 13 digits, or another paper's number.
        asked_on: the day on which the person asked for the copy.
        made_on: the day whose state it shows.
        sections: from top to bottom.
        contact: where to ask for a correction or an erasure.
        officer: who made the copy.
        officer_position: the officer's position.
        copy: a reprint.
    """

    number: str
    centre: str
    centre_address: str
    citizen_name: str
    thai_id: str
    asked_on: datetime.date | None
    made_on: datetime.date
    sections: tuple[Section, ...]
    contact: str
    officer: str
    officer_position: str
    copy: bool = False


def _listing(title: str, heads: tuple[str, ...], *rows: tuple[str, ...]) -> Listing:
    return Listing(title=title, heads=heads, rows=tuple(ListingRow(cells=row) for row in rows))


def _entries(*pairs: tuple[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(label=label, value=value) for label, value in pairs)


SAMPLE = Sheet(
    number="D9401-2569-00143",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    centre_address="ที่ว่าการอำเภอเมืองปัตตานี ถนนเดชา ตำบลสะบารัง อำเภอเมืองปัตตานี จังหวัดปัตตานี 94000",
    citizen_name="นายอับดุลเลาะ เจ๊ะแว",
    thai_id="1940300123451",
    asked_on=datetime.date(2026, 2, 9),
    made_on=datetime.date(2026, 2, 9),
    sections=(
        Section(
            title="ข้อมูลทะเบียนประวัติ",
            entries=_entries(
                ("ชื่อ–สกุล", "นายอับดุลเลาะ เจ๊ะแว"),
                ("ชื่อเดิมหรือตัวสะกดอื่น", "อับดุลลอฮ เจ๊ะแว"),
                ("เพศ", "ชาย"),
                ("วันเดือนปีเกิด", "12 มีนาคม 2535"),
                ("ชื่อบิดา", "นายมะ เจ๊ะแว"),
                ("ที่อยู่", "บ้านเลขที่ 12/3 หมู่ที่ 5 ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี 94000"),
                ("โทรศัพท์", "08-1234-5678"),
                ("อาชีพ", "รับจ้างทั่วไป"),
                ("สถานะการทำงาน", "ว่างงาน"),
                ("ระดับการศึกษา", "มัธยมศึกษาตอนปลาย"),
                ("ภาษา", "ไทย มลายู"),
                ("กลุ่ม", "ว่างงาน และกลับจากประเทศมาเลเซีย"),
            ),
            note=(
                "ได้รับจากเจ้าของข้อมูลเมื่อวันที่ 4 กรกฎาคม 2568 และวันที่ 12 มกราคม 2569 "
                "ตามประกาศความเป็นส่วนตัวฉบับที่ 2568/1"
            ),
        ),
        Section(
            title="เรื่องที่ขอรับบริการ",
            listings=(
                _listing(
                    "เรื่อง",
                    ("เรื่องเลขที่", "วันที่", "ช่องทาง", "ความต้องการ", "สถานะ"),
                    ("9401/0127/2569", "12 ม.ค. 2569", "จุดบริการ", "หางานทำในประเทศ และฝึกอาชีพ", "ส่งต่อแล้ว"),
                    (
                        "9401/0931/2568",
                        "4 ก.ค. 2568",
                        "อาสาสมัคร",
                        "ไปทำงานต่างประเทศ / มาเลเซีย",
                        "ช่วยเหลือแล้ว",
                    ),
                ),
                _listing(
                    "ขั้นตอนของเรื่อง",
                    ("เรื่องเลขที่", "วันที่", "ขั้นตอน", "ผล"),
                    ("9401/0127/2569", "12 ม.ค. 2569", "คัดกรอง", "รับเรื่อง"),
                    ("9401/0127/2569", "12 ม.ค. 2569", "ส่งต่อ", "สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี"),
                    ("9401/0127/2569", "12 ม.ค. 2569", "ส่งต่อ", "สำนักงานจัดหางานจังหวัดปัตตานี"),
                    ("9401/0931/2568", "20 ก.ค. 2568", "ช่วยเหลือ", "แจ้งการเดินทางแล้ว"),
                ),
            ),
        ),
        Section(
            title="ผู้ที่ได้รับข้อมูลของท่าน",
            listings=(
                _listing(
                    "การส่งต่อ",
                    ("วันที่", "หน่วยงาน", "หนังสือเลขที่", "วัตถุประสงค์"),
                    (
                        "12 ม.ค. 2569",
                        "สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
                        "9401/ส 129/2569",
                        "เข้ารับการฝึกช่างเชื่อมไฟฟ้า",
                    ),
                    ("12 ม.ค. 2569", "สำนักงานจัดหางานจังหวัดปัตตานี", "9401/ส 130/2569", "ขึ้นทะเบียนหางาน"),
                ),
            ),
        ),
        Section(title="อาสาสมัครแรงงานและการฝึกอบรม"),
    ),
    contact="ศูนย์แรงงานอำเภอเมืองปัตตานี โทร. 0-7333-0000",
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
    officer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
)

_LONG = "นูรไอนีอับดุลลอฮสุไลมานมูฮัมหมัดอัสมะห์ซัลมาอ์ฮายาตีหะยีสะมะแอ"

LONGEST = replace(
    SAMPLE,
    number="D9010-2569-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    centre_address=(
        "ชั้น 2 อาคารที่ว่าการอำเภอสะบ้าย้อย ถนนสะบ้าย้อย–นาทวี หมู่ที่ 1 ตำบลสะบ้าย้อย อำเภอสะบ้าย้อย จังหวัดสงขลา 90210"
    ),
    citizen_name="ว่าที่ร้อยตรีอับดุลเลาะมูฮัมหมัดอัมรัน เจ๊ะแวบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
    sections=(
        *(
            replace(
                section,
                title=f"{section.title} ในทะเบียนของศูนย์และของสำนักงานแรงงานจังหวัดสงขลา ครั้งที่ {turn}",
                entries=tuple(
                    replace(entry, label=f"{entry.label} ({_LONG})", value=f"{entry.value} {_LONG} " * 3)
                    for entry in section.entries
                ),
                note=" ".join([section.note] * 4).strip(),
            )
            for turn in (1, 2)
            for section in SAMPLE.sections
        ),
        Section(
            title="บันทึกการเปิดดูข้อมูล",
            listings=(
                _listing(
                    f"การเปิดดูทั้งหมด {_LONG}",
                    ("วันที่", "ผู้เปิดดู", "สิ่งที่ทำ", "ก", "ข", "ค", _LONG),
                    *(
                        (f"{day} ม.ค. 2569", f"ผู้ใช้ {_LONG}", f"{_LONG} {_LONG}", "1", "2", "3", "ไม่มี")
                        for day in range(1, 29)
                    ),
                    # A row may hold more than its listing has heads.
                    ("29 ม.ค. 2569", "", "", "", "", "", "", "เกินหัวตาราง"),
                ),
            ),
        ),
    ),
    contact=f"ศูนย์แรงงานอำเภอสะบ้าย้อย {_LONG} โทร. 0-7437-0000 ต่อ 1234",
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    officer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    copy=True,
)


def names(sheet: Sheet) -> Iterator[str]:
    """The names in the entries and tables, which their labels and heads tell."""
    for section in sheet.sections:
        yield from (entry.value for entry in section.entries if _NAMES.match(entry.label))
        for listing in section.listings:
            named = [place for place, head in enumerate(listing.heads) if _NAMES.match(head)]
            yield from (row.cells[place] for row in listing.rows for place in named if place < len(row.cells))


def story(sheet: Sheet) -> list[Any]:
    """The copy from top to bottom."""
    asked = long(sheet.asked_on, thai_digits=False) if sheet.asked_on else ""
    made = long(sheet.made_on, thai_digits=False)
    return [
        TitleBar(sheet.centre, TITLE, sheet.centre_address),
        Gap(4),
        Fields(("เจ้าของข้อมูล ", sheet.citizen_name, 1), style=_LINE),
        Fields(("เลขประจำตัวประชาชน ", shown(sheet.thai_id), 1), style=_LINE),
        Fields(("วันที่ขอ ", asked, 1), ("ข้อมูล ณ วันที่ ", made, 1), style=_LINE),
        Paragraph(_ABOUT, _NOTICE),
        *(part for place, section in enumerate(sheet.sections, 1) for part in _section(place, section)),
        *_signing(sheet),
    ]


# What section 30 gives a right to: the copy, and whence the data came; and who received them.
_ABOUT = (
    "ศูนย์จัดทำสำเนานี้ตามคำขอของท่าน ซึ่งเป็นสิทธิตามมาตรา 30 แห่งพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 "
    "สำเนานี้แสดงข้อมูลเกี่ยวกับท่านที่อยู่ในทะเบียนของศูนย์ ณ วันที่ข้างต้น รวมทั้งที่มาของข้อมูลและผู้ที่ได้รับข้อมูล เท่าที่ศูนย์บันทึกไว้"
)


def _correcting(sheet: Sheet) -> list[Paragraph]:
    """How to ask for a correction or an erasure, and to whom to complain (PDPA, sections 33 to 36 and 73)."""
    sentences = (
        "หากข้อมูลใดไม่ถูกต้อง ไม่เป็นปัจจุบัน หรือไม่สมบูรณ์ ท่านขอให้ศูนย์แก้ไขได้",
        "หากไม่ประสงค์ให้ศูนย์เก็บข้อมูลใดไว้ต่อไป ท่านขอให้ลบหรือทำลายได้ "
        "เว้นแต่ข้อมูลที่ศูนย์ต้องเก็บไว้ตามกฎหมาย เช่น หลักฐานการจ่ายเงิน",
        f"ยื่นคำขอได้ที่ {sheet.contact or 'ศูนย์'} หากศูนย์ดำเนินการตามคำขอไม่ได้ ศูนย์จะแจ้งเหตุผลให้ท่านทราบ "
        "และท่านร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคลได้",
    )
    return [Paragraph(sentence, _RIGHTS) for sentence in sentences]


def _section(place: int, section: Section) -> list[Any]:
    title = heading(section.title, f"{place}.")
    note = [Paragraph(section.note, _CELL.but(before=2.0))] if section.note else []
    if not section.entries and not section.listings:
        return [together(title, Paragraph(_NOTHING, _LINE)), *note]
    parts: list[Any] = []
    if section.entries:
        parts += [
            _beginning([_entries_table(section.entries[:1])], _TITLE),
            title,
            _entries_table(section.entries),
        ]
    else:
        parts += [_beginning(_listing_table(section.listings[0], 1), 2 * _TITLE), title]
    for listing in section.listings:
        caption = Paragraph(f"{listing.title} ({len(listing.rows):,} รายการ)", _CAPTION)
        parts += [_beginning(_listing_table(listing, 1), _TITLE), caption, *_listing_table(listing)]
    if note and isinstance(parts[-1], Table):
        return [*parts[:-1], Footed(parts[-1], *note)]
    return [*parts, *note]


def _beginning(first: Sequence[Table], above: float) -> CondPageBreak:
    """A new page unless what stands above a table fits here together with the table's first row."""
    tall = sum(table.wrap(LAYOUT.room[0])[1] for table in first)
    return CondPageBreak(min(above + tall, _MOST_ROOM))


def _entries_table(entries: Sequence[Entry]) -> Table:
    rows = [(entry.label, entry.value or "–") for entry in entries]
    return Table((Column("รายการ", 3), Column("ข้อมูลที่เก็บไว้", 7)), rows, style=_CELL, after=2)


def _listing_table(listing: Listing, most: int | None = None) -> list[Table]:
    """The listing's table, or its first rows; none where it has neither heads nor cells."""
    wide = max([len(listing.heads), *(len(row.cells) for row in listing.rows)])
    if not wide:
        return []
    heads = [*listing.heads, *[""] * (wide - len(listing.heads))]
    rows = [[*row.cells, *[""] * (wide - len(row.cells))] for row in listing.rows]
    columns = [Column(head, width) for head, width in zip(heads, _widths(heads, rows), strict=True)]
    return [Table(columns, rows[:most] or [[""] * wide], style=_CELL, after=2)]


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """The columns' widths in points: a short one has what it needs, long ones share equally what is left."""
    needed = []
    for head, *texts in zip(heads, *rows, strict=True):
        widest = Paragraph(max(texts, key=len, default=""), _CELL).natural_width()
        needed.append(max(widest, Paragraph(head, _CELL.but(face=BOLD)).natural_width(), _LEAST) + _AIR)
    widths = [0.0] * len(needed)
    left = LAYOUT.room[0]
    for rest, place in enumerate(sorted(range(len(needed)), key=needed.__getitem__)):
        widths[place] = min(needed[place], left / (len(needed) - rest))
        left -= widths[place]
    return widths


def _signing(sheet: Sheet) -> list[Any]:
    return [
        together(
            heading("การขอแก้ไขหรือขอลบข้อมูล"),
            *_correcting(sheet),
            Paragraph(_RECEIVED, _NOTICE.but(before=9.0)),
            Signatures(
                Signer(sheet.citizen_name, "เจ้าของข้อมูล", label="ผู้รับสำเนา", dated=""),
                Signer(sheet.officer, sheet.officer_position, label="ผู้จัดทำ", dated=""),
                above=22,
            ),
            Gap(10),
            ThumbPrint(),
        )
    ]
