"""The forms of courses: a course, an enrolment, a session, a result's certificate, and reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.rules import trainings as rules
from desktop.rules.problems import Problem
from desktop.rules.trainings import EnrolmentDraft, SessionDraft
from desktop.services.trainings.rows import (
    CertificateRow,
    CoursePage,
    Enrolled,
    EnrolmentRow,
    SessionRow,
    Withdrawn,
)
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.fields import LongTextField, MoneyField, NumberField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.trainings import fields, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is taken back."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Somebody withdraws: the day, and why."""

    withdrawn_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Income:
    """What somebody earned before the training, in satang a month."""

    income_before: int | None = None


def check_reason(draft: Reason) -> tuple[Problem, ...]:
    """What is wrong with a reason."""
    return () if draft.reason.strip() else (Problem("reason", _("Please write the reason.")),)


def check_withdrawal(draft: Withdrawal, enrolled_on: date, today: date) -> tuple[Problem, ...]:
    """What is wrong with a withdrawal.

    Args:
        draft: as typed.
        enrolled_on: the day before which nobody withdraws.
        today: the day after which nobody does.
    """
    found = []
    if draft.withdrawn_on is None:
        found.append(Problem("withdrawn_on", _("Please write the day.")))
    elif draft.withdrawn_on > today:
        found.append(Problem("withdrawn_on", _("This day has not come yet.")))
    elif draft.withdrawn_on < enrolled_on:
        found.append(Problem("withdrawn_on", _("They were enrolled later than that.")))
    if not draft.reason.strip():
        found.append(Problem("reason", _("Please write the reason.")))
    return tuple(found)


class CourseForms(FormMaker):
    """Makes the small forms of a course's page."""

    def enrolment(self, page: CoursePage) -> RecordForm[EnrolmentDraft]:
        """Somebody is enrolled; on the waiting list where no seat is free."""
        enrolments = self._centre.trainings.enrolments
        free = page.row.seats - page.row.seated
        note = _("{count} seats are free.", count=words.figure(free))
        if free <= 0:
            note = _("No seat is free: whoever is enrolled now waits for one.")
        entries = [
            Entry(
                "person_uid",
                _("Who takes part"),
                fields.person_field(self._desk, self._centre),
                12,
                required=True,
            ),
            Entry("income_before", _("Income before (baht a month)"), MoneyField("0"), 8),
        ]
        return self.form(
            Group(_("Enrol somebody"), entries, note),
            EnrolmentDraft(course_uid=page.row.uid),
            check=_check_enrolment,
            write=enrolments.enrol,
            said=_enrolled_words,
            word=_("Enrol"),
        )

    def income(self, row: EnrolmentRow) -> RecordForm[Income]:
        """What somebody earned before the training."""
        enrolments = self._centre.trainings.enrolments
        entries = [Entry("income_before", _("Income before (baht a month)"), MoneyField("0"), 8)]
        return self.form(
            Group(row.name, entries, _("What training changed is counted from it.")),
            Income(income_before=row.income_before),
            check=lambda _typed: (),
            write=lambda typed: enrolments.set_income_before(row.uid, typed.income_before),
            said=lambda _none: _("The income was written down."),
        )

    def withdrawal(self, row: EnrolmentRow) -> RecordForm[Withdrawal]:
        """Somebody withdraws."""
        ground, enrolments = self._centre.ground, self._centre.trainings.enrolments
        entries = [
            Entry("withdrawn_on", _("Withdraws on"), day_field(ground), 8, required=True),
            Entry("reason", _("Reason"), LongTextField(lines=3), 12, required=True),
        ]
        return self.form(
            Group(_("{name} withdraws", name=row.name), entries),
            Withdrawal(withdrawn_on=ground.clock.today()),
            check=lambda typed: check_withdrawal(typed, row.enrolled_on, ground.clock.today()),
            write=lambda typed: enrolments.withdraw(row.uid, typed.reason, typed.withdrawn_on),
            said=_withdrawn_words,
            undo=lambda _written: lambda: enrolments.take_back_withdrawal(row.uid),
        )

    def session(self, page: CoursePage, row: SessionRow | None = None) -> RecordForm[SessionDraft]:
        """A session, new or changed."""
        sessions, uid = self._centre.trainings.sessions, row.uid if row is not None else ""
        others = [_draft_of(one) for one in page.sessions if one.uid != uid]
        entries = [
            Entry("on", _("Day"), day_field(self._centre.ground), 12, required=True),
            Entry("part", _("Part of the day"), fields.part_field(), 12, required=True),
            Entry("hours", _("Hours"), NumberField(1, 24), 5, required=True),
            Entry("topic", _("Topic"), TextField(limit=300), 12),
        ]
        days = _("The course: {days}.", days=rules.days_word(page.draft))

        def write(typed: SessionDraft) -> Sequence[str]:
            if not uid:
                return sessions.add(page.row.uid, [typed])
            sessions.save(uid, typed)
            return ()

        return self.form(
            Group(_("Change the session") if uid else _("Add a session"), entries, days),
            _session_draft(page, row),
            check=lambda typed: rules.check_session(typed, page.draft, others),
            write=write,
            said=lambda _saved: _("The session was written down."),
            undo=lambda made: (lambda: sessions.take_back(made[0])) if made else None,
        )

    def calling_off(self, page: CoursePage) -> RecordForm[Reason]:
        """The course does not take place."""
        courses, uid = self._centre.trainings.courses, page.row.uid
        return self._reason(
            _("Call the course off"),
            _("Whoever is enrolled is free for another course. The course stays in the list."),
            lambda reason: courses.call_off(uid, reason),
            _("The course was called off."),
            lambda: courses.take_back_call_off(uid),
        )

    def taking_back_results(self, page: CoursePage) -> RecordForm[Reason]:
        """The results were wrong; they can be put right and declared again."""
        results, uid = self._centre.trainings.results, page.row.uid
        return self._reason(
            _("Take the results back"),
            _("Attendance can be put right then, and the results declared again."),
            lambda reason: results.take_back(uid, reason),
            _("The results were taken back."),
        )

    def voiding(self, row: CertificateRow) -> RecordForm[Reason]:
        """A certificate was wrong."""
        certificates = self._centre.trainings.certificates
        return self._reason(
            _("Void certificate {number}", number=row.number),
            _("The number stays in the books and is not given again. Another one can be issued."),
            lambda reason: certificates.void(row.uid, reason),
            _("The certificate is void."),
        )

    def issuing_anew(self, row: CertificateRow) -> RecordForm[Reason]:
        """A certificate was wrong or lost; another with the next number stands for it."""
        certificates = self._centre.trainings.certificates
        return self._reason(
            _("Void certificate {number} and issue another", number=row.number),
            _("The next number stands on the new one. Name and course are taken anew."),
            lambda reason: certificates.issue_anew(row.uid, reason),
            _("Another certificate was issued."),
        )

    def _reason(
        self,
        title: str,
        note: str,
        write: Callable[[str], object],
        said: str,
        undo: Callable[[], object] | None = None,
    ) -> RecordForm[Reason]:
        entries = [Entry("reason", _("Reason"), LongTextField(lines=3), 12, required=True)]
        return self.form(
            Group(title, entries, note),
            Reason(),
            check=check_reason,
            write=lambda typed: write(typed.reason),
            said=lambda _written: said,
            undo=lambda _written: undo,
            word=_("Confirm"),
        )


def _check_enrolment(draft: EnrolmentDraft) -> tuple[Problem, ...]:
    # What only the register can tell, such as another course at the same time, is refused at its field.
    if not draft.person_uid:
        return (Problem("person_uid", _("Please choose who takes part.")),)
    return ()


def _enrolled_words(enrolled: Enrolled) -> str:
    soft = " ".join(problem.text for problem in enrolled.problems)
    said = _("Enrolled, with a seat.")
    if not enrolled.seated:
        said = _("Enrolled on the waiting list, as no. {place}.", place=enrolled.place or 0)
    return f"{said} {soft}".strip()


def _withdrawn_words(written: Withdrawn) -> str:
    said = _("The withdrawal was written down.")
    if not written.next_uid:
        return said
    phone = f" ({written.next_phone})" if written.next_phone else ""
    told = _("{name} waits longest and can be given the seat.", name=written.next_name + phone)
    return f"{said} {told}"


def _draft_of(row: SessionRow) -> SessionDraft:
    return SessionDraft(on=row.on, part=row.part, hours=row.hours, topic=row.topic)


def _session_draft(page: CoursePage, row: SessionRow | None) -> SessionDraft:
    """The session itself; a new one goes on where the last one ended."""
    if row is not None:
        return _draft_of(row)
    draft = SessionDraft(on=page.draft.first_day, hours=page.draft.hours_a_day)
    if not page.sessions:
        return draft
    last = page.sessions[-1]
    after = date.fromordinal(last.on.toordinal() + 1)
    if last.part == rules.MORNING:
        return replace(draft, on=last.on, part=rules.AFTERNOON, hours=last.hours)
    part = rules.MORNING if last.part == rules.AFTERNOON else last.part
    return replace(draft, on=min(after, page.draft.last_day or after), part=part, hours=last.hours)
