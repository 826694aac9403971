"""The figures of the first two reports: the chain by volunteer, and by category and month."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.rules.reports.month import Chain


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerRow:
    """What became of the people whom one volunteer found.

    Attributes:
        uid: the appointment.
        name: in full, as it was when the month was closed.
        tambon: where the volunteer serves, in words.
        reached: what the month reached.
        since_october: people pointed out since the fiscal year began.
    """

    uid: str = ""
    name: str = ""
    tambon: str = ""
    reached: Chain = field(default_factory=Chain)
    since_october: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainReport:
    """Report 1: each volunteer's chain in a month.

    Attributes:
        month: ISO.
        fiscal_year: Buddhist.
        quota: people that each points out in a year.
        volunteers: those who serve in the month, and others whose people reached something in it.
        without: what was found by nobody of them, so that all rows add up to the month's figures.
        without_since_october: of these, people pointed out since the fiscal year began.
        by_graduates: of the people pointed out without a volunteer, those whom graduates found.
    """

    month: str = ""
    fiscal_year: int = 0
    quota: int = 0
    volunteers: tuple[VolunteerRow, ...] = ()
    without: Chain = field(default_factory=Chain)
    without_since_october: int = 0
    by_graduates: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRow:
    """One category of need through the fiscal year; a month that has not begun has no count.

    Attributes:
        code: of the category.
        name: in Thai.
        pointed_out: twelve counts, October first.
        screened: the same of those screened in.
        referred: the same of those referred.
    """

    code: str = ""
    name: str = ""
    pointed_out: tuple[int | None, ...] = ()
    screened: tuple[int | None, ...] = ()
    referred: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeReport:
    """Report 2: the chain by category, month by month up to the month that is reported.

    Attributes:
        month: ISO; the last that is counted.
        fiscal_year: Buddhist.
        categories: a case with several needs counts in each.
    """

    month: str = ""
    fiscal_year: int = 0
    categories: tuple[TypeRow, ...] = ()
