"""The groups of a form: which field stands where, under which label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.views.kit.cards import Card
from desktop.views.kit.fields import Field, Labelled

WHOLE: Final = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a form.

    Attributes:
        name: the draft's field that it shows.
        label: what is asked for.
        field: where it is answered.
        span: its width in twelfths of the card.
        hint: a rule that might surprise.
        required: whether it must be answered.
    """

    name: str
    label: str
    field: Field
    span: int = 6
    hint: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together.

    Attributes:
        title: the heading of their card.
        entries: the fields in reading order.
        note: quiet words under the heading.
        side: whether the card stands in the narrower column beside.
    """

    title: str
    entries: Sequence[Entry]
    note: str = ""
    side: bool = False


class GroupCard(Card):
    """A group on its card, its fields in rows of twelve twelfths.

    Args:
        group: what it shows.
    """

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(group.title, group.note, parent)
        self.labelled: dict[str, Labelled] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for column in range(WHOLE):
            grid.setColumnStretch(column, 1)
        row = column = 0
        for entry in group.entries:
            span = min(entry.span, WHOLE)
            if column + span > WHOLE:
                row, column = row + 1, 0
            labelled = Labelled(entry.label, entry.field, entry.hint, entry.required)
            self.labelled[entry.name] = labelled
            grid.addWidget(labelled, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        self.add_layout(grid)
