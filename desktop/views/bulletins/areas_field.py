"""The field of areas: provinces, districts and tambons, chosen from the list one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from desktop.rules.reference import ReferenceTables, find_tambons
from desktop.rules.thai_names import search_key
from desktop.system.language import _
from desktop.views.kit.chips import Choice, FilterChip
from desktop.views.kit.fields import Field, PickField
from desktop.views.kit.flow import FlowLayout


class AreasField(Field):
    """Areas that something is for; none is everywhere.

    Args:
        tables: where the areas stand.
        unit: the own unit's code, whose areas are offered first.
    """

    def __init__(self, tables: ReferenceTables, unit: str) -> None:
        super().__init__()
        self._tables, self._unit = tables, unit
        self._chosen: list[str] = []
        self.pick = PickField(self._search, self._named, _("part of the name"))
        self._take_in(self.pick)
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips, 6, 2)
        self._flow.setContentsMargins(0, 4, 0, 0)
        self._column.addWidget(self.chips)
        self.chips.hide()
        self.pick.changed.connect(self._on_picked)
        self.pick.left.connect(self.left)

    def set_name(self, name: str) -> None:
        """Name it for a screen reader."""
        super().set_name(name)
        self.pick.set_name(name)

    def describe(self, text: str) -> None:
        """Say more to a screen reader."""
        self.pick.describe(text)

    def set_wrong(self, sort: str) -> None:
        """Mark the field as wrong."""
        self.pick.set_wrong(sort)

    def trouble(self) -> str:
        """That something is typed and nothing chosen."""
        return self.pick.trouble()

    def value(self) -> tuple[str, ...]:
        """The codes, in the order in which they were chosen."""
        return tuple(self._chosen)

    def set_value(self, value: Sequence[str]) -> None:
        """Show other areas."""
        self._chosen = list(value)
        self.pick.set_value("")
        self._show()

    def _on_picked(self) -> None:
        code = self.pick.value()
        if code:
            # What lies within a chosen area needs no word of its own.
            if not any(code.startswith(area) for area in self._chosen):
                self._chosen = [area for area in self._chosen if not area.startswith(code)] + [code]
            self.pick.set_value("")
            self._show()
        self.changed.emit()

    def remove(self, code: str) -> None:
        """Leave an area out."""
        self._chosen.remove(code)
        self._show()
        self.pick.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for code in self._chosen:
            chip = FilterChip(self.words(code), True, self.chips)
            chip.setAccessibleName(_("Leave out {area}", area=self.words(code)))
            chip.clicked.connect(lambda _checked=False, code=code: self.remove(code))
            chip.removed.connect(lambda code=code: self.remove(code))
            self._flow.addWidget(chip)
        self.chips.setVisible(bool(self._chosen))
        self.updateGeometry()

    def words(self, code: str) -> str:
        """An area in words."""
        choice = self._named(code)
        return choice.text if choice else code

    # -- finding

    def _named(self, code: str) -> Choice | None:
        tables = self._tables
        if code in tables.tambons:
            tambon = tables.tambons[code]
            return Choice(code, f"ต.{tambon.name}", f"อ.{tambon.district} จ.{tambon.province}")
        if code in tables.districts():
            return Choice(code, f"อ.{tables.districts()[code]}", _("the whole district"))
        if code in tables.provinces():
            return Choice(code, f"จ.{tables.provinces()[code]}", _("the whole province"))
        return None

    def _search(self, text: str) -> Sequence[Choice]:
        tambons = find_tambons(text, self._tables, district=self._unit)
        found = [*self._wider(text), *(tambon.code for tambon in tambons)]
        own_first = sorted(found, key=lambda code: not code.startswith(self._unit))
        return [choice for code in own_first if (choice := self._named(code)) is not None]

    def _wider(self, text: str) -> Iterator[str]:
        wanted = search_key(text.replace("จังหวัด", "").replace("อำเภอ", "").strip())
        for names in (self._tables.provinces(), self._tables.districts()):
            yield from (code for code, name in names.items() if wanted in search_key(name))
