"""A person beside the list: who they are, and how their newest case stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import people, thai_date
from desktop.rules.reference import ReferenceTables
from desktop.services.cases import CasePage
from desktop.services.citizens import CitizenPage
from desktop.system.language import _
from desktop.views.case_glance import CaseGlance
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column, button_row
from desktop.views.kit.chips import Chip
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.words import Muted, WrappedLabel


class Glance(QWidget):
    """A person beside the list.

    Args:
        person: with the ID number masked.
        case: their newest case, where there is one.
        tables: where agencies have their short names.
        actions: what is mostly done.
    """

    def __init__(
        self,
        person: CitizenPage,
        case: CasePage | None,
        tables: ReferenceTables,
        actions: Sequence[Action],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        seen = Column(spacing=6)
        seen.add(WrappedLabel(person.name, words.HEADING))
        seen.add(WrappedLabel(about(person), words.MUTED))
        if person.flags:
            seen.body.addLayout(flag_chips(person.flags))
        seen.body.addSpacing(8)
        seen.add(CaseGlance(case, tables) if case else Muted(_("No case yet.")))
        seen.add_stretch()
        column.addWidget(seen, 1)
        # What can be done stays in sight while what is known scrolls.
        column.addLayout(button_row(actions))


def flag_chips(flags: Sequence[str]) -> FlowLayout:
    """The groups that a person belongs to."""
    flow = FlowLayout(None, 6, 4)
    for flag in flags:
        flow.addWidget(Chip("plain", flag, "none"))
    return flow


def about(person: CitizenPage) -> str:
    """Sex, age, telephone and address in one line."""
    years = (
        _("{years} years old", years=thai_date.thai_digits(str(person.age))) if person.age is not None else ""
    )
    who = " ".join(part for part in (people.sex_word(person.sex), years) if part)
    return " · ".join(part for part in (who, *person.phones[:1], person.address) if part)
