"""Results: given by the rule, declared once, and taken back only where nothing was built on them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months
from desktop.models import Attendance, Certificate, Course, Enrolment
from desktop.rules import trainings as rules
from desktop.rules.problems import Problem, Refused
from desktop.services.ground import Ground
from desktop.services.trainings import entries, looking
from desktop.services.trainings.rows import Declaration, ResultLine
from desktop.system.language import _, mark


class Results:
    """Who passed a course.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def look(self, course_uid: str) -> Declaration:
        """The results as the rule gives them now, or as they were declared; nothing is written.

        Args:
            course_uid: the course.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._look(session, entries.find(session, Course, course_uid))

    def _look(self, session: Session, course: Course) -> Declaration:
        declared = course.declared_on is not None
        people = taking_part(session, Course.uid == course.uid)
        hours = looking.hours_attended(session, [one.uid for one in people])
        lines = tuple(_line(session, course, one, hours.get(one.uid, 0)) for one in people)
        return Declaration(
            course_uid=course.uid,
            lines=lines,
            hours=course.hours,
            hours_to_pass=rules.hours_to_pass(course.hours, course.percent_to_pass),
            problems=() if declared else tuple(self._problems(session, course)),
            declared_on=course.declared_on,
        )

    def _problems(self, session: Session, course: Course) -> Iterator[Problem]:
        seated, sessions = looking.seated(session, course.uid), looking.sessions(session, course.uid)
        if course.called_off_on is not None:
            yield Problem("course", _("This course was called off."))
        if course.last_day > self._ground.clock.today():
            yield Problem("last_day", _("The course is not over yet."))
        if not seated:
            yield Problem("enrolments", _("Nobody has a seat in this course. There is no result to declare."))
        if not sessions:
            yield Problem("sessions", _("This course has no session yet. Enter the sessions first."))
        missing = len(seated) * len(sessions) - _keyed(session, course)
        if missing > 0:
            sentence = _("{count} cells of the attendance are empty. Key them first.", count=missing)
            yield Problem("attendance", sentence)
        held = sum(one.hours for one in sessions)
        if sessions and held < course.hours:
            sentence = _(
                "The sessions have {held} of {hours} hours. The result goes by all {hours}.",
                held=held,
                hours=course.hours,
            )
            yield Problem("hours", sentence, soft=True)

    def declare(self, course_uid: str) -> Declaration:
        """Declare the results: from then on they, the attendance and the sessions are frozen.

        Args:
            course_uid: the course.

        Raises:
            Refused: the role does not allow it, the course is not over, attendance is missing, the month is
                closed, the results were declared already, or it is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.declare")
        today = ground.clock.today()
        with ground.database.work(mark("Declare the results of a course"), ground.actor.uid) as work:
            course = entries.open_course(ground, work.session, course_uid)
            citizen_entries.refuse_hard(tuple(self._problems(work.session, course)))
            closed_months.refuse_if_closed(work.session, ground.unit, today)
            for line in self._look(work.session, course).lines:
                row = work.session.get_one(Enrolment, line.enrolment_uid)
                row.result, row.hours_attended = line.result, line.hours
            course.declared_on, course.declared_by = today, ground.actor.full_name
            work.session.flush()
            return self._look(work.session, course)

    def take_back(self, course_uid: str, reason: str) -> None:
        """The declaration was wrong: attendance can be corrected and the results declared anew.

        Args:
            course_uid: the course.
            reason: why; it stands in the audit chain.

        Raises:
            Refused: the role does not allow it, no reason, a certificate lives (``certificates``), the month
                of the declaration is closed, nothing was declared, or it is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.declare")
        said = entries.require_reason(reason)
        title = mark("Take a declaration of results back")
        with ground.database.work(title, ground.actor.uid) as work:
            course = entries.own(ground, work.session, Course, course_uid)
            if course.declared_on is None:
                raise Refused(_("The results of this course were not declared yet."), code="not-declared")
            closed_months.refuse_if_closed(work.session, ground.unit, course.declared_on)
            _refuse_certificates(work.session, course_uid)
            query = select(Enrolment).where(Enrolment.course_uid == course_uid, Enrolment.result != "")
            for row in work.session.scalars(query):
                row.result, row.hours_attended = "", None
            course.declared_on, course.declared_by = None, ""
            work.touch("reason", said)


def taking_part(session: Session, *where: ColumnElement[bool]) -> list[Enrolment]:
    """Who has a result in courses: those with a seat, and those who left after it began, each person once.

    Args:
        session: of a reading or the running work.
        where: conditions on ``Course``.

    Returns:
        In the order of enrolment.
    """
    query = (
        select(Enrolment, Course.first_day)
        .join(Course, Course.uid == Enrolment.course_uid)
        .where(Enrolment.seated_on.is_not(None), *where)
        .order_by(Enrolment.enrolled_on, Enrolment.uid)
    )
    found = [(row, first_day) for row, first_day in session.execute(query)]
    kept = {(row.course_uid, row.person_uid): row for row, _first in found if row.withdrawn_on is None}
    for row, first_day in found:
        # Of several times the last one counts, unless they stayed until the end.
        known = kept.get((row.course_uid, row.person_uid))
        began = row.withdrawn_on is not None and row.withdrawn_on >= first_day
        if began and (known is None or known.withdrawn_on is not None):
            kept[row.course_uid, row.person_uid] = row
    return [row for row, _first in found if kept.get((row.course_uid, row.person_uid)) is row]


def _line(session: Session, course: Course, row: Enrolment, hours: int) -> ResultLine:
    if course.declared_on is not None and row.hours_attended is not None:
        hours, result = row.hours_attended, row.result
    elif row.withdrawn_on is not None:
        result = rules.LEFT
    else:
        result = rules.result_of(hours, course.hours, course.percent_to_pass)
    return ResultLine(
        enrolment_uid=row.uid,
        name=looking.name_of(session, row.person_uid),
        hours=hours,
        hundredths=hours * 10_000 // course.hours,
        result=result,
    )


def _keyed(session: Session, course: Course) -> int:
    """How many cells of the grid were keyed."""
    seats = {one.uid for one in looking.seated(session, course.uid)}
    sessions = [one.uid for one in looking.sessions(session, course.uid)]
    query = select(Attendance.enrolment_uid).where(Attendance.session_uid.in_(sessions))
    return sum(uid in seats for uid in session.scalars(query))


def _refuse_certificates(session: Session, course_uid: str) -> None:
    query = (
        select(Certificate.uid)
        .join(Enrolment, Enrolment.uid == Certificate.enrolment_uid)
        .where(Enrolment.course_uid == course_uid, Certificate.voided_on.is_(None))
    )
    if session.scalar(query.limit(1)):
        raise Refused(
            _("Certificates of this course were given. A supervisor must void them first."),
            code="certificates",
        )
