"""The register of cases as its table asks for it: what is narrowed by, and what each row shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop.rules import thai_date
from desktop.rules.cases import STATUSES, channel_word, status_word, urgency_word
from desktop.rules.months import Month, fiscal_year
from desktop.rules.reference import CENTRE, offered
from desktop.services.cases import CaseFilter, CaseRow, WorkCounts
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.system.language import _, mark
from desktop.views.case_words import short_needs, status_chip
from desktop.views.cells import day_cell
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.register_page import TableColumn
from desktop.views.kit.row_model import Cell, Row, Sort

# The work lists that have a chip of their own, in the order of urgency.
WORK_LISTS: Final = {
    "today": mark("To do today"),
    "overdue": mark("Overdue"),
    "waiting": mark("Waits for screening"),
    "follow_up": mark("Follow up"),
    "to_refer": mark("To be referred"),
}
# Filters without a list of their own; their chips are seen only while they hold something back.
UNSEEN: Final = {"work_list": mark("Work list"), "found_by": mark("Found by")}
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The cases, as a table asks for them.

    Attributes:
        centre: all services.
        shown: the columns to read; None takes all.
    """

    centre: Centre
    shown: Collection[str] | None = None

    def showing(self, keys: Collection[str]) -> CaseRows:
        """The same for some columns."""
        return replace(self, shown=keys)

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, CaseFilter)
        wanted = query if sort is None else replace(query, sort=sort.key, descending=sort.descending)
        return self.centre.cases.ids(wanted)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some uids."""
        ground = self.centre.ground
        return [_row(found, ground) for found in self.centre.cases.rows(uids, self.shown)]


def columns(ground: Ground) -> Sequence[TableColumn]:
    """The table's columns; the province usually sees whose case it is, a centre whom it waits for."""
    province = ground.is_province
    return (
        TableColumn("number", _("Case number"), 102),
        TableColumn("name", _("Name"), 150 if province else 156),
        TableColumn("tambon", _("Tambon"), 100, usual=False),
        TableColumn("needs", _("Need"), 118 if province else 122, sortable=False),
        TableColumn("channel", _("Channel"), 130, usual=False),
        TableColumn("finder", _("Found by"), 160, usual=False),
        *((TableColumn("unit", _("District"), 112),) if province else ()),
        TableColumn("on", _("Came in"), 118, usual=province),
        TableColumn("urgency", _("Urgency"), 96, usual=False),
        TableColumn("agency", _("Agency"), 90, sortable=False, usual=not province),
        TableColumn("letter", _("Letter"), 116, usual=False),
        TableColumn("due", _("Due"), 126, usual=not province),
        TableColumn("status", _("Status"), 154 if province else 142),
    )


def _row(found: CaseRow, ground: Ground) -> Row:
    today = ground.clock.today()
    state, word = status_chip(found.status)
    return Row(
        found.uid,
        (
            Cell(_number(found, ground), lasting=found.number),
            Cell(found.name, icon="lock") if found.restricted else Cell(found.name),
            found.tambon,
            Cell(short_needs(found.needs.split(", ")), lasting=found.needs),
            channel_word(found.channel),
            found.finder,
            *((_district(found, ground),) if ground.is_province else ()),
            day_cell(found.on, today),
            urgency_word(found.urgency),
            found.agency,
            found.letter,
            day_cell(found.due_on or found.follow_up_on, today),
            Cell(word, state),
        ),
    )


def _number(found: CaseRow, ground: Ground) -> str:
    # What every number in the list has in common would only take room: the own office, or the running year.
    if ground.is_province:
        return found.number.removesuffix(f"/{fiscal_year(ground.clock.today())}")
    return found.number.removeprefix(f"{ground.unit}/")


def _district(found: CaseRow, ground: Ground) -> str:
    unit = ground.reference.units().get(found.unit)
    return unit.district if unit else found.unit


def query(text: str, chosen: Mapping[str, str]) -> CaseFilter:
    """What the register is asked of the typed text and the chosen filters."""
    month = chosen.get("month", "")
    return CaseFilter(
        text=text,
        work_list=chosen.get("work_list", ""),
        status=chosen.get("status", ""),
        category=chosen.get("category", ""),
        agency=chosen.get("agency", ""),
        unit=chosen.get("unit", ""),
        month=Month.parse(month) if month else None,
        found_by=chosen.get("found_by", ""),
    )


def filters(ground: Ground) -> Sequence[Filter]:
    """What the register can be narrowed by; those of ``UNSEEN`` are set by other pages and the work lists."""
    tables, today = ground.reference, ground.clock.today()

    def statuses() -> Sequence[Choice]:
        return [Choice(code, status_word(code)) for code in STATUSES]

    def categories() -> Sequence[Choice]:
        return [Choice(each.code, each.name) for each in tables.categories.values()]

    def agencies() -> Sequence[Choice]:
        return [Choice(each.code, each.name) for each in offered(tables.agencies.values(), today)]

    def units() -> Sequence[Choice]:
        own = (unit for unit in tables.units().values() if unit.kind == CENTRE)
        return [Choice(unit.code, unit.district) for unit in own if unit.code.startswith(ground.unit)]

    made = [
        Filter("status", _("Status"), statuses),
        Filter("category", _("Need"), categories),
        Filter("agency", _("Agency"), agencies),
        Filter("month", _("Month"), lambda: _months(today)),
        *(Filter(key, _(word), tuple) for key, word in UNSEEN.items()),
    ]
    return [Filter("unit", _("District"), units), *made] if ground.is_province else made


def _months(today: date) -> Sequence[Choice]:
    month, made = Month.of(today), []
    for _back in range(_MONTHS):
        made.append(Choice(str(month), month.spoken()))
        month = month.previous()
    return made


def choice(narrowing: Filter, code: str, word: str = "") -> Choice:
    """The choice that another page asks for.

    Args:
        narrowing: the filter.
        code: what it is narrowed to.
        word: the other page's word for it.
    """
    if narrowing.key == "work_list":
        return Choice(code, _(WORK_LISTS.get(code, code)))
    if narrowing.key == "month":
        return Choice(str(Month.parse(code)), Month.parse(code).spoken())
    known = next((each for each in narrowing.choices() if each.code == code), None)
    return known or Choice(code, word or _("as chosen"))


def counted(counts: WorkCounts) -> Sequence[Choice]:
    """The work lists, each with how much there is to do; an empty list that nobody needs is left out."""
    figures = {name: getattr(counts, name) for name in WORK_LISTS}
    return [
        Choice(name, f"{_(word)} {thai_date.thai_digits(f'{figures[name]:,}')}")
        for name, word in WORK_LISTS.items()
        if figures[name] or name != "to_refer"
    ]


def count_words(count: int) -> str:
    """How many cases there are."""
    return _("{count} cases", count=thai_date.thai_digits(f"{count:,}"))
