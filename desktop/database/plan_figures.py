"""A month's plan beside what was done: computed from the entries whenever somebody asks, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.models import Activity, PlanApproval, PlanItem, WorkNote
from desktop.rules.months import Month
from desktop.rules.plans import FIELDS, paper_field
from desktop.rules.reference import ReferenceTables

_PLACES = {field: place for place, field in enumerate(FIELDS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """One thing that was planned and what came of it, or work outside the plan.

    Attributes:
        item_uid: the item of the plan; empty for work outside it.
        field: one of the four fields.
        kind: a code of the activity types.
        activity: what was planned, or what was done outside the plan.
        planned_times: how often it was to be done.
        done_times: how often it was done.
        planned_people: how many people it was to reach.
        reached_people: how many it reached.
        activity_uids: the activities behind what was done, by day.
    """

    item_uid: str
    field: str
    kind: str
    activity: str
    planned_times: int
    done_times: int
    planned_people: int
    reached_people: int
    activity_uids: tuple[str, ...] = ()

    @property
    def is_outside(self) -> bool:
        """Whether nobody had planned it."""
        return not self.item_uid


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneLine:
    """An activity as papers tell of it, in Thai.

    Attributes:
        on: the day.
        field: such as ด้านข้อมูล.
        activity: what was done.
        place: where, with village and tambon.
        men: how many men it reached.
        women: how many women it reached.
        result: what came of it.
    """

    on: date
    field: str
    activity: str
    place: str
    men: int
    women: int
    result: str


def items_of(session: Session, unit: str, month: Month, volunteer_uid: str | None = None) -> list[PlanItem]:
    """The items of a plan, by field and in the order in which they were written.

    Args:
        session: of a reading or a running work.
        unit: whose register wrote them.
        month: of the plan.
        volunteer_uid: whose plan; empty for the centre's own, None for everybody's.
    """
    query = select(PlanItem).where(
        PlanItem.origin == unit, PlanItem.month == str(month), PlanItem.taken_back_on.is_(None)
    )
    if volunteer_uid is not None:
        query = query.where(PlanItem.volunteer_uid.is_not_distinct_from(volunteer_uid or None))
    return sorted(session.scalars(query), key=lambda item: (_place_of(item.field), item.uid))


def activities_of(
    session: Session, unit: str, month: Month, volunteer_uid: str | None = None
) -> list[Activity]:
    """The activities of a month, by day.

    Args:
        session: of a reading or a running work.
        unit: whose register wrote them.
        month: in which they were done.
        volunteer_uid: who did them; empty for the centre itself, None for everybody.
    """
    query = select(Activity).where(Activity.origin == unit, living(), done_in(month))
    if volunteer_uid is not None:
        query = query.where(Activity.volunteer_uid.is_not_distinct_from(volunteer_uid or None))
    return list(session.scalars(query.order_by(Activity.on, Activity.uid)))


def living() -> ColumnElement[bool]:
    """The condition that an ``Activity`` was not taken back."""
    return Activity.taken_back_on.is_(None)


def done_in(month: Month) -> ColumnElement[bool]:
    """The condition that an ``Activity`` was done in a month."""
    return Activity.on.between(month.first, month.last)


def of_person(session: Session, unit: str, month: Month, volunteer_uid: str) -> tuple[PlanLine, ...]:
    """Plan against actual of one person, or of the centre itself.

    Args:
        session: of a reading or a running work.
        unit: whose register.
        month: which one.
        volunteer_uid: who; empty for the centre itself.
    """
    return against_plan(
        items_of(session, unit, month, volunteer_uid), activities_of(session, unit, month, volunteer_uid)
    )


def against_plan(items: Sequence[PlanItem], activities: Iterable[Activity]) -> tuple[PlanLine, ...]:
    """The items of one plan beside what was done for them; after them the work outside the plan.

    Args:
        items: of one person's plan of a month.
        activities: what the same person did in that month, by day.
    """
    planned: dict[str, list[Activity]] = {item.uid: [] for item in items}
    outside: dict[tuple[str, str, str], list[Activity]] = {}
    for activity in activities:
        known = planned.get(activity.plan_item_uid or "")
        if known is not None:
            known.append(activity)
        else:
            same = (activity.field, activity.kind, activity.activity)
            outside.setdefault(same, []).append(activity)
    lines = [_line(item, planned[item.uid]) for item in items]
    return (*lines, *_outside(outside))


def _line(item: PlanItem, done: Sequence[Activity]) -> PlanLine:
    return PlanLine(
        item_uid=item.uid,
        field=item.field,
        kind=item.kind,
        activity=item.activity,
        planned_times=item.times,
        done_times=len(done),
        planned_people=item.people,
        reached_people=reached(done),
        activity_uids=tuple(one.uid for one in done),
    )


def _outside(found: dict[tuple[str, str, str], list[Activity]]) -> Iterator[PlanLine]:
    for (field, kind, activity), done in sorted(found.items(), key=lambda one: _place_of(one[0][0])):
        yield PlanLine(
            item_uid="",
            field=field,
            kind=kind,
            activity=activity,
            planned_times=0,
            done_times=len(done),
            planned_people=0,
            reached_people=reached(done),
            activity_uids=tuple(one.uid for one in done),
        )


def reached(done: Iterable[Activity]) -> int:
    """How many people some activities reached; who came twice counts twice."""
    return sum(one.men + one.women for one in done)


def _place_of(field: str) -> int:
    return _PLACES.get(field, len(_PLACES))


def planners(session: Session, unit: str, month: Month) -> frozenset[str]:
    """Whose plan of a month has an item; the empty text stands for the centre itself.

    Args:
        session: of a reading or a running work.
        unit: whose register.
        month: which one.
    """
    query = select(PlanItem.volunteer_uid).where(
        PlanItem.origin == unit, PlanItem.month == str(month), PlanItem.taken_back_on.is_(None)
    )
    return frozenset(uid or "" for uid in session.scalars(query.distinct()))


def without_actuals(session: Session, unit: str, month: Month) -> tuple[str, ...]:
    """Whose plan of a month stands without a single activity: what is missing before the month is closed.

    Args:
        session: of a reading or a running work.
        unit: whose register.
        month: which one.

    Returns:
        Volunteers' uids; the empty text stands for the centre itself.
    """
    busy = {activity.volunteer_uid or "" for activity in activities_of(session, unit, month)}
    return tuple(sorted(planners(session, unit, month) - busy))


def approvals_of(
    session: Session, unit: str, month: Month, volunteer_uid: str | None = None
) -> list[PlanApproval]:
    """Every approval of a plan, the newest first; at most the first of each plan is not taken back.

    Args:
        session: of a reading or a running work.
        unit: whose register.
        month: of the plan.
        volunteer_uid: whose plan; empty for the centre's own, None for everybody's.
    """
    query = select(PlanApproval).where(PlanApproval.origin == unit, PlanApproval.month == str(month))
    if volunteer_uid is not None:
        query = query.where(PlanApproval.volunteer_uid.is_not_distinct_from(volunteer_uid or None))
    return list(session.scalars(query.order_by(PlanApproval.uid.desc())))


def note_of(session: Session, unit: str, month: Month, volunteer_uid: str) -> WorkNote | None:
    """What was noted of a month, or None.

    Args:
        session: of a reading or a running work.
        unit: whose register.
        month: which one.
        volunteer_uid: whose; empty for the centre itself.
    """
    query = select(WorkNote).where(
        WorkNote.origin == unit,
        WorkNote.month == str(month),
        WorkNote.volunteer_uid.is_not_distinct_from(volunteer_uid or None),
    )
    return session.scalar(query.order_by(WorkNote.uid.desc()).limit(1))


def done_lines(reference: ReferenceTables, activities: Iterable[Activity]) -> tuple[DoneLine, ...]:
    """Activities as papers tell of them.

    Args:
        reference: the names of tambons.
        activities: by day.
    """
    return tuple(
        DoneLine(
            on=activity.on,
            field=paper_field(activity.field),
            activity=activity.activity,
            place=place_words(reference, activity),
            men=activity.men,
            women=activity.women,
            result=activity.result,
        )
        for activity in activities
    )


def place_words(reference: ReferenceTables, activity: Activity) -> str:
    """Where an activity was, in Thai: the place, the village, the tambon."""
    tambon = reference.tambons.get(activity.tambon_code)
    parts = (
        activity.place,
        f"หมู่ที่ {activity.village_number}" if activity.village_number else "",
        f"ตำบล{tambon.name}" if tambon else "",
    )
    return " ".join(part for part in parts if part)
