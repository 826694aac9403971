"""What other programmers are promised: the description, the schemas and the test files are true."""

from __future__ import annotations

import importlib.util
import json
import re
import zipfile
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exchange import bundle
from desktop.exchange.enrolments import read_enrolment, read_key_card
from desktop.exchange.failures import SENTENCES, BundleRefused
from desktop.exchange.identities import Identity, PublicIdentity, fingerprint
from desktop.exchange.records import TABLES, Record, v1

VECTORS = Path(__file__).parent / "vectors"
DOCS = Path(__file__).parents[2] / "docs"
SCHEMAS = DOCS / "exchange-format"
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def _load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="session")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_vectors", VECTORS / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def keys() -> dict[str, Identity]:
    kept = _load(VECTORS / "keys.json")
    return {who: Identity.from_text(json.dumps(kept[who]["identity"])) for who in ("centre", "province")}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """The part of JSON Schema 2020-12 that our schemas use."""
    types = schema.get("type", [])
    names = [types] if isinstance(types, str) else types
    if names and not any(_is(value, name) for name in names):
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "anyOf" in schema and not any(fits(value, one) for one in schema["anyOf"]):
        return False
    if isinstance(value, dict):
        return _object_fits(value, schema)
    if isinstance(value, list):
        return len(value) <= schema.get("maxItems", len(value)) and all(
            fits(one, schema.get("items", {})) for one in value
        )
    return _scalar_fits(value, schema)


def _is(value: Any, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _object_fits(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    if not set(schema.get("required", [])) <= value.keys():
        return False
    return all(fits(value[name], one) for name, one in schema.get("properties", {}).items() if name in value)


def _scalar_fits(value: Any, schema: dict[str, Any]) -> bool:
    if isinstance(value, str):
        pattern = schema.get("pattern", "").replace("$", r"\Z")
        right = re.search(pattern, value) is not None and len(value) <= schema.get("maxLength", len(value))
        return right and (schema.get("format") != "date" or _is_date(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def test_the_schemas_in_the_folder_are_those_of_the_code(make: ModuleType) -> None:
    assert _load(SCHEMAS / "manifest.schema.json") == make.manifest_schema()
    assert _load(SCHEMAS / "records.schema.json") == make.records_schema()


def test_a_sealed_manifest_fits_its_schema(members: dict[str, bytes]) -> None:
    assert fits(json.loads(members["manifest.json"]), _load(SCHEMAS / "manifest.schema.json"))


_ODD = st.sampled_from(
    [
        None,
        "",
        "x",
        "a\nb\n",
        "a\x00",
        "ก" * 41,
        "ก" * 65,
        "ก" * 301,
        "2026-02-03",
        "2026-02-30",
        0,
        2**53,
        True,
        [],
    ]
)


@settings(deadline=None)
@given(st.sampled_from(list(TABLES)), st.data())
def test_the_schema_takes_exactly_the_lines_that_the_program_takes(table: str, data: st.DataObject) -> None:
    schema = _load(SCHEMAS / "records.schema.json")["$defs"][table]
    honest = {"text": "x", "whole": 1, "day": "2026-02-03", "yes-no": True}
    fields: dict[str, Any] = {name: honest[field.kind] for name, field in TABLES[table].items()}
    changed = data.draw(st.dictionaries(st.sampled_from(list(fields)), _ODD, max_size=2), "changed")
    left_out = data.draw(st.sets(st.sampled_from(list(fields)), max_size=1), "left out")
    marks = data.draw(st.dictionaries(st.sampled_from(["deleted", "erased"]), st.booleans()), "marks")
    fields = {name: value for name, value in (fields | changed).items() if name not in left_out}
    line = {"uid": "u-1", "origin": "9403", "revision": 1, "fields": fields} | marks
    taken = isinstance(v1.read(table, 1, json.dumps(line).encode()), Record)
    assert fits(line, schema) == taken


@pytest.mark.parametrize(
    ("name", "reader", "sender"), [("month.lcx", "province", "centre"), ("result.lcx", "centre", "province")]
)
def test_the_test_files_still_open_and_say_the_same(
    keys: dict[str, Identity], name: str, reader: str, sender: str
) -> None:
    expected = _load(VECTORS / "expected.json")[name]
    public = keys[sender].public
    with bundle.open_bundle(VECTORS / name, keys[reader], {public.unit: public}.get) as opened:
        assert json.loads(json.dumps(asdict(opened.manifest))) == expected["manifest"]
        assert [asdict(one) for one in opened.records()] == expected["records"]
        assert opened.hash == expected["sha256"]


@pytest.mark.parametrize("path", sorted(VECTORS.glob("refused-*.lcx")), ids=lambda path: path.stem)
def test_the_spoiled_test_files_are_refused_as_described(keys: dict[str, Identity], path: Path) -> None:
    expected = _load(VECTORS / "expected.json")[path.name]
    with pytest.raises(BundleRefused) as refusal:
        bundle.open_bundle(path, keys["province"], {"9403": keys["centre"].public}.get)
    assert refusal.value.code == expected["code"]


def test_there_are_spoiled_test_files() -> None:
    assert len(list(VECTORS.glob("refused-*.lcx"))) == 5


def test_the_test_enrolment_and_key_card_still_introduce_the_same_keys(keys: dict[str, Identity]) -> None:
    assert read_enrolment(VECTORS / "enrolment.lcx").public == keys["province"].public
    assert read_key_card(VECTORS / "key-card.lcx").public == keys["centre"].public


@pytest.mark.parametrize("who", ["centre", "province"])
def test_the_test_keys_still_have_the_same_fingerprint(who: str) -> None:
    kept = _load(VECTORS / "keys.json")[who]
    found = fingerprint(PublicIdentity(**kept["public"]))
    assert (found.hex, found.spoken()) == (kept["fingerprint"], kept["words"])


def test_the_open_test_files_are_plain_zips() -> None:
    with zipfile.ZipFile(VECTORS / "enrolment.lcx") as plain:
        told = json.loads(plain.read("manifest.json"))
        content = plain.read("records/reference_values.jsonl")
    assert told["members"][0]["sha256"] == sha256(content).hexdigest()


def test_the_description_names_every_table_field_and_code() -> None:
    text = (DOCS / "exchange-format.md").read_text("utf-8")
    names = {name for fields in TABLES.values() for name in fields} | TABLES.keys() | SENTENCES.keys()
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_the_description_names_the_right_limits() -> None:
    text = (DOCS / "exchange-format.md").read_text("utf-8")
    for table, fields in TABLES.items():
        section = text.split(f"### `{table}`", 1)[1].split("###", 1)[0]
        for name, field in fields.items():
            row = next(line for line in section.splitlines() if line.startswith(f"| `{name}` |"))
            kind = f"text, {field.longest}" if field.kind == "text" else field.kind
            assert row.split("|")[2].strip() == kind + (" or null" if field.empty else "")
