"""Which part of a shown name is the part that was typed."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.rules.thai_names import search_key

Span = tuple[int, int]


def spans(shown: str, parts: Iterable[str]) -> tuple[Span, ...]:
    """Where parts stand in a shown text, as beginnings and ends, in order and apart.

    Args:
        shown: what is seen, with its tone marks.
        parts: what was typed, as ``search_key`` makes it; those that are not in the text are left out.
    """
    keys = [" " if letter.isspace() else search_key(letter) for letter in shown]
    plain = "".join(keys)
    # The place in the shown text of each letter of the plain one.
    places = [at for at, key in enumerate(keys) for _each in key]
    found = []
    for part in parts:
        start = plain.find(part) if part else -1
        if start >= 0:
            last = start + len(part) - 1
            # Marks that the search leaves out belong to the letter before them.
            end = places[last + 1] if last + 1 < len(places) else len(shown)
            found.append((places[start], end))
    return _joined(sorted(found))


def _joined(found: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
