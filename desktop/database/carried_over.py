"""What a restore must not forget: numbers that were given out, money that was paid, certificates.

A number on a paper somewhere is a promise that it never comes again, and a month that was paid stays paid. So
whatever register lies there is read once more before a backup takes its place: its running numbers go on from
where they stood, and its paid lists with their receipts, void ones too, come along as they are.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop.database import audit, carried_certificates
from desktop.database import engine as door
from desktop.database.carried_rows import Both, Carried, Row
from desktop.rules.stipends import receipt_number
from desktop.system.language import mark

TITLE = mark("Carry numbers and receipts over a restore")
_RECEIPTS = "stipend_receipts"


def carry(lying: Path, restored: Path, key: bytes, at: str) -> Carried:
    """Bring numbers and paid money from the register that lies there into the one that takes its place.

    A register that cannot be read any more gives nothing: then the backup is all there is.

    Args:
        lying: the register that is to be replaced.
        restored: the backup's register, in a folder of its own.
        key: of both.
        at: the moment for the audit chain, ISO with zone.
    """
    carried = Carried()
    with closing(door.connect(restored, key)) as new:
        try:
            with closing(door.connect(lying, key, read_only=True)) as old:
                old.row_factory = new.row_factory = sqlcipher.Row
                if _version(old) == _version(new):
                    new.execute("BEGIN IMMEDIATE")
                    _carry(Both(old, new, carried))
                    _write_down(new, carried, at)
                    new.execute("COMMIT")
        except sqlcipher.DatabaseError:
            if new.in_transaction:
                new.execute("ROLLBACK")
            carried = Carried()
        new.execute("PRAGMA journal_mode = DELETE")
    return carried


def _version(connection: Any) -> str:
    return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _carry(both: Both) -> None:
    _raise_numbers(both)
    # First what was withdrawn and voided: a month stands on one list and has one living receipt.
    for table in ("stipend_lists", "stipend_lines"):
        for row, _known in both.newer(table):
            both.change(table, row)
    for row, known in both.newer(_RECEIPTS):
        both.change(_RECEIPTS, row)
        if known["voided_on"] is None and row["voided_on"] is not None:
            both.carried.amounts.append(f"{_number(row)} {-row['amount']}")
    _bring_paid(both)
    carried_certificates.bring(both)


def _raise_numbers(both: Both) -> None:
    for unit, kind, year, last in both.old.execute(
        "SELECT unit, kind, fiscal_year, last FROM running_numbers"
    ):
        raised = both.new.execute(
            "INSERT INTO running_numbers (unit, kind, fiscal_year, last) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (unit, kind, fiscal_year) DO UPDATE SET last = excluded.last "
            "WHERE excluded.last > running_numbers.last",
            (unit, kind, year, last),
        )
        if raised.rowcount:
            both.carried.numbers.append(f"{unit} {kind} {year} {last}")


def _bring_paid(both: Both) -> None:
    lines = both.rows(
        "stipend_lines", "list_uid IN (SELECT uid FROM stipend_lists WHERE paid_on IS NOT NULL)"
    )
    new = [line for line in lines if both.known("stipend_lines", line["uid"]) is None]
    for uid in sorted({line["volunteer_uid"] for line in new}):
        _bring_volunteer(both, uid)
    for uid in sorted({line["list_uid"] for line in new}):
        [row] = both.rows("stipend_lists", f"uid = '{uid}'")
        both.put("stipend_lists", row)
    for line in lines:
        both.put("stipend_lines", line)
    for row in both.rows(_RECEIPTS):
        if both.known(_RECEIPTS, row["uid"]) is None:
            _bring_receipt(both, row)


def _bring_volunteer(both: Both, uid: str) -> None:
    """Whom the money went to, and the term that it was paid by."""
    [row] = both.rows("volunteers", f"uid = '{uid}'")
    known = both.known("volunteers", uid)
    if both.known("citizens", row["person_uid"]) is None:
        [person] = both.rows("citizens", f"uid = '{row['person_uid']}'")
        both.put("citizens", person)
    if known is None:
        both.put("volunteers", row)
    elif known["revision"] < row["revision"]:
        both.change("volunteers", row)


def _bring_receipt(both: Both, row: Row) -> None:
    if not both.put(_RECEIPTS, row):
        both.carried.left_behind.append(_number(row))
        return
    both.carried.amounts.append(f"{_number(row)} {row['amount']}")
    if row["voided_on"] is not None:
        both.carried.amounts.append(f"{_number(row)} {-row['amount']}")


def _number(row: Row) -> str:
    return receipt_number(row["origin"], row["number"], row["fiscal_year"])


def _write_down(new: Any, carried: Carried, at: str) -> None:
    changes = carried.changes()
    if changes:
        audit.add_to_file(new, at=at, title=TITLE, changes=changes)
