"""Who takes part in the demonstration's courses: people of a centre, and the groups that they form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from desktop.models import (
    Attendance,
    Base,
    Case,
    Certificate,
    Citizen,
    Course,
    CourseSession,
    Enrolment,
    Group,
    GroupMember,
    Need,
    TrainingFollowUp,
    new_uid,
)

Row = dict[str, Any]

_YOUNGEST: Final = 18
# A centre of thirty people holds fewer courses than one of a thousand.
MOST_PEOPLE: Final = 200
_GROUPS: Final = (
    ("SKL-1", "กลุ่มช่างชุมชนตำบล", "occupational"),
    ("EMP-2", "กลุ่มอาชีพเสริมตำบล", "occupational"),
    ("OPS-2", "กลุ่มแรงงานนอกระบบตำบล", "informal"),
)
# Fewer than so many people form no group, and it is formed so many days ago at most.
_FEWEST: Final = 3
_FORMED_AGO: Final = 9


@dataclass
class Made:
    """Rows by their table, in the order in which they are stored, and the numbers that were given."""

    rows: dict[type[Base], list[Row]] = field(
        default_factory=lambda: {
            model: []
            for model in (
                *(Group, GroupMember, Course, Enrolment, CourseSession),
                *(Attendance, TrainingFollowUp, Certificate),
            )
        }
    )
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    # How many hours somebody attended, by enrolment.
    hours: dict[str, int] = field(default_factory=dict)

    def add(self, model: type[Base], origin: str, **values: Any) -> Row:
        """One row more."""
        row = {"uid": new_uid(), "origin": origin, "revision": 1, **values}
        self.rows[model].append(row)
        return row

    def number(self, unit: str, year: int) -> int:
        """The next certificate's number."""
        self.numbers[unit, year] = self.numbers.get((unit, year), 0) + 1
        return self.numbers[unit, year]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can take part, and the case in which they asked for it."""

    uid: str
    tambon: str
    case_uid: str | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """One centre's courses while they are invented."""

    unit: str
    today: date
    chance: Random
    made: Made
    tambons: dict[str, str]


def people(session: Session, school: School) -> list[Person]:
    """Grown-up people of a centre, each at most once, those with a wish for training first."""
    born_by = str(school.today.year - _YOUNGEST - 1)
    grown = (
        select(Citizen.uid, Citizen.tambon_code)
        .where(Citizen.origin == school.unit, Citizen.tambon_code != "", Citizen.joined_to == "")
        .where(func.substr(Citizen.birth_date, 1, 4) < born_by, Citizen.birth_date != "")
        # Whoever belongs to a group that came of a forum is not put into a second one for the same.
        .where(~exists().where(GroupMember.person_uid == Citizen.uid))
    )
    asked = (
        grown.add_columns(Case.uid, Need.category_code)
        .join(Case, Case.citizen_uid == Citizen.uid)
        .join(Need, Need.case_uid == Case.uid)
        .where(Case.pointed_out_on <= school.today - timedelta(days=_FORMED_AGO))
        .where(Case.restricted.is_(False), Need.category_code.in_([code for code, _name, _kind in _GROUPS]))
    )
    found: dict[str, Person] = {}
    for uid, tambon, case, category in session.execute(asked.order_by(Need.uid).limit(MOST_PEOPLE)):
        found.setdefault(uid, Person(uid, tambon, case, category))
    for uid, tambon in session.execute(grown.order_by(Citizen.uid).limit(MOST_PEOPLE)):
        found.setdefault(uid, Person(uid, tambon))
    return list(found.values())


def groups(school: School, people: Sequence[Person]) -> dict[str, tuple[str, list[Person]]]:
    """For each kind the tambon where most people wished it: category to the group and its members.

    The other tambons are left, so that there is something to propose.
    """
    formed: dict[str, tuple[str, list[Person]]] = {}
    for category, name, kind in _GROUPS:
        wishing: dict[str, list[Person]] = {}
        for person in people:
            if person.category == category:
                wishing.setdefault(person.tambon, []).append(person)
        tambon = max(sorted(wishing), key=lambda code: len(wishing[code]), default="")
        if len(wishing.get(tambon, ())) >= _FEWEST:
            uid = _group(school, (category, name, kind), tambon, wishing[tambon])
            formed[category] = uid, wishing[tambon]
    if formed:
        _former_group(school, people)
    return formed


def _group(school: School, about: tuple[str, str, str], tambon: str, members: Sequence[Person]) -> str:
    category, name, kind = about
    formed = school.today - timedelta(days=school.chance.randrange(2, _FORMED_AGO))
    row = school.made.add(
        Group,
        school.unit,
        name=f"{name}{school.tambons[tambon]}",
        kind=kind,
        tambon_code=tambon,
        formed_on=formed,
        category_code=category,
        purpose="ฝึกอาชีพที่ใช้ได้จริงในหมู่บ้าน และรับงานร่วมกันเป็นกลุ่ม",
        ended_on=None,
        end_reason="",
    )
    for place, person in enumerate(members):
        _member(school, row["uid"], person, formed, leads=place == 0)
    return str(row["uid"])


def _member(
    school: School,
    group: str,
    person: Person,
    since: date,
    *,
    leads: bool = False,
    until: date | None = None,
) -> None:
    school.made.add(
        GroupMember,
        school.unit,
        group_uid=group,
        person_uid=person.uid,
        case_uid=person.case_uid,
        leads=leads,
        since=since,
        until=until,
    )


def _former_group(school: School, people: Sequence[Person]) -> None:
    """A group of last year that ended."""
    formed, ended = school.today - timedelta(days=330), school.today - timedelta(days=60)
    members = [person for person in people if person.case_uid is None][:7]
    if not members:
        return
    row = school.made.add(
        Group,
        school.unit,
        name=f"กลุ่มเลี้ยงแพะตำบล{school.tambons[members[0].tambon]}",
        kind="shared_problem",
        tambon_code=members[0].tambon,
        formed_on=formed,
        category_code="OPS-1",
        purpose="ช่วยเหลือกันหลังน้ำท่วมสวนยาง",
        ended_on=ended,
        end_reason="สมาชิกส่วนใหญ่กลับไปกรีดยางตามเดิม",
    )
    for place, person in enumerate(members):
        gone = formed + timedelta(days=90) if place == len(members) - 1 else None
        _member(school, row["uid"], person, formed, leads=place == 0, until=gone)
