"""The figures of a month as they are frozen when it is closed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, TypeVar

from desktop.rules.problems import Refused
from desktop.rules.targets import Funnel
from desktop.system.language import _


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

    def to_json(self) -> str:
        """The figures as text; the same figures give the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> MonthFigures:
        """The figures that a text holds.

        Args:
            text: as ``to_json`` wrote it; what a newer program added is left out.

        Raises:
            Refused: it holds no such figures.
        """
        try:
            return _figures(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as trouble:
            sentence = _(
                "The figures of this month cannot be read. Nothing was changed; please restore a backup."
            )
            raise Refused(sentence, code="figures") from trouble


V = TypeVar("V")

_ROWS = ("by_category", "by_tambon", "by_agency")


def _figures(found: Mapping[str, Any]) -> MonthFigures:
    plain = _known(MonthFigures, found)
    plain["target"] = _of(Funnel, found["target"])
    plain["this_month"] = _of(Chain, found["this_month"])
    plain["since_october"] = _of(Chain, found["since_october"])
    for name in _ROWS:
        plain[name] = tuple(_of(FigureRow, row) for row in found[name])
    return MonthFigures(**plain)


def _of(kind: type[V], found: Mapping[str, Any]) -> V:
    return kind(**_known(kind, found))


def _known(kind: type[Any], found: Mapping[str, Any]) -> dict[str, Any]:
    known = {part.name: found[part.name] for part in fields(kind)}
    for part in fields(kind):
        wanted = {"int": int, "str": str}.get(str(part.type))
        if wanted and type(known[part.name]) is not wanted:
            raise TypeError(part.name)
    return known
