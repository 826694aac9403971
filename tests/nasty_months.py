"""Generated registers for the eight reports, and what each report must say of them, counted by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st
from sqlalchemy import delete

from desktop.models import (
    Activity,
    Assignment,
    Base,
    Case,
    Citizen,
    ClosedMonth,
    FrozenReport,
    Need,
    PlanItem,
    Situation,
    Step,
    Volunteer,
    new_uid,
)
from desktop.rules.months import Month, fiscal_start
from desktop.rules.situations import FIGURES
from desktop.services.ground import Ground

UNITS = ("9401", "9402")
TAMBONS = {"9401": ("940101", "940102", ""), "9402": ("940201", "940202")}
CODES = ("EMP-1", "SKL-1", "PRO-2")
FLAGS = ("unemployed", "informal")
MONTHS = (Month(2026, 9), Month(2026, 10), Month(2026, 11))
MILESTONES = ("pointed_out", "screened", "referred", "assisted")
_STEPS = (
    ("served", "closed"),
    ("screened", "accepted"),
    ("screened", "rejected"),
    ("referred", ""),
    ("outcome", "assisted"),
    ("outcome", "withdrawn"),
    ("reopened", ""),
    ("followed_up", "30"),
    ("followed_up", "90"),
)
_TABLES: tuple[type[Base], ...] = (
    FrozenReport, ClosedMonth, Activity, PlanItem, Situation, Step, Need, Case, Assignment, Volunteer,
    Citizen,
)  # fmt: skip


@dataclass(frozen=True)
class Life:
    """One case: whose, when, what was needed, and its steps in the order of writing."""

    unit: int
    person: int
    on: int
    channel: str
    finder: int | None
    needs: tuple[str, ...]
    restricted: bool
    steps: tuple[tuple[int, int, int | None], ...]


@dataclass(frozen=True)
class Plan:
    """A generated register.

    Attributes:
        lives: the cases.
        people: sex, place of the tambon and groups of each of four people at each unit.
        left: of each volunteer at each unit, on which day after the first they left, if any.
        planned: unit, who, times and people of each item.
        done: unit, who, the item it belongs to if any, the day, men and women.
        counted: unit, place of the tambon, village and the thirteen counts.
    """

    lives: tuple[Life, ...]
    people: tuple[tuple[str, int, tuple[str, ...]], ...]
    left: tuple[int | None, ...]
    planned: tuple[tuple[int, int | None, int, int], ...]
    done: tuple[tuple[int, int | None, int | None, int, int, int], ...]
    counted: tuple[tuple[int, int, int, tuple[int | None, ...]], ...]


FIRST = date(2026, 8, 25)
_DAYS = st.integers(0, 100)
_UNIT = st.integers(0, 1)
# Two volunteers and a graduate at each unit.
_FINDER = st.none() | st.integers(0, 2)
_STEP = st.tuples(st.integers(0, len(_STEPS) - 1), _DAYS, st.none() | st.integers(1, 5))
_LIFE = st.builds(
    Life,
    unit=_UNIT,
    person=st.integers(0, 3),
    on=_DAYS,
    channel=st.sampled_from(("counter", "survey", "phone")),
    finder=_FINDER,
    needs=st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True).map(tuple),
    restricted=st.booleans(),
    steps=st.lists(_STEP, max_size=5).map(tuple),
)
_PERSON = st.tuples(
    st.sampled_from(("m", "f", "")),
    st.integers(0, 1),
    st.lists(st.sampled_from(FLAGS), max_size=2, unique=True).map(tuple),
)
_COUNT = st.none() | st.integers(0, 30)
PLANS = st.builds(
    Plan,
    lives=st.lists(_LIFE, min_size=2, max_size=8).map(tuple),
    people=st.tuples(*[_PERSON] * 8),
    left=st.tuples(*[st.none() | _DAYS] * 4),
    planned=st.lists(st.tuples(_UNIT, _FINDER, st.integers(1, 4), st.integers(0, 50)), max_size=3).map(tuple),
    done=st.lists(
        st.tuples(
            _UNIT,
            _FINDER,
            st.none() | st.integers(0, 2),
            st.integers(37, 67),
            st.integers(0, 9),
            st.integers(0, 9),
        ),
        max_size=4,
    ).map(tuple),
    counted=st.lists(
        st.tuples(_UNIT, st.integers(0, 1), st.sampled_from((0, 0, 3)), st.tuples(*[_COUNT] * len(FIGURES))),
        max_size=4,
        unique_by=lambda row: row[:3],
    ).map(tuple),
)


@dataclass
class Written:
    """A plan as it stands in the register: uids by place, and everything that is counted in plain tables."""

    plan: Plan
    people: dict[tuple[int, int], str] = field(default_factory=dict)
    finders: dict[tuple[int, int], str] = field(default_factory=dict)
    cases: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)


def write(ground: Ground, plan: Plan) -> Written:
    """Empty the register and write a plan into it."""
    written = Written(plan)
    with ground.database.work("Write a generated register for a test") as work:
        for model in _TABLES:
            work.session.execute(delete(model))
        for row in _rows(written):
            work.session.add(row)
            work.session.flush()
    return written


def _rows(written: Written) -> Iterator[Base]:
    for unit in (0, 1):
        yield from _people(written, unit)
    plan = written.plan
    for number, life in enumerate(plan.lives, 1):
        yield from _case(written, number, life)
    for unit, who, times, people in plan.planned:
        uid = new_uid()
        written.items.append(uid)
        yield PlanItem(
            uid=uid, origin=UNITS[unit], month="2026-10", volunteer_uid=_who(written, unit, who),
            field="services", kind="mobile", activity="งาน", times=times, people=people,
        )  # fmt: skip
    for unit, who, item, day, men, women in plan.done:
        yield Activity(
            uid=new_uid(), origin=UNITS[unit], on=FIRST + timedelta(days=day),
            volunteer_uid=_who(written, unit, who), plan_item_uid=item_of(written, unit, who, item),
            field="services", kind="mobile", activity="งาน", men=men, women=women,
        )  # fmt: skip
    for unit, place, village, counts in plan.counted:
        yield Situation(
            uid=new_uid(), origin=UNITS[unit], fiscal_year=2569, quarter=4,
            tambon_code=TAMBONS[UNITS[unit]][place], village_number=village, counted_on=date(2026, 9, 20),
            **dict(zip(FIGURES, counts, strict=True)),
        )  # fmt: skip


def _people(written: Written, unit: int) -> Iterator[Base]:
    for place in range(4):
        sex, tambon, flags = written.plan.people[unit * 4 + place]
        uid = new_uid()
        written.people[unit, place] = uid
        yield Citizen(
            uid=uid, origin=UNITS[unit], first_name=f"คน{place}", sex=sex, flags=" ".join(flags),
            tambon_code=TAMBONS[UNITS[unit]][tambon], sort_name=f"{place}",
        )  # fmt: skip
    for place in range(3):
        uid = new_uid()
        written.finders[unit, place] = uid
        left = written.plan.left[unit * 2 + place] if place < 2 else None
        yield Volunteer(
            uid=uid, origin=UNITS[unit], person_uid=written.people[unit, place],
            kind="graduate" if place == 2 else "volunteer", term_start=date(2025, 10, 1),
            left_on=None if left is None else FIRST + timedelta(days=left),
        )  # fmt: skip


def _case(written: Written, number: int, life: Life) -> Iterator[Base]:
    uid = new_uid()
    written.cases.append(uid)
    unit = UNITS[life.unit]
    yield Case(
        uid=uid, origin=unit, number=number, fiscal_year=2570,
        citizen_uid=written.people[life.unit, life.person], channel=life.channel,
        pointed_out_on=FIRST + timedelta(days=life.on), restricted=life.restricted,
        found_by=_who(written, life.unit, life.finder),
    )  # fmt: skip
    for code in life.needs:
        yield Need(uid=new_uid(), origin=unit, case_uid=uid, category_code=code)
    for kind, day, mark in life.steps:
        name, verdict = _STEPS[kind]
        yield Step(
            uid=new_uid(), origin="94" if name == "screened" else unit, case_uid=uid, kind=name,
            verdict=verdict, on=FIRST + timedelta(days=day),
            satisfaction=mark if name == "followed_up" else None,
            agency_code="DOE" if name == "referred" else "",
        )  # fmt: skip


def _who(written: Written, unit: int, who: int | None) -> str | None:
    return None if who is None else written.finders[unit, who]


def item_of(written: Written, unit: int, who: int | None, item: int | None) -> str | None:
    """The item that an activity belongs to; only one of the same person's plan can be it."""
    if item is None or item >= len(written.items):
        return None
    of_unit, of_whom, _times, _people = written.plan.planned[item]
    return written.items[item] if (of_unit, of_whom) == (unit, who) else None


# -- counted by hand, from the plan alone


def day_of(number: int) -> date:
    """A day of a plan."""
    return FIRST + timedelta(days=number)


def first_day(life: Life, milestone: str) -> date | None:
    """When a case first reached a milestone, whatever the order in which its steps were written."""
    if milestone == "pointed_out":
        return day_of(life.on)
    wanted = {
        "screened": {("screened", "accepted")},
        "referred": {("referred", "")},
        "assisted": {("outcome", "assisted")},
    }[milestone]
    return min((day_of(day) for kind, day, _mark in life.steps if _STEPS[kind] in wanted), default=None)


def in_month(month: Month) -> Callable[[date | None], bool]:
    """Whether a day lies in a month."""
    return lambda day: day is not None and month.first <= day <= month.last


def in_year(month: Month) -> Callable[[date | None], bool]:
    """Whether a day lies between October and a month's end."""
    return lambda day: day is not None and fiscal_start(month.first) <= day <= month.last


def chain(lives: Iterable[Life], when: Callable[[date | None], bool]) -> tuple[int, ...]:
    """How many cases first reached each milestone then."""
    kept = list(lives)
    return tuple(sum(when(first_day(life, name)) for life in kept) for name in MILESTONES)


def marks(plan: Plan, month: Month, units: set[int]) -> dict[int, int | None]:
    """Of each case followed up in a month, the last mark given in it."""
    found: dict[int, int | None] = {}
    for at, life in enumerate(plan.lives):
        steps = [
            (day, order, mark)
            for order, (kind, day, mark) in enumerate(life.steps)
            if _STEPS[kind][0] == "followed_up" and in_month(month)(day_of(day)) and life.unit in units
        ]
        if steps:
            given = [mark for _day, _order, mark in sorted(steps, key=lambda step: step[:2]) if mark]
            found[at] = given[-1] if given else None
    return found


def happened(life: Life, month: Month, kind: str, verdict: str = "") -> bool:
    """Whether a step of a kind was dated by a month's end."""
    return any(
        _STEPS[step][0] == kind and (not verdict or _STEPS[step][1] == verdict) and day_of(day) <= month.last
        for step, day, _mark in life.steps
    )
