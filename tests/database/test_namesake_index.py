"""Whoever one walk-in would be compared with is found for a whole list as well."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from desktop.app.demonstration import people
from desktop.database import citizen_entries
from desktop.database.namesake_index import NamesakeIndex, is_namesake, person_of
from desktop.database.work import Database
from desktop.rules import namesakes, reference
from desktop.rules.citizens import CitizenDraft
from desktop.system import paths

TODAY = date(2026, 11, 20)
# What another writer, or a careless one, makes of a person.
SPELLINGS = (("มูฮัมหมัด", "มูหัมหมัด"), ("ฟาตีเมาะ", "ฟาตีเม๊าะ"), ("อับดุลเลาะ", "อับดุลลอฮ"), ("เมาะ", "เม๊าะ"))


def _crowd(count: int, seed: int) -> list[CitizenDraft]:
    chance = random.Random(seed)
    tambons = [
        each for each in reference.load(paths.reference()).tambons.values() if each.district_code == "9401"
    ][:3]
    return [people._draft(chance, chance.choice(tambons), TODAY) for _number in range(count)]


def _other_hand(draft: CitizenDraft, chance: random.Random) -> CitizenDraft:
    first = draft.first_name
    for one, other in SPELLINGS:
        first = first.replace(one, other)
    changed = replace(draft, first_name=first)
    left_out = chance.sample(["thai_id", "birth_date", "tambon_code", "last_name", "sex", "phones"], k=3)
    empty = {name: () if name == "phones" else "" for name in left_out}
    return replace(changed, **empty)  # type: ignore[arg-type]


def test_everybody_who_would_be_offered_is_among_the_candidates(database: Database) -> None:
    known = [replace(draft, notice_on=None) for draft in _crowd(400, 1)]
    with database.work("register") as work:
        uids = [citizen_entries.add(work, citizen_entries.clean(draft)).uid for draft in known]
    chance = random.Random(2)
    asked = [person_of(_other_hand(chance.choice(known), chance)) for _number in range(200)]
    asked += [person_of(draft) for draft in _crowd(100, 3)]
    index = NamesakeIndex()
    with database.read() as session:
        index.read(session, asked)
    persons = [person_of(draft) for draft in known]
    offered = 0
    for person in asked:
        found = {key for key, _likeness in index.offered(person)}
        wanted = {
            uid
            for uid, other in zip(uids, persons, strict=True)
            if is_namesake(namesakes.compare(person, other))
        }
        offered += len(wanted)
        assert wanted == found, person
    assert offered > 200


def test_somebody_added_twice_is_one(database: Database) -> None:
    person = person_of(_crowd(1, 5)[0])
    index = NamesakeIndex()
    index.add("row:2", person)
    index.add("row:2", person)
    assert [key for key, _person in index.candidates(replace(person, thai_id=""))] == ["row:2"]
