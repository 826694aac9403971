"""A case beside a list: its life in five stages and what mostly follows; cases and people both show it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.reference import ReferenceTables
from desktop.services.cases import CasePage
from desktop.system.language import _
from desktop.views.case_words import short_needs, stages, status_chip
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.timeline import Timeline
from desktop.views.kit.words import WrappedLabel


class CaseGlance(QWidget):
    """A case beside a list.

    Args:
        page: the case.
        tables: where agencies have their short names.
    """

    def __init__(self, page: CasePage, tables: ReferenceTables, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        needs = short_needs([need.name for need in page.needs])
        column.addWidget(
            WrappedLabel(_("Case {number} · {needs}", number=page.number, needs=needs), words.HEADING)
        )
        chips = FlowLayout(None, 6, 4)
        chips.addWidget(Chip(*status_chip(page.status)))
        if page.restricted:
            chips.addWidget(Chip("restricted", _("Restricted")))
        column.addLayout(chips)
        column.addWidget(Timeline(stages(page, tables)))


def usual_actions(desk: Desk, page: CasePage) -> Sequence[Action]:
    """What people mostly do with a case from a list: print its letter, and the next step.

    Args:
        desk: opens the pages where it is done.
        page: the case.
    """
    steps = [("followed_up", _("Follow up")), ("outcome", _("Record the outcome")), ("referred", _("Refer"))]
    found = [
        Action(word=word, run=lambda kind=kind: desk.open("cases", uid=page.uid, act=kind))  # type: ignore[misc]
        for kind, word in steps
        if kind in page.possible and not (kind == "outcome" and not page.asked)
    ]
    letters = [step.uid for step in page.steps if step.kind == "referred"]
    if letters:
        letter = Action(
            word=_("Print the letter"),
            run=lambda: desk.open("cases", uid=page.uid, print_letter=letters[-1]),
            icon="printer",
        )
        found.insert(0, letter)
    return found[:2] or [Action(word=_("Open the case"), run=lambda: desk.open("cases", uid=page.uid))]
