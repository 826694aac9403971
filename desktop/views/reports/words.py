"""The words of the monthly report: figures, groups, and where a month stands."""

from __future__ import annotations

from typing import Final

from desktop.rules import thai_date
from desktop.rules.cases import stage_word
from desktop.rules.months import Month
from desktop.system.language import _, mark
from desktop.views.month_words import month_chip

# Each figure of a month: the stage of a case's life that names it, its icon and its colours.
FIGURES: Final = {
    "pointed_out": ("pointed_out", "radar", "accent"),
    "screened": ("screened", "list-checks", "waiting"),
    "referred": ("referred", "send", "referred"),
    "assisted": ("helped", "hand-helping", "helped"),
}
STANDING: Final = {"open_cases": mark("Still open at the month's end"), "overdue": mark("Of these overdue")}
GROUPS: Final = {
    "category": mark("By kind of need"),
    "tambon": mark("By tambon"),
    "agency": mark("By agency"),
}
HEADS: Final = {"category": mark("Kind of need"), "tambon": mark("Tambon"), "agency": mark("Agency")}
# How the province says it of a centre's month.
_AT_PROVINCE: Final = {
    "missing": ("plain", mark("has not come yet"), "circle"),
    "received": ("waiting", mark("waits for your word"), ""),
    "accepted": ("helped", mark("accepted"), ""),
    "returned": ("overdue", mark("given back"), "undo-2"),
}


# The eight reports as lists name them, by the name of the form; in the ministry's order.
REPORTS: Final = {
    "chain_report": (mark("Each volunteer's work"), "user-check"),
    "chain_by_type": (mark("By kind of need and month"), "calendar-days"),
    "service_users": (mark("Who asked for services"), "users"),
    "satisfaction": (mark("How people judged the service"), "check-check"),
    "monthly_work": (mark("Plan and work of each person"), "clipboard-list"),
    "monthly_summary": (mark("Summary of the month"), "chart-column"),
    "situation_report": (mark("Labour situation"), "map-pin"),
    "province_report": (mark("All centres, and who has not sent"), "landmark"),
}


def report_title(name: str) -> str:
    """A report in the user's language."""
    return _(REPORTS[name][0]) if name in REPORTS else name


def figure_word(figure: str) -> str:
    """A figure in the user's language."""
    return _(STANDING[figure]) if figure in STANDING else stage_word(FIGURES[figure][0])


def state_chip(state: str, at_province: bool) -> tuple[str, str, str]:
    """The colours, the word and the icon of a month's state; an empty icon is the colours' own.

    Args:
        state: as the reports tell it.
        at_province: whether the province says it.
    """
    if at_province and state in _AT_PROVINCE:
        chip, word, icon = _AT_PROVINCE[state]
        return chip, _(word), icon
    chip, word = month_chip(state)
    icons = {"open": "lock-open", "closed": "signature", "approved": "stamp", "returned": "undo-2"}
    return chip, word, icons.get(state, "")


def month_words(month: Month) -> str:
    """A month in full, in Thai numerals, as heads have it."""
    return month.spoken()


def thai_figure(number: int) -> str:
    """A number in Thai numerals, as heads and cards have it."""
    return thai_date.thai_digits(f"{number:,}")
