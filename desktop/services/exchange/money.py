"""Lines and receipts of stipends that come in: never rewritten, and no month of a person paid twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from desktop.models import ReferenceValue, StipendLine, StipendReceipt
from desktop.models.stipends import FROZEN_IN_LINES, FROZEN_IN_RECEIPTS
from desktop.system.language import _

Row = Mapping[str, Any]
_RATES = "stipend_rates"

# What is never changed once it is here, and what ends an entry for good (``database/money_guards``).
_FROZEN: Mapping[str, tuple[tuple[str, ...], str]] = {
    StipendLine.__tablename__: (FROZEN_IN_LINES, "released_on"),
    StipendReceipt.__tablename__: (FROZEN_IN_RECEIPTS, "voided_on"),
}


def concerns(table: str) -> bool:
    """Whether entries of a table are money, and ``problem`` has anything to say about them."""
    return table in _FROZEN


def problem(session: Session, table: Table, row: Row, known: Row | None, beside: Iterable[Row]) -> str:
    """Why an entry may not be stored, or nothing; entries of other tables are none of this matter.

    Args:
        session: of the running work.
        table: where the entry belongs.
        row: all of it.
        known: what the register holds under its uid.
        beside: entries of the same table that are about to be stored, and of this one's past.
    """
    if table.name not in _FROZEN:
        return ""
    frozen, ended = _FROZEN[table.name]
    if known is not None and (
        any(known[name] != row[name] for name in frozen) or known[ended] not in (None, row[ended])
    ):
        return _("What was written for money is not changed. It is voided, and written anew.")
    if row[ended] is None and any(_living(session, table, row, ended, tuple(beside))):
        return _("This person's month is paid already under another entry.")
    return ""


def _living(session: Session, table: Table, row: Row, ended: str, beside: tuple[Row, ...]) -> Iterator[str]:
    """The other living entries for the same month and volunteer or person, the coming ones counted."""
    same = or_(table.c.volunteer_uid == row["volunteer_uid"], table.c.person_uid == row["person_uid"])
    query = select(table.c.uid).where(table.c.month == row["month"], same, table.c[ended].is_(None))
    coming = {each["uid"] for each in beside} | {row["uid"]}
    yield from (uid for uid in session.scalars(query) if uid not in coming)
    for each in beside:
        both = any(each[name] == row[name] for name in ("volunteer_uid", "person_uid"))
        if both and each["month"] == row["month"] and each[ended] is None:
            yield each["uid"]


def changes_the_past(session: Session, fields: Row, today: date) -> bool:
    """Whether a reference value would change a rate of stipends that holds already.

    Args:
        session: of the running work.
        fields: of the value that comes in.
        today: the day of taking in.
    """
    known = session.get(ReferenceValue, (fields["table"], fields["code"]))
    if fields["table"] != _RATES or known is None:
        return False
    before, after = json.loads(known.fields), json.loads(fields["fields"])
    said = ("kind", "since", "satang")
    if date.fromisoformat(before["since"]) <= today and any(before[one] != after[one] for one in said):
        return True
    closed = {known.closed_on, fields["closed_on"]}
    # From the day of closing on a rate holds for no month: neither closed nor opened for days that have come.
    return len(closed) > 1 and any(day is not None and day <= today for day in closed)
