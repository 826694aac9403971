"""What the windows see of the labour situation and of events."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from desktop.database.papers import Paper
from desktop.rules.events import EventDraft
from desktop.rules.problems import Problem
from desktop.rules.quarters import Quarter
from desktop.rules.situations import FIGURES, Figures, ReviewDraft, SituationDraft, is_counted

_DISTRICT = 4


def _empty() -> Figures:
    return dict.fromkeys(FIGURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area of a quarter: a tambon, a village, or at the province a district.

    Attributes:
        code: the tambon's or district's code.
        village_number: the village; 0 is the whole area.
        name: as a list shows it.
        now: this quarter's figures.
        before: those of the quarter before.
        counted: how many tambons of a district were counted.
        counted_before: how many in the quarter before.
        parts: how many tambons a district has; 0 for a tambon.
        villages: how many of a tambon's villages were counted.
        problems: what is odd about the figures, field by field.
        counted_on: the day on which they were taken.
        reviewed: whether something was written about it.
        approved_on: the day on which that was approved.
    """

    code: str
    village_number: int = 0
    name: str
    now: Figures = field(default_factory=_empty)
    before: Figures = field(default_factory=_empty)
    counted: int = 0
    counted_before: int = 0
    parts: int = 0
    villages: int = 0
    problems: tuple[Problem, ...] = ()
    counted_on: date | None = None
    reviewed: bool = False
    approved_on: date | None = None

    @property
    def uid(self) -> str:
        """What a table knows it by."""
        return f"{self.code} {self.village_number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """What was written about an area's quarter.

    Attributes:
        draft: the text; empty where nobody has written any.
        officer: who wrote it.
        approved_on: the day of approval; none is a draft.
        approved_by: the supervisor.
        revision: the one that ``save`` wants back; 0 where there is no entry.
    """

    draft: ReviewDraft
    officer: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterPage:
    """A quarter of a province, a district or a tambon: every part of it, and the whole.

    Attributes:
        quarter: which quarter.
        area_code: the district's, province's or tambon's code.
        area: its name.
        lines: its parts: a province's districts, a district's tambons, a tambon's villages.
        now: a tambon's own figures, or the sum of the parts that were counted.
        before: that of the quarter before.
        counted: how many tambons were counted; of a tambon, how many villages.
        counted_before: how many in the quarter before.
        areas: how many there are.
        missing: the names of the parts of which nothing was counted.
        problems: what is odd about a tambon's own figures.
        counted_on: the last day on which figures were taken.
        locked: why nothing can be changed; empty where it can.
        review: what was written about the whole.
    """

    quarter: Quarter
    area_code: str
    area: str
    lines: tuple[AreaRow, ...]
    now: Figures
    before: Figures
    counted: int
    counted_before: int
    areas: int
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    counted_on: date | None
    locked: str
    review: ReviewRow

    @property
    def is_comparable(self) -> bool:
        """Whether the quarter before is the sum of the same areas, so that the sums can be compared."""
        if len(self.area_code) > _DISTRICT:
            return True
        same = all(is_counted(line.now) == is_counted(line.before) for line in self.lines)
        return same and all(line.counted == line.counted_before for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage:
    """What the form of one area is filled with, and what stands beside.

    Attributes:
        quarter: which quarter.
        name: the tambon's, with the village where it is one.
        draft: what is stored, or an empty one that begins with today and the last source.
        stored: whether there is an entry.
        revision: the one that ``save`` wants back; 0 where there is no entry.
        before: the figures of the quarter before.
        villages: those of the tambon's villages.
        village_numbers: the numbers of those villages.
        next_tambon: the one to key in after this; empty for the last.
        locked: why nothing can be changed; empty where it can.
    """

    quarter: Quarter
    name: str
    draft: SituationDraft
    stored: bool
    revision: int
    before: Figures
    villages: tuple[Figures, ...]
    village_numbers: tuple[int, ...]
    next_tambon: str
    locked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was stored.

    Attributes:
        uid: the entry; empty where the writer may not open it.
        problems: what is odd, but did not forbid saving.
    """

    uid: str
    problems: tuple[Problem, ...] = ()


OPEN, LATE, ENDED = "open", "late", "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events a list shows, and in which order.

    Attributes:
        text: a number, or part of the place, the employer or the story.
        kind: one kind.
        urgency: one urgency.
        state: ``open``, ``late`` or ``ended``.
        tambon: a tambon's code.
        unit: the office that wrote it.
        sort: ``on``, ``number``, ``kind``, ``urgency``, ``tambon``, ``people``, ``told`` or ``unit``.
        descending: the other way round.
    """

    text: str = ""
    kind: str = ""
    urgency: str = ""
    state: str = ""
    tambon: str = ""
    unit: str = ""
    sort: str = "on"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """What a list shows of an event.

    Attributes:
        uid: the entry.
        number: as people say it.
        heard_on: the day on which the centre heard of it.
        kind: what kind it is.
        urgency: how urgent it is.
        restricted: opened by supervisors only.
        tambon: the tambon's name.
        place: where within it.
        people: how many are concerned.
        what_happened: the first line of the story.
        told: how often somebody was told.
        told_on: the first day on which somebody was.
        late: urgent, and nobody was told in time.
        ended_on: the day on which it ended.
        unit: the office that wrote it.
        unit_name: its name.
    """

    uid: str
    number: str
    heard_on: date
    kind: str
    urgency: str
    restricted: bool
    tambon: str
    place: str
    people: int | None
    what_happened: str
    told: int
    told_on: date | None
    late: bool
    ended_on: date | None
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRow:
    """Who was told of an event.

    Attributes:
        uid: the entry.
        to: the office or person.
        way: how.
        on: the day.
        answer: what was answered or ordered.
        officer: who told them.
        taken_back_on: the day on which this was found to be wrong.
    """

    uid: str
    to: str
    way: str
    on: date
    answer: str
    officer: str
    taken_back_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event's own page.

    Attributes:
        row: as lists show it.
        draft: what a form is filled with.
        revision: the one that ``save`` wants back.
        area: tambon and district in words.
        officer: who wrote it down.
        tellings: who was told, the oldest first.
        end_note: what came of it.
        case_uid: the case it came of, where the reader may open that.
        case_number: its number, likewise.
        documents: the papers about it, newest first.
        may_change: whether this office goes on with it.
    """

    row: EventRow
    draft: EventDraft
    revision: int
    area: str
    officer: str
    tellings: tuple[TellingRow, ...]
    end_note: str
    case_uid: str
    case_number: str
    documents: tuple[Paper, ...]
    may_change: bool
