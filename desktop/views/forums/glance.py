"""A forum, or one matter of it, beside a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.forums import ForumPage, MatterRow
from desktop.system.language import _
from desktop.views.forums import words
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Column, Facts, button_row
from desktop.views.kit.chips import Chip
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.words import Muted, WrappedLabel

# So many matters stand beside the list; the others are on the forum's own page.
_SHOWN: Final = 6


class ForumGlance(QWidget):
    """A forum beside the list.

    Args:
        page: the forum.
        actions: what is mostly done.
    """

    def __init__(self, page: ForumPage, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = page.row
        seen = _seen(self, actions)
        seen.add(WrappedLabel(words.title(row), styles.HEADING))
        if row.subject:
            seen.add(WrappedLabel(row.subject))
        told = (row.place, words.hours(page), words.heads(row))
        seen.add(WrappedLabel(" · ".join(part for part in told if part), styles.MUTED))
        if chips := words.chips(row):
            flow = FlowLayout(None, 6, 4)
            for state, word in chips:
                flow.addWidget(Chip(state, word))
            seen.body.addLayout(flow)
        seen.body.addSpacing(8)
        seen.add(WrappedLabel(_("What was raised"), styles.STRONG))
        if not page.matters:
            seen.add(Muted(_("Nothing was written down yet.")))
        for matter in page.matters[:_SHOWN]:
            seen.add(WrappedLabel(f"{matter.number}. {matter.matter}"))
        if len(page.matters) > _SHOWN:
            more = thai_date.thai_digits(str(len(page.matters) - _SHOWN))
            seen.add(Muted(_("and {count} more", count=more)))
        seen.add_stretch()


class MatterGlance(QWidget):
    """A matter beside the list of what was raised.

    Args:
        row: the matter.
        actions: what is mostly done.
    """

    def __init__(self, row: MatterRow, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        seen = _seen(self, actions)
        seen.add(WrappedLabel(row.matter, styles.HEADING))
        seen.add(matter_facts(row, with_forum=True))
        seen.add_stretch()


def _seen(owner: QWidget, actions: Sequence[Action]) -> Column:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    seen = Column(spacing=6)
    column.addWidget(seen, 1)
    # What can be done stays in sight while what is known scrolls.
    column.addLayout(button_row(actions))
    return seen


def matter_facts(row: MatterRow, *, with_forum: bool = False) -> Facts:
    """What is known of a matter, line by line.

    Args:
        row: the matter.
        with_forum: whether it is said where and when it was raised.
    """
    place = words.place_words(row.tambon, row.village_number)
    forum = f"{place} · {thai_date.short(row.on)}" if with_forum else ""
    return Facts(
        [
            (_("Forum"), forum),
            (_("Raised by"), row.raised_by or _("Nobody named")),
            (_("People"), words.people_words(row.people) if row.people else ""),
            (_("Need"), row.category or _("Without a kind of need")),
            (_("What came of the matter"), words.came_words(row)),
        ]
    )
