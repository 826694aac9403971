"""The small forms that go on with a case: one for each kind of step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.rules import cases, thai_date
from desktop.rules.cases import VERDICTS, Step, StepDraft, verdict_word
from desktop.rules.problems import Problem
from desktop.rules.reference import offered
from desktop.services.cases import CasePage, CaseStep
from desktop.services.ground import Ground
from desktop.system.language import _, mark
from desktop.views.case_words import day_words
from desktop.views.cases import walk_in_draft
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import (
    ChipsField,
    Choice,
    ChoiceField,
    LongTextField,
    MoneyField,
    TextField,
    ThaiDateField,
    YesNoField,
)
from desktop.views.kit.form_groups import Entry, Group
from desktop.views.kit.record_form import RecordForm, SaveAction

# What each kind of step is called where somebody is about to write it.
VERBS: Final = {
    "served": mark("Serve at the counter"),
    "screened": mark("Screen"),
    "referred": mark("Refer"),
    "outcome": mark("Record the outcome"),
    "followed_up": mark("Follow up"),
    "reopened": mark("Open again"),
}
ICONS: Final = {
    "served": "hand-helping",
    "screened": "filter",
    "referred": "send",
    "outcome": "circle-check",
    "followed_up": "phone",
    "reopened": "rotate-ccw",
}


@dataclass(frozen=True, slots=True)
class Saving:
    """How a step is saved.

    Attributes:
        save: writes the step.
        save_and_print: writes it and opens its paper.
    """

    save: Callable[[StepDraft], object]
    save_and_print: Callable[[StepDraft], object]


class ScoreField(ChipsField):
    """A score from 1 to 5."""

    def __init__(self) -> None:
        super().__init__([Choice(str(score), str(score)) for score in range(1, 6)], multi=False)

    def value(self) -> int | None:  # type: ignore[override]
        """The score, or none."""
        chosen = super().value()
        return int(chosen) if isinstance(chosen, str) and chosen else None

    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Show another score."""
        super().set_value("" if value is None else str(value))


class StepForms:
    """Makes the form of one step of a case.

    Args:
        desk: runs the work and asks.
        ground: whose tables and clock count.
        page: the case as it stands.
    """

    def __init__(self, desk: Desk, ground: Ground, page: CasePage) -> None:
        self._desk, self._ground, self._page = desk, ground, page
        self._today = ground.clock.today()
        self._earlier = tuple(_as_rule(step, at) for at, step in enumerate(page.steps))

    def form(self, kind: str, saving: Saving) -> RecordForm[StepDraft]:
        """The form of a kind of step.

        Args:
            kind: the kind.
            saving: how it is saved.
        """
        made: RecordForm[StepDraft] = RecordForm(
            self._desk,
            "",
            [Group(_(VERBS[kind]), self._entries(kind), self._note(kind))],
            self._blank(kind),
            check=self._wrong,
            actions=_actions(kind, saving),
        )
        if kind == "referred":
            for name in ("agency_code", "on"):
                made.field(name).changed.connect(lambda: self._show_due(made))
        return made

    def _wrong(self, draft: StepDraft) -> Sequence[Problem]:
        return cases.check_step(draft, self._earlier, self._today, self._page.on)

    # -- what stands in it at first

    def _blank(self, kind: str) -> StepDraft:
        if kind == "referred":
            return StepDraft(
                kind=kind,
                on=self._today,
                agency_code=self._agency(),
                due_on=self._due(self._agency(), self._today),
            )
        verdicts = {"served": "closed", "screened": "accepted", "followed_up": self._page.follow_up or "30"}
        asked = self._page.asked[0] if kind == "outcome" and self._page.asked else ""
        return StepDraft(
            kind=kind,
            on=self._today,
            verdict=verdicts.get(kind, ""),
            agency_code=asked,
            income_before=self._income_before() if kind == "followed_up" else None,
        )

    def _income_before(self) -> int | None:
        told = [step.income_before for step in self._page.steps if step.kind == "followed_up"]
        return told[-1] if told else None

    def _agency(self) -> str:
        asked = {step.agency_code for step in self._page.steps if step.kind == "referred"}
        wanted = [need.agency_code for need in self._page.needs]
        return next((code for code in wanted if code not in asked), wanted[0] if wanted else "")

    def _due(self, agency_code: str, on: date) -> date | None:
        needs = [need.category_code for need in self._page.needs]
        return walk_in_draft.due(needs, agency_code, on, self._ground.reference)

    def _show_due(self, form: RecordForm[StepDraft]) -> None:
        on = form.field("on").value()
        if isinstance(on, date):
            form.field("due_on").set_value(self._due(form.field("agency_code").value(), on))

    def _note(self, kind: str) -> str:
        if kind == "followed_up" and self._page.follow_up_on:
            return _("To be asked on {date}", date=thai_date.short(self._page.follow_up_on))
        if kind == "referred":
            return _("The letter gets its number when it is saved.")
        if kind == "reopened":
            return _("The case starts anew; what was done before stays on record.")
        return ""

    # -- its fields

    def _entries(self, kind: str) -> Sequence[Entry]:
        made: dict[str, Callable[[], Sequence[Entry]]] = {
            "served": lambda: (self._verdict(kind), self._on(), _note_entry()),
            "screened": lambda: (self._verdict(kind), self._on(), _reason()),
            "referred": self._referral,
            "outcome": self._outcome,
            "followed_up": self._follow_up,
            "reopened": lambda: (self._on(), _reason()),
        }
        return made[kind]()

    def _referral(self) -> Sequence[Entry]:
        agency = Entry("agency_code", _("Agency"), ChoiceField(self._agencies()), 12, required=True)
        return agency, self._on(), self._day("due_on", _("Answer due")), _note_entry()

    def _outcome(self) -> Sequence[Entry]:
        return (
            self._verdict("outcome"),
            Entry("agency_code", _("Agency that answered"), ChoiceField(self._agencies()), 12),
            self._on(),
            Entry("reference", _("Agency's reference"), TextField(limit=100), 6),
            _reason(_("Why not, where nobody was assisted")),
            _note_entry(),
        )

    def _follow_up(self) -> Sequence[Entry]:
        return (
            self._verdict("followed_up"),
            self._on(),
            Entry("in_work", _("In work now?"), YesNoField(_("In work"), _("Not in work")), 6),
            Entry("income_before", _("Income a month before (baht)"), MoneyField(), 6),
            Entry("income_after", _("Income a month now (baht)"), MoneyField(), 6),
            Entry("satisfaction", _("Satisfaction, 5 is best"), ScoreField(), 12),
            _note_entry(),
        )

    def _verdict(self, kind: str) -> Entry:
        choices = [Choice(code, verdict_word(code)) for code in VERDICTS[kind]]
        label = _("Which round") if kind == "followed_up" else _("Result")
        return Entry("verdict", label, ChipsField(choices, multi=False), 12, required=True)

    def _on(self) -> Entry:
        return self._day("on", _("On"), required=True)

    def _day(self, name: str, label: str, required: bool = False) -> Entry:
        today = self._ground.clock.today
        field = ThaiDateField(lambda text: thai_date.parse(text, today()), thai_date.partial, self._near)
        return Entry(name, label, field, 6, required=required)

    def _near(self, iso: str) -> str:
        return day_words(iso, self._today)

    def _agencies(self) -> Sequence[Choice]:
        agencies = offered(self._ground.reference.agencies.values(), self._today)
        return [Choice(agency.code, agency.name, agency.short) for agency in agencies]


def _reason(hint: str = "") -> Entry:
    return Entry("reason", _("Reason"), _few_lines(), 12, hint)


def _note_entry() -> Entry:
    return Entry("note", _("Note"), _few_lines(), 12)


def _few_lines() -> LongTextField:
    field = LongTextField("", 2)
    field.edit.setFixedHeight(field.edit.minimumHeight())
    return field


def _actions(kind: str, saving: Saving) -> Sequence[SaveAction[StepDraft]]:
    save = SaveAction(_("Save"), saving.save, "Ctrl+S")
    if kind != "referred":
        return (save,)
    return save, SaveAction(_("Save and print the letter"), saving.save_and_print, "Ctrl+P", "printer")


def _as_rule(step: CaseStep, written: int) -> Step:
    return Step(
        kind=step.kind,
        on=step.on,
        verdict=step.verdict,
        due_on=step.due_on,
        agency_code=step.agency_code,
        written=written,
    )
