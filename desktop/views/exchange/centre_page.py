"""The exchange's page at a centre: where the talk stands, months to send, files in and out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month, fiscal_year
from desktop.services.centre import Centre
from desktop.services.exchange import TRAVELLING, BundleRow, Conversation, ReturnedRow
from desktop.services.reports import MonthState
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.exchange import handed, words
from desktop.views.exchange.base import FilesPage
from desktop.views.exchange.files import FilesTable
from desktop.views.exchange.months import MonthsCard, ready
from desktop.views.exchange.returned import ReturnedTable
from desktop.views.exchange.slips import print_slip
from desktop.views.exchange.talk import NotEnrolled, OwnKey, TalkCard
from desktop.views.found_cards import FoundCards
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column
from desktop.views.kit.desk import Desk
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.tabs import Tab, Tabs

_LISTS = ("files", "returned", "keys")


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything the page shows, read in one go off the window's thread."""

    talk: Conversation
    months: tuple[MonthState, ...]
    files: tuple[BundleRow, ...]
    returned: tuple[ReturnedRow, ...]


class ExchangePage(FilesPage):
    """Sending months to the province and taking its answers in.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = TRAVELLING | {"peers", "bundles", "acknowledgements", "own_identities"}

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre, "exchange")
        self._offered: Month | None = None
        actor = centre.ground.actor
        self.head = PageHead(_("Send and receive"))
        self.talk = TalkCard()
        self.months = MonthsCard(actor.may("exchange.send"))
        self.keys = OwnKey(self.key_card, self.replace_keys, actor.may("exchange.enrol"))
        self.not_enrolled = NotEnrolled(self.choose_file, actor.may("exchange.enrol"))
        self.files = FilesTable(
            centre, _("Months that you send, and the province's answers, are listed here.")
        )
        self.returned = ReturnedTable()
        self.tabs = Tabs(
            [
                Tab("files", _("Files"), "files"),
                Tab("returned", _("Given back"), "undo-2"),
                Tab("keys", _("Our key"), "key-round"),
            ]
        )
        self.tabs.setAccessibleName(_("Parts of this page"))
        self.lists = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_actions(None)

    def _lay_out(self) -> None:
        # In a low window it scrolls: the bar under the files never lies over them.
        overview = Column(spacing=14)
        column = overview.body
        column.setContentsMargins(24, 16, 24, 20)
        column.addWidget(self.head)
        column.addWidget(FoundCards())
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.talk, 1)
        row.addWidget(self.months, 1)
        column.addWidget(self._top)
        column.addWidget(self.not_enrolled)
        self.not_enrolled.hide()
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.tabs)
        below.addSpacing(10)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.lists, 1)
        self.lists.addWidget(self.files)
        self.lists.addWidget(self.returned)
        scrolled = Column()
        scrolled.add(self.keys)
        self.lists.addWidget(scrolled)
        below.addWidget(card, 1)
        column.addWidget(self._below, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self._rest.hide()
        self.stack.addWidget(overview)

    def _connect(self) -> None:
        self.months.sent.connect(self.send)
        self.months.opened.connect(lambda month: self.desk.open("reports", month=str(month)))
        self.files.wanted.connect(lambda row: self.hand_over(handed.of_row(row)))
        self.files.slip_wanted.connect(lambda uid: print_slip(self.desk, self.centre, uid, "exchange", self))
        self.returned.opened.connect(lambda uid: self.desk.open("cases", uid=uid))
        self.tabs.wanted.connect(lambda key: self.lists.setCurrentIndex(_LISTS.index(key)))

    # -- reading

    def refresh(self) -> None:
        """Read everything anew."""
        self.desk.run(self._read, self._show, owner=self)

    def _read(self, _progress: Progress) -> _Read:
        exchange, reports = self.centre.exchange, self.centre.reports
        year = fiscal_year(self.centre.ground.clock.today())
        return _Read(
            talk=exchange.conversation(),
            # In October the months that wait lie in the year before.
            months=(*reports.months(year - 1), *reports.months(year)),
            files=(*exchange.inbox(), *exchange.outbox()),
            returned=exchange.returned(),
        )

    def _show(self, read: _Read) -> None:
        today = self.centre.ground.clock.today()
        self.talk.show_talk(read.talk, today)
        self.keys.show_words(read.talk.fingerprint)
        self.months.show_months(read.months, read.talk.enrolled, read.talk.pending)
        self._top.setVisible(read.talk.enrolled)
        self.not_enrolled.setVisible(not read.talk.enrolled)
        nothing_yet = not read.talk.enrolled and not read.files
        self._below.setVisible(not nothing_yet)
        self._rest.setVisible(nothing_yet)
        self.files.show_files(read.files, today)
        self.returned.show_entries(read.returned)
        self.tabs.reword("returned", _given_back(len(read.returned)))
        self._show_actions(ready(read.months) if read.talk.enrolled else None)

    def _show_actions(self, waiting: MonthState | None) -> None:
        offered = waiting.month if waiting else None
        if self.head.primary is not None and offered == self._offered:
            return
        focused = self.head.primary is not None and self.head.primary.hasFocus()
        self._offered = offered
        take = Action(word=_("Take in a file"), run=self.choose_file, icon="package-check", keys="Ctrl+O")
        if offered is None:
            self.head.set_actions((), take)
        else:
            self.head.set_actions((take,), self._sending(offered))
        # The buttons are new ones: whoever stood on the old primary stands on the new.
        if focused:
            self.focus_first()

    def _sending(self, month: Month) -> Action:
        return Action(
            word=_("Send {month}", month=words.short_month(month)),
            run=lambda: self.send(month),
            icon="send",
            enabled=self.centre.ground.actor.may("exchange.send"),
        )

    def focus_first(self) -> None:
        """The primary button."""
        if self.head.primary is not None:
            self.head.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what can be done

    def send(self, month: Month) -> None:
        """Seal a month and show how it is handed over."""
        self.make(
            lambda progress: handed.send(self.centre, month, progress),
            _("Sealing {month}", month=month.spoken()),
        )

    def key_card(self) -> None:
        """Make the key card once more."""
        self.make(lambda _progress: handed.key_card(self.centre))

    def replace_keys(self) -> None:
        """Make new keys of our own, after asking."""
        sure = self.desk.ask(
            self,
            _("Make new keys for this centre?"),
            _("Make new keys"),
            _("Keep the keys"),
            _(
                "Do this when the machine was stolen or somebody else knew the keys. Files that the province "
                "has sealed for the old keys cannot be opened any more, and nothing arrives before the "
                "province has accepted the new key card."
            ),
        )
        if sure:
            self.make(lambda _progress: handed.new_keys(self.centre))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 reads anew."""
        if event.key() == Qt.Key.Key_F5:
            self.refresh()
            return
        super().keyPressEvent(event)


def _given_back(count: int) -> str:
    if not count:
        return _("Given back")
    return _("Given back ({count})", count=words.figure(count))
