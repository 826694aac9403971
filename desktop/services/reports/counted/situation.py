"""Report 7: the labour situation of the district and its tambons, at the end of a quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import situation_figures
from desktop.models import Situation
from desktop.rules.months import Month
from desktop.rules.quarters import Quarter
from desktop.rules.reports import AreaPeople, AreaSituation
from desktop.rules.situations import FIGURES, Figures, figures_of
from desktop.services.ground import Ground
from desktop.services.reports.counted.asked import Found, no_such_figure
from desktop.services.reports.scope import Scope

WHOLE, PARTS, BEFORE = "whole", "parts", "before"


def ends_quarter(month: Month) -> bool:
    """Whether a month is the last of a quarter of the fiscal year."""
    return month.month % 3 == 0


def count(ground: Ground, session: Session, month: Month, scope: Scope) -> dict[str, AreaSituation]:
    """The situation of the district and of each tambon that was counted; nothing in other months."""
    if not ends_quarter(month):
        return {}
    quarter = Quarter.of(month.first)
    found = {}
    for unit in _units(ground, session, quarter, scope):
        for area in _of_unit(ground, session, quarter, unit):
            found[area.code] = area
    return found


def _units(ground: Ground, session: Session, quarter: Quarter, scope: Scope) -> Sequence[str]:
    if scope.unit or not ground.is_province:
        return (scope.unit or ground.unit,)
    query = select(Situation.origin).where(
        Situation.fiscal_year == quarter.fiscal_year, Situation.quarter == quarter.number
    )
    return sorted(set(session.scalars(query.distinct())) - scope.without)


def _of_unit(ground: Ground, session: Session, quarter: Quarter, unit: str) -> Iterator[AreaSituation]:
    now = situation_figures.rows(session, unit, quarter)
    before = situation_figures.rows(session, unit, quarter.previous())
    counted = situation_figures.of_tambons(now)
    if not counted:
        return
    known = ground.reference.tambons
    own = [code for code, tambon in known.items() if tambon.district_code == unit]
    district = ground.reference.districts().get(unit, "")
    earlier = situation_figures.of_tambons(before)
    yield _area(
        session,
        quarter,
        unit,
        AreaSituation(
            code=unit,
            area=f"อำเภอ{district}",
            sources=_sources(now),
            now=_people("", situation_figures.whole(now, own).figures),
            before=_people("", situation_figures.whole(before, own).figures) if earlier else AreaPeople(),
            part_name="ตำบล",
            parts=tuple(
                _people(code, counted[code], known[code].name if code in known else code)
                for code in (*(code for code in own if code in counted), *sorted(counted.keys() - set(own)))
            ),
        ),
    )
    for code in sorted(counted):
        name = known[code].name if code in known else code
        yield _area(
            session,
            quarter,
            unit,
            AreaSituation(
                code=code,
                area=f"ตำบล{name} อำเภอ{district}",
                sources=_sources([each for each in now if each.tambon_code == code]),
                now=_people("", counted[code]),
                before=_people("", earlier[code]) if code in earlier else AreaPeople(),
                part_name="หมู่บ้าน",
                parts=tuple(
                    _people(str(each.village_number), figures_of(each), f"หมู่ที่ {each.village_number}")
                    for each in situation_figures.villages_of(now, code)
                ),
            ),
        )


def _area(session: Session, quarter: Quarter, unit: str, area: AreaSituation) -> AreaSituation:
    review = situation_figures.review(session, unit, quarter, area.code)
    return AreaSituation(
        month=str(quarter.months[-1]),
        code=area.code,
        area=area.area,
        quarter=quarter.thai(),
        quarter_before=quarter.previous().thai(),
        sources=area.sources,
        now=area.now,
        before=area.before,
        part_name=area.part_name,
        parts=area.parts,
        situation=review.situation if review else "",
        proposals=tuple(line for line in review.proposals.splitlines() if line.strip()) if review else (),
        approved_on=review.approved_on.isoformat() if review and review.approved_on else "",
        approved_by=review.approved_by if review else "",
    )


def _sources(found: Sequence[Situation]) -> str:
    return " ".join(dict.fromkeys(each.source for each in found if each.source))


def _people(code: str, figures: Figures, name: str = "") -> AreaPeople:
    return AreaPeople(code=code, name=name, counts=tuple(figures[kind] for kind in FIGURES))


def behind(
    ground: Ground, session: Session, month: Month, scope: Scope, asked: tuple[str, str, str]
) -> Found:
    """The counts behind a number: a figure; ``whole``, ``parts`` or ``before`` a quarter; ``area|part``."""
    figure, group, code = asked
    area, _bar, part = code.partition("|")
    if figure not in FIGURES or group not in (WHOLE, PARTS, BEFORE) or not ends_quarter(month):
        raise no_such_figure()
    unit = scope.unit or (area[:4] if ground.is_province else ground.unit)
    tambon = part if group == PARTS and len(area) == len(unit) else area
    quarter = Quarter.of(month.first)
    rows = situation_figures.rows(session, unit, quarter.previous() if group == BEFORE else quarter)
    counted = [each for each in rows if getattr(each, figure) is not None]
    if tambon == unit:
        chosen = [each for each in counted if not each.village_number]
    elif group == PARTS and len(area) > len(unit):
        chosen = [each for each in counted if each.tambon_code == area and str(each.village_number) == part]
    else:
        chosen = [each for each in counted if each.tambon_code == tambon and not each.village_number]
    return Found(kind="situations", uids=tuple(each.uid for each in chosen))
