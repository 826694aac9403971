"""Where the lines of a justified paragraph end, the whole paragraph considered at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# A line that cannot be opened to the margin is far worse than any number of open ones.
_RAGGED = 1_000.0
_LINE = 1.0
_OPEN = 10.0


class Piece(NamedTuple):
    """What stays together on a line.

    Attributes:
        width: of all of it.
        visible: of it where it ends a line: the space at its end hangs over.
        opens: how far its spaces and seams may well be widened together.
        opens_last: the same where it ends a line.
        beyond: how far its spaces may be widened further still before a line stays ragged.
        beyond_last: the same where it ends a line.
    """

    width: float
    visible: float
    opens: float
    opens_last: float
    beyond: float = 0.0
    beyond_last: float = 0.0


def ends(pieces: Sequence[Piece], room: float, first: float) -> list[int]:
    """The number of pieces before each line's end, so that all lines together are opened least.

    Args:
        pieces: none wider than the room.
        room: the width of a line.
        first: how far the first line is moved in.
    """
    count = len(pieces)
    best = [0.0] + [float("inf")] * count
    before = [0] * (count + 1)
    for start in range(count):
        if best[start] == float("inf"):
            continue
        left = room - (0.0 if start else first) + 0.01
        width = opens = beyond = 0.0
        for end in range(start, count):
            piece = pieces[end]
            if end > start and width + piece.visible > left:
                break
            missing = left - width - piece.visible
            last = end + 1 == count
            cost = best[start] + _cost(missing, opens + piece.opens_last, beyond + piece.beyond_last, last)
            if cost < best[end + 1]:
                best[end + 1], before[end + 1] = cost, start
            width += piece.width
            opens += piece.opens
            beyond += piece.beyond
    return _walked_back(before)


def _cost(missing: float, opens: float, beyond: float, last: bool) -> float:
    """How bad a line is that lacks so much, beside how far it may well be opened, and beyond that."""
    if last:
        return _LINE
    if missing > opens + beyond:
        return _RAGGED * (1.0 + missing)
    if missing > opens:
        return _LINE + _OPEN * (1.0 + 9.0 * (missing - opens) / beyond)
    return _LINE + _OPEN * (missing / opens) ** 3 if opens else _LINE


def _walked_back(before: list[int]) -> list[int]:
    found = []
    end = len(before) - 1
    while end:
        found.append(end)
        end = before[end]
    return found[::-1]
