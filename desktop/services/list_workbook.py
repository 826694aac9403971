"""A list as a workbook for Excel or as text with commas: typed cells, heads, sums that follow filters."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

Value = str | int | date | None

# Day, month and year as Thai offices write them: Excel counts the years of the Buddhist era itself.
_BUDDHIST_DAY = "[$-107041E]d mmm yyyy;@"
_PIXELS_PER_LETTER = 7
# Excel refuses more letters in a cell, and these signs in a sheet's name.
_LONGEST_CELL, _LONGEST_NAME = 32_767, 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
# What a spreadsheet would run as a formula when it opens plain text.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Cell(Protocol):
    """A cell as the window shows it."""

    @property
    def text(self) -> str:
        """Its words."""
        ...

    @property
    def value(self) -> Value:
        """What a workbook keeps instead of the words, where there is such a value."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column.

    Attributes:
        title: its head.
        width: in pixels.
        figures: whether it holds figures.
        summed: whether a sum stands beneath it.
    """

    title: str
    width: int
    figures: bool = False
    summed: bool = False


Rows = Iterable[Sequence[Cell]]


def write_workbook(
    title: str, columns: Sequence[ListColumn], rows: Rows, told: Sequence[tuple[str, str]], out: Path
) -> int:
    """Write a workbook: the list, and on a second sheet whence it comes.

    Args:
        title: the list's name.
        columns: its columns.
        rows: a cell for each column.
        told: what the second sheet says, each with its name.
        out: the file.

    Returns:
        How many rows were written.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        sheet = workbook.add_worksheet(title.translate(_NOT_IN_NAMES).strip()[:_LONGEST_NAME] or None)
        bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        _write_heads(sheet, columns, bold)
        sums = [0] * len(columns)
        count = _write_rows(sheet, rows, workbook.add_format({"num_format": _BUDDHIST_DAY}), sums)
        sheet.autofilter(0, 0, count, len(columns) - 1)
        if count:
            _write_sums(sheet, columns, count, sums, workbook.add_format({"bold": True, "top": 1}))
        _write_told(workbook.add_worksheet("ที่มา"), told)
    return count


def _write_heads(sheet: Any, columns: Sequence[ListColumn], bold: Any) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width / _PIXELS_PER_LETTER)
    sheet.write_row(0, 0, [column.title for column in columns], bold)


def _write_rows(sheet: Any, rows: Rows, day: Any, sums: list[int]) -> int:
    count = 0
    for count, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            value = _value(cell)
            _write_cell(sheet, count, at, value, day)
            sums[at] += value if isinstance(value, int) else 0
    return count


def _value(cell: Cell) -> Value:
    return cell.text if cell.value is None else cell.value


def _write_cell(sheet: Any, row: int, at: int, value: Value, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, at, value, day)
    elif isinstance(value, int):
        sheet.write_number(row, at, value)
    elif value:
        sheet.write_string(row, at, value[:_LONGEST_CELL])


def _write_sums(
    sheet: Any, columns: Sequence[ListColumn], count: int, sums: Sequence[int], bold: Any
) -> None:
    if not any(column.summed for column in columns):
        return
    # An empty row between, or the filter's arrows would take the sums for a row of the list.
    last = count + 2
    sheet.write_string(last, 0, "รวม", bold)
    for at, column in enumerate(columns):
        if column.summed:
            letter = _letter(at)
            # 109: only the rows that a filter lets through. The sum itself stands beside the formula for
            # telephones and previews, which reckon nothing.
            sheet.write_formula(last, at, f"=SUBTOTAL(109,{letter}2:{letter}{count + 1})", bold, sums[at])


def _letter(at: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(at))


def _write_told(sheet: Any, told: Sequence[tuple[str, str]]) -> None:
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 70)
    for row, (name, words) in enumerate(told):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, words[:_LONGEST_CELL])


def write_text(columns: Sequence[ListColumn], rows: Rows, out: Path) -> int:
    """Write plain text with commas, as Excel opens it.

    Args:
        columns: the list's columns.
        rows: a cell for each column.
        out: the file.

    Returns:
        How many rows were written.
    """
    # The mark at the front tells Excel that the file is UTF-8.
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_plain(column.title) for column in columns])
        count = 0
        for count, row in enumerate(rows, start=1):  # noqa: B007
            writer.writerow([_plain(_value(cell)) for cell in row])
    return count


def _plain(value: Value) -> str:
    if isinstance(value, str) and value.startswith(_FORMULAS):
        return f"'{value}"
    return "" if value is None else str(value)
