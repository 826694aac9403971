"""The one search: people, cases, volunteers, papers and the district's work by whatever is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, not_, or_, select
from sqlalchemy.orm import Session

from desktop.database import case_status, finding, name_index, typed_names
from desktop.database.dialects import PlaceOf
from desktop.database.joined_entries import living, owners
from desktop.database.typed_names import Typed
from desktop.models import Case, Citizen, Document, Need, Step, Volunteer
from desktop.rules import marked_parts, numbers, thai_date, thai_id, thai_names, typing_slips
from desktop.rules.volunteers import kind_word
from desktop.services.ground import Ground
from desktop.services.search import registers
from desktop.services.search.found import CASE, CITIZEN, DOCUMENT, VOLUNTEER, WHOLE, Found
from desktop.system.language import _

# What was typed whole, then a bare number, then names as well as they fit, then numbers within.
_NUMBER, _NAMES, _WITHIN, _ONE_DIGIT = 90, 0.88, 60, 40
# Of what stands in other registers so many are kept beside however many people.
_BESIDE = 6
# So many people are looked at for each way of finding them, before the best are chosen.
_LOOKED_AT = 200
_DOCUMENT_NUMBER = re.compile(r"D\d{2,4}-\d{4}-\d+", re.ASCII | re.IGNORECASE)


# Nobody types more to find somebody; a whole pasted page must not keep the register busy.
_LONGEST_WORD, _MOST_WORDS = 40, 8


def _best(found: Iterable[Found], limit: int) -> tuple[Found, ...]:
    # Sorting keeps the order of finding within one score.
    return tuple(sorted(found, key=lambda each: -each.score)[:limit])


def _bounded(text: str) -> str:
    words = text.split()[:_MOST_WORDS]
    return " ".join(word[:_LONGEST_WORD] for word in words)


class Search:
    """The search that every page has at its top.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def find(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        """What a typed text may mean: exact first, sound-alikes after, never instead.

        Args:
            text: any part of a name, an ID number, a telephone, the number of a case, letter or paper.
            limit: at most so many.
        """
        self._ground.actor.require("citizens.view")
        plain = _bounded(thai_date.arabic_digits(thai_names.clean(text)))
        if not plain:
            return ()
        # A scanner presses keys, whatever layout the keyboard stands on.
        scanned = _bounded(typing_slips.on_the_other_layout(text))
        with self._ground.database.read() as session:
            found = [
                *(self._documents(session, plain, limit) or self._documents(session, scanned, limit)),
                *self._cases(session, plain, limit),
                *self._people(session, _bounded(text), limit),
            ]
            beside = _best(registers.find(self._ground, session, plain, _BESIDE), min(_BESIDE, limit // 3))
        return _best((*_best(found, limit - len(beside)), *beside), limit)

    def _people(self, session: Session, text: str, limit: int) -> Iterator[Found]:
        numbers_typed = typed_names.number_typed(text)
        people = (
            _numbered(session, numbers_typed, limit)
            if numbers_typed
            else _named(session, typed_names.weigh(session, text, self._ground.reference), limit)
        )
        for person in people:
            yield self._citizen(person)
            if person.row.volunteer_uid:
                yield self._volunteer(person)

    def _citizen(self, person: _Fitting) -> Found:
        row = person.row
        return Found(
            kind=CITIZEN,
            uid=row.uid,
            title=_name(row),
            detail=self._detail(row),
            score=person.score,
            marks=marked_parts.spans(_name(row), person.marked),
            alike=person.alike,
        )

    def _volunteer(self, person: _Fitting) -> Found:
        row = person.row
        detail = " · ".join(part for part in (kind_word(row.kind), self._detail(row)) if part)
        # Right behind the person themselves.
        return replace(
            self._citizen(person),
            kind=VOLUNTEER,
            uid=row.volunteer_uid,
            detail=detail,
            score=person.score - 1,
        )

    def _detail(self, row: Row[*tuple[Any, ...]]) -> str:
        tambon = self._ground.reference.tambons.get(row.tambon_code)
        years = thai_date.age(row.birth_date, self._ground.clock.today())
        parts = (
            thai_id.masked(row.thai_id),
            _("{years} years", years=years) if years is not None else "",
            f"ต.{tambon.name}" if tambon else "",
        )
        return " · ".join(part for part in parts if part)

    def _cases(self, session: Session, text: str, limit: int) -> Iterator[Found]:
        numbered = finding.case_numbered(text)
        if "/" in text:
            # Asked for by itself: a look into the steps of each case would take as long as all steps.
            lettered = select(Step.case_uid).where(finding.letter_numbered(text))
            numbered = or_(numbered, Case.uid.in_(lettered))
        query = (
            select(Case.uid, Case.origin, Case.number, Case.fiscal_year, Case.citizen_uid)
            .add_columns(Citizen.title, Citizen.first_name, Citizen.last_name)
            .join(Citizen, Citizen.uid == Case.citizen_uid)
            .where(numbered, self._visible())
            .order_by(Case.fiscal_year.desc(), Case.origin, Case.uid)
            .limit(limit)
        )
        # A bare number may as well be part of something else.
        score = WHOLE if "/" in text else _NUMBER
        for row in session.execute(query):
            number = numbers.case_number(row.origin, row.number, row.fiscal_year)
            detail = " · ".join((_name(row), *self._needs(session, row.uid)))
            marks = marked_parts.spans(number, text.split())
            yield Found(kind=CASE, uid=row.uid, title=number, detail=detail, score=score, marks=marks)

    def _needs(self, session: Session, case_uid: str) -> Iterator[str]:
        categories = self._ground.reference.categories
        codes = session.scalars(
            select(Need.category_code).where(Need.case_uid == case_uid).order_by(Need.uid)
        )
        return (categories[code].name if code in categories else code for code in codes)

    def _documents(self, session: Session, text: str, limit: int) -> list[Found]:
        asked = text.split(" ", maxsplit=1)[0].upper()
        if not _DOCUMENT_NUMBER.fullmatch(asked):
            return []
        query = (
            select(Document.uid, Document.number, Document.form, Document.printed_at)
            .where(Document.number == asked, self._may_see_paper())
            .order_by(Document.uid)
            .limit(limit)
        )
        return [_paper(row) for row in session.execute(query)]

    def _may_see_paper(self) -> ColumnElement[bool]:
        steps = select(Step.uid).join(Case, Case.uid == Step.case_uid).where(not_(self._visible()))
        hidden = select(Case.uid).where(not_(self._visible()))
        return and_(Document.about.not_in(hidden), Document.about.not_in(steps))

    def _visible(self) -> ColumnElement[bool]:
        return case_status.visible(self._ground.actor.may("cases.restricted"))


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Somebody who may be meant: the row, how well it fits, and the parts of the name to be marked."""

    row: Row[*tuple[Any, ...]]
    score: int
    fine: float = 0.0
    marked: tuple[str, ...] = ()
    alike: str = ""


def _numbered(session: Session, typed: tuple[str, ...], limit: int) -> list[_Fitting]:
    called = (PlaceOf(" " + Citizen.phones + " ", f" {number} ") > 0 for number in typed)
    within = or_(*(name_index.holding(number) for number in typed))
    # The number of an entry that was joined to another leads to that other.
    registered = Citizen.uid.in_([uid for _number, uid in owners(session, typed)])
    ways = [(WHOLE, registered), (WHOLE, and_(within, or_(*called))), (_WITHIN, within)]
    if len(typed[0]) == thai_id.LENGTH:
        # An ID number is unlike all others but for a slip: nothing else is looked for.
        ways = [ways[0], (_ONE_DIGIT, Citizen.thai_id.in_(typed_names.one_digit_apart(typed[0])))]
    found: dict[str, _Fitting] = {}
    for score, way in ways:
        if len(found) < limit and not (found and score == _ONE_DIGIT):
            for row in session.execute(_person(limit).where(way)):
                found.setdefault(row.uid, _Fitting(row, score, alike="number" if score == _ONE_DIGIT else ""))
    return list(found.values())[:limit]


def _named(session: Session, typed: Typed, limit: int) -> list[_Fitting]:
    found: dict[str, _Fitting] = {}
    for way in typed.conditions():
        for row in session.execute(_person(_LOOKED_AT).where(way)):
            if row.uid not in found:
                found[row.uid] = _fitting(row, typed)
        if len(found) >= limit:
            break
    for way in () if found else typed.all_but_one():
        for row in session.execute(_person(_LOOKED_AT).where(way)):
            found.setdefault(row.uid, replace(_fitting(row, typed), score=1, alike="part"))
    # Those found first stand in the order of their names, which sorting keeps.
    return sorted(found.values(), key=lambda one: (-one.score, -one.fine))[:limit]


def _fitting(row: Row[*tuple[Any, ...]], typed: Typed) -> _Fitting:
    worst, mean, reading = typed.weigh(row.sound, row.tambon_code)
    words = [token.partition(name_index.SEPARATOR)[2] for token in row.sound.split()]
    marked = tuple(part for part in (meaning.marked(words) for meaning in reading) if part)
    score = max(1, round(max(worst, 0) * _NAMES))
    return _Fitting(row, score, mean, marked, alike="name" if worst < typed_names.WRITTEN_SO else "")


def _person(limit: int) -> Select[*tuple[Any, ...]]:
    volunteer = select(Volunteer.person_uid, func.max(Volunteer.uid).label("uid")).group_by(
        Volunteer.person_uid
    )
    newest = volunteer.subquery()
    return (
        select(Citizen.uid, Citizen.title, Citizen.first_name, Citizen.last_name, Citizen.thai_id)
        .add_columns(Citizen.birth_date, Citizen.tambon_code, Citizen.sound)
        .add_columns(Volunteer.uid.label("volunteer_uid"), Volunteer.kind)
        .outerjoin(newest, newest.c.person_uid == Citizen.uid)
        .outerjoin(Volunteer, Volunteer.uid == newest.c.uid)
        .where(living())
        .order_by(Citizen.sort_name, Citizen.uid)
        .limit(limit)
    )


def _name(row: Row[*tuple[Any, ...]]) -> str:
    return thai_names.full_name(row.title, row.first_name, row.last_name)


def _paper(row: Row[*tuple[Any, ...]]) -> Found:
    detail = " · ".join((_form_title(row.form), thai_date.short(row.printed_at.date())))
    marks = ((0, len(row.number)),)
    return Found(kind=DOCUMENT, uid=row.uid, title=row.number, detail=detail, score=WHOLE, marks=marks)


def _form_title(name: str) -> str:
    from desktop.printing import forms

    titles = {form.name: form.title for form in forms.FORMS}
    return titles.get(name, name)
