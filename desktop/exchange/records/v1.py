"""Format 1: its tables, their fields, and how a record is written as one line; never edited after release."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from desktop.exchange import limits
from desktop.exchange.identities import UNIT
from desktop.exchange.records.values import Record, Unreadable
from desktop.exchange.strict_json import LARGEST, too_deep
from desktop.system.language import _

TEXT = "text"
WHOLE = "whole"
DAY = "day"
YES_NO = "yes-no"

_UID = re.compile(r"[0-9A-Za-z._:-]{1,64}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Characters that no register can keep: NUL, and halves of characters that are not Unicode by themselves.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Field:
    """What a field of a record may hold.

    Attributes:
        kind: text, whole, day or yes-no.
        longest: for texts, in characters.
        empty: whether it may hold nothing at all, JSON's ``null``.
    """

    kind: str
    longest: int = -1
    empty: bool = False

    def problem(self, value: object) -> str:
        """What is wrong with a value: ``kind``, ``long``, or nothing."""
        if value is None:
            return "" if self.empty else "kind"
        if self.kind == TEXT:
            return self._text_problem(value)
        if self.kind == WHOLE:
            return "" if type(value) is int and -LARGEST <= value <= LARGEST else "kind"
        right = isinstance(value, bool) if self.kind == YES_NO else _is_day(value)
        return "" if right else "kind"

    def _text_problem(self, value: object) -> str:
        if not isinstance(value, str):
            return "kind"
        return "long" if len(value) > self.longest else ""


CODE = Field(TEXT, 40)
UID = Field(TEXT, 64)
NAME = Field(TEXT, 300)
PROSE = Field(TEXT, 20_000)
DOCUMENT = Field(TEXT, 150_000)
NUMBER = Field(WHOLE)
DATE = Field(DAY)
FLAG = Field(YES_NO)
MAYBE_UID = Field(TEXT, 64, empty=True)
MAYBE_NUMBER = Field(WHOLE, empty=True)
MAYBE_DATE = Field(DAY, empty=True)
MAYBE_FLAG = Field(YES_NO, empty=True)

# In the order in which they are taken in: what is pointed at comes first.
TABLES: dict[str, dict[str, Field]] = {
    "reference_values": {
        "table": CODE,
        "code": CODE,
        "version": NUMBER,
        "closed_on": MAYBE_DATE,
        "fields": PROSE,
    },
    "targets": {
        "fiscal_year": NUMBER,
        "unit": CODE,
        "quota": NUMBER,
        "screened_percent": NUMBER,
        "assisted_percent": NUMBER,
        "rounding": CODE,
    },
    "citizens": {
        "thai_id": CODE,
        "other_paper": NAME,
        "title": NAME,
        "first_name": NAME,
        "last_name": NAME,
        "former_names": PROSE,
        "sex": CODE,
        "birth_date": CODE,
        "father_name": NAME,
        "house_number": NAME,
        "village_number": MAYBE_NUMBER,
        "road": NAME,
        "tambon_code": CODE,
        "postcode": CODE,
        "phones": NAME,
        "occupation": NAME,
        "employment": CODE,
        "education": CODE,
        "languages": NAME,
        "flags": NAME,
        "notice_version": CODE,
        "notice_on": MAYBE_DATE,
        "informant": NAME,
        "joined_to": UID,
    },
    "volunteers": {
        "person_uid": UID,
        "kind": CODE,
        "order_number": NAME,
        "order_date": MAYBE_DATE,
        "term_start": MAYBE_DATE,
        "term_end": MAYBE_DATE,
        "supervisor": NAME,
        "left_on": MAYBE_DATE,
        "leave_reason": PROSE,
    },
    "assignments": {
        "volunteer_uid": UID,
        "tambon_code": CODE,
        "village_number": MAYBE_NUMBER,
        "since": MAYBE_DATE,
        "until": MAYBE_DATE,
    },
    "received_reports": {
        "volunteer_uid": UID,
        "month": CODE,
        "received_on": MAYBE_DATE,
        "received_by": NAME,
        "remark": PROSE,
    },
    "attainments": {
        "volunteer_uid": UID,
        "kind": CODE,
        "title": NAME,
        "on": DATE,
        "hours": MAYBE_NUMBER,
        "given_by": NAME,
        "taken_back_on": MAYBE_DATE,
    },
    "cases": {
        "number": NUMBER,
        "fiscal_year": NUMBER,
        "citizen_uid": UID,
        "channel": CODE,
        "pointed_out_on": DATE,
        "found_by": MAYBE_UID,
        "urgency": CODE,
        "detail": PROSE,
        "restricted": FLAG,
    },
    "hand_overs": {
        "case_uid": UID,
        "from_volunteer_uid": UID,
        "to_volunteer_uid": UID,
        "on": DATE,
        "by": NAME,
        "reason": PROSE,
        "taken_back_on": MAYBE_DATE,
    },
    "needs": {"case_uid": UID, "category_code": CODE, "detail": PROSE},
    "steps": {
        "case_uid": UID,
        "kind": CODE,
        "on": DATE,
        "verdict": CODE,
        "reason": PROSE,
        "agency_code": CODE,
        "letter_number": NAME,
        "due_on": MAYBE_DATE,
        "reference": NAME,
        "in_work": MAYBE_FLAG,
        "income_before": MAYBE_NUMBER,
        "income_after": MAYBE_NUMBER,
        "satisfaction": MAYBE_NUMBER,
        "note": PROSE,
        "officer": NAME,
    },
    "months": {
        "month": CODE,
        "closed_on": MAYBE_DATE,
        "closed_by": NAME,
        "figures": DOCUMENT,
        "approved_on": MAYBE_DATE,
        "approved_by": NAME,
    },
    "stipend_lists": {
        "month": CODE,
        "budget": NAME,
        "prepared_on": DATE,
        "prepared_by": NAME,
        "preparer_uid": UID,
        "approved_on": MAYBE_DATE,
        "approved_by": NAME,
        "paid_on": MAYBE_DATE,
        "paid_by": NAME,
        "withdrawn_on": MAYBE_DATE,
        "withdrawn_by": NAME,
        "withdraw_reason": PROSE,
    },
    "stipend_lines": {
        "list_uid": UID,
        "volunteer_uid": UID,
        "person_uid": UID,
        "month": CODE,
        "amount": NUMBER,
        "released_on": MAYBE_DATE,
    },
    "stipend_receipts": {
        "fiscal_year": NUMBER,
        "number": NUMBER,
        "line_uid": UID,
        "volunteer_uid": UID,
        "person_uid": UID,
        "month": CODE,
        "amount": NUMBER,
        "on": DATE,
        "payee": NAME,
        "payee_id": CODE,
        "payee_address": PROSE,
        "payer": NAME,
        "payer_position": NAME,
        "replaces_uid": UID,
        "voided_on": MAYBE_DATE,
        "voided_by": NAME,
        "void_reason": PROSE,
    },
    "stipend_counts": {
        "unit": CODE,
        "volunteer_uid": UID,
        "month": CODE,
        "amount": NUMBER,
        "remark": PROSE,
        "on": DATE,
    },
    "month_verdicts": {"unit": CODE, "month": CODE, "verdict": CODE, "remark": PROSE, "on": DATE},
    "results": {"table": CODE, "uid": UID, "revision": NUMBER, "verdict": CODE, "remark": PROSE},
}


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
    return {
        name: date.fromisoformat(value) if known[name].kind == DAY and isinstance(value, str) else value
        for name, value in taken.fields.items()
        if name in known
    }


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
    reason = _head_problem(found, uid, revision) or _field_problem(TABLES[table], found)
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
    marked = all(isinstance(found.get(name, False), bool) for name in ("deleted", "erased"))
    return "" if whole and marked else _("The entry does not say what it is or who wrote it.")


def _field_problem(known: Mapping[str, Field], found: Mapping[str, Any]) -> str:
    given = found["fields"]
    may_lack = found.get("deleted", False) or found.get("erased", False)
    for name, field in known.items():
        if name not in given:
            if may_lack:
                continue
            return _("The entry lacks the field {field}.", field=name)
        value = given[name]
        # Most values are short texts: the way to take in a hundred thousand records passes here.
        if type(value) is str and len(value) <= field.longest:
            continue
        problem = field.problem(value)
        if problem:
            return _reason(problem, name)
    return ""


def _reason(problem: str, name: str) -> str:
    if problem == "long":
        return _("The field {field} is too long.", field=name)
    return _("The field {field} holds something of the wrong kind.", field=name)


def _is_day(value: object) -> bool:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _sent(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, tuple) else value
