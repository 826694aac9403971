"""All pairs in the register that may be one person: found by what must agree, compared, the likest kept.

Comparing everybody with everybody would take days. Two people can only be offered as one where the first
names sound alike and something else agrees, or where a telephone, a paper or an ID number does; so people are
put together by these, and only those who stand together are compared. Whoever has another ID number is
another person, whatever else agrees, and most people have one: that leaves few.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.joined_entries import living
from desktop.database.namesake_index import first_names
from desktop.models import Citizen
from desktop.rules import namesakes, thai_names, thai_sounds
from desktop.rules.namesakes import Person
from desktop.system.progress import Progress

# So many comparisons are made at most; they take well under a minute, the strongest signs coming first.
MOST_COMPARED = 1_000_000
_AT_ONCE = 2_000
_REPORTED = 20_000

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Alike:
    """Two entries that may be one person.

    Attributes:
        score: 0 to 100.
        one: the uid of the entry that was made first.
        other: the other's.
        reasons: codes of what speaks for and against.
        level: ``same``, ``likely`` or ``offer``.
    """

    score: int
    one: str
    other: str
    reasons: tuple[str, ...] = field(compare=False)
    level: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class AllAlike:
    """What was found in the whole register.

    Attributes:
        pairs: the likest first, no more than were asked for.
        count: how many there are in all.
        complete: whether everybody was compared; else there may be more pairs of weaker signs.
    """

    pairs: tuple[Alike, ...]
    count: int
    complete: bool


def all_alike(
    session: Session,
    decided: Collection[tuple[str, str]],
    progress: Progress,
    *,
    between_offices: bool = False,
    most: int = 500,
    most_compared: int = MOST_COMPARED,
) -> AllAlike:
    """All pairs of living entries that may be one person and of which nobody decided yet.

    Args:
        session: of a reading.
        decided: pairs of uids that are not asked about again, the smaller first.
        progress: hears how far it is.
        between_offices: only pairs whose entries belong to different offices.
        most: how many pairs are kept.
        most_compared: how many comparisons are made at most.
    """
    people = _People(session, progress)
    best: list[Alike] = []
    count, compared = 0, 0
    for compared, (one, other) in enumerate(people.together(between_offices), start=1):
        if compared % _REPORTED == 0:
            progress.report(compared, 0)
        if compared > most_compared:
            break
        likeness = namesakes.compare(people.persons[one], people.persons[other])
        uids = sorted((people.uids[one], people.uids[other]))
        if likeness.level == namesakes.DIFFERENT or (uids[0], uids[1]) in decided:
            continue
        count += 1
        found = Alike(likeness.score, uids[0], uids[1], likeness.reasons, likeness.level)
        (heapq.heappush if len(best) < most else heapq.heappushpop)(best, found)
    likest = tuple(sorted(best, key=lambda each: (-each.score, each.one, each.other)))
    return AllAlike(likest, count, compared <= most_compared)


class _People:
    """Everybody in the register, and who stands together with whom."""

    def __init__(self, session: Session, progress: Progress) -> None:
        self.uids: list[str] = []
        self.persons: list[Person] = []
        self._origins: list[str] = []
        # Those without an ID number stand first; so many they are.
        self._plain = 0
        # What speaks for itself, what goes by name and one more sign, and what by name and place alone.
        self._strong: dict[_Key, list[int]] = {}
        self._halves: dict[_Key, list[int]] = {}
        self._named: dict[_Key, list[int]] = {}
        self._placed: dict[_Key, list[int]] = {}
        self._read(session, progress)

    def _read(self, session: Session, progress: Progress) -> None:
        columns = (*(getattr(Citizen, name) for name in _FIELDS), Citizen.phones, Citizen.uid, Citizen.origin)
        query = select(*columns).where(living()).order_by(Citizen.thai_id != "", Citizen.uid)
        # Whoever stops in the middle leaves nothing open on a server.
        with session.execute(query.execution_options(yield_per=_AT_ONCE)) as rows:
            for place, row in enumerate(rows):
                if place % _AT_ONCE == 0:
                    progress.report(place, 0)
                self._add(place, row)

    def _add(self, place: int, row: Any) -> None:
        *values, calls, uid, origin = row
        person = Person(**dict(zip(_FIELDS, values, strict=True)), phones=tuple(calls.split()))
        self.uids.append(uid)
        self._origins.append(origin)
        self.persons.append(person)
        self._plain += not person.thai_id
        self._put(place, person)

    def _put(self, place: int, person: Person) -> None:
        names = {_met_by(name) for name in first_names(person) if name}
        for key in _strong(person):
            self._strong.setdefault(key, []).append(place)
        for name in names if person.thai_id else ():
            self._halves.setdefault((name, person.thai_id[:6]), []).append(place)
            self._halves.setdefault((name, "", person.thai_id[6:]), []).append(place)
        for groups, keys in ((self._named, _named), (self._placed, _placed)):
            for key in keys(person, names):
                # Whoever has an ID number is compared only with somebody who has none.
                if not person.thai_id:
                    groups.setdefault(key, []).append(place)
                elif key in groups:
                    groups[key].append(place)

    def together(self, between_offices: bool) -> Iterator[tuple[int, int]]:
        """Pairs that are worth comparing, each once."""
        seen: set[int] = set()
        for one, other in self._pairs():
            if between_offices and self._origins[one] == self._origins[other]:
                continue
            pair = min(one, other) * len(self.uids) + max(one, other)
            if pair not in seen and self._may_be_one(one, other):
                seen.add(pair)
                yield one, other

    def _pairs(self) -> Iterator[tuple[int, int]]:
        for group in self._strong.values():
            yield from combinations(group, 2)
        for key, group in self._halves.items():
            yield from self._one_digit_apart(group, slice(6, None) if len(key) == 2 else slice(6))
        for group in self._named.values():
            yield from self._without_number(group)
        for group in self._placed.values():
            yield from self._loosely_known(group)

    def _one_digit_apart(self, group: list[int], rest: slice) -> Iterator[tuple[int, int]]:
        """Pairs whose numbers differ in a single digit of one half, the other half being the same."""
        if len(group) < 2:
            return
        blanked: dict[tuple[int, str], list[int]] = {}
        for place in group:
            digits = self.persons[place].thai_id[rest]
            for at in range(len(digits)):
                blanked.setdefault((at, digits[:at] + digits[at + 1 :]), []).append(place)
        for alike in blanked.values():
            yield from combinations(alike, 2)

    def _without_number(self, group: list[int]) -> Iterator[tuple[int, int]]:
        """Pairs of which at least one has no ID number."""
        for at, one in enumerate(group):
            if one >= self._plain:
                return
            yield from ((one, other) for other in group[at + 1 :])

    def _loosely_known(self, group: list[int]) -> Iterator[tuple[int, int]]:
        """Of people of one name in one tambon, pairs of which one has no last name or no birth date.

        Where both have both, they stand together by these already, or are two people.
        """
        for one, other in self._without_number(group):
            mine, theirs = self.persons[one], self.persons[other]
            if not (mine.last_name and theirs.last_name and mine.birth_date and theirs.birth_date):
                yield one, other

    def _may_be_one(self, one: int, other: int) -> bool:
        mine, theirs = self.persons[one], self.persons[other]
        return not (mine.sex and theirs.sex and mine.sex != theirs.sex)


_FIELDS = (
    "thai_id", "other_paper", "first_name", "last_name", "former_names", "sex", "birth_date", "father_name",
    "house_number", "village_number", "tambon_code",
)  # fmt: skip


@lru_cache(maxsize=50_000)
def _met_by(name: str) -> str:
    """One word for a key of sounds and all those under which other spellings of the name may stand."""
    return min(thai_sounds.meeting_keys(thai_names.sound_key(name)), default="")


def _strong(person: Person) -> Iterator[_Key]:
    if person.thai_id:
        yield "number", person.thai_id
    for call in person.phones:
        yield "call", call
    if person.other_paper:
        yield "paper", person.other_paper.casefold()


def _named(person: Person, names: Collection[str]) -> Iterator[_Key]:
    for name in names:
        if person.last_name:
            yield "last", name, _met_by(person.last_name)
        if person.birth_date:
            yield "born", name, person.birth_date[:4]
        if person.father_name:
            yield "father", name, _met_by(person.father_name)
        if person.house_number:
            yield "house", name, person.tambon_code, person.house_number, str(person.village_number)


def _placed(person: Person, names: Collection[str]) -> Iterator[_Key]:
    if person.tambon_code:
        for name in names:
            yield name, person.tambon_code
