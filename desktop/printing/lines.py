"""A line of words, placed: what the filling of a paragraph makes and the writing of a page takes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.printing.shaping import Shaped


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
        said: where readers that go by places shall find it, where that is not where it stands: the words of a
            phrase in Arabic script stand from right to left.
    """

    shaped: tuple[Shaped, ...] = ()
    size: float = 0.0
    width: float = 0.0
    space: bool = False
    breaks: bool = False
    dotted: bool = False
    dots: bool = False
    place: float = 0.0
    said: float | None = None

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
