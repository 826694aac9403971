"""What came of a file: the summary that the window shows and the commands print."""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop.exchange.failures import BundleRefused
from desktop.rules.months import BUDDHIST_OFFSET, Month

ACCEPTED = "accepted"
RETURNED = "returned"
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRecord:
    """One entry that was not taken in, while the rest of its file was.

    Attributes:
        uid: the entry's, where it could be read.
        reason: one sentence.
    """

    uid: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What taking a file in does, or would do.

    Attributes:
        sender: the unit that made it.
        sequence: its running number.
        month: the month it reports, ISO, or empty.
        new: entries that were not here before.
        changed: entries of which an older revision was here.
        unchanged: entries that were here already.
        refused: entries that are not taken in.
    """

    sender: str = ""
    sequence: int = 0
    month: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[RefusedRecord, ...] = ()

    def to_json(self) -> str:
        """The summary as ``look-into --json`` and ``take-in --json`` print it, its month Buddhist."""
        return _written(
            {
                "sender": self.sender,
                "sequence": self.sequence,
                "month": _buddhist(self.month),
                "new": self.new,
                "changed": self.changed,
                "unchanged": self.unchanged,
                "refused": [{"uid": one.uid, "reason": one.reason} for one in self.refused],
            }
        )


def refusal_to_json(refusal: BundleRefused) -> str:
    """A refused file as the commands print it."""
    return _written({"refused": refusal.sentence, "code": refusal.code})


def _buddhist(month: str) -> str:
    if not month:
        return ""
    meant = Month.parse(month)
    return str(Month(meant.year + BUDDHIST_OFFSET, meant.month))


def _written(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)
