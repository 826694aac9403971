"""Beside the rows: the chosen one, its cells to be corrected, and who it may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.lists import cells
from desktop.rules.lists.columns import NEED_OF, NOT_TAKEN
from desktop.rules.lists.decisions import APART
from desktop.rules.lists.table import Plan
from desktop.rules.reference import Tambon
from desktop.services.citizens import Namesake
from desktop.services.lists import NAMESAKE, Candidate, JudgedRow
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Button, QuietButton
from desktop.views.kit.cards import Card, Column, EmptyState, Facts
from desktop.views.kit.fields import Labelled, TextField
from desktop.views.kit.words import WrappedLabel
from desktop.views.lists import import_words
from desktop.views.namesake_cards import NamesakeCards

# Which problem belongs under which column, where the names differ.
_ELSEWHERE: Final[Mapping[str, tuple[str, ...]]] = {
    "first_name": ("first_name", "full_name"),
    "last_name": ("last_name", "full_name"),
    "title": ("title", "full_name"),
    "sex": ("sex", "sex:m", "sex:f", "title", "full_name"),
    "tambon_code": ("tambon_code", "address", "district"),
    "house_number": ("house_number", "address"),
    "village_number": ("village_number", "address"),
    "postcode": ("postcode", "address"),
}


class RowPanel(QWidget):
    """The chosen row.

    Signals:
        decided(number, decision): somebody said who the person of a row is.
        corrected(number, texts): cells were written otherwise, by their column.

    Args:
        tambons: by their code.
    """

    decided = Signal(int, str)
    corrected = Signal(int, object)

    def __init__(self, tambons: Mapping[str, Tambon], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tambons = tambons
        self._row: JudgedRow | None = None
        self._apart: dict[int, set[str]] = {}
        self.fields: dict[int, Labelled] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.look_button: Button | None = None
        self.namesakes: NamesakeCards | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no row."""
        self._row = None
        text = _("Choose a row to see why it has its verdict, to decide about a namesake or to correct it.")
        self._put(EmptyState("mouse-pointer-2", _("No row is chosen"), text))

    def show_row(self, row: JudgedRow, plan: Plan) -> None:
        """Show a row.

        Args:
            row: with its verdict.
            plan: how its columns are read.
        """
        self._row = row
        body = Column()
        body.add(self._said(row))
        self.namesakes = None
        if row.candidates:
            body.add(self._candidates(row))
        self.fields = {}
        self.look_button = None
        if row.row is not None:
            body.add(self._cells(row, plan))
        body.add_stretch()
        self._put(body)
        if row.row is not None:
            self.look_button = Button(_("Look at this row again"), "refresh-cw", on_click=self._look_again)
            self._column.addWidget(self.look_button)

    def _put(self, shown: QWidget) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(shown)

    def _said(self, row: JudgedRow) -> Card:
        card = Card(_("Row {row}", row=import_words.figure(row.number)))
        tambon = self._tambons.get(row.line.person.tambon_code)
        card.add(Facts(import_words.facts(row, tambon.name if tambon else "")))
        # What speaks for each candidate stands on the candidate's own card.
        reasons = row.reasons[len(row.candidates) :] if row.verdict == NAMESAKE else row.reasons
        if not row.reasons:
            reasons = (_("Nothing stands against it; this person will be registered."),)
        for reason in reasons:
            card.add(WrappedLabel(reason, words.MUTED))
        return card

    # -- who it may be

    def _candidates(self, row: JudgedRow) -> QWidget:
        # With a parent from the start: shown without one it would be a window for a moment.
        self.namesakes = NamesakeCards(self)
        if row.decision:
            self._show_decision(self.namesakes, row)
        else:
            apart = self._apart.get(row.number, set())
            left = [each for each in row.candidates if each.key not in apart]
            self.namesakes.show_candidates([_namesake(each) for each in left])
        self.namesakes.same.connect(lambda key: self.decided.emit(row.number, key))
        self.namesakes.different.connect(lambda key: self._tell_apart(row, key))
        self.namesakes.forgotten.connect(lambda: self._take_back(row))
        return self.namesakes

    def _show_decision(self, shown: NamesakeCards, row: JudgedRow) -> None:
        chosen = next((each for each in row.candidates if each.key == row.decision), None)
        if chosen is None:
            card = Card(_("Somebody else"), _("This person will be registered anew."))
            card.add(QuietButton(_("Decide again"), "undo-2", on_click=lambda: self._take_back(row)))
            column = shown.layout()
            assert column is not None
            column.addWidget(card)
            shown.show()
        else:
            shown.show_known(chosen.name, _where(chosen))

    def _tell_apart(self, row: JudgedRow, key: str) -> None:
        apart = self._apart.setdefault(row.number, set())
        apart.add(key)
        if all(each.key in apart for each in row.candidates):
            self.decided.emit(row.number, APART)
        elif self.namesakes is not None:
            left = [each for each in row.candidates if each.key not in apart]
            self.namesakes.show_candidates([_namesake(each) for each in left])

    def _take_back(self, row: JudgedRow) -> None:
        self._apart.pop(row.number, None)
        self.decided.emit(row.number, "")

    # -- its cells

    def _cells(self, row: JudgedRow, plan: Plan) -> Card:
        assert row.row is not None
        card = Card(_("As it stands in the list"))
        for place, code in enumerate(plan.columns):
            if code == NOT_TAKEN:
                continue
            head = plan.heads[place] if place < len(plan.heads) else ""
            field = TextField("", 500)
            field.set_value(" ".join(cells.shown(row.row.at(place)).split()))
            named = head or _("Column {number}", number=import_words.figure(place + 1))
            self.fields[place] = Labelled(named, field)
        self._show_problems(row, plan)
        # What is wrong comes first; the rest stands in the order of the columns.
        wrong = {problem.text for problem in row.problems if not problem.soft}
        for labelled in sorted(
            self.fields.values(), key=lambda each: (each.problem() not in wrong, not each.problem())
        ):
            card.add(labelled)
        return card

    def _show_problems(self, row: JudgedRow, plan: Plan) -> None:
        for problem in sorted(row.problems, key=lambda each: each.soft):
            places = [place for place in self.fields if _holds(plan.columns[place], problem.field)]
            for place in places[:1]:
                if not self.fields[place].problem():
                    self.fields[place].set_problem(problem.text, problem.soft)

    def _look_again(self) -> None:
        if self._row is None or self._row.row is None:
            return
        before = self._row.row
        texts = {
            place: labelled.field.value()
            for place, labelled in self.fields.items()
            if labelled.field.value() != " ".join(cells.shown(before.at(place)).split())
        }
        self.corrected.emit(self._row.number, texts)

    def focus_first(self) -> None:
        """The first field with a problem, or the first thing to decide."""
        wrong = [labelled for labelled in self.fields.values() if labelled.problem()]
        if wrong and self._row is not None and not self._row.candidates:
            wrong[0].field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextChild()


def _holds(code: str, name: str) -> bool:
    return code in _ELSEWHERE.get(name, (name,)) or (name == "needs" and code.startswith(NEED_OF))


def _where(candidate: Candidate) -> str:
    row = _("row {row} of this list", row=import_words.figure(candidate.row)) if candidate.row else ""
    return " · ".join(part for part in (candidate.detail, row) if part)


def _namesake(candidate: Candidate) -> Namesake:
    return Namesake(
        uid=candidate.key,
        name=candidate.name,
        detail=_where(candidate),
        score=candidate.score,
        level=candidate.level,
        reasons=candidate.reasons,
    )
