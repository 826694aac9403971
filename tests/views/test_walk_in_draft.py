"""What the walk-in form holds, and how a known person and what was typed become one."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.citizens import CitizenDraft
from desktop.services.centre import Centre
from desktop.views.cases import walk_in_draft
from desktop.views.cases.walk_in_draft import WalkIn, merged
from tests.views.case_steps import KNOWN, TODAY

_NAMES = st.sampled_from(["", "มูฮัมหมัด", "มูหัมหมัด", "อับดุลเลาะ", "มะหะมัด"])
_PEOPLE = st.builds(
    CitizenDraft,
    thai_id=st.sampled_from(["", "1940300123451", "3940100000017"]),
    title=st.sampled_from(["", "นาย", "นาง"]),
    first_name=_NAMES,
    last_name=_NAMES,
    former_names=st.sampled_from(["", "แวมะ"]),
    sex=st.sampled_from(["", "m", "f"]),
    birth_date=st.sampled_from(["", "1992", "1992-03", "1992-03-12", "1990"]),
    house_number=st.sampled_from(["", "12", "127/4"]),
    tambon_code=st.sampled_from(["", "940101", "940102"]),
    phones=st.lists(st.sampled_from(["0812345678", "0899999999"]), max_size=2, unique=True).map(tuple),
    flags=st.lists(st.sampled_from(["informal", "youth"]), max_size=2, unique=True).map(tuple),
)


@given(_PEOPLE)
def test_somebody_of_whom_nothing_was_typed_stays_as_they_are(known: CitizenDraft) -> None:
    assert merged(known, CitizenDraft()) == known


@given(_PEOPLE, _PEOPLE)
def test_putting_the_same_words_in_twice_changes_nothing_more(
    known: CitizenDraft, typed: CitizenDraft
) -> None:
    once = merged(known, typed)
    assert merged(once, typed) == once


@given(_PEOPLE, _PEOPLE)
def test_what_a_person_is_known_by_is_never_overwritten(known: CitizenDraft, typed: CitizenDraft) -> None:
    both = merged(known, typed)
    for name in ("thai_id", "title", "first_name", "last_name", "sex"):
        assert getattr(both, name) == (getattr(known, name) or getattr(typed, name))
    assert both.birth_date.startswith(known.birth_date)


@given(_PEOPLE, _PEOPLE)
def test_no_telephone_and_no_group_is_lost(known: CitizenDraft, typed: CitizenDraft) -> None:
    both = merged(known, typed)
    assert set(both.phones) == {*known.phones, *typed.phones}
    assert set(both.flags) == {*known.flags, *typed.flags}


def test_somebody_who_moved_gets_the_new_address_whole() -> None:
    moved = merged(KNOWN, CitizenDraft(tambon_code="940102"))
    assert (moved.tambon_code, moved.house_number, moved.village_number) == ("940102", "", None)
    stayed = merged(KNOWN, CitizenDraft(tambon_code="940101", house_number="9"))
    assert (stayed.house_number, stayed.village_number) == ("9", 6)


def test_another_spelling_is_kept_beside_the_name_once() -> None:
    spelled = merged(KNOWN, CitizenDraft(first_name="มูหัมหมัด", last_name="มะหะมัด"))
    assert spelled.former_names == "มูหัมหมัด มะหะมัด"
    assert merged(spelled, CitizenDraft(first_name="มูหัมหมัด", last_name="มะหะมัด")) == spelled


def test_the_sheet_has_all_that_both_drafts_have() -> None:
    sheet = walk_in_draft.with_person(WalkIn(needs=("SKL-1",), detail="ช่างเชื่อม"), KNOWN)
    assert walk_in_draft.person(sheet) == KNOWN
    case = walk_in_draft.case(replace(sheet, pointed_out_on=TODAY, urgency="soon"), "uid")
    assert [need.category_code for need in case.needs] == ["SKL-1"]
    assert (case.citizen_uid, case.detail, case.urgency, case.pointed_out_on) == (
        "uid",
        "ช่างเชื่อม",
        "soon",
        TODAY,
    )
    assert {field.name for field in fields(CitizenDraft)} < {field.name for field in fields(WalkIn)}


def test_each_agency_gets_one_letter_due_by_the_shortest_of_its_clocks(centre: Centre) -> None:
    tables = centre.ground.reference
    steps = walk_in_draft.referrals(WalkIn(needs=("EMP-1", "EMP-3", "PRO-1")), TODAY, tables)
    assert [(step.agency_code, step.due_on) for step in steps] == [
        ("DOE", date(2026, 12, 5)),
        ("DLPW", date(2027, 1, 19)),
    ]


def test_whose_case_it_is_needs_no_choosing_on_the_sheet(centre: Centre) -> None:
    found = walk_in_draft.check(WalkIn(first_name="ฟาตีเมาะ"), TODAY, centre.ground.reference)
    hard = {problem.field for problem in found if not problem.soft}
    assert hard == {"needs", "pointed_out_on"}
