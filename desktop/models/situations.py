"""The labour situation of tambons by quarter, and events that the supervisor must hear of."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Situation(Entry, Base):
    """How many people of each kind live in a tambon, or one of its villages, in a quarter."""

    __tablename__ = "situations"

    # Buddhist, and the quarter of the fiscal year: 1 is October to December.
    fiscal_year: Mapped[int]
    quarter: Mapped[int]
    tambon_code: Mapped[str] = mapped_column(index=True)
    # 0: the whole tambon.
    village_number: Mapped[int] = mapped_column(default=0)
    counted_on: Mapped[date]
    source: Mapped[str] = mapped_column(default="")
    working_age: Mapped[int | None]
    farming: Mapped[int | None]
    trade: Mapped[int | None]
    industry: Mapped[int | None]
    state: Mapped[int | None]
    without_work: Mapped[int | None]
    wanting_work: Mapped[int | None]
    wanting_training: Mapped[int | None]
    informal: Mapped[int | None]
    abroad: Mapped[int | None]
    returned: Mapped[int | None]
    elderly: Mapped[int | None]
    disabled: Mapped[int | None]

    __table_args__ = (UniqueConstraint("origin", "fiscal_year", "quarter", "tambon_code", "village_number"),)


class SituationReview(Entry, Base):
    """What the figures of a quarter mean, and what should be done."""

    __tablename__ = "situation_reviews"

    fiscal_year: Mapped[int]
    quarter: Mapped[int]
    # A tambon's code, or the district's.
    area_code: Mapped[str]
    situation: Mapped[str] = mapped_column(default="")
    # A line each.
    proposals: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    approved_by: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("origin", "fiscal_year", "quarter", "area_code"),)


class Event(Entry, Base):
    """Something that happened in the labour of a tambon, and what was done."""

    __tablename__ = "events"

    number: Mapped[int]
    fiscal_year: Mapped[int]
    # The day on which the centre heard of it.
    heard_on: Mapped[date] = mapped_column(index=True)
    happened_on: Mapped[date | None]
    happened_at: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    tambon_code: Mapped[str] = mapped_column(index=True)
    village_number: Mapped[int | None]
    kind: Mapped[str]
    urgency: Mapped[str] = mapped_column(default="normal")
    # Tip-offs and trafficking: only supervisors open these.
    restricted: Mapped[bool] = mapped_column(default=False)
    people: Mapped[int | None]
    employer: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    what_happened: Mapped[str]
    what_was_done: Mapped[str] = mapped_column(default="")
    what_is_needed: Mapped[str] = mapped_column(default="")
    case_uid: Mapped[str | None] = mapped_column(ForeignKey("cases.uid"), index=True)
    officer: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[date | None]
    end_note: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("origin", "fiscal_year", "number"),)


class EventTelling(Entry, Base):
    """Who was told of an event, how, when, and what they answered."""

    __tablename__ = "event_tellings"

    event_uid: Mapped[str] = mapped_column(ForeignKey("events.uid"), index=True)
    to: Mapped[str]
    # ``telephone``, ``letter``, ``person`` or ``chat``.
    way: Mapped[str]
    on: Mapped[date]
    answer: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]
