"""A restored register speaks as another one: the units that it sends files to must not take it for the old.

What was written since the backup is gone here, and the other side may hold it. So the register gets a new uid
of its own, by which every file of it is found out, and its entries go on from revisions above any that it can
have given out before: the other side, which keeps the highest, then believes what stands here
(docs/decisions/0018).
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop.database import audit
from desktop.database import engine as door
from desktop.database.work import table_of
from desktop.models import EXCHANGED, StipendLine, StipendReceipt, new_uid
from desktop.system.language import mark

TITLE = mark("Speak as a restored register")
# Never corrected, only ended, and then not even their revision moves (``money_guards``).
_FIXED = (StipendLine, StipendReceipt)
_TABLES = tuple(table_of(model) for model in EXCHANGED if model not in _FIXED)
_FIRST_SECOND = datetime(2026, 1, 1, tzinfo=UTC)


def begin_again(restored: Path, lying: Path, key: bytes, now: datetime) -> None:
    """Give a restored register a uid of its own and its entries revisions that nobody has heard of.

    Args:
        restored: the backup's register, in a folder of its own.
        lying: the register that it replaces; it may be missing, or damaged.
        key: of both.
        now: the moment. Where no register lies there any more, the clock alone tells a later restore from an
            earlier one.
    """
    with closing(door.connect(restored, key)) as connection:
        since = int((now - _FIRST_SECOND).total_seconds())
        revision = max(since, _highest(connection) + 1, _highest_lying(lying, key) + 1)
        connection.execute("BEGIN IMMEDIATE")
        unit = connection.execute("SELECT value FROM settings WHERE name = 'unit'").fetchone()[0]
        for table in _there(connection):
            connection.execute(f"UPDATE {table} SET revision = ? WHERE origin = ?", (revision, unit))
        connection.execute("UPDATE settings SET value = ? WHERE name = 'database_uid'", (new_uid(),))
        audit.add_to_file(
            connection, at=now.isoformat(), title=TITLE, changes={"settings": ("database_uid",)}
        )
        connection.execute("COMMIT")
        # As a file alone: nothing of it may lie in a journal beside it.
        connection.execute("PRAGMA journal_mode = DELETE")


def _there(connection: Any) -> list[str]:
    """A backup of an older program has fewer tables."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = {row[0] for row in found}
    return [table for table in _TABLES if table in names]


def _highest(connection: Any) -> int:
    found = [
        connection.execute(f"SELECT max(revision) FROM {table}").fetchone()[0] for table in _there(connection)
    ]
    return max((revision for revision in found if revision is not None), default=0)


def _highest_lying(lying: Path, key: bytes) -> int:
    if not lying.exists():
        return 0
    try:
        with closing(door.connect(lying, key, read_only=True)) as connection:
            return _highest(connection)
    except sqlcipher.DatabaseError:
        return 0
