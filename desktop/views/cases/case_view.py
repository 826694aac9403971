"""A case's own page: whose it is, its life in five stages, every step, its papers, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.cases import channel_word, urgency_word
from desktop.rules.events import ALWAYS_RESTRICTED, kind_for
from desktop.services.cases import CasePage
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.case_words import paper_word, stages, status_chip, step_note, step_title
from desktop.views.cases import giving_back
from desktop.views.cases.step_forms import ICONS, VERBS, Saving, StepForms
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, button
from desktop.views.kit.cards import Card, Column, IconRow, button_row
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.icons import Icon
from desktop.views.kit.timeline import Timeline
from desktop.views.kit.words import Muted, WrappedLabel

LEFT: Final = 400
NARROW: Final = 880
# What the citizen signs, and what they take home.
_PAPERS: Final = ("service_request", "citizen_slip")
# What people mostly do next, by status; the rest of what is possible stands beside it.
_NEXT: Final = {
    "waiting": ("referred", "served"),
    "accepted": ("referred",),
    "referred": ("outcome",),
    "overdue": ("outcome",),
    "helped": ("followed_up",),
    "followed_up": ("followed_up",),
}


# What is asked first in the form of a step; the day is that of today already.
_FIRST: Final = {"referred": "agency_code", "outcome": "verdict", "followed_up": "in_work"}


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """A paper that somebody asked for.

    Attributes:
        form: the form.
        about: the case, or the step of a letter.
        document_uid: the document to print again; empty for a new one.
    """

    form: str
    about: str
    document_uid: str = ""


class CaseView(EntryView):
    """A case's own page.

    Signals:
        citizen_wanted(uid): open the person's page.
        paper_wanted(PaperWanted): print a paper.
        written(StepDraft, print): write a step, and perhaps print its paper.
        given_back(remark): give the case back to its centre.

    Args:
        desk: runs the work and asks.
        ground: whose tables and clock count.
        beside: more that is shown of a case, by its uid.
    """

    citizen_wanted = Signal(str)
    paper_wanted = Signal(object)
    written = Signal(object, bool)
    given_back = Signal(str)

    def __init__(
        self,
        desk: Desk,
        ground: Ground,
        beside: Callable[[str], Sequence[QWidget]] = lambda _uid: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._ground, self._beside = desk, ground, beside
        self.page: CasePage | None = None
        self._narrow = False
        row = QHBoxLayout()
        row.setSpacing(14)
        self.about, self.story = Column(), Column()
        self.about.setFixedWidth(LEFT)
        self.body.addWidget(self.story)
        row.addWidget(self.about)
        row.addWidget(self.body, 1)
        self.column.addLayout(row, 1)

    # -- showing

    def show_case(self, page: CasePage) -> None:
        """Show a case; a form that is being filled in stays as it is."""
        self.page = page
        self.head.show_entry(_("Case {number}", number=page.number), _chips(page))
        self._fill_columns(page)
        self.show_actions()

    def _fill_columns(self, page: CasePage) -> None:
        told: list[QWidget] = [Card(_("Details"), page.detail)] if page.detail else []
        about: list[QWidget] = [self._person(page), self._life(page)]
        story = [*told, *self._beside(page.uid), self._steps(page), self._papers(page)]
        self.about.setVisible(not self._narrow)
        focused = self.window().focusWidget()
        inside = self.about.isAncestorOf(focused) or self.story.isAncestorOf(focused)
        self._fill(self.about, () if self._narrow else about)
        self._fill(self.story, [*about, *story] if self._narrow else story)
        if inside:
            # Whoever stood on a card that is made anew goes on from there.
            self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window everything stands in one column."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            if self.page is not None:
                self._fill_columns(self.page)

    def _fill(self, column: Column, cards: Sequence[QWidget]) -> None:
        while (item := column.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in cards:
            column.add(card)
        column.add_stretch()

    def offer(self) -> None:
        """Offer the steps that are possible, what is mostly done next in front."""
        page = self.page
        if page is None:
            return
        wanted = [kind for kind in self._order(page) if kind in page.possible]
        actions = [self._action(kind) for kind in wanted]
        if giving_back.may_give_back(self._ground, page):
            actions.append(Action(word=_("Give back"), run=self.give_back, icon="undo-2"))
        if not self._ground.is_province and kind_for(_codes(page)) in ALWAYS_RESTRICTED:
            word = _("Make an event of it")
            actions.append(Action(word=word, run=lambda: self._make_event(page.uid), icon="flag"))
        # The primary action stands last; opening again is never what a page urges to do.
        urged = bool(wanted) and wanted[0] == self._order(page)[0] != "reopened"
        self.head.show_actions(actions[:0:-1] if urged else actions, actions[0] if urged else None)

    def _make_event(self, uid: str) -> None:
        self._desk.open("situations", case=uid)

    def _order(self, page: CasePage) -> Sequence[str]:
        screens_first = self._ground.is_province and "screened" in page.possible
        first = (("screened",) if screens_first else ()) + _NEXT.get(page.status, ())
        return tuple(dict.fromkeys((*first, *VERBS)))

    def _action(self, kind: str) -> Action:
        return Action(word=_(VERBS[kind]), run=lambda: self.go_on(kind), icon=ICONS[kind])

    # -- its cards

    def _person(self, page: CasePage) -> Card:
        card = Card()
        uid = page.citizen_uid
        person = IconRow(
            "user", page.citizen_name, " · ".join(filter(None, (page.masked_id, page.citizen_detail)))
        )
        person.pressed.connect(lambda: self.citizen_wanted.emit(uid))
        card.add(person)
        card.add(WrappedLabel(_("Need"), words.HEADING))
        for need in page.needs:
            card.add(WrappedLabel(f"{need.name} · {need.agency}" if need.agency else need.name))
            if need.detail:
                card.add(WrappedLabel(need.detail, words.MUTED))
        card.add(WrappedLabel(self._circumstances(page), words.MUTED))
        if page.carer:
            card.add(self._carer(page))
        return card

    def _carer(self, page: CasePage) -> IconRow:
        """Who looks after the case now, and who found it where that was somebody else."""
        handed = page.carer != page.found_by and page.found_by_name
        note = _("found by {name}", name=page.found_by_name) if handed else _("found this person")
        row = IconRow("heart-handshake", _("Looked after by {name}", name=page.carer_name), note)
        row.pressed.connect(lambda: self._desk.open("volunteers", uid=page.carer))
        return row

    def _circumstances(self, page: CasePage) -> str:
        urgency = _("urgency: {urgency}", urgency=urgency_word(page.urgency))
        elsewhere = page.unit_name if page.unit != self._ground.unit else ""
        return " · ".join(part for part in (channel_word(page.channel), urgency, elsewhere) if part)

    def _life(self, page: CasePage) -> Card:
        card = Card(_("Progress"))
        card.add(Timeline(stages(page, self._ground.reference)))
        return card

    def _steps(self, page: CasePage) -> Card:
        card = Card(_("What was done"))
        if not page.steps:
            card.add(Muted(_("Nothing yet since the case came in.")))
        for step in reversed(page.steps):
            title, note = step_title(step), step_note(step, self._ground.clock.today())
            line = _line(ICONS.get(step.kind, "circle-dot"), title, note)
            if step.kind == "referred":
                letter = self._paper_action(_("Print the letter"), PaperWanted("referral", step.uid))
                line.addWidget(button(letter), 0, Qt.AlignmentFlag.AlignTop)
            card.add_layout(line)
        return card

    def _papers(self, page: CasePage) -> Card:
        card = Card(_("Papers"))
        actions = [self._paper_action(paper_word(form), PaperWanted(form, page.uid)) for form in _PAPERS]
        card.add_layout(button_row(actions))
        for paper in page.documents:
            when = thai_date.near(paper.printed_at.date(), self._ground.clock.today())
            row = IconRow("file-text", paper_word(paper.form), f"{paper.number} · {when}")
            wanted = PaperWanted(paper.form, paper.about, paper.uid)
            row.pressed.connect(lambda wanted=wanted: self.paper_wanted.emit(wanted))
            card.add(row)
        return card

    def _paper_action(self, word: str, wanted: PaperWanted) -> Action:
        # The keys that print stand beside what is to be printed next, and do that.
        keys = "Ctrl+P" if self.page is not None and wanted == next_paper(self.page) else ""
        return Action(word=word, run=lambda: self.paper_wanted.emit(wanted), icon="printer", keys=keys)

    # -- going on

    def go_on(self, kind: str) -> None:
        """Open the form of the next step, in place of the steps that were done."""
        if self.page is None or kind not in self.page.possible:
            return
        saving = Saving(
            lambda draft: self.written.emit(draft, False), lambda draft: self.written.emit(draft, True)
        )
        form = StepForms(self._desk, self._ground, self.page).form(kind, saving)
        self.open_form(form, form.field(_FIRST.get(kind, "on")))

    def give_back(self) -> None:
        """Ask what its centre is to put right."""
        if self.page is not None:
            form = giving_back.form(self._desk, self.page, lambda draft: self.given_back.emit(draft.remark))
            self.open_form(form, form.field("remark"))


def next_paper(page: CasePage) -> PaperWanted | None:
    """What is to be printed next: a letter that was never printed, the request to sign, the slip.

    Args:
        page: the case.
    """
    letters = [PaperWanted("referral", step.uid) for step in page.steps if step.kind == "referred"]
    wanted = [*letters, *(PaperWanted(form, page.uid) for form in _PAPERS)]
    printed = {(paper.form, paper.about) for paper in page.documents}
    return next((each for each in wanted if (each.form, each.about) not in printed), None)


def _codes(page: CasePage) -> Sequence[str]:
    return [need.category_code for need in page.needs]


def _line(icon: str, title: str, note: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(14)
    row.addWidget(Icon(icon, "accent"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(WrappedLabel(title))
    if note:
        column.addWidget(WrappedLabel(note, words.MUTED))
    row.addLayout(column, 1)
    return row


def _chips(page: CasePage) -> Sequence[tuple[str, str]]:
    chips = [status_chip(page.status)]
    if page.restricted:
        chips.append(("restricted", _("Restricted")))
    if page.urgency == "urgent":
        chips.append(("overdue", urgency_word(page.urgency)))
    return chips
