"""What may stand in a plan, and what may count as done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from plan_entries import TODAY, activity, item

from desktop.rules.months import Month
from desktop.rules.plans import (
    FIELDS,
    MOST_PEOPLE,
    PAPER_FIELDS,
    ActivityDraft,
    Known,
    PlanItemDraft,
    PlannedItem,
    WorkNoteDraft,
    check_activity,
    check_item,
    check_note,
    days_that_recur,
    field_word,
)
from desktop.rules.problems import hard
from desktop.rules.volunteers import VolunteerDraft

KNOWN = Known(kinds={"home_visit"}, tambons={"940101"})
SERVING = VolunteerDraft(term_start=date(2026, 10, 1), term_end=date(2026, 11, 15))


def wrong_with_item(draft: PlanItemDraft, appointment: VolunteerDraft | None = None) -> list[str]:
    return [problem.field for problem in hard(check_item(draft, TODAY, appointment, KNOWN))]


def wrong_with(
    draft: ActivityDraft, appointment: VolunteerDraft | None = None, planned: PlannedItem | None = None
) -> list[str]:
    return [problem.field for problem in hard(check_activity(draft, TODAY, appointment, planned, KNOWN))]


def test_the_four_fields_have_a_word_on_the_screen_and_one_on_paper() -> None:
    assert list(FIELDS) == list(PAPER_FIELDS)
    assert len(FIELDS) == 4
    assert field_word("unheard of") == "unheard of"


def test_an_ordinary_item_and_an_ordinary_activity_have_no_problem() -> None:
    assert check_item(item(), TODAY, None, KNOWN) == ()
    assert check_activity(activity(), TODAY, None, None, KNOWN) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"field": "religion"}, "field"),
        ({"kind": ""}, "kind"),
        ({"kind": "dancing"}, "kind"),
        ({"activity": "  "}, "activity"),
        ({"activity": "ก" * 501}, "activity"),
        ({"tambon_code": "999999"}, "tambon_code"),
        ({"times": 0}, "times"),
        ({"times": None}, "times"),
        ({"people": -1}, "people"),
        ({"people": MOST_PEOPLE + 1}, "people"),
        ({"days": "ก" * 201}, "days"),
        ({"month": "2027-12"}, "month"),
    ],
)
def test_what_is_wrong_with_an_item_is_told_at_its_field(changed: dict[str, object], field: str) -> None:
    assert wrong_with_item(replace(item(), **changed)) == [field]  # type: ignore[arg-type]


def test_nobody_plans_for_a_month_in_which_they_do_not_serve() -> None:
    assert wrong_with_item(item(), SERVING) == []
    assert wrong_with_item(item(month=Month(2026, 12)), SERVING) == ["month"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"on": None}, "on"),
        ({"on": date(2026, 11, 21)}, "on"),
        ({"on": date(2026, 12, 1)}, "on"),
        ({"men": -1}, "men"),
        ({"women": MOST_PEOPLE + 1}, "women"),
        ({"village_number": 31}, "village_number"),
        ({"result": "ก" * 2001}, "result"),
        ({"place": "ก" * 201}, "place"),
        ({"kind": "dancing"}, "kind"),
    ],
)
def test_what_is_wrong_with_an_activity_is_told_at_its_field(changed: dict[str, object], field: str) -> None:
    assert wrong_with(replace(activity(), **changed)) == [field]  # type: ignore[arg-type]


def test_an_actual_of_a_future_month_is_told_with_the_months_name() -> None:
    [problem] = check_activity(activity(on=date(2026, 12, 1)), TODAY, None, None, KNOWN)
    assert "ธันวาคม ๒๕๖๙" in problem.text


def test_nobody_does_anything_outside_their_service() -> None:
    assert wrong_with(activity(on=date(2026, 11, 15)), SERVING) == []
    assert wrong_with(activity(on=date(2026, 11, 16)), SERVING) == ["on"]


def test_reaching_nobody_is_asked_about_and_not_forbidden() -> None:
    draft = replace(activity(), men=None, women=0)
    [problem] = check_activity(draft, TODAY, None, None, KNOWN)
    assert problem.soft
    assert problem.field == "men"


def test_an_activity_belongs_to_an_item_of_the_same_person_and_month() -> None:
    november = PlannedItem(month=Month(2026, 11), volunteer_uid="a", field="information")
    assert wrong_with(activity("a"), planned=november) == []
    assert wrong_with(activity("b"), planned=november) == ["plan_item_uid"]
    assert wrong_with(activity("a", on=date(2026, 10, 31)), planned=november) == ["plan_item_uid"]
    [asked] = check_activity(activity("a", field="security"), TODAY, None, november, KNOWN)
    assert asked.soft


def test_notes_of_a_month_are_no_books() -> None:
    assert check_note(WorkNoteDraft(problems="ฝนตก")) == ()
    assert [one.field for one in check_note(WorkNoteDraft(proposals="ก" * 2001))] == ["proposals"]


@pytest.mark.parametrize(
    ("days", "kept"),
    [("ทุกวันพุธ", "ทุกวันพุธ"), ("5 และ 12 ก.พ.", ""), ("ปลายเดือนกุมภาพันธ์", ""), ("", ""), ("๓ ก.พ.", "")],
)
def test_only_days_that_recur_are_taken_over_to_another_month(days: str, kept: str) -> None:
    assert days_that_recur(days) == kept
