"""One plan: its items against what was done, the four fields as bars, and the notes of the month."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.rules import plans as rules
from desktop.services.plans import PlanItemRow, PlanLine, PlanPage
from desktop.system.language import _
from desktop.views.kit import tokens
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import QuietButton
from desktop.views.kit.cards import Card, EmptyState, Facts
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.chips import Chip
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import Heading, Muted, WrappedLabel
from desktop.views.plans import words

# What stands above the rows, and how many of them are in sight at most without a bar.
_HEAD: Final = 48
_MOST_ROWS: Final = 9
_ROOM_FOR_DAYS: Final = 600
# Work outside the plan has no item; its rows are known by their place.

_OUTSIDE: Final = "outside "


class PlanCards(CardColumn):
    """One plan.

    Signals:
        item_wanted(uid): change an item.
        taken_out(uid): take an item out.
        entries_wanted(item, field): the activities behind a figure.
        noting, judging: write the notes, the opinion.
    """

    item_wanted = Signal(str)
    taken_out = Signal(str)
    entries_wanted = Signal(str, str)
    noting = Signal()
    judging = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.page: PlanPage | None = None
        self._lines: dict[str, PlanLine] = {}
        self.title, self.about = Heading(""), Muted("")
        self.chip = Chip("plain", "")
        self.told = WrappedLabel("", styles.MUTED)
        self._source = KeptRows()
        self.table = RowTable(_columns(), self._source)
        self.table.set_title(_("Plan against actual"))
        self.table.opened.connect(self._open)
        self.table.selected.connect(lambda _uid: self._offer())
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        nothing = _("Write into the plan, or copy the plan of the month before.")
        self.states.addWidget(EmptyState("calendar-days", _("Nothing planned and nothing done"), nothing))
        self.change = QuietButton(_("Change"), "pencil", on_click=self._change)
        self.take_out = QuietButton(_("Take out"), "undo-2", on_click=self._take_out)
        self.behind = QuietButton("", "list-checks", on_click=self._show_behind)
        self.bars = FunnelBars()
        self.bars.opened.connect(self._open_bar)
        self.notes = Facts()
        self.no_notes = WrappedLabel(_("Nothing was noted yet."), styles.MUTED)
        self.write_notes = QuietButton(_("Write the notes"), "pencil", on_click=self.noting.emit)
        self.write_opinion = QuietButton(_("Write the opinion"), "signature", on_click=self.judging.emit)
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        card.add_layout(head)
        card.add(self.about)
        card.add(self.told)
        card.add(self.states, 1)
        self._below = QWidget()
        flow = FlowLayout(self._below, 4, 4)
        for made in (self.change, self.take_out, self.behind):
            flow.addWidget(made)
        card.add(self._below)
        self.add(card, 1)
        self._fields = self._bars_card()
        self.add(self._fields)
        self.add(self._notes_card())

    def _bars_card(self) -> Card:
        card = Card(_("People reached by field of work"))
        card.add(self.bars)
        return card

    def _notes_card(self) -> Card:
        card = Card(_("Notes of the month"))
        card.add(self.notes)
        card.add(self.no_notes)
        row = QHBoxLayout()
        row.addWidget(self.write_notes)
        row.addWidget(self.write_opinion)
        row.addStretch(1)
        card.add_layout(row)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the figures keep their room."""
        super().resizeEvent(event)
        all_of_them = tuple(column.key for column in _columns())
        wanted = all_of_them if self.width() >= _ROOM_FOR_DAYS else ("field", "activity", "times", "people")
        if self.table.shown_columns() != wanted:
            self.table.show_columns(wanted)

    # -- what is shown

    def show_plan(self, page: PlanPage, *, may_judge: bool) -> None:
        """Show a plan.

        Args:
            page: the plan.
            may_judge: whether the person may say something of the month's work.
        """
        self.page = page
        self.title.setText(words.worker_name(page.worker))
        self.about.setText(words.kind_word(page.worker))
        self.about.setVisible(bool(page.worker.uid))
        self.chip.show_state(*words.state_chip(page.approval.state))
        told = words.approval_words(page.approval)
        if page.closed:
            closed = _("{month} is closed: the plan stays as it is.", month=page.month.spoken())
            told = f"{told} {closed}".strip()
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self._show_lines(page)
        self._show_bars(page)
        self._show_notes(page)
        self.write_notes.setEnabled(not page.closed)
        self.write_opinion.setVisible(may_judge)

    def _show_lines(self, page: PlanPage) -> None:
        self._lines = {line.item_uid or f"{_OUTSIDE}{at}": line for at, line in enumerate(page.lines)}
        kept = self.table.current_uid()
        rows = [_row(uid, line, page.items.get(uid)) for uid, line in self._lines.items()]
        uids = self._source.keep(rows)
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        # The column scrolls as a whole; a table of a few rows needs no bar of its own.
        self.table.setMinimumHeight(_HEAD + tokens.ROW * min(max(len(uids), 3), _MOST_ROWS))
        if uids and kept not in uids:
            self.table.choose(uids[0])
        self.states.setCurrentIndex(0 if uids else 1)
        self._below.setVisible(bool(uids))
        self._fields.setVisible(bool(uids))
        self._offer()

    def _show_bars(self, page: PlanPage) -> None:
        self.bars.show_bars(
            [
                Bar(
                    rules.field_word(field),
                    sum(line.reached_people for line in page.lines if line.field == field),
                    sum(line.planned_people for line in page.lines if line.field == field),
                )
                for field in rules.FIELDS
            ]
        )

    def _show_notes(self, page: PlanPage) -> None:
        opinion = page.opinion
        if opinion and page.opinion_by:
            opinion = _("{opinion} ({name})", opinion=opinion, name=page.opinion_by)
        rows = [
            (_("Problems and obstacles"), page.problems),
            (_("Proposals"), page.proposals),
            (_("Opinion of the supervisor"), opinion),
        ]
        self.notes.show_rows(rows)
        self.notes.setVisible(any(text for _name, text in rows))
        self.no_notes.setVisible(not self.notes.isVisibleTo(self))

    def _current(self) -> PlanLine | None:
        return self._lines.get(self.table.current_uid())

    def _offer(self) -> None:
        line, page = self._current(), self.page
        may_change = line is not None and not line.is_outside and page is not None and not page.closed
        self.change.setEnabled(may_change)
        self.take_out.setEnabled(may_change)
        count = line.done_times if line else 0
        self.behind.setText(_("Show what was done ({count})", count=count))
        self.behind.setEnabled(bool(count))

    def focus_first(self) -> None:
        """Go to the items."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what can be done

    def _open(self, _uid: str) -> None:
        line = self._current()
        if line is not None and line.is_outside:
            self._show_behind()
        else:
            self._change()

    def _change(self) -> None:
        line = self._current()
        if line is not None and not line.is_outside:
            self.item_wanted.emit(line.item_uid)

    def _take_out(self) -> None:
        line = self._current()
        if line is not None and not line.is_outside:
            self.taken_out.emit(line.item_uid)

    def _show_behind(self) -> None:
        line = self._current()
        if line is not None:
            self.entries_wanted.emit(line.item_uid, "" if line.item_uid else line.field)

    def _open_bar(self, at: int) -> None:
        self.entries_wanted.emit("", tuple(rules.FIELDS)[at])


def _columns() -> tuple[Column, ...]:
    return (
        Column("field", _("Field of work"), 172, sortable=False),
        Column("activity", _("Activity"), 250, sortable=False),
        Column("days", _("On which days"), 110, sortable=False),
        Column("times", _("Times"), 82, True, False),
        Column("people", _("People"), 104, True, False),
    )


def _row(uid: str, line: PlanLine, item: PlanItemRow | None) -> Row:
    days = Cell(item.days, quiet=True) if item else Cell(_("Outside the plan"), quiet=True)
    return Row(
        uid,
        (
            words.field_cell(line.field),
            " ".join(line.activity.split()),
            days,
            words.done_of(line.done_times, line.planned_times),
            words.done_of(line.reached_people, line.planned_people),
        ),
    )
