"""A record, an entry on its way; and one that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry on its way, the same in every format.

    Attributes:
        table: where it belongs.
        uid: the entry's own, made by its writer.
        origin: the unit that writes it, the only one that may.
        revision: how often it was written, from 1.
        fields: texts, whole numbers, yes or no, or nothing; days as ISO text.
        deleted: the writer took the entry back; its fields may be missing.
        erased: the person's data were erased (PDPA); their fields may be missing, the count stays.
    """

    table: str
    uid: str
    origin: str
    revision: int
    fields: Mapping[str, object] = field(repr=False)
    deleted: bool = False
    erased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A line that is no record of its table; the rest of its file is taken in.

    Attributes:
        table: where it should have belonged.
        line: its number in the member, from 1.
        uid: the entry's, where that much could be read.
        revision: likewise, else 0.
        reason: one sentence, without any of the entry's content.
    """

    table: str
    line: int
    uid: str = ""
    revision: int = 0
    reason: str = ""
