"""Whom a bulletin fits: the people with an open case who were not told yet, and those who were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from desktop.database import case_status, finding, thai_order
from desktop.database.among import among
from desktop.database.joined_entries import living
from desktop.models import Bulletin, BulletinTelling, Case, Citizen, Need
from desktop.rules import numbers, phones, thai_names
from desktop.services.bulletins import entries
from desktop.services.bulletins.counter import OPEN, seen_telling
from desktop.services.bulletins.rows import NO_ANSWER, NOT_TOLD, PeopleFilter, PersonRow
from desktop.services.ground import Ground


class People:
    """The working list of a bulletin: whom to call.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def ids(self, wanted: PeopleFilter) -> list[str]:
        """The uids of the people that a filter asks for, in its order.

        Raises:
            Refused: the bulletin is gone.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            bulletin = entries.find(session, wanted.bulletin_uid)
            query = self._matching(bulletin, wanted)
            query = query.where(*self._conditions(wanted))
            return list(session.scalars(self._ordered(session, query, wanted)))

    def count(self, bulletin_uid: str) -> int:
        """How many people with an open case a bulletin fits who were not told of it."""
        return len(self.ids(PeopleFilter(bulletin_uid=bulletin_uid)))

    def rows(self, bulletin_uid: str, uids: Sequence[str]) -> list[PersonRow]:
        """The people as a list shows them, in the order of their uids given; unknown ones are left out.

        Args:
            bulletin_uid: of what they are told.
            uids: theirs.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            bulletin = entries.find(session, bulletin_uid)
            people = session.scalars(select(Citizen).where(Citizen.uid.in_(among(uids)))).all()
            told = self._told(session, bulletin_uid, uids)
            cases = self._newest(session, bulletin, uids, told)
            needs = _needs(session, [case.uid for case in cases.values()])
            found = {one.uid: self._row(one, cases.get(one.uid), told.get(one.uid), needs) for one in people}
            return [found[uid] for uid in uids if uid in found]

    def cases_of(self, bulletin_uid: str, uids: Sequence[str]) -> list[tuple[str, str]]:
        """Each person with the case that a bulletin fits, as ``Counter.tell_all`` takes them."""
        return [(row.person_uid, row.case_uid) for row in self.rows(bulletin_uid, uids)]

    # -- who

    def _matching(self, bulletin: Bulletin, wanted: PeopleFilter) -> Select[Any]:
        may = self._ground.actor.may("cases.restricted")
        if wanted.telling != NOT_TOLD:
            answer = "" if wanted.telling == NO_ANSWER else wanted.telling
            query = select(Citizen.uid).join(BulletinTelling, BulletinTelling.person_uid == Citizen.uid)
            query = query.outerjoin(Case, Case.uid == BulletinTelling.case_uid)
            theirs = and_(_living_telling(bulletin.uid), BulletinTelling.answer == answer)
            if wanted.unit:
                theirs = and_(theirs, BulletinTelling.origin == wanted.unit)
            return query.where(theirs, seen_telling(may)).group_by(Citizen.uid)
        told = exists().where(BulletinTelling.person_uid == Citizen.uid, _living_telling(bulletin.uid))
        fits = self._fits(bulletin)
        stand = case_status.standing(self._ground.clock.today(), fits)
        query = select(Citizen.uid).join(Case, Case.citizen_uid == Citizen.uid)
        query = query.join(stand, stand.c.case_uid == Case.uid).where(stand.c.status.in_(OPEN), ~told)
        return query.group_by(Citizen.uid)

    def _fits(self, bulletin: Bulletin) -> Select[str]:
        """The cases, open or not, that a bulletin fits and that the user may see."""
        may = case_status.visible(self._ground.actor.may("cases.restricted"))
        query = select(Case.uid).join(Citizen, Citizen.uid == Case.citizen_uid)
        query = query.where(may, living(), Case.origin.startswith(self._ground.unit))
        categories = bulletin.categories.split()
        if categories:
            needed = exists().where(Need.case_uid == Case.uid, Need.category_code.in_(categories))
            query = query.where(needed)
        areas = bulletin.areas.split()
        if areas:
            query = query.where(or_(*(self._lives_in(area) for area in areas)))
        return query

    def _lives_in(self, area: str) -> ColumnElement[bool]:
        inside = Citizen.tambon_code.startswith(area)
        # Whose tambon nobody knows counts to the own district, as at the counter.
        return or_(inside, Citizen.tambon_code == "") if self._ground.unit.startswith(area) else inside

    def _conditions(self, wanted: PeopleFilter) -> Iterator[ColumnElement[bool]]:
        if wanted.text.strip():
            yield finding.spelled(wanted.text, self._ground.reference.titles)
        if wanted.tambon:
            yield Citizen.tambon_code == wanted.tambon
        if wanted.category:
            yield exists().where(Need.case_uid == Case.uid, Need.category_code == wanted.category)

    def _ordered(self, session: Session, query: Select[Any], wanted: PeopleFilter) -> Select[Any]:
        keys: dict[str, Any] = {
            "on": func.max(Case.pointed_out_on),
            "name": Citizen.sort_name,
            "phone": func.nullif(Citizen.phones, ""),
            "told": func.max(BulletinTelling.on) if wanted.telling != NOT_TOLD else Citizen.sort_name,
        }
        key = keys.get(wanted.sort, Citizen.sort_name)
        if wanted.sort == "tambon":
            names = {code: tambon.name for code, tambon in self._ground.reference.tambons.items()}
            places = thai_order.of_codes(session, Citizen.tambon_code, names)
            query = query.outerjoin(places, places.c.code == Citizen.tambon_code)
            key = func.min(places.c.place)
        turned = key.desc() if wanted.descending else key.asc()
        return query.order_by(turned.nulls_last(), Citizen.sort_name, Citizen.uid)

    # -- how they are shown

    def _told(self, session: Session, bulletin_uid: str, uids: Sequence[str]) -> dict[str, BulletinTelling]:
        may = self._ground.actor.may("cases.restricted")
        query = select(BulletinTelling).outerjoin(Case, Case.uid == BulletinTelling.case_uid)
        query = query.where(_living_telling(bulletin_uid), seen_telling(may))
        query = query.where(BulletinTelling.person_uid.in_(among(uids))).order_by(BulletinTelling.uid)
        return {row.person_uid: row for row in session.scalars(query)}

    def _newest(
        self, session: Session, bulletin: Bulletin, uids: Sequence[str], told: dict[str, BulletinTelling]
    ) -> dict[str, Case]:
        """Each person's case: the one that was told about, else the newest open one that it fits."""
        theirs = self._fits(bulletin).where(Case.citizen_uid.in_(among(uids)))
        stand = case_status.standing(self._ground.clock.today(), theirs)
        query = select(Case).join(stand, stand.c.case_uid == Case.uid).where(stand.c.status.in_(OPEN))
        found = {
            case.citizen_uid: case for case in session.scalars(query.order_by(Case.pointed_out_on, Case.uid))
        }
        spoken = {row.case_uid: person for person, row in told.items() if row.case_uid}
        # What was said to somebody without a case has none.
        found = {person: case for person, case in found.items() if person not in told}
        for case in session.scalars(select(Case).where(Case.uid.in_(among(list(spoken))))):
            found[spoken[case.uid]] = case
        return found

    def _row(
        self, person: Citizen, case: Case | None, telling: BulletinTelling | None, needs: dict[str, list[str]]
    ) -> PersonRow:
        tambon = self._ground.reference.tambons.get(person.tambon_code)
        calls = person.phones.split()
        number = numbers.case_number(case.origin, case.number, case.fiscal_year) if case else ""
        names = entries.need_names(self._ground, needs.get(case.uid, ())) if case else ()
        return PersonRow(
            person_uid=person.uid,
            name=thai_names.full_name(person.title, person.first_name, person.last_name),
            phone=phones.shown(calls[0]) if calls else "",
            tambon=tambon.name if tambon else "",
            case_uid=case.uid if case else "",
            case_number=number,
            needs=", ".join(names),
            on=case.pointed_out_on if case else None,
            telling_uid=telling.uid if telling else "",
            told_on=telling.on if telling else None,
            answer=telling.answer if telling else "",
            officer=telling.officer if telling else "",
        )


def _living_telling(bulletin_uid: str) -> ColumnElement[bool]:
    return and_(BulletinTelling.bulletin_uid == bulletin_uid, BulletinTelling.taken_back_on.is_(None))


def _needs(session: Session, case_uids: Sequence[str]) -> dict[str, list[str]]:
    query = select(Need.case_uid, Need.category_code).where(Need.case_uid.in_(among(case_uids)))
    found: dict[str, list[str]] = {}
    for case_uid, code in session.execute(query.order_by(Need.uid)):
        found.setdefault(case_uid, []).append(code)
    return found
