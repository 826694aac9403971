"""Sheets of paper: sizes, margins, page numbers, the number with its code, what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from desktop.printing.emblems import CM, draw_qr
from desktop.printing.fonts import BOLD
from desktop.printing.line_breaking import clusters, tokens
from desktop.printing.runs import CENTRE, RIGHT, Style
from desktop.printing.thai_text import PaperCanvas, Paragraph, base_line
from desktop.rules.thai_date import arabic_digits, thai_digits

A4, A5 = "A4", "A5"
DASHES, OF, NONE = "dashes", "of", "none"
LANGUAGE = "th-TH"
_FOOT = Style(size=7.6, pitch=10, grey=0.35)
_MARK = Style(size=12, pitch=16, face=BOLD, align=RIGHT)
_QR_SIDE = 33.0
# Three lines of a number stand between the text and the paper's edge; nobody reads more.
_LONGEST_NUMBER, _LINES_OF_NUMBER = 400, 3
_ROOM_FOR_PAGES = 70.0
_LONGEST_CATCHWORD, _CATCHWORD_SHARE = 16, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A size of paper with its margins, all in points, and how its pages are numbered.

    Attributes:
        width: of the paper.
        height: of the paper.
        left: the left margin.
        right: the right margin.
        top: the upper margin of the first page.
        later_top: the upper margin of the pages after it.
        bottom: the lower margin.
        pages: ``dashes`` for "- ๒ -" from the second page on, with the next page's first words at the foot of
            the one before; ``of`` for page x of y; ``none``.
        thai_numerals: whether what stands in the margins has Thai numerals, as in letters, memos and
            certificates; registers, tables, money and identity numbers have Arabic ones.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    later_top: float
    bottom: float
    pages: str = OF
    thai_numerals: bool = False

    def digits(self, text: str) -> str:
        """The text with the numerals of this paper."""
        return thai_digits(text) if self.thai_numerals else arabic_digits(text)

    @property
    def room(self) -> tuple[float, float]:
        """Width and height between the first page's margins."""
        return self.width - self.left - self.right, self.height - self.top - self.bottom


# Letters and memos: the regulation on correspondence B.E. 2526 and its manual on typing with a computer.
LETTER = Paper(
    width=595.276,
    height=841.89,
    left=3 * CM,
    right=2 * CM,
    top=1.5 * CM,
    later_top=2.5 * CM,
    bottom=2 * CM,
    pages=DASHES,
    thai_numerals=True,
)
FORM = Paper(
    width=595.276,
    height=841.89,
    left=2 * CM,
    right=1.7 * CM,
    top=1.4 * CM,
    later_top=1.6 * CM,
    bottom=1.9 * CM,
)
SLIP = Paper(
    width=419.528,
    height=595.276,
    left=1.4 * CM,
    right=1.4 * CM,
    top=1.1 * CM,
    later_top=1.3 * CM,
    bottom=1.9 * CM,
)

# A4 on its side, for lists with places to sign.
WIDE = Paper(
    width=841.89,
    height=595.276,
    left=1.7 * CM,
    right=1.7 * CM,
    top=1.4 * CM,
    later_top=1.4 * CM,
    bottom=1.9 * CM,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What every page of one document says besides its own text.

    Attributes:
        title: the paper's title.
        number: the document's number; empty where it has none.
        code: what a scanner reads from the first page and the last; empty draws none.
        author: the office that issues it.
        mark: a word in the upper corner of every page, such as สำเนา or ร่าง.
        crest: the crest's picture; empty leaves a framed place.
    """

    title: str
    number: str = ""
    code: str = ""
    author: str = ""
    mark: str = ""
    crest: bytes = b""


class NumberedCanvas(PaperCanvas):
    """A PDF whose pages are finished when their number is known.

    Args:
        target: where the PDF is written to.
        paper: its size and page numbers.
        imprint: what its margins say.
        options: what ReportLab's canvas takes.
    """

    def __init__(self, target: object, paper: Paper, imprint: Imprint, **options: object) -> None:
        self._paper = paper
        self._imprint = imprint
        self._finished: list[dict[str, Any]] = []
        super().__init__(target, **options)
        self.crest = imprint.crest

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._finished)

    def showPage(self) -> None:  # noqa: N802
        """Keep the page until the last one is known."""
        self._finished.append(dict(self.__dict__))
        self.written = []
        self._startPage()

    def save(self) -> None:
        """Finish every page and write the PDF."""
        for number, page in enumerate(self._finished, 1):
            self.__dict__.update(page)
            self._finish(number)
            super().showPage()
        super().save()

    @property
    def all_written(self) -> list[str]:
        """The text of every line of every page."""
        return [line for page in self._finished for line in page["written"]]

    def _finish(self, number: int) -> None:
        paper, imprint = self._paper, self._imprint
        if imprint.mark:
            self.write(imprint.mark, paper.width - paper.right, paper.height - 1.0 * CM, _MARK)
        if paper.pages == DASHES:
            self._dashes(number)
        if imprint.number:
            self._number(number)
        if paper.pages == OF:
            text = paper.digits(f"หน้า {number} จาก {self.page_count}")
            self.write(text, paper.width - paper.right, 0.85 * CM, _FOOT.but(align=RIGHT))

    def _dashes(self, page: int) -> None:
        """The page's number above the text, and below it the words that the next page goes on with."""
        paper = self._paper
        if page > 1:
            middle = paper.left + paper.room[0] / 2
            text = paper.digits(f"- {page} -")
            self.write(text, middle, paper.height - 1.7 * CM, Style(align=CENTRE))
        following = self._finished[page]["written"] if page < self.page_count else ()
        if following:
            style = Style(align=RIGHT)
            words = _shortened(_first_words(following[0]), style, paper.room[0] * _CATCHWORD_SHARE, 1)
            self.write(f"/{words}...", paper.width - paper.right, 1.25 * CM, style)

    def _number(self, page: int) -> None:
        paper = self._paper
        number = paper.digits(self._imprint.number)
        left = paper.left
        # A slip that is torn off and sent back, and whatever was signed, stands on the last page.
        if self._imprint.code and page in (1, self.page_count):
            draw_qr(self, self._imprint.code, left, 0.55 * CM, _QR_SIDE)
            left += _QR_SIDE + 6
        room = paper.width - left - paper.right
        room -= paper.room[0] * _CATCHWORD_SHARE if paper.pages == DASHES else _ROOM_FOR_PAGES
        whole = " ".join(number.split())
        shown = _shortened(whole, _FOOT, room, _LINES_OF_NUMBER)
        text = Paragraph(shown if shown == whole else f"{shown}…", _FOOT)
        _width, height = text.wrap(room)
        text.draw_on(self, left, 0.85 * CM + base_line(_FOOT) + height - _FOOT.pitch)


def _first_words(line: str) -> str:
    """A line's first words, as a letter announces its next page.

    Manual of the Prime Minister's Office on typing official letters: a stroke before, three dots behind.
    """
    words = ""
    for token in tokens(line):
        if words and (token.space or len(words) + len(token.text) > _LONGEST_CATCHWORD):
            break
        words += token.text
    return words.strip()


def _shortened(text: str, style: Style, width: float, most_lines: int) -> str:
    """As much of a text from its beginning as so many lines hold, with a little room for dots behind it."""
    shown = clusters(text[:_LONGEST_NUMBER])
    while True:
        paragraph = Paragraph("".join(shown) + ("…" if len("".join(shown)) < len(text) else ""), style)
        paragraph.wrap(width)
        if len(paragraph.lines) <= most_lines:
            return "".join(shown)
        shown = shown[: len(shown) * 9 // 10]


class Document(BaseDocTemplate):  # type: ignore[misc]  # ReportLab is not typed
    """One document: a story set on a paper.

    Args:
        target: where the PDF is written to.
        paper: its size and margins.
        imprint: what its margins and its properties say.
    """

    def __init__(self, target: object, paper: Paper, imprint: Imprint) -> None:
        self._paper = paper
        self._imprint = imprint
        self.made: NumberedCanvas | None = None
        super().__init__(
            target,
            pagesize=(paper.width, paper.height),
            title=imprint.title,
            author=imprint.author,
            subject=imprint.number,
            creator="labour-centre",
            lang=LANGUAGE,
            invariant=1,
            pageCompression=1,
            pageTemplates=[
                PageTemplate("first", [self._frame(paper.top)], autoNextPageTemplate="later"),
                PageTemplate("later", [self._frame(paper.later_top)]),
            ],
        )

    def _frame(self, top: float) -> Frame:
        paper = self._paper
        width = paper.width - paper.left - paper.right
        height = paper.height - top - paper.bottom
        return Frame(
            paper.left,
            paper.bottom,
            width,
            height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )

    def set(self, story: list[Any]) -> NumberedCanvas:
        """Set the story and write the PDF.

        Returns:
            The canvas, which knows what was written.
        """
        self.build(story, canvasmaker=self._canvas)
        assert self.made is not None
        return self.made

    def _canvas(self, target: object, **options: object) -> NumberedCanvas:
        self.made = NumberedCanvas(target, self._paper, self._imprint, **options)
        self.made.setViewerPreference("DisplayDocTitle", "true")
        return self.made
