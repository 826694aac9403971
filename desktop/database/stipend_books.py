"""The books of public money: lists, receipts and the audit chain tell one sum, and no number is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.database.stipend_amounts import AMOUNTS, ON_PAPER_ONLY, amount_told
from desktop.models import AuditLine, StipendLine, StipendList, StipendReceipt
from desktop.rules.stipends import receipt_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Whether the books of a centre's stipends agree.

    Attributes:
        issued: how many receipts were ever issued.
        missing: numbers below the last of their fiscal year that no receipt has and nobody accounted for.
        on_paper_only: numbers that a lost register had given out, known from their papers.
        unequal: lists whose lines and living receipts have different sums.
        lists: the sum of the counting lines of paid lists, in satang.
        receipts: the sum of the living receipts, in satang.
        audit: the sum that the audit chain tells, in satang.
    """

    issued: int
    missing: tuple[str, ...]
    on_paper_only: tuple[str, ...]
    unequal: tuple[str, ...]
    lists: int
    receipts: int
    audit: int

    @property
    def agrees(self) -> bool:
        """Whether no number is missing and the three sums are one."""
        return not self.missing and not self.unequal and self.lists == self.receipts == self.audit


def proof(session: Session, unit: str) -> Proof:
    """Compare the books of a centre.

    Args:
        session: of a reading.
        unit: the centre.
    """
    on_paper = set(_told(session, unit, ON_PAPER_ONLY))
    lists = dict(session.execute(_by_list(unit)).all())
    receipts = dict(session.execute(_by_receipts(unit)).all())
    return Proof(
        issued=session.scalar(select(func.count(StipendReceipt.uid)).where(StipendReceipt.origin == unit))
        or 0,
        missing=tuple(number for number in _missing(session, unit) if number not in on_paper),
        on_paper_only=tuple(sorted(on_paper)),
        unequal=tuple(sorted(uid for uid in lists | receipts if lists.get(uid) != receipts.get(uid))),
        lists=sum(lists.values()),
        receipts=sum(receipts.values()),
        audit=sum(amount for _number, amount in map(amount_told, _told(session, unit, AMOUNTS))),
    )


def _by_list(unit: str) -> Select[str, int]:
    """The sum of each paid list by its lines that count."""
    return (
        select(StipendLine.list_uid, func.sum(StipendLine.amount))
        .join(StipendList, StipendList.uid == StipendLine.list_uid)
        .where(
            StipendList.origin == unit, StipendList.paid_on.is_not(None), StipendLine.released_on.is_(None)
        )
        .group_by(StipendLine.list_uid)
    )


def _by_receipts(unit: str) -> Select[str, int]:
    """The sum of each list by its living receipts."""
    return (
        select(StipendLine.list_uid, func.sum(StipendReceipt.amount))
        .join(StipendLine, StipendLine.uid == StipendReceipt.line_uid)
        .where(StipendReceipt.origin == unit, StipendReceipt.voided_on.is_(None))
        .group_by(StipendLine.list_uid)
    )


def _missing(session: Session, unit: str) -> Iterator[str]:
    numbers: dict[int, set[int]] = {}
    query = select(StipendReceipt.fiscal_year, StipendReceipt.number).where(StipendReceipt.origin == unit)
    for year, number in session.execute(query):
        numbers.setdefault(year, set()).add(number)
    for year, given in sorted(numbers.items()):
        for number in sorted(set(range(1, max(given) + 1)) - given):
            yield receipt_number(unit, number, year)


def _told(session: Session, unit: str, what: str) -> Iterator[str]:
    """What the audit chain tells of a centre's receipts."""
    series = receipt_number(unit, 0, 0).partition("-")[0]
    query = select(AuditLine.changes).where(AuditLine.changes.contains(f'"{what}"'))
    for changes in session.scalars(query):
        yield from (told for told in json.loads(changes)[what] if told.partition("-")[0] == series)
