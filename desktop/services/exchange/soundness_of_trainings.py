"""Whether an entry of groups and courses that came makes sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.rules.trainings import FOLLOW_UPS, GROUP_KINDS, PARTS, RESULTS

Fields = Mapping[str, Any]

_HOURS_OF_A_DAY = 24


def _group(fields: Fields, _own_unit: str) -> bool:
    ended = fields["ended_on"] is None or fields["ended_on"] >= fields["formed_on"]
    return fields["kind"] in GROUP_KINDS and ended


def _course(fields: Fields, _own_unit: str) -> bool:
    in_order = fields["first_day"] <= fields["last_day"]
    counted = fields["hours"] > 0 and fields["seats"] > 0 and 1 <= fields["percent_to_pass"] <= 100
    # Nobody can have passed what did not take place.
    return in_order and counted and (fields["declared_on"] is None or fields["called_off_on"] is None)


def _enrolment(fields: Fields, _own_unit: str) -> bool:
    result, hours = fields["result"], fields["hours_attended"]
    if result not in RESULTS:
        return result == "" and hours is None
    return hours is not None and hours >= 0 and fields["seated_on"] is not None


def _session(fields: Fields, _own_unit: str) -> bool:
    return fields["part"] in PARTS and 1 <= fields["hours"] <= _HOURS_OF_A_DAY


def _attendance(fields: Fields, _own_unit: str) -> bool:
    return bool(0 <= fields["hours"] <= _HOURS_OF_A_DAY)


def _follow_up(fields: Fields, _own_unit: str) -> bool:
    return fields["days"] in FOLLOW_UPS and (fields["income"] is None or fields["income"] >= 0)


def _certificate(fields: Fields, _own_unit: str) -> bool:
    numbered = fields["number"] > 0 and 2400 < fields["fiscal_year"] < 10_000
    return numbered and (fields["voided_on"] is None or bool(fields["void_reason"].strip()))


CHECKS: Mapping[str, Callable[[Fields, str], bool]] = {
    "groups": _group,
    "courses": _course,
    "enrolments": _enrolment,
    "course_sessions": _session,
    "attendances": _attendance,
    "training_follow_ups": _follow_up,
    "certificates": _certificate,
}
