"""A month's figures as a workbook: typed cells, Thai heads, sums as formulas that follow a correction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.rules.months import Month
from desktop.rules.reports import FigureRow, MonthFigures

_COUNTS = ("ชี้เป้า", "คัดกรอง", "ส่งต่อ", "ช่วยเหลือ")


def write(figures: MonthFigures, out: Path) -> int:
    """Write the workbook.

    Args:
        figures: a month's figures.
        out: the file.

    Returns:
        How many rows of figures were written.
    """
    import xlsxwriter

    groups = (
        ("ตามประเภท", ("รหัส", "ประเภทความต้องการ", "หน่วยงาน"), figures.by_category),
        ("ตามตำบล", ("รหัส", "ตำบล", ""), figures.by_tambon),
        ("ตามหน่วยงาน", ("รหัส", "หน่วยงาน", ""), figures.by_agency),
    )
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        bold = workbook.add_format({"bold": True, "bottom": 1})
        _write_summary(workbook.add_worksheet("สรุป"), figures, bold)
        return sum(
            _write_group(workbook.add_worksheet(title), heads, rows, bold) for title, heads, rows in groups
        )


def _write_summary(sheet: Any, figures: MonthFigures, bold: Any) -> None:
    month = Month.parse(figures.month)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 3, 18)
    sheet.write_row(0, 0, ("เดือน", month.thai()), bold)
    sheet.write_row(2, 0, ("ขั้นตอน", "เป้าหมายทั้งปี", "เดือนนี้", "ตั้งแต่ตุลาคม"), bold)
    now, year, target = figures.this_month, figures.since_october, figures.target
    lines = (
        ("ชี้เป้า", target.pointed_out, now.pointed_out, year.pointed_out),
        ("คัดกรอง", target.screened, now.screened, year.screened),
        ("ส่งต่อ", None, now.referred, year.referred),
        ("ช่วยเหลือ", target.assisted, now.assisted, year.assisted),
    )
    for row, line in enumerate(lines, start=3):
        sheet.write_row(row, 0, line)
    standing = (
        ("อาสาสมัคร", figures.volunteers),
        ("เรื่องที่ยังไม่เสร็จ", figures.open_cases),
        ("เลยกำหนด", figures.overdue),
    )
    for row, pair in enumerate(standing, start=8):
        sheet.write_row(row, 0, pair)


def _write_group(sheet: Any, heads: Sequence[str], rows: Sequence[FigureRow], bold: Any) -> int:
    sheet.freeze_panes(1, 0)
    sheet.set_column(1, 1, 44)
    sheet.write_row(0, 0, (*heads, *_COUNTS), bold)
    for at, row in enumerate(rows, start=1):
        counts = (row.pointed_out, row.screened, row.referred, row.assisted)
        sheet.write_row(at, 0, (row.code, row.name, row.agency, *counts))
    last = len(rows)
    if last:
        sheet.write_string(last + 1, 1, "รวม", bold)
        for column in range(3, 7):
            letter = "ABCDEFG"[column]
            fields = ("pointed_out", "screened", "referred", "assisted")
            total = sum(getattr(row, fields[column - 3]) for row in rows)
            sheet.write_formula(last + 1, column, f"=SUM({letter}2:{letter}{last + 1})", bold, total)
        sheet.autofilter(0, 0, last, 6)
    return last
