"""Whoever the rules would offer as a namesake is found in a large register, by the index."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from time import perf_counter

import pytest
import registers
from sqlalchemy import insert

from desktop.app.demonstration import people as invented
from desktop.database import citizen_entries, name_index
from desktop.models import Citizen, new_uid
from desktop.rules import namesakes
from desktop.rules.citizens import CitizenDraft
from desktop.rules.namesakes import Person
from desktop.services.citizens import Citizens
from desktop.services.ground import Ground
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from tests.rules.test_name_pairs import ALL_SAME

OTHERS = 20_000
TAMBON = "940404"


def _row(first_name: str, last_name: str) -> invented.Row:
    draft = CitizenDraft(first_name=first_name, last_name=last_name, sex="m", tambon_code=TAMBON)
    made: invented.Row = {name: getattr(draft, name) for name in CitizenDraft.__dataclass_fields__}
    made |= {name: " ".join(getattr(draft, name)) for name in ("phones", "languages", "flags")}
    return {**made, **citizen_entries.finding_keys(draft), "uid": new_uid(), "origin": "9401", "revision": 1}


@pytest.fixture(scope="module")
def ground(centre_template: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    clock = SetClock(registers.MOMENT)
    for opened in registers.opened_copy(centre_template, tmp_path_factory.mktemp("many") / "home", clock):
        chance, today = Random(2569), registers.MOMENT.date()
        tambons = list(opened.ground.reference.tambons.values())
        rows = [invented.citizen(chance, chance.choice(tambons), "9401", today) for _each in range(OTHERS)]
        rows += [_row(name, "กาจิ") for name in sorted({other for _one, other in ALL_SAME})]
        with opened.ground.database.work("Fill") as work:
            work.session.execute(insert(Citizen), rows)
        yield opened.ground


def test_every_pair_that_is_offered_is_found_by_the_index(ground: Ground) -> None:
    offered = 0
    with ground.database.read() as session:
        known = name_index.words(session)
        for one, other in ALL_SAME:
            if namesakes.same_name(one, other).level == "offer":
                offered += 1
                assert name_index.joined(other) in known.sounding(name_index.joined(one)), (one, other)
    assert offered > 1_000


def test_a_sample_of_them_comes_to_the_form_whatever_else_is_in_the_register(ground: Ground) -> None:
    citizens = Citizens(ground)
    seconds = []
    sample = Random(7).sample([p for p in ALL_SAME if namesakes.same_name(*p).level == "offer"], 60)
    for one, other in sample:
        draft = CitizenDraft(first_name=one, last_name="กาจิ", sex="m", tambon_code=TAMBON)
        person = Person(first_name=other, last_name="กาจิ", sex="m", tambon_code=TAMBON)
        asked = Person(first_name=one, last_name="กาจิ", sex="m", tambon_code=TAMBON)
        assert namesakes.compare(asked, person).level == "offer"
        began = perf_counter()
        found = {namesake.name for namesake in citizens.namesakes(draft)}
        seconds.append(perf_counter() - began)
        assert f"{other} กาจิ" in found, (one, other)
    print(f"namesakes of {len(sample)} drafts, the slowest {1000 * max(seconds):.0f} ms")  # noqa: T201


def test_a_name_that_was_changed_is_found_by_its_former_one_and_no_longer_by_a_corrected_one(
    ground: Ground,
) -> None:
    citizens = Citizens(ground)
    draft = CitizenDraft(first_name="กุสุมาลย์", former_names="ซูบัยดีนี", last_name="พรหมคง", sex="f")
    saved = citizens.save(draft)
    wanted = CitizenDraft(first_name="ซุบัยดินี", last_name="พรหมคง", sex="f")
    assert saved.uid in {namesake.uid for namesake in citizens.namesakes(wanted)}
    draft = CitizenDraft(first_name="กุสุมาลย์", last_name="พรหมคง", sex="f")
    citizens.save(draft, uid=saved.uid)
    assert saved.uid not in {namesake.uid for namesake in citizens.namesakes(wanted)}
    with ground.database.read() as session:
        assert "กุสุมาลย์" in name_index.words(session).token_of
