"""A citizen's draft and what may be wrong with it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import thai_id
from desktop.rules.citizens import CitizenDraft, check
from desktop.rules.problems import hard

TODAY = date(2026, 11, 20)
POSTCODES = {"940101": ("94000",), "940404": ("94130", "94190")}
TWELVE = "194030012345"
NUMBER = TWELVE + str(thai_id.check_digit(TWELVE))
GOOD = CitizenDraft(
    thai_id=NUMBER,
    title="นาย",
    first_name="อับดุลเลาะ",
    last_name="มะแซ",
    sex="m",
    birth_date="1992-03-12",
    house_number="12/3",
    village_number=4,
    tambon_code="940404",
    postcode="94190",
    phones=("0812345678",),
    languages=("th", "ms"),
    notice_version="1",
    notice_on=TODAY,
)


def fields_of(draft: CitizenDraft, soft: bool) -> list[str]:
    return [problem.field for problem in check(draft, TODAY, POSTCODES) if problem.soft == soft]


def test_a_complete_citizen_has_no_problem() -> None:
    assert check(GOOD, TODAY, POSTCODES) == ()


def test_an_empty_draft_lacks_only_the_first_name() -> None:
    assert fields_of(CitizenDraft(), soft=False) == ["first_name"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"thai_id": NUMBER[:-1]}, "thai_id"),
        ({"first_name": "   "}, "first_name"),
        ({"first_name": "อับดุล7"}, "first_name"),
        ({"last_name": "<b>"}, "last_name"),
        ({"last_name": "มะ๙"}, "last_name"),
        ({"sex": "x"}, "sex"),
        ({"birth_date": "2030-01-01"}, "birth_date"),
        ({"birth_date": "2026-12"}, "birth_date"),
        ({"birth_date": "1800-01-01"}, "birth_date"),
        ({"birth_date": "12/3/2535"}, "birth_date"),
        ({"village_number": 0}, "village_number"),
        ({"village_number": 31}, "village_number"),
        ({"tambon_code": "999999"}, "tambon_code"),
        ({"postcode": "9400"}, "postcode"),
        ({"postcode": "09400"}, "postcode"),
        ({"phones": ("0812345678", "12")}, "phones"),
        ({"phones": tuple(f"081234567{last}" for last in range(6))}, "phones"),
        ({"languages": ("xx",)}, "languages"),
        ({"notice_on": date(2027, 1, 1)}, "notice_on"),
        ({"road": "ก" * 101}, "road"),
        ({"first_name": "ก" * 101}, "first_name"),
    ],
)
def test_a_wrong_field_is_refused_at_that_field(change: dict[str, object], field: str) -> None:
    assert fields_of(replace(GOOD, **change), soft=False) == [field]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"thai_id": ""}, "thai_id"),
        ({"last_name": ""}, "last_name"),
        ({"last_name": "-"}, None),
        ({"sex": ""}, "sex"),
        ({"sex": "f"}, "sex"),
        ({"birth_date": "2015"}, "birth_date"),
        ({"title": "ด.ช."}, "title"),
        ({"tambon_code": "", "postcode": "94000"}, "tambon_code"),
        ({"postcode": "94000"}, "postcode"),
        ({"phones": ("0812345678", "08-1234-5678")}, "phones"),
        ({"notice_on": None}, "notice_on"),
    ],
)
def test_an_odd_field_is_warned_about_but_saved(change: dict[str, object], field: str | None) -> None:
    draft = replace(GOOD, **change)  # type: ignore[arg-type]
    assert hard(check(draft, TODAY, POSTCODES)) == ()
    assert fields_of(draft, soft=True) == ([field] if field else [])


def test_another_paper_stands_for_the_number() -> None:
    assert check(replace(GOOD, thai_id="", other_paper="A1234567"), TODAY, POSTCODES) == ()


def test_a_tambon_with_two_postcodes_takes_both() -> None:
    for postcode in POSTCODES["940404"]:
        assert check(replace(GOOD, postcode=postcode), TODAY, POSTCODES) == ()


def test_the_child_of_fourteen_turns_fifteen_on_the_birthday() -> None:
    child = replace(GOOD, title="ด.ช.", birth_date="2011-11-21")
    assert fields_of(child, soft=True) == ["birth_date"]
    assert fields_of(replace(child, birth_date="2011-11-20"), soft=True) == ["title"]


def test_names_with_signs_and_latin_names_are_names() -> None:
    for name in ("Ahmad bin Ali", "O'Brien", "ต่วน-นิ", "ณ ปัตตานี", "หะยีสะมะแอ"):
        assert check(replace(GOOD, last_name=name), TODAY, POSTCODES) == ()


@given(
    st.builds(
        CitizenDraft,
        **{name: st.text(max_size=30) for name in ("thai_id", "title", "first_name", "birth_date")},
    )
)
def test_any_draft_gets_sentences_and_never_an_exception(draft: CitizenDraft) -> None:
    names = {field.name for field in fields(CitizenDraft)}
    for problem in check(draft, TODAY, POSTCODES):
        assert problem.field in names
        assert problem.text
