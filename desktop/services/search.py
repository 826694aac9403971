"""The counter's search: people, cases, volunteers and papers by whatever is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, literal, not_, or_, select
from sqlalchemy.orm import Session

from desktop.database import case_status, finding
from desktop.models import Case, Citizen, Document, Need, Step, Volunteer
from desktop.rules import numbers, phones, thai_date, thai_id, thai_names
from desktop.rules.volunteers import kind_word
from desktop.services.ground import Ground
from desktop.system.language import _

CITIZEN, CASE, VOLUNTEER, DOCUMENT = "citizen", "case", "volunteer", "document"

# Numbers that were typed whole, then names spelled so from their beginning, then within, then by sound.
_WHOLE, _NUMBER, _BEGINS, _WITHIN, _SOUNDS = 100, 90, 80, 60, 30
_DOCUMENT_NUMBER = re.compile(r"D\d{2,4}-\d{4}-\d+", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that the search found.

    Attributes:
        kind: ``citizen``, ``case``, ``volunteer`` or ``document``.
        uid: its entry.
        title: a name or a number.
        detail: by which one is told from another.
        score: 100 is what was typed whole; sound-alikes are lowest.
    """

    kind: str
    uid: str
    title: str
    detail: str = ""
    score: int = 0


# Nobody types more to find somebody; a whole pasted page must not keep the register busy.
_LONGEST_WORD, _MOST_WORDS = 40, 8


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
        with self._ground.database.read() as session:
            found = [
                *self._documents(session, plain, limit),
                *self._cases(session, plain, limit),
                *self._people(session, plain, limit),
            ]
        # Sorting keeps the order of finding within one score.
        return tuple(sorted(found, key=lambda each: -each.score)[:limit])

    def _people(self, session: Session, text: str, limit: int) -> Iterator[Found]:
        titles = self._ground.reference.titles
        spelled, sounding = finding.spelled(text, titles), finding.sounding(text, titles)
        likeness = _likeness(text, titles)
        exact = session.execute(_person(likeness, limit).where(spelled)).all()
        alike: Iterable[Row[*tuple[Any, ...]]] = ()
        if len(exact) < limit:
            by_sound = _person(literal(_SOUNDS), limit - len(exact))
            alike = session.execute(by_sound.where(sounding, not_(spelled))).all()
        for row in (*exact, *alike):
            yield self._citizen(row)
            if row.volunteer_uid:
                yield self._volunteer(row)

    def _citizen(self, row: Row[*tuple[Any, ...]]) -> Found:
        return Found(
            kind=CITIZEN, uid=row.uid, title=_name(row), detail=self._detail(row), score=row.likeness
        )

    def _volunteer(self, row: Row[*tuple[Any, ...]]) -> Found:
        detail = " · ".join(part for part in (kind_word(row.kind), self._detail(row)) if part)
        # Right behind the person themselves.
        return Found(
            kind=VOLUNTEER, uid=row.volunteer_uid, title=_name(row), detail=detail, score=row.likeness - 1
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
        letter = exists().where(Step.case_uid == Case.uid, finding.letter_numbered(text))
        query = (
            select(Case.uid, Case.origin, Case.number, Case.fiscal_year, Case.citizen_uid)
            .add_columns(Citizen.title, Citizen.first_name, Citizen.last_name)
            .join(Citizen, Citizen.uid == Case.citizen_uid)
            .where(or_(finding.case_numbered(text), letter), self._visible())
            .order_by(Case.fiscal_year.desc(), Case.origin, Case.uid)
            .limit(limit)
        )
        # A bare number may as well be part of something else.
        score = _WHOLE if "/" in text else _NUMBER
        for row in session.execute(query):
            number = numbers.case_number(row.origin, row.number, row.fiscal_year)
            detail = " · ".join((_name(row), *self._needs(session, row.uid)))
            yield Found(kind=CASE, uid=row.uid, title=number, detail=detail, score=score)

    def _needs(self, session: Session, case_uid: str) -> Iterator[str]:
        categories = self._ground.reference.categories
        codes = session.scalars(
            select(Need.category_code).where(Need.case_uid == case_uid).order_by(Need.uid)
        )
        return (categories[code].name if code in categories else code for code in codes)

    def _documents(self, session: Session, text: str, limit: int) -> Iterator[Found]:
        asked = text.split(" ", maxsplit=1)[0].upper()
        if not _DOCUMENT_NUMBER.fullmatch(asked):
            return
        query = (
            select(Document.uid, Document.number, Document.form, Document.printed_at)
            .where(Document.number == asked, self._may_see_paper())
            .order_by(Document.uid)
            .limit(limit)
        )
        for row in session.execute(query):
            detail = " · ".join((_form_title(row.form), thai_date.short(row.printed_at.date())))
            yield Found(kind=DOCUMENT, uid=row.uid, title=row.number, detail=detail, score=_WHOLE)

    def _may_see_paper(self) -> ColumnElement[bool]:
        steps = select(Step.uid).join(Case, Case.uid == Step.case_uid).where(not_(self._visible()))
        hidden = select(Case.uid).where(not_(self._visible()))
        return and_(Document.about.not_in(hidden), Document.about.not_in(steps))

    def _visible(self) -> ColumnElement[bool]:
        return case_status.visible(self._ground.actor.may("cases.restricted"))


def _likeness(text: str, titles: Iterable[str]) -> ColumnElement[int]:
    number = thai_id.digits(text)
    called = func.instr(" " + Citizen.phones + " ", f" {phones.digits(text)} ") > 0
    whole = or_(Citizen.thai_id == number, called)
    first = thai_names.search_key(finding.untitled(text.split(" ", maxsplit=1)[0], tuple(titles)))
    if number:
        return case((whole, _WHOLE), else_=_WITHIN)
    # The search text begins with the first name; every other word stands behind a space.
    begins = func.instr(" " + Citizen.search_text, f" {first}") > 0
    return case((begins, _BEGINS), else_=_WITHIN)


def _person(likeness: ColumnElement[int], limit: int) -> Select[*tuple[Any, ...]]:
    volunteer = select(Volunteer.person_uid, func.max(Volunteer.uid).label("uid")).group_by(
        Volunteer.person_uid
    )
    newest = volunteer.subquery()
    score = likeness.label("likeness")
    return (
        select(Citizen.uid, Citizen.title, Citizen.first_name, Citizen.last_name, Citizen.thai_id)
        .add_columns(Citizen.birth_date, Citizen.tambon_code, Volunteer.uid.label("volunteer_uid"))
        .add_columns(Volunteer.kind, score)
        .outerjoin(newest, newest.c.person_uid == Citizen.uid)
        .outerjoin(Volunteer, Volunteer.uid == newest.c.uid)
        .order_by(score.desc(), Citizen.sort_name, Citizen.uid)
        .limit(limit)
    )


def _name(row: Row[*tuple[Any, ...]]) -> str:
    return thai_names.full_name(row.title, row.first_name, row.last_name)


def _form_title(name: str) -> str:
    from desktop.printing import forms

    titles = {form.name: form.title for form in forms.FORMS}
    return titles.get(name, name)
