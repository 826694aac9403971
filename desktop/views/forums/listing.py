"""The register of forums as a table: columns, filters, and how a row reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop.rules import thai_date
from desktop.rules.months import fiscal_year
from desktop.rules.reference import CENTRE
from desktop.services.centre import Centre
from desktop.services.forums import ForumFilter, ForumRow
from desktop.services.ground import Ground
from desktop.system.language import _, mark
from desktop.views.cells import day_cell, figure_cell
from desktop.views.day_and_place import own_tambons
from desktop.views.forums import words
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort

STATES: Final = {
    "overdue": mark("A decision is overdue"),
    "unanswered": mark("Nothing came of a matter yet"),
    "taken_back": mark("Forums that were taken back"),
}
# So many fiscal years are offered.
_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class ForumRows:
    """The forums, as a table asks for them.

    Attributes:
        centre: all services.
    """

    centre: Centre

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, ForumFilter)
        wanted = query if sort is None else replace(query, sort=sort.key, descending=sort.descending)
        return self.centre.forums.ids(wanted)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some uids."""
        today = self.centre.ground.clock.today()
        reference = self.centre.ground.reference
        return [
            _row(found, today, reference.unit_name(found.unit)) for found in self.centre.forums.rows(uids)
        ]


def columns(ground: Ground) -> tuple[Column, ...]:
    """The columns of the register; a province sees whose forum it was."""
    province = ground.is_province
    return (
        Column("on", _("On"), 108),
        Column("unit", _("Office"), 170, usual=province),
        Column("tambon", _("Tambon"), 124),
        Column("subject", _("About"), 190),
        Column("place", _("Place"), 170, usual=False),
        Column("people", _("People"), 92, figures=True, summed=True),
        Column("matters", _("Matters"), 74, figures=True, summed=True),
        Column("cases", _("Cases"), 72, figures=True, sortable=False, usual=False, summed=True),
        Column("groups", _("Groups"), 72, figures=True, sortable=False, usual=False, summed=True),
        Column("next_on", _("Next forum"), 112, usual=False),
        Column("overdue", _("Decisions"), 122),
    )


def _row(found: ForumRow, today: date, office: str) -> Row:
    return Row(
        found.uid,
        (
            day_cell(found.on, today),
            office,
            words.place_words(found.tambon, found.village_number),
            found.subject or Cell("–", quiet=True),
            found.place,
            figure_cell(found.men + found.women),
            figure_cell(found.matters),
            figure_cell(found.cases),
            figure_cell(found.groups),
            day_cell(found.next_on, today),
            words.overdue_cell(found.overdue),
        ),
    )


def query(text: str, chosen: Mapping[str, str]) -> ForumFilter:
    """What the register is asked of the typed text and the chosen filters."""
    year = chosen.get("year", "")
    return ForumFilter(
        text=text,
        tambon=chosen.get("tambon", ""),
        unit=chosen.get("unit", ""),
        state=chosen.get("state", ""),
        year=int(year) if year else None,
    )


def filters(ground: Ground) -> tuple[Filter, ...]:
    """What the register can be narrowed by."""
    return (
        year_filter(ground),
        place_filter(ground),
        Filter("state", _("State"), lambda: [state_choice(code) for code in STATES]),
    )


def state_choice(code: str) -> Choice:
    """A state of forums as a filter offers it."""
    return Choice(code, _(STATES[code]))


def year_filter(ground: Ground) -> Filter:
    """The fiscal years, this one first."""
    this = fiscal_year(ground.clock.today())
    return Filter("year", _("Fiscal year"), lambda: [year_choice(this - back) for back in range(_YEARS)])


def year_choice(year: int) -> Choice:
    """A fiscal year as a filter offers it."""
    return Choice(str(year), thai_date.thai_digits(str(year)))


def place_filter(ground: Ground) -> Filter:
    """The tambons of a centre; of a province its districts."""
    if not ground.is_province:
        return Filter("tambon", _("Tambon"), lambda: own_tambons(ground))

    def units() -> Sequence[Choice]:
        own = (unit for unit in ground.reference.units().values() if unit.kind == CENTRE)
        return [unit_choice(ground, unit.code) for unit in own if unit.code.startswith(ground.unit)]

    return Filter("unit", _("District"), units)


def unit_choice(ground: Ground, code: str) -> Choice:
    """A centre as a province's filter offers it."""
    return Choice(code, ground.reference.units()[code].district)
