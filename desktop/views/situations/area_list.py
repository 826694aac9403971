"""The areas of a quarter as a table: the whole first, then tambon by tambon, or district by district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.rules.quarters import Quarter
from desktop.rules.situations import is_counted
from desktop.rules.thai_names import sort_key
from desktop.services.centre import Centre
from desktop.services.situations import AreaRow, QuarterPage
from desktop.system.language import _, mark
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort
from desktop.views.situations import words

STATES: Final = {
    "counted": mark("Counted"),
    "missing": mark("Not counted"),
    "odd": mark("To look at"),
    "approved": mark("Approved"),
}
_USUAL: Final = (*("working_age", words.IN_WORK, "without_work", "wanting_work", "informal", "abroad"),)
_TAMBONS, _DISTRICTS, _VILLAGES = mark("tambons"), mark("districts"), mark("villages")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which areas a list asks for.

    Attributes:
        quarter: of which quarter.
        text: part of the name.
        state: one of ``STATES``, or empty.
    """

    quarter: Quarter
    text: str = ""
    state: str = ""


def parts_word(code: str) -> str:
    """What the parts of an area are called."""
    return _({2: _DISTRICTS, 4: _TAMBONS}.get(len(code), _VILLAGES))


def columns(*, is_province: bool) -> tuple[Column, ...]:
    """The columns: the name, all figures in the order of the paper, and where they stand."""
    figures = [
        Column(name, _(words.SHORT[name]), 100, figures=True, usual=name in _USUAL) for name in words.ALL
    ]
    return (
        Column("name", _("District") if is_province else _("Tambon"), 164),
        *figures,
        Column("standing", _("State"), 200),
    )


def filters() -> tuple[Filter, ...]:
    """What the list can be narrowed by."""
    return (Filter("state", _("State"), lambda: [Choice(code, _(text)) for code, text in STATES.items()]),)


class AreaRows:
    """Where the table's rows come from.

    Args:
        centre: the services.

    Attributes:
        page: the quarter as it was last read.
    """

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self.page: QuarterPage | None = None
        self._known: Mapping[str, AreaRow] = {}

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The areas asked for, the whole always first; read here, and shown as they were read."""
        assert isinstance(query, Asked)
        page = self._centre.situations.figures.quarter(query.quarter)
        lines = [line for line in page.lines if _is_wanted(line, query)]
        if sort is not None and sort.key != "name":
            lines = _sorted(lines, sort)
        elif sort is not None:
            lines.sort(key=lambda line: sort_key(line.name), reverse=sort.descending)
        alone = bool(query.text.strip() or query.state)
        found = lines if alone or not lines else [whole(page), *lines]
        self.page, self._known = page, {line.uid: line for line in found}
        return tuple(self._known)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        known = self._known
        return [_row(known[uid]) for uid in uids if uid in known]

    def area(self, uid: str) -> AreaRow | None:
        """The area that a row is about."""
        return self._known.get(uid)

    def first_missing(self) -> AreaRow | None:
        """Where keying begins: the first area that was not counted, else the first."""
        lines = self.page.lines if self.page is not None else ()
        return next((line for line in lines if not is_counted(line.now)), next(iter(lines), None))


def whole(page: QuarterPage) -> AreaRow:
    """The whole as a line of its own."""
    name = _("Whole province") if len(page.area_code) == 2 else _("Whole district")
    return AreaRow(
        code=page.area_code,
        name=name,
        now=page.now,
        before=page.before,
        counted=page.counted,
        parts=page.areas,
        approved_on=page.review.approved_on,
    )


def _is_wanted(line: AreaRow, asked: Asked) -> bool:
    if not all(part in line.name for part in asked.text.split()):
        return False
    return {
        "": True,
        "counted": is_counted(line.now),
        "missing": not is_counted(line.now),
        "odd": bool(line.problems),
        "approved": line.approved_on is not None,
    }[asked.state]


def _sorted(lines: Sequence[AreaRow], sort: Sort) -> list[AreaRow]:
    """Sorted by a figure; areas where nobody has counted it come last either way."""

    def key(line: AreaRow) -> Any:
        if sort.key == "standing":
            return len(line.problems), line.counted
        return words.figure(line.now, sort.key)

    known = [line for line in lines if key(line) is not None]
    return [
        *sorted(known, key=key, reverse=sort.descending),
        *(line for line in lines if key(line) is None),
    ]


def _row(line: AreaRow) -> Row:
    figures = [words.figure_cell(words.figure(line.now, name)) for name in words.ALL]
    icon = "landmark" if (line.parts and len(line.code) == 2) or line.parts else ""
    return Row(line.uid, (Cell(line.name, icon=icon), *figures, words.state_cell(line)))
