"""The field of a case's needs: the usual ones in sight, all others one press away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.categories import Category
from desktop.rules.reference import Agency, ReferenceTables, offered
from desktop.rules.thai_date import thai_digits
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.case_words import short_need
from desktop.views.kit.buttons import QuietButton
from desktop.views.kit.chips import Choice, ChoiceChips
from desktop.views.kit.fields import Field
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import Muted

# What people mostly come for stands first; a code that the province has closed is left out.
USUAL: Final = ("SKL-1", "EMP-1", "SSO-2", "PRO-1", "EMP-2", "SSO-1")


class NeedsField(Field):
    """The needs of a case, by category.

    Args:
        ground: whose categories count.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        tables, today = ground.reference, ground.clock.today()
        self._categories = {each.code: each for each in offered(tables.categories.values(), today)}
        usual = [self._categories[code] for code in USUAL if code in self._categories]
        self.usual = ChoiceChips([_choice(category) for category in usual], multi=True)
        self._take_in(self.usual)
        count = thai_digits(str(len(self._categories)))
        self.show_all = QuietButton(
            _("Show all {count} kinds of need", count=count), "chevron-down", on_click=self._expand
        )
        self._column.addWidget(self.show_all)
        self.others: list[ChoiceChips] = []
        others = [category for category in self._categories.values() if category not in usual]
        self._more = self._built_more(others, tables)
        self._column.addWidget(self._more)
        self._more.hide()
        for chips in (self.usual, *self.others):
            chips.changed.connect(self._on_changed)

    def _built_more(self, categories: Sequence[Category], tables: ReferenceTables) -> QWidget:
        more = QWidget()
        column = QVBoxLayout(more)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        for title, icon, group in _groups(categories, tables.agencies):
            column.addWidget(_head(title, icon))
            chips = ChoiceChips([_choice(category) for category in group], multi=True)
            chips.setAccessibleName(title)
            self.others.append(chips)
            column.addWidget(chips)
        return more

    def set_name(self, name: str) -> None:
        """Name the field for a screen reader."""
        super().set_name(name)
        self.show_all.setAccessibleDescription(name)

    def value(self) -> tuple[str, ...]:
        """The codes of what is chosen, the usual ones first."""
        return tuple(code for chips in (self.usual, *self.others) for code in chips.chosen())

    def set_value(self, value: Sequence[str]) -> None:
        """Choose these."""
        for chips in (self.usual, *self.others):
            chips.choose(value)
        hidden = any(chips.chosen() for chips in self.others)
        self._more.setVisible(hidden)
        self.show_all.setVisible(not hidden)
        self._tell()

    def _expand(self) -> None:
        self._more.show()
        self.show_all.hide()
        if self.others:
            self.others[0].setFocus()

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()
        self.left.emit()

    def _tell(self) -> None:
        names = [self._categories[code].name for code in self.value()]
        cut = any(short_need(name) != name for name in names)
        self.understood.emit(", ".join(names) if cut else "")


def _choice(category: Category) -> Choice:
    return Choice(category.code, short_need(category.name))


def _groups(
    categories: Sequence[Category], agencies: Mapping[str, Agency]
) -> Sequence[tuple[str, str, Sequence[Category]]]:
    by_agency: dict[str, list[Category]] = {}
    for category in categories:
        if not category.restricted:
            by_agency.setdefault(category.agency_code, []).append(category)
    groups = [
        (agencies[code].name if code in agencies else code, "", group) for code, group in by_agency.items()
    ]
    restricted = [category for category in categories if category.restricted]
    if restricted:
        groups.append((_("Restricted: only supervisors open these"), "lock", restricted))
    return groups


def _head(title: str, icon: str) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(2, 2, 0, 0)
    row.setSpacing(6)
    if icon:
        row.addWidget(Icon(icon, "restricted", 14))
    row.addWidget(Muted(title))
    row.addStretch(1)
    return head
