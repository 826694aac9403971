"""A robot at the window that waits as long as a busy machine needs, and sees what a user would see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

# No test is timed: a wait ends when what is waited for has come; this only ends those that wait for ever.
PATIENCE: Final = 60_000


class PatientQtBot(QtBot):
    """pytest-qt's own, with more time; what a page has let go of is gone before the test looks at it."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Wait for something to be true; then take away the widgets that wait to be deleted.

        Args:
            callback: whether it is so.
            timeout: milliseconds after which waiting ends.
        """
        super().waitUntil(callback, timeout=timeout)
        forget_the_deleted()

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        """Wait for a signal.

        Args:
            signal: which.
            timeout: milliseconds after which waiting ends.
            how: see pytest-qt.
        """
        return super().waitSignal(signal, timeout=timeout, **how)


def forget_the_deleted() -> None:
    """Delete now what ``deleteLater`` has promised to delete.

    On a busy machine the moment between the promise and its keeping is long enough for a test to find a
    button of yesterday; no user could press it.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # type: ignore[arg-type]
