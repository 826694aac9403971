"""Fields: one widget for each kind of value."""

from __future__ import annotations

from desktop.views.kit.chips import Choice
from desktop.views.kit.fields.base import Field, Labelled
from desktop.views.kit.fields.choices import CheckField, ChipsField, ChoiceField, YesNoField
from desktop.views.kit.fields.figures import MoneyField, NumberField
from desktop.views.kit.fields.find import FindField
from desktop.views.kit.fields.formed import IdField, PhonesField, ThaiDateField
from desktop.views.kit.fields.pick import PickField
from desktop.views.kit.fields.text import LongTextField, PasswordField, TextField

__all__ = [
    "CheckField",
    "ChipsField",
    "Choice",
    "ChoiceField",
    "Field",
    "FindField",
    "IdField",
    "Labelled",
    "LongTextField",
    "MoneyField",
    "NumberField",
    "PasswordField",
    "PhonesField",
    "PickField",
    "TextField",
    "ThaiDateField",
    "YesNoField",
]
