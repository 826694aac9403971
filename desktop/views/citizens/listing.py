"""The register of people as its table asks for it: what is narrowed by, and what each row shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.rules import thai_date
from desktop.rules.cases import STATUSES, status_word
from desktop.rules.reference import CENTRE, offered
from desktop.services.centre import Centre
from desktop.services.citizens import CitizenFilter, CitizenRow
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.case_words import short_needs, status_chip
from desktop.views.cells import day_cell, figure_cell
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.register_page import TableColumn
from desktop.views.kit.row_model import Cell, Row, Sort


@dataclass(frozen=True, slots=True)
class CitizenRows:
    """The people, as a table asks for them.

    Attributes:
        centre: all services.
        shown: the columns to read; None takes all.
    """

    centre: Centre
    shown: Collection[str] | None = None

    def showing(self, keys: Collection[str]) -> CitizenRows:
        """The same for some columns."""
        return replace(self, shown=keys)

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, CitizenFilter)
        wanted = query if sort is None else replace(query, sort=sort.key, descending=sort.descending)
        return self.centre.citizens.ids(wanted)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some uids."""
        today = self.centre.ground.clock.today()
        return [_row(found, today) for found in self.centre.citizens.rows(uids, self.shown)]


def columns() -> Sequence[TableColumn]:
    """The table's columns; the first ones that a counter needs are usual."""
    return (
        TableColumn("name", _("Name"), 178),
        TableColumn("thai_id", _("ID"), 152),
        TableColumn("age", _("Age"), 68, figures=True, usual=False),
        TableColumn("tambon", _("Tambon"), 100),
        TableColumn("village", _("Village"), 76, figures=True, usual=False),
        TableColumn("phone", _("Telephone"), 132, usual=False),
        TableColumn("occupation", _("Occupation"), 130, usual=False),
        TableColumn("flags", _("Groups"), 150, sortable=False, usual=False),
        TableColumn("needs", _("Need"), 142, sortable=False),
        TableColumn("finder", _("Found by"), 160, usual=False),
        TableColumn("first_seen", _("First seen"), 122, usual=False),
        TableColumn("last_contact", _("Last contact"), 122, usual=False),
        TableColumn("status", _("Status"), 156),
    )


def _row(found: CitizenRow, today: date) -> Row:
    state, word = status_chip(found.status)
    needs = short_needs(found.needs.split(", ")) if found.needs else ""
    return Row(
        found.uid,
        (
            found.name,
            found.masked_id,
            figure_cell(found.age),
            found.tambon,
            figure_cell(found.village),
            found.phone,
            found.occupation,
            ", ".join(found.flags),
            Cell(needs, lasting=found.needs),
            found.finder,
            day_cell(found.first_seen, today),
            day_cell(found.last_contact, today),
            Cell(word, state) if word else Cell(""),
        ),
    )


def query(text: str, chosen: Mapping[str, str]) -> CitizenFilter:
    """What the register is asked of the typed text and the chosen filters."""
    return CitizenFilter(
        text=text,
        tambon=chosen.get("tambon", ""),
        category=chosen.get("category", ""),
        flag=chosen.get("flag", ""),
        status=chosen.get("status", ""),
        unit=chosen.get("unit", ""),
    )


def filters(ground: Ground) -> Sequence[Filter]:
    """What the register can be narrowed by; a province narrows by district where a centre does by tambon."""
    tables, today = ground.reference, ground.clock.today()

    def tambons() -> Sequence[Choice]:
        own = offered(tables.tambons.values(), today)
        return [Choice(each.code, each.name) for each in own if each.district_code == ground.unit]

    def units() -> Sequence[Choice]:
        own = (unit for unit in tables.units().values() if unit.kind == CENTRE)
        return [Choice(unit.code, unit.district) for unit in own if unit.code.startswith(ground.unit)]

    def categories() -> Sequence[Choice]:
        return [Choice(each.code, each.name) for each in tables.categories.values()]

    def flags() -> Sequence[Choice]:
        return [Choice(each.code, each.name) for each in tables.flags.values()]

    def statuses() -> Sequence[Choice]:
        return [Choice(code, status_word(code)) for code in STATUSES]

    place = (
        Filter("unit", _("District"), units) if ground.is_province else Filter("tambon", _("Tambon"), tambons)
    )
    return (
        place,
        Filter("category", _("Need"), categories),
        Filter("flag", _("Group"), flags),
        Filter("status", _("Status"), statuses),
    )


def count_words(count: int) -> str:
    """How many people there are."""
    return _("{count} people", count=thai_date.thai_digits(f"{count:,}"))
