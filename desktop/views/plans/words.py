"""How plans and activities are worded: fields of work, where a plan stands, whose it is, figures."""

from __future__ import annotations

from typing import Final

from desktop.rules import plans as rules
from desktop.rules import thai_date
from desktop.rules.volunteers import GRADUATE, VOLUNTEER
from desktop.services.plans import APPROVED, CHANGED, EMPTY, WRITTEN, Approval, Worker
from desktop.system.language import _, mark
from desktop.views.kit.chips import Choice
from desktop.views.kit.row_table import Cell

_FIELDS: Final = {
    rules.INFORMATION: ("referred", "info"),
    rules.SERVICES: ("accent", "briefcase"),
    rules.SECURITY: ("restricted", "handshake"),
    rules.SUSTAINABILITY: ("helped", "target"),
}
_STATES: Final = {
    EMPTY: ("plain", mark("Nothing planned"), "circle"),
    WRITTEN: ("waiting", mark("Waits for agreement"), "hourglass"),
    APPROVED: ("helped", mark("Agreed"), "stamp"),
    CHANGED: ("overdue", mark("Changed since"), "undo-2"),
}
_KINDS: Final = {VOLUNTEER: mark("Volunteer"), GRADUATE: mark("Graduate")}


def field_look(field: str) -> tuple[str, str]:
    """The colours and the icon of a field of work."""
    return _FIELDS.get(field, ("plain", "circle-dot"))


def field_cell(field: str) -> Cell:
    """A field of work as a table shows it."""
    state, icon = field_look(field)
    return Cell(rules.field_word(field), state=state, icon=icon)


def field_choices() -> list[Choice]:
    """The four fields, as a form or a filter offers them."""
    return [Choice(code, rules.field_word(code)) for code in rules.FIELDS]


def state_chip(state: str) -> tuple[str, str, str]:
    """The colours, the word and the icon of where a plan stands."""
    chip, word, icon = _STATES[state]
    return chip, _(word), icon


def state_cell(state: str) -> Cell:
    """Where a plan stands, as a table shows it."""
    chip, word, icon = state_chip(state)
    return Cell(word, quiet=True) if state == EMPTY else Cell(word, state=chip, icon=icon)


def approval_words(approval: Approval) -> str:
    """Who agreed to a plan and when, and when a change took that back; empty where nobody did."""
    if approval.on is None:
        return ""
    on, taken_back = thai_date.short(approval.on), approval.taken_back_on
    if taken_back is None:
        return _("{name} agreed to this plan on {day}.", name=approval.by, day=on)
    return _(
        "{name} agreed to this plan on {day}. It was changed on {changed}, so it waits for agreement again.",
        name=approval.by,
        day=on,
        changed=thai_date.short(taken_back),
    )


def worker_name(worker: Worker) -> str:
    """Whose plan it is."""
    return worker.name or _("The centre itself")


def kind_word(worker: Worker) -> str:
    """Volunteer or graduate, with the tambons; empty for the centre itself."""
    parts = (_(_KINDS[worker.kind]) if worker.kind in _KINDS else "", ", ".join(worker.tambons))
    return " · ".join(part for part in parts if part)


def worker_choice(worker: Worker) -> Choice:
    """Somebody as a form offers them."""
    return Choice(worker.uid, worker_name(worker), kind_word(worker))


def done_of(done: int, planned: int) -> str:
    """What was done of what was planned; outside a plan only what was done."""
    return f"{done:,} / {planned:,}" if planned else f"{done:,}"


def activities(count: int) -> str:
    """How many activities, in Thai numerals."""
    return thai_date.thai_digits(_("{count} activities", count=f"{count:,}"))


def people(count: int) -> str:
    """How many people, in Thai numerals."""
    return thai_date.thai_digits(_("{count} people", count=f"{count:,}"))
