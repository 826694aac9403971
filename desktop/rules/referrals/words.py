"""The words in which agencies write what came of a case, and what each of them means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from desktop.rules.thai_names import clean

# No answer yet: the row is left for another time.
WAITING: Final = "waiting"
# The words that are offered in the table for the agency.
OFFERED: Final[Mapping[str, str]] = {
    "assisted": "ช่วยเหลือแล้ว",
    "not_assisted": "ไม่ได้ช่วยเหลือ",
    "withdrawn": "ขอถอนเรื่อง",
    "unreachable": "ติดต่อไม่ได้",
}

_SIGNS = re.compile(r"[\s.,;:/\\()\[\]\"'“”*_–—\-ฯ]+")
# In this order: what is understood is taken out of the text before the next is looked for, so that the
# ช่วยเหลือ of ไม่ได้ช่วยเหลือ is never read as help.
_SAID: Final[tuple[tuple[str, str], ...]] = (
    (
        "unreachable",
        r"(?:ไม่สามารถ)?ติดต่อ(?:ตัว|ผู้ร้อง|ผู้รับบริการ|ผู้ขอรับบริการ)*(?:ยัง)?ไม่(?:ได้|ติด|พบ)"
        r"|(?:ยัง)?ไม่สามารถติดต่อ(?:ได้|ตัว|ผู้\w+)*|โทร(?:ศัพท์)?(?:แล้ว)?ไม่(?:ติด|รับ)(?:สาย)?|ไม่รับ(?:สาย|โทรศัพท์)"
        r"|ไม่พบตัว|หาตัวไม่พบ|ปิดเครื่อง|ย้ายที่อยู่",
    ),
    (
        "withdrawn",
        r"(?:ขอ)?ถอน(?:เรื่อง|คำร้อง|คำขอ|ตัว)?|(?:ขอ)?ยกเลิก(?:เรื่อง|คำร้อง|คำขอ)?|(?:ขอ)?สละสิทธิ์?|ไม่(?:มีความ)?(?:ประสงค์|ต้องการ)(?:แล้ว)?|เปลี่ยนใจ",
    ),
    (
        WAITING,
        r"(?:อยู่)?(?:ใน)?ระหว่าง(?:การ)?(?:ดำเนินการ|ดำเนินงาน|พิจารณา|ช่วยเหลือ|ตรวจสอบ|ติดตาม|ประสานงาน)?|กำลัง(?:ดำเนินการ|พิจารณา|ช่วยเหลือ|ตรวจสอบ|ติดตาม)?"
        r"|ยังไม่[ก-๛]*|(?<![ก-ฮ])รอ(?![กงดบ])(?:ผล|พิจารณา|ดำเนินการ|เอกสาร|นัด|เปิด|ตรวจสอบ)?",
    ),
    (
        "not_assisted",
        r"ไม่(?:ได้|สามารถ|เคย)*(?:ผ่าน|อนุมัติ|ฝึก|จ่าย|เข้าฝึก|ขึ้นทะเบียน|สำเร็จ|เข้าเกณฑ์|เข้าหลักเกณฑ์|เข้าเงื่อนไข|มีสิทธิ์?|ได้งาน|ได้รับ(?!การช่วย|ความช่วย)|รับ(?!การช่วย|ความช่วย)|บรรจุ|ครบ|ตรง)"
        r"|(?:ไม่(?:ได้|สามารถ)*|ช่วยเหลือไม่)(?:รับการ|ให้ความ|ให้การ|ให้)?(?:ช่วยเหลือ|ช่วย|ได้)(?:ได้)?"
        r"|(?:คุณสมบัติ|เอกสาร)ไม่(?:ครบ(?:ถ้วน)?|ผ่าน|ตรง)|ขาดคุณสมบัติ|ปฏิเสธ|หมดสิทธิ์?|เกินกำหนด|ยุติเรื่อง",
    ),
    (
        "assisted",
        r"(?:ได้|ให้|รับ|การ|ความ)*ช่วยเหลือ(?:แล้ว|เรียบร้อย|สำเร็จ)*|สำเร็จ|เรียบร้อย(?:แล้ว)?|(?:ดำเนินการ|แล้ว)เสร็จ(?:สิ้น)?|ดำเนินการแล้ว"
        r"|(?:ได้|มี)งาน(?:ทำ)?(?:แล้ว)?|บรรจุงาน|ได้บรรจุ|เข้า(?:รับการ)?ฝึก|รับเข้าฝึก|ผ่านการฝึก|อนุมัติ|จ่าย(?:เงิน)?(?:แล้ว|ครบ)|ได้รับ(?:เงิน|สิทธิ)"
        r"|ขึ้นทะเบียน(?:แล้ว|เรียบร้อย)|ช่วยแล้ว",
    ),
)
_PATTERNS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _SAID)
_EXACT: Final[Mapping[str, str]] = {
    **{_SIGNS.sub("", word): verdict for verdict, word in OFFERED.items()},
    "ช่วยเหลือ": "assisted",
    "เสร็จ": "assisted",
    "ได้": "assisted",
    "ผ่าน": "assisted",
    "ไม่ได้": "not_assisted",
    "assisted": "assisted",
    "notassisted": "not_assisted",
    "withdrawn": "withdrawn",
    "unreachable": "unreachable",
}


def meanings(text: str) -> tuple[str, ...]:
    """What an agency's words for an outcome mean.

    Args:
        text: as it stands in a cell.

    Returns:
        Codes of outcomes or ``WAITING``: one where the words are clear, several where they say different
        things, none where they are not understood.
    """
    key = _SIGNS.sub("", clean(text)).casefold()
    if key in _EXACT:
        return (_EXACT[key],)
    found: dict[str, None] = {}
    for meaning, pattern in _PATTERNS:
        left = pattern.sub("|", key)
        if left != key:
            found[meaning] = None
        key = left
    # A ไม่ that nothing above understood turns the rest into its opposite: a person reads that.
    return () if "assisted" in found and "ไม่" in key else tuple(found)
