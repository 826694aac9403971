"""Format 1: how a record is written as one line, and read again; never edited after release."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from desktop.exchange import limits
from desktop.exchange.identities import UNIT
from desktop.exchange.records.v1.tables import CODE, DAY, TABLES, TEXT, Field
from desktop.exchange.records.values import Record, Unreadable
from desktop.exchange.strict_json import LARGEST, too_deep
from desktop.system.language import _

__all__ = ["CODE", "TABLES", "TEXT", "Field", "read", "record", "values", "write"]

_UID = re.compile(r"[0-9A-Za-z._:-]{1,64}")
# Told once: the way to take in a hundred thousand records passes here.
_DAYS = {table: tuple(name for name in known if known[name].kind == DAY) for table, known in TABLES.items()}
_FIELDS = {
    table: tuple((name, one.longest, one) for name, one in known.items()) for table, known in TABLES.items()
}
_NOWHERE = object()
# Characters that no register can keep: NUL, and halves of characters that are not Unicode by themselves.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def record(
    table: str,
    uid: str,
    origin: str,
    revision: int,
    fields: Mapping[str, Any],
    *,
    deleted: bool = False,
    erased: bool = False,
) -> Record:
    """A record from an entry's values.

    Args:
        table: where it belongs.
        uid: the entry's.
        origin: the unit that writes it.
        revision: from 1.
        fields: every field of the table; days may be dates, and several codes a tuple.
        deleted: the entry was taken back.
        erased: the person's data were erased.

    Raises:
        ValueError: the table, or one of the fields, is not of this format, or a field is missing.
    """
    known = TABLES.get(table)
    if known is None or not fields.keys() <= known.keys():
        raise ValueError(f"not of format 1: {table}, {sorted(fields.keys() - (known or {}).keys())}")
    if not (deleted or erased) and len(fields) < len(known):
        raise ValueError(f"fields are missing in {table}: {sorted(known.keys() - fields.keys())}")
    sent = {name: _sent(fields[name]) for name in known if name in fields}
    return Record(
        table=table, uid=uid, origin=origin, revision=revision, fields=sent, deleted=deleted, erased=erased
    )


def values(taken: Record) -> dict[str, Any]:
    """The record's fields that this format knows, days as dates: what a register keeps."""
    known = TABLES[taken.table]
    if taken.fields.keys() == known.keys():
        given = dict(taken.fields)
    else:
        given = {name: value for name, value in taken.fields.items() if name in known}
    for name in _DAYS[taken.table]:
        day = given.get(name)
        if isinstance(day, str):
            given[name] = date.fromisoformat(day)
    return given


def write(sent: Record) -> bytes:
    """The record as one line of its member.

    Raises:
        ValueError: the line is longer than any reader would take.
    """
    marks = {name: True for name in ("deleted", "erased") if getattr(sent, name)}
    written = {"uid": sent.uid, "origin": sent.origin, "revision": sent.revision} | marks
    line = json.dumps(
        written | {"fields": dict(sent.fields)}, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")
    if len(line) > limits.LINE:
        raise ValueError(f"a record of {sent.table} is too long")
    return line + b"\n"


def read(table: str, number: int, line: bytes) -> Record | Unreadable:
    """The record that a line spells; fields that this format does not know are kept.

    Args:
        table: whose member it lies in.
        number: the line's number, from 1.
        line: without its end.

    Returns:
        The record, or why it is none.
    """
    found = _parsed(line)
    if found is None:
        return Unreadable(table=table, line=number, reason=_("This line is no entry."))
    uid, revision = _uid_of(found), _revision_of(found)
    reason = _head_problem(found, uid, revision) or _field_problem(table, found)
    if reason:
        return Unreadable(table=table, line=number, uid=uid, revision=revision, reason=reason)
    return Record(
        table=table,
        uid=uid,
        origin=found["origin"],
        revision=revision,
        fields=found["fields"],
        deleted=found.get("deleted", False),
        erased=found.get("erased", False),
    )


def _parsed(line: bytes) -> dict[str, Any] | None:
    if too_deep(line):
        return None
    try:
        found = _DECODER.decode(line.decode("utf-8"))
    except ValueError:
        return None
    if not isinstance(found, dict) or not isinstance(found.get("fields"), dict):
        return None
    # Only an escape can spell what no register can keep, and few lines have one.
    return None if b"\\u" in line and _unkeepable(found) else found


def _unkeepable(value: object) -> bool:
    if isinstance(value, str):
        return _NO_TEXT.search(value) is not None
    if isinstance(value, dict):
        return any(_unkeepable(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(map(_unkeepable, value))


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


# One for all lines: making it costs more than a line does.
_DECODER = json.JSONDecoder(parse_constant=_no_number)


def _uid_of(found: Mapping[str, Any]) -> str:
    uid = found.get("uid")
    return uid if isinstance(uid, str) and _UID.fullmatch(uid) else ""


def _revision_of(found: Mapping[str, Any]) -> int:
    revision = found.get("revision")
    return revision if type(revision) is int and 1 <= revision <= LARGEST else 0


def _head_problem(found: Mapping[str, Any], uid: str, revision: int) -> str:
    origin = found.get("origin")
    whole = uid and revision and isinstance(origin, str) and UNIT.fullmatch(origin)
    marked = isinstance(found.get("deleted", False), bool) and isinstance(found.get("erased", False), bool)
    return "" if whole and marked else _("The entry does not say what it is or who wrote it.")


def _field_problem(table: str, found: Mapping[str, Any]) -> str:
    given = found["fields"]
    for name, longest, field in _FIELDS[table]:
        value = given.get(name, _NOWHERE)
        # Most values are short texts.
        if type(value) is str and len(value) <= longest:
            continue
        if value is _NOWHERE:
            if found.get("deleted", False) or found.get("erased", False):
                continue
            return _("The entry lacks the field {field}.", field=name)
        problem = field.problem(value)
        if problem:
            return _reason(problem, name)
    return ""


def _reason(problem: str, name: str) -> str:
    if problem == "long":
        return _("The field {field} is too long.", field=name)
    return _("The field {field} holds something of the wrong kind.", field=name)


def _sent(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, tuple) else value
