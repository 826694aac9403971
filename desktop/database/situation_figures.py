"""The figures of the labour situation as they are stored: of a unit's quarter, tambon by tambon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Situation, SituationReview
from desktop.rules.quarters import Quarter
from desktop.rules.situations import WHOLE_TAMBON, Figures, figures_of, is_counted, summed


@dataclass(frozen=True, slots=True)
class Counted:
    """The sum of areas, and how many of them were counted.

    Attributes:
        figures: figure by figure the sum of the areas where it was counted.
        counted: how many of the areas have any figure.
        areas: how many areas there are.
        missing: the codes of those without any.
        counted_on: the last day on which figures were taken.
    """

    figures: Figures
    counted: int
    areas: int
    missing: tuple[str, ...] = ()
    counted_on: date | None = None


def rows(session: Session, unit: str, quarter: Quarter) -> Sequence[Situation]:
    """All entries of a unit's quarter, tambons before their villages.

    Args:
        session: of a reading or a running work.
        unit: a centre's code.
        quarter: which quarter.
    """
    query = select(Situation).where(
        Situation.origin == unit,
        Situation.fiscal_year == quarter.fiscal_year,
        Situation.quarter == quarter.number,
    )
    return session.scalars(query.order_by(Situation.tambon_code, Situation.village_number)).all()


def row(session: Session, unit: str, quarter: Quarter, tambon: str, village: int) -> Situation | None:
    """The entry of one area in a quarter.

    Args:
        session: of a reading or a running work.
        unit: a centre's code.
        quarter: which quarter.
        tambon: six digits.
        village: its number; 0 is the whole tambon.
    """
    query = select(Situation).where(
        Situation.origin == unit,
        Situation.fiscal_year == quarter.fiscal_year,
        Situation.quarter == quarter.number,
        Situation.tambon_code == tambon,
        Situation.village_number == village,
    )
    return session.scalar(query)


def whole(found: Sequence[Situation], tambons: Sequence[str]) -> Counted:
    """A district as the sum of its tambons; villages are part of their tambon and do not count again.

    Args:
        found: a unit's entries of a quarter.
        tambons: the codes of all its tambons.
    """
    by_tambon = of_tambons(found)
    missing = tuple(code for code in tambons if code not in by_tambon)
    days = [each.counted_on for each in found if each.tambon_code in by_tambon]
    return Counted(
        figures=summed(by_tambon.values()),
        counted=len(by_tambon),
        areas=len(set(tambons) | set(by_tambon)),
        missing=missing,
        counted_on=max(days, default=None),
    )


def of_tambons(found: Sequence[Situation]) -> Mapping[str, Figures]:
    """The figures of the tambons that were counted, by code."""
    wholes = {each.tambon_code: figures_of(each) for each in found if each.village_number == WHOLE_TAMBON}
    return {code: figures for code, figures in wholes.items() if is_counted(figures)}


def villages_of(found: Sequence[Situation], tambon: str) -> Sequence[Situation]:
    """The entries of a tambon's villages that were counted."""
    return [
        each
        for each in found
        if each.tambon_code == tambon and each.village_number != WHOLE_TAMBON and is_counted(figures_of(each))
    ]


def review(session: Session, unit: str, quarter: Quarter, area: str) -> SituationReview | None:
    """What was written about an area's quarter.

    Args:
        session: of a reading or a running work.
        unit: a centre's code.
        quarter: which quarter.
        area: a tambon's code, or the district's.
    """
    query = select(SituationReview).where(
        SituationReview.origin == unit,
        SituationReview.fiscal_year == quarter.fiscal_year,
        SituationReview.quarter == quarter.number,
        SituationReview.area_code == area,
    )
    return session.scalar(query)
