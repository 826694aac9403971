"""The month's figures: four cards, the year's funnel, and the tables; every number opens its entries."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import targets
from desktop.rules.reports import MonthFigures
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.arrange import Tiles
from desktop.views.kit.cards import Card, FigureCard, IconRow
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.words import WrappedLabel
from desktop.views.reports.tables import FigureTables
from desktop.views.reports.words import FIGURES, figure_word, thai_figure

_NARROWEST = 150
_FUNNEL = ("pointed_out", "screened", "assisted")


class FiguresView(QWidget):
    """The month's figures.

    Signals:
        wanted(figure, group, code, name, since_october): the entries behind a number.
    """

    wanted = Signal(str, str, str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.cards = {figure: self._card(figure) for figure in FIGURES}
        column.addWidget(Tiles(list(self.cards.values()), narrowest=_NARROWEST))
        column.addWidget(self._funnel())
        self.tables = FigureTables()
        self.tables.wanted.connect(
            lambda group, code, name, figure: self.wanted.emit(figure, group, code, name, False)
        )
        column.addWidget(self.tables)
        column.addStretch(1)

    def _card(self, figure: str) -> FigureCard:
        _stage, icon, state = FIGURES[figure]
        card = FigureCard(icon, state, figure_word(figure), "–", " ")
        card.pressed.connect(lambda: self.wanted.emit(figure, "", "", "", False))
        return card

    def _funnel(self) -> Card:
        self.funnel_card = Card(_("Against the year's target"))
        self.funnel_note = WrappedLabel("", words.MUTED)
        self.funnel = FunnelBars()
        self.funnel.opened.connect(lambda at: self.wanted.emit(_FUNNEL[at], "", "", "", True))
        self.funnel_card.add(self.funnel_note)
        self.funnel_card.add(self.funnel)
        self._standing: list[QWidget] = []
        return self.funnel_card

    def show_figures(self, figures: MonthFigures, rounding: str = "nearest") -> None:
        """Show another month's figures.

        Args:
            figures: the month's.
            rounding: how the target's parts of people are rounded.
        """
        year = thai_figure(figures.fiscal_year).replace(",", "")
        now, since = figures.this_month, figures.since_october
        for figure, card in self.cards.items():
            total = thai_figure(getattr(since, figure))
            card.show_figure(thai_figure(getattr(now, figure)), _("since October {count}", count=total))
        self.funnel_note.setText(
            _(
                "Fiscal year {year} · {volunteers} volunteers × {quota} people a year · rounded {rounding}",
                rounding=targets.rounding_word(rounding),
                year=year,
                volunteers=thai_figure(figures.volunteers),
                quota=thai_figure(figures.quota),
            )
        )
        target = figures.target
        asked = {"pointed_out": target.pointed_out, "screened": target.screened, "assisted": target.assisted}
        self.funnel.show_bars(
            [Bar(figure_word(figure), getattr(since, figure), asked[figure]) for figure in _FUNNEL]
        )
        self._show_standing(figures)
        self.tables.show_figures(figures)

    def _show_standing(self, figures: MonthFigures) -> None:
        for old in self._standing:
            self.funnel_card.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._standing = [
            self._row("open_cases", "hourglass", "waiting", figures.open_cases),
            self._row("overdue", "alarm-clock", "overdue" if figures.overdue else "muted", figures.overdue),
        ]
        for row in self._standing:
            self.funnel_card.add(row)

    def _row(self, figure: str, icon: str, state: str, count: int) -> IconRow:
        title = _("{what}: {count}", what=figure_word(figure), count=thai_figure(count))
        row = IconRow(icon, title, state=state)
        row.pressed.connect(lambda: self.wanted.emit(figure, "", "", "", False))
        return row
