"""Invented groups and courses: a year of them, in every state that a course can have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from sqlalchemy import insert, select

from desktop.app.demonstration.courses_held import PLANS, Plan
from desktop.app.demonstration.people_taught import MOST_PEOPLE, Made, Person, Row, School, groups, people
from desktop.models import (
    Attendance,
    Certificate,
    Citizen,
    Course,
    CourseSession,
    Enrolment,
    RunningNumber,
    TrainingFollowUp,
)
from desktop.rules import trainings as rules
from desktop.rules.months import fiscal_year
from desktop.rules.trainings.drafts import PERCENT_TO_PASS
from desktop.services.ground import Ground
from desktop.services.trainings.certificates import SERIES
from desktop.system.language import mark

_OFFICER: Final = "นูรียะห์ สาและ"
_SUPERVISOR: Final = "สมชาย จันทร์แก้ว"
_A_DAY: Final = 6
_REASONS: Final = ("ได้งานทำที่หาดใหญ่", "ต้องดูแลบุตร", "เจ็บป่วย", "เดินทางไปทำงานที่มาเลเซีย")
_REMARKS: Final = ("ลากิจ", "ลาป่วย", "มาสาย", "")
_NOTES: Final = ("เปิดร้านที่บ้าน", "รับจ้างในหมู่บ้าน", "ทำงานกับนายจ้างเดิม", "รวมกลุ่มขายในตลาดนัด", "")


def fill(ground: Ground, seed: int) -> None:
    """Groups and courses of every centre in the register.

    Args:
        ground: what every service stands on.
        seed: the same seed makes the same courses.
    """
    chance = Random(seed * 11 + 3)  # noqa: S311  invented courses, no secrets
    names = {code: tambon.name for code, tambon in ground.reference.tambons.items()}
    made = Made()
    with ground.database.work(mark("Fill the demonstration register"), ground.actor.uid) as work:
        for unit in work.session.scalars(select(Citizen.origin).distinct().order_by(Citizen.origin)).all():
            school = School(unit, ground.clock.today(), chance, made, names)
            everybody = people(work.session, school)
            _teach(school, everybody, groups(school, everybody))
        for model, rows in made.rows.items():
            if rows:
                work.session.execute(insert(model), rows)
        for (unit, year), last in made.numbers.items():
            if unit == ground.unit:
                row = RunningNumber(unit=unit, kind=SERIES, fiscal_year=year, last=last)
                work.session.add(row)
        work.touch("courses", "demonstration")


def _teach(school: School, everybody: Sequence[Person], formed: dict[str, tuple[str, list[Person]]]) -> None:
    """All courses of a centre; nobody sits in two of them, but the members of a group in its own."""
    grouped = {person.uid for _group, members in formed.values() for person in members}
    free = iter([person for person in everybody if person.uid not in grouped])
    share = min(1.0, len(everybody) / MOST_PEOPLE)
    tambons = sorted({person.tambon for person in everybody})
    for plan in PLANS:
        last = _weekday(school.today + timedelta(days=plan.ends))
        group, members = formed.get(plan.category, ("", [])) if plan.ends > 0 else ("", [])
        wanted = round(plan.came * share)
        taking_part = [*members[:wanted], *_next_of(free, wanted - len(members))]
        if tambons:
            tambon = members[0].tambon if members else school.chance.choice(tambons)
            course = _course(school, plan, last, (tambon, group))
            _hold(school, plan, course, taking_part)


def _next_of(waiting: Iterator[Person], count: int) -> list[Person]:
    return [person for _number, person in zip(range(max(0, count)), waiting, strict=False)]


def _weekday(day: date) -> date:
    """The day itself, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _days(last: date, count: int) -> list[date]:
    """So many weekdays, up to the last of them."""
    days = [last]
    while len(days) < count:
        days.insert(0, _weekday(days[0] - timedelta(days=1)))
    return days


def _course(school: School, plan: Plan, last: date, where: tuple[str, str]) -> Row:
    days = _days(last, -(-plan.hours // _A_DAY))
    over = last < school.today and not plan.called_off
    # The newest of those that are over still waits for its results.
    declared = last + timedelta(days=4) if over and plan.ends < -20 else None
    tambon, group = where
    return school.made.add(
        Course,
        school.unit,
        group_uid=group or None,
        title=plan.title,
        agency_code=plan.agency,
        curriculum=plan.curriculum,
        category_code=plan.category,
        place=plan.place.format(school.tambons[tambon]),
        tambon_code=tambon,
        first_day=days[0],
        last_day=last,
        hours=plan.hours,
        hours_a_day=_A_DAY,
        trainer=plan.trainer,
        seats=plan.seats,
        budget=plan.baht * 100,
        percent_to_pass=PERCENT_TO_PASS,
        youngest=None,
        oldest=None,
        declared_on=declared,
        declared_by=_OFFICER if declared else "",
        called_off_on=days[0] - timedelta(days=3) if plan.called_off else None,
        call_off_reason=plan.called_off,
    )


def _hold(school: School, plan: Plan, course: Row, taking_part: Sequence[Person]) -> None:
    enrolments = [_enrolment(school, course, person, place) for place, person in enumerate(taking_part, 1)]
    seated = [row for row in enrolments if row["seated_on"] is not None]
    if plan.called_off or not taking_part:
        return
    sessions = _sessions(school, plan, course)
    begun = [row for row in sessions if row["on"] < school.today]
    if len(seated) > 5 and course["declared_on"] is not None:
        _leaves(school, course, seated[-1])
    for place, row in enumerate(seated):
        _attends(school, course, (row, place), begun)
    if course["declared_on"] is not None:
        _finish(school, course, seated)


def _enrolment(school: School, course: Row, person: Person, place: int) -> Row:
    # Whoever stands further up came earlier.
    day = min(course["first_day"], school.today) - timedelta(days=max(2, 24 - place))
    income = school.chance.randrange(4, 19) * 50_000
    return school.made.add(
        Enrolment,
        school.unit,
        course_uid=course["uid"],
        person_uid=person.uid,
        case_uid=person.case_uid,
        enrolled_on=day,
        seated_on=day if place <= course["seats"] else None,
        income_before=income if school.chance.random() < 0.85 else None,
        withdrawn_on=None,
        withdraw_reason="",
        result="",
        hours_attended=None,
    )


def _leaves(school: School, course: Row, row: Row) -> None:
    row["withdrawn_on"] = course["first_day"] + timedelta(days=1)
    row["withdraw_reason"] = school.chance.choice(_REASONS)


def _sessions(school: School, plan: Plan, course: Row) -> list[Row]:
    parts = (("morning", 3), ("afternoon", 3)) if plan.halves else (("day", _A_DAY),)
    return [
        school.made.add(
            CourseSession,
            school.unit,
            course_uid=course["uid"],
            on=day,
            part=part,
            hours=hours,
            topic="ปฐมนิเทศและความปลอดภัย" if place == 0 and part != "afternoon" else "",
            taken_back_on=None,
        )
        for place, day in enumerate(_days(course["last_day"], -(-plan.hours // _A_DAY)))
        for part, hours in parts
    ]


def _attends(school: School, course: Row, who: tuple[Row, int], begun: Sequence[Row]) -> None:
    row, place = who
    # One in nine is away too often to pass.
    presence = 0.55 if place % 9 == 4 else 0.95
    left = row["withdrawn_on"] or date.max
    keyed = begun if course["declared_on"] is not None else begun[:-1]
    for held in keyed:
        there = held["on"] <= left and school.chance.random() < presence
        hours = held["hours"] if there else 0
        school.made.hours[row["uid"]] = school.made.hours.get(row["uid"], 0) + hours
        school.made.add(
            Attendance,
            school.unit,
            session_uid=held["uid"],
            enrolment_uid=row["uid"],
            hours=hours,
            remark="" if there or held["on"] > left else school.chance.choice(_REMARKS),
        )


def _finish(school: School, course: Row, seated: Sequence[Row]) -> None:
    for row in seated:
        row["hours_attended"] = attended = school.made.hours.get(row["uid"], 0)
        stayed = rules.result_of(attended, course["hours"], course["percent_to_pass"])
        row["result"] = rules.LEFT if row["withdrawn_on"] is not None else stayed
    passed = [row for row in seated if row["result"] == rules.PASSED]
    _certify(school, course, passed)
    for row in passed:
        _follow_up(school, course, row)


def _certify(school: School, course: Row, passed: Sequence[Row]) -> None:
    day = course["declared_on"] + timedelta(days=1)
    for place, row in enumerate(passed):
        if place == 1:
            _certificate(school, row, day, void="สะกดชื่อสกุลไม่ตรงกับบัตรประจำตัวประชาชน")
        _certificate(school, row, day)


def _certificate(school: School, row: Row, day: date, void: str = "") -> None:
    year = fiscal_year(day)
    school.made.add(
        Certificate,
        school.unit,
        enrolment_uid=row["uid"],
        fiscal_year=year,
        number=school.made.number(school.unit, year),
        given_on=day,
        voided_on=day if void else None,
        voided_by=_SUPERVISOR if void else "",
        void_reason=void,
    )


def _follow_up(school: School, course: Row, row: Row) -> None:
    """What became of somebody; of the newest that are due some were not asked yet."""
    before = row["income_before"] or 350_000
    for days in rules.FOLLOW_UPS:
        on = rules.due_on(course["last_day"], days) + timedelta(days=school.chance.randrange(0, 9))
        fresh = (school.today - on).days < 20
        if on > school.today or school.chance.random() < (0.6 if fresh else 0.08):
            continue
        works = school.chance.random() < 0.55 + days / 450
        income = round(before * (1 + school.chance.random() * days / 90) / 10_000) * 10_000
        school.made.add(
            TrainingFollowUp,
            school.unit,
            enrolment_uid=row["uid"],
            days=days,
            on=on,
            in_work=works,
            uses_skill=works and school.chance.random() < 0.8,
            income=income if works else before,
            note=school.chance.choice(_NOTES) if works else "กำลังหางาน",
            officer=_OFFICER,
        )
