"""Invented appointments: a volunteer for each tambon, graduates for the region, terms that overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop.app.demonstration import people
from desktop.models import new_uid
from desktop.rules.months import Month
from desktop.rules.reference import Tambon
from desktop.rules.volunteers import GRADUATE, VOLUNTEER

Row = dict[str, Any]
# As many as the programme has in its 37 districts: some tambons have two graduates.
_GRADUATES, _TAMBONS = 380, 290
# Which of a centre's volunteers, in the order of their appointment, has which story.
_IN_TWO_ROLES, _LEAVES, _STAYS_ON, _CAME_AFTER = 0, 1, 2, 3
# Every so manieth graduate looks after a second tambon; every so manieth went from one to another.
_TWO_TAMBONS, _WENT_ON = 5, 7


@dataclass(frozen=True, slots=True)
class Place:
    """Where people live: a tambon, the unit whose register it belongs to, and who looks after it.

    Attributes:
        tambon: the tambon.
        origin: the unit.
        finders: the appointments of those who serve there.
    """

    tambon: Tambon
    origin: str
    finders: list[str]


@dataclass
class Appointments:
    """Rows of people, appointments and places, in the order in which they are stored.

    Attributes:
        people: rows of citizens.
        volunteers: rows of appointments.
        assignments: rows of the places that they look after.
    """

    people: list[Row] = field(default_factory=list)
    volunteers: list[Row] = field(default_factory=list)
    assignments: list[Row] = field(default_factory=list)

    def add(self, person: Row | None, volunteer: Row, *places: Row) -> None:
        """Take one appointment up; without a person somebody known is appointed."""
        if person is not None:
            self.people.append(person)
        self.volunteers.append(volunteer)
        self.assignments.extend(places)


def invent(
    chance: Random, places: Sequence[Place], wanted: int, known_tambons: Sequence[str], today: date
) -> Appointments:
    """Invent everybody who serves or served.

    Args:
        chance: where everything comes from.
        places: the tambons; who serves there is written down in them.
        wanted: how many volunteers; 0 takes one for each tambon.
        known_tambons: the codes of the whole region, which the graduates are spread over.
        today: the day of the demonstration.
    """
    made = Appointments()
    stories = _Stories(chance, made, today)
    volunteers = wanted or len(places)
    by_unit: dict[str, list[tuple[Row, Row, Place]]] = {}
    for number in range(volunteers):
        place = places[number % len(places)]
        person, served, where = people.volunteer(
            chance, place.tambon, place.origin, (number, VOLUNTEER), today
        )
        place.finders.append(served["uid"])
        made.add(person, served, where)
        by_unit.setdefault(place.origin, []).append((served, where, place))
    at = {code: number for number, code in enumerate(sorted(known_tambons))}
    for number, place in enumerate(_graduates(places, at)):
        stories.graduate(volunteers + number, place, [each for each in places if each.origin == place.origin])
    for serving in by_unit.values():
        stories.tell(serving)
    return made


def _graduates(places: Sequence[Place], at: dict[str, int]) -> Iterator[Place]:
    """The tambon of each graduate: one or two in each, so that the region comes to its number."""
    for place in places:
        number = at[place.tambon.code]
        count = (number + 1) * _GRADUATES // _TAMBONS - number * _GRADUATES // _TAMBONS
        yield from [place] * count


class _Stories:
    """What happens to some of them: who leaves, who stays on, who came after whom, who does both."""

    def __init__(self, chance: Random, made: Appointments, today: date) -> None:
        self._chance, self._made, self._today = chance, made, today
        self._last = Month.of(today).previous()
        self._graduates = 0

    def graduate(self, number: int, place: Place, near: Sequence[Place]) -> None:
        """A graduate, some with two tambons at once or one after the other."""
        person, served, where = people.volunteer(
            self._chance, place.tambon, place.origin, (number, GRADUATE), self._today
        )
        place.finders.append(served["uid"])
        self._graduates += 1
        beside = near[(near.index(place) + 1) % len(near)].tambon.code
        places = [where]
        if self._graduates % _TWO_TAMBONS == 0 and beside != where["tambon_code"]:
            places.append({**where, "uid": new_uid(), "tambon_code": beside})
        elif self._graduates % _WENT_ON == 0 and beside != where["tambon_code"]:
            before = self._last.first - timedelta(days=60)
            since = max(before + timedelta(days=1), served["term_start"])
            earlier = {**where, "uid": new_uid(), "tambon_code": beside, "until": since - timedelta(days=1)}
            where["since"] = since
            if served["term_start"] < since:
                places.insert(0, earlier)
        self._made.add(person, served, *places)

    def tell(self, serving: Sequence[tuple[Row, Row, Place]]) -> None:
        """The stories of a centre, as far as it has enough people for them."""
        for at, story in (
            (_IN_TWO_ROLES, self._in_two_roles),
            (_LEAVES, self._leaves),
            (_STAYS_ON, self._stays_on),
            (_CAME_AFTER, self._came_after),
        ):
            if at < len(serving):
                story(*serving[at])

    def _in_two_roles(self, served: Row, _where: Row, _place: Place) -> None:
        """A graduate of this centre is the same person as its first volunteer."""
        ours = [row for row in self._made.volunteers if row["origin"] == served["origin"]]
        graduate = next((row for row in ours if row["kind"] == GRADUATE), None)
        if graduate is None:
            return
        replaced = graduate["person_uid"]
        graduate["person_uid"] = served["person_uid"]
        self._made.people[:] = [row for row in self._made.people if row["uid"] != replaced]

    def _leaves(self, served: Row, where: Row, place: Place) -> None:
        """Somebody leaves in mid-month; a successor begins on the day on which nobody serves any more."""
        left_on = self._last.first + timedelta(days=15)
        served["left_on"], served["leave_reason"] = left_on, "ย้ายภูมิลำเนา"
        where["until"] = left_on - timedelta(days=1)
        self._appoint(place, left_on, _three_years(left_on))

    def _stays_on(self, served: Row, where: Row, place: Place) -> None:
        """Somebody's next term begins before the first one is over: for a while they have two."""
        start = self._last.first
        served["term_end"] = min(served["term_end"] or date.max, self._last.next().last)
        number = f"{served['order_number']} (ต่อวาระ)"
        again = {
            **served,
            "uid": new_uid(),
            "order_number": number,
            "order_date": start,
            "term_start": start,
            "term_end": _three_years(start),
        }
        place.finders.append(again["uid"])
        self._made.add(
            None, again, {**where, "uid": new_uid(), "volunteer_uid": again["uid"], "since": start}
        )

    def _came_after(self, served: Row, where: Row, place: Place) -> None:
        """Somebody came half a year ago, when the term of whoever served before was over."""
        month = self._last
        for _step in range(5):
            month = month.previous()
        served["term_start"] = served["order_date"] = where["since"] = month.first
        served["term_end"] = _three_years(month.first)
        end = month.first - timedelta(days=1)
        self._appoint(place, date(end.year - 3, end.month, 1), end)

    def _appoint(self, place: Place, start: date, end: date) -> None:
        number = len(self._made.volunteers)
        person, served, where = people.volunteer(
            self._chance, place.tambon, place.origin, (number, VOLUNTEER), self._today
        )
        served["term_start"] = served["order_date"] = where["since"] = start
        served["term_end"] = end
        served["order_number"] = f"{number + 1}/{start.year + 543}"
        if end < self._today:
            where["until"] = end
        else:
            place.finders.append(served["uid"])
        self._made.add(person, served, where)


def _three_years(start: date) -> date:
    """The last day of a term of three years."""
    return date(start.year + 3, start.month, 1) - timedelta(days=1)
