"""A volunteer's own page: the appointment, the places, and the people found against the quota."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import phones, thai_date, thai_id
from desktop.rules.cases import stage_word
from desktop.rules.reference import ReferenceTables
from desktop.rules.volunteers import kind_word
from desktop.services.volunteers import AssignmentRow, FoundCase, VolunteerPage
from desktop.system.language import _
from desktop.views.case_words import short_needs, status_chip
from desktop.views.kit import words
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action, Button
from desktop.views.kit.cards import Card, EmptyState, Facts
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.chips import Chip
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.row_table import Cell, Column, Row, RowTable, Sort
from desktop.views.kit.words import Label, WrappedLabel
from desktop.views.volunteers.listing import days_left, warning_icon
from desktop.views.volunteers.small_forms import place_words

_LOWEST: Final = 260
_FORM: Final = 300


class FoundRows:
    """The cases found, as a table asks for them.

    Args:
        found: the cases.
        reference: the names of the categories.
        today: the day.
    """

    def __init__(self, found: Sequence[FoundCase], reference: ReferenceTables, today: date) -> None:
        self._rows = {case.uid: self._row(case, reference, today) for case in found}

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        """All of them."""
        return tuple(self._rows)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Those asked for."""
        return [self._rows[uid] for uid in uids]

    def _row(self, case: FoundCase, reference: ReferenceTables, today: date) -> Row:
        known = reference.categories
        needs = short_needs([known[code].name if code in known else code for code in case.needs])
        state, word = status_chip(case.status)
        day = thai_date.near(case.pointed_out_on, today, thai_digits=False)
        return Row(case.uid, (case.number, case.citizen, day, needs, Cell(word, state=state)))


class OwnPage(QWidget):
    """A volunteer's own page.

    Signals:
        back: to the register.
        changing, leaving, adding_place: the small form for it is wanted.
        ending_place(assignment): a place shall be free again.
        person_wanted, case_wanted(uid), cases_wanted: open them on their own page.
        sheet_wanted: key in a sheet of this volunteer.

    Args:
        page: what is shown.
        reference: the names of the categories.
        today: the day.
        may_change: whether it can be changed here; what another office wrote cannot.
    """

    back = Signal()
    changing = Signal()
    leaving = Signal()
    adding_place = Signal()
    ending_place = Signal(object)
    person_wanted = Signal()
    sheet_wanted = Signal()
    case_wanted = Signal(str)
    cases_wanted = Signal()

    def __init__(
        self,
        page: VolunteerPage,
        reference: ReferenceTables,
        today: date,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.page, self._today, self._may_change = page, today, may_change
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        self.head = self._head()
        column.addWidget(self.head)
        sides = SideBySide(66, 34)
        sides.main.addWidget(self._quota())
        sides.main.addWidget(self._cases(reference), 1)
        self.beside = QStackedWidget()
        self.beside.addWidget(self._cards())
        sides.side.addWidget(self.beside, 1)
        self.scrolling = CardColumn()
        self.scrolling.add(sides, 1)
        column.addWidget(self.scrolling, 1)

    # -- what stands in it

    def _head(self) -> EntryHead:
        head = EntryHead(self.back.emit)
        chips = [("accent", kind_word(self.page.kind), "heart-handshake"), *self._term_chip()]
        head.show_entry(self.page.name, [(state, word) for state, word, _icon in chips])
        for made, chip in zip(head.findChildren(Chip), chips, strict=True):
            made.show_state(*chip)
        head.show_actions(self._actions())
        return head

    def _actions(self) -> list[Action]:
        if not self._may_change:
            return []
        actions = [Action(word=_("Change"), run=self.changing.emit, icon="pencil")]
        if self.page.left_on is None:
            actions.append(Action(word=_("Leaves the service"), run=self.leaving.emit, icon="log-out"))
            actions.insert(0, Action(word=_("Key in a sheet"), run=self.sheet_wanted.emit, icon="keyboard"))
        return actions

    def _term_chip(self) -> list[tuple[str, str, str]]:
        page = self.page
        if page.left_on is not None:
            return [("plain", _("Left on {day}", day=thai_date.short(page.left_on)), "log-out")]
        if page.term_end is not None and page.term_end < self._today:
            return [("plain", _("Term is over"), "circle-slash")]
        if page.warning is None or page.term_end is None:
            return []
        return [("restricted", days_left(page.term_end, self._today), warning_icon(page.warning))]

    def _quota(self) -> Card:
        page = self.page
        year = thai_date.thai_digits(str(page.fiscal_year))
        quota = thai_date.thai_digits(f"{page.quota:,}")
        card = Card(
            _("Target of fiscal year {year}", year=year),
            _("Each volunteer points out {quota} people a year", quota=quota),
        )
        self.bars = FunnelBars(
            [
                Bar(stage_word("pointed_out"), page.done.pointed_out, page.target.pointed_out),
                Bar(stage_word("screened"), page.done.screened, page.target.screened),
                Bar(stage_word("helped"), page.done.assisted, page.target.assisted),
            ]
        )
        self.bars.opened.connect(lambda _at: self.cases_wanted.emit())
        card.add(self.bars)
        return card

    def _cases(self, reference: ReferenceTables) -> Card:
        card = Card(_("Cases found this fiscal year"))
        card.body.setContentsMargins(5, 14, 5, 8)
        assert card.heading is not None
        card.heading.setIndent(13)
        if not self.page.found:
            card.add(
                EmptyState(
                    "search",
                    _("Nobody found yet"),
                    _("Cases that name this volunteer as their finder are listed here."),
                ),
                1,
            )
            self.table: RowTable | None = None
            return card
        source = FoundRows(self.page.found, reference, self._today)
        self.table = RowTable(_columns(), source)
        self.table.set_title(_("Cases found this fiscal year"))
        self.table.setMinimumHeight(_LOWEST)
        self.table.show_ids(source.ids(None, None))
        self.table.opened.connect(self.case_wanted)
        self.table.left.connect(self.back)
        card.add(self.table, 1)
        return card

    def _cards(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._appointment())
        column.addWidget(self._places())
        column.addStretch(1)
        return made

    def _appointment(self) -> Card:
        page = self.page
        card = Card(_("Appointment"))
        card.add(
            Facts(
                [
                    (_("ID number"), thai_id.shown(page.thai_id) if page.thai_id else ""),
                    (_("Telephone"), ", ".join(phones.shown(number) for number in page.phones)),
                    (_("Order"), _order(page)),
                    (_("Term"), _term(page)),
                    (_("Signed by"), page.supervisor),
                    (_("Left on"), thai_date.short(page.left_on) if page.left_on else ""),
                    (_("Reason"), page.leave_reason),
                ]
            )
        )
        row = QHBoxLayout()
        row.addWidget(Button(_("Open the person"), "user", on_click=self.person_wanted.emit))
        row.addStretch(1)
        card.add_layout(row)
        return card

    def _places(self) -> Card:
        card = Card(_("Looks after"))
        for assignment in self.page.assignments:
            card.add(self._place(assignment))
        if not self.page.assignments:
            card.add(WrappedLabel(_("No tambon yet."), words.CAPTION))
        if self._may_change and self.page.left_on is None:
            row = QHBoxLayout()
            row.addWidget(Button(_("Add a place"), "plus", on_click=self.adding_place.emit))
            row.addStretch(1)
            card.add_layout(row)
        return card

    def _place(self, assignment: AssignmentRow) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(WrappedLabel(place_words(assignment)))
        texts.addWidget(WrappedLabel(_days(assignment), words.MUTED))
        row.addLayout(texts, 1)
        over = assignment.until is not None and assignment.until < self._today
        if over:
            row.addWidget(Label(_("ended"), words.MUTED))
        elif self._may_change and assignment.until is None:
            end = Button(_("End"), on_click=lambda: self.ending_place.emit(assignment))
            end.setAccessibleName(_("No longer looks after {place}", place=place_words(assignment)))
            row.addWidget(end)
        return made

    # -- the small form beside

    def show_form(self, form: QWidget) -> None:
        """Show a small form in place of the cards beside."""
        self.hide_form()
        form.setMinimumHeight(_FORM)
        self.beside.addWidget(form)
        self.beside.setCurrentWidget(form)
        for made in self.head.buttons:
            made.setEnabled(False)
        form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        # In a narrow window it lies below the cards, where it comes to lie only with the next layout.
        QTimer.singleShot(0, form, lambda: self.scrolling.ensureWidgetVisible(form))

    def hide_form(self) -> None:
        """Show the cards beside again."""
        self.beside.setCurrentIndex(0)
        while (old := self.beside.widget(1)) is not None:
            self.beside.removeWidget(old)
            old.deleteLater()
        for made in self.head.buttons:
            made.setEnabled(True)

    def focus_first(self) -> None:
        """Go to the first useful control."""
        if self.table is None:
            self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.page.found:
            self.table.choose(self.page.found[0].uid)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Number"), 152, sortable=False),
        Column("name", _("Name"), 160, sortable=False),
        Column("on", _("Day"), 116, sortable=False),
        Column("needs", _("Needs"), 124, sortable=False),
        Column("status", _("Status"), 146, sortable=False),
    )


def _order(page: VolunteerPage) -> str:
    if page.order_date is None:
        return page.order_number
    day = thai_date.short(page.order_date)
    return _("{number} of {day}", number=page.order_number or "–", day=day)


def _term(page: VolunteerPage) -> str:
    start = thai_date.short(page.term_start) if page.term_start else "–"
    end = thai_date.short(page.term_end) if page.term_end else _("no end")
    return f"{start} – {end}"


def _days(assignment: AssignmentRow) -> str:
    since = thai_date.short(assignment.since) if assignment.since else ""
    if assignment.until is None:
        return _("since {day}", day=since) if since else ""
    return _("{since} to {until}", since=since or "–", until=thai_date.short(assignment.until))
