"""The way of a month to the province, as stages."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.rules import thai_date
from desktop.services.reports import MonthState
from desktop.system.language import _
from desktop.views.kit.timeline import DONE, NOW, TO_COME, Stage

# How many stages lie behind a month in each state.
_BEHIND: Final = {
    "missing": 0,
    "open": 0,
    "closed": 2,
    "approved": 3,
    "sent": 4,
    "received": 4,
    "returned": 4,
    "accepted": 5,
}


def stages(state: MonthState) -> tuple[Stage, ...]:
    """Open, closed, approved, sent, accepted: done, now, to come.

    Args:
        state: where the month stands.
    """
    behind = _BEHIND.get(state.state, 0)
    closed, approved = _told(state.closed_on, state.closed_by), _told(state.approved_on, state.approved_by)
    rows = (
        (_("Entries are taken"), "" if behind else _("until the month is closed")),
        (_("Closed"), closed if behind else ""),
        (_("Approved"), approved if approved else _("by the supervisor") if behind == 2 else ""),
        (_("Sent to the province"), ""),
        _last(state),
    )
    return tuple(
        Stage(
            title,
            note,
            DONE if at < behind else NOW if at == behind else TO_COME,
            *_returned(state, at),
        )
        for at, (title, note) in enumerate(rows)
    )


def _last(state: MonthState) -> tuple[str, str]:
    if state.state == "returned":
        return _("Given back by the province"), _day(state.judged_on)
    if state.state == "accepted":
        return _("Accepted by the province"), _day(state.judged_on)
    return _("The province accepts"), _("waits for the province") if state.state == "sent" else ""


def _returned(state: MonthState, at: int) -> tuple[str, str]:
    return ("undo-2", "overdue") if state.state == "returned" and at == 4 else ("", "")


def _told(day: date | None, who: str) -> str:
    return " · ".join(part for part in (_day(day), who) if part)


def _day(day: date | None) -> str:
    return thai_date.short(day) if day else ""
