"""รายงานเหตุการณ์ด้านแรงงาน: what happened, what was done, and who was told, early enough to act."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus import CondPageBreak

from desktop.printing.blocks import Boxed, Choices, Fields, Gap, TitleBar, heading, together
from desktop.printing.fonts import BOLD
from desktop.printing.paper import A4, FORM
from desktop.printing.runs import CENTRE, JUSTIFY, Dots, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Table
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long

TITLE = "รายงานเหตุการณ์ด้านแรงงาน"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.7, pitch=19.0)
_TEXT = Style(size=10.7, pitch=18.0, align=JUSTIFY, first=24.0)
_WARNING = Style(size=10.7, pitch=16.0, face=BOLD, align=CENTRE)
_URGENCIES = (("normal", "ปกติ"), ("soon", "ด่วน"), ("urgent", "ด่วนที่สุด"))
_EMPTY_LINES = 3
# The table's heading at a page's foot has at least a head and a row of four lines below it.
_ROOM_BELOW_HEADING = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """Who was told.

    Attributes:
        to: the office or person.
        way: by telephone, by letter, in person.
        on: the day; none where it has not been done yet.
        answer: what was answered or ordered.
    """

    to: str
    way: str
    on: datetime.date | None
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a report of an event.

    Attributes:
        number: the document's number.
        centre: the office that reports.
        addressee: to whom the report goes.
        reported_on: the day of the report.
        kind: what kind of event it is.
        urgency: a word, or ``normal``, ``soon``, ``urgent``.
        restricted: only those who need it for their work may read it.
        happened_on: the day of the event; none where it is not known.
        happened_at: the hour, in words.
        place: where, within the tambon.
        tambon: tambon and district.
        people_concerned: how many people; none where it is not known.
        employer: the employer or business concerned.
        source: from whom the centre knows of it.
        what_happened: the story; a line end begins a new paragraph.
        what_was_done: what the centre did.
        what_is_needed: what is asked of the addressee.
        reported_to: who was told so far.
        officer: who reports.
        officer_position: that officer's position.
        approver: the supervisor.
        approver_position: the supervisor's position.
        copy: a reprint.
    """

    number: str
    centre: str
    addressee: str
    reported_on: datetime.date
    kind: str
    urgency: str
    restricted: bool
    happened_on: datetime.date | None
    happened_at: str
    place: str
    tambon: str
    people_concerned: int | None
    employer: str
    source: str
    what_happened: str
    what_was_done: str
    what_is_needed: str
    reported_to: tuple[ReportLine, ...]
    officer: str
    officer_position: str
    approver: str
    approver_position: str
    copy: bool = False


SAMPLE = Sheet(
    number="D9401-2569-00137",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    addressee="แรงงานจังหวัดปัตตานี",
    reported_on=datetime.date(2026, 1, 15),
    kind="เลิกจ้าง / หยุดกิจการ",
    urgency="soon",
    restricted=False,
    happened_on=datetime.date(2026, 1, 14),
    happened_at="09.30 น.",
    place="โรงงานแปรรูปอาหารทะเล ถนนนาเกลือ",
    tambon="ตำบลบานา อำเภอเมืองปัตตานี",
    people_concerned=46,
    employer="ห้างหุ้นส่วนจำกัด บานาซีฟู้ด (ตัวอย่าง)",
    source="อาสาสมัครแรงงานตำบลบานา",
    what_happened=(
        "นายจ้างแจ้งลูกจ้างด้วยวาจาว่าจะหยุดกิจการเป็นเวลา 60 วันเนื่องจากขาดวัตถุดิบ ลูกจ้าง 46 คนมารวมตัวกันหน้าโรงงาน "
        "เพื่อสอบถามเรื่องค่าจ้างงวดที่ค้างและเงินระหว่างหยุดกิจการ เหตุการณ์เป็นไปโดยสงบ ไม่มีผู้ใดได้รับบาดเจ็บ"
    ),
    what_was_done=(
        "ศูนย์และบัณฑิตแรงงานลงพื้นที่ในวันเดียวกัน ชี้แจงสิทธิตามพระราชบัญญัติคุ้มครองแรงงาน พ.ศ. 2541 มาตรา 75 "
        "รับคำร้องเบื้องต้น 12 ราย และนัดหมายนายจ้างกับผู้แทนลูกจ้างหารือ ณ ที่ว่าการอำเภอเมืองปัตตานี"
    ),
    what_is_needed=(
        "ขอให้สำนักงานสวัสดิการและคุ้มครองแรงงานจังหวัดจัดพนักงานตรวจแรงงานเข้าร่วมการหารือ "
        "และให้สำนักงานประกันสังคมชี้แจงสิทธิกรณีว่างงาน"
    ),
    reported_to=(
        ReportLine(
            to="แรงงานจังหวัดปัตตานี",
            way="โทรศัพท์",
            on=datetime.date(2026, 1, 14),
            answer="รับทราบ ให้รายงานเป็นหนังสือ",
        ),
        ReportLine(
            to="นายอำเภอเมืองปัตตานี",
            way="รายงานด้วยตนเอง",
            on=datetime.date(2026, 1, 14),
            answer="ให้ใช้ห้องประชุมอำเภอ",
        ),
        ReportLine(
            to="สวัสดิการและคุ้มครองแรงงานจังหวัดปัตตานี", way="โทรศัพท์", on=datetime.date(2026, 1, 15), answer=""
        ),
    ),
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
    officer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
)

_SEEN = (
    "ผู้แจ้งพบเด็กชายหญิงอายุประมาณ 13–15 ปี จำนวน 8 คน คัดแยกไม้ร่วมกับแรงงานอื่น 1,226 คนบริเวณลานไม้ยางพาราในเวลากลางคืน "
    "มีผู้ควบคุมงาน 2 คนและรถตู้ไม่มีแผ่นป้ายทะเบียน 1 คัน แรงงานบางรายแจ้งว่านายหน้าเก็บหนังสือเดินทางไว้ "
    "และยังไม่ได้รับค่าจ้าง 2 เดือน เหตุการณ์เป็นไปโดยสงบ ไม่มีผู้ใดได้รับบาดเจ็บ"
)
_DONE = (
    "ศูนย์ประสานสถานีตำรวจภูธรสะบ้าย้อยและพนักงานตรวจแรงงานทันทีที่ได้รับแจ้ง ไม่ลงพื้นที่โดยลำพังและไม่เปิดเผยตัวผู้แจ้ง "
    "จัดเตรียมล่ามภาษามลายู 1 คน และรวบรวมข้อมูลสถานประกอบกิจการตามพระราชบัญญัติคุ้มครองแรงงาน พ.ศ. 2541 มาตรา 44"
)
_NEEDED = (
    "ขอให้สำนักงานสวัสดิการและคุ้มครองแรงงานจังหวัดสงขลาจัดพนักงานตรวจแรงงานร่วมกับทีมสหวิชาชีพเข้าตรวจสอบโดยเร็ว "
    "และให้สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสงขลาจัดที่พักสำหรับผู้ที่อาจเป็นผู้เสียหาย"
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12345",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    addressee="แรงงานจังหวัดสงขลา ผ่านนายอำเภอสะบ้าย้อย และสวัสดิการและคุ้มครองแรงงานจังหวัดสงขลา",
    reported_on=datetime.date(2028, 2, 29),
    kind="แจ้งเบาะแสการใช้แรงงานเด็ก แรงงานบังคับ หรือการค้ามนุษย์ในสวนยางพาราและกิจการแปรรูปไม้ยางพารา",
    urgency="urgent",
    restricted=True,
    happened_on=datetime.date(2028, 2, 28),
    happened_at="ระหว่าง 23.30 น. ถึง 04.15 น. ของวันรุ่งขึ้น",
    place="ลานรับซื้อไม้ยางพาราท้ายซอยเทศบาลสงเคราะห์ 27 แยก 3 ใกล้สะพานข้ามคลองสายใหญ่ หมู่ที่ 12",
    tambon="ตำบลเขาแดง อำเภอสะบ้าย้อย จังหวัดสงขลา ต่อเนื่องตำบลธารคีรี อำเภอสะบ้าย้อย จังหวัดสงขลา",
    people_concerned=1234,
    employer="บริษัท แปรรูปไม้ยางพาราชายแดนใต้อุตสาหกรรมและการค้าระหว่างประเทศ จำกัด (มหาชน) สาขาสะบ้าย้อย (ตัวอย่าง)",
    source="ประชาชนในพื้นที่ผู้ไม่ประสงค์ออกนาม แจ้งผ่านอาสาสมัครแรงงานตำบลเขาแดงทางโทรศัพท์เมื่อเวลา 05.00 น.",
    what_happened="\n".join([_SEEN] * 3),
    what_was_done="\n".join([_DONE] * 3),
    what_is_needed="\n".join([_NEEDED] * 2),
    reported_to=tuple(
        ReportLine(
            to=f"{office} ผ่านศูนย์ปฏิบัติการประสานงานและอำนวยการส่วนหน้า ครั้งที่ {place}",
            way=way,
            on=datetime.date(2028, 2, 29),
            answer=f"{answer} ให้ติดตามสถานการณ์อย่างใกล้ชิดและรายงานทุก 24 ชั่วโมงจนกว่าเหตุการณ์จะยุติ".strip(),
        )
        for place in range(1, 5)
        for office, way, answer in (
            ("แรงงานจังหวัดสงขลา", "โทรศัพท์", "รับทราบ ให้รายงานเป็นหนังสือ"),
            ("นายอำเภอสะบ้าย้อย", "รายงานด้วยตนเอง", "ให้ใช้ห้องประชุมอำเภอ"),
            ("สวัสดิการและคุ้มครองแรงงานจังหวัดสงขลา", "โทรศัพท์", ""),
        )
    ),
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    officer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The report from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE, f"วันที่รายงาน {long(sheet.reported_on, thai_digits=False)}"),
        *_restricted(sheet.restricted),
        Gap(4),
        Fields(("เรียน ", sheet.addressee, 1), style=_LINE),
        Fields(("ประเภทเหตุการณ์ ", sheet.kind, 1), style=_LINE),
        _urgency(sheet.urgency),
        *_where_and_who(sheet),
        *_told("เหตุการณ์ที่เกิดขึ้น", "1.", sheet.what_happened),
        *_told("การดำเนินการของศูนย์", "2.", sheet.what_was_done),
        *_told("สิ่งที่ขอรับการสนับสนุนหรือขอให้พิจารณา", "3.", sheet.what_is_needed),
        CondPageBreak(_ROOM_BELOW_HEADING),
        heading("การรายงานและการประสานงาน", "4."),
        _reported(sheet.reported_to),
        together(Paragraph("จึงเรียนมาเพื่อโปรดทราบและพิจารณา", _TEXT), _signing(sheet)),
    ]


def _restricted(restricted: bool) -> list[Any]:
    if not restricted:
        return []
    warning = "จำกัดการเข้าถึง – เปิดอ่านได้เฉพาะผู้มีหน้าที่เกี่ยวข้องกับเรื่องนี้ ห้ามเผยแพร่"
    return [Gap(5), Boxed(Paragraph(warning, _WARNING), tint=0.92)]


def _urgency(urgency: str) -> Any:
    choices = [(word, urgency in (code, word), 2.0) for code, word in _URGENCIES]
    if urgency and not any(ticked for _word, ticked, _share in choices):
        return Fields(("ความเร่งด่วน ", urgency, 1), style=_LINE)
    return Choices(*choices, label="ความเร่งด่วน", style=_LINE)


def _where_and_who(sheet: Sheet) -> list[Any]:
    happened = long(sheet.happened_on, thai_digits=False) if sheet.happened_on else ""
    people = f"{sheet.people_concerned:,} คน" if sheet.people_concerned is not None else ""
    return [
        Fields(("วันที่เกิดเหตุ ", happened, 3), ("เวลา ", sheet.happened_at, 2), style=_LINE),
        Fields(("สถานที่ ", sheet.place, 1), style=_LINE),
        Fields(("ท้องที่ ", sheet.tambon, 3), ("ผู้เกี่ยวข้อง ", people, 2), style=_LINE),
        Fields(("นายจ้าง / สถานประกอบกิจการ ", sheet.employer, 1), style=_LINE),
        Fields(("แหล่งข่าว ", sheet.source, 1), style=_LINE),
    ]


def _told(title: str, number: str, text: str) -> list[Any]:
    lines = [Paragraph(line, _TEXT) for line in text.splitlines() if line.strip()]
    if not lines:
        lines = [Paragraph([Dots()], _LINE) for _place in range(_EMPTY_LINES)]
    return [together(heading(title, number), lines[0]), *lines[1:]]


def _reported(lines: Sequence[ReportLine]) -> Table:
    columns = (
        Column("ที่", 0.7, CENTRE),
        Column("รายงานต่อ", 4.0),
        Column("โดยวิธี", 2.5),
        # As wide as 29 กุมภาพันธ์ 2571.
        Column("วันที่", 2.9, CENTRE),
        Column("ผลหรือข้อสั่งการ", 4.2),
    )
    rows = [
        (str(place), line.to, line.way, long(line.on, thai_digits=False) if line.on else "", line.answer)
        for place, line in enumerate(lines, 1)
    ]
    if not rows:
        rows = [("", "", "", "", "")] * _EMPTY_LINES
    return Table(columns, rows, before=2, after=6, least=18)


def _signing(sheet: Sheet) -> Signatures:
    return Signatures(
        Signer(sheet.officer, sheet.officer_position, label="ผู้รายงาน", dated=""),
        Signer(sheet.approver, sheet.approver_position, label="ผู้รับรอง", dated=""),
        above=16,
    )
