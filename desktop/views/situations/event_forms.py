"""The forms of events: what happened, who was told, how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop.rules import events as rules
from desktop.rules.events import EventDraft
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.day_and_place import day_field, tambon_field
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import (
    CheckField,
    ChipsField,
    ChoiceField,
    LongTextField,
    NumberField,
    TextField,
)
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction


def event(
    desk: Desk, centre: Centre, draft: EventDraft, save: Callable[[EventDraft], object]
) -> RecordForm[EventDraft]:
    """The form of an event.

    Args:
        desk: runs the work.
        centre: checks what is typed.
        draft: what it is filled with.
        save: stores it.
    """
    form: RecordForm[EventDraft] = RecordForm(
        desk,
        "",
        [
            Group(_("What happened"), _story(centre)),
            Group(_("How it is handled"), _handling(centre), _restriction_note(centre), side=True),
        ],
        draft,
        check=centre.situations.events.check,
        actions=[SaveAction(_("Save"), save, "Ctrl+S")],
    )
    kind = form.field("kind")
    kind.changed.connect(lambda: _guard(form))
    _guard(form)
    return form


def _guard(form: RecordForm[EventDraft]) -> None:
    """Some kinds are restricted whatever anybody ticks."""
    always = form.field("kind").value() in rules.ALWAYS_RESTRICTED
    restricted = form.field("restricted")
    if always:
        restricted.set_value(True)
    restricted.set_read_only(always)


def _story(centre: Centre) -> Sequence[Entry]:
    ground = centre.ground
    kinds = [Choice(code, rules.kind_word(code)) for code in rules.KINDS]
    return (
        Entry("kind", _("Kind of event"), ChoiceField(kinds, _("Choose")), 6, required=True),
        Entry("tambon_code", _("Tambon"), tambon_field(ground), 4, required=True),
        Entry("village_number", _("Village"), NumberField(1, rules.LAST_VILLAGE), 2),
        Entry("place", _("Place"), TextField(limit=200), 12),
        Entry("what_happened", _("What happened"), _text(4), 12, required=True),
        Entry("what_was_done", _("What the centre did"), _text(3), 12),
        Entry("what_is_needed", _("What is asked of others"), _text(3), 12),
    )


def _text(lines: int) -> LongTextField:
    """A text of a few lines; longer ones scroll, so that the form stays in sight."""
    field = LongTextField(lines=lines)
    field.edit.setMaximumHeight(field.edit.minimumHeight())
    return field


def _handling(centre: Centre) -> Sequence[Entry]:
    ground = centre.ground
    urgencies = [Choice(code, rules.urgency_word(code)) for code in rules.URGENCIES]
    return (
        Entry("urgency", _("Urgency"), ChipsField(urgencies, False), 12, required=True),
        Entry("heard_on", _("The centre heard of it on"), day_field(ground), 12, required=True),
        Entry("happened_on", _("It happened on"), day_field(ground), 7),
        Entry("happened_at", _("Hour"), TextField(limit=60), 5),
        Entry("people", _("People concerned"), NumberField(0, rules.MOST_PEOPLE), 5),
        Entry("source", _("From whom"), TextField(limit=200), 7),
        Entry("employer", _("Employer or business"), TextField(limit=200), 12),
        Entry("restricted", _("Who may open it"), CheckField(_("Supervisors only")), 12),
    )


def _restriction_note(centre: Centre) -> str:
    told = _("Tip-offs and trafficking are always opened by supervisors only.")
    if centre.ground.actor.may("events.restricted"):
        return told
    return f"{told} " + _("Once it is saved you cannot open such an event again.")


def telling_group(centre: Centre) -> Group:
    """The fields of who was told."""
    ways = [Choice(code, rules.way_word(code)) for code in rules.WAYS]
    entries: Sequence[Entry] = (
        Entry("to", _("Who was told"), TextField(limit=200), 12, required=True),
        Entry("way", _("How"), ChipsField(ways, False), 12, required=True),
        Entry("on", _("Day"), day_field(centre.ground), 6, required=True),
        Entry("answer", _("Answer or order"), _text(3), 12),
    )
    return Group(_("Somebody was told"), entries)


def end_group(centre: Centre) -> Group:
    """The fields of how an event ended."""
    entries: Sequence[Entry] = (
        Entry("ended_on", _("It ended on"), day_field(centre.ground), 6, required=True),
        Entry("end_note", _("What came of it"), _text(4), 12, required=True),
    )
    return Group(_("The event is over"), entries)


def small(
    desk: Desk,
    group: Group,
    draft: Any,
    check: Callable[[Any], Sequence[Any]],
    save: Callable[[Any], object],
) -> RecordForm[Any]:
    """A form of one group.

    Args:
        desk: runs the work.
        group: its fields.
        draft: what it is filled with.
        check: what is wrong with what is typed.
        save: stores it.
    """
    return RecordForm(desk, "", [group], draft, check=check, actions=[SaveAction(_("Save"), save, "Ctrl+S")])
