"""The sealed file from one end to the other."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange import bundle, envelope, limits
from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.failures import BundleRefused
from desktop.exchange.identities import Identity
from desktop.exchange.manifest import Manifest
from desktop.exchange.records import TABLES, Record, Unreadable, record

Opening = Callable[[bytes], Opened]
Spoiled = Callable[..., bytes]

_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
_OF_KIND = {"text": _TEXTS, "whole": st.integers(0, 10**9), "yes-no": st.booleans(), "day": st.dates()}


def _records_of(table: str) -> st.SearchStrategy[list[Record]]:
    fields = {
        name: _OF_KIND[field.kind] | st.none() if field.empty else _OF_KIND[field.kind]
        for name, field in TABLES[table].items()
    }
    one = st.builds(
        record,
        st.just(table),
        st.uuids().map(str),
        st.just("9403"),
        st.integers(1, 99),
        st.fixed_dictionaries(fields),
        deleted=st.booleans(),
        erased=st.booleans(),
    )
    return st.lists(one, max_size=3)


_MONTHS = st.tuples(*map(_records_of, TABLES)).map(lambda tables: [one for table in tables for one in table])


def _code(opening: Callable[[], object]) -> str:
    with pytest.raises(BundleRefused) as refusal:
        opening()
    return refusal.value.code


@settings(deadline=None)
@given(_MONTHS)
def test_whatever_is_sealed_comes_out_again(
    draft: Manifest, centre: Identity, province: Identity, records: list[Record]
) -> None:
    sealed = bundle.seal(draft, iter(records), centre, province.public)
    with bundle.open_bundle(sealed.content, province, {"9403": centre.public}.get) as opened:
        assert list(opened.records()) == records
        assert opened.manifest == sealed.manifest
        assert opened.hash == sealed.hash


def test_the_manifest_says_who_to_whom_and_how_many(
    sealed: Sealed, draft: Manifest, centre: Identity, province: Identity
) -> None:
    told = sealed.manifest
    assert (told.sender, told.sender_name) == ("9403", centre.name)
    assert (told.recipient, told.recipient_name) == ("9400", province.name)
    assert (told.sequence, told.month, told.previous_hash) == (12, "2026-01", draft.previous_hash)
    assert [(one.name, one.count, one.lowest, one.highest) for one in told.members] == [
        ("records/citizens.jsonl", 1, 3, 3),
        ("records/cases.jsonl", 1, 1, 1),
        ("records/needs.jsonl", 2, 1, 2),
        ("records/months.jsonl", 1, 1, 1),
    ]


def test_the_hash_is_that_of_the_file_as_it_travels(sealed: Sealed) -> None:
    assert sealed.hash == sha256(sealed.content).hexdigest()


def test_stock_unzip_and_a_text_editor_read_what_is_inside(members: dict[str, bytes]) -> None:
    assert list(members)[-2:] == ["manifest.json", "manifest.sig"]
    told = json.loads(members["manifest.json"])
    for member in told["members"]:
        lines = members[member["name"]].decode("utf-8").splitlines()
        assert len(lines) == member["count"]
        assert all(json.loads(line)["origin"] == "9403" for line in lines)
    assert "มูฮัมหมัด" in members["records/citizens.jsonl"].decode("utf-8")


def test_the_same_month_packs_to_the_same_bytes(
    draft: Manifest, entries: tuple[Record, ...], centre: Identity
) -> None:
    addressed = replace(draft, recipient="9400")
    (first, told), (again, told_again) = (bundle.pack(addressed, entries, centre) for _time in range(2))
    assert (first.read(), told) == (again.read(), told_again)


def test_the_same_month_is_never_sealed_to_the_same_bytes(
    sealed: Sealed, draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity
) -> None:
    assert bundle.seal(draft, entries, centre, province.public).content != sealed.content


def test_a_file_is_opened_from_its_path_too(
    tmp_path: Path, sealed: Sealed, centre: Identity, province: Identity
) -> None:
    path = tmp_path / "เดือนมกราคม.lcx"
    path.write_bytes(sealed.content)
    assert bundle.open_bundle(path, province, {"9403": centre.public}.get).hash == sealed.hash


def test_records_are_read_as_they_are_asked_for(
    draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity
) -> None:
    asked = []

    def coming() -> object:
        for entry in entries:
            asked.append(entry.uid)
            yield entry

    stream = coming()
    assert asked == []
    bundle.seal(draft, stream, centre, province.public)  # type: ignore[arg-type]
    assert len(asked) == len(entries)


def test_records_may_be_asked_for_twice(sealed: Sealed, opened_by_province: Opening) -> None:
    opened = opened_by_province(sealed.content)
    assert list(opened.records()) == list(opened.records())


def test_a_file_that_was_meant_for_another_is_refused(
    draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity
) -> None:
    other = Identity.make("9500", "จังหวัดอื่น")
    sealed = bundle.seal(draft, entries, centre, other.public)
    assert (
        _code(lambda: bundle.open_bundle(sealed.content, province, {"9403": centre.public}.get))
        == "not-for-us"
    )


def test_a_file_that_another_passed_on_to_us_is_refused(
    draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity
) -> None:
    other = Identity.make("9500", "จังหวัดอื่น")
    opened = envelope.unseal(bundle.seal(draft, entries, centre, other.public).content, other)
    passed_on = envelope.seal_for([province.public], opened)
    assert _code(lambda: bundle.open_bundle(passed_on, province, {"9403": centre.public}.get)) == "not-for-us"


def test_our_own_file_is_not_taken_in_by_ourselves(sealed: Sealed, centre: Identity) -> None:
    assert (
        _code(lambda: bundle.open_bundle(sealed.content, centre, {"9403": centre.public}.get)) == "not-for-us"
    )


def test_a_sender_whose_key_was_never_accepted_is_unknown(sealed: Sealed, province: Identity) -> None:
    with pytest.raises(BundleRefused, match="unit 9403") as refusal:
        bundle.open_bundle(sealed.content, province, {}.get)
    assert refusal.value.code == "unknown-sender"


def test_a_file_signed_by_somebody_else_is_refused(sealed: Sealed, province: Identity) -> None:
    other = Identity.make("9403", "ศูนย์แรงงานอำเภอหนองจิก")
    assert (
        _code(lambda: bundle.open_bundle(sealed.content, province, {"9403": other.public}.get))
        == "bad-signature"
    )


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_signed_with_a_withdrawn_key_says_so(
    sealed: Sealed, centre: Identity, province: Identity, replaced: bool
) -> None:
    newer = {"9403": Identity.make("9403", centre.name).public} if replaced else {}
    former = {"9403": (centre.public,)}
    code = _code(
        lambda: bundle.open_bundle(
            sealed.content, province, newer.get, withdrawn=lambda unit: former.get(unit, ())
        )
    )
    assert code == "withdrawn-key"


@pytest.mark.parametrize("signature", [b"", b"x" * 64, b"x" * 10])
def test_a_signature_that_is_none_is_bad(
    spoiled: Spoiled, opened_by_province: Opening, signature: bytes
) -> None:
    content = spoiled(signed=False, **{"manifest.sig": signature})
    assert _code(lambda: opened_by_province(content)) == "bad-signature"


def test_a_changed_manifest_is_not_what_was_signed(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    changed = members["manifest.json"].replace(b'"sequence": 12', b'"sequence": 13')
    assert changed != members["manifest.json"]
    content = spoiled(signed=False, **{"manifest.json": changed})
    assert _code(lambda: opened_by_province(content)) == "bad-signature"


def test_an_enrolment_inside_an_envelope_is_of_the_wrong_kind(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    changed = members["manifest.json"].replace(b'"month",', b'"enrolment",', 1)
    assert _code(lambda: opened_by_province(spoiled(**{"manifest.json": changed}))) == "wrong-kind"


def test_a_spreadsheet_is_no_bundle(opened_by_province: Opening) -> None:
    sheet = io.BytesIO()
    with zipfile.ZipFile(sheet, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
    assert _code(lambda: opened_by_province(sheet.getvalue())) == "not-a-bundle"


def test_a_month_without_its_envelope_is_no_bundle(
    sealed: Sealed, province: Identity, opened_by_province: Opening
) -> None:
    plain = envelope.unseal(sealed.content, province)
    assert _code(lambda: opened_by_province(plain)) == "not-a-bundle"


def test_one_line_that_cannot_be_read_does_not_stop_the_others(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    name = "records/needs.jsonl"
    changed = members[name] + b"\xff\xfe no text\n"
    manifest = json.loads(members["manifest.json"])
    for member in manifest["members"]:
        if member["name"] == name:
            member.update(count=3, sha256=sha256(changed).hexdigest())
    content = spoiled(**{"manifest.json": json.dumps(manifest).encode(), name: changed})
    found = list(opened_by_province(content).records())
    assert [one.line for one in found if isinstance(one, Unreadable)] == [3]
    assert len([one for one in found if isinstance(one, Record)]) == 5


def test_only_our_own_entries_leave(
    draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity
) -> None:
    with pytest.raises(ValueError, match="9404"):
        bundle.seal(draft, [replace(entries[0], origin="9404")], centre, province.public)


def test_a_table_is_written_in_one_go(
    draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity
) -> None:
    with pytest.raises(ValueError, match="out of order"):
        bundle.seal(draft, [entries[0], entries[1], entries[0]], centre, province.public)


def test_a_month_larger_than_a_reader_takes_is_not_made(
    draft: Manifest,
    entries: tuple[Record, ...],
    centre: Identity,
    province: Identity,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as smaller:
        smaller.setattr(limits, "UNPACKED", limits.MANIFEST + 500)
        assert _code(lambda: bundle.seal(draft, entries, centre, province.public)) == "too-big"
    with monkeypatch.context() as smaller:
        smaller.setattr(limits, "FILE", 500)
        assert _code(lambda: bundle.seal(draft, entries, centre, province.public)) == "too-big"


def test_a_table_of_another_format_is_not_written(
    draft: Manifest, entries: tuple[Record, ...], centre: Identity, province: Identity
) -> None:
    with pytest.raises(ValueError, match="dreams"):
        bundle.seal(draft, [replace(entries[0], table="dreams")], centre, province.public)


def test_what_is_never_sealed_is_not_sealed(draft: Manifest, centre: Identity, province: Identity) -> None:
    with pytest.raises(ValueError, match="enrolment"):
        bundle.seal(replace(draft, kind="enrolment"), [], centre, province.public)


def test_an_answer_travels_like_a_month(draft: Manifest, centre: Identity, province: Identity) -> None:
    word = {"table": "cases", "uid": "u-2", "revision": 1, "verdict": "accepted", "remark": ""}
    answer = bundle.seal(
        replace(draft, kind="result"), [record("results", "u-9", "9400", 1, word)], province, centre.public
    )
    opened = bundle.open_bundle(answer.content, centre, {"9400": province.public}.get)
    assert [one.fields for one in opened.records() if isinstance(one, Record)] == [word]


_WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, about: opened.append(about) if event == "open" else None)
from pathlib import Path
from desktop.exchange import bundle
from desktop.exchange.files import write_file
from desktop.exchange.identities import Identity
from desktop.exchange.manifest import Manifest
from desktop.exchange.records import record
centre, province = Identity.make("9403", "c"), Identity.make("9400", "p")
need = {"case_uid": "u", "category_code": "EMP-1", "detail": "a secret detail"}
draft = Manifest(kind="month", sequence=1, made_at="2026-02-01T09:30:00+07:00")
many = (record("needs", f"u-{number}", "9403", 1, need) for number in range(3000))
opened.clear()
sealed = bundle.seal(draft, many, centre, province.public)
taken = bundle.open_bundle(sealed.content, province, {"9403": centre.public}.get)
assert len(list(taken.records())) == 3000
written = [path for path, mode, flags in opened if flags & 3]
write_file(Path(sys.argv[1]) / "month.lcx", sealed.content)
print(written)
"""


def test_nothing_of_a_file_lies_open_on_a_disk(tmp_path: Path) -> None:
    watched = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert watched.stdout == "[]\n"
    assert [path.name for path in tmp_path.iterdir()] == ["month.lcx"]
    assert b"secret detail" not in (tmp_path / "month.lcx").read_bytes()
