"""A centre and its province on two real registers, and the files between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

import registers
from month_entries import Entries
from sqlalchemy import func, select

from desktop.database.work import setting, table_of
from desktop.exchange import bundle
from desktop.exchange.manifest import Manifest
from desktop.exchange.records import Record
from desktop.models import EXCHANGED, AuditLine, Base, Peer
from desktop.rules.cases import StepDraft
from desktop.rules.months import Month
from desktop.services.cases import Cases
from desktop.services.exchange import Exchange, Taken, keys
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.system.clock import SetClock
from desktop.system.paths import Home

CENTRE, PROVINCE = "9401", "94"
OCTOBER = Month(2026, 10)
DAY = date(2026, 10, 5)
# How many reports are frozen with every month, whatever was done in it.
FROZEN = 4


class Two:
    """A centre and a province, as their officers use them."""

    def __init__(self, centre: Ground, province: Ground) -> None:
        self.centre_ground, self.province_ground = centre, province
        self.centre, self.province = Exchange(centre), Exchange(province)
        self.entries = Entries(centre)
        # Every second number: a file whose number before is missing needs no hash of it.
        self._sequences = count(1, 2)

    def enrol(self) -> Two:
        """Both know each other's keys."""
        card = self.centre.take_in(self.province.enrol(CENTRE)).key_card
        assert card is not None
        self.province.accept_key(card, self.centre.own_fingerprint().spoken())
        return self

    def case(self, on: date = DAY, *, restricted: bool = False) -> str:
        """A citizen with a need, found by nobody."""
        return self.entries.case(on, restricted=restricted)

    def approve(self, month: Month = OCTOBER) -> None:
        """Close a month and let the supervisor approve it."""
        Reports(self.centre_ground).close(month)
        supervisor = replace(self.centre_ground.actor, role="supervisor")
        Reports(replace(self.centre_ground, actor=supervisor)).approve(month)

    def screen(self, case: str, on: date = date(2026, 10, 7)) -> str:
        """The province lets a case in."""
        draft = StepDraft(kind="screened", on=on, verdict="accepted")
        return Cases(self.province_ground).add_step(case, draft)

    def send(self, month: Month = OCTOBER) -> bytes:
        """The centre's file."""
        return self.centre.send(month).content

    def up(self, month: Month = OCTOBER) -> Taken:
        """The centre's file arrives at the province."""
        return self.province.take_in(self.send(month))

    def down(self) -> Taken:
        """The province's file arrives at the centre."""
        return self.centre.take_in(self.province.answer(CENTRE).content)

    def forged(self, *records: Record, kind: str = "month", **told: object) -> bytes:
        """A file that the centre's own keys sealed, whatever lies in it."""
        return _forged(self.centre_ground, PROVINCE, kind, records, next(self._sequences), told)

    def forged_answer(self, *records: Record, kind: str = "result", **told: object) -> bytes:
        """A file that the province's own keys sealed, whatever lies in it."""
        return _forged(self.province_ground, CENTRE, kind, records, next(self._sequences), told)


@dataclass(frozen=True, slots=True)
class Templates:
    """Two registers that know each other's keys, October approved; to be copied for each test."""

    centre: Home
    province: Home

    @classmethod
    def make(cls, centre: Home, province: Home, folder: Path) -> Templates:
        """From registers that know nobody."""
        clock = SetClock(registers.MOMENT)
        with (
            _opened(centre, folder / "a", clock, kept=True) as one,
            _opened(province, folder / "b", clock, kept=True) as other,
        ):
            Two(one.ground, other.ground).enrol().approve()
        return cls(Home(folder / "a"), Home(folder / "b"))

    def copied(self, folder: Path, clock: SetClock) -> Iterator[Two]:
        """A fresh pair, open until the test ends."""
        with (
            _opened(self.centre, folder / "c", clock) as one,
            _opened(self.province, folder / "p", clock) as other,
        ):
            yield Two(one.ground, other.ground)

    @staticmethod
    @contextmanager
    def restored(template: Home, folder: Path, clock: SetClock) -> Iterator[Ground]:
        """A register as it was before anything happened in its copy, such as from a backup."""
        with _opened(template, folder, clock) as opened:
            yield opened.ground


_opened = contextmanager(registers.opened_copy)


def _forged(
    ground: Ground,
    unit: str,
    kind: str,
    records: tuple[Record, ...],
    sequence: int,
    told: Mapping[str, object],
) -> bytes:
    with ground.database.read() as session:
        identity, peer = keys.own(session, ground), session.get(Peer, unit)
        assert identity is not None
        assert peer is not None
        recipient = keys.public_of(peer)
        database_uid = setting_of(ground, "database_uid")
    draft = Manifest(
        kind=kind, database_uid=database_uid, sequence=sequence, made_at="2026-11-20T09:30:00+07:00"
    )
    return bundle.seal(replace(draft, **told), records, identity, recipient).content  # type: ignore[arg-type]


def setting_of(ground: Ground, name: str) -> str:
    """A setting of a register."""
    with ground.database.read() as session:
        return setting(session, name)


def contents(ground: Ground, origin: str) -> dict[str, set[tuple[object, ...]]]:
    """All entries of one unit in a register, field by field."""
    found: dict[str, set[tuple[object, ...]]] = {}
    with ground.database.read() as session:
        for model in EXCHANGED:
            assert issubclass(model, Base)
            columns = model.__table__.columns
            rows = session.execute(select(*columns).where(columns["origin"] == origin))
            found[table_of(model)] = {tuple(row) for row in rows}
    return found


def state(ground: Ground) -> dict[str, object]:
    """How many rows each table has, and the head of the audit chain."""
    with ground.database.read() as session:
        counted: dict[str, object] = {
            table.name: session.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        }
        head = session.scalar(select(AuditLine.hash).order_by(AuditLine.line.desc()).limit(1))
        return counted | {"head of the audit chain": head}
