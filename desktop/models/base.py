"""What every table stands on: names of constraints, and an entry's uid, origin unit and revision."""

from __future__ import annotations

import secrets
import threading
import time
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Index, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

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


def unique_while(condition: str, name: str, *columns: str) -> Index:
    """An index that keeps a second living entry out; those that ended do not count.

    Args:
        condition: in SQL, what a living entry fulfils.
        name: the index's.
        columns: what living entries may not have in common.
    """
    living = text(condition)
    return Index(name, *columns, unique=True, sqlite_where=living, postgresql_where=living)


class _Uids:
    """Makes uids that never run backwards in this process, so that entries sort as they were written."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> UUID:
        """The next uid: UUID version 7 (RFC 9562, section 5.7, with a counter in the random bits)."""
        milliseconds = time.time_ns() // 1_000_000
        fresh = (milliseconds & (2**48 - 1)) << 74 | secrets.randbits(73)
        with self._lock:
            # Within one millisecond, or when the clock was set back, count on from the last.
            self._last = fresh if fresh >> 74 > self._last >> 74 else self._last + 1
            value = self._last
        high, low = value >> 62, value & (2**62 - 1)
        return UUID(int=(high >> 12) << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low)


_uids = _Uids()


def new_uid() -> str:
    """A new entry's uid."""
    return str(_uids.next())


class Entry:
    """A stored row with one writer: uid, the unit it comes from, and how often it was changed."""

    uid: Mapped[str] = mapped_column(primary_key=True, default=new_uid)
    origin: Mapped[str] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        """Where two people change one entry, the second does not write over the first."""
        return {"version_id_col": cls.revision, "version_id_generator": False}
