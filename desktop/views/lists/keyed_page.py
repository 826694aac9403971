"""The page on which a volunteer's sheet is keyed in: its head, its lines, a verdict on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.rules.lists import keyed
from desktop.rules.lists.keyed import EMPTY, KNOWN, NAMESAKE, NEW, PROBLEM, SheetHead, SheetLine
from desktop.rules.problems import Problem, Refused
from desktop.services.centre import Centre
from desktop.services.lists.keyed import FORM, KeptSheet, KeyedIn, LineVerdict
from desktop.services.volunteers import VolunteerChoice
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, Button, PrimaryButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.icons import Icon
from desktop.views.kit.page import Page
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.words import WrappedLabel
from desktop.views.lists import keyed_words
from desktop.views.lists.keyed_head import KeyedHead
from desktop.views.lists.keyed_offers import Offers
from desktop.views.lists.keyed_table import SheetTable

LOOK_AFTER: Final = 300
NAME: Final = "keyed_sheet"


class KeyedPage(Page):
    """The page on which a volunteer's sheet is keyed in.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"volunteers", "assignments"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._ground = centre, centre.ground
        self._sheets = centre.keyed_sheets
        self._to_look: set[int] = set()
        self._unkept = False
        self.above = KeyedHead(self._ground)
        self.table = SheetTable()
        self.offers = Offers(desk, self._ground, self._sheets, self.table)
        self.said, self.said_icon = WrappedLabel("", words.MUTED), Icon("circle-alert", "overdue", 16)
        self.close_button = Button(_("Close"), on_click=self.go_back)
        self.save_button = PrimaryButton(_("Save"), "", "Ctrl+S", self.save)
        self._look_timer = QTimer(self)
        self._look_timer.setSingleShot(True)
        self._look_timer.setInterval(LOOK_AFTER)
        self._look_timer.timeout.connect(self._look)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        paper = Action(word=_("Print the sheet"), run=self.print_sheet, icon="printer")
        clear = Action(word=_("Clear the sheet"), run=self.clear, icon="trash-2")
        self.head = PageHead(_("Key in a volunteer's sheet"), (clear, paper), note=keyed_words.keys_note())
        column.addWidget(self.head)
        column.addWidget(self.above)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said_icon)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.above.changed.connect(self._on_head)
        self.above.number_typed.connect(self._find_number)
        self.above.volunteer_chosen.connect(self._find_tambon)
        self.table.rows.typed.connect(self._on_typed)
        self.table.line_left.connect(lambda _place: self._on_line_left())
        self.table.stood.connect(lambda _place, _column: self._tell())
        self.table.done.connect(lambda: self.save_button.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.went_back.connect(lambda: self.above.last().setFocus(Qt.FocusReason.BacktabFocusReason))

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the sheet that is not finished, or an empty one.

        Args:
            where: ``volunteer``, the uid of whose sheet it is.
        """
        self.refresh_if_stale()
        volunteer = str(where.get("volunteer") or "")
        if self.table.rows.lines():
            self.table.setFocus()
            if volunteer not in ("", self.above.value().volunteer):
                self.desk.say(_("This sheet is not finished yet. Save it or clear it first."))
            return
        self.above.show_head(SheetHead(volunteer=volunteer, on=self._ground.clock.today()))
        if volunteer:
            self._find_tambon(volunteer)
        self._tell()
        self.above.first().setFocus()
        self.desk.run(lambda _progress: self._sheets.kept(), self._on_kept, owner=self)

    def _on_kept(self, kept: KeptSheet | None) -> None:
        if kept is None or self.table.rows.lines():
            return
        self.above.show_head(kept.head)
        self.table.rows.load(kept.lines)
        self._look_at_all()
        self.table.setFocus()
        self.desk.say(_("Here is the sheet that was not finished."))

    def refresh(self) -> None:
        """Read anew who can be named."""
        self.desk.run(lambda _progress: self._centre.volunteers.choices(), self._on_volunteers, owner=self)

    def _on_volunteers(self, found: Sequence[VolunteerChoice]) -> None:
        self.above.know(found)

    def may_leave(self) -> bool:
        """Nothing is lost by leaving: what was keyed is kept in the register."""
        if self._unkept:
            self._keep()
            self.desk.say(_("The sheet is kept. Go on with it here at any time."))
        return True

    def go_back(self) -> bool:
        """Esc goes to the cases; the sheet is kept."""
        self.desk.open("cases")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, F6 between the head and the lines."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() == Qt.Key.Key_F6:
            (self.above.first() if self.table.line.hasFocus() else self.table).setFocus()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self._unkept = False
        head, lines = self.above.value(), self.table.rows.lines()
        self.desk.run(lambda _progress: self._sheets.keep(head, lines), writes=True, owner=self)

    # -- the head

    def _on_head(self) -> None:
        if self.table.rows.lines():
            self._unkept = True
            self._look_at_all()

    def _find_number(self, number: str) -> None:
        if number:
            self.desk.run(lambda _progress: self._sheets.head_of(number), self._on_number, owner=self)

    def _on_number(self, found: SheetHead | None) -> None:
        if found is None:
            sentence = _("The program printed no sheet of this number. Choose the volunteer yourself.")
            self.above.show_problems([Problem("number", sentence, soft=True)])
            return
        self.above.show_head(replace(found, on=self.above.value().on))
        self._on_head()

    def _find_tambon(self, volunteer: str) -> None:
        self.desk.run(
            lambda _progress: self._sheets.tambon_of(volunteer), self.above.propose_tambon, owner=self
        )

    # -- lines and their verdicts

    def _on_typed(self, place: int, _column: str) -> None:
        self._unkept = True
        self._to_look.add(place)
        self._look_timer.start()
        self._tell()

    def _on_line_left(self) -> None:
        if self._to_look:
            self._look_timer.stop()
            self._look()
        if self._unkept:
            self._keep()

    def _look_at_all(self) -> None:
        self._to_look = set(range(len(self.table.rows.lines())))
        self._look()

    def _look(self) -> None:
        lines, head = self.table.rows.lines(), self.above.value()
        asked = {place for place in self._to_look if place < len(lines)}
        # Whoever may be somebody of another line is looked at again with every change.
        asked |= {place for place in range(len(lines)) if self._is_about_another_line(place)}
        self._to_look.clear()
        if not asked:
            self._tell()
            return
        self.desk.run(
            lambda _progress: self._sheets.look(head, lines, asked),
            lambda found: self._show_verdicts(lines, found),
            owner=self,
        )

    def _show_verdicts(self, lines: Sequence[SheetLine], found: Mapping[int, LineVerdict]) -> None:
        rows = self.table.rows
        for place, verdict in found.items():
            # Typing has gone on meanwhile: what was found is of another line.
            if rows.line(place) == lines[place]:
                rows.show_verdict(place, verdict)
        self.table.show_problem()
        self._tell()

    def _is_about_another_line(self, place: int) -> bool:
        verdict = self.table.rows.verdict(place)
        return verdict is not None and any(each.uid.startswith(keyed.LINE) for each in verdict.candidates)

    def _verdict(self, place: int) -> str:
        verdict = self.table.rows.verdict(place)
        return verdict.verdict if verdict is not None else EMPTY

    def _tell(self) -> None:
        rows, place = self.table.rows, self.table.place()
        counted = [self._verdict(at) for at in range(len(rows.lines()))]
        ready = sum(word in (NEW, KNOWN) for word in counted)
        left = sum(word in (PROBLEM, NAMESAKE) for word in counted)
        self.head.set_count(keyed_words.counted(len(rows.lines()), ready, left))
        text, state = keyed_words.about_line(rows.verdict(place), self.table.column())
        self.said.setText(text)
        self.said.set_tint(state or "muted")
        self.said_icon.setVisible(bool(state))
        if state:
            self.said_icon.show_icon("users" if state == "waiting" else "circle-alert", state)
        self.save_button.setEnabled(bool(rows.lines()))

    # -- saving and printing

    def save(self) -> None:
        """Save every line that nothing stands against; the others stay."""
        if not self.save_button.isEnabled():
            return
        self.above.show_problems(())
        self._look_timer.stop()
        head, lines = self.above.value(), self.table.rows.lines()
        self.save_button.setEnabled(False)
        # What is typed meanwhile would be neither saved nor kept.
        self.table.setEnabled(False)
        self.desk.run(
            lambda _progress: self._sheets.save(head, lines),
            self._on_saved,
            lambda failure: self._on_refused(failure, head, lines),
            title=_("Saving"),
            writes=True,
            owner=self,
        )

    def _on_saved(self, done: KeyedIn) -> None:
        self._unkept = False
        self.table.setEnabled(True)
        self.table.rows.load(done.left)
        self.desk.say(keyed_words.saved(done))
        if done.left:
            head, lines = self.above.value(), done.left
            self.desk.run(lambda _progress: self._sheets.look(head, lines), self._on_left_over, owner=self)
        else:
            self.above.show_head(replace(self.above.value(), number=""))
            self.above.first().setFocus()
        self._tell()

    def _on_left_over(self, found: Mapping[int, LineVerdict]) -> None:
        self._show_verdicts(self.table.rows.lines(), found)
        self._go_to_trouble()

    def _go_to_trouble(self) -> None:
        trouble = self.table.rows.first_trouble()
        if trouble is not None:
            self.table.go_to(*trouble)
            self.table.setFocus()

    def _on_refused(self, failure: BaseException, head: SheetHead, lines: Sequence[SheetLine]) -> None:
        self.table.setEnabled(True)
        self._tell()
        if isinstance(failure, Refused) and failure.code == "draft":
            self.above.show_problems(failure.problems)
            return
        self.desk.fail(failure)

        def found(verdicts: Mapping[int, LineVerdict]) -> None:
            self._show_verdicts(lines, verdicts)
            self._go_to_trouble()

        self.desk.run(lambda _progress: self._sheets.look(head, lines), found, owner=self)

    def clear(self) -> None:
        """Begin an empty sheet, after asking where something is typed."""
        question, gone = _("Clear the sheet?"), _("What was typed here and is not saved would be lost.")
        if self.table.rows.lines() and self.desk.ask(self, question, _("Clear"), _("Stay"), gone):
            self.table.rows.load(())
            self._keep()
            self._tell()
        self.table.setFocus()

    def print_sheet(self) -> None:
        """Print what is keyed in, or an empty sheet for the volunteer to take along."""
        head, lines = self.above.value(), self.table.rows.lines()
        if not head.volunteer:
            sentence = _("Please choose who takes the sheet along.")
            self.above.show_problems([Problem("volunteer", sentence)])
            return

        def show(sheet: object) -> None:
            self.desk.open("paper", form=FORM, sheet=sheet, about=head.volunteer, back=NAME)

        def read(_progress: Progress) -> object:
            return self._sheets.paper(head, lines)

        self.desk.run(read, show, owner=self)
