"""The one search of the window: people, cases, papers and the district's work, by any part of them."""

from desktop.services.search.found import (
    ACTIVITY,
    BULLETIN,
    CASE,
    CITIZEN,
    COURSE,
    DOCUMENT,
    EVENT,
    FORUM,
    GROUP,
    VOLUNTEER,
    Found,
)
from desktop.services.search.service import Search

__all__ = [
    "ACTIVITY",
    "BULLETIN",
    "CASE",
    "CITIZEN",
    "COURSE",
    "DOCUMENT",
    "EVENT",
    "FORUM",
    "GROUP",
    "VOLUNTEER",
    "Found",
    "Search",
]
