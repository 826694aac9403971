"""Months and fiscal years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.months import Month, fiscal_start, fiscal_year
from desktop.rules.problems import Refused

MONTHS = st.builds(Month, st.integers(1900, 2200), st.integers(1, 12))
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))


def test_a_month_of_the_command_line_is_buddhist_above_2400() -> None:
    assert Month.parse("2569-01") == Month(2026, 1)
    assert Month.parse(" 2026-1 ") == Month(2026, 1)


@pytest.mark.parametrize(
    "text", ["", "2569", "2569-13", "2569-00", "69-01", "2569/01", "มกราคม 2569", "2569-01-01"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Month.parse(text)
    assert refused.value.code == "month"


def test_a_month_is_written_in_iso_and_in_thai() -> None:
    assert str(Month(2026, 1)) == "2026-01"
    assert Month(2026, 1).thai() == "มกราคม 2569"


def test_a_month_that_does_not_exist_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no such month"):
        Month(2026, 13)


@given(MONTHS)
def test_the_next_month_begins_the_day_after_the_last(month: Month) -> None:
    assert month.last + timedelta(days=1) == month.next().first
    assert month.next().previous() == month
    assert month < month.next()
    assert Month.parse(str(month)) == month
    assert Month.of(month.last) == month


def test_the_fiscal_year_runs_from_october_to_september() -> None:
    assert fiscal_year(date(2025, 9, 30)) == 2568
    assert fiscal_year(date(2025, 10, 1)) == 2569
    assert fiscal_year(date(2026, 9, 30)) == 2569
    assert Month(2025, 10).fiscal_year == 2569


@given(DAYS)
def test_a_fiscal_year_starts_on_the_first_of_october_before_the_day(day: date) -> None:
    start = fiscal_start(day)
    assert start <= day < date(start.year + 1, 10, 1)
    assert fiscal_year(start) == fiscal_year(day)
    assert fiscal_year(start - timedelta(days=1)) == fiscal_year(day) - 1
