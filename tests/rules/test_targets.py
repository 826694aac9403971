"""The funnel of the year's target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.targets import ROUNDINGS, Funnel, Target, funnel


@pytest.mark.parametrize(
    ("volunteers", "expected"),
    [
        (92, Funnel(2760, 828, 248)),
        (290, Funnel(8700, 2610, 783)),
        (0, Funnel(0, 0, 0)),
        (1, Funnel(30, 9, 3)),
    ],
)
def test_the_programmes_own_figures_come_out(volunteers: int, expected: Funnel) -> None:
    assert funnel(Target(), volunteers) == expected


def test_the_rounding_rule_is_a_setting() -> None:
    assert funnel(Target(rounding="up"), 92).assisted == 249
    assert funnel(Target(rounding="down"), 92).assisted == 248
    assert funnel(Target(quota=5, screened_percent=50, assisted_percent=100), 1) == Funnel(5, 3, 3)


@given(
    st.integers(0, 500),
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(0, 2000),
    st.sampled_from(sorted(ROUNDINGS)),
)
def test_a_funnel_never_widens(
    quota: int, screened: int, assisted: int, volunteers: int, rounding: str
) -> None:
    target = Target(quota=quota, screened_percent=screened, assisted_percent=assisted, rounding=rounding)
    found = funnel(target, volunteers)
    assert found.pointed_out >= found.screened >= found.assisted >= 0
