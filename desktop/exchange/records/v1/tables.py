"""Format 1: its tables, in the order in which they are taken in; never edited after release."""

from __future__ import annotations

from desktop.exchange.records.v1 import month_tables, people_tables, work_tables
from desktop.exchange.records.v1.field import CODE, DAY, TEXT, Field

__all__ = ["CODE", "DAY", "TABLES", "TEXT", "Field"]

# What is pointed at comes first.
TABLES: dict[str, dict[str, Field]] = people_tables.TABLES | work_tables.TABLES | month_tables.TABLES
