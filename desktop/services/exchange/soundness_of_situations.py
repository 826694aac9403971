"""Whether figures, reviews and events that came make sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.rules import events, situations
from desktop.rules.problems import hard
from desktop.rules.quarters import Quarter

Fields = Mapping[str, Any]


def _situation(fields: Fields, _own_unit: str) -> bool:
    placed = 0 <= fields["village_number"] <= situations.LAST_VILLAGE
    figures = {name: fields[name] for name in situations.FIGURES}
    return _is_quarter(fields) and placed and not hard(tuple(situations.check_parts(figures)))


def _review(fields: Fields, _own_unit: str) -> bool:
    return _is_quarter(fields)


def _event(fields: Fields, _own_unit: str) -> bool:
    known = fields["kind"] in events.KINDS and fields["urgency"] in events.URGENCIES
    numbered = fields["number"] > 0 and 2400 < fields["fiscal_year"] < 10_000
    # Whatever a sender says, a tip-off is never shown to everybody.
    guarded = fields["restricted"] or fields["kind"] not in events.ALWAYS_RESTRICTED
    return known and numbered and guarded


def _telling(fields: Fields, _own_unit: str) -> bool:
    return fields["way"] in events.WAYS


def _is_quarter(fields: Fields) -> bool:
    return Quarter.is_one(fields["fiscal_year"], fields["quarter"])


CHECKS: Mapping[str, Callable[[Fields, str], bool]] = {
    "situations": _situation,
    "situation_reviews": _review,
    "events": _event,
    "event_tellings": _telling,
}
