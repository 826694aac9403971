"""The measurements of the exchange, in the small: that they measure what they say."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_the_exchange_is_measured_beside_bare_writing_of_the_same_rows(run: Run) -> None:
    code, out, _err = run("bench", "exchange", "--records", "300", "--json")
    result = json.loads(out)
    assert code == 0
    # What is sent besides are the closed month and its frozen reports.
    assert 290 < result["records"] == result["taken"] < 330
    assert result["sending_ratio"] == pytest.approx(result["sending"] / result["bare"])
    assert result["taking_ratio"] == pytest.approx(result["taking"] / result["bare"])
    assert 10 < result["started"] < min(result["sending_peak"], result["taking_peak"]) < 300
    assert result["file"] > 1000
    assert "cores" in result["machine"]


def test_a_region_is_measured_in_an_encrypted_file_where_no_server_is_named(run: Run) -> None:
    code, out, _err = run("bench", "region", "--centres", "2", "--months", "2", "--people", "4")
    assert code == 0
    assert "2 centres, 2 months, 4 bundles" in out
    assert "province in a file" in out
    assert "the region's figures are the sum of the centres'" in out


def test_a_region_whose_figures_differ_is_said_and_fails(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def differ(*_given: object) -> tuple[str, ...]:
        return ("2026-10: this_month pointed_out",)

    monkeypatch.setattr("desktop.app.benchmarks.region._Region.disagreeing", differ)
    code, out, _err = run("bench", "region", "--centres", "1", "--months", "1", "--people", "2")
    assert code == 1
    assert "2026-10: this_month pointed_out" in out
