"""Volunteers and graduates: where they serve, what they report and attain, and how they are paid."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
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


class ReceivedReport(Entry, Base):
    """A volunteer's month counts as reported: an officer received the month's report."""

    __tablename__ = "received_reports"

    volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"))
    # ISO, such as ``2026-10``.
    month: Mapped[str] = mapped_column(index=True)
    # Empty once the receipt was taken back: the month then counts as not reported again.
    received_on: Mapped[date | None]
    received_by: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")

    __table_args__ = (UniqueConstraint("volunteer_uid", "month"),)


class Attainment(Entry, Base):
    """A training that a volunteer took, or an award that they were given."""

    __tablename__ = "attainments"

    volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    # ``training`` or ``award``.
    kind: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    on: Mapped[date]
    hours: Mapped[int | None]
    given_by: Mapped[str] = mapped_column(default="")
    # Written down by mistake, it counts no more but stays readable.
    taken_back_on: Mapped[date | None]


class HandOver(Entry, Base):
    """From a day on, a case is looked after by another volunteer; who found it stays who found it."""

    __tablename__ = "hand_overs"

    case_uid: Mapped[str] = mapped_column(ForeignKey("cases.uid"), index=True)
    from_volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    to_volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    on: Mapped[date]
    by: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]


class PayAccount(Entry, Base):
    """Where a volunteer's stipend goes; another account is another entry, and none ever leaves the unit."""

    __tablename__ = "pay_accounts"

    volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    # ``bank``, ``promptpay_id`` or ``promptpay_phone``.
    kind: Mapped[str]
    bank_code: Mapped[str] = mapped_column(default="")
    number: Mapped[str]
    holder: Mapped[str] = mapped_column(default="")
    since: Mapped[date]
    until: Mapped[date | None]
