"""The register of activities, and those behind a figure of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import plans as rules
from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.plans import CENTRE, ActivityRow
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action, QuietButton
from desktop.views.kit.cards import Facts, button_row
from desktop.views.kit.chips import Chip, Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.list_exits import ListExits
from desktop.views.plans import listing, words


class ActivitiesView(QWidget):
    """The register of activities.

    Args:
        desk: runs the work.
        centre: the services.
        page: whose window asks where a file shall lie.
    """

    def __init__(self, desk: Desk, centre: Centre, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self._source = listing.ActivityRows(centre)
        self.register = RegisterPage(desk, self._register(page))
        # The page above has the one head of all its parts.
        self.register.head.hide()
        layout = self.register.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 0, 0, 0)
        self.register.selected.connect(self._glance_at)
        self.narrowed = WrappedLabel("", styles.MUTED)
        self.widen = QuietButton(_("Show all"), "rotate-ccw", on_click=self.show_all)
        self._note = QWidget()
        row = QHBoxLayout(self._note)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.narrowed, 1)
        row.addWidget(self.widen)
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._note)
        column.addWidget(self.register, 1)

    def _register(self, page: QWidget) -> Register:
        text = _("What was done is written down here: when, where, by whom, and whom it reached.")
        return Register(
            title=_("Activities"),
            columns=listing.columns(),
            source=self._source,
            query=listing.query,
            count=words.activities,
            empty=Empty("clipboard-list", _("No activity yet"), text),
            placeholder=_("What, where, result or name"),
            filters=listing.filters(self._centre),
            name="activities",
            sort=Sort("on", descending=True),
            multi=True,
            ways_out=ListExits(page, self._desk, self._centre, "activities", "plans").ways_out(),
            concerns=("activities", "plan_items", "photographs"),
        )

    def show_behind(self, month: Month, whose: tuple[str, str], item: str, field: str) -> None:
        """Show the activities behind a figure of a plan.

        Args:
            month: of the plan.
            whose: the volunteer's uid, or ``centre``, and their name.
            item: the item of the plan; empty for all.
            field: the field of work; empty for all.
        """
        worker, name = whose
        self._source.item = item
        self._note.setVisible(bool(item))
        self.narrowed.setText(_("Only what was done for one item of the plan.") if item else "")
        filters = self.register.filters
        filters.clear()
        filters.choose("month", listing.month_choice(month))
        filters.choose("worker", listing.centre_choice() if worker == CENTRE else Choice(worker, name))
        if field:
            filters.choose("field", Choice(field, rules.field_word(field)))
        self.register.refresh()
        self.focus_first()

    def show_all(self) -> None:
        """Show every activity again."""
        self._source.item = ""
        self._note.hide()
        self.register.filters.clear()
        self.register.refresh()

    def focus_first(self) -> None:
        """Go to the table."""
        self.register.focus_table()

    def _glance_at(self, uid: str) -> None:
        if uid and self.isVisible():
            activities = self._centre.plans.activities
            self._desk.run(lambda _progress: activities.rows([uid]), self._show_glance, owner=self)

    def _show_glance(self, rows: Sequence[ActivityRow]) -> None:
        if rows and rows[0].uid == self.register.table.current_uid():
            uid = rows[0].uid
            open_it = Action(
                word=_("Open"), run=lambda: self.register.opened.emit(uid), icon="clipboard-list"
            )
            self.register.show_detail(Glance(rows[0], open_it))


class Glance(QWidget):
    """An activity beside the list.

    Args:
        row: as the list shows it.
        open_it: opens its own page.
    """

    def __init__(self, row: ActivityRow, open_it: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(row.activity, styles.HEADING))
        flow = FlowLayout(None, 6, 4)
        state, icon = words.field_look(row.field)
        flow.addWidget(Chip(state, rules.field_word(row.field), icon))
        if not row.planned:
            flow.addWidget(Chip("plain", _("Outside the plan"), "circle-dot"))
        column.addLayout(flow)
        column.addWidget(Facts(_facts(row)))
        column.addStretch(1)
        column.addLayout(button_row([open_it]))


def _facts(row: ActivityRow) -> list[tuple[str, str]]:
    photographs = thai_date.thai_digits(str(row.photographs)) if row.photographs else ""
    return [
        (_("Day"), thai_date.short(row.on)),
        (_("Who"), row.name or _("The centre itself")),
        (_("Type"), row.kind_name),
        (_("Place"), row.place),
        (_("People"), words.people(row.men + row.women)),
        (_("What it brought"), row.result),
        (_("Photographs"), photographs),
    ]
