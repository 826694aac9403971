"""One writer per entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.exchange.records import CENTRE, PROVINCE, TABLES, Record, may_write, out_of_scope, record

_BOTH = {("steps", "referred"), ("steps", "outcome")}
_STEPS = ("served", "screened", "referred", "outcome", "followed_up", "reopened")
_EVERY = [(table, "") for table in TABLES if table != "steps"] + [("steps", kind) for kind in _STEPS]


@pytest.mark.parametrize(("table", "kind"), _EVERY)
def test_every_kind_of_entry_has_a_writer_and_only_referrals_and_outcomes_have_two(
    table: str, kind: str
) -> None:
    writers = [edition for edition in (CENTRE, PROVINCE) if may_write(edition, table, {"kind": kind})]
    assert len(writers) == (2 if (table, kind) in _BOTH else 1)


_OF_CENTRES = ["citizens", "volunteers", "assignments", "received_reports", "attainments", "cases"]


_MONEY = ["stipend_lists", "stipend_lines", "stipend_receipts"]


@pytest.mark.parametrize("table", [*_OF_CENTRES, *_MONEY, "hand_overs", "needs", "months"])
def test_a_province_writes_nothing_of_a_centres(table: str) -> None:
    assert may_write(CENTRE, table, {})
    assert not may_write(PROVINCE, table, {})


@pytest.mark.parametrize(
    "table", ["month_verdicts", "targets", "stipend_counts", "results", "reference_values"]
)
def test_a_centre_writes_nothing_of_the_provinces(table: str) -> None:
    assert may_write(PROVINCE, table, {})
    assert not may_write(CENTRE, table, {})


def test_a_centre_does_not_screen() -> None:
    assert not may_write(CENTRE, "steps", {"kind": "screened"})
    assert may_write(PROVINCE, "steps", {"kind": "screened"})


def test_a_centre_screens_where_the_province_has_delegated_it() -> None:
    assert may_write(CENTRE, "steps", {"kind": "screened"}, screening_delegated=True)
    assert not may_write(CENTRE, "steps", {"kind": "dreamt"}, screening_delegated=True)
    assert not may_write(CENTRE, "targets", {}, screening_delegated=True)


@pytest.mark.parametrize("fields", [{}, {"kind": None}, {"kind": "dreamt"}, {"kind": ["served"]}])
def test_a_step_of_no_known_kind_is_nobodys(fields: dict[str, object]) -> None:
    assert not may_write(CENTRE, "steps", fields)
    assert not may_write(PROVINCE, "steps", fields)


def test_entries_of_the_sender_are_in_scope(entries: tuple[Record, ...]) -> None:
    assert [out_of_scope(CENTRE, "9403", entry) for entry in entries] == [""] * len(entries)


def test_another_units_entry_is_out_of_scope(entries: tuple[Record, ...]) -> None:
    assert "another unit" in out_of_scope(CENTRE, "9403", replace(entries[0], origin="9404"))


def test_a_centre_that_sets_its_own_target_is_out_of_scope() -> None:
    target = {
        "fiscal_year": 2569,
        "unit": "",
        "quota": 1,
        "screened_percent": 1,
        "assisted_percent": 1,
        "rounding": "nearest",
    }
    entry = record("targets", "u-1", "9403", 1, target)
    assert "may not write" in out_of_scope(CENTRE, "9403", entry)
    assert out_of_scope(PROVINCE, "9403", entry) == ""
