"""Which pairs of the register wait for a decision: all that the rules offer, each once, the likest first."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from sqlalchemy import select

from desktop.database import citizen_entries, namesake_pairs
from desktop.database.namesake_index import person_of
from desktop.models import Citizen
from desktop.rules import namesakes
from desktop.rules.citizens import CitizenDraft
from desktop.services.citizens import Citizens
from desktop.services.ground import Ground
from desktop.system.progress import Cancelled, Unheard

FIRST = (
    "ฟาตีเมาะ",
    "ฟาตีมะห์",
    "ปาตีเมาะ",
    "มูฮัมหมัด",
    "มะหะหมัด",
    "อับดุลเลาะ",
    "อับดุลลอฮ",
    "สมชาย",
    "รอฮานี",
    "รอฮานิง",
)
LAST = ("", "เจ๊ะแว", "เจะแว", "สาและ", "มะแซ", "ดือราแม")
FATHERS = ("", "", "อาแว", "อาแวร์", "ยูโซะ")


def _people(count: int, seed: int) -> list[CitizenDraft]:
    """People who are alike far more often than in life."""
    chance = random.Random(seed)
    drafts = []
    for number in range(count):
        thai_id = ""
        if chance.random() < 0.5:
            thai_id = f"19403{chance.randrange(3):05d}{number:03d}"
        drafts.append(
            CitizenDraft(
                thai_id=thai_id,
                first_name=chance.choice(FIRST),
                last_name=chance.choice(LAST),
                former_names=chance.choice(["", "", "", "มารียัม", "ฟาตีเมาะ"]),
                sex=chance.choice(["", "m", "f"]),
                birth_date=chance.choice(
                    ["", "1999", "1999-04-02", "1998-04-02", "2000-01-05", "1975-07-07"]
                ),
                father_name=chance.choice(FATHERS),
                house_number=chance.choice(["", "12", "12/3"]),
                village_number=chance.choice([None, 1, 2]),
                tambon_code=chance.choice(["", "940101", "940102", "940103"]),
                phones=chance.choice([(), (), ("0812345678",), ("0898765432", "0812345678")]),
            )
        )
    return drafts


def _register(ground: Ground, drafts: list[CitizenDraft], *origins: str) -> list[str]:
    with ground.database.work("people") as work:
        rows = [citizen_entries.add(work, draft) for draft in drafts]
        for at, row in enumerate(rows):
            row.origin = origins[at % len(origins)] if origins else ground.unit
        return [row.uid for row in rows]


def test_every_pair_that_the_rules_offer_by_name_is_found_and_no_other(centre_ground: Ground) -> None:
    drafts = _people(260, seed=4)
    uids = _register(centre_ground, drafts)
    offered = {}
    for (one, mine), (other, theirs) in combinations(zip(uids, drafts, strict=True), 2):
        likeness = namesakes.compare(person_of(mine), person_of(theirs))
        if likeness.level != namesakes.DIFFERENT:
            offered[one, other] = likeness
    with centre_ground.database.read() as session:
        found = namesake_pairs.all_alike(session, (), Unheard(), most=100_000)
    pairs = {tuple(sorted((each.one, each.other))): each.score for each in found.pairs}
    assert len(pairs) == found.count == len(found.pairs)
    assert pairs.items() <= {pair: likeness.score for pair, likeness in offered.items()}.items()
    # Brothers and sisters have all but the first name: nobody is asked about them here.
    missing = {pair: offered[pair].reasons for pair in offered.keys() - pairs.keys()}
    by_name = [
        reasons
        for reasons in missing.values()
        if any("first_name" in one or "former" in one for one in reasons)
    ]
    assert by_name == []


def test_decided_and_joined_pairs_are_not_asked_about_again(centre_ground: Ground) -> None:
    citizens = Citizens(centre_ground)
    draft = CitizenDraft(
        first_name="ฟาตีเมาะ", last_name="เจ๊ะแว", sex="f", birth_date="1999-04-02", tambon_code="940101"
    )
    uids = [citizens.save(replace(draft, first_name=name)).uid for name in ("ฟาตีเมาะ", "ฟาตีมะห์", "ปาตีเมาะ")]
    waiting = citizens.to_decide()
    assert waiting.count == len(waiting.pairs) == 3
    assert waiting.complete
    assert [pair.score for pair in waiting.pairs] == sorted(
        (pair.score for pair in waiting.pairs), reverse=True
    )
    citizens.decide_different(uids[0], uids[2])
    assert {(pair.one.uid, pair.other.uid) for pair in citizens.to_decide().pairs} == {
        (uids[0], uids[1]),
        (uids[1], uids[2]),
    }
    # The first and the third are two people, so is whoever the first is.
    citizens.join((uids[0], None), (uids[1], None))
    assert citizens.to_decide().count == 0


def test_the_province_is_asked_about_people_of_different_centres_only(province_ground: Ground) -> None:
    draft = CitizenDraft(first_name="ฟาตีเมาะ", last_name="เจ๊ะแว", sex="f", birth_date="1999-04-02")
    uids = _register(province_ground, [draft] * 4, "9401", "9401", "9402", "9403")
    citizens = Citizens(province_ground)
    pairs = {(pair.one.uid, pair.other.uid) for pair in citizens.to_decide().pairs}
    assert pairs == set(combinations(uids, 2)) - {(uids[0], uids[1])}
    citizens.decide(uids[0], uids[2], "same")
    assert citizens.to_decide().count == len(pairs) - 1
    with province_ground.database.read() as session:
        assert set(session.scalars(select(Citizen.joined_to))) == {""}


def test_only_the_likest_are_kept_and_comparing_has_a_bound(centre_ground: Ground) -> None:
    _register(centre_ground, _people(120, seed=9))
    with centre_ground.database.read() as session:
        whole = namesake_pairs.all_alike(session, (), Unheard(), most=100_000)
        few = namesake_pairs.all_alike(session, (), Unheard(), most=10)
        short = namesake_pairs.all_alike(session, (), Unheard(), most_compared=50)
    assert (few.count, len(few.pairs)) == (whole.count, 10)
    assert [each.score for each in few.pairs] == [each.score for each in whole.pairs[:10]]
    assert whole.complete and few.complete and not short.complete
    assert 0 < short.count <= 50


def test_looking_for_pairs_can_be_stopped(centre_ground: Ground) -> None:
    class Stop:
        def report(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled

    _register(centre_ground, _people(10, seed=1))
    with pytest.raises(Cancelled):
        Citizens(centre_ground).to_decide(Stop())
