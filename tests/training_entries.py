"""A centre that forms groups and holds courses, for tests: whatever is not said is ordinary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries

from desktop.models import Case, Citizen
from desktop.rules.problems import Refused
from desktop.rules.trainings import (
    AttendanceDraft,
    CourseDraft,
    EnrolmentDraft,
    GroupDraft,
    MemberDraft,
    SessionDraft,
)
from desktop.services.ground import Ground
from desktop.services.trainings import Trainings
from desktop.services.trainings.rows import Enrolled

# The clock of the tests stands on 20 November 2569.
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 6)
COURSE = CourseDraft(
    title="ช่างเชื่อมไฟฟ้า",
    agency_code="DSD",
    place="อบต.สะบารัง",
    tambon_code="940101",
    first_day=FIRST,
    last_day=LAST,
    hours=30,
    hours_a_day=6,
    trainer="นายสมพงษ์ เพชรสุวรรณ",
    seats=3,
    budget=15_000_00,
)
GROUP = GroupDraft(
    name="กลุ่มช่างเชื่อม", tambon_code="940101", formed_on=date(2026, 11, 1), category_code="SKL-1"
)


def fields_of(attempt: Callable[[], object]) -> list[str]:
    """The fields at which something is refused."""
    with pytest.raises(Refused) as refused:
        attempt()
    return [problem.field for problem in refused.value.problems if not problem.soft]


class School:
    """A centre's groups and courses."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.entries = Entries(ground)
        self.trainings = Trainings(ground)

    def person(self, name: str = "อาแว", born: str = "1990-05-01", tambon: str = "940101") -> str:
        """Somebody of an age, or of none where nothing is said."""
        uid = self.entries.person(name, tambon=tambon)
        with self.ground.database.work("Somebody is born for a test") as work:
            work.session.get_one(Citizen, uid).birth_date = born
        return uid

    def asked(
        self, *needs: str, tambon: str = "940101", on: date = date(2026, 11, 3), restricted: bool = False
    ) -> str:
        """Somebody's open case."""
        return self.entries.case(on, *needs or ("SKL-1",), tambon=tambon, restricted=restricted)

    def whose(self, case: str) -> str:
        """Whose case it is."""
        with self.ground.database.read() as session:
            return session.get_one(Case, case).citizen_uid

    def group(self, *people: str, **how: object) -> str:
        """A group with members."""
        draft = replace(GROUP, **how)  # type: ignore[arg-type]
        return self.trainings.groups.open(draft, [MemberDraft(person_uid=uid) for uid in people]).uid

    def course(self, **how: object) -> str:
        """A course of a week that is over, with three seats."""
        return self.trainings.courses.plan(replace(COURSE, **how)).uid  # type: ignore[arg-type]

    def enrolled(self, course: str, person: str = "", **how: object) -> Enrolled:
        """Somebody enrolled on the first day of the course."""
        draft = EnrolmentDraft(course_uid=course, person_uid=person or self.person(), enrolled_on=FIRST)
        return self.trainings.enrolments.enrol(replace(draft, **how))  # type: ignore[arg-type]

    def sessions(self, course: str) -> tuple[str, ...]:
        """Whole days until the course's hours are full."""
        proposed = self.trainings.sessions.proposed(course)
        return self.trainings.sessions.add(course, proposed)

    def came(self, course: str, enrolment: str, hours: Sequence[int]) -> None:
        """How long somebody was at each session."""
        rows = self.trainings.sessions.of_course(course)
        cells = [
            AttendanceDraft(session_uid=row.uid, enrolment_uid=enrolment, hours=there)
            for row, there in zip(rows, hours, strict=True)
        ]
        self.trainings.attendances.save(course, cells)

    def held(self, *attended: Sequence[int], **how: object) -> tuple[str, tuple[str, ...]]:
        """A course whose results are declared, with somebody for each row of hours."""
        course = self.course(**({"seats": max(3, len(attended))} | how))
        self.sessions(course)
        enrolments = tuple(
            self.enrolled(course, self.person(f"คน{at}")).uid for at, _row in enumerate(attended)
        )
        for enrolment, hours in zip(enrolments, attended, strict=True):
            self.came(course, enrolment, hours)
        self.trainings.results.declare(course)
        return course, enrolments


def session(on: date = FIRST, part: str = "morning", hours: int = 3) -> SessionDraft:
    """A session."""
    return SessionDraft(on=on, part=part, hours=hours)
