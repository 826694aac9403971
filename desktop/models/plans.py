"""Plans and activities: what a month was to bring, and what was done."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class PlanItem(Entry, Base):
    """One thing that somebody, or the centre itself, plans for a month."""

    __tablename__ = "plan_items"

    # ISO, such as ``2026-10``.
    month: Mapped[str] = mapped_column(index=True)
    # Nobody: the centre's own plan.
    volunteer_uid: Mapped[str | None] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    # One of the four fields: ``information``, ``services``, ``security`` or ``sustainability``.
    field: Mapped[str]
    kind: Mapped[str]
    activity: Mapped[str]
    # When, in words, such as ทุกวันพุธ.
    days: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    tambon_code: Mapped[str] = mapped_column(default="")
    times: Mapped[int] = mapped_column(default=1)
    people: Mapped[int] = mapped_column(default=0)
    with_whom: Mapped[str] = mapped_column(default="")
    # Who wrote it last: somebody else agrees to the plan where there are two.
    writer_uid: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]


class PlanApproval(Entry, Base):
    """The supervisor agreed to somebody's plan of a month."""

    __tablename__ = "plan_approvals"

    month: Mapped[str] = mapped_column(index=True)
    volunteer_uid: Mapped[str | None] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    approved_on: Mapped[date]
    approved_by: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]


class Activity(Entry, Base):
    """Something that was done, and whom it reached."""

    __tablename__ = "activities"

    on: Mapped[date] = mapped_column(index=True)
    volunteer_uid: Mapped[str | None] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    # The item of the plan that it belongs to; work outside the plan has none.
    plan_item_uid: Mapped[str | None] = mapped_column(ForeignKey("plan_items.uid"), index=True)
    forum_uid: Mapped[str | None] = mapped_column(ForeignKey("forums.uid"), index=True)
    field: Mapped[str]
    kind: Mapped[str]
    activity: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    tambon_code: Mapped[str] = mapped_column(default="", index=True)
    village_number: Mapped[int | None]
    men: Mapped[int] = mapped_column(default=0)
    women: Mapped[int] = mapped_column(default=0)
    result: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]


class Photograph(Entry, Base):
    """A photograph of an activity, made small and without place or camera; it never leaves the office."""

    __tablename__ = "photographs"

    activity_uid: Mapped[str] = mapped_column(ForeignKey("activities.uid"), index=True)
    caption: Mapped[str] = mapped_column(default="")
    # JPEG.
    picture: Mapped[bytes] = mapped_column(LargeBinary)
    width: Mapped[int]
    height: Mapped[int]


class WorkNote(Entry, Base):
    """What hindered somebody's month, what they propose, and what the supervisor says of it."""

    __tablename__ = "work_notes"

    volunteer_uid: Mapped[str | None] = mapped_column(ForeignKey("volunteers.uid"))
    month: Mapped[str]
    problems: Mapped[str] = mapped_column(default="")
    proposals: Mapped[str] = mapped_column(default="")
    opinion: Mapped[str] = mapped_column(default="")
    opinion_by: Mapped[str] = mapped_column(default="")
    opinion_on: Mapped[date | None]

    __table_args__ = (Index("ix_work_notes_month", "month", "volunteer_uid"),)
