"""In which months somebody serves, and when a month counts as reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.months import Month
from desktop.rules.volunteer_months import ReceiptDraft, check_receipt, serves_in, state
from desktop.rules.volunteers import VolunteerDraft, is_serving

TODAY = date(2026, 11, 20)
TERM = VolunteerDraft(term_start=date(2026, 10, 15), term_end=date(2029, 9, 30))
OCTOBER = ReceiptDraft(month=Month(2026, 10), received_on=date(2026, 11, 3))

days = st.dates(date(2026, 9, 1), date(2026, 12, 31))
maybe_days = st.none() | days


@given(maybe_days, maybe_days, maybe_days, days)
def test_somebody_serves_in_a_month_when_they_serve_on_one_of_its_days(
    start: date | None, end: date | None, left_on: date | None, day: date
) -> None:
    term, month = VolunteerDraft(term_start=start, term_end=end, left_on=left_on), Month.of(day)
    every_day = (month.first + timedelta(days=after) for after in range((month.last - month.first).days + 1))

    assert serves_in(term, month) == any(is_serving(term, one) for one in every_day)


@pytest.mark.parametrize(
    ("month", "received", "expected"),
    [
        (Month(2026, 9), False, "outside"),
        (Month(2026, 10), False, "waiting"),
        (Month(2026, 10), True, "reported"),
        (Month(2026, 11), False, "running"),
        (Month(2026, 12), False, "coming"),
        (Month(2029, 10), False, "outside"),
    ],
)
def test_a_month_stands_where_term_calendar_and_receipt_put_it(
    month: Month, received: bool, expected: str
) -> None:
    assert state(TERM, month, received, TODAY) == expected


def test_a_report_of_a_month_that_is_over_can_be_received() -> None:
    assert check_receipt(OCTOBER, TERM, TODAY) == ()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(OCTOBER, month=Month(2026, 9)), "month"),
        (replace(OCTOBER, month=Month(2026, 12), received_on=TODAY), "month"),
        (replace(OCTOBER, received_on=None), "received_on"),
        (replace(OCTOBER, received_on=TODAY + timedelta(days=1)), "received_on"),
        (replace(OCTOBER, received_on=date(2026, 9, 30)), "received_on"),
    ],
)
def test_a_wrong_receipt_is_refused_at_its_field(draft: ReceiptDraft, field: str) -> None:
    found = check_receipt(draft, TERM, TODAY)
    assert field in [problem.field for problem in found if not problem.soft]


def test_a_report_before_its_month_is_over_is_asked_about() -> None:
    found = check_receipt(ReceiptDraft(month=Month.of(TODAY), received_on=TODAY), TERM, TODAY)
    assert [(problem.field, problem.soft) for problem in found] == [("month", True)]
