"""A form that takes the whole page."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.kit.fields import Field
from desktop.views.kit.record_form import RecordForm

_AROUND: Final = (24, 16, 24, 16)
_WIDEST: Final = 720


class FormPage(QWidget):
    """A form in place of a list.

    Args:
        form: the form.
        around: whether it is a small one that has no room around of its own.
    """

    def __init__(self, form: RecordForm[Any], *, around: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        column = QVBoxLayout(self)
        column.setContentsMargins(*(_AROUND if around else (0, 0, 0, 0)))
        if around:
            form.setMaximumWidth(_WIDEST)
        column.addWidget(form)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
