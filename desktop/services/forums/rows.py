"""What the windows see of forums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.database.papers import Paper
from desktop.rules.problems import Problem

# States that forums are looked for by.
OVERDUE = "overdue"
UNANSWERED = "unanswered"
TAKEN_BACK = "taken_back"
# What came of a matter.
OPEN = "open"
CASE = "case"
GROUP = "group"
# A matter that stands under no kind of need.
NO_CATEGORY = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumFilter:
    """Which forums a list asks for.

    Attributes:
        text: words of the place, the subject, the tambon, the people named, or of what was raised.
        tambon: a tambon's code.
        unit: the office that wrote it.
        year: the Buddhist fiscal year; None takes all.
        state: ``overdue`` (a decision is), ``unanswered`` (nothing came of a matter yet), ``taken_back``, or
            empty for all that stand.
        sort: ``on``, ``tambon``, ``place``, ``subject``, ``people``, ``matters``, ``overdue``, ``next_on`` or
            ``unit``.
        descending: the other way round.
    """

    text: str = ""
    tambon: str = ""
    unit: str = ""
    year: int | None = None
    state: str = ""
    sort: str = "on"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumRow:
    """A forum as a list shows it.

    Attributes:
        uid: the forum.
        unit: the office that wrote it.
        on: its day.
        tambon: its name.
        village_number: the village, where it is one.
        place: the house or hall.
        subject: what it was about.
        men: how many men came.
        women: how many women came.
        matters: how many were raised.
        cases: how many cases came of it, restricted ones counted too.
        groups: how many groups came of it.
        decisions: how many there are.
        overdue: how many of them should have been done by now.
        next_on: when it meets again.
        taken_back_on: since when it counts no more.
    """

    uid: str
    unit: str
    on: date
    tambon: str
    village_number: int | None
    place: str
    subject: str
    men: int
    women: int
    matters: int = 0
    cases: int = 0
    groups: int = 0
    decisions: int = 0
    overdue: int = 0
    next_on: date | None = None
    taken_back_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFilter:
    """Which matters a list asks for; those of forums that were taken back are never among them.

    Attributes:
        text: words of what was raised, of who raised it, or of the place.
        category: a kind of need, ``-`` for those without one, empty for all.
        tambon: the forum's tambon.
        unit: the office that wrote it.
        year: the Buddhist fiscal year of the forum; None takes all.
        state: ``open`` (neither case nor group), ``case``, ``group`` or empty for all.
        forum: only those of one forum.
        sort: ``on``, ``matter``, ``category``, ``people``, ``tambon`` or ``raised_by``.
        descending: the other way round.
    """

    text: str = ""
    category: str = ""
    tambon: str = ""
    unit: str = ""
    year: int | None = None
    state: str = ""
    forum: str = ""
    sort: str = "on"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """A matter as lists show it.

    Attributes:
        uid: the matter.
        forum_uid: where it was raised.
        number: its place among those of its forum, from 1.
        on: the forum's day.
        tambon_code: the forum's tambon.
        tambon: its name.
        village_number: the forum's village, where it is one.
        matter: what was said.
        raised_by: who said it.
        people: for how many.
        category_code: the kind of need.
        category: its name.
        restricted: whether it is a kind that only supervisors open, and of which no group comes.
        has_case: whether a case came of it.
        case_uid: the case; empty where only supervisors open it and somebody else asks.
        case_number: its number; empty where ``case_uid`` is.
        group_uid: the group that came of it.
        group: its name.
    """

    uid: str
    forum_uid: str
    number: int
    on: date
    tambon_code: str
    tambon: str
    village_number: int | None
    matter: str
    raised_by: str
    people: int | None
    category_code: str
    category: str
    restricted: bool = False
    has_case: bool = False
    case_uid: str = ""
    case_number: str = ""
    group_uid: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision as lists show it.

    Attributes:
        uid: the decision.
        number: its place among those of its forum, from 1.
        decision: what shall be done.
        responsible: who does it.
        due_on: until when.
        done_on: when it was done.
        overdue: whether it should have been done by now.
    """

    uid: str
    number: int
    decision: str
    responsible: str
    due_on: date | None
    done_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumPage:
    """A forum's own page.

    Attributes:
        row: as lists show it.
        tambon_code: six digits.
        begins: from when, such as ``09:30``.
        ends: until when.
        offices: who came for offices and groups.
        opening: how the talk went.
        chair: who led it.
        chair_position: that person's position.
        officer: who wrote the record.
        ours: whether this office wrote it, and changes it.
        closed: whether its month is closed, so that nothing of it is changed.
        take_back_reason: why it counts no more.
        matters: in the order in which they were raised.
        decisions: in the order in which they were made.
        groups: uid and name of the groups that came of it.
        papers: those handed out about it, the newest first.
        activity: the activity that it is recorded as; empty for none.
    """

    row: ForumRow
    tambon_code: str
    begins: str
    ends: str
    offices: tuple[str, ...]
    opening: str
    chair: str
    chair_position: str
    officer: str
    ours: bool
    closed: bool
    take_back_reason: str
    matters: tuple[MatterRow, ...]
    decisions: tuple[DecisionRow, ...]
    groups: tuple[tuple[str, str], ...] = ()
    papers: tuple[Paper, ...] = ()
    activity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryCount:
    """How much was raised of one kind of need.

    Attributes:
        code: the kind; ``-`` for matters without one.
        name: its name; empty without one.
        matters: how many were raised.
        people: for how many people, where it was said.
        cases: how many of them became a case.
        groups: how many of them became a group.
        open: of how many nothing came yet.
    """

    code: str
    name: str
    matters: int
    people: int
    cases: int
    groups: int
    open: int


@dataclass(frozen=True, slots=True)
class Saved:
    """An entry was saved.

    Attributes:
        uid: the entry.
        problems: soft ones, for the user to look at again.
    """

    uid: str
    problems: tuple[Problem, ...] = ()
