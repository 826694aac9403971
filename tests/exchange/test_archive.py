"""The ZIP inside: bombs, strange members and damage are found before anybody reads a record."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange import envelope, limits
from desktop.exchange.archive import Archive
from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.failures import BundleRefused
from desktop.exchange.identities import Identity

Opening = Callable[[bytes], Opened]
Spoiled = Callable[..., bytes]
Zipped = Callable[[Iterable[tuple[str, bytes]]], bytes]
Told = Callable[..., bytes]


@pytest.fixture(scope="session")
def told(members: dict[str, bytes]) -> Told:
    """The manifest, saying of one member what that member really is."""

    def make(name: str, content: bytes, **other: object) -> bytes:
        manifest = json.loads(members["manifest.json"])
        about = {"name": name, "count": content.count(b"\n"), "sha256": sha256(content).hexdigest()}
        kept = [member for member in manifest["members"] if member["name"] != name]
        manifest["members"] = [*kept, about | {"lowest": 1, "highest": 1} | other]
        return json.dumps(manifest).encode()

    return make


def _code(opening: Opening, content: bytes) -> str:
    with pytest.raises(BundleRefused) as refusal:
        opening(content)
    return refusal.value.code


def test_an_honest_file_made_by_other_tools_is_opened(
    spoiled: Spoiled, opened_by_province: Opening, sealed: Sealed
) -> None:
    assert opened_by_province(spoiled()).manifest == sealed.manifest


_STRANGE = (
    "../../etc/passwd",
    "records/../manifest.json",
    "/records/cases.jsonl",
    "C:\\records\\cases.jsonl",
    "records\\cases.jsonl",
    "records/",
    "records/religion.jsonl",
    "RECORDS/CASES.JSONL",
    "readme.txt",
)


@pytest.mark.parametrize("name", [*_STRANGE, "records/cases.jsonl ", "ข้อมูล.jsonl"])
def test_a_member_that_is_not_on_the_list_is_unsafe(
    spoiled: Spoiled, opened_by_province: Opening, name: str
) -> None:
    assert _code(opened_by_province, spoiled(**{name: b"x\n"})) == "unsafe"


@pytest.mark.parametrize("name", _STRANGE)
def test_a_member_that_is_not_on_the_list_is_unsafe_even_if_announced(
    spoiled: Spoiled, told: Told, opened_by_province: Opening, name: str
) -> None:
    content = spoiled(**{"manifest.json": told(name, b"x\n"), name: b"x\n"})
    assert _code(opened_by_province, content) == "unsafe"


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig", "records/cases.jsonl"])
def test_a_member_that_stands_twice_is_unsafe(
    members: dict[str, bytes], zipped: Zipped, province: Identity, opened_by_province: Opening, name: str
) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        plain = zipped([*members.items(), (name, members[name])])
    assert _code(opened_by_province, envelope.seal_for([province.public], plain)) == "unsafe"


def test_a_member_that_the_manifest_does_not_name_is_damage(
    spoiled: Spoiled, opened_by_province: Opening
) -> None:
    assert _code(opened_by_province, spoiled(**{"records/steps.jsonl": b"{}\n"})) == "damaged"


def test_a_named_member_that_is_not_there_is_damage(
    spoiled: Spoiled, told: Told, opened_by_province: Opening
) -> None:
    assert (
        _code(opened_by_province, spoiled(**{"manifest.json": told("records/steps.jsonl", b"")})) == "damaged"
    )


def test_changed_records_are_damage(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    changed = members["records/cases.jsonl"].replace(b"2569", b"2568")
    assert _code(opened_by_province, spoiled(**{"records/cases.jsonl": changed})) == "damaged"


def test_a_wrong_count_is_damage(
    spoiled: Spoiled, told: Told, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    name = "records/cases.jsonl"
    assert (
        _code(opened_by_province, spoiled(**{"manifest.json": told(name, members[name], count=2)}))
        == "damaged"
    )


def test_a_bomb_is_unsafe_and_is_never_unpacked(
    spoiled: Spoiled, told: Told, opened_by_province: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "RATIO_FROM", limits.MEGABYTE)
    bomb = b"\n" * (8 * limits.MEGABYTE)
    name = "records/needs.jsonl"
    content = spoiled(**{"manifest.json": told(name, bomb), name: bomb})
    monkeypatch.setattr(Archive, "_check_member", None)
    assert _code(opened_by_province, content) == "unsafe"


def test_more_than_the_unpacked_size_allows_is_unsafe(
    sealed: Sealed, opened_by_province: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED", 1000)
    assert _code(opened_by_province, sealed.content) == "unsafe"


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_a_line_without_end_is_unsafe(
    spoiled: Spoiled, told: Told, opened_by_province: Opening, end: bytes
) -> None:
    endless = b'{"uid":"' + b"x" * limits.LINE + end
    name = "records/needs.jsonl"
    assert (
        _code(opened_by_province, spoiled(**{"manifest.json": told(name, endless), name: endless}))
        == "unsafe"
    )


def test_a_manifest_as_long_as_a_book_is_unsafe(spoiled: Spoiled, opened_by_province: Opening) -> None:
    assert _code(opened_by_province, spoiled(**{"manifest.json": b" " * (limits.MANIFEST + 1)})) == "unsafe"


def test_a_signature_as_long_as_a_book_is_unsafe(spoiled: Spoiled, opened_by_province: Opening) -> None:
    assert _code(opened_by_province, spoiled(signed=False, **{"manifest.sig": b"x" * 65})) == "unsafe"


def test_a_hundred_members_are_unsafe(
    members: dict[str, bytes], zipped: Zipped, province: Identity, opened_by_province: Opening
) -> None:
    plain = zipped([*members.items(), *((f"records/{number}.jsonl", b"") for number in range(100))])
    assert _code(opened_by_province, envelope.seal_for([province.public], plain)) == "unsafe"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_unzip_does_not_know_is_unsafe(
    members: dict[str, bytes], province: Identity, opened_by_province: Opening, method: int
) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as made:
        for name, part in members.items():
            made.writestr(name, part)
    assert _code(opened_by_province, envelope.seal_for([province.public], content.getvalue())) == "unsafe"


def test_a_zip_that_hides_a_longer_list_is_unsafe(members: dict[str, bytes], zipped: Zipped) -> None:
    plain = zipped(members.items())
    locator = b"PK\x06\x07" + bytes(16)
    with pytest.raises(BundleRefused) as refusal:
        Archive(plain[:-22] + locator + plain[-22:])
    assert refusal.value.code == "unsafe"


def test_a_zip_with_words_after_its_end_is_damaged(members: dict[str, bytes], zipped: Zipped) -> None:
    with pytest.raises(BundleRefused) as refusal:
        Archive(zipped(members.items()) + b"words")
    assert refusal.value.code == "damaged"


def test_a_zip_without_manifest_is_no_bundle(
    zipped: Zipped, province: Identity, opened_by_province: Opening
) -> None:
    plain = zipped([("records/cases.jsonl", b"")])
    assert _code(opened_by_province, envelope.seal_for([province.public], plain)) == "not-a-bundle"


def test_a_newer_format_is_named_before_its_strange_members_are(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    newer = json.loads(members["manifest.json"]) | {"format": 2}
    content = spoiled(**{"manifest.json": json.dumps(newer).encode(), "records/dreams.jsonl": b"{}\n"})
    assert _code(opened_by_province, content) == "too-new"


@settings(deadline=None)
@given(st.data())
def test_a_zip_changed_within_its_envelope_is_refused_or_says_the_same(
    sealed: Sealed, province: Identity, opened_by_province: Opening, data: st.DataObject
) -> None:
    plain = bytearray(envelope.unseal(sealed.content, province))
    place = data.draw(st.integers(0, len(plain) - 1), "place")
    plain[place] ^= data.draw(st.integers(1, 255), "change")
    try:
        opened = opened_by_province(envelope.seal_for([province.public], bytes(plain)))
    except BundleRefused as refusal:
        # Where the name of the signature itself is hit, there is none.
        assert refusal.code in {"damaged", "unsafe", "not-a-bundle", "bad-signature"}
    else:
        honest = opened_by_province(sealed.content)
        assert opened.manifest == sealed.manifest
        assert list(opened.records()) == list(honest.records())


@settings(deadline=None)
@given(st.data())
def test_a_zip_cut_within_its_envelope_is_damaged(
    sealed: Sealed, province: Identity, opened_by_province: Opening, data: st.DataObject
) -> None:
    plain = envelope.unseal(sealed.content, province)
    kept = data.draw(st.integers(4, len(plain) - 1))
    assert _code(opened_by_province, envelope.seal_for([province.public], plain[:kept])) == "damaged"
