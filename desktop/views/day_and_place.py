"""Fields for a whole day and for a place, wherever something happened somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.rules import thai_date
from desktop.rules.reference import Tambon, find_tambons, offered
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import PickField, ThaiDateField

_WHOLE_DAY: Final = len("2026-01-01")


def day_field(ground: Ground) -> ThaiDateField:
    """A whole date; its day of the week stands beneath.

    Args:
        ground: whose clock says which year two digits mean.
    """

    def told(iso: str) -> str:
        return thai_date.weekday(date.fromisoformat(iso)) if len(iso) == _WHOLE_DAY else ""

    return ThaiDateField(lambda text: thai_date.parse(text, ground.clock.today()), thai_date.partial, told)


def tambon_field(ground: Ground) -> PickField:
    """A tambon, found by any part of its name, those of the own district first.

    Args:
        ground: whose reference tables count.
    """
    tables = ground.reference

    def search(text: str) -> Sequence[Choice]:
        return [_choice(tambon) for tambon in find_tambons(text, tables, district=ground.unit)]

    def named(code: str) -> Choice | None:
        tambon = tables.tambons.get(code)
        return _choice(tambon) if tambon else None

    return PickField(search, named, _("part of the name"))


def own_tambons(ground: Ground) -> list[Choice]:
    """The tambons of the own district or province by name, as a filter offers them.

    Args:
        ground: whose reference tables count.
    """
    tambons = offered(ground.reference.tambons.values(), ground.clock.today())
    own = sorted(
        (tambon for tambon in tambons if tambon.code.startswith(ground.unit)),
        key=lambda tambon: (tambon.name, tambon.code),
    )
    return [Choice(tambon.code, _worded(tambon, ground.is_province)) for tambon in own]


def _worded(tambon: Tambon, with_district: bool) -> str:
    return f"{tambon.name} · {tambon.district}" if with_district else tambon.name


def _choice(tambon: Tambon) -> Choice:
    return Choice(tambon.code, tambon.name, f"อ.{tambon.district} จ.{tambon.province}")
