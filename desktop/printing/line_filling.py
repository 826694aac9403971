"""A paragraph's runs into lines of placed words, for a given width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from desktop.printing.fonts import UNITS, Face, font_set
from desktop.printing.line_breaking import (
    ZERO_WIDTH_SPACE,
    Token,
    clusters,
    names_in,
    parts,
    printable,
    small_parts,
    tokens,
)
from desktop.printing.line_fitting import Piece, ends
from desktop.printing.line_placing import (
    SEAM_OPENS,
    SPACE_OPENS,
    SPACE_OPENS_AT_MOST,
    placed,
    start_of,
)
from desktop.printing.lines import Line, Whole, Word
from desktop.printing.runs import BODY, JUSTIFY, LEFT, Part, Run, Stop, Style
from desktop.printing.shaping import Shaped, is_arabic, reads_from_right, shape

# A justified paragraph of which so many lines, and such a share, stay ragged is set ragged altogether.
_SOME, _TOO_MANY = 3, 0.4

Cut = Callable[[str], list[str]]


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
        style.left + start_of(style, room, style.first, whole.width),
    )


@lru_cache(maxsize=20_000)
def _whole(text: str, face: str, size: float, _names: tuple[str, ...]) -> Whole | None:
    """The text on one line; none where it has line ends or Arabic script, or says nothing.

    The names that it holds are asked for because they decide what its words are.
    """
    if printable(text) != text or "\n" in text or any(is_arabic(character) for character in text):
        return None
    words = list(_set_runs([Run(text, face, size)], BODY))
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
            if token.text[0] != ZERO_WIDTH_SPACE:
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
            if token.text[0] != ZERO_WIDTH_SPACE:
                yield _word(token, run, style)


def _word(token: Token, run: Run, style: Style) -> Word:
    size = run.size or style.size
    shaped = set_in_faces(" " * len(token.text) if token.space else token.text, run.face)
    width = sum(piece.width for piece in shaped) * size / UNITS
    return Word(shaped, size, width, token.space, token.breaks, run.dotted)


@lru_cache(maxsize=60_000)
def set_in_faces(text: str, style: str) -> tuple[Shaped, ...]:
    """A word's glyphs, taking the Arabic face or the empty box where the style's own face lacks a letter.

    What readers may turn round, letters and digits, and what lies beyond the first 65,536 characters are
    pieces of their own: each is written in its own way.
    """
    faces = font_set()

    def written_alike(character: str) -> tuple[Face, bool, bool, bool]:
        face = faces.face_for(character, style) or faces.styled(style)
        return face, reads_from_right(character), is_arabic(character), character > "\uffff"

    return tuple(shape(kind[0], "".join(piece)) for kind, piece in groupby(text, written_alike))


def _lines(words: list[Word | Stop], style: Style, room: float, first: float) -> list[Line]:
    if style.align == JUSTIFY:
        fitted = _fitted(words, style, room, first)
        if fitted and not _mostly_ragged(fitted, style.left + room):
            return fitted
        if fitted:
            # A column too narrow for Thai's few spaces: an even ragged edge is calmer than now and then none.
            style = style.but(align=LEFT)
    lines: list[Line] = []
    current: list[Word] = []
    place = first
    for unit in _units(words):
        if isinstance(unit, Stop):
            current.append(Word(width=max(unit.place - place, 0.0)))
            place = max(unit.place, place)
            continue
        widest = max((word.width for word in unit if not word.space and not word.dots), default=0.0)
        # A name wider than any line is cut once less where it begins a line, unless much room is left.
        fresh = widest > room and room - place < room / 2
        for piece in _fitting(unit, room, room - place):
            full = fresh or place + _visible(piece) > room + 0.01
            if current and full and not _ends_value(current, piece):
                fresh = False
                lines.append(placed(current, style, room, first if not lines else 0.0, last=False))
                current, place = [], 0.0
            current += piece
            place += sum(word.width for word in piece)
    lines.append(placed(current, style, room, first if not lines else 0.0, last=True))
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
        lines.append(placed(line, style, room, 0.0 if start else first, last=end == len(units)))
        start = end
    return lines


def _mostly_ragged(lines: list[Line], margin: float) -> bool:
    ends = [max((word.place + word.width for word in line.words), default=0.0) for line in lines[:-1]]
    ragged = sum(end < margin - 0.1 for end in ends)
    return ragged >= _SOME and ragged > len(ends) * _TOO_MANY


def _measured(unit: list[Word]) -> Piece:
    spaces = sum(word.size for word in unit if word.space) / UNITS
    hanging = unit[-1].size / UNITS if unit[-1].space else 0.0
    seam = 0.0 if unit[-1].space or not unit[-1].breaks else unit[-1].size * SEAM_OPENS / UNITS
    further = SPACE_OPENS_AT_MOST - SPACE_OPENS
    return Piece(
        width=sum(word.width for word in unit),
        visible=_visible(unit),
        opens=spaces * SPACE_OPENS + seam,
        opens_last=(spaces - hanging) * SPACE_OPENS,
        beyond=spaces * further,
        beyond_last=(spaces - hanging) * further,
    )


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


def _ends_value(current: list[Word], piece: list[Word]) -> bool:
    """Whether these are the dots behind a value: where it fills its line, they begin no empty one below."""
    return current[-1].dotted and all(word.dots and not word.width for word in piece)


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
    """A word wider than any line, cut where it hurts least: between its words, inside them, anywhere."""
    for shaped in word.shaped:
        yield from _cut(word, shaped.face, shaped.text, room, (parts, small_parts, clusters))


def _cut(word: Word, face: Face, text: str, room: float, ways: Sequence[Cut]) -> Iterator[Word]:
    first, *others = ways
    for part in first(text):
        piece = _piece(word, face, part)
        if piece.width <= room or not others:
            yield piece
        else:
            yield from _cut(word, face, part, room, others)


def _piece(word: Word, face: Face, text: str) -> Word:
    shaped = shape(face, text)
    return replace(word, shaped=(shaped,), width=shaped.width * word.size / UNITS, breaks=True)
