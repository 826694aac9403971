"""The page on which an agency's answers are taken in: a file, its columns, a verdict for each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.rules.reference import offered
from desktop.services.centre import Centre
from desktop.services.referrals import NAME as ANOTHER_NAME
from desktop.services.referrals import PROBLEM, READY, AnswerFile, JudgedAnswers, Told
from desktop.system.language import _
from desktop.system.progress import Cancelled
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action, Button, PrimaryButton
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.chips import Choice, ChoiceChips
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.questions import Dialog
from desktop.views.kit.row_model import Row, Sort
from desktop.views.kit.row_table import RowTable
from desktop.views.kit.words import Label, WrappedLabel
from desktop.views.referrals import words
from desktop.views.referrals.answer_columns import AnswerColumns
from desktop.views.referrals.answer_panel import AnswerPanel
from desktop.views.replacing import may_replace

NAME: Final = "agency_answers"
_CHOOSE, _COLUMNS, _VERDICTS = range(3)
_PANEL: Final = 360


class _Rows:
    """The rows of a judged table."""

    def __init__(self) -> None:
        self.judged: JudgedAnswers | None = None

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        return self.chosen(words.ALL)

    def chosen(self, verdict: str) -> tuple[str, ...]:
        rows = self.judged.rows.values() if self.judged is not None else ()
        return tuple(str(row.number) for row in rows if verdict in (words.ALL, row.verdict))

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        assert self.judged is not None
        return [words.answer_row(self.judged.rows[int(uid)]) for uid in uids]


class AnswersPage(Page):
    """Taking an agency's answers in.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"steps"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._referrals = centre, centre.referrals
        self._file: AnswerFile | None = None
        self.judged: JudgedAnswers | None = None
        self._told = Told()
        self._busy = False
        self._source = _Rows()
        tables, today = centre.ground.reference, centre.ground.clock.today()
        known = offered(tables.agencies.values(), today)
        self.columns = AnswerColumns([Choice(each.code, each.name) for each in known])
        self.chips, self.panel = ChoiceChips(), AnswerPanel()
        self.chips.setAccessibleName(_("Which rows are shown"))
        self.table = RowTable(words.answer_columns(), self._source)
        self.table.set_title(_("Rows of the table"))
        self.panel.setFixedWidth(_PANEL)
        self.trouble = Card()
        self.stack = QStackedWidget()
        self.back_button = Button(_("Back"), on_click=self.go_back)
        self.reject_button = Button(_("Save the rows that are left"), "download", on_click=self.save_rejected)
        self.next_button = PrimaryButton(_("Look at every row"), "", "Ctrl+S", self.go_on)
        self.said = Label("", styles.MUTED)
        self._lay_out()
        self._connect()
        self._turn(_CHOOSE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        other = Action(word=_("Another file"), run=self.choose_file, icon="folder-open", keys="Ctrl+O")
        self.head = PageHead(_("Take an agency's answers in"), (other,))
        column.addWidget(self.head)
        for step in (self._choosing(), self.columns, self._verdicts()):
            self.stack.addWidget(step)
        column.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for made in (self.back_button, self.reject_button, self.next_button):
            foot.addWidget(made)
        column.addLayout(foot)

    def _choosing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        text = _(
            "The table that went out with a letter, filled in by the agency, or one of its own with case "
            "numbers. Nothing is written before you have seen every row and said so."
        )
        take = Action(word=_("Choose a file"), run=self.choose_file, icon="folder-open", keys="Ctrl+O")
        card = Card()
        self.empty = EmptyState("file-plus", _("An agency's answers"), text, take, primary=True)
        card.add(self.empty, 1)
        column.addWidget(card, 1)
        self.trouble.setProperty("shape", "notice")
        self._sentence = WrappedLabel("")
        self.trouble.add(self._sentence)
        self.trouble.hide()
        column.addWidget(self.trouble)
        return made

    def _verdicts(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chips)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
        return made

    def _connect(self) -> None:
        self.chips.changed.connect(self._filter)
        self.table.selected.connect(self._show_row)
        self.table.opened.connect(lambda _uid: self.panel.focus_first())
        self.panel.decided.connect(self._decide)
        self.panel.corrected.connect(self._correct)

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the step at which the page was left; answers half decided stay as they were.

        Args:
            where: ``file``, a table to open.
        """
        self.give_back_focus()
        decided = self._told != Told()
        file = where.get("file")
        if isinstance(file, Path) and may_replace(self, file, busy=self._busy, decided=decided):
            self.open_file(file)

    def give_back_focus(self) -> None:
        """The first thing to do in this step."""
        step = self.stack.currentIndex()
        if step == _COLUMNS:
            self.columns.focus_first()
        elif step == _VERDICTS:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        """Esc goes one step back, from the first to the letters."""
        step = self.stack.currentIndex()
        if self._busy:
            return True
        if step == _CHOOSE:
            self.desk.open("referrals", tab="letters")
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
        self.back_button.setVisible(step != _CHOOSE)
        self.next_button.setVisible(step != _CHOOSE)
        self.reject_button.setVisible(step == _VERDICTS)
        self.head.buttons[0].setVisible(step != _CHOOSE)
        self.head.set_count(self._file.name if self._file is not None and step != _CHOOSE else "")
        self._tell()
        if self.isVisible():
            self.give_back_focus()

    def _wait(self, busy: bool) -> None:
        self._busy = busy
        self._tell()

    def _tell(self) -> None:
        judged = self.judged
        self.said.setText("")
        self.back_button.setEnabled(not self._busy)
        if self.stack.currentIndex() != _VERDICTS or judged is None:
            self.next_button.setText(_("Look at every row"))
            self.next_button.setEnabled(not self._busy)
            return
        counts = judged.counts()
        left = counts[ANOTHER_NAME] + counts[PROBLEM]
        self.next_button.setText(_("Write {count} outcomes", count=words.figure(counts[READY])))
        self.next_button.setEnabled(counts[READY] > 0 and not self._busy)
        self.reject_button.setEnabled(left > 0 and not self._busy)
        if left:
            self.said.setText(_("{count} rows stay out until they are put right", count=words.figure(left)))

    # -- a file and its columns

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        chosen = None if self._busy else Dialog.open_file(self, words.kinds())
        if chosen is not None:
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Open a file and guess its columns.

        Args:
            path: where it lies.
        """
        self._wait(True)
        self.desk.run(
            lambda _progress: self._referrals.open_path(path),
            self._on_opened,
            self._not_opened,
            title=_("Opening the list"),
            owner=self,
        )

    def _on_opened(self, file: AnswerFile) -> None:
        self._wait(False)
        self._file, self._told, self.judged = file, Told(), None
        self._show_trouble("")
        self.columns.show_file(file)
        self._turn(_COLUMNS)

    def _not_opened(self, failure: BaseException) -> None:
        self._wait(False)
        if isinstance(failure, Refused):
            self._show_trouble(failure.sentence)
            self._turn(_CHOOSE)
        elif not isinstance(failure, Cancelled):
            self.desk.fail(failure)

    def _show_trouble(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.trouble.setAccessibleName(sentence)
        self.trouble.setVisible(bool(sentence))

    # -- verdicts

    def go_on(self) -> None:
        """What the primary button does in this step."""
        if self._busy or not self.next_button.isEnabled():
            return
        if self.stack.currentIndex() == _COLUMNS:
            self._judge()
        elif self.stack.currentIndex() == _VERDICTS:
            self._write()

    def _judge(self, stay_at: str = "") -> None:
        file, plan, told = self._file, self.columns.plan(), self._told
        agency = self.columns.agency.value()
        assert file is not None
        self._wait(True)
        self.desk.run(
            lambda progress: self._referrals.judge(file, plan, agency, told, progress=progress),
            lambda judged: self._on_judged(judged, stay_at),
            self._stopped,
            title=_("Looking at every row"),
            owner=self,
        )

    def _on_judged(self, judged: JudgedAnswers, stay_at: str) -> None:
        self._wait(False)
        kept = self.chips.chosen() if stay_at else ()
        self.judged = self._source.judged = judged
        self.chips.set_choices(words.verdict_choices(judged))
        counts = judged.counts()
        first = next((each for each in (ANOTHER_NAME, PROBLEM) if counts[each]), words.ALL)
        still = next((each for each in kept if each == words.ALL or counts.get(each)), first)
        self.chips.choose((still,))
        self.table.rows.mark_all_stale()
        if self.stack.currentIndex() != _VERDICTS:
            self._turn(_VERDICTS)
        self._filter()
        self._tell()

    def _stopped(self, failure: BaseException) -> None:
        self._wait(False)
        if isinstance(failure, Cancelled):
            self.desk.say(_("Stopped. Nothing was taken in."))
        else:
            self.desk.fail(failure)

    def _filter(self) -> None:
        uids = self._source.chosen(next(iter(self.chips.chosen()), words.ALL))
        before = self.table.current_uid()
        self.table.show_ids(uids)
        if uids and before not in uids:
            self.table.choose(uids[0])
        self._show_row(self.table.current_uid() if uids else "")

    def _show_row(self, uid: str) -> None:
        if uid and self.judged is not None:
            self.panel.show_row(self.judged.rows[int(uid)], self.judged.plan)
        else:
            self.panel.show_nothing()

    def _decide(self, number: int, decision: str) -> None:
        self._told = replace(self._told, decisions={**self._told.decisions, number: decision})
        self._again(number)

    def _correct(self, number: int, texts: Mapping[int, str]) -> None:
        before = self._told.corrected.get(number, {})
        corrected = {**self._told.corrected, number: {**before, **texts}}
        self._told = replace(self._told, corrected=corrected)
        self._again(number)

    def _again(self, number: int) -> None:
        if not self._busy:
            # The keyboard goes back to the rows: what it stood on is made anew.
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._judge(str(number))

    # -- taking in, and what stays out

    def _write(self) -> None:
        judged = self.judged
        assert judged is not None
        self._wait(True)
        self.desk.run(
            lambda progress: self._referrals.write(judged, progress),
            self._written,
            self._stopped,
            title=_("Taking the answers in"),
            writes=True,
            owner=self,
        )

    def _written(self, count: int) -> None:
        self._wait(False)
        self.desk.say(_("{count} outcomes are written.", count=words.figure(count)))
        # Looked at once more, the written rows say so themselves, and what is left can still be put right.
        self._judge(words.ALL)

    def save_rejected(self) -> None:
        """Save the rows that stay out, each with its reason, to be given back."""
        judged = self.judged
        if judged is None or self._busy:
            return
        stem = Path(judged.name).stem
        out = Dialog.save_as(self, _("{list} - rows left.xlsx", list=stem), "Excel (*.xlsx)")
        if out is None:
            return
        path = out if out.suffix.lower() == ".xlsx" else out.with_name(f"{out.name}.xlsx")
        self.desk.run(
            lambda _progress: self._referrals.save_rejected(judged, path),
            lambda count: self.desk.say(
                _("{count} rows were saved, each with its reason.", count=words.figure(count))
            ),
            title=_("Saving"),
            owner=self,
        )
