"""The fields of a person, wherever one is registered: at the counter, on their own page, as a volunteer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.rules import people, phones, thai_date, thai_id
from desktop.rules.citizens import LAST_VILLAGE, LENGTHS
from desktop.rules.reference import Choice as Listed
from desktop.rules.reference import offered
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.day_and_place import tambon_field
from desktop.views.kit.fields import (
    CheckField,
    ChipsField,
    Choice,
    ChoiceField,
    IdField,
    NumberField,
    PhonesField,
    TextField,
    ThaiDateField,
)
from desktop.views.kit.form_groups import Entry, Group


class NoticeField(CheckField):
    """A tick that the privacy notice was shown; its value is the day.

    Args:
        ground: whose clock counts.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(_("It was shown and explained"))
        self._today = ground.clock.today
        self._on: date | None = None
        self.check.clicked.connect(self._on_clicked)

    def value(self) -> date | None:  # type: ignore[override]
        """The day it was shown, or none."""
        return self._on

    def set_value(self, value: date | None) -> None:  # type: ignore[override]
        """Show another day."""
        self._on = value
        super().set_value(value is not None)
        self._tell()

    def _on_clicked(self, checked: bool) -> None:
        self._on = self._today() if checked else None
        self._tell()

    def _tell(self) -> None:
        self.understood.emit(_("Shown on {date}", date=thai_date.short(self._on)) if self._on else "")


class PersonFields:
    """The fields of a person, and what they tell each other.

    Args:
        ground: whose reference tables and clock count.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground, self._tables = ground, ground.reference
        today = ground.clock.today
        self.thai_id = IdField(thai_id.digits, thai_id.shown, thai_id.check)
        self.birth_date = ThaiDateField(
            lambda text: thai_date.parse(text, today()), thai_date.partial, self._age, partial=True
        )
        titles = offered(self._tables.titles.values(), today())
        self.title = ChoiceField([Choice(title.text, title.text) for title in titles])
        self.first_name = TextField(limit=LENGTHS["first_name"])
        self.last_name = TextField(limit=LENGTHS["last_name"])
        self.sex = ChipsField(
            [Choice(sex, people.sex_word(sex)) for sex in (people.MALE, people.FEMALE)], False
        )
        self.phones = PhonesField(phones.digits, phones.shown, phones.check)
        self.house_number = TextField(limit=LENGTHS["house_number"])
        self.village_number = NumberField(1, LAST_VILLAGE)
        self.tambon = tambon_field(ground)
        self.postcode = TextField(limit=5)
        self.occupation = TextField(limit=LENGTHS["occupation"])
        self.employment = ChoiceField(self._listed(self._tables.employments.values()))
        self.flags = ChipsField(self._listed(self._tables.flags.values()))
        self.notice = NoticeField(ground)
        self.title.changed.connect(self._hint_sex)
        self.tambon.changed.connect(self._fill_postcode)

    def main(self, title: str) -> Group:
        """The group that nearly everybody is asked for.

        Args:
            title: the heading of its card.
        """
        entries = [
            Entry("thai_id", _("ID number"), self.thai_id, 7),
            Entry("birth_date", _("Date of birth (B.E.)"), self.birth_date, 5),
            Entry("title", _("Title"), self.title, 3),
            Entry("first_name", _("First name"), self.first_name, 5, required=True),
            Entry("last_name", _("Last name"), self.last_name, 4),
            Entry("sex", _("Sex"), self.sex, 4),
            Entry("phones", _("Telephone"), self.phones, 8),
            Entry("house_number", _("House number"), self.house_number, 3),
            Entry("village_number", _("Village"), self.village_number, 2),
            Entry("tambon_code", _("Tambon"), self.tambon, 5),
            Entry("postcode", _("Postcode"), self.postcode, 2),
            Entry("occupation", _("Occupation"), self.occupation, 6),
            Entry("employment", _("Employment"), self.employment, 6),
            Entry("flags", _("Groups"), self.flags, 12),
            Entry("notice_on", _("Privacy notice"), self.notice, 12),
        ]
        return Group(title, entries)

    def more(self, *, side: bool = False) -> Group:
        """The group that is asked for when it helps.

        Args:
            side: whether its card stands in the narrower column beside.
        """
        educations = ChoiceField(self._listed(self._tables.educations.values()))
        languages = ChipsField([Choice(code, people.language_word(code)) for code in people.LANGUAGES])
        told_apart = _("Helps to tell namesakes apart.")
        spellings = _("Former names and other spellings")
        half = 12 if side else 6
        entries = [
            Entry(
                "father_name", _("Father's name"), TextField(limit=LENGTHS["father_name"]), half, told_apart
            ),
            Entry("former_names", spellings, TextField(limit=LENGTHS["former_names"]), half),
            Entry("other_paper", _("Passport or other paper"), TextField(limit=LENGTHS["other_paper"]), half),
            Entry("road", _("Road"), TextField(limit=LENGTHS["road"]), half),
            Entry("education", _("Education"), educations, half),
            Entry(
                "informant", _("Who told it, if not this person"), TextField(limit=LENGTHS["informant"]), half
            ),
            Entry("languages", _("Languages"), languages, 12),
        ]
        return Group(_("More about this person"), entries, side=side)

    def _listed(self, values: Iterable[Listed]) -> Sequence[Choice]:
        return [Choice(value.code, value.name) for value in offered(values, self._ground.clock.today())]

    def _age(self, iso: str) -> str:
        years = thai_date.age(iso, self._ground.clock.today())
        return "" if years is None else _("{years} years old", years=thai_date.thai_digits(str(years)))

    def _hint_sex(self) -> None:
        title = self._tables.titles.get(self.title.value())
        if title is not None and title.sex:
            self.sex.set_value(title.sex)

    def _fill_postcode(self) -> None:
        tambon = self._tables.tambons.get(self.tambon.value())
        if tambon is not None and self.postcode.value() not in tambon.postcodes:
            self.postcode.set_value(tambon.postcodes[0])
