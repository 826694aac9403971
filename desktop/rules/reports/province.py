"""The figures of the eighth report: what the centres of a province sent, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.rules.reports.month import Chain, MonthFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreRow:
    """One centre's month at the province.

    Attributes:
        unit: its code.
        name: its name.
        state: ``received``, ``accepted``, ``returned`` or ``missing``.
        closed_on: ISO; empty where it has not come.
        reached: what the month reached, as frozen; of a month that has not come, what has come so far.
        months_missing: the months of the fiscal year that are over and have not come, ISO.
    """

    unit: str = ""
    name: str = ""
    state: str = ""
    closed_on: str = ""
    reached: Chain = field(default_factory=Chain)
    months_missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceReport:
    """Report 8: the month of all centres together, and who has not sent which month.

    Attributes:
        figures: the sum of the centres.
        centres: one row each.
        elsewhere: cases of units that are no centre here, so that the rows add up to the figures.
    """

    figures: MonthFigures = field(default_factory=MonthFigures)
    centres: tuple[CentreRow, ...] = ()
    elsewhere: Chain = field(default_factory=Chain)
