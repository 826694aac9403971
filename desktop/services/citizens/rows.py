"""The list of citizens: which ones in which order, and what a row shows of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, not_, select
from sqlalchemy.orm import Session

from desktop.database import case_status, finding
from desktop.database.among import among_given, given
from desktop.database.joined_entries import living
from desktop.models import Case, Citizen, Need
from desktop.rules import phones, thai_date, thai_id, thai_names
from desktop.services.citizens import contacts, order
from desktop.services.citizens.contacts import Contact
from desktop.services.ground import Ground

# What of a row stands elsewhere than with the person, so that reading it costs time.
READ_APART = ("needs", "status", *contacts.TOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenFilter:
    """Which citizens a list shows, and in which order.

    Attributes:
        text: any part of names, ID number or telephone; sound-alikes come after those spelled so.
        tambon: a tambon's code.
        category: a category of need.
        flag: the code of a group.
        status: the status of the newest case.
        unit: the office that wrote the entry.
        sort: ``name``, ``thai_id``, ``tambon``, ``birth``, ``status``, ``newest``, ``age``, ``village``,
            ``phone``, ``occupation``, ``first_seen``, ``last_contact`` or ``finder``.
        descending: the other way round.
    """

    text: str = ""
    tambon: str = ""
    category: str = ""
    flag: str = ""
    status: str = ""
    unit: str = ""
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenRow:
    """What a list shows of a citizen.

    Attributes:
        uid: the citizen's entry.
        name: title, first and last name.
        masked_id: the ID number with its middle hidden; empty where there is none.
        tambon: the tambon's name.
        needs: the names of what is needed, the newest case's first.
        status: of the newest case; empty where there is no case.
        age: whole years, where the birth date is known.
        phone: the first telephone as people read it.
        sex: ``m``, ``f`` or empty.
        flags: the names of the groups.
        village: the number of the village.
        occupation: as told.
        first_seen: the day on which the first case was pointed out.
        last_contact: the day of the last case or step.
        finder: the name of the volunteer who found them last.
    """

    uid: str
    name: str
    masked_id: str = ""
    tambon: str = ""
    needs: str = ""
    status: str = ""
    age: int | None = None
    phone: str = ""
    sex: str = ""
    flags: tuple[str, ...] = ()
    village: int | None = None
    occupation: str = ""
    first_seen: date | None = None
    last_contact: date | None = None
    finder: str = ""


@dataclass(frozen=True, slots=True)
class _Around:
    """What rows need beside the people themselves, by uid."""

    needs: dict[str, tuple[str, ...]]
    statuses: dict[str, str]
    contacts: dict[str, Contact]


def ids(session: Session, ground: Ground, wanted: CitizenFilter) -> list[str]:
    """The uids of all citizens that a filter asks for, in its order.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        wanted: the filter.
    """
    filtered, status = _filtered(ground, wanted)
    keyed = order.Keyed(session, ground, filtered, status)
    query = order.ordered(keyed, wanted.sort, wanted.descending)
    if not wanted.text.strip():
        return list(session.scalars(query))
    spelled = finding.spelled(wanted.text, ground.reference.titles)
    sounding = finding.sounding(session, wanted.text, ground.reference)
    exact = session.scalars(query.where(spelled))
    return [*exact, *session.scalars(query.where(sounding, not_(spelled)))]


def rows(
    session: Session, ground: Ground, uids: Sequence[str], shown: Collection[str] | None = None
) -> list[CitizenRow]:
    """What a list shows of citizens, in the order asked for; those no longer there are left out.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        uids: from ``ids``; what a list shows at once, or some thousands on their way out of it.
        shown: which of a row's ``READ_APART`` are read, the others stay empty; None takes all.
    """
    wanted = frozenset(READ_APART if shown is None else shown)
    around = _Around(
        needs=_needs(session, ground, uids) if "needs" in wanted else {},
        statuses=_statuses(session, ground, uids) if "status" in wanted else {},
        contacts=contacts.contacts_of(session, uids, _may(ground), wanted),
    )
    found = {
        person.uid: _row(ground, person, around) for person in session.execute(_person_columns(), given(uids))
    }
    return [found[uid] for uid in uids if uid in found]


def _filtered(ground: Ground, wanted: CitizenFilter) -> tuple[Select[str], ColumnElement[str] | None]:
    """The query, and the status of the newest case where it was asked for."""
    query = select(Citizen.uid).where(*_conditions(ground, wanted))
    if not wanted.status and wanted.sort != "status":
        return query, None
    newest = case_status.newest_cases(_may(ground)).subquery()
    stand = case_status.standing(ground.clock.today())
    query = query.outerjoin(newest, newest.c.citizen_uid == Citizen.uid)
    query = query.outerjoin(stand, stand.c.case_uid == newest.c.case_uid)
    return (query.where(stand.c.status == wanted.status) if wanted.status else query), stand.c.status


def _conditions(ground: Ground, wanted: CitizenFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [living()]
    if wanted.tambon:
        conditions.append(Citizen.tambon_code == wanted.tambon)
    if wanted.unit:
        conditions.append(Citizen.origin == wanted.unit)
    if wanted.flag:
        conditions.append((" " + Citizen.flags + " ").contains(f" {wanted.flag} ", autoescape=True))
    if wanted.category:
        needed = and_(Need.case_uid == Case.uid, Need.category_code == wanted.category)
        seen = and_(Case.citizen_uid == Citizen.uid, case_status.visible(_may(ground)))
        conditions.append(exists().where(needed, seen))
    return conditions


def _may(ground: Ground) -> bool:
    return ground.actor.may("cases.restricted")


@lru_cache(maxsize=1)
def _person_columns() -> Select[*tuple[Any, ...]]:
    return select(
        Citizen.uid,
        Citizen.title,
        Citizen.first_name,
        Citizen.last_name,
        Citizen.thai_id,
        Citizen.tambon_code,
        Citizen.birth_date,
        Citizen.phones,
        Citizen.sex,
        Citizen.flags,
        Citizen.village_number,
        Citizen.occupation,
    ).where(Citizen.uid.in_(among_given()), living())


@lru_cache(maxsize=2)
def _need_columns(may_restricted: bool) -> Select[str, str]:
    return (
        select(Case.citizen_uid, Need.category_code)
        .join(Need, Need.case_uid == Case.uid)
        .where(Case.citizen_uid.in_(among_given()), case_status.visible(may_restricted))
        .order_by(Case.pointed_out_on.desc(), Case.uid.desc(), Need.uid)
    )


def _needs(session: Session, ground: Ground, uids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for citizen_uid, code in session.execute(_need_columns(_may(ground)), given(uids)):
        known = found.setdefault(citizen_uid, ())
        found[citizen_uid] = known if code in known else (*known, code)
    return found


def _statuses(session: Session, ground: Ground, uids: Sequence[str]) -> dict[str, str]:
    newest = case_status.newest_cases_of(session, _may(ground), uids)
    statuses = case_status.statuses_of(session, ground.clock.today(), list(newest.values()))
    return {citizen_uid: statuses[case_uid] for citizen_uid, case_uid in newest.items()}


def _row(ground: Ground, person: Row[*tuple[Any, ...]], around: _Around) -> CitizenRow:
    tables = ground.reference
    needs, contact = around.needs.get(person.uid, ()), around.contacts.get(person.uid, Contact())
    tambon = tables.tambons.get(person.tambon_code)
    calls = person.phones.split()
    return CitizenRow(
        uid=person.uid,
        name=thai_names.full_name(person.title, person.first_name, person.last_name),
        masked_id=thai_id.masked(person.thai_id),
        tambon=tambon.name if tambon else "",
        needs=", ".join(
            tables.categories[code].name if code in tables.categories else code for code in needs
        ),
        status=around.statuses.get(person.uid, ""),
        age=thai_date.age(person.birth_date, ground.clock.today()),
        phone=phones.shown(calls[0]) if calls else "",
        sex=person.sex,
        flags=tuple(
            tables.flags[code].name if code in tables.flags else code for code in person.flags.split()
        ),
        village=person.village_number,
        occupation=person.occupation,
        first_seen=contact.first,
        last_contact=contact.last,
        finder=contact.finder,
    )
