"""How far somebody came this year beside the target, and where that target comes from."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.rules import thai_date
from desktop.rules.cases import stage_word
from desktop.rules.targets import rounding_word
from desktop.services.volunteers import VolunteerPage
from desktop.system.language import _, mark
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import Card, Facts
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.flow import FlowLayout

# The numbers of the year that have a target, in the order of their bars.
_BARS: Final = ("pointed_out", "screened", "assisted")
_SOURCES: Final = {
    "usual": mark("As the programme has it everywhere; the province has set no other for this year"),
    "for_all": mark("The province, for every centre"),
    "own": mark("The province, for this centre"),
}


class QuotaCard(Card):
    """The year's numbers beside their target.

    Signals:
        figure_wanted(figure): the cases behind a number of the year.

    Args:
        page: whose year.

    Attributes:
        bars: each number beside its target.
        source: opens where the target comes from.
        told: what is told then.
    """

    figure_wanted = Signal(str)

    def __init__(self, page: VolunteerPage, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Target of fiscal year {year}", year=_figure(page.fiscal_year, "")),
            _("Each volunteer points out {quota} people a year", quota=_figure(page.asked.quota)),
            parent,
        )
        self.bars = FunnelBars(
            [
                Bar(stage_word("pointed_out"), page.done.pointed_out, page.target.pointed_out),
                Bar(stage_word("screened"), page.done.screened, page.target.screened),
                Bar(stage_word("helped"), page.done.assisted, page.target.assisted),
            ]
        )
        self.bars.opened.connect(lambda at: self.figure_wanted.emit(_BARS[at]))
        self.add(self.bars)
        self.source = Button(_("Where this target comes from"), on_click=self._turn)
        line = FlowLayout(None, 8, 8)
        line.addWidget(self.source)
        self.add_layout(line)
        self.told = Facts(_facts(page))
        self.told.hide()
        self.add(self.told)

    def _turn(self) -> None:
        self.told.setVisible(self.told.isHidden())
        hide = not self.told.isHidden()
        self.source.setText(_("Hide where it comes from") if hide else _("Where this target comes from"))


def _facts(page: VolunteerPage) -> list[tuple[str, str]]:
    asked, target = page.asked, page.target
    return [
        (_("Set by"), _(_SOURCES[page.asked_by])),
        (_("Pointed out"), _("{quota} people, each volunteer in a year", quota=_figure(asked.quota))),
        (
            _("Screened in"),
            _(
                "{percent} of a hundred found: {people}",
                percent=_figure(asked.screened_percent),
                people=_figure(target.screened),
            ),
        ),
        (
            _("Helped"),
            _(
                "{percent} of a hundred screened in: {people}",
                percent=_figure(asked.assisted_percent),
                people=_figure(target.assisted),
            ),
        ),
        (_("Parts of people are rounded"), rounding_word(asked.rounding)),
    ]


def _figure(number: int, comma: str = ",") -> str:
    return thai_date.thai_digits(f"{number:{comma}}")
