"""Two entries that may be one person, side by side: joined, told apart, or noted as the same elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.joining import DIFFERS
from desktop.services.citizens import Pair
from desktop.system.language import _
from desktop.views.citizens import pair_words
from desktop.views.citizens.pair_table import PairTable
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column, NoticeCard
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.words import WrappedLabel


class PairView(EntryView):
    """Two entries side by side.

    Signals:
        join_wanted: make one entry of the two, as it is chosen in ``table``.
        decided(verdict): ``different``, ``same``, or empty to be asked again.

    Attributes:
        pair: the two that are shown.
        table: what they say, line by line.
    """

    join_wanted = Signal()
    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair: Pair | None = None
        self.table: PairTable | None = None
        self._shown: QWidget | None = None
        self.known = Column()
        self.known.add_stretch()
        self.body.addWidget(self.known)
        self.column.addWidget(self.body, 1)

    def show_pair(self, pair: Pair) -> None:
        """Show two entries."""
        self.pair = pair
        chip = pair_words.likeness_words(pair.level)
        unlike = ("plain", _("Hardly alike"))
        alike = pair.level != "different"
        self.head.show_entry(_("One person?"), [(chip.code, chip.text) if alike else unlike])
        self.table = PairTable(pair, pair.joinable)
        self._show(pair, self.table)
        self.show_actions()

    def _show(self, pair: Pair, table: PairTable) -> None:
        if self._shown is not None:
            self.known.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if pair.verdict:
            column.addWidget(self._decision(pair))
        elif pair.standing["thai_id"] == DIFFERS:
            text = _("One person rarely has two numbers. Look at both ID cards before you join these two.")
            column.addWidget(NoticeCard(_("The ID numbers differ"), text))
        column.addWidget(self._compared(pair, table))
        self.known.body.insertWidget(0, self._shown)

    def _decision(self, pair: Pair) -> NoticeCard:
        day = thai_date.short(pair.decided_on) if pair.decided_on else ""
        again = Action(word=_("Decide anew"), run=lambda: self.decided.emit(""), icon="rotate-ccw")
        told = pair_words.decided_words(pair.verdict, day, pair.decided_by)
        return NoticeCard(told, actions=[again], icon="users")

    def _compared(self, pair: Pair, table: PairTable) -> Card:
        card = Card()
        score = thai_date.thai_digits(str(pair.score))
        why = pair_words.reasons_words(pair.reasons)
        card.add(WrappedLabel(_("{score} of 100: {reasons}", score=score, reasons=why), words.CAPTION))
        card.add(table)
        card.add(WrappedLabel(self._what_happens(pair), words.MUTED))
        return card

    def _what_happens(self, pair: Pair) -> str:
        if pair.joinable:
            return _(
                "Joined, the cases and appointments of both stand under the entry that is kept, and names "
                "not chosen stay there as former ones. The two can be taken apart again at any time."
            )
        return _(
            "These entries belong to different offices, which go on writing them. Noted as the same person, "
            "each page says where else this person is known."
        )

    def offer(self) -> None:
        """Offer to join the two, or to tell them apart."""
        pair = self.pair
        if pair is None:
            return
        different = Action(word=_("Somebody else"), run=lambda: self.decided.emit("different"), keys="Ctrl+D")
        if pair.joinable:
            one = Action(word=_("Join into one"), run=self.join_wanted.emit, icon="user-check", keys="Ctrl+S")
        else:
            same = self.decided.emit
            one = Action(word=_("Same person"), run=lambda: same("same"), icon="user-check", keys="Ctrl+S")
        self.head.show_actions(() if pair.verdict == "different" else (different,), one)

    def focus_first(self) -> None:
        """Go to the first choice; where there is none, to the buttons."""
        if self.table is not None and self.pair is not None and self.pair.joinable and self.isVisible():
            self.table.value("keep", self.table.kept).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()
