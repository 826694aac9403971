"""The register of bulletins as a table: columns, filters, and how a row reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop.rules import bulletins, thai_date
from desktop.rules.reference import offered
from desktop.services.bulletins import ANY, BulletinFilter, BulletinRow
from desktop.services.centre import Centre
from desktop.system.language import _, mark
from desktop.views.bulletin_words import closing_words, kind_icon, short_kind, state_chip
from desktop.views.case_words import short_need
from desktop.views.cells import day_cell, figure_cell
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort

_CLOSING: Final = "closing"
SHOWN: Final = {
    _CLOSING: mark("Closes within a week"),
    bulletins.COMING: mark("Comes later"),
    bulletins.RUN_OUT: mark("Has run out"),
    bulletins.WITHDRAWN: mark("Withdrawn"),
    ANY: mark("All, old ones too"),
}


def columns(*, province: bool) -> tuple[Column, ...]:
    """The columns of the register."""
    return (
        Column("title", _("What it is about"), 256),
        Column("kind", _("Kind"), 110),
        Column("place", _("Employer or place"), 160, usual=not province),
        Column("areas", _("For the area"), 150, sortable=False, usual=province),
        Column("needs", _("For the need"), 150, sortable=False, usual=False),
        Column("agency", _("Agency"), 80, sortable=False, usual=False),
        Column("seats", _("Wanted"), 76, figures=True, usual=False),
        Column("wage", _("Baht a month"), 106, figures=True, usual=False),
        Column("published", _("Published"), 118, usual=False),
        Column("closes", _("Open until"), 126),
        Column("told", _("Told"), 84, figures=True, summed=True),
        Column("interested", _("Interested"), 80, figures=True, sortable=False, usual=province, summed=True),
    )


def filters(centre: Centre) -> tuple[Filter, ...]:
    """What the register can be narrowed by."""
    kinds = [Choice(code, bulletins.kind_word(code)) for code in bulletins.KINDS]
    ground = centre.ground
    categories = offered(ground.reference.categories.values(), ground.clock.today())
    needs = [Choice(one.code, short_need(one.name)) for one in categories if not one.restricted]
    return (
        Filter("state", _("Shown"), lambda: [state_choice(code) for code in SHOWN], _("open now")),
        Filter("kind", _("Kind"), lambda: kinds),
        Filter("category", _("For the need"), lambda: needs),
    )


def state_choice(code: str) -> Choice:
    """What a list can show instead of what is open now."""
    return Choice(code, _(SHOWN[code]))


def query(text: str, chosen: Mapping[str, str]) -> BulletinFilter:
    """What is asked of the register for a typed text and the chosen filters."""
    state = chosen.get("state", bulletins.LIVING)
    return BulletinFilter(
        text=text,
        kind=chosen.get("kind", ""),
        category=chosen.get("category", ""),
        state=bulletins.LIVING if state == _CLOSING else state,
        closing=state == _CLOSING,
    )


def count_words(count: int) -> str:
    """How many bulletins."""
    return thai_date.thai_digits(_("{count} bulletins", count=f"{count:,}"))


class BulletinRows:
    """Where the table's rows come from.

    Args:
        centre: the services.

    Attributes:
        new: those that were new when the page was turned to.
    """

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.new: frozenset[str] = frozenset()

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, BulletinFilter)
        if sort is not None:
            query = replace(query, sort=sort.key, descending=sort.descending)
        return self._centre.bulletins.ids(query)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        today = self._centre.ground.clock.today()
        return [
            _row(found, today, new=found.is_new or found.uid in self.new)
            for found in self._centre.bulletins.rows(uids)
        ]


def _row(found: BulletinRow, today: date, *, new: bool) -> Row:
    title = _("New: {title}", title=found.title) if new else found.title
    wage = Cell("") if found.wage is None else Cell(f"{found.wage // 100:,}", value=found.wage // 100)
    cells = (
        Cell(title, lasting=found.title),
        Cell(short_kind(found.kind), icon=kind_icon(found.kind), quiet=True),
        found.place or found.agency,
        found.areas,
        found.needs or Cell(_("everybody"), quiet=True),
        found.agency,
        figure_cell(found.seats),
        wage,
        day_cell(found.published_on, today),
        closing_cell(found, today),
        figure_cell(found.told),
        figure_cell(found.interested),
    )
    return Row(found.uid, cells)


def closing_cell(found: BulletinRow, today: date) -> Cell:
    """Until when it is open: a date, or a chip where that matters."""
    if found.state != bulletins.LIVING:
        chip, word, icon = state_chip(found.state)
        return Cell(word, state=chip, icon=icon)
    if found.closes_on is None:
        return Cell(_("No end"), quiet=True)
    lasting = thai_date.short(found.closes_on, thai_digits=False)
    if bulletins.closes_soon(found.closes_on, today):
        words = closing_words(found.closes_on, today)
        return Cell(words, state="waiting", icon="alarm-clock", value=found.closes_on, lasting=lasting)
    return Cell(lasting, value=found.closes_on, lasting=lasting)
