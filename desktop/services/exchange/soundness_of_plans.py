"""Whether entries of plans and activities that came make sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.rules.months import Month
from desktop.rules.plans import FIELDS, MOST_PEOPLE, MOST_TIMES
from desktop.rules.problems import Refused

Fields = Mapping[str, Any]


def _plan_item(fields: Fields, _own_unit: str) -> bool:
    counted = 1 <= fields["times"] <= MOST_TIMES and 0 <= fields["people"] <= MOST_PEOPLE
    return counted and _is_month(fields["month"]) and _is_work(fields)


def _plan_approval(fields: Fields, _own_unit: str) -> bool:
    return _is_month(fields["month"])


def _activity(fields: Fields, _own_unit: str) -> bool:
    counted = all(0 <= fields[name] <= MOST_PEOPLE for name in ("men", "women"))
    return counted and _is_work(fields)


def _work_note(fields: Fields, _own_unit: str) -> bool:
    return _is_month(fields["month"])


def _is_work(fields: Fields) -> bool:
    return fields["field"] in FIELDS and bool(fields["kind"]) and bool(fields["activity"].strip())


def _is_month(text: str) -> bool:
    try:
        return str(Month.parse(text)) == text
    except Refused:
        return False


CHECKS: Mapping[str, Callable[[Fields, str], bool]] = {
    "plan_items": _plan_item,
    "plan_approvals": _plan_approval,
    "activities": _activity,
    "work_notes": _work_note,
}
