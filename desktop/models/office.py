"""The office itself: its settings, users, running numbers, and the audit chain."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Setting(Base):
    """A setting of this register, by name."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(default="")


class User(Entry, Base):
    """Somebody who may sign in; the password itself is nowhere."""

    __tablename__ = "users"

    name: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str] = mapped_column(default="")
    position: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class RunningNumber(Base):
    """The last number given out, by unit, kind and fiscal year: taken inside the work, so no gap."""

    __tablename__ = "running_numbers"

    unit: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class AuditLine(Base):
    """One work or one view, chained by hash to the line before."""

    __tablename__ = "audit"

    line: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    who: Mapped[str]
    title: Mapped[str]
    changes: Mapped[str]
    previous_hash: Mapped[str]
    hash: Mapped[str]
