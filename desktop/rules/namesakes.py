"""Whether two entries may be the same person: likeness and reasons, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from desktop.rules import phones, sound_distance, thai_id, thai_names, thai_sounds
from desktop.rules.thai_date import span
from desktop.system.language import _, mark

SAME = "same"
LIKELY = "likely"
OFFER = "offer"
DIFFERENT = "different"

# Below the first nobody is asked; from the second on it comes first, if more than a name speaks for it.
_OFFER_FROM = 40
_LIKELY_FROM = 70
_MOST = 99

# Short and long, -ah and -oh, one breath more or less: both may be read as the same.
_SAME_SOUND = 0.35

# What stands beside the name as a sign of its own; place and sex are shared by too many.
_SIGNS = frozenset({"birth_date", "father", "phone", "house", "other_paper"})

_SCORES = {
    "first_name": 30,
    "first_name_sound": 25,
    "first_name_close": 18,
    "former_name": 22,
    "last_name": 20,
    "last_name_sound": 15,
    "last_name_close": 8,
    "last_name_differs": -10,
    "birth_date": 25,
    "birth_year": 12,
    "birth_date_differs": -10,
    "birth_year_differs": -30,
    "father": 15,
    "father_differs": -12,
    "same_sex": 5,
    "tambon": 17,
    "tambon_differs": -3,
    "house": 10,
    "phone": 15,
    "other_paper": 40,
    "id_one_digit": 15,
}

REASONS = {
    "thai_id": mark("same ID number"),
    "other_id": mark("another ID number"),
    "id_one_digit": mark("ID numbers differ in one digit"),
    "other_paper": mark("same other paper"),
    "first_name": mark("same first name"),
    "first_name_sound": mark("first name sounds the same"),
    "first_name_close": mark("first name sounds alike"),
    "former_name": mark("a former name fits"),
    "last_name": mark("same last name"),
    "last_name_sound": mark("last name sounds the same"),
    "last_name_close": mark("last name sounds alike"),
    "last_name_differs": mark("another last name"),
    "birth_date": mark("same date of birth"),
    "birth_year": mark("date of birth may be the same"),
    "birth_date_differs": mark("another date of birth"),
    "birth_year_differs": mark("another year of birth"),
    "father": mark("same father's name"),
    "father_differs": mark("another father's name"),
    "sex": mark("another sex"),
    "same_sex": mark("same sex"),
    "tambon": mark("same tambon"),
    "tambon_differs": mark("another tambon"),
    "house": mark("same house"),
    "phone": mark("same telephone"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What two entries are compared by; whatever is empty says nothing.

    The fields are those of ``CitizenDraft``.
    """

    thai_id: str = ""
    other_paper: str = ""
    first_name: str = ""
    last_name: str = ""
    former_names: str = ""
    sex: str = ""
    birth_date: str = ""
    father_name: str = ""
    house_number: str = ""
    village_number: int | None = None
    tambon_code: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much speaks for the same person.

    Attributes:
        score: 0 to 100.
        reasons: codes of what was found, for and against.
        level: ``same``, ``likely``, ``offer`` or ``different``.
    """

    score: int = 0
    reasons: tuple[str, ...] = ()
    level: str = DIFFERENT


def compare(one: Person, other: Person) -> Likeness:
    """How much speaks for two entries being the same person.

    The ID number decides where both have one, but for a single digit, which is asked about because a typed
    digit may be wrong. Without it a name alone is at most offered: names repeat in every village.

    Args:
        one: an entry or a draft.
        other: another.
    """
    papers = _papers(one, other)
    if "thai_id" in papers:
        return Likeness(score=100, reasons=("thai_id",), level=SAME)
    for against in ("other_id", "sex"):
        if against in (*papers, *_sex(one, other)):
            return Likeness(reasons=(against,))
    names = (*_first_name(one, other), *_last_name(one, other))
    rest = (*_birth(one, other), *_father(one, other), *_place(one, other), *_phone(one, other))
    reasons = (*papers, *names, *_sex(one, other), *rest)
    score = max(0, min(_MOST, sum(_SCORES[reason] for reason in reasons)))
    return Likeness(score=score, reasons=reasons, level=_level(score, reasons))


def reason_word(reason: str) -> str:
    """A reason in the user's language, or its code."""
    return _(REASONS[reason]) if reason in REASONS else reason


def same_name(one: str, other: str) -> Likeness:
    """How two given names compare: the same spelling, offered by their sound, or different.

    However alike they sound, two spellings are never likely the same person for that alone.

    Args:
        one: a given name.
        other: another.
    """
    reason = _name_reason("first_name", one, other)
    level = SAME if reason == "first_name" else OFFER if reason else DIFFERENT
    return Likeness(score=_SCORES.get(reason, 0), reasons=(reason,) if reason else (), level=level)


# A list of a hundred thousand people asks about the same names over and over.
@lru_cache(maxsize=200_000)
def sounds_like(one: str, other: str) -> str:
    """How near two names sound.

    Args:
        one: a name.
        other: another.

    Returns:
        ``sound`` where both may be read as the same, ``close`` where one is taken for the other, or nothing.
    """
    if thai_names.sound_key(one) not in thai_sounds.meeting_keys(thai_names.sound_key(other)):
        return ""
    mine, theirs = thai_names.spoken(one), thai_names.spoken(other)
    apart = sound_distance.distance(mine, theirs)
    if apart > sound_distance.limit(mine, theirs):
        return ""
    return "sound" if apart <= _SAME_SOUND else "close"


def _level(score: int, reasons: tuple[str, ...]) -> str:
    by_name = any(reason.startswith(("first_name", "former_name")) for reason in reasons)
    if score >= _LIKELY_FROM and by_name and _SIGNS.intersection(reasons):
        return LIKELY
    return OFFER if score >= _OFFER_FROM else DIFFERENT


def _papers(one: Person, other: Person) -> tuple[str, ...]:
    found = []
    if one.other_paper and one.other_paper.casefold() == other.other_paper.casefold():
        found.append("other_paper")
    mine, theirs = thai_id.digits(one.thai_id), thai_id.digits(other.thai_id)
    if mine and theirs:
        apart = sum(left != right for left, right in zip(mine, theirs, strict=False)) + abs(
            len(mine) - len(theirs)
        )
        found.append(("thai_id", "id_one_digit")[apart] if apart < 2 else "other_id")
    return tuple(found)


def _sex(one: Person, other: Person) -> tuple[str, ...]:
    if not one.sex or not other.sex:
        return ()
    return ("same_sex",) if one.sex == other.sex else ("sex",)


def _first_name(one: Person, other: Person) -> tuple[str, ...]:
    reason = _name_reason("first_name", one.first_name, other.first_name)
    if reason:
        return (reason,)
    mine = [name for name in (one.first_name, *_former(one)) if name]
    theirs = [name for name in (other.first_name, *_former(other)) if name]
    return ("former_name",) if any(sounds_like(name, known) for name in mine for known in theirs) else ()


def _former(person: Person) -> list[str]:
    return person.former_names.replace(",", " ").replace("/", " ").split()


def _last_name(one: Person, other: Person) -> tuple[str, ...]:
    if not one.last_name or not other.last_name:
        return ()
    return (_name_reason("last_name", one.last_name, other.last_name) or "last_name_differs",)


def _name_reason(field: str, one: str, other: str) -> str:
    if not one.strip() or not other.strip():
        return ""
    if thai_names.clean(one) == thai_names.clean(other):
        return field
    near = sounds_like(one, other)
    return f"{field}_{near}" if near else ""


def _birth(one: Person, other: Person) -> tuple[str, ...]:
    mine, theirs = span(one.birth_date), span(other.birth_date)
    if mine is None or theirs is None:
        return ()
    if mine == theirs and mine[0] == mine[1]:
        return ("birth_date",)
    if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        return ("birth_year",)
    return ("birth_date_differs",) if abs(mine[0].year - theirs[0].year) <= 1 else ("birth_year_differs",)


def _father(one: Person, other: Person) -> tuple[str, ...]:
    if not one.father_name.strip() or not other.father_name.strip():
        return ()
    return ("father",) if _name_reason("father", one.father_name, other.father_name) else ("father_differs",)


def _place(one: Person, other: Person) -> tuple[str, ...]:
    if not one.tambon_code or not other.tambon_code:
        return ()
    if one.tambon_code != other.tambon_code:
        return ("tambon_differs",)
    house = one.house_number.strip(), one.village_number
    same_house = bool(house[0]) and house == (other.house_number.strip(), other.village_number)
    return ("tambon", "house") if same_house else ("tambon",)


def _phone(one: Person, other: Person) -> tuple[str, ...]:
    mine = {phones.digits(number) for number in one.phones if number}
    return ("phone",) if mine & {phones.digits(number) for number in other.phones if number} else ()
