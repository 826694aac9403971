"""What training changed, for a course and for a fiscal year, with the people behind every figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.database.milestones import period_of_year
from desktop.models import Certificate, Citizen, Course, Enrolment
from desktop.rules import trainings as rules
from desktop.rules.months import fiscal_year
from desktop.services.ground import Ground
from desktop.services.trainings import entries, follow_ups, looking
from desktop.services.trainings import rows as names
from desktop.services.trainings.results import taking_part
from desktop.services.trainings.rows import Changed, ChangedPerson, CourseChanged, CourseRow, YearChanged

# Who is behind each figure.
_BEHIND: Mapping[str, Callable[[ChangedPerson], bool]] = {
    names.ENROLLED: lambda one: bool(one.enrolment_uid),
    names.SEATED: lambda one: one.seated,
    names.PASSED: lambda one: one.result == rules.PASSED,
    names.FAILED: lambda one: one.result == rules.FAILED,
    names.LEFT: lambda one: one.result == rules.LEFT,
    names.CERTIFIED: lambda one: bool(one.certificate_number),
    names.ASKED_30: lambda one: 30 in one.asked,
    names.IN_WORK_30: lambda one: one.in_work_30 is True,
    names.ASKED_90: lambda one: 90 in one.asked,
    names.IN_WORK_90: lambda one: one.in_work_90 is True,
    names.USES_SKILL: lambda one: one.uses_skill is True,
    names.INCOME_KNOWN: lambda one: one.income_before is not None and one.income_after is not None,
}


class Summary:
    """What training changed.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def years(self, unit: str = "") -> tuple[int, ...]:
        """The fiscal years in which a course ends, the newest first, this one always among them.

        Args:
            unit: only this centre's; empty takes all that the register knows.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            query = select(Course.last_day).where(*_of_unit(unit)).distinct()
            found = {fiscal_year(day) for day in session.scalars(query)}
        return tuple(sorted(found | {fiscal_year(self._ground.clock.today())}, reverse=True))

    def of_year(self, year: int, unit: str = "") -> YearChanged:
        """What the courses that end in a fiscal year changed; whoever took part in two counts in both.

        Args:
            year: Buddhist.
            unit: only this centre's; empty takes all that the register knows.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        period = period_of_year(year)
        where = (Course.last_day.between(period.first, period.last), *_of_unit(unit))
        with self._ground.database.read() as session:
            courses = looking.course_rows(self._ground, session, *where)
            people = _people(session, *where, Course.called_off_on.is_(None))
            budgets = dict(session.execute(select(Course.uid, Course.budget).where(*where)).all())
        held = [one for one in courses if one.state != rules.CALLED_OFF]
        by_course: dict[str, list[ChangedPerson]] = {one.uid: [] for one in held}
        for person in people:
            by_course[person.course_uid].append(person)
        return YearChanged(
            fiscal_year=year,
            total=_changed(people, [budgets[one.uid] for one in held]),
            courses=tuple(
                CourseChanged(course=one, changed=_changed(by_course[one.uid], [budgets[one.uid]]))
                for one in sorted(held, key=_newest_first, reverse=True)
            ),
            called_off=len(courses) - len(held),
        )

    def of_course(self, uid: str) -> Changed:
        """What one course changed.

        Args:
            uid: the course.

        Raises:
            Refused: the role does not allow it, or there is no such course.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            budget = entries.find(session, Course, uid).budget
            return _changed(_people(session, Course.uid == uid), [budget])

    def behind(
        self, figure: str, *, year: int | None = None, course_uid: str = "", unit: str = ""
    ) -> tuple[ChangedPerson, ...]:
        """The people behind a figure, by name; as many as the figure says.

        Args:
            figure: one of ``rows.FIGURES``.
            year: the fiscal year whose figure it is, or nothing.
            course_uid: the course whose figure it is, or empty.
            unit: only this centre's; empty takes all that the register knows.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        where = [*_of_unit(unit)]
        if course_uid:
            where.append(Course.uid == course_uid)
        else:
            where.append(Course.called_off_on.is_(None))
        if year is not None:
            period = period_of_year(year)
            where.append(Course.last_day.between(period.first, period.last))
        with self._ground.database.read() as session:
            return tuple(one for one in _people(session, *where) if _BEHIND[figure](one))


def _of_unit(unit: str) -> Sequence[ColumnElement[bool]]:
    return (Course.origin == unit,) if unit else ()


def _newest_first(row: CourseRow) -> tuple[object, str]:
    return row.last_day, row.uid


def _people(session: Session, *where: ColumnElement[bool]) -> list[ChangedPerson]:
    """Everybody who takes or took part, or waits, each once in a course, by name."""
    kept = {one.uid for one in taking_part(session, *where)}
    query = (
        select(Enrolment, Course, Citizen)
        .join(Course, Course.uid == Enrolment.course_uid)
        .join(Citizen, Citizen.uid == Enrolment.person_uid)
        .where(*where)
        .order_by(Citizen.sort_name, Enrolment.uid)
    )
    found = [
        row
        for row in session.execute(query)
        if row.Enrolment.uid in kept or row.Enrolment.withdrawn_on is None
    ]
    said = follow_ups.made(session, [row.Enrolment.uid for row in found])
    numbers = _numbers(session, *where)
    return [
        _person(row.Enrolment, row.Course, row.Citizen, said, numbers.get(row.Enrolment.uid, ""))
        for row in found
    ]


def _numbers(session: Session, *where: ColumnElement[bool]) -> Mapping[str, str]:
    """The numbers of the living certificates by enrolment."""
    query = (
        select(Certificate)
        .join(Enrolment, Enrolment.uid == Certificate.enrolment_uid)
        .join(Course, Course.uid == Enrolment.course_uid)
        .where(Certificate.voided_on.is_(None), *where)
    )
    return {one.enrolment_uid: looking.number_of(one) for one in session.scalars(query)}


def _person(
    enrolment: Enrolment, course: Course, person: Citizen, said: follow_ups.Made, certificate: str
) -> ChangedPerson:
    soon, later = said.get((enrolment.uid, 30)), said.get((enrolment.uid, 90))
    skills = [one.uses_skill for one in (soon, later) if one is not None and one.uses_skill is not None]
    return ChangedPerson(
        enrolment_uid=enrolment.uid,
        person_uid=person.uid,
        name=looking.person_name(person),
        course_uid=course.uid,
        course=course.title,
        seated=enrolment.seated_on is not None,
        result=enrolment.result,
        certificate_number=certificate,
        income_before=enrolment.income_before,
        asked=frozenset(days for days in rules.FOLLOW_UPS if (enrolment.uid, days) in said),
        in_work_30=soon.in_work if soon else None,
        income_30=soon.income if soon else None,
        in_work_90=later.in_work if later else None,
        income_90=later.income if later else None,
        uses_skill=skills[-1] if skills else None,
    )


def _changed(people: Sequence[ChangedPerson], budgets: Sequence[int | None]) -> Changed:
    counts = {figure: sum(behind(one) for one in people) for figure, behind in _BEHIND.items()}
    known = [one for one in people if _BEHIND[names.INCOME_KNOWN](one)]
    return Changed(
        counts=counts,
        income_before=_average([one.income_before or 0 for one in known]),
        income_after=_average([one.income_after or 0 for one in known]),
        budget=sum(budget or 0 for budget in budgets),
    )


def _average(amounts: Sequence[int]) -> int | None:
    """Half a satang is rounded up, as on the paper of a training's result."""
    return (2 * sum(amounts) + len(amounts)) // (2 * len(amounts)) if amounts else None
