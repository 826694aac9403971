"""The walk-in: somebody at the counter and what they need, on one sheet, saved and referred at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from desktop.rules import thai_date, thai_id
from desktop.rules.cases import (
    CHANNELS,
    URGENCIES,
    StepDraft,
    channel_word,
    must_be_restricted,
    urgency_word,
)
from desktop.rules.citizens import CitizenDraft
from desktop.rules.thai_names import search_key
from desktop.services.cases import OpenedCase
from desktop.services.centre import Centre
from desktop.services.citizens import Namesake
from desktop.services.volunteers import VolunteerChoice
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.bulletin_cards import BulletinCards, write_told
from desktop.views.case_words import day_words
from desktop.views.cases import walk_in_draft
from desktop.views.cases.needs_field import NeedsField
from desktop.views.cases.walk_in_draft import TOLD_APART_BY, Raised, WalkIn
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import CheckField, Choice, ChoiceField, LongTextField, PickField, ThaiDateField
from desktop.views.kit.form_groups import Entry, Group
from desktop.views.kit.jobs import Job
from desktop.views.kit.page import Page
from desktop.views.kit.record_form import RecordForm, SaveAction
from desktop.views.namesake_cards import NamesakeCards
from desktop.views.person_fields import PersonFields

LOOK_AFTER: Final = 400


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody registered whom the form is about, as the register has them now."""

    uid: str
    revision: int
    stored: CitizenDraft
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Saved:
    """What came of saving: the case, and the letter's words where one is to be printed."""

    opened: OpenedCase
    letter: Any = None
    may_open: bool = True


class WalkInPage(Page):
    """The walk-in form.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"volunteers", "assignments"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._ground = centre, centre.ground
        self._known: _Known | None = None
        self._raised: Raised | None = None
        self._not_these: set[str] = set()
        self._looked_for: tuple[object, ...] = ()
        self._looking: Job | None = None
        self._finders: Sequence[VolunteerChoice] = ()
        self.person = PersonFields(self._ground)
        self.form = self._form()
        self.namesakes = NamesakeCards()
        self.form.add_beside(self.namesakes)
        self.bulletins = BulletinCards(desk, centre)
        # Below the need that it answers.
        self.form.add_beside(self.bulletins, 2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER)
        self._timer.timeout.connect(self.look_for_namesakes)
        self._place_form()
        self._connect()

    def _place_form(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.closed.connect(self._on_closed)
        self.namesakes.same.connect(self.use_known)
        self.namesakes.different.connect(self._on_different)
        self.namesakes.forgotten.connect(self.forget_person)
        self.form.field("found_by").changed.connect(self._on_found_by)
        for name in ("needs", "tambon_code"):
            self.form.field(name).changed.connect(self._look_for_bulletins)

    # -- the form

    def _form(self) -> RecordForm[WalkIn]:
        actions = (
            SaveAction(_("Save"), self._save, "Ctrl+S"),
            SaveAction(_("Save and print the letter"), self._save_and_print, "Ctrl+P", "printer"),
        )
        # The need is asked for before what only helps: Tab and F6 follow this order.
        groups = (self.person.main(_("Person served")), self._case_group(), self.person.more())
        return RecordForm(
            self.desk, _("New walk-in"), groups, self._blank(), check=self._check, actions=actions
        )

    def _case_group(self) -> Group:
        today = self._ground.clock.today
        channels = [Choice(code, channel_word(code)) for code in CHANNELS]
        urgencies = [Choice(code, urgency_word(code)) for code in URGENCIES]
        day = ThaiDateField(lambda text: thai_date.parse(text, today()), thai_date.partial, self._near)
        self.finder = PickField(self._find_finders, self._named_finder, _("part of the name"))
        detail = LongTextField(_("What exactly is needed, in the citizen's words"), 3)
        detail.edit.setFixedHeight(detail.edit.minimumHeight())
        entries = [
            Entry("needs", _("What is needed"), NeedsField(self._ground), 12, required=True),
            Entry("detail", _("Details"), detail, 12),
            Entry("channel", _("How it came"), ChoiceField(channels, None), 7),
            Entry("urgency", _("Urgency"), ChoiceField(urgencies, None), 5),
            Entry("found_by", _("Found by"), self.finder, 7),
            Entry("pointed_out_on", _("On"), day, 5, required=True),
            Entry("restricted", _("Restricted"), CheckField(_("Only supervisors open this case")), 12),
        ]
        return Group(_("Need"), entries, side=True)

    def _blank(self) -> WalkIn:
        return walk_in_draft.blank(self._raised, self._ground.clock.today())

    def _check(self, draft: WalkIn) -> Sequence[Any]:
        return walk_in_draft.check(draft, self._ground.clock.today(), self._ground.reference)

    def _near(self, iso: str) -> str:
        return day_words(iso, self._ground.clock.today())

    def _find_finders(self, text: str) -> Sequence[Choice]:
        wanted = search_key(text).split()
        keyed = ((search_key(f"{one.name} {one.tambon}"), one) for one in self._finders)
        return [_finder(one) for key, one in keyed if all(word in key for word in wanted)]

    def _named_finder(self, uid: str) -> Choice | None:
        return next((_finder(one) for one in self._finders if one.uid == uid), None)

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the form, for somebody known where a citizen's uid is given, or for a forum's ``matter``."""
        self.refresh_if_stale()
        uid = str(where.get("citizen_uid") or "")
        if uid:
            self.start_anew()
            self.use_known(uid)
        elif where.get("matter"):
            self._raised = walk_in_draft.raised(where)
            self.forget_person()
        elif not self.form.is_dirty():
            self.start_anew()
        first = "needs" if uid else "thai_id"
        self.form.field(first).setFocus()

    def refresh(self) -> None:
        """Read anew who can be named as the finder."""
        self.desk.run(lambda _progress: self._centre.volunteers.choices(), self._on_finders, owner=self)

    def _on_finders(self, finders: Sequence[VolunteerChoice]) -> None:
        self._finders = finders

    def start_anew(self) -> None:
        """An empty form for somebody new."""
        self._raised = None
        self.forget_person()

    def forget_person(self) -> None:
        """The same form for somebody new."""
        self._known = None
        self._not_these.clear()
        self._looked_for = ()
        self._timer.stop()
        self.namesakes.clear()
        self.bulletins.forget()
        self.form.head.set_title(_("New case from a forum") if self._raised else _("New walk-in"))
        self.form.load(self._blank())
        self._show_hint()

    def may_leave(self) -> bool:
        """Whether the form may go; asks once."""
        return self.form.may_leave()

    def go_back(self) -> bool:
        """Esc closes the form."""
        self.form.close_form()
        return True

    def _on_closed(self) -> None:
        uid, raised = self._known.uid if self._known else "", self._raised
        self.start_anew()
        page, uid = ("forums", raised.forum) if raised else ("citizens", uid)
        self.desk.open(page, **({"uid": uid} if uid else {}))

    # -- who it is

    def _on_edited(self) -> None:
        self._show_hint()
        if self._known is None:
            self._timer.start()

    def look_for_namesakes(self) -> None:
        """Ask the register who it may be, where anything that tells people apart has changed."""
        draft = walk_in_draft.person(self.form.draft())
        if thai_id.check(draft.thai_id):
            # A number that cannot be right says nothing against being the same person.
            draft = replace(draft, thai_id="")
        asked = tuple(getattr(draft, name) for name in TOLD_APART_BY)
        if self._known is not None or asked == self._looked_for or not (draft.thai_id or draft.first_name):
            return
        self._looked_for = asked
        if self._looking is not None:
            self._looking.drop()
        self._looking = self.desk.run(
            lambda _progress: self._centre.citizens.namesakes(draft), self._show_namesakes, owner=self
        )

    def _show_namesakes(self, found: Sequence[Namesake]) -> None:
        self._looking = None
        if self._known is None:
            self.namesakes.show_candidates([each for each in found if each.uid not in self._not_these])

    def _on_different(self, uid: str) -> None:
        self._not_these.add(uid)
        self._looked_for = ()
        self.look_for_namesakes()

    def use_known(self, uid: str) -> None:
        """Let the form be about somebody registered; what was typed is kept where it is newer."""

        def read(_progress: Progress) -> _Known:
            stored, revision = self._centre.citizens.draft(uid)
            seen = self._centre.citizens.glance(uid)
            return _Known(uid, revision, stored, seen.name, seen.address)

        self.desk.run(read, self._fill_known, owner=self)

    def _fill_known(self, known: _Known) -> None:
        typed = self.form.draft()
        changed = self.form.is_dirty()
        self._known = known
        self.form.load(walk_in_draft.with_person(self._blank(), known.stored))
        if changed:
            both = walk_in_draft.merged(known.stored, walk_in_draft.person(typed))
            self.form.fill(walk_in_draft.with_person(typed, both))
        self.namesakes.show_known(known.name, known.detail)
        self._show_hint()
        self._look_for_bulletins()

    # -- what follows

    def _look_for_bulletins(self) -> None:
        known = self._known.uid if self._known else ""
        needs, tambon = self.form.field("needs").value(), self.form.field("tambon_code").value()
        self.bulletins.look_for(needs, tambon, known)

    def _on_found_by(self) -> None:
        channel = self.form.field("channel")
        if self.finder.value() and channel.value() == "counter":
            channel.set_value("volunteer")

    def _show_hint(self) -> None:
        self.form.labelled("detail").set_hint(self._hint())

    def _hint(self) -> str:
        draft, tables, today = self.form.draft(), self._ground.reference, self._ground.clock.today()
        steps = walk_in_draft.referrals(draft, today, tables)
        if not steps:
            return ""
        unit = tables.units().get(self._ground.unit)
        tambon = tables.tambons.get(draft.tambon_code)
        place = (unit.province if unit else "", tambon.name if tambon else "")
        return "\n".join(self._to_whom(step, draft, *place) for step in steps)

    def _to_whom(self, step: StepDraft, draft: WalkIn, province: str, tambon: str) -> str:
        tables = self._ground.reference
        to_whom = walk_in_draft.letter_to(step.agency_code, province, tambon, tables)
        said = _("Refer to: {agency}", agency=to_whom)
        if step.due_on is not None:
            said = _("Refer to: {agency} · due {date}", agency=to_whom, date=thai_date.short(step.due_on))
        forms = walk_in_draft.agency_forms(draft.needs, step.agency_code, tables)
        return " · ".join((said, *(_("form {form}", form=form) for form in forms)))

    # -- saving

    def save(self) -> None:
        """Save without referring."""
        self.form.save()

    def _save(self, draft: WalkIn) -> None:
        self._write(draft, (), self._on_saved)

    def _save_and_print(self, draft: WalkIn) -> None:
        steps = walk_in_draft.referrals(draft, self._ground.clock.today(), self._ground.reference)
        self._write(draft, steps, self._on_saved_to_print)

    def _write(self, draft: WalkIn, steps: Sequence[StepDraft], success: Any) -> None:
        known, others, told = self._known, tuple(self._not_these), tuple(self.bulletins.ticked)
        matter = self._raised.matter if self._raised else ""

        def write(_progress: Progress) -> _Saved:
            person, changed = _person(draft, known)
            case = walk_in_draft.case(draft)
            opened = self._centre.cases.open_walk_in(person, case, steps, changed, matter)
            for uid in others if known is None else ():
                self._centre.citizens.decide_different(opened.citizen_uid, uid)
            # What only supervisors open is told without its case.
            about = opened.uid if self._may_open(draft) else ""
            write_told(self._centre, told, opened.citizen_uid, about)
            if not self._may_open(draft):
                return _Saved(opened, may_open=False)
            return _Saved(opened, self._centre.cases.referral_sheet(opened.steps[0]) if steps else None)

        self.desk.run(write, success, self.form.refused, title=_("Saving"), writes=True, owner=self)

    def _may_open(self, draft: WalkIn) -> bool:
        case = walk_in_draft.case(draft)
        restricted = case.restricted or must_be_restricted(case, self._ground.reference.categories)
        return not restricted or self._ground.actor.may("cases.restricted")

    def _on_saved(self, saved: _Saved) -> None:
        raised = self._raised
        self._settle(saved)
        # A forum has many matters: the next one waits there.
        self.desk.open("forums", uid=raised.forum) if raised else self._show_case(saved)

    def _on_saved_to_print(self, saved: _Saved) -> None:
        self._settle(saved)
        # Under the letter lies the case: there Esc leads, and there the other letters are.
        self._show_case(saved)
        if saved.letter is not None:
            about = saved.opened.steps[0]
            self.desk.open("paper", form="referral", sheet=saved.letter, about=about, back="cases")

    def _settle(self, saved: _Saved) -> None:
        self.form.accepted()
        self.start_anew()
        self.desk.say(_told(saved))

    def _show_case(self, saved: _Saved) -> None:
        if saved.may_open:
            self.desk.open("cases", uid=saved.opened.uid)
        else:
            self.desk.open("citizens", uid=saved.opened.citizen_uid)


def _person(draft: WalkIn, known: _Known | None) -> tuple[CitizenDraft | str, tuple[str, int] | None]:
    """Who it is about, and of somebody registered whose form was changed, which entry is changed."""
    person = walk_in_draft.person(draft)
    if known is None:
        return person, None
    if person == known.stored:
        return known.uid, None
    return person, (known.uid, known.revision)


def _told(saved: _Saved) -> str:
    number, letters = saved.opened.number, len(saved.opened.steps)
    if not saved.may_open:
        return _("Case {number} is saved. It is restricted: the supervisor goes on with it.", number=number)
    if letters > 1:
        count = thai_date.thai_digits(str(letters))
        return _(
            "Case {number} is saved with {count} letters. Print each from the case.",
            number=number,
            count=count,
        )
    return _("Case {number} is saved.", number=number)


def _finder(one: VolunteerChoice) -> Choice:
    return Choice(one.uid, one.name, f"ต.{one.tambon}" if one.tambon else "")
