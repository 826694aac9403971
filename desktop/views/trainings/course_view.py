"""A course's own page: who takes part, its sessions, the attendance, the results and certificates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import trainings as rules
from desktop.services.trainings.rows import (
    AttendanceGrid,
    CertificateRow,
    CoursePage,
    Declaration,
    EnrolmentRow,
    NotEnrolled,
    SessionRow,
)
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.tabs import Tab
from desktop.views.kit.words import WrappedLabel
from desktop.views.trainings import course_cards, course_lists, words
from desktop.views.trainings.attendance_view import AttendanceView
from desktop.views.trainings.course_cards import CardDeeds
from desktop.views.trainings.detail import DetailView
from desktop.views.trainings.kept_list import KeptList

PEOPLE: Final = "people"
SESSIONS: Final = "sessions"
ATTENDANCE: Final = "attendance"
RESULTS: Final = "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseReading:
    """What a course's own page shows, read in one go.

    Attributes:
        page: the course.
        grid: who was there.
        declaration: what the rule says of each.
        certificates: that were given, void ones too.
    """

    page: CoursePage
    grid: AttendanceGrid
    declaration: Declaration
    certificates: Sequence[CertificateRow]


class CourseView(DetailView):
    """A course's own page.

    Signals:
        wanted(deed): something shall be done with the course, such as ``change`` or ``enrol``.
        wanted_of(deed, row): something shall be done with an enrolment, a session or a certificate.
        wanted_open(page, uid): open another page.

    Args:
        may_void: whether the user may void certificates.

    Attributes:
        read: what is shown.
        refused: members of the group who could not be enrolled just now.
        people, sessions, results: the lists.
        attendance: the grid.
    """

    wanted = Signal(str)
    wanted_of = Signal(str, object)
    wanted_open = Signal(str, str)

    def __init__(self, *, may_void: bool, parent: QWidget | None = None) -> None:
        tabs = (
            Tab(PEOPLE, _("Participants"), "users"),
            Tab(SESSIONS, _("Sessions"), "calendar-days"),
            Tab(ATTENDANCE, _("Attendance"), "keyboard"),
            Tab(RESULTS, _("Results and certificates"), "graduation-cap"),
        )
        super().__init__(tabs, parent)
        self.read: CourseReading | None = None
        self.refused: Sequence[NotEnrolled] = ()
        self._may_void = may_void
        self.people, self.sessions = course_lists.people_list(), course_lists.session_list()
        self.results, self.attendance = course_lists.result_list(), AttendanceView()
        self.rule = WrappedLabel("", styles.MUTED)
        result_part = QWidget()
        column = QVBoxLayout(result_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rule)
        column.addWidget(self.results, 1)
        self.add_part(self.people)
        self.add_part(self.sessions)
        self.stack.addWidget(self.attendance)
        self.add_part(self.results, result_part)
        for made in (self.people, self.sessions, self.results):
            made.selected.connect(lambda _uid: self._show_cards())
        self.people.opened.connect(self._open_person)
        self.results.opened.connect(self._open_person)
        self.sessions.opened.connect(lambda _uid: self.key_session())
        self.attendance.left.connect(self.left)
        self.attendance.saving.connect(lambda: self.wanted.emit("save_attendance"))

    # -- showing

    def show_course(self, read: CourseReading) -> None:
        """Show a course; a form and hours that are being keyed stay as they are."""
        keyed = self.read is not None and self.read.page.row.uid == read.page.row.uid and self.is_keyed()
        self.read = read
        page, row = read.page, read.page.row
        self.show_name(row.title, [words.course_chip(row.state)])
        self.people.show_rows(course_lists.people_rows(page))
        self.sessions.show_rows(course_lists.session_rows(page))
        self.results.show_rows(course_lists.result_rows(page, read.declaration.lines, read.certificates))
        self.rule.setText(course_lists.rule_words(page))
        if not keyed:
            self.attendance.show_grid(read.grid)
        self.tabs.reword(PEOPLE, _counted(_("Participants"), row.seated + row.waiting))
        self.tabs.reword(SESSIONS, _counted(_("Sessions"), len(page.sessions)))
        self._show_cards()
        if self.form() is None:
            self.offer()
        self.shown.emit()

    def is_keyed(self) -> bool:
        """Whether hours were keyed that are not saved."""
        return self.attendance.grid.is_changed()

    def may_let_go(self, desk: Desk) -> bool:
        """Whether the page may go; asks once where hours are not saved.

        Args:
            desk: asks.
        """
        if not self.is_keyed():
            return True
        return desk.ask(
            self,
            _("Leave without saving?"),
            _("Leave without saving"),
            _("Stay"),
            _("The hours that you keyed have not been saved and would be lost."),
        )

    def wide(self) -> bool:
        """The grid needs the whole width."""
        return self.current() == ATTENDANCE

    def turn_to(self, key: str) -> None:
        """Show another part."""
        super().turn_to(key)
        self._show_cards()

    def key_session(self) -> None:
        """Key the attendance of the session that somebody is on."""
        session = self.session()
        self.turn_to(ATTENDANCE)
        people = self.read.grid.persons if self.read else ()
        if session is not None and people:
            self.attendance.grid.go_to((people[0].uid, session.uid))

    # -- whom or what somebody is on

    def enrolment(self) -> EnrolmentRow | None:
        """The person that somebody is on, in the list of people or of results."""
        made = self.results if self.current() == RESULTS else self.people
        uid = made.current_uid()
        rows = self.read.page.enrolments if self.read else ()
        return next((row for row in rows if row.uid == uid), None)

    def session(self) -> SessionRow | None:
        """The session that somebody is on."""
        uid = self.sessions.current_uid()
        rows = self.read.page.sessions if self.read else ()
        return next((row for row in rows if row.uid == uid), None)

    def _open_person(self, _uid: str) -> None:
        row = self.enrolment()
        if row is not None:
            self.wanted_open.emit("citizens", row.person_uid)

    def _show_cards(self) -> None:
        if self.read is None:
            return
        deeds = CardDeeds(self.wanted_of.emit, self.wanted_open.emit, self._may_void)
        cards = [course_cards.about(self.read.page, deeds)]
        enrolment, session = self.enrolment(), self.session()
        if self.current() == SESSIONS and session is not None:
            cards.insert(0, course_cards.session(self.read.page, session, deeds))
        elif self.current() == PEOPLE and enrolment is not None:
            cards.insert(0, course_cards.person(self.read.page, enrolment, deeds))
        elif self.current() == RESULTS and enrolment is not None:
            given = [row for row in self.read.certificates if row.enrolment_uid == enrolment.uid]
            cards.insert(0, course_cards.result(self.read.page, enrolment, given, deeds))
        if self.refused:
            cards.insert(0, course_cards.not_enrolled(self.refused))
        self.show_cards(cards)

    # -- what can be done

    def offer(self) -> None:
        """Offer what can be done in the part that is in front."""
        if self.read is None:
            return
        actions, primary = self._offered(self.read)
        self.head.show_actions(actions, primary)

    def _offered(self, read: CourseReading) -> tuple[list[Action], Action | None]:
        page = read.page
        papers = {PEOPLE: "training_roster", SESSIONS: "attendance_sheet", RESULTS: "training_result"}
        actions = []
        key = self.current()
        can_print = bool(page.enrolments) and (key != SESSIONS or bool(page.sessions))
        if key in papers and can_print and (key != RESULTS or page.declared_on is not None):
            actions.append(self._action(_("Print the sheet"), f"print {papers[key]}", "printer", "Ctrl+P"))
        if page.own and page.called_off_on is not None:
            return [*actions, self._action(_("It takes place after all"), "call_back", "undo-2")], None
        if not page.own:
            return actions, None
        more, primary = self._deeds(page, read.certificates)
        return [*more, *actions], primary

    def _deeds(
        self, page: CoursePage, certificates: Sequence[CertificateRow]
    ) -> tuple[list[Action], Action | None]:
        declared = page.declared_on is not None
        if self.current() == RESULTS:
            return self._result_deeds(page, certificates)
        if declared:
            return [], None
        if self.current() == SESSIONS:
            fill = self._action(_("Fill in the days"), "fill_sessions", "calendar-days")
            missing = page.hours_held < page.row.hours
            return [fill] if missing else [], self._action(_("Add a session"), "add_session", "plus")
        if self.current() == ATTENDANCE:
            return [], None
        actions = [self._action(_("Change"), "change", "pencil")]
        if page.row.group_uid:
            actions.append(self._action(_("Enrol the whole group"), "enrol_group", "users"))
        return actions, self._action(_("Enrol"), "enrol", "user-plus")

    def _result_deeds(
        self, page: CoursePage, certificates: Sequence[CertificateRow]
    ) -> tuple[list[Action], Action | None]:
        if page.declared_on is None:
            return [], self._action(_("Declare the results"), "declare", "stamp")
        living = {row.enrolment_uid for row in certificates if row.voided_on is None}
        passed = {row.uid for row in page.enrolments if row.result == rules.PASSED}
        actions = []
        if not living:
            actions.append(self._action(_("Take the results back"), "undeclare", "undo-2"))
        if living and passed - living:
            actions.append(self._action(_("Print certificates"), "print_certificates", "id-card"))
        if passed - living:
            count = words.figure(len(passed - living))
            word = _("Give {count} certificates", count=count)
            return actions, self._action(word, "give", "graduation-cap")
        if living:
            return actions, self._action(_("Print certificates"), "print_certificates", "id-card")
        return actions, None

    def _action(self, word: str, deed: str, icon: str, keys: str = "") -> Action:
        return Action(word=word, run=lambda: self.wanted.emit(deed), icon=icon, keys=keys)

    # -- the keyboard

    def focus_first(self) -> None:
        """Go to the part in front."""
        if self.current() == ATTENDANCE:
            self.attendance.focus_first()
            return
        made: KeptList = {PEOPLE: self.people, SESSIONS: self.sessions}.get(self.current(), self.results)
        if made.table.rows.rowCount():
            made.focus_first()
        elif self.head.buttons:
            self.head.buttons[-1].setFocus()
        else:
            self.tabs.setFocus()


def _counted(word: str, count: int) -> str:
    return f"{word} {words.figure(count)}" if count else word
