"""The third step: every row with its verdict, filtered by chips, decided and corrected beside the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.reference import Tambon
from desktop.services.lists import NAMESAKE, PROBLEM, JudgedList
from desktop.system.language import _
from desktop.views.kit.chips import ChoiceChips
from desktop.views.kit.row_model import Row, Sort
from desktop.views.kit.row_table import RowTable
from desktop.views.lists import import_words
from desktop.views.lists.import_words import ALL
from desktop.views.lists.row_panel import RowPanel

_PANEL = 380


class JudgedRows:
    """The rows of a judged list for the table, read only when they are painted."""

    def __init__(self) -> None:
        self.judged: JudgedList | None = None

    def chosen(self, verdict: str) -> tuple[str, ...]:
        """The numbers of the rows with a verdict, in their order."""
        if self.judged is None:
            return ()
        rows = self.judged.rows.values()
        return tuple(str(row.number) for row in rows if verdict in (ALL, row.verdict))

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        """The numbers of all rows."""
        return self.chosen(ALL)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Some of the rows."""
        assert self.judged is not None
        return [import_words.table_row(self.judged.rows[int(uid)]) for uid in uids]


class VerdictsStep(QWidget):
    """The rows of a list with their verdicts.

    Signals:
        decided(number, decision): somebody said who the person of a row is.
        corrected(number, texts): cells of a row were written otherwise.

    Args:
        tambons: by their code.
    """

    decided = Signal(int, str)
    corrected = Signal(int, object)

    def __init__(self, tambons: Mapping[str, Tambon], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = JudgedRows()
        self.chips = ChoiceChips()
        self.chips.setAccessibleName(_("Which rows are shown"))
        self.table = RowTable(import_words.row_columns(), self._source)
        self.table.set_title(_("Rows of the list"))
        self.panel = RowPanel(tambons)
        self.panel.setFixedWidth(_PANEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chips)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        column.addLayout(row, 1)
        self._connect()

    def _connect(self) -> None:
        self.chips.changed.connect(self._filter)
        self.table.selected.connect(self._show_row)
        self.table.opened.connect(lambda _uid: self.panel.focus_first())
        self.panel.decided.connect(self.decided)
        self.panel.corrected.connect(self.corrected)

    def show_list(self, judged: JudgedList) -> None:
        """Show a list that was judged; what needs a person comes first."""
        self._source.judged = judged
        counts = judged.counts()
        self.chips.set_choices(import_words.verdict_choices(counts))
        first = PROBLEM if counts.problem else ALL
        self.chips.choose((NAMESAKE if counts.namesake else first,))
        self._filter()

    def show_change(self, number: int) -> None:
        """A row has another verdict: it stays in sight until another filter is chosen.

        Args:
            number: of the row.
        """
        judged = self._source.judged
        assert judged is not None
        chosen = self._verdict()
        self.chips.set_choices(import_words.verdict_choices(judged.counts()))
        self.chips.choose((chosen,))
        self.table.rows.mark_all_stale()
        if self.table.current_uid() == str(number):
            self.panel.show_row(judged.rows[number], judged.plan)

    def go_to_next(self, verdict: str) -> None:
        """Choose the next row below that still has a verdict; nothing where there is none."""
        judged = self._source.judged
        assert judged is not None
        uids = self.table.rows.ids()
        at = self.table.rows.place(self.table.current_uid())
        following = [*uids[at + 1 :], *uids[: max(at, 0)]]
        found = next((uid for uid in following if judged.rows[int(uid)].verdict == verdict), "")
        if found:
            self.table.choose(found)

    def _verdict(self) -> str:
        chosen = self.chips.chosen()
        return chosen[0] if chosen else ALL

    def _filter(self) -> None:
        uids = self._source.chosen(self._verdict())
        self.table.show_ids(uids)
        if uids and self.table.current_uid() not in uids:
            self.table.choose(uids[0])
        elif not uids:
            self.panel.show_nothing()

    def _show_row(self, uid: str) -> None:
        judged = self._source.judged
        if uid and judged is not None:
            self.panel.show_row(judged.rows[int(uid)], judged.plan)
        else:
            self.panel.show_nothing()

    def focus_first(self) -> None:
        """The table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
