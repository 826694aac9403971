"""Fields for words: one line, several lines, and a password."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.rules.texts import clean_lines
from desktop.rules.thai_names import clean
from desktop.system.language import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.fields.base import Field
from desktop.views.kit.line import ThaiLine


class Line(ThaiLine):
    """A line to type on; Enter goes on to the next field and never presses a button by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(lambda: self.window().focusNextChild())


class LineField(Field):
    """What every field that is typed on one line has.

    Args:
        placeholder: an example, shown while nothing is typed.
        limit: how many characters it takes.
    """

    def __init__(self, placeholder: str = "", limit: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line()
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(limit)
        self.line.textEdited.connect(self._on_edited)
        self._take_in(self.line)

    def _on_edited(self, _text: str) -> None:
        self.changed.emit()

    def _put(self, text: str) -> None:
        """Show a text without telling anybody that it changed."""
        if self.line.text() == text:
            return
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self.line.setCursorPosition(0)
        self.line.update()

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting anybody change it; it can still be copied."""
        self.line.setReadOnly(read_only)


class TextField(LineField):
    """Words on one line."""

    def value(self) -> str:
        """The words, without blanks around them and without the invisible signs that pasting brings along."""
        return clean(self.line.text())

    def set_value(self, value: str) -> None:
        """Show other words."""
        self._put(value)


class LongTextField(Field):
    """Words over several lines; Tab goes on to the next field.

    Args:
        placeholder: what is asked for, shown while nothing is typed.
        lines: how many lines are seen.
    """

    def __init__(self, placeholder: str = "", lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit()
        self.edit.setFont(theme.font())
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(lines * 24 + 18)
        self.edit.textChanged.connect(self.changed)
        self._take_in(self.edit)

    def value(self) -> str:
        """The words line by line, without blanks around them and without invisible signs."""
        return clean_lines(self.edit.toPlainText())

    def set_value(self, value: str) -> None:
        """Show other words."""
        if value == self.value():
            return
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(value)

    def set_read_only(self, read_only: bool) -> None:
        """Show the words without letting anybody change them."""
        self.edit.setReadOnly(read_only)


class PasswordField(LineField):
    """A password; it can be shown for as long as the person wants to see it."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, 200, parent)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setTextMargins(0, 0, 32, 0)
        self.eye = IconButton("eye", _("Show the password"), on_click=self._turn)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, 2, 0)
        inside.addStretch(1)
        inside.addWidget(self.eye)

    def value(self) -> str:
        """The password, every character as typed."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Set the password, usually to nothing."""
        self._put(value)

    def _turn(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        name = _("Hide the password") if hidden else _("Show the password")
        self.eye.set_icon_name("eye-off" if hidden else "eye")
        self.eye.setAccessibleName(name)
        self.eye.setToolTip(name)
