"""What every field has: a value, a word when it changes, and a place for what is wrong with it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit import theme, words
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import Label, WrappedLabel

HARD: Final = "hard"
SOFT: Final = "soft"
_NOTE: Final = 24


class Field(QWidget):
    """One value that a person can change.

    Signals:
        changed: the person changed it; ``set_value`` does not tell.
        left: the person went on to another field.
        understood: words for what lies beneath the field, such as a date in full.
    """

    changed = Signal()
    left = Signal()
    understood = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._control: QWidget | None = None

    def _take_in(self, control: QWidget) -> None:
        self._control = control
        self._column.addWidget(control)
        self.setFocusProxy(control)
        control.installEventFilter(self)

    def value(self) -> Any:
        """The value, as a draft stores it."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def trouble(self) -> str:
        """Why what stands in the field is no value at all; empty where it is one."""
        return ""

    def is_empty(self) -> bool:
        """Whether nothing stands in the field."""
        return self.value() in (None, "", (), False)

    def set_name(self, name: str) -> None:
        """Name the field for a screen reader."""
        self.setAccessibleName(name)
        if self._control is not None:
            self._control.setAccessibleName(name)

    def describe(self, text: str) -> None:
        """Say more to a screen reader: the hint or the problem."""
        if self._control is not None:
            self._control.setAccessibleDescription(text)

    def set_wrong(self, sort: str) -> None:
        """Mark the field as wrong.

        Args:
            sort: ``hard``, ``soft``, or empty where nothing is wrong.
        """
        if self._control is not None:
            theme.set_mark(self._control, "wrong", sort)

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting anybody change it."""
        self.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the person goes on."""
        if watched is self._control and event.type() == QEvent.Type.FocusOut:
            self._on_leaving()
            self.left.emit()
        return super().eventFilter(watched, event)

    def _on_leaving(self) -> None:
        """What a field does with its text when the person goes on."""


class Labelled(QWidget):
    """A field with its label above, and beneath it what is wrong, what was understood, or a hint.

    Args:
        label: what is asked for.
        field: where it is answered.
        hint: a rule that might surprise.
        required: whether it must be answered.
    """

    def __init__(
        self,
        label: str,
        field: Field,
        hint: str = "",
        required: bool = False,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint, self._understood, self._problem = hint, "", ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(label, required))
        column.addWidget(field)
        column.addWidget(self._foot())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        field.set_name(_("{label}, required", label=label) if required else label)
        field.understood.connect(self._on_understood)
        self._show_note()

    def _head(self, label: str, required: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(4)
        self.label = Label(label, words.MUTED)
        self.label.setBuddy(self.field)
        row.addWidget(self.label)
        if required:
            row.addWidget(Label("*", words.MUTED))
        row.addStretch(1)
        return row

    def _foot(self) -> QWidget:
        foot = QWidget()
        # Its place is kept even when it is empty, so that nothing jumps while somebody types.
        foot.setMinimumHeight(_NOTE)
        row = QHBoxLayout(foot)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        self._icon = Icon("circle-alert", "overdue", 14)
        self._note = WrappedLabel("", words.MUTED)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._note, 1)
        return foot

    def set_problem(self, text: str, soft: bool = False) -> None:
        """Show what is wrong, or with an empty text that nothing is.

        Args:
            text: one plain sentence.
            soft: a warning that does not forbid saving.
        """
        self._problem = text
        state = "waiting" if soft else "overdue"
        self._icon.show_icon("triangle-alert" if soft else "circle-alert", state)
        self._note.set_tint(state if text else "muted")
        self.field.set_wrong("" if not text else SOFT if soft else HARD)
        self._show_note()

    def problem(self) -> str:
        """What is shown as wrong; empty where nothing is."""
        return self._problem

    def note(self) -> str:
        """What stands beneath the field."""
        return self._note.text()

    def set_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint = hint
        self._show_note()

    def _on_understood(self, text: str) -> None:
        self._understood = text
        self._show_note()

    def _show_note(self) -> None:
        text = self._problem or self._understood or self._hint
        self._icon.setVisible(bool(self._problem))
        self._note.setText(text)
        self.field.describe(text)
