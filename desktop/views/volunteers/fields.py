"""The fields of the forms about volunteers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.rules import thai_date
from desktop.rules.reference import Tambon, find_tambons
from desktop.rules.volunteers import KINDS, LAST_VILLAGE, kind_word
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import ChipsField, NumberField, PickField, TextField, ThaiDateField
from desktop.views.kit.form_groups import Entry

_WHOLE_DAY = len("2026-01-01")


def appointment(ground: Ground) -> list[Entry]:
    """The fields of the order and the term."""
    return [
        Entry("kind", _("Kind"), kind_field(), 12, required=True),
        Entry("order_number", _("Order number"), TextField(limit=100), 6),
        Entry("order_date", _("Date of the order"), day_field(ground), 6),
        Entry("term_start", _("Term begins"), day_field(ground), 6, required=True),
        Entry("term_end", _("Term ends"), day_field(ground), 6),
        Entry("supervisor", _("Who signs the monthly report"), TextField(limit=200), 12),
    ]


def place(ground: Ground, tambon: str, village: str) -> list[Entry]:
    """The fields of a place to look after.

    Args:
        ground: whose reference tables count.
        tambon: the draft's field of the tambon.
        village: the draft's field of the village.
    """
    whole = _("Empty: the whole tambon")
    return [
        Entry(tambon, _("Looks after tambon"), tambon_field(ground), 7, required=True),
        Entry(village, _("Village"), NumberField(1, LAST_VILLAGE), 5, hint=whole),
    ]


def day_field(ground: Ground) -> ThaiDateField:
    """A whole date; its day of the week stands beneath."""

    def told(iso: str) -> str:
        return thai_date.weekday(date.fromisoformat(iso)) if len(iso) == _WHOLE_DAY else ""

    return ThaiDateField(lambda text: thai_date.parse(text, ground.clock.today()), thai_date.partial, told)


def kind_field() -> ChipsField:
    """Volunteer or graduate."""
    return ChipsField([Choice(code, kind_word(code)) for code in KINDS], False)


def tambon_field(ground: Ground) -> PickField:
    """A tambon, found by any part of its name, those of the own district first."""
    tables = ground.reference

    def search(text: str) -> Sequence[Choice]:
        return [_choice(tambon) for tambon in find_tambons(text, tables, district=ground.unit)]

    def named(code: str) -> Choice | None:
        tambon = tables.tambons.get(code)
        return _choice(tambon) if tambon else None

    return PickField(search, named, _("part of the name"))


def _choice(tambon: Tambon) -> Choice:
    return Choice(tambon.code, tambon.name, f"อ.{tambon.district} จ.{tambon.province}")
