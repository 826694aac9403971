"""The units of a province: their keys, where the talk with each stands, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.reference import CENTRE
from desktop.services.centre import Centre
from desktop.services.exchange import PeerRow
from desktop.system.language import _
from desktop.views.exchange import words
from desktop.views.exchange.fingerprint import FingerprintWords
from desktop.views.kit import words as roles
from desktop.views.kit.buttons import Button, PrimaryButton, QuietButton
from desktop.views.kit.cards import Card, Facts, rule
from desktop.views.kit.cards import Column as Scrolled
from desktop.views.kit.chips import Chip
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import Muted, WrappedLabel
from desktop.views.moments import moment

_PANEL = 346
_NARROW = 900
_COLUMNS = ("name", "state", "last_in", "to_answer")
_NARROW_COLUMNS = ("name", "state")
_ENROLLED = "enrolled"
# What the panel can ask the page to do with a unit.
ENROL, ACCEPT, ANSWER, WITHDRAW, ANEW = "enrol", "accept", "answer", "withdraw", "anew"
# And what it can ask for the province itself.
OWN_KEYS = "own-keys"


@dataclass(frozen=True, slots=True)
class Unit:
    """A centre of the province, invited or not.

    Attributes:
        code: its code.
        name: its name.
        peer: where the talk with it stands; none where it was never invited.
    """

    code: str
    name: str
    peer: PeerRow | None

    @property
    def state(self) -> str:
        """``invited``, ``enrolled``, ``withdrawn``, or empty."""
        return self.peer.state if self.peer else ""


def units_of(centre: Centre, peers: Sequence[PeerRow]) -> list[Unit]:
    """All centres of the province, and whoever else files are exchanged with."""
    known = {peer.unit: peer for peer in peers}
    own = centre.ground.unit
    listed = {
        unit.code: unit.name
        for unit in centre.ground.reference.units().values()
        if unit.kind == CENTRE and unit.code.startswith(own)
    }
    names = listed | {code: peer.name for code, peer in known.items() if code not in listed}
    return [Unit(code, name, known.get(code)) for code, name in sorted(names.items())]


class UnitsPart(QWidget):
    """The units in a table, the chosen one beside it.

    Signals:
        asked(verb, unit): what the page shall do with a unit.

    Args:
        allowed: whether the user may make enrolments and accept keys.
    """

    asked = Signal(str, str)

    def __init__(self, allowed: bool) -> None:
        super().__init__()
        self._allowed = allowed
        self._kept = KeptRows()
        self._units: dict[str, Unit] = {}
        columns = (
            Column("name", _("Centre"), 230, sortable=False),
            Column("state", _("State of the key"), 170, sortable=False),
            Column("last_in", _("Last file"), 150, sortable=False),
            Column("to_answer", _("To answer"), 90, figures=True, sortable=False),
        )
        self.table = RowTable(columns, self._kept)
        self.table.set_title(_("Units and keys"))
        self.own = FingerprintWords()
        self._build_panel()
        self._lay_out()
        self.table.selected.connect(lambda _uid: self._show_chosen())
        self.table.opened.connect(lambda _uid: self._focus_first_button())

    def _build_panel(self) -> None:
        self.title, self.chip, self.facts = WrappedLabel("", roles.HEADING), Chip("plain", ""), Facts()
        self.note = WrappedLabel("", roles.MUTED)
        self.buttons = {
            ANSWER: PrimaryButton(_("Make the answer"), "send"),
            ENROL: Button(_("Make the enrolment file"), "user-plus"),
            ACCEPT: Button(_("Accept a key card"), "key-round"),
            ANEW: QuietButton(_("Begin anew"), "rotate-ccw"),
            WITHDRAW: QuietButton(_("Withdraw the key"), "ban"),
        }
        for verb, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, verb=verb: self._ask(verb))

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.table, 1)
        card.add(self._own_words())
        inside = Scrolled(spacing=8)
        for part in (self.title, self.chip, self.facts, self.note):
            inside.add(part)
        flow = FlowLayout(None, 8, 8)
        for made in self.buttons.values():
            flow.addWidget(made)
        inside.body.addLayout(flow)
        inside.add_stretch()
        panel = Card()
        panel.setFixedWidth(_PANEL)
        panel.add(inside, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(card, 1)
        row.addWidget(panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the names stay whole, and the day of the last file stands in the panel alone."""
        super().resizeEvent(event)
        wanted = _NARROW_COLUMNS if self.width() < _NARROW else _COLUMNS
        if self.table.shown_columns() != wanted:
            self.table.show_columns(wanted)

    def _own_words(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(13, 0, 13, 4)
        column.setSpacing(2)
        column.addWidget(rule())
        column.addSpacing(8)
        self.own_note = Muted("")
        column.addWidget(self.own_note)
        column.addWidget(self.own)
        self.own_anew = QuietButton(
            _("Make new keys"), "rotate-ccw", on_click=lambda: self.asked.emit(OWN_KEYS, "")
        )
        column.addWidget(self.own_anew, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def show_units(self, units: Sequence[Unit], own: Sequence[str], today: date) -> None:
        """Show other units.

        Args:
            units: in order.
            own: the province's own words.
            today: the day they are shown on.
        """
        self._today = today
        self._units = {unit.code: unit for unit in units}
        self.table.show_ids(self._kept.keep(_row(unit, today) for unit in units))
        self.own.show_words(own)
        self.own_anew.setVisible(bool(own))
        self.own_anew.setEnabled(self._allowed)
        self.own_note.setText(
            _("Our words to read out by telephone")
            if own
            else _("Our keys are made with the first enrolment file.")
        )
        if not self.table.current_uid() and units:
            self.table.choose(units[0].code)
        self._show_chosen()

    def chosen(self) -> Unit | None:
        """The unit in front."""
        return self._units.get(self.table.current_uid())

    def _show_chosen(self) -> None:
        unit = self.chosen()
        for part in (self.title, self.chip, self.facts, self.note, *self.buttons.values()):
            part.setVisible(unit is not None)
        if unit is None:
            return
        self.title.setText(unit.name)
        self.chip.show_state(*words.unit_chip(unit.state))
        self.facts.show_rows(_facts(unit, self._today))
        self.note.setText(self._note(unit))
        self.note.setVisible(bool(self.note.text()))
        enrolled = unit.state == _ENROLLED
        for verb, made in self.buttons.items():
            made.setVisible(_offers(verb, unit))
            made.setEnabled(enrolled if verb == ANSWER else self._allowed)

    def _note(self, unit: Unit) -> str:
        if not self._allowed:
            return _("Only the administrator makes enrolments and accepts keys.")
        if unit.state == _ENROLLED:
            return ""
        if unit.state == "invited":
            return _("When the centre has sent its key card, accept it and compare the words by telephone.")
        return _("Make the enrolment file and bring it to the centre; it sends back its key card.")

    def _ask(self, verb: str) -> None:
        unit = self.chosen()
        if unit is not None:
            self.asked.emit(verb, unit.code)

    def _focus_first_button(self) -> None:
        for made in self.buttons.values():
            if made.isVisible() and made.isEnabled():
                made.setFocus()
                return


def _offers(verb: str, unit: Unit) -> bool:
    # A centre that is enrolled is enrolled once more after new keys of the province, with a new key card.
    return unit.state == _ENROLLED or verb not in (ANSWER, WITHDRAW, ANEW)


def _row(unit: Unit, today: date) -> Row:
    chip, word = words.unit_chip(unit.state)
    peer = unit.peer
    last = moment(peer.last_in, today, thai_digits=False) if peer and peer.last_in else ""
    waiting = f"{peer.to_answer:,}" if peer and peer.to_answer else ""
    icon = "key-round" if unit.state == _ENROLLED else "circle"
    return Row(
        unit.code,
        (
            unit.name,
            Cell(word, state=chip, icon=icon),
            last or Cell("–", quiet=True),
            waiting or Cell("–", quiet=True),
        ),
    )


def _facts(unit: Unit, today: date) -> list[tuple[str, str]]:
    peer = unit.peer
    if peer is None:
        return [(_("Unit's code"), unit.code)]
    return [
        (_("Unit's code"), unit.code),
        (_("Newest file"), _number(peer.sequence_in)),
        (_("Taken in"), moment(peer.last_in, today) if peer.last_in else ""),
        (_("Our newest answer"), _number(peer.sequence_out)),
        (_("Entries to answer"), words.figure(peer.to_answer) if peer.to_answer else ""),
        (_("Entries to send"), words.figure(peer.pending) if peer.pending else ""),
    ]


def _number(sequence: int) -> str:
    return _("number {number}", number=f"{sequence:,}") if sequence else ""
