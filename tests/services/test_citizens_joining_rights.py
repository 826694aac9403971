"""Who may join what: one writer for each entry, and restricted cases stay with those who may see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from people_twice import FATIMAH, case_of, code_of, two_of_one, whose

from desktop.models import Case, Citizen
from desktop.rules.problems import Refused
from desktop.services.citizens import Citizens
from desktop.services.ground import Ground

AsRole = Callable[[Ground, str], Ground]


def test_another_offices_entries_are_decided_about_and_not_joined(province_ground: Ground) -> None:
    with province_ground.database.work("taken in") as work:
        for uid, origin in (("a", "9401"), ("b", "9402")):
            work.session.add(Citizen(uid=uid, origin=origin, first_name="อาซีซะ", tambon_code="940102"))
    citizens = Citizens(province_ground)
    with pytest.raises(Refused) as refused:
        citizens.join(("a", 1), ("b", 1))
    assert code_of(refused) == "not-ours"
    assert not citizens.pair("a", "b").joinable
    citizens.decide("a", "b", "same")
    for one, other, unit in (("a", "b", "9402"), ("b", "a", "9401")):
        (known,) = citizens.page(one).decided
        assert (known.uid, known.verdict) == (other, "same")
        assert known.unit_name == province_ground.reference.unit_name(unit)
        assert (known.on, known.by) == (date(2026, 11, 20), province_ground.actor.full_name)
    assert citizens.count() == 2


def test_our_own_two_entries_are_joined_not_only_noted(centre_ground: Ground) -> None:
    kept, gone = two_of_one(centre_ground)
    with pytest.raises(Refused) as refused:
        Citizens(centre_ground).decide(kept, gone, "same")
    assert code_of(refused) == "join-them"


def _restricted(ground: Ground, citizen_uid: str) -> str:
    with ground.database.work("tip-off") as work:
        number = work.next_number("case", 2570)
        row = Case(
            uid=f"restricted-{citizen_uid}",
            number=number,
            fiscal_year=2570,
            citizen_uid=citizen_uid,
            pointed_out_on=date(2026, 11, 3),
            restricted=True,
        )
        work.session.add(row)
        return row.uid


def test_an_officer_neither_sees_nor_moves_a_restricted_case(centre_ground: Ground, as_role: AsRole) -> None:
    officer = Citizens(as_role(centre_ground, "officer"))
    supervisor = Citizens(as_role(centre_ground, "supervisor"))
    kept, gone = two_of_one(centre_ground)
    plain, hidden = case_of(centre_ground, gone), _restricted(centre_ground, gone)
    assert [case.uid for case in officer.pair(kept, gone).other.page.cases] == [plain]
    joining = officer.join((kept, 1), (gone, 1)).uid
    assert whose(centre_ground, hidden) == gone
    assert [case.uid for case in officer.page(kept).cases] == [plain]
    assert not officer.page(kept).joined[0].stayed_behind
    page = supervisor.page(kept)
    assert [case.uid for case in page.cases] == [hidden, plain]
    assert page.joined[0].stayed_behind
    with pytest.raises(Refused) as refused:
        officer.take_along(joining)
    assert code_of(refused) == "not-allowed"
    assert supervisor.take_along(joining) == 1
    assert whose(centre_ground, hidden) == kept
    assert not supervisor.page(kept).joined[0].stayed_behind


def test_what_a_supervisor_joined_an_officer_does_not_take_apart_and_learns_nothing_by_it(
    centre_ground: Ground, as_role: AsRole
) -> None:
    officer = Citizens(as_role(centre_ground, "officer"))
    supervisor = Citizens(as_role(centre_ground, "supervisor"))
    sentences = set()
    for other in (False, True):
        draft = replace(FATIMAH, phones=())
        kept = officer.save(replace(draft, first_name=f"{'อาซีซะ' if other else 'รอฮานี'}")).uid
        gone = officer.save(draft).uid
        if other:
            _restricted(centre_ground, gone)
        joining = supervisor.join((kept, None), (gone, None)).uid
        with pytest.raises(Refused) as refused:
            officer.take_apart(joining)
        assert code_of(refused) == "not-allowed"
        sentences.add(officer.page(kept).joined[0].hindrance)
        assert supervisor.take_apart(joining).other_uid == gone
    assert len(sentences) == 1 and "" not in sentences


def test_a_case_that_became_restricted_since_is_not_moved_by_an_officer(
    centre_ground: Ground, as_role: AsRole
) -> None:
    officer = Citizens(as_role(centre_ground, "officer"))
    kept, gone = two_of_one(centre_ground)
    case = case_of(centre_ground, gone)
    joining = officer.join((kept, 1), (gone, 1)).uid
    with centre_ground.database.work("restrict") as work:
        work.session.get_one(Case, case).restricted = True
    with pytest.raises(Refused) as refused:
        officer.take_apart(joining)
    assert code_of(refused) == "not-allowed"
    assert whose(centre_ground, case) == kept


def test_a_role_without_rights_joins_nobody(centre_ground: Ground, as_role: AsRole) -> None:
    kept, gone = two_of_one(centre_ground)
    stranger = Citizens(as_role(centre_ground, "stranger"))
    for asked in (
        lambda: stranger.join((kept, 1), (gone, 1)),
        lambda: stranger.take_apart("x"),
        lambda: stranger.pair(kept, gone),
        lambda: stranger.decide(kept, gone, "different"),
        lambda: stranger.take_along("x"),
    ):
        with pytest.raises(Refused) as refused:
            asked()
        assert code_of(refused) == "not-allowed"
