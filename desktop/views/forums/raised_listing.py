"""What was raised in forums as a table: columns, filters, and how a row reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop.services.centre import Centre
from desktop.services.forums import MatterFilter, MatterRow
from desktop.services.ground import Ground
from desktop.system.language import _, mark
from desktop.views.case_words import short_need
from desktop.views.cells import day_cell, figure_cell
from desktop.views.forums import listing, words
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort

STATES: Final = {
    "open": mark("Nothing yet"),
    "case": mark("A case"),
    "group": mark("A group"),
}
NO_CATEGORY: Final = "-"


@dataclass(frozen=True, slots=True)
class MatterRows:
    """The matters, as a table asks for them.

    Attributes:
        centre: all services.
        known: the matters that were read so far, by uid.
    """

    centre: Centre
    known: dict[str, MatterRow] = field(default_factory=dict)

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, MatterFilter)
        wanted = query if sort is None else replace(query, sort=sort.key, descending=sort.descending)
        return self.centre.forums.matters.ids(wanted)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some uids."""
        today = self.centre.ground.clock.today()
        found = self.centre.forums.matters.rows(uids)
        self.known.update((row.uid, row) for row in found)
        return [_row(row, today) for row in found]


def columns() -> tuple[Column, ...]:
    """The columns of the list."""
    return (
        Column("on", _("On"), 108),
        Column("tambon", _("Tambon"), 116),
        Column("matter", _("What was raised"), 224),
        Column("raised_by", _("Raised by"), 150, usual=False),
        # Who comes from a count has chosen the kind; whoever has not finds it beside the list.
        Column("category", _("Need"), 140, usual=False),
        Column("people", _("People"), 98, figures=True, summed=True),
        Column("came", _("What came of the matter"), 164, sortable=False),
    )


def _row(row: MatterRow, today: date) -> Row:
    came = words.came_cell(row)
    return Row(
        row.uid,
        (
            day_cell(row.on, today),
            words.place_words(row.tambon, row.village_number),
            " ".join(row.matter.split()),
            row.raised_by,
            category_cell(row),
            figure_cell(row.people),
            replace(came, lasting=words.came_words(row)),
        ),
    )


def category_cell(row: MatterRow) -> Cell:
    """The kind of need, short; what is too long for the screen stands whole wherever the list goes."""
    return Cell(short_need(row.category), lasting=row.category) if row.category else Cell("–", quiet=True)


def query(text: str, chosen: Mapping[str, str]) -> MatterFilter:
    """What is asked of the typed text and the chosen filters."""
    year = chosen.get("year", "")
    return MatterFilter(
        text=text,
        category=chosen.get("category", ""),
        tambon=chosen.get("tambon", ""),
        unit=chosen.get("unit", ""),
        state=chosen.get("state", ""),
        year=int(year) if year else None,
    )


def filters(ground: Ground) -> tuple[Filter, ...]:
    """What the list can be narrowed by."""
    came = [Choice(code, _(word)) for code, word in STATES.items()]
    codes = (*ground.reference.categories, NO_CATEGORY)
    return (
        listing.year_filter(ground),
        listing.place_filter(ground),
        Filter("category", _("Need"), lambda: [category_choice(ground, code) for code in codes]),
        Filter("state", _("What came of the matter"), lambda: came),
    )


def category_choice(ground: Ground, code: str) -> Choice:
    """A kind of need as a filter offers it."""
    category = ground.reference.categories.get(code)
    return Choice(code, category.name if category else _("Without a kind of need"))
