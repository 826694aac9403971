"""The page of the labour situation: figures of a quarter, area by area, and events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.rules.quarters import Quarter
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.page import Page
from desktop.views.kit.register_page import RegisterPage
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.situations.event_desk import EventDesk
from desktop.views.situations.figure_desk import FigureDesk
from desktop.views.situations.room import Room

FIGURES: Final = "figures"
EVENTS: Final = "events"


class SituationsPage(Page):
    """Labour situation.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        figures: the areas of a quarter, and each area's own page.
        events: the events, and each event's own page.
        stack: shows a list or an entry's own page.
    """

    tables = frozenset(
        {"situations", "situation_reviews", "events", "event_tellings", "months", "month_verdicts"}
        | {"documents"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self.stack = QStackedWidget()
        self.figures = FigureDesk(Room(self, desk, centre, self.show_entry, lambda: self.turn_to(FIGURES)))
        self.events = EventDesk(Room(self, desk, centre, self.show_entry, lambda: self.turn_to(EVENTS)))
        lists = (self.figures.register, self.events.register)
        for widget in (*lists, self.figures.entry, self.events.entry):
            self.stack.addWidget(widget)
        self._tabs = {
            key: self._place_tabs(register, key)
            for key, register in ((FIGURES, self.figures.register), (EVENTS, self.events.register))
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _place_tabs(self, register: RegisterPage, key: str) -> Tabs:
        tabs = Tabs((Tab(FIGURES, _("Figures"), "chart-column"), Tab(EVENTS, _("Events"), "flag")))
        tabs.turn_to(key)
        tabs.wanted.connect(self.turn_to)
        row = QHBoxLayout()
        row.addWidget(tabs)
        row.addStretch(1)
        if key == FIGURES:
            row.addWidget(self.figures.turner)
        layout = register.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(1, row)
        return tabs

    # -- arriving

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show an ``event``, the form of one out of a ``case``, events of a ``state``, or an ``area``.

        Args:
            where: what to show; empty for the page as it was.
        """
        if where and not self.may_leave():
            return
        self._close_forms(bool(where))
        if where.get("event"):
            self.events.open(str(where["event"]))
        elif where.get("case"):
            self.events.open_from_case(str(where["case"]))
        elif where.get("state"):
            self.turn_to(EVENTS)
            self.events.show_state(str(where["state"]))
        elif where.get("quarter"):
            self.turn_to(FIGURES)
            self.figures.show_quarter(Quarter.parse(str(where["quarter"])))
        self.refresh_if_stale()
        if where.get("area"):
            self.figures.open(str(where["area"]))
        elif not where.get("event") and not where.get("case"):
            self._focus()

    def _close_forms(self, close: bool) -> None:
        if close:
            for entry in (self.figures.entry, self.events.entry):
                entry.close_form()

    def _focus(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, RegisterPage):
            shown.focus_table()
        elif isinstance(shown, EntryView) and shown.form is None:
            shown.focus_first()

    def refresh(self) -> None:
        """Read anew what is shown."""
        self.figures.refresh()
        self.events.refresh()

    def turn_to(self, key: str) -> None:
        """Show the list of figures or that of events."""
        for own, tabs in self._tabs.items():
            tabs.turn_to(own)
        register = self.figures.register if key == FIGURES else self.events.register
        had_focus = any(tabs.hasFocus() for tabs in self._tabs.values())
        self.stack.setCurrentWidget(register)
        if had_focus:
            # Whoever moves along the tabs by keyboard stays on them.
            self._tabs[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, entry: EntryView) -> None:
        """Show an entry's own page; where it was not in front, the keyboard goes there too."""
        if self.stack.currentWidget() is not entry:
            self.stack.setCurrentWidget(entry)
            if entry.form is None:
                entry.focus_first()

    # -- leaving

    def _entry(self) -> EntryView | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, EntryView) else None

    def may_leave(self) -> bool:
        """Whether the form may go; asks once."""
        entry = self._entry()
        return entry is None or entry.may_leave()

    def save(self) -> None:
        """Save the form that is open."""
        entry = self._entry()
        if entry is not None and entry.form is not None:
            entry.form.save()

    def focus_filter(self) -> None:
        """Go to the filter of the list in front."""
        shown = self.stack.currentWidget()
        if isinstance(shown, RegisterPage):
            shown.focus_filter()

    def go_back(self) -> bool:
        """Esc leaves the form, then the entry; from a part it goes to its whole."""
        entry = self._entry()
        if entry is None:
            return False
        if entry.form is not None:
            entry.form.close_form()
            return True
        if entry is self.figures.entry:
            self.figures.go_back()
        else:
            self.turn_to(EVENTS)
            self.events.register.focus_table()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)
