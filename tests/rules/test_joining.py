"""Two entries become one: nothing that either says is lost unless somebody chose so."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules import joining
from desktop.rules.citizens import LENGTHS, MOST_PHONES, CitizenDraft

KEPT = CitizenDraft(first_name="ฟาตีเมาะ", last_name="เจ๊ะแว", birth_date="1999", tambon_code="940102")
GONE = replace(KEPT, first_name="ฟาตีมะห์", house_number="12", phones=("073331234",), occupation="ค้าขาย")

_names = st.sampled_from(["", "ฟาตีเมาะ", "ฟาตีมะห์", "รอฮานี"])
_codes = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True).map(tuple)
_drafts = st.builds(
    CitizenDraft,
    thai_id=st.sampled_from(["", "1940300123451"]),
    first_name=_names,
    last_name=_names,
    former_names=st.sampled_from(["", "มารียัม", "มารียัม, ฟาตีเมาะ"]),
    house_number=st.sampled_from(["", "1", "2"]),
    road=st.sampled_from(["", "เดชา"]),
    phones=st.lists(st.sampled_from("1234567"), unique=True, max_size=MOST_PHONES).map(tuple),
    languages=_codes,
    flags=_codes,
)


def test_what_the_kept_entry_lacks_is_offered_from_the_other() -> None:
    assert joining.offered(KEPT, GONE) == {"address", "occupation"}
    assert joining.offered(GONE, KEPT) == frozenset()


def test_half_an_address_is_not_mixed_with_another() -> None:
    elsewhere = replace(GONE, tambon_code="940101")
    assert "address" not in joining.offered(KEPT, elsewhere)
    united = joining.united(KEPT, elsewhere, ["address"])
    assert (united.house_number, united.tambon_code) == ("12", "940101")


def test_how_two_entries_stand_to_each_other_is_told_in_three_words() -> None:
    assert joining.standing(KEPT, GONE, "first_name") == joining.DIFFERS
    assert joining.standing(KEPT, GONE, "occupation") == joining.ONE_ONLY
    assert joining.standing(KEPT, GONE, "last_name") == joining.SAME
    assert joining.standing(KEPT, replace(KEPT, last_name=" เจ๊ะแว\u200b"), "last_name") == joining.SAME


def test_names_that_find_no_room_are_left_out_whole() -> None:
    long = replace(KEPT, former_names=", ".join(f"{'ก' * 30}{number}" for number in range(6)))
    united = joining.united(long, GONE, ())
    assert len(united.former_names) <= LENGTHS["former_names"]
    assert united.former_names.split(", ")[:6] == long.former_names.split(", ")


@given(_drafts, _drafts, st.sets(st.sampled_from(list(joining.CHOSEN))))
def test_every_value_comes_from_one_of_the_two_and_no_name_is_lost(
    kept: CitizenDraft, gone: CitizenDraft, taken: set[str]
) -> None:
    united = joining.united(kept, gone, taken)
    for name, fields in joining.CHOSEN.items():
        source = gone if name in taken else kept
        assert [getattr(united, field) for field in fields] == [getattr(source, field) for field in fields]
    assert set(united.flags) == {*kept.flags, *gone.flags}
    assert set(united.phones) <= {*kept.phones, *gone.phones} and len(united.phones) <= MOST_PHONES
    assert united.phones[: len(kept.phones)] == kept.phones
    names = {name for entry in (kept, gone) for name in (entry.first_name, entry.last_name) if name}
    assert names <= {united.first_name, united.last_name, *united.former_names.split(", ")}


@given(_drafts, _drafts)
def test_what_is_offered_never_takes_the_place_of_something_else(
    kept: CitizenDraft, gone: CitizenDraft
) -> None:
    united = joining.united(kept, gone, joining.offered(kept, gone))
    for fields in joining.CHOSEN.values():
        for field in fields:
            assert getattr(kept, field) in ("", None, getattr(united, field))
