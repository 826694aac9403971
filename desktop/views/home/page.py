"""The first page of the day: what must be done, how the year stands, what came in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from desktop.rules import months, thai_date
from desktop.services.cases import WorkCounts
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.found_cards import FoundCards
from desktop.views.home import lines
from desktop.views.home.cards import LineCard, first_steps
from desktop.views.home.lines import figure
from desktop.views.home.reading import Read, read
from desktop.views.kit import words
from desktop.views.kit.arrange import SideBySide, Tiles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column, FigureCard
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.words import WrappedLabel

# What a press on each bar of the funnel opens.
_FUNNEL: Final[tuple[Mapping[str, object], ...]] = ({}, {"status": "accepted"}, {"status": "helped"})


class HomePage(Page):
    """The first page of the day.

    Args:
        desk: runs the work.
        centre: all services.

    Attributes:
        first: what is done first, while the register is empty.
        waiting_lines: what waits for somebody here, the most urgent first.
        plan: what lies on today.
        news: what came from the province, or from the centres.
    """

    tables = frozenset(
        {"cases", "steps", "volunteers", "assignments", "months", "month_verdicts", "targets"}
        | {"bulletins", "bulletin_tellings", "events", "event_tellings", "training_follow_ups", "enrolments"}
        | {"courses", "course_sessions", "forums", "activities"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._province = centre, centre.ground.is_province
        today = centre.ground.clock.today()
        title = _(
            "Today, {weekday} {day}",
            weekday=thai_date.weekday(today).removeprefix("วัน"),
            day=thai_date.long(today),
        )
        self.head = PageHead(title, (), self._primary())
        self.today = self._figure("list-checks", "accent", _("To do today"), "today")
        self.overdue = self._figure("alarm-clock", "overdue", _("Overdue"), "overdue")
        self.waiting = self._figure("hourglass", "waiting", self._waiting_words(), "waiting")
        self.fourth = self._fourth()
        self.funnel_card = Card(_("Target of fiscal year {year}", year=self._year_words()))
        self.funnel_note = WrappedLabel("", words.MUTED)
        self.funnel = FunnelBars()
        self.funnel.opened.connect(lambda at: self.desk.open("cases", **_FUNNEL[at]))
        empty = _("The register is empty. These are the first steps.")
        self.first = LineCard(desk, _("Where to begin"), note=empty)
        self.waiting_lines = LineCard(desk, _("Waits for you"))
        self.plan = LineCard(desk, _("On today's plan"))
        self.months = LineCard(desk, _("The months"))
        came, nothing = self._news_words()
        self.news = LineCard(desk, came, nothing, across=2)
        self._lay_out()

    def _primary(self) -> Action:
        if self._province:
            return Action(
                word=_("Take in a file"), run=lambda: self.desk.open("inbox", take_in=True), icon="inbox"
            )
        return Action(
            word=_("New walk-in"), run=lambda: self.desk.open("walk_in"), icon="plus", keys="Ctrl+N"
        )

    def _news_words(self) -> tuple[str, str]:
        if self._province:
            return _("From the centres"), _("No month waits for your word.")
        return _("From the province"), _("Bulletins and answers of the province are shown here.")

    def _waiting_words(self) -> str:
        return _("Wait for your screening") if self._province else _("Wait for the province's screening")

    def _figure(self, icon: str, state: str, caption: str, work_list: str) -> FigureCard:
        card = FigureCard(icon, state, caption, "–", " ")
        card.pressed.connect(lambda: self.desk.open("cases", work_list=work_list))
        return card

    def _fourth(self) -> FigureCard:
        if self._province:
            card = FigureCard("calendar-days", "restricted", _("Months that have not come"), "–", " ")
            card.pressed.connect(lambda: self.desk.open("inbox"))
        else:
            card = FigureCard("id-card", "restricted", _("Terms that end soon"), "–", " ")
            card.pressed.connect(lambda: self.desk.open("volunteers", state="ending"))
        return card

    def _year_words(self) -> str:
        return thai_date.thai_digits(str(months.fiscal_year(self._today())))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(14)
        column.addWidget(self.head)
        inside = Column()
        column.addWidget(inside, 1)
        self.tiles = Tiles((self.today, self.overdue, self.waiting, self.fourth))
        inside.add(FoundCards())
        inside.add(self.tiles)
        inside.add(self.first)
        self.below = SideBySide(6, 4)
        self.funnel_card.add(self.funnel_note)
        self.funnel_card.body.addSpacing(8)
        self.funnel_card.add(self.funnel)
        for card in (self.funnel_card, self.plan, self.news):
            self.below.main.addWidget(card)
        for card in (self.waiting_lines, self.months):
            self.below.side.addWidget(card)
        for part in (self.below.main, self.below.side):
            part.addStretch(1)
        inside.add(self.below)
        inside.add_stretch()

    # -- reading

    def refresh(self) -> None:
        """Read everything anew."""
        self.desk.run(self._read, self._show, owner=self)

    def _read(self, _progress: Progress) -> Read:
        return read(self._centre)

    def _show(self, found: Read) -> None:
        first_day = found.is_first_day
        self.tiles.setVisible(not first_day)
        self.funnel_card.setVisible(not first_day)
        self.first.show_lines(first_steps(province=self._province) if first_day else ())
        self._show_figures(found)
        self._show_funnel(found)
        today = self._today()
        if self._province:
            self.waiting_lines.show_lines([] if first_day else lines.waiting_at_province(found))
            self.news.show_lines(lines.from_centres(found))
            return
        role = self._centre.ground.actor.role
        self.waiting_lines.show_lines([] if first_day else lines.waiting_at_centre(found, today, role))
        self.plan.show_lines(lines.planned(found.plan))
        self.months.show_lines([] if first_day else lines.months(found))
        self.news.show_lines(lines.from_province(found, today))

    def _show_figures(self, found: Read) -> None:
        counts = found.counts
        follow = _(
            "answers due {due} · follow-ups {follow}",
            due=figure(counts.due_today),
            follow=figure(counts.follow_up),
        )
        self.today.show_figure(figure(counts.today), follow)
        oldest = (
            _("oldest {days} days", days=figure(counts.oldest_overdue_days))
            if counts.overdue
            else _("nothing overdue")
        )
        self.overdue.show_figure(figure(counts.overdue), oldest)
        self.waiting.show_figure(figure(counts.waiting), self._waiting_note(counts))
        if self._province:
            missing = lines.missing_count(found)
            note = _("of months that are over") if missing else _("all have come")
            self.fourth.show_figure(figure(missing), note)
        else:
            self.fourth.show_figure(figure(found.ending_terms), _("volunteers, within 90 days"))

    def _show_funnel(self, found: Read) -> None:
        self.funnel_note.setText(
            _(
                "{volunteers} volunteers × {quota} people a year",
                volunteers=figure(found.volunteers),
                quota=figure(found.quota),
            )
        )
        self.funnel.show_bars(
            [
                Bar(_("Pointed out"), found.done.pointed_out, found.target.pointed_out),
                Bar(_("Screened in"), found.done.screened, found.target.screened),
                Bar(_("Helped"), found.done.assisted, found.target.assisted),
            ]
        )

    def _waiting_note(self, counts: WorkCounts) -> str:
        if counts.oldest_waiting_on is None:
            return _("nothing waits")
        return _("oldest since {day}", day=thai_date.near(counts.oldest_waiting_on, self._today()))

    def _today(self) -> date:
        return self._centre.ground.clock.today()
