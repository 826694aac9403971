"""A month of the calendar and the fiscal year it belongs to."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from desktop.rules.problems import Refused
from desktop.system.language import _

# A typed year above this one is Buddhist (design: domain, data habits).
BUDDHIST_FROM = 2400
BUDDHIST_OFFSET = 543

NAMES = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)

# Thai numerals for figures in sentences and letters.
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month, its year in the common era.

    Attributes:
        year: in the common era.
        month: 1 to 12.
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9998):
            raise ValueError("no such month")

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month that a person or a file wrote.

        Args:
            text: such as ``2569-01``, Buddhist, or ``2026-01``.

        Raises:
            Refused: it is no month.
        """
        written = _WRITTEN.fullmatch(text.strip())
        if written:
            year, month = int(written[1]), int(written[2])
            if year > BUDDHIST_FROM:
                year -= BUDDHIST_OFFSET
            if 1 <= month <= 12 and year >= 1:
                return cls(year, month)
        raise Refused(_("This is no month. Write it as year and month, such as 2569-01."), code="month")

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def buddhist(self) -> str:
        """As the command line takes and gives it, such as 2569-01."""
        return f"{self.year + BUDDHIST_OFFSET:04d}-{self.month:02d}"

    def next(self) -> Month:
        """The month after it."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def previous(self) -> Month:
        """The month before it."""
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def thai(self) -> str:
        """Its Thai name and Buddhist year as tables write them, such as มกราคม 2569."""
        return f"{NAMES[self.month - 1]} {self.year + BUDDHIST_OFFSET}"

    def spoken(self) -> str:
        """Its Thai name and Buddhist year as sentences and letters write them, such as มกราคม ๒๕๖๙."""
        return self.thai().translate(THAI_DIGITS)

    @property
    def fiscal_year(self) -> int:
        """The Buddhist fiscal year it lies in."""
        return fiscal_year(self.first)


def fiscal_year(day: date) -> int:
    """The Buddhist fiscal year of a day: October to September, named by the year it ends in."""
    return day.year + BUDDHIST_OFFSET + (day.month >= 10)


def fiscal_start(day: date) -> date:
    """The first day, 1 October, of the fiscal year that a day lies in."""
    return date(day.year if day.month >= 10 else day.year - 1, 10, 1)
