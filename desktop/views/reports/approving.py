"""The approval of a month: by the supervisor who is signed in, or by one who comes to another's screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.reports.reading import Reading
from desktop.views.reports.words import month_words, thai_figure
from desktop.views.second_person import SecondPersonForms

_HEIGHT: Final = 440


class Approving(FormBeside):
    """The room beside the month's figures: its cards, or the form in which a supervisor approves here.

    The figures stay in sight beside the form: nobody signs what is not before their eyes.

    Args:
        desk: runs the work.
        centre: the services.
        turned: the form came or went.
        written: the month was approved; hears what is said of it.

    Attributes:
        cards: where the cards are laid.
    """

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        turned: Callable[[], object],
        written: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._centre, self._turned, self._written = desk, centre, turned, written
        self._forms = SecondPersonForms(desk, centre, self._on_written, self.hide_form)
        inner = QWidget()
        self.cards = QVBoxLayout(inner)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(14)
        self.addWidget(inner)

    def action(self, found: Reading) -> Action:
        """The verb that approves a closed month.

        Args:
            found: the month that is shown.
        """
        if self._centre.ground.actor.may("months.approve"):
            return Action(word=_("Approve"), run=lambda: self.approve(found), icon="stamp")
        word = _("Supervisor approves here")
        return Action(word=word, run=lambda: self.approve_beside(found), icon="stamp")

    def approve(self, found: Reading) -> None:
        """Approve the month, after asking once."""
        month, name = found.month, month_words(found.month)
        question = _("Approve {month}?", month=name)
        text = _("Your name will stand under the figures on the report and in the file to the province.")
        if not self._desk.ask(self, question, _("Approve"), _("Not yet"), text):
            return

        def done(_state: object) -> None:
            self._desk.say(_said(found))
            self._written()

        self._desk.run(lambda _progress: self._centre.reports.approve(month), done, writes=True, owner=self)

    def approve_beside(self, found: Reading) -> None:
        """Let a supervisor approve the month at this screen, with their own password."""
        month, counted = found.month, found.figures.this_month
        note = _(
            "{pointed_out} pointed out, {screened} screened in, {assisted} helped. The supervisor's name "
            "will stand under the figures on the report and in the file to the province.",
            pointed_out=thai_figure(counted.pointed_out),
            screened=thai_figure(counted.screened),
            assisted=thai_figure(counted.assisted),
        )
        form = self._forms.confirming(
            _("Approve {month}", month=month_words(month)),
            note,
            lambda beside: beside.reports.approve(month),
            said=_said(found),
            word=_("Approve"),
        )
        # Beside a long column of figures it would grow with them, and its buttons lie out of sight.
        form.setFixedHeight(_HEIGHT)
        self.show_form(form)
        form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._turned()

    def hide_form(self) -> None:
        """Show the cards again."""
        self.drop_form()
        self._turned()

    def may_leave(self) -> bool:
        """Whether no form is open in which something was typed; asks once."""
        form = self.form()
        return form is None or form.may_leave()

    def _on_written(self) -> None:
        self.hide_form()
        self._written()


def _said(found: Reading) -> str:
    return _("{month} is approved. It can be sent now.", month=month_words(found.month))
