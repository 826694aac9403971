"""The form of a bulletin: what it is on the left, for whom and until when beside."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.rules import bulletins
from desktop.rules.bulletins import BulletinDraft
from desktop.rules.problems import Problem
from desktop.rules.reference import offered
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.bulletins.areas_field import AreasField
from desktop.views.case_words import short_need
from desktop.views.day_and_place import day_field
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import (
    ChipsField,
    ChoiceField,
    LongTextField,
    MoneyField,
    NumberField,
    TextField,
)
from desktop.views.kit.form_groups import Entry, Group


def groups(ground: Ground) -> Sequence[Group]:
    """The fields of a bulletin."""
    return _what(ground), _for_whom(ground)


def check(ground: Ground, draft: BulletinDraft) -> Sequence[Problem]:
    """What is wrong with what is typed."""
    return bulletins.check(draft, ground.clock.today(), ground.reference)


def _what(ground: Ground) -> Group:
    kinds = [Choice(code, bulletins.kind_word(code)) for code in bulletins.KINDS]
    agencies = offered(ground.reference.agencies.values(), ground.clock.today())
    body = LongTextField("", 4)
    # Beside the longer card it would grow over the whole page.
    body.edit.setFixedHeight(body.edit.minimumHeight())
    contact = _("Name and telephone of whom to ask")
    entries = [
        Entry("kind", _("Kind"), ChipsField(kinds, False), 12, required=True),
        Entry("title", _("What it is about"), TextField(limit=bulletins.LONGEST_TITLE), 12, required=True),
        Entry("place", _("Employer or place"), TextField(limit=300), 7),
        Entry("agency_code", _("Agency"), ChoiceField([Choice(one.code, one.name) for one in agencies]), 5),
        Entry("body", _("What else there is to know"), body, 12),
        Entry("contact", _("Contact"), TextField(contact, limit=300), 12),
    ]
    return Group(_("What the province publishes"), entries)


def _for_whom(ground: Ground) -> Group:
    tables = ground.reference
    categories = offered(tables.categories.values(), ground.clock.today())
    # Nobody is looked for at the counter by what only supervisors may know.
    needs = [Choice(one.code, short_need(one.name)) for one in categories if not one.restricted]
    everywhere = _("Province, district or tambon; none is everywhere")
    everybody = _("None chosen: it fits everybody")
    entries = [
        Entry("areas", _("For the area"), AreasField(tables, ground.unit), 12, everywhere),
        Entry("categories", _("For the need"), ChipsField(needs), 12, everybody),
        Entry("seats", _("How many are wanted"), NumberField(1, bulletins.MOST_SEATS), 6),
        Entry("wage", _("Baht a month"), MoneyField(), 6),
        Entry("published_on", _("Shown from"), day_field(ground), 6, required=True),
        Entry("closes_on", _("Open until"), day_field(ground), 6),
    ]
    return Group(_("For whom, and until when"), entries, side=True)
