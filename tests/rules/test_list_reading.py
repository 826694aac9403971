"""Rows of lists become lines: columns by their heads, parts of names and places, needs in free words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.rules import reference
from desktop.rules.lists import columns, names, places
from desktop.rules.lists.columns import FIELDS, NOT_TAKEN
from desktop.rules.lists.grid import NO_VALUE, Row, Unread
from desktop.rules.lists.needs import NeedReader
from desktop.rules.lists.reading import Surroundings, read
from desktop.rules.lists.table import People, Plan, plan_of
from desktop.system import paths

TODAY = date(2026, 11, 20)
TABLES = reference.load(paths.reference())
AROUND = Surroundings(TABLES, TABLES.categories, "9401", TODAY)
NEEDS = NeedReader(TABLES.categories)
CELLS = (
    some.none()
    | some.text(max_size=30)
    | some.integers()
    | some.floats(allow_nan=False)
    | some.dates()
    | some.booleans()
    | some.just(Unread(NO_VALUE, "=A1"))
    | some.sampled_from(
        ["นายมะ มะแซ", "12/3 ม.4 ต.บานา", "หางาน, ฝึกอาชีพ", "รวม", "๑ ม.ค. ๒๕๓๐", "✓", "081 234 5678"]
    )
)


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("คำนำหน้า", "title"),
        ("ชื่อ", "first_name"),
        ("นามสกุล", "last_name"),
        ("ชื่อ-สกุล", "full_name"),
        ("ชื่อ – นามสกุล", "full_name"),
        ("เพศ", "sex"),
        ("เลขประจำตัวประชาชน", "thai_id"),
        ("เลขประจำตัวประชาชน (13 หลัก)", "thai_id"),
        ("เลขประจำตัวประชาขน", "thai_id"),
        ("วัน/เดือน/ปี เกิด", "birth_date"),
        ("ว.ด.ป. เกิด", "birth_date"),
        ("บ้านเลขที่", "house_number"),
        ("หมู่ที่", "village_number"),
        ("ม.", "village_number"),
        ("ตำบล", "tambon_code"),
        ("อำเภอ", "district"),
        ("เบอร์โทร.", "phones"),
        ("โทรศัพท์", "phones"),
        ("ความต้องการ (ระบุ)", "needs"),
        ("วันที่", "pointed_out_on"),
        ("ลำดับที่", NOT_TAKEN),
        ("ที่", NOT_TAKEN),
        ("อายุ (ปี)", "detail"),
        ("ชื่อมารดา", None),
        ("เลขที่บัญชีธนาคาร", None),
    ],
)
def test_heads_are_known_by_themselves(head: str, field: str | None) -> None:
    assert columns.guess(head) == field


def test_every_head_that_is_known_names_a_field() -> None:
    assert set(columns._HEADS) <= set(FIELDS)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("นายอับดุลเลาะ  มะแซ", ("นาย", "อับดุลเลาะ", "มะแซ")),
        ("น.ส.ฟาตีเมาะ   สาและ", ("น.ส.", "ฟาตีเมาะ", "สาและ")),
        ("นส. ฟาตีเมาะ สาและ", ("น.ส.", "ฟาตีเมาะ", "สาและ")),
        ("นางสาวฟาตีเมาะ สาและ", ("นางสาว", "ฟาตีเมาะ", "สาและ")),
        ("ว่าที่ ร.ต. สมชาย ใจดี", ("ว่าที่ ร.ต.", "สมชาย", "ใจดี")),
        ("นางาม มะแซ", ("", "นางาม", "มะแซ")),
        ("อับดุลเลาะ บิน มะแซ", ("", "อับดุลเลาะ", "บิน มะแซ")),
        ("นิ มะแอ ดอเลาะ", ("", "นิ มะแอ", "ดอเลาะ")),
        ("นายสะอารอนิง", ("นาย", "สะอารอนิง", "")),
        ("Mr. John Smith", ("Mr.", "John", "Smith")),
        ("ศิริ ดี", ("", "ศิริ", "ดี")),
    ],
)
def test_a_name_in_one_cell_is_taken_apart(written: str, parts: tuple[str, str, str]) -> None:
    found = names.parted(written, TABLES.titles)
    assert (found.title, found.first, found.last) == parts


def test_a_name_in_brackets_is_another_name() -> None:
    assert names.parted("นายอับดุลเลาะ (แบเลาะ) มะแซ", TABLES.titles).other == "แบเลาะ"


@pytest.mark.parametrize(
    ("written", "house", "village", "tambon", "district"),
    [
        ("12/3 ม.4 ต.บานา อ.เมือง", "12/3", "4", "บานา", "เมือง"),
        ("12/3 หมู่ที่ ๔ ตำบลบานา อำเภอเมืองปัตตานี จังหวัดปัตตานี 94000", "12/3", "4", "บานา", "เมืองปัตตานี"),
        ("12/3ม.4ต.บานาอ.เมืองจ.ปัตตานี", "12/3", "4", "บานา", "เมือง"),
        ("บ้านเลขที่ 5 ม.1 ต.ตะโละกาโปร์", "5", "1", "ตะโละกาโปร์", ""),
        ("ม.3 บ้านบางปู ต.บางปู อ.ยะหริ่ง", "", "3", "บางปู", "ยะหริ่ง"),
    ],
)
def test_an_address_in_one_cell_is_taken_apart(
    written: str, house: str, village: str, tambon: str, district: str
) -> None:
    found = places.address(written)
    assert (found.house_number, found.village, found.tambon, found.district) == (
        house,
        village,
        tambon,
        district,
    )


def test_a_tambon_that_occurs_twice_is_the_own_one_or_needs_its_district() -> None:
    assert AROUND.tambons.find("ละหาร", "", "")[1]
    assert AROUND.tambons.find("ละหาร", "ยี่งอ", "")[0] == "960402"
    assert Surroundings(TABLES, {}, "9407", TODAY).tambons.find("ต.ละหาร", "", "")[0] == "940708"
    assert "does not lie" in AROUND.tambons.find("บานา", "ยะหริ่ง", "")[1]
    assert AROUND.tambons.find("บาน่า", "เมือง", "")[0] == "940104"
    assert AROUND.tambons.find("บานน", "", "")[2][0] == "940104"
    assert AROUND.tambons.find("940104", "", "")[0] == "940104"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("หางาน", "EMP-1"),
        ("อยากฝึกช่าง", "SKL-1"),
        ("หางาน, ฝึกอาชีพ", "EMP-1 SKL-1"),
        ("1. หางาน 2. ฝึกอาชีพ", "EMP-1 SKL-1"),
        ("หางานและอาชีพเสริม", "EMP-1 EMP-2"),
        ("อยากไปมาเลเซีย", "EMP-3"),
        ("ขึ้นทะเบียนว่างงาน", "EMP-4"),
        ("ทดสอบฝีมือช่างไฟฟ้า", "SKL-2"),
        ("นายจ้างไม่จ่ายค่าแรง", "PRO-1"),
        ("สิทธิประกันสังคม ม.33", "SSO-1"),
        ("สมัครมาตรา ๔๐", "SSO-2"),
        ("ขอรับเงินทดแทน", "SSO-3"),
        ("เดือดร้อนเรื่องอาชีพ", "OPS-1"),
        ("emp 1/SKL-1", "EMP-1 SKL-1"),
        ("หางาณ", "EMP-1"),
        ("ฝึกอาชีพ (เตรียมเข้าทำงาน / ยกระดับ / เสริม)", "SKL-1"),
        ("-", ""),
        ("ไม่มี", ""),
    ],
)
def test_needs_in_free_words_are_understood(written: str, codes: str) -> None:
    found, unknown = NEEDS.read(written)
    assert [need.category_code for need in found] == codes.split()
    assert not unknown


def test_every_kind_of_need_is_understood_by_its_name_and_its_code() -> None:
    for code, category in TABLES.categories.items():
        assert [need.category_code for need in NEEDS.read(category.name)[0]] == [code]
        assert [need.category_code for need in NEEDS.read(code)[0]] == [code]


def test_words_that_nobody_understands_are_named() -> None:
    assert NEEDS.read("หางาน, กขฃคฅ")[1] == ("กขฃคฅ",)
    assert NeedReader(TABLES.categories, {"กขฃคฅ": "OPS-1"}).read("กขฃคฅ")[0][0].category_code == "OPS-1"


@given(some.lists(CELLS, max_size=14))
def test_no_row_is_beyond_reading(row: list[object]) -> None:
    fields = [field for field in FIELDS if field][: len(row)]
    plan = Plan(heads=tuple(fields), columns=tuple(fields), first_row=1)
    reading = read(Row(2, tuple(row)), plan, AROUND)  # type: ignore[arg-type]
    assert reading.line.on is not None
    assert (Row(2, tuple(row)) in People(plan)) in (True, False)  # type: ignore[arg-type]


@given(some.lists(some.lists(CELLS, max_size=6), max_size=8))
def test_no_sheet_is_beyond_a_guess(rows: list[list[object]]) -> None:
    numbered = [Row(number, tuple(row)) for number, row in enumerate(rows, start=1) if row]  # type: ignore[arg-type]
    plan = plan_of(numbered, NEEDS, {})
    assert len(plan.columns) == len(plan.heads)
    for row in numbered:
        read(row, plan, AROUND)
