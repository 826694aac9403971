"""The page on which a list is taken in: a file, its columns, a verdict for each row, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.lists import (
    NAMESAKE,
    PROBLEM,
    Decided,
    Imported,
    JudgedList,
    JudgedRow,
    ListFile,
    Looked,
    Wish,
)
from desktop.system.language import _
from desktop.system.progress import Cancelled, Progress
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, Button, PrimaryButton
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import Label
from desktop.views.lists import import_words
from desktop.views.lists.choosing import Choosing, kinds
from desktop.views.lists.columns_step import ColumnsStep
from desktop.views.lists.verdicts_step import VerdictsStep
from desktop.views.replacing import may_replace

NAME: Final = "import_list"
_CHOOSE, _COLUMNS, _VERDICTS, _DONE = range(4)


class ImportPage(Page):
    """The page on which a list is taken in.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"volunteers", "assignments"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._lists = centre, centre.lists
        self._file: ListFile | None = None
        self._judged: JudgedList | None = None
        self._judged_file: ListFile | None = None
        self._imported: Imported | None = None
        self._wish = Wish()
        self._busy = False
        self.choosing = Choosing(self.choose_file)
        self.columns = ColumnsStep(self._lists.needs())
        self.verdicts = VerdictsStep(centre.ground.reference.tambons)
        self.done = QWidget()
        self.stack = QStackedWidget()
        self.back_button = Button(_("Back"), on_click=self.go_back)
        self.reject_button = Button(_("Save the rows that are left"), "download", on_click=self.save_rejected)
        self.next_button = PrimaryButton(_("Look at every row"), "", "Ctrl+S", self.go_on)
        self.said = Label("", words.MUTED)
        self._lay_out()
        self._connect()
        self._turn(_CHOOSE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        other = Action(word=_("Another file"), run=self.choose_file, icon="folder-open", keys="Ctrl+O")
        self.head = PageHead(_("Take a list in"), (other,))
        column.addWidget(self.head)
        self._done_column = QVBoxLayout(self.done)
        self._done_column.setContentsMargins(0, 0, 0, 0)
        for step in (self.choosing, self.columns, self.verdicts, self.done):
            self.stack.addWidget(step)
        column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for made in (self.back_button, self.reject_button, self.next_button):
            foot.addWidget(made)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.choosing.chosen.connect(self.open_file)
        self.columns.sheet_chosen.connect(self._look)
        self.columns.sender_chosen.connect(lambda _uid: self._look(self.columns.plan().sheet))
        self.verdicts.decided.connect(self._decide)
        self.verdicts.corrected.connect(self._correct)

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the step at which the page was left; a list half decided stays as it was.

        Args:
            where: ``volunteer``, the uid of whose list it is; ``file``, a list to open.
        """
        self.refresh_if_stale()
        if where.get("volunteer"):
            self.columns.whose.set_value(str(where["volunteer"]))
        self.give_back_focus()
        decided = self._judged is not None and self._judged_file is self._file and self._imported is None
        file = where.get("file")
        if isinstance(file, Path) and may_replace(self, file, busy=self._busy, decided=decided):
            self.open_file(file)

    def refresh(self) -> None:
        """Read anew who can be named."""
        self.desk.run(
            lambda _progress: self._centre.volunteers.choices(), self.columns.know, owner=self.columns
        )

    def give_back_focus(self) -> None:
        """The first thing to do in this step."""
        step = self.stack.currentWidget()
        if isinstance(step, Choosing | ColumnsStep | VerdictsStep):
            step.focus_first()
        else:
            self.next_button.setFocus()

    def go_back(self) -> bool:
        """Esc goes one step back, from the first to the cases."""
        step = self.stack.currentIndex()
        if self._busy:
            return True
        if step in (_CHOOSE, _DONE):
            self.desk.open("cases")
        else:
            self._turn(step - 1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _turn(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        names = {_COLUMNS: _("Look at every row"), _VERDICTS: "", _DONE: _("Take another list in")}
        self.back_button.setVisible(step in (_COLUMNS, _VERDICTS))
        self.reject_button.setVisible(step in (_VERDICTS, _DONE))
        self.next_button.setVisible(step != _CHOOSE)
        self.head.buttons[0].setVisible(step in (_COLUMNS, _VERDICTS))
        if names.get(step):
            self.next_button.setText(names[step])
        self.head.set_count(self._file.name if self._file is not None and step != _CHOOSE else "")
        self.said.setText("")
        self._tell()
        if self.isVisible():
            self.give_back_focus()

    def _wait(self, busy: bool) -> None:
        self._busy = busy
        self._tell()

    def _tell(self) -> None:
        step = self.stack.currentIndex()
        left = 0
        if self._judged is not None and step in (_VERDICTS, _DONE):
            counts = self._judged.counts()
            ready, left = counts.new + counts.known, counts.namesake + counts.problem
            if step == _VERDICTS:
                self.next_button.setText(_("Take {count} rows in", count=import_words.figure(ready)))
                self.next_button.setEnabled(ready > 0 and not self._busy)
                self.said.setText(_left_words(counts.namesake, counts.problem))
        if step != _VERDICTS:
            self.next_button.setEnabled(not self._busy)
        self.back_button.setEnabled(not self._busy)
        self.reject_button.setEnabled(left > 0 and not self._busy)

    # -- a file and its columns

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        chosen = None if self._busy else Dialog.open_file(self, kinds())
        if chosen is not None:
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Open a file and guess its columns.

        Args:
            path: where it lies.
        """
        self._wait(True)
        sender = self.columns.whose.value()

        def look(_progress: Progress) -> tuple[ListFile, Looked]:
            file = self._lists.open_path(path)
            return file, self._lists.look(file, sender=sender)

        self.desk.run(look, self._on_opened, self._not_opened, title=_("Opening the list"), owner=self)

    def _on_opened(self, found: tuple[ListFile, Looked]) -> None:
        self._wait(False)
        self._file, looked = found
        self.choosing.show_trouble("")
        self.columns.show_file(self._file)
        self.columns.show_look(looked)
        self._turn(_COLUMNS)

    def _not_opened(self, failure: BaseException) -> None:
        self._wait(False)
        if isinstance(failure, Refused):
            self.choosing.show_trouble(failure.sentence)
            self._turn(_CHOOSE)
        elif not isinstance(failure, Cancelled):
            self.desk.fail(failure)

    def _look(self, sheet: str) -> None:
        file, sender = self._file, self.columns.whose.value()
        if file is None:
            return
        self.desk.run(
            lambda _progress: self._lists.look(file, sheet, sender),
            self.columns.show_look,
            self._not_opened,
            owner=self.columns,
        )

    # -- verdicts

    def go_on(self) -> None:
        """What the primary button does in this step."""
        step = self.stack.currentIndex()
        if self._busy or not self.next_button.isEnabled():
            return
        if step == _COLUMNS:
            self._judge()
        elif step == _VERDICTS:
            self._take_in()
        elif step == _DONE:
            self._forget()

    def _judge(self) -> None:
        file, plan, wish = self._file, self.columns.plan(), self.columns.wish()
        assert file is not None
        self._wish = wish
        decided = self._decided_before(file)
        self._wait(True)
        self.desk.run(
            lambda progress: self._lists.judge(file, plan, wish, decided, progress),
            self._on_judged,
            self._stopped,
            title=_("Looking at every row"),
            owner=self,
        )

    def _decided_before(self, file: ListFile) -> Mapping[int, Decided]:
        """What was decided before somebody went back to the columns of the same file."""
        before = self._judged
        if before is None or self._judged_file is not file:
            return {}
        return {number: Decided(row.decision) for number, row in before.rows.items() if row.decision}

    def _on_judged(self, judged: JudgedList) -> None:
        self._judged, self._judged_file, self._imported = judged, self._file, None
        self._wait(False)
        self.verdicts.show_list(judged)
        self._turn(_VERDICTS)

    def _stopped(self, failure: BaseException) -> None:
        self._wait(False)
        if isinstance(failure, Cancelled):
            self.desk.say(_("Stopped. Nothing was taken in."))
        else:
            self.desk.fail(failure)

    def _decide(self, number: int, decision: str) -> None:
        assert self._judged is not None
        if self._busy:
            return
        self._judged.decide(number, decision)
        self.verdicts.show_change(number)
        self._tell()
        if decision:
            self.verdicts.go_to_next(NAMESAKE)

    def _correct(self, number: int, texts: Mapping[int, str]) -> None:
        judged, wish = self._judged, self._wish
        assert judged is not None
        if self._busy:
            return

        def corrected(_row: JudgedRow) -> None:
            self._wait(False)
            self.verdicts.show_change(number)
            if judged.rows[number].is_writeable:
                self.verdicts.go_to_next(PROBLEM)

        self._wait(True)
        self.desk.run(
            lambda _progress: self._lists.correct(judged, number, texts, wish),
            corrected,
            self._stopped,
            owner=self.verdicts,
        )

    # -- taking in, and what came of it

    def _take_in(self) -> None:
        judged, wish = self._judged, self._wish
        assert judged is not None
        self._wait(True)
        self.desk.run(
            lambda progress: self._lists.write(judged, wish, progress),
            self._on_written,
            self._stopped,
            title=_("Taking the list in"),
            writes=True,
            owner=self,
        )

    def _on_written(self, done: Imported) -> None:
        self._imported = done
        self._wait(False)
        self._show_done(done)
        self._turn(_DONE)
        self.desk.say(import_words.written_words(done))

    def _show_done(self, done: Imported) -> None:
        while (item := self._done_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        card = Card()
        see = Action(word=_("See the cases"), run=lambda: self.desk.open("cases"), icon="clipboard-list")
        card.add(
            EmptyState("circle-check", _("The list is taken in"), import_words.written_words(done), see), 1
        )
        self._done_column.addWidget(card, 1)

    def save_rejected(self) -> None:
        """Save the rows that are left as a workbook that can be filled in and given back."""
        judged, imported = self._judged, self._imported
        if judged is None or self._busy:
            return
        stem = Path(judged.name).stem
        out = Dialog.save_as(self, _("{list} - rows left.xlsx", list=stem), "Excel (*.xlsx)")
        if out is None:
            return
        path = out if out.suffix.lower() == ".xlsx" else out.with_name(f"{out.name}.xlsx")
        self.desk.run(
            lambda _progress: self._lists.save_rejected(judged, path, imported),
            lambda count: self.desk.say(
                _("{count} rows were saved, each with its reason.", count=import_words.figure(count))
            ),
            title=_("Saving"),
            writes=True,
            owner=self,
        )

    def _forget(self) -> None:
        self._file = self._judged = self._imported = None
        self._turn(_CHOOSE)


def _left_words(namesakes: int, problems: int) -> str:
    parts = []
    if namesakes:
        parts.append(_("{count} namesakes to decide", count=import_words.figure(namesakes)))
    if problems:
        parts.append(_("{count} rows with problems stay out", count=import_words.figure(problems)))
    return " · ".join(parts)
