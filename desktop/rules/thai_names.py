"""Thai names: one way to write them, and keys that forgive how they are spelled."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from desktop.rules import thai_sounds
from desktop.rules.thai_date import arabic_digits

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TONES = "\u0e48-\u0e4b"
_VOWELS_ABOVE_AND_BELOW = "\u0e31\u0e34-\u0e3a\u0e47"

# How the same letters come from other keyboards, scanners and old programs, and the one order we keep.
_ONE_ORDER = (
    (re.compile("\u0e40\u0e40"), "\u0e41"),  # two SARA E typed for one SARA AE
    (re.compile(f"\u0e4d([{_TONES}]?)\u0e32"), "\\1\u0e33"),  # NIKHAHIT and SARA AA for SARA AM
    (re.compile(f"([{_TONES}])\u0e4d\u0e32"), "\\1\u0e33"),
    (re.compile(f"\u0e33([{_TONES}])"), "\\1\u0e33"),  # the tone mark stands before SARA AM
    (re.compile(f"([{_TONES}\u0e4c])([{_VOWELS_ABOVE_AND_BELOW}])"), "\\2\\1"),  # and after any other vowel
    (re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+"), "\\1"),  # a mark typed twice is seen once
)
SILENCED = "\u0e4c"
_MARKS = re.compile("[\u0e47-\u0e4e]")
_SOUNDED_MARKS = re.compile("[\u0e47-\u0e4b\u0e4d\u0e4e]")
_NO_MARKS = re.compile("[^\u0e47-\u0e4e]")
# Letters of other scripts; some signs are among them, too.
_FOREIGN = re.compile(r"[^\W\d_\u0e00-\u0e7f]")
_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
# Greater than every Thai letter: names in other scripts follow the Thai ones.
_AFTER_THAI = "\ue000"
_SIGNS = re.compile(r"[.,'’`\"()\-–_/]+")


# The same few thousand names come again and again.
@lru_cache(maxsize=50_000)
def clean(text: str) -> str:
    """The text in one spelling of its letters: marks in order, no invisible signs, single spaces.

    Args:
        text: as typed, scanned or sent.

    Returns:
        The text as it is stored; cleaning it again changes nothing.
    """
    cleaned = unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", text).split()))
    while True:
        ordered = cleaned
        for pattern, replacement in _ONE_ORDER:
            ordered = pattern.sub(replacement, ordered)
        ordered = unicodedata.normalize("NFC", ordered)
        if ordered == cleaned:
            return cleaned
        cleaned = ordered


def search_key(text: str) -> str:
    """The text as the counter's search compares it: no tone or silencing marks, no signs, no capitals.

    Args:
        text: a name or a part of one.
    """
    return _search_key(text)


def spelling_key(text: str) -> str:
    """The text as ``search_key`` makes it, but silenced letters stay known as such: they have no sound.

    Args:
        text: a name or a part of one.
    """
    return _plain(text, _SOUNDED_MARKS)


@lru_cache(maxsize=20_000)
def _search_key(text: str) -> str:
    return _plain(text, _MARKS)


def _plain(text: str, left_out: re.Pattern[str]) -> str:
    unmarked = left_out.sub("", clean(text))
    return " ".join(arabic_digits(_SIGNS.sub(" ", unmarked)).casefold().split())


def sound_key(text: str) -> str:
    """The text by its sound, coarsely: one key for the spellings of a name, and for a few other names.

    Args:
        text: a given name or a family name.

    Returns:
        Latin letters for Thai text, else the search key without spaces.
    """
    return _sound_key(clean(text))


def spoken(text: str) -> str:
    """The sounds of a name in their order, by which ``sound_distance`` compares it.

    Args:
        text: a given name or a family name.
    """
    return _spoken(clean(text))


_sound_key = lru_cache(maxsize=50_000)(thai_sounds.key)
_spoken = lru_cache(maxsize=50_000)(thai_sounds.spoken)


def full_name(title: str, first_name: str, last_name: str) -> str:
    """A person's name as papers write it: title and first name without a space, then the last name.

    Args:
        title: such as นาย.
        first_name: given name.
        last_name: family name; many people have none.
    """
    between = " " if title and first_name[:1].isascii() else ""
    return " ".join(part for part in (f"{title}{between}{first_name}".strip(), last_name) if part)


def sort_key(text: str) -> str:
    """The text as a Thai dictionary orders it, for comparing letter by letter.

    A vowel written before its consonant counts after it, and tone marks only decide between words that are
    otherwise the same (Royal Institute Dictionary, order of words). Letters of other scripts follow the Thai
    ones, as the Unicode collation for Thai has them.

    Args:
        text: a name.
    """
    ordered = _LEADING_VOWEL.sub(r"\2\1", clean(text).casefold())
    # Most names are Thai throughout.
    if _FOREIGN.search(ordered) or _MARKS.match(ordered):
        return _mixed_sort_key(ordered)
    if not _MARKS.search(ordered):
        return f"{ordered}\t"
    return f"{_MARKS.sub('', ordered)}\t{_NO_MARKS.sub(' ', ordered)[1:].rstrip()}"


def _mixed_sort_key(ordered: str) -> str:
    letters: list[str] = []
    marks: list[str] = []
    for letter in ordered:
        if _MARKS.match(letter) and letters:
            marks[-1] += letter
        else:
            letters.append(letter if _is_thai_or_sign(letter) else _AFTER_THAI + letter)
            marks.append("")
    return f"{''.join(letters)}\t{' '.join(marks).rstrip()}"


def _is_thai_or_sign(letter: str) -> bool:
    return "\u0e00" <= letter <= "\u0e7f" or not letter.isalpha()
