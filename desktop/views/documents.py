"""The page of a paper: handed out with its number, looked at, printed, saved, and kept ones as copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.case_words import paper_word
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.paper_preview import PaperPreview

_HOME: Final = "home"
_SET: Final = "month_set"
_MONTH_LENGTH: Final = len("2026-01")
# Of a text in a script that no font has, nobody reads more signs than this.
_NAMED_AT_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """The paper that somebody asked for.

    Attributes:
        form: the form; empty where a kept document is looked at.
        sheet: what stands on it.
        sheets: instead of one sheet several, each with the entry that it is about.
        about: the entry that it is about.
        draft: only looked at; no number is spent and nothing is kept.
        document_uid: the kept document that is looked at; only printing or saving it counts as a reprint.
        month: whose whole signed set is handed out, or looked at as copies where that was done before.
    """

    form: str = ""
    sheet: Any = None
    sheets: Sequence[tuple[Any, str]] = ()
    about: str = ""
    draft: bool = False
    document_uid: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper as it came out.

    Attributes:
        form: the form.
        number: the document's number; empty for a draft.
        pdf: the paper.
        unshown: what it does not show as it was given, in words; empty where it shows everything.
        copy: whether it was handed out before.
    """

    form: str
    number: str
    pdf: bytes
    unshown: str = ""
    copy: bool = False


class PaperPage(Page):
    """A paper before it is printed or saved.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        made: the paper that is shown.
    """

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self._back = _HOME
        self._wanted = Wanted()
        self._looked_at: dict[str, str] = {}
        self.made: Made | None = None
        self.preview = PaperPreview(desk)
        self.preview.closed.connect(self.go_back)
        self.preview.printed.connect(self._on_copied)
        self.preview.saved.connect(self._on_copied)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._show_nothing()

    def arrive(self, where: Mapping[str, object]) -> None:
        """Hand out the paper that was asked for and show it; without one, the last paper stays.

        Args:
            where: ``form``, ``sheet``, ``about`` and ``draft`` for a new paper, ``sheets`` for several of one
                form, or ``document_uid`` for one that was handed out before; ``pdf`` for papers that were
                handed out with other work, with their ``numbers``; ``back`` is the page to go back to.
        """
        self._back = str(where.get("back", "")) or _HOME
        if isinstance(pdf := where.get("pdf"), bytes):
            self._wanted = Wanted()
            self._show(_handed_out(pdf, where))
            return
        several = where.get("sheets")
        wanted = Wanted(
            form=str(where.get("form", "")),
            sheets=several if isinstance(several, Sequence) else (),
            sheet=where.get("sheet"),
            about=str(where.get("about", "")),
            draft=bool(where.get("draft", False)),
            document_uid=str(where.get("document_uid", "")),
            month=str(where.get("month_set", "")),
        )
        if wanted.form or wanted.document_uid or wanted.month:
            self._wanted = wanted
            self.make()

    def make(self) -> None:
        """Make the paper that was asked for."""
        wanted = self._wanted
        self._show_state(EmptyState("printer", _("One moment"), _("The paper is being made.")))
        self.made = None

        def show(made: Made) -> None:
            if wanted is self._wanted:
                self._show(made)

        def fail(failure: BaseException) -> None:
            if wanted is self._wanted:
                self._show_failure(failure)

        hands_out = not (wanted.draft or wanted.document_uid)
        title = _("Printing the set") if wanted.month else ""
        self.desk.run(self._work(wanted), show, fail, title=title, writes=hands_out, owner=self)

    def _work(self, wanted: Wanted) -> Callable[[Progress], Made]:
        documents = self._centre.documents

        def work(progress: Progress) -> Made:
            if wanted.month:
                whole = self._centre.month_sets.print_whole(Month.parse(wanted.month), progress)
                unshown = _unshown(whole.missing, whole.left_out)
                # The table of contents lies in front and is numbered last: it names all the others.
                numbers = _span(sorted(whole.numbers))
                return Made(_SET, numbers, whole.pdf, unshown, whole.copy)
            if wanted.document_uid:
                copy = documents.look(wanted.document_uid)
                row = documents.row(wanted.document_uid)
                return Made(row.form, row.number, copy.pdf, _unshown(copy.missing, copy.left_out))
            if wanted.draft:
                draft = documents.preview(wanted.form, wanted.sheet)
                return Made(wanted.form, "", draft.pdf, _unshown(draft.missing, draft.left_out))
            if wanted.sheets:
                together = documents.issue_together(wanted.form, wanted.sheets)
                unshown = _unshown(together.missing, together.left_out)
                return Made(wanted.form, _span(together.numbers), together.pdf, unshown)
            issued = documents.issue(wanted.form, wanted.sheet, wanted.about)
            paper = issued.printed
            return Made(wanted.form, issued.number, paper.pdf, _unshown(paper.missing, paper.left_out))

        return work

    # -- what is shown

    def _show(self, made: Made) -> None:
        self.made = made
        word = _("Signed set of the month") if made.form == _SET else paper_word(made.form)
        if made.copy:
            self.preview.title.show_whole(_("{paper} {number}, a copy", paper=word, number=made.number))
            self._looked_at[made.number] = self._wanted.month
        elif self._wanted.document_uid:
            self.preview.title.show_whole(_("{paper} {number}, a copy", paper=word, number=made.number))
            self._looked_at[made.number] = self._wanted.document_uid
        elif made.number:
            self.preview.title.show_whole(f"{word} {made.number}")
            self.desk.say(_("The paper has the number {number}.", number=made.number))
        else:
            self.preview.title.show_whole(_("{paper}, a draft", paper=word))
        self.stack.setCurrentWidget(self.preview)
        self.preview.show_paper(made.pdf, made.number or _("draft"), made.unshown)

    def _show_failure(self, failure: BaseException) -> None:
        refused = isinstance(failure, Refused)
        told = failure.sentence if isinstance(failure, Refused) else _("What was saved is safe.")
        again = Action(word=_("Try again"), run=self.make, icon="refresh-cw")
        self._show_state(EmptyState("triangle-alert", _("The paper could not be made"), told, again))
        if not refused:
            self.desk.fail(failure)

    def _show_nothing(self) -> None:
        text = _("A paper is made on the page of a case, or in the monthly report.")
        self._show_state(EmptyState("printer", _("No paper yet"), text))

    def _show_state(self, state: QWidget) -> None:
        while (old := self.stack.widget(1)) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.stack.addWidget(state)
        self.stack.setCurrentWidget(state)
        state.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        state.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copied(self, _outcome: object, number: str) -> None:
        # By its number: another paper may be shown by the time a slow printer is done.
        seen = self._looked_at.get(number)
        if seen is None:
            return
        sets, documents = self._centre.month_sets, self._centre.documents
        # A month is shorter than a document's uid: what was looked at is the month's whole set.
        is_set = len(seen) == _MONTH_LENGTH

        def count(_progress: Progress) -> None:
            if is_set:
                sets.count_reprint(Month.parse(seen))
            else:
                documents.count_reprint(seen)

        self.desk.run(count, writes=True, owner=self)

    # -- keys

    def print_paper(self) -> None:
        """Print the paper that is shown."""
        if self.made is not None:
            self.preview.print_now()

    def go_back(self) -> bool:
        """Back to the page from which the paper was asked for."""
        self.desk.open(self._back)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            return
        super().keyPressEvent(event)


def _handed_out(pdf: bytes, where: Mapping[str, object]) -> Made:
    """Papers that were handed out within other work, as that work gives them."""

    def texts(name: str) -> tuple[str, ...]:
        found = where.get(name)
        return tuple(str(text) for text in found) if isinstance(found, Sequence) else ()

    unshown = _unshown(texts("missing"), texts("left_out"))
    return Made(str(where.get("form", "")), _span(texts("numbers")), pdf, unshown)


def _span(numbers: Sequence[str]) -> str:
    """The numbers of papers that were handed out in one go; they follow one another."""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]} – {numbers[-1]}"


def _unshown(missing: tuple[str, ...], left_out: tuple[str, ...]) -> str:
    """Which signs a paper does not show as they were given, in sentences for the officer."""
    told = []
    if missing:
        told.append(
            _(
                "The paper shows an empty box for signs that its letters do not include: {signs}.",
                signs=_named(missing),
            )
        )
    if left_out:
        told.append(
            _("Signs that have no shape are not on the paper: {signs}.", signs=_named(left_out)),
        )
    return "  ".join(told)


def _named(signs: tuple[str, ...]) -> str:
    named = [f"{sign} (U+{ord(sign):04X})" if sign.isprintable() else f"U+{ord(sign):04X}" for sign in signs]
    return ", ".join([*named[:_NAMED_AT_MOST], *(["…"] if len(named) > _NAMED_AT_MOST else [])])
