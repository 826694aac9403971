"""The fields of the forms about groups and courses."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.rules.citizens import LAST_VILLAGE
from desktop.rules.reference import offered
from desktop.rules.trainings import GROUP_KINDS, PARTS, group_kind_word, part_word
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.search import CITIZEN
from desktop.system.language import _
from desktop.views.day_and_place import day_field, tambon_field
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import (
    ChipsField,
    ChoiceField,
    FindField,
    LongTextField,
    NumberField,
    TextField,
)
from desktop.views.kit.form_groups import Entry


def category_field(ground: Ground) -> ChoiceField:
    """A kind of need that everybody may see; or none."""
    found = offered(ground.reference.categories.values(), ground.clock.today())
    return ChoiceField([Choice(one.code, one.name) for one in found if not one.restricted], _("none"))


def agency_field(ground: Ground) -> ChoiceField:
    """The agency that trains; or none."""
    found = offered(ground.reference.agencies.values(), ground.clock.today())
    return ChoiceField([Choice(one.code, one.name) for one in found], _("none"))


def group_kind_field() -> ChoiceField:
    """What kind of group it is."""
    return ChoiceField([Choice(code, group_kind_word(code)) for code in GROUP_KINDS], None)


def part_field() -> ChipsField:
    """Morning, afternoon or the whole day."""
    return ChipsField([Choice(code, part_word(code)) for code in PARTS], False)


def person_field(desk: Desk, centre: Centre) -> FindField:
    """Somebody of the register, found by name, ID number or telephone as in the search above."""

    def find(text: str) -> Sequence[Choice]:
        found = centre.search.find(text)
        return [Choice(one.uid, one.title, one.detail) for one in found if one.kind == CITIZEN]

    return FindField(desk.jobs, find, _("Name, ID or telephone"))


def group_entries(ground: Ground) -> list[Entry]:
    """The fields of a group."""
    whole = _("Empty: the whole tambon")
    return [
        Entry("name", _("Name of the group"), TextField(limit=200), 12, required=True),
        Entry("kind", _("Kind"), group_kind_field(), 12, required=True),
        Entry("tambon_code", _("Tambon"), tambon_field(ground), 7),
        Entry("village_number", _("Village"), NumberField(1, LAST_VILLAGE), 5, hint=whole),
        Entry("formed_on", _("Formed on"), day_field(ground), 7, required=True),
    ]


def group_more(ground: Ground) -> list[Entry]:
    """What else is told of a group."""
    return [
        Entry("category_code", _("What its people asked for"), category_field(ground), 12),
        Entry("purpose", _("Purpose"), LongTextField(lines=4), 12),
    ]
