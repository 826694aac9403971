"""Two registers beside each other: the one that lies there, and the backup that is to take its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop.database.stipend_amounts import AMOUNTS

Row = dict[str, Any]


@dataclass(slots=True)
class Carried:
    """What came along.

    Attributes:
        numbers: series whose last number was raised.
        entries: table to the uids that came or changed.
        amounts: what the audit chain is to tell of money.
        left_behind: receipts that could not come, by number.
    """

    numbers: list[str] = field(default_factory=list)
    entries: dict[str, list[str]] = field(default_factory=dict)
    amounts: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)

    def changes(self) -> Mapping[str, tuple[str, ...]]:
        """As an audit line has them."""
        told = self.entries | {
            "running_numbers": self.numbers,
            AMOUNTS: self.amounts,
            "left_behind": self.left_behind,
        }
        return {table: tuple(uids) for table, uids in told.items() if uids}


class Both:
    """The register that lies there, the one that is restored, and what came along so far."""

    def __init__(self, old: Any, new: Any, carried: Carried) -> None:
        self.old, self.new, self.carried = old, new, carried

    def newer(self, table: str) -> Iterator[tuple[Row, Row]]:
        """Entries that both know, as the one has them newer, beside the older."""
        for row in self.rows(table):
            known = self.known(table, row["uid"])
            if known is not None and known["revision"] < row["revision"]:
                yield row, known

    def rows(self, table: str, where: str = "1") -> list[Row]:
        """The rows of the register that lies there."""
        found = self.old.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY uid").fetchall()
        return [dict(row) for row in found]

    def known(self, table: str, uid: str) -> Row | None:
        """What the restored register has under a uid."""
        found = self.new.execute(f"SELECT * FROM {table} WHERE uid = ?", (uid,)).fetchone()
        return dict(found) if found else None

    def put(self, table: str, row: Row) -> bool:
        """Add an entry that the restored register does not have; whether it could come."""
        if self.known(table, row["uid"]) is not None:
            return True
        names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" for _name in row)
        try:
            self.new.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))
        except sqlcipher.IntegrityError:
            return False
        self._noted(table, row)
        return True

    def change(self, table: str, row: Row) -> None:
        """Bring an entry that both have to where it stood."""
        values = ", ".join(f'"{name}" = ?' for name in row)
        self.new.execute(f"UPDATE {table} SET {values} WHERE uid = ?", (*row.values(), row["uid"]))
        self._noted(table, row)

    def _noted(self, table: str, row: Row) -> None:
        self.carried.entries.setdefault(table, []).append(row["uid"])
