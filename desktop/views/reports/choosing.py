"""The head of the monthly report: which month, which centre, and where the month stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.rules.reference import ReferenceTables
from desktop.system.language import _
from desktop.views.kit.buttons import Action, Button, IconButton, QuietButton
from desktop.views.kit.chips import Chip, Choice
from desktop.views.kit.fields import ChoiceField
from desktop.views.kit.words import Heading
from desktop.views.reports.words import month_words

_UNIT_WIDTH: Final = 300


class Choosing(QWidget):
    """Which month and which centre is shown.

    Signals:
        turned(month): another month is wanted.
        chosen(unit): another centre is wanted; empty for all together.

    Args:
        last: the newest month that can be shown.
        units: the centres to choose among; none at a centre.
    """

    turned = Signal(object)
    chosen = Signal(str)

    def __init__(self, last: Month, units: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last, self._month = last, last
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.before = IconButton("chevron-left", _("Month before"), "Alt+Left", self._turn_back)
        self.after = IconButton("chevron-right", _("Month after"), "Alt+Right", self._turn_on)
        self.name = Heading(month_words(last))
        self.chip = Chip()
        self.chip.hide()
        for part in (self.before, self.name, self.after):
            row.addWidget(part)
        row.addSpacing(6)
        row.addWidget(self.chip)
        self.unit = ChoiceField(units, empty=_("All centres together"))
        self.unit.set_name(_("Centre"))
        self.unit.setMaximumWidth(_UNIT_WIDTH)
        self.unit.changed.connect(lambda: self.chosen.emit(self.unit.value()))
        row.addSpacing(6)
        row.addWidget(self.unit, 9)
        # Only now: shown before it has its place it would be a window of its own for a moment.
        self.unit.setVisible(bool(units))
        row.addStretch(1)
        self._row = row
        self.buttons: list[Button] = []

    def show_month(self, month: Month, unit: str, chip: tuple[str, str, str]) -> None:
        """Show another month.

        Args:
            month: which month.
            unit: the centre's code, or empty.
            chip: the colours, the word and the icon of where it stands.
        """
        self._month = month
        self.name.setText(month_words(month))
        self.after.setEnabled(month < self._last)
        self.unit.set_value(unit)
        self.chip.setVisible(bool(chip[1]))
        self.chip.show_state(*chip)

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Offer what is rarely done with a month."""
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = [QuietButton(action.word, action.icon, action.keys, action.run) for action in actions]
        for made in self.buttons:
            self._row.addWidget(made)

    def _turn_back(self) -> None:
        self.turned.emit(self._month.previous())

    def _turn_on(self) -> None:
        if self._month < self._last:
            self.turned.emit(self._month.next())


def centres(tables: ReferenceTables, province: str) -> list[Choice]:
    """The centres of a province.

    Args:
        tables: the reference tables.
        province: its code.
    """
    units = (unit for unit in tables.units().values() if unit.kind == "centre")
    return [Choice(unit.code, unit.name) for unit in units if unit.code.startswith(province)]
