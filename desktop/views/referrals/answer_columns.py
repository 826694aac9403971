"""The second step of taking answers in: whose they are, and what each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.referrals.answers import FIELDS, AnswerPlan
from desktop.services.referrals import AnswerFile
from desktop.system.language import _
from desktop.views.kit.cards import Card, Column
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import ChoiceField, Labelled
from desktop.views.referrals import words

_WIDE: Final = 460
_SAMPLES: Final = 3


class AnswerColumns(QWidget):
    """Whose answers these are, and what each column holds.

    Args:
        agencies: that can be chosen.
    """

    def __init__(self, agencies: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = AnswerPlan()
        self.agency = ChoiceField(agencies, _("Not chosen yet"))
        self.fields: list[ChoiceField] = []
        self._body = Column(spacing=10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        whose = Card(_("Whose answers these are"))
        hint = _("Guessed from the letters that the rows name.")
        whose.add(Labelled(_("Agency"), self.agency, hint))
        self._body.add(whose)
        self._columns: Card | None = None

    def show_file(self, file: AnswerFile) -> None:
        """Show how a file would be read.

        Args:
            file: opened.
        """
        self._plan = file.plan
        self.agency.set_value(file.agency_code)
        if self._columns is not None:
            self._columns.hide()
            self._columns.deleteLater()
        self._columns = Card(_("What each column holds"))
        self.fields = []
        choices = [Choice(code, _(word)) for code, word in FIELDS.items() if code]
        for place, code in enumerate(file.plan.columns):
            head = file.plan.heads[place] or _("Column {number}", number=words.figure(place + 1))
            samples = [row[place] for row in file.samples[:_SAMPLES] if place < len(row) and row[place]]
            field = ChoiceField(choices, _("Not taken in"))
            field.set_value(code)
            field.setMaximumWidth(_WIDE)
            self.fields.append(field)
            self._columns.add(Labelled(head, field, " · ".join(samples)))
        self._body.add(self._columns)

    def plan(self) -> AnswerPlan:
        """How the table is to be read, as corrected."""
        return replace(self._plan, columns=tuple(field.value() for field in self.fields))

    def focus_first(self) -> None:
        """The agency."""
        self.agency.setFocus(Qt.FocusReason.OtherFocusReason)
