"""Lists of activities: searched and sorted where they are stored, read only when shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from desktop.database import thai_order
from desktop.database.among import among
from desktop.database.plan_figures import done_in, living, place_words
from desktop.models import Activity, Citizen, Photograph, PlanItem, Volunteer
from desktop.rules import thai_names
from desktop.rules.months import Month
from desktop.rules.plans import FIELDS
from desktop.services.ground import Ground
from desktop.services.plans import entries
from desktop.services.plans.rows import ActivityFilter, ActivityRow

# What a filter by person calls the centre itself.
CENTRE = "centre"
PLANNED = "planned"
OUTSIDE = "outside"


def uids(ground: Ground, session: Session, chosen: ActivityFilter) -> list[str]:
    """The activities that a filter asks for, in its order."""
    query = (
        select(Activity.uid)
        .outerjoin(Volunteer, Volunteer.uid == Activity.volunteer_uid)
        .outerjoin(Citizen, Citizen.uid == Volunteer.person_uid)
        .where(living(), *_conditions(chosen))
    )
    return list(session.scalars(query.order_by(*_order(ground, chosen))))


def _conditions(chosen: ActivityFilter) -> Iterator[ColumnElement[bool]]:
    for word in thai_names.clean(chosen.text).split():
        yield _says(word)
    if chosen.month:
        yield done_in(Month.parse(chosen.month))
    if chosen.worker:
        whose = None if chosen.worker == CENTRE else chosen.worker
        yield Activity.volunteer_uid.is_not_distinct_from(whose)
    if chosen.field:
        yield Activity.field == chosen.field
    if chosen.kind:
        yield Activity.kind == chosen.kind
    if chosen.tambon:
        yield Activity.tambon_code == chosen.tambon
    if chosen.item:
        yield Activity.plan_item_uid == chosen.item
    if chosen.planned:
        planned = _planned()
        yield planned if chosen.planned == PLANNED else ~planned
    if chosen.among is not None:
        yield Activity.uid.in_(among(chosen.among))


def _says(word: str) -> ColumnElement[bool]:
    where = (Activity.activity, Activity.place, Activity.result, Citizen.first_name, Citizen.last_name)
    return or_(*(column.contains(word, autoescape=True) for column in where))


def _planned() -> ColumnElement[bool]:
    items = select(PlanItem.uid).where(PlanItem.taken_back_on.is_(None))
    return func.coalesce(Activity.plan_item_uid, "").in_(items)


def _order(ground: Ground, chosen: ActivityFilter) -> tuple[ColumnElement[Any], ...]:
    reference = ground.reference
    tambons = thai_order.of_names({code: tambon.name for code, tambon in reference.tambons.items()})
    kinds = {code: place for place, code in enumerate(reference.activity_types)}
    columns: dict[str, Any] = {
        "on": Activity.on,
        "who": Citizen.sort_name,
        "field": case({code: place for place, code in enumerate(FIELDS)}, value=Activity.field),
        "kind": case(kinds, value=Activity.kind),
        "activity": Activity.activity,
        "place": select(tambons.c.place).where(tambons.c.code == Activity.tambon_code).scalar_subquery(),
        "men": Activity.men,
        "women": Activity.women,
        "people": Activity.men + Activity.women,
        "planned": _planned(),
    }
    column = columns[chosen.sort]
    first = column.desc() if chosen.descending else column.asc()
    return first.nulls_last(), Activity.on.desc(), Activity.uid.desc()


def rows(ground: Ground, session: Session, wanted: Sequence[str]) -> list[ActivityRow]:
    """The activities as a list shows them, in the order of their uids given; unknown ones are left out."""
    query = select(Activity).where(Activity.uid.in_(among(wanted)))
    found = {activity.uid: activity for activity in session.scalars(query)}
    around = _Around(session, found.values())
    return [_row(ground, found[uid], around) for uid in wanted if uid in found]


class _Around:
    """What rows need beside the activities themselves."""

    def __init__(self, session: Session, found: Collection[Activity]) -> None:
        self.names = entries.names(session, {one.volunteer_uid for one in found if one.volunteer_uid})
        uids_of = [one.uid for one in found]
        planned = select(Activity.uid).where(Activity.uid.in_(among(uids_of)), _planned())
        self.planned = frozenset(session.scalars(planned))
        counted = (
            select(Photograph.activity_uid, func.count())
            .where(Photograph.activity_uid.in_(among(uids_of)))
            .group_by(Photograph.activity_uid)
        )
        self.photographs: dict[str, int] = dict(session.execute(counted).all())


def _row(ground: Ground, activity: Activity, around: _Around) -> ActivityRow:
    return ActivityRow(
        uid=activity.uid,
        on=activity.on,
        volunteer_uid=activity.volunteer_uid or "",
        name=around.names.get(activity.volunteer_uid or "", ""),
        field=activity.field,
        kind_name=entries.kind_name(ground, activity.kind),
        activity=activity.activity,
        place=place_words(ground.reference, activity),
        men=activity.men,
        women=activity.women,
        result=activity.result,
        planned=activity.uid in around.planned,
        photographs=around.photographs.get(activity.uid, 0),
    )
