"""The page of plans: the calendar, a month's plans against what was done, and the register of activities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.rules.plans import ActivityDraft
from desktop.services.centre import Centre
from desktop.services.plans import CENTRE
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.month_turner import MonthTurner
from desktop.views.kit.page import Page, lay_layers
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.plans.activities_view import ActivitiesView
from desktop.views.plans.activity_form import ActivityForm
from desktop.views.plans.activity_view import ActivityView
from desktop.views.plans.calendar_view import CalendarView
from desktop.views.plans.plan_view import PlanView

CALENDAR: Final = "calendar"
PLAN: Final = "plan"
ACTIVITIES: Final = "activities"
_PARTS: Final = (CALENDAR, PLAN, ACTIVITIES)
_MONTHS_AHEAD: Final = 12


class PlansPage(Page):
    """Plans and activities.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        entry: the activity whose own page is open.
        form: the form that is open.
    """

    tables = frozenset(
        {"plan_items", "plan_approvals", "activities", "photographs", "work_notes", "forums", "months"}
        | {"volunteers", "citizens", "assignments", "month_verdicts", "course_sessions", "courses"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self.entry: ActivityView | None = None
        self.form: ActivityForm | None = None
        this = Month.of(centre.ground.clock.today())
        last = this
        for _step in range(_MONTHS_AHEAD):
            last = last.next()
        self.turner = MonthTurner(this, last)
        self.head = PageHead(_("Plans and activities"))
        self.tabs = Tabs(
            (
                Tab(CALENDAR, _("Calendar"), "calendar-days"),
                Tab(PLAN, _("Plan"), "list-checks"),
                Tab(ACTIVITIES, _("Activities"), "clipboard-list"),
            )
        )
        self.calendar, self.plan = CalendarView(desk, centre), PlanView(desk, centre)
        self.activities = ActivitiesView(desk, centre, self)
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
        for part in (self.calendar, self.plan, self.activities):
            self.body.addWidget(part)
        column.addWidget(self.body, 1)
        lay_layers(self, self.stack, front)

    def _connect(self) -> None:
        self.turner.turned.connect(self.show_month)
        self.tabs.wanted.connect(self._on_tab)
        self.calendar.entry_wanted.connect(self._open_entry)
        self.calendar.new_wanted.connect(self.write_down)
        self.plan.entries_wanted.connect(self.show_behind)
        self.plan.shown.connect(self._show_head)
        self.activities.register.opened.connect(self.open_activity)
        self.activities.register.loaded.connect(lambda _count: self._show_head())

    # -- arriving and reading

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show an activity (``uid``), a ``plan`` of a ``month``, a ``forum`` to be recorded, or a ``tab``."""
        if where and not self.may_leave():
            return
        if where.get("month"):
            self.turner.show_month(Month.parse(str(where["month"])))
            self._take_month()
        if "plan" in where:
            self._leave_entry()
            self.turn_to(PLAN)
            self.plan.show_whose(str(where["plan"]))
        elif where.get("tab"):
            self._leave_entry()
            self.turn_to(str(where["tab"]))
        self.refresh_if_stale()
        if where.get("uid"):
            self.open_activity(str(where["uid"]))
        elif where.get("forum"):
            self._record_forum(str(where["forum"]))
        else:
            self._focus()

    def refresh(self) -> None:
        """Read anew what is shown; a form that is being filled in stays as it is."""
        self.calendar.refresh()
        self.plan.refresh()
        self.activities.register.refresh()
        if self.entry is not None and not self.entry.shows_photograph():
            self.entry.refresh()

    def show_month(self, month: Month) -> None:
        """Show another month."""
        if self.plan.form() is None or self.plan_form_may_go():
            self.turner.show_month(month)
            self._take_month()

    def plan_form_may_go(self) -> bool:
        """Whether the small form of the plan may go; it goes where it may."""
        form = self.plan.form()
        if form is not None and form.may_leave():
            self.plan.hide_form()
        return self.plan.form() is None

    def _take_month(self) -> None:
        self.calendar.show_month(self.turner.month)
        self.plan.show_month(self.turner.month)

    def _on_tab(self, key: str) -> None:
        if self.plan_form_may_go():
            self.turn_to(key)
        else:
            self.tabs.turn_to(PLAN)

    def turn_to(self, key: str) -> None:
        """Show the calendar, the plan, or the activities."""
        self.tabs.turn_to(key)
        self.body.setCurrentIndex(_PARTS.index(key))
        # The register is narrowed to a month by its own filter.
        self.turner.setVisible(key != ACTIVITIES)
        self._show_head()

    def _show_head(self) -> None:
        forums = Action(word=_("Forums"), run=lambda: self.desk.open("forums"), icon="message-square")
        new = Action(word=_("Write down an activity"), run=self.write_down, icon="plus")
        key = self.tabs.current()
        if key == PLAN:
            busy = self.plan.form() is not None
            actions = [replace(one, enabled=one.enabled and not busy) for one in self.plan.offered()]
            primary = self.plan.primary()
            self.head.set_actions(actions, replace(primary, enabled=primary.enabled and not busy))
        elif key == ACTIVITIES:
            self.head.set_actions((forums, *self.activities.register.ways.for_all()), new)
        else:
            self.head.set_actions((forums,), new)
        self.head.set_count(self.activities.register.head.count.text() if key == ACTIVITIES else "")

    def _focus(self) -> None:
        if self.form is not None:
            self.form.focus_first()
        elif self.entry is not None:
            self.entry.focus_first()
        else:
            part = self.body.currentWidget()
            assert isinstance(part, CalendarView | PlanView | ActivitiesView)
            part.focus_first()

    # -- activities

    def _open_entry(self, table: str, uid: str) -> None:
        if table == "activities":
            self.open_activity(uid)
        elif table == "forums":
            self.desk.open("forums", uid=uid)
        else:
            self.desk.open("trainings", uid=uid)

    def open_activity(self, uid: str) -> None:
        """Show an activity's own page.

        Args:
            uid: the activity.
        """
        self._leave_entry()
        made = ActivityView(self.desk, self._centre, uid)
        made.left.connect(self._leave_to_front)
        made.taken_back.connect(self._leave_to_front)
        made.changing.connect(self.change)
        self.entry = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        made.focus_first()

    def write_down(self, day: date | None = None) -> None:
        """Write down an activity.

        Args:
            day: on which it was done; today where none is given.
        """
        if not self.may_leave():
            return
        who = self.plan.who if self.tabs.current() == PLAN else ""
        self._open_form(
            ActivityForm(
                self.desk,
                self._centre,
                ActivityDraft(on=day or self._centre.ground.clock.today(), volunteer_uid=who),
            )
        )

    def change(self, uid: str) -> None:
        """Change an activity.

        Args:
            uid: the activity.
        """

        def show(found: Any) -> None:
            draft, revision = found
            self._open_form(ActivityForm(self.desk, self._centre, draft, uid, revision))

        activities = self._centre.plans.activities
        self.desk.run(lambda _progress: activities.draft(uid), show, owner=self)

    def _record_forum(self, uid: str) -> None:
        activities = self._centre.plans.activities

        def show(draft: ActivityDraft) -> None:
            self._open_form(ActivityForm(self.desk, self._centre, draft))

        self.desk.run(lambda _progress: activities.from_forum(uid), show, owner=self)

    def _open_form(self, form: ActivityForm) -> None:
        self._close_form()
        self.form = form
        form.saved.connect(self._on_saved)
        form.closed.connect(self._leave_form)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.focus_first()

    def _on_saved(self, uid: str) -> None:
        self._close_form()
        self.open_activity(uid)

    def _leave_form(self) -> None:
        self._close_form()
        self.stack.setCurrentIndex(0)
        if self.entry is not None:
            self.stack.setCurrentWidget(self.entry)
        self._focus()

    def _close_form(self) -> None:
        made, self.form = self.form, None
        if made is not None:
            self.stack.removeWidget(made)
            made.deleteLater()

    def _leave_entry(self) -> None:
        self._close_form()
        made, self.entry = self.entry, None
        if made is not None:
            self.stack.removeWidget(made)
            made.deleteLater()
        self.stack.setCurrentIndex(0)

    def _leave_to_front(self) -> None:
        self._leave_entry()
        self._focus()

    def show_behind(self, worker: str, item: str, field: str) -> None:
        """Show the activities behind a figure of the plan.

        Args:
            worker: whose; ``centre`` for the centre itself.
            item: the item of the plan; empty for all of the month.
            field: the field of work; empty for all.
        """
        page = self.plan.page
        name = page.worker.name if page is not None and worker != CENTRE else ""
        self.turn_to(ACTIVITIES)
        self.activities.show_behind(self.turner.month, (worker, name), item, field)

    # -- leaving

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost, or the person said to leave it."""
        small = self.plan.form()
        return (self.form is None or self.form.form.may_leave()) and (small is None or small.may_leave())

    def save(self) -> None:
        """Save the form that is open."""
        small = self.plan.form()
        if self.form is not None:
            self.form.form.save()
        elif small is not None:
            small.save()

    def focus_filter(self) -> None:
        """Go to the filter of the register."""
        if self.form is None and self.entry is None and self.tabs.current() == ACTIVITIES:
            self.activities.register.focus_filter()

    def go_back(self) -> bool:
        """One step back: from a form, from a photograph, from an activity."""
        if self.form is not None:
            if self.form.form.may_leave():
                self._leave_form()
        elif self.entry is not None and self.entry.shows_photograph():
            self.entry.close_photograph()
        elif self.entry is not None:
            self._leave_to_front()
        elif self.plan.form() is not None:
            self.plan_form_may_go()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)
