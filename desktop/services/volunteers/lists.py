"""Lists of volunteers: searched and sorted where they are stored, read only when shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from desktop.database import thai_order
from desktop.database.finding import spelled
from desktop.database.milestones import Period, period_of_year
from desktop.database.year_targets import in_service, target
from desktop.models import Assignment, Case, Citizen, ReceivedReport, Volunteer
from desktop.rules import phones, thai_names
from desktop.rules.months import Month, fiscal_year
from desktop.rules.reference import ReferenceTables
from desktop.rules.volunteers import KINDS, kind_word, term_warning
from desktop.services.ground import Ground
from desktop.services.volunteers.rows import (
    ACTIVE,
    ENDING,
    LEFT,
    VacantTambon,
    VolunteerChoice,
    VolunteerFilter,
    VolunteerRow,
)

# The columns for which more is read than the volunteer and the person.
READ_FOR = ("tambon", "found", "months")
# A term is ending when the first of the warnings (90, 60, 30 days) is due.
_WARNED_DAYS = 90
# More bound values than this in one statement make SQLite refuse it.
_AT_ONCE = 500


def uids(ground: Ground, session: Session, chosen: VolunteerFilter) -> list[str]:
    """The volunteers that a filter asks for, in its order."""
    today = ground.clock.today()
    query = select(Volunteer.uid).join(Citizen, Citizen.uid == Volunteer.person_uid)
    query = query.where(*_conditions(chosen, ground.reference.titles.keys(), today))
    return list(session.scalars(query.order_by(*_order(ground, chosen, today))))


def _conditions(
    chosen: VolunteerFilter, titles: Collection[str], today: date
) -> Iterator[ColumnElement[bool]]:
    if chosen.text.strip():
        yield spelled(chosen.text, titles)
    if chosen.kind:
        yield Volunteer.kind == chosen.kind
    if chosen.tambon:
        yield exists().where(
            Assignment.volunteer_uid == Volunteer.uid,
            Assignment.tambon_code == chosen.tambon,
            assigned(today),
        )
    if chosen.state:
        yield _STATES[chosen.state](today)


def _left(today: date) -> ColumnElement[bool]:
    return or_(Volunteer.left_on <= today, Volunteer.term_end < today)


def _ending(today: date) -> ColumnElement[bool]:
    return and_(in_service(today), Volunteer.term_end <= today + timedelta(days=_WARNED_DAYS))


_STATES = {ACTIVE: in_service, LEFT: _left, ENDING: _ending}


def _order(ground: Ground, chosen: VolunteerFilter, today: date) -> tuple[ColumnElement[Any], ...]:
    year = period_of_year(fiscal_year(today))
    kinds = sorted(KINDS, key=lambda code: thai_names.sort_key(kind_word(code)))
    columns: dict[str, Any] = {
        "name": Citizen.sort_name,
        "tambon": _first_tambon(ground, today),
        "term_end": Volunteer.term_end,
        "found": _found_count(year),
        "kind": case({code: place for place, code in enumerate(kinds)}, value=Volunteer.kind),
        "phone": func.nullif(Citizen.phones, ""),
        "order_number": func.nullif(Volunteer.order_number, ""),
        "term_start": Volunteer.term_start,
        "months": _reported_count(year),
    }
    column = columns[chosen.sort]
    first = column.desc() if chosen.descending else column.asc()
    return first.nulls_last(), Citizen.sort_name.asc(), Volunteer.uid.asc()


def _first_tambon(ground: Ground, today: date) -> Any:
    names = {code: tambon.name for code, tambon in ground.reference.tambons.items()}
    places = thai_order.of_names(names)
    return (
        select(func.min(places.c.place))
        .join_from(Assignment, places, places.c.code == Assignment.tambon_code)
        .where(Assignment.volunteer_uid == Volunteer.uid, assigned(today))
        .correlate(Volunteer)
        .scalar_subquery()
    )


def _found_count(period: Period) -> Any:
    return (
        select(func.count())
        .select_from(Case)
        .where(Case.found_by == Volunteer.uid, Case.pointed_out_on.between(period.first, period.last))
        .correlate(Volunteer)
        .scalar_subquery()
    )


def _reported_count(period: Period) -> Any:
    query = select(func.count(ReceivedReport.month.distinct()))
    query = query.where(ReceivedReport.volunteer_uid == Volunteer.uid, _received_in(period))
    return query.correlate(Volunteer).scalar_subquery()


def _received_in(period: Period) -> ColumnElement[bool]:
    months = ReceivedReport.month.between(str(Month.of(period.first)), str(Month.of(period.last)))
    return and_(months, ReceivedReport.received_on.is_not(None))


def assigned(day: date) -> ColumnElement[bool]:
    """The condition that an ``Assignment`` lasts on a day."""
    return and_(
        or_(Assignment.since.is_(None), Assignment.since <= day),
        or_(Assignment.until.is_(None), Assignment.until >= day),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What rows need beside the volunteers themselves."""

    tambons: dict[str, list[str]]
    found: dict[str, int]
    reported: dict[str, int]
    quota: int
    today: date


def rows(
    ground: Ground, session: Session, wanted: Sequence[str], shown: Collection[str] | None = None
) -> list[VolunteerRow]:
    """The volunteers as a list shows them, in the order of their uids given; unknown ones are left out.

    Args:
        ground: whose words count.
        session: of a reading.
        wanted: their uids.
        shown: which of the columns ``READ_FOR`` are read, the others stay empty; None takes all.
    """
    found: dict[str, VolunteerRow] = {}
    for chunk in chunks(wanted):
        around = _around(ground, session, chunk, READ_FOR if shown is None else shown)
        for volunteer, person in session.execute(_people().where(Volunteer.uid.in_(chunk))):
            found[volunteer.uid] = _row(volunteer, person, around)
    return [found[uid] for uid in wanted if uid in found]


def _people() -> Select[Volunteer, Citizen]:
    return select(Volunteer, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)


def chunks(wanted: Sequence[str]) -> Iterator[Sequence[str]]:
    """Uids in parts that one statement can take."""
    for start in range(0, len(wanted), _AT_ONCE):
        yield wanted[start : start + _AT_ONCE]


def _around(ground: Ground, session: Session, chunk: Sequence[str], shown: Collection[str]) -> _Around:
    today = ground.clock.today()
    year = fiscal_year(today)
    period = period_of_year(year)
    counted = (
        select(Case.found_by, func.count())
        .where(Case.found_by.in_(chunk), Case.pointed_out_on.between(period.first, period.last))
        .group_by(Case.found_by)
    )
    reported = (
        select(ReceivedReport.volunteer_uid, func.count(ReceivedReport.month.distinct()))
        .where(ReceivedReport.volunteer_uid.in_(chunk), _received_in(period))
        .group_by(ReceivedReport.volunteer_uid)
    )
    return _Around(
        tambons=_tambons(ground.reference, session, chunk, today) if "tambon" in shown else {},
        found={uid: count for uid, count in session.execute(counted) if uid} if "found" in shown else {},
        reported=dict(session.execute(reported).all()) if "months" in shown else {},
        quota=target(session, ground.unit, year).quota,
        today=today,
    )


def tambons_in(
    reference: ReferenceTables, session: Session, wanted: Sequence[str], period: Period
) -> dict[str, list[str]]:
    """The names of the tambons that volunteers looked after in a period, by volunteer."""
    lasted = and_(
        or_(Assignment.since.is_(None), Assignment.since <= period.last),
        or_(Assignment.until.is_(None), Assignment.until >= period.first),
    )
    names: dict[str, list[str]] = {}
    for chunk in chunks(wanted):
        names |= _named_tambons(reference, session, chunk, lasted)
    return names


def _tambons(
    reference: ReferenceTables, session: Session, chunk: Iterable[str], today: date
) -> dict[str, list[str]]:
    return _named_tambons(reference, session, chunk, assigned(today))


def _named_tambons(
    reference: ReferenceTables, session: Session, chunk: Iterable[str], lasting: ColumnElement[bool]
) -> dict[str, list[str]]:
    query = (
        select(Assignment.volunteer_uid, Assignment.tambon_code)
        .where(Assignment.volunteer_uid.in_(chunk), lasting)
        .order_by(Assignment.tambon_code)
    )
    names: dict[str, list[str]] = {}
    for uid, code in session.execute(query):
        name, known = tambon_name(reference, code), names.setdefault(uid, [])
        if name not in known:
            known.append(name)
    return {uid: sorted(known, key=thai_names.sort_key) for uid, known in names.items()}


def tambon_name(reference: ReferenceTables, code: str) -> str:
    """A tambon's name, or its code where the tables do not know it."""
    tambon = reference.tambons.get(code)
    return tambon.name if tambon else code


def person_name(person: Citizen) -> str:
    """A person's name with title."""
    return thai_names.full_name(person.title, person.first_name, person.last_name)


def warning(volunteer: Volunteer, today: date) -> int | None:
    """Which warning of the term's end is due; nobody is warned of somebody who left."""
    if volunteer.term_end is None or (volunteer.left_on is not None and volunteer.left_on <= today):
        return None
    return term_warning(volunteer.term_end, today)


def _row(volunteer: Volunteer, person: Citizen, around: _Around) -> VolunteerRow:
    calls = person.phones.split()
    return VolunteerRow(
        uid=volunteer.uid,
        person_uid=person.uid,
        name=person_name(person),
        kind=volunteer.kind,
        tambons=tuple(around.tambons.get(volunteer.uid, ())),
        term_end=volunteer.term_end,
        warning=warning(volunteer, around.today),
        left_on=volunteer.left_on,
        found=around.found.get(volunteer.uid, 0),
        quota=around.quota,
        phone=phones.shown(calls[0]) if calls else "",
        order_number=volunteer.order_number,
        term_start=volunteer.term_start,
        months=around.reported.get(volunteer.uid, 0),
    )


def choices(ground: Ground, session: Session) -> tuple[VolunteerChoice, ...]:
    """Everybody in service, by name, for the picker."""
    today = ground.clock.today()
    people = session.execute(
        _people().where(in_service(today)).order_by(Citizen.sort_name, Volunteer.uid)
    ).all()
    tambons: dict[str, list[str]] = {}
    for chunk in chunks([volunteer.uid for volunteer, _person in people]):
        tambons |= _tambons(ground.reference, session, chunk, today)
    return tuple(
        VolunteerChoice(volunteer.uid, person_name(person), ", ".join(tambons.get(volunteer.uid, ())))
        for volunteer, person in people
    )


def vacant_tambons(ground: Ground, session: Session) -> tuple[VacantTambon, ...]:
    """The tambons of the own district or province that nobody in service looks after today."""
    today = ground.clock.today()
    query = (
        select(Assignment.tambon_code)
        .join(Volunteer, Volunteer.uid == Assignment.volunteer_uid)
        .where(in_service(today), assigned(today))
        .distinct()
    )
    looked_after = set(session.scalars(query))
    return tuple(
        VacantTambon(tambon.code, tambon.name)
        for tambon in ground.reference.tambons.values()
        if tambon.code.startswith(ground.unit)
        and tambon.closed_on is None
        and tambon.code not in looked_after
    )


def neighbours(session: Session, uid: str, today: date) -> frozenset[str]:
    """Who looks after one of a volunteer's tambons today, as far back as the volunteer ever did.

    Args:
        session: of a reading.
        uid: the volunteer.
        today: the day of looking.
    """
    theirs = select(Assignment.tambon_code).where(Assignment.volunteer_uid == uid)
    query = select(Assignment.volunteer_uid).where(Assignment.tambon_code.in_(theirs), assigned(today))
    return frozenset(session.scalars(query))
