"""The room beside a table or a page for one small form; what else stands there comes back afterwards."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget

from desktop.views.kit.record_form import RecordForm


class FormBeside(QStackedWidget):
    """The room beside; where nothing else stands in it, it is hidden while there is no form."""

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        shown = self.currentWidget()
        return shown if isinstance(shown, RecordForm) else None

    def show_form(self, form: RecordForm[Any]) -> None:
        """Show a form in place of whatever stands there."""
        self.drop_form()
        self.addWidget(form)
        self.setCurrentWidget(form)
        self.show()

    def drop_form(self) -> None:
        """Let go of the form."""
        form = self.form()
        if form is not None:
            self.removeWidget(form)
            form.deleteLater()
        self.setVisible(self.count() > 0)
