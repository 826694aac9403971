"""The register of activities as a table: columns, filters, and how a row reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop.rules.months import Month
from desktop.rules.reference import offered
from desktop.services.centre import Centre
from desktop.services.plans import CENTRE, OUTSIDE, PLANNED, ActivityFilter, ActivityRow
from desktop.system.language import _, mark
from desktop.views.cells import day_cell, figure_cell
from desktop.views.day_and_place import own_tambons
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort
from desktop.views.plans import words

_PLANNED: Final = {PLANNED: mark("In the plan"), OUTSIDE: mark("Outside the plan")}
# A list is narrowed to one of so many months back.
_MONTHS_BACK: Final = 14


def columns() -> tuple[Column, ...]:
    """The columns of the register."""
    return (
        Column("on", _("Day"), 96),
        Column("who", _("Who"), 182),
        Column("field", _("Field of work"), 166),
        Column("activity", _("Activity"), 214),
        Column("kind", _("Type"), 150, usual=False),
        Column("place", _("Place"), 180, usual=False),
        Column("men", _("Men"), 70, figures=True, usual=False, summed=True),
        Column("women", _("Women"), 76, figures=True, usual=False, summed=True),
        Column("people", _("People"), 90, figures=True, summed=True),
        Column("planned", _("Plan"), 92),
    )


def filters(centre: Centre) -> tuple[Filter, ...]:
    """What the register can be narrowed by."""
    ground = centre.ground
    kinds = offered(ground.reference.activity_types.values(), ground.clock.today())
    return (
        Filter("month", _("Month"), lambda: months(centre)),
        Filter("worker", _("Who"), lambda: workers(centre)),
        Filter("field", _("Field of work"), words.field_choices),
        Filter("kind", _("Type"), lambda: [Choice(kind.code, kind.name) for kind in kinds]),
        Filter("tambon", _("Tambon"), lambda: own_tambons(ground)),
        Filter("planned", _("Plan"), lambda: [planned_choice(code) for code in _PLANNED]),
    )


def month_choice(month: Month) -> Choice:
    """A month as a filter offers it."""
    return Choice(str(month), month.spoken())


def planned_choice(code: str) -> Choice:
    """In or outside the plan, as a filter offers it."""
    return Choice(code, _(_PLANNED[code]))


def months(centre: Centre) -> list[Choice]:
    """The months that can be asked for, the newest first."""
    found = [Month.of(centre.ground.clock.today())]
    while len(found) < _MONTHS_BACK:
        found.append(found[-1].previous())
    return [month_choice(month) for month in found]


def workers(centre: Centre) -> list[Choice]:
    """The centre itself, and everybody who serves this month."""
    serving = centre.plans.items.workers(Month.of(centre.ground.clock.today()))
    return [centre_choice(), *(Choice(worker.uid, worker.name) for worker in serving)]


def centre_choice() -> Choice:
    """The centre itself as a filter offers it."""
    return Choice(CENTRE, _("The centre itself"))


def query(text: str, chosen: Mapping[str, str]) -> ActivityFilter:
    """What is asked of the register for a typed text and the chosen filters."""
    return ActivityFilter(
        text=text,
        month=chosen.get("month", ""),
        worker=chosen.get("worker", ""),
        field=chosen.get("field", ""),
        kind=chosen.get("kind", ""),
        tambon=chosen.get("tambon", ""),
        planned=chosen.get("planned", ""),
    )


class ActivityRows:
    """Where the table's rows come from.

    Args:
        centre: the services.

    Attributes:
        item: the item of a plan whose activities alone are shown; empty for all.
    """

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.item = ""

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, ActivityFilter)
        query = replace(query, item=self.item)
        if sort is not None:
            query = replace(query, sort=sort.key, descending=sort.descending)
        return self._centre.plans.activities.ids(query)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        return [self._row(found) for found in self._centre.plans.activities.rows(uids)]

    def _row(self, found: ActivityRow) -> Row:
        people = found.men + found.women
        cells = (
            day_cell(found.on, self._centre.ground.clock.today()),
            found.name or Cell(_("The centre itself"), quiet=True),
            words.field_cell(found.field),
            Cell(" ".join(found.activity.split()), value=found.activity),
            Cell(found.kind_name, quiet=True),
            found.place,
            figure_cell(found.men),
            figure_cell(found.women),
            figure_cell(people),
            planned_cell(found),
        )
        return Row(found.uid, cells)


def planned_cell(found: ActivityRow) -> Cell:
    """Whether an activity was planned."""
    if found.planned:
        return Cell(_("In the plan"), quiet=True)
    return Cell(_("Outside the plan"), state="plain", icon="circle-dot")
