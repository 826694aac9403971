"""Trainings and awards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.attainments import KINDS, AttainmentDraft, check, kind_word

TODAY = date(2026, 11, 20)
GOOD = AttainmentDraft(kind="training", title="การใช้ระบบรายงาน", on=TODAY, hours=6, given_by="สรจ.ปัตตานี")


def test_a_complete_training_has_no_problem() -> None:
    assert check(GOOD, TODAY) == ()
    assert check(replace(GOOD, kind="award", hours=None), TODAY) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "medal"}, "kind"),
        ({"title": "  "}, "title"),
        ({"on": None}, "on"),
        ({"on": date(2026, 11, 21)}, "on"),
        ({"hours": 0}, "hours"),
        ({"hours": 2001}, "hours"),
    ],
)
def test_a_wrong_field_is_refused_at_that_field(change: dict[str, object], field: str) -> None:
    found = check(replace(GOOD, **change), TODAY)  # type: ignore[arg-type]
    assert [(problem.field, problem.soft) for problem in found] == [(field, False)]


def test_every_kind_has_a_word() -> None:
    assert all(kind_word(kind) != kind for kind in KINDS)
    assert kind_word("medal") == "medal"
