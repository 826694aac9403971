"""The province's inbox: which centre has sent which month, its keys, and the files that went and came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import Month, fiscal_year
from desktop.services.centre import Centre
from desktop.services.exchange import BundleRow, PeerRow, Taken
from desktop.services.reports import InboxRow
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.exchange import handed, units, words
from desktop.views.exchange.accepting import Accepting
from desktop.views.exchange.answers import Answers
from desktop.views.exchange.base import FilesPage
from desktop.views.exchange.files import FilesTable
from desktop.views.exchange.handed import Handed
from desktop.views.exchange.judging import ACCEPTED, JudgePanel
from desktop.views.exchange.month_grid import Centres, MonthGrid
from desktop.views.exchange.slips import print_slip
from desktop.views.exchange.units import UnitsPart
from desktop.views.found_cards import FoundCards
from desktop.views.kit.buttons import Action, IconButton
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.desk import Desk
from desktop.views.kit.page_head import PageHead
from desktop.views.kit.questions import Dialog
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.kit.words import Muted

_PANEL = 346
_PARTS = ("months", "units", "files")


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything the page shows, read in one go off the window's thread."""

    months: tuple[InboxRow, ...]
    peers: tuple[PeerRow, ...]
    files: tuple[BundleRow, ...]
    own: tuple[str, ...]


class InboxPage(FilesPage):
    """Taking in the centres' months, saying a word on each, and answering.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset(
        {"peers", "bundles", "acknowledgements", "own_identities", "months", "month_verdicts", "steps"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre, "inbox")
        actor = centre.ground.actor
        take = Action(word=_("Take in a file"), run=self.choose_file, icon="package-check", keys="Ctrl+O")
        # People of two centres who may be one person come in with the files.
        namesakes = Action(word=_("Namesakes"), run=lambda: desk.open("namesakes"), icon="users")
        every = Action(
            word=_("Answer all centres"), run=self.answer_all, icon="send", enabled=actor.may("exchange.send")
        )
        self.head = PageHead(_("Inbox"), (every, namesakes), take)
        self.grid = MonthGrid()
        self.judge = JudgePanel(actor.may("exchange.take_in"))
        self.units = UnitsPart(actor.may("exchange.enrol"))
        self.files = FilesTable(centre, _("Files of the centres, and your answers, are listed here."))
        self.tabs = Tabs(
            [
                Tab("months", _("Months"), "calendar-days"),
                Tab("units", _("Units and keys"), "key-round"),
                Tab("files", _("Files"), "files"),
            ]
        )
        self.tabs.setAccessibleName(_("Parts of this page"))
        self.parts = QStackedWidget()
        self.earlier = IconButton(
            "chevron-left", _("Earlier months"), on_click=lambda: self.grid.move_window(1)
        )
        self.later = IconButton(
            "chevron-right", _("Later months"), on_click=lambda: self.grid.move_window(-1)
        )
        self.note = Muted("")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        overview = QWidget()
        column = QVBoxLayout(overview)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(FoundCards())
        column.addWidget(self.tabs)
        column.addSpacing(14)
        self.parts.addWidget(self._months())
        self.parts.addWidget(self.units)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.files, 1)
        self.parts.addWidget(card)
        column.addWidget(self.parts, 1)
        self.stack.addWidget(overview)

    def _months(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        head = QHBoxLayout()
        head.setContentsMargins(13, 0, 5, 0)
        head.addWidget(self.note)
        head.addStretch(1)
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        card.add_layout(head)
        self.states = QStackedWidget()
        self.states.addWidget(self.grid)
        nothing = _("As soon as a month is over, it is shown here which centre has sent it.")
        self.states.addWidget(EmptyState("inbox", _("No month is due yet"), nothing))
        card.add(self.states, 1)
        row.addWidget(card, 1)
        panel = Card()
        panel.setFixedWidth(_PANEL)
        panel.add(self.judge, 1)
        row.addWidget(panel)
        return made

    def _connect(self) -> None:
        self.tabs.wanted.connect(lambda key: self.parts.setCurrentIndex(_PARTS.index(key)))
        self.grid.moved.connect(self._offer_months)
        self.grid.chosen.connect(self.judge.show_row)
        self.grid.opened.connect(lambda _row: self.judge.focus_remark())
        self.judge.judged.connect(self.say_word)
        self.judge.answer_wanted.connect(self.answer)
        self.judge.report_wanted.connect(
            lambda unit, month: self.desk.open("reports", unit=unit, month=str(month))
        )
        self.units.asked.connect(self.do)
        self.files.wanted.connect(lambda row: self.hand_over(handed.of_row(row)))
        self.files.slip_wanted.connect(lambda uid: print_slip(self.desk, self.centre, uid, "inbox", self))

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a part: ``tab``; with ``take_in`` ask at once for a file; compare a ``card`` of a ``unit``."""
        tab = where.get("tab")
        if tab in _PARTS:
            self.tabs.turn_to(str(tab))
            self.parts.setCurrentIndex(_PARTS.index(str(tab)))
        super().arrive(where)
        card = where.get("card")
        if isinstance(card, Path) and self.panel() is None:
            self.compare_card(str(where.get("unit", "")), card)

    def focus_first(self) -> None:
        """The grid, or the table of the part in front."""
        front: QWidget = (self.grid, self.units.table, self.files.table)[self.parts.currentIndex()]
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- reading

    def refresh(self) -> None:
        """Read everything anew."""
        self.desk.run(self._read, self._show, owner=self)

    def _read(self, _progress: Progress) -> _Read:
        exchange, reports = self.centre.exchange, self.centre.reports
        year = fiscal_year(self.centre.ground.clock.today())
        return _Read(
            months=(*reports.inbox(year - 1), *reports.inbox(year)),
            peers=exchange.peers(),
            files=(*exchange.inbox(), *exchange.outbox()),
            own=exchange.conversation().fingerprint,
        )

    def _show(self, read: _Read) -> None:
        today = self.centre.ground.clock.today()
        self.grid.show_rows(read.months, self._centres(read.peers))
        self.states.setCurrentIndex(0 if read.months else 1)
        if self.grid.current() is None:
            self._choose_first(read)
        self.judge.show_row(self.grid.current())
        waiting = sum(1 for row in read.months if row.state == "received")
        self.note.setText(
            _("{count} months wait for your word", count=words.figure(waiting))
            if waiting
            else _("No month waits for your word")
        )
        self.units.show_units(units.units_of(self.centre, read.peers), read.own, today)
        self.files.show_files(read.files, today)

    def _centres(self, peers: tuple[PeerRow, ...]) -> Centres:
        known = self.centre.ground.reference.units()
        names = {code: unit.district for code, unit in known.items()}
        return Centres(names, frozenset(peer.unit for peer in peers if peer.state == "enrolled"))

    def _taken(self, taken: Taken) -> None:
        """What has come is seen in the grid, whatever part was in front when the file was chosen."""
        super()._taken(taken)
        if taken.kind == words.MONTH:
            self.tabs.turn_to("months")
            self.parts.setCurrentIndex(_PARTS.index("months"))
            self.focus_first()

    def _choose_first(self, read: _Read) -> None:
        """The oldest month that waits for a word, else the newest of a centre that can send."""
        waiting = [row for row in read.months if row.state == "received"]
        enrolled = self._centres(read.peers).enrolled
        first = min(waiting, key=_age, default=None) or max(
            (row for row in read.months if row.unit in enrolled), key=_age, default=None
        )
        if first is not None:
            self.grid.choose(first.unit, first.month)

    def _offer_months(self) -> None:
        self.earlier.setEnabled(self.grid.can_move()[0])
        self.later.setEnabled(self.grid.can_move()[1])

    # -- what can be done

    def say_word(self, unit: str, month: Month, verdict: str, remark: str) -> None:
        """Accept a centre's month, or give it back.

        Args:
            unit: the centre.
            month: which month.
            verdict: ``accepted`` or ``returned``.
            remark: what is to be put right.
        """
        name = self.centre.ground.reference.unit_name(unit)
        done = (
            _("{month} of {unit} is accepted.", month=month.spoken(), unit=name)
            if verdict == ACCEPTED
            else _("{month} of {unit} is given back.", month=month.spoken(), unit=name)
        )
        self.desk.run(
            lambda _progress: self.centre.reports.judge_month(unit, month, verdict, remark),
            lambda _uid: self.desk.say(done),
            writes=True,
            owner=self,
        )

    def answer(self, unit: str) -> None:
        """Seal the answer to a centre and show how it is handed over."""
        self.make(lambda progress: handed.answer(self.centre, unit, progress), _("Sealing the answer"))

    def answer_all(self) -> None:
        """Seal the answers to all centres that wait for one, and show how they are handed over."""
        self.desk.run(
            lambda progress: handed.answers(self.centre, progress),
            self._answered,
            title=_("Sealing the answers"),
            writes=True,
            owner=self,
        )

    def _answered(self, files: tuple[Handed, ...]) -> None:
        panel = Answers(self.desk, self.centre, files)
        panel.wanted.connect(self.hand_over)
        self.show_panel(panel, panel.closed)
        panel.focus_first()

    def do(self, verb: str, unit: str) -> None:
        """Do with a unit what was asked for.

        Args:
            verb: one of the verbs of ``units``.
            unit: its code.
        """
        if verb == units.ANSWER:
            self.answer(unit)
        elif verb == units.ENROL:
            self.make(lambda _progress: handed.enrol(self.centre, unit), _("Making the enrolment file"))
        elif verb == units.ACCEPT:
            self.accept_key(unit)
        elif verb == units.WITHDRAW:
            self._withdraw(unit)
        elif verb == units.OWN_KEYS:
            self._replace_own_keys()
        else:
            self._begin_anew(unit)

    def accept_key(self, unit: str) -> None:
        """Ask for a key card, then for the words that the centre reads out."""
        chosen = Dialog.open_file(self, _("Files of the labour centres (*.lcx)"))
        if chosen is not None:
            self.compare_card(unit, chosen)

    def compare_card(self, unit: str, chosen: Path) -> None:
        """Ask for the words that the centre reads out, for a key card that lies somewhere.

        Args:
            unit: the centre.
            chosen: its key card.
        """
        name = self.centre.ground.reference.unit_name(unit)
        panel = Accepting(self.desk, self.centre, chosen, name)
        panel.accepted.connect(self._accepted)
        self.show_panel(panel, panel.closed)
        panel.focus_first()

    def _accepted(self, peer: PeerRow) -> None:
        self.desk.say(_("The key of {unit} is accepted.", unit=peer.name))
        self.close_panel()

    def _withdraw(self, unit: str) -> None:
        name = self.centre.ground.reference.unit_name(unit)
        sure = self.desk.ask(
            self,
            _("Withdraw the key of {unit}?", unit=name),
            _("Withdraw the key"),
            _("Keep the key"),
            _(
                "Nothing more is taken in from this centre, and nothing can be sealed for it, before it is "
                "enrolled again. What was taken in stays."
            ),
        )
        if sure:
            done = _("The key of {unit} is withdrawn.", unit=name)
            self._change(lambda _progress: self.centre.exchange.withdraw_key(unit), done)

    def _begin_anew(self, unit: str) -> None:
        name = self.centre.ground.reference.unit_name(unit)
        sure = self.desk.ask(
            self,
            _("Begin the exchange with {unit} anew?", unit=name),
            _("Begin anew"),
            _("Leave it as it is"),
            _(
                "Do this when the centre has restored its register from a backup, and both sides agreed by "
                "telephone which machine is the right one. Everything goes once more; nothing is lost."
            ),
        )
        if sure:
            done = _("The exchange with {unit} begins anew.", unit=name)
            self._change(lambda _progress: self.centre.exchange.begin_anew(unit), done)

    def _replace_own_keys(self) -> None:
        sure = self.desk.ask(
            self,
            _("Make new keys for the province?"),
            _("Make new keys"),
            _("Keep the keys"),
            _(
                "Do this when the machine was stolen or somebody else knew the keys. Every centre must be "
                "given a new enrolment file before anything is sent or taken in again."
            ),
        )
        if sure:
            done = _("The province has new keys. Make a new enrolment file for each centre.")

            def work(_progress: Progress) -> None:
                self.centre.exchange.replace_own_keys()

            self._change(work, done)

    def _change(self, work: Callable[[Progress], None], done: str) -> None:
        self.desk.run(work, lambda _nothing: self.desk.say(done), writes=True, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 reads anew."""
        if event.key() == Qt.Key.Key_F5:
            self.refresh()
            return
        super().keyPressEvent(event)


def _age(row: InboxRow) -> str:
    return str(row.month)
