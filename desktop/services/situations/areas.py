"""Areas of a quarter: a province's districts, a district's tambons, a tambon's villages, and their sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from desktop.database import closed_months, situation_figures
from desktop.models import Situation
from desktop.rules import situations as rules
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.rules.quarters import Quarter
from desktop.rules.reference import offered
from desktop.rules.situations import FIGURES, WHOLE_TAMBON, Figures, figures_of, is_counted, summed
from desktop.rules.thai_names import sort_key
from desktop.services.ground import Ground
from desktop.services.situations import reviews
from desktop.services.situations.rows import AreaRow, QuarterPage
from desktop.system.language import _

_UNIT = 4
_PROVINCE = 2


def unit_of(code: str) -> str:
    """The centre whose register holds a tambon's or a district's figures."""
    return code[:_UNIT]


def is_province(code: str) -> bool:
    """Whether an area is a whole province."""
    return len(code) == _PROVINCE


def is_tambon(code: str) -> bool:
    """Whether an area is one tambon."""
    return len(code) > _UNIT


def name(ground: Ground, code: str, village: int = WHOLE_TAMBON) -> str:
    """The name of a tambon, district or province, as a list shows it.

    Args:
        ground: whose tables count.
        code: two, four or six digits.
        village: a village of the tambon; 0 is the whole.
    """
    tambon = ground.reference.tambons.get(code)
    if tambon is not None:
        return _("{tambon}, village {number}", tambon=tambon.name, number=village) if village else tambon.name
    names = ground.reference.provinces() if is_province(code) else ground.reference.districts()
    return names.get(code, code)


def tambons_of(ground: Ground, unit: str) -> list[str]:
    """The codes of a district's tambons that are in use today, in the order of their names."""
    found = offered(ground.reference.tambons.values(), ground.clock.today())
    own = [tambon for tambon in found if tambon.district_code == unit]
    return [tambon.code for tambon in sorted(own, key=lambda each: (sort_key(each.name), each.code))]


def next_tambon(ground: Ground, code: str) -> str:
    """The tambon that follows one in its district's list; empty for the last."""
    codes = tambons_of(ground, unit_of(code))
    at = codes.index(code) + 1 if code in codes else len(codes)
    return codes[at] if at < len(codes) else ""


def districts_of(ground: Ground, province: str) -> list[str]:
    """The codes of a province's districts that have a centre, in the order of their names."""
    units = [unit for unit in ground.reference.units().values() if unit.district]
    own = [unit for unit in units if unit.code.startswith(province)]
    return [unit.code for unit in sorted(own, key=lambda each: (sort_key(each.district), each.code))]


def figures_or_none(row: Situation | None) -> Figures:
    """The figures of an entry, all of them none where there is no entry."""
    return figures_of(row) if row is not None else dict.fromkeys(FIGURES)


def locked(ground: Ground, session: Session, unit: str, quarter: Quarter) -> str:
    """Why nothing can be changed in a quarter, as one sentence; empty where it can.

    Args:
        ground: who looks.
        session: of a reading.
        unit: whose figures.
        quarter: which quarter.
    """
    if ground.is_province:
        return _("What a centre wrote can be changed by that centre only.")
    if unit != ground.unit:
        return _("Another office wrote this entry. Only that office can change it.")
    if quarter.first > ground.clock.today():
        return _("This quarter has not begun; nobody can have counted it yet.")
    last = Month.of(quarter.last)
    if closed_months.is_closed(session, unit, last):
        return _("{month} is closed, and with it the figures of this quarter.", month=last.spoken())
    return ""


def refuse_foreign(ground: Ground, code: str) -> None:
    """Go on only where an area is this centre's own.

    Raises:
        Refused: this is the province, or the area lies in another district.
    """
    if ground.is_province:
        raise Refused(_("What a centre wrote can be changed by that centre only."), code="not-here")
    if not code.startswith(ground.unit):
        raise Refused(_("This tambon lies in another district. Its own centre counts it."), code="not-ours")


# -- a quarter, part by part


def page(ground: Ground, session: Session, quarter: Quarter, area: str) -> QuarterPage:
    """A quarter of an area, its parts and their sum; a tambon's figures are its own, its villages only agree.

    Args:
        ground: who looks.
        session: of a reading.
        quarter: which quarter.
        area: a province, a district or a tambon.
    """
    lines = _lines(ground, session, quarter, area)
    own = (
        _line(ground, _entries(session, unit_of(area), quarter), area)
        if is_tambon(area)
        else AreaRow(
            code=area,
            name=name(ground, area),
            now=summed(line.now for line in lines),
            before=summed(line.before for line in lines),
            counted_on=max((line.counted_on for line in lines if line.counted_on), default=None),
        )
    )
    return QuarterPage(
        quarter=quarter,
        area_code=area,
        area=name(ground, area),
        lines=lines,
        now=own.now,
        before=own.before,
        problems=own.problems,
        counted_on=own.counted_on,
        counted=sum(line.counted if line.parts else is_counted(line.now) for line in lines),
        counted_before=sum(line.counted_before if line.parts else is_counted(line.before) for line in lines),
        areas=sum(line.parts or 1 for line in lines),
        missing=tuple(line.name for line in lines if not is_counted(line.now)),
        locked=locked(ground, session, unit_of(area), quarter),
        review=reviews.row(session, unit_of(area), quarter, area),
    )


def _lines(ground: Ground, session: Session, quarter: Quarter, area: str) -> tuple[AreaRow, ...]:
    if is_tambon(area):
        return villages(ground, session, quarter, area)
    return tuple((_districts if is_province(area) else _tambons)(ground, session, quarter, area))


def _districts(ground: Ground, session: Session, quarter: Quarter, province: str) -> Iterator[AreaRow]:
    for unit in districts_of(ground, province):
        tambons = tambons_of(ground, unit)
        now = situation_figures.whole(situation_figures.rows(session, unit, quarter), tambons)
        before = situation_figures.whole(situation_figures.rows(session, unit, quarter.previous()), tambons)
        review = reviews.row(session, unit, quarter, unit)
        yield AreaRow(
            code=unit,
            name=name(ground, unit),
            now=now.figures,
            before=before.figures,
            counted=now.counted,
            counted_before=before.counted,
            parts=now.areas,
            counted_on=now.counted_on,
            reviewed=bool(review.draft.situation),
            approved_on=review.approved_on,
        )


def _tambons(ground: Ground, session: Session, quarter: Quarter, unit: str) -> Iterator[AreaRow]:
    entries = _entries(session, unit, quarter)
    codes = tambons_of(ground, unit)
    # A tambon that is closed today stays in the quarters in which it was counted.
    old = {row.tambon_code for row in entries.now} - set(codes)
    for code in (*codes, *sorted(old)):
        yield _line(ground, entries, code)


def villages(ground: Ground, session: Session, quarter: Quarter, tambon: str) -> tuple[AreaRow, ...]:
    """The villages of a tambon that were counted in a quarter or the one before, by number.

    Args:
        ground: who looks.
        session: of a reading.
        quarter: which quarter.
        tambon: six digits.
    """
    entries = _entries(session, unit_of(tambon), quarter)
    found = (*entries.now, *situation_figures.villages_of(entries.before, tambon))
    numbers = {row.village_number for row in found if row.tambon_code == tambon} - {WHOLE_TAMBON}
    return tuple(_line(ground, entries, tambon, number) for number in sorted(numbers))


@dataclass(frozen=True, slots=True)
class _Entries:
    """A unit's entries of a quarter, and of the one before."""

    now: Sequence[Situation]
    before: Sequence[Situation]
    session: Session
    quarter: Quarter


def _entries(session: Session, unit: str, quarter: Quarter) -> _Entries:
    now = situation_figures.rows(session, unit, quarter)
    return _Entries(now, situation_figures.rows(session, unit, quarter.previous()), session, quarter)


def _line(ground: Ground, entries: _Entries, code: str, village: int = WHOLE_TAMBON) -> AreaRow:
    row, last = _of(entries.now, (code, village)), _of(entries.before, (code, village))
    parts = situation_figures.villages_of(entries.now, code) if village == WHOLE_TAMBON else ()
    review = reviews.row(entries.session, unit_of(code), entries.quarter, code)
    figures = figures_or_none(row)
    return AreaRow(
        code=code,
        village_number=village,
        name=name(ground, code) if village == WHOLE_TAMBON else _("Village {number}", number=village),
        now=figures,
        before=figures_or_none(last),
        villages=len(parts),
        problems=_odd(figures, figures_or_none(last), [figures_of(each) for each in parts]),
        counted_on=row.counted_on if row else None,
        reviewed=bool(review.draft.situation) and village == WHOLE_TAMBON,
        approved_on=review.approved_on if village == WHOLE_TAMBON else None,
    )


def _of(rows: Sequence[Situation], area: tuple[str, int]) -> Situation | None:
    return next((row for row in rows if (row.tambon_code, row.village_number) == area), None)


def _odd(figures: Figures, before: Figures, parts: Sequence[Figures]) -> tuple[Problem, ...]:
    return tuple(rules.check_figures(figures, before, parts))
