"""The second step: what the columns mean, guessed and shown beside the first rows, corrected by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.rules.lists.needs import word_key
from desktop.rules.lists.table import Plan
from desktop.services.lists import ListFile, Looked, Wish
from desktop.services.volunteers import VolunteerChoice
from desktop.system.language import _
from desktop.views.kit.cards import Card
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import ChoiceField, Labelled
from desktop.views.kit.words import Label, Muted, WrappedLabel
from desktop.views.lists import import_words

_SAMPLES: Final = 4
_WIDE: Final = 230
_SHOWN: Final = 20
_LONGEST_HEAD: Final = 34
_WORDS: Final = 12
# A code that no kind of need has: the word means no need at all.
_NO_NEED: Final = "-"


class ColumnsStep(QWidget):
    """The columns with their guesses and first rows, the sheet, whose list it is, and words not understood.

    Signals:
        sheet_chosen(name): another sheet of the workbook was chosen.
        sender_chosen(uid): somebody was named as the sender.

    Args:
        needs: the names of the kinds of need by code.
    """

    sheet_chosen = Signal(str)
    sender_chosen = Signal(str)

    def __init__(self, needs: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs = needs
        self._looked = Looked(plan=Plan())
        self.fields: list[ChoiceField] = []
        self.words: dict[str, ChoiceField] = {}
        self.sheet = ChoiceField((), None)
        self.whose = ChoiceField((), _("Not known"))
        self.sheet.changed.connect(lambda: self.sheet_chosen.emit(self.sheet.value()))
        self.whose.changed.connect(lambda: self.sender_chosen.emit(self.whose.value()))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        above = Card()
        row = QHBoxLayout()
        row.setSpacing(14)
        self._sheet = Labelled(_("Sheet"), self.sheet)
        self._whose = Labelled(
            _("Whose list it is"), self.whose, _("What you say about the columns is remembered for them.")
        )
        row.addWidget(self._sheet, 2)
        row.addWidget(self._whose, 3)
        above.add_layout(row)
        column.addWidget(above)
        self._table = Card(_("What each column holds"))
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        self._table.add(self._area, 1)
        column.addWidget(self._table, 1)
        self._unknown = Card(_("Words for needs that are not understood"))
        self._word_grid = QGridLayout()
        self._word_grid.setHorizontalSpacing(14)
        self._word_grid.setVerticalSpacing(6)
        self._unknown.add_layout(self._word_grid)
        column.addWidget(self._unknown)

    def know(self, people: Sequence[VolunteerChoice]) -> None:
        """Offer these volunteers as senders."""
        self.whose.set_choices([Choice(each.uid, each.name, each.tambon) for each in people])

    def show_file(self, file: ListFile) -> None:
        """Offer the sheets of a file."""
        self.sheet.set_choices(import_words.sheet_choices(file.sheets, file.hidden))
        self._sheet.setVisible(len(file.sheets) > 1)

    def show_look(self, looked: Looked) -> None:
        """Show how a list would be read.

        Args:
            looked: the guess and the first rows.
        """
        self._looked = looked
        self.sheet.set_value(looked.plan.sheet)
        self._show_columns(looked)
        self._show_words(looked.unknown_needs)

    def _show_columns(self, looked: Looked) -> None:
        inside = QWidget()
        # As in any column that scrolls, the card's own ground shines through.
        inside.setProperty("shape", "column")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        choices = import_words.field_choices(self._needs)
        self.fields = []
        for place, code in enumerate(looked.plan.columns):
            head = looked.plan.heads[place] if place < len(looked.plan.heads) else ""
            named = head or _("Column {number}", number=import_words.figure(place + 1))
            grid.addWidget(self._title(named), place, 0)
            grid.addWidget(self._field(choices, code, named), place, 1)
            for beside, sample in enumerate(looked.samples[:_SAMPLES], start=2):
                grid.addWidget(_sample(sample[place] if place < len(sample) else ""), place, beside)
        for column, share in enumerate((3, 0, *(2,) * _SAMPLES)):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(len(looked.plan.columns), 1)
        self._area.setWidget(inside)

    def _title(self, named: str) -> Label:
        title = Label(_shortened(named, _LONGEST_HEAD))
        title.setToolTip(named if len(named) > _LONGEST_HEAD else "")
        return title

    def _field(self, choices: Sequence[Choice], code: str, named: str) -> ChoiceField:
        field = ChoiceField(choices, _("Not taken in"))
        field.setFixedWidth(_WIDE)
        field.set_value(code)
        field.set_name(_("What the column {head} holds", head=named))
        self.fields.append(field)
        return field

    def _show_words(self, unknown: Sequence[str]) -> None:
        while (item := self._word_grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.words = {}
        choices = [*import_words.need_choices(self._needs), Choice(_NO_NEED, _("No need"))]
        for place, word in enumerate(unknown[:_WORDS]):
            field = ChoiceField(choices, _("Leave as a problem"))
            field.set_name(_("What {word} means", word=word))
            self.words[word] = field
            self._word_grid.addWidget(WrappedLabel(word), place // 2, place % 2 * 2)
            self._word_grid.addWidget(field, place // 2, place % 2 * 2 + 1)
        for column in range(4):
            self._word_grid.setColumnStretch(column, 1)
        self._unknown.setVisible(bool(self.words))

    def plan(self) -> Plan:
        """How the list is to be read, as corrected."""
        return replace(self._looked.plan, columns=tuple(field.value() for field in self.fields))

    def wish(self) -> Wish:
        """What was said about the list beside its columns."""
        told = {word_key(word): field.value() for word, field in self.words.items() if field.value()}
        meant = {word: "" if code == _NO_NEED else code for word, code in told.items()}
        return Wish(sender=self.whose.value(), needs=meant)

    def focus_first(self) -> None:
        """The first column."""
        (self.fields[0] if self.fields else self.whose).setFocus(Qt.FocusReason.OtherFocusReason)


def _sample(text: str) -> Muted:
    cell = Muted(_shortened(text, _SHOWN))
    cell.setToolTip(text if len(text) > _SHOWN else "")
    return cell


def _shortened(text: str, longest: int) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= longest else f"{one_line[: longest - 1]}…"
