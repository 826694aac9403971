"""The letters that were sent: how many of their cases were answered, their papers, and the agency's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.reference import offered
from desktop.services.centre import Centre
from desktop.services.referrals import LetterPage, LetterRow
from desktop.system.language import _
from desktop.views.case_words import paper_word
from desktop.views.cells import day_cell, figure_cell
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action, button
from desktop.views.kit.cards import Column as ScrolledColumn
from desktop.views.kit.cards import Facts, IconRow
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.filters import Filter
from desktop.views.kit.questions import Dialog
from desktop.views.kit.register_page import Empty, Register, RegisterPage, TableColumn
from desktop.views.kit.row_model import Cell, Row, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.referrals import words


@dataclass(frozen=True, slots=True)
class LetterRows:
    """The letters, as a table asks for them; the newest stand first.

    Attributes:
        centre: all services.
    """

    centre: Centre

    def ids(self, query: object, _sort: Sort | None) -> Sequence[str]:
        """The numbers of the whole answer."""
        assert isinstance(query, tuple)
        agency, text = query
        return self.centre.referrals.letters(agency, text)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of some letters."""
        return [self._row(found) for found in self.centre.referrals.letter_rows(uids)]

    def _row(self, found: LetterRow) -> Row:
        today = self.centre.ground.clock.today()
        known = self.centre.ground.reference.agencies.get(found.agency_code)
        short = known.short if known else found.agency
        return Row(
            found.number,
            (
                found.number,
                Cell(short, icon="lock" if found.restricted else "", lasting=found.agency),
                day_cell(found.on, today),
                figure_cell(found.cases),
                day_cell(found.due_on, today),
                words.answered(found),
            ),
        )


class LettersPart(QWidget):
    """The letters that were sent.

    Signals:
        paper_wanted(uid): a paper that was handed out is to be looked at.
        case_wanted(uid): a case is to be opened.

    Args:
        desk: runs the work.
        centre: the services.
    """

    paper_wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self.register = RegisterPage(desk, self._register())
        self.register.selected.connect(self._look)
        self.register.opened.connect(lambda _number: self.focus_panel())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.register)
        layout = self.register.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)

    def _register(self) -> Register:
        told = _("Each letter stands here with its papers, the table for the agency, and what was answered.")
        answers = Action(
            word=_("Take answers in"), run=lambda: self._desk.open("agency_answers"), icon="file-plus"
        )
        return Register(
            title=_("Letters sent"),
            columns=(
                TableColumn("number", _("Letter"), 130, sortable=False),
                TableColumn("agency", _("Agency"), 110, sortable=False),
                TableColumn("on", _("Day"), 104, sortable=False),
                TableColumn("cases", _("Cases"), 70, figures=True, sortable=False),
                TableColumn("due", _("Due"), 110, sortable=False),
                TableColumn("answered", _("Answered"), 120, sortable=False),
            ),
            source=LetterRows(self._centre),
            query=_query,
            count=lambda count: _("{count} letters", count=words.figure(count)),
            empty=Empty("send", _("No letter was sent yet"), told),
            placeholder=_("Number of a letter"),
            actions=(answers,),
            filters=[Filter("agency", _("Agency"), self._agencies)],
            concerns=("steps", "documents"),
        )

    def _agencies(self) -> Sequence[Choice]:
        ground = self._centre.ground
        known = offered(ground.reference.agencies.values(), ground.clock.today())
        return [Choice(each.code, each.name) for each in known]

    def choose(self, number: str) -> None:
        """Make a letter the chosen one, where it is in the list."""
        self.register.table.choose(number)

    # -- one letter beside the list

    def _look(self, number: str) -> None:
        if number:
            self._desk.run(
                lambda _progress: self._centre.referrals.letter(number), self._show_letter, owner=self
            )

    def _show_letter(self, page: LetterPage) -> None:
        if page.row.number == self.register.table.current_uid():
            self.register.show_detail(self._detail(page))

    def _detail(self, page: LetterPage) -> QWidget:
        made, row = QWidget(), page.row
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        seen = ScrolledColumn(spacing=6)
        seen.add(WrappedLabel(_("Letter {number}", number=row.number), styles.HEADING))
        due = thai_date.short(row.due_on) if row.due_on else ""
        seen.add(
            Facts(
                [
                    (_("To"), row.agency),
                    (_("Day"), thai_date.short(row.on)),
                    (_("Due"), due),
                    (_("Answered"), words.answered(row).text),
                ]
            )
        )
        for paper in page.documents:
            shown = IconRow("file-text", paper_word(paper.form), paper.number)
            shown.pressed.connect(lambda uid=paper.uid: self.paper_wanted.emit(uid))
            seen.add(shown)
        for line, uid in zip(page.lines, page.case_uids, strict=True):
            case = IconRow("clipboard-list", line.name, f"{line.number} · {line.need}")
            case.pressed.connect(lambda uid=uid: self.case_wanted.emit(uid))
            seen.add(case)
        seen.add_stretch()
        column.addWidget(seen, 1)
        table = Action(word=_("Table for the agency"), run=lambda: self.save_table(row), icon="download")
        column.addWidget(button(table, True))
        return made

    def save_table(self, row: LetterRow) -> None:
        """Save the table that the agency fills in."""
        agency = self._centre.ground.reference.agencies.get(row.agency_code)
        short = agency.short if agency else row.agency_code
        name = f"ส่งต่อ {short} {row.number.replace('/', '-')}.xlsx"
        asked = Dialog.save_as(self, name, _("Excel workbook (*.xlsx)"))
        if asked is None:
            return
        out = asked if asked.suffix.lower() == ".xlsx" else asked.with_name(f"{asked.name}.xlsx")
        self._desk.run(
            lambda _progress: self._centre.referrals.save_table(row.number, out),
            lambda count: self._desk.say(
                _(
                    "The table for the agency has {count} cases: {file}",
                    count=words.figure(count),
                    file=out.name,
                )
            ),
            title=_("Saving"),
            owner=self,
        )

    def focus_panel(self) -> None:
        """Go to what can be done with the chosen letter."""
        self.register.show_panel()
        self.register.panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.register.table.focusNextChild()

    def focus_first(self) -> None:
        """Go to the list; while it is empty, to its filter."""
        self.register.focus_first()


def _query(text: str, chosen: Mapping[str, str]) -> tuple[str, str]:
    return chosen.get("agency", ""), text
