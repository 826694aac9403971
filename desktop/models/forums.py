"""Community forums: what was raised in a village, and what was decided."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Forum(Entry, Base):
    """A community forum (เวทีประชาคม)."""

    __tablename__ = "forums"

    on: Mapped[date] = mapped_column(index=True)
    # Such as ``09:30``; empty where nobody looked at the clock.
    begins: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    tambon_code: Mapped[str] = mapped_column(index=True)
    village_number: Mapped[int | None]
    subject: Mapped[str] = mapped_column(default="")
    men: Mapped[int] = mapped_column(default=0)
    women: Mapped[int] = mapped_column(default=0)
    # Who came for offices and groups, a line each.
    offices: Mapped[str] = mapped_column(default="")
    opening: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
    chair: Mapped[str] = mapped_column(default="")
    chair_position: Mapped[str] = mapped_column(default="")
    officer: Mapped[str] = mapped_column(default="")
    taken_back_on: Mapped[date | None]
    take_back_reason: Mapped[str] = mapped_column(default="")


class ForumMatter(Entry, Base):
    """One matter that somebody raised, and the case or group that came of it."""

    __tablename__ = "forum_matters"

    forum_uid: Mapped[str] = mapped_column(ForeignKey("forums.uid"), index=True)
    # From 1, in the order in which it was said.
    position: Mapped[int]
    matter: Mapped[str]
    raised_by: Mapped[str] = mapped_column(default="")
    # For how many people it was said.
    people: Mapped[int | None]
    category_code: Mapped[str] = mapped_column(default="", index=True)
    case_uid: Mapped[str | None] = mapped_column(ForeignKey("cases.uid"), index=True)
    group_uid: Mapped[str | None] = mapped_column(ForeignKey("groups.uid"), index=True)
    taken_back_on: Mapped[date | None]


class ForumDecision(Entry, Base):
    """One thing that was decided, who does it, until when, and when it was done."""

    __tablename__ = "forum_decisions"

    forum_uid: Mapped[str] = mapped_column(ForeignKey("forums.uid"), index=True)
    position: Mapped[int]
    decision: Mapped[str]
    responsible: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    taken_back_on: Mapped[date | None]
