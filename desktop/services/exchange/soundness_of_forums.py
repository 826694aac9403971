"""Whether entries of forums that came make sense."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop.rules.forums import MOST_HEADS, is_hour

Fields = Mapping[str, Any]


def _forum(fields: Fields, _own_unit: str) -> bool:
    counted = all(0 <= fields[name] <= MOST_HEADS for name in ("men", "women"))
    timed = all(not fields[name] or is_hour(fields[name]) for name in ("begins", "ends"))
    reasoned = fields["taken_back_on"] is None or bool(fields["take_back_reason"].strip())
    return counted and timed and reasoned and bool(fields["tambon_code"])


def _matter(fields: Fields, _own_unit: str) -> bool:
    people = fields["people"]
    counted = people is None or 1 <= people <= MOST_HEADS
    return counted and fields["position"] > 0 and bool(fields["matter"].strip())


def _decision(fields: Fields, _own_unit: str) -> bool:
    return fields["position"] > 0 and bool(fields["decision"].strip())


CHECKS: Mapping[str, Callable[[Fields, str], bool]] = {
    "forums": _forum,
    "forum_matters": _matter,
    "forum_decisions": _decision,
}
