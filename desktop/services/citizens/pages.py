"""A citizen's own page: who they are, how they are reached, their cases and papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_status, joinings, namesake_decisions
from desktop.database.joined_entries import former_uids
from desktop.database.papers import Paper, papers_about
from desktop.models import Case, Citizen, Joining, Need, Volunteer
from desktop.rules import numbers, people, phones, thai_date, thai_id, thai_names
from desktop.rules.problems import Refused
from desktop.rules.reference import Choice
from desktop.services.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenCase:
    """One case on a citizen's page.

    Attributes:
        uid: the case's entry.
        number: as people say it.
        on: the day it was pointed out.
        needs: the names of what is needed.
        status: as derived from its steps.
        restricted: opened by supervisors only.
    """

    uid: str
    number: str
    on: date
    needs: tuple[str, ...]
    status: str
    restricted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A time of a person as volunteer or graduate.

    Attributes:
        uid: the volunteer's entry.
        kind: ``volunteer`` or ``graduate``.
        since: the first day of the term, where it is known.
        until: the day of leaving, else the last of the term.
    """

    uid: str
    kind: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedEntry:
    """Another entry of the same person, which was joined to this one.

    Attributes:
        joining_uid: the joining, to take it apart; empty where another office joined the two.
        name: as it stood in the entry that was joined.
        on: when.
        by: who joined them, in full.
        hindrance: why they cannot be taken apart here and now, in a sentence; empty where they can.
        stayed_behind: a restricted case still stands under the joined entry; seen by supervisors only.
    """

    joining_uid: str
    name: str
    on: date | None = None
    by: str = ""
    hindrance: str = ""
    stayed_behind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedNamesake:
    """Somebody alike, of whom a person decided who they are.

    Attributes:
        uid: the other entry.
        name: the other's name.
        unit_name: the office that wrote the other entry, where it is another one.
        verdict: ``different``, or ``same`` where the entries belong to other offices.
        on: when it was decided.
        by: by whom, in full.
    """

    uid: str
    name: str
    unit_name: str
    verdict: str
    on: date | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenPage:
    """All that a citizen's page shows.

    Attributes:
        uid: the citizen's entry.
        revision: how often it was changed.
        ours: whether this office wrote it and can change it.
        name: title, first and last name.
        shown_id: the ID number as the card prints it; masked at a glance.
        other_paper: passport or other paper.
        sex: ``m``, ``f`` or empty.
        birth: the birth date in words, perhaps only its year.
        age: whole years, where the birth date is known.
        father_name: the father's name.
        former_names: former names and other spellings.
        address: in one line.
        tambon: the tambon's name.
        phones: as people read them.
        occupation: in the officer's words.
        employment: in Thai.
        education: in Thai.
        languages: their names.
        flags: the names of the groups.
        notice_version: the privacy notice that was shown.
        notice_on: when it was shown.
        informant: who told it, when it was not the citizen.
        cases: those the signed-in user may see, newest first.
        documents: papers about the citizen and these cases, newest first.
        appointments: the times as volunteer or graduate, newest first.
        joined: other entries of the same person that were joined to this one, newest first.
        decided: people who are alike, and what was decided about them.
    """

    uid: str
    revision: int
    ours: bool
    name: str
    shown_id: str = ""
    other_paper: str = ""
    sex: str = ""
    birth: str = ""
    age: int | None = None
    father_name: str = ""
    former_names: str = ""
    address: str = ""
    tambon: str = ""
    phones: tuple[str, ...] = ()
    occupation: str = ""
    employment: str = ""
    education: str = ""
    languages: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    notice_version: str = ""
    notice_on: date | None = None
    informant: str = ""
    cases: tuple[CitizenCase, ...] = ()
    documents: tuple[Paper, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    joined: tuple[JoinedEntry, ...] = ()
    decided: tuple[DecidedNamesake, ...] = ()


def page(session: Session, ground: Ground, row: Citizen, *, masked: bool) -> CitizenPage:
    """A citizen's page.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        row: the citizen.
        masked: whether the ID number and the other paper stay hidden.
    """
    tables = ground.reference
    tambon = tables.tambons.get(row.tambon_code)
    entries = (row.uid, *former_uids(session, row.uid))
    cases = _cases(session, ground, entries)
    return CitizenPage(
        uid=row.uid,
        revision=row.revision,
        ours=row.origin == ground.unit,
        name=_name(row),
        shown_id=thai_id.masked(row.thai_id) if masked else thai_id.shown(row.thai_id),
        other_paper=thai_id.masked(row.other_paper) if masked else row.other_paper,
        sex=row.sex,
        birth=thai_date.partial(row.birth_date),
        age=thai_date.age(row.birth_date, ground.clock.today()),
        father_name=row.father_name,
        former_names=row.former_names,
        address=people.address(row.house_number, row.village_number, row.road, tambon, postcode=row.postcode),
        tambon=tambon.name if tambon else "",
        phones=tuple(phones.shown(call) for call in row.phones.split()),
        occupation=row.occupation,
        employment=_named(tables.employments, row.employment),
        education=_named(tables.educations, row.education),
        languages=tuple(people.language_word(code) for code in row.languages.split()),
        flags=tuple(_named(tables.flags, code) for code in row.flags.split()),
        notice_version=row.notice_version,
        notice_on=row.notice_on,
        informant=row.informant,
        cases=cases,
        documents=papers_about(session, [*entries, *(case.uid for case in cases)]),
        appointments=_appointments(session, row.uid),
        joined=tuple(_joined(session, ground, row)),
        decided=tuple(_decided(session, ground, row)),
    )


def _named(choices: Mapping[str, Choice], code: str) -> str:
    return choices[code].name if code in choices else code


def _appointments(session: Session, person_uid: str) -> tuple[Appointment, ...]:
    query = select(Volunteer.uid, Volunteer.kind, Volunteer.term_start, Volunteer.term_end, Volunteer.left_on)
    query = query.where(Volunteer.person_uid == person_uid)
    newest_first = query.order_by(Volunteer.term_start.desc().nulls_last(), Volunteer.uid.desc())
    return tuple(
        Appointment(uid=uid, kind=kind, since=since, until=left_on or until)
        for uid, kind, since, until, left_on in session.execute(newest_first)
    )


def _joined(session: Session, ground: Ground, row: Citizen) -> Iterator[JoinedEntry]:
    ours = {joining.joined_uid: joining for joining in joinings.of_person(session, row.uid)}
    for uid, joining in ours.items():
        yield JoinedEntry(
            joining_uid=joining.uid,
            name=_name(session.get_one(Citizen, uid)),
            on=joining.on,
            by=joining.by,
            hindrance=_hindrance(session, ground, joining),
            stayed_behind=_may(ground) and joinings.stayed_behind(session, joining),
        )
    theirs = select(Citizen).where(
        Citizen.joined_to == row.uid, Citizen.origin == row.origin, Citizen.uid.not_in(ours)
    )
    for other in session.scalars(theirs.order_by(Citizen.uid)):
        yield JoinedEntry(joining_uid="", name=_name(other))


def _hindrance(session: Session, ground: Ground, joining: Joining) -> str:
    try:
        joinings.refuse_apart(session, joining, _may(ground))
    except Refused as refused:
        return refused.sentence
    return ""


def _decided(session: Session, ground: Ground, row: Citizen) -> Iterator[DecidedNamesake]:
    for uid, decision in namesake_decisions.of_person(session, row.uid).items():
        other = session.get(Citizen, uid)
        if other is not None:
            yield DecidedNamesake(
                uid=uid,
                name=_name(other),
                unit_name="" if other.origin == row.origin else ground.reference.unit_name(other.origin),
                verdict=decision.verdict,
                on=decision.on,
                by=decision.by,
            )


def _name(row: Citizen) -> str:
    return thai_names.full_name(row.title, row.first_name, row.last_name)


def _may(ground: Ground) -> bool:
    return ground.actor.may("cases.restricted")


def _cases(session: Session, ground: Ground, entries: Sequence[str]) -> tuple[CitizenCase, ...]:
    query = (
        select(Case)
        .where(Case.citizen_uid.in_(entries), case_status.visible(_may(ground)))
        .order_by(Case.pointed_out_on.desc(), Case.uid.desc())
    )
    found = session.scalars(query).all()
    statuses = case_status.statuses_of(session, ground.clock.today(), [case.uid for case in found])
    return tuple(
        CitizenCase(
            uid=case.uid,
            number=numbers.case_number(case.origin, case.number, case.fiscal_year),
            on=case.pointed_out_on,
            needs=_needs(session, ground, case.uid),
            status=statuses[case.uid],
            restricted=case.restricted,
        )
        for case in found
    )


def _needs(session: Session, ground: Ground, case_uid: str) -> tuple[str, ...]:
    categories = ground.reference.categories
    codes = session.scalars(select(Need.category_code).where(Need.case_uid == case_uid).order_by(Need.uid))
    return tuple(categories[code].name if code in categories else code for code in codes)
