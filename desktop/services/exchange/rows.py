"""What the windows and the commands see of the exchange."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desktop.exchange.manifest import Manifest
from desktop.exchange.records import TABLES
from desktop.exchange.results import Summary
from desktop.rules.months import Month

# Whose changes move what is waiting to be sent.
TRAVELLING = frozenset(TABLES)

IN = "in"
OUT = "out"

# Where a peer stands.
INVITED = "invited"
ENROLLED = "enrolled"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A finished file, to be saved and handed over.

    Attributes:
        uid: its entry, for the delivery slip.
        name: what it is called when saved.
        content: its bytes.
        hash: their SHA-256, hexadecimal.
        kind: ``month``, ``result``, ``enrolment`` or ``key-card``.
        recipient: the unit it is for.
        sequence: the running number for this recipient; 0 in enrolments and key cards.
        month: the month it reports, ISO, or empty.
        counts: how many records of each table lie in it.
    """

    uid: str
    name: str
    content: bytes = field(repr=False)
    hash: str
    kind: str
    recipient: str
    sequence: int = 0
    month: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file is, and what taking it in would do.

    Attributes:
        summary: the same as taking it in gives.
        kind: ``month``, ``result``, ``reference`` or ``enrolment``.
        manifest: what the file says of itself.
        fingerprint: of an enrolment, the province's words to compare by telephone; else empty.
        words: how many of our own entries it speaks about.
    """

    summary: Summary
    kind: str
    manifest: Manifest
    fingerprint: tuple[str, ...] = ()
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking a file in.

    Attributes:
        summary: new, changed, unchanged and refused entries.
        kind: ``month``, ``result``, ``reference`` or ``enrolment``.
        words: how many of our own entries it spoke about.
        key_card: after an enrolment, the file to hand back to the province.
        key_card_name: what that file is called when saved.
    """

    summary: Summary
    kind: str
    words: int = 0
    key_card: bytes | None = field(default=None, repr=False)
    key_card_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleRow:
    """A file that was made or taken in, as lists show it.

    Attributes:
        uid: its entry.
        direction: ``in`` or ``out``.
        peer: the other unit's code.
        peer_name: its name.
        kind: ``month``, ``result``, ``reference``, ``enrolment`` or ``key-card``.
        sequence: its running number.
        month: the month it reports, where it reports one.
        at: when it was made or taken in.
        counts: how many records of each table lie in it.
        refused: how many of them were not taken in.
        answered: whether the receiver has taken it in, as far as the receiver's files tell; of a file taken
            in, whether the sender knows of it.
        name: what the file is called.
        by: who made it or took it in.
    """

    uid: str
    direction: str
    peer: str
    peer_name: str
    kind: str
    sequence: int
    month: Month | None
    at: datetime
    counts: Mapping[str, int]
    refused: int = 0
    answered: bool = False
    name: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedRow:
    """One of our own entries that the other side gave back or could not read.

    Attributes:
        table: where the entry stands.
        uid: the entry.
        case_uid: the case that it belongs to, or empty.
        what: the entry in a word, with the case's number where it has one.
        verdict: ``returned`` or ``unreadable``.
        remark: what is to be put right, or why it could not be read.
    """

    table: str
    uid: str
    case_uid: str = ""
    what: str = ""
    verdict: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerRow:
    """Another unit that files are exchanged with.

    Attributes:
        unit: its code.
        name: its name.
        state: ``invited``, ``enrolled`` or ``withdrawn``.
        sequence_in: its newest file that was taken in, 0 for none.
        sequence_out: our newest file for it, 0 for none.
        last_in: when a file of it was taken in last.
        last_out: when a file was made for it last.
        to_answer: how many of its entries wait for our word.
        pending: how many of our entries it has not acknowledged.
    """

    unit: str
    name: str
    state: str
    sequence_in: int = 0
    sequence_out: int = 0
    last_in: datetime | None = None
    last_out: datetime | None = None
    to_answer: int = 0
    pending: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Where the talk with another unit stands.

    Attributes:
        enrolled: whether files can go both ways.
        peer: the other unit; None where there is none yet.
        fingerprint: our own words to read out by telephone; empty before there are keys.
        last_sent: when our last file was made.
        sent_sequence: its number, 0 for none.
        last_answered: when the last file of the other side was taken in.
        answered: whether the other side has taken in our last file, as far as its files tell.
        pending: how many of our entries it has not acknowledged.
    """

    enrolled: bool = False
    peer: PeerRow | None = None
    fingerprint: tuple[str, ...] = ()
    last_sent: datetime | None = None
    sent_sequence: int = 0
    last_answered: datetime | None = None
    answered: bool = True
    pending: int = 0
