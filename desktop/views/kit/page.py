"""What every page of the window is: it arrives somewhere, hears what changed, and may be left."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.views.kit.desk import Desk


def lay_layers(page: QWidget, stack: QStackedWidget, front: QWidget) -> None:
    """Let a page consist of its front and of what is opened over it.

    Args:
        page: the page.
        stack: its layers.
        front: the first of them.
    """
    stack.addWidget(front)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(stack)


class Page(QWidget):
    """One page of the window.

    Args:
        desk: what a page is given to work with.
        parent: the stack of pages.

    Attributes:
        tables: whose changes concern this page; others are not heard.
    """

    tables: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.changed.connect(self._heard)

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show what was asked for; called each time the window turns to this page.

        Args:
            where: what to show, such as ``uid``; empty for the page as it was.
        """
        del where
        self.refresh_if_stale()

    def refresh(self) -> None:
        """Read anew what the page shows; F5."""

    def refresh_if_stale(self) -> None:
        """Read anew only when something that concerns this page was touched since."""
        if self._stale:
            self._stale = False
            self.refresh()

    def may_leave(self) -> bool:
        """Whether the window may turn to another page; asks once when something is not saved."""
        return True

    def give_back_focus(self) -> None:
        """Put the focus where it last was on this page."""
        last: QWidget | None = self.focusWidget()
        (self if last is None else last).setFocus()

    def focus_filter(self) -> None:
        """What ``/`` does here."""

    def go_back(self) -> bool:
        """What Esc does here.

        Returns:
            Whether it did anything.
        """
        return False

    def _heard(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        if not self.tables & changes.keys():
            return
        self._stale = True
        if self.isVisible():
            self.refresh_if_stale()
