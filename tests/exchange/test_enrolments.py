"""How two units come to know each other's keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange import bundle
from desktop.exchange.archive import Archive
from desktop.exchange.bundle import Sealed
from desktop.exchange.enrolments import read_enrolment, read_key_card, write_enrolment, write_key_card
from desktop.exchange.failures import BundleRefused
from desktop.exchange.identities import Identity, fingerprint
from desktop.exchange.manifest import Manifest
from desktop.exchange.records import Record, record

Zipped = Callable[[Iterable[tuple[str, bytes]]], bytes]
_DRAFT = Manifest(made_at="2026-01-05T08:00:00+07:00")
_AGENCY = {
    "table": "agencies",
    "code": "DOE",
    "version": 1,
    "closed_on": None,
    "fields": '{"name": "กรมการจัดหางาน"}',
}


@pytest.fixture(scope="session")
def reference() -> tuple[Record, ...]:
    return (record("reference_values", "agencies:DOE", "9400", 1, _AGENCY),)


@pytest.fixture(scope="session")
def enrolment(province: Identity, reference: tuple[Record, ...]) -> Sealed:
    return write_enrolment(_DRAFT, province, "9403", "ศูนย์แรงงานอำเภอหนองจิก", reference)


@pytest.fixture(scope="session")
def card(centre: Identity, province: Identity) -> Sealed:
    return write_key_card(_DRAFT, centre, province.public)


def _code(reading: Callable[[bytes], object], content: bytes) -> str:
    with pytest.raises(BundleRefused) as refusal:
        reading(content)
    return refusal.value.code


def _parts(sealed: Sealed) -> dict[str, bytes]:
    archive = Archive(sealed.content)
    return {"manifest.json": archive.manifest(), "manifest.sig": archive.signature()}


def test_an_enrolment_tells_a_centre_who_it_is_and_whom_to_trust(
    enrolment: Sealed, province: Identity, reference: tuple[Record, ...]
) -> None:
    found = read_enrolment(enrolment.content)
    assert (found.unit, found.name) == ("9403", "ศูนย์แรงงานอำเภอหนองจิก")
    assert found.public == province.public
    assert found.fingerprint == fingerprint(province.public)
    assert tuple(found.opened.records()) == reference
    assert found.opened.hash == enrolment.hash


def test_a_key_card_tells_the_province_the_centres_keys(card: Sealed, centre: Identity) -> None:
    found = read_key_card(card.content)
    assert found.public == centre.public
    assert found.unit == "9400"
    assert list(found.opened.records()) == []


def test_both_are_read_from_their_path(tmp_path: Path, enrolment: Sealed, card: Sealed) -> None:
    (tmp_path / "a.lcx").write_bytes(enrolment.content)
    (tmp_path / "b.lcx").write_bytes(card.content)
    assert read_enrolment(tmp_path / "a.lcx").unit == "9403"
    assert read_key_card(tmp_path / "b.lcx").public.unit == "9403"


def test_after_the_introduction_a_month_finds_its_way(
    enrolment: Sealed,
    card: Sealed,
    draft: Manifest,
    entries: tuple[Record, ...],
    centre: Identity,
    province: Identity,
) -> None:
    sealed = bundle.seal(draft, entries, centre, read_enrolment(enrolment.content).public)
    accepted = read_key_card(card.content).public
    opened = bundle.open_bundle(sealed.content, province, {accepted.unit: accepted}.get)
    assert tuple(opened.records()) == entries


def test_no_secret_lies_in_an_open_file(
    enrolment: Sealed, card: Sealed, centre: Identity, province: Identity
) -> None:
    for sealed, identity in ((enrolment, province), (card, centre)):
        inside = b"".join(_parts(sealed).values()) + sealed.content
        assert identity.age_secret.encode() not in inside
        assert identity.signing_seed.encode() not in inside


def test_nobodys_name_can_be_put_into_an_open_file(province: Identity, entries: tuple[Record, ...]) -> None:
    with pytest.raises(ValueError, match="citizens"):
        write_enrolment(_DRAFT, province, "9403", "ศูนย์", [replace(entries[0], origin="9400")])


def test_one_kind_is_not_taken_for_another(enrolment: Sealed, card: Sealed, sealed: Sealed) -> None:
    assert _code(read_key_card, enrolment.content) == "wrong-kind"
    assert _code(read_enrolment, card.content) == "wrong-kind"
    assert _code(read_enrolment, sealed.content) == "wrong-kind"
    assert _code(read_key_card, sealed.content) == "wrong-kind"


def test_an_enrolment_taken_in_like_a_month_is_of_the_wrong_kind(
    enrolment: Sealed, card: Sealed, province: Identity
) -> None:
    for content in (enrolment.content, card.content):
        assert _code(lambda found: bundle.open_bundle(found, province, {}.get), content) == "wrong-kind"


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04", b"\x89PNG\r\n", b"PK\x05\x06" + bytes(18)])
def test_other_files_are_neither(content: bytes) -> None:
    assert _code(read_enrolment, content) in {"not-a-bundle", "damaged"}
    assert _code(read_key_card, content) in {"not-a-bundle", "damaged"}


def test_keys_exchanged_on_the_way_do_not_fit_the_signature(
    card: Sealed, centre: Identity, zipped: Zipped
) -> None:
    thief = Identity.make("9403", centre.name)
    parts = _parts(card)
    for own, other in (
        (centre.public.age_recipient, thief.public.age_recipient),
        (centre.public.signing_key, thief.public.signing_key),
    ):
        changed = parts["manifest.json"].replace(own.encode(), other.encode())
        assert _code(read_key_card, zipped((parts | {"manifest.json": changed}).items())) == "damaged"


def test_a_card_made_by_a_thief_has_another_fingerprint(
    card: Sealed, centre: Identity, province: Identity
) -> None:
    thief = Identity.make("9403", centre.name)
    forged = read_key_card(write_key_card(_DRAFT, thief, province.public).content)
    assert not forged.fingerprint.agrees(fingerprint(centre.public).spoken())
    assert read_key_card(card.content).fingerprint.agrees(fingerprint(centre.public).spoken())


def test_keys_that_cannot_be_used_are_refused_though_signed(
    card: Sealed, centre: Identity, zipped: Zipped
) -> None:
    told = json.loads(_parts(card)["manifest.json"])
    for change in ({"age_recipient": ""}, {"signing_key": ""}, {"age_recipient": "age1" + "q" * 58}):
        exact = json.dumps(told | change).encode()
        forged = zipped([("manifest.json", exact), ("manifest.sig", centre.sign(exact))])
        assert _code(read_key_card, forged) == "bad-key"


def test_a_newer_enrolment_is_too_new(enrolment: Sealed, zipped: Zipped) -> None:
    told = json.loads(_parts(enrolment)["manifest.json"]) | {"format": 3}
    assert _code(read_enrolment, zipped([("manifest.json", json.dumps(told).encode())])) == "too-new"


@settings(deadline=None)
@given(st.data())
def test_an_open_file_changed_anywhere_is_refused_or_says_the_same(
    enrolment: Sealed, reference: tuple[Record, ...], province: Identity, data: st.DataObject
) -> None:
    changed = bytearray(enrolment.content)
    changed[data.draw(st.integers(0, len(changed) - 1), "place")] ^= data.draw(st.integers(1, 255), "change")
    try:
        found = read_enrolment(bytes(changed))
    except BundleRefused as refusal:
        assert refusal.code in {"damaged", "unsafe", "not-a-bundle"}
    else:
        assert found.public == province.public
        assert tuple(found.opened.records()) == reference
