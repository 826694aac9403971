"""How a volunteer's months are worded: where they stand, and what they brought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desktop.rules import thai_date
from desktop.rules.cases import stage_word
from desktop.rules.reports import Chain
from desktop.services.volunteers import VolunteerMonth
from desktop.system.language import _, mark

# Each number of a month, and the stage of a case's life that names it.
FIGURES: Final = {
    "pointed_out": "pointed_out",
    "screened": "screened",
    "referred": "referred",
    "assisted": "helped",
}
STATES: Final = {
    "reported": ("helped", mark("received")),
    "waiting": ("overdue", mark("not received yet")),
    "running": ("plain", mark("runs until the month's end")),
    "coming": ("plain", mark("to come")),
    "outside": ("plain", mark("not in service")),
}
_ICONS: Final = {"reported": "check", "waiting": "hourglass"}


def state_chip(state: str) -> tuple[str, str, str]:
    """The colours, the word and the icon of where a month stands."""
    chip, word = STATES[state]
    return chip, _(word), _ICONS.get(state, "")


def figure_word(figure: str) -> str:
    """A number of a month in the user's language."""
    return stage_word(FIGURES[figure])


def figures(done: Chain) -> Sequence[tuple[str, int]]:
    """The numbers of a month, in the order of a case's life."""
    return [(figure, getattr(done, figure)) for figure in FIGURES]


def received_words(row: VolunteerMonth) -> str:
    """When a month's report came and who received it; empty where it did not."""
    if row.received_on is None:
        return ""
    day = thai_date.short(row.received_on)
    return _("Received on {day} by {name}", day=day, name=row.received_by) if row.received_by else day


def reported_words(months: Sequence[VolunteerMonth]) -> str:
    """How many of the months that are due were reported."""
    due = [row for row in months if row.state in ("reported", "waiting")]
    done = sum(row.state == "reported" for row in due)
    return _("{done} of {due} months", done=done, due=len(due))
