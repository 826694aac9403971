"""The cards of the first page: lines that open what they tell of, and the first day's steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.home.lines import Line
from desktop.views.kit import words
from desktop.views.kit.arrange import Tiles
from desktop.views.kit.cards import Card, IconRow
from desktop.views.kit.desk import Desk
from desktop.views.kit.words import WrappedLabel

# A line beside another one is no narrower than this.
_NARROWEST: Final = 250


class LineCard(Card):
    """A card of lines; it is not there while there are none, unless it says so in words.

    Args:
        desk: opens what a line tells of.
        title: its heading.
        nothing: what it says while there are none; empty hides it.
        note: quiet words under the heading.
        across: how many lines stand side by side where there is room.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        nothing: str = "",
        *,
        note: str = "",
        across: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, note, parent)
        self._desk, self._nothing, self._across = desk, nothing, across
        self.rows: list[IconRow] = []
        self._inside = QWidget()
        self.add(self._inside)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; whoever stood on one of them stands on the same place again."""
        at = next((place for place, row in enumerate(self.rows) if row.hasFocus()), -1)
        self.rows = [self._row(line) for line in lines]
        fresh = self._laid_out()
        self.body.replaceWidget(self._inside, fresh)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = fresh
        self.setVisible(bool(lines or self._nothing))
        if at >= 0 and self.rows:
            self.rows[min(at, len(self.rows) - 1)].setFocus()

    def _laid_out(self) -> QWidget:
        if self._across > 1 and len(self.rows) > 1:
            return Tiles(self.rows, _NARROWEST, self._across)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        for row in self.rows:
            column.addWidget(row)
        if not self.rows:
            column.addWidget(WrappedLabel(self._nothing, words.MUTED))
        return inside

    def _row(self, line: Line) -> IconRow:
        row = IconRow(line.icon, line.title, line.note, line.state)
        row.pressed.connect(lambda: self._desk.open(line.page, **line.where))
        return row


def first_steps(*, province: bool) -> Sequence[Line]:
    """What is done first in an empty register."""
    if province:
        return (
            Line(
                "key-round",
                _("Enrol the centres"),
                _("each gets a file that lets it send and receive"),
                "accent",
                "inbox",
                {"tab": "units"},
            ),
            Line(
                "bell",
                _("Write the first bulletin"),
                _("vacancies, courses and news reach every counter"),
                "accent",
                "bulletins",
                {"new": True},
            ),
            Line(
                "settings",
                _("Set up users and the office"),
                _("who works here, and what stands on papers"),
                "accent",
                "office",
            ),
        )
    return (
        Line(
            "heart-handshake",
            _("Register the volunteers"),
            _("each with a tambon and a term; the year's target follows from them"),
            "accent",
            "volunteers",
        ),
        Line(
            "plus",
            _("Receive the first citizen"),
            _("what they need goes on to the agency that answers it"),
            "accent",
            "walk_in",
        ),
        Line(
            "file-plus",
            _("Import a list that you have"),
            _("people and cases out of a workbook"),
            "accent",
            "import_list",
        ),
        Line(
            "arrow-left-right",
            _("Take in the province's file"),
            _("then this centre can send and receive"),
            "accent",
            "exchange",
        ),
    )
