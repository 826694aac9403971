"""The page of stipends: a month from who may be paid to the receipts, the year, the province's count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.stipends import Claimant, Comparison, ListRow, PersonYear
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.stipends import words
from desktop.views.stipends.counts_view import CountsView
from desktop.views.stipends.list_view import ListView
from desktop.views.stipends.month_view import MonthView
from desktop.views.stipends.months import MonthTurner
from desktop.views.stipends.year_view import YearView

MONTH: Final = "month"
YEAR: Final = "year"
COUNTS: Final = "counts"


@dataclass(frozen=True, slots=True)
class Reading:
    """A month's stipends as they were read.

    Attributes:
        month: which month.
        claimants: everybody who served in it.
        lists: its pay lists.
        people: who received what for its fiscal year.
        comparison: the month beside the province's count.
    """

    month: Month
    claimants: Sequence[Claimant]
    lists: Sequence[ListRow]
    people: Sequence[PersonYear]
    comparison: Comparison


class StipendsPage(Page):
    """Stipends.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        shown: the month that is shown, once it has been read.
        list: the pay list that is open.
    """

    tables = frozenset(
        {"stipend_lists", "stipend_lines", "stipend_receipts", "stipend_counts", "received_reports"}
        | {"volunteers", "citizens", "pay_accounts", "reference_values"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self.shown: Reading | None = None
        self.list: ListView | None = None
        this = Month.of(centre.ground.clock.today())
        # What is paid now is the month that is over.
        self.turner = MonthTurner(this.previous(), this)
        self.head = PageHead(_("Stipends"))
        self.tabs = Tabs(
            (
                Tab(MONTH, _("Month"), "calendar-days"),
                Tab(YEAR, _("Fiscal year"), "chart-column"),
                Tab(COUNTS, _("Beside the province's count"), "scale"),
            )
        )
        self.month, self.year, self.counts = MonthView(), YearView(), CountsView()
        self.body, self.stack = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.turner)
        column.addLayout(row)
        for part in (self.month, self.year, self.counts):
            self.body.addWidget(part)
        column.addWidget(self.body, 1)
        self.stack.addWidget(front)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _connect(self) -> None:
        self.turner.turned.connect(self.show_month)
        self.tabs.wanted.connect(self.turn_to)
        self.month.list_wanted.connect(self.open_list)
        for part in (self.month, self.counts):
            part.volunteer_wanted.connect(lambda uid: self.desk.open("volunteers", uid=uid))
        self.year.statement_wanted.connect(self.print_statement)

    # -- arriving and reading

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a ``month`` or a ``list``; without them what was shown before."""
        if where and not self.may_leave():
            return
        if where.get("month"):
            self.close_list()
            self.turner.show_month(Month.parse(str(where["month"])))
            self._stale = True
        self.refresh_if_stale()
        if where.get("list"):
            self.open_list(str(where["list"]))
        elif self.list is not None:
            self.list.focus_first()
        else:
            self._focus()

    def refresh(self) -> None:
        """Read the month anew."""
        month, stipends = self.turner.month, self._centre.stipends

        def read() -> Reading:
            return Reading(
                month=month,
                claimants=stipends.lists.claimants(month),
                lists=stipends.lists.all(month),
                people=stipends.years.year(month.fiscal_year),
                comparison=stipends.counts.compare(month),
            )

        self.desk.run(lambda _progress: read(), self._show, owner=self)
        if self.list is not None and self.list.form() is None:
            self.list.refresh()

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self.turner.show_month(month)
        self.refresh()

    def turn_to(self, key: str) -> None:
        """Show the month, the year, or the province's count."""
        self.tabs.turn_to(key)
        self.body.setCurrentIndex((MONTH, YEAR, COUNTS).index(key))

    def _show(self, found: Reading) -> None:
        if found.month != self.turner.month:
            return
        self.shown = found
        self.month.show_month(found.claimants, found.lists)
        self.year.show_year(found.month.fiscal_year, found.people)
        self.counts.show_comparison(found.comparison)
        self._show_primary(found)

    def _show_primary(self, found: Reading) -> None:
        can_be_paid = [one for one in found.claimants if one.eligible]
        word = _("Prepare the list")
        preparing = Action(word=word, run=self.prepare, icon="list-checks", enabled=bool(can_be_paid))
        self.head.set_actions((), preparing)
        self.head.set_count(
            _(
                "{people} can be paid, {amount}",
                people=words.people(len(can_be_paid)),
                amount=words.baht(sum(one.amount for one in can_be_paid)),
            )
            if can_be_paid
            else ""
        )

    def _focus(self) -> None:
        part = self.body.currentWidget()
        assert isinstance(part, MonthView | YearView | CountsView)
        part.focus_first()

    # -- lists

    def prepare(self) -> None:
        """Write the list of all whose month can be paid."""
        month, lists = self.turner.month, self._centre.stipends.lists
        self.desk.run(lambda _progress: lists.prepare(month), self._on_prepared, writes=True, owner=self)

    def _on_prepared(self, uid: str) -> None:
        self.desk.say(_("The list was prepared. It now waits for approval."))
        self.open_list(uid)

    def open_list(self, uid: str) -> None:
        """Show a pay list on its own.

        Args:
            uid: the list.
        """
        self.close_list()
        made = ListView(self.desk, self._centre, uid)
        made.left.connect(self.go_back)
        made.shown.connect(made.focus_first, Qt.ConnectionType.SingleShotConnection)
        self.list = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)

    def close_list(self) -> None:
        """Back from a pay list to the month."""
        made, self.list = self.list, None
        if made is not None:
            self.stack.removeWidget(made)
            made.deleteLater()

    def print_statement(self, person_uid: str) -> None:
        """Print what a person received in the fiscal year."""
        year, years = self.turner.month.fiscal_year, self._centre.stipends.years

        def show(sheet: Any) -> None:
            self.desk.open("paper", form="register_list", sheet=sheet, about=person_uid, back="stipends")

        self.desk.run(lambda _progress: years.statement_sheet(person_uid, year), show, owner=self)

    # -- leaving

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost, or the person said to leave it."""
        form = self.list.form() if self.list is not None else None
        return form is None or form.may_leave()

    def save(self) -> None:
        """Save the form that is open."""
        form = self.list.form() if self.list is not None else None
        if form is not None:
            form.save()

    def go_back(self) -> bool:
        """Back from a form to its list, from a list to the month."""
        if self.list is None:
            return False
        if self.may_leave():
            if self.list.form() is not None:
                self.list.hide_form()
            else:
                self.close_list()
                self._focus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)
