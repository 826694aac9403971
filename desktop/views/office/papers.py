"""Every paper that was handed out: by its number, its form, by whom and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.document_list import DocumentFilter, ListedDocument
from desktop.system.language import _
from desktop.views.case_words import paper_word
from desktop.views.cells import day_cell, figure_cell
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import Empty, Filter, Register, TableColumn
from desktop.views.kit.row_table import Row, Sort
from desktop.views.list_exits import ListExits
from desktop.views.moments import clock_time
from desktop.views.office.part import RegisterPart

_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class PaperRows:
    """The papers, as a table asks for them.

    Attributes:
        centre: all services.
    """

    centre: Centre

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, DocumentFilter)
        wanted = query if sort is None else replace(query, sort=sort.key, descending=sort.descending)
        return self.centre.document_list.ids(wanted)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some uids."""
        today = self.centre.ground.clock.today()
        return [_row(found, today) for found in self.centre.document_list.rows(uids)]


def _row(found: ListedDocument, today: date) -> Row:
    printed = found.printed_at
    cells = (
        found.number,
        paper_word(found.form),
        day_cell(printed.date(), today),
        clock_time(printed),
        found.printed_by,
        figure_cell(found.reprints),
    )
    return Row(found.uid, cells)


class Papers(RegisterPart):
    """Every paper that was handed out; Enter shows it again, marked as a copy.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"documents"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        self.register.opened.connect(lambda uid: desk.open("paper", document_uid=uid, back="office"))

    def _described(self) -> Register:
        return Register(
            title=_("Papers handed out"),
            name="papers",
            columns=(
                TableColumn("number", _("Number"), 190),
                TableColumn("form", _("Paper"), 260, sortable=False),
                TableColumn("at", _("Day"), 130),
                TableColumn("time", _("Time"), 90, figures=True, sortable=False),
                TableColumn("who", _("Who"), 240),
                TableColumn("reprints", _("Copies"), 100, figures=True, usual=False),
            ),
            source=PaperRows(self.centre),
            query=_asked,
            count=lambda count: _("{count} papers", count=thai_date.thai_digits(f"{count:,}")),
            empty=Empty(
                "files", _("No paper yet"), _("Every paper that gets a number is kept here as it was.")
            ),
            placeholder=_("Number of a paper"),
            filters=(
                Filter("form", _("Paper"), self._forms),
                Filter("who", _("Who"), self._people),
                Filter("month", _("Month"), self._months),
            ),
            sort=Sort("at", descending=True),
            concerns=("documents",),
            panel=False,
            ways_out=ListExits(self, self.desk, self.centre, "documents", "office").ways_out(),
        )

    def _forms(self) -> list[Choice]:
        return [Choice(form, paper_word(form)) for form in self.centre.document_list.forms_in_use()]

    def _people(self) -> list[Choice]:
        return [Choice(user.uid, user.full_name) for user in self.centre.office.users()]

    def _months(self) -> list[Choice]:
        month, made = Month.of(self.centre.ground.clock.today()), []
        for _back in range(_MONTHS):
            made.append(Choice(str(month), month.spoken()))
            month = month.previous()
        return made


def _asked(text: str, chosen: Mapping[str, str]) -> DocumentFilter:
    month = chosen.get("month", "")
    return DocumentFilter(
        text=text,
        form=chosen.get("form", ""),
        printed_by=chosen.get("who", ""),
        month=Month.parse(month) if month else None,
    )
