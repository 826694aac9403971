"""How far two spoken names are from each other, and how far two spellings of one name may be.

The distance is that of Levenshtein with weights: each step costs as much as it tells two names apart. The
steps and their order come from how Malay and Arabic names are written in Thai letters; the figures were tuned
with pairs of names (``tests/rules/pairs``), a third of which was never looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from desktop.rules.thai_sounds import VOWELS

# What no writer takes for the other.
_FAR = 1.2
_OTHER_KIND = 2.0
_Costs = Mapping[frozenset[str], float]


def _costs(*rows: tuple[float, str]) -> _Costs:
    return {frozenset(pair): cost for cost, pairs in rows for pair in pairs.split()}


# ฟาตีเมาะ and ปาตีเมาะ, กอดีเยาะ and คอดีเยาะ, อาอีชะฮ์ and อาอีซะห์, ตอเย็บ and ฏอเย็บ.
_BEGINNING = _costs((0.15, "pP Pf kK pf"), (0.35, "sc tT"), (0.6, "nN"), (0.9, "dt bp"))
_WORD_BEGINNING = {**_BEGINNING, frozenset("jy"): 0.35}
# Before another consonant: only breath is lost.
_CLOSING = _costs((0.1, "pb pf dt tT kK bf"), (0.3, "nN"), (0.3, "lr"), (0.5, "mn mN"))
# At the end of the name: ไฟซอล and ไฟซอน, ซูไฮมิน and ซูไฮมิง, อิบรอฮิม and อิบรอเฮง.
_ENDING = _costs((0.1, "pb pf dt tT kK bf"), (0.2, "ln"), (0.25, "nN mN mn"), (0.3, "lr"), (0.36, "rn"))
# Only there is -m said as -ng; บุญสม and บุญส่ง are two names.
_THIN = "ieE"
_BROAD_ENDING = {**_ENDING, frozenset("mn"): 0.6, frozenset("mN"): 0.6}

_VOWEL = _costs(
    (0.05, "aA"),
    (0.1, "va vo"),
    (0.15, "uo oO"),  # มูฮัมหมัด and โมฮัมหมัด
    (0.2, "IY ie eE aO AO"),  # อิบรอฮิม and อิบรอเหม, ราฮิม and รอฮิม
    (0.3, "Ua UA UO Ue Ui UX uU uO Xe ao Ao EA Ea vU vA"),  # ดือราแม and ดอราแม
    (0.36, "vO"),
    # มะหะมัด and มูฮัมหมัด are one name by origin, but people bear them as two.
    (0.7, "au Au vu"),
)
_FIRST_VOWEL = _costs((0.05, "aA"), (0.15, "uo ie"), (0.3, "aO AO oO"))
# The last vowel tells a man from a woman: รอซีดี and รอซีดะ. But -ah is said -o in Patani Malay.
_LAST_VOWEL = _costs((0.1, "aA"), (0.3, "uo oO ie eE"), (0.35, "aO AO"))

# A vowel within the name that one writer leaves out: สะมะแอ and สมะแอ, รอมือลี and รอมลี.
_VOWEL_OUT = {"v": 0.1, "a": 0.15, "U": 0.25, "o": 0.25, "X": 0.3, "O": 0.35, "A": 0.45, "i": 0.5, "u": 0.6}
_ENDING_OUT = {"r": 0.15, "l": 0.25, "k": 0.3, "s": 0.36, "p": 0.36}
_CLOSING_OUT = {"r": 0.3, "l": 0.4, "k": 0.5}

_LEAST, _MOST, _EACH, _FREE = 0.24, 0.8, 0.1, 0.05
# แว, นิ, ต่วน and เจ๊ะ stand before a name that is short by itself: นิมะ is a man, นิเมาะ a woman.
_BEFORE_NAMES = ("wE", "ni", "tuan", "je")


def limit(one: str, other: str) -> float:
    """How far two spellings of one name may be apart; a short name must be written more alike.

    Args:
        one: a spoken name.
        other: another.
    """
    return min(_MOST, max(_LEAST, _EACH * min(_length(one), _length(other)) - _FREE))


def _length(word: str) -> int:
    word = word.removeprefix(next((before for before in _BEFORE_NAMES if word.startswith(before)), ""))
    # Between two vowels the throat closes, which is a sound as well: อาอีเสาะ.
    return len(word) + sum(pair[0] in VOWELS and pair[1] in VOWELS for pair in pairwise(word))


@lru_cache(maxsize=100_000)
def distance(one: str, other: str) -> float:
    """How far two spoken names are from each other; 0 is the same sound.

    Args:
        one: as ``thai_sounds.spoken`` makes it.
        other: another.
    """
    mine, theirs = _outs(one), _outs(other)
    above = [0.0]
    for cost in theirs:
        above.append(above[-1] + cost)
    for at, gone in enumerate(mine):
        row = [above[0] + gone]
        for place, come in enumerate(theirs):
            changed = above[place] + _changed(one, at, other, place)
            row.append(min(changed, above[place + 1] + gone, row[place] + come))
        above = row
    return round(above[-1], 3)


def _changed(one: str, at: int, other: str, place: int) -> float:
    mine, theirs = one[at], other[place]
    if mine == theirs:
        return 0.0
    if (mine in VOWELS) != (theirs in VOWELS):
        return _OTHER_KIND
    costs = _vowel_costs if mine in VOWELS else _consonant_costs
    return costs(one, at, other, place).get(frozenset((mine, theirs)), _FAR)


def _vowel_costs(one: str, at: int, other: str, place: int) -> _Costs:
    if at == len(one) - 1 and place == len(other) - 1:
        return _LAST_VOWEL
    return _FIRST_VOWEL if at == place == 0 else _VOWEL


def _consonant_costs(one: str, at: int, other: str, place: int) -> _Costs:
    if at == len(one) - 1 and place == len(other) - 1:
        return _ENDING if one[at - 1] in _THIN and other[place - 1] in _THIN else _BROAD_ENDING
    if _closes(one, at) and _closes(other, place):
        return _CLOSING
    return _WORD_BEGINNING if at == place == 0 else _BEGINNING


def _closes(word: str, at: int) -> bool:
    return at > 0 and (at == len(word) - 1 or word[at + 1] not in VOWELS)


@lru_cache(maxsize=100_000)
def _outs(word: str) -> tuple[float, ...]:
    around = f" {word} "
    return tuple(_out(*around[at : at + 3]) for at in range(len(word)))


def _out(before: str, sound: str, after: str) -> float:
    if sound in VOWELS:
        return _vowel_out(before, sound, after)
    if sound in "hyw":
        return _weak_out(before, sound, after)
    if after == " ":
        return _ending_out(before, sound)
    if before in VOWELS and after not in VOWELS:
        return _CLOSING_OUT.get(sound, 1.0)
    return _FAR


def _vowel_out(before: str, sound: str, after: str) -> float:
    if after == " ":
        return _FAR
    if before == " ":
        # อิบรอเฮง and บือราเฮง; less than a whole sound, more than a spelling: อิสมาแอ and สะมะแอ are two.
        return 0.5 if sound == "i" and after in "sb" else 0.9
    if before in VOWELS or after in VOWELS:
        return 0.35 if sound in "aAi" else 0.6
    return _VOWEL_OUT.get(sound, 0.7)


def _weak_out(before: str, sound: str, after: str) -> float:
    between = before in VOWELS and after in VOWELS
    if sound == "h":
        return 0.6 if before == " " else 0.31 if between else 0.15
    glides = between and (before in "iI" if sound == "y" else before in "uoOW" or after == "u")
    return 0.15 if glides else 0.9  # เฟาซียะ and เฟาซีอะ, ดาวุด and ดาอุด


def _ending_out(before: str, sound: str) -> float:
    if before in "uo" and sound in "pbfs":
        return 0.15  # ยูโซะ and ยูโซฟ, ยูนุ and ยูนุส
    if before in "aA" and sound == "s":
        return 0.5  # ประภา and ประพาส
    if before in "eE" and sound == "p":
        return 0.3  # ตอเยะ and ตอเย็บ
    if before in _THIN and sound == "N":
        return 0.4  # รอฮานี and รอฮานิง: Patani Malay ends a thin vowel through the nose
    return _ENDING_OUT.get(sound, 0.9)
