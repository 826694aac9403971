"""One entry's own page: its head, what is known of it, and in its place the form that goes on with it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.record_form import RecordForm

_AROUND: Final = (24, 16, 24, 16)


class EntryView(QWidget):
    """One entry's own page.

    Signals:
        left: back to the list.

    Attributes:
        head: the entry's name, states and actions.
        column: head and all below it, from above.
        body: what is known, and in its place the form; whoever derives from this places it.
        form: the form that is open, if any.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: RecordForm[Any] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*_AROUND)
        self.column.setSpacing(12)
        self.head = EntryHead(self.left.emit)
        self.column.addWidget(self.head)
        self.body = QStackedWidget()

    def show_actions(self) -> None:
        """Offer what can be done with the entry; while a form is open, nothing else."""
        if self.form is None:
            self.offer()
        else:
            self.head.show_actions(())

    def offer(self) -> None:
        """Offer in the head what can be done with the entry that is shown."""

    def open_form(self, form: RecordForm[Any], first: QWidget) -> None:
        """Show a form in place of what is known.

        Args:
            form: the form.
            first: what the keyboard is in at first.
        """
        self.close_form()
        layout = form.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        form.closed.connect(self.close_form)
        self.form = form
        self.body.addWidget(form)
        self.body.setCurrentWidget(form)
        self.show_actions()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Show what is known again."""
        if self.form is None:
            return
        self.body.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self.show_actions()
        self.focus_first()

    def written_down(self) -> None:
        """What stands in the form is stored: the form may go without asking."""
        if self.form is not None:
            self.form.accepted()
        self.close_form()

    def focus_first(self) -> None:
        """Go to the first thing that is mostly done here, unless another page is in front."""
        first = self.head.buttons[-1] if self.head.buttons else self.head.back
        if self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost."""
        return self.form is None or self.form.may_leave()
