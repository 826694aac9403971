"""Who in the register may be the person of a form; a person decides, never the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.namesakes import reason_word
from desktop.services.citizens import Namesake
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, QuietButton
from desktop.views.kit.cards import Card, NoticeCard, button_row, rule
from desktop.views.kit.words import WrappedLabel

SHOWN = 3


class NamesakeCards(QWidget):
    """The card of candidates, or the card of the known person that the form is about.

    Attributes:
        card: the card that is shown, if any.

    Signals:
        same(uid): it is this person.
        different(uid): it is somebody else.
        forgotten: the form is about somebody new after all.
    """

    same = Signal(str)
    different = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.card: Card | None = None
        self.hide()

    def clear(self) -> None:
        """Show nobody."""
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        self.hide()

    def show_candidates(self, found: Sequence[Namesake]) -> None:
        """Show who it may be; nobody hides the card."""
        self.clear()
        if found:
            title = _title(found)
            card = NoticeCard(title, icon="users")
            for candidate in found[:SHOWN]:
                if candidate is not found[0]:
                    card.add(rule())
                self._add(card, candidate)
            self._put(card)

    def show_known(self, name: str, detail: str, *, may_change: bool = True) -> None:
        """Show whom the form is about.

        Args:
            name: the person.
            detail: what else there is to say.
            may_change: whether somebody else can still be chosen on this form.
        """
        self.clear()
        card = Card(_("Registered already"), name)
        if detail:
            card.add(WrappedLabel(detail, words.MUTED))
        if may_change:
            card.add(QuietButton(_("Choose somebody else"), "undo-2", on_click=self.forgotten.emit))
        self._put(card)

    def _put(self, card: Card) -> None:
        self.card = card
        self._column.addWidget(card)
        self.show()

    def _add(self, card: Card, candidate: Namesake) -> None:
        card.add(WrappedLabel(" · ".join(part for part in (candidate.name, candidate.detail) if part)))
        reasons = " · ".join(reason_word(reason) for reason in candidate.reasons)
        card.add(WrappedLabel(reasons, words.MUTED))
        uid = candidate.uid
        actions = [Action(word=_("Same person"), run=lambda: self.same.emit(uid), icon="user-check")]
        # Two people never share an ID number, so there is nothing to decide.
        if "thai_id" not in candidate.reasons:
            actions.append(Action(word=_("Somebody else"), run=lambda: self.different.emit(uid)))
        card.add_layout(button_row(actions))


def _title(found: Sequence[Namesake]) -> str:
    if "thai_id" in found[0].reasons:
        return _("This ID number is registered already")
    return _("May be the same person: {count}", count=thai_date.thai_digits(str(len(found))))
