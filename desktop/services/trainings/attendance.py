"""Attendance: the grid of persons and sessions, keyed from the signed sheets and saved as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months
from desktop.models import Attendance, Course, CourseSession, Enrolment, new_uid
from desktop.rules import trainings as rules
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.rules.thai_names import clean
from desktop.rules.trainings import AttendanceDraft, SessionDraft
from desktop.services.ground import Ground
from desktop.services.trainings import entries, looking
from desktop.services.trainings.rows import AttendanceGrid, GridCell
from desktop.services.trainings.sessions import draft_of
from desktop.system.language import _, mark


class Attendances:
    """Who was at which session, and how long.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def grid(self, course_uid: str) -> AttendanceGrid:
        """Persons with a seat down, sessions across.

        Args:
            course_uid: the course.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            course = entries.find(session, Course, course_uid)
            sessions = looking.session_rows(session, course_uid)
            months = {Month.of(one.on) for one in sessions}
            closed = {month for month in months if closed_months.is_closed(session, course.origin, month)}
            return AttendanceGrid(
                course_uid=course_uid,
                course=course.title,
                sessions=sessions,
                persons=tuple(
                    looking.enrolment_rows(
                        ground, session, Enrolment.course_uid == course_uid, looking.has_seat()
                    )
                ),
                cells={
                    at: GridCell(hours=row.hours, remark=row.remark)
                    for at, row in _stored(session, course_uid).items()
                },
                today=ground.clock.today(),
                closed=frozenset(one.uid for one in sessions if Month.of(one.on) in closed),
                frozen=self._frozen(session, course_uid),
                hours=course.hours,
                hours_to_pass=rules.hours_to_pass(course.hours, course.percent_to_pass),
            )

    def _frozen(self, session: Session, course_uid: str) -> str:
        """Why nothing can be keyed at all."""
        try:
            entries.require_centre(self._ground, "trainings.save")
            entries.open_course(self._ground, session, course_uid)
        except Refused as why:
            return why.sentence
        return ""

    def check(self, course_uid: str, cells: Sequence[AttendanceDraft]) -> tuple[Problem, ...]:
        """What is wrong with cells, each problem at its cell's field (``rules.trainings.cell_field``).

        Args:
            course_uid: the course.
            cells: those that were keyed or changed.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return tuple(self._problems(session, course_uid, cells))

    def save(self, course_uid: str, cells: Sequence[AttendanceDraft]) -> int:
        """Write all cells that were keyed or changed, in one work: all of them or none.

        A cell that is emptied again counts as 0 hours: what was written stays written.

        Args:
            course_uid: the course.
            cells: those that were keyed or changed.

        Returns:
            How many cells are different from before.

        Raises:
            Refused: the role does not allow it, a cell has a problem (all come along, each at its cell), a
                session's month is closed, or the course takes no entries any more.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Key attendance"), ground.actor.uid) as work:
            entries.open_course(ground, work.session, course_uid)
            citizen_entries.refuse_hard(tuple(self._problems(work.session, course_uid, cells)))
            stored = _stored(work.session, course_uid)
            changed = [one for one in cells if _differs(stored.get(_at(one)), one)]
            self._refuse_closed(work.session, changed)
            for one in changed:
                _write(work.session, stored.get(_at(one)), one)
            return len(changed)

    def _problems(
        self, session: Session, course_uid: str, cells: Iterable[AttendanceDraft]
    ) -> Iterator[Problem]:
        today = self._ground.clock.today()
        seats = {one.uid for one in looking.seated(session, course_uid)}
        sessions = {one.uid: draft_of(one) for one in looking.sessions(session, course_uid)}
        seen: set[tuple[str, str]] = set()
        for cell in cells:
            yield from _wrong(cell, seats, sessions.get(cell.session_uid), _at(cell) in seen)
            if cell.session_uid in sessions:
                yield from rules.check_attendance(cell, sessions[cell.session_uid], today)
            seen.add(_at(cell))

    def _refuse_closed(self, session: Session, cells: Iterable[AttendanceDraft]) -> None:
        for uid in sorted({cell.session_uid for cell in cells}):
            day = session.get_one(CourseSession, uid).on
            closed_months.refuse_if_closed(session, self._ground.unit, day)


def _wrong(
    cell: AttendanceDraft, seats: set[str], session: SessionDraft | None, twice: bool
) -> Iterator[Problem]:
    field = rules.cell_field(cell.enrolment_uid, cell.session_uid)
    if cell.enrolment_uid not in seats:
        yield Problem(field, _("This person has no seat in this course. Enrol them first."))
    if session is None:
        yield Problem(field, _("This is no session of this course."))
    if twice:
        yield Problem(field, _("This person stands twice in this session."))


def _at(cell: AttendanceDraft) -> tuple[str, str]:
    return cell.enrolment_uid, cell.session_uid


def _stored(session: Session, course_uid: str) -> Mapping[tuple[str, str], Attendance]:
    """The attendance of a course by enrolment and session."""
    of_course = select(CourseSession.uid).where(
        CourseSession.course_uid == course_uid, CourseSession.taken_back_on.is_(None)
    )
    query = select(Attendance).where(Attendance.session_uid.in_(of_course))
    return {(row.enrolment_uid, row.session_uid): row for row in session.scalars(query)}


def _differs(row: Attendance | None, cell: AttendanceDraft) -> bool:
    if row is None:
        return cell.hours is not None or bool(clean(cell.remark))
    return (row.hours, row.remark) != (cell.hours or 0, clean(cell.remark))


def _write(session: Session, row: Attendance | None, cell: AttendanceDraft) -> None:
    if row is None:
        row = Attendance(uid=new_uid(), session_uid=cell.session_uid, enrolment_uid=cell.enrolment_uid)
        session.add(row)
    row.hours, row.remark = cell.hours or 0, clean(cell.remark)
