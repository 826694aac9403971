"""The forms of figures and of a review: last quarter's figure stands beneath each field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.rules.quarters import Quarter
from desktop.rules.situations import (
    FIGURES,
    LAST_VILLAGE,
    MOST_PEOPLE,
    ReviewDraft,
    SituationDraft,
    figure_word,
    is_counted,
    summed,
    with_figures,
)
from desktop.services.centre import Centre
from desktop.services.situations import AreaPage, ReviewRow
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, button_row
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LongTextField, NumberField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.situations import words


@dataclass(frozen=True, slots=True)
class Saving:
    """What becomes of a draft.

    Attributes:
        save: store it.
        go_on: store it, and key in what comes next.
    """

    save: Callable[[SituationDraft], object]
    go_on: Callable[[SituationDraft], object]


def figures(desk: Desk, centre: Centre, page: AreaPage, saving: Saving) -> RecordForm[SituationDraft]:
    """The form of a tambon's or a village's figures.

    Args:
        desk: runs the work.
        centre: checks what is typed.
        page: what it is filled with.
        saving: what becomes of the draft.
    """
    is_village = page.draft.village_number > 0
    before = page.before
    people = [
        Entry(
            name,
            figure_word(name),
            NumberField(0, MOST_PEOPLE),
            3,
            hint=words.beside_field(getattr(page.draft, name), before[name]),
        )
        for name in FIGURES
    ]
    note = _("Leave empty what nobody has counted; write 0 where there is nobody.")
    title = _("{area}: people in {quarter}", area=page.name, quarter=page.quarter.spoken())
    next_word = _("Save, next village") if is_village else _("Save, next tambon")
    form: RecordForm[SituationDraft] = RecordForm(
        desk,
        "",
        [Group(title, people, note), _about(centre, page, is_village)],
        page.draft,
        check=lambda draft: centre.situations.figures.check(draft, page),
        actions=[
            SaveAction(_("Save"), saving.save, "Ctrl+S"),
            SaveAction(next_word, saving.go_on, "Ctrl+Return", "arrow-right"),
        ],
    )
    form.edited.connect(lambda: show_changes(form, page))
    starts = _starts(form, page)
    if starts:
        card = Card(_("Begin with"), _("Nothing is saved before you have looked at it."))
        card.add_layout(button_row(starts))
        form.add_beside(card)
    return form


def _about(centre: Centre, page: AreaPage, is_village: bool) -> Group:
    day = Entry("counted_on", _("Figures taken on"), day_field(centre.ground), 12, required=True)
    source = Entry("source", _("Where they come from"), TextField(limit=200), 12)
    village = Entry("village_number", _("Village number"), NumberField(1, LAST_VILLAGE), 12, required=True)
    # An entry that stands already is of its own village for good.
    entries = (village, day, source) if is_village and not page.stored else (day, source)
    return Group(_("About these figures"), entries, side=True)


def _starts(form: RecordForm[SituationDraft], page: AreaPage) -> list[Action]:
    found = []
    if is_counted(page.before):

        def copy() -> None:
            _fill(form, page, with_figures(form.draft(), page.before))

        found.append(Action(word=_("Last quarter's figures"), run=copy, icon="copy"))
    if page.villages:

        def add_up() -> None:
            _fill(form, page, with_figures(form.draft(), summed(page.villages)))

        word = _("The sum of {count} villages", count=len(page.villages))
        found.append(Action(word=word, run=add_up, icon="list-checks"))
    return found


def _fill(form: RecordForm[SituationDraft], page: AreaPage, draft: SituationDraft) -> None:
    form.fill(draft)
    show_changes(form, page)
    form.field("working_age").setFocus()


def show_changes(form: RecordForm[SituationDraft], page: AreaPage) -> None:
    """Show beneath each field what it was last quarter, and by how much it is another now.

    Args:
        form: the form of figures.
        page: what it was filled with.
    """
    for name in FIGURES:
        now = form.field(name).value()
        form.labelled(name).set_hint(words.beside_field(now, page.before[name]))


def review(
    desk: Desk, centre: Centre, area: str, row: ReviewRow, save: Callable[[ReviewDraft], object]
) -> RecordForm[ReviewDraft]:
    """The form of what the figures mean and what should be done.

    Args:
        desk: runs the work.
        centre: checks what is typed.
        area: the area's name.
        row: what is written so far.
        save: stores the draft.
    """
    quarter = Quarter(row.draft.fiscal_year, row.draft.quarter)
    note = _("Both texts stand on the report. What was approved before has to be approved anew.")
    situation, proposals = LongTextField(lines=7), LongTextField(lines=4)
    # Both stand in sight at once; longer texts scroll.
    proposals.edit.setMaximumHeight(proposals.edit.minimumHeight())
    entries = [
        Entry("situation", _("Situation and trend"), situation, 12, required=True),
        Entry("proposals", _("Proposals, a line each"), proposals, 12),
    ]
    title = _("{area}: review of {quarter}", area=area, quarter=quarter.spoken())
    return RecordForm(
        desk,
        "",
        [Group(title, entries, note)],
        row.draft,
        check=centre.situations.reviews.check,
        actions=[SaveAction(_("Save"), save, "Ctrl+S")],
    )
