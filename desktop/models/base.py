"""What every table stands on: names of constraints, and an entry's uid, origin unit and revision."""

from __future__ import annotations

import secrets
import time
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Named from the first migration on: a constraint without a name cannot be changed later.
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables of the register."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: String}


def new_uid() -> str:
    """A new entry's uid: UUID version 7 (RFC 9562), so that uids sort by the time they were made."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80
    value |= 0x7 << 76 | secrets.randbits(12) << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=value))


class Entry:
    """A stored row with one writer: uid, the unit it comes from, and how often it was changed."""

    uid: Mapped[str] = mapped_column(primary_key=True, default=new_uid)
    origin: Mapped[str] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)
