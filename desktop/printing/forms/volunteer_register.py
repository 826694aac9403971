"""ทะเบียนอาสาสมัครแรงงาน: who serves in which tambon, appointed by which order, until when."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Gap, TitleBar, heading
from desktop.printing.paper import A4, WIDE
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Footed, Table
from desktop.rules.phones import shown as phone_shown
from desktop.rules.thai_date import long, short
from desktop.rules.thai_id import masked

TITLE = "ทะเบียนอาสาสมัครแรงงาน"
PAPER = A4
LAYOUT = WIDE

_CELL = Style(size=9.2, pitch=13.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One appointment.

    Attributes:
        tambon: the tambon assigned; lines of one tambon follow each other.
        village: the village assigned, where it is one.
        volunteer: in full.
        kind: in words, such as อสร. or บัณฑิตแรงงาน.
        thai_id: the 13 digits; the register masks them.
        phone: one number.
        order_number: of the appointing order.
        order_date: the order's date.
        term_start: first day of the term.
        term_end: last day of it.
        status: in words, such as ปฏิบัติหน้าที่, พ้นวาระ, ลาออก.
        remark: anything else, such as the day of leaving.
    """

    tambon: str
    village: str
    volunteer: str
    kind: str
    thai_id: str
    phone: str
    order_number: str
    order_date: datetime.date | None
    term_start: datetime.date | None
    term_end: datetime.date | None
    status: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a register of volunteers.

    Attributes:
        number: the document's number.
        centre: the office that keeps the register.
        district: the district, such as อำเภอเมืองปัตตานี จังหวัดปัตตานี.
        as_of: the day whose state the register shows.
        lines: the appointments by tambon.
        officer: who made the register.
        officer_position: that officer's position.
        supervisor: who certifies it.
        supervisor_position: the supervisor's position.
        copy: a reprint.
    """

    number: str
    centre: str
    district: str
    as_of: datetime.date
    lines: tuple[Line, ...]
    officer: str
    officer_position: str
    supervisor: str
    supervisor_position: str
    copy: bool = False


_SERVING, _ENDING = "ปฏิบัติหน้าที่", "ครบวาระใน 60 วัน"
_APPOINTED = (
    ("สะบารัง", "", "นายมูฮัมหมัด ยูโซะ", "อสร.", "1940100321457", "0831112222", 2024, _SERVING, ""),
    ("อาเนาะรู", "", "นางสาวปิยะดา แซ่ลิ่ม", "อสร.", "1940100551236", "0869990001", 2024, _SERVING, ""),
    ("จะบังติกอ", "", "นายต่วนอาแซ ต่วนสุหลง", "อสร.", "3940100088219", "0817776655", 2023, _ENDING, ""),
    ("บานา", "หมู่ที่ 2", "นางรอกีเยาะ สาและ", "อสร.", "3940100443218", "0898765432", 2024, _SERVING, ""),
    ("บานา", "", "นางสาวซูไฮลา เจ๊ะแว", "บัณฑิตแรงงาน", "1940100765431", "0911234567", 2025, _SERVING, ""),
    ("ตันหยงลุโละ", "หมู่ที่ 1", "นายอิสมาแอ มะลี", "อสร.", "1940100998761", "0807654321", 2024, _SERVING, ""),
    (
        "คลองมานิง",
        "หมู่ที่ 2",
        "นางแวเยาะ แวดอเลาะ",
        "อสร.",
        "3940100386276",
        "",
        2021,
        "พ้นวาระ",
        "ครบวาระ 30 ก.ย. 2567",
    ),
    ("คลองมานิง", "หมู่ที่ 4", "นางซารีปะ ดอเลาะ", "อสร.", "1940100457821", "", 2024, _SERVING, ""),
    ("กะมิยอ", "หมู่ที่ 3", "นายสมพร แก้วมณี", "อสร.", "3940100551236", "0869990123", 2024, _SERVING, ""),
    ("บาราโหม", "หมู่ที่ 1", "นางสาวฮาซานะห์ บือราเฮง", "อสร.", "1940100222113", "0846120358", 2024, _SERVING, ""),
    ("ปะกาฮะรัง", "หมู่ที่ 5", "นางสาวนูรีดา มะมิง", "อสร.", "1940100334121", "0812345670", 2024, _SERVING, ""),
    (
        "รูสะมิแล",
        "หมู่ที่ 6",
        "นายแวอาแซ นิเดร์หะ",
        "อสร.",
        "1940100654781",
        "0835556677",
        2024,
        "ลาออก",
        "ตั้งแต่ 1 ธ.ค. 2568",
    ),
    ("ตะลุโบะ", "หมู่ที่ 2", "นางสาวอามีเนาะ กาเซ็ง", "อสร.", "1940100112236", "0823334455", 2024, _SERVING, ""),
    ("บาราเฮาะ", "หมู่ที่ 4", "นายอับดุลรอฮิม สะแลแม", "อสร.", "1940100777889", "0873305914", 2024, _SERVING, ""),
    ("ปุยุด", "หมู่ที่ 7", "นายประเสริฐ ทองคำ", "อสร.", "3940100998822", "0890001112", 2024, _SERVING, ""),
)


def _term(kind: str, year: int, status: str) -> tuple[datetime.date, datetime.date]:
    if status == _ENDING:
        return datetime.date(year, 4, 1), datetime.date(year + 3, 3, 31)
    return datetime.date(year, 10, 1), datetime.date(year + (1 if kind != "อสร." else 3), 9, 30)


SAMPLE = Sheet(
    number="D9401-2569-00146",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    district="อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    as_of=datetime.date(2026, 1, 31),
    lines=tuple(
        Line(
            tambon=tambon,
            village=village,
            volunteer=name,
            kind=kind,
            thai_id=thai_id,
            phone=phone,
            order_number=f"{120 + year % 7}/{year + 543}",
            order_date=starts - datetime.timedelta(days=11),
            term_start=starts,
            term_end=ends,
            status=status,
            remark=remark,
        )
        for tambon, village, name, kind, thai_id, phone, year, status, remark in _APPOINTED
        for starts, ends in (_term(kind, year, status),)
    ),
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
    officer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    supervisor="นายสมชาย แก้วประดิษฐ์",
    supervisor_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
)

_FAR_TAMBONS = ("สะบ้าย้อย", "ทุ่งพอ", "เปียน", "บ้านโหนด", "จะแหน", "คูหา", "เขาแดง", "บาโหย", "ธารคีรี")

LONGEST = replace(
    SAMPLE,
    number="D9010-2569-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    district="อำเภอสะบ้าย้อย จังหวัดสงขลา",
    lines=tuple(
        replace(
            line,
            tambon=tambon,
            village=f"หมู่ที่ {village} บ้านเจ๊ะอับดุลลอฮสุไลมาน",
            volunteer="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์มูฮัมหมัดสุไลมาน",
            order_number=f"คำสั่งจังหวัดสงขลาที่ 1{line.order_number}",
            status=f"{line.status} (รอคำสั่งแต่งตั้งใหม่)",
            remark="ย้ายภูมิลำเนาไปอยู่ตำบลบาโหยตั้งแต่ 1 ธ.ค. 2568 และมอบหมายงานให้บัณฑิตแรงงานแล้ว",
        )
        for place, tambon in enumerate(_FAR_TAMBONS)
        for village, line in enumerate(SAMPLE.lines[place % 3 * 4 :][:4], 1)
    ),
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    officer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    supervisor="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    supervisor_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The register from top to bottom."""
    state = (
        f"{sheet.district}  ข้อมูล ณ วันที่ {long(sheet.as_of, thai_digits=False)}  จำนวน {len(sheet.lines):,} คน"
    )
    return [
        TitleBar(sheet.centre, TITLE, state.strip(), crest=40.0),
        Gap(6),
        Footed(_lines(sheet.lines), *_by_status(sheet.lines), _signing(sheet)),
    ]


def _lines(lines: Sequence[Line]) -> Table:
    columns = (
        Column("ที่", 0.7, CENTRE),
        Column("ตำบล/หมู่บ้าน", 2.8),
        Column("ชื่อ–สกุล", 4.3),
        Column("ประเภท", 2.4, CENTRE),
        Column("เลขประจำตัวประชาชน\nโทรศัพท์", 3.4),
        Column("คำสั่งแต่งตั้ง", 2.7),
        Column("วาระ", 2.7),
        Column("สถานะ", 2.6),
        Column("หมายเหตุ", 3.2),
    )
    rows = [_row(place, line) for place, line in enumerate(lines, 1)]
    return Table(columns, rows or [("",) * len(columns)], style=_CELL)


def _row(place: int, line: Line) -> tuple[str, ...]:
    return (
        str(place),
        f"{line.tambon}\n{line.village}".strip(),
        line.volunteer,
        line.kind,
        f"{masked(line.thai_id)}\n{phone_shown(line.phone)}".strip(),
        f"{line.order_number}\n{_day(line.order_date)}".strip(),
        f"{_day(line.term_start)}\nถึง {_day(line.term_end)}" if line.term_start or line.term_end else "",
        line.status,
        line.remark,
    )


def _day(day: datetime.date | None) -> str:
    return short(day, thai_digits=False) if day else ""


def _by_status(lines: Sequence[Line]) -> list[Any]:
    """How many of each kind stand where, by status in the order in which they first come."""
    if not lines:
        return []
    counted = Counter((line.status, line.kind) for line in lines)
    columns = (Column("สถานะ", 4), Column("ประเภท", 4), Column("จำนวน (คน)", 1.6, RIGHT))
    first = list(dict.fromkeys(line.status for line in lines))
    ordered = sorted(counted.items(), key=lambda one: first.index(one[0][0]))
    rows = [(status, kind, f"{count:,}") for (status, kind), count in ordered]
    total = ("รวม", "", f"{len(lines):,}")
    return [heading("สรุปตามสถานะ"), Table(columns, rows, sums=[total], style=_CELL)]


def _signing(sheet: Sheet) -> Signatures:
    return Signatures(
        Signer(sheet.officer, sheet.officer_position, label="ผู้จัดทำ", dated=""),
        Signer(sheet.supervisor, sheet.supervisor_position, label="ผู้รับรอง", dated=""),
        above=16,
    )
