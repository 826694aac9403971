"""A bulletin's own page: what it says, whom it fits, and which centre told how many; written in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import bulletins, thai_date
from desktop.rules.bulletins import BulletinDraft
from desktop.services.bulletins import BulletinPage, ToldAt
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.bulletins import facts, form
from desktop.views.kit import words
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column, Facts, FigureCard, IconRow, button_row, rule
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.record_form import RecordForm, SaveAction
from desktop.views.kit.words import Muted, WrappedLabel


class Glance(QWidget):
    """A bulletin beside the list.

    Args:
        page: the bulletin.
        ground: whose day counts.
        actions: what can be done with it; the last one is the primary.
    """

    def __init__(
        self, page: BulletinPage, ground: Ground, actions: Sequence[Action], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        today = ground.clock.today()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(page.row.title, words.HEADING))
        column.addLayout(facts.chips(page, today))
        if page.body:
            column.addWidget(WrappedLabel(page.body))
        column.addWidget(Facts(facts.brief(page)))
        column.addWidget(rule())
        if ground.is_province or page.row.told:
            column.addWidget(Muted(facts.told_words(page.row.told, page.row.interested)))
        if not ground.is_province and page.row.state == bulletins.LIVING:
            column.addWidget(WrappedLabel(fits_words(page.fits), words.MUTED))
        column.addStretch(1)
        column.addLayout(button_row(actions))


class BulletinView(EntryView):
    """A bulletin's own page.

    Signals:
        change_wanted: the bulletin shall be changed.
        withdraw_wanted: nobody shall be shown it any more.
        put_back_wanted: it shall be shown again.
        people_wanted(telling, unit): the people whom it fits, or those who were told, at the province by a
            centre.
        abandoned: a new bulletin was not written after all.
        written(BulletinDraft): save what was typed.

    Args:
        desk: runs the work and asks.
        ground: whose tables and clock count.

    Attributes:
        page: the bulletin; none while a new one is written.
    """

    change_wanted = Signal()
    withdraw_wanted = Signal()
    put_back_wanted = Signal()
    people_wanted = Signal(str, str)
    abandoned = Signal()
    written = Signal(object)

    def __init__(self, desk: Desk, ground: Ground, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._ground = desk, ground
        self.page: BulletinPage | None = None
        self.known = Column()
        self._columns: SideBySide | None = None
        self.known.add_stretch()
        self.body.addWidget(self.known)
        self.column.addWidget(self.body, 1)

    # -- showing

    def show_bulletin(self, page: BulletinPage) -> None:
        """Show a bulletin; a form that is being filled in stays as it is."""
        self.page = page
        self.head.show_entry(page.row.title)
        columns = SideBySide(3, 2)
        columns.main.addWidget(self._what(page))
        for card in self._around(page):
            columns.side.addWidget(card)
        for column in (columns.main, columns.side):
            column.addStretch(1)
        self._replace(columns)
        self.show_actions()

    def _replace(self, columns: SideBySide | None) -> None:
        if self._columns is not None:
            self.known.body.removeWidget(self._columns)
            self._columns.hide()
            self._columns.deleteLater()
        self._columns = columns
        if columns is not None:
            self.known.body.insertWidget(0, columns)

    def _what(self, page: BulletinPage) -> Card:
        today = self._ground.clock.today()
        card = Card()
        card.add_layout(facts.chips(page, today))
        if page.body:
            card.add(WrappedLabel(page.body))
            card.add(rule())
        card.add(Facts(facts.rows(page, today)))
        return card

    def _around(self, page: BulletinPage) -> Sequence[QWidget]:
        if self._ground.is_province:
            return (self._told_by_centres(page.centres),)
        fits = (self._fits(page),) if page.row.state == bulletins.LIVING else ()
        return (*fits, self._told(page))

    def _fits(self, page: BulletinPage) -> FigureCard:
        figure = thai_date.thai_digits(f"{page.fits:,}")
        note = fits_words(page.fits)
        card = FigureCard("users", "accent", _("People whom it fits"), figure, note)
        card.pressed.connect(lambda: self.people_wanted.emit("", ""))
        return card

    def _told(self, page: BulletinPage) -> Card:
        card = Card(_("Told"))
        if not page.centres:
            card.add(Muted(_("Nobody was told of it yet.")))
            return card
        for row in self._answers(page.centres[0]):
            card.add(row)
        return card

    def _answers(self, at: ToldAt, unit: str = "") -> Iterator[IconRow]:
        """What people said, each number the way to them."""
        waiting = at.told - at.interested - at.declined
        for telling, icon, word, count, state in (
            ("interested", "check", _("interested"), at.interested, "helped"),
            ("declined", "x", _("declined"), at.declined, "plain"),
            ("no_answer", "hourglass", _("no answer yet"), waiting, "waiting"),
        ):
            if count:
                row = IconRow(icon, f"{word} {_people(count)}", "", state)
                row.pressed.connect(self._wanting(telling, unit))
                yield row

    def _wanting(self, telling: str, unit: str) -> Callable[[], None]:
        return lambda: self.people_wanted.emit(telling, unit)

    def _told_by_centres(self, centres: Sequence[ToldAt]) -> Card:
        card = Card(_("Told by the centres"))
        if not centres:
            card.add(WrappedLabel(_("No centre has told anybody yet."), words.MUTED))
        for at in centres:
            told = _("{unit}: {people} told", unit=at.unit_name, people=_people(at.told))
            card.add(WrappedLabel(told, words.STRONG))
            for row in self._answers(at, at.unit):
                card.add(row)
        return card

    def offer(self) -> None:
        """Offer what can be done: the province changes and withdraws, the centre calls people."""
        page = self.page
        if page is None:
            self.head.show_actions(())
        elif self._ground.is_province:
            self._offer_at_province(page)
        elif page.row.state == bulletins.LIVING:
            people = Action(
                word=_("People whom it fits"), run=lambda: self.people_wanted.emit("", ""), icon="users"
            )
            self.head.show_actions((), people)
        else:
            self.head.show_actions(())

    def _offer_at_province(self, page: BulletinPage) -> None:
        change = Action(word=_("Change"), run=self.change_wanted.emit, icon="pencil")
        withdraw = Action(word=_("Withdraw the bulletin"), run=self.withdraw_wanted.emit, icon="ban")
        again = Action(word=_("Show again"), run=self.put_back_wanted.emit, icon="rotate-ccw")
        if page.ours:
            self.head.show_actions((change, again if page.withdrawn_on else withdraw))
        else:
            self.head.show_actions(())

    # -- writing

    def write(self, draft: BulletinDraft, *, new: bool) -> None:
        """Open the form, in place of what is known.

        Args:
            draft: what it is filled with.
            new: whether a bulletin is written anew.
        """
        if new:
            self.page = None
            self._replace(None)
            self.head.show_entry(_("New bulletin"))
        word = _("Publish") if new else _("Save")
        made: RecordForm[BulletinDraft] = RecordForm(
            self._desk,
            "",
            form.groups(self._ground),
            draft,
            check=lambda typed: form.check(self._ground, typed),
            actions=[SaveAction(word, self.written.emit, "Ctrl+S")],
        )
        self.open_form(made, made.field("kind" if new else "title"))
        if new:
            made.closed.connect(self.abandoned)


def fits_words(count: int) -> str:
    """How many people it fits who were not told, in a sentence."""
    if not count:
        return _("Nobody with an open case is left whom it fits and who was not told.")
    return _("{people} with an open case were not told of it yet.", people=_people(count))


def _people(count: int) -> str:
    return thai_date.thai_digits(_("{count} people", count=f"{count:,}"))
