"""Figures of the labour situation agree with each other, with the villages, and with last quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from situation_entries import COUNTED

from desktop.rules.problems import hard
from desktop.rules.situations import (
    FIGURES,
    KINDS_OF_WORK,
    Figures,
    ReviewDraft,
    SituationDraft,
    check,
    check_figures,
    check_parts,
    check_review,
    figures_of,
    in_work,
    is_counted,
    jumped,
    summed,
    with_figures,
)

TODAY = date(2026, 11, 20)
_COUNTS = st.fixed_dictionaries({name: st.none() | st.integers(0, 5_000) for name in FIGURES})


def _fields(draft: SituationDraft, *, soft: bool = False) -> set[str]:
    return {problem.field for problem in check(draft, TODAY) if problem.soft is soft}


def test_figures_that_agree_have_no_problem() -> None:
    assert check(COUNTED, TODAY, {"940101"}) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"farming": 600}, "working_age"),
        ({"without_work": 351}, "working_age"),
        ({"wanting_work": 81}, "wanting_work"),
        ({"wanting_training": 1001}, "wanting_training"),
        ({"returned": 1001}, "returned"),
        ({"disabled": 1001}, "disabled"),
        ({"informal": 651}, "informal"),
        ({"elderly": 651}, "elderly"),
        ({"abroad": -1}, "abroad"),
        ({"abroad": 500_001}, "abroad"),
    ],
)
def test_parts_that_exceed_the_whole_are_named_at_their_field(changed: Figures, field: str) -> None:
    assert _fields(with_figures(COUNTED, figures_of(COUNTED) | changed)) == {field}


def test_parts_may_be_as_many_as_the_whole() -> None:
    full = replace(COUNTED, without_work=350, wanting_work=350, informal=650, elderly=650)
    assert _fields(full) == set()


def test_the_sentence_has_both_numbers() -> None:
    [problem] = check_parts(figures_of(replace(COUNTED, farming=700)))
    assert "1,130" in problem.text
    assert "1,000" in problem.text


def test_informal_workers_are_compared_only_where_all_kinds_of_work_were_counted() -> None:
    assert _fields(replace(COUNTED, industry=None, informal=651)) == set()


@pytest.mark.parametrize(("year", "quarter"), [(2570, 2), (2571, 1), (2570, 0), (2570, 5), (0, 1)])
def test_a_quarter_that_has_not_begun_or_is_none_is_refused(year: int, quarter: int) -> None:
    assert "quarter" in _fields(replace(COUNTED, fiscal_year=year, quarter=quarter))


def test_place_and_day_are_asked_for() -> None:
    assert _fields(replace(COUNTED, tambon_code="", counted_on=None)) == {"tambon_code", "counted_on"}
    assert _fields(replace(COUNTED, village_number=31)) == {"village_number"}
    assert _fields(replace(COUNTED, counted_on=date(2026, 11, 21))) == {"counted_on"}
    assert _fields(replace(COUNTED, counted_on=date(2026, 9, 30)), soft=True) == {"counted_on"}
    unknown = check(replace(COUNTED, tambon_code="999999"), TODAY, {"940101"})
    assert [problem.field for problem in unknown] == ["tambon_code"]


def test_the_tambon_and_its_villages_are_compared_with_both_numbers() -> None:
    village = figures_of(replace(COUNTED, without_work=30, wanting_work=20))
    whole = figures_of(COUNTED)
    problems = check_figures(whole, None, [village, village])
    told = {problem.field: problem.text for problem in problems if problem.soft}
    assert "60" in told["without_work"]
    assert "80" in told["without_work"]
    halves: Figures = {name: (count or 0) // 2 for name, count in whole.items()}
    rest: Figures = {name: (count or 0) - (halves[name] or 0) for name, count in whole.items()}
    assert check_figures(whole, None, [halves, rest]) == ()


def test_what_no_village_counted_is_not_compared() -> None:
    empty: Figures = dict.fromkeys(FIGURES)
    assert check_figures(figures_of(COUNTED), None, [empty]) == ()


@pytest.mark.parametrize(
    ("now", "before", "is_jump"),
    [
        (151, 100, True),
        (150, 100, False),
        (49, 100, True),
        (50, 100, False),
        (5, 0, True),
        (4, 0, False),
        (4, 1, False),
        (0, 0, False),
        (None, 100, False),
        (100, None, False),
    ],
)
def test_more_than_half_more_or_fewer_is_a_jump(now: int | None, before: int | None, is_jump: bool) -> None:
    assert jumped(now, before) is is_jump


def test_a_jump_is_a_soft_problem_with_last_quarters_figure() -> None:
    before = figures_of(COUNTED) | {"returned": 30}
    [problem] = check_figures(figures_of(COUNTED), before)
    assert (problem.field, problem.soft) == ("returned", True)
    assert "30" in problem.text


def test_empty_is_not_nought() -> None:
    nothing: Figures = dict.fromkeys(FIGURES)
    assert not is_counted(nothing)
    assert is_counted(nothing | {"abroad": 0})
    assert summed([nothing, nothing])["abroad"] is None
    assert summed([nothing, nothing | {"abroad": 0}])["abroad"] == 0
    assert in_work(nothing) is None


@given(st.lists(_COUNTS, max_size=6))
def test_a_sum_counts_each_part_once_where_it_was_counted(parts: list[Figures]) -> None:
    sums = summed(parts)
    for name in FIGURES:
        known = [part[name] for part in parts if part[name] is not None]
        assert sums[name] == (sum(count or 0 for count in known) if known else None)


@given(_COUNTS)
def test_where_nothing_hard_is_found_no_part_exceeds_its_whole(figures: Figures) -> None:
    if hard(tuple(check_parts(figures))):
        return
    whole, without = figures["working_age"], figures["without_work"]
    parts = sum(figures[name] or 0 for name in (*KINDS_OF_WORK, "without_work"))
    assert whole is None or parts <= whole
    assert without is None or (figures["wanting_work"] or 0) <= without


def test_a_review_needs_words_and_a_quarter_that_has_begun() -> None:
    draft = ReviewDraft(fiscal_year=2570, quarter=1, area_code="9401", situation="ว่างงานลดลง")
    assert check_review(draft, TODAY) == ()
    assert [each.field for each in check_review(replace(draft, situation=" "), TODAY)] == ["situation"]
    assert [each.field for each in check_review(replace(draft, quarter=2), TODAY)] == ["quarter"]
    assert [each.field for each in check_review(replace(draft, proposals="ก" * 4001), TODAY)] == ["proposals"]
