"""What a paragraph is made of: runs of text, dotted places to fill in, stops; and how it is set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.printing.fonts import BOLD, ITALIC, REGULAR

# "TH Sarabun 16 pt" of the Prime Minister's Office's manual on correspondence, in our font's measure.
BODY_SIZE = 10.7
BODY_PITCH = 21.3
LEFT, CENTRE, RIGHT, JUSTIFY = "left", "centre", "right", "justify"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face and size.

    Attributes:
        text: the text; a line end in it begins a new line.
        face: ``regular``, ``bold`` or ``italic``.
        size: in points; 0 takes the paragraph's.
        dotted: it stands on a dotted line, as a value that was filled in.
    """

    text: str
    face: str = REGULAR
    size: float = 0.0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """A dotted line to fill in.

    Attributes:
        width: in points; 0 runs to the end of the line.
    """

    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Stop:
    """What follows begins this far from the paragraph's left edge, where it is not past it already."""

    place: float


Part = Run | Dots | Stop
Content = str | Part | Iterable["str | Part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set; all measures in points.

    Attributes:
        size: the size of the letters.
        pitch: from base line to base line.
        align: ``left``, ``centre``, ``right`` or ``justify``.
        first: how far the first line is moved in.
        left: how far the whole paragraph is moved in.
        before: the space above it.
        after: the space below it.
        face: the face of text that names none.
        grey: how light the ink is, from 0 (black) to 1 (white).
    """

    size: float = BODY_SIZE
    pitch: float = BODY_PITCH
    align: str = LEFT
    first: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    face: str = REGULAR
    grey: float = 0.0

    def but(self, **changes: object) -> Style:
        """The same style with some values changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


BODY = Style()


def bold(text: str, size: float = 0.0) -> Run:
    """Bold text."""
    return Run(text, face=BOLD, size=size)


def italic(text: str, size: float = 0.0) -> Run:
    """Italic text."""
    return Run(text, face=ITALIC, size=size)


def filled(text: str) -> Run:
    """A value on a dotted line, with a little air on both sides."""
    return Run(f"\u00a0{text}\u00a0" if text else "\u00a0", dotted=True)


def parts(content: Content, face: str) -> tuple[Part, ...]:
    """Content as runs, plain text taking the given face."""
    if isinstance(content, str):
        return (Run(content, face=face),)
    if isinstance(content, (Run, Dots, Stop)):
        return (content,)
    return tuple(Run(part, face=face) if isinstance(part, str) else part for part in content)
