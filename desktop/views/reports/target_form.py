"""The year's target, as the province sets it: the quota, the shares, and how parts of people are rounded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop.rules import targets
from desktop.rules.targets import Target
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.form_maker import FormMaker
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import ChipsField, NumberField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.reports.words import thai_figure

_EVERY_HUNDRED: Final = 100


def target_form(
    desk: Desk, centre: Centre, year: int, unit: str, back: Callable[[], object]
) -> RecordForm[Target]:
    """The form of a year's target.

    Args:
        desk: runs the work.
        centre: the services of a province.
        year: the Buddhist fiscal year.
        unit: whose target; empty sets the one of every centre without one of its own.
        back: the form may go.
    """
    choices = [Choice(rule, targets.rounding_word(rule)) for rule in targets.ROUNDINGS]
    percent = NumberField(0, _EVERY_HUNDRED)
    assisted = NumberField(0, _EVERY_HUNDRED)
    quota = NumberField(1, targets.MOST_QUOTA)
    entries = [
        Entry("quota", _("People that each volunteer finds in a year"), quota, 12),
        Entry("screened_percent", _("Of a hundred found, screened in"), percent, 12),
        Entry("assisted_percent", _("Of a hundred screened in, assisted"), assisted, 12),
        Entry("rounding", _("Parts of people are rounded"), ChipsField(choices, False), 12),
    ]
    whose = centre.ground.reference.unit_name(unit) if unit else _("every centre without one of its own")
    said = thai_figure(year).replace(",", "")
    note = _(
        "For {whose}. The centres get it with your next file; months that are closed keep theirs.",
        whose=whose,
    )
    return FormMaker(desk, centre, back, back).form(
        Group(_("Target of fiscal year {year}", year=said), entries, note),
        centre.reports.target(year, unit or None),
        check=targets.check,
        write=lambda typed: centre.reports.save_target(year, typed, unit),
        said=lambda _uid: _("The target of fiscal year {year} is set.", year=said),
    )
