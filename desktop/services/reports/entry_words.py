"""Plans, activities and counts of a quarter behind a number: a line for each, and the place that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import plan_figures
from desktop.models import Activity, PlanItem, Situation
from desktop.models.base import Base
from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.rules.plans import paper_field
from desktop.rules.quarters import Quarter
from desktop.services.ground import Ground

ACTIVITIES, PLANS, SITUATIONS = "activities", "plans", "situations"
_MODELS: dict[str, type[Base]] = {ACTIVITIES: Activity, PLANS: PlanItem, SITUATIONS: Situation}


@dataclass(frozen=True, slots=True)
class EntryWords:
    """An entry behind a number, in a line.

    Attributes:
        uid: the entry.
        when: the day, the month or the quarter.
        what: what it is.
        where: the place.
        how_many: how many people.
        page: the page that shows it.
        opens: what to open on that page.
    """

    uid: str
    when: str
    what: str
    where: str
    how_many: int
    page: str
    opens: tuple[tuple[str, str], ...]


def read(ground: Ground, session: Session, kind: str, uids: Sequence[str]) -> tuple[EntryWords, ...]:
    """Entries as lines, in the order in which they are asked for.

    Args:
        ground: what every service stands on.
        session: of a reading.
        kind: ``activities``, ``plans`` or ``situations``.
        uids: the entries.
    """
    model: Any = _MODELS[kind]
    known: Iterable[Any] = session.scalars(select(model).where(model.uid.in_(uids)))
    found = {one.uid: one for one in known}
    words = {ACTIVITIES: _activity, PLANS: _plan_item, SITUATIONS: _situation}[kind]
    return tuple(words(ground, found[uid]) for uid in uids if uid in found)


def _activity(ground: Ground, one: Any) -> EntryWords:
    return EntryWords(
        uid=one.uid,
        when=thai_date.short(one.on, thai_digits=False),
        what=f"{paper_field(one.field)} · {one.activity}",
        where=plan_figures.place_words(ground.reference, one),
        how_many=one.men + one.women,
        page="plans",
        opens=(("uid", one.uid),),
    )


def _plan_item(ground: Ground, one: Any) -> EntryWords:
    tambon = ground.reference.tambons.get(one.tambon_code)
    return EntryWords(
        uid=one.uid,
        when=one.days or Month.parse(one.month).thai(),
        what=f"{paper_field(one.field)} · {one.activity}",
        where=" ".join(part for part in (one.place, f"ตำบล{tambon.name}" if tambon else "") if part),
        how_many=one.people,
        page="plans",
        # An item has no page of its own: it stands in its plan, beside what was done for it.
        opens=(("month", one.month), ("plan", one.volunteer_uid or "")),
    )


def _situation(ground: Ground, one: Any) -> EntryWords:
    tambon = ground.reference.tambons.get(one.tambon_code)
    village = f"หมู่ที่ {one.village_number}" if one.village_number else ""
    quarter = Quarter(one.fiscal_year, one.quarter)
    return EntryWords(
        uid=one.uid,
        when=quarter.thai(),
        what=one.source,
        where=" ".join(part for part in (tambon.name if tambon else one.tambon_code, village) if part),
        how_many=one.working_age or 0,
        page="situations",
        opens=(("quarter", str(quarter)), ("area", one.tambon_code)),
    )
