"""How a person is found in the register: by any part of what is known, then by the sound of the name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, String, and_, false, func, or_, true
from sqlalchemy.orm import Session

from desktop.database import name_index, typed_names
from desktop.database.typed_names import number_typed
from desktop.models import Case, Citizen, Step
from desktop.rules.months import BUDDHIST_FROM
from desktop.rules.reference import ReferenceTables
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean, search_key


def spelled(text: str, titles: Collection[str] = ()) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that every word of a text is part of a name, the ID number or a telephone.

    Args:
        text: as typed; in any order, with or without dashes, Thai or Arabic digits.
        titles: words that people type joined to a first name, such as นาย.
    """
    number = _as_number(text)
    if number:
        return or_(*(_holds(part) for part in number_typed(text)))
    if not search_key(text):
        return false()
    words = clean(text).split()
    # A title says nothing about a person, unless nothing else was typed.
    names = [word for word in words if word not in titles] or words
    return and_(true(), *(_word(word, titles) for word in names))


def sounding(session: Session, text: str, reference: ReferenceTables) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that every word of a text is alike a name, or says where they live.

    Args:
        session: of a reading.
        text: as typed; a number sounds like nobody.
        reference: titles that people type joined to a first name, and places.
    """
    if number_typed(text):
        return false()
    return typed_names.weigh(session, text, reference).alike()


def first_name_sounds(session: Session, first_name: str) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that the first name sounds like another, by the index on sounds.

    Args:
        session: of a reading.
        first_name: as stored; one of several words is taken as one.
    """
    known = name_index.words(session)
    return typed_names.begins_with(list(known.sounding(name_index.joined(first_name))), known)


def name_sounds(session: Session, names: Iterable[str]) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that any of the person's names sounds like one of some.

    Args:
        session: of a reading.
        names: first or former names.
    """
    known = name_index.words(session)
    words = [name_index.joined(name) for name in names]
    return name_index.bearing(known, [alike for word in words for alike in known.sounding(word)])


def untitled(word: str, titles: Collection[str]) -> str:
    """A word without the title that was typed joined to it."""
    found = [title for title in titles if word.startswith(title) and len(word) > len(title) + 1]
    return word.removeprefix(max(found, key=len, default=""))


def case_numbered(text: str) -> ColumnElement[bool]:
    """The condition on ``Case`` that it has a typed number.

    Args:
        text: such as 9403/0127/2570, 127/2570, 9403/127 or 127.
    """
    parts = arabic_digits(text).replace(" ", "").split("/")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) < 10 for part in parts):
        return false()
    if len(parts) == 3:
        unit, number, year = parts
        return and_(Case.origin == unit, Case.number == int(number), Case.fiscal_year == int(year))
    if len(parts) == 2 and int(parts[1]) > BUDDHIST_FROM:
        return and_(Case.number == int(parts[0]), Case.fiscal_year == int(parts[1]))
    if len(parts) == 2:
        return and_(Case.origin == parts[0], Case.number == int(parts[1]))
    return Case.number == int(parts[0])


def letter_numbered(text: str) -> ColumnElement[bool]:
    """The condition on ``Step`` that its letter has a typed number.

    Args:
        text: such as 9403/ส 12/2570 or ส 12/2570.
    """
    plain = "".join(arabic_digits(text).split())
    if "/" not in plain or not any(letter.isdecimal() for letter in plain):
        return false()
    written = func.replace(Step.letter_number, " ", "", type_=String)
    ends = (written.endswith(f"{before}{plain}", autoescape=True) for before in ("/", "/ส"))
    return or_(written == plain, *ends)


def _as_number(text: str) -> str:
    return number_typed(text)[0] if number_typed(text) else ""


def _holds(part: str) -> ColumnElement[bool]:
    return (
        name_index.holding(part) if part.isdecimal() else Citizen.search_text.contains(part, autoescape=True)
    )


def _word(word: str, titles: Collection[str]) -> ColumnElement[bool]:
    number = _as_number(word)
    if number:
        return _holds(number)
    # One spelling of the word may hold signs that the search text has as spaces.
    spellings = {search_key(word), search_key(untitled(word, titles))}
    return or_(*(and_(true(), *(_holds(part) for part in key.split())) for key in sorted(spellings)))
