from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain

import pytest

from desktop.app.benchmarks import months, typst_side
from desktop.printing.forms import FORMS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def few_cold_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.app.benchmarks.paper._COLD_RUNS", 1)


@pytest.mark.usefixtures("few_cold_starts")
def test_the_paper_benchmark_sets_the_same_pages_with_both_and_names_the_machine(run: Run) -> None:
    code, out, _err = run("bench", "paper", "--pages", "2", "--runs", "1", "--json")
    result = json.loads(out)
    assert code == 0
    assert result["pages"] == result["typst_pages"] == 2
    assert result["ratio"] == pytest.approx(result["ours"] / result["typst"])
    assert min(result["ours_cold"], result["typst_cold"]) > 0
    assert "cores" in result["machine"]


@pytest.mark.usefixtures("few_cold_starts")
def test_without_typst_the_row_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_side, "typesetter", lambda: None)
    code, out, _err = run("bench", "paper", "--pages", "2", "--runs", "1")
    assert code == 0
    assert "Typst is not installed" in out
    assert "no ratio" in out


def test_no_name_of_the_measured_months_is_seen_twice() -> None:
    sheets = [*months.sheets(40, seed=1), *months.sheets(40, seed=2)]
    names = list(chain.from_iterable((line.name for line in sheet.by_tambon) for sheet in sheets))
    assert len(set(names)) == len(names) == 80 * 13


def test_typst_is_given_every_word_of_the_sheet() -> None:
    (sheet,) = months.sheets(1, seed=3)
    (words,) = json.loads(typst_side.words([sheet]))
    assert words["notes"] == sheet.notes
    assert [line["name"] for line in words["by_tambon"]] == [line.name for line in sheet.by_tambon]
    assert words["stages"][0] == ["ชี้เป้า", 2760, 245, 981, "35.5%"]


def test_every_forms_two_sheets_are_previewed_the_slowest_first(run: Run) -> None:
    code, out, _err = run("bench", "previews", "--json")
    told = json.loads(out)
    assert code == 0
    found = {(one["form"], one["sheet"]) for one in told["previews"]}
    assert found == {(form.name, sheet) for form in FORMS for sheet in ("sample", "longest")}
    assert len(told["previews"]) == len(found)
    times = [one["milliseconds"] for one in told["previews"]]
    assert times == sorted(times, reverse=True)
    assert told["slowest"] == times[0]
    assert all(
        min(one["set_in"], one["drawn_in"], one["worked"], one["pages"]) > 0 for one in told["previews"]
    )
    assert told["beyond"] == sum(one > told["limit"] for one in times)
    assert "cores" in told["machine"]
