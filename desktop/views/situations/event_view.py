"""An event's own page: what happened, what was done, who was told, its papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.events import URGENT, kind_word, urgency_word, way_word
from desktop.services.centre import Centre
from desktop.services.situations import EventPage, TellingRow
from desktop.system.language import _
from desktop.views.case_words import paper_word
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action, button
from desktop.views.kit.cards import Card, Column, Facts, IconRow, NoticeCard
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import WrappedLabel

_TOLD: Final = "send"


class EventView(EntryView):
    """An event's own page.

    Signals:
        change_wanted: change what was written.
        telling_wanted: write down who was told.
        end_wanted: write down how it ended.
        going_on_wanted: it has not ended after all.
        taken_back(uid): somebody was not told after all.
        case_wanted(uid): open the case that it came of.
        paper_wanted(uid): print its report; with a uid, that paper again.

    Args:
        centre: whose words and clock count.

    Attributes:
        page: the event that is shown.
    """

    change_wanted = Signal()
    telling_wanted = Signal()
    end_wanted = Signal()
    going_on_wanted = Signal()
    taken_back = Signal(str)
    case_wanted = Signal(str)
    paper_wanted = Signal(str)

    def __init__(self, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._centre = centre
        self.page: EventPage | None = None
        self._seen = Column()
        self.body.addWidget(self._seen)
        self.column.addWidget(self.body, 1)

    def show_new(self) -> None:
        """Make room for the form of a new event."""
        self.close_form()
        self.page = None
        self.head.show_entry(_("New event"), ())
        self._fill([])
        self.head.show_actions(())

    def show_event(self, page: EventPage) -> None:
        """Show an event; a form that is being filled in stays as it is."""
        self.page = page
        title = _("Event {number}", number=page.row.number)
        self.head.show_entry(title, _chips(page))
        sides = SideBySide(58, 42)
        for card in (*self._notices(page), *self._story(page)):
            sides.main.addWidget(card)
        sides.main.addStretch(1)
        for card in (self._facts(page), self._tellings(page), self._papers(page)):
            sides.side.addWidget(card)
        sides.side.addStretch(1)
        self._fill([sides])
        self.show_actions()

    def _fill(self, parts: Sequence[QWidget]) -> None:
        while (item := self._seen.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for part in parts:
            self._seen.add(part)
        self._seen.add_stretch()

    # -- its cards

    def _notices(self, page: EventPage) -> list[Card]:
        if not page.row.late:
            return []
        title = _("Nobody was told of this urgent event")
        told = _("Tell whoever can act today, and write down here who it was.")
        return [NoticeCard(title, told, icon="alarm-clock")]

    def _story(self, page: EventPage) -> list[Card]:
        draft = page.draft
        texts = (
            (_("What happened"), draft.what_happened),
            (_("What the centre did"), draft.what_was_done),
            (_("What is asked of others"), draft.what_is_needed),
            (_("What came of it"), page.end_note),
        )
        made = []
        for title, text in texts:
            if text:
                card = Card(title)
                card.add(WrappedLabel(text))
                made.append(card)
        return made

    def _facts(self, page: EventPage) -> Card:
        draft = page.draft
        happened = thai_date.short(draft.happened_on) if draft.happened_on else ""
        people = _("{count} people", count=f"{draft.people:,}") if draft.people is not None else ""
        card = Card(_("Known of it"))
        card.add(
            Facts(
                [
                    (_("Kind"), kind_word(draft.kind)),
                    (_("Heard on"), thai_date.short(page.row.heard_on)),
                    (_("Happened"), " ".join(part for part in (happened, draft.happened_at) if part)),
                    (_("Place"), draft.place),
                    (_("Area"), page.area),
                    (_("Concerned"), people),
                    (_("Employer"), draft.employer),
                    (_("From"), draft.source),
                    (_("Written by"), page.officer),
                    (_("Office"), page.row.unit_name if page.row.unit != self._centre.ground.unit else ""),
                    (_("Ended on"), thai_date.short(page.row.ended_on) if page.row.ended_on else ""),
                ]
            )
        )
        if page.case_uid:
            row = IconRow("clipboard-list", _("Came of case {number}", number=page.case_number))
            row.pressed.connect(lambda: self.case_wanted.emit(page.case_uid))
            card.add(row)
        return card

    def _tellings(self, page: EventPage) -> Card:
        card = Card(_("Who was told"))
        if not page.tellings:
            card.add(WrappedLabel(_("Nobody yet."), styles.CAPTION))
        for telling in page.tellings:
            card.add_layout(self._telling(page, telling))
        return card

    def _telling(self, page: EventPage, telling: TellingRow) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        gone = telling.taken_back_on is not None
        row.addWidget(Icon("circle-slash" if gone else _TOLD, "muted" if gone else "accent"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(WrappedLabel(telling.to, styles.MUTED if gone else styles.BODY))
        parts = [way_word(telling.way), thai_date.short(telling.on), telling.answer]
        if telling.taken_back_on is not None:
            parts = [_("taken back on {day}", day=thai_date.short(telling.taken_back_on)), *parts]
        column.addWidget(WrappedLabel(" · ".join(part for part in parts if part), styles.MUTED))
        row.addLayout(column, 1)
        if page.may_change and not gone:
            back = Action(word=_("Take back"), run=lambda: self.taken_back.emit(telling.uid), icon="undo-2")
            row.addWidget(button(back))
        return row

    def _papers(self, page: EventPage) -> Card:
        card = Card(_("Papers"))
        if not page.documents:
            card.add(WrappedLabel(_("Nothing was printed yet."), styles.CAPTION))
        for paper in page.documents:
            when = thai_date.near(paper.printed_at.date(), self._centre.ground.clock.today())
            row = IconRow("file-text", paper_word(paper.form), f"{paper.number} · {when}")
            row.pressed.connect(lambda uid=paper.uid: self.paper_wanted.emit(uid))
            card.add(row)
        return card

    # -- what can be done

    def offer(self) -> None:
        """Offer what can be done with the event; telling somebody comes first until it has been done."""
        page = self.page
        if page is None:
            return
        paper = Action(
            word=_("Report on paper"), run=lambda: self.paper_wanted.emit(""), icon="printer", keys="Ctrl+P"
        )
        if not page.may_change:
            self.head.show_actions([paper])
            return
        change = Action(word=_("Change"), run=self.change_wanted.emit, icon="pencil")
        telling = Action(word=_("Somebody was told"), run=self.telling_wanted.emit, icon=_TOLD)
        end = Action(word=_("It is over"), run=self.end_wanted.emit, icon="check-check")
        if page.row.ended_on is not None:
            going_on = Action(word=_("It goes on"), run=self.going_on_wanted.emit, icon="rotate-ccw")
            self.head.show_actions([change, going_on], paper)
        elif not page.row.told:
            self.head.show_actions([change, end, paper], telling)
        else:
            self.head.show_actions([change, telling, paper], end)


def _chips(page: EventPage) -> Sequence[tuple[str, str]]:
    chips = []
    if page.row.urgency != "normal":
        state = "overdue" if page.row.urgency == URGENT else "waiting"
        chips.append((state, urgency_word(page.row.urgency)))
    if page.row.restricted:
        chips.append(("restricted", _("Restricted")))
    if page.row.ended_on is not None:
        chips.append(("helped", _("Ended")))
    return chips
