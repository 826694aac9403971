"""What the windows see of groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.rules.problems import Problem

LIVING = "living"
ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A draft became an entry.

    Attributes:
        uid: the entry.
        problems: the soft ones.
    """

    uid: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One person's open case in which they asked for what a group could be formed for.

    Attributes:
        case_uid: the case.
        case_number: as people say it.
        on: the day on which they asked.
        person_uid: who.
        name: with title.
        sex: ``m``, ``f`` or empty.
        age: in years, or nothing.
        village_number: the หมู่, or nothing.
        phone: the first one, as people read it.
    """

    case_uid: str
    case_number: str
    on: date
    person_uid: str
    name: str
    sex: str = ""
    age: int | None = None
    village_number: int | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """People of one tambon who asked for the same and belong to no living group for it.

    Attributes:
        category_code: what they asked for.
        category: its name.
        tambon_code: where they live.
        tambon: its name.
        wishes: one for each person, whoever asked first coming first.
    """

    category_code: str
    category: str
    tambon_code: str
    tambon: str
    wishes: tuple[Wish, ...]

    @property
    def people(self) -> int:
        """How many people."""
        return len(self.wishes)

    @property
    def oldest_on(self) -> date:
        """The day on which the first of them asked."""
        return self.wishes[0].on


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFilter:
    """Which groups a list shows, and in which order.

    Attributes:
        text: part of the name, the purpose, or a member's name.
        tambon: a tambon's code.
        kind: ``occupational``, ``informal``, ``shared_problem`` or empty.
        category: a kind of need.
        state: ``living``, ``ended`` or empty for both.
        forum: the forum that they came of.
        unit: the centre that keeps them; the province's own choice.
        sort: ``name``, ``tambon``, ``kind``, ``formed_on``, ``members`` or ``courses``.
        descending: the other way round.
    """

    text: str = ""
    tambon: str = ""
    kind: str = ""
    category: str = ""
    state: str = ""
    forum: str = ""
    unit: str = ""
    sort: str = "formed_on"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group as a list shows it.

    Attributes:
        uid: the group.
        name: as the village calls it.
        kind: its code.
        tambon_code: six digits, or empty.
        tambon: its name.
        village_number: the หมู่, or nothing.
        formed_on: the first day.
        category_code: what its people asked for, or empty.
        category: its name.
        members: how many belong to it now.
        leader: the leader's name, or empty.
        courses: how many courses were set up for it, those called off left out.
        ended_on: the last day, or nothing while it lasts.
        unit: the code of the centre that keeps it.
        unit_name: its name.
    """

    uid: str
    name: str
    kind: str
    tambon_code: str
    tambon: str
    village_number: int | None
    formed_on: date
    category_code: str
    category: str
    members: int
    leader: str
    courses: int
    ended_on: date | None
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChoice:
    """A living group in a picker."""

    uid: str
    name: str
    tambon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """Somebody's time in a group.

    Attributes:
        uid: the membership.
        group_uid: the group.
        group: its name.
        person_uid: who.
        name: with title.
        sex: ``m``, ``f`` or empty.
        age: in years, or nothing.
        phone: the first one, as people read it.
        case_uid: the case in which they asked for it; empty for none, and for one that must not be seen.
        case_number: as people say it.
        leads: whether they lead the group.
        since: the first day.
        until: the last day, or nothing while it lasts.
    """

    uid: str
    group_uid: str
    group: str
    person_uid: str
    name: str
    sex: str
    age: int | None
    phone: str
    case_uid: str
    case_number: str
    leads: bool
    since: date
    until: date | None
