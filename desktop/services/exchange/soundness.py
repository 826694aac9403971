"""Whether an entry that came makes sense: what pages and figures would stumble over is not let in."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from typing import Any

from desktop.rules import bulletins, targets
from desktop.rules.cases.words import CHANNELS, STEP_KINDS, URGENCIES, VERDICTS
from desktop.rules.months import Month
from desktop.rules.problems import Refused, hard
from desktop.rules.reference import TABLES as REFERENCE_TABLES
from desktop.rules.reference import tables_from
from desktop.rules.reports import FROZEN, MonthFigures, written
from desktop.services.exchange import (
    soundness_of_forums,
    soundness_of_plans,
    soundness_of_situations,
    soundness_of_trainings,
)
from desktop.system.language import _

Fields = Mapping[str, Any]

_MONTH_VERDICTS = ("accepted", "returned")
_MOST_QUOTA = 1000
_BULLETIN = tuple(field.name for field in dataclasses.fields(bulletins.BulletinDraft))


def problem(table: str, fields: Fields, own_unit: str) -> str:
    """Why an entry cannot be used here, as one sentence, or nothing.

    Args:
        table: where it belongs.
        fields: all of it.
        own_unit: the unit that takes it in.
    """
    check = _CHECKS.get(table)
    if check is None or check(fields, own_unit):
        return ""
    return _("A field of this entry holds a value that format 1 does not know.")


def is_reference(fields: Fields) -> bool:
    """Whether this program can use a reference value.

    Args:
        fields: of the record.
    """
    return fields["table"] in REFERENCE_TABLES and _is_row(fields)


def _is_row(fields: Fields) -> bool:
    """Tried out as the register reads it at sign-in: a table that cannot be read would lock everybody out."""
    try:
        found = json.loads(fields["fields"])
        row = {str(name): str(text) for name, text in found.items()}
        row["closed_on"] = fields["closed_on"].isoformat() if fields["closed_on"] else ""
        rows = {name: [row] if name == fields["table"] else [] for name in REFERENCE_TABLES}
        tables_from(rows)
    except (Refused, ValueError, AttributeError, RecursionError):
        return False
    return bool(fields["code"]) and row[REFERENCE_TABLES[fields["table"]]] == fields["code"]


def _citizen(fields: Fields, _own_unit: str) -> bool:
    return fields["sex"] in ("m", "f", "") and fields["joined_to"] != fields["uid"]


def _volunteer(fields: Fields, _own_unit: str) -> bool:
    return fields["kind"] in ("volunteer", "graduate")


def _received_report(fields: Fields, _own_unit: str) -> bool:
    return _is_month(fields["month"])


def _attainment(fields: Fields, _own_unit: str) -> bool:
    return fields["kind"] in ("training", "award")


def _case(fields: Fields, _own_unit: str) -> bool:
    known = fields["channel"] in CHANNELS and fields["urgency"] in URGENCIES
    return known and fields["number"] > 0 and 2400 < fields["fiscal_year"] < 10_000


def _step(fields: Fields, _own_unit: str) -> bool:
    if fields["kind"] not in STEP_KINDS:
        return False
    possible = VERDICTS[fields["kind"]]
    return fields["verdict"] in possible if possible else fields["verdict"] == ""


def _month(fields: Fields, _own_unit: str) -> bool:
    if not _is_month(fields["month"]):
        return False
    return fields["closed_on"] is None or _are_figures(fields["figures"])


def _frozen_report(fields: Fields, _own_unit: str) -> bool:
    kind = FROZEN.get(fields["report"])
    # A report that only a newer program knows is kept for it; an emptied one fell away at a later closing.
    unread = kind is None or not fields["figures"]
    return _is_month(fields["month"]) and (unread or _reads(kind, fields["figures"]))


def _month_verdict(fields: Fields, own_unit: str) -> bool:
    ours = fields["unit"] == own_unit and _is_month(fields["month"])
    return ours and fields["verdict"] in _MONTH_VERDICTS


def _stipend_list(fields: Fields, _own_unit: str) -> bool:
    # Money goes out in one order only: prepared, approved, paid.
    return _is_month(fields["month"]) and (fields["paid_on"] is None or fields["approved_on"] is not None)


def _stipend_line(fields: Fields, _own_unit: str) -> bool:
    return _is_month(fields["month"]) and fields["amount"] > 0


def _stipend_receipt(fields: Fields, _own_unit: str) -> bool:
    numbered = fields["number"] > 0 and 2400 < fields["fiscal_year"] < 10_000
    reasoned = fields["voided_on"] is None or bool(fields["void_reason"].strip())
    return numbered and reasoned and _stipend_line(fields, "")


def _stipend_count(fields: Fields, own_unit: str) -> bool:
    return fields["unit"] == own_unit and _is_month(fields["month"]) and fields["amount"] >= 0


def _bulletin(fields: Fields, _own_unit: str) -> bool:
    listed = ("areas", "categories")
    values = {name: fields[name].split() if name in listed else fields[name] for name in _BULLETIN}
    return not hard(bulletins.check(bulletins.BulletinDraft(**values), fields["published_on"]))


def _bulletin_telling(fields: Fields, _own_unit: str) -> bool:
    return fields["answer"] in ("", *bulletins.ANSWERS)


def _target(fields: Fields, own_unit: str) -> bool:
    percents = (fields["screened_percent"], fields["assisted_percent"])
    return (
        fields["unit"] in ("", own_unit)
        and 1 <= fields["quota"] <= _MOST_QUOTA
        and all(0 <= percent <= 100 for percent in percents)
        and fields["rounding"] in targets.ROUNDINGS
    )


def _is_month(text: str) -> bool:
    try:
        return str(Month.parse(text)) == text
    except Refused:
        return False


def _are_figures(text: str) -> bool:
    return _reads(MonthFigures, text)


def _reads(kind: type | None, text: str) -> bool:
    if kind is None:
        return False
    try:
        written.from_json(kind, text)
    except Refused:
        return False
    return True


_CHECKS: Mapping[str, Callable[[Fields, str], bool]] = {
    **soundness_of_forums.CHECKS,
    **soundness_of_plans.CHECKS,
    **soundness_of_situations.CHECKS,
    **soundness_of_trainings.CHECKS,
    "citizens": _citizen,
    "volunteers": _volunteer,
    "received_reports": _received_report,
    "attainments": _attainment,
    "cases": _case,
    "steps": _step,
    "months": _month,
    "frozen_reports": _frozen_report,
    "month_verdicts": _month_verdict,
    "targets": _target,
    "stipend_lists": _stipend_list,
    "stipend_lines": _stipend_line,
    "stipend_receipts": _stipend_receipt,
    "stipend_counts": _stipend_count,
    "bulletins": _bulletin,
    "bulletin_tellings": _bulletin_telling,
}
