"""The calendar: a month's days, and what lies on the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import plans as rules
from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.plans import DayEntry, Days
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import Card, IconRow
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.desk import Desk
from desktop.views.kit.month_grid import DayMark, MonthGrid
from desktop.views.kit.words import WrappedLabel
from desktop.views.plans import words

_BESIDE: Final = 250
_OTHERS: Final = {"forums": ("waiting", "message-square"), "courses": ("plain", "graduation-cap")}


class CalendarView(QWidget):
    """The calendar.

    Signals:
        entry_wanted(table, uid): open it.
        new_wanted(day): write down an activity of this day.
        left: back.

    Args:
        desk: runs the work.
        centre: the services.
    """

    entry_wanted = Signal(str, str)
    new_wanted = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        today = centre.ground.clock.today()
        self.month = Month.of(today)
        self._days: Days = {}
        self.grid = MonthGrid(self.month, today)
        self.grid.chosen.connect(lambda _day: self._show_day())
        self.grid.opened.connect(self.open_day)
        self.grid.left.connect(self.left)
        self.beside = Card(" ")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.entries: list[IconRow] = []
        self.nothing = WrappedLabel(_("Nothing was written down for this day."), styles.MUTED)
        self.new = Button(_("Activity of this day"), "plus", on_click=self._want_new)
        self.scrolling = CardColumn()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        card = Card()
        card.body.setContentsMargins(10, 4, 10, 10)
        card.add(self.grid, 1)
        row.addWidget(card, 1)
        self.beside.add(self.nothing)
        self.beside.add(self.new)
        self.beside.add_layout(self._lines)
        # The days always stand whole; a day with much on it scrolls beside them.
        self.scrolling.add(self.beside)
        self.scrolling.add_stretch()
        self.scrolling.setFixedWidth(_BESIDE)
        row.addWidget(self.scrolling)

    # -- reading and showing

    def refresh(self) -> None:
        """Read the month anew."""
        calendar, month = self._centre.plans.calendar, self.month
        self._desk.run(
            lambda _progress: calendar.month(month), lambda found: self._show(month, found), owner=self
        )

    def show_month(self, month: Month) -> None:
        """Show another month.

        Args:
            month: which one.
        """
        self.month = month
        self.refresh()

    def _show(self, month: Month, days: Days) -> None:
        if month != self.month:
            return
        self._days = days
        self.grid.show_month(month, {day: [_mark(one) for one in found] for day, found in days.items()})
        self._show_day()

    def _on_day(self) -> Sequence[DayEntry]:
        return self._days.get(self.grid.day, ())

    def _show_day(self) -> None:
        day, found = self.grid.day, self._on_day()
        if self.beside.heading is not None:
            self.beside.heading.setText(f"{thai_date.weekday(day)} {thai_date.short(day)}")
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.entries = []
        for one in found:
            state, icon = _look(one)
            line = IconRow(icon, " ".join(one.what.split()), _sort_word(one), state)
            line.pressed.connect(lambda one=one: self.entry_wanted.emit(one.table, one.uid))
            self._lines.addWidget(line)
            self.entries.append(line)
        # Another day begins with its name, however far the last one was scrolled.
        self.scrolling.verticalScrollBar().setValue(0)
        self.nothing.setVisible(not found)
        self.new.setEnabled(day <= self._centre.ground.clock.today())

    # -- going on

    def open_day(self, day: date) -> None:
        """Enter on a day: its only entry, the first of several to choose from, or a new activity.

        Args:
            day: the day.
        """
        found = self._days.get(day, ())
        if len(found) == 1:
            self.entry_wanted.emit(found[0].table, found[0].uid)
        elif found:
            self.entries[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif day <= self._centre.ground.clock.today():
            self.new_wanted.emit(day)

    def _want_new(self) -> None:
        self.new_wanted.emit(self.grid.day)

    def focus_first(self) -> None:
        """Go to the days."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)


def _look(one: DayEntry) -> tuple[str, str]:
    return _OTHERS[one.table] if one.table in _OTHERS else words.field_look(one.field)


def _mark(one: DayEntry) -> DayMark:
    state, icon = _look(one)
    return DayMark(" ".join(one.what.split()), state, icon)


def _sort_word(one: DayEntry) -> str:
    if one.table == "forums":
        return _("Forum, not yet among the activities")
    if one.table == "courses":
        return _("Training")
    return " · ".join(part for part in (one.name, rules.field_word(one.field)) if part)
