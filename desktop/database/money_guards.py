"""The database's own guards of public money: no line and no receipt is ever rewritten or taken out.

Indexes in ``models/stipends`` keep a second living receipt out; these triggers keep what was written as it
was, whichever program or statement comes. Every version of the program makes them anew after its migrations.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from desktop.database.dialects import SERVER
from desktop.models import StipendLine, StipendReceipt
from desktop.models.stipends import FROZEN_IN_LINES, FROZEN_IN_RECEIPTS

_GUARDED = (
    (StipendLine.__tablename__, FROZEN_IN_LINES, "released_on"),
    (StipendReceipt.__tablename__, FROZEN_IN_RECEIPTS, "voided_on"),
)


def make(connection: Connection) -> None:
    """Make the guards anew inside the running transaction.

    Args:
        connection: to a register that has the tables of stipends.
    """
    statements = _on_server if connection.dialect.name == SERVER else _in_file
    for table, frozen, ended in _GUARDED:
        for statement in statements(table, frozen, ended):
            connection.exec_driver_sql(statement)


def _on_server(table: str, frozen: tuple[str, ...], ended: str) -> Iterator[str]:
    changed = " OR ".join(f'old."{name}" IS DISTINCT FROM new."{name}"' for name in ("uid", *frozen))
    yield f"""CREATE OR REPLACE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF tg_op <> 'UPDATE' THEN
            RAISE EXCEPTION 'what was written for money is not taken out' USING ERRCODE = '23000';
        ELSIF {changed} THEN
            RAISE EXCEPTION 'what was written for money is not changed' USING ERRCODE = '23000';
        ELSIF old.{ended} IS NOT NULL AND (new.{ended} IS DISTINCT FROM old.{ended}
                OR new.revision <> old.revision) THEN
            RAISE EXCEPTION 'what is void stays void' USING ERRCODE = '23000';
        END IF;
        RETURN new; END $$"""
    for kind in ("kept", "stays"):
        yield f"DROP TRIGGER IF EXISTS {table}_{kind} ON {table}"
    yield f"""CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_guard()"""
    yield f"""CREATE TRIGGER {table}_stays BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {table}_guard()"""


def _in_file(table: str, frozen: tuple[str, ...], ended: str) -> Iterator[str]:
    for kind in ("kept", "ended", "stays"):
        yield f"DROP TRIGGER IF EXISTS {table}_{kind}"
    changed = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in ("uid", *frozen))
    yield f"""CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} WHEN {changed}
        BEGIN SELECT RAISE(ABORT, 'what was written for money is not changed'); END"""
    # Once it is void, it neither lives again nor changes its reason.
    yield f"""CREATE TRIGGER {table}_ended BEFORE UPDATE ON {table} WHEN old.{ended} IS NOT NULL
        AND (new.{ended} IS NOT old.{ended} OR new.revision IS NOT old.revision)
        BEGIN SELECT RAISE(ABORT, 'what is void stays void'); END"""
    yield f"""CREATE TRIGGER {table}_stays BEFORE DELETE ON {table}
        BEGIN SELECT RAISE(ABORT, 'what was written for money is not taken out'); END"""
