"""The page of groups and training: groups, courses, follow-ups, and what training changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page, lay_layers
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.trainings import changed_part, listing
from desktop.views.trainings.behind_view import BehindView
from desktop.views.trainings.changed_part import ChangedPart
from desktop.views.trainings.course_view import CourseReading, CourseView
from desktop.views.trainings.courses_part import CoursesPart
from desktop.views.trainings.deeds import CourseDeeds, GroupDeeds
from desktop.views.trainings.detail import DetailView
from desktop.views.trainings.follow_ups_part import FollowUpsPart
from desktop.views.trainings.group_view import GroupView
from desktop.views.trainings.groups_part import GroupsPart
from desktop.views.trainings.page_forms import PageForm
from desktop.views.trainings.page_openings import FormOpenings
from desktop.views.trainings.proposals_view import ProposalsView

GROUPS: Final = "groups"
COURSES: Final = "courses"
FOLLOW_UPS: Final = "follow_ups"
CHANGED: Final = "changed"


@runtime_checkable
class _Focusing(Protocol):
    def focus_first(self) -> None: ...


class TrainingsPage(Page):
    """Groups and training.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        tabs: the four parts.
        groups, courses, follow_ups, changed: the parts.
        stack: the parts, and above them whatever was opened, the newest in front.
    """

    tables = frozenset(
        {"groups", "group_members", "courses", "enrolments", "course_sessions", "attendances"}
        | {"certificates", "training_follow_ups", "citizens", "cases", "needs", "documents"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._trainings = centre, centre.trainings
        year = Month.of(centre.ground.clock.today()).fiscal_year
        self.groups, self.courses = GroupsPart(desk, centre), CoursesPart(desk, centre)
        self.follow_ups, self.changed = FollowUpsPart(desk, centre), ChangedPart(year, centre.ground)
        self.tabs = Tabs(
            (
                Tab(GROUPS, _("Groups"), "users"),
                Tab(COURSES, _("Courses"), "graduation-cap"),
                Tab(FOLLOW_UPS, _("Follow-ups"), "calendar-check"),
                Tab(CHANGED, _("What training changed"), "chart-column"),
            )
        )
        self.body, self.stack = QStackedWidget(), QStackedWidget()
        self._forms = FormOpenings(desk, centre, self, push=self._push, pop=self._pop)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(24, 10, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.tabs)
        for part in (self.groups, self.courses, self.follow_ups, self.changed):
            self.body.addWidget(part)
        column.addWidget(self.body, 1)
        lay_layers(self, self.stack, front)

    def _connect(self) -> None:
        self.tabs.wanted.connect(self.turn_to)
        self.groups.opened.connect(self.open_group)
        self.groups.forming.connect(lambda: self._forms.group(self.open_group))
        self.groups.proposals_wanted.connect(self.open_proposals)
        self.courses.opened.connect(self.open_course)
        self.courses.planning.connect(lambda: self._forms.new_course(self.open_course))
        self.follow_ups.course_wanted.connect(self.open_course)
        self.follow_ups.person_wanted.connect(lambda uid: self.desk.open("citizens", uid=uid))
        self.changed.year_wanted.connect(lambda _year: self._read_changed())
        self.changed.figure_wanted.connect(self.open_behind)
        self.changed.course_wanted.connect(self.open_course)

    # -- arriving and reading

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a ``group``, a ``course`` (its ``uid`` too), or a ``tab``; a list narrowed by a ``state``.

        Args:
            where: what to show; empty for the page as it was.
        """
        if where and not self.may_leave():
            return
        group, course = str(where.get("group") or ""), str(where.get("course") or where.get("uid") or "")
        if where:
            self._close_all()
        self._turn_and_narrow(where)
        self.refresh_if_stale()
        if group:
            self.open_group(group)
        elif course:
            self.open_course(course)
        else:
            self._focus()

    def _turn_and_narrow(self, where: Mapping[str, object]) -> None:
        tab, state = str(where.get("tab") or ""), str(where.get("state") or "")
        if tab in _TABS:
            self.turn_to(tab)
        if tab == COURSES and state:
            self.courses.register.filters.choose("state", listing.course_state(state))
        elif tab == FOLLOW_UPS and state in listing.FOLLOW_UP_STATES:
            self.follow_ups.register.filters.choose("state", listing.follow_up_state(state))

    def turn_to(self, key: str) -> None:
        """Show another part."""
        if self.follow_ups.form() is not None and not self.may_leave():
            self.tabs.turn_to(FOLLOW_UPS)
            return
        if self.follow_ups.form() is not None:
            self.follow_ups.hide_form()
        self.tabs.turn_to(key)
        self.body.setCurrentIndex(_TABS.index(key))
        self._read_part()

    def refresh(self) -> None:
        """Read anew what is in front; F5."""
        self._read_part()
        self._read_opened()

    def _read_part(self) -> None:
        part = self.body.currentWidget()
        if isinstance(part, ChangedPart):
            self._read_changed()
        else:
            cast(GroupsPart, part).refresh()

    def _read_changed(self) -> None:
        year, unit, summary = self.changed.fiscal_year, self.changed.unit(), self._trainings.summary
        self.desk.run(lambda _progress: summary.of_year(year, unit), self.changed.show_changed, owner=self)

    def _read_opened(self) -> None:
        for at in range(1, self.stack.count()):
            view = self.stack.widget(at)
            if isinstance(view, GroupView) and view.page is not None:
                self._read_group(view, view.page.row.uid)
            elif isinstance(view, CourseView) and view.read is not None:
                self._read_course(view, view.read.page.row.uid)
            elif isinstance(view, ProposalsView):
                self._read_proposals(view)

    def _focus(self) -> None:
        shown = self.opened()
        wanted = shown if shown is not None else self.body.currentWidget()
        if isinstance(wanted, _Focusing):
            wanted.focus_first()

    # -- what is opened

    def opened(self) -> QWidget | None:
        """What was opened and is in front; none where the parts are."""
        return self.stack.currentWidget() if self.stack.count() > 1 else None

    def _push(self, view: QWidget) -> None:
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)

    def _pop(self) -> None:
        view = self.opened()
        if view is None:
            return
        self.stack.setCurrentIndex(self.stack.count() - 2)
        self.stack.removeWidget(view)
        view.deleteLater()
        self.refresh()
        self._focus()

    def _close_all(self) -> None:
        while (view := self.opened()) is not None:
            self.stack.setCurrentIndex(self.stack.count() - 2)
            self.stack.removeWidget(view)
            view.deleteLater()

    def _first_shown(self, view: DetailView) -> None:
        view.left.connect(self.go_back)
        view.shown.connect(view.focus_first, Qt.ConnectionType.SingleShotConnection)
        self._push(view)

    def _not_shown(self, view: QWidget) -> Callable[[BaseException], None]:
        def gone(failure: BaseException) -> None:
            if self.opened() is view:
                self._pop()
            self.desk.fail(failure)

        return gone

    def open_group(self, uid: str) -> None:
        """Show a group on its own page."""
        view = GroupView()
        GroupDeeds(self.desk, self._centre, view)
        view.course_adding.connect(lambda: self._forms.new_course(self.open_course, uid))
        view.course_wanted.connect(self.open_course)
        view.person_wanted.connect(lambda person: self.desk.open("citizens", uid=person))
        view.case_wanted.connect(lambda case: self.desk.open("cases", uid=case))
        view.forum_wanted.connect(lambda forum: self.desk.open("forums", uid=forum))
        self._first_shown(view)
        self._read_group(view, uid)

    def _read_group(self, view: GroupView, uid: str) -> None:
        groups = self._trainings.groups
        self.desk.run(lambda _progress: groups.page(uid), view.show_group, self._not_shown(view), owner=view)

    def open_course(self, uid: str) -> None:
        """Show a course on its own page."""
        view = CourseView(may_void=self._centre.ground.actor.may("certificates.void"))
        CourseDeeds(self.desk, self._centre, view, lambda: self._change_course(view))
        view.wanted_open.connect(self._open_elsewhere)
        self._first_shown(view)
        self._read_course(view, uid)

    def _read_course(self, view: CourseView, uid: str) -> None:
        trainings = self._trainings

        def read() -> CourseReading:
            return CourseReading(
                page=trainings.courses.page(uid),
                grid=trainings.attendances.grid(uid),
                declaration=trainings.results.look(uid),
                certificates=trainings.certificates.of_course(uid),
            )

        self.desk.run(lambda _progress: read(), view.show_course, self._not_shown(view), owner=view)

    def _open_elsewhere(self, page: str, uid: str) -> None:
        if page == "trainings":
            self.open_group(uid)
        else:
            self.desk.open(page, uid=uid)

    def open_proposals(self) -> None:
        """Show who asked for the same and belongs to no group for it."""
        view = ProposalsView()
        view.left.connect(self.go_back)
        view.forming.connect(lambda *chosen: self._forms.proposed_group(self._open_formed, *chosen))
        view.case_wanted.connect(lambda case: self.desk.open("cases", uid=case))
        self._push(view)
        view.show_proposals(self.groups.proposals)
        view.focus_first()

    def _open_formed(self, uid: str) -> None:
        # Back from the group leads to the list of groups, not to wishes that were fulfilled.
        self._close_all()
        self.open_group(uid)

    def _change_course(self, view: CourseView) -> None:
        if view.read is not None:
            self._forms.change_course(view.read.page)

    def _read_proposals(self, view: ProposalsView) -> None:
        groups = self._trainings.groups
        self.desk.run(lambda _progress: groups.proposals(), view.show_proposals, owner=view)

    def open_behind(self, figure: str) -> None:
        """Show the people behind a figure of the year.

        Args:
            figure: its name.
        """
        view = BehindView(changed_part.figure_word(figure))
        view.left.connect(self.go_back)
        view.person_wanted.connect(lambda person: self.desk.open("citizens", uid=person))
        self._push(view)
        year, unit, summary = self.changed.fiscal_year, self.changed.unit(), self._trainings.summary
        self.desk.run(
            lambda _progress: summary.behind(figure, year=year, unit=unit),
            view.show_people,
            self._not_shown(view),
            owner=view,
        )

    # -- leaving

    def form(self) -> RecordForm[Any] | None:
        """The form that is open."""
        shown = self.opened()
        if isinstance(shown, PageForm):
            return shown.form
        if isinstance(shown, DetailView):
            return shown.form()
        return self.follow_ups.form() if shown is None else None

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost, or the person said to leave it."""
        form, shown = self.form(), self.opened()
        if form is not None and not form.may_leave():
            return False
        return not isinstance(shown, CourseView) or shown.may_let_go(self.desk)

    def save(self) -> None:
        """Save the form that is open."""
        form, shown = self.form(), self.opened()
        if form is not None:
            form.save()
        elif isinstance(shown, CourseView) and shown.is_keyed():
            shown.wanted.emit("save_attendance")

    def focus_filter(self) -> None:
        """Go to the filter of the list in front."""
        part = self.body.currentWidget()
        if self.opened() is None and isinstance(part, GroupsPart | CoursesPart | FollowUpsPart):
            part.register.focus_filter()

    def go_back(self) -> bool:
        """One step back: from a form to what it belongs to, from there to the list."""
        shown = self.opened()
        if shown is None and self.follow_ups.form() is None:
            return False
        if not self.may_leave():
            return True
        if isinstance(shown, DetailView) and shown.form() is not None:
            shown.hide_form()
        elif isinstance(shown, DetailView) and shown.is_peeking():
            shown.end_peek()
        elif shown is None:
            self.follow_ups.hide_form()
        else:
            self._pop()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)


_TABS: Final = (GROUPS, COURSES, FOLLOW_UPS, CHANGED)
