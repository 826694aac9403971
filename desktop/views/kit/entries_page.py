"""A page of entries: the register, one entry beside it, and each entry's own page in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.jobs import Job
from desktop.views.kit.page import Page
from desktop.views.kit.register_page import Register, RegisterPage


class EntriesPage(Page):
    """A page of entries.

    Whoever derives from this calls ``place`` once, before anything else is shown.

    Args:
        desk: runs the work.

    Attributes:
        register: the list.
        entry: an entry's own page.
        stack: shows one of the two.
    """

    register: RegisterPage
    entry: EntryView

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._glancing: Job | None = None
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def place(self, register: Register, entry: EntryView) -> None:
        """Put list and own page in their places.

        Args:
            register: what the list shows.
            entry: an entry's own page.
        """
        self.register, self.entry = RegisterPage(self.desk, register), entry
        self.stack.addWidget(self.register)
        self.stack.addWidget(entry)
        entry.left.connect(self.go_back)
        self.register.selected.connect(self.glance)
        self.register.loaded.connect(lambda _count: self._on_loaded())

    # -- going back

    def may_leave(self) -> bool:
        """Whether the form may go; asks once."""
        return self.entry.may_leave()

    def go_back(self) -> bool:
        """Esc leaves the form, then the entry."""
        if not self.shows_entry():
            return False
        if self.entry.form is not None:
            self.entry.form.close_form()
        else:
            self.show_register()
            self.refresh_if_stale()
            self.register.focus_table()
        return True

    def focus_filter(self) -> None:
        """Go to the filter of the list."""
        if not self.shows_entry():
            self.register.focus_filter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() != Qt.Key.Key_Escape or not self.go_back():
            super().keyPressEvent(event)

    def shows_entry(self) -> bool:
        """Whether an entry's own page is in front."""
        return self.stack.currentWidget() is self.entry

    def show_register(self) -> None:
        """Show the list; a form is closed."""
        self.entry.close_form()
        self.stack.setCurrentWidget(self.register)

    def show_entry(self) -> None:
        """Show the entry's own page; where it was not in front, the keyboard goes there too."""
        if not self.shows_entry():
            self.stack.setCurrentWidget(self.entry)
            self.entry.focus_first()

    # -- one entry beside the list

    def _on_loaded(self) -> None:
        if self.window().focusWidget() is self.register.table:
            self.register.focus_table()
        self.glance(self.register.table.current_uid())

    def glance(self, uid: str) -> None:
        """Look at an entry beside the list; whoever was looked for before is no longer waited for.

        Args:
            uid: the entry; empty for none.
        """
        if self._glancing is not None:
            self._glancing.drop()
        self._glancing = self.look(uid) if uid else None

    def look(self, uid: str) -> Job | None:
        """Begin to read what is shown of an entry beside the list.

        Args:
            uid: the entry.

        Returns:
            The reading, or none where nothing is shown now.
        """
        del uid
        return None
