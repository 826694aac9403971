"""How centre and province come to know each other's keys, and how they part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from centre_and_province import CENTRE, FROZEN, OCTOBER, PROVINCE, Templates, Two, setting_of, state
from refusing import code_of
from sqlalchemy import select

from desktop.database.work import put_setting
from desktop.exchange import enrolments
from desktop.exchange.identities import Identity
from desktop.exchange.manifest import Manifest
from desktop.models import Citizen, OwnIdentity
from desktop.services.exchange import Exchange
from desktop.services.ground import Ground
from desktop.system.clock import SetClock

NOW = "2026-11-20T09:30:00+07:00"


@pytest.fixture
def strangers(centre_ground: Ground, province_ground: Ground) -> Two:
    return Two(centre_ground, province_ground)


def test_keys_are_made_once_and_stay(strangers: Two) -> None:
    first = strangers.centre.own_fingerprint()
    assert strangers.centre.own_fingerprint() == first
    assert strangers.centre.identity().unit == CENTRE
    with strangers.centre_ground.database.read() as session:
        assert session.query(OwnIdentity).count() == 1


def test_an_enrolment_tells_whose_centre_one_is_and_gives_the_key_card(strangers: Two) -> None:
    taken = strangers.centre.take_in(strangers.province.enrol(CENTRE))
    assert (taken.kind, taken.key_card_name, taken.summary.sender) == (
        "enrolment",
        "key-card-9401.lcx",
        PROVINCE,
    )
    assert (taken.summary.new, taken.summary.changed, taken.summary.refused) == (0, 0, ())
    talk = strangers.centre.conversation()
    assert talk.enrolled
    assert talk.peer is not None
    assert talk.peer.name == strangers.province_ground.unit_name
    (peer,) = strangers.province.peers()
    assert (peer.unit, peer.state) == (CENTRE, "invited")


def test_a_key_is_accepted_by_its_words_or_its_figures_only(strangers: Two) -> None:
    card = strangers.centre.take_in(strangers.province.enrol(CENTRE)).key_card
    assert card is not None
    before = state(strangers.province_ground)
    for wrong in ("", "ช้าง สิงโต", strangers.province.own_fingerprint().spoken()):
        assert code_of(lambda said=wrong: strangers.province.accept_key(card, said)) == "fingerprint"
    assert state(strangers.province_ground) == before
    peer = strangers.province.accept_key(card, strangers.centre.own_fingerprint().hex)
    assert (peer.unit, peer.state) == (CENTRE, "enrolled")
    again = strangers.province.accept_key(card, strangers.centre.own_fingerprint().spoken())
    assert again.state == "enrolled"


def test_an_enrolment_taken_in_twice_does_no_harm(two: Two) -> None:
    two.case()
    two.up()
    two.down()
    enrolment = two.province.enrol(CENTRE)
    two.centre.take_in(enrolment)
    assert two.centre.take_in(enrolment).summary.unchanged > 0
    assert two.centre.pending_count() == 0
    assert two.up().summary.new == 0


def test_an_enrolment_for_another_centre_is_refused(strangers: Two) -> None:
    other = strangers.province.enrol("9402")
    before = state(strangers.centre_ground)
    assert code_of(lambda: strangers.centre.take_in(other)) == "not-for-us"
    assert state(strangers.centre_ground) == before
    assert code_of(lambda: strangers.province.take_in(other)) == "wrong-kind"
    assert code_of(lambda: strangers.province.enrol("0000")) == "draft"


def test_a_centre_cannot_pose_as_a_province(strangers: Two) -> None:
    posing = Identity.make("9402", "สำนักงานแรงงานจังหวัดปัตตานี")
    file = enrolments.write_enrolment(Manifest(made_at=NOW), posing, CENTRE, "ศูนย์").content
    assert code_of(lambda: strangers.centre.take_in(file)) == "not-a-province"


def test_other_keys_of_the_province_are_believed_only_after_a_telephone_call(two: Two) -> None:
    stranger = Identity.make(PROVINCE, "สำนักงานแรงงานจังหวัดปัตตานี")
    forged = enrolments.write_enrolment(Manifest(made_at=NOW), stranger, CENTRE, "ศูนย์").content
    before = state(two.centre_ground)
    spoken = two.province.own_fingerprint().spoken()
    assert code_of(lambda: two.centre.take_in(forged)) == "compare-fingerprint"
    assert code_of(lambda: two.centre.take_in(forged, spoken)) == "fingerprint"
    assert state(two.centre_ground) == before


def test_the_province_replaces_its_keys(two: Two) -> None:
    two.case()
    old = two.province.enrol(CENTRE)
    late = two.send()
    assert two.province.replace_own_keys() is None
    enrolment = two.province.enrol(CENTRE)
    assert code_of(lambda: two.province.take_in(late)) == "not-for-us"
    two.centre.take_in(enrolment, two.province.own_fingerprint().spoken())
    assert two.up().summary.new == 4 + FROZEN
    assert two.down().words == 4 + FROZEN
    spoken = enrolments.read_enrolment(old).fingerprint.spoken()
    assert code_of(lambda: two.centre.take_in(old, spoken)) == "withdrawn-key"


def test_the_centre_replaces_its_keys(two: Two) -> None:
    two.case()
    before = two.send()
    card = two.centre.replace_own_keys()
    assert card is not None
    two.province.accept_key(card.content, two.centre.own_fingerprint().spoken())
    assert code_of(lambda: two.province.take_in(before)) == "withdrawn-key"
    assert two.up().summary.new == 4 + FROZEN
    assert two.down().words == 4 + FROZEN


def test_a_centre_without_a_province_has_nobody_to_show_its_new_keys(strangers: Two) -> None:
    before = strangers.centre.own_fingerprint()
    assert strangers.centre.replace_own_keys() is None
    assert strangers.centre.own_fingerprint() != before
    assert code_of(strangers.centre.key_card) == "not-enrolled"


def test_a_withdrawn_key_opens_nothing_and_comes_back_never(two: Two) -> None:
    two.case()
    sent = two.send()
    two.province.withdraw_key(CENTRE)
    assert code_of(lambda: two.province.take_in(sent)) == "withdrawn-key"
    assert code_of(lambda: two.province.answer(CENTRE)) == "not-enrolled"
    card = two.centre.key_card()
    spoken = two.centre.own_fingerprint().spoken()
    assert code_of(lambda: two.province.accept_key(card.content, spoken)) == "withdrawn-key"
    fresh = two.centre.replace_own_keys()
    assert fresh is not None
    two.province.accept_key(fresh.content, two.centre.own_fingerprint().spoken())
    assert two.up().summary.new == 4 + FROZEN
    assert code_of(lambda: two.province.withdraw_key("9402")) == "not-enrolled"


def test_a_key_card_for_another_province_is_refused(strangers: Two) -> None:
    identity, other = Identity.make(CENTRE, "ศูนย์"), Identity.make("96", "นราธิวาส").public
    card = enrolments.write_key_card(Manifest(made_at=NOW), identity, other).content
    spoken = enrolments.read_key_card(card).fingerprint.spoken()
    assert code_of(lambda: strangers.province.accept_key(card, spoken)) == "not-for-us"


def test_the_name_on_files_is_the_units_present_one(two: Two) -> None:
    renamed = replace(two.centre_ground, unit_name="ศูนย์แรงงาน\nชื่อใหม่" + "ก" * 300)
    sent = Exchange(renamed).send(OCTOBER).content
    look = two.province.look_into(sent)
    assert look.manifest.sender_name.startswith("ศูนย์แรงงานชื่อใหม่")
    assert len(look.manifest.sender_name) == 200


def test_a_restored_centre_is_found_out_and_begins_anew_once_people_agree(
    two: Two, templates: Templates, tmp_path: Path, clock: SetClock
) -> None:
    lost = two.case()
    first = two.send()
    two.province.take_in(first)
    screened = two.screen(lost)
    two.down()
    with templates.restored(templates.centre, tmp_path / "restored", clock) as ground:
        back = Two(ground, two.province_ground)
        person = back.entries.person()
        assert code_of(back.up) == "copied-register"
        two.province.begin_anew(CENTRE)
        assert code_of(lambda: two.province.take_in(first)) == "replayed"
        assert back.up().summary.new == 1
        answered = back.down()
        assert [one.uid for one in answered.summary.refused] == [screened]
        assert answered.words == 2 + FROZEN
    with two.province_ground.database.read() as session:
        assert session.scalar(select(Citizen.origin).where(Citizen.uid == person)) == CENTRE


def test_a_number_that_a_restored_centre_gives_out_twice_is_told_and_loses_nothing(
    two: Two, templates: Templates, tmp_path: Path, clock: SetClock
) -> None:
    two.case()
    two.up()
    with templates.restored(templates.centre, tmp_path / "restored", clock) as ground:
        back = Two(ground, two.province_ground)
        again = back.case()
        two.province.begin_anew(CENTRE)
        refused = back.up().summary.refused
        assert again in {one.uid for one in refused}
        back.down()
        assert again in {row.uid for row in back.centre.returned()}


def test_a_restored_province_gets_everything_again(
    two: Two, templates: Templates, tmp_path: Path, clock: SetClock
) -> None:
    case = two.case()
    two.up()
    two.screen(case)
    two.down()
    with templates.restored(templates.province, tmp_path / "restored", clock) as ground:
        back = Two(two.centre_ground, ground)
        assert code_of(back.up) == "answers-another"
        assert code_of(back.down) == "copied-register"
        two.centre.begin_anew(PROVINCE)
        assert back.up().summary.new == 4 + FROZEN
        assert back.down().words == 4 + FROZEN
        assert two.centre.pending_count() == 0


def test_beginning_anew_sends_everything_again(two: Two) -> None:
    two.case()
    two.up()
    two.down()
    assert two.centre.pending_count() == 0
    two.centre.begin_anew(PROVINCE)
    assert two.centre.pending_count() == 4 + FROZEN
    assert two.up().summary.unchanged == 4 + FROZEN


def test_a_new_register_of_the_centre_begins_anew_with_its_key_card(two: Two) -> None:
    two.case()
    two.up()
    with two.centre_ground.database.work("Another register") as work:
        put_setting(work.session, "database_uid", "another-register")
    assert code_of(two.up) == "copied-register"
    card = two.centre.replace_own_keys()
    assert card is not None
    two.province.accept_key(card.content, two.centre.own_fingerprint().spoken())
    assert two.up().summary.unchanged == 4 + FROZEN
    assert setting_of(two.centre_ground, "database_uid") == "another-register"
