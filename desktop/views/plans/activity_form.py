"""The form of an activity: who did what, where it belongs in the plan, and whom it reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.citizens import LAST_VILLAGE
from desktop.rules.months import Month
from desktop.rules.plans import MOST_PEOPLE, ActivityDraft
from desktop.services.centre import Centre
from desktop.services.plans import ForumChoice, ItemChoice
from desktop.system.language import _
from desktop.views.day_and_place import day_field, tambon_field
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import ChipsField, ChoiceField, NumberField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.plans import words
from desktop.views.plans.small_forms import kind_field, prose_field

_LINE: Final = 200
# What an item of the plan fills in, where nothing stands there yet.
_FILLED: Final = ("field", "kind", "activity", "place", "tambon_code")


class ActivityForm(QWidget):
    """The form of an activity.

    Signals:
        saved(uid): it was written down.
        closed: it may go.

    Args:
        desk: runs the work.
        centre: the services.
        draft: what it is filled with.
        uid: the activity that is changed; empty for a new one.
        revision: the one that it was filled from.

    Attributes:
        form: the form itself.
    """

    saved = Signal(str)
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        draft: ActivityDraft,
        uid: str = "",
        revision: int | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.uid, self._revision = desk, centre, uid, revision
        self._suggested: dict[str, ItemChoice] = {}
        self._asked: tuple[date, str] | None = None
        self._named: dict[str, Choice] = {}
        ground = centre.ground
        self.on = day_field(ground)
        self.who = ChoiceField([], empty=None)
        self.item = ChoiceField([], empty=_("outside the plan"))
        # Where there is no forum to record it stands nowhere, and still needs somebody who lets it go.
        self.forum = ChoiceField([], empty=_("no forum"), parent=self)
        title = _("Change an activity") if uid else _("An activity that was done")
        action = SaveAction(_("Save"), self._save, "Ctrl+S", "save")
        self.form = RecordForm(desk, title, self._groups(draft), ActivityDraft(),
                               check=lambda typed: centre.plans.activities.check(typed, uid),
                               actions=[action])  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._fill(draft)
        self.on.changed.connect(self._offer)
        self.who.changed.connect(self._offer)
        self.item.changed.connect(self._take_over)
        self.forum.changed.connect(self._take_forum)
        self.form.closed.connect(self.closed)

    # -- its fields

    def _groups(self, draft: ActivityDraft) -> Sequence[Group]:
        forums = self._forums(draft)
        belongs = [Entry("plan_item_uid", _("Item of the plan"), self.item, 12)]
        hint = _("Its day, place and people are taken over.")
        self.forum.set_choices([_forum_choice(one) for one in forums])
        if forums:
            belongs.append(Entry("forum_uid", _("Forum"), self.forum, 12, hint=hint))
        else:
            self.forum.hide()
        return (
            Group(_("Who and when"), self._first()),
            Group(_("What was done"), self._second()),
            Group(_("Where it belongs"), belongs, side=True),
            Group(_("Whom it reached"), self._third(), side=True),
        )

    def _forums(self, draft: ActivityDraft) -> Sequence[ForumChoice]:
        activities = self._centre.plans.activities
        if draft.forum_uid:
            # One that is recorded is no longer among those to record.
            return (activities.forum(draft.forum_uid),)
        return () if self.uid else activities.forums_to_record()

    def _first(self) -> Sequence[Entry]:
        return (
            Entry("on", _("Day"), self.on, 4, required=True),
            Entry("volunteer_uid", _("Who did it"), self.who, 8, required=True),
        )

    def _second(self) -> Sequence[Entry]:
        ground = self._centre.ground
        fields = ChipsField(words.field_choices(), False)
        return (
            Entry("field", _("Field of work"), fields, 12, required=True),
            Entry("kind", _("Type of activity"), kind_field(ground), 12, required=True),
            Entry("activity", _("What was done"), prose_field(2), 12, required=True),
            Entry("place", _("Place"), TextField(limit=_LINE), 5),
            Entry("tambon_code", _("Tambon"), tambon_field(ground), 5),
            Entry("village_number", _("Village"), NumberField(1, LAST_VILLAGE), 2),
        )

    def _third(self) -> Sequence[Entry]:
        return (
            Entry("men", _("Men"), NumberField(0, MOST_PEOPLE), 6),
            Entry("women", _("Women"), NumberField(0, MOST_PEOPLE), 6),
            Entry("result", _("What it brought"), prose_field(3), 12),
        )

    def _fill(self, draft: ActivityDraft) -> None:
        self._offer_workers(draft)
        self._offer_items(draft.on, draft.volunteer_uid)
        self.form.load(draft)

    # -- what is offered

    def _offer(self) -> None:
        """Another day or another person has other items, and other people to choose from."""
        draft = self.form.draft()
        self._offer_workers(draft)
        self._offer_items(draft.on, self.who.value())

    def _offer_workers(self, draft: ActivityDraft) -> None:
        if draft.on is None and self.who.box.count():
            return
        month = Month.of(draft.on or self._centre.ground.clock.today())
        serving = self._centre.plans.items.workers(month)
        choices = {"": Choice("", _("The centre itself"))}
        choices |= {one.uid: words.worker_choice(one) for one in serving}
        # Whoever is chosen stays so, by name, even where they did not serve: the check says what is wrong.
        chosen = self.who.value()
        if chosen and chosen not in choices and chosen in self._named:
            choices[chosen] = self._named[chosen]
        self._named |= choices
        self.who.set_choices(list(choices.values()))

    def _offer_items(self, day: date | None, who: str) -> None:
        asked = (day, who) if day is not None else None
        if asked == self._asked and self._suggested:
            return
        self._asked = asked
        found = self._centre.plans.activities.suggestions(day, who) if day is not None else ()
        self._suggested = {one.uid: one for one in found}
        if self.item.value() not in self._suggested:
            self.item.set_value("")
        self.item.set_choices([_item_choice(one) for one in found])

    def _take_over(self) -> None:
        """What the plan says of the item stands in the form, where nothing was typed."""
        chosen = self._suggested.get(self.item.value())
        if chosen is None:
            return
        draft = self.form.draft()
        empty = {name: getattr(chosen, name) for name in _FILLED if not getattr(draft, name)}
        self.form.fill(replace(draft, **empty))

    def _take_forum(self) -> None:
        if not self.forum.value():
            return
        found = self._centre.plans.activities.from_forum(self.forum.value(), self.who.value())
        self._offer_items(found.on, found.volunteer_uid)
        self.form.fill(found)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saving

    def _save(self, draft: ActivityDraft) -> None:
        activities = self._centre.plans.activities

        def write() -> str:
            if not self.uid:
                return activities.add(draft)
            activities.save(draft, self.uid, self._revision)
            return self.uid

        self._desk.run(lambda _progress: write(), self._on_saved, self.form.refused, writes=True, owner=self)

    def _on_saved(self, uid: str) -> None:
        self.form.accepted()
        undo = None if self.uid else lambda: self._undo(uid)
        self._desk.say(_("The activity was written down."), undo)
        self.saved.emit(uid)

    def _undo(self, uid: str) -> None:
        self._desk.run(
            lambda _progress: self._centre.plans.activities.take_back(uid),
            lambda _none: self._desk.say(_("The activity was taken back.")),
            writes=True,
        )


def _item_choice(one: ItemChoice) -> Choice:
    done = thai_date.thai_digits(_("{done} of {times} done", done=one.done, times=one.times))
    return Choice(one.uid, " ".join(one.activity.split()), done)


def _forum_choice(one: ForumChoice) -> Choice:
    what = one.subject or one.place
    return Choice(one.uid, f"{thai_date.short(one.on)} {what}", words.people(one.people))
