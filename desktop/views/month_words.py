"""How the state of a month is called on screen, for every page that shows one."""

from __future__ import annotations

from desktop.system.language import _, mark

_CHIPS = {
    "open": ("helped", mark("still open")),
    "closed": ("waiting", mark("closed, waits for approval")),
    "approved": ("accent", mark("approved, not sent")),
    "sent": ("referred", mark("sent")),
    "accepted": ("helped", mark("accepted by the province")),
    "returned": ("overdue", mark("returned by the province")),
}


def month_chip(state: str) -> tuple[str, str]:
    """The colours and the word of a month's state.

    Args:
        state: as ``services.reports`` tells it.
    """
    chip, word = _CHIPS.get(state, ("plain", state))
    return chip, _(word)
