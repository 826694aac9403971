"""The labour situation by tambon and quarter, and events."""

from desktop.services.situations.rows import (
    ENDED,
    LATE,
    OPEN,
    AreaPage,
    AreaRow,
    EventFilter,
    EventPage,
    EventRow,
    QuarterPage,
    ReviewRow,
    Saved,
    TellingRow,
)
from desktop.services.situations.service import Situations

__all__ = [
    "ENDED",
    "LATE",
    "OPEN",
    "AreaPage",
    "AreaRow",
    "EventFilter",
    "EventPage",
    "EventRow",
    "QuarterPage",
    "ReviewRow",
    "Saved",
    "Situations",
    "TellingRow",
]
