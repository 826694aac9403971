"""Stipends: rates by date, who may be paid, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.rules import stipends
from desktop.rules.months import Month
from desktop.rules.stipends import Claim, RateDraft, StipendRate
from desktop.rules.volunteers import VolunteerDraft

OCTOBER = Month(2026, 10)
TODAY = date(2026, 11, 5)
OLD = StipendRate(code="volunteer-2011-10-01", kind="volunteer", since=date(2011, 10, 1), satang=60_000)
NEW = replace(OLD, code="volunteer-2026-11-01", since=date(2026, 11, 1), satang=80_000)
TERM = VolunteerDraft(
    person_uid="p", kind="volunteer", term_start=date(2026, 10, 1), term_end=date(2029, 9, 30)
)
CLAIM = Claim(volunteer_uid="v", appointment=TERM, reported=True)


def test_a_month_is_worth_what_the_table_says_for_its_first_day() -> None:
    rates = (NEW, OLD)
    assert stipends.rate_for(rates, "volunteer", OCTOBER) == OLD
    assert stipends.rate_for(rates, "volunteer", Month(2026, 11)) == NEW
    assert stipends.rate_for(rates, "volunteer", Month(2011, 9)) is None
    assert stipends.rate_for(rates, "graduate", OCTOBER) is None


def test_a_closed_rate_holds_for_the_months_before_it_was_closed() -> None:
    closed = replace(OLD, closed_on=date(2026, 11, 1))
    assert stipends.rate_for((closed,), "volunteer", OCTOBER) == closed
    assert stipends.rate_for((closed,), "volunteer", Month(2026, 11)) is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"since": date(2026, 11, 1)}, "since"),
        ({"since": date(2026, 10, 1)}, "since"),
        ({"since": date(2026, 12, 2)}, "since"),
        ({"since": None}, "since"),
        ({"satang": -60_000}, "satang"),
        ({"satang": 0}, "satang"),
        ({"satang": 600.5}, "satang"),
        ({"satang": True}, "satang"),
        ({"satang": 10_000_001}, "satang"),
        ({"kind": "officer"}, "kind"),
    ],
)
def test_a_rate_of_the_past_and_an_amount_that_is_none_are_refused(
    change: dict[str, object], field: str
) -> None:
    draft = RateDraft(since=date(2026, 12, 1), satang=65_025)
    assert not stipends.check_rate(draft, TODAY)
    wrong = stipends.check_rate(replace(draft, **change), TODAY)  # type: ignore[arg-type]
    assert [problem.field for problem in wrong] == [field]


@pytest.mark.parametrize(
    ("change", "within"),
    [
        ({}, True),
        ({"term_start": date(2026, 10, 2)}, False),
        ({"term_start": None}, False),
        ({"term_end": date(2026, 10, 31)}, True),
        ({"term_end": date(2026, 10, 30)}, False),
        ({"term_end": None}, True),
        ({"left_on": date(2026, 10, 16)}, False),
        ({"left_on": date(2026, 10, 31)}, False),
        ({"left_on": date(2026, 11, 1)}, True),
    ],
)
def test_only_a_whole_month_of_the_term_is_paid(change: dict[str, object], within: bool) -> None:
    appointment = replace(TERM, **change)  # type: ignore[arg-type]
    assert stipends.within_term(appointment, OCTOBER) is within
    found = stipends.reasons(replace(CLAIM, appointment=appointment), OCTOBER, OLD, TODAY)
    assert found == (() if within else (stipends.OUTSIDE_TERM,))


@pytest.mark.parametrize(
    ("change", "today", "rate", "reason"),
    [
        ({"reported": False}, TODAY, OLD, stipends.NOT_REPORTED),
        ({"paid": True, "listed": True}, TODAY, OLD, stipends.ALREADY_PAID),
        ({"listed": True}, TODAY, OLD, stipends.ON_A_LIST),
        ({}, date(2026, 10, 31), OLD, stipends.NOT_OVER),
        ({}, TODAY, None, stipends.NO_RATE),
    ],
)
def test_each_reason_is_told_in_a_sentence_that_says_what_to_do(
    change: dict[str, bool], today: date, rate: StipendRate | None, reason: str
) -> None:
    assert stipends.reasons(replace(CLAIM, **change), OCTOBER, rate, today) == (reason,)
    assert "ตุลาคม ๒๕๖๙" in stipends.reason_word(reason, OCTOBER)


def test_of_two_appointments_of_one_person_the_older_one_is_paid() -> None:
    newer = replace(
        CLAIM,
        volunteer_uid="w",
        appointment=replace(TERM, kind="graduate", term_start=date(2026, 9, 1)),
    )
    graduate = replace(OLD, kind="graduate")
    found = stipends.judged([CLAIM, newer], OCTOBER, [OLD, graduate], TODAY)
    assert found == {"v": (stipends.TWO_ROLES,), "w": ()}


def test_who_was_paid_under_another_appointment_is_not_paid_again() -> None:
    other = replace(CLAIM, volunteer_uid="a", paid=True, listed=True)
    found = stipends.judged([CLAIM, other], OCTOBER, [OLD], TODAY)
    assert found == {"v": (stipends.TWO_ROLES,), "a": (stipends.ALREADY_PAID,)}


def test_an_appointment_that_may_not_be_paid_stands_in_nobodys_way() -> None:
    left = replace(CLAIM, volunteer_uid="a", appointment=replace(TERM, left_on=date(2026, 10, 16)))
    found = stipends.judged([CLAIM, left], OCTOBER, [OLD], TODAY)
    assert found == {"v": (), "a": (stipends.OUTSIDE_TERM,)}


@pytest.mark.parametrize("change", [{"satang": 0}, {"since": date(2026, 10, 2)}, {"kind": "officer"}])
def test_a_rate_that_makes_no_sense_cannot_stand_in_the_table(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no such rate"):
        replace(OLD, **change)  # type: ignore[arg-type]


def test_a_receipts_number_names_its_centre_and_fiscal_year() -> None:
    assert stipends.receipt_number("9403", 12, 2570) == "R9403-2570-00012"
