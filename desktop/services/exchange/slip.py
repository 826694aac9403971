"""The words of the slip that goes with a sealed file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from desktop.exchange.identities import fingerprint
from desktop.exchange.manifest import PLAIN_KINDS
from desktop.exchange.records import TABLES
from desktop.exchange.words import WORDS
from desktop.models import ExchangedBundle, Peer
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.exchange import keys
from desktop.services.exchange.rows import OUT
from desktop.services.exchange.sealing import file_name
from desktop.services.ground import Ground
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import delivery_slip

_SPOKEN = 8
# Paper speaks Thai whatever the window speaks.
_TABLE_NAMES: Mapping[str, str] = {
    "reference_values": "ค่าในตารางอ้างอิง",
    "targets": "เป้าหมาย",
    "citizens": "ประชาชน",
    "volunteers": "อาสาสมัครแรงงานและบัณฑิตแรงงาน",
    "assignments": "พื้นที่รับผิดชอบ",
    "received_reports": "การรับรายงานประจำเดือนของอาสาสมัคร",
    "attainments": "การอบรมและรางวัลของอาสาสมัคร",
    "cases": "เรื่อง",
    "hand_overs": "การส่งมอบเรื่องให้อาสาสมัครคนใหม่",
    "needs": "ความต้องการ",
    "steps": "ขั้นตอนของเรื่อง",
    "forums": "เวทีประชาคม",
    "groups": "กลุ่ม",
    "group_members": "สมาชิกกลุ่ม",
    "forum_matters": "เรื่องที่เสนอในเวทีประชาคม",
    "forum_decisions": "มติของเวทีประชาคม",
    "courses": "หลักสูตรฝึกอบรม",
    "enrolments": "การสมัครเข้าฝึกอบรม",
    "course_sessions": "ช่วงเวลาฝึกอบรม",
    "attendances": "การเข้าฝึกอบรม",
    "training_follow_ups": "การติดตามผลหลังฝึกอบรม",
    "certificates": "วุฒิบัตร",
    "plan_items": "รายการแผนงาน",
    "plan_approvals": "การเห็นชอบแผน",
    "activities": "กิจกรรม",
    "work_notes": "บันทึกการปฏิบัติงานประจำเดือน",
    "situations": "ตัวเลขสถานการณ์แรงงาน",
    "situation_reviews": "บทวิเคราะห์สถานการณ์แรงงาน",
    "events": "เหตุการณ์ด้านแรงงาน",
    "event_tellings": "การรายงานเหตุการณ์",
    "bulletins": "ข่าวสารจากจังหวัด",
    "bulletin_tellings": "การแจ้งข่าวสารแก่ประชาชน",
    "frozen_reports": "รายงานของเดือนที่ปิดแล้ว",
    "months": "เดือนที่ปิดแล้ว",
    "stipend_lists": "หลักฐานการจ่ายค่าตอบแทน",
    "stipend_lines": "รายการจ่ายค่าตอบแทน",
    "stipend_receipts": "ใบสำคัญรับเงินค่าตอบแทน",
    "stipend_counts": "ยอดค่าตอบแทนที่จังหวัดนับ",
    "month_verdicts": "ผลการตรวจรับเดือน",
    "results": "ผลการรับรายการ",
}


def sheet(session: Session, ground: Ground, uid: str) -> delivery_slip.Sheet:
    """The slip's sheet; its number is given where papers are handed out.

    Args:
        session: of a reading.
        ground: what every service stands on.
        uid: the file's entry.

    Raises:
        Refused: no file with this entry was made here.
    """
    from desktop.printing.forms import delivery_slip

    row = session.get(ExchangedBundle, uid)
    if row is None or row.direction != OUT:
        raise Refused(_("This file is not among those that were made here."), code="not-found")
    counts = json.loads(row.counts)
    spoken, figures = _fingerprint(session, ground, row)
    return delivery_slip.Sheet(
        number="",
        centre=ground.unit_name,
        province=_name(session, ground, row.peer),
        bundle_name=file_name(row.kind, ground.unit, row.peer, row.sequence, row.month),
        sequence=row.sequence,
        month=Month.parse(row.month).thai() if row.month else "",
        counts=tuple(
            delivery_slip.CountLine(name=_TABLE_NAMES[table], count=counts[table])
            for table in TABLES
            if table in counts
        ),
        fingerprint_words=spoken,
        fingerprint_hex=figures,
        sealed_on=datetime.fromisoformat(row.at).date(),
        sender=row.sealed_by,
    )


def _name(session: Session, ground: Ground, unit: str) -> str:
    peer = session.get(Peer, unit)
    return peer.name if peer and peer.name else ground.reference.unit_name(unit)


def _fingerprint(session: Session, ground: Ground, row: ExchangedBundle) -> tuple[tuple[str, ...], str]:
    """Of a key card, that of the keys; of a sealed file, that of the file."""
    own = keys.own(session, ground) if row.kind in PLAIN_KINDS else None
    if own is not None:
        shown = fingerprint(own.public)
        return shown.words, shown.hex
    return tuple(WORDS[byte] for byte in bytes.fromhex(row.hash)[:_SPOKEN]), row.hash
