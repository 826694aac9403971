"""The manifest: written and read back alike, and judged strictly."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange import manifest
from desktop.exchange.failures import BundleRefused
from desktop.exchange.manifest import Manifest, Member
from desktop.exchange.strict_json import LARGEST

_UNITS = st.from_regex(r"[0-9A-Za-z-]{1,20}", fullmatch=True)
_COUNTS = st.integers(0, LARGEST)
_NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "Mn"]), max_size=40).filter(
    str.isprintable
)
_HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
_MEMBERS = st.builds(
    Member,
    name=st.from_regex(r"records/[a-z_]{1,20}\.jsonl", fullmatch=True),
    count=_COUNTS,
    sha256=_HASHES,
    lowest=_COUNTS,
    highest=_COUNTS,
)
_MANIFESTS = st.builds(
    Manifest,
    kind=st.sampled_from(manifest.KINDS),
    sender=_UNITS,
    sender_name=_NAMES,
    recipient=_UNITS,
    recipient_name=_NAMES,
    database_uid=st.uuids().map(str),
    sequence=_COUNTS,
    previous_hash=_HASHES | st.just(""),
    acknowledged_sequence=_COUNTS,
    acknowledged_hash=_HASHES | st.just(""),
    month=st.dates().map(lambda day: day.isoformat()[:7]) | st.just(""),
    made_at=st.datetimes(timezones=st.timezones()).map(lambda moment: moment.replace(fold=0).isoformat()),
    members=st.lists(_MEMBERS, max_size=4, unique_by=lambda member: member.name).map(tuple),
)


@pytest.fixture(scope="session")
def written(members: dict[str, bytes]) -> dict[str, Any]:
    found = json.loads(members["manifest.json"])
    assert isinstance(found, dict)
    return found


def _code(raw: bytes) -> str:
    with pytest.raises(BundleRefused) as refusal:
        manifest.parse(raw)
    assert refusal.value.sentence.endswith(".")
    return refusal.value.code


@settings(deadline=None)
@given(_MANIFESTS)
def test_a_manifest_comes_back_as_it_was_written(told: Manifest) -> None:
    assert manifest.parse(told.to_bytes()) == told


def test_keys_that_this_version_does_not_know_are_passed_over(written: dict[str, Any]) -> None:
    extended = written | {"mood": {"today": ["good"]}}
    assert manifest.parse(json.dumps(extended).encode()) == manifest.parse(json.dumps(written).encode())


@pytest.mark.parametrize("left", [{}, {"format": 2}, {"format": 2, "program": "3.1"}])
def test_the_format_is_read_before_anything_else(written: dict[str, Any], left: dict[str, Any]) -> None:
    newer = left | {"format": 2, "members": "kept elsewhere since", "kind": "dream"}
    assert _code(json.dumps(newer).encode()) == "too-new"


def test_a_newer_file_says_which_version_reads_it(written: dict[str, Any]) -> None:
    with pytest.raises(BundleRefused, match=r"version 2\.7 or later"):
        manifest.parse(json.dumps(written | {"format": 2, "program": "2.7"}).encode())


@pytest.mark.parametrize("program", ["<b>9</b>", "1.0 and call 0812345678", 7, None, ["1"], "9" * 30])
def test_a_version_that_is_none_is_not_shown(written: dict[str, Any], program: object) -> None:
    with pytest.raises(BundleRefused) as refusal:
        manifest.parse(json.dumps(written | {"format": 2, "program": program}).encode())
    assert refusal.value.code == "too-new"
    assert str(program) not in refusal.value.sentence


@pytest.mark.parametrize("name", [*Manifest.__dataclass_fields__])
def test_a_manifest_without_one_of_its_keys_is_damaged(written: dict[str, Any], name: str) -> None:
    assert (
        _code(json.dumps({key: value for key, value in written.items() if key != name}).encode()) == "damaged"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", 0),
        ("format", True),
        ("format", "1"),
        ("format", 1.0),
        ("kind", "year"),
        ("kind", ["month"]),
        ("sender", "../9403"),
        ("sender", 9403),
        ("sender_name", "a\nb"),
        ("recipient", ""),
        ("sequence", -1),
        ("sequence", 2**53),
        ("sequence", 1.5),
        ("previous_hash", "ab"),
        ("month", "2569-13"),
        ("made_at", "yesterday"),
        ("made_at", "2026-02-01T09:30:00"),
        ("members", {}),
        ("members", [[]]),
        ("members", [{"name": "records/cases.jsonl"}]),
    ],
)
def test_a_value_of_the_wrong_shape_is_damage(written: dict[str, Any], name: str, value: object) -> None:
    assert _code(json.dumps(written | {name: value}).encode()) == "damaged"


def test_a_member_named_twice_is_damage(written: dict[str, Any]) -> None:
    assert _code(json.dumps(written | {"members": written["members"] * 2}).encode()) == "damaged"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'"format"',
        b"\xff\xfe",
        b'{"format": 1, "format": 2}',
        b'{"format": NaN}',
        b'{"format": ' + b"9" * 5000 + b"}",
        b'{"format": 1, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"format": 1, "x": "' + b"x" * 1024 * 1024 + b'"}',
    ],
)
def test_bytes_that_are_no_manifest_are_damage(raw: bytes) -> None:
    assert _code(raw) == "damaged"


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_at_all_bring_the_reading_down(raw: bytes) -> None:
    try:
        manifest.parse(raw)
    except BundleRefused as refusal:
        assert refusal.code in {"damaged", "too-new"}


def test_a_manifest_that_nobody_could_read_is_never_written(draft: Manifest) -> None:
    with pytest.raises(ValueError, match="sender"):
        draft.to_bytes()
    with pytest.raises(ValueError, match="made_at"):
        replace(draft, sender="9403", recipient="9400", made_at="").to_bytes()
