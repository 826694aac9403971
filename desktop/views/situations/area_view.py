"""An area's own page: its figures beside last quarter's, its parts, bars, and what was written about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.situations import is_counted
from desktop.services.centre import Centre
from desktop.services.situations import AreaRow, QuarterPage
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.row_model import Cell, Row
from desktop.views.kit.row_model import Column as TableColumn
from desktop.views.kit.words import Heading, WrappedLabel
from desktop.views.situations import words
from desktop.views.situations.area_list import parts_word
from desktop.views.situations.fixed_rows import SmallTable
from desktop.views.situations.pair_bars import Pair, PairBars

_TAMBON: Final = 6
_PARTS_SEEN: Final = 6
_FIRST: Final = "without_work"


class AreaView(EntryView):
    """An area's own page.

    Signals:
        part_wanted(AreaRow): open one of its parts.
        keying_wanted: key in its figures.
        village_wanted: count one more village.
        review_wanted: write about it.
        approval_wanted: the supervisor stands for it.
        paper_wanted: print its report.

    Args:
        centre: whose role and edition count.

    Attributes:
        page: the area that is shown.
        figure: by which figure its parts are shown.
    """

    part_wanted = Signal(object)
    keying_wanted = Signal()
    village_wanted = Signal()
    review_wanted = Signal()
    approval_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = centre.ground
        self.page: QuarterPage | None = None
        self.figure = _FIRST
        self.figures = SmallTable(_("Figures of the quarter"), _figure_columns(), len(words.ALL))
        self.parts = SmallTable(_("Parts of the area"), _part_columns(), _PARTS_SEEN)
        self.parts_title, self.told = Heading(), WrappedLabel("", styles.CAPTION)
        self.odd = WrappedLabel("", styles.MUTED)
        self.work_bars, self.bars = PairBars(), PairBars()
        self.parts_card = Card()
        self.written = Card(_("Review"))
        self._text = QVBoxLayout()
        self._lay_out()
        self.figures.opened.connect(self.show_parts_by)
        self.parts.opened.connect(self._open_part)
        for table in (self.figures, self.parts):
            table.left.connect(self.left)

    def _lay_out(self) -> None:
        sides = SideBySide(54, 46)
        counted = Card()
        counted.body.setContentsMargins(5, 5, 5, 10)
        counted.add(self.figures)
        self.odd.setContentsMargins(13, 4, 13, 4)
        counted.add(self.odd)
        sides.main.addWidget(counted)
        sides.main.addStretch(1)
        self.parts_card.body.setContentsMargins(5, 12, 5, 8)
        above = QHBoxLayout()
        above.setContentsMargins(13, 0, 13, 0)
        above.addWidget(self.parts_title)
        self.parts_card.add_layout(above)
        self.parts_card.add(self.parts)
        drawn = Card(_("People in work, by kind"))
        drawn.add(self.work_bars)
        drawn.add(Heading(_("Groups to look after")))
        drawn.add(self.bars)
        self.written.add_layout(self._text)
        for card in (self.parts_card, drawn, self.written):
            sides.side.addWidget(card)
        sides.side.addStretch(1)
        scrolling = Column()
        scrolling.add(self.told)
        scrolling.add(sides)
        scrolling.add_stretch()
        self.body.addWidget(scrolling)
        self.column.addWidget(self.body, 1)

    # -- showing

    def show_area(self, page: QuarterPage) -> None:
        """Show an area; a form that is being filled in stays as it is."""
        again = self.page is not None and self.page.area_code == page.area_code
        self.page = page
        self.figure = self.figure if again else _FIRST
        self.head.show_entry(_area_words(page), _chips(page))
        self._show_told(page)
        self.figures.show_rows([_figure_row(page, name) for name in words.ALL])
        self._show_odd(page)
        self._show_parts(page)
        self.work_bars.show_pairs(_pairs(page, words.KINDS_OF_WORK))
        self.bars.show_pairs(_pairs(page, words.COMPARED))
        self._show_review(page)
        self.show_actions()

    def _show_told(self, page: QuarterPage) -> None:
        told = [page.quarter.spoken()]
        if page.counted_on is not None:
            told.append(_("Figures taken on {day}", day=thai_date.short(page.counted_on)))
        if len(page.area_code) < _TAMBON:
            told.append(_counted_words(page))
            if page.counted_before and not page.is_comparable:
                told.append(_("last quarter {count} were counted", count=page.counted_before))
        if page.locked:
            told.append(page.locked)
        self.told.setText(" · ".join(told))

    def _show_odd(self, page: QuarterPage) -> None:
        names = [f"{words.word(problem.field)}: {problem.text}" for problem in page.problems]
        self.odd.setText("\n".join(names))
        self.odd.set_tint("waiting")
        self.odd.setVisible(bool(names))

    def _show_parts(self, page: QuarterPage) -> None:
        by = words.word(self.figure)
        self.parts_title.setText(_("{parts}: {figure}", parts=parts_word(page.area_code), figure=by))
        lines = sorted(page.lines, key=self._greatest_first)
        self.parts.show_rows([_part_row(line, self.figure) for line in lines])
        self.parts_card.setVisible(bool(lines))

    def _greatest_first(self, line: AreaRow) -> tuple[bool, int]:
        count = words.figure(line.now, self.figure)
        return count is None, -(count or 0)

    def _show_review(self, page: QuarterPage) -> None:
        while (item := self._text.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for label in _review_labels(page):
            self._text.addWidget(label)

    def show_parts_by(self, name: str) -> None:
        """Show which parts a figure is made of, the greatest first, and go there.

        Args:
            name: the figure.
        """
        if self.page is None or not self.page.lines:
            return
        self.figure = name
        self._show_parts(self.page)
        self.parts.focus_first()

    def _open_part(self, uid: str) -> None:
        lines = self.page.lines if self.page is not None else ()
        part = next((line for line in lines if line.uid == uid), None)
        if part is not None:
            self.part_wanted.emit(part)

    # -- what can be done

    def offer(self) -> None:
        """Offer what can be done with the area."""
        page = self.page
        if page is None:
            return
        actions = []
        if is_counted(page.now):
            word = _("Report on paper")
            actions.append(Action(word=word, run=self.paper_wanted.emit, icon="printer", keys="Ctrl+P"))
        keyed = None
        if not page.locked:
            actions.append(Action(word=_("Write the review"), run=self.review_wanted.emit, icon="pencil"))
            if len(page.area_code) == _TAMBON:
                village = self.village_wanted.emit
                actions.append(Action(word=_("Count a village"), run=village, icon="map-pin"))
                keyed = Action(word=_("Key in figures"), run=self.keying_wanted.emit, icon="keyboard")
        waits = bool(page.review.draft.situation) and page.review.approved_on is None
        if waits and not self._ground.is_province and self._ground.actor.may("situations.approve"):
            approving = Action(word=_("Approve"), run=self.approval_wanted.emit, icon="stamp")
            self.head.show_actions([*actions, *((keyed,) if keyed else ())], approving)
            return
        self.head.show_actions(actions, keyed)

    def focus_first(self) -> None:
        """Go to the figures, unless another page is in front."""
        if self.isVisible():
            self.figures.focus_first()


def _area_words(page: QuarterPage) -> str:
    prefix = {2: "จังหวัด", 4: "อำเภอ"}.get(len(page.area_code), "ตำบล")
    return f"{prefix}{page.area}"


def _chips(page: QuarterPage) -> Sequence[tuple[str, str]]:
    if not is_counted(page.now):
        return [("waiting", _("Not counted"))]
    if page.review.approved_on is not None:
        return [("helped", _("Approved"))]
    return [("plain", _("Draft"))]


def _counted_words(page: QuarterPage) -> str:
    told = _(
        "{count} of {areas} tambons are counted",
        count=page.counted,
        areas=page.areas,
    )
    if not page.missing:
        return told
    return f"{told} · " + _("missing: {names}", names=", ".join(page.missing))


def _figure_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("name", _("People"), 210, sortable=False),
        TableColumn("now", _("This quarter"), 100, True, False),
        TableColumn("before", _("Last quarter"), 104, True, False),
        TableColumn("change", _("More or fewer"), 84, True, False),
    )


def _part_columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("name", _("Area"), 150, sortable=False),
        TableColumn("now", _("This quarter"), 96, True, False),
        TableColumn("before", _("Last quarter"), 100, True, False),
        TableColumn("change", _("More or fewer"), 80, True, False),
    )


def _figure_row(page: QuarterPage, name: str) -> Row:
    now, before = words.figure(page.now, name), words.figure(page.before, name)
    odd = any(problem.field == name for problem in page.problems)
    shown = f"– {words.word(name)}" if name in words.PARTS else words.word(name)
    label = Cell(shown, icon="triangle-alert" if odd else "", quiet=name in words.PARTS)
    # Sums of more or fewer areas say nothing about more or fewer people.
    return Row(name, (label, *_counts(now, before, compared=page.is_comparable)))


def _part_row(line: AreaRow, name: str) -> Row:
    counts = _counts(words.figure(line.now, name), words.figure(line.before, name))
    return Row(line.uid, (Cell(line.name), *counts))


def _counts(now: int | None, before: int | None, *, compared: bool = True) -> tuple[Cell, Cell, Cell]:
    change = Cell(words.change(now, before) if compared else "–", quiet=True)
    return words.figure_cell(now), words.figure_cell(before), change


def _pairs(page: QuarterPage, names: Sequence[str]) -> list[Pair]:
    return [
        Pair(words.word(name), now, words.figure(page.before, name) if page.is_comparable else None)
        for name in names
        if (now := words.figure(page.now, name)) is not None
    ]


def _review_labels(page: QuarterPage) -> list[QWidget]:
    review = page.review
    if not review.draft.situation:
        return [WrappedLabel(_("Nothing was written about this quarter yet."), styles.CAPTION)]
    made: list[QWidget] = [WrappedLabel(review.draft.situation)]
    if review.draft.proposals:
        made += [WrappedLabel(_("Proposals"), styles.STRONG), WrappedLabel(review.draft.proposals)]
    if review.approved_on is not None:
        day = thai_date.short(review.approved_on)
        told = _("Approved on {day} by {name}", day=day, name=review.approved_by)
    else:
        told = _("Written by {name}; waits for approval", name=review.officer)
    return [*made, WrappedLabel(told, styles.MUTED)]
