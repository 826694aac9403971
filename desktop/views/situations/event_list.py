"""The register of events as a table: columns, filters, and how a row reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.rules.events import KINDS, URGENCIES, URGENT, kind_word, urgency_word
from desktop.rules.thai_names import sort_key
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.situations import ENDED, LATE, OPEN, EventFilter, EventRow
from desktop.system.language import _, mark
from desktop.views.cells import day_cell, figure_cell
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort
from desktop.views.situations import words

STATES: Final = {OPEN: mark("Not over yet"), LATE: mark("Nobody told in time"), ENDED: mark("Ended")}
_URGENCY_CHIPS: Final = {"soon": "waiting", URGENT: "overdue"}


def columns(ground: Ground) -> tuple[Column, ...]:
    """The columns of the register; at the province each event's office too."""
    here = not ground.is_province
    return (
        Column("number", _("Number"), 100, usual=here),
        Column("on", _("Heard on"), 128),
        Column("kind", _("Kind"), 180),
        Column("urgency", _("Urgency"), 112),
        Column("tambon", _("Tambon"), 110, usual=False),
        Column("what", _("What happened"), 210, sortable=False, usual=False),
        Column("people", _("People"), 90, figures=True, usual=False),
        Column("told", _("Reported"), 128),
        Column("state", _("State"), 110, sortable=False, usual=here),
        Column("unit", _("Office"), 190, usual=ground.is_province),
    )


def filters(ground: Ground) -> tuple[Filter, ...]:
    """What the register can be narrowed by."""
    made = [
        Filter("state", _("State"), lambda: [state_choice(code) for code in STATES]),
        Filter("kind", _("Kind"), lambda: [Choice(code, kind_word(code)) for code in KINDS]),
        Filter("urgency", _("Urgency"), lambda: [Choice(code, urgency_word(code)) for code in URGENCIES]),
        Filter("tambon", _("Tambon"), lambda: _tambons(ground)),
    ]
    if ground.is_province:
        made.append(Filter("unit", _("Office"), lambda: _units(ground)))
    return tuple(made)


def state_choice(code: str) -> Choice:
    """A state as a filter offers it."""
    return Choice(code, _(STATES[code]))


def _tambons(ground: Ground) -> list[Choice]:
    own = [tambon for tambon in ground.reference.tambons.values() if tambon.code.startswith(ground.unit)]
    own.sort(key=lambda tambon: (sort_key(tambon.name), tambon.code))
    names = ground.is_province
    return [Choice(each.code, f"{each.name} · {each.district}" if names else each.name) for each in own]


def _units(ground: Ground) -> list[Choice]:
    units = [unit for unit in ground.reference.units().values() if unit.code.startswith(ground.unit)]
    return [Choice(unit.code, unit.name) for unit in units if unit.district]


def query(text: str, chosen: Mapping[str, str]) -> EventFilter:
    """What is asked of the register for a typed text and the chosen filters."""
    return EventFilter(
        text=text,
        kind=chosen.get("kind", ""),
        urgency=chosen.get("urgency", ""),
        state=chosen.get("state", ""),
        tambon=chosen.get("tambon", ""),
        unit=chosen.get("unit", ""),
    )


class EventRows:
    """Where the table's rows come from.

    Args:
        centre: the services.
    """

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def showing(self, _keys: Collection[str]) -> EventRows:
        """The same for some columns: all of them cost the same."""
        return self

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, EventFilter)
        if sort is not None:
            query = replace(query, sort=sort.key, descending=sort.descending)
        return self._centre.situations.events.ids(query)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        ground = self._centre.ground
        today, unit = ground.clock.today(), ground.unit
        return [
            _row(found, today, own=found.unit == unit) for found in self._centre.situations.events.rows(uids)
        ]


def _row(found: EventRow, today: date, *, own: bool) -> Row:
    chip = _URGENCY_CHIPS.get(found.urgency, "")
    urgency = Cell(urgency_word(found.urgency), state=chip, icon="flag" if chip else "", quiet=not chip)
    kind = Cell(kind_word(found.kind), icon="lock" if found.restricted else "")
    cells = (
        # The own office's code says nothing on its own screen.
        Cell(found.number.partition("/")[2] if own else found.number, lasting=found.number),
        day_cell(found.heard_on, today),
        kind,
        urgency,
        found.tambon,
        Cell(found.what_happened, quiet=True),
        figure_cell(found.people),
        words.told_cell(found),
        words.event_state(found),
        found.unit_name,
    )
    return Row(found.uid, cells)
