"""Rows go back to their sender as a workbook: every cell as text, so that nothing in it is ever run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

_WIDEST = 60
_NARROWEST = 8


def write(
    out: Path,
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    beside: int = 0,
    choices: dict[int, Sequence[str]] | None = None,
) -> int:
    """Write rows as a workbook that people open, fill in and give back.

    Args:
        out: where the file shall lie.
        title: the name of the sheet.
        heads: of the columns.
        rows: their cells, as text.
        beside: so many columns at the left are the program's own, and tinted.
        choices: for columns to be chosen in, by their place, the words that are offered.

    Returns:
        How many rows were written.
    """
    import xlsxwriter

    # Text stays text: a cell that begins with = is what somebody typed, and is never run.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, {**options, "constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet(title)
        bold = workbook.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        own = workbook.add_format(
            {"bg_color": "#FFF3DC", "text_wrap": True, "valign": "top", "num_format": "@"}
        )
        plain = workbook.add_format({"valign": "top", "num_format": "@"})
        for place, head in enumerate(heads):
            width = 40 if 0 < place < beside else min(_WIDEST, max(_NARROWEST, len(head) + 4))
            sheet.set_column(place, place, width, own if place < beside else plain)
            sheet.write_string(0, place, head, bold)
        sheet.freeze_panes(1, beside)
        count = 0
        for count, cells in enumerate(rows, start=1):
            for place, cell in enumerate(cells):
                if cell:
                    sheet.write_string(count, place, cell, own if place < beside else plain)
        for place, words in (choices or {}).items():
            if count:
                offered = {"validate": "list", "source": list(words), "error_type": "warning"}
                sheet.data_validation(1, place, count, place, offered)
        sheet.autofilter(0, 0, count, len(heads) - 1)
    return count
