"""A centre and its province that know each other's keys, for the pages of the exchange."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import registers
from month_entries import Entries

from desktop.database.keys import LOWEST
from desktop.rules.months import Month
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.views.kit.desk import Desk

OCTOBER = Month(2026, 10)
# Two cases with their people and needs, the month, and what is frozen with every month.
SENT = 6 + 1 + 4
REMARK = "ขอให้ตรวจสอบตำบลอีกครั้ง"
_opened = contextmanager(registers.opened_copy)


@dataclass(frozen=True, slots=True)
class Pair:
    """A centre with an approved October of two cases, and its province."""

    centre: Centre
    province: Centre

    def sent(self, folder: Path) -> Path:
        """The centre's October as a file."""
        file = folder / "october.lcx"
        file.write_bytes(self.centre.exchange.send(OCTOBER).content)
        return file

    def answered(self, folder: Path) -> Path:
        """The province takes October in, gives one case back, accepts the month, and answers."""
        self.province.exchange.take_in(self.sent(folder))
        case = self.centre.reports.entries_behind(OCTOBER, "pointed_out").uids[0]
        self.province.exchange.give_back("9401", case, REMARK)
        self.province.reports.judge_month("9401", OCTOBER, "accepted")
        file = folder / "answer.lcx"
        file.write_bytes(self.province.exchange.answer("9401").content)
        return file


@dataclass(frozen=True, slots=True)
class PairTemplate:
    """Both registers, to be copied for each test."""

    centre: Home
    province: Home

    @classmethod
    def make(cls, centre: Home, province: Home, folder: Path) -> PairTemplate:
        """From registers that know nobody."""
        template = cls(Home(folder / "a"), Home(folder / "b"))
        clock = SetClock(registers.MOMENT)
        with _opened(centre, folder / "a", clock) as one, _opened(province, folder / "b", clock) as other:
            pair = Pair(all_services.build(one, LOWEST), all_services.build(other, LOWEST))
            _enrol(pair)
            _approve_october(pair.centre)
        return template

    def copied(self, folder: Path, clock: SetClock, desk: Desk) -> Iterator[Pair]:
        """A fresh pair, open until the test ends; both tell the desk what is touched."""
        with (
            _opened(self.centre, folder / "c", clock) as one,
            _opened(self.province, folder / "p", clock) as other,
        ):
            pair = Pair(all_services.build(one, LOWEST), all_services.build(other, LOWEST))
            for side in (pair.centre, pair.province):
                side.ground.database.listen(desk.tell)
            yield pair


def _enrol(pair: Pair) -> None:
    card = pair.centre.exchange.take_in(pair.province.exchange.enrol("9401")).key_card
    assert card is not None
    pair.province.exchange.accept_key(card, " ".join(pair.centre.exchange.own_fingerprint().words))


def _approve_october(centre: Centre) -> None:
    entries = Entries(centre.ground)
    for day in (6, 7):
        entries.case(date(2026, 10, day))
    centre.reports.close(OCTOBER)
    centre.reports.approve(OCTOBER)
