"""Bulletins at the counter: what fits the person who sits there, told with one key; several pages show it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.rules import bulletins, thai_date
from desktop.rules.problems import Refused
from desktop.services.bulletins import AtCounter, Fitting, Told
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.bulletin_words import answer_chip, closing_words, kind_icon, offer_words, short_kind
from desktop.views.kit import words
from desktop.views.kit.buttons import Button, IconButton, QuietButton
from desktop.views.kit.cards import Card, rule
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.icons import Icon
from desktop.views.kit.jobs import Job
from desktop.views.kit.words import WrappedLabel

TOLD_KEYS: Final = "Ctrl+T"
# A person listens to two or three; whoever wants more presses once.
SHOWN: Final = 3


class BulletinCards(QWidget):
    """What fits somebody, and what they were told; nothing at all where there is neither.

    Signals:
        shown: what fits stands there.

    Args:
        desk: runs the work.
        centre: all services.

    Attributes:
        found: what is shown.
        ticked: at a walk-in, what was told and is written down with the case.
    """

    shown = Signal()

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self._asking: Callable[[], AtCounter] | None = None
        self._job: Job | None = None
        self._all = False
        self._waits = False
        self.found = AtCounter()
        self.ticked: list[str] = []
        self.card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        desk.changed.connect(self._on_changed)

    # -- what is asked for

    def show_person(self, uid: str) -> None:
        """What fits a person by all their open cases."""
        self._ask(lambda: self._centre.bulletins.counter.of_person(uid))

    def show_case(self, uid: str) -> None:
        """What fits the person of a case by what is needed in it."""
        self._ask(lambda: self._centre.bulletins.counter.of_case(uid))

    def look_for(self, needs: Collection[str], tambon: str, person_uid: str = "") -> None:
        """What fits somebody who is being registered; what is told is written down with their case.

        Args:
            needs: categories of what they need; without any nothing is shown.
            tambon: the code of their tambon, or nothing.
            person_uid: who it is, where that is known.
        """
        self._waits = True
        if not needs:
            self._asking = None
            self._show(AtCounter())
            return
        self._ask(lambda: self._centre.bulletins.counter.fitting(needs, tambon, person_uid))

    def forget(self) -> None:
        """Show nothing, for somebody else."""
        self.ticked.clear()
        self._all = False
        if self._job is not None:
            self._job.drop()
        self._asking = None
        self._show(AtCounter())

    def _ask(self, asking: Callable[[], AtCounter]) -> None:
        self._asking = asking
        self.refresh()

    def refresh(self) -> None:
        """Ask again for the same."""
        if self._job is not None:
            self._job.drop()
        asking = self._asking
        if asking is not None:
            self._job = self._desk.run(lambda _progress: asking(), self._show, owner=self)

    def _on_changed(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        if "bulletins" in changes or "bulletin_tellings" in changes:
            self.refresh()

    # -- showing

    def _show(self, found: AtCounter) -> None:
        self._job = None
        focused: QWidget | None = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.found = found
        open_now = {one.uid for one in found.fitting}
        self.ticked = [uid for uid in self.ticked if uid in open_now]
        self._replace(self._made(found) if found.fitting or (found.told and not self._waits) else None)
        if inside:
            self.focus_first()
        self.shown.emit()

    def _replace(self, card: Card | None) -> None:
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.card = card
        if card is not None:
            self._column.addWidget(card)
        self.setVisible(card is not None)

    def focus_first(self) -> None:
        """Go to the first thing that can be done here."""
        # Only in the card that stands: the one before it may still wait to be deleted.
        buttons = self.card.findChildren(Button) if self.card is not None else []
        first = next((one for one in buttons if one.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, found: AtCounter) -> Card:
        card = Card(_("Fits from the province"))
        new = [one for one in found.fitting if one.uid not in self.ticked]
        shown = new if self._all else new[:SHOWN]
        for at, one in enumerate(shown):
            if at:
                card.add(rule())
            card.add_layout(self._fitting(one, TOLD_KEYS if at == 0 else ""))
        if len(new) > len(shown):
            count = thai_date.thai_digits(str(len(new) - len(shown)))
            more = QuietButton(_("Show {count} more", count=count), "chevron-down", on_click=self._show_all)
            card.add(more)
        told = found.told if not self._waits else ()
        ticked = [one for one in found.fitting if one.uid in self.ticked]
        if shown and (told or ticked):
            card.add(rule())
        for one in ticked:
            card.add_layout(self._to_be_told(one))
        for telling in told if self._all else told[:SHOWN]:
            card.add_layout(self._told(telling))
        return card

    def _show_all(self) -> None:
        self._all = True
        self._show(self.found)

    def _fitting(self, one: Fitting, keys: str) -> QHBoxLayout:
        today = self._centre.ground.clock.today()
        offer = offer_words(one.place, one.wage, one.seats)
        until = closing_words(one.closes_on, today)
        about = short_kind(one.kind)
        note = " · ".join(part for part in (about, offer, one.contact, until) if part)
        told = Button(_("Told"), "check", keys, lambda: self.tell(one.uid))
        told.setAccessibleName(_("Told of {title}", title=one.title))
        return _line(kind_icon(one.kind), "accent", (one.title, note), told)

    def _to_be_told(self, one: Fitting) -> QHBoxLayout:
        note = _("Told; written down when the case is saved")
        back = IconButton("undo-2", _("Not told after all"), on_click=lambda: self.untick(one.uid))
        return _line("check", "helped", (one.title, note), back)

    def _told(self, telling: Told) -> QHBoxLayout:
        today = self._centre.ground.clock.today()
        when = _("told {day}", day=thai_date.near(telling.on, today))
        note = " · ".join(part for part in (when, telling.officer) if part)
        if not telling.ours:
            return _line(kind_icon(telling.kind), "muted", (telling.title, note))
        below = QHBoxLayout()
        below.setSpacing(4)
        if telling.answer:
            below.addWidget(Chip(*answer_chip(telling.answer)), 0, Qt.AlignmentFlag.AlignVCenter)
        for answer, word in ((bulletins.INTERESTED, _("Interested")), (bulletins.DECLINED, _("Declined"))):
            if answer != telling.answer:
                pressed = partial(self.answer, telling.uid, answer)
                below.addWidget(QuietButton(word, on_click=pressed, parent=self))
        back = partial(self.take_back, telling.uid)
        below.addWidget(QuietButton(_("Not told after all"), on_click=back, parent=self))
        below.addStretch(1)
        return _line(kind_icon(telling.kind), "muted", (telling.title, note), below=below)

    # -- telling

    def tell(self, uid: str) -> None:
        """Write down that the person was told; at a walk-in, remember it until the case is saved.

        Args:
            uid: the bulletin.
        """
        if self._waits:
            self.ticked.append(uid)
            self._show(self.found)
            return
        counter, found = self._centre.bulletins.counter, self.found
        self._desk.run(
            lambda _progress: counter.tell(uid, found.person_uid, found.case_uid),
            lambda telling: self._desk.say(_("Told is written down."), lambda: self.take_back(telling)),
            writes=True,
            owner=self,
        )

    def untick(self, uid: str) -> None:
        """It was not told after all."""
        self.ticked.remove(uid)
        self._show(self.found)

    def answer(self, telling: str, answer: str) -> None:
        """Write down what the person said."""
        counter = self._centre.bulletins.counter
        self._desk.run(lambda _progress: counter.answer([telling], answer), writes=True, owner=self)

    def take_back(self, telling: str) -> None:
        """It was not told after all; it is new to the person again."""
        counter = self._centre.bulletins.counter

        def write(_progress: Progress) -> None:
            counter.take_back([telling])

        self._desk.run(write, lambda _none: self._desk.say(_("It counts as not told.")), writes=True)


def beside_person(desk: Desk, centre: Centre, uid: str) -> Sequence[QWidget]:
    """The cards for a person's own page; none at a province.

    Args:
        desk: runs the work.
        centre: all services.
        uid: the person.
    """
    if centre.ground.is_province:
        return ()
    cards = BulletinCards(desk, centre)
    cards.show_person(uid)
    return (cards,)


def beside_case(desk: Desk, centre: Centre, uid: str) -> Sequence[QWidget]:
    """The cards for a case's own page; none at a province.

    Args:
        desk: runs the work.
        centre: all services.
        uid: the case.
    """
    if centre.ground.is_province:
        return ()
    cards = BulletinCards(desk, centre)
    cards.show_case(uid)
    return (cards,)


def write_told(centre: Centre, bulletin_uids: Sequence[str], person_uid: str, case_uid: str) -> None:
    """Write down what was told while a case was being registered, once it is saved.

    What was withdrawn meanwhile is left out: the case is saved and stays so.

    Args:
        centre: all services.
        bulletin_uids: what was told.
        person_uid: who was told.
        case_uid: their new case.
    """
    for uid in bulletin_uids:
        try:
            centre.bulletins.counter.tell(uid, person_uid, case_uid)
        except Refused as refused:
            if refused.code not in ("not-open", "told-already", "not-found"):
                raise


def _line(
    icon: str,
    state: str,
    said: tuple[str, str],
    button: QWidget | None = None,
    below: QLayout | None = None,
) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 3, 0, 3)
    row.setSpacing(12)
    row.addWidget(Icon(icon, state), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    title, note = said
    column.addWidget(WrappedLabel(title))
    column.addWidget(WrappedLabel(note, words.MUTED))
    if below is not None:
        column.addLayout(below)
    row.addLayout(column, 1)
    if button is not None:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
