"""The people behind a volunteer's numbers: of a month with its report, or of the fiscal year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.rules.reports import Chain
from desktop.services.centre import Centre
from desktop.services.volunteers import CasesBehind, VolunteerMonth
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.arrange import STACKED_BELOW
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.chips import Chip, Choice, ChoiceChips
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.row_table import RowTable
from desktop.views.kit.words import WrappedLabel
from desktop.views.volunteers import case_rows, month_words
from desktop.views.volunteers.case_rows import CaseRows
from desktop.views.volunteers.more_forms import MoreForms

_BESIDE: Final = 372


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Whose numbers, and of when.

    Attributes:
        uid: the volunteer.
        name: with title.
        month: which one, or None for the whole fiscal year.
        fiscal_year: the Buddhist year in which it ends.
        done: the year's numbers; a month's are read.
    """

    uid: str
    name: str
    fiscal_year: int
    month: Month | None = None
    done: Chain = field(default_factory=Chain)


class BehindView(QWidget):
    """The people behind a volunteer's numbers.

    Signals:
        left: back to where the number stands.
        shown: the list stands.

    Args:
        desk: runs the work.
        centre: the services.
        span: whose numbers, and of when.
        figure: which number at first.
        may_change: whether the month's report can be received here.
    """

    left = Signal()
    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        span: Span,
        figure: str = "pointed_out",
        *,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.span, self._may_change = desk, centre, span, may_change
        self.figure = figure
        self.row: VolunteerMonth | None = None
        ground = centre.ground
        self.head = EntryHead(self.left.emit)
        self.told = WrappedLabel("", words.MUTED)
        self.told.hide()
        self.chips = ChoiceChips()
        self.chips.changed.connect(self._on_chips)
        self._source = CaseRows((), ground.reference, ground.clock.today())
        self.table = RowTable(case_rows.columns(), self._source)
        self.table.opened.connect(lambda uid: desk.open("cases", uid=uid))
        self.table.left.connect(self.left)
        self.withheld = WrappedLabel("", words.MUTED)
        self.withheld.hide()
        self.states, self.beside = QStackedWidget(), FormBeside(self)
        self._small = MoreForms(desk, centre, self._on_written, self.hide_form)
        self._lay_out()
        self._show_head()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.told)
        column.addWidget(self.chips)
        card = self._card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        self.states.addWidget(self.table)
        nought = _("The number is nought, or was put right.")
        self.states.addWidget(EmptyState("search", _("No entry makes this number"), nought))
        card.add(self.states, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(card, 1)
        self.beside.setFixedWidth(_BESIDE)
        self.beside.hide()
        row.addWidget(self.beside)
        column.addLayout(row, 1)
        column.addWidget(self.withheld)

    # -- reading

    def refresh(self) -> None:
        """Read the numbers and the people behind the one that is chosen anew."""
        span, figure, months = self.span, self.figure, self._centre.volunteers.months

        def read() -> tuple[VolunteerMonth | None, CasesBehind]:
            if span.month is None:
                return None, months.cases_of_year(span.uid, span.fiscal_year, figure)
            return months.one(span.uid, span.month), months.cases(span.uid, span.month, figure)

        def show(found: tuple[VolunteerMonth | None, CasesBehind]) -> None:
            if figure == self.figure:
                self._show(*found)

        self._desk.run(lambda _progress: read(), show, owner=self)

    def _on_chips(self) -> None:
        chosen = self.chips.chosen()
        if not chosen:
            self.chips.choose((self.figure,))
            return
        self.figure = chosen[0]
        self.refresh()

    # -- showing

    def _show(self, row: VolunteerMonth | None, behind: CasesBehind) -> None:
        in_chips = any(chip.hasFocus() for chip in self.chips.chips())
        self.row = row
        self._show_head()
        self._show_chips(row.done if row else self.span.done)
        self._source.show(behind.cases)
        uids = self._source.ids(None, None)
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        self.states.setCurrentIndex(0 if uids else 1)
        self.withheld.setVisible(bool(behind.withheld))
        count = thai_date.thai_digits(str(behind.withheld))
        self.withheld.setText(_("{count} more are opened by supervisors only.", count=count))
        if uids and not self.table.current_uid():
            self.table.choose(uids[0])
        if in_chips:
            self.chips.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def _show_head(self) -> None:
        span, row = self.span, self.row
        year = thai_date.thai_digits(str(span.fiscal_year))
        when = span.month.spoken() if span.month else _("fiscal year {year}", year=year)
        self.head.show_entry(_("{name}, {month}", name=span.name, month=when))
        if row is not None:
            chip = month_words.state_chip(row.state)
            self.head.show_entry(_("{name}, {month}", name=span.name, month=when), [chip[:2]])
            self.head.findChildren(Chip)[-1].show_state(*chip)
        self.head.show_actions(*self._actions())
        told = [month_words.received_words(row), row.remark] if row else []
        self.told.setText(" · ".join(part for part in told if part))
        self.told.setVisible(bool(self.told.text()))

    def _actions(self) -> tuple[list[Action], Action | None]:
        row = self.row
        if row is None:
            return [], None
        actions = [
            Action(word=_("Print the month's work"), run=self.print_work, icon="printer", keys="Ctrl+P")
        ]
        if not self._may_change:
            return actions, None
        if row.state == "reported":
            actions.insert(0, Action(word=_("Take the receipt back"), run=self.take_back, icon="undo-2"))
            return actions, None
        receiving = Action(word=_("Receive the report"), run=self.receive, icon="check")
        return actions, receiving if row.state in ("waiting", "running") else None

    def _show_chips(self, done: Chain) -> None:
        choices = [
            Choice(figure, f"{month_words.figure_word(figure)} {thai_date.thai_digits(f'{count:,}')}")
            for figure, count in month_words.figures(done)
        ]
        self.chips.set_choices(choices)
        self.chips.choose((self.figure,))

    def focus_first(self) -> None:
        """Go to the form that is open, to the first of the people, or to the numbers."""
        form = self.form()
        if form is not None:
            form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.table.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the report

    def receive(self) -> None:
        """Ask when the month's report came."""
        if self.span.month is not None:
            self._show_form(self._small.receipt(self.span.uid, self.span.month))

    def take_back(self) -> None:
        """Ask why the receipt is taken back."""
        if self.span.month is not None:
            self._show_form(self._small.taking_back(self.span.uid, self.span.month))

    def print_work(self) -> None:
        """Print the month's work, counted from the people found."""
        span, papers = self.span, self._centre.volunteers.papers
        if span.month is None:
            return
        month = span.month

        def show(sheet: Any) -> None:
            self._desk.open("paper", form="monthly_work", sheet=sheet, about=span.uid, back="volunteers")

        self._desk.run(lambda _progress: papers.month_sheet(span.uid, month), show, owner=self)

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def _show_form(self, form: RecordForm[Any]) -> None:
        self.beside.show_form(form)
        self._arrange()
        for made in self.head.buttons:
            made.setEnabled(False)
        self.focus_first()

    def hide_form(self) -> None:
        """Only the people again."""
        self.beside.drop_form()
        self._arrange()
        self._show_head()
        self.focus_first()

    def _arrange(self) -> None:
        """Where there is no room for both, the form takes the people's place."""
        self._card.setVisible(self.form() is None or self.width() >= STACKED_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only one of the two is shown."""
        super().resizeEvent(event)
        self._arrange()

    def _on_written(self) -> None:
        self.hide_form()
        self.refresh()
