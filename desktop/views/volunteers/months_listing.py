"""The monthly reports of all volunteers as a table: who reported which month, and who has not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.rules import thai_date, thai_names
from desktop.rules.months import Month, fiscal_year
from desktop.services.centre import Centre
from desktop.services.volunteers import VolunteerMonth
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.register import Empty, Register
from desktop.views.kit.row_model import Cell, Column, Row, Sort
from desktop.views.volunteers import month_words

# Which months a list can be narrowed to: those that stand somewhere.
_STATES = ("waiting", "reported", "running")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which reports a list asks for.

    Attributes:
        text: part of the name.
        month: ISO, or empty for all of this fiscal year so far.
        state: where the month stands, or empty.
    """

    text: str = ""
    month: str = ""
    state: str = ""


def uid_of(row: VolunteerMonth) -> str:
    """What a table knows a volunteer's month by."""
    return f"{row.volunteer_uid} {row.month}"


def parts_of(uid: str) -> tuple[str, Month]:
    """The volunteer and the month that a table's row is about."""
    volunteer, _space, month = uid.partition(" ")
    return volunteer, Month.parse(month)


def months_so_far(centre: Centre) -> Sequence[Month]:
    """The months of this fiscal year that have begun, the newest first, and September in October."""
    today = centre.ground.clock.today()
    month = Month.of(today)
    found = [month, month.previous()]
    while found[-1].fiscal_year == fiscal_year(today):
        found.append(found[-1].previous())
    # In October the reports of the year before still come in.
    return found if len(found) == 2 else found[:-1]


class MonthRows:
    """Where the table's rows come from.

    Args:
        centre: the services.
    """

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.known: Mapping[str, VolunteerMonth] = {}

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The months asked for; they are counted here, and shown as they were counted."""
        assert isinstance(query, Asked)
        months = [Month.parse(query.month)] if query.month else months_so_far(self._centre)
        found = [row for month in months for row in self._centre.volunteers.months.of_all(month)]
        wanted = [row for row in found if _is_wanted(row, query)]
        if sort is not None:
            wanted.sort(key=_ORDERS[sort.key], reverse=sort.descending)
        self.known = {uid_of(row): row for row in wanted}
        return tuple(self.known)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        known = self.known
        return [_row(known[uid]) for uid in uids if uid in known]


def _is_wanted(row: VolunteerMonth, asked: Asked) -> bool:
    if asked.state and row.state != asked.state:
        return False
    return all(part in row.name for part in asked.text.split())


def _by_name(row: VolunteerMonth) -> Any:
    return row.sort_name, row.volunteer_uid, row.month


_ORDERS: Mapping[str, Callable[[VolunteerMonth], Any]] = {
    "name": _by_name,
    "month": lambda row: (row.month, row.sort_name),
    "tambon": lambda row: (thai_names.sort_key(", ".join(row.tambons)), row.month),
    "pointed_out": lambda row: row.done.pointed_out,
    "screened": lambda row: row.done.screened,
    "referred": lambda row: row.done.referred,
    "assisted": lambda row: row.done.assisted,
    "state": lambda row: (row.state, str(row.received_on or "")),
}


def _row(row: VolunteerMonth) -> Row:
    chip, word, icon = month_words.state_chip(row.state)
    told = Cell(word, state="" if chip == "plain" else chip, icon=icon, quiet=chip == "plain")
    if row.received_on is not None:
        told = Cell(thai_date.short(row.received_on, thai_digits=False), state=chip, icon=icon)
    tambons = ", ".join(row.tambons)
    counts = [Cell(f"{count:,}", value=count) for _figure, count in month_words.figures(row.done)]
    return Row(uid_of(row), (row.name, row.month.thai(), tambons or Cell("–", quiet=True), *counts, told))


def columns() -> tuple[Column, ...]:
    """The columns of the table."""
    return (
        Column("name", _("Name"), 220),
        Column("month", _("Month"), 140),
        Column("tambon", _("Tambon"), 140),
        *(Column(figure, month_words.figure_word(figure), 88, True) for figure in month_words.FIGURES),
        Column("state", _("Report"), 180),
    )


def query(text: str, chosen: Mapping[str, str]) -> Asked:
    """What is asked for a typed text and the chosen filters."""
    return Asked(text.strip(), chosen.get("month", ""), chosen.get("state", ""))


def month_choice(month: Month) -> Choice:
    """A month as a filter offers it."""
    return Choice(str(month), month.spoken())


def state_choice(state: str) -> Choice:
    """Where a month stands, as a filter offers it."""
    return Choice(state, month_words.state_chip(state)[1])


def register(
    centre: Centre, source: MonthRows, chosen_actions: Callable[[Sequence[str]], Sequence[Action]]
) -> Register:
    """What the page of the reports shows.

    Args:
        centre: the services.
        source: where the rows come from.
        chosen_actions: what can be done with the selected months.
    """
    return Register(
        title=_("Monthly reports of volunteers"),
        columns=columns(),
        source=source,
        query=query,
        count=lambda count: thai_date.thai_digits(_("{count} months", count=f"{count:,}")),
        empty=Empty(
            "file-text",
            _("Nobody served in these months"),
            _("Each month of everybody who serves is listed here, with what it brought and its report."),
        ),
        placeholder=_("Part of the name"),
        filters=(
            Filter("month", _("Month"), lambda: [month_choice(month) for month in months_so_far(centre)]),
            Filter("state", _("Report"), lambda: [state_choice(state) for state in _STATES]),
        ),
        sort=Sort("name"),
        concerns=("volunteers", "received_reports", "assignments", "citizens", "cases", "steps"),
        panel=False,
        multi=True,
        chosen_actions=chosen_actions,
    )
