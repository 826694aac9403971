"""Ten thousand damaged files: each is refused with a sentence, or says what the honest one says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from random import Random

import pytest
from damage import WAYS, damaged

from desktop.exchange import envelope
from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.failures import SENTENCES, BundleRefused
from desktop.exchange.identities import Identity
from desktop.exchange.records import Record, Unreadable

Opening = Callable[[bytes], Opened]
Spoiled = Callable[..., bytes]

_STRANGE = (None, -1, 0, 2**70, 1.5, True, "", "\x00", "../x", [], {}, [[]], "9999", "key-card")
_CHANGED_MANIFEST: tuple[object, ...] = _STRANGE


@pytest.fixture(scope="session")
def plain(sealed: Sealed, province: Identity) -> bytes:
    return envelope.unseal(sealed.content, province)


def _outcome(opening: Opening, content: bytes) -> tuple[str, list[Record | Unreadable]]:
    """The code with which a file was refused, or nothing and its records."""
    try:
        with opening(content) as opened:
            return "", list(opened.records())
    except BundleRefused as refusal:
        assert refusal.code in SENTENCES
        assert "Nothing was changed" in refusal.sentence
        return refusal.code, []


def test_four_thousand_files_damaged_on_the_way_are_refused(
    sealed: Sealed, opened_by_province: Opening
) -> None:
    codes: Counter[str] = Counter()
    for number in range(4_000):
        content = damaged(sealed.content, number)
        code, found = _outcome(opened_by_province, content)
        # Where a way of damaging left everything as it was, there is nothing to refuse.
        assert (code != "") == (content != sealed.content), f"number {number}"
        assert bool(found) == (content == sealed.content)
        codes[code] += 1
    assert codes.keys() - {""} == {"damaged", "not-a-bundle", "not-for-us"}
    assert codes[""] < 4_000 / len(WAYS)


def test_three_thousand_files_damaged_inside_their_envelope_say_the_same_or_nothing(
    plain: bytes, sealed: Sealed, opened_by_province: Opening, province: Identity
) -> None:
    _code, honest = _outcome(opened_by_province, sealed.content)
    codes: Counter[str] = Counter()
    for number in range(3_000):
        content = envelope.seal_for([province.public], damaged(plain, number))
        code, found = _outcome(opened_by_province, content)
        assert code or found == honest, f"number {number}"
        codes[code] += 1
    assert codes.keys() <= {"", "damaged", "unsafe", "not-a-bundle", "bad-signature"}
    # A ZIP has bytes that mean nothing, such as its dates; they are few.
    assert codes[""] < 1_000


def _changed_manifests(members: dict[str, bytes]) -> Iterator[bytes]:
    told = json.loads(members["manifest.json"])
    for number in range(2_000):
        chance = Random(number)
        changed = json.loads(members["manifest.json"])
        inside = chance.random() < 0.4
        part = chance.choice(changed["members"]) if inside else changed
        name = chance.choice(sorted(part))
        if chance.random() < 0.2:
            del part[name]
        else:
            part[name] = chance.choice(_CHANGED_MANIFEST)
        if changed != told:
            yield json.dumps(changed).encode()


def test_two_thousand_manifests_signed_by_a_broken_program_bring_nothing_down(
    members: dict[str, bytes], spoiled: Spoiled, opened_by_province: Opening
) -> None:
    codes: Counter[str] = Counter()
    for changed in _changed_manifests(members):
        code, _found = _outcome(opened_by_province, spoiled(**{"manifest.json": changed}))
        codes[code] += 1
    assert codes["damaged"] > 600
    assert {"too-new", "not-for-us", "unknown-sender", "wrong-kind"} <= codes.keys()


def test_two_thousand_members_written_by_a_broken_program_keep_the_other_records(
    members: dict[str, bytes], spoiled: Spoiled, opened_by_province: Opening
) -> None:
    read: Counter[str] = Counter()
    for number in range(2_000):
        chance = Random(number)
        name = chance.choice([one for one in members if one.startswith("records/")])
        changed = damaged(members[name], number)
        told = json.loads(members["manifest.json"])
        for member in told["members"]:
            if member["name"] == name:
                count = changed.count(b"\n") + (not changed.endswith(b"\n") and changed != b"")
                member.update(count=count, sha256=sha256(changed).hexdigest())
        content = spoiled(**{"manifest.json": json.dumps(told).encode(), name: changed})
        code, found = _outcome(opened_by_province, content)
        assert code == "", f"number {number}: {code}"
        others = sum(member["count"] for member in told["members"] if member["name"] != name)
        assert sum(isinstance(one, Record) for one in found) >= others
        read["unreadable"] += sum(isinstance(one, Unreadable) for one in found)
    assert read["unreadable"] > 1_000
