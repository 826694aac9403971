"""A name as lists write it: its title joined or apart, first and last name in one cell or in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from desktop.rules.lists.cells import clean

# Titles that lists spell otherwise than the reference table.
_SPELLED: Mapping[str, str] = {
    "นส": "น.ส.",
    "น.ส": "น.ส.",
    "นส.": "น.ส.",
    "นางสาว": "นางสาว",
    "นาย": "นาย",
    "นาง": "นาง",
    "ดช": "ด.ช.",
    "ดช.": "ด.ช.",
    "ด.ช": "ด.ช.",
    "ดญ": "ด.ญ.",
    "ดญ.": "ด.ญ.",
    "ด.ญ": "ด.ญ.",
    "mr": "Mr.",
    "mrs": "Mrs.",
    "miss": "Miss",
}
# Parts of a name that stand apart before it; they belong to the first name.
_BEFORE_FIRST = frozenset("นิ แว เจ๊ะ เจะ ต่วน ตวน หะยี ฮัจยี หัจยี ซัยยิด สาอิด เจ๊ะอุเซ็ง".split())
_NICKNAME = re.compile(r"\(([^()]*)\)|[\"“”']([^\"“”']+)[\"“”']")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts.

    Attributes:
        title: such as นาย, or empty.
        first: the given name.
        last: the family name, or empty.
        other: a name in brackets, or empty.
    """

    title: str = ""
    first: str = ""
    last: str = ""
    other: str = ""


def title_of(plain: str, titles: Iterable[str]) -> str:
    """A title as the reference table spells it; one that it does not have stays as it is.

    Args:
        plain: as it stands in a cell of its own.
        titles: of the reference table.
    """
    squeezed = plain.replace(" ", "")
    known = {title.replace(" ", ""): title for title in titles}
    found = known.get(squeezed) or _SPELLED.get(squeezed.casefold()) or known.get(f"{squeezed}.")
    return found or known.get(squeezed.rstrip(".")) or plain


def parted(plain: str, titles: Iterable[str]) -> Name:
    """A whole name in one cell, taken apart.

    Args:
        plain: such as ``นายอับดุลเลาะ  มะแซ``.
        titles: of the reference table.
    """
    other = " ".join(part for found in _NICKNAME.finditer(plain) for part in found.groups() if part)
    title, rest = untitled(_NICKNAME.sub(" ", plain), titles)
    words = [word for word in rest.split() if word not in ("-", "–")]
    if not words:
        return Name(title=title, other=clean(other))
    first = 2 if words[0] in _BEFORE_FIRST and len(words) > 2 else 1
    return Name(title, " ".join(words[:first]), " ".join(words[first:]), clean(other))


def untitled(plain: str, titles: Iterable[str]) -> tuple[str, str]:
    """The title that a name begins with, and the name without it.

    Args:
        plain: a name.
        titles: of the reference table.
    """
    cleaned = clean(plain)
    for pattern, title in _patterns(tuple(titles)):
        found = pattern.match(cleaned)
        if found:
            return title, cleaned[found.end() :].strip()
    return "", cleaned


@lru_cache(maxsize=4)
def _patterns(titles: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    spelled = {title: title for title in titles} | dict(_SPELLED)
    longest_first = sorted(spelled.items(), key=lambda pair: -len(pair[0]))
    return tuple((_pattern(spelling), title) for spelling, title in longest_first)


def _pattern(spelling: str) -> re.Pattern[str]:
    written = r"\s*".join(re.escape(letter) for letter in spelling if letter != " ")
    # A title without a point, Latin or of two letters, is one only where the name is set apart from it:
    # names begin with such letters too. No name begins with a mark or a vowel that follows its consonant.
    apart = spelling.isascii() or (not spelling.endswith(".") and len(spelling) < 3)
    behind = r"[\s.]+(?=\S)" if apart else r"\.?\s*(?=[^\s.ะาำัิีึืุูๅ็่้๊๋์])(?=\S{2,}|\S+\s)"
    return re.compile(written + behind, re.IGNORECASE)
