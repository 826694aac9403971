"""Every report of both editions as a workbook: sums are formulas, heads stay in sight."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from month_entries import Entries
from openpyxl.utils import get_column_letter

from desktop.rules.months import Month
from desktop.services.export import Export
from desktop.services.ground import Ground
from desktop.services.reports import Reports

OCTOBER = Month(2026, 10)
_LEAST_WIDTH = 12


@pytest.fixture(params=["centre_ground", "province_ground"])
def ground(request: pytest.FixtureRequest) -> Ground:
    """A register of each edition, with some cases in October."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Ground)
    entries = Entries(found)
    for day, category in ((5, "EMP-1"), (6, "SKL-1"), (7, "SKL-1")):
        entries.case(date(2026, 10, day), category)
    return found


def test_sums_of_every_report_are_formulas_over_their_column(ground: Ground, tmp_path: Path) -> None:
    eight, summed = Reports(ground).eight, 0
    for name in eight.names():
        for subject in eight.subjects(name, OCTOBER, None)[:2]:
            out = tmp_path / f"{name}.xlsx"
            figures = eight.figures(name, OCTOBER, None, subject.code)
            Export(ground).write_figures([figures], eight.told(name, OCTOBER, None), out)
            book, reckoned = openpyxl.load_workbook(out), openpyxl.load_workbook(out, data_only=True)
            for sheet in book.worksheets[1:]:
                _assert_heads(sheet)
                summed += _assert_sums(sheet, reckoned[sheet.title])
    assert summed > 4


def _assert_heads(sheet: Any) -> None:
    assert sheet.freeze_panes == "B2", sheet.title
    for cell in sheet[1]:
        assert cell.value, f"{sheet.title} {cell.coordinate}"
        assert cell.font.bold
        assert cell.alignment.wrap_text
        assert sheet.column_dimensions[_group(sheet, cell.column)].width >= _LEAST_WIDTH


def _group(sheet: Any, column: int) -> str:
    """Under which letter the width of a column stands: columns alike stand together under the first."""
    alike = (one for one in sheet.column_dimensions.values() if one.min <= column <= one.max)
    return str(next(alike).index or get_column_letter(column))


def _assert_sums(sheet: Any, reckoned: Any) -> int:
    last = sheet.max_row
    if sheet.cell(last, 1).value != "รวม":
        return 0
    found = 0
    for column in range(2, sheet.max_column + 1):
        value, letter = sheet.cell(last, column).value, get_column_letter(column)
        assert not isinstance(value, int), f"{sheet.title}: a sum that is no formula"
        if value is None:
            continue
        assert value == f"=SUM({letter}2:{letter}{last - 1})", sheet.title
        rows = [reckoned.cell(row, column).value or 0 for row in range(2, last)]
        assert reckoned.cell(last, column).value == sum(rows), sheet.title
        found += 1
    return found
