"""The manifest: what a file is, from whom, for whom, and what lies in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from desktop import __version__
from desktop.exchange import limits
from desktop.exchange.failures import refused, too_new
from desktop.exchange.identities import UNIT
from desktop.exchange.strict_json import LARGEST
from desktop.exchange.strict_json import parse as parse_json

FORMAT = 1

MONTH = "month"
RESULT = "result"
REFERENCE = "reference"
ENROLMENT = "enrolment"
KEY_CARD = "key-card"

SEALED_KINDS = (MONTH, RESULT, REFERENCE)
PLAIN_KINDS = (ENROLMENT, KEY_CARD)
KINDS = SEALED_KINDS + PLAIN_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member of a file.

    Attributes:
        name: its path in the ZIP, such as ``records/cases.jsonl``.
        count: its records.
        sha256: of its bytes, hexadecimal.
        lowest: the lowest revision among its records.
        highest: the highest.
    """

    name: str = ""
    count: int = 0
    sha256: str = ""
    lowest: int = 0
    highest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a file says of itself; its exact bytes are what the sender signs.

    Attributes:
        format: the format's number, readable before anything else.
        program: the version of the program that made the file.
        kind: month, result, reference, enrolment or key-card.
        sender: the unit that made it.
        sender_name: that unit's name.
        recipient: the unit it is made for.
        recipient_name: that unit's name, where the sender gives it one.
        database_uid: the sender's register, so that a copy of it is found out.
        sequence: the sender's running number of files for this recipient, from 1; 0 in key cards and such.
        previous_hash: SHA-256 of the file before it, empty for the first.
        acknowledged_sequence: the recipient's newest file that the sender has taken in, 0 for none.
        acknowledged_hash: SHA-256 of that file, empty for none: a number alone may be that of another file
            where the recipient's register was restored.
        month: the month it reports, ISO, or empty.
        made_at: when, ISO with its zone.
        age_recipient: the sender's own, in enrolments and key cards.
        signing_key: the sender's own, in enrolments and key cards.
        members: what lies in the file, beside the manifest and its signature.
    """

    format: int = FORMAT
    program: str = __version__
    kind: str = MONTH
    sender: str = ""
    sender_name: str = ""
    recipient: str = ""
    recipient_name: str = ""
    database_uid: str = ""
    sequence: int = 0
    previous_hash: str = ""
    acknowledged_sequence: int = 0
    acknowledged_hash: str = ""
    month: str = ""
    made_at: str = ""
    age_recipient: str = ""
    signing_key: str = ""
    members: tuple[Member, ...] = ()

    def to_bytes(self) -> bytes:
        """The manifest as it lies in the file.

        Raises:
            ValueError: it is one that no reader would take.
        """
        written = _plain(self) | {"members": [_plain(member) for member in self.members]}
        _check(written)
        return json.dumps(written, ensure_ascii=False, indent=1).encode("utf-8")


def parse(raw: bytes) -> Manifest:
    """The manifest that the bytes spell; what this format does not know is passed over.

    Args:
        raw: the exact bytes of ``manifest.json``.

    Raises:
        BundleRefused: ``too-new`` whatever else may be wrong with it, or ``damaged``.
    """
    try:
        found = _object(raw)
        _check_format(found)
        _check(found)
        members = tuple(Member(**_known(Member, member)) for member in found["members"])
    except ValueError:
        raise refused("damaged") from None
    return Manifest(**_known(Manifest, found) | {"members": members})


def _object(raw: bytes) -> dict[str, Any]:
    if len(raw) > limits.MANIFEST:
        raise ValueError("too long")
    found = parse_json(raw)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _check_format(found: Mapping[str, Any]) -> None:
    number = found.get("format")
    if type(number) is not int or number < 1:
        raise ValueError("no format number")
    if number > FORMAT:
        raise too_new(found.get("program"))


def _plain(value: Manifest | Member) -> dict[str, Any]:
    return {one.name: getattr(value, one.name) for one in fields(value)}


def _known(kind: type[Manifest] | type[Member], found: Mapping[str, Any]) -> dict[str, Any]:
    return {one.name: found[one.name] for one in fields(kind)}


def _matches(pattern: str) -> Callable[[object], bool]:
    shape = re.compile(pattern)
    return lambda value: isinstance(value, str) and shape.fullmatch(value) is not None


def _whole(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST


def _name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 200 and value.isprintable()


def _moment(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _members(value: object) -> bool:
    if not isinstance(value, list) or len(value) > limits.MEMBERS:
        return False
    if not all(isinstance(member, dict) and _fits(member, _MEMBER) for member in value):
        return False
    return len({member["name"] for member in value}) == len(value)


_UNIT = _matches(UNIT.pattern)
_HASH = r"[0-9a-f]{64}"

_MEMBER: dict[str, Callable[[object], bool]] = {
    "name": _matches(r"[\x21-\x7e]{1,100}"),
    "count": _whole,
    "sha256": _matches(_HASH),
    "lowest": _whole,
    "highest": _whole,
}

_MANIFEST: dict[str, Callable[[object], bool]] = {
    "format": _whole,
    "program": _matches(r"[\x20-\x7e]{1,40}"),
    "kind": lambda value: value in KINDS,
    "sender": _UNIT,
    "sender_name": _name,
    "recipient": _UNIT,
    "recipient_name": _name,
    "database_uid": _matches(r"[\x21-\x7e]{0,64}"),
    "sequence": _whole,
    "previous_hash": _matches(f"({_HASH})?"),
    "acknowledged_sequence": _whole,
    "acknowledged_hash": _matches(f"({_HASH})?"),
    "month": _matches(r"([0-9]{4}-(0[1-9]|1[0-2]))?"),
    "made_at": _moment,
    "age_recipient": _matches(r"[a-z0-9]{0,64}"),
    "signing_key": _matches(f"({_HASH})?"),
    "members": _members,
}


def _fits(found: Mapping[str, Any], shape: Mapping[str, Callable[[object], bool]]) -> bool:
    return all(name in found and right(found[name]) for name, right in shape.items())


def _check(found: Mapping[str, Any]) -> None:
    wrong = [name for name, right in _MANIFEST.items() if name not in found or not right(found[name])]
    if wrong:
        raise ValueError(f"not in a manifest's shape: {', '.join(wrong)}")
