"""The page of the monthly report: a month from its entries to the province's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.reports import MonthState, Unfinished
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import words
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column, EmptyState
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page, lay_layers
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import WrappedLabel
from desktop.views.reports import beside, reading
from desktop.views.reports.approving import Approving
from desktop.views.reports.choosing import Choosing, centres
from desktop.views.reports.entries import EntriesView, Number
from desktop.views.reports.figures import FiguresView
from desktop.views.reports.opened import OpenedReport
from desktop.views.reports.reading import Reading
from desktop.views.reports.report_view import Which
from desktop.views.reports.words import month_words, state_chip

_KIND: Final = "Excel (*.xlsx)"
_SETTLED: Final = ("approved", "sent", "accepted")


class ReportsPage(Page):
    """A month's figures, what is unfinished in it, and its way to the province.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        shown: the month that is shown, once it has been read.
    """

    tables = frozenset(
        {"cases", "needs", "steps", "citizens", "volunteers", "documents", "months", "month_verdicts"}
        | {"targets", "bundles", "plan_items", "activities", "situations", "events", "event_tellings"}
        | {"received_reports", "attendances", "course_sessions", "stipend_receipts", "assignments"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self._month: Month | None = None
        self._unit = ""
        self.shown: Reading | None = None
        self.entries: EntriesView | None = None
        ground = centre.ground
        self.head = PageHead(_("Monthly report"))
        units = centres(ground.reference, ground.unit) if ground.is_province else []
        self.choosing = Choosing(Month.of(ground.clock.today()), units)
        self.hint = WrappedLabel("", words.MUTED)
        self.figures = FiguresView()
        self.stack = QStackedWidget()
        self.approving = Approving(desk, centre, self._turn_form, self.refresh)
        self.opened = OpenedReport(self.stack, desk, centre, self._focus_month)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.choosing)
        column.addWidget(self.hint)
        sides = SideBySide(66, 34)
        sides.main.addWidget(self.figures)
        sides.main.addStretch(1)
        self._side = self.approving.cards
        self._side.addStretch(1)
        sides.side.addWidget(self.approving, 1)
        self.scrolling = Column()
        self.scrolling.add(sides)
        self.scrolling.add_stretch()
        self.body = QStackedWidget()
        self.body.addWidget(EmptyState("hourglass", _("One moment"), _("The month is being counted.")))
        self.body.addWidget(self.scrolling)
        column.addWidget(self.body, 1)
        lay_layers(self, self.stack, front)

    def _connect(self) -> None:
        self.choosing.turned.connect(self.show_month)
        self.choosing.chosen.connect(self.show_unit)
        self.figures.wanted.connect(self._open_number)

    # -- arriving and reading

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a ``month``, at the province perhaps of one ``unit``; without them what was shown before."""
        if where:
            self.close_entries()
        if "unit" in where:
            self._unit, self._stale = str(where["unit"] or ""), True
        if where.get("month"):
            self._month, self._stale = Month.parse(str(where["month"])), True
        self.refresh_if_stale()
        if self.entries is None and self.opened.report is None:
            self._focus_month()

    def refresh(self) -> None:
        """Read the month anew."""
        asked = (self._month, self._unit)

        def show(found: Reading) -> None:
            if asked == (self._month, self._unit):
                self._show(found)

        self.desk.run(lambda _progress: reading.read(self._centre, *asked), show, self._on_failed, owner=self)
        if self.entries is not None:
            self.entries.refresh()
        self.opened.refresh()

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self._month = month
        self.refresh()

    def show_unit(self, unit: str) -> None:
        """At the province, show a centre's month; empty shows all together."""
        self._unit = unit
        self.refresh()

    def _on_failed(self, failure: BaseException) -> None:
        told = failure.sentence if isinstance(failure, Refused) else _("What was saved is safe.")
        again = Action(word=_("Try again"), run=self.refresh, icon="refresh-cw")
        while (old := self.body.widget(2)) is not None:
            self.body.removeWidget(old)
            old.deleteLater()
        self.body.addWidget(EmptyState("triangle-alert", _("The month could not be shown"), told, again))
        self.body.setCurrentIndex(2)
        if not isinstance(failure, Refused):
            self.desk.fail(failure)

    # -- showing

    def _show(self, found: Reading) -> None:
        if self.shown is None or (self.shown.month, self.shown.unit) != (found.month, found.unit):
            self.scrolling.verticalScrollBar().setValue(0)
        self.shown, self._month = found, found.month
        province = self._centre.ground.is_province
        every = province and not found.unit
        chip = ("plain", "", "") if every else state_chip(found.state.state, province)
        self.choosing.show_month(found.month, found.unit, chip)
        self.figures.show_figures(found.figures, found.rounding)
        self._show_actions(found)
        self._show_beside(found)
        self.body.setCurrentIndex(1)

    def _show_beside(self, found: Reading) -> None:
        while (item := self._side.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in self._beside(found):
            self._side.addWidget(card)
        self._side.addStretch(1)

    def _beside(self, found: Reading) -> list[QWidget]:
        if self._centre.ground.is_province:
            looked_at = beside.looked_at(self.desk, found.month, found.unit, self.open_report)
            way = [beside.way(found.state), looked_at] if found.unit else []
            every = beside.reports(self._centre.reports.eight.names(), self.open_report)
            return [*way, every, beside.centres(found.centres, found.unit, self.show_unit)]
        cards: list[QWidget] = []
        if found.state.state == "returned":
            again = Action(word=_("Open the month again"), run=self.reopen, icon="lock-open")
            cards.append(beside.returned(found.state, [again]))
        cards.append(beside.way(found.state))
        if found.state.state == "open":
            cards.append(beside.UnfinishedCard(found.unfinished, self._open_place))
        cards.append(beside.reports(self._centre.reports.eight.names(), self.open_report))
        cards.append(beside.months(found.months, found.month, self.show_month))
        return cards

    def _open_place(self, one: Unfinished) -> None:
        where = dict(one.where) or ({"uid": one.uid} if one.uid else {})
        self.desk.open(one.page, **where)

    # -- what can be done

    def _show_actions(self, found: Reading) -> None:
        state = found.state.state
        actions = [Action(word=_("To Excel"), run=self.export, icon="download")]
        if self._centre.ground.is_province and self._centre.ground.actor.may("targets.save"):
            actions.append(Action(word=_("Set the target"), run=self.set_target, icon="target"))
        if not self._centre.ground.is_province and state in _SETTLED:
            actions.append(Action(word=_("Print the memo"), run=self.print_memo, icon="file-text"))
            actions.append(Action(word=_("Print the signed set"), run=self.print_set, icon="files"))
        printing = Action(word=_("Print the report"), run=self.print_paper, icon="printer", keys="Ctrl+P")
        self.choosing.show_actions(actions)
        self.head.set_actions([printing], self._primary(found))
        self._show_hint(found)

    def _primary(self, found: Reading) -> Action | None:
        if self._centre.ground.is_province:
            return None
        state = found.state.state
        actions = {
            "open": Action(word=_("Close the month"), run=self.close_month, icon="lock"),
            "closed": self.approving.action(found),
            "approved": Action(word=_("Send to the province"), run=self.send, icon="send"),
        }
        return actions.get(state)

    def _show_hint(self, found: Reading) -> None:
        text = beside.approval_hint(self._centre, found.state.state)
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def close_month(self) -> None:
        """Close the month, after asking once."""
        found = self.shown
        if found is None:
            return
        name = month_words(found.month)
        question, today = _("Close {month}?", month=name), self._centre.ground.clock.today()
        told = beside.consequence(found.month, found.unfinished, today)
        if self.desk.ask(self, question, _("Close the month"), _("Not yet"), told):
            month = found.month
            self._write(
                lambda: self._centre.reports.close(month),
                _("{month} is closed. It now waits for approval.", month=name),
            )

    def _turn_form(self) -> None:
        """While a supervisor signs, the month stays; afterwards the keyboard is back on it."""
        signing = self.approving.form() is not None
        self.choosing.setEnabled(not signing)
        self.head.setEnabled(not signing)
        if signing:
            QTimer.singleShot(0, self, self._scroll_to_form)
        else:
            self._focus_month()

    def _scroll_to_form(self) -> None:
        # In a narrow window it lies below the figures, where it comes to lie only with the next layout.
        content = self.scrolling.widget()
        if content is not None:
            self.scrolling.verticalScrollBar().setValue(self.approving.mapTo(content, QPoint(0, 0)).y())

    def reopen(self) -> None:
        """Open the month again that the province gave back."""
        found = self.shown
        if found is None:
            return
        month = found.month
        self._write(
            lambda: self._centre.reports.reopen(month),
            _("{month} is open again. Put it right and close it once more.", month=month_words(month)),
        )

    def _write(self, work: Callable[[], MonthState], said: str) -> None:
        self.desk.run(lambda _progress: work(), lambda _state: self._written(said), writes=True, owner=self)

    def _written(self, said: str) -> None:
        self.desk.say(said)
        self.refresh()

    def send(self) -> None:
        """Go to where the month is sent from."""
        if self.shown is not None:
            self.desk.open("exchange", month=str(self.shown.month))

    def export(self) -> None:
        """Write the figures to a file for Excel."""
        found = self.shown
        if found is None:
            return
        name = _("figures of {month}", month=found.month.thai()) + ".xlsx"
        place = Dialog.save_as(self, name, _KIND)
        if place is None:
            return

        def work(_progress: Progress) -> Path:
            told = self._centre.reports.eight.told("monthly_summary", found.month, found.unit or None)
            self._centre.export.write_figures([found.figures], told, place)
            return place

        self.desk.run(work, self._on_exported, title=_("Writing the file"), owner=self)

    def _on_exported(self, place: Path) -> None:
        self.desk.say(_("Saved as {name}", name=place.name))

    def print_paper(self) -> None:
        """Print the month's summary; before the approval as a draft."""
        found = self.shown
        if found is not None:
            unit = found.unit or None
            self._open_paper("monthly_summary", lambda: self._centre.reports.summary_sheet(found.month, unit))

    def print_memo(self) -> None:
        """Print the memo that covers the month's summary."""
        found = self.shown
        if found is not None:
            self._open_paper("memo", lambda: self._centre.reports.memo_sheet(found.month))

    def print_set(self) -> None:
        """Print all papers of the month in one go; once they were handed out, as copies."""
        found = self.shown
        if found is not None:
            self.desk.open("paper", month_set=str(found.month), back="reports")

    def set_target(self) -> None:
        """At the province, set the year's target of the centre that is shown, or of every centre."""
        if self.shown is not None:
            self.close_entries()
            self.opened.open_target(self.shown.month.fiscal_year, self.shown.unit)

    def may_leave(self) -> bool:
        """Whether nothing unsaved is open; asks once."""
        return self.opened.may_leave() and self.approving.may_leave()

    def open_report(self, name: str) -> None:
        """Show one of the eight reports of the month."""
        found = self.shown
        if found is not None:
            self.close_entries()
            self.opened.open(Which(name=name, month=found.month, unit=found.unit))

    def _open_paper(self, form: str, made: Callable[[], Any]) -> None:
        found = self.shown
        assert found is not None
        # A paper that anybody may take for the month's own needs the supervisor's approval first.
        draft = found.state.state not in _SETTLED
        month = str(found.month)

        def show(sheet: Any) -> None:
            self.desk.open("paper", form=form, sheet=sheet, about=month, draft=draft, back="reports")

        self.desk.run(lambda _progress: made(), show, owner=self)

    def _open_number(self, figure: str, group: str, code: str, name: str, since_october: bool) -> None:
        found = self.shown
        if found is None:
            return
        number = Number(
            month=found.month,
            figure=figure,
            group=group,
            code=code,
            name=name,
            since_october=since_october,
            unit=found.unit,
        )
        self.close_entries()
        self.entries = EntriesView(self.desk, self._centre, number)
        self.entries.left.connect(self.close_entries)
        self.stack.addWidget(self.entries)
        self.stack.setCurrentWidget(self.entries)

    def close_entries(self) -> None:
        """Back from the entries behind a number, or from a report, to the figures."""
        self.opened.close()
        if self.entries is None:
            return
        self.stack.removeWidget(self.entries)
        self.entries.deleteLater()
        self.entries = None
        self._focus_month()

    def _focus_month(self) -> None:
        self.choosing.before.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        """Back by one step: from entries to their report or the figures, from a report to the month."""
        if self.opened.step_back():
            return True
        was_open = self.entries is not None
        self.close_entries()
        return was_open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)
