"""What the windows see of what became of people, and of what training changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.services.trainings.rows.courses import CourseRow

DUE = "due"
DONE = "done"
MISSED = "missed"
TO_COME = "to_come"

# The figures of what training changed, each with the people behind it.
ENROLLED = "enrolled"
SEATED = "seated"
PASSED = "passed"
FAILED = "failed"
LEFT = "left"
CERTIFIED = "certified"
ASKED_30 = "asked_30"
IN_WORK_30 = "in_work_30"
ASKED_90 = "asked_90"
IN_WORK_90 = "in_work_90"
USES_SKILL = "uses_skill"
INCOME_KNOWN = "income_known"
FIGURES = (
    ENROLLED, SEATED, PASSED, FAILED, LEFT, CERTIFIED, ASKED_30, IN_WORK_30, ASKED_90, IN_WORK_90,
    USES_SKILL, INCOME_KNOWN,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFilter:
    """Which follow-ups a list shows, and in which order.

    Attributes:
        text: part of the person's name, ID number or telephone.
        state: ``due``, ``done`` or empty for both and those to come.
        days: 30, 90 or nothing for both.
        course: a course.
        tambon: the person's tambon.
        unit: the centre that keeps them; the province's own choice.
        sort: ``due_on``, ``name``, ``course``, ``tambon``, ``days`` or ``income``.
        descending: the other way round.
    """

    text: str = ""
    state: str = DUE
    days: int | None = None
    course: str = ""
    tambon: str = ""
    unit: str = ""
    sort: str = "due_on"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """Somebody who is to be asked, or was.

    Attributes:
        key: enrolment and days, as the lists name it.
        enrolment_uid: theirs.
        days: 30 or 90.
        due_on: when they are to be asked.
        overdue_days: how many days ago that was; 0 where it is not due, or done.
        state: ``due``, ``done``, ``missed`` (a 30-day one after 90 days) or ``to_come``.
        person_uid: who.
        name: with title.
        phone: the first one, as people read it.
        tambon: the name of the person's tambon.
        course_uid: the course.
        course: its title.
        last_day: of the course.
        income_before: satang a month before the training, or nothing.
        on: the day on which they were asked, or nothing.
        in_work: whether they work.
        uses_skill: whether they use what they learnt.
        income: satang a month.
        note: anything more.
        officer: who asked.
        own: whether this office may write it.
    """

    key: str
    enrolment_uid: str
    days: int
    due_on: date
    overdue_days: int
    state: str
    person_uid: str
    name: str
    phone: str
    tambon: str
    course_uid: str
    course: str
    last_day: date
    income_before: int | None
    on: date | None = None
    in_work: bool | None = None
    uses_skill: bool | None = None
    income: int | None = None
    note: str = ""
    officer: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What training changed; each figure but the incomes is the length of its list of people.

    Attributes:
        counts: the figures by their names, see ``FIGURES``.
        income_before: the average before, in satang a month, of those whose income is known before and after.
        income_after: theirs after: the one of 90 days, else the one of 30.
        budget: in satang.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    income_before: int | None = None
    income_after: int | None = None
    budget: int = 0

    def count(self, figure: str) -> int:
        """A figure; 0 where there is none."""
        return self.counts.get(figure, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseChanged:
    """What one course changed."""

    course: CourseRow
    changed: Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class YearChanged:
    """What the courses of a fiscal year changed; a course counts in the year in which it ends.

    Attributes:
        fiscal_year: Buddhist.
        total: of all courses.
        courses: those not called off, by their last day, the newest first.
        called_off: how many were called off.
    """

    fiscal_year: int
    total: Changed
    courses: tuple[CourseChanged, ...]
    called_off: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPerson:
    """Somebody behind a figure of what training changed.

    Attributes:
        enrolment_uid: theirs.
        person_uid: who.
        name: with title.
        course_uid: the course.
        course: its title.
        seated: whether they have or had a seat.
        result: ``passed``, ``failed``, ``left`` or empty.
        certificate_number: of the living certificate, or empty.
        income_before: satang a month, or nothing.
        asked: after how many days they were asked, of 30 and 90.
        in_work_30: nothing where it is not known.
        income_30: satang a month, or nothing.
        in_work_90: nothing where it is not known.
        income_90: satang a month, or nothing.
        uses_skill: as it was last learnt, or nothing.
    """

    enrolment_uid: str
    person_uid: str
    name: str
    course_uid: str
    course: str
    seated: bool
    result: str
    certificate_number: str = ""
    income_before: int | None = None
    asked: frozenset[int] = frozenset()
    in_work_30: bool | None = None
    income_30: int | None = None
    in_work_90: bool | None = None
    income_90: int | None = None
    uses_skill: bool | None = None

    @property
    def income_after(self) -> int | None:
        """The last income that is known."""
        return self.income_30 if self.income_90 is None else self.income_90
