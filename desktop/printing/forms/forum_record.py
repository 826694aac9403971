"""บันทึกเวทีประชาคม: what was raised in a village's forum, by whom, and what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.printing.blocks import Fields, Gap, TitleBar, heading, together
from desktop.printing.paper import A4, FORM
from desktop.printing.phrases import counted
from desktop.printing.runs import CENTRE, JUSTIFY, Style
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Table, room_for_beginning
from desktop.printing.thai_text import Paragraph
from desktop.rules.thai_date import long, short, weekday

TITLE = "บันทึกเวทีประชาคม"
PAPER = A4
LAYOUT = FORM

_LINE = Style(size=10.4, pitch=18.0)
_TEXT = Style(size=10.4, pitch=17.0, first=24.0, align=JUSTIFY)
_CELL = Style(size=9.8, pitch=14.5)
# A forum that is recorded by hand needs lines to write on.
_EMPTY_ROWS, _EMPTY_ROW = 5, 26.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedLine:
    """One matter that was raised.

    Attributes:
        matter: what was said.
        informant: who said it, with the village or the group spoken for.
        category: the category of need, or the kind of problem.
        case_number: the case that was opened for it.
    """

    matter: str
    informant: str
    category: str = ""
    case_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """One decision.

    Attributes:
        decision: what shall be done.
        responsible: who does it.
        due_on: until when.
    """

    decision: str
    responsible: str
    due_on: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every word of a forum's record.

    Attributes:
        number: the document's number.
        centre: the office that keeps the record.
        on: the day; none leaves its place empty.
        hours: from when to when, such as 09.30–12.00 น.
        place: the house or hall.
        village: village, tambon and district.
        subject: what the forum was about.
        men: how many men came.
        women: how many women came.
        offices: who came for offices and groups.
        opening: how the talk went, free text.
        raised: what was raised, in the order in which it was said.
        decisions: what was decided.
        cases: how many cases were opened from it.
        groups: the groups that came of it, in words.
        next_on: the day on which the forum meets again.
        chair: who led the forum.
        chair_position: that person's position.
        officer: who wrote the record.
        officer_position: that officer's position.
        approver: who read it and certifies it.
        approver_position: that officer's position.
        copy: a reprint.
    """

    number: str
    centre: str
    on: datetime.date | None
    hours: str
    place: str
    village: str
    subject: str
    men: int
    women: int
    offices: tuple[str, ...]
    opening: str
    raised: tuple[RaisedLine, ...]
    decisions: tuple[DecisionLine, ...]
    cases: int
    groups: str
    next_on: datetime.date | None
    chair: str
    chair_position: str
    officer: str
    officer_position: str
    approver: str
    approver_position: str
    copy: bool = False


SAMPLE = Sheet(
    number="D9401-2569-00158",
    centre="ศูนย์แรงงานอำเภอเมืองปัตตานี",
    on=datetime.date(2026, 1, 20),
    hours="09.30–12.00 น.",
    place="ศาลาอเนกประสงค์บ้านปะกาฮะรัง",
    village="หมู่ที่ 5 ตำบลปะกาฮะรัง อำเภอเมืองปัตตานี จังหวัดปัตตานี",
    subject="ความต้องการมีงานทำและฝึกอาชีพของผู้เดินทางกลับจากประเทศมาเลเซีย",
    men=27,
    women=34,
    offices=("องค์การบริหารส่วนตำบลปะกาฮะรัง", "สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี", "อาสาสมัครแรงงานตำบลปะกาฮะรัง"),
    opening="ผู้ใหญ่บ้านกล่าวต้อนรับ เจ้าหน้าที่ศูนย์ชี้แจงบริการของกระทรวงแรงงาน "
    "จากนั้นเปิดให้ผู้เข้าร่วมแสดงความคิดเห็นเป็นภาษาไทยและภาษามลายูถิ่น โดยอาสาสมัครแรงงานช่วยแปล",
    raised=(
        RaisedLine(
            matter="ผู้ที่กลับจากร้านอาหารในประเทศมาเลเซีย 11 คน ยังไม่มีงานทำ ต้องการฝึกช่างเชื่อมและช่างไฟฟ้าใกล้บ้าน",
            informant="นายอับดุลเลาะ เจ๊ะแว (หมู่ที่ 5)",
            category="ฝึกอาชีพ",
            case_number="9401/0127/2569",
        ),
        RaisedLine(
            matter="กลุ่มแม่บ้านทำกรือโป๊ะขายได้เฉพาะช่วงเทศกาล ขอความรู้เรื่องบรรจุภัณฑ์และช่องทางขาย",
            informant="นางรอกีเยาะ สะอิ (หมู่ที่ 5)",
            category="ส่งเสริมอาชีพอิสระ",
            case_number="9401/0129/2569",
        ),
        RaisedLine(
            matter="ลูกจ้างแพปลาหลายคนไม่ทราบว่าสมัครประกันสังคมมาตรา 40 ได้ที่ใด และต้องจ่ายเดือนละเท่าใด",
            informant="นายรอซะ มะเด็ง (หมู่ที่ 3)",
            category="ประกันสังคม",
        ),
    ),
    decisions=(
        DecisionLine(
            decision="เปิดฝึกช่างเชื่อมไฟฟ้า 60 ชั่วโมง ที่องค์การบริหารส่วนตำบล รับไม่เกิน 15 คน",
            responsible="สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
            due_on=datetime.date(2026, 2, 16),
        ),
        DecisionLine(
            decision="เชิญสำนักงานประกันสังคมมารับสมัครมาตรา 40 ในวันศูนย์แรงงานเคลื่อนที่ครั้งต่อไป",
            responsible="นางสาวฟาตีเมาะ หะยีสาและ",
            due_on=datetime.date(2026, 2, 5),
        ),
        DecisionLine(
            decision="สำรวจสมาชิกกลุ่มกรือโป๊ะที่พร้อมร่วมทุน แล้วรายงานในเวทีครั้งหน้า",
            responsible="นางสาวนูรีดา มะมิง อาสาสมัครแรงงาน",
            due_on=datetime.date(2026, 2, 17),
        ),
    ),
    cases=14,
    groups="กลุ่มช่างเชื่อมบ้านปะกาฮะรัง (สมาชิก 12 คน)",
    next_on=datetime.date(2026, 2, 17),
    chair="นายเจ๊ะอารง สาแม",
    chair_position="ผู้ใหญ่บ้านหมู่ที่ 5 ตำบลปะกาฮะรัง",
    officer="นางสาวฟาตีเมาะ หะยีสาและ",
    officer_position="เจ้าหน้าที่ศูนย์แรงงานอำเภอเมืองปัตตานี",
    approver="นายสมชาย แก้วประดิษฐ์",
    approver_position="หัวหน้าศูนย์แรงงานอำเภอเมืองปัตตานี",
)

LONGEST = replace(
    SAMPLE,
    number="D9010-2571-12347",
    centre="ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา (จุดบริการร่วมองค์การบริหารส่วนตำบลเขาแดง)",
    on=datetime.date(2028, 2, 29),
    hours="08.30–12.00 น. และ 13.00–16.30 น.",
    place="ศูนย์ฝึกอาชีพชุมชนบ้านเจ๊ะอับดุลลอฮสุไลมาน อาคารเอนกประสงค์องค์การบริหารส่วนตำบลเขาแดง ชั้น 2 ห้องประชุมใหญ่",
    village="หมู่ที่ 1 ถึงหมู่ที่ 12 ตำบลเขาแดง ตำบลบาโหย และตำบลเปียน อำเภอสะบ้าย้อย จังหวัดสงขลา",
    subject=SAMPLE.subject + " และแรงงานนอกระบบที่ประสงค์จะรวมกลุ่มประกอบอาชีพเสริมระยะสั้นในภูมิลำเนา",
    men=1234,
    women=2345,
    offices=(
        "องค์การบริหารส่วนตำบลเขาแดง",
        "องค์การบริหารส่วนตำบลบาโหย",
        "องค์การบริหารส่วนตำบลเปียน",
        "ที่ทำการปกครองอำเภอสะบ้าย้อย",
        "สถาบันพัฒนาฝีมือแรงงาน 12 สงขลา",
        "สำนักงานประกันสังคมจังหวัดสงขลา สาขานาทวี",
        "ศูนย์ส่งเสริมการเรียนรู้อำเภอสะบ้าย้อย",
        "อาสาสมัครแรงงานตำบลเขาแดง ตำบลบาโหย และตำบลเปียน",
    ),
    opening="\n".join([f"{SAMPLE.opening} {SAMPLE.opening}"] * 3),
    raised=(
        RaisedLine(
            matter="มูฮัมหมัดอับดุลรอฮมานบินอับดุลกอเดร์หะยีสุไลมานเจ๊ะอาแซต่วนสุหลง ขอทราบผลการดำเนินงานของเวทีครั้งก่อน",
            informant="นางสาวนูรไอนี " + "อับดุลลอฮสุไลมาน" * 12,
            category="ทดสอบมาตรฐานฝีมือแรงงาน",
            case_number="9010/12345/2571",
        ),
        *(
            replace(line, matter=line.matter + " " + line.matter, case_number=f"9010/{place}/2571")
            for place, line in enumerate(SAMPLE.raised * 5, 12346)
        ),
    ),
    decisions=tuple(
        replace(
            line,
            decision=line.decision + " และรายงานผลต่อหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อยภายใน 30 วัน",
            responsible="ว่าที่ร้อยตรีมูฮัมหมัดอัมรันอับดุลรอฮมาน ต่วนสุหลงเจ๊ะอาแซ (บัณฑิตแรงงานตำบลเขาแดง)",
            due_on=datetime.date(2028, 3, 30),
        )
        for line in SAMPLE.decisions * 4
    ),
    cases=1234,
    groups="กลุ่มช่างเชื่อมบ้านเขาแดง กลุ่มตัดเย็บเสื้อผ้าบ้านบาโหย กลุ่มแปรรูปอาหารทะเลบ้านเปียน และกลุ่มเลี้ยงผึ้งบ้านทุ่งพอ "
    "(สมาชิกรวม 1,234 คน)",
    next_on=datetime.date(2028, 5, 30),
    chair="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    chair_position="กำนันตำบลเขาแดง และประธานคณะกรรมการพัฒนาแรงงานนอกระบบระดับตำบล",
    officer="นางสาวซัลมาอ์นูรฮายาตี บินตีอับดุลวาฮับหะยีดอเลาะ",
    officer_position="เจ้าพนักงานแรงงานชำนาญงาน ปฏิบัติหน้าที่ศูนย์แรงงานอำเภอสะบ้าย้อย จังหวัดสงขลา",
    approver="ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์",
    approver_position="นักวิชาการแรงงานชำนาญการพิเศษ รักษาราชการแทนหัวหน้าศูนย์แรงงานอำเภอสะบ้าย้อย",
    copy=True,
)


def story(sheet: Sheet) -> list[Any]:
    """The record from top to bottom."""
    return [
        TitleBar(sheet.centre, TITLE),
        Gap(3),
        *_meeting(sheet),
        *(Paragraph(line, _TEXT) for line in sheet.opening.splitlines()),
        room_for_beginning(_raised(sheet.raised[:1])),
        heading("เรื่องที่มีผู้เสนอ", "1."),
        _raised(sheet.raised),
        room_for_beginning(_decisions(sheet.decisions[:1])),
        heading("มติและการดำเนินการต่อไป", "2."),
        _decisions(sheet.decisions),
        together(heading("ผลที่เกิดจากเวที", "3."), *_outcome(sheet), *_signing(sheet)),
    ]


def _meeting(sheet: Sheet) -> list[Any]:
    day = f"{long(sheet.on, thai_digits=False)} ({weekday(sheet.on)})" if sheet.on else ""
    return [
        Fields(("เรื่อง ", sheet.subject, 1), style=_LINE),
        Fields(("วันที่ ", day, 5), ("เวลา ", sheet.hours, 4), style=_LINE),
        Fields(("สถานที่ ", sheet.place, 1), style=_LINE),
        Fields(("พื้นที่ ", sheet.village, 1), style=_LINE),
        Fields(
            ("ผู้เข้าร่วม ", counted(sheet.men + sheet.women, "คน"), 3),
            ("ชาย ", counted(sheet.men, "คน"), 2),
            ("หญิง ", counted(sheet.women, "คน"), 2),
            style=_LINE,
        ),
        Fields(("หน่วยงานที่เข้าร่วม ", ", ".join(sheet.offices), 1), style=_LINE),
    ]


def _raised(lines: Sequence[RaisedLine]) -> Table:
    columns = (
        Column("ที่", 0.6, CENTRE),
        Column("เรื่องที่เสนอ", 4.85),
        Column("ผู้เสนอ", 2.6),
        Column("ประเภท", 1.9),
        Column("เรื่องเลขที่", 2.15, CENTRE),
    )
    rows = [
        (str(place), line.matter, line.informant, line.category, line.case_number)
        for place, line in enumerate(lines, 1)
    ]
    return _table(columns, rows)


def _decisions(lines: Sequence[DecisionLine]) -> Table:
    columns = (
        Column("ที่", 0.6, CENTRE),
        Column("มติ", 5.0),
        Column("ผู้รับผิดชอบ", 4.0),
        Column("ภายในวันที่", 2.0, CENTRE),
    )
    rows = [
        (
            str(place),
            line.decision,
            line.responsible,
            short(line.due_on, thai_digits=False) if line.due_on else "",
        )
        for place, line in enumerate(lines, 1)
    ]
    return _table(columns, rows)


def _table(columns: tuple[Column, ...], rows: Sequence[Sequence[str]]) -> Table:
    if rows:
        return Table(columns, rows, style=_CELL, after=2)
    empty = [(str(place), *[""] * (len(columns) - 1)) for place in range(1, _EMPTY_ROWS + 1)]
    return Table(columns, empty, style=_CELL, after=2, least=_EMPTY_ROW)


def _outcome(sheet: Sheet) -> list[Any]:
    again = long(sheet.next_on, thai_digits=False) if sheet.next_on else ""
    return [
        Fields(
            ("รับเรื่องจากเวทีนี้ ", counted(sheet.cases, "เรื่อง"), 3),
            ("ประชุมครั้งต่อไปวันที่ ", again, 5),
            style=_LINE,
        ),
        Fields(("กลุ่มที่เกิดขึ้น ", sheet.groups, 1), style=_LINE),
    ]


def _signing(sheet: Sheet) -> list[Any]:
    return [
        Signatures(
            Signer(sheet.chair, sheet.chair_position, label="ประธาน"),
            Signer(sheet.officer, sheet.officer_position, label="ผู้บันทึก"),
            above=14,
        ),
        Signatures(
            Signer(sheet.approver, sheet.approver_position, label="ผู้ตรวจบันทึก", dated=""), above=10, before=0
        ),
    ]
