"""Invented plans and activities: a year of the centre and its graduates, the last months of volunteers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.app.demonstration.kinds_of_work import (
    NOTES,
    OF_CENTRES,
    OF_GRADUATES,
    OF_VOLUNTEERS,
    UNPLANNED,
    WorkKind,
)
from desktop.app.demonstration.pictures_of_work import pictures
from desktop.database.volunteer_entries import appointment_of
from desktop.models import (
    Activity,
    Assignment,
    Base,
    Forum,
    Photograph,
    PlanApproval,
    PlanItem,
    Volunteer,
    WorkNote,
    new_uid,
)
from desktop.rules.months import Month
from desktop.rules.plans import SECURITY
from desktop.rules.volunteer_months import serves_in
from desktop.rules.volunteers import GRADUATE, is_serving
from desktop.services.ground import Ground
from desktop.system.language import mark

Row = dict[str, Any]
_MONTHS: Final = 12
# Volunteers plan a little, and the demonstration shows it of the last months only.
_VOLUNTEERS_MONTHS: Final = 2
_SUPERVISOR: Final = "สมชาย จันทร์แก้ว"
_AT_ONCE: Final = 2_000


@dataclass(slots=True)
class _Who:
    """Whose plan it is: the centre itself, or somebody in service."""

    uid: str | None
    unit: str
    kinds: Sequence[WorkKind]
    tambons: Sequence[str]
    volunteer: Volunteer | None = None

    def serves(self, day: date) -> bool:
        """Whether they serve on a day."""
        return self.volunteer is None or is_serving(appointment_of(self.volunteer), day)

    def serves_in(self, month: Month) -> bool:
        """Whether they serve in a month."""
        return self.volunteer is None or serves_in(appointment_of(self.volunteer), month)


@dataclass
class _Made:
    """Rows by their table, in the order in which they are stored."""

    rows: dict[type[Base], list[Row]] = field(default_factory=dict)

    def add(self, model: type[Base], unit: str, **values: Any) -> str:
        """One entry more; gives its uid."""
        uid = new_uid()
        self.rows.setdefault(model, []).append({"uid": uid, "origin": unit, "revision": 1, **values})
        return uid

    def store(self, session: Session) -> None:
        """Write all of them."""
        for model in (PlanItem, PlanApproval, Activity, Photograph, WorkNote):
            rows = self.rows.get(model, [])
            for start in range(0, len(rows), _AT_ONCE):
                session.execute(insert(model), rows[start : start + _AT_ONCE])


def fill(ground: Ground, seed: int) -> None:
    """A year of plans and of what was done, with approvals, a change after one, notes and photographs.

    Args:
        ground: what every service stands on.
        seed: the same seed makes the same year.
    """
    chance = Random(f"plans {seed}")  # noqa: S311  invented work, no secrets
    with ground.database.work(mark("Fill the demonstration register"), ground.actor.uid) as work:
        filling = _Filling(chance, ground.clock.today(), _forums(work.session))
        for at, who in enumerate(_everybody(work.session)):
            filling.live(who, at)
        filling.photograph()
        filling.made.store(work.session)
        work.touch("activities", "demonstration")


def _forums(session: Session) -> dict[tuple[str, str], list[Forum]]:
    found: dict[tuple[str, str], list[Forum]] = {}
    query = select(Forum).where(Forum.taken_back_on.is_(None)).order_by(Forum.on, Forum.uid)
    for forum in session.scalars(query):
        found.setdefault((forum.origin, str(Month.of(forum.on))), []).append(forum)
    return found


def _everybody(session: Session) -> Iterator[_Who]:
    """Each office, then its graduates, then its volunteers."""
    places: dict[str, list[str]] = {}
    of_unit: dict[str, list[str]] = {}
    query = select(Assignment.volunteer_uid, Assignment.tambon_code, Assignment.origin)
    for uid, tambon, unit in session.execute(query.order_by(Assignment.uid)):
        places.setdefault(uid, []).append(tambon)
        of_unit.setdefault(unit, []).append(tambon)
    for unit, tambons in sorted(of_unit.items()):
        yield _Who(None, unit, OF_CENTRES, tambons)
        serving = session.scalars(select(Volunteer).where(Volunteer.origin == unit).order_by(Volunteer.uid))
        for volunteer in sorted(serving, key=lambda one: one.kind != GRADUATE):
            kinds = OF_GRADUATES if volunteer.kind == GRADUATE else OF_VOLUNTEERS
            yield _Who(volunteer.uid, unit, kinds, places.get(volunteer.uid, tambons), volunteer)


class _Filling:
    """Makes one month after another."""

    def __init__(self, chance: Random, today: date, forums: dict[tuple[str, str], list[Forum]]) -> None:
        self._chance, self._today, self._forums = chance, today, forums
        self.made = _Made()

    def live(self, who: _Who, at: int) -> None:
        """The months of one plan, the oldest first, and the plan of the month to come."""
        this = Month.of(self._today)
        months = [this.next(), this]
        while len(months) < (_VOLUNTEERS_MONTHS if who.kinds is OF_VOLUNTEERS else _MONTHS):
            months.append(months[-1].previous())
        for month in reversed(months):
            # Some write next month's plan late, and most volunteers write none.
            late = month > this and at % 2 == 1
            if who.serves_in(month) and not late and (who.kinds is not OF_VOLUNTEERS or at % 4 == 0):
                self._month(who, at, month)

    def _month(self, who: _Who, at: int, month: Month) -> None:
        this = Month.of(self._today)
        for one in who.kinds:
            uid = self._item(who, month, one)
            if month <= this:
                self._do(who, month, one, uid)
        if month <= this and who.kinds is not OF_VOLUNTEERS and self._chance.random() < 0.5:
            self._done(who, month, self._chance.choice(UNPLANNED), None)
        self._approve(who, at, month)
        if month < this and who.kinds is not OF_VOLUNTEERS:
            self._note(who, month)

    def _item(self, who: _Who, month: Month, one: WorkKind) -> str:
        return self.made.add(
            PlanItem,
            who.unit,
            month=str(month),
            volunteer_uid=who.uid,
            field=one.field,
            kind=one.kind,
            activity=one.planned,
            days=one.days,
            place=one.place,
            tambon_code="",
            times=one.times,
            people=one.people,
            with_whom=one.with_whom,
            writer_uid="",
            taken_back_on=None,
        )

    def _do(self, who: _Who, month: Month, one: WorkKind, item_uid: str) -> None:
        forums = self._forums.get((who.unit, str(month)), [])
        if one.kind == "forum" and forums:
            self._forum(who, forums.pop(), item_uid)
            return
        # Not everything that was planned is done, and some is done once more.
        for _time in range(max(0, one.times + self._chance.choice((-1, 0, 0, 0, 1)))):
            self._done(who, month, one, item_uid)

    def _done(self, who: _Who, month: Month, one: WorkKind, item_uid: str | None) -> None:
        day = self._day(month)
        if day is None or not who.serves(day):
            return
        reached = max(1, round(one.people / max(one.times, 1) * self._chance.uniform(0.6, 1.25)))
        men = round(reached * self._chance.uniform(0.3, 0.6))
        tambon, village = self._chance.choice(who.tambons), self._chance.randint(1, 9)
        self.made.add(
            Activity,
            who.unit,
            on=day,
            volunteer_uid=who.uid,
            plan_item_uid=item_uid,
            forum_uid=None,
            field=one.field,
            kind=one.kind,
            activity=one.done,
            place=one.place,
            tambon_code=tambon if one.in_village else "",
            village_number=village if one.in_village else None,
            men=men,
            women=reached - men,
            result=one.result.format(count=max(1, round(reached * one.share))),
            taken_back_on=None,
        )

    def _forum(self, who: _Who, forum: Forum, item_uid: str) -> None:
        if not who.serves(forum.on):
            return
        self.made.add(
            Activity,
            who.unit,
            on=forum.on,
            volunteer_uid=who.uid,
            plan_item_uid=item_uid,
            forum_uid=forum.uid,
            field=SECURITY,
            kind="forum",
            activity=f"เวทีประชาคม {forum.subject}".strip(),
            place=forum.place,
            tambon_code=forum.tambon_code,
            village_number=forum.village_number,
            men=forum.men,
            women=forum.women,
            result="ได้ข้อเสนอจากประชาชนและส่งต่อแล้ว",
            taken_back_on=None,
        )

    def _day(self, month: Month) -> date | None:
        last = min(month.last, self._today)
        days = [month.first + timedelta(days=at) for at in range((last - month.first).days + 1)]
        return self._chance.choice([day for day in days if day.weekday() < 6] or days) if days else None

    def _approve(self, who: _Who, at: int, month: Month) -> None:
        this = Month.of(self._today)
        # What is still to come waits for the supervisor; of this month one plan was changed afterwards.
        if month > this or (month == this and at % 3 == 2):
            return
        changed = month == this and at % 3 == 1
        self.made.add(
            PlanApproval,
            who.unit,
            month=str(month),
            volunteer_uid=who.uid,
            approved_on=month.first - timedelta(days=3),
            approved_by=_SUPERVISOR,
            taken_back_on=month.first + timedelta(days=4) if changed else None,
        )

    def _note(self, who: _Who, month: Month) -> None:
        problems, proposals, opinion = self._chance.choice(NOTES)
        self.made.add(
            WorkNote,
            who.unit,
            volunteer_uid=who.uid,
            month=str(month),
            problems=problems,
            proposals=proposals,
            opinion=opinion,
            opinion_by=_SUPERVISOR if opinion else "",
            opinion_on=month.next().first + timedelta(days=2) if opinion else None,
        )

    def photograph(self) -> None:
        """The newest activities have photographs; they never leave an office, so a province has none."""
        done = sorted(self.made.rows.get(Activity, ()), key=lambda row: (row["on"], row["uid"]), reverse=True)
        if len({row["origin"] for row in done}) != 1:
            return
        for row, count in zip(done, (3, 1, 2), strict=False):
            for small, caption in pictures(count):
                self.made.add(
                    Photograph,
                    row["origin"],
                    activity_uid=row["uid"],
                    caption=caption,
                    picture=small.picture,
                    width=small.width,
                    height=small.height,
                )
