"""A region's year: every centre sends every month, the province takes it in, screens and answers."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, select

from desktop.app.benchmarks import pairs
from desktop.app.benchmarks.paper import machine
from desktop.models import Case
from desktop.rules.cases import StepDraft
from desktop.rules.months import Month
from desktop.rules.reports import MonthFigures
from desktop.services.cases import Cases
from desktop.services.exchange import Exchange
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.system.progress import Progress

# Of a month's cases at each centre the province screens so many, one by one as an officer does.
_SCREENED = 3
_REACHED = ("pointed_out", "screened", "referred", "assisted")
_TABLES = ("by_category", "by_tambon", "by_agency")

Counted = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured.

    Attributes:
        centres: how many centres sent.
        months: how many months each of them sent.
        bundles: files that the province took in.
        records: entries in them.
        on_server: whether the province's register lay on a server.
        seconds: for everything, the making of all registers and entries included.
        taking: seconds for taking all bundles in.
        first: median seconds of taking in a bundle of the first month.
        last: the same of the last month.
        growth: the last month's through the first month's.
        answering: median seconds of making an answer in the last month.
        answering_growth: the same through the first month's.
        cases: cases that the province holds in the end.
        disagreeing: months whose figures at the province are not the sum of the centres', and what differs.
        machine: where this was measured.
    """

    centres: int
    months: int
    bundles: int
    records: int
    on_server: bool
    seconds: float
    taking: float
    first: float
    last: float
    growth: float
    answering: float
    answering_growth: float
    cases: int
    disagreeing: tuple[str, ...]
    machine: str

    def to_json(self) -> dict[str, Any]:
        """The result for a program to read."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large the measured region is.

    Attributes:
        centres: at most the region's 37.
        months: from October on.
        people: who come to each centre in each month.
    """

    centres: int = 37
    months: int = 12
    people: int = 40


class _Region:
    """The province, its centres, and one clock for all of them."""

    def __init__(self, folder: Path, size: Size, database: str, stack: ExitStack) -> None:
        self._clock = SetClock(pairs.moment(pairs.FIRST_MONTH))
        self._size = size
        pairs.make(Home(folder / "province"), pairs.PROVINCE_UNIT, database)
        self.province = stack.enter_context(pairs.opened(folder / "province", self._clock))
        units = sorted(self.province.reference.districts())[: size.centres]
        self.centres = [self._centre(folder, unit, stack) for unit in units]
        self.invented = {ground.unit: pairs.Invented(ground, int(ground.unit)) for ground in self.centres}
        self.taking: list[list[float]] = []
        self.answering: list[list[float]] = []
        self.records = 0

    def _centre(self, folder: Path, unit: str, stack: ExitStack) -> Ground:
        pairs.make(Home(folder / unit), unit)
        ground = stack.enter_context(pairs.opened(folder / unit, self._clock))
        pairs.enrol(ground, self.province)
        return ground

    def month(self, month: Month) -> None:
        """Let every centre send a month and hear the answer to it."""
        self._clock.moment = pairs.moment(month)
        self.taking.append([])
        self.answering.append([])
        for ground in self.centres:
            pairs.store(ground, self.invented[ground.unit].month(month, self._size.people))
            pairs.close(ground, month)
            self._sent_and_answered(ground, month)

    def _sent_and_answered(self, ground: Ground, month: Month) -> None:
        at_province, at_centre = Exchange(self.province), Exchange(ground)
        content = at_centre.send(month).content
        begun = time.perf_counter()
        summary = at_province.take_in(content).summary
        self.taking[-1].append(time.perf_counter() - begun)
        if summary.refused:
            raise RuntimeError(f"{len(summary.refused)} records of {ground.unit} were refused")
        self.records += summary.new + summary.changed
        self._screen(ground.unit, month)
        begun = time.perf_counter()
        answer = at_province.answer(ground.unit)
        self.answering[-1].append(time.perf_counter() - begun)
        at_centre.take_in(answer.content)

    def _screen(self, unit: str, month: Month) -> None:
        # Restricted ones are for supervisors.
        query = select(Case.uid).where(Case.origin == unit, _found_in(month), ~Case.restricted)
        with self.province.database.read() as session:
            uids = session.scalars(query.order_by(Case.number).limit(_SCREENED)).all()
        screened = StepDraft(kind="screened", on=self._clock.today(), verdict="accepted")
        for uid in uids:
            Cases(self.province).add_step(uid, screened)

    def disagreeing(self, months: list[Month]) -> tuple[str, ...]:
        """Where the province counts otherwise than all centres together."""
        found = []
        for month in months:
            parts = [_counted(Reports(ground).figures(month)) for ground in self.centres]
            together = sum(parts, Counter())
            whole = _counted(Reports(self.province).figures(month))
            found += [f"{month}: {' '.join(what)}" for what in sorted(_differing(whole, together))]
            if whole["this_month", "pointed_out"] != self._entries(month):
                found.append(f"{month}: entries")
        return tuple(found)

    def _entries(self, month: Month) -> int:
        """A month's cases among the province's own entries, whatever the centres' figures say."""
        with self.province.database.read() as session:
            return session.scalar(select(func.count()).select_from(Case).where(_found_in(month))) or 0

    def cases(self) -> int:
        """How many cases the province holds."""
        with self.province.database.read() as session:
            return session.scalar(select(func.count()).select_from(Case)) or 0


def _found_in(month: Month) -> ColumnElement[bool]:
    return Case.pointed_out_on.between(month.first, month.last)


def _counted(figures: MonthFigures) -> Counted:
    """A month's figures, each by its name."""
    found: Counted = Counter()
    for name in _REACHED:
        found["this_month", name] = getattr(figures.this_month, name)
        found["since_october", name] = getattr(figures.since_october, name)
        for table in _TABLES:
            for row in getattr(figures, table):
                found[table, row.code, name] = getattr(row, name)
    for name in ("volunteers", "open_cases", "overdue"):
        found[(name,)] = getattr(figures, name)
    return found


def _differing(one: Counted, other: Counted) -> set[tuple[str, ...]]:
    return {what for what in one.keys() | other.keys() if one[what] != other[what]}


def measure(folder: Path, size: Size, database: str, progress: Progress) -> Result:
    """Let a region's months go to the province one after another.

    Args:
        folder: an empty one, for the registers.
        size: how large the region is.
        database: the address of an empty PostgreSQL database; empty keeps the province in an encrypted file.
        progress: hears how far it is.

    Raises:
        RuntimeError: the province refused an entry.
    """
    begun = time.perf_counter()
    with ExitStack() as stack:
        region = _Region(folder, size, database, stack)
        months = [pairs.FIRST_MONTH]
        for done in range(size.months):
            progress.report(done, size.months)
            region.month(months[-1])
            months.append(months[-1].next())
        progress.report(size.months, size.months)
        sent = months[:-1]
        disagreeing, cases = region.disagreeing(sent), region.cases()
    taking, answering = (list(map(statistics.median, times)) for times in (region.taking, region.answering))
    return Result(
        centres=len(region.centres),
        months=size.months,
        bundles=sum(map(len, region.taking)),
        records=region.records,
        on_server=bool(database),
        seconds=time.perf_counter() - begun,
        taking=sum(map(sum, region.taking)),
        first=taking[0],
        last=taking[-1],
        growth=taking[-1] / taking[0],
        answering=answering[-1],
        answering_growth=answering[-1] / answering[0],
        cases=cases,
        disagreeing=disagreeing,
        machine=machine(),
    )
