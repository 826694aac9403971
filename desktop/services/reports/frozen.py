"""Figures as whoever looks must see them: as frozen where a month is closed, else as the entries say now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from desktop.database import frozen_reports
from desktop.rules.months import Month
from desktop.rules.reports import FROZEN, MonthFigures, MonthWork, written
from desktop.services.ground import Ground
from desktop.services.reports import counting, gaps, states, unfinished
from desktop.services.reports.counted.kinds import KINDS, Kind
from desktop.services.reports.scope import EVERYWHERE, Scope


def freeze(ground: Ground, session: Session, month: Month) -> None:
    """Freeze every report of a month inside the running work; the month itself is being closed."""
    figures = {
        (kind.name, subject): written.to_json(counted)
        for kind in KINDS
        for subject, counted in kind.count(ground, session, month, EVERYWHERE).items()
    }
    frozen_reports.put(session, ground.unit, month, figures)


def report(ground: Ground, session: Session, kind: Kind, month: Month, unit: str | None) -> Mapping[str, Any]:
    """A report's figures, by subject.

    Args:
        ground: what every service stands on.
        session: of a reading.
        kind: which report.
        month: which month.
        unit: at the province, a centre; None takes all units together, at a centre its own.
    """
    if unit is not None or not ground.is_province:
        return _of_unit(ground, session, kind, month, unit or ground.unit)
    frozen = frozen_reports.frozen_units(session, month)
    parts = [_of_unit(ground, session, kind, month, one) for one in sorted(frozen)]
    parts.append(kind.count(ground, session, month, Scope(without=frozen)))
    subjects = dict.fromkeys(subject for part in parts for subject in part)
    return {subject: _one([part[subject] for part in parts if subject in part], kind) for subject in subjects}


def _one(figures: list[Any], kind: Kind) -> Any:
    return kind.summed(figures) if kind.summed is not None else figures[0]


def _of_unit(ground: Ground, session: Session, kind: Kind, month: Month, unit: str) -> Mapping[str, Any]:
    texts = frozen_reports.of_month(session, unit, month)
    if not texts:
        scope = Scope(unit) if ground.is_province else EVERYWHERE
        return kind.count(ground, session, month, scope)
    own = {subject: text for (name, subject), text in texts.items() if name == kind.name}
    read: dict[str, Any] = {
        subject: written.from_json(FROZEN[kind.name], text) for subject, text in own.items()
    }
    return {_subject(ground, subject, figures): figures for subject, figures in read.items()}


def _subject(ground: Ground, subject: str, figures: Any) -> str:
    # At the province several centres' own work stands side by side.
    is_own = isinstance(figures, MonthWork) and not subject
    return figures.unit if is_own and ground.is_province else subject


def month_figures(ground: Ground, session: Session, month: Month, unit: str | None) -> MonthFigures:
    """The month's summary: as it was frozen, or as it is now where the month is open.

    Args:
        ground: what every service stands on.
        session: of a reading.
        month: which month.
        unit: at the province, a centre; None takes the own unit, at the province the sum of all units.
    """
    if ground.is_province and unit is None:
        frozen = frozen_reports.frozen_units(session, month)
        parts = [month_figures(ground, session, month, one) for one in sorted(frozen)]
        parts.append(counting.figures(ground, session, month, Scope(without=frozen)))
        return counting.summed(ground, session, parts, month)
    closed = states.closed_month(session, unit or ground.unit, month)
    if closed is not None and closed.closed_on is not None:
        return MonthFigures.from_json(closed.figures)
    if ground.is_province:
        return counting.figures(ground, session, month, Scope(unit or ground.unit))
    return of_now(ground, session, month)


def of_now(ground: Ground, session: Session, month: Month) -> MonthFigures:
    """A centre's month as its entries say now."""
    waiting = sum(1 for _each in unfinished.of_month(ground, session, month, all_cases=True))
    figures = counting.figures(ground, session, month, EVERYWHERE)
    # Events that only supervisors open are not told of on a paper, not even by their number.
    lacking = gaps.on_paper(gaps.of_month(ground, session, month, restricted=False))
    return replace(figures, unfinished=waiting, gaps=lacking)
