"""Who may be meant by typed words: each is weighed among names and places, then people are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlalchemy.orm import Session

from desktop.database import name_index
from desktop.database.name_index import Words
from desktop.models import Citizen
from desktop.rules import phones, sound_distance, thai_names, typing_slips
from desktop.rules.reference import ReferenceTables
from desktop.rules.thai_date import arabic_digits
from desktop.rules.thai_names import SILENCED, clean, search_key, spelling_key

# How well a word of a name fits a typed one: written so, then by its sound, then with slips of the fingers.
WHOLE, BEGINS, WITHIN, SOUNDS, CLOSE, SLIPPED, PARTLY = 100, 92, 80, 60, 54, 50, 44
EACH_SLIP = 5
# What still counts as written so; from here down it is only alike.
WRITTEN_SO = 74
# From the best down: what the next one finds is added after, never instead.
CUTS = (WHOLE, BEGINS - 4, WRITTEN_SO, 40, 30)
# So much a reading of the word loses that was not typed so.
_CALLED, _OTHER_LAYOUT = 4, 6
_MOST_SLIPPED = 60
# What is typed first is the first name, if nothing else decides.
_IN_ORDER = 2.0

_VILLAGE = re.compile(r"(?:หมู่บ้าน|หมู่ที่|หมู่|ม\.)\s*(\d{1,2})(?!\d)")
_PLACE_WORD = re.compile(r"^(?:ตำบล|อำเภอ|จังหวัด|[ตอจ]\.)(?=.)")
_BARE_PLACE_WORDS = frozenset({"ตำบล", "อำเภอ", "จังหวัด", "ต.", "อ.", "จ."})

Fits = Mapping[str, float]


@dataclass(frozen=True)
class Meaning:
    """What one typed word may mean.

    Attributes:
        typed: the word, as ``spelling_key`` makes it.
        names: words of names, and how well each fits.
        tambons: codes, and how well each fits.
        number: its digits, where it is a number.
    """

    typed: str
    names: Fits = field(default_factory=dict)
    tambons: Fits = field(default_factory=dict)
    number: str = ""

    def fits(self, row_words: Collection[str], tambon: str) -> float:
        """How well it fits a person."""
        if self.number:
            return WITHIN
        found = max((self.names.get(word, 0.0) for word in row_words), default=0.0)
        return max(found, self.tambons.get(tambon, 0.0))

    def count(self, cut: float) -> int:
        """How many words and places it may mean that fit so well at least."""
        if self.number:
            return 1
        return sum(fit >= cut for fits in (self.names, self.tambons) for fit in fits.values())

    def marked(self, row_words: Collection[str]) -> str:
        """The part of a person's names to be marked: what was typed, or the whole word that is alike."""
        best = max(row_words, key=lambda word: self.names.get(word, 0.0), default="")
        if not self.names.get(best):
            return ""
        typed, whole = self.typed.replace(SILENCED, ""), best.replace(SILENCED, "")
        return typed if typed in whole else whole


@dataclass(frozen=True)
class Typed:
    """A typed text, weighed against one register.

    Attributes:
        words: all words of names in the register.
        readings: what may have been meant, the likeliest first; each is a meaning for each word.
        village: the number of the village, where one was typed.
    """

    words: Words
    readings: tuple[tuple[Meaning, ...], ...]
    village: int | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """Conditions on ``Citizen``, the strictest first."""
        asked: set[tuple[int, ...]] = set()
        for cut in CUTS:
            for place, reading in enumerate(self.readings):
                # How many words each may mean only grows; where it did not, the same people would come.
                counts = tuple(meaning.count(cut) for meaning in reading)
                if all(counts) and (place, *counts) not in asked:
                    asked.add((place, *counts))
                    yield self._all_of(reading, cut)

    def all_but_one(self) -> Iterator[ColumnElement[bool]]:
        """Conditions on ``Citizen`` that leave one word out, for where nobody fits them all."""
        for reading in self.readings[:1]:
            yield from self._all_but_one(reading)

    def alike(self) -> ColumnElement[bool]:
        """The condition on ``Citizen`` that each word of one reading is at least alike."""
        return or_(false(), *(self._all_of(reading, CUTS[-2]) for reading in self.readings))

    def weigh(self, sound: str, tambon: str) -> tuple[float, float, tuple[Meaning, ...]]:
        """How well a person fits: by the worst word, by all words, and by which reading.

        Args:
            sound: the person's ``Citizen.sound``.
            tambon: the person's tambon code.
        """
        row_words = [token.partition(name_index.SEPARATOR)[2] for token in sound.split()]
        best: tuple[float, float, tuple[Meaning, ...]] = (-1.0, 0.0, ())
        for reading in self.readings:
            each = [meaning.fits(row_words, tambon) for meaning in reading] or [WITHIN]
            first = _IN_ORDER if reading and row_words and reading[0].names.get(row_words[0]) else 0.0
            best = max(best, (min(each), sum(each) / len(each) + first, reading), key=lambda one: one[:2])
        return best

    def _all_of(self, reading: Sequence[Meaning], cut: float) -> ColumnElement[bool]:
        return and_(true(), *(self._one(meaning, cut) for meaning in reading), *self._village())

    def _all_but_one(self, reading: Sequence[Meaning]) -> Iterator[ColumnElement[bool]]:
        # Nobody knows them by that word; a place or a number is no such word.
        for left_out in (meaning for meaning in reading if not meaning.number and not meaning.tambons):
            rest = [meaning for meaning in reading if meaning is not left_out]
            if rest and all(meaning.count(CUTS[-2]) for meaning in rest):
                yield self._all_of(rest, CUTS[-2])

    def _village(self) -> tuple[ColumnElement[bool], ...]:
        return () if self.village is None else (Citizen.village_number == self.village,)

    def _one(self, meaning: Meaning, cut: float) -> ColumnElement[bool]:
        if meaning.number:
            return name_index.holding(meaning.number)
        best_first = sorted(meaning.names, key=lambda word: (-meaning.names[word], len(word), word))
        names = name_index.bearing(self.words, [word for word in best_first if meaning.names[word] >= cut])
        places = [code for code, fit in meaning.tambons.items() if fit >= cut]
        return or_(names, Citizen.tambon_code.in_(places)) if places else names


def weigh(session: Session, text: str, reference: ReferenceTables) -> Typed:
    """Weigh a typed text against the register.

    Args:
        session: of a reading.
        text: as typed.
        reference: titles that are typed joined to names, and places.
    """
    known = name_index.words(session)
    plain = arabic_digits(clean(text))
    village = _VILLAGE.search(plain)
    rest = _VILLAGE.sub(" ", plain)
    scale = _Scale(known, reference)
    typed = _words(rest, reference.titles)
    found = [tuple(map(scale.meaning, reading)) for reading in typing_slips.readings(typed, known.plain)]
    other = _words(clean(typing_slips.on_the_other_layout(text)), ())
    if sum(letter.isascii() and letter.isalpha() for letter in text) >= 2:
        found.append(tuple(scale.meaning(word, _OTHER_LAYOUT) for word in other))
    readings = tuple(reading for reading in found if reading)
    if village:
        return Typed(known, readings or ((),), int(village[1]))
    return Typed(known, readings)


def _words(text: str, titles: Collection[str]) -> list[str]:
    parts_of_titles = {part for title in titles for part in title.split()}
    typed = [word for word in text.split() if word not in _BARE_PLACE_WORDS]
    # A title says nothing about a person, unless nothing else was typed.
    names = [word for word in typed if word not in parts_of_titles] or typed
    return [
        part for word in names for part in spelling_key(_untitled(_PLACE_WORD.sub("", word), titles)).split()
    ]


def _untitled(word: str, titles: Collection[str]) -> str:
    found = [title for title in titles if word.startswith(title) and len(word) > len(title) + 1]
    return word.removeprefix(max(found, key=len, default=""))


@dataclass(frozen=True)
class _Scale:
    known: Words
    reference: ReferenceTables
    _weighed: dict[str, Meaning] = field(default_factory=dict)

    def meaning(self, word: str, loss: float = 0.0) -> Meaning:
        """What a word, as ``spelling_key`` makes it, may mean."""
        if word not in self._weighed:
            number = re.sub(r"[^0-9]", "", word)
            if number and len(number) == len(word):
                self._weighed[word] = Meaning(word, number=number)
            else:
                self._weighed[word] = Meaning(word, self._names(word, loss), self._tambons(word))
        return self._weighed[word]

    def _names(self, word: str, loss: float) -> Fits:
        found: dict[str, float] = {}
        short = typing_slips.without_calling(word)
        for one, less in ((word, loss), (short, loss + _CALLED)):
            if one:
                for name, fit in fits(one, self.known).items():
                    found[name] = max(found.get(name, 0.0), fit - less)
        return found

    def _tambons(self, word: str) -> Fits:
        plain = word.replace(SILENCED, "")
        folded = typing_slips.folded(plain)
        found: dict[str, float] = {}
        for code, tambon in self.reference.tambons.items():
            names = (tambon.name, tambon.district, tambon.province)
            fit = max(_place_fit(plain, folded, *_plain_place(name)) for name in names)
            if fit:
                found[code] = fit
        return found


@lru_cache(maxsize=1_000)
def _plain_place(name: str) -> tuple[str, str]:
    key = search_key(name)
    return key, typing_slips.folded(key)


def _place_fit(word: str, folded: str, place: str, folded_place: str) -> float:
    if word == place:
        return WITHIN
    if len(word) >= 3 and place.startswith(word):
        return WRITTEN_SO
    if len(folded) < 4 or abs(len(folded) - len(folded_place)) > 1:
        return 0.0
    return SLIPPED if OSA.distance(folded, folded_place, score_cutoff=1) <= 1 else 0.0


def fits(word: str, known: Words) -> dict[str, float]:
    """How well the words of names fit a typed word; those that do not are left out.

    Args:
        word: as ``spelling_key`` makes it.
        known: all words of names.
    """
    found: dict[str, float] = _slipped(word, known)
    for name, fit in _sounding(word, known).items():
        found[name] = max(found.get(name, 0.0), fit)
    plain = word.replace(SILENCED, "")
    for name, its_plain in zip(known.all, known.plain, strict=True):
        if plain in its_plain:
            begins = BEGINS if its_plain.startswith(plain) else WITHIN
            found[name] = WHOLE if its_plain == plain else begins
    return found


def _sounding(word: str, known: Words) -> dict[str, float]:
    spoken, key = thai_names.spoken(word), thai_names.sound_key(word)
    found = {}
    for name, near in known.sounding(word).items():
        apart = sound_distance.distance(spoken, thai_names.spoken(name))
        found[name] = (SOUNDS if near == "sound" else CLOSE) - 4 * apart
    if len(key) >= 2:
        # The beginning of a name, spelled otherwise.
        for other, names in known.by_key.items():
            if other.startswith(key):
                found |= {name: PARTLY for name in names if name not in found and _begins_so(spoken, name)}
    return found


def _begins_so(spoken: str, name: str) -> bool:
    beginning = thai_names.spoken(name)[: len(spoken)]
    return sound_distance.distance(spoken, beginning) <= sound_distance.limit(spoken, beginning)


def _slipped(word: str, known: Words) -> dict[str, float]:
    plain = typing_slips.folded(word.replace(SILENCED, ""))
    allowed = typing_slips.slips_allowed(plain)
    if not allowed:
        return {}
    near = process.extract(
        plain, known.folded, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST_SLIPPED, processor=None
    )
    found: dict[str, float] = {known.all[at]: SLIPPED - EACH_SLIP * slips for _text, slips, at in near}
    if len(plain) >= 4:
        beginnings = [name[: len(plain)] for name in known.folded]
        part = process.extract(plain, beginnings, scorer=OSA.distance, score_cutoff=1, limit=_MOST_SLIPPED)
        for _text, slips, at in part:
            found.setdefault(known.all[at], PARTLY - EACH_SLIP * slips)
    return found


def number_typed(text: str) -> tuple[str, ...]:
    """The digits that a typed number may stand in the register as, or nothing where it is no number.

    Args:
        text: with or without dashes, Thai or Arabic digits, with +66.
    """
    plain = arabic_digits(text).strip()
    if not re.fullmatch(r"[\d\s\-–.+()/]*\d[\d\s\-–.+()/]*", plain, re.ASCII):
        return ()
    digits = re.sub(r"\D", "", plain)
    dialled = f"0{digits.removeprefix(phones.THAILAND)}" if plain.startswith("+66") else phones.digits(text)
    return tuple(dict.fromkeys((digits, dialled)))


def one_digit_apart(number: str) -> tuple[str, ...]:
    """All numbers that differ from an ID number in one digit, or in two neighbours that were swapped.

    Args:
        number: thirteen digits.
    """
    changed = {number[:at] + digit + number[at + 1 :] for at in range(len(number)) for digit in "0123456789"}
    swapped = {number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(len(number) - 1)}
    return tuple(sorted((changed | swapped) - {number}))


def begins_with(words: Sequence[str], known: Words) -> ColumnElement[bool]:
    """The condition on ``Citizen`` that the first name is one of some words, by the index on sounds.

    Args:
        words: of the register.
        known: from ``name_index.words``.
    """
    tokens = [known.token_of[word] for word in words if word in known.token_of]
    # The tokens of a person stand with one space between; "!" follows the space.
    return or_(false(), *(and_(Citizen.sound >= one, Citizen.sound < f"{one}!") for one in tokens))
