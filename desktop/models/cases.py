"""Cases: what a citizen needs, and the steps that its life is made of."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Case(Entry, Base):
    """A citizen's matter; its status is derived from its steps and stands nowhere."""

    __tablename__ = "cases"

    number: Mapped[int]
    fiscal_year: Mapped[int]
    citizen_uid: Mapped[str] = mapped_column(ForeignKey("citizens.uid"), index=True)
    channel: Mapped[str] = mapped_column(default="counter")
    pointed_out_on: Mapped[date] = mapped_column(index=True)
    found_by: Mapped[str | None] = mapped_column(ForeignKey("volunteers.uid"), index=True)
    urgency: Mapped[str] = mapped_column(default="normal")
    detail: Mapped[str] = mapped_column(default="")
    restricted: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (UniqueConstraint("origin", "fiscal_year", "number"),)


class Need(Entry, Base):
    """One need of a case, by category."""

    __tablename__ = "needs"

    case_uid: Mapped[str] = mapped_column(ForeignKey("cases.uid"), index=True)
    category_code: Mapped[str] = mapped_column(index=True)
    detail: Mapped[str] = mapped_column(default="")


class Step(Entry, Base):
    """One step in a case's life, written once by one unit."""

    __tablename__ = "steps"

    case_uid: Mapped[str] = mapped_column(ForeignKey("cases.uid"))
    kind: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    verdict: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    agency_code: Mapped[str] = mapped_column(default="")
    letter_number: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    reference: Mapped[str] = mapped_column(default="")
    in_work: Mapped[bool | None]
    income_before: Mapped[int | None]
    income_after: Mapped[int | None]
    satisfaction: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="")

    # Statuses and figures are counted from steps: these two answer them without reading the rows.
    __table_args__ = (
        Index("ix_steps_life", "case_uid", "kind", "verdict", "on", "agency_code"),
        Index("ix_steps_reached", "kind", "verdict", "on", "case_uid"),
    )
