"""Two centres and their province as registers on disk: opened, read, backed up, fallen back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import registers
from centre_and_province import Templates, Two

from desktop.database.work import table_of
from desktop.models import (
    EXCHANGED,
    Base,
)
from desktop.services import opening, upkeep
from desktop.services.ground import Ground
from desktop.services.opening import Opened
from desktop.services.upkeep import Upkeep
from desktop.system.clock import SetClock
from desktop.system.paths import Home

SECOND = "9402"
HARMLESS = frozenset({"replayed", "wrong-sequence"})
# What was sealed or signed before somebody had new keys opens nowhere any more; the next file brings it.
AFTER_NEW_KEYS = HARMLESS | {"withdrawn-key", "not-for-us"}
# A register that fell back is found out, until people have agreed; it may have lost its newest keys as well.
AFTER_A_FALL = AFTER_NEW_KEYS | {"copied-register", "answers-another", "bad-signature"}

Row = tuple[Any, ...]
Contents = dict[str, set[Row]]


def _selecting(model: Any) -> str:
    columns = model.__table__.columns.keys()
    first = [name for name in ("uid", "origin", "revision", "case_uid") if name in columns]
    names = ", ".join(f'"{name}"' for name in [*first, *(name for name in columns if name not in first)])
    return f"SELECT {names} FROM {table_of(model)} WHERE origin = ?"


# Read past the mapper: thousands of steps look at every entry of three registers.
_ALL = {table_of(model): _selecting(model) for model in EXCHANGED}
_STATE = [f"SELECT count(*) FROM {table.name}" for table in Base.metadata.sorted_tables]
_STATE.append("SELECT hash FROM audit ORDER BY line DESC LIMIT 1")
UID, REVISION, CASE_OF_STEP = 0, 2, 3


class Office:
    """One register, its backups, and what it lost by falling back to one."""

    def __init__(self, template: Home, folder: Path, clock: SetClock) -> None:
        shutil.copytree(template.root, folder)
        self._home, self._clock, self._folder = Home(folder), clock, folder
        self.opened = self._open()
        self.backups: list[Path] = []
        self.lost: set[str] = set()

    def _open(self) -> Opened:
        return opening.open_register(self._home, registers.USER, registers.PASSWORD, self._clock)

    def close(self) -> None:
        """Let go of the register as it is open now."""
        self.opened.close()

    @property
    def ground(self) -> Ground:
        """What its services stand on, until it falls back."""
        return self.opened.ground

    def rows(self, statement: str, *values: str) -> list[Row]:
        """What a statement finds."""
        with self.ground.database.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            found: list[Row] = driver.execute(statement, values).fetchall()
            return found

    def entries(self, origin: str) -> Contents:
        """All entries of one unit, field by field."""
        return {table: set(self.rows(statement, origin)) for table, statement in _ALL.items()}

    def acknowledged(self, peer: str) -> dict[str, int]:
        """Which revision of our entries a peer has acknowledged, as our register has it."""
        found = self.rows(
            "SELECT uid, revision FROM acknowledgements "
            "WHERE peer = ? AND direction = 'out' AND verdict IN ('accepted', 'returned')",
            peer,
        )
        return dict(found)

    def state(self) -> list[Row]:
        """How many rows each table has, and the head of the audit chain."""
        return [row for statement in _STATE for row in self.rows(statement)]

    def keeps_a_backup(self) -> None:
        """Make one, outside of the home folder."""
        out = self._folder.parent / f"{self._folder.name}-{len(self.backups)}.lcbackup"
        self.backups.append(Upkeep(self.opened).make_backup(out))

    def falls_back(self, place: int) -> None:
        """Restore one of the backups; every third time after the whole disk was lost."""
        before = uids(self.entries(self.ground.unit))
        self.opened.close()
        self._clock.move(minutes=5)
        if place % 3 == 0:
            shutil.rmtree(self._folder)
        backup = self.backups[place % len(self.backups)]
        upkeep.restore(self._home, backup, registers.USER, registers.PASSWORD, clock=self._clock)
        self.opened = self._open()
        self.lost = (self.lost | before) - uids(self.entries(self.ground.unit))


def uids(found: Contents) -> set[str]:
    """The uids of all entries."""
    return {row[UID] for rows in found.values() for row in rows}


@dataclass(slots=True)
class Line:
    """One centre's line to the province, and what was ever sent on it.

    Attributes:
        unit: the centre.
        office: its register.
        two: the centre and the province.
        up: files of the centre.
        down: files of the province.
        cases: the centre's cases.
        unscreened: of those at the province, those that nobody screened.
        fallen: which sides fell back to a backup since people agreed last.
        outlived: entries that the centre lost and the province holds.
        harmless: with which codes a file may be refused.
    """

    unit: str
    office: Office
    two: Two
    up: list[bytes] = field(default_factory=list)
    down: list[bytes] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    unscreened: list[str] = field(default_factory=list)
    fallen: set[str] = field(default_factory=set)
    outlived: set[Row] = field(default_factory=set)
    harmless: frozenset[str] = HARMLESS


@dataclass(frozen=True, slots=True)
class Region:
    """Three registers that know each other's keys, to be copied: a centre, its province, a second centre."""

    pair: Templates
    second: Home

    @classmethod
    def make(cls, centre: Home, province: Home, folder: Path) -> Region:
        """From a centre and a province that know nobody."""
        pair = Templates.make(centre, province, folder / "enrolled")
        made = registers.make(folder / "made", SECOND, "centre")
        clock = SetClock(registers.MOMENT)
        # The second centre is enrolled into the same province, which is therefore the one to be copied.
        with (
            Templates.restored(made, folder / "second", clock) as other,
            Templates.restored(pair.province, folder / "province", clock) as both,
        ):
            second = Two(other, both)
            card = second.centre.take_in(second.province.enrol(SECOND)).key_card
            assert card is not None
            second.province.accept_key(card, second.centre.own_fingerprint().spoken())
            second.approve()
        return cls(Templates(pair.centre, Home(folder / "province")), Home(folder / "second"))
