"""What the windows see of attendance, results and certificates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.rules.problems import Problem
from desktop.services.trainings.rows.courses import EnrolmentRow, SessionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """How long somebody was at a session."""

    hours: int
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceGrid:
    """Persons down, sessions across.

    Attributes:
        course_uid: the course.
        course: its title.
        sessions: in the order of the days.
        persons: everybody with a seat, in the order of enrolment.
        cells: by enrolment and session; what was not keyed yet is not there.
        today: sessions after this day take no attendance yet.
        closed: sessions of closed months, which take none any more.
        frozen: why nothing can be keyed at all, in a sentence; empty where it can.
        hours: of the course.
        hours_to_pass: how many hours somebody must have been there.
    """

    course_uid: str
    course: str
    sessions: tuple[SessionRow, ...]
    persons: tuple[EnrolmentRow, ...]
    cells: Mapping[tuple[str, str], GridCell] = field(default_factory=dict)
    today: date
    closed: frozenset[str] = frozenset()
    frozen: str = ""
    hours: int
    hours_to_pass: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """What the rule says of one person.

    Attributes:
        enrolment_uid: theirs.
        name: with title.
        hours: attended.
        hundredths: of the course's hours, in hundredths of a percent, rounded down.
        result: ``passed``, ``failed`` or ``left``.
    """

    enrolment_uid: str
    name: str
    hours: int
    hundredths: int
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The results of a course as the rule gives them.

    Attributes:
        course_uid: the course.
        lines: everybody who took part, in the order of enrolment.
        hours: of the course.
        hours_to_pass: how many hours somebody must have been there.
        problems: the hard ones forbid declaring.
        declared_on: the day on which they were declared, or nothing yet.
    """

    course_uid: str
    lines: tuple[ResultLine, ...]
    hours: int
    hours_to_pass: int
    problems: tuple[Problem, ...] = ()
    declared_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRow:
    """A certificate as it was given.

    Attributes:
        uid: the certificate.
        number: as it stands on the paper.
        enrolment_uid: whose result it is of.
        person_uid: who.
        name: with title.
        course_uid: the course.
        course: its title.
        given_on: the day.
        voided_on: the day on which it became void, or nothing.
        voided_by: by whom.
        void_reason: why.
    """

    uid: str
    number: str
    enrolment_uid: str
    person_uid: str
    name: str
    course_uid: str
    course: str
    given_on: date
    voided_on: date | None = None
    voided_by: str = ""
    void_reason: str = ""
