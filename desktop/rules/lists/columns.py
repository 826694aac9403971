"""What the columns of a list mean: the fields, the heads by which they are known, and a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean
from desktop.system.language import _, mark

NOT_TAKEN = ""
NEED_OF = "need:"
SEX_OF = "sex:"

# Every field that a column can be, in the order in which a person chooses.
FIELDS: Mapping[str, str] = {
    NOT_TAKEN: mark("Not taken in"),
    "title": mark("Title"),
    "first_name": mark("First name"),
    "last_name": mark("Last name"),
    "full_name": mark("First and last name in one"),
    "former_names": mark("Former names, other spellings"),
    "sex": mark("Sex"),
    "sex:m": mark("Ticked for a man"),
    "sex:f": mark("Ticked for a woman"),
    "thai_id": mark("ID number"),
    "other_paper": mark("Passport or other paper"),
    "birth_date": mark("Date of birth"),
    "father_name": mark("Father's name"),
    "address": mark("Address in one"),
    "house_number": mark("House number"),
    "village_number": mark("Village number"),
    "road": mark("Road"),
    "tambon_code": mark("Tambon"),
    "district": mark("District"),
    "province": mark("Province"),
    "postcode": mark("Postcode"),
    "phones": mark("Telephone"),
    "occupation": mark("Occupation"),
    "needs": mark("Need"),
    "pointed_out_on": mark("Date"),
    "found_by": mark("Found by"),
    "detail": mark("Remark, kept with the case"),
    "decision": mark("Decision about a namesake"),
}
# A head over columns that bear none of their own: their cells are read together.
JOINED = frozenset({"full_name", "address", "needs", "phones", "detail"})

_HEADS: Mapping[str, str] = {
    "title": "คำนำหน้า คำนำหน้าชื่อ คำนำหน้านาม คํานําหน้า นำหน้า title prefix ยศ",
    "first_name": "ชื่อ ชื่อตัว ชื่อจริง firstname name givenname",
    "last_name": "นามสกุล สกุล ชื่อสกุล2 lastname surname familyname",
    "full_name": (
        "ชื่อสกุล ชื่อนามสกุล ชื่อและนามสกุล ชื่อและสกุล ชื่อตัวชื่อสกุล "
        "ชื่อผู้มีความต้องการ รายชื่อ รายชื่อประชาชน ชื่อผู้รับบริการ ชื่อผู้ขอรับบริการ "
        "คำนำหน้าชื่อนามสกุล คำนำหน้าชื่อสกุล ผู้รับบริการ fullname ชื่อประชาชน "
        "ชื่อผู้ประสบปัญหา"
    ),
    "former_names": "ชื่อเดิม ชื่อเล่น ชื่ออื่น ฉายา nickname",
    "sex": "เพศ sex gender ชญ",
    "sex:m": "ชาย เพศชาย",
    "sex:f": "หญิง เพศหญิง",
    "thai_id": (
        "เลขประจำตัวประชาชน เลขบัตรประชาชน เลขที่บัตรประชาชน บัตรประชาชน เลขประจำตัว "
        "เลขบัตร เลข13หลัก หมายเลขบัตรประชาชน รหัสบัตรประชาชน เลขบัตรประจำตัวประชาชน "
        "เลขที่บัตรประจำตัวประชาชน เลขประจำตัวประชาชน13หลัก หมายเลขประจำตัวประชาชน ปชช "
        "เลขปชช บัตรปชช เลขที่บัตร บัตรประจำตัวประชาชน เลขประชาชน id idcard citizenid "
        "nationalid thaiid pid cid idnumber"
    ),
    "other_paper": "หนังสือเดินทาง เลขที่หนังสือเดินทาง พาสปอร์ต passport",
    "birth_date": (
        "วันเกิด วันเดือนปีเกิด วดปเกิด ปีเกิด เกิด เกิดวันที่ วันที่เกิด "
        "วันเดือนปีที่เกิด พศเกิด ปีพศเกิด dob birthdate birthday dateofbirth born"
    ),
    "father_name": "ชื่อบิดา บิดา ชื่อพ่อ พ่อ father",
    "address": ("ที่อยู่ ที่อยู่ปัจจุบัน ภูมิลำเนา ที่อยู่ตามทะเบียนบ้าน ที่อยู่ที่ติดต่อได้ ที่พัก address ที่อยู่ตามบัตร"),
    "house_number": "บ้านเลขที่ เลขที่บ้าน เลขที่ บ้าน บเลขที่ house houseno housenumber",
    "village_number": "หมู่ หมู่ที่ ม หมู่บ้านที่ หมู่บ้าน หมู่เลขที่ moo village",
    "road": "ถนน ซอย ถนนซอย road street",
    "tambon_code": "ตำบล ต แขวง ชื่อตำบล ตำบลแขวง tambon subdistrict",
    "district": "อำเภอ อ เขต อำเภอเขต amphoe district",
    "province": "จังหวัด จ province changwat",
    "postcode": "รหัสไปรษณีย์ ไปรษณีย์ postcode zip zipcode",
    "phones": (
        "โทรศัพท์ โทร เบอร์โทร เบอร์โทรศัพท์ เบอร์ หมายเลขโทรศัพท์ โทรศัพท์มือถือ มือถือ "
        "เบอร์ติดต่อ เบอร์มือถือ เบอร์โทรศัพท์มือถือ หมายเลขโทร โทรศัพท์ติดต่อ "
        "เบอร์โทรติดต่อ เบอร์ที่ติดต่อได้ phone tel telephone mobile"
    ),
    "occupation": "อาชีพ อาชีพปัจจุบัน อาชีพเดิม occupation job",
    "needs": (
        "ความต้องการ ต้องการ ความประสงค์ ความต้องการด้านแรงงาน เรื่องที่ต้องการ "
        "ความช่วยเหลือที่ต้องการ ประเภทความต้องการ ความเดือดร้อน ปัญหาความต้องการ "
        "สิ่งที่ต้องการ เรื่อง บริการที่ต้องการ ความต้องการช่วยเหลือ ปัญหา need needs "
        "request รหัสความต้องการ"
    ),
    "pointed_out_on": (
        "วันที่ วันเดือนปี วดป วันที่ชี้เป้า วันที่รับเรื่อง วันที่สำรวจ วันที่พบ วันที่แจ้ง วันที่ลงพื้นที่ วันที่บันทึก วันที่ให้ข้อมูล date"
    ),
    "found_by": (
        "ผู้ชี้เป้า อาสาสมัคร อสร ชื่ออสร ผู้สำรวจ ผู้พบ บัณฑิตแรงงาน ผู้แจ้ง ผู้ให้ข้อมูล ผู้เก็บข้อมูล อาสาสมัครแรงงาน volunteer"
    ),
    "detail": (
        "หมายเหตุ รายละเอียด ข้อมูลเพิ่มเติม อื่นๆ remark remarks note notes อายุ อายุปี "
        "age รายได้ รายได้ต่อเดือน ประสบการณ์ วุฒิการศึกษา การศึกษา ความถนัด ความสามารถ "
        "ทักษะ สาขาที่ต้องการ ตำแหน่งที่ต้องการ สถานภาพ"
    ),
    "decision": "คำตัดสิน decision",
}
# Known, and not taken in: counting numbers, signatures, and what the program writes beside rejected rows.
_LEFT_OUT = frozenset(
    "ที่ ลำดับ ลำดับที่ ลำดับที no number ลายมือชื่อ ลายเซ็น ลงชื่อ แถวเดิม ผล เหตุผล ผู้ที่อาจเป็นคนเดียวกัน รหัสในทะเบียน".split()
)
_KNOWN = {head: field for field, heads in _HEADS.items() for head in heads.split()}
_KEPT_AS_REMARK = frozenset({"หมายเหตุ", "รายละเอียด", "remark", "remarks", "note", "notes"})
_ALIKE = 86
_LONG_ENOUGH = 4
_SIGNS = re.compile(r"[\s.\-–—_/\\:;,*()\[\]{}'\"“”ฯ#+&]+|ๆ")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def head_key(head: str) -> str:
    """A head as it is compared and remembered: no spaces, signs, capitals or Thai digits.

    Args:
        head: as it stands in the file.
    """
    return _SIGNS.sub("", arabic_digits(clean(head))).casefold()


@lru_cache(maxsize=1_024)
def guess(head: str) -> str | None:
    """The field that a head names.

    Args:
        head: as it stands in the file.

    Returns:
        A key of ``FIELDS``; ``NOT_TAKEN`` for a head that is known and names none; None for one not known.
    """
    for written in (head, _IN_BRACKETS.sub("", clean(head))):
        key = head_key(written)
        if key in _LEFT_OUT:
            return NOT_TAKEN
        if key in _KNOWN:
            return _KNOWN[key]
    key = head_key(_IN_BRACKETS.sub("", clean(head)))
    return _misspelt(key) if len(key) >= _LONG_ENOUGH else None


def _misspelt(key: str) -> str | None:
    for known in (*_LEFT_OUT, *_KNOWN):
        if len(known) >= _LONG_ENOUGH and fuzz.ratio(key, known) >= _ALIKE:
            return _KNOWN.get(known, NOT_TAKEN)
    # A longer head says more than the field: วันเดือนปีเกิดตามบัตร.
    for known in sorted(_KNOWN, key=len, reverse=True):
        if len(known) > 6 and key.startswith(known) and len(key) <= 5 * len(known) // 2:
            return _KNOWN[known]
    return None


def remark(head: str, value: str) -> str:
    """What a column of remarks adds to the case, with the head where it says what is meant.

    Args:
        head: as it stands in the file.
        value: of one cell.
    """
    return value if not head or head_key(head) in _KEPT_AS_REMARK else f"{clean(head)}: {value}"


def field_word(field: str, needs: Mapping[str, str]) -> str:
    """What a column is, in the user's language.

    Args:
        field: a key of ``FIELDS``, or ``need:`` with a kind's code.
        needs: the names of the kinds of need by code.
    """
    if field.startswith(NEED_OF):
        code = field.removeprefix(NEED_OF)
        return _("Ticked: {need}", need=needs.get(code, code))
    return _(FIELDS.get(field, FIELDS[NOT_TAKEN]))


def is_field(field: str, needs: Mapping[str, str]) -> bool:
    """Whether a remembered field is still one."""
    return field in FIELDS or (field.startswith(NEED_OF) and field.removeprefix(NEED_OF) in needs)
