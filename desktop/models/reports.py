"""Months as they were closed and approved, the province's word on them, and the year's targets."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class ClosedMonth(Entry, Base):
    """A month's frozen figures; a month without this entry is open."""

    __tablename__ = "months"

    month: Mapped[str]
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(default="")
    figures: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    approved_by: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("origin", "month"),)


class FrozenReport(Entry, Base):
    """One report of a closed month, its figures as they were frozen with the month."""

    __tablename__ = "frozen_reports"

    month: Mapped[str]
    # The form's name, such as ``service_users``.
    report: Mapped[str]
    # Whose it is: a volunteer's uid, an area's code, or empty for the whole centre.
    subject: Mapped[str] = mapped_column(default="")
    figures: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("origin", "month", "report", "subject"),)


class MonthVerdict(Entry, Base):
    """The province's word on one centre's month."""

    __tablename__ = "month_verdicts"

    unit: Mapped[str] = mapped_column(index=True)
    month: Mapped[str]
    verdict: Mapped[str]
    remark: Mapped[str] = mapped_column(default="")
    on: Mapped[date]


class Target(Entry, Base):
    """What a fiscal year asks of a unit; unit empty means every unit."""

    __tablename__ = "targets"

    fiscal_year: Mapped[int] = mapped_column(index=True)
    unit: Mapped[str] = mapped_column(default="")
    quota: Mapped[int] = mapped_column(default=30)
    screened_percent: Mapped[int] = mapped_column(default=30)
    assisted_percent: Mapped[int] = mapped_column(default=30)
    rounding: Mapped[str] = mapped_column(default="nearest")
