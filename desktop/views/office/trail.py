"""Who did what: the newest lines of the audit chain, which nobody can change unseen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.rules import thai_date
from desktop.services.centre import Centre
from desktop.services.office import AuditRow
from desktop.system.language import _
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import Empty, Filter, Register, TableColumn
from desktop.views.kit.row_table import Cell, Row, Sort
from desktop.views.moments import clock_time
from desktop.views.office.part import RegisterPart

_NEWEST = 2000


@dataclass(frozen=True, slots=True)
class _Asked:
    text: str
    who: str


class _Rows:
    """The lines that were read last."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._lines: dict[str, AuditRow] = {}

    def ids(self, query: object, _sort: Sort | None) -> Sequence[str]:
        assert isinstance(query, _Asked)
        found = [line for line in self._centre.office.audit(_NEWEST) if _matches(line, query)]
        # One new mapping instead of changing the old one: the window paints from it meanwhile.
        self._lines = {str(line.line): line for line in found}
        return tuple(self._lines)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        today = self._centre.ground.clock.today()
        lines = self._lines
        return [_row(lines[uid], today) for uid in uids if uid in lines]


def _matches(line: AuditRow, asked: _Asked) -> bool:
    if asked.who and line.who != asked.who:
        return False
    said = f"{_(line.title)} {line.who}".casefold()
    return all(word in said for word in asked.text.casefold().split())


def _row(line: AuditRow, today: date) -> Row:
    at = datetime.fromisoformat(line.at)
    day, time = thai_date.near(at.date(), today, thai_digits=False), clock_time(at)
    who = line.who or Cell(_("the program"), quiet=True)
    return Row(str(line.line), (day, time, who, _(line.title), Cell(f"{line.line:,}", quiet=True)))


class Trail(RegisterPart):
    """The newest lines of the audit chain.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"users"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        self.register.head.hide()

    def _described(self) -> Register:
        return Register(
            title=_("Who did what"),
            columns=(
                TableColumn("day", _("Day"), 130, sortable=False),
                TableColumn("time", _("Time"), 80, figures=True, sortable=False),
                TableColumn("who", _("Who"), 260, sortable=False),
                TableColumn("what", _("What"), 420, sortable=False),
                TableColumn("line", _("Line"), 90, figures=True, sortable=False),
            ),
            source=_Rows(self.centre),
            query=_asked,
            count=lambda count: _("{count} lines", count=thai_date.thai_digits(f"{count:,}")),
            empty=Empty("history", _("Nothing was done yet"), _("Every work is written down here.")),
            placeholder=_("Filter by what or who"),
            filters=(Filter("who", _("Who"), self._people),),
            panel=False,
        )

    def _people(self) -> list[Choice]:
        names = sorted({user.full_name for user in self.centre.office.users()})
        return [Choice(name, name) for name in names]


def _asked(text: str, chosen: Mapping[str, str]) -> _Asked:
    return _Asked(text, chosen.get("who", ""))
