"""An event beside the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.events import kind_word, urgency_word
from desktop.services.situations import EventRow
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Facts, button_row
from desktop.views.kit.chips import Chip
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.words import WrappedLabel
from desktop.views.situations import words


class EventGlance(QWidget):
    """An event beside the list.

    Args:
        row: as the list shows it.
        open_page: opens its own page.
    """

    def __init__(self, row: EventRow, open_page: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(kind_word(row.kind), styles.HEADING))
        column.addLayout(_chips(row))
        column.addWidget(WrappedLabel(row.what_happened))
        column.addWidget(Facts(_facts(row)))
        column.addStretch(1)
        opening = Action(word=_("Open"), run=open_page, icon="arrow-right")
        column.addLayout(button_row([opening]))


def _chips(row: EventRow) -> FlowLayout:
    flow = FlowLayout(None, 6, 4)
    told, state = words.told_cell(row), words.event_state(row)
    if row.restricted:
        flow.addWidget(Chip("restricted", _("Restricted"), "lock"))
    for cell in (told, state):
        if cell.state:
            flow.addWidget(Chip(cell.state, cell.text, cell.icon))
    return flow


def _facts(row: EventRow) -> list[tuple[str, str]]:
    return [
        (_("Number"), row.number),
        (_("Heard on"), thai_date.short(row.heard_on)),
        (_("Urgency"), urgency_word(row.urgency)),
        (_("Tambon"), row.tambon),
        (_("Place"), row.place),
        (_("Concerned"), _("{count} people", count=f"{row.people:,}") if row.people is not None else ""),
        (_("Reported"), thai_date.short(row.told_on) if row.told_on else ""),
    ]
