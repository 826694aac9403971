"""A centre's month at the province: what it paid, counted by the rules or by a word of the province's own."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.stipends import Comparison
from desktop.system.language import _
from desktop.views.kit.arrange import STACKED_BELOW
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.record_form import RecordForm
from desktop.views.stipends.counts_view import CountsView
from desktop.views.stipends.more_forms import MoreForms

_BESIDE: Final = 372


class CentreMonthView(QWidget):
    """A centre's month at the province.

    Signals:
        left: back to the centres.
        shown: it stands.
        grounds_wanted(uid, month): what makes an appointment's amount.

    Args:
        desk: runs the work.
        centre: the services.
        unit: which centre.
        month: which month.
    """

    left = Signal()
    shown = Signal()
    grounds_wanted = Signal(str, object)

    def __init__(
        self, desk: Desk, centre: Centre, unit: str, month: Month, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.unit, self.month = desk, centre, unit, month
        self.found: Comparison | None = None
        self.head = EntryHead(self.left.emit)
        self.counts = CountsView()
        self.counts.left.connect(self.left)
        self.counts.grounds_wanted.connect(lambda uid: self.grounds_wanted.emit(uid, month))
        self.beside = FormBeside()
        self.beside.setFixedWidth(_BESIDE)
        self.beside.hide()
        self._forms = MoreForms(desk, centre, self._on_written, self.hide_form)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.counts, 1)
        row.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addLayout(row, 1)
        self._show_head()
        self.refresh()

    def refresh(self) -> None:
        """Read the month anew."""
        unit, month, counts = self.unit, self.month, self._centre.stipends.counts
        self._desk.run(lambda _progress: counts.compare(month, unit), self._show, owner=self)

    def _show(self, found: Comparison) -> None:
        self.found = found
        self.counts.show_comparison(found)
        self._show_head()
        self.shown.emit()

    def _show_head(self) -> None:
        name = self._centre.ground.reference.unit_name(self.unit)
        self.head.show_entry(_("{name}, {month}", name=name, month=self.month.spoken()))
        found = self.found
        if found is None or not found.rows:
            self.head.show_actions(())
            return
        word = _("Count again") if found.answered else _("Count this month")
        count = Action(word=word, run=self.count, icon="check")
        other = Action(word=_("Count another amount"), run=self.count_other, icon="pencil")
        self.head.show_actions(
            [other, count] if found.answered else [other], None if found.answered else count
        )

    def count(self) -> None:
        """Count the month by the rules; a second time it asks, for what somebody entered is replaced."""
        unit, month, counts = self.unit, self.month, self._centre.stipends.counts
        if self.found is not None and self.found.answered:
            question = _("Count {month} again?", month=month.spoken())
            text = _("Amounts that were entered by hand are replaced by what the rules find.")
            if not self._desk.ask(self, question, _("Count again"), _("Leave it"), text):
                return
        self._desk.run(lambda _progress: counts.count(unit, month), self._on_counted, writes=True, owner=self)

    def _on_counted(self, found: Comparison) -> None:
        differ = len(found.differences)
        if differ:
            self._desk.say(_("The month is counted; {count} differ.", count=differ))
        else:
            self._desk.say(_("The month is counted, and all agree."))
        self._show(found)

    def count_other(self) -> None:
        """Ask for another amount of the row that somebody is on."""
        uid = self.counts.table.current_uid()
        rows = self.found.rows if self.found else ()
        row = next((row for row in rows if row.volunteer_uid == uid), None)
        if row is not None:
            self.beside.show_form(self._forms.other_amount(self.unit, row))
            self._arrange()
            for made in self.head.buttons:
                made.setEnabled(False)
            self.focus_first()

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def hide_form(self) -> None:
        """Only the month again."""
        self.beside.drop_form()
        self._arrange()
        self._show_head()
        self.focus_first()

    def _on_written(self) -> None:
        self.hide_form()
        self.refresh()

    def _arrange(self) -> None:
        self.counts.setVisible(self.form() is None or self.width() >= STACKED_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only one of the two is shown."""
        super().resizeEvent(event)
        self._arrange()

    def focus_first(self) -> None:
        """Go to the form that is open, else to the table."""
        form = self.form()
        if form is not None:
            form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.counts.focus_first()
