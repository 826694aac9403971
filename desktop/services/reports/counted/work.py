"""Report 5: what each person, and the centre itself, planned and did in a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import plan_figures
from desktop.database.work import setting
from desktop.models import Activity, Citizen, PlanItem, Volunteer
from desktop.rules import thai_names
from desktop.rules.months import Month
from desktop.rules.plans import paper_field
from desktop.rules.reports import MonthWork, WorkDone, WorkLine
from desktop.rules.volunteers import GRADUATE
from desktop.services.ground import Ground
from desktop.services.reports.counted.asked import Found, no_such_figure
from desktop.services.reports.counted.by_volunteer import serving_in, tambons
from desktop.services.reports.scope import Scope

PLANNED, DONE, TO_REACH, REACHED = "planned", "done", "to_reach", "reached"
MEN, WOMEN = "men", "women"
LINES, ACTIVITIES = "lines", "activities"
_FIGURES = {LINES: (PLANNED, DONE, TO_REACH, REACHED), ACTIVITIES: (DONE, REACHED, MEN, WOMEN)}
_CENTRE = ""
_KINDS = {GRADUATE: "บัณฑิตแรงงาน"}
_VOLUNTEER = "อาสาสมัครแรงงาน"


def count(ground: Ground, session: Session, month: Month, scope: Scope) -> dict[str, MonthWork]:
    """The month's work of everybody who planned or did something, of every graduate, and of the centre."""
    return {
        subject_of(ground, work): work
        for unit in _units(ground, session, month, scope)
        for work in _of_unit(ground, session, month, unit)
    }


def subject_of(ground: Ground, work: MonthWork) -> str:
    """Whose a report is: an appointment's; an office's own has no subject, at the province its code."""
    return work.uid or (work.unit if ground.is_province else "")


def _units(ground: Ground, session: Session, month: Month, scope: Scope) -> Sequence[str]:
    if scope.unit or not ground.is_province:
        return (scope.unit or ground.unit,)
    planned = select(PlanItem.origin).where(PlanItem.month == str(month), PlanItem.taken_back_on.is_(None))
    done = select(Activity.origin).where(plan_figures.done_in(month), plan_figures.living())
    origins = {*session.scalars(planned.distinct()), *session.scalars(done.distinct())}
    return sorted(origins - scope.without)


def _of_unit(ground: Ground, session: Session, month: Month, unit: str) -> Iterator[MonthWork]:
    activities = plan_figures.activities_of(session, unit, month)
    busy = plan_figures.planners(session, unit, month) | {one.volunteer_uid or _CENTRE for one in activities}
    if _CENTRE in busy:
        name = ground.unit_name if unit == ground.unit else ground.reference.unit_name(unit)
        area = f"อำเภอ{ground.reference.districts().get(unit, '')}"
        yield _work(ground, session, month, unit, MonthWork(name=name, position=name, area=area))
    query = (
        select(Volunteer, Citizen, serving_in(month))
        .join(Citizen, Citizen.uid == Volunteer.person_uid)
        .where(Volunteer.origin == unit)
        .order_by(Citizen.sort_name, Volunteer.uid)
    )
    places = tambons(ground, session, month)
    for volunteer, person, serves in session.execute(query):
        if volunteer.uid in busy or (serves and volunteer.kind == GRADUATE):
            tambon = " ".join(f"ตำบล{name}" for name in places.get(volunteer.uid, ((), ""))[1].split())
            whose = MonthWork(
                uid=volunteer.uid,
                name=thai_names.full_name(person.title, person.first_name, person.last_name),
                position=f"{_KINDS.get(volunteer.kind, _VOLUNTEER)}{tambon}",
                area=tambon,
                approver=volunteer.supervisor or setting(session, "supervisor_name"),
            )
            yield _work(ground, session, month, unit, whose)


def _work(ground: Ground, session: Session, month: Month, unit: str, whose: MonthWork) -> MonthWork:
    activities = plan_figures.activities_of(session, unit, month, whose.uid)
    lines = plan_figures.against_plan(plan_figures.items_of(session, unit, month, whose.uid), activities)
    note = plan_figures.note_of(session, unit, month, whose.uid)
    told = plan_figures.done_lines(ground.reference, activities)
    return MonthWork(
        month=str(month),
        unit=unit,
        uid=whose.uid,
        name=whose.name,
        position=whose.position,
        area=whose.area,
        approver=whose.approver or setting(session, "supervisor_name"),
        lines=tuple(
            WorkLine(
                uid=line.item_uid,
                field=paper_field(line.field),
                activity=line.activity,
                planned_times=line.planned_times,
                done_times=line.done_times,
                planned_people=line.planned_people,
                reached_people=line.reached_people,
            )
            for line in lines
        ),
        done=tuple(
            WorkDone(
                uid=activity.uid,
                on=line.on.isoformat(),
                field=line.field,
                activity=line.activity,
                place=line.place,
                men=line.men,
                women=line.women,
                result=line.result,
            )
            for activity, line in zip(activities, told, strict=True)
        ),
        problems=note.problems if note else "",
        proposals=note.proposals if note else "",
        opinion=note.opinion if note else "",
    )


def behind(
    _ground: Ground, session: Session, month: Month, _scope: Scope, asked: tuple[str, str, str]
) -> Found:
    """The plans or activities behind a number: a figure; ``lines`` or ``activities``; whose and which.

    The code is ``whose|which``: an appointment or an office's code; of ``lines`` the place of the line among
    theirs, of ``activities`` the activity; empty for all of them.
    """
    figure, group, code = asked
    whose, _bar, which = code.partition("|")
    if figure not in _FIGURES.get(group, ()):
        raise no_such_figure()
    volunteer = session.get(Volunteer, whose)
    unit, uid = (volunteer.origin, whose) if volunteer else (whose, "")
    activities = plan_figures.activities_of(session, unit, month, uid)
    if group == ACTIVITIES:
        chosen = [one.uid for one in activities if which in ("", one.uid)]
        return Found(kind="activities", uids=tuple(chosen))
    lines = plan_figures.against_plan(plan_figures.items_of(session, unit, month, uid), activities)
    if which:
        lines = lines[int(which) :][:1]
    if figure in (PLANNED, TO_REACH):
        return Found(kind="plans", uids=tuple(line.item_uid for line in lines if line.item_uid))
    return Found(kind="activities", uids=tuple(one for line in lines for one in line.activity_uids))
