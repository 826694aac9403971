"""Reference tables: places, agencies, categories of need, titles; versioned and closable."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class ReferenceValue(Base):
    """One value of one reference table; a closed value stays readable in old entries."""

    __tablename__ = "reference_values"

    table: Mapped[str] = mapped_column("table_name", primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    closed_on: Mapped[date | None]
    fields: Mapped[str] = mapped_column(default="{}")
