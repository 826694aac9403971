"""Lists from volunteers: keyed from paper or taken in from a file, written by one way."""

from __future__ import annotations

from desktop.services.lists.judging import Decided
from desktop.services.lists.service import Imported, ListFile, Lists, Looked, Wish
from desktop.services.lists.verdicts import (
    KNOWN,
    NAMESAKE,
    NEW,
    PROBLEM,
    VERDICTS,
    Candidate,
    Counts,
    JudgedList,
    JudgedRow,
)

__all__ = [
    "KNOWN",
    "NAMESAKE",
    "NEW",
    "PROBLEM",
    "VERDICTS",
    "Candidate",
    "Counts",
    "Decided",
    "Imported",
    "JudgedList",
    "JudgedRow",
    "ListFile",
    "Lists",
    "Looked",
    "Wish",
]
