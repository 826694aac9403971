"""The reference tables as they are shipped."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import people, reference
from desktop.rules.citizens import CitizenDraft, check
from desktop.rules.problems import Refused
from desktop.rules.reference import ReferenceTables
from desktop.system import paths

TABLES = reference.load(paths.reference())


def names(text: str, **how: object) -> list[str]:
    return [tambon.name for tambon in reference.find_tambons(text, TABLES, **how)]  # type: ignore[arg-type]


def test_there_are_290_tambons_in_37_districts_of_four_provinces() -> None:
    assert len(TABLES.tambons) == 290
    assert len(TABLES.districts()) == 37
    assert TABLES.provinces() == {"90": "สงขลา", "94": "ปัตตานี", "95": "ยะลา", "96": "นราธิวาส"}
    per_province = Counter(code[:2] for code in TABLES.districts())
    assert per_province == {"94": 12, "96": 13, "95": 8, "90": 4}


def test_every_code_begins_with_its_district_and_province() -> None:
    for tambon in TABLES.tambons.values():
        assert len(tambon.code) == 6
        assert tambon.code.startswith(tambon.district_code)
        assert tambon.district_code.startswith(tambon.province_code)
        assert all(len(postcode) == 5 and postcode[0] == "9" for postcode in tambon.postcodes)


def test_three_tambons_have_two_postcodes() -> None:
    double = {code: codes for code, codes in TABLES.postcodes().items() if len(codes) > 1}
    assert double == {
        "940404": ("94130", "94190"),
        "940504": ("94140", "94190"),
        "900505": ("90260", "90150"),
    }


def test_names_repeat_and_codes_do_not() -> None:
    repeated = [name for name, times in Counter(t.name for t in TABLES.tambons.values()).items() if times > 1]
    assert len(repeated) >= 5


def test_every_category_leads_to_an_agency_and_has_a_clock() -> None:
    assert len(TABLES.categories) == 15
    for category in TABLES.categories.values():
        assert category.agency_code in TABLES.agencies
        assert category.clock_days
        assert category.clock_note
    assert [code for code, category in TABLES.categories.items() if category.restricted] == ["PRO-2", "OPS-3"]
    assert TABLES.categories["PRO-1"].clock_days == 60


def test_titles_tell_the_same_sex_as_the_rules() -> None:
    for title in TABLES.titles.values():
        hint = people.title_sex_hint(title.text)
        assert hint in ("", title.sex)
    assert next(iter(TABLES.titles)) == "นาย"


def test_every_flag_of_the_design_is_there() -> None:
    assert list(TABLES.flags) == ["unemployed", "informal", "elderly", "returned", "welfare_card", "youth"]
    assert len(TABLES.activity_types) == 9
    assert TABLES.employments
    assert TABLES.educations


def test_the_37_centres_and_four_provinces_have_names() -> None:
    units = TABLES.units()
    assert Counter(unit.kind for unit in units.values()) == {"centre": 37, "province": 4}
    assert TABLES.unit_name("9401") == "ศูนย์แรงงานอำเภอเมืองปัตตานี"
    assert TABLES.unit_name("94") == "สำนักงานแรงงานจังหวัดปัตตานี"
    assert TABLES.unit_name("0000") == "0000"
    assert units["9401"].province == "ปัตตานี"


def test_a_tambon_is_found_by_any_part() -> None:
    assert names("บานา") == ["บานา"]
    assert names("ต.บานา อ.เมืองปัตตานี จ.ปัตตานี") == ["บานา"]
    assert names("ตำบลบานา") == ["บานา"]
    assert names("bana")[0] == "บานา"
    assert "ดอน" in names("94190")
    assert names("940404") == ["ดอน"]
    assert set(names("ยะหริ่ง", limit=99)) >= {"ยามู"}
    assert names("ไม่มีที่นี่") == []


def test_the_limit_and_the_own_district_are_kept() -> None:
    assert len(names("", limit=7)) == 7
    found = reference.find_tambons("", TABLES, 30, district="9404")
    assert found[0].district_code == "9404"
    assert {tambon.district_code for tambon in found[:5]} == {"9404"}


@given(st.sampled_from(sorted(TABLES.tambons)))
def test_every_tambon_is_found_by_its_names(code: str) -> None:
    tambon = TABLES.tambons[code]
    found = reference.find_tambons(f"{tambon.name} {tambon.district}", TABLES)
    assert tambon in found
    assert found[0].name == tambon.name


@given(st.sampled_from(sorted(TABLES.tambons)))
def test_every_tambon_and_its_postcode_pass_the_citizens_check(code: str) -> None:
    draft = CitizenDraft(first_name="ก", tambon_code=code, postcode=TABLES.tambons[code].postcodes[0])
    assert not {"tambon_code", "postcode"} & {
        problem.field for problem in check(draft, date(2026, 1, 1), TABLES.postcodes())
    }


def test_a_letter_is_addressed_with_the_place() -> None:
    assert reference.addressee(TABLES.agencies["DOE"], "ปัตตานี") == "จัดหางานจังหวัดปัตตานี"
    assert reference.addressee(TABLES.agencies["SAO"], "ปัตตานี", "ดอน") == "นายกองค์การบริหารส่วนตำบลดอน"
    for agency in TABLES.agencies.values():
        assert "{" not in reference.addressee(agency, "ยะลา", "บันนังสาเรง")


def test_a_closed_value_is_no_longer_offered_from_its_day_on() -> None:
    value = reference.Choice(code="x", name="x", closed_on=date(2026, 1, 1))
    assert reference.offered([value], date(2025, 12, 31)) == (value,)
    assert reference.offered([value], date(2026, 1, 1)) == ()


@pytest.mark.parametrize("harm", ["missing", "empty", "letters", "binary"])
def test_a_damaged_table_is_refused_in_words(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "reference"
    shutil.copytree(paths.reference(), folder)
    table = folder / "categories.csv"
    if harm == "missing":
        table.unlink()
    else:
        table.write_bytes(
            {"empty": b"x\n1\n", "letters": b"code,version\nA,x\n", "binary": b"\xff\xfe\x00"}[harm]
        )
    with pytest.raises(Refused) as refused:
        reference.load(folder)
    assert refused.value.code == "reference"
    assert "categories" in refused.value.sentence


def test_no_table_has_a_religion() -> None:
    for table in paths.reference().glob("*.csv"):
        text = table.read_text("utf-8")
        assert "ศาสนา" not in text
        assert "religion" not in text


def test_an_address_is_one_line_without_gaps() -> None:
    tambon = TABLES.tambons["940404"]
    assert (
        people.address("12/3", 4, "", tambon, postcode="94190") == "12/3 หมู่ 4 ต.ดอน อ.ปะนาเระ จ.ปัตตานี 94190"
    )
    assert people.address("12/3", 4, "หลัก", tambon, full=True) == (
        "12/3 หมู่ที่ 4 ถนนหลัก ตำบลดอน อำเภอปะนาเระ จังหวัดปัตตานี"
    )
    assert people.address("", None, "", None) == ""


def test_people_words_are_spoken() -> None:
    assert people.sex_word("m") == "Male"
    assert people.sex_word("") == ""
    assert people.language_word("jawi") == "Jawi script"
    assert people.title_sex_hint("ว่าที่ ร.ต.หญิง") == "f"
    assert people.title_sex_hint("ดร.") == ""


def test_empty_tables_find_nothing() -> None:
    assert reference.find_tambons("ดอน", ReferenceTables()) == ()
