"""The page of stipends: a month from who may be paid to the receipts, the year, the province's count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.stipends import RateRow
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.month_turner import MonthTurner
from desktop.views.kit.page import Page, lay_layers
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.stipends import parts
from desktop.views.stipends.books_view import BooksView
from desktop.views.stipends.centre_month_view import CentreMonthView
from desktop.views.stipends.centres_view import CentresView, waits
from desktop.views.stipends.counts_view import CountsView
from desktop.views.stipends.grounds_view import GroundsView
from desktop.views.stipends.list_view import ListView
from desktop.views.stipends.month_view import MonthView
from desktop.views.stipends.more_forms import MoreForms
from desktop.views.stipends.rates_view import RatesView
from desktop.views.stipends.reading import Reading, read
from desktop.views.stipends.receipts_view import ReceiptsView, YearOf
from desktop.views.stipends.year_view import YearView

Part = MonthView | CentresView | YearView | CountsView | RatesView | BooksView
# What lies over the page one by one: a list, the receipts of a year, what makes an amount.
Opened = ListView | ReceiptsView | GroundsView | CentreMonthView


class StipendsPage(Page):
    """Stipends.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        shown: the month that is shown, once it has been read.
        opened: what was opened over the page, the last one in front.
    """

    tables = frozenset(
        {"stipend_lists", "stipend_lines", "stipend_receipts", "stipend_counts", "received_reports"}
        | {"volunteers", "citizens", "pay_accounts", "reference_values"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self._province = centre.ground.is_province
        self.shown: Reading | None = None
        self.opened: list[Opened] = []
        this = Month.of(centre.ground.clock.today())
        # What is paid now is the month that is over.
        self.turner = MonthTurner(this.previous(), this)
        self.head = PageHead(_("Stipends"))
        keys = parts.AT_THE_PROVINCE if self._province else parts.AT_A_CENTRE
        self._key = keys[0]
        self.tabs = Tabs([Tab(key, _(parts.TABS[key][0]), parts.TABS[key][1]) for key in keys])
        self.month, self.year, self.counts = MonthView(), YearView(), CountsView()
        self.centres = CentresView(centre.ground.reference.unit_name)
        self.rates, self.books = RatesView(is_province=self._province), BooksView()
        self._parts: Mapping[str, Part] = {
            parts.MONTH: self.month,
            parts.CENTRES: self.centres,
            parts.YEAR: self.year,
            parts.COUNTS: self.counts,
            parts.RATES: self.rates,
            parts.BOOKS: self.books,
        }
        self._forms = MoreForms(desk, centre, self._on_written, self._close_form)
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
        for part in self._parts.values():
            self.body.addWidget(part)
        self.body.setCurrentWidget(self._parts[self._key])
        column.addWidget(self.body, 1)
        lay_layers(self, self.stack, front)

    def _connect(self) -> None:
        self.turner.turned.connect(self.show_month)
        self.tabs.wanted.connect(self.turn_to)
        self.month.list_wanted.connect(self.open_list)
        for part in (self.month, self.counts):
            part.grounds_wanted.connect(lambda uid: self.open_grounds(uid, self.turner.month))
        self.year.receipts_wanted.connect(
            lambda uid, name: self.open_receipts(YearOf(self.turner.month.fiscal_year, uid, name))
        )
        self.books.receipts_wanted.connect(lambda: self.open_receipts(YearOf()))
        self.centres.centre_wanted.connect(self.open_centre)
        self.rates.rate_wanted.connect(self.change_rate)

    # -- arriving and reading

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a ``month`` or a ``list``; without them what was shown before."""
        if where and not self.may_leave():
            return
        if where.get("month"):
            self.close_all()
            self.turner.show_month(Month.parse(str(where["month"])))
            self._stale = True
        self.refresh_if_stale()
        if where.get("list"):
            self.close_all()
            self.open_list(str(where["list"]))
        elif self.opened:
            self.opened[-1].focus_first()
        else:
            self._focus()

    def refresh(self) -> None:
        """Read the month anew."""
        month, province = self.turner.month, self._province
        self.desk.run(lambda _progress: read(self._centre, month, province=province), self._show, owner=self)
        for each in self.opened:
            if form_of(each) is None:
                each.refresh()

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self.turner.show_month(month)
        self.refresh()

    def turn_to(self, key: str) -> None:
        """Show another part: the month, the year, the province's count, the rates, the books."""
        if not self.may_leave():
            # The tab was pressed already: what holds unsaved words stays in front.
            self.tabs.turn_to(self._key)
            return
        if self._form() is not None:
            self._close_form()
        self._key = key
        self.tabs.turn_to(key)
        self.body.setCurrentWidget(self._parts[key])
        self.turner.turn_by_year(key == parts.YEAR)
        self.turner.setVisible(key not in (parts.RATES, parts.BOOKS))
        if self.shown is not None:
            self._show_head(self.shown)

    def _show(self, found: Reading) -> None:
        if found.month != self.turner.month:
            return
        self.shown = found
        self.month.show_month(found.claimants, found.lists)
        self.year.show_year(found.month.fiscal_year, found.people)
        if found.comparison is not None:
            self.counts.show_comparison(found.comparison)
        self.centres.show_centres(found.centres)
        self.rates.show_rates(found.rates)
        if found.proof is not None:
            self.books.show_proof(found.proof)
        self._show_head(found)

    def _show_head(self, found: Reading) -> None:
        self.head.set_actions((), self._primary(self._key, found))
        self.head.set_count(parts.told(self._key, found))

    def _primary(self, key: str, found: Reading) -> Action | None:
        actor = self._centre.ground.actor
        if key == parts.MONTH:
            able = any(one.eligible for one in found.claimants)
            return Action(word=_("Prepare the list"), run=self.prepare, icon="list-checks", enabled=able)
        if key == parts.CENTRES:
            able = any(waits(one) for one in found.centres)
            return Action(word=_("Count all that came"), run=self.count_all, icon="check", enabled=able)
        if key == parts.RATES and self._province:
            able = actor.may("stipends.rates")
            return Action(word=_("Set a coming rate"), run=self.set_rate, icon="plus", enabled=able)
        if key == parts.BOOKS:
            # Where there is no supervisor yet, the administrator stands in; the service knows.
            able = actor.may("stipends.approve") or actor.role == "administrator"
            word = _("Go on after the numbers on paper")
            return Action(word=word, run=self.go_on_after, icon="list-checks", enabled=able)
        return None

    def _focus(self) -> None:
        self._parts[self._key].focus_first()

    # -- what is done here

    def prepare(self) -> None:
        """Write the list of all whose month can be paid."""
        month, lists = self.turner.month, self._centre.stipends.lists
        self.desk.run(lambda _progress: lists.prepare(month), self._on_prepared, writes=True, owner=self)

    def _on_prepared(self, uid: str) -> None:
        self.desk.say(_("The list was prepared. It now waits for approval."))
        self.open_list(uid)

    def count_all(self) -> None:
        """Count the month of every centre whose lists came and were not counted yet."""
        month, counts = self.turner.month, self._centre.stipends.counts
        units = [one.unit for one in self.centres.found if waits(one)]

        def work() -> int:
            for unit in units:
                counts.count(unit, month)
            return len(units)

        self.desk.run(
            lambda _progress: work(),
            lambda count: self.desk.say(_("The month of {count} centres is counted.", count=count)),
            writes=True,
            owner=self,
        )

    def set_rate(self) -> None:
        """Ask for a coming rate."""
        if self.may_leave():
            self.rates.show_form(self._forms.rate())

    def change_rate(self, row: RateRow) -> None:
        """Change a rate that lies ahead; of one that has begun say why it stays."""
        rate = row.rate
        if not self._province:
            self.desk.say(_("The province sets the rates."))
        elif not row.changeable:
            self.desk.say(_("This rate has begun and is never changed. Set a coming one."))
        elif self.may_leave():
            self.rates.show_form(self._forms.rate(rate.kind, rate.since, rate.satang))

    def go_on_after(self) -> None:
        """Ask for the last number that stands on a paper."""
        if self.may_leave():
            self.books.show_form(self._forms.last_number())

    def _on_written(self) -> None:
        self._close_form()
        self.refresh()

    def _close_form(self) -> None:
        for part in (self.rates, self.books):
            if part.form() is not None:
                part.hide_form()

    # -- what is opened over the page

    @property
    def list(self) -> ListView | None:
        """The pay list that is open."""
        return next((each for each in reversed(self.opened) if isinstance(each, ListView)), None)

    def open_list(self, uid: str) -> None:
        """Show a pay list on its own.

        Args:
            uid: the list.
        """
        made = ListView(self.desk, self._centre, uid)
        made.grounds_wanted.connect(self.open_grounds)
        self._open(made)

    def open_grounds(self, uid: str, month: Month) -> None:
        """Show what makes an appointment's amount.

        Args:
            uid: the appointment.
            month: which month.
        """
        made = GroundsView(self.desk, self._centre, uid, month)
        made.list_wanted.connect(self.open_list)
        made.rates_wanted.connect(self._open_rates)
        self._open(made)

    def open_receipts(self, whose: YearOf) -> None:
        """Show the receipts behind a sum of the year.

        Args:
            whose: whose year.
        """
        made = ReceiptsView(self.desk, self._centre, whose)
        made.grounds_wanted.connect(self.open_grounds)
        self._open(made)

    def open_centre(self, unit: str) -> None:
        """Show a centre's month.

        Args:
            unit: the centre.
        """
        made = CentreMonthView(self.desk, self._centre, unit, self.turner.month)
        made.grounds_wanted.connect(self.open_grounds)
        self._open(made)

    def _open_rates(self) -> None:
        if self.may_leave():
            self.close_all()
            self.turn_to(parts.RATES)
            self._focus()

    def _open(self, made: Opened) -> None:
        made.left.connect(self.go_back)
        made.shown.connect(made.focus_first, Qt.ConnectionType.SingleShotConnection)
        self.opened.append(made)
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)

    def close_last(self) -> None:
        """Back to what lies beneath."""
        made = self.opened.pop()
        self.stack.removeWidget(made)
        made.deleteLater()
        self.stack.setCurrentIndex(len(self.opened))

    def close_all(self) -> None:
        """Back to the page itself."""
        while self.opened:
            self.close_last()

    # -- leaving

    def _form(self) -> RecordForm[Any] | None:
        if self.opened:
            return form_of(self.opened[-1])
        return self.rates.form() or self.books.form()

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost, or the person said to leave it."""
        form = self._form()
        return form is None or form.may_leave()

    def save(self) -> None:
        """Save the form that is open."""
        form = self._form()
        if form is not None:
            form.save()

    def go_back(self) -> bool:
        """Back from a form to what it is about, from what was opened to what lies beneath."""
        form = self._form()
        if form is None and not self.opened:
            return False
        if not self.may_leave():
            return True
        if form is None:
            self.close_last()
            self.opened[-1].focus_first() if self.opened else self._focus()
        elif self.opened:
            front = self.opened[-1]
            assert isinstance(front, ListView | CentreMonthView)
            front.hide_form()
        else:
            self._close_form()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)


def form_of(opened: Opened) -> RecordForm[Any] | None:
    """The small form that is open in what lies over the page."""
    return opened.form() if isinstance(opened, ListView | CentreMonthView) else None
