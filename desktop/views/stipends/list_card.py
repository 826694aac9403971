"""What is known of a pay list, beside its lines: how many it pays, the sum in words, who did which step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.stipends import ListPage
from desktop.system.language import _
from desktop.views.kit.cards import Card, Facts
from desktop.views.kit.figure_line import FigureLine
from desktop.views.stipends import list_rows, words


class ListCard(Card):
    """What is known of a pay list.

    Signals:
        counting: the lines that count are asked for.
    """

    counting = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("About this list"), "", parent)
        self.people: FigureLine | None = None
        self.facts = Facts()
        self.add(self.facts)

    def show_list(self, page: ListPage) -> None:
        """Show a list."""
        if self.people is not None:
            self.people.hide()
            self.people.deleteLater()
        self.people = FigureLine(_("People"), page.row.people, words.people(page.row.people))
        self.people.pressed.connect(self.counting)
        self.body.insertWidget(1, self.people)
        self.facts.show_rows(list_rows.facts(page))
