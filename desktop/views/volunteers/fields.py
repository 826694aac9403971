"""The fields of the forms about volunteers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from desktop.rules import people, phones, thai_date, thai_id
from desktop.rules.reference import Tambon, find_tambons, offered
from desktop.rules.volunteers import KINDS, kind_word
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import (
    ChipsField,
    ChoiceField,
    IdField,
    NumberField,
    PhonesField,
    PickField,
    ThaiDateField,
)


def id_field() -> IdField:
    """The thirteen digits of the ID card."""
    return IdField(thai_id.digits, thai_id.shown, thai_id.check)


def birth_field(ground: Ground) -> ThaiDateField:
    """A date of birth, of which day and month may be unknown; the age stands beneath."""

    def age(iso: str) -> str:
        years = thai_date.age(iso, ground.clock.today())
        return "" if years is None else thai_date.thai_digits(_("{years} years old", years=years))

    return ThaiDateField(_parser(ground), thai_date.partial, age, partial=True)


def day_field(ground: Ground) -> ThaiDateField:
    """A whole date; its day of the week stands beneath."""

    def told(iso: str) -> str:
        return thai_date.weekday(date.fromisoformat(iso)) if len(iso) == len("2026-01-01") else ""

    return ThaiDateField(_parser(ground), thai_date.partial, told)


def _parser(ground: Ground) -> Callable[[str], str]:
    return lambda text: thai_date.parse(text, ground.clock.today())


def title_field(ground: Ground) -> ChoiceField:
    """The words before a name."""
    titles = offered(ground.reference.titles.values(), ground.clock.today())
    return ChoiceField([Choice(title.text, title.text) for title in titles], empty="")


def sex_field() -> ChipsField:
    """Male or female."""
    return ChipsField([Choice(code, people.sex_word(code)) for code in (people.MALE, people.FEMALE)], False)


def kind_field() -> ChipsField:
    """Volunteer or graduate."""
    return ChipsField([Choice(code, kind_word(code)) for code in KINDS], False)


def phones_field() -> PhonesField:
    """One or more telephone numbers."""
    return PhonesField(phones.digits, phones.shown, phones.check)


def village_field() -> NumberField:
    """The number of a village."""
    return NumberField(1, 99)


def tambon_field(ground: Ground) -> PickField:
    """A tambon, found by any part of its name, those of the own district first."""
    tables = ground.reference

    def search(text: str) -> Sequence[Choice]:
        found = find_tambons(text, tables, district="" if ground.is_province else ground.unit)
        return [_choice(tambon) for tambon in found]

    def named(code: str) -> Choice | None:
        tambon = tables.tambons.get(code)
        return _choice(tambon) if tambon else None

    return PickField(search, named, _("part of a name"))


def _choice(tambon: Tambon) -> Choice:
    detail = _("{district}, {province}", district=tambon.district, province=tambon.province)
    return Choice(tambon.code, tambon.name, f"{detail} {tambon.postcodes[0]}")
