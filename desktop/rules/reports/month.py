"""The figures of a month as they are frozen when it is closed."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.rules.reports import written
from desktop.rules.targets import Funnel


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How many cases reached each point of their life in a period.

    Attributes:
        pointed_out: people found with a need.
        screened: screened in.
        referred: referred to an agency.
        assisted: assisted.
    """

    pointed_out: int = 0
    screened: int = 0
    referred: int = 0
    assisted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """The month's figures of one category, tambon or agency.

    Attributes:
        code: of the category, tambon or agency.
        name: in Thai, as it was when the month was closed.
        agency: the agency's short name, where the row is a category.
        pointed_out: people found with a need.
        screened: screened in.
        referred: referred to an agency.
        assisted: assisted.
    """

    code: str = ""
    name: str = ""
    agency: str = ""
    pointed_out: int = 0
    screened: int = 0
    referred: int = 0
    assisted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """Everything that the month's report counts, frozen when the month is closed.

    Attributes:
        month: ISO, such as ``2026-01``.
        fiscal_year: Buddhist.
        volunteers: how many serve.
        quota: people that each points out in a year.
        target: the year's funnel.
        this_month: what the month reached.
        since_october: what the fiscal year reached up to the month's end.
        by_category: one row for each category of need.
        by_tambon: one row for each tambon.
        by_agency: one row for each agency.
        open_cases: cases still open at the month's end.
        overdue: of these, those past their due date.
        unfinished: entries that were not complete when the month was closed.
        gaps: what else was lacking then, as papers say it.
    """

    month: str = ""
    fiscal_year: int = 0
    volunteers: int = 0
    quota: int = 0
    target: Funnel = field(default_factory=Funnel)
    this_month: Chain = field(default_factory=Chain)
    since_october: Chain = field(default_factory=Chain)
    by_category: tuple[FigureRow, ...] = ()
    by_tambon: tuple[FigureRow, ...] = ()
    by_agency: tuple[FigureRow, ...] = ()
    open_cases: int = 0
    overdue: int = 0
    unfinished: int = 0
    gaps: tuple[str, ...] = field(default=(), metadata=written.OPTIONAL)

    def to_json(self) -> str:
        """The figures as text; the same figures give the same text."""
        return written.to_json(self)

    @classmethod
    def from_json(cls, text: str) -> MonthFigures:
        """The figures that a text holds.

        Args:
            text: as ``to_json`` wrote it; what a newer program added is left out.

        Raises:
            Refused: it holds no such figures.
        """
        return written.from_json(cls, text)
