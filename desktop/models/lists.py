"""Lists that volunteers bring: what their heads and words were found to mean."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class ListHabit(Base):
    """What a sender means by a head, or by a word for a need, where a person corrected the guess."""

    __tablename__ = "list_habits"

    # The volunteer's uid; empty for lists of which nobody said whose they are.
    sender: Mapped[str] = mapped_column(primary_key=True)
    # ``head`` or ``need``.
    kind: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    meaning: Mapped[str]
