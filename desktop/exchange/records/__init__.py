"""What travels: records, by format version, and who may write them."""

from __future__ import annotations

from collections.abc import Callable

from desktop.exchange.records import v1
from desktop.exchange.records.scope import CENTRE, PROVINCE, may_write, out_of_scope
from desktop.exchange.records.v1 import TABLES, record, values, write
from desktop.exchange.records.values import Record, Unreadable

Reader = Callable[[str, int, bytes], Record | Unreadable]

# Every format that was ever released stays readable: its number, and what reads a line of it.
READERS: dict[int, Reader] = {1: v1.read}

__all__ = [
    "CENTRE",
    "PROVINCE",
    "READERS",
    "TABLES",
    "Reader",
    "Record",
    "Unreadable",
    "may_write",
    "out_of_scope",
    "record",
    "values",
    "write",
]
