"""What a typed text finds in the registers of the district's work: groups, courses, forums and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.models import Activity, Bulletin, Course, Event, Forum, Group
from desktop.rules import bulletins, events, marked_parts, thai_date
from desktop.rules.thai_names import search_key
from desktop.rules.trainings import group_kind_word
from desktop.services.ground import Ground
from desktop.services.search.found import ACTIVITY, BULLETIN, COURSE, EVENT, FORUM, GROUP, WHOLE, Found
from desktop.system.language import _

# All words in the title as they were typed come before whoever only sounds alike; elsewhere they come after.
_IN_TITLE, _ELSEWHERE = 75, 45
# One letter is in nearly everything.
_SHORTEST = 2
_LONGEST_TITLE = 80
_EVENT_NUMBER = re.compile(r"(?:(\d{4})/)?ห\s*(\d{1,6})/(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """One register: where it is looked into, what is left out, and how an entry is told.

    Attributes:
        kind: of what is found.
        model: the table.
        title: the column that names an entry.
        searched: the other columns that are looked into.
        newest: the column by which the newest come first.
        standing: the condition that an entry is shown at all.
        told: by what one entry is told from another.
    """

    kind: str
    model: Any
    title: InstrumentedAttribute[str]
    searched: tuple[InstrumentedAttribute[str], ...]
    newest: InstrumentedAttribute[Any]
    standing: Callable[[Ground], ColumnElement[bool]]
    told: Callable[[Ground, Any], Sequence[str]]


def _all(_ground: Ground) -> ColumnElement[bool]:
    return true()


def _may_see_event(ground: Ground) -> ColumnElement[bool]:
    # Not even counted: what is found takes a place among the others.
    return true() if ground.actor.may("events.restricted") else Event.restricted.is_(False)


def _place(ground: Ground, row: Any) -> str:
    tambon = ground.reference.tambons.get(row.tambon_code)
    village = f" ม.{row.village_number}" if getattr(row, "village_number", None) is not None else ""
    return f"ต.{tambon.name}{village}" if tambon else ""


def _group(ground: Ground, row: Group) -> Sequence[str]:
    return group_kind_word(row.kind), _place(ground, row)


def _course(ground: Ground, row: Course) -> Sequence[str]:
    return row.place, _place(ground, row), thai_date.short(row.first_day)


def _forum(ground: Ground, row: Forum) -> Sequence[str]:
    return row.place, _place(ground, row), thai_date.short(row.on)


def _event(ground: Ground, row: Event) -> Sequence[str]:
    number = events.event_number(row.origin, row.number, row.fiscal_year)
    return number, events.kind_word(row.kind), _place(ground, row), thai_date.short(row.heard_on)


def _activity(ground: Ground, row: Activity) -> Sequence[str]:
    return row.place, _place(ground, row), thai_date.short(row.on)


def _bulletin(_ground: Ground, row: Bulletin) -> Sequence[str]:
    until = _("until {date}", date=thai_date.short(row.closes_on)) if row.closes_on else ""
    return bulletins.kind_word(row.kind), row.place, until


_EVENTS = _Shelf(
    EVENT,
    Event,
    Event.what_happened,
    (Event.place, Event.employer),
    Event.heard_on,
    _may_see_event,
    _event,
)
_SHELVES = (
    _Shelf(GROUP, Group, Group.name, (Group.purpose,), Group.formed_on, _all, _group),
    _Shelf(
        COURSE,
        Course,
        Course.title,
        (Course.curriculum, Course.place, Course.trainer),
        Course.first_day,
        _all,
        _course,
    ),
    _Shelf(
        FORUM,
        Forum,
        Forum.subject,
        (Forum.place, Forum.chair),
        Forum.on,
        lambda _ground: Forum.taken_back_on.is_(None),
        _forum,
    ),
    _EVENTS,
    _Shelf(
        ACTIVITY,
        Activity,
        Activity.activity,
        (Activity.place, Activity.result),
        Activity.on,
        lambda _ground: Activity.taken_back_on.is_(None),
        _activity,
    ),
    _Shelf(
        BULLETIN,
        Bulletin,
        Bulletin.title,
        (Bulletin.place, Bulletin.body),
        Bulletin.published_on,
        lambda _ground: Bulletin.withdrawn_on.is_(None),
        _bulletin,
    ),
)


def find(ground: Ground, session: Session, text: str, limit: int) -> Iterator[Found]:
    """What stands in the registers of the district's work.

    Args:
        ground: who looks, and whose words count.
        session: of a reading.
        text: as typed, cleaned; every word must be somewhere in an entry, or in its tambon's name.
        limit: at most so many of each register.
    """
    words = text.split()
    if len("".join(words)) < _SHORTEST:
        return
    for row in _event_numbered(session, ground, text):
        yield replace(_found(ground, _EVENTS, row, words), score=WHOLE)
    tambons = {word: _tambons_named(ground, word) for word in words}
    for shelf in _SHELVES:
        holding = [_holding(shelf, word, tambons[word]) for word in words]
        query = (
            select(shelf.model)
            .where(shelf.standing(ground), *holding)
            .order_by(shelf.newest.desc(), shelf.model.uid.desc())
            .limit(limit)
        )
        for row in session.scalars(query):
            yield _found(ground, shelf, row, words)


def _holding(shelf: _Shelf, word: str, tambons: Sequence[str]) -> ColumnElement[bool]:
    columns = (shelf.title, *shelf.searched)
    ways = [column.contains(word, autoescape=True) for column in columns]
    if hasattr(shelf.model, "tambon_code"):
        ways.append(shelf.model.tambon_code.in_(tambons))
    return or_(*ways)


def _tambons_named(ground: Ground, word: str) -> list[str]:
    key = search_key(word)
    return [code for code, (name, _all_keys) in ground.reference.search_keys.items() if key and key in name]


def _event_numbered(session: Session, ground: Ground, text: str) -> Iterator[Event]:
    """The events with a number as it stands on papers, such as 9401/ห 3/2570 or ห 3/2570."""
    typed = _EVENT_NUMBER.fullmatch(text)
    if typed is None:
        return
    unit, number, year = typed.groups()
    query = select(Event).where(
        Event.number == int(number), Event.fiscal_year == int(year), _may_see_event(ground)
    )
    yield from session.scalars(query.where(Event.origin == unit) if unit else query)


def _found(ground: Ground, shelf: _Shelf, row: Any, words: Sequence[str]) -> Found:
    name = " ".join(getattr(row, shelf.title.key).split())
    told = [part for part in shelf.told(ground, row) if part]
    # A forum need not be about anything: then its place names it.
    title = _short(name) if name else told.pop(0)
    in_title = all(word.casefold() in title.casefold() for word in words)
    return Found(
        kind=shelf.kind,
        uid=row.uid,
        title=title,
        detail=" · ".join(told),
        score=_IN_TITLE if in_title else _ELSEWHERE,
        marks=marked_parts.spans(title, [search_key(word) for word in words]),
    )


def _short(title: str) -> str:
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rpartition(' ')[0] or title[:_LONGEST_TITLE]}…"
