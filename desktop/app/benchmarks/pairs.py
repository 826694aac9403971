"""Registers for measuring the exchange: a centre, its province, and believable entries between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from desktop.app.demonstration import people
from desktop.app.demonstration.lives import Lives
from desktop.database.keys import LOWEST
from desktop.models import Base, Case, Citizen, Need, Step
from desktop.rules.months import Month, fiscal_year
from desktop.services import opening
from desktop.services.exchange import Exchange
from desktop.services.ground import CENTRE, PROVINCE, Ground
from desktop.services.opening import NewRegister
from desktop.services.reports import Reports
from desktop.system.clock import THAILAND, SetClock
from desktop.system.paths import Home

CENTRE_UNIT, PROVINCE_UNIT = "9401", "94"
FIRST_MONTH = Month(2026, 10)
# One invented person has so many entries of their own, on an average: a case, its needs and its steps.
RECORDS_OF_ONE = 3.2
_USER, _PASSWORD = "measuring", "ทะเลสีครามยามเช้า"
_AT_ONCE = 2_000
# Milliseconds between two entries: a million of them take three weeks.
_LONGEST_PAUSE = 4_000

Rows = dict[type[Base], list[dict[str, Any]]]


def moment(month: Month) -> datetime:
    """The third morning after a month, when it is closed and sent."""
    day = month.next().first + timedelta(days=2)
    return datetime(day.year, day.month, day.day, 10, tzinfo=THAILAND)


def make(home: Home, unit: str, database: str = "") -> None:
    """Make a register with one user.

    Args:
        home: an empty or missing folder.
        unit: a district's code for a centre, a province's for a province.
        database: the address of an empty PostgreSQL database; empty makes an encrypted file.
    """
    draft = NewRegister(
        unit=unit,
        edition=CENTRE if len(unit) > len(PROVINCE_UNIT) else PROVINCE,
        user=_USER,
        full_name="นูรียะห์ สาและ",
        position="เจ้าหน้าที่",
        password=_PASSWORD,
    )
    opening.create_register(home, draft, SetClock(moment(FIRST_MONTH)), LOWEST, database)


@contextmanager
def opened(folder: Path, clock: SetClock | None = None) -> Iterator[Ground]:
    """A register, open for as long as the block lasts.

    Args:
        folder: its home.
        clock: the time; without one it is the first month's sending.
    """
    register = opening.open_register(Home(folder), _USER, _PASSWORD, clock or SetClock(moment(FIRST_MONTH)))
    try:
        yield register.ground
    finally:
        register.close()


def enrol(centre: Ground, province: Ground) -> None:
    """Let both know each other's keys."""
    at_centre, at_province = Exchange(centre), Exchange(province)
    card = at_centre.take_in(at_province.enrol(centre.unit)).key_card
    if card is None:
        raise RuntimeError("an enrolment gave no key card")
    at_province.accept_key(card, at_centre.own_fingerprint().spoken())


def close(centre: Ground, month: Month) -> None:
    """Close a month and let a supervisor approve it."""
    Reports(centre).close(month)
    supervisor = replace(centre.actor, role="supervisor")
    Reports(replace(centre, actor=supervisor)).approve(month)


@dataclass
class Invented:
    """People and their cases for one centre, month after month, numbers running on.

    Attributes:
        ground: the centre's.
        seed: which people.
    """

    ground: Ground
    seed: int = 2569

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)  # noqa: S311  invented people
        self._made = int(moment(FIRST_MONTH).timestamp() * 1000)
        known = self.ground.reference
        self._tambons = [one for one in known.tambons.values() if one.district_code == self.ground.unit]
        # The province's steps are the province's to write: as if nobody screened before the month was sent.
        self._lives = Lives(
            chance=self._chance,
            province=self.ground.unit[:2],
            officer="นูรียะห์ สาและ",
            today=FIRST_MONTH.first,
            offered=dict(known.categories),
        )

    def month(self, month: Month, count: int) -> Iterator[Rows]:
        """The rows of so many people who came in a month, some thousands at once.

        Args:
            month: when they came.
            count: how many.
        """
        for begun in range(0, count, _AT_ONCE):
            yield self._some(month, begun, min(_AT_ONCE, count - begun), count)

    def _some(self, month: Month, begun: int, wanted: int, count: int) -> Rows:
        lives, unit = self._lives, self.ground.unit
        found: Rows = {Citizen: []}
        for place in range(begun, begun + wanted):
            day = _day(month, place, count)
            lives.today = day
            person = people.citizen(self._chance, self._chance.choice(self._tambons), unit, day)
            found[Citizen].append(person)
            lives.live(unit, person["uid"], None, day, fiscal_year(day))
        for model, rows in ((Case, lives.cases), (Need, lives.needs), (Step, lives.steps)):
            found[model] = list(rows)
            rows.clear()
        self._stamp(found)
        return found

    def _stamp(self, rows: Rows) -> None:
        """Give entries uids as a counter's are: made one after another, but not all within one moment.

        Those made within one moment pack much too well, and those made at random lie in no order at all.
        """
        fresh: dict[str, str] = {}
        for row in (row for table in rows.values() for row in table):
            for name in ("uid", "citizen_uid", "case_uid"):
                if name in row:
                    row[name] = fresh.setdefault(row[name], "") or self._uid(fresh, row[name])

    def _uid(self, fresh: dict[str, str], former: str) -> str:
        self._made += self._chance.randrange(1, _LONGEST_PAUSE)
        low = self._chance.getrandbits(74)
        # UUID version 7, as ``models.base`` makes them.
        number = self._made << 80 | 0x7 << 76 | low >> 62 << 64 | 0b10 << 62 | low & (2**62 - 1)
        fresh[former] = str(UUID(int=number))
        return fresh[former]


def _day(month: Month, place: int, count: int) -> date:
    """Days run on with the numbers, as at a real counter."""
    return month.first + timedelta(days=place * 28 // count)


def store(ground: Ground, coming: Iterable[Rows]) -> int:
    """Store rows as they come, and say how many there were."""
    stored = 0
    with ground.database.work("Fill a register for measuring", ground.actor.uid) as work:
        for batch in coming:
            for model, rows in batch.items():
                stored += len(rows)
                if rows:
                    work.session.execute(insert(model), rows)
    return stored
