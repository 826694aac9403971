"""A quarter of the fiscal year knows its months, and which quarters lie beside it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.problems import Refused
from desktop.rules.quarters import Quarter

_DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def test_the_first_quarter_is_october_to_december_of_the_year_before() -> None:
    quarter = Quarter(2570, 1)
    assert (quarter.first, quarter.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter.thai() == "ไตรมาสที่ 1 ปีงบประมาณ 2570 (ตุลาคม–ธันวาคม 2569)"
    assert quarter.spoken() == "ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๗๐"


@given(_DAYS)
def test_every_day_lies_in_its_quarter(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert len({month.fiscal_year for month in quarter.months} | {quarter.fiscal_year}) == 1


@given(_DAYS)
def test_quarters_follow_each_other_without_a_gap(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.next().first == quarter.last + timedelta(days=1)
    assert quarter.next().previous() == quarter
    assert quarter < quarter.next()


@given(_DAYS)
def test_a_quarter_is_read_as_it_was_written(day: date) -> None:
    assert Quarter.parse(str(Quarter.of(day))) == Quarter.of(day)


@pytest.mark.parametrize("text", ["", "2570", "2570-0", "2570-5", "2026-1", "q1"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Quarter.parse(text)
    assert refused.value.code == "quarter"
