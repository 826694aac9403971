"""Attendance keyed from the signed sheet: people down, sessions across, hours as digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.problems import Problem
from desktop.rules.trainings import part_word
from desktop.services.trainings.rows import AttendanceGrid, SessionRow
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Button, PrimaryButton
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.figure_grid import FigureGrid, GridColumn, GridLine, Place
from desktop.views.kit.icons import Icon
from desktop.views.kit.row_model import Cell
from desktop.views.kit.words import Label, WrappedLabel


class AttendanceView(QWidget):
    """The attendance of a course.

    Signals:
        saving: what was keyed shall be saved.
        left: Esc.

    Attributes:
        grid: where hours are keyed.
        shown: the grid as it was read.
    """

    saving = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: AttendanceGrid | None = None
        self.grid = FigureGrid(_("Hours of attendance"), _("Name"), _("Hours"), self._sum)
        self.grid.edited.connect(self.show_state)
        self.grid.left.connect(self.left)
        told = _("Enrol people and write down the sessions first; then their hours are keyed here.")
        self.states = QStackedWidget()
        self.states.addWidget(self.grid)
        self.states.addWidget(EmptyState("keyboard", _("Nothing to key yet"), told))
        self.keys = WrappedLabel(_keys_note(), styles.MUTED)
        self.unsaved_icon, self.unsaved = Icon("pencil", "waiting", 16), Label(_("Not saved"), styles.MUTED)
        word = _("Everybody was there")
        self.everybody = Button(word, "check-check", "Ctrl+Return", self.grid.fill)
        self.save_button = PrimaryButton(_("Save"), "", "Ctrl+S", self.saving.emit)
        self._lay_out()
        self.show_state()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.keys)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.states, 1)
        column.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.unsaved_icon)
        foot.addWidget(self.unsaved)
        foot.addStretch(1)
        foot.addWidget(self.everybody)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    # -- showing

    def show_grid(self, found: AttendanceGrid) -> None:
        """Show a course's attendance, as saved."""
        self.shown = found
        lines = [GridLine(row.uid, row.name, found.frozen) for row in found.persons]
        columns = [_column(session, found) for session in found.sessions]
        hours = {place: cell.hours for place, cell in found.cells.items()}
        self.grid.load(lines, columns, hours)
        self.states.setCurrentIndex(0 if lines and columns else 1)
        self.keys.setText(found.frozen or _keys_note())
        self.show_state()

    def _sum(self, _enrolment: str, hours: int) -> Cell:
        found = self.shown
        if found is None:
            return Cell(str(hours))
        passes = hours >= found.hours_to_pass
        told = _("{hours} of {all}", hours=hours, all=found.hours)
        return Cell(told, state="helped" if passes else "waiting")

    def show_state(self) -> None:
        """Show whether something is not saved, and what can be done."""
        changed, found = self.grid.is_changed(), self.shown
        may = found is not None and not found.frozen and bool(found.persons and found.sessions)
        for part in (self.unsaved_icon, self.unsaved):
            part.setVisible(changed)
        self.save_button.setEnabled(changed)
        for made in (self.everybody, self.save_button):
            made.setVisible(may)

    # -- what was keyed

    def changes(self) -> Mapping[Place, int | None]:
        """What differs from what is saved, by enrolment and session; none for a cell that was emptied."""
        before = {place: cell.hours for place, cell in self.shown.cells.items()} if self.shown else {}
        now = self.grid.figures()
        places = [place for place in {**before, **now} if before.get(place) != now.get(place)]
        return {place: now.get(place) for place in places}

    def remark(self, place: Place) -> str:
        """The remark of a cell as it is saved."""
        cell = self.shown.cells.get(place) if self.shown else None
        return cell.remark if cell else ""

    def refused(self, problems: Sequence[Problem]) -> bool:
        """Show what is wrong at its cells.

        Returns:
            Whether anything of it stands in the grid.
        """
        troubles: dict[Place, str] = {}
        for problem in problems:
            enrolment, _blank, session = problem.field.partition(" ")
            troubles.setdefault((enrolment, session), problem.text)
        return self.grid.show_troubles(troubles)

    def focus_first(self) -> None:
        """Go to the grid."""
        self.grid.setFocus()


def _column(session: SessionRow, found: AttendanceGrid) -> GridColumn:
    day = thai_date.short(session.on, thai_digits=False).rsplit(" ", 1)[0]
    locked = ""
    if session.on > found.today:
        locked = _("This session has not taken place yet.")
    elif session.uid in found.closed:
        locked = _("The month of this session is closed. What was keyed stays as it is.")
    return GridColumn(session.uid, day, session.hours, part_word(session.part), locked)


def _keys_note() -> str:
    return _(
        "Digits key hours, Space keys the whole session, Enter goes down. "
        "Ctrl+Enter: everybody was there. Ctrl+Z takes back."
    )
