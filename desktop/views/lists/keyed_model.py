"""The lines of a sheet that is being keyed in, with the verdict on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.rules.lists.keyed import COLUMNS, LINES, PROBLEM, SheetLine
from desktop.rules.problems import Problem
from desktop.services.lists.keyed import LineVerdict
from desktop.system.language import _, mark

PLACE: Final = 0
VERDICT: Final = len(COLUMNS) + 1
TICKED: Final = "✓"
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column as the window shows it.

    Attributes:
        title: its heading.
        width: its share of the table's width; pixels at 1366 are a good measure.
        example: how it can be typed.
    """

    title: str
    width: int
    example: str = ""


SHOWN: Final[Mapping[str, SheetColumn]] = {
    "name": SheetColumn(mark("Name"), 196, mark("title, first and last name")),
    "thai_id": SheetColumn(mark("ID"), 142, mark("13 digits, or nothing")),
    "birth": SheetColumn(mark("Age or birth"), 96, mark("33, 2536 or 12/3/36")),
    "address": SheetColumn(mark("House, village"), 116, mark("12/3 5")),
    "phone": SheetColumn(mark("Telephone"), 112, mark("10 digits")),
    "needs": SheetColumn(mark("Need"), 112, mark("number, code or word")),
    "detail": SheetColumn(mark("In their own words"), 150, mark("what they said")),
    "signed": SheetColumn(mark("Signed"), 54, mark("Space ticks")),
}
# State, icon and word of each verdict.
VERDICTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "new": ("accent", "user-plus", mark("New person")),
    "known": ("helped", "user-check", mark("Known")),
    "namesake": ("waiting", "users", mark("Who is it?")),
    "problem": ("overdue", "circle-alert", mark("To mend")),
}


class SheetModel(QAbstractTableModel):
    """The lines of a sheet.

    Signals:
        typed(place, column): a cell was changed by the person.
    """

    typed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[SheetLine] = []
        self._verdicts: dict[int, LineVerdict] = {}
        self.load(())

    # -- the lines

    def load(self, lines: Sequence[SheetLine]) -> None:
        """Show other lines, and empty ones below them, as many as the paper has."""
        self.beginResetModel()
        self._lines = [*lines, *(SheetLine() for _line in range(len(lines), LINES))]
        if not self._lines[-1].is_empty():
            self._lines.append(SheetLine())
        self._verdicts.clear()
        self.endResetModel()

    def lines(self) -> tuple[SheetLine, ...]:
        """All lines, up to the last that says something."""
        filled = [at for at, line in enumerate(self._lines) if not line.is_empty()]
        return tuple(self._lines[: filled[-1] + 1]) if filled else ()

    def line(self, place: int) -> SheetLine:
        """One line."""
        return self._lines[place]

    def put(self, place: int, line: SheetLine) -> None:
        """Show another line in a place."""
        self._lines[place] = line
        self._verdicts.pop(place, None)
        self._tell(place)
        if place == len(self._lines) - 1 and not line.is_empty():
            self.beginInsertRows(QModelIndex(), place + 1, place + 1)
            self._lines.append(SheetLine())
            self.endInsertRows()

    def type(self, place: int, column: str, text: str) -> None:
        """Take what was typed into a cell; who was chosen for another name is chosen no more."""
        line = self._lines[place]
        if getattr(line, column) == text:
            return
        changed = replace(line, **{column: text})  # type: ignore[arg-type]
        self.put(place, replace(changed, known_uid="", apart_from=()) if column == "name" else changed)
        self.typed.emit(place, column)

    def _tell(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, PLACE), self.index(place, VERDICT))

    # -- the verdicts

    def verdict(self, place: int) -> LineVerdict | None:
        """What would come of a line; none while it is not known."""
        return self._verdicts.get(place)

    def show_verdict(self, place: int, verdict: LineVerdict) -> None:
        """Show what would come of a line."""
        self._verdicts[place] = verdict
        self._tell(place)

    def problem(self, place: int, column: str) -> Problem | None:
        """What is wrong with a cell, the hard before the soft."""
        verdict = self._verdicts.get(place)
        found = [each for each in verdict.problems if each.field == column] if verdict else []
        return min(found, key=lambda each: each.soft, default=None)

    def first_trouble(self) -> tuple[int, str] | None:
        """The first line that stays, and the column where it is to be mended."""
        for place in range(len(self._lines)):
            verdict = self._verdicts.get(place)
            if verdict is not None and verdict.verdict == PROBLEM:
                wrong = [problem.field for problem in verdict.problems if not problem.soft]
                return place, wrong[0] if wrong else COLUMNS[0]
            if verdict is not None and verdict.verdict == "namesake":
                return place, COLUMNS[0]
        return None

    # -- what Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """The paper's columns, between the line's number and its verdict."""
        return 0 if parent.isValid() else VERDICT + 1

    def data(self, index: _Index, role: int = 0) -> object:
        """The words of a cell, and what is wrong with it for a screen reader."""
        text = self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and PLACE < index.column() < VERDICT:
            problem = self.problem(index.row(), COLUMNS[index.column() - 1])
            return problem.text if problem else ""
        return None

    def _text(self, place: int, column: int) -> str:
        if column == PLACE:
            return str(place + 1)
        if column == VERDICT:
            verdict = self._verdicts.get(place)
            return _(VERDICTS[verdict.verdict][2]) if verdict and verdict.verdict in VERDICTS else ""
        return str(getattr(self._lines[place], COLUMNS[column - 1]))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The headings of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == PLACE:
            return _("No.")
        return _("Verdict") if section == VERDICT else _(SHOWN[COLUMNS[section - 1]].title)
