"""A volunteer beside the list: who, where, until when, and how many people were found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.volunteers import kind_word
from desktop.services.volunteers import VolunteerRow
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Facts, button_row, rule
from desktop.views.kit.chips import Chip
from desktop.views.kit.figure_line import FigureLine
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.words import Muted, WrappedLabel
from desktop.views.volunteers.listing import days_left, term_cell, warning_icon


class Glance(QWidget):
    """A volunteer beside the list.

    Args:
        found: as the list shows them.
        today: the day.
        open_page: opens their own page.
        open_found: opens the people found in the fiscal year.
    """

    def __init__(
        self,
        found: VolunteerRow,
        today: date,
        open_page: Callable[[], object],
        open_found: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(found.name, words.HEADING))
        column.addLayout(_chips(found, today))
        column.addWidget(Facts(_facts(found)))
        column.addWidget(rule())
        self.found = FigureLine(_("People found this fiscal year"), found.found)
        self.found.pressed.connect(open_found)
        column.addWidget(self.found)
        column.addWidget(Muted(_quota(found)))
        column.addStretch(1)
        open_it = Action(word=_("Open"), run=open_page, icon="user-check")
        column.addLayout(button_row([open_it]))


def _chips(found: VolunteerRow, today: date) -> FlowLayout:
    flow = FlowLayout(None, 6, 4)
    flow.addWidget(Chip("accent", kind_word(found.kind), "heart-handshake"))
    cell = term_cell(found, today)
    if found.warning is not None and found.term_end is not None:
        flow.addWidget(Chip("restricted", days_left(found.term_end, today), warning_icon(found.warning)))
    elif cell.state:
        flow.addWidget(Chip(cell.state, cell.text, cell.icon))
    return flow


def _facts(found: VolunteerRow) -> list[tuple[str, str]]:
    return [
        (_("Looks after"), ", ".join(found.tambons) or _("no tambon at present")),
        (_("Term ends"), thai_date.short(found.term_end) if found.term_end else ""),
        (_("Left on"), thai_date.short(found.left_on) if found.left_on else ""),
    ]


def _quota(found: VolunteerRow) -> str:
    percent = round(100 * found.found / found.quota) if found.quota else 0
    told = _("of {quota} people, {percent}%", quota=found.quota, percent=percent)
    return thai_date.thai_digits(told)
