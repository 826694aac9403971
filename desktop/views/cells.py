"""Cells that every list writes in one way: days and figures."""

from __future__ import annotations

from datetime import date

from desktop.rules import thai_date
from desktop.views.kit.row_model import Cell


def day_cell(day: date | None, today: date) -> Cell:
    """A day: near ones as people say them on the screen, a whole date wherever the list goes.

    Args:
        day: the day; an empty cell for none.
        today: the day on which it is shown.
    """
    if day is None:
        return Cell("")
    shown = thai_date.near(day, today, thai_digits=False)
    return Cell(shown, value=day, lasting=thai_date.short(day, thai_digits=False))


def figure_cell(figure: int | None) -> Cell:
    """A whole number, which a workbook can count with; an empty cell for none."""
    return Cell("") if figure is None else Cell(f"{figure:,}", value=figure)
