"""How figures, quarters and events read in the window."""

from __future__ import annotations

from typing import Final

from desktop.rules import thai_date
from desktop.rules.situations import FIGURES, Figures, figure_word, in_work
from desktop.services.situations import AreaRow, EventRow
from desktop.system.language import _, mark
from desktop.views.kit.row_model import Cell

IN_WORK: Final = "in_work"
# In the order of the paper: all in work stand above the kinds of work.
ALL: Final = ("working_age", IN_WORK, *tuple(FIGURES)[1:])
PARTS: Final = frozenset({"farming", "trade", "industry", "state", "wanting_work"})
# What calls for something to be done when it changes.
COMPARED: Final = ("without_work", "wanting_work", "wanting_training", "abroad", "returned")
KINDS_OF_WORK: Final = ("farming", "trade", "industry", "state")
# As short as a column needs.
SHORT: Final = {
    "working_age": mark("Working age"),
    IN_WORK: mark("In work"),
    "farming": mark("Farming"),
    "trade": mark("Trade"),
    "industry": mark("Industry only"),
    "state": mark("Government"),
    "without_work": mark("No work"),
    "wanting_work": mark("Seeking"),
    "wanting_training": mark("Training wanted"),
    "informal": mark("Informal"),
    "abroad": mark("Abroad"),
    "returned": mark("Returned"),
    "elderly": mark("Elderly"),
    "disabled": mark("Disabled"),
}


def word(name: str) -> str:
    """A figure's name, all in work included."""
    return _("In work altogether") if name == IN_WORK else figure_word(name)


def figure(figures: Figures, name: str) -> int | None:
    """A figure, all in work included."""
    return in_work(figures) if name == IN_WORK else figures[name]


def shown(count: int | None) -> str:
    """A figure as lists write it; a dash where nobody has counted."""
    return "–" if count is None else f"{count:,}"


def figure_cell(count: int | None) -> Cell:
    """A figure's cell, which a workbook can count with."""
    return Cell("–", quiet=True) if count is None else Cell(f"{count:,}", value=count)


def change(now: int | None, before: int | None) -> str:
    """By how many people a figure is another than last quarter's."""
    if now is None or before is None:
        return "–"
    if now == before:
        return _("unchanged")
    return f"{'+' if now > before else '−'}{abs(now - before):,}"


def beside_field(now: int | None, before: int | None) -> str:
    """What stands beneath the field of a figure: last quarter's, and the change."""
    if before is None:
        return _("Last quarter: not counted")
    told = _("Last quarter {count}", count=f"{before:,}")
    return told if now is None else f"{told} · {change(now, before)}"


def state_cell(row: AreaRow) -> Cell:
    """Where the figures of an area stand; of a district, how many of its tambons were counted."""
    if row.parts:
        told = _("{count} of {areas} tambons", count=row.counted, areas=row.parts)
        if row.counted < row.parts:
            return Cell(told, state="waiting")
        return Cell(told, state="helped" if row.approved_on else "plain")
    if all(count is None for count in row.now.values()):
        return Cell(_("Not counted"), state="waiting")
    if row.problems:
        told = _("{count} to look at", count=len(row.problems))
        return Cell(told, state="restricted", icon="triangle-alert")
    if row.approved_on is not None:
        return Cell(_("Approved"), state="helped")
    return Cell(_("Counted"), state="plain", icon="check")


def told_cell(row: EventRow) -> Cell:
    """Whether somebody was told of an event; red where it is late."""
    if row.told_on is not None:
        when = thai_date.short(row.told_on, thai_digits=False)
        return Cell(when, value=row.told_on)
    if row.late:
        return Cell(_("Nobody told"), state="overdue", icon="alarm-clock")
    return Cell("–" if row.ended_on else _("Not yet"), quiet=True)


def event_state(row: EventRow) -> Cell:
    """Whether an event goes on."""
    if row.ended_on is not None:
        return Cell(_("Ended"), state="helped")
    return Cell(_("Not over yet"), state="referred", icon="circle-dot")
