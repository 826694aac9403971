"""Who asked for the same in the same tambon and belongs to no group for it; a group is formed of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.trainings.rows import Proposal, Wish
from desktop.system.language import _
from desktop.views.case_words import short_needs
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.kit.words import WrappedLabel
from desktop.views.trainings import words
from desktop.views.trainings.kept_list import KeptList

_LEFT: Final = 400


class ProposalsView(QWidget):
    """Proposals of groups, and the people behind each.

    Signals:
        left: back to the groups.
        forming(Proposal, wishes): a group shall be formed of these people.
        case_wanted(uid): open a case.
    """

    left = Signal()
    forming = Signal(object, object)
    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposals: Sequence[Proposal] = ()
        self.head = EntryHead(self.left.emit)
        self.head.show_entry(_("People who asked for the same"))
        told = _("As soon as several people of one tambon ask for the same, they stand here.")
        empty = EmptyState("users", _("Nobody waits for a group"), told)
        self.wishes = KeptList(_("What was asked for, and where"), _wish_columns(), empty)
        nobody = EmptyState("users", _("Nobody"), "")
        self.people = KeptList(_("Who asked for it"), _person_columns(), nobody, multi=True)
        self.told = WrappedLabel("", styles.MUTED)
        self._lay_out()
        self.wishes.selected.connect(lambda _key: self._show_people())
        self.wishes.opened.connect(lambda _key: self.people.focus_first())
        self.people.opened.connect(self.case_wanted)
        self.people.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.wishes.left.connect(self.left)
        self.people.left.connect(self.wishes.focus_first)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.told)
        sides = SideBySide(45, 55)
        sides.main.addWidget(self.wishes)
        sides.side.addWidget(self.people)
        column.addWidget(sides, 1)

    def show_proposals(self, found: Sequence[Proposal]) -> None:
        """Show other proposals."""
        self.proposals = found
        self.wishes.show_rows([_proposal(one) for one in found])
        self._show_people()

    def proposal(self) -> Proposal | None:
        """The proposal that somebody is on."""
        key = self.wishes.current_uid()
        return next((one for one in self.proposals if _key(one) == key), None)

    def chosen(self) -> Sequence[Wish]:
        """The people that are chosen: those selected where there are several, else all."""
        one = self.proposal()
        if one is None:
            return ()
        selected = set(self.people.table.selected_uids())
        several = [wish for wish in one.wishes if wish.case_uid in selected]
        return several if len(several) > 1 else one.wishes

    def _show_people(self) -> None:
        one = self.proposal()
        self.people.show_rows([_person(wish) for wish in one.wishes] if one else [])
        told = _("Enter opens a case. Shift with the arrows chooses some of the people only.")
        self.told.setText(told if one else "")
        self.told.setVisible(one is not None)
        self._offer()

    def _offer(self) -> None:
        one, chosen = self.proposal(), self.chosen()
        if one is None:
            self.head.show_actions(())
            return
        word = _("Form a group of these {people}", people=words.people(len(chosen)))
        forming = Action(word=word, run=self._form, icon="users")
        self.head.show_actions((), forming)

    def _form(self) -> None:
        one = self.proposal()
        if one is not None:
            self.forming.emit(one, tuple(self.chosen()))

    def focus_first(self) -> None:
        """Go to the proposals."""
        if self.proposals:
            self.wishes.focus_first()
        else:
            self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)


def sentence(one: Proposal) -> str:
    """A proposal in a sentence."""
    return _(
        "{people} of {tambon} asked for {category}",
        people=words.people(one.people),
        tambon=one.tambon,
        category=one.category,
    )


def _key(one: Proposal) -> str:
    return f"{one.category_code} {one.tambon_code}"


def _wish_columns() -> tuple[Column, ...]:
    return (
        Column("category", _("They asked for"), 160, sortable=False),
        Column("tambon", _("Tambon"), 104, sortable=False),
        Column("people", _("People"), 84, True, False),
        Column("since", _("Since"), 116, sortable=False),
    )


def _proposal(one: Proposal) -> Row:
    since = thai_date.short(one.oldest_on, thai_digits=False)
    asked_for = Cell(short_needs([one.category]), lasting=one.category)
    return Row(_key(one), (asked_for, one.tambon, str(one.people), Cell(since, quiet=True)))


def _person_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 196, sortable=False),
        Column("age", _("Age"), 58, True, False),
        Column("village", _("Village"), 62, True, False),
        Column("phone", _("Telephone"), 126, sortable=False),
        Column("case", _("Case"), 146, sortable=False),
    )


def _person(wish: Wish) -> Row:
    village = str(wish.village_number) if wish.village_number is not None else "–"
    return Row(wish.case_uid, (wish.name, words.age(wish.age), village, wish.phone, wish.case_number))
