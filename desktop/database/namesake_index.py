"""Who may be the same person, for many people at once: an index in memory by names, places and births.

One walk-in asks the register; a list of a hundred thousand would ask it a hundred thousand times. Here the
people whose names sound like any in the list are read once, and those of the list are added as they come, so
that somebody who stands in it twice is found as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.database.joined_entries import living
from desktop.models import Citizen
from desktop.rules import namesakes, thai_names, thai_sounds
from desktop.rules.citizens import CitizenDraft
from desktop.rules.namesakes import DIFFERENT, Likeness, Person

_AT_ONCE = 2_000
# What speaks for the person themselves, and not for their house or family.
_OF_THE_PERSON = ("first_name", "former_name", "other_paper", "id_one_digit", "thai_id")
_FIELDS = tuple(field.name for field in fields(Person))


def person_of(draft: CitizenDraft) -> Person:
    """What of a cleaned draft people are compared by."""
    return Person(**{name: getattr(draft, name) for name in _FIELDS})


def meeting(names: Iterable[str]) -> set[str]:
    """The keys of all sounds under which people with these names may stand.

    Args:
        names: first names and former ones.
    """
    return {met for name in names if name for met in thai_sounds.meeting_keys(thai_names.sound_key(name))}


def first_names(person: Person | CitizenDraft) -> list[str]:
    """A person's first name and former names."""
    return [person.first_name, *person.former_names.replace(",", " ").replace("/", " ").split()]


class NamesakeIndex:
    """People by the sound of the first name and what must agree beside it, or by telephone."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._people: list[Person] = []
        self._together: dict[tuple[str, str], list[int]] = {}
        self._sounds: set[str] = set()
        self._known: set[str] = set()

    def read(self, session: Session, people: Iterable[Person]) -> None:
        """Read whoever in the register may be one of these people; those read before are not read again.

        Args:
            session: of a reading or the running work.
            people: those of a list.
        """
        asked = list(people)
        sounds = meeting(name for person in asked for name in first_names(person)) - self._sounds
        calls = {call for person in asked for call in person.phones}
        papers = {person.other_paper.casefold() for person in asked if person.other_paper}
        self._sounds |= sounds
        for row in session.execute(_columns().execution_options(yield_per=_AT_ONCE)):
            person = Person(
                thai_id=row.thai_id,
                other_paper=row.other_paper,
                first_name=row.first_name,
                last_name=row.last_name,
                former_names=row.former_names,
                sex=row.sex,
                birth_date=row.birth_date,
                father_name=row.father_name,
                house_number=row.house_number,
                village_number=row.village_number,
                tambon_code=row.tambon_code,
                phones=tuple(row.phones.split()),
            )
            called = not calls.isdisjoint(person.phones) or person.other_paper.casefold() in papers
            if called or any(thai_names.sound_key(name) in sounds for name in first_names(person)):
                self.add(row.uid, person)

    def add(self, key: str, person: Person) -> None:
        """Count somebody among those who are found.

        Args:
            key: their uid, or whatever the caller calls them.
            person: what they are compared by.
        """
        if key in self._known:
            return
        self._known.add(key)
        place = len(self._keys)
        self._keys.append(key)
        self._people.append(person)
        for agreeing in _agreeing(person):
            self._together.setdefault(agreeing, []).append(place)

    def offered(self, person: Person) -> list[tuple[str, Likeness]]:
        """Who may be somebody, with what speaks for it, in the order in which they were added.

        A family shares house, telephone and last name: another first name is not offered for these.

        Args:
            person: somebody of the list.
        """
        compared = ((key, namesakes.compare(person, other)) for key, other in self.candidates(person))
        return [(key, likeness) for key, likeness in compared if is_namesake(likeness)]

    def candidates(self, person: Person) -> list[tuple[str, Person]]:
        """Who is worth comparing with somebody, by key, in the order in which they were added.

        Args:
            person: somebody of the list.
        """
        found: dict[int, None] = {}
        for wanted in _wanted(person):
            for place in self._together.get(wanted, ()):
                # A telephone or a passport speaks for itself, whatever the name.
                if place not in found and (not wanted[0] or self._may_be(place, person)):
                    found[place] = None
        return [(self._keys[place], self._people[place]) for place in sorted(found)]

    def _may_be(self, place: int, person: Person) -> bool:
        other = self._people[place]
        if other.sex and person.sex and other.sex != person.sex:
            return False
        if other.former_names or person.former_names or other.first_name == person.first_name:
            return True
        return bool(namesakes.sounds_like(other.first_name, person.first_name))


def is_namesake(likeness: Likeness) -> bool:
    """Whether somebody is asked about: something speaks for the person, not only for house and family."""
    named = any(reason.startswith(_OF_THE_PERSON) for reason in likeness.reasons)
    return named and likeness.level != DIFFERENT


def _columns() -> Select[*tuple[Any, ...]]:
    return select(
        Citizen.uid,
        Citizen.thai_id,
        Citizen.other_paper,
        Citizen.first_name,
        Citizen.last_name,
        Citizen.former_names,
        Citizen.sex,
        Citizen.birth_date,
        Citizen.father_name,
        Citizen.house_number,
        Citizen.village_number,
        Citizen.tambon_code,
        Citizen.phones,
    ).where(living())


def _agreeing(person: Person) -> Iterator[tuple[str, str]]:
    """Under what somebody is found: with a number of their own, others with one need not look at them."""
    numbered = "+" if person.thai_id else "-"
    for sound in {thai_names.sound_key(name) for name in first_names(person) if name}:
        for sign in (*_signs(person), f"n{thai_names.sound_key(person.last_name)}"):
            yield sound, numbered + sign
        for part in _number_parts(person.thai_id):
            yield sound, part
    yield from _alone(person)


def _wanted(person: Person) -> Iterator[tuple[str, str]]:
    last = thai_sounds.meeting_keys(thai_names.sound_key(person.last_name))
    # Whoever is registered without a last name may be anybody of the first name.
    signs = [*_signs(person), *(f"n{key}" for key in last), "n"]
    families = "-" if person.thai_id else "-+"
    for sound in meeting(first_names(person)):
        for family in families:
            for sign in signs:
                yield sound, family + sign
        for part in _number_parts(person.thai_id):
            yield sound, part
    yield from _alone(person)


def _number_parts(number: str) -> tuple[str, ...]:
    """Parts of an ID number of which one is left whole when a single digit is read wrongly."""
    return (f"i{number[:10]}", f"j{number[:6]}{number[10:]}", f"k{number[6:]}") if number else ()


def _alone(person: Person) -> Iterator[tuple[str, str]]:
    for call in person.phones:
        yield "", f"c{call}"
    if person.other_paper:
        yield "", f"p{person.other_paper.casefold()}"


def _signs(person: Person) -> Iterator[str]:
    if person.tambon_code:
        yield f"t{person.tambon_code}"
    if person.birth_date:
        yield f"b{person.birth_date[:4]}"


def people(session: Session, uids: Sequence[str]) -> dict[str, Citizen]:
    """The entries of citizens by their uid.

    Args:
        session: of a reading or the running work.
        uids: any number.
    """
    found: dict[str, Citizen] = {}
    for start in range(0, len(uids), 500):
        rows = session.scalars(select(Citizen).where(Citizen.uid.in_(uids[start : start + 500])))
        found |= {row.uid: row for row in rows}
    return found
