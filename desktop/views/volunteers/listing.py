"""The register of volunteers as a table: columns, filters, and how a row reads."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.rules import thai_date
from desktop.rules.reference import Tambon, offered
from desktop.rules.volunteers import GRADUATE, KINDS, VOLUNTEER, kind_word
from desktop.services.centre import Centre
from desktop.services.volunteers import VolunteerFilter, VolunteerRow
from desktop.system.language import _, mark
from desktop.views.cells import day_cell, figure_cell
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort

STATES: Final = {
    "active": mark("In service"),
    "ending": mark("Term ends soon"),
    "left": mark("No longer in service"),
}
# As short as a column needs.
_KINDS: Final = {VOLUNTEER: mark("Volunteer"), GRADUATE: mark("Graduate")}
# Nearer than this the warning is drawn as the last one.
_LAST_WARNING: Final = 30


def columns() -> tuple[Column, ...]:
    """The columns of the register."""
    return (
        Column("name", _("Name"), 222),
        Column("kind", _("Kind"), 96),
        Column("tambon", _("Tambon"), 150),
        Column("phone", _("Telephone"), 132, usual=False),
        Column("order_number", _("Appointing order"), 140, usual=False),
        Column("term_start", _("Term begins"), 122, usual=False),
        Column("term_end", _("Term ends"), 134),
        Column("months", _("Months reported"), 124, figures=True, usual=False),
        Column("found", _("Found this year"), 122, figures=True, summed=True),
    )


def filters(centre: Centre) -> tuple[Filter, ...]:
    """What the register can be narrowed by."""
    return (
        Filter("kind", _("Kind"), lambda: [Choice(code, kind_word(code)) for code in KINDS]),
        Filter("state", _("State"), lambda: [state_choice(code) for code in STATES]),
        Filter("tambon", _("Tambon"), lambda: tambon_choices(centre)),
    )


def state_choice(code: str) -> Choice:
    """A state of service as a filter offers it."""
    return Choice(code, _(STATES[code]))


def tambon_choices(centre: Centre) -> list[Choice]:
    """The tambons of the own district or province, by name."""
    ground = centre.ground
    tambons = offered(ground.reference.tambons.values(), ground.clock.today())
    own = sorted((tambon for tambon in tambons if tambon.code.startswith(ground.unit)), key=_by_name)
    return [Choice(tambon.code, _tambon_text(tambon, ground.is_province)) for tambon in own]


def _by_name(tambon: Tambon) -> tuple[str, str]:
    return tambon.name, tambon.code


def _tambon_text(tambon: Tambon, with_district: bool) -> str:
    return f"{tambon.name} · {tambon.district}" if with_district else tambon.name


def query(text: str, chosen: Mapping[str, str]) -> VolunteerFilter:
    """What is asked of the register for a typed text and the chosen filters."""
    return VolunteerFilter(
        text=text,
        kind=chosen.get("kind", ""),
        state=chosen.get("state", ""),
        tambon=chosen.get("tambon", ""),
    )


class VolunteerRows:
    """Where the table's rows come from.

    Args:
        centre: the services.
        shown: the columns to read; None takes all.
    """

    def __init__(self, centre: Centre, shown: Collection[str] | None = None) -> None:
        self._centre, self._shown = centre, shown

    def showing(self, keys: Collection[str]) -> VolunteerRows:
        """The same for some columns."""
        return VolunteerRows(self._centre, keys)

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, VolunteerFilter)
        if sort is not None:
            query = replace(query, sort=sort.key, descending=sort.descending)
        return self._centre.volunteers.ids(query)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        today = self._centre.ground.clock.today()
        return [_row(found, today) for found in self._centre.volunteers.rows(uids, self._shown)]


def _row(found: VolunteerRow, today: date) -> Row:
    found_of = _("{done} of {target}", done=f"{found.found:,}", target=f"{found.quota:,}")
    cells = (
        found.name,
        Cell(_(_KINDS[found.kind]) if found.kind in _KINDS else found.kind, quiet=True),
        ", ".join(found.tambons) or Cell("–", quiet=True),
        found.phone,
        found.order_number,
        day_cell(found.term_start, today),
        _end_cell(found, today),
        figure_cell(found.months),
        Cell(found_of, value=found.found),
    )
    return Row(found.uid, cells)


def _end_cell(found: VolunteerRow, today: date) -> Cell:
    shown = term_cell(found, today)
    if found.term_end is None:
        return shown
    # "30 days left" says nothing any more once the list has left the window.
    return replace(shown, value=found.term_end, lasting=thai_date.short(found.term_end, thai_digits=False))


def term_cell(found: VolunteerRow, today: date) -> Cell:
    """How the end of a term reads: a date, or a chip where somebody should act."""
    if found.left_on is not None and found.left_on <= today:
        return Cell(_("Left"), state="plain", icon="log-out")
    if found.term_end is None:
        return Cell(_("No end"), quiet=True)
    if found.term_end < today:
        return Cell(_("Term is over"), state="plain", icon="circle-slash")
    if found.warning is None:
        return Cell(thai_date.short(found.term_end, thai_digits=False))
    return Cell(days_left(found.term_end, today), state="restricted", icon=warning_icon(found.warning))


def warning_icon(warning: int) -> str:
    """The icon of a warning: the last one looks different from the first two."""
    return "triangle-alert" if warning <= _LAST_WARNING else "calendar-days"


def days_left(term_end: date, today: date) -> str:
    """How many days of a term are left, in words."""
    left = (term_end - today).days
    return _("{days} days left", days=left) if left else _("Last day today")
