"""Stipends: pay lists, their lines, receipts that nobody changes, and what the province counts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry, unique_while

# What is never changed once it is written; the database itself refuses it (``database/money_guards``).
FROZEN_IN_LINES = ("list_uid", "volunteer_uid", "person_uid", "month", "amount", "origin")
FROZEN_IN_RECEIPTS = (
    "fiscal_year", "number", "line_uid", "volunteer_uid", "person_uid", "month", "amount", "on", "payee",
    "payee_id", "payee_address", "payer", "payer_position", "replaces_uid", "origin",
)  # fmt: skip


class StipendList(Entry, Base):
    """A pay list of one month: prepared, approved, paid, or withdrawn before it was paid."""

    __tablename__ = "stipend_lists"

    # ISO, such as ``2026-10``.
    month: Mapped[str] = mapped_column(index=True)
    budget: Mapped[str] = mapped_column(default="")
    prepared_on: Mapped[date]
    prepared_by: Mapped[str] = mapped_column(default="")
    preparer_uid: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    approved_by: Mapped[str] = mapped_column(default="")
    paid_on: Mapped[date | None]
    paid_by: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    withdrawn_by: Mapped[str] = mapped_column(default="")
    withdraw_reason: Mapped[str] = mapped_column(default="")


class StipendLine(Entry, Base):
    """One volunteer's month on a pay list, in satang; a released line counts no more."""

    __tablename__ = "stipend_lines"

    list_uid: Mapped[str] = mapped_column(ForeignKey("stipend_lists.uid"), index=True)
    volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    # Who it was when the list was made; no link, or joining two people would rewrite what was paid.
    person_uid: Mapped[str]
    month: Mapped[str]
    amount: Mapped[int]
    released_on: Mapped[date | None]

    __table_args__ = (
        CheckConstraint("amount > 0 AND amount = CAST(amount AS INTEGER)", name="whole_satang"),
        unique_while("released_on IS NULL", "ix_stipend_lines_living", "volunteer_uid", "month"),
        unique_while("released_on IS NULL", "ix_stipend_lines_person", "person_uid", "month"),
    )


class StipendReceipt(Entry, Base):
    """A receipt as it was issued; it is only ever voided, its number stays."""

    __tablename__ = "stipend_receipts"

    fiscal_year: Mapped[int]
    number: Mapped[int]
    line_uid: Mapped[str] = mapped_column(ForeignKey("stipend_lines.uid"), index=True)
    volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    person_uid: Mapped[str]
    month: Mapped[str] = mapped_column(index=True)
    amount: Mapped[int]
    on: Mapped[date]
    payee: Mapped[str]
    payee_id: Mapped[str] = mapped_column(default="")
    payee_address: Mapped[str] = mapped_column(default="")
    payer: Mapped[str] = mapped_column(default="")
    payer_position: Mapped[str] = mapped_column(default="")
    replaces_uid: Mapped[str] = mapped_column(default="")
    voided_on: Mapped[date | None]
    voided_by: Mapped[str] = mapped_column(default="")
    void_reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        UniqueConstraint("origin", "fiscal_year", "number"),
        CheckConstraint("amount > 0 AND amount = CAST(amount AS INTEGER)", name="whole_satang"),
        unique_while("voided_on IS NULL", "ix_stipend_receipts_living", "volunteer_uid", "month"),
        unique_while("voided_on IS NULL", "ix_stipend_receipts_person", "person_uid", "month"),
    )


class StipendCount(Entry, Base):
    """What the province counts for one volunteer's month; 0 where it counts nothing, with the reason."""

    __tablename__ = "stipend_counts"

    unit: Mapped[str] = mapped_column(index=True)
    volunteer_uid: Mapped[str] = mapped_column(ForeignKey("volunteers.uid"))
    month: Mapped[str] = mapped_column(index=True)
    amount: Mapped[int] = mapped_column(default=0)
    remark: Mapped[str] = mapped_column(default="")
    on: Mapped[date]

    __table_args__ = (
        UniqueConstraint("volunteer_uid", "month"),
        CheckConstraint("amount >= 0 AND amount = CAST(amount AS INTEGER)", name="whole_satang"),
    )
