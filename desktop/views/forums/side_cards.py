"""The cards beside a forum's lists: what is chosen, whole and with what can be done, and the forum itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.forums import DecisionRow, ForumPage, MatterRow
from desktop.system.language import _
from desktop.views.case_words import paper_word
from desktop.views.forums import words
from desktop.views.forums.glance import matter_facts
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action, button
from desktop.views.kit.cards import Card, Facts, IconRow
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.words import WrappedLabel


class _ChosenCard(Card):
    """A card whose words and buttons follow what is chosen."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._inside: QWidget | None = None
        self.hide()

    def _fill(self, parts: Sequence[QWidget], actions: Sequence[Action]) -> None:
        focused = self._inside is not None and self._inside.isAncestorOf(self.window().focusWidget())
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            column.addWidget(part)
        flow = FlowLayout(None, 8, 8)
        made = [button(action) for action in actions]
        for one in made:
            flow.addWidget(one)
        column.addLayout(flow)
        self.add(self._inside)
        self.show()
        # Whatever is laid on a card in sight would come only with the next turn of the events.
        self._inside.show()
        if focused and made:
            made[0].setFocus()


class MatterCard(_ChosenCard):
    """The matter that is chosen, or several.

    Signals:
        opening: its case is wanted, an old one or a new.
        grouping: a group shall come of what is chosen.
        changing, taking_back: of the one that is chosen.
        group_wanted(uid): open the group that came of it.
    """

    opening = Signal()
    grouping = Signal()
    changing = Signal()
    taking_back = Signal()
    group_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The chosen matter"), parent)

    def show_matters(self, rows: Sequence[MatterRow], *, may_open: bool, can_change: bool) -> None:
        """Show other matters; none hides the card.

        Args:
            rows: those that are chosen.
            may_open: whether cases and groups can come of them here.
            can_change: whether the matters can be changed.
        """
        if not rows:
            self.hide()
        elif len(rows) == 1:
            actions = self._of_one(rows[0], may_open, can_change)
            self._fill([WrappedLabel(rows[0].matter, styles.STRONG), matter_facts(rows[0])], actions)
        else:
            people = sum(row.people or 0 for row in rows)
            told = f"{words.matters_words(len(rows))} · {words.people_words(people)}"
            free = not any(row.group_uid or row.restricted for row in rows)
            why = _("Some of them stand in a group already, or are opened by supervisors only.")
            parts = [WrappedLabel(told, styles.STRONG), *([] if free else [WrappedLabel(why, styles.MUTED)])]
            self._fill(parts, [self._group_of(len(rows))] if free and may_open else [])

    def _of_one(self, row: MatterRow, may_open: bool, can_change: bool) -> list[Action]:
        actions = []
        if row.case_uid:
            actions.append(Action(word=_("Open the case"), run=self.opening.emit, icon="clipboard-list"))
        elif may_open and not row.has_case:
            actions.append(Action(word=_("New case from it"), run=self.opening.emit, icon="plus"))
        if row.group_uid:
            group = row.group_uid
            show = Action(word=_("Open the group"), run=lambda: self.group_wanted.emit(group), icon="users")
            actions.append(show)
        elif may_open and not row.restricted:
            actions.append(self._group_of(1))
        if can_change:
            actions.append(Action(word=_("Change"), run=self.changing.emit, icon="pencil"))
            if not row.has_case and not row.group_uid:
                actions.append(Action(word=_("Take it back"), run=self.taking_back.emit, icon="undo-2"))
        return actions

    def _group_of(self, count: int) -> Action:
        shown = thai_date.thai_digits(str(count))
        word = _("Form a group") if count == 1 else _("Form a group of these {count}", count=shown)
        return Action(word=word, run=self.grouping.emit, icon="users")


class DecisionCard(_ChosenCard):
    """The decision that is chosen.

    Signals:
        doing, undoing: it was done, or not after all.
        changing, taking_back: of the one that is chosen.
    """

    doing = Signal()
    undoing = Signal()
    changing = Signal()
    taking_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The chosen decision"), parent)

    def show_decision(self, row: DecisionRow | None, *, may_do: bool, can_change: bool) -> None:
        """Show another decision; none hides the card.

        Args:
            row: the decision.
            may_do: whether it can be marked as done here.
            can_change: whether it can be changed.
        """
        if row is None:
            self.hide()
            return
        facts = Facts(
            [
                (_("Who does it"), row.responsible or _("Nobody named")),
                (_("Until when"), thai_date.short(row.due_on) if row.due_on else ""),
                (_("Done on"), thai_date.short(row.done_on) if row.done_on else ""),
            ]
        )
        self._fill([WrappedLabel(row.decision, styles.STRONG), facts], self._actions(row, may_do, can_change))

    def _actions(self, row: DecisionRow, may_do: bool, can_change: bool) -> list[Action]:
        actions = []
        if may_do and row.done_on is None:
            actions.append(Action(word=_("It was done"), run=self.doing.emit, icon="check"))
        elif may_do:
            actions.append(Action(word=_("Not done after all"), run=self.undoing.emit, icon="undo-2"))
        if can_change:
            actions.append(Action(word=_("Change"), run=self.changing.emit, icon="pencil"))
            actions.append(Action(word=_("Take it back"), run=self.taking_back.emit, icon="undo-2"))
        return actions


class AboutCard(Card):
    """The forum itself.

    Signals:
        group_wanted(uid): open a group that came of it.
        activity_wanted(uid): open the activity that it is recorded as.
        paper_wanted(uid): print a paper again.
    """

    group_wanted = Signal(str)
    activity_wanted = Signal(str)
    paper_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("About this forum"), parent=parent)
        self.facts = Facts()
        self.add(self.facts)
        self._lines: list[QWidget] = []

    def show_page(self, page: ForumPage) -> None:
        """Show another forum."""
        self.facts.show_rows(_facts(page))
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [*self._groups(page), *self._activity(page), *self._papers(page)]
        for line in self._lines:
            self.add(line)

    def _groups(self, page: ForumPage) -> list[QWidget]:
        lines: list[QWidget] = []
        for uid, name in page.groups:
            line = IconRow("users", name, _("A group that came of it"))
            line.pressed.connect(lambda uid=uid: self.group_wanted.emit(uid))
            lines.append(line)
        return lines

    def _activity(self, page: ForumPage) -> list[QWidget]:
        if not page.activity:
            return []
        line = IconRow("calendar-check", _("Recorded as an activity"))
        line.pressed.connect(lambda: self.activity_wanted.emit(page.activity))
        return [line]

    def _papers(self, page: ForumPage) -> list[QWidget]:
        lines: list[QWidget] = []
        for paper in page.papers:
            when = thai_date.short(paper.printed_at.date())
            line = IconRow("file-text", paper_word(paper.form), f"{paper.number} · {when}")
            line.pressed.connect(lambda uid=paper.uid: self.paper_wanted.emit(uid))
            lines.append(line)
        return lines


def _facts(page: ForumPage) -> list[tuple[str, str]]:
    row = page.row
    led = ", ".join(part for part in (page.chair, page.chair_position) if part)
    return [
        (_("About"), row.subject),
        (_("Place"), row.place),
        (_("Time of day"), words.hours(page)),
        (_("Came"), words.heads(row)),
        (_("Offices"), "\n".join(page.offices)),
        (_("Led by"), led),
        (_("How the talk went"), page.opening),
        (_("Meets again on"), thai_date.short(row.next_on) if row.next_on else ""),
        (_("Written down by"), page.officer),
    ]
