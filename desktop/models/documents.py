"""Documents: every paper that was handed out, as it was."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Entry


class Document(Entry, Base):
    """A paper handed out: its number, the frozen sheet, and a fingerprint of the sheet."""

    __tablename__ = "documents"

    form: Mapped[str] = mapped_column(index=True)
    number: Mapped[str] = mapped_column(index=True)
    sheet: Mapped[str]
    fingerprint: Mapped[str]
    about: Mapped[str] = mapped_column(default="", index=True)
    printed_at: Mapped[datetime]
    printed_by: Mapped[str] = mapped_column(default="")
    reprints: Mapped[int] = mapped_column(default=0)

    __table_args__ = (UniqueConstraint("origin", "number"),)
