"""Beside a person's page: who may be the same, who was decided about, and which entries were joined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.citizens import CitizenPage, DecidedNamesake, JoinedEntry, Namesake
from desktop.system.language import _
from desktop.views.citizens import pair_words
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, button_row, rule
from desktop.views.kit.words import WrappedLabel
from desktop.views.namesake_cards import NamesakeCards


class NamesakesBeside(QWidget):
    """What is known of a person's namesakes.

    Signals:
        compare_wanted(uid): look at this person and another side by side.
        told_apart(uid): the other is somebody else.
        apart_wanted(uid): take a joining apart.
        along_wanted(uid): move the restricted cases of a joining along.

    Attributes:
        candidates: who may be the same.
    """

    compare_wanted = Signal(str)
    told_apart = Signal(str)
    apart_wanted = Signal(str)
    along_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self.candidates = NamesakeCards()
        self.candidates.same.connect(self.compare_wanted)
        self.candidates.different.connect(self.told_apart)
        self._column.addWidget(self.candidates)
        self.cards: list[Card] = []
        self.hide()

    def show_person(self, page: CitizenPage) -> None:
        """Show what was decided about a person, and which entries were joined to theirs."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [*self._joined(page.joined), *self._decided(page.decided)]
        for card in self.cards:
            self._column.addWidget(card)
        self._show_or_hide()

    def show_candidates(self, found: Sequence[Namesake]) -> None:
        """Show who may be the same person; nobody hides the card."""
        self.candidates.show_candidates(found)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self.cards) or self.candidates.card is not None)

    def _joined(self, joined: Sequence[JoinedEntry]) -> Sequence[Card]:
        if not joined:
            return ()
        card = Card(_("Joined entries"))
        for entry in joined:
            if entry is not joined[0]:
                card.add(rule())
            card.add(WrappedLabel(entry.name))
            card.add(WrappedLabel(_joined_words(entry), words.MUTED))
            actions = self._joining_actions(entry)
            if actions:
                card.add_layout(button_row(actions))
            if entry.hindrance:
                card.add(WrappedLabel(entry.hindrance, words.MUTED))
        return (card,)

    def _joining_actions(self, entry: JoinedEntry) -> Sequence[Action]:
        uid = entry.joining_uid
        actions = []
        if uid and not entry.hindrance:
            run = self.apart_wanted.emit
            actions.append(Action(word=_("Take apart"), run=lambda: run(uid), icon="undo-2"))
        if entry.stayed_behind:
            along = self.along_wanted.emit
            actions.append(Action(word=_("Move restricted cases along"), run=lambda: along(uid), icon="lock"))
        return actions

    def _decided(self, decided: Sequence[DecidedNamesake]) -> Sequence[Card]:
        cards = []
        for verdict, title in (
            ("same", _("Also known at another office")),
            ("different", _("Namesakes who are somebody else")),
        ):
            found = [each for each in decided if each.verdict == verdict]
            if found:
                cards.append(self._decided_card(title, found))
        return cards

    def _decided_card(self, title: str, found: Sequence[DecidedNamesake]) -> Card:
        card = Card(title)
        for each in found:
            if each is not found[0]:
                card.add(rule())
            card.add(WrappedLabel(" · ".join(part for part in (each.name, each.unit_name) if part)))
            day = thai_date.short(each.on) if each.on else ""
            card.add(WrappedLabel(pair_words.decided_words(each.verdict, day, each.by), words.MUTED))
            card.add_layout(button_row([self._look(each.uid)]))
        return card

    def _look(self, uid: str) -> Action:
        return Action(word=_("Compare"), run=lambda: self.compare_wanted.emit(uid), icon="users")


def _joined_words(entry: JoinedEntry) -> str:
    if entry.on is None:
        return _("Joined by the office that wrote both entries.")
    return _("Joined on {date} by {name}", date=thai_date.short(entry.on), name=entry.by)
