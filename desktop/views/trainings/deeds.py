"""What can be done on the page of a group or a course: forms beside, deeds at once, papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from desktop.rules.problems import Refused
from desktop.rules.trainings import AttendanceDraft
from desktop.services.centre import Centre
from desktop.services.trainings.rows import (
    CertificateRow,
    EnrolledMany,
    EnrolmentRow,
    MemberRow,
    SessionRow,
)
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.record_form import RecordForm
from desktop.views.trainings import words
from desktop.views.trainings.course_forms import CourseForms
from desktop.views.trainings.course_view import CourseView
from desktop.views.trainings.group_forms import GroupForms
from desktop.views.trainings.group_view import GroupView

T = TypeVar("T")
BACK = "trainings"


class GroupDeeds:
    """Does what is pressed on a group's page.

    Args:
        desk: runs the work.
        centre: the services.
        view: the page.
    """

    def __init__(self, desk: Desk, centre: Centre, view: GroupView) -> None:
        self._desk, self._groups, self._view = desk, centre.trainings.groups, view
        # What was written is heard by the whole page, which reads it anew.
        self._forms = GroupForms(desk, centre, view.hide_form, view.hide_form)
        view.changing.connect(self._change)
        view.adding.connect(lambda: self._show(self._forms.member(self._page())))
        view.ending.connect(lambda: self._show(self._forms.ending(self._page())))
        view.parting.connect(lambda member: self._show(self._forms.parting(member)))
        view.leading.connect(self._lead)
        view.reopening.connect(self._reopen)

    def _page(self) -> Any:
        assert self._view.page is not None
        return self._view.page

    def _show(self, form: RecordForm[Any]) -> None:
        self._view.show_form(form)

    def _change(self) -> None:
        page = self._page()
        self._show(self._forms.group(page.row.uid, page.draft, page.revision))

    def _lead(self, member: MemberRow) -> None:
        def led(_none: object) -> None:
            self._desk.say(_("{name} leads the group now.", name=member.name))

        self._desk.run(lambda _progress: self._groups.lead(member.uid), led, writes=True, owner=self._view)

    def _reopen(self) -> None:
        uid = self._page().row.uid

        def reopened(_none: object) -> None:
            self._desk.say(_("The group goes on."))

        self._desk.run(
            lambda _progress: self._groups.take_back_end(uid), reopened, writes=True, owner=self._view
        )


class CourseDeeds:
    """Does what is pressed on a course's page.

    Args:
        desk: runs the work.
        centre: the services.
        view: the page.
        change: opens the form of the course.
    """

    def __init__(self, desk: Desk, centre: Centre, view: CourseView, change: Callable[[], object]) -> None:
        self._desk, self._trainings, self._view = desk, centre.trainings, view
        # What was written is heard by the whole page, which reads it anew.
        forms = CourseForms(desk, centre, view.hide_form, view.hide_form)
        self._deeds: dict[str, Callable[[], object]] = {
            "change": change,
            "call_back": self._call_back,
            "enrol": lambda: self._show(forms.enrolment(self._page())),
            "enrol_group": self._enrol_group,
            "add_session": lambda: self._show(forms.session(self._page())),
            "fill_sessions": self._fill_sessions,
            "save_attendance": self.save_attendance,
            "declare": self._declare,
            "undeclare": lambda: self._show(forms.taking_back_results(self._page())),
            "give": self._give_all,
            "print_certificates": lambda: self._print_certificates(None),
        }
        self._deeds_of: dict[str, Callable[[Any], object]] = {
            "call_off": lambda page: self._show(forms.calling_off(page)),
            "income": lambda row: self._show(forms.income(row)),
            "withdraw": lambda row: self._show(forms.withdrawal(row)),
            "seat": self._seat,
            "key": lambda _row: view.key_session(),
            "change_session": lambda row: self._show(forms.session(self._page(), row)),
            "take_back_session": self._take_back_session,
            "print_one": self._print_certificates,
            "void": lambda row: self._show(forms.voiding(row)),
            "issue_anew": lambda row: self._show(forms.issuing_anew(row)),
            "give_one": self._give_one,
        }
        view.wanted.connect(self._do)
        view.wanted_of.connect(lambda deed, row: self._deeds_of[deed](row))

    def _do(self, deed: str) -> None:
        name, _blank, form = deed.partition(" ")
        self._view.refused = ()
        if name == "print":
            self._print(form)
        else:
            self._deeds[name]()

    def _page(self) -> Any:
        assert self._view.read is not None
        return self._view.read.page

    def _uid(self) -> str:
        return str(self._page().row.uid)

    def _show(self, form: RecordForm[Any]) -> None:
        self._view.show_form(form)

    def _write(
        self,
        work: Callable[[], T],
        said: Callable[[T], str],
        undo: Callable[[T], Callable[[], object] | None] = lambda _made: None,
    ) -> None:
        def written(made: T) -> None:
            self._desk.say(said(made), undo(made))

        self._desk.run(lambda _progress: work(), written, writes=True, owner=self._view)

    # -- people

    def _call_back(self) -> None:
        uid, courses = self._uid(), self._trainings.courses
        self._write(lambda: courses.take_back_call_off(uid), lambda _none: _("The course takes place."))

    def _enrol_group(self) -> None:
        uid, enrolments = self._uid(), self._trainings.enrolments

        def said(made: EnrolledMany) -> str:
            self._view.refused = made.refused
            if not (made.seated or made.waiting or made.refused):
                return _("Everybody of this group is enrolled already.")
            told = [_("{people} have a seat", people=words.people(len(made.seated)))]
            if made.waiting:
                told.append(_("{people} wait for one", people=words.people(len(made.waiting))))
            if made.refused:
                told.append(_("{people} could not be enrolled", people=words.people(len(made.refused))))
            return " · ".join(told)

        self._write(lambda: enrolments.enrol_group(uid), said)

    def _seat(self, row: EnrolmentRow) -> None:
        enrolments = self._trainings.enrolments
        self._write(
            lambda: enrolments.give_seat(row.uid),
            lambda _none: _("{name} has a seat now.", name=row.name),
            lambda _none: lambda: enrolments.take_seat_back(row.uid),
        )

    # -- sessions and attendance

    def _fill_sessions(self) -> None:
        uid, sessions = self._uid(), self._trainings.sessions

        def take_back(made: Sequence[str]) -> None:
            for one in made:
                sessions.take_back(one)

        self._write(
            lambda: sessions.add(uid, sessions.proposed(uid)),
            lambda made: _("{count} sessions were written down.", count=words.figure(len(made))),
            lambda made: (lambda: take_back(made)) if made else None,
        )

    def _take_back_session(self, row: SessionRow) -> None:
        sessions = self._trainings.sessions
        self._write(
            lambda: sessions.take_back(row.uid),
            lambda _none: _("The session was taken back."),
            lambda _none: lambda: sessions.put_back(row.uid),
        )

    def save_attendance(self) -> None:
        """Save the hours that were keyed, all of them or none."""
        attendance, uid = self._view.attendance, self._uid()
        if not attendance.save_button.isEnabled() or attendance.grid.go_to_trouble():
            return
        cells = [
            AttendanceDraft(
                enrolment_uid=place[0], session_uid=place[1], hours=hours, remark=attendance.remark(place)
            )
            for place, hours in attendance.changes().items()
        ]
        attendance.save_button.setEnabled(False)
        attendance.grid.setEnabled(False)
        self._desk.run(
            lambda _progress: self._trainings.attendances.save(uid, cells),
            self._attendance_saved,
            self._attendance_refused,
            writes=True,
            owner=self._view,
        )

    def _attendance_saved(self, count: int) -> None:
        attendance = self._view.attendance
        attendance.grid.setEnabled(True)
        attendance.grid.settle()
        attendance.focus_first()
        self._desk.say(_("The hours of {count} cells were saved.", count=words.figure(count)))

    def _attendance_refused(self, failure: BaseException) -> None:
        attendance = self._view.attendance
        attendance.grid.setEnabled(True)
        attendance.show_state()
        if isinstance(failure, Refused) and attendance.refused(failure.problems):
            return
        self._desk.fail(failure)

    # -- results and certificates

    def _declare(self) -> None:
        read = self._view.read
        assert read is not None
        hard = [problem.text for problem in read.declaration.problems if not problem.soft]
        if hard:
            self._desk.fail(Refused(" ".join(dict.fromkeys(hard))))
            return
        passed = sum(line.result == "passed" for line in read.declaration.lines)
        soft = " ".join(dict.fromkeys(problem.text for problem in read.declaration.problems))
        text = _(
            "{passed} of {people} pass by the rule. Attendance and sessions are frozen then. {note}",
            passed=words.figure(passed),
            people=words.people(len(read.declaration.lines)),
            note=soft,
        ).strip()
        if self._desk.ask(self._view, _("Declare the results?"), _("Declare"), _("Not yet"), text):
            uid, results = self._uid(), self._trainings.results
            self._write(lambda: results.declare(uid), lambda _made: _("The results are declared."))

    def _give_all(self) -> None:
        uid, certificates = self._uid(), self._trainings.certificates
        self._write(
            lambda: certificates.give_all(uid),
            lambda made: _("{count} certificates were given.", count=words.figure(len(made))),
        )

    def _give_one(self, row: EnrolmentRow) -> None:
        certificates = self._trainings.certificates
        self._write(
            lambda: certificates.give([row.uid]),
            lambda _made: _("{name} was given a certificate.", name=row.name),
        )

    # -- papers

    def _print(self, form: str) -> None:
        uid, papers = self._uid(), self._trainings.papers
        session = self._view.session()
        if form == "attendance_sheet" and session is not None:
            about = session.uid
            self._open_paper(form, lambda: papers.attendance_sheet(about), about)
        elif form == "training_roster":
            self._open_paper(form, lambda: papers.roster_sheet(uid), uid)
        elif form == "training_result":
            self._open_paper(form, lambda: papers.result_sheet(uid), uid)

    def _print_certificates(self, one: CertificateRow | None) -> None:
        papers, uid = self._trainings.papers, self._uid()
        if one is not None:
            self._open_paper("certificate", lambda: papers.certificate_sheet(one.uid), one.uid)
            return

        def show(sheets: Mapping[str, Any]) -> None:
            several = [(sheet, about) for about, sheet in sheets.items()]
            self._desk.open("paper", form="certificate", sheets=several, back=BACK)

        self._desk.run(lambda _progress: papers.certificate_sheets(uid), show, owner=self._view)

    def _open_paper(self, form: str, made: Callable[[], Any], about: str) -> None:
        def show(sheet: Any) -> None:
            self._desk.open("paper", form=form, sheet=sheet, about=about, back=BACK)

        self._desk.run(lambda _progress: made(), show, owner=self._view)
