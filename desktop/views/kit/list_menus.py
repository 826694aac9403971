"""The menus of a list: what it is sorted by, which columns it shows, what can be done with its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.system.language import _
from desktop.views.kit import keys
from desktop.views.kit.buttons import Action
from desktop.views.kit.row_model import Column, Sort
from desktop.views.kit.row_table import RowTable


class StayingMenu(QMenu):
    """A menu that stays open while its ticks are set: several columns are chosen in one go."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tick sets it and leaves the menu open."""
        chosen = self.actionAt(event.position().toPoint())
        if not _ticked(chosen):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Space and Enter."""
        pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (pressed and _ticked(self.activeAction())):
            super().keyPressEvent(event)


def _ticked(action: QAction | None) -> bool:
    """Set an entry's tick the other way, where it has one that can be set."""
    if action is None or not action.isCheckable() or not action.isEnabled():
        return False
    action.trigger()
    return True


def sorts(parent: QWidget, table: RowTable) -> QMenu:
    """What a list can be sorted by, for whoever has no mouse to press a heading with; hidden columns too.

    Args:
        parent: whose menu it is.
        table: what is sorted.
    """
    menu = _menu(QMenu(parent))
    menu.setAccessibleName(_("Sort by"))
    now = table.sort()
    for column in table.rows.all_columns:
        if column.sortable:
            made = menu.addAction(column.title, partial(table.sort_by, column.key))
            made.setCheckable(now is not None)
            made.setChecked(now is not None and now.key == column.key)
    return menu


def columns(
    parent: QWidget, table: RowTable, choose: Callable[[Sequence[str]], object], note: str = ""
) -> StayingMenu:
    """Which columns a list shows; the first one always stays.

    Args:
        parent: whose menu it is.
        table: whose columns.
        choose: takes the keys of the columns that shall be shown.
        note: a sentence on the present choice.
    """
    menu = StayingMenu(parent)
    _menu(menu)
    menu.setAccessibleName(_("Columns"))
    for column in table.rows.all_columns:
        made = menu.addAction(column.title)
        made.setCheckable(True)
        made.setChecked(column.key in table.shown_columns())
        made.setEnabled(column is not table.rows.all_columns[0])
        # A lambda, for Qt hands a partial no tick.
        made.toggled.connect(lambda shown, column=column: _turn(table, column, choose, shown))
    menu.addSeparator()
    usual = [column.key for column in table.rows.all_columns if column.usual]
    menu.addAction(_("The usual columns"), partial(choose, usual))
    if note:
        menu.addAction(note).setEnabled(False)
    return menu


def _turn(table: RowTable, column: Column, choose: Callable[[Sequence[str]], object], shown: bool) -> None:
    others = [key for key in table.shown_columns() if key != column.key]
    choose([*others, column.key] if shown else others)


def rows(parent: QWidget, actions: Sequence[Action], column_menu: QMenu) -> QMenu:
    """What can be done with the selected rows, and the columns.

    Args:
        parent: whose menu it is.
        actions: what can be done.
        column_menu: from ``columns``.
    """
    menu = _menu(QMenu(parent))
    for action in actions:
        word = f"{action.word}\t{keys.shown(action.keys)}" if action.keys else action.word
        menu.addAction(word, action.run).setEnabled(action.enabled)
    if actions:
        menu.addSeparator()
    column_menu.setTitle(_("Columns"))
    menu.addMenu(column_menu)
    return menu


def _menu(menu: QMenu) -> QMenu:
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def sort_words(table: RowTable) -> str:
    """How a list is sorted, in words; empty where it stands in its own order."""
    sort: Sort | None = table.sort()
    title = next((one.title for one in table.rows.all_columns if sort and one.key == sort.key), "")
    if sort is None or not title:
        return ""
    return (
        _("Sorted by {column}, from last to first", column=title)
        if sort.descending
        else _("Sorted by {column}", column=title)
    )
