"""A forum's own page: what was raised, what was decided, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.services.forums import DecisionRow, ForumPage, MatterRow
from desktop.system.language import _
from desktop.views.forums import words
from desktop.views.forums.forms import SmallForms, with_name
from desktop.views.forums.own_lists import DecisionList, MatterList
from desktop.views.forums.side_cards import AboutCard, DecisionCard, MatterCard
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import STACKED_BELOW
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.words import WrappedLabel

_BESIDE: Final = 372
_NARROW_BESIDE: Final = 300


class ForumView(QWidget):
    """A forum's own page.

    Signals:
        left: back to where it was opened.
        shown: it stands.
        change_wanted: the forum itself shall be changed.

    Args:
        desk: runs the work.
        centre: the services.
        uid: the forum.
    """

    left = Signal()
    shown = Signal()
    change_wanted = Signal(str)

    def __init__(self, desk: Desk, centre: Centre, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.uid = desk, centre, uid
        self.page: ForumPage | None = None
        self._again = ""
        self.head = EntryHead(self.left.emit)
        self.note = WrappedLabel("", styles.MUTED)
        self.note.hide()
        self.matters, self.decisions = MatterList(), DecisionList(centre.ground)
        self.matter_card, self.decision_card, self.about = MatterCard(), DecisionCard(), AboutCard()
        self.beside = FormBeside(self)
        self._forms = SmallForms(desk, centre, self._on_written, self.hide_form)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(14)
        main.addWidget(self.matters, 3)
        main.addWidget(self.decisions, 2)
        row.addWidget(self._main, 1)
        side = Column()
        for card in (self.matter_card, self.decision_card, self.about):
            side.add(card)
        side.add_stretch()
        self.beside.addWidget(side)
        self.beside.setFixedWidth(_BESIDE)
        row.addWidget(self.beside)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.matters.adding.connect(self.add_matter)
        self.decisions.adding.connect(self.add_decision)
        self.matters.table.opened.connect(lambda _uid: self.go_on_with_matter())
        self.decisions.table.opened.connect(lambda _uid: self.go_on_with_decision())
        for part in (self.matters, self.decisions):
            part.table.left.connect(self.left)
            part.table.selectionModel().selectionChanged.connect(lambda *_: self._show_cards())
        self.matter_card.opening.connect(self.open_case)
        self.matter_card.grouping.connect(self.form_group)
        self.matter_card.changing.connect(self.change_matter)
        self.matter_card.taking_back.connect(self.take_matter_back)
        self.matter_card.group_wanted.connect(lambda uid: self._desk.open("trainings", group=uid))
        self.decision_card.doing.connect(self.mark_done)
        self.decision_card.undoing.connect(self.mark_not_done)
        self.decision_card.changing.connect(self.change_decision)
        self.decision_card.taking_back.connect(self.take_decision_back)
        self.about.group_wanted.connect(lambda uid: self._desk.open("trainings", group=uid))
        self.about.activity_wanted.connect(lambda uid: self._desk.open("plans", uid=uid))
        self.about.paper_wanted.connect(lambda uid: self._desk.open("paper", document_uid=uid, back="forums"))

    # -- reading and showing

    def refresh(self) -> None:
        """Read the forum anew."""
        uid = self.uid
        self._desk.run(lambda _progress: self._centre.forums.page(uid), self._show, owner=self)

    def _show(self, page: ForumPage) -> None:
        self.page = page
        can_change = self.can_change()
        self.matters.show_matters(page.matters, can_change)
        self.decisions.show_decisions(page.decisions, can_change)
        self.about.show_page(page)
        self._show_head(page)
        self._show_cards()
        self.shown.emit()
        if self._again == "matter":
            self.add_matter()
        elif self._again == "decision":
            self.add_decision()
        self._again = ""

    def can_change(self) -> bool:
        """Whether something of the forum can be changed here and now."""
        page = self.page
        return page is not None and page.ours and not page.closed and page.row.taken_back_on is None

    def _show_head(self, page: ForumPage) -> None:
        self.head.show_entry(words.title(page.row), words.chips(page.row))
        self.head.show_actions(self._actions(page))
        self.note.setText(_why_not(page))
        self.note.setVisible(bool(self.note.text()))

    def _actions(self, page: ForumPage) -> list[Action]:
        if page.row.taken_back_on is not None:
            return []
        actions = [Action(word=_("Print the record"), run=self.print_record, icon="printer", keys="Ctrl+P")]
        if self.can_change():
            change = Action(word=_("Change"), run=lambda: self.change_wanted.emit(self.uid), icon="pencil")
            back = Action(word=_("Take it back"), run=self.take_back, icon="undo-2")
            record = Action(
                word=_("Record as an activity"),
                run=lambda: self._desk.open("plans", forum=self.uid),
                icon="calendar-check",
            )
            actions = [*(() if page.activity else (record,)), *actions]
            actions = [*(() if page.row.cases or page.row.groups else (back,)), change, *actions]
        return actions

    def _show_cards(self) -> None:
        page = self.page
        chosen = self.chosen_matters()
        self.matter_card.show_matters(
            chosen, may_open=page is not None and page.ours, can_change=self.can_change()
        )
        self.decision_card.show_decision(
            self.current_decision(),
            may_do=page is not None and page.ours and page.row.taken_back_on is None,
            can_change=self.can_change(),
        )

    def chosen_matters(self) -> list[MatterRow]:
        """The matters that are selected."""
        chosen = set(self.matters.table.selected_uids())
        return [row for row in (self.page.matters if self.page else ()) if row.uid in chosen]

    def current_decision(self) -> DecisionRow | None:
        """The decision that somebody is on."""
        chosen = set(self.decisions.table.selected_uids())
        rows: Sequence[DecisionRow] = self.page.decisions if self.page else ()
        return next((row for row in rows if row.uid in chosen), None)

    def focus_first(self) -> None:
        """Go to the form that is open, else to the matters."""
        form = self.form()
        if form is not None:
            form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            self.matters.focus_first()

    # -- matters

    def add_matter(self) -> None:
        """Ask what was raised."""
        if self.page is not None:
            self._show_form(self._forms.matter(self.page), "matter")

    def change_matter(self) -> None:
        """Ask what was raised, with what stands there."""
        for row in self.chosen_matters()[:1]:
            if self.page is not None:
                self._show_form(self._forms.matter(self.page, row))

    def go_on_with_matter(self) -> None:
        """Open the case of the matter that somebody is on, or a new one from it."""
        for row in self.chosen_matters()[:1]:
            if row.case_uid:
                self._desk.open("cases", uid=row.case_uid)
            elif not row.has_case:
                self.open_case()

    def open_case(self) -> None:
        """Open the case of the matter that is chosen; where there is none, ask who needs what."""
        page, chosen = self.page, self.chosen_matters()
        if page is None or len(chosen) != 1:
            return
        row = chosen[0]
        if row.case_uid:
            self._desk.open("cases", uid=row.case_uid)
        elif page.ours and not row.has_case and page.row.taken_back_on is None:
            self._desk.open(
                "walk_in",
                matter=row.uid,
                forum=self.uid,
                detail=row.matter,
                category=row.category_code,
                # The case is of the day on which the need was heard, while that month takes entries.
                on=None if page.closed else page.row.on,
            )

    def form_group(self) -> None:
        """Ask what group comes of the matters that are chosen."""
        rows = self.chosen_matters()
        matters = self._centre.forums.matters
        self._desk.run(
            lambda _progress: matters.group_draft([row.uid for row in rows]),
            lambda draft: self._show_form(self._forms.group(rows, with_name(draft, rows))),
            owner=self,
        )

    def take_matter_back(self) -> None:
        """Take the matter that is chosen back; it can be brought back at once."""
        matters = self._centre.forums.matters
        uids = [row.uid for row in self.chosen_matters()][:1]
        if uids:
            self._write(
                lambda: matters.take_back(uids[0]),
                _("The matter was taken back."),
                lambda: matters.bring_back(uids[0]),
            )

    # -- decisions

    def add_decision(self) -> None:
        """Ask what was decided."""
        if self.page is not None:
            self._show_form(self._forms.decision(self.page), "decision")

    def change_decision(self) -> None:
        """Ask what was decided, with what stands there."""
        row = self.current_decision()
        if self.page is not None and row is not None:
            self._show_form(self._forms.decision(self.page, row))

    def go_on_with_decision(self) -> None:
        """Ask when the decision that somebody is on was done."""
        row = self.current_decision()
        if row is not None and row.done_on is None:
            self.mark_done()

    def mark_done(self) -> None:
        """Ask when it was done."""
        page, row = self.page, self.current_decision()
        if page is not None and row is not None and page.ours and page.row.taken_back_on is None:
            self._show_form(self._forms.done(page, row))

    def mark_not_done(self) -> None:
        """It is not done after all."""
        row = self.current_decision()
        if row is not None:
            uid, day = row.uid, row.done_on
            decisions = self._centre.forums.decisions
            self._write(
                lambda: decisions.not_done(uid),
                _("The decision is not done after all."),
                lambda: decisions.done(uid, day),
            )

    def take_decision_back(self) -> None:
        """Take the decision that is chosen back; it can be brought back at once."""
        row = self.current_decision()
        if row is not None:
            uid, decisions = row.uid, self._centre.forums.decisions
            self._write(
                lambda: decisions.take_back(uid),
                _("The decision was taken back."),
                lambda: decisions.bring_back(uid),
            )

    def _write(self, work: Any, said: str, undo: Any) -> None:
        def back() -> None:
            self._desk.run(lambda _progress: undo(), lambda _none: None, writes=True)

        def done(_none: object) -> None:
            self._desk.say(said, back)
            self.refresh()

        self._desk.run(lambda _progress: work(), done, writes=True, owner=self)

    # -- the forum itself

    def take_back(self) -> None:
        """Ask why the forum is taken back."""
        if self.page is not None:
            self._show_form(self._forms.taking_back(self.page))

    def print_record(self) -> None:
        """Print the record."""
        uid, papers = self.uid, self._centre.forums.papers

        def show(sheet: Any) -> None:
            self._desk.open("paper", form="forum_record", sheet=sheet, about=uid, back="forums")

        self._desk.run(lambda _progress: papers.record_sheet(uid), show, owner=self)

    # -- the small form beside

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def _show_form(self, form: RecordForm[Any], kind: str = "") -> None:
        self._kind = kind
        self.beside.show_form(form)
        self._arrange()
        for made in (*self.head.buttons, self.matters.button, self.decisions.button):
            made.setEnabled(False)
        self.focus_first()

    def hide_form(self) -> None:
        """Show what is known again."""
        self.beside.drop_form()
        self._arrange()
        if self.page is not None:
            self._show_head(self.page)
        for made in (self.matters.button, self.decisions.button):
            made.setEnabled(True)
        self.focus_first()

    def _on_written(self) -> None:
        # A forum has many matters: the next one can be typed at once, until Esc.
        kind = self._kind
        self.hide_form()
        self._again = kind
        self.refresh()

    def _arrange(self) -> None:
        """Where there is no room for both, the form takes the lists' place."""
        wide = self.width() >= STACKED_BELOW
        self._main.setVisible(self.form() is None or wide)
        self.beside.setFixedWidth(_BESIDE if wide or self.form() is not None else _NARROW_BESIDE)
        for part in (self.matters, self.decisions):
            part.show_all_columns(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only one of the two is shown."""
        super().resizeEvent(event)
        self._arrange()


def _why_not(page: ForumPage) -> str:
    """Why nothing is changed here, where that is so."""
    if page.row.taken_back_on is not None:
        return _("Taken back: {reason}", reason=page.take_back_reason)
    if not page.ours:
        return _("Another office wrote this forum. It is only looked at here.")
    if page.closed:
        return _("The month of this forum is closed. Cases and groups can still come of it.")
    return ""
