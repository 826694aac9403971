"""The time in Thailand, from one place, so that tests and self-tests can set it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

# Thailand keeps UTC+7 the whole year; a fixed offset needs no zone database on Windows.
THAILAND = timezone(timedelta(hours=7), "ICT")


class Clock(Protocol):
    """Whoever can tell the time."""

    def now(self) -> datetime:
        """This moment, with its zone."""
        ...

    def today(self) -> date:
        """Today's date in Thailand, in the common era."""
        ...


class SystemClock:
    """The machine's clock, read as Thailand's time."""

    def now(self) -> datetime:
        """This moment, with its zone."""
        return datetime.now(THAILAND)

    def today(self) -> date:
        """Today's date in Thailand."""
        return self.now().date()


class SetClock:
    """A clock that stands where it was set, moving only by hand."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment.astimezone(THAILAND) if moment.tzinfo else moment.replace(tzinfo=THAILAND)

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment

    def today(self) -> date:
        """The day it was set to."""
        return self.moment.date()

    def move(self, **by: float) -> None:
        """Move it on, by ``days``, ``hours`` and so on as ``timedelta`` names them."""
        self.moment += timedelta(**by)
