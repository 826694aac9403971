"""A paragraph's runs into lines of placed words, for a given width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.printing.fonts import UNITS, Face, font_set
from desktop.printing.line_breaking import Token, clusters, names_in, parts, printable, tokens
from desktop.printing.line_fitting import Piece, ends
from desktop.printing.runs import BODY, JUSTIFY, LEFT, RIGHT, Part, Run, Stop, Style
from desktop.printing.shaping import Shaped, is_arabic, shape

# How far a justified line may open a space, and the seam between two words, in thousandths of the size.
# A seam that opens further reads as a space, and Thai has none between words: then the line stays ragged.
_SPACE_OPENS = 420
_SEAM_OPENS = 70
# The share of the room that is left over which stands before a line.
_LEAN = {LEFT: 0.0, JUSTIFY: 0.0, RIGHT: 1.0}


@dataclass(slots=True)
class Word:
    """An unbreakable piece of a line.

    Attributes:
        shaped: its glyphs, one entry for each face it needs.
        size: of its letters.
        width: in points, as set in this line.
        space: whether it is white space.
        breaks: whether a line may end after it.
        dotted: whether it stands on a dotted line.
        dots: whether it is a dotted place without text.
        place: where it begins, from the line's left edge.
    """

    shaped: tuple[Shaped, ...] = ()
    size: float = 0.0
    width: float = 0.0
    space: bool = False
    breaks: bool = False
    dotted: bool = False
    dots: bool = False
    place: float = 0.0

    @property
    def text(self) -> str:
        """The characters that the word stands for."""
        return "".join(shaped.text for shaped in self.shaped)


class Line:
    """One line of a paragraph.

    Args:
        words: placed, in reading order.
        width: of all words together.
        text: what the line says, in reading order.
        whole: the same line as it is kept for every place that says the same.
        start: where the kept line begins here, from the paragraph's left edge.
    """

    __slots__ = ("_words", "start", "text", "whole", "width")

    def __init__(
        self, words: list[Word], width: float, text: str, whole: Whole | None = None, start: float = 0.0
    ) -> None:
        self._words = words
        self.width = width
        self.text = text
        self.whole = whole
        self.start = start

    @property
    def words(self) -> list[Word]:
        """The words, placed, in reading order."""
        if self.start:
            return [replace(word, place=word.place + self.start) for word in self._words]
        return self._words


@dataclass(slots=True, eq=False)
class Whole:
    """A text of one face and size on one line, kept for all places of all papers that say the same.

    Attributes:
        words: placed from zero.
        width: of all words together.
        text: what the line says.
        size: of its letters.
        written: what the writing of the line keeps of it.
    """

    words: list[Word]
    width: float
    text: str
    size: float
    written: object = None


def fill(content: Iterable[Part], style: Style, width: float) -> list[Line]:
    """Break and place a paragraph.

    Args:
        content: the paragraph's runs.
        style: how it is set.
        width: of the frame it stands in.
    """
    room = max(width - style.left, style.size)
    if isinstance(content, (tuple, list)) and len(content) == 1:
        line = _on_one_line(content[0], style, room)
        if line is not None:
            return [line]
    lines: list[Line] = []
    for paragraph in _paragraphs(content, style):
        lines += _lines(paragraph, style, room, first=style.first if not lines else 0.0)
    return lines


def _on_one_line(part: Part, style: Style, room: float) -> Line | None:
    """The line of a text that needs no breaking: nearly every cell of a table."""
    if not isinstance(part, Run) or part.dotted:
        return None
    whole = _whole(part.text, part.face, part.size or style.size, names_in(part.text))
    if whole is None or style.first + whole.width > room:
        return None
    return Line(
        whole.words,
        whole.width,
        whole.text,
        whole,
        style.left + _start(style, room, style.first, whole.width),
    )


def _start(style: Style, room: float, first: float, width: float) -> float:
    """Where a line of this width begins."""
    return first + (room - first - width) * _LEAN.get(style.align, 0.5)


@lru_cache(maxsize=20_000)
def _whole(text: str, face: str, size: float, _names: tuple[str, ...]) -> Whole | None:
    """The text on one line; none where it has line ends or Arabic script, or says nothing.

    The names that it holds are asked for because they decide what its words are.
    """
    if printable(text) != text or "\n" in text or any(is_arabic(character) for character in text):
        return None
    words = [_word(token, Run(text, face, size), BODY) for token in tokens(text)]
    while words and words[-1].space:
        words.pop()
    place = 0.0
    for word in words:
        word.place = place
        place += word.width
    return Whole(words, place, "".join(word.text for word in words), size) if words else None


def _paragraphs(content: Iterable[Part], style: Style) -> Iterator[list[Word | Stop]]:
    """The runs as words, one list for each line end the text asks for."""
    current: list[Part] = []
    for part in content:
        text = printable(part.text) if isinstance(part, Run) else ""
        if not isinstance(part, Run) or (text is part.text and "\n" not in text):
            current.append(part)
            continue
        first, *others = text.split("\n")
        current.append(replace(part, text=first))
        for other in others:
            yield _words(current, style)
            current = [replace(part, text=other)]
    yield _words(current, style)


def _words(content: list[Part], style: Style) -> list[Word | Stop]:
    words: list[Word | Stop] = []
    pending: list[Run] = []
    for part in content:
        if isinstance(part, Run):
            pending.append(part)
            continue
        words += _set_runs(pending, style)
        pending = []
        words.append(
            part if isinstance(part, Stop) else Word(width=part.width, dots=True, breaks=True, dotted=True)
        )
    return words + list(_set_runs(pending, style))


def _set_runs(runs: list[Run], style: Style) -> Iterator[Word]:
    if len(runs) == 1:
        for token in tokens(runs[0].text):
            yield _word(token, runs[0], style)
        return
    # Breaks are looked for in the whole text, so that a bold word may be followed by its closing bracket.
    found = iter(tokens("".join(run.text for run in runs)))
    rest: Token | None = None
    for run in runs:
        length = len(run.text)
        while length > 0:
            token = rest or next(found)
            rest = None
            if len(token.text) > length:
                rest = token._replace(text=token.text[length:])
                token = token._replace(text=token.text[:length], breaks=False)
            length -= len(token.text)
            yield _word(token, run, style)


def _word(token: Token, run: Run, style: Style) -> Word:
    size = run.size or style.size
    shaped = set_in_faces(" " * len(token.text) if token.space else token.text, run.face)
    width = sum(piece.width for piece in shaped) * size / UNITS
    return Word(shaped, size, width, token.space, token.breaks, run.dotted)


@lru_cache(maxsize=60_000)
def set_in_faces(text: str, style: str) -> tuple[Shaped, ...]:
    """A word's glyphs, taking the Arabic face or the empty box where the style's own face lacks a letter."""
    faces = font_set()
    pieces: list[tuple[Face, str]] = []
    for character in text:
        face = faces.face_for(character, style) or faces.styled(style)
        if pieces and pieces[-1][0] is face:
            pieces[-1] = (face, pieces[-1][1] + character)
        else:
            pieces.append((face, character))
    return tuple(shape(face, piece) for face, piece in pieces)


def _lines(words: list[Word | Stop], style: Style, room: float, first: float) -> list[Line]:
    if style.align == JUSTIFY:
        fitted = _fitted(words, style, room, first)
        if fitted:
            return fitted
    lines: list[Line] = []
    current: list[Word] = []
    place = first
    for unit in _units(words):
        if isinstance(unit, Stop):
            current.append(Word(width=max(unit.place - place, 0.0)))
            place = max(unit.place, place)
            continue
        for piece in _fitting(unit, room, room - place):
            if current and place + _visible(piece) > room + 0.01:
                lines.append(_ended(current, style, room, first if not lines else 0.0, last=False))
                current, place = [], 0.0
            current += piece
            place += sum(word.width for word in piece)
    lines.append(_ended(current, style, room, first if not lines else 0.0, last=True))
    return lines


def _fitted(words: list[Word | Stop], style: Style, room: float, first: float) -> list[Line]:
    """A justified paragraph's lines, fitted all together; none where stops, dots or long words forbid it."""
    units = [unit for unit in _units(words) if not isinstance(unit, Stop)]
    plain = not any(isinstance(word, Stop) or word.dots for word in words)
    if not plain or any(_visible(unit) > room - first for unit in units):
        return []
    lines, start = [], 0
    for end in ends([_measured(unit) for unit in units], room, first):
        line = [word for unit in units[start:end] for word in unit]
        lines.append(_ended(line, style, room, 0.0 if start else first, last=end == len(units)))
        start = end
    return lines


def _measured(unit: list[Word]) -> Piece:
    opens = sum(word.size * _SPACE_OPENS for word in unit if word.space) / UNITS
    seam = 0.0 if unit[-1].space or not unit[-1].breaks else unit[-1].size * _SEAM_OPENS / UNITS
    hanging = unit[-1].size * _SPACE_OPENS / UNITS if unit[-1].space else 0.0
    return Piece(sum(word.width for word in unit), _visible(unit), opens + seam, opens - hanging)


def _units(words: list[Word | Stop]) -> Iterator[list[Word] | Stop]:
    """What must stay together: words up to the next place where a line may end."""
    unit: list[Word] = []
    for word in words:
        if isinstance(word, Stop):
            if unit:
                yield unit
            yield word
            unit = []
            continue
        unit.append(word)
        if word.breaks:
            yield unit
            unit = []
    if unit:
        yield unit


def _visible(unit: list[Word]) -> float:
    """The unit's width without the space at its end, which may hang over the line's end."""
    width = sum(word.width for word in unit)
    return width - unit[-1].width if unit[-1].space else width


def _fitting(unit: list[Word], room: float, left: float) -> Iterator[list[Word]]:
    """The unit itself, or its parts where it is longer than any line."""
    if _visible(unit) <= max(room, left):
        yield unit
        return
    for word in unit:
        if word.width <= room or word.space or word.dots:
            yield [word]
        else:
            yield from ([piece] for piece in _torn(word, room))


def _torn(word: Word, room: float) -> Iterator[Word]:
    for shaped in word.shaped:
        for part in parts(shaped.text):
            piece = _piece(word, shaped.face, part)
            if piece.width <= room:
                yield piece
            else:
                yield from (_piece(word, shaped.face, cluster) for cluster in clusters(part))


def _piece(word: Word, face: Face, text: str) -> Word:
    shaped = shape(face, text)
    return replace(word, shaped=(shaped,), width=shaped.width * word.size / UNITS, breaks=True)


def _ended(words: list[Word], style: Style, room: float, first: float, *, last: bool) -> Line:
    """Place a finished line's words."""
    while words and words[-1].space and not words[-1].dotted:
        words.pop()
    _spread_dots(words, room - first)
    natural = sum(word.width for word in words)
    if style.align == JUSTIFY and not last:
        _open_up(words, room - first - natural)
    width = sum(word.width for word in words)
    place = _start(style, room, first, width)
    text = "".join(word.text for word in words)
    for word in _in_sight_order(words) if any(_arabic(word) for word in words) else words:
        word.place = place + style.left
        place += word.width
    return Line(words, width, text)


def _spread_dots(words: list[Word], room: float) -> None:
    """Dotted places without a width of their own share what the line has left."""
    open_ended = [word for word in words if word.dots and not word.width]
    rest = room - sum(word.width for word in words)
    for word in open_ended:
        word.width = max(rest / len(open_ended), 0.0)


def _open_up(words: list[Word], missing: float) -> None:
    """Widen spaces first, then the seams between words; a line that needs more stays as it is."""
    spaces = [word for word in words if word.space]
    seams = [word for word in words[:-1] if word.breaks and not word.space]
    opens = sum(word.size for word in spaces) * _SPACE_OPENS / UNITS
    seam_opens = sum(word.size for word in seams) * _SEAM_OPENS / UNITS
    if missing > opens + seam_opens:
        return
    in_spaces = min(missing, opens)
    for word in spaces:
        word.width += in_spaces / len(spaces)
    for word in seams:
        word.width += (missing - in_spaces) / len(seams)


def _in_sight_order(words: list[Word]) -> list[Word]:
    """The words from left to right, neighbours in Arabic script turned round."""
    ordered: list[Word] = []
    phrase: list[Word] = []
    for word in words:
        if _arabic(word) or (phrase and word.space):
            phrase.append(word)
            continue
        ordered += _turned(phrase)
        phrase = []
        ordered.append(word)
    return ordered + _turned(phrase)


def _turned(phrase: list[Word]) -> list[Word]:
    tail: list[Word] = []
    while phrase and phrase[-1].space:
        tail.insert(0, phrase.pop())
    return phrase[::-1] + tail


def _arabic(word: Word) -> bool:
    return bool(word.shaped) and is_arabic(word.shaped[0].text[0])
