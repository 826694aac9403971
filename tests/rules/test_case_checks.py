"""What may be wrong with a case's draft and with a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.rules.cases import (
    CaseDraft,
    NeedDraft,
    Step,
    StepDraft,
    check_case,
    check_step,
    must_be_restricted,
)
from desktop.rules.categories import Category, due_on
from desktop.rules.problems import Problem

TODAY = date(2026, 11, 20)
OPENED = date(2026, 10, 1)
CATEGORIES = {
    "EMP-1": Category(code="EMP-1", name="หางาน", agency_code="DOE", clock_days=30),
    "PRO-2": Category(code="PRO-2", name="สภาพการจ้าง", agency_code="DLPW", restricted=True),
    "OLD-1": Category(code="OLD-1", name="เดิม", agency_code="DOE", closed_on=date(2026, 10, 1)),
}
CASE = CaseDraft(
    citizen_uid="c1", pointed_out_on=TODAY, detail="หางาน", needs=(NeedDraft(category_code="EMP-1"),)
)


def fields_of(problems: tuple[Problem, ...], soft: bool = False) -> list[str]:
    return [problem.field for problem in problems if problem.soft == soft]


def test_a_complete_case_has_no_problem() -> None:
    assert check_case(CASE, TODAY, CATEGORIES) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"citizen_uid": ""}, "citizen_uid"),
        ({"channel": "dream"}, "channel"),
        ({"channel": "volunteer"}, "found_by"),
        ({"urgency": ""}, "urgency"),
        ({"pointed_out_on": None}, "pointed_out_on"),
        ({"pointed_out_on": TODAY + timedelta(days=1)}, "pointed_out_on"),
        ({"detail": "ก" * 2001}, "detail"),
        ({"needs": ()}, "needs"),
        ({"needs": (NeedDraft(category_code="XXX"),)}, "needs"),
        ({"needs": (NeedDraft(category_code="OLD-1"),)}, "needs"),
        ({"needs": (NeedDraft(category_code="EMP-1"),) * 2}, "needs"),
        ({"needs": (NeedDraft(category_code="EMP-1", detail="ก" * 2001),)}, "needs"),
    ],
)
def test_a_wrong_field_of_a_case_is_refused(change: dict[str, object], field: str) -> None:
    assert fields_of(check_case(replace(CASE, **change), TODAY, CATEGORIES)) == [field]  # type: ignore[arg-type]


def test_a_closed_category_stays_right_in_a_case_of_its_time() -> None:
    old = replace(CASE, pointed_out_on=date(2026, 9, 30), needs=(NeedDraft(category_code="OLD-1"),))
    assert check_case(old, TODAY, CATEGORIES) == ()


def test_a_day_more_than_a_year_ago_is_asked_about() -> None:
    old = replace(CASE, pointed_out_on=date(2025, 11, 19))
    assert fields_of(check_case(old, TODAY, CATEGORIES), soft=True) == ["pointed_out_on"]


def test_a_case_is_as_restricted_as_its_needs() -> None:
    assert not must_be_restricted(CASE, CATEGORIES)
    assert must_be_restricted(
        replace(CASE, needs=(*CASE.needs, NeedDraft(category_code="PRO-2"))), CATEGORIES
    )


def test_an_answer_is_due_by_the_clock_of_the_category() -> None:
    assert due_on(CATEGORIES["EMP-1"], date(2026, 1, 31)) == date(2026, 3, 2)
    assert due_on(CATEGORIES["PRO-2"], TODAY) is None


def day(number: int) -> date:
    return OPENED + timedelta(days=number)


ACCEPTED = Step(kind="screened", on=day(2), verdict="accepted")
REFERRED = Step(kind="referred", on=day(3), agency_code="DOE", due_on=day(33))
ASSISTED = Step(kind="outcome", on=day(10), verdict="assisted", agency_code="DOE")
THIRTY = Step(kind="followed_up", on=day(40), verdict="30")

REFER = StepDraft(kind="referred", on=day(5), agency_code="DOE", due_on=day(35))
SCREEN = StepDraft(kind="screened", on=day(4), verdict="accepted")
OUTCOME = StepDraft(kind="outcome", on=day(12), verdict="assisted", agency_code="DOE")
FOLLOW = StepDraft(kind="followed_up", on=day(45), verdict="30", in_work=True, satisfaction=5)
REOPEN = StepDraft(kind="reopened", on=day(46))


def check(draft: StepDraft, *earlier: Step) -> tuple[Problem, ...]:
    return check_step(draft, earlier, TODAY, OPENED)


@pytest.mark.parametrize(
    ("draft", "earlier"),
    [
        (StepDraft(kind="served", on=OPENED, verdict="closed"), ()),
        (SCREEN, ()),
        (SCREEN, (REFERRED,)),
        (SCREEN, (REFERRED, ASSISTED)),
        (REFER, ()),
        (REFER, (ACCEPTED, REFERRED)),
        (OUTCOME, (REFERRED,)),
        (FOLLOW, (REFERRED, ASSISTED)),
        (replace(FOLLOW, verdict="90", on=day(50)), (REFERRED, ASSISTED, THIRTY)),
        (REOPEN, (REFERRED, ASSISTED)),
    ],
)
def test_a_step_that_follows_has_no_problem(draft: StepDraft, earlier: tuple[Step, ...]) -> None:
    assert fields_of(check(draft, *earlier)) == []


@pytest.mark.parametrize(
    ("draft", "earlier", "field"),
    [
        (StepDraft(kind="dream", on=OPENED), (), "kind"),
        (replace(SCREEN, on=None), (), "on"),
        (replace(SCREEN, on=TODAY + timedelta(days=1)), (), "on"),
        (replace(SCREEN, on=day(-1)), (), "on"),
        (replace(OUTCOME, on=day(-1)), (REFERRED,), "on"),
        (replace(OUTCOME, on=day(2)), (REFERRED,), "on"),
        (replace(FOLLOW, on=day(9)), (REFERRED, ASSISTED), "on"),
        (replace(SCREEN, verdict=""), (), "verdict"),
        (replace(SCREEN, verdict="assisted"), (), "verdict"),
        (replace(REFER, verdict="accepted"), (), "verdict"),
        (replace(SCREEN, verdict="rejected"), (), "reason"),
        (replace(OUTCOME, verdict="not_assisted", reason=" "), (REFERRED,), "reason"),
        (replace(OUTCOME, note="ก" * 2001), (REFERRED,), "note"),
        (replace(REFER, agency_code=""), (), "agency_code"),
        (replace(REFER, due_on=day(4)), (), "due_on"),
        (replace(FOLLOW, satisfaction=0), (REFERRED, ASSISTED), "satisfaction"),
        (replace(FOLLOW, satisfaction=6), (REFERRED, ASSISTED), "satisfaction"),
        (replace(FOLLOW, income_after=-1), (REFERRED, ASSISTED), "income_after"),
        (SCREEN, (ACCEPTED,), "kind"),
        (FOLLOW, (REFERRED,), "kind"),
        (FOLLOW, (REFERRED, ASSISTED, THIRTY), "verdict"),
        (REFER, (replace(ACCEPTED, verdict="rejected"),), "kind"),
        (OUTCOME, (REFERRED, ASSISTED), "kind"),
        (REOPEN, (REFERRED,), "kind"),
        (REOPEN, (), "kind"),
    ],
)
def test_a_step_that_cannot_follow_is_refused(
    draft: StepDraft, earlier: tuple[Step, ...], field: str
) -> None:
    assert fields_of(check(draft, *earlier)) == [field]


@pytest.mark.parametrize(
    ("draft", "earlier", "field"),
    [
        (replace(REFER, due_on=None), (), "due_on"),
        (replace(FOLLOW, in_work=None), (REFERRED, ASSISTED), "in_work"),
        (replace(FOLLOW, on=day(30)), (REFERRED, ASSISTED), "on"),
        (OUTCOME, (ACCEPTED,), "kind"),
    ],
)
def test_an_odd_step_is_warned_about(draft: StepDraft, earlier: tuple[Step, ...], field: str) -> None:
    assert fields_of(check(draft, *earlier)) == []
    assert fields_of(check(draft, *earlier), soft=True) == [field]


def test_a_case_opened_again_is_screened_and_referred_anew() -> None:
    rejected = replace(ACCEPTED, verdict="rejected")
    reopened = Step(kind="reopened", on=day(20))
    assert fields_of(check(replace(SCREEN, on=day(21)), rejected, reopened)) == []
    assert fields_of(check(replace(REFER, on=day(22)), REFERRED, ASSISTED, reopened)) == []
