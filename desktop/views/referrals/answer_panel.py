"""Beside the answers: the chosen row, why it has its verdict, and what a person says of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.lists import cells
from desktop.rules.referrals.answers import AnswerPlan
from desktop.services.referrals import ANOTHER, NAME, PROBLEM, SAME, JudgedAnswer
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action, Button, QuietButton
from desktop.views.kit.cards import Card, Column, EmptyState, Facts, button_row
from desktop.views.kit.fields import Labelled, TextField
from desktop.views.kit.words import WrappedLabel
from desktop.views.referrals import words

_LONGEST: Final = 500


class AnswerPanel(QWidget):
    """The chosen row.

    Signals:
        decided(number, decision): somebody said whether the names mean one person; empty takes it back.
        corrected(number, texts): cells were written otherwise, by their column.
    """

    decided = Signal(int, str)
    corrected = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: JudgedAnswer | None = None
        self.fields: dict[int, Labelled] = {}
        self.look_button: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show no row."""
        self._row = None
        text = _("Choose a row to see why it has its verdict, to decide about a name or to correct it.")
        self._put(EmptyState("mouse-pointer-2", _("No row is chosen"), text))

    def show_row(self, row: JudgedAnswer, plan: AnswerPlan) -> None:
        """Show a row.

        Args:
            row: with its verdict.
            plan: how its columns are read.
        """
        self._row = row
        body = Column()
        body.add(self._said(row))
        self.fields = {}
        if row.verdict in (NAME, PROBLEM):
            body.add(self._cells(row, plan))
        body.add_stretch()
        self._put(body)
        if self.fields:
            self.look_button = Button(_("Look at this row again"), "refresh-cw", on_click=self._look_again)
            self._column.addWidget(self.look_button)

    def _put(self, shown: QWidget) -> None:
        self.look_button = None
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._column.addWidget(shown)

    def _said(self, row: JudgedAnswer) -> Card:
        card = Card(_("Row {row}", row=words.figure(row.number)))
        on = thai_date.short(row.line.on) if row.line.on else ""
        referred = thai_date.short(row.referred_on) if row.referred_on else ""
        card.add(
            Facts(
                [
                    (_("Case number"), row.case_number),
                    (_("In the register"), row.known_name),
                    (_("In the table"), row.line.name),
                    (_("Referred"), referred),
                    (_("Outcome"), words.outcome_word(row)),
                    (_("Day"), on),
                    (_("Reason"), row.line.reason),
                    (_("Reference"), row.line.reference),
                ]
            )
        )
        for reason in row.reasons or (_("Nothing stands against it; this outcome will be written."),):
            card.add(WrappedLabel(reason, styles.MUTED))
        if row.verdict == NAME:
            same = Action(
                word=_("Same person"), run=lambda: self.decided.emit(row.number, SAME), icon="check"
            )
            other = Action(
                word=_("Somebody else"), run=lambda: self.decided.emit(row.number, ANOTHER), icon="x"
            )
            card.add_layout(button_row((same, other)))
        elif row.decision:
            again = QuietButton(
                _("Decide again"), "undo-2", on_click=lambda: self.decided.emit(row.number, "")
            )
            card.add(again)
        return card

    def _cells(self, row: JudgedAnswer, plan: AnswerPlan) -> Card:
        card = Card(_("As it stands in the table"))
        wrong: dict[str, str] = {}
        for problem in row.problems:
            wrong.setdefault(problem.field, problem.text)
        for place, code in enumerate(plan.columns):
            if not code:
                continue
            field = TextField("", _LONGEST)
            field.set_value(" ".join(cells.shown(row.row.at(place)).split()))
            self.fields[place] = Labelled(plan.heads[place] or code, field)
            self.fields[place].set_problem(wrong.get(code, ""))
        for labelled in sorted(self.fields.values(), key=lambda each: not each.problem()):
            card.add(labelled)
        return card

    def _look_again(self) -> None:
        if self._row is None:
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
        buttons = self.findChildren(Button)
        if wrong:
            wrong[0].field.setFocus(Qt.FocusReason.TabFocusReason)
        elif buttons:
            buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
