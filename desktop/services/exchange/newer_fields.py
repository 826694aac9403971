"""Fields of arriving records that only a newer program knows: bounded, and kept beside the entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import kept_fields
from desktop.exchange.records import TABLES, Record
from desktop.services.exchange.batches import CHANGED, UNCHANGED, Verdict
from desktop.services.exchange.outgoing import MODELS, REFERENCE
from desktop.system.language import _

# Of one record; a program that adds fields to this format keeps within them.
MOST: Final = 64
LONGEST_NAME: Final = 64
LARGEST_BYTES: Final = 64 * 1024


def of(record: Record) -> dict[str, Any]:
    """The fields of a record that this program does not know; of one taken back or erased none is kept."""
    known = TABLES[record.table]
    # Every known field is there, or the record would have been unreadable.
    if record.deleted or record.erased or len(record.fields) == len(known):
        return {}
    return {name: value for name, value in record.fields.items() if name not in known}


def problem(record: Record) -> str:
    """Why a record cannot come in with all that it carries, or nothing: half of it would be a loss unseen."""
    return "" if _can_be_kept(of(record)) else _("The entry holds more unknown fields than can be kept.")


def _can_be_kept(fields: dict[str, Any]) -> bool:
    if not fields:
        return True
    if len(fields) > MOST or any(not 0 < len(name) <= LONGEST_NAME for name in fields):
        return False
    try:
        return len(kept_fields.written(fields).encode("utf-8")) <= LARGEST_BYTES
    except ValueError:
        # Such as 1e999: Python reads it as endless, and nobody could read it again.
        return False


def keep(session: Session, table: str, peer: str, verdicts: Sequence[Verdict]) -> None:
    """Keep what some judged records carry beyond the tables, and forget what newer ones no longer do.

    Args:
        session: of the running work.
        table: the records'.
        peer: who sent them.
        verdicts: what became of them.
    """
    told = {_key(verdict.record): verdict for verdict in verdicts if not verdict.reason}
    kept: dict[str, dict[str, Any]] = {}
    again: list[Record] = []
    gone: list[str] = []
    for key, verdict in told.items():
        record, fields = verdict.record, of(verdict.record)
        if record.deleted or record.erased or (verdict.became == CHANGED and not fields):
            gone.append(key)
        elif fields and verdict.became == UNCHANGED:
            again.append(record)
        elif fields:
            kept[key] = fields
    kept_fields.drop(session, table, gone)
    kept_fields.keep(session, table, peer, kept | _added(session, table, again))


def _added(session: Session, table: str, records: Sequence[Record]) -> dict[str, dict[str, Any]]:
    """A revision that came from an older program first, and now with more: what is new is kept as well."""
    if not records or table == REFERENCE:
        return {}
    model, uids = MODELS[table], [record.uid for record in records]
    newest = dict(session.execute(select(model.uid, model.revision).where(model.uid.in_(uids))).all())
    before = kept_fields.of(session, table, uids)
    found = {
        record.uid: of(record) | before.get(record.uid, {})
        for record in records
        if newest.get(record.uid) == record.revision
    }
    return {
        uid: fields for uid, fields in found.items() if fields != before.get(uid) and _can_be_kept(fields)
    }


def _key(record: Record) -> str:
    """A value of a reference table is known by its table and code."""
    if record.table == REFERENCE and not (record.deleted or record.erased):
        return f"{record.fields['table']}:{record.fields['code']}"
    return record.uid
