"""What arrives of plans and activities is looked at before it is let in, and arrives whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.exchange.records import scope
from desktop.services.exchange import soundness

ITEM: dict[str, Any] = {
    "month": "2026-10", "volunteer_uid": None, "field": "services", "kind": "meeting", "activity": "ประชุม",
    "days": "", "place": "", "tambon_code": "", "times": 1, "people": 0, "with_whom": "", "writer_uid": "",
    "taken_back_on": None,
}  # fmt: skip
ACTIVITY: dict[str, Any] = {
    "on": date(2026, 10, 5), "volunteer_uid": None, "plan_item_uid": None, "forum_uid": None,
    "field": "services", "kind": "meeting", "activity": "ประชุม", "place": "", "tambon_code": "",
    "village_number": None, "men": 1, "women": 2, "result": "", "taken_back_on": None,
}  # fmt: skip
APPROVAL: dict[str, Any] = {
    "month": "2026-10", "volunteer_uid": None, "approved_on": date(2026, 9, 28), "approved_by": "สมชาย",
    "taken_back_on": None,
}  # fmt: skip
NOTE: dict[str, Any] = {
    "volunteer_uid": None, "month": "2026-10", "problems": "ฝนตก", "proposals": "", "opinion": "",
    "opinion_by": "", "opinion_on": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("table", "fields"),
    [("plan_items", ITEM), ("activities", ACTIVITY), ("plan_approvals", APPROVAL), ("work_notes", NOTE)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_centre_writes_is_sound_and_its_own_to_send(table: str, fields: dict[str, Any]) -> None:
    assert soundness.problem(table, fields, "9401") == ""
    assert scope.may_write(scope.CENTRE, table, fields)
    assert not scope.may_write(scope.PROVINCE, table, fields)


@pytest.mark.parametrize(
    ("table", "fields", "changed"),
    [
        ("plan_items", ITEM, {"month": "2026-13"}),
        ("plan_items", ITEM, {"month": "2569-10"}),
        ("plan_items", ITEM, {"field": "dancing"}),
        ("plan_items", ITEM, {"kind": ""}),
        ("plan_items", ITEM, {"activity": "  "}),
        ("plan_items", ITEM, {"times": 0}),
        ("plan_items", ITEM, {"people": -1}),
        ("activities", ACTIVITY, {"men": -1}),
        ("activities", ACTIVITY, {"women": 100_000}),
        ("activities", ACTIVITY, {"field": ""}),
        ("activities", ACTIVITY, {"activity": ""}),
        ("plan_approvals", APPROVAL, {"month": "October"}),
        ("work_notes", NOTE, {"month": ""}),
    ],
)
def test_what_figures_would_stumble_over_is_not_let_in(
    table: str, fields: dict[str, Any], changed: dict[str, Any]
) -> None:
    assert "format 1" in soundness.problem(table, {**fields, **changed}, "9401")
