"""What may be chosen for the cell that is keyed: a kind of need, somebody registered, or somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.rules.categories import Category
from desktop.rules.lists import keyed
from desktop.rules.lists.keyed import NAMESAKE
from desktop.services.ground import Ground
from desktop.services.lists.keyed import Candidate, KeyedSheets
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Job
from desktop.views.kit.popup import PopupRow
from desktop.views.lists import keyed_words
from desktop.views.lists.keyed_table import SheetTable

OFFER_AFTER: Final = 150


class Offers(QObject):
    """Offers what may be chosen, and takes what was.

    Args:
        desk: runs the work.
        ground: whose categories and clock count.
        sheets: who knows the register.
        table: where it is offered.
    """

    def __init__(self, desk: Desk, ground: Ground, sheets: KeyedSheets, table: SheetTable) -> None:
        super().__init__(table)
        self._desk, self._ground, self._sheets, self._table = desk, ground, sheets, table
        self._offered: Sequence[Candidate | str] = ()
        self._offering: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(OFFER_AFTER)
        self._timer.timeout.connect(self._offer_people)
        table.offer_wanted.connect(self._offer)
        table.taken.connect(self._on_taken)

    def _verdict(self, place: int) -> str:
        verdict = self._table.rows.verdict(place)
        return verdict.verdict if verdict is not None else ""

    def _offer(self, place: int, column: str, typed: str) -> None:
        self._timer.stop()
        self._table.popup.hide()
        if column == "needs":
            self._offer_needs(typed)
        elif not typed and self._verdict(place) == NAMESAKE:
            self._offer_namesakes(place)
        elif column == "name" and typed:
            self._timer.start()

    def _offer_needs(self, typed: str) -> None:
        categories, begun = self._categories(), keyed_words.last_word(typed)
        found = keyed_words.offered_needs(begun, categories)
        self._offered = [category.code for category in found]
        numbered = {category.code: number for number, category in enumerate(categories, 1)}
        rows = [PopupRow(each.name, f"{numbered[each.code]} · {each.code}") for each in found]
        self._table.offer(rows, begun, first=bool(begun))

    def _categories(self) -> Sequence[Category]:
        return list(keyed.categories(self._ground.reference, self._ground.clock.today()).values())

    def _offer_namesakes(self, place: int) -> None:
        verdict = self._table.rows.verdict(place)
        assert verdict is not None
        rows = keyed_words.namesake_rows(verdict.candidates)
        self._offered = [*verdict.candidates, *[""] * (len(rows) - len(verdict.candidates))]
        self._table.offer(rows, "", first=True)

    def _offer_people(self) -> None:
        typed = self._table.line.text()
        if self._table.column() != "name" or not self._table.line.hasFocus():
            return
        if self._offering is not None:
            self._offering.drop()
        self._offering = self._desk.run(
            lambda _progress: self._sheets.offer(typed),
            lambda found: self._show_people(typed, found),
            owner=self,
        )

    def _show_people(self, typed: str, found: Sequence[Candidate]) -> None:
        self._offering = None
        if self._table.column() == "name" and self._table.line.text() == typed:
            self._offered = found
            rows = [PopupRow(each.name, each.detail, "user") for each in found]
            self._table.offer(rows, typed, first=False)

    def _on_taken(self, place: int, at: int) -> None:
        chosen = self._offered[at]
        if isinstance(chosen, Candidate):
            in_sheet = chosen.uid.startswith(keyed.LINE)
            self._table.choose_person(place, chosen.uid, "" if in_sheet else chosen.name)
        elif chosen:
            self._table.take_text(keyed_words.with_need(self._table.line.text(), chosen, self._categories()))
        else:
            self._tell_apart(place)

    def _tell_apart(self, place: int) -> None:
        rows = self._table.rows
        verdict = rows.verdict(place)
        apart = tuple(each.uid for each in verdict.candidates) if verdict else ()
        line = rows.line(place)
        rows.put(place, replace(line, apart_from=tuple(dict.fromkeys((*line.apart_from, *apart)))))
        rows.typed.emit(place, "name")
