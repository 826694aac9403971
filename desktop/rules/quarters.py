"""A quarter of the fiscal year: 1 is October to December."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.rules.months import BUDDHIST_OFFSET, NAMES, THAI_DIGITS, Month
from desktop.rules.months import fiscal_year as fiscal_year_of
from desktop.rules.problems import Refused
from desktop.system.language import _

_LAST = 4
_WRITTEN = re.compile(r"(\d{4})-([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter.

    Attributes:
        fiscal_year: Buddhist, named by the year it ends in.
        number: 1 to 4.
    """

    fiscal_year: int
    number: int

    def __post_init__(self) -> None:
        if not self.is_one(self.fiscal_year, self.number):
            raise ValueError("no such quarter")

    def __str__(self) -> str:
        return f"{self.fiscal_year}-{self.number}"

    @staticmethod
    def is_one(fiscal_year: int, number: int) -> bool:
        """Whether there is such a quarter; years before 2401 and after 9998 are slips."""
        return 2400 < fiscal_year < 9999 and 1 <= number <= _LAST

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day lies in."""
        return cls(fiscal_year_of(day), (day.month - 10) % 12 // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """The quarter that a link or the command line wrote.

        Args:
            text: such as ``2570-1``.

        Raises:
            Refused: it is no quarter.
        """
        written = _WRITTEN.fullmatch(text.strip())
        if written and cls.is_one(int(written[1]), int(written[2])):
            return cls(int(written[1]), int(written[2]))
        raise Refused(_("This is no quarter. Write it as year and number, such as 2570-1."), code="quarter")

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """Its three months."""
        year = self.fiscal_year - BUDDHIST_OFFSET - (self.number == 1)
        first = Month(year, (9, 0, 3, 6)[self.number - 1] + 1)
        return first, first.next(), first.next().next()

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0].first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.months[-1].last

    def next(self) -> Quarter:
        """The quarter after it."""
        return Quarter(self.fiscal_year + (self.number == _LAST), self.number % _LAST + 1)

    def previous(self) -> Quarter:
        """The quarter before it."""
        return Quarter(self.fiscal_year - (self.number == 1), (self.number - 2) % _LAST + 1)

    def thai(self) -> str:
        """In words as papers write it, with Arabic digits."""
        first, last = self.months[0], self.months[-1]
        span = f"{NAMES[first.month - 1]}–{last.thai()}"
        return f"ไตรมาสที่ {self.number} ปีงบประมาณ {self.fiscal_year} ({span})"

    def spoken(self) -> str:
        """In words as the window's heads write it, with Thai digits."""
        return f"ไตรมาสที่ {self.number} ปีงบประมาณ {self.fiscal_year}".translate(THAI_DIGITS)
