"""What the windows see when somebody is enrolled, or withdraws."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.rules.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """Somebody was enrolled, or would be.

    Attributes:
        uid: the enrolment; empty in a mere look.
        seated: whether they have a seat.
        place: from 1, on the waiting list; nothing with a seat.
        problems: the soft ones; of a look all of them.
    """

    uid: str = ""
    seated: bool
    place: int | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEnrolled:
    """A member of a group who could not be enrolled, and why, in a sentence."""

    person_uid: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledMany:
    """The members of a group were enrolled.

    Attributes:
        seated: the enrolments with a seat.
        waiting: the enrolments on the waiting list, in their order.
        refused: who could not be enrolled.
    """

    seated: tuple[str, ...]
    waiting: tuple[str, ...]
    refused: tuple[NotEnrolled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Somebody withdrew; whoever waits longest can be given the seat.

    Attributes:
        uid: the enrolment that ended.
        next_uid: the first enrolment of the waiting list where a seat is free now, or empty.
        next_name: theirs.
        next_phone: theirs, as people read it.
    """

    uid: str
    next_uid: str = ""
    next_name: str = ""
    next_phone: str = ""
