"""What is kept about one person's groups and courses, for the copy that they may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import (
    Attendance,
    Certificate,
    Course,
    CourseSession,
    Enrolment,
    Group,
    GroupMember,
    TrainingFollowUp,
)
from desktop.rules import money, thai_date
from desktop.rules.trainings import AFTERNOON, DAY, FAILED, LEFT, MORNING, PASSED, certificate_number

TITLE: Final = "กลุ่มและการฝึกอาชีพ"
GROUPS: Final = ("กลุ่ม", ("กลุ่ม", "ตั้งแต่", "ถึง", "หมายเหตุ"))
COURSES: Final = ("การฝึกอาชีพ", ("หลักสูตร", "วันที่ฝึก", "วันที่สมัคร", "ผล", "รายได้ก่อนฝึก", "หมายเหตุ"))
ATTENDED: Final = ("เวลาเข้าฝึก", ("หลักสูตร", "วันที่", "ช่วง", "ชั่วโมง", "หมายเหตุ"))
CERTIFICATES: Final = ("วุฒิบัตร", ("เลขที่", "วันที่", "หลักสูตร", "หมายเหตุ"))
FOLLOW_UPS: Final = ("การติดตามผลหลังฝึก", ("วันที่", "หลักสูตร", "เมื่อครบ", "สิ่งที่แจ้ง", "ผู้บันทึก"))

_RESULTS: Final = {PASSED: "ผ่าน", FAILED: "ไม่ผ่าน", LEFT: "ออกก่อนจบ"}
_PARTS: Final = {MORNING: "เช้า", AFTERNOON: "บ่าย", DAY: "เต็มวัน"}

Line = tuple[str, ...]


def groups(session: Session, uid: str) -> Iterator[Line]:
    """A person's times in groups, the newest first.

    Args:
        session: of a reading.
        uid: the person.
    """
    query = (
        select(Group.name, GroupMember)
        .join(GroupMember, GroupMember.group_uid == Group.uid)
        .where(GroupMember.person_uid == uid)
        .order_by(GroupMember.since.desc(), GroupMember.uid)
    )
    for name, member in session.execute(query):
        remark = "ประธานกลุ่ม" if member.leads else ""
        if member.until is not None and member.until < member.since:
            remark = "เพิ่มไว้โดยผิดพลาด"
        yield name, _day(member.since), _day(member.until), remark


def courses(session: Session, uid: str) -> Iterator[Line]:
    """The courses that a person enrolled in, the newest first.

    Args:
        session: of a reading.
        uid: the person.
    """
    query = (
        select(Course, Enrolment)
        .join(Enrolment, Enrolment.course_uid == Course.uid)
        .where(Enrolment.person_uid == uid)
        .order_by(Course.first_day.desc(), Enrolment.uid)
    )
    for course, row in session.execute(query):
        days = " – ".join(dict.fromkeys((_day(course.first_day), _day(course.last_day))))
        hours = "" if row.hours_attended is None else f" ({row.hours_attended} ชั่วโมง)"
        income = "" if row.income_before is None else money.baht(row.income_before)
        gone = f"ถอนตัว {_day(row.withdrawn_on)} {row.withdraw_reason}" if row.withdrawn_on else ""
        waits = "บัญชีสำรอง" if row.seated_on is None else ""
        remark = " · ".join(part for part in (waits, gone.strip()) if part)
        yield (
            course.title,
            days,
            _day(row.enrolled_on),
            f"{_RESULTS.get(row.result, '')}{hours}",
            income,
            remark,
        )


def attended(session: Session, uid: str) -> Iterator[Line]:
    """How long a person was at which session, in the order of the days.

    Args:
        session: of a reading.
        uid: the person.
    """
    query = (
        select(Course.title, CourseSession, Attendance)
        .join(CourseSession, CourseSession.uid == Attendance.session_uid)
        .join(Course, Course.uid == CourseSession.course_uid)
        .join(Enrolment, Enrolment.uid == Attendance.enrolment_uid)
        .where(Enrolment.person_uid == uid, CourseSession.taken_back_on.is_(None))
        .order_by(CourseSession.on, CourseSession.uid)
    )
    for title, held, there in session.execute(query):
        yield title, _day(held.on), _PARTS.get(held.part, held.part), f"{there.hours}", there.remark


def certificates(session: Session, uid: str) -> Iterator[Line]:
    """The certificates that a person was given, void ones too.

    Args:
        session: of a reading.
        uid: the person.
    """
    query = (
        select(Certificate, Course.title)
        .join(Enrolment, Enrolment.uid == Certificate.enrolment_uid)
        .join(Course, Course.uid == Enrolment.course_uid)
        .where(Enrolment.person_uid == uid)
        .order_by(Certificate.fiscal_year, Certificate.number)
    )
    for row, title in session.execute(query):
        number = certificate_number(row.origin, row.number, row.fiscal_year)
        remark = f"ยกเลิก {row.void_reason}" if row.voided_on else ""
        yield number, _day(row.given_on), title, remark


def follow_ups(session: Session, uid: str) -> Iterator[Line]:
    """What a person told 30 and 90 days after courses.

    Args:
        session: of a reading.
        uid: the person.
    """
    query = (
        select(TrainingFollowUp, Course.title)
        .join(Enrolment, Enrolment.uid == TrainingFollowUp.enrolment_uid)
        .join(Course, Course.uid == Enrolment.course_uid)
        .where(Enrolment.person_uid == uid)
        .order_by(TrainingFollowUp.on, TrainingFollowUp.uid)
    )
    for row, title in session.execute(query):
        yield _day(row.on), title, f"{row.days} วัน", " · ".join(_told(row)), row.officer


def _told(row: TrainingFollowUp) -> Iterator[str]:
    if row.in_work is not None:
        yield "มีงานทำ" if row.in_work else "ไม่มีงานทำ"
    if row.uses_skill is not None:
        yield "ใช้ทักษะที่ฝึก" if row.uses_skill else "ไม่ได้ใช้ทักษะที่ฝึก"
    if row.income is not None:
        yield f"รายได้ {money.baht(row.income)} บาทต่อเดือน"
    if row.note:
        yield row.note


def _day(day: date | None) -> str:
    return thai_date.short(day, thai_digits=False) if day else ""
