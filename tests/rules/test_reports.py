"""The frozen figures of a month."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.problems import Refused
from desktop.rules.reports import Chain, FigureRow, MonthFigures
from desktop.rules.targets import Funnel

NUMBER = st.integers(0, 10**9)
ROWS = st.lists(
    st.builds(FigureRow, code=st.text(), name=st.text(), pointed_out=NUMBER, assisted=NUMBER), max_size=3
)
CHAIN = st.builds(Chain, pointed_out=NUMBER, screened=NUMBER, referred=NUMBER, assisted=NUMBER)
FIGURES = st.builds(
    MonthFigures,
    month=st.text(),
    volunteers=NUMBER,
    target=st.builds(Funnel, NUMBER, NUMBER, NUMBER),
    this_month=CHAIN,
    since_october=CHAIN,
    by_category=ROWS.map(tuple),
    by_tambon=ROWS.map(tuple),
    by_agency=ROWS.map(tuple),
    overdue=NUMBER,
)


@given(FIGURES)
def test_figures_come_back_exactly(figures: MonthFigures) -> None:
    text = figures.to_json()
    assert MonthFigures.from_json(text) == figures
    assert MonthFigures.from_json(text).to_json() == text


def test_what_a_newer_program_added_is_left_out() -> None:
    newer = {**json.loads(MonthFigures(month="2026-01").to_json()), "weather": "rain"}
    assert MonthFigures.from_json(json.dumps(newer)) == MonthFigures(month="2026-01")


def changed(**change: object) -> str:
    return json.dumps({**json.loads(MonthFigures().to_json()), **change})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        changed(target=None),
        changed(overdue="3"),
        changed(by_tambon=[1]),
        changed(month=1),
    ],
)
def test_damaged_figures_are_refused_in_words(text: str) -> None:
    with pytest.raises(Refused) as refused:
        MonthFigures.from_json(text)
    assert refused.value.code == "figures"
