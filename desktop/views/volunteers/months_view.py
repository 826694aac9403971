"""The monthly reports of all volunteers: what each month brought, and which reports came."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.centre import Centre
from desktop.services.volunteers import VolunteerMonth
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import RegisterPage
from desktop.views.volunteers import months_listing
from desktop.views.volunteers.behind_view import Span
from desktop.views.volunteers.months_listing import MonthRows

# Months whose report can come in.
_OPEN: Final = ("waiting", "running")


class MonthsView(QWidget):
    """The monthly reports of all volunteers.

    Signals:
        left: back to the register.
        month_wanted(Span): the people behind a month.

    Args:
        desk: runs the work.
        centre: the services.
        silent: a month whose missing reports are shown; None shows all of the month that is just over.
        may_change: whether reports are received here.
    """

    left = Signal()
    month_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        silent: Month | None = None,
        *,
        may_change: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._centre, self._may_change = desk, centre, may_change
        self._source = MonthRows(centre)
        self.register = RegisterPage(desk, months_listing.register(centre, self._source, self._chosen))
        back = Action(word=_("All volunteers"), run=self.left.emit, icon="arrow-left")
        self.register.head.set_actions([back])
        self.register.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.register)
        # What is mostly looked for: the month that is just over.
        last = Month.of(centre.ground.clock.today()).previous()
        self.register.filters.choose("month", months_listing.month_choice(silent or last))
        if silent is not None and silent <= last:
            self.register.filters.choose("state", months_listing.state_choice("waiting"))
        self.register.refresh()

    def focus_first(self) -> None:
        """Go to the table."""
        self.register.focus_table()

    def _open(self, uid: str) -> None:
        row = self._source.known.get(uid)
        if row is not None:
            self.month_wanted.emit(
                Span(uid=row.volunteer_uid, name=row.name, month=row.month, fiscal_year=row.month.fiscal_year)
            )

    def _chosen(self, uids: Sequence[str]) -> Sequence[Action]:
        rows = self._receivable(uids)
        if not rows or not self._may_change:
            return ()
        word = _("Received today ({count})", count=len(rows))
        return (Action(word=word, run=lambda: self.receive(uids), icon="check"),)

    def _receivable(self, uids: Sequence[str]) -> list[VolunteerMonth]:
        known = self._source.known
        return [known[uid] for uid in uids if uid in known and known[uid].state in _OPEN]

    def receive(self, uids: Sequence[str]) -> None:
        """The reports of these months came today."""
        rows, today = self._receivable(uids), self._centre.ground.clock.today()

        def work() -> int:
            by_month = groupby(sorted(rows, key=_month_of), key=_month_of)
            return sum(
                self._centre.volunteers.months.receive(
                    [row.volunteer_uid for row in some], ReceiptDraft(month=month, received_on=today)
                )
                for month, some in by_month
            )

        def written(count: int) -> None:
            self._desk.say(_("{count} reports were received.", count=count), lambda: self._undo(rows))

        self._desk.run(lambda _progress: work(), written, writes=True, owner=self)

    def _undo(self, rows: Sequence[VolunteerMonth]) -> None:
        months, reason = self._centre.volunteers.months, _("Undone at once")

        def work() -> None:
            for row in rows:
                months.take_back(row.volunteer_uid, row.month, reason)

        said = _("The reports count as not received again.")
        self._desk.run(lambda _progress: work(), lambda _none: self._desk.say(said), writes=True)


def _month_of(row: VolunteerMonth) -> Month:
    return row.month
