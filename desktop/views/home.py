"""Home: what must be done today, how the year stands against its target, what came from the province."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import months, thai_date
from desktop.rules.targets import Funnel
from desktop.services.cases import WorkCounts
from desktop.services.centre import Centre
from desktop.services.reports import InboxRow, MonthState
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, EmptyState, FigureCard, IconRow
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.words import WrappedLabel
from desktop.views.month_words import month_chip

_NEWS = 6
# Icon, title, note, state, and what a press opens.
News = tuple[str, str, str, str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything the page shows, read in one go off the window's thread."""

    counts: WorkCounts
    ending_terms: int
    volunteers: int
    quota: int
    target: Funnel
    done: Funnel
    months: tuple[MonthState, ...]
    returned: int
    inbox: tuple[InboxRow, ...]


class HomePage(Page):
    """The first page of the day.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"cases", "steps", "volunteers", "assignments", "months", "month_verdicts", "targets"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
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
        self.terms = FigureCard("id-card", "restricted", _("Terms that end soon"))
        self.terms.pressed.connect(lambda: self.desk.open("volunteers", state="ending"))
        self.funnel_card = Card(_("Target of fiscal year {year}", year=self._year_words()))
        self.funnel_note = WrappedLabel("", words.MUTED)
        self.funnel = FunnelBars()
        self.funnel.opened.connect(self._open_funnel)
        self.news = Card(_("From the province") if not centre.ground.is_province else _("From the centres"))
        self._news_rows = QWidget()
        self._lay_out()

    def _primary(self) -> Action:
        if self._centre.ground.is_province:
            return Action(
                word=_("Take in a file"), run=lambda: self.desk.open("inbox", take_in=True), icon="inbox"
            )
        return Action(
            word=_("New walk-in"), run=lambda: self.desk.open("walk_in"), icon="plus", keys="Ctrl+N"
        )

    def _waiting_words(self) -> str:
        province = self._centre.ground.is_province
        return _("Wait for your screening") if province else _("Wait for the province's screening")

    def _figure(self, icon: str, state: str, caption: str, work_list: str) -> FigureCard:
        card = FigureCard(icon, state, caption, "–", " ")
        card.pressed.connect(lambda: self.desk.open("cases", work_list=work_list))
        return card

    def _year_words(self) -> str:
        return thai_date.thai_digits(str(months.fiscal_year(self._centre.ground.clock.today())))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.head)
        cards = QGridLayout()
        cards.setSpacing(14)
        for at, card in enumerate((self.today, self.overdue, self.waiting, self.terms)):
            cards.addWidget(card, 0, at)
            cards.setColumnStretch(at, 1)
        column.addLayout(cards)
        self.funnel_card.add(self.funnel_note)
        self.funnel_card.body.addSpacing(8)
        self.funnel_card.add(self.funnel)
        self.funnel_card.add_stretch()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.funnel_card, 6)
        row.addWidget(self.news, 4)
        column.addLayout(row, 1)
        self.news.add(self._news_rows, 1)

    # -- reading

    def refresh(self) -> None:
        """Read everything anew."""
        self.desk.run(self._read, self._show, owner=self)

    def _read(self, _progress: Progress) -> _Read:
        centre = self._centre
        year = months.fiscal_year(centre.ground.clock.today())
        target, done = centre.reports.funnel(year)
        return _Read(
            counts=centre.cases.counts(),
            ending_terms=len(centre.volunteers.ending_terms()),
            volunteers=centre.volunteers.active(),
            quota=centre.reports.target(year).quota,
            target=target,
            done=done,
            months=() if centre.ground.is_province else self._last_months(year),
            returned=0 if centre.ground.is_province else len(centre.exchange.returned()),
            inbox=centre.reports.inbox() if centre.ground.is_province else (),
        )

    def _last_months(self, year: int) -> tuple[MonthState, ...]:
        """The newest months first; in October the year that has just ended still matters."""
        reports = self._centre.reports
        return (*reports.months(year), *reports.months(year - 1))[:_NEWS]

    def _show(self, read: _Read) -> None:
        counts = read.counts
        follow = _(
            "answers due {due} · follow-ups {follow}",
            due=_figure(counts.due_today),
            follow=_figure(counts.follow_up),
        )
        self.today.show_figure(_figure(counts.today), follow)
        oldest = (
            _("oldest {days} days", days=_figure(counts.oldest_overdue_days))
            if counts.overdue
            else _("nothing overdue")
        )
        self.overdue.show_figure(_figure(counts.overdue), oldest)
        self.waiting.show_figure(_figure(counts.waiting), self._waiting_note(counts))
        self.terms.show_figure(_figure(read.ending_terms), _("volunteers, within 90 days"))
        self.funnel_note.setText(
            _(
                "{volunteers} volunteers × {quota} people a year",
                volunteers=_figure(read.volunteers),
                quota=_figure(read.quota),
            )
        )
        self.funnel.show_bars(
            [
                Bar(_("Pointed out"), read.done.pointed_out, read.target.pointed_out),
                Bar(_("Screened in"), read.done.screened, read.target.screened),
                Bar(_("Helped"), read.done.assisted, read.target.assisted),
            ]
        )
        self._show_news(read)

    def _waiting_note(self, counts: WorkCounts) -> str:
        if counts.oldest_waiting_on is None:
            return _("nothing waits")
        return _("oldest since {day}", day=thai_date.near(counts.oldest_waiting_on, self._today()))

    def _show_news(self, read: _Read) -> None:
        rows = self._centre_news(read) if not self._centre.ground.is_province else self._province_news(read)
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for icon, title, note, state, act in rows[:_NEWS]:
            row = IconRow(icon, title, note, state)
            row.pressed.connect(act)
            column.addWidget(row)
        if rows:
            column.addStretch(1)
        else:
            empty = EmptyState(
                "inbox", _("Nothing has come yet"), _("Answers of the province are shown here.")
            )
            column.addWidget(empty, 1)
        self.news.body.replaceWidget(self._news_rows, fresh)
        self._news_rows.deleteLater()
        self._news_rows = fresh

    def _centre_news(self, read: _Read) -> list[News]:
        rows: list[News] = []
        if read.returned:
            title = _("{count} entries returned with a remark", count=_figure(read.returned))
            rows.append(
                ("undo-2", title, _("open and correct them"), "overdue", lambda: self.desk.open("exchange"))
            )
        for state in read.months:
            if state.state in ("accepted", "returned", "sent"):
                chip, word = month_chip(state.state)
                note = state.remark or (
                    thai_date.near(state.judged_on, self._today()) if state.judged_on else ""
                )
                rows.append(
                    (
                        "file-text",
                        _("{month} {state}", month=state.month.spoken(), state=word),
                        note,
                        chip,
                        partial(self.desk.open, "reports", month=str(state.month)),
                    )
                )
        return rows

    def _province_news(self, read: _Read) -> list[News]:
        waiting = [row for row in read.inbox if row.state == "received"]
        return [
            (
                "inbox",
                row.unit_name,
                _("{month} waits for your word", month=row.month.spoken()),
                "waiting",
                lambda: self.desk.open("inbox"),
            )
            for row in waiting
        ]

    def _today(self) -> date:
        return self._centre.ground.clock.today()

    def _open_funnel(self, at: int) -> None:
        wanted: Mapping[int, dict[str, object]] = {0: {}, 1: {"status": "accepted"}, 2: {"status": "helped"}}
        self.desk.open("cases", **wanted.get(at, {}))


def _figure(number: int) -> str:
    return thai_date.thai_digits(f"{number:,}")
