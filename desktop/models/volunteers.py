"""Volunteers and graduates, and the tambons they look after."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Volunteer(Entry, Base):
    """A person's time as tambon labour volunteer or labour graduate."""

    __tablename__ = "volunteers"

    person_uid: Mapped[str] = mapped_column(ForeignKey("citizens.uid"), index=True)
    kind: Mapped[str] = mapped_column(default="volunteer")
    order_number: Mapped[str] = mapped_column(default="")
    order_date: Mapped[date | None]
    term_start: Mapped[date | None]
    term_end: Mapped[date | None] = mapped_column(index=True)
    supervisor: Mapped[str] = mapped_column(default="")
    left_on: Mapped[date | None]
    leave_reason: Mapped[str] = mapped_column(default="")


class Assignment(Entry, Base):
    """A volunteer looks after a tambon or village from one day to another."""

    __tablename__ = "assignments"

    volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    tambon_code: Mapped[str] = mapped_column(index=True)
    village_number: Mapped[int | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
