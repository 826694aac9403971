"""Reports: the year's target, the month from open to accepted, and what its figures say."""

from desktop.services.reports.eight import Subject
from desktop.services.reports.entry_words import EntryWords
from desktop.services.reports.rows import EntriesBehind, InboxRow, MonthState, TargetRow, Unfinished
from desktop.services.reports.service import Reports

__all__ = [
    "EntriesBehind",
    "EntryWords",
    "InboxRow",
    "MonthState",
    "Reports",
    "Subject",
    "TargetRow",
    "Unfinished",
]
