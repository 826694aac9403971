"""The books of public money: three sums that must be one, and numbers that have no receipt here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import money
from desktop.services.stipends import Proof
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.cards import Card, EmptyState, Facts
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.chips import Chip
from desktop.views.kit.counted_rows import CountedRows, Part
from desktop.views.kit.fields import Field
from desktop.views.kit.figure_line import FigureLine
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.kit.words import WrappedLabel

_LOWEST: Final = 300


class BooksView(QWidget):
    """The books.

    Signals:
        receipts_wanted: all receipts of all years.
        left: back from the table.
    """

    receipts_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proof: Proof | None = None
        self.rows = CountedRows(_("Numbers without a receipt here"), _columns())
        self.rows.table.left.connect(self.left)
        self.rows.setMinimumHeight(_LOWEST)
        self.state = Chip("plain", "")
        self.facts = Facts()
        self.issued: FigureLine | None = None
        sides = SideBySide(60, 40)
        numbers = Card(_("Numbers without a receipt here"))
        told = _(
            "Numbers run without a gap. After a lost disk the papers alone know the last ones: "
            "say the highest, and none of them is given out again."
        )
        numbers.add(WrappedLabel(told, styles.MUTED))
        self.states = QStackedWidget()
        self.states.addWidget(self.rows)
        self.states.addWidget(EmptyState("circle-check", _("Every number has its receipt")))
        numbers.add(self.states, 1)
        sides.main.addWidget(numbers, 1)
        self._sums = Card(_("Three sums that must be one"))
        self._sums.add(self.state)
        self._sums.add(self.facts)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sums)
        column.addStretch(1)
        self.beside = FormBeside()
        self.beside.addWidget(beside)
        sides.side.addWidget(self.beside, 1)
        scrolling = CardColumn()
        scrolling.add(sides, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling)

    def show_proof(self, proof: Proof) -> None:
        """Show how the books stand."""
        self.proof = proof
        rows = [
            *_rows(proof.on_paper_only, Cell(_("on paper only"), state="plain")),
            *_rows(proof.missing, Cell(_("missing"), state="overdue")),
        ]
        parts = (
            Part("on_paper", _("On paper only"), proof.on_paper_only),
            Part("missing", _("Missing"), proof.missing),
        )
        self.rows.show_rows(rows, parts)
        self.states.setCurrentIndex(0 if rows else 1)
        if proof.agrees:
            self.state.show_state("helped", _("They agree"), "circle-check")
        else:
            self.state.show_state("overdue", _("They do not agree"), "triangle-alert")
        if self.issued is not None:
            self.issued.hide()
            self.issued.deleteLater()
        self.issued = FigureLine(_("Receipts issued, void ones too"), proof.issued)
        self.issued.pressed.connect(self.receipts_wanted)
        self._sums.add(self.issued)
        self.facts.show_rows(
            [
                (_("Pay lists (baht)"), money.baht(proof.lists)),
                (_("Receipts (baht)"), money.baht(proof.receipts)),
                (_("Audit chain (baht)"), money.baht(proof.audit)),
            ]
        )

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def show_form(self, form: RecordForm[Any]) -> None:
        """Show a form in place of the sums."""
        self.beside.show_form(form)
        form.setMinimumHeight(_LOWEST + 120)
        form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_form(self) -> None:
        """Show the sums again."""
        self.beside.drop_form()
        self.focus_first()

    def focus_first(self) -> None:
        """Go to the table; to the sum of receipts where there is nothing in it."""
        if self.rows.table.rows.rowCount() or self.issued is None:
            self.rows.focus_first()
        else:
            self.issued.setFocus(Qt.FocusReason.OtherFocusReason)


def _rows(numbers: Sequence[str], state: Cell) -> Sequence[Row]:
    return [Row(number, (number, state)) for number in numbers]


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", _("Number"), 220, sortable=False),
        Column("state", _("State"), 200, sortable=False),
    )
