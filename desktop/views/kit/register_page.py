"""The page of a register: head, filters, table, the chosen entry beside it, and its empty states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.views.kit import list_menus, words
from desktop.views.kit.buttons import Action, IconButton, QuietButton
from desktop.views.kit.cards import Card, Column, EmptyState
from desktop.views.kit.chosen_bar import ChosenBar
from desktop.views.kit.desk import Desk
from desktop.views.kit.filters import Filter, FilterBar
from desktop.views.kit.jobs import Job
from desktop.views.kit.list_ways import ListWays
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.register import Empty, Register
from desktop.views.kit.row_model import Column as TableColumn
from desktop.views.kit.row_model import Sort
from desktop.views.kit.row_table import RowTable
from desktop.views.kit.words import WrappedLabel

__all__ = ["Empty", "Filter", "Register", "RegisterPage", "Sort", "TableColumn"]

PANEL: Final = 346
# Below this width the panel takes the table's place instead of standing beside it.
NARROW: Final = 820
_SETTLE: Final = 90
# What stands beside the columns at the page's full width: margins, the card's edge, the scroll bar.
_BESIDE_COLUMNS: Final = 72


class RegisterPage(QWidget):
    """The page of a register.

    Signals:
        opened(uid): open this entry on its own page.
        selected(uid): show this entry beside the table, with ``show_detail``; empty for none.
        loaded(count): the list stands.

    Args:
        desk: runs the work, tells of changes.
        register: what is shown.
    """

    opened = Signal(str)
    selected = Signal(str)
    loaded = Signal(int)

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._register = desk, register
        self._job: Job | None = None
        self.head = PageHead(register.title)
        self.filters = FilterBar(register.placeholder or _("Filter this list"), register.filters)
        several = register.multi or register.ways_out is not None
        self.table = RowTable(register.columns, register.source, several)
        self.table.set_title(register.title)
        self.ways = ListWays(desk, register, self.table, self.filters)
        self.ways.recall()
        self.head.set_actions((*register.actions, *self.ways.for_all()), register.primary)
        self.panel = Column()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._tell_selected)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.head)
        above = QHBoxLayout()
        above.addWidget(self.filters, 1)
        above.setSpacing(4)
        self.sort_button = IconButton("arrow-up-down", _("Sort by"), on_click=self._open_sorts)
        self.column_button = QuietButton(_("Columns"), "columns-3", on_click=self._open_columns, parent=self)
        self.small_column_button = IconButton(
            "columns-3", _("Columns"), on_click=self._open_columns, parent=self
        )
        self._has_choice = any(not column.usual for column in self._register.columns)
        for tool in (self.sort_button, self.column_button, self.small_column_button):
            above.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(above)
        self.fit_note = WrappedLabel("", words.MUTED)
        self.fit_note.hide()
        column.addWidget(self.fit_note)
        row = QHBoxLayout()
        row.setSpacing(14)
        # Placed first: whatever is shown before it has a parent becomes a window of its own for a moment.
        column.addLayout(row, 1)
        self.card = Card()
        self.card.body.setContentsMargins(5, 5, 5, 8)
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(self._loading())
        self.card.add(self.states, 1)
        self.chosen_bar = ChosenBar()
        self.card.add(self.chosen_bar)
        row.addWidget(self.card, 1)
        self.panel_card = Card()
        self.panel_card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.panel_card.add(self.panel, 1)
        self._peeking = False
        row.addWidget(self.panel_card)
        self._arrange()
        self.show_detail(None)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.table.sorted.connect(lambda _sort: self._on_sorted())
        self.table.opened.connect(self.opened)
        self.table.peeked.connect(lambda _uid: self._peek())
        self.table.selected.connect(lambda _uid: self._settle.start(_SETTLE))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self.table.left.connect(self._back)
        self.table.filter_wanted.connect(self.focus_filter)
        self.table.rows.failed.connect(self._on_failed)
        self.table.customContextMenuRequested.connect(
            lambda spot: self.row_menu().popup(self.table.viewport().mapToGlobal(spot))
        )
        heads = self.table.horizontalHeader()
        heads.customContextMenuRequested.connect(
            lambda spot: self.column_menu().popup(heads.mapToGlobal(spot))
        )
        self.ways.bind_keys(self)
        self._desk.changed.connect(self._on_changed)

    # -- loading

    def refresh(self) -> None:
        """Ask for the list anew; what is on the screen stays until the answer is there."""
        if self._job is not None:
            self._job.drop()
        query = self._register.query(self.filters.text(), self.filters.chosen())
        sort = self.table.sort()
        if not self.table.rows.rowCount():
            self.states.setCurrentIndex(1)
        source = self._register.source
        self._job = self._desk.run(
            lambda _progress: source.ids(query, sort), self._on_ids, self._on_failed, owner=self
        )

    def _on_ids(self, ids: Sequence[str]) -> None:
        self._job = None
        self.table.show_ids(ids)
        self._show_chosen()
        self.head.set_count(self._register.count(len(ids)) if ids or not self.filters.is_set() else "")
        if ids:
            self.states.setCurrentWidget(self.table)
            if self.table.hasFocus() and not self.table.selected_uids():
                # Whoever waited for the list at the keyboard stands on its first row, and sees it.
                self.focus_table()
                self.table.choose(self.table.current_uid())
        else:
            self._show_state(self._nothing_found() if self.filters.is_set() else self._nothing_yet())
        self.loaded.emit(len(ids))

    def _on_failed(self, failure: BaseException) -> None:
        self._job = None
        told = failure.sentence if isinstance(failure, Refused) else _("What was saved is safe.")
        action = Action(word=_("Try again"), run=self.refresh, icon="refresh-cw")
        self._show_state(EmptyState("triangle-alert", _("The list could not be shown"), told, action))
        if not isinstance(failure, Refused):
            self._desk.fail(failure)

    def _on_changed(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        concerning = [uids for table, uids in changes.items() if table in self._register.concerns]
        if not all(concerning):
            # Too many to be named.
            self.table.rows.mark_all_stale()
        if concerning:
            self.table.rows.mark_stale([uid for uids in concerning for uid in uids])
            self.refresh()

    # -- states

    def sorts(self) -> QMenu:
        """What the list can be sorted by."""
        return list_menus.sorts(self, self.table)

    def _open_sorts(self) -> None:
        self.sorts().popup(self.sort_button.mapToGlobal(self.sort_button.rect().bottomLeft()))

    def _on_sorted(self) -> None:
        self.ways.remember_sort()
        self.refresh()

    def column_menu(self) -> QMenu:
        """Which columns the list shows."""
        return list_menus.columns(self, self.table, self.choose_columns)

    def _open_columns(self) -> None:
        pressed = self.column_button if self.column_button.isVisible() else self.small_column_button
        self.column_menu().popup(pressed.mapToGlobal(pressed.rect().bottomLeft()))

    def choose_columns(self, keys: Sequence[str]) -> None:
        """Show these columns from now on, tomorrow too."""
        self.table.show_columns(keys)
        self.ways.remember_columns()
        self._arrange()
        self._show_chosen()

    def row_menu(self) -> QMenu:
        """What can be done with the selected rows."""
        return list_menus.rows(self, self._chosen_actions(), self.column_menu())

    def _loading(self) -> QWidget:
        return EmptyState("hourglass", _("One moment"), _("The list is being fetched."))

    def _nothing_yet(self) -> QWidget:
        empty = self._register.empty
        return EmptyState(empty.icon, empty.title, empty.text, empty.action)

    def _nothing_found(self) -> QWidget:
        action = Action(word=_("Show all"), run=self.filters.clear, icon="rotate-ccw")
        own = self._register.found_nothing(self.filters.text(), self.filters.chosen())
        if own is not None:
            return EmptyState(own.icon, own.title, own.text, own.action or action)
        return EmptyState(
            "search", _("Nothing was found"), _("Nothing in the list matches the filter."), action
        )

    def _show_state(self, state: QWidget) -> None:
        while (old := self.states.widget(2)) is not None:
            self.states.removeWidget(old)
            old.deleteLater()
        self.states.addWidget(state)
        self.states.setCurrentWidget(state)

    # -- the chosen entry

    def show_detail(self, widget: QWidget | None) -> None:
        """Show the chosen entry beside the table; none shows what the place is for."""
        while (item := self.panel.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if widget is None:
            title, text = _("Nothing chosen"), _("Choose a line to see it here. Enter opens it.")
            self.panel.body.addWidget(EmptyState("mouse-pointer-2", title, text), 1)
        else:
            self.panel.body.addWidget(widget, 1)

    def _tell_selected(self) -> None:
        self._settle.stop()
        uid = self.table.current_uid()
        if not uid:
            self.show_detail(None)
        self.selected.emit(uid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the panel comes only when it is called."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self._is_narrow()
        self._peeking = self._peeking and narrow
        self.panel_card.setVisible(self._register.panel and (not narrow or self._peeking))
        self.card.setVisible(not self._peeking)
        self.panel_card.setMinimumWidth(PANEL)
        self.panel_card.setMaximumWidth(16_777_215 if self._peeking else PANEL)
        wide = self.width() >= NARROW
        self.column_button.setVisible(self._has_choice and wide)
        self.small_column_button.setVisible(self._has_choice and not wide)
        self._say_whether_they_fit()

    def _is_narrow(self) -> bool:
        if self.width() < NARROW:
            return True
        # More columns than usual take the panel's room rather than each other's.
        beside = self.width() - _BESIDE_COLUMNS - PANEL - 14
        return self._has_more_columns() and self.table.wanted_width() > beside

    def _has_more_columns(self) -> bool:
        return self.table.wanted_width() > self.table.usual_width()

    def _say_whether_they_fit(self) -> None:
        room = self.width() - _BESIDE_COLUMNS
        crowded = self._has_more_columns() and self.table.wanted_width() > room
        if crowded and not self.fit_note.text():
            self.fit_note.setText(
                _(
                    "More columns are chosen than fit side by side, so long texts are cut here. "
                    "In Excel they stand whole."
                )
            )
        self.fit_note.setVisible(crowded)

    def _peek(self) -> None:
        self._tell_selected()
        self.show_panel()
        if self._peeking:
            self.panel_card.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_panel(self, shown: bool = True) -> None:
        """Where there is no room for both, let the panel take the table's place, or give it back."""
        self._peeking = shown and self._register.panel and self._is_narrow()
        self._arrange()

    def _show_chosen(self) -> None:
        own, usual = self._register.chosen_actions, self._register.ways_out is not None
        if own is None and not usual:
            return
        chosen = self.table.selected_uids()
        if chosen:
            self.chosen_bar.offer(own(chosen) if own else (), self._usual_actions(len(chosen)))
        self.chosen_bar.show_count(len(chosen))

    def _usual_actions(self, count: int) -> Sequence[Action]:
        opening = Action(word=_("Open"), run=self._open_chosen, icon="arrow-right", keys="Return")
        return (*((opening,) if count == 1 else ()), *self.ways.for_chosen())

    def _chosen_actions(self) -> Sequence[Action]:
        chosen = self.table.selected_uids()
        own = self._register.chosen_actions
        return (*self._usual_actions(len(chosen)), *(own(chosen) if own else ())) if chosen else ()

    def _open_chosen(self) -> None:
        self.opened.emit(self.table.selected_uids()[0])

    def _back(self) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.rows.index(-1, -1))

    # -- keys

    def focus_filter(self) -> None:
        """Go to the filter, with its text selected."""
        self.filters.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the filter: Down and Enter go to the table, Esc empties it; F5 fetches anew."""
        in_box = self.filters.box.hasFocus()
        if self._peeking and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self._peeking = False
            self._arrange()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if event.key() == Qt.Key.Key_F5:
            self.refresh()
        elif in_box and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focus_table()
        elif in_box and event.key() == Qt.Key.Key_Escape and self.filters.is_set():
            self.filters.clear()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Go to the table; while it is empty, to its filter."""
        if self.table.rows.rowCount():
            self.focus_table()
        else:
            self.filters.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_table(self) -> None:
        """Go to the table, to its first row if none is chosen."""
        if not self.table.current_uid() and self.table.rows.rowCount():
            self.table.choose(self.table.rows.uid(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
