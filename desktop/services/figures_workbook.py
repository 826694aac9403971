"""A report as a workbook: typed cells, Thai heads, sums as formulas that follow a correction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.rules.reports.tables import FigureTable, tables

# What the name of a sheet cannot hold, and how long it may be.
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDE, _NARROW, _WIDEST = 30, 12, 60
_UNNAMED = "รายการ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the first sheet of a workbook says of its report.

    Attributes:
        title: the report's.
        office: whose it is.
        month: in words.
        subject: whose, where a month has several of a kind.
        frozen: whether the figures were frozen with the month.
    """

    title: str
    office: str = ""
    month: str = ""
    subject: str = ""
    frozen: bool = False


def write(reports: Sequence[Any], told: Told, out: Path) -> int:
    """Write a workbook.

    Args:
        reports: the figures of one report, or of several of a kind.
        told: what its first sheet says.
        out: the file.

    Returns:
        How many rows of figures were written.
    """
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        formats = {
            "bold": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "number": workbook.add_format({"num_format": "#,##0"}),
            "sum": workbook.add_format({"bold": True, "top": 1, "num_format": "#,##0"}),
        }
        cover = workbook.add_worksheet("รายงาน")
        cover.set_column(0, 0, 16)
        cover.set_column(1, 1, 70)
        said = "ตัวเลข ณ วันที่ปิดเดือน" if told.frozen else "ตัวเลขของเดือนที่ยังไม่ปิด อาจเปลี่ยนแปลงได้"
        lines = (
            ("รายงาน", told.title),
            ("หน่วยงาน", told.office),
            ("เดือน", told.month),
            ("ของ", told.subject),
            ("สถานะ", said),
        )
        for row, (head, text) in enumerate(line for line in lines if line[1]):
            cover.write_string(row, 0, head, formats["bold"])
            cover.write_string(row, 1, text)
        names: set[str] = set()
        return sum(
            _write_table(workbook.add_worksheet(_sheet_name(table.title, names)), table, formats)
            for figures in reports
            for table in tables(figures)
        )


def _sheet_name(title: str, taken: set[str]) -> str:
    plain = _NO_NAME.sub(" ", title).strip()[:_LONGEST_NAME] or "ตาราง"
    name, number = plain, 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = plain[: _LONGEST_NAME - len(ending)] + ending, number + 1
    taken.add(name.casefold())
    return name


def _write_table(sheet: Any, table: FigureTable, formats: dict[str, Any]) -> int:
    # A long list keeps its heads, and what each row is about, in sight.
    sheet.freeze_panes(1, 1)
    # A filter's arrow, and whoever reads the file by a program, want a word over every column.
    sheet.write_row(0, 0, [head or _UNNAMED for head in table.heads], formats["bold"])
    for column, head in enumerate(table.heads):
        sheet.set_column(column, column, _width(table, column, head))
    for at, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell.value, int):
                sheet.write_number(at, column, cell.value, formats["number"])
            elif cell.value:
                sheet.write_string(at, column, cell.value)
    last = len(table.rows)
    if last and table.summed:
        sheet.write_string(last + 1, 0, "รวม", formats["sum"])
        for column in table.summed:
            letter = _letter(column)
            formula = f"=SUM({letter}2:{letter}{last + 1})"
            sheet.write_formula(last + 1, column, formula, formats["sum"], table.total(column))
        sheet.autofilter(0, 0, last, len(table.heads) - 1)
    return last


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _width(table: FigureTable, column: int, head: str) -> int:
    words = [row[column].value for row in table.rows if isinstance(row[column].value, str)]
    if not words:
        return max(_NARROW, min(len(head) + 2, _WIDE))
    return min(_WIDEST, max(_NARROW, *(len(str(word)) + 2 for word in words)))
