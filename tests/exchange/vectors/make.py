"""Makes the JSON Schemas of the format, and the files that other programs can test themselves with.

Run by hand when the format changes before its release. After the release the files stay as they are:
every later version must still open them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.exchange import bundle, envelope
from desktop.exchange.archive import Archive, Writer
from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.enrolments import write_enrolment, write_key_card
from desktop.exchange.identities import Identity, fingerprint
from desktop.exchange.manifest import KINDS, Manifest
from desktop.exchange.records import TABLES, Record, Unreadable, record
from desktop.exchange.records.v1 import Field
from desktop.exchange.strict_json import LARGEST

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parents[2] / "docs" / "exchange-format"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HASH = "^[0-9a-f]{64}$"
_UNIT = {"type": "string", "pattern": "^[0-9A-Za-z-]{1,20}$"}
_NAME = {"type": "string", "maxLength": 200}
_COUNT = {"type": "integer", "minimum": 0, "maximum": LARGEST}
_KINDS: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "pattern": "^[^\\u0000]*$"},
    "whole": {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST},
    "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "yes-no": {"type": "boolean"},
}


def manifest_schema() -> dict[str, Any]:
    member = {
        "name": {"type": "string", "enum": [f"records/{table}.jsonl" for table in TABLES]},
        "count": _COUNT,
        "sha256": {"type": "string", "pattern": _HASH},
        "lowest": _COUNT,
        "highest": _COUNT,
    }
    properties: dict[str, Any] = {
        "format": {"const": 1},
        "program": {"type": "string", "pattern": "^[\\u0020-\\u007e]{1,40}$"},
        "kind": {"enum": list(KINDS)},
        "sender": _UNIT,
        "sender_name": _NAME,
        "recipient": _UNIT,
        "recipient_name": _NAME,
        "database_uid": {"type": "string", "pattern": "^[\\u0021-\\u007e]{0,64}$"},
        "sequence": _COUNT,
        "previous_hash": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        "acknowledged_sequence": _COUNT,
        "acknowledged_hash": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        "month": {"type": "string", "pattern": "^([0-9]{4}-(0[1-9]|1[0-2]))?$"},
        "made_at": {"type": "string", "format": "date-time"},
        "age_recipient": {"type": "string", "pattern": "^[a-z0-9]{0,64}$"},
        "signing_key": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        "members": {
            "type": "array",
            "maxItems": 62,
            "items": {"type": "object", "required": list(member), "properties": member},
        },
    }
    return {
        "$schema": _DIALECT,
        "title": "manifest.json, format 1",
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def records_schema() -> dict[str, Any]:
    return {
        "$schema": _DIALECT,
        "title": "One line of records/<table>.jsonl, format 1: use the definition of the table",
        "$defs": {table: _record_schema(fields) for table, fields in TABLES.items()},
    }


def _record_schema(fields: dict[str, Field]) -> dict[str, Any]:
    head = {
        "uid": {"type": "string", "pattern": "^[0-9A-Za-z._:-]{1,64}$"},
        "origin": _UNIT,
        "revision": {"type": "integer", "minimum": 1, "maximum": LARGEST},
    }
    known = {name: _field_schema(field) for name, field in fields.items()}
    marks = {"deleted": {"type": "boolean"}, "erased": {"type": "boolean"}}
    whole = [{"properties": {"fields": {"required": list(fields)}}}]
    return {
        "type": "object",
        "required": [*head, "fields"],
        "properties": head | marks | {"fields": {"type": "object", "properties": known}},
        "anyOf": whole + [{"required": [mark], "properties": {mark: {"const": True}}} for mark in marks],
    }


def _field_schema(field: Field) -> dict[str, Any]:
    shape = dict(_KINDS[field.kind])
    if field.kind == "text":
        shape["maxLength"] = field.longest
    if field.empty:
        shape["type"] = [shape["type"], "null"]
    return shape


def _uid(number: int) -> str:
    return f"0192f0c0-0000-7000-8000-{number:012d}"


def _blank(table: str, /, **given: object) -> dict[str, Any]:
    """Every field of a table, empty but for those given."""
    empty: dict[str, Any] = {"text": "", "whole": 0, "day": date(2026, 1, 12), "yes-no": False}
    return {
        name: given.get(name, None if field.empty else empty[field.kind])
        for name, field in TABLES[table].items()
    }


def _centres_records() -> list[Record]:
    person = _blank(
        "citizens",
        title="นางสาว",
        first_name="ตัวอย่าง",
        last_name="ทดสอบ",
        sex="f",
        birth_date="1992-03",
        village_number=4,
        tambon_code="940301",
        phones="0800000000",
        languages="th ms",
        notice_on=date(2026, 1, 12),
    )
    case = _blank(
        "cases", number=1, fiscal_year=2569, citizen_uid=_uid(1), channel="counter", urgency="normal"
    )
    step = _blank("steps", case_uid=_uid(2), kind="referred", agency_code="DOE", due_on=date(2026, 2, 12))
    month = _blank("months", month="2026-01", closed_on=date(2026, 2, 1), figures='{"pointed_out": 1}')
    return [
        record("citizens", _uid(1), "9403", 2, person),
        record("citizens", _uid(6), "9403", 3, {"sex": "m"}, erased=True),
        record("cases", _uid(2), "9403", 1, case),
        record("needs", _uid(3), "9403", 1, _blank("needs", case_uid=_uid(2), category_code="EMP-1")),
        record("needs", _uid(7), "9403", 2, {}, deleted=True),
        record("steps", _uid(4), "9403", 1, step),
        record("months", _uid(5), "9403", 1, month),
    ]


def _provinces_records() -> list[Record]:
    step = _blank("steps", case_uid=_uid(2), kind="screened", verdict="accepted")
    word = {"table": "cases", "uid": _uid(2), "revision": 1, "verdict": "accepted", "remark": ""}
    return [
        record("steps", _uid(21), "9400", 1, step),
        record("results", _uid(22), "9400", 1, _blank("results", **word)),
    ]


def _resealed(honest: Sealed, owner: Identity, recipient: Identity, **told: object) -> bytes:
    """The same file with other words in its manifest, signed again."""
    inside = Archive(envelope.unseal(honest.content, owner))
    exact = json.dumps(json.loads(inside.manifest()) | told).encode("utf-8")
    return envelope.seal_for([recipient.public], Writer().finish(exact, owner.sign(exact)))


def _expected(opened: Opened) -> dict[str, Any]:
    found = list(opened.records())
    assert not [one for one in found if isinstance(one, Unreadable)]
    return {
        "sha256": opened.hash,
        "manifest": asdict(opened.manifest),
        "records": [asdict(one) for one in found],
    }


def _files(centre: Identity, province: Identity) -> dict[str, Sealed]:
    plain = Manifest(program="0.1.0", made_at="2026-02-01T09:30:00+07:00")
    draft = replace(plain, database_uid=_uid(99), sequence=1, month="2026-01")
    answer = replace(draft, kind="result", database_uid=_uid(98), acknowledged_sequence=1)
    agency = _blank(
        "reference_values", table="agencies", code="DOE", version=1, fields='{"name": "กรมการจัดหางาน"}'
    )
    reference = [record("reference_values", "agencies:DOE", "9400", 1, agency)]
    return {
        "month.lcx": bundle.seal(draft, _centres_records(), centre, province.public),
        "result.lcx": bundle.seal(answer, _provinces_records(), province, centre.public),
        "enrolment.lcx": write_enrolment(plain, province, centre.unit, centre.name, reference),
        "key-card.lcx": write_key_card(plain, centre, province.public),
    }


def _refused_files(month: Sealed, centre: Identity, province: Identity) -> dict[str, tuple[bytes, str]]:
    stranger = Identity.make("9500", "จังหวัดอื่น")
    last = bytes([month.content[-1] ^ 1])
    return {
        "refused-too-new.lcx": (_resealed(month, centre, province, format=2, program="2.0"), "too-new"),
        "refused-cut-short.lcx": (month.content[:-100], "damaged"),
        "refused-changed.lcx": (month.content[:-1] + last, "damaged"),
        "refused-for-another.lcx": (_resealed(month, centre, stranger), "not-for-us"),
        "refused-unsigned.lcx": (_forged(month, centre, province), "bad-signature"),
    }


def _forged(month: Sealed, centre: Identity, province: Identity) -> bytes:
    exact = Archive(envelope.unseal(month.content, centre)).manifest()
    return envelope.seal_for([province.public], Writer().finish(exact, bytes(64)))


def _keys(identity: Identity) -> dict[str, Any]:
    found = fingerprint(identity.public)
    return {
        "identity": json.loads(identity.to_text()),
        "public": asdict(identity.public),
        "fingerprint": found.hex,
        "words": found.spoken(),
    }


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def write_schemas() -> None:
    _write(SCHEMAS / "manifest.schema.json", manifest_schema())
    _write(SCHEMAS / "records.schema.json", records_schema())


def write_vectors() -> None:
    centre = Identity.make("9403", "ศูนย์แรงงานอำเภอหนองจิก")
    province = Identity.make("9400", "สำนักงานแรงงานจังหวัดปัตตานี")
    files = _files(centre, province)
    refused = _refused_files(files["month.lcx"], centre, province)
    for name, sealed in files.items():
        (HERE / name).write_bytes(sealed.content)
    for name, (content, _code) in refused.items():
        (HERE / name).write_bytes(content)
    keys = {"centre": _keys(centre), "province": _keys(province)}
    _write(HERE / "keys.json", {"warning": "for tests only: these secrets are public"} | keys)
    month = bundle.open_bundle(files["month.lcx"].content, province, {"9403": centre.public}.get)
    result = bundle.open_bundle(files["result.lcx"].content, centre, {"9400": province.public}.get)
    opened = {"month.lcx": _expected(month), "result.lcx": _expected(result)}
    _write(
        HERE / "expected.json", opened | {name: {"code": code} for name, (_content, code) in refused.items()}
    )


if __name__ == "__main__":
    write_schemas()
    write_vectors()
