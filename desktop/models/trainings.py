"""Groups and trainings: who wants to learn, the course, who came, what they reached and what it changed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry, unique_while


class Group(Entry, Base):
    """People with the same wish: an occupational group, informal workers, or a shared problem."""

    __tablename__ = "groups"

    name: Mapped[str]
    # ``occupational``, ``informal`` or ``shared_problem``.
    kind: Mapped[str]
    tambon_code: Mapped[str] = mapped_column(default="", index=True)
    village_number: Mapped[int | None]
    formed_on: Mapped[date]
    # The forum that it came of, where it came of one.
    forum_uid: Mapped[str | None] = mapped_column(ForeignKey("forums.uid"), index=True)
    category_code: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(default="")


class GroupMember(Entry, Base):
    """A person belongs to a group from one day to another."""

    __tablename__ = "group_members"

    group_uid: Mapped[str] = mapped_column(ForeignKey("groups.uid"))
    person_uid: Mapped[str] = mapped_column(ForeignKey("citizens.uid"), index=True)
    # The case in which the person asked for it.
    case_uid: Mapped[str | None] = mapped_column(ForeignKey("cases.uid"), index=True)
    leads: Mapped[bool] = mapped_column(default=False)
    since: Mapped[date]
    until: Mapped[date | None]

    __table_args__ = (unique_while("until IS NULL", "ix_group_members_living", "group_uid", "person_uid"),)


class Course(Entry, Base):
    """A training course with its agency, place, days and seats."""

    __tablename__ = "courses"

    group_uid: Mapped[str | None] = mapped_column(ForeignKey("groups.uid"), index=True)
    title: Mapped[str]
    agency_code: Mapped[str] = mapped_column(default="")
    curriculum: Mapped[str] = mapped_column(default="")
    category_code: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    tambon_code: Mapped[str] = mapped_column(default="", index=True)
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date]
    hours: Mapped[int]
    # The most that one day may count.
    hours_a_day: Mapped[int] = mapped_column(default=6)
    trainer: Mapped[str] = mapped_column(default="")
    seats: Mapped[int]
    # In satang.
    budget: Mapped[int | None]
    # Of the hours, to pass.
    percent_to_pass: Mapped[int] = mapped_column(default=80)
    youngest: Mapped[int | None]
    oldest: Mapped[int | None]
    # The day on which the results were declared; from then on they are frozen.
    declared_on: Mapped[date | None]
    declared_by: Mapped[str] = mapped_column(default="")
    called_off_on: Mapped[date | None]
    call_off_reason: Mapped[str] = mapped_column(default="")


class Enrolment(Entry, Base):
    """A person's place in a course, or on its waiting list; the result as it was declared."""

    __tablename__ = "enrolments"

    course_uid: Mapped[str] = mapped_column(ForeignKey("courses.uid"))
    person_uid: Mapped[str] = mapped_column(ForeignKey("citizens.uid"), index=True)
    case_uid: Mapped[str | None] = mapped_column(ForeignKey("cases.uid"), index=True)
    enrolled_on: Mapped[date]
    # Without a seat: on the waiting list, in the order of enrolment.
    seated_on: Mapped[date | None]
    # Satang a month before the training.
    income_before: Mapped[int | None]
    withdrawn_on: Mapped[date | None]
    withdraw_reason: Mapped[str] = mapped_column(default="")
    # ``passed``, ``failed`` or ``left``; empty until the results are declared.
    result: Mapped[str] = mapped_column(default="")
    hours_attended: Mapped[int | None]

    __table_args__ = (
        unique_while("withdrawn_on IS NULL", "ix_enrolments_living", "course_uid", "person_uid"),
    )


class CourseSession(Entry, Base):
    """A morning, an afternoon or a whole day of a course."""

    __tablename__ = "course_sessions"

    course_uid: Mapped[str] = mapped_column(ForeignKey("courses.uid"), index=True)
    on: Mapped[date] = mapped_column(index=True)
    # ``morning``, ``afternoon`` or ``day``.
    part: Mapped[str]
    hours: Mapped[int]
    topic: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]


class Attendance(Entry, Base):
    """How many hours of a session an enrolled person was there."""

    __tablename__ = "attendances"

    session_uid: Mapped[str] = mapped_column(ForeignKey("course_sessions.uid"))
    enrolment_uid: Mapped[str] = mapped_column(ForeignKey("enrolments.uid"), index=True)
    hours: Mapped[int]
    remark: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("session_uid", "enrolment_uid"),
        CheckConstraint("hours >= 0 AND hours <= 24", name="hours_of_a_day"),
    )


class TrainingFollowUp(Entry, Base):
    """What became of somebody 30 and 90 days after a course."""

    __tablename__ = "training_follow_ups"

    enrolment_uid: Mapped[str] = mapped_column(ForeignKey("enrolments.uid"))
    # 30 or 90.
    days: Mapped[int]
    on: Mapped[date]
    in_work: Mapped[bool | None]
    uses_skill: Mapped[bool | None]
    # Satang a month.
    income: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("enrolment_uid", "days"),)


class Certificate(Entry, Base):
    """A certificate as it was given; it is only ever voided, its number stays."""

    __tablename__ = "certificates"

    enrolment_uid: Mapped[str] = mapped_column(ForeignKey("enrolments.uid"))
    fiscal_year: Mapped[int]
    number: Mapped[int]
    given_on: Mapped[date]
    voided_on: Mapped[date | None]
    voided_by: Mapped[str] = mapped_column(default="")
    void_reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("origin", "fiscal_year", "number"),
        unique_while("voided_on IS NULL", "ix_certificates_living", "enrolment_uid"),
    )
