"""Bulletins from the province, and who was told of them at the counter."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Bulletin(Entry, Base):
    """A vacancy, a course or a piece of news that the province publishes."""

    __tablename__ = "bulletins"

    # ``vacancy``, ``course`` or ``news``.
    kind: Mapped[str]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    agency_code: Mapped[str] = mapped_column(default="")
    # The employer or the place of training.
    place: Mapped[str] = mapped_column(default="")
    # Codes of provinces, districts and tambons that it is for, with spaces between; empty is everywhere.
    areas: Mapped[str] = mapped_column(default="")
    # Categories of need that it fits, with spaces between; empty fits everybody.
    categories: Mapped[str] = mapped_column(default="")
    seats: Mapped[int | None]
    # Satang a month.
    wage: Mapped[int | None]
    contact: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date] = mapped_column(index=True)
    closes_on: Mapped[date | None] = mapped_column(index=True)
    withdrawn_on: Mapped[date | None]


class BulletinTelling(Entry, Base):
    """Somebody at the counter was told of a bulletin."""

    __tablename__ = "bulletin_tellings"

    # No foreign key: the bulletin is the province's entry, and may be gone there.
    bulletin_uid: Mapped[str] = mapped_column(index=True)
    person_uid: Mapped[str] = mapped_column(ForeignKey("citizens.uid"), index=True)
    case_uid: Mapped[str | None] = mapped_column(ForeignKey("cases.uid"), index=True)
    on: Mapped[date]
    # ``interested``, ``declined``, or empty while there is no answer.
    answer: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]
