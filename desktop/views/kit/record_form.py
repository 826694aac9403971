"""A form for one record: groups of fields as cards, live checks, and a bar of actions that stays in sight."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.problems import Problem, Refused, hard
from desktop.system.language import _
from desktop.views.kit import keys, words
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Button, PrimaryButton
from desktop.views.kit.cards import Column, NoticeCard
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import Field, Labelled
from desktop.views.kit.form_groups import Entry, Group, GroupCard
from desktop.views.kit.icons import Icon
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.words import Label

__all__ = ["Entry", "Group", "RecordForm", "SaveAction"]

D = TypeVar("D")
CHECK_AFTER: Final = 250


@dataclasses.dataclass(frozen=True, slots=True)
class SaveAction(Generic[D]):
    """A way to save.

    Attributes:
        word: its verb.
        save: takes the draft once nothing forbids it; answers later through ``accepted`` or ``refused``.
        keys: the keys that do it too.
        icon: the icon before its verb.
    """

    word: str
    save: Callable[[D], object]
    keys: str = ""
    icon: str = ""


class RecordForm(QWidget, Generic[D]):
    """A form for one record.

    Signals:
        edited: something was changed by the person.
        closed: the form may go; nothing unsaved is in it, or the person said to leave it.

    Args:
        desk: runs the work and asks.
        title: the form's heading; empty for none.
        groups: the fields, group by group.
        blank: the draft of a form that nothing is filled in.
        check: what is wrong with a draft.
        actions: the ways to save; the last one is the primary.
    """

    edited = Signal()
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        title: str,
        groups: Sequence[Group],
        blank: D,
        *,
        check: Callable[[D], Sequence[Problem]],
        actions: Sequence[SaveAction[D]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._check, self._actions = desk, check, actions
        self._loaded: Any = blank
        self._base: Any = blank
        self._entries = {entry.name: entry for group in groups for entry in group.entries}
        self._touched: set[str] = set()
        self._changed: set[str] = set()
        self._labelled: dict[str, Labelled] = {}
        self._cards: list[GroupCard] = []
        self._build(title, groups)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER)
        self._timer.timeout.connect(self.check_now)
        for name, entry in self._entries.items():
            entry.field.changed.connect(lambda name=name: self._on_changed(name))
            entry.field.left.connect(lambda name=name: self._on_left(name))
        self.load(blank)

    def _build(self, title: str, groups: Sequence[Group]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        if title:
            self.head = PageHead(title, note=_keys_note(len(groups) > 1))
            column.addWidget(self.head)
        body = Column(spacing=14)
        self.body = body
        self.notice = NoticeCard(_("This cannot be saved yet"))
        self.notice_words = words.WrappedLabel()
        self.notice.add(self.notice_words)
        self.notice.hide()
        body.add(self.notice)
        sides = SideBySide(64, 43)
        self.main_column, self.side_column = sides.main, sides.side
        self._place(groups)
        body.add(sides)
        body.add_stretch()
        column.addWidget(body, 1)
        column.addLayout(self._bar())

    def _place(self, groups: Sequence[Group]) -> None:
        for group in groups:
            card = GroupCard(group)
            self._labelled |= card.labelled
            self._cards.append(card)
            (self.side_column if group.side else self.main_column).addWidget(card)
        self.main_column.addStretch(1)
        self.side_column.addStretch(1)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.unsaved_icon, self.unsaved = Icon("pencil", "waiting", 16), Label(_("Not saved"), words.MUTED)
        row.addWidget(self.unsaved_icon)
        row.addWidget(self.unsaved)
        row.addStretch(1)
        self.close_button = Button(_("Close"), on_click=self.close_form)
        row.addWidget(self.close_button)
        self.save_buttons: list[Button] = []
        for action in self._actions:
            kind = PrimaryButton if action is self._actions[-1] else Button
            made = kind(action.word, action.icon, action.keys)
            made.clicked.connect(lambda _checked=False, action=action: self.save(action))
            self.save_buttons.append(made)
            row.addWidget(made)
        return row

    # -- what stands in it

    def field(self, name: str) -> Field:
        """The field of a draft's field."""
        return self._entries[name].field

    def labelled(self, name: str) -> Labelled:
        """The field with its label and its note."""
        return self._labelled[name]

    def draft(self) -> D:
        """What stands in the form now; what the form does not show is as it was loaded."""
        values = {name: entry.field.value() for name, entry in self._entries.items()}
        replaced: D = dataclasses.replace(self._loaded, **values)
        return replaced

    def load(self, draft: D) -> None:
        """Show a draft, as saved."""
        self._loaded = draft
        for name, entry in self._entries.items():
            entry.field.set_value(getattr(draft, name))
        self._settle()

    def fill(self, draft: D) -> None:
        """Show a draft that is not saved yet, beside what was loaded."""
        for name, entry in self._entries.items():
            entry.field.set_value(getattr(draft, name))
        self._show_dirty()

    def _settle(self) -> None:
        self._base = self.draft()
        self._touched.clear()
        self._changed.clear()
        self._timer.stop()
        self._show([])
        self._show_dirty()

    def is_dirty(self) -> bool:
        """Whether anything differs from what was loaded or last saved."""
        return self.draft() != self._base or bool(self._troubles())

    def _troubles(self) -> list[Problem]:
        found = ((name, entry.field.trouble()) for name, entry in self._entries.items())
        return [Problem(name, text) for name, text in found if text]

    # -- checks

    def problems(self) -> list[Problem]:
        """Everything that is wrong now, in reading order."""
        found = self._troubles()
        unreadable = {problem.field for problem in found}
        found += [problem for problem in self._check(self.draft()) if problem.field not in unreadable]
        order = {name: place for place, name in enumerate(self._entries)}
        return sorted(found, key=lambda problem: order.get(_top(problem), len(order)))

    def check_now(self) -> None:
        """Check at once, and show what is wrong with the fields that were filled in."""
        self._timer.stop()
        self._show([problem for problem in self.problems() if _top(problem) in self._touched])

    def _on_changed(self, name: str) -> None:
        self._changed.add(name)
        self._show_dirty()
        self._timer.start()
        self.edited.emit()

    def _on_left(self, name: str) -> None:
        if name in self._changed:
            self._touched.add(name)
            self._timer.start()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems at their fields and go to the first that forbids saving, or else the first."""
        self._touched |= {_top(problem) for problem in problems}
        self._show(problems)
        placed = [problem for problem in problems if _top(problem) in self._entries]
        first = next(iter(hard(placed) or placed), None)
        if first is not None:
            labelled = self._labelled[_top(first)]
            labelled.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.ensureWidgetVisible(labelled, 0, 40)
        elif problems:
            self.body.ensureWidgetVisible(self.notice)

    def _show(self, problems: Sequence[Problem]) -> None:
        worst: dict[str, Problem] = {}
        for problem in problems:
            known = worst.get(_top(problem))
            if known is None or (known.soft and not problem.soft):
                worst[_top(problem)] = problem
        for name, labelled in self._labelled.items():
            shown = worst.pop(name, None)
            labelled.set_problem(shown.text if shown else "", bool(shown and shown.soft))
        self.notice_words.setText("\n".join(problem.text for problem in worst.values()))
        self.notice.setVisible(bool(worst))

    # -- saving and leaving

    def save(self, action: SaveAction[D] | None = None) -> None:
        """Save in one of the ways, the first if none is named; what forbids it is shown instead."""
        if not self.save_buttons[0].isEnabled():
            return
        chosen = action or self._actions[0]
        found = self.problems()
        if hard(found):
            self.show_problems(found)
            return
        self._busy(True)
        chosen.save(self.draft())

    def accepted(self, draft: D | None = None) -> None:
        """It was saved.

        Args:
            draft: what is stored now; left out where it is what stands in the form.
        """
        self._busy(False)
        if draft is not None:
            self.load(draft)
            return
        self._loaded = self.draft()
        self._settle()

    def refused(self, failure: BaseException) -> None:
        """It was not saved: everything stays as it was typed, and what is wrong is shown."""
        self._busy(False)
        if isinstance(failure, Refused) and failure.problems:
            self.show_problems(failure.problems)
        else:
            self._desk.fail(failure)

    def _busy(self, busy: bool) -> None:
        for made in self.save_buttons:
            made.setEnabled(not busy)

    def may_leave(self) -> bool:
        """Whether the form may go; asks once where something is not saved."""
        if not self.is_dirty():
            return True
        leave = self._desk.ask(
            self,
            _("Leave without saving?"),
            _("Leave without saving"),
            _("Stay"),
            _("What you typed here has not been saved and would be lost."),
        )
        if leave:
            self.load(self._loaded)
        return leave

    def close_form(self) -> None:
        """Close the form, if it may go."""
        if self.may_leave():
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, F6 goes to the next card."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif event.key() == Qt.Key.Key_F6:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go_to_card(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _go_to_card(self, step: int) -> None:
        focused = self.window().focusWidget()
        around = [card.isAncestorOf(focused) for card in self._cards]
        at = around.index(True) if True in around else -step
        card = self._cards[(at + step) % len(self._cards)]
        first = next(iter(card.labelled.values()))
        first.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.body.ensureWidgetVisible(first, 0, 40)

    def _show_dirty(self) -> None:
        dirty = self.is_dirty()
        self.unsaved.setVisible(dirty)
        self.unsaved_icon.setVisible(dirty)

    def add_beside(self, widget: QWidget, at: int = 0) -> None:
        """Put another widget into the column beside, such as a notice.

        Args:
            widget: what to show.
            at: its place from above.
        """
        self.side_column.insertWidget(at, widget)


def _keys_note(several_cards: bool) -> str:
    parts = [_("Tab next field"), _("{keys} save", keys=keys.shown("Ctrl+S")), _("Esc close")]
    if several_cards:
        parts.insert(1, _("{keys} next card", keys="F6"))
    return " · ".join(parts)


def _top(problem: Problem) -> str:
    return problem.field.partition(".")[0].partition("[")[0]
