"""A finished line's words into their places: aligned, opened to the margin, Arabic script turned round."""

from __future__ import annotations

from desktop.printing.fonts import UNITS
from desktop.printing.lines import Line, Word
from desktop.printing.runs import JUSTIFY, LEFT, RIGHT, Style
from desktop.printing.shaping import is_arabic

# How far a justified line may open a space, and the seam between two words, in thousandths of the size.
# A seam that opens further reads as a space, and Thai has none between words; a space may, where nothing else
# helps, for it is one already. Then the line stays ragged.
SPACE_OPENS, SPACE_OPENS_AT_MOST = 420, 1_250
SEAM_OPENS = 70
# The share of the room that is left over which stands before a line.
_LEAN = {LEFT: 0.0, JUSTIFY: 0.0, RIGHT: 1.0}
_TURNING = frozenset("()[]{}<>«»‹›“”‘’\"'")


def start_of(style: Style, room: float, first: float, width: float) -> float:
    """Where a line of this width begins."""
    return first + (room - first - width) * _LEAN.get(style.align, 0.5)


def placed(words: list[Word], style: Style, room: float, first: float, *, last: bool) -> Line:
    """Place a finished line's words."""
    while words and words[-1].space and not words[-1].dotted:
        words.pop()
    _spread_dots(words, room - first)
    natural = sum(word.width for word in words)
    if style.align == JUSTIFY and not last:
        _open_up(words, room - first - natural)
    width = sum(word.width for word in words)
    place = start_of(style, room, first, width)
    text = "".join(word.text for word in words)
    phrases = _phrases(words) if any(_arabic(word) for word in words) else [[word] for word in words]
    for phrase in phrases:
        said = place + style.left
        for word in phrase[::-1] if _arabic(phrase[0]) else phrase:
            word.place = place + style.left
            place += word.width
        for word in phrase if _arabic(phrase[0]) else ():
            word.said = said
            said += word.width
    return Line(words, width, text)


def _spread_dots(words: list[Word], room: float) -> None:
    """Dotted places without a width of their own share what the line has left."""
    open_ended = [word for word in words if word.dots and not word.width]
    rest = room - sum(word.width for word in words)
    for word in open_ended:
        word.width = max(rest / len(open_ended), 0.0)


def _open_up(words: list[Word], missing: float) -> None:
    """Widen spaces first, then the seams between words, then spaces further; or leave the line as it is."""
    spaces = [word for word in words if word.space]
    seams = [word for word in words[:-1] if word.breaks and not word.space]
    size = sum(word.size for word in spaces) / UNITS
    seams_open = sum(word.size for word in seams) * SEAM_OPENS / UNITS
    if missing > size * SPACE_OPENS_AT_MOST + seams_open:
        return
    in_seams = min(max(missing - size * SPACE_OPENS, 0.0), seams_open)
    for word in spaces:
        word.width += (missing - in_seams) / len(spaces)
    for word in seams:
        word.width += in_seams / len(seams)


def _phrases(words: list[Word]) -> list[list[Word]]:
    """The words in reading order, apart those of each phrase in Arabic script, which runs from right to left.

    A figure or stroke between two words of a phrase belongs to it, as the Unicode rules for both directions
    say. Brackets and quotation marks end it here, for turned round they would have to be drawn the other way;
    so do two figures in a row, which PDFium would read from left to right.
    """
    phrases: list[list[Word]] = []
    phrase: list[Word] = []
    for word in words:
        if _arabic(word) or (phrase and _goes_along(word, phrase)):
            phrase.append(word)
            continue
        phrases += _without_tail(phrase)
        phrase = []
        phrases.append([word])
    return phrases + _without_tail(phrase)


def _without_tail(phrase: list[Word]) -> list[list[Word]]:
    """The phrase up to its last word in Arabic script, and what follows that."""
    tail: list[Word] = []
    while phrase and not _arabic(phrase[-1]):
        tail.insert(0, phrase.pop())
    return [part for part in (phrase, tail) if part]


def _arabic(word: Word) -> bool:
    return bool(word.shaped) and is_arabic(word.shaped[0].text[0])


def _goes_along(word: Word, phrase: list[Word]) -> bool:
    if word.space:
        return True
    before = next(other for other in reversed(phrase) if not other.space)
    return _arabic(before) and not any(sign.isalpha() or sign in _TURNING for sign in word.text)
