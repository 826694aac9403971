"""How a person is found in the register: by any part of what is known, then by the sound of the name."""

from __future__ import annotations

import re
from collections.abc import Collection
from string import ascii_letters

from sqlalchemy import ColumnElement, String, and_, false, func, or_, true

from desktop.models import Case, Citizen, Step
from desktop.rules import phones, thai_sounds
from desktop.rules.months import BUDDHIST_FROM
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import clean, search_key, sound_key

_NUMBER = re.compile(r"[\d\s\-–.+()/]*\d[\d\s\-–.+()/]*", re.ASCII)
# A shorter key begins too many names to be of use as a beginning.
_LONG_ENOUGH = 4


def spelled(text: str, titles: Collection[str] = ()) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that every word of a text is part of a name, the ID number or a telephone.

    Args:
        text: as typed; in any order, with or without dashes, Thai or Arabic digits.
        titles: words that people type joined to a first name, such as นาย.
    """
    number = _as_number(text)
    if number:
        either = {number, phones.digits(text)}
        return or_(*(_holds(part) for part in sorted(either)))
    if not search_key(text):
        return false()
    words = clean(text).split()
    # A title says nothing about a person, unless nothing else was typed.
    names = [word for word in words if word not in titles] or words
    return and_(true(), *(_word(word, titles) for word in names))


def sounding(text: str, titles: Collection[str] = ()) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that every word of a text sounds like the first or the last name.

    Args:
        text: as typed; a number sounds like nobody.
        titles: words that people type joined to a first name.
    """
    words = [] if _as_number(text) else [word for word in clean(text).split() if word not in titles]
    keys = [sound_key(untitled(word, titles)) for word in words]
    if not keys or any(len(key) < 2 for key in keys):
        return false()
    return and_(*(or_(_first_sounds(key), _last_sounds(key), _begins(key)) for key in keys))


def first_name_sounds(first_name: str) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that the first name sounds like another, by the index on sounds."""
    key = sound_key(first_name)
    return _first_sounds(key) if key else false()


def untitled(word: str, titles: Collection[str]) -> str:
    """A word without the title that was typed joined to it."""
    found = [title for title in titles if word.startswith(title) and len(word) > len(title) + 1]
    return word.removeprefix(max(found, key=len, default=""))


def similar_sounds(key: str) -> tuple[str, ...]:
    """A sound and all sounds that ``thai_sounds.close`` takes for near it.

    Args:
        key: as ``sound_key`` makes it.
    """
    changed = {key[:at] + letter + key[at + 1 :] for at in range(len(key)) for letter in ascii_letters}
    longer = {f"{key[:at]}a{key[at:]}" for at in range(1, len(key))}
    shorter = {key[:at] + key[at + 1 :] for at in range(1, len(key) - 1)}
    return (key, *sorted(other for other in changed | longer | shorter if thai_sounds.close(key, other)))


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
    plain = arabic_digits(text).strip()
    return re.sub(r"\D", "", plain) if _NUMBER.fullmatch(plain) else ""


def _holds(part: str) -> ColumnElement[bool]:
    return Citizen.search_text.contains(part, autoescape=True)


def _word(word: str, titles: Collection[str]) -> ColumnElement[bool]:
    number = _as_number(word)
    if number:
        return _holds(number)
    # One spelling of the word may hold signs that the search text has as spaces.
    spellings = {search_key(word), search_key(untitled(word, titles))}
    return or_(*(and_(true(), *(_holds(part) for part in key.split())) for key in sorted(spellings)))


def _first_sounds(key: str) -> ColumnElement[bool]:
    # The sounds of first and last name stand with one space between; "!" follows the space.
    near = similar_sounds(key)
    return or_(*(and_(Citizen.sound >= f"{sound} ", Citizen.sound < f"{sound}!") for sound in near))


def _last_sounds(key: str) -> ColumnElement[bool]:
    # LIKE would blur capitals, which are sounds of their own.
    return or_(*(func.instr(Citizen.sound + " ", f" {sound} ") > 0 for sound in similar_sounds(key)))


def _begins(key: str) -> ColumnElement[bool]:
    if len(key) < _LONG_ENOUGH:
        return false()
    return or_(
        and_(Citizen.sound >= key, Citizen.sound < f"{key}~"), func.instr(Citizen.sound, f" {key}") > 0
    )
