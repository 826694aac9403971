"""Citizens: the people who come with a need, and those who serve as volunteers or graduates."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Citizen(Entry, Base):
    """A person, with no more about them than their service needs."""

    __tablename__ = "citizens"

    thai_id: Mapped[str] = mapped_column(default="", index=True)
    other_paper: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    former_names: Mapped[str] = mapped_column(default="")
    sex: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[str] = mapped_column(default="")
    father_name: Mapped[str] = mapped_column(default="")
    house_number: Mapped[str] = mapped_column(default="")
    village_number: Mapped[int | None]
    road: Mapped[str] = mapped_column(default="")
    tambon_code: Mapped[str] = mapped_column(default="", index=True)
    postcode: Mapped[str] = mapped_column(default="")
    phones: Mapped[str] = mapped_column(default="")
    occupation: Mapped[str] = mapped_column(default="")
    employment: Mapped[str] = mapped_column(default="")
    education: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    flags: Mapped[str] = mapped_column(default="")
    notice_version: Mapped[str] = mapped_column(default="")
    notice_on: Mapped[date | None]
    informant: Mapped[str] = mapped_column(default="")
    # The entry that tells of the same person, where this one only points there; empty for everybody else.
    joined_to: Mapped[str] = mapped_column(default="", index=True)
    # The day on which the person's data were erased on their wish (PDPA, section 33); the count stays.
    erased_on: Mapped[date | None]

    # Made from the fields above at every save; for finding and sorting only, never sent.
    search_text: Mapped[str] = mapped_column(default="")
    sort_name: Mapped[str] = mapped_column(default="")
    sound: Mapped[str] = mapped_column(default="", index=True)

    __table_args__ = (Index("ix_citizens_sort_name_uid", "sort_name", "uid"),)


class NamesakeDecision(Entry, Base):
    """What a person decided about two entries which look alike, so that nobody is asked again."""

    __tablename__ = "namesake_decisions"

    first_uid: Mapped[str] = mapped_column(index=True)
    second_uid: Mapped[str] = mapped_column(index=True)
    # ``different``, ``same`` where another office's entries cannot be joined, or empty: to be asked again.
    verdict: Mapped[str] = mapped_column(default="different")
    on: Mapped[date | None]
    by: Mapped[str] = mapped_column(default="")


class Joining(Entry, Base):
    """That one entry was joined to another, and all that it takes to take them apart again."""

    __tablename__ = "joinings"

    kept_uid: Mapped[str] = mapped_column(index=True)
    joined_uid: Mapped[str] = mapped_column(index=True)
    on: Mapped[date]
    by: Mapped[str] = mapped_column(default="")
    # Whether restricted cases went along: only whoever may open those takes such a joining apart.
    restricted: Mapped[bool] = mapped_column(default=False)
    # Of the kept entry, what was changed: field to value, as JSON. Of the others, table to uids that moved.
    before: Mapped[str] = mapped_column(default="{}")
    after: Mapped[str] = mapped_column(default="{}")
    moved: Mapped[str] = mapped_column(default="{}")
    apart_on: Mapped[date | None]
    apart_by: Mapped[str] = mapped_column(default="")
