"""Typing Thai in tests: Qt's own keyClicks dies on letters beyond Latin-1."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type a text letter by letter, in any script.

    Args:
        widget: the line or box that has the caret.
        text: what to type.
    """
    for letter in text:
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier
        )
