"""What stands beside a month's figures: its way, what is unfinished, the other months or centres."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.reports import InboxRow, MonthState, Unfinished
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, Button
from desktop.views.kit.cards import Card, IconRow, NoticeCard, Pressable
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.timeline import Timeline
from desktop.views.kit.words import STRONG, Label, WrappedLabel
from desktop.views.reports.stages import stages
from desktop.views.reports.words import REPORTS, month_words, report_title, state_chip, thai_figure

_LISTED: Final = 4
_WORK: Final = "monthly_work"
_ICONS: Final = {
    "no_need": "circle-question-mark",
    "no_step": "clipboard-list",
    "letter_not_printed": "printer",
    "follow_up_overdue": "alarm-clock",
    "no_attendance": "list-checks",
    "not_reported": "inbox",
    "no_actuals": "calendar-days",
    "event_untold": "bell",
    "no_situation": "map-pin",
    "not_paid": "signature",
}


def way(state: MonthState) -> Card:
    """The way of the month to the province."""
    card = Card(_("The month's way"))
    card.add(Timeline(stages(state)))
    return card


def returned(state: MonthState, actions: Sequence[Action]) -> NoticeCard:
    """What the province said when it gave the month back."""
    text = state.remark or _("The province gave no reason.")
    return NoticeCard(_("The province gave this month back"), text, actions, icon="undo-2")


def reports(names: Sequence[str], open_report: Callable[[str], object]) -> Card:
    """The reports of the month, each opened by its line.

    Args:
        names: the reports.
        open_report: opens one.
    """
    card = Card(_("Reports of the month"))
    for place, name in enumerate(names, 1):
        row = IconRow(REPORTS[name][1], f"{thai_figure(place)}. {report_title(name)}")
        row.pressed.connect(lambda name=name: open_report(name))
        card.add(row)
    return card


def looked_at(desk: Desk, month: Month, unit: str, open_report: Callable[[str], object]) -> Card:
    """At the province, what a centre planned, did and heard: to be looked at, the centre writes it.

    Args:
        desk: opens the forums.
        month: of the plans.
        unit: the centre.
        open_report: opens a report of the month; one tells of plans and activities.
    """
    card = Card(_("What the centre planned and heard"))
    work = IconRow("calendar-days", _("Plans and activities of the month"))
    work.pressed.connect(lambda: open_report(_WORK))
    forums = IconRow("message-square", _("Community forums of the fiscal year"))
    forums.pressed.connect(lambda: desk.open("forums", unit=unit, year=month.fiscal_year))
    card.add(work)
    card.add(forums)
    return card


class UnfinishedCard(Card):
    """What should be done before the month is closed; each line opens its place.

    Args:
        found: the entries.
        open_entry: opens one.
    """

    def __init__(
        self,
        found: Sequence[Unfinished],
        open_entry: Callable[[Unfinished], object],
        parent: QWidget | None = None,
    ) -> None:
        title = _("Before closing: {count}", count=thai_figure(len(found))) if found else _("Before closing")
        super().__init__(title, parent=parent)
        self._found, self._open_entry = tuple(found), open_entry
        self.rows: list[IconRow] = []
        self._more: Button | None = None
        if not found:
            self.add(IconRow("circle-check", _("Everything of this month is complete"), state="helped"))
            return
        self._add(self._found[:_LISTED])
        left = len(found) - _LISTED
        if left > 0:
            self._more = Button(_("Show {count} more", count=thai_figure(left)), on_click=self._show_all)
            self.add(self._more)

    def _add(self, found: Sequence[Unfinished]) -> None:
        for one in found:
            # What forbids closing says so in words: colour alone tells nobody.
            note = _("The month cannot be closed before this is done") if one.hard else ""
            state = "overdue" if one.hard else "waiting"
            row = IconRow(_ICONS.get(one.kind, "circle-alert"), one.text, note, state=state)
            row.pressed.connect(lambda one=one: self._open_entry(one))
            self.rows.append(row)
            self.add(row)

    def _show_all(self) -> None:
        if self._more is not None:
            self.body.removeWidget(self._more)
            self._more.deleteLater()
            self._more = None
        self._add(self._found[_LISTED:])
        self.rows[_LISTED].setFocus()


def approval_hint(centre: Centre, state: str) -> str:
    """Who approves a closed month, for somebody who may not; empty where there is nothing to say.

    Args:
        centre: the services.
        state: where the month stands.
    """
    ground = centre.ground
    if state != "closed" or ground.is_province or ground.actor.may("months.approve"):
        return ""
    return _("Only a supervisor approves: here with their own password, or after signing in.")


def consequence(month: Month, unfinished: Sequence[Unfinished], today: date) -> str:
    """What closing a month means, asked once before it is done.

    Args:
        month: which month.
        unfinished: what it still lacks.
        today: the day of asking.
    """
    parts = [_("The figures are frozen, and entries of this month can no longer be changed.")]
    if month.last > today:
        parts.insert(0, _("The month is not over yet."))
    if unfinished:
        parts.append(_("{count} entries are unfinished.", count=thai_figure(len(unfinished))))
        parts.append(_("What is lacking is written into the report and the memo."))
    return " ".join(parts)


class ChipRow(Pressable):
    """A line with a chip at its end: a month or a centre, and where it stands.

    Args:
        title: what it is.
        chip: the colours, the word and the icon of where it stands.
        chosen: whether it is the one that is shown.
    """

    def __init__(
        self, title: str, chip: tuple[str, str, str], chosen: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 4, 2)
        row.setSpacing(10)
        row.addWidget(WrappedLabel(title, STRONG if chosen else words.BODY), 1)
        if chip[1]:
            row.addWidget(Chip(*chip))
        spoken = _("{title}, shown now", title=title) if chosen else title
        self.setAccessibleName(f"{spoken} {chip[1]}".strip())


def months(found: Sequence[MonthState], shown: Month, turn: Callable[[Month], object]) -> Card:
    """The months of the fiscal year.

    Args:
        found: the months, the newest first.
        shown: the one that is shown.
        turn: shows another.
    """
    year = thai_figure(shown.fiscal_year).replace(",", "")
    card = Card(_("Fiscal year {year}", year=year))
    for state in found:
        row = ChipRow(month_words(state.month), state_chip(state.state, False), state.month == shown)
        row.pressed.connect(lambda month=state.month: turn(month))
        card.add(row)
    if not found:
        card.add(Label(_("No month of this year has begun."), words.CAPTION))
    return card


def centres(found: Sequence[InboxRow], shown: str, turn: Callable[[str], object]) -> Card:
    """Which centre has sent the month.

    Args:
        found: one row for each centre.
        shown: the code of the centre that is shown; empty for all together.
        turn: shows another.
    """
    come = sum(row.state != "missing" for row in found)
    title = _("Came from {come} of {count} centres", come=thai_figure(come), count=thai_figure(len(found)))
    card = Card(title)
    every = ChipRow(_("All centres together"), ("", "", ""), not shown)
    every.pressed.connect(lambda: turn(""))
    card.add(every)
    for one in found:
        row = ChipRow(one.unit_name, state_chip(one.state, True), one.unit == shown)
        row.pressed.connect(lambda unit=one.unit: turn(unit))
        card.add(row)
    return card
