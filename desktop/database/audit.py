"""The audit chain: each line holds the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from desktop.database import dialects
from desktop.models import AuditLine

Changes = Mapping[str, tuple[str, ...]]
FIRST = "0" * 64
_CHAIN = 0x4C424341


def add(session: Session, *, at: str, who: str, title: str, changes: Changes) -> None:
    """Write the next line of the chain inside the running work.

    Args:
        session: the work's session.
        at: the moment, ISO with zone.
        who: the uid of the user, or the name of the command.
        title: what was done, as the work was named.
        changes: table to the uids it touched.
    """
    if dialects.on_server(session):
        # The chain has one end: whoever writes it waits until the work before has committed.
        session.execute(text("SELECT pg_advisory_xact_lock(:chain)"), {"chain": _CHAIN})
    last = session.scalar(select(AuditLine).order_by(AuditLine.line.desc()).limit(1))
    line = AuditLine(
        line=(last.line if last else 0) + 1,
        at=at,
        who=who,
        title=title,
        changes=json.dumps(dict(sorted(changes.items())), ensure_ascii=False),
        previous_hash=last.hash if last else FIRST,
    )
    line.hash = digest(line)
    session.add(line)


def add_to_file(connection: Any, *, at: str, title: str, changes: Changes) -> None:
    """Write the next line of the chain of a register that no program has open, such as a backup's.

    Args:
        connection: to its file, in a running transaction.
        at: the moment, ISO with zone.
        title: what was done.
        changes: table to the uids it touched.
    """
    last = connection.execute("SELECT line, hash FROM audit ORDER BY line DESC LIMIT 1").fetchone()
    line = AuditLine(
        line=(last[0] if last else 0) + 1,
        at=at,
        who="",
        title=title,
        changes=json.dumps(dict(sorted(changes.items())), ensure_ascii=False),
        previous_hash=last[1] if last else FIRST,
    )
    connection.execute(
        "INSERT INTO audit (line, at, who, title, changes, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (line.line, line.at, line.who, line.title, line.changes, line.previous_hash, digest(line)),
    )


def digest(line: AuditLine) -> str:
    """The hash that a line must carry."""
    parts = [line.previous_hash, str(line.line), line.at, line.who, line.title, line.changes]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def broken_at(session: Session) -> int | None:
    """The first line of the chain that does not fit, or None where the chain is whole."""
    expected = FIRST
    # A line may name 20,000 entries: only some of them lie in memory.
    query = select(AuditLine).order_by(AuditLine.line).execution_options(yield_per=100)
    with closing(session.scalars(query)) as lines:
        for number, line in enumerate(lines, start=1):
            if line.line != number or line.previous_hash != expected or line.hash != digest(line):
                return line.line
            expected = line.hash
    return None
