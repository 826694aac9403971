"""Whether two entries may be the same person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import thai_id
from desktop.rules.namesakes import REASONS, Person, compare, reason_word, same_name

PERSON = Person(
    first_name="อับดุลเลาะ",
    last_name="มะแซ",
    sex="m",
    birth_date="1992-03-12",
    father_name="สะมะแอ",
    house_number="12/3",
    village_number=4,
    tambon_code="940404",
    phones=("0812345678",),
)
BARE = Person(first_name="อับดุลเลาะ", last_name="มะแซ")


def numbered(twelve: str) -> str:
    return twelve + str(thai_id.check_digit(twelve))


ONE, OTHER = numbered("194030012345"), numbered("194030099999")

SAME = [
    ("มูฮัมหมัด", "มุฮัมมัด"),
    ("อับดุลเลาะ", "อับดุลลอฮ"),
    ("ฟาตีเมาะ", "ฟาตีมะห์"),
    ("รอฮิม", "ราฮิม"),
    ("อาอีชะฮ์", "อาอีซะห์"),
    ("สะมะแอ", "สมะแอ"),
    ("ซูไฮมิง", "ซูไฮมิน"),
    ("ดือราแม", "ดอราแม"),
    ("โมฮัมหมัด", "มูฮัมหมัด"),
    ("ยูซุฟ", "ยูโซะ"),
]
LOOK_ALIKE = [
    ("รอซีดี", "รอซีดา"),
    ("สมชาย", "สมชัย"),
    ("อัสมาน", "อุสมาน"),
    ("ฮาซัน", "ฮุสเซ็น"),
    ("มารีแย", "มารีนา"),
    ("ซาปีนะ", "ซารีนา"),
    ("วิชัย", "วิชาญ"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_offered_in_the_same_tambon(one: str, other: str) -> None:
    assert same_name(one, other).level in ("likely", "offer")
    neighbours = [Person(first_name=name, sex="m", tambon_code="940404") for name in (one, other)]
    assert compare(*neighbours).level == "offer"


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKE)
def test_names_that_only_look_alike_are_not_offered(one: str, other: str) -> None:
    assert same_name(one, other).level == "different"
    neighbours = [Person(first_name=name, sex="m", tambon_code="940404") for name in (one, other)]
    assert compare(*neighbours).level == "different"


def test_the_same_spelling_is_the_same_name() -> None:
    assert same_name("เเวนิ ", "แวนิ").level == "same"
    assert same_name("", "แวนิ").level == "different"


def test_the_same_number_is_the_same_person_whatever_else_is_written() -> None:
    found = compare(replace(PERSON, thai_id=ONE), Person(thai_id=thai_id.shown(ONE), sex="f"))
    assert (found.level, found.score) == ("same", 100)


def test_another_number_is_another_person() -> None:
    assert compare(replace(PERSON, thai_id=ONE), replace(PERSON, thai_id=OTHER)).level == "different"


def test_a_number_with_one_other_digit_is_asked_about() -> None:
    # The checksum never sees the third digit.
    slipped = ONE[:2] + "5" + ONE[3:]
    found = compare(replace(PERSON, thai_id=ONE), replace(PERSON, thai_id=slipped))
    assert found.level in ("likely", "offer")
    assert "id_one_digit" in found.reasons


def test_another_sex_is_another_person() -> None:
    assert compare(PERSON, replace(PERSON, sex="f")).level == "different"


def test_the_same_details_are_likely_the_same_person() -> None:
    assert compare(PERSON, PERSON).level == "likely"
    respelled = replace(PERSON, first_name="อับดุลลอฮ", phones=("08-1234-5678",))
    assert compare(PERSON, respelled).level == "likely"


def test_a_married_woman_with_another_last_name_is_still_found() -> None:
    before = replace(PERSON, first_name="ฟาตีเมาะ", sex="f", phones=())
    after = replace(before, last_name="หะยีดือราแม", tambon_code="940101", house_number="9")
    assert compare(before, after).level in ("offer", "likely")


def test_father_and_son_of_one_name_are_not_likely_one_person() -> None:
    father = replace(PERSON, birth_date="1962", father_name="ดอเลาะ", phones=())
    assert compare(PERSON, father).level != "likely"


def test_a_partial_birth_date_that_may_fit_speaks_for_it() -> None:
    assert "birth_year" in compare(PERSON, replace(PERSON, birth_date="1992")).reasons
    assert "birth_date_differs" in compare(PERSON, replace(PERSON, birth_date="1992-03-13")).reasons


def test_a_former_name_is_found() -> None:
    renamed = replace(PERSON, first_name="สมชาย", former_names="อับดุลลอฮ")
    assert "former_name" in compare(PERSON, renamed).reasons
    assert compare(PERSON, renamed).level == "likely"


TEXT = st.sampled_from(["", "มะแซ", "ดอเลาะ", "ดอเล๊าะ", "อาแว", "Ali"])
PEOPLE = st.builds(
    Person,
    thai_id=st.sampled_from(["", ONE, OTHER, "123"]),
    first_name=TEXT,
    last_name=TEXT,
    sex=st.sampled_from(["", "m", "f"]),
    birth_date=st.sampled_from(["", "1992", "1992-03-12", "1960-01-01"]),
    father_name=TEXT,
    tambon_code=st.sampled_from(["", "940404", "940101"]),
    phones=st.sampled_from([(), ("0812345678",), ("",)]),
)


@given(PEOPLE, PEOPLE)
def test_a_likeness_is_the_same_from_both_sides(one: Person, other: Person) -> None:
    found = compare(one, other)
    assert found == compare(other, one)
    assert 0 <= found.score <= 100
    assert set(found.reasons) <= set(REASONS)


@given(st.sampled_from(["", "940404"]), st.sampled_from(["", "m"]), TEXT, TEXT)
def test_a_name_alone_is_never_likely(tambon: str, sex: str, first: str, last: str) -> None:
    one = Person(first_name=first, last_name=last, tambon_code=tambon, sex=sex)
    assert compare(one, one).level in ("offer", "different")
    assert compare(BARE, BARE).level == "offer"


def test_every_reason_is_worded() -> None:
    assert all(reason_word(reason) != reason for reason in REASONS)
