"""Lists of events; those that only supervisors open are left out for everybody else, counts included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.orm import Session

from desktop.database import thai_order
from desktop.database.among import among
from desktop.models import Event, EventTelling
from desktop.rules import events as rules
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean, sort_key
from desktop.services.ground import Ground
from desktop.services.situations.rows import ENDED, LATE, OPEN, EventFilter, EventRow

# As people write an event's number: all of it, without the office, or the running number alone.
_NUMBER = re.compile(r"(?:(?P<unit>\d{4})/)?(?:ห\s*)?(?P<number>\d{1,6})(?:/(?P<year>\d{4}))?")


def visible(ground: Ground) -> ColumnElement[bool]:
    """The condition that an ``Event`` is shown to the signed-in user."""
    return true() if ground.actor.may("events.restricted") else Event.restricted.is_(False)


def told() -> ColumnElement[bool]:
    """The condition that somebody was told of an ``Event``."""
    return (
        select(EventTelling.uid)
        .where(EventTelling.event_uid == Event.uid, EventTelling.taken_back_on.is_(None))
        .exists()
    )


def late(today: date) -> ColumnElement[bool]:
    """The condition that an ``Event`` is urgent and nobody was told of it in time, as the rules say."""
    return and_(
        Event.urgency == rules.URGENT,
        Event.heard_on <= rules.late_since(today),
        Event.ended_on.is_(None),
        ~told(),
    )


def uids(ground: Ground, session: Session, chosen: EventFilter) -> list[str]:
    """The events that a filter asks for, in its order.

    Args:
        ground: who looks.
        session: of a reading.
        chosen: what is asked for.
    """
    query = select(Event.uid).where(visible(ground), *_conditions(chosen, ground.clock.today()))
    return list(session.scalars(query.order_by(*_order(ground, chosen))))


def _conditions(chosen: EventFilter, today: date) -> Iterator[ColumnElement[bool]]:
    number = _NUMBER.fullmatch(arabic_digits(clean(chosen.text)))
    if number:
        yield or_(_numbered(number), _holds(clean(chosen.text)))
    else:
        for word in clean(chosen.text).split():
            yield _holds(word)
    for column, wanted in (
        (Event.kind, chosen.kind),
        (Event.urgency, chosen.urgency),
        (Event.tambon_code, chosen.tambon),
        (Event.origin, chosen.unit),
    ):
        if wanted:
            yield column == wanted
    states = {OPEN: Event.ended_on.is_(None), ENDED: Event.ended_on.is_not(None), LATE: late(today)}
    if chosen.state:
        yield states[chosen.state]


def _numbered(typed: re.Match[str]) -> ColumnElement[bool]:
    same = Event.number == int(typed["number"])
    year = Event.fiscal_year == int(typed["year"]) if typed["year"] else true()
    unit = Event.origin == typed["unit"] if typed["unit"] else true()
    return and_(same, year, unit)


def _holds(word: str) -> ColumnElement[bool]:
    texts = (Event.place, Event.employer, Event.what_happened, Event.what_was_done, Event.source)
    return or_(*(column.contains(word, autoescape=True) for column in texts))


def _order(ground: Ground, chosen: EventFilter) -> tuple[ColumnElement[Any], ...]:
    kinds = sorted(rules.KINDS, key=lambda code: sort_key(rules.kind_word(code)))
    first_told = (
        select(func.min(EventTelling.on))
        .where(EventTelling.event_uid == Event.uid, EventTelling.taken_back_on.is_(None))
        .scalar_subquery()
    )
    columns: dict[str, Any] = {
        "on": Event.heard_on,
        "number": Event.fiscal_year * 100_000 + Event.number,
        "kind": case({code: place for place, code in enumerate(kinds)}, value=Event.kind),
        "urgency": case({code: place for place, code in enumerate(rules.URGENCIES)}, value=Event.urgency),
        "tambon": _tambon_place(ground),
        "people": Event.people,
        "told": first_told,
        "unit": Event.origin,
    }
    column = columns[chosen.sort]
    first = column.desc() if chosen.descending else column.asc()
    return first.nulls_last(), Event.heard_on.desc(), Event.uid.desc()


def _tambon_place(ground: Ground) -> Any:
    places = thai_order.of_names({code: tambon.name for code, tambon in ground.reference.tambons.items()})
    return select(places.c.place).where(places.c.code == Event.tambon_code).scalar_subquery()


def rows(ground: Ground, session: Session, wanted: Sequence[str]) -> list[EventRow]:
    """The events as a list shows them, in the order given; those not to be seen are left out.

    Args:
        ground: who looks.
        session: of a reading.
        wanted: their uids.
    """
    query = select(Event).where(Event.uid.in_(among(wanted)), visible(ground))
    tellings = _tellings(session, wanted)
    found = {event.uid: row(ground, event, tellings.get(event.uid, ())) for event in session.scalars(query)}
    return [found[uid] for uid in wanted if uid in found]


def _tellings(session: Session, wanted: Sequence[str]) -> dict[str, list[date]]:
    query = select(EventTelling.event_uid, EventTelling.on).where(
        EventTelling.event_uid.in_(among(wanted)), EventTelling.taken_back_on.is_(None)
    )
    days: dict[str, list[date]] = {}
    for uid, on in session.execute(query):
        days.setdefault(uid, []).append(on)
    return days


def row(ground: Ground, event: Event, told_on: Sequence[date]) -> EventRow:
    """An event as a list shows it.

    Args:
        ground: whose words and clock count.
        event: one that the reader may see.
        told_on: the days on which somebody was told.
    """
    tambon = ground.reference.tambons.get(event.tambon_code)
    open_and_untold = not told_on and event.ended_on is None
    return EventRow(
        uid=event.uid,
        number=rules.event_number(event.origin, event.number, event.fiscal_year),
        heard_on=event.heard_on,
        kind=event.kind,
        urgency=event.urgency,
        restricted=event.restricted,
        tambon=tambon.name if tambon else event.tambon_code,
        place=event.place,
        people=event.people,
        what_happened=next(iter(event.what_happened.splitlines()), ""),
        told=len(told_on),
        told_on=min(told_on, default=None),
        late=open_and_untold and rules.is_late(event.urgency, event.heard_on, ground.clock.today()),
        ended_on=event.ended_on,
        unit=event.origin,
        unit_name=ground.reference.unit_name(event.origin),
    )
