"""How a moment reads on screen, for every page that shows one."""

from __future__ import annotations

from datetime import date, datetime

from desktop.rules import thai_date
from desktop.system.language import _


def moment(at: datetime, today: date, *, thai_digits: bool = True) -> str:
    """A day and the time on it.

    Args:
        at: the moment.
        today: the day it is read on.
        thai_digits: Thai numerals; else Arabic.
    """
    day = thai_date.near(at.date(), today, thai_digits)
    time = clock_time(at)
    return _("{day} {time}", day=day, time=thai_date.thai_digits(time) if thai_digits else time)


def clock_time(at: datetime) -> str:
    """The time of day as offices write it, such as 9.30."""
    return f"{at.hour}.{at.minute:02}"
