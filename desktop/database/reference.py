"""Reference tables in the register: loaded at creation, versioned, read once at sign-in."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import ReferenceValue
from desktop.rules.reference import TABLES

Rows = Mapping[str, Sequence[Mapping[str, str]]]


def load(session: Session, folder: Path) -> None:
    """Put every table of the folder into the register, newer versions over older ones.

    Args:
        session: a running work's session.
        folder: one CSV file for each table.
    """
    for table, found in read_folder(folder).items():
        for row in found:
            _put(session, table, row)


def read_folder(folder: Path) -> Rows:
    """The rows of every reference table in a folder, by the table's name."""
    tables = {}
    for table in TABLES:
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            tables[table] = list(csv.DictReader(file))
    return tables


def _put(session: Session, table: str, row: Mapping[str, str]) -> None:
    code = row[TABLES[table]]
    version = int(row.get("version") or 1)
    known = session.get(ReferenceValue, (table, code))
    if known is not None and known.version >= version:
        return
    closed = row.get("closed_on") or ""
    session.merge(
        ReferenceValue(
            table=table,
            code=code,
            version=version,
            closed_on=date.fromisoformat(closed) if closed else None,
            fields=json.dumps(dict(row), ensure_ascii=False),
        )
    )


def rows(session: Session) -> Rows:
    """Every table's rows, closed ones too, as the CSV files word them."""
    found: dict[str, list[dict[str, str]]] = {}
    for value in session.scalars(select(ReferenceValue).order_by(ReferenceValue.table, ReferenceValue.code)):
        row = {name: str(text) for name, text in json.loads(value.fields).items()}
        row["closed_on"] = value.closed_on.isoformat() if value.closed_on else ""
        found.setdefault(value.table, []).append(row)
    return found
