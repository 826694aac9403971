"""Makes the demonstration register: users, volunteers, citizens, cases, and closed months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from desktop.app.demonstration import (
    appointments,
    bulletins,
    forums,
    months_sent,
    names,
    people,
    plans,
    situations,
    stipends,
    stipends_arrived,
    trainings,
)
from desktop.app.demonstration.appointments import Place
from desktop.app.demonstration.lives import Lives
from desktop.database.keys import Cost
from desktop.database.work import Work
from desktop.models import (
    Assignment,
    Base,
    Case,
    Citizen,
    MonthVerdict,
    Need,
    RunningNumber,
    Step,
    Volunteer,
)
from desktop.rules.actors import Actor
from desktop.rules.months import Month, fiscal_year
from desktop.services import opening
from desktop.services.ground import CENTRE, PROVINCE, Ground
from desktop.services.office import Office, UserDraft
from desktop.services.opening import NewRegister, Opened
from desktop.services.reports import Reports, states
from desktop.system.clock import THAILAND, Clock, SetClock
from desktop.system.language import _, mark
from desktop.system.paths import Home
from desktop.system.progress import Progress

_AT_ONCE = 2_000
# How many of the people in the register came with a need of their own.
_CASES_PER_CITIZEN = 0.75


@dataclass(frozen=True, slots=True)
class Wish:
    """What the demonstration shall hold.

    Attributes:
        unit: a district's code, or a province's.
        citizens: people.
        volunteers: 0 takes one for each tambon.
        months: how far back it begins.
        seed: the same seed makes the same people.
    """

    unit: str = "9401"
    citizens: int = 600
    volunteers: int = 0
    months: int = 3
    seed: int = 2569

    @property
    def is_province(self) -> bool:
        """Whether it is a province's register."""
        return len(self.unit) == 2


@dataclass(frozen=True, slots=True)
class DemonstrationUser:
    """One of the demonstration's users, whose password is no secret."""

    name: str
    full_name: str
    position: str
    role: str
    password: str

    def as_json(self) -> dict[str, str]:
        """The user as the command line prints it."""
        return {"user": self.name, "role": self.role, "password": self.password}


def make(
    home: Home, wish: Wish, clock: Clock, progress: Progress, cost: Cost | None = None
) -> tuple[DemonstrationUser, ...]:
    """Make the register.

    Args:
        home: an empty or missing folder.
        wish: what it shall hold.
        clock: the time.
        progress: hears how far it is.
        cost: what a password guess costs; tests take a small one.

    Returns:
        The users and their passwords.

    Raises:
        Refused: a register lies there already, or there is no such unit.
    """
    chance = Random(wish.seed)  # noqa: S311  invented people, no secrets
    users = _users(chance, is_province=wish.is_province)
    administrator = users[-1]
    draft = NewRegister(
        unit=wish.unit,
        edition=PROVINCE if wish.is_province else CENTRE,
        user=administrator.name,
        full_name=administrator.full_name,
        position=administrator.position,
        password=administrator.password,
    )
    opening.create_register(home, draft, clock, cost)
    opened = opening.open_register(home, administrator.name, administrator.password, clock)
    try:
        _add_users(opened, users[:-1], cost)
        _set_up_office(opened, users[1])
        _fill(opened.ground, wish, chance, users[0].full_name, progress)
        forums.fill(opened.ground, wish.seed)
        trainings.fill(opened.ground, wish.seed)
        plans.fill(opened.ground, wish.seed)
        # What a month's reports freeze is there before the month is closed.
        situations.fill(opened.ground, wish.seed)
        (_receive_months if wish.is_province else _close_months)(opened, wish)
        bulletins.publish(opened.ground, wish.seed)
    finally:
        opened.close()
    return users


def _users(chance: Random, *, is_province: bool) -> tuple[DemonstrationUser, ...]:
    place = "จังหวัด" if is_province else "อำเภอ"
    wanted = (
        ("nuriya", "นูรียะห์ สาและ", "นักวิชาการแรงงาน", "officer"),
        ("somchai", "สมชาย จันทร์แก้ว", f"แรงงาน{place}", "supervisor"),
        ("admin", "วิชัย ทองสุข", "ผู้ดูแลระบบ", "administrator"),
    )
    return tuple(
        DemonstrationUser(
            *user, password=f"{chance.choice(names.PASSWORD_WORDS)}-{chance.randrange(1000, 9999)}"
        )
        for user in wanted
    )


def _add_users(opened: Opened, users: Sequence[DemonstrationUser], cost: Cost | None) -> None:
    office = Office(opened, cost)
    for user in users:
        office.save_user(
            UserDraft(
                name=user.name,
                full_name=user.full_name,
                position=user.position,
                role=user.role,
                password=user.password,
            )
        )


def _set_up_office(opened: Opened, supervisor: DemonstrationUser) -> None:
    unit = opened.ground.reference.units()[opened.ground.unit]
    place = f"อำเภอ{unit.district} จังหวัด{unit.province}" if unit.district else f"จังหวัด{unit.province}"
    Office(opened).save_settings(
        {
            "address": f"ที่ว่าการ{place}" if unit.district else f"ศาลากลาง{place}",
            "phone": "073000000",
            "supervisor_name": supervisor.full_name,
            "supervisor_position": supervisor.position,
        }
    )


def _fill(ground: Ground, wish: Wish, chance: Random, officer: str, progress: Progress) -> None:
    today = ground.clock.today()
    with ground.database.work(mark("Fill the demonstration register"), ground.actor.uid) as work:
        places = _places(ground, wish)
        _store_volunteers(ground, work.session, chance, places, wish.volunteers)
        lives = Lives(
            chance=chance,
            province=wish.unit[:2],
            officer=officer,
            today=today,
            offered=dict(ground.reference.categories),
        )
        done = 0
        for batch in _batches(wish, places, lives, today):
            _store(work.session, Citizen, batch)
            for model, rows in ((Case, lives.cases), (Need, lives.needs), (Step, lives.steps)):
                _store(work.session, model, rows)
                rows.clear()
            done += len(batch)
            progress.report(done, wish.citizens, _("Making people and cases"))
        _store_numbers(work, lives)


def _places(ground: Ground, wish: Wish) -> list[Place]:
    tambons = list(ground.reference.tambons.values())
    if not wish.is_province:
        return [Place(tambon, wish.unit, []) for tambon in tambons if tambon.district_code == wish.unit]
    own = [tambon for tambon in tambons if tambon.province_code == wish.unit]
    # More volunteers than the province has tambons means the region of all 37 districts.
    chosen = own if wish.volunteers <= len(own) else tambons
    return [Place(tambon, tambon.district_code, []) for tambon in chosen]


def _store_volunteers(
    ground: Ground, session: Session, chance: Random, places: list[Place], wanted: int
) -> None:
    known = tuple(ground.reference.tambons)
    made = appointments.invent(chance, places, wanted, known, ground.clock.today())
    for model, rows in (
        (Citizen, made.people),
        (Volunteer, made.volunteers),
        (Assignment, made.assignments),
    ):
        _store(session, model, rows)


def _batches(wish: Wish, places: list[Place], lives: Lives, today: date) -> Iterator[list[dict[str, Any]]]:
    chance, days = lives.chance, _days(today, wish.months)
    batch = []
    for number in range(wish.citizens):
        place = chance.choice(places)
        person = people.citizen(chance, place.tambon, place.origin, today)
        batch.append(person)
        if chance.random() < _CASES_PER_CITIZEN:
            # Days run on with the numbers, as at a real counter.
            day = days[number * len(days) // wish.citizens]
            finder = chance.choice(place.finders) if place.finders and chance.random() < 0.7 else None
            lives.live(place.origin, person["uid"], finder, day, fiscal_year(day))
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _days(today: date, months: int) -> list[date]:
    """The working days from the first of the first month to today."""
    month = Month.of(today)
    for _step in range(months - 1):
        month = month.previous()
    span = (today - month.first).days
    days = [month.first + timedelta(days=number) for number in range(span + 1)]
    return [day for day in days if day.weekday() < 5] or [today]


def _store(session: Session, model: type[Base], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(model), rows)


def _store_numbers(work: Work, lives: Lives) -> None:
    for (unit, kind, year), last in lives.numbers.items():
        work.session.add(RunningNumber(unit=unit, kind=kind, fiscal_year=year, last=last))
    work.touch("citizens", "demonstration")


def _past_months(today: date, wish: Wish) -> list[Month]:
    """The months before this one that the demonstration knows, the oldest first."""
    month, past = Month.of(today), []
    for _step in range(wish.months - 1):
        month = month.previous()
        past.append(month)
    return past[::-1]


def _close_months(opened: Opened, wish: Wish) -> None:
    past = _past_months(opened.ground.clock.today(), wish)
    for place, month in enumerate(past, 1):
        officer, supervisor = _as(opened, "officer", month), _as(opened, "supervisor", month)
        # Reports come in and are paid before the month is closed: its memo names none of them missing.
        stipends.pay(stipends.Staff(officer, supervisor), month, len(past) - place)
        Reports(officer).close(month)
        Reports(supervisor).approve(month)
    # The newest waits to be sent, so that there is something to practise on.
    _accept(opened.ground, opened.ground.unit, past[:-1])


def _receive_months(opened: Opened, wish: Wish) -> None:
    """At the province: what the centres sent, most of it accepted, the newest month waiting, some missing."""
    ground = opened.ground
    past = _past_months(ground.clock.today(), wish)
    units = sorted({place.origin for place in _places(ground, wish)})
    for month in past:
        sent = [unit for at, unit in enumerate(units) if month != past[-1] or at % 6]
        with ground.database.work(mark("Fill the demonstration register"), ground.actor.uid) as work:
            for unit in sent:
                months_sent.send(ground, work.session, unit, month)
    for unit in units:
        _accept(ground, unit, past[:-1])
    stipends_arrived.arrive(ground, past[:-1])


def _as(opened: Opened, role: str, month: Month) -> Ground:
    """The ground as one of the users stands on it, on the third day after a month."""
    user = next(user for user in Office(opened).users() if user.role == role)
    actor = Actor(
        uid=user.uid, name=user.name, full_name=user.full_name, position=user.position, role=user.role
    )
    day = month.next().first + timedelta(days=2)
    clock = SetClock(datetime(day.year, day.month, day.day, 10, tzinfo=THAILAND))
    return replace(opened.ground, actor=actor, clock=clock)


def _accept(ground: Ground, unit: str, months: Sequence[Month]) -> None:
    with ground.database.work(mark("Fill the demonstration register"), ground.actor.uid) as work:
        for month in months:
            work.session.add(
                MonthVerdict(
                    origin=ground.unit[:2],
                    unit=unit,
                    month=str(month),
                    verdict="accepted",
                    on=month.next().first + timedelta(days=9),
                )
            )
            closed = states.closed_month(work.session, unit, month)
            if ground.is_province and closed is not None:
                # Without the note of what was judged the month would wait for the province's word again.
                states.remember_judged(work.session, closed)
