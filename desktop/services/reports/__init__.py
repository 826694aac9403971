"""Reports: the year's target, the month from open to accepted, and what its figures say."""

from desktop.services.reports.rows import EntriesBehind, InboxRow, MonthState, TargetRow, Unfinished
from desktop.services.reports.service import Reports

__all__ = ["EntriesBehind", "InboxRow", "MonthState", "Reports", "TargetRow", "Unfinished"]
