"""The fields of the forms about volunteers."""

from __future__ import annotations

from desktop.rules.volunteers import KINDS, LAST_VILLAGE, kind_word
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.day_and_place import day_field, tambon_field
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import ChipsField, NumberField, TextField
from desktop.views.kit.form_groups import Entry


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


def kind_field() -> ChipsField:
    """Volunteer or graduate."""
    return ChipsField([Choice(code, kind_word(code)) for code in KINDS], False)
