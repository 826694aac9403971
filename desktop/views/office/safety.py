"""Safety: backups that were proved to open, and a look whether everything is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.services.upkeep import BackupRow, Check
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, EmptyState, NoticeCard, button_row, rule
from desktop.views.kit.cards import Column as Scrolled
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.questions import Dialog
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import Label, WrappedLabel
from desktop.views.moments import moment
from desktop.views.office.part import Part

# Older than this, a lost disk would cost more than a week's work.
_OLD_DAYS: Final = 7
_BESIDE: Final = 420
_NARROW_BESIDE: Final = 320
_STAMP: Final = 15


@dataclass(frozen=True, slots=True)
class _Read:
    last: str
    backups: tuple[BackupRow, ...]


def _row(file: BackupRow, today: date) -> Row:
    size = _("{size} MB", size=f"{file.megabytes:,.1f}")
    return Row(str(file.path), (_made(file.path, today), size, Cell(file.path.name, quiet=True)))


def _made(path: Path, today: date) -> str:
    """When a backup was made, as its name says."""
    try:
        at = datetime.strptime(path.stem[-_STAMP:] + "+0700", "%Y%m%d-%H%M%S%z")
    except ValueError:
        return _("earlier")
    return moment(at, today, thai_digits=False)


class Safety(Part):
    """Backups and checks.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"settings"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        self._rows = KeptRows()
        columns = (
            Column("made", _("Made"), 170, sortable=False),
            Column("size", _("Size"), 90, figures=True, sortable=False),
            Column("name", _("File"), 300, sortable=False),
        )
        self.table = RowTable(columns, self._rows)
        self.table.set_title(_("Backups"))
        self.last, self.age = Chip("plain", ""), WrappedLabel("", words.BODY, "waiting")
        self.states = QStackedWidget()
        self.results = QWidget()
        self.checks = self._checks()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._backups(), 3)
        row.addWidget(self._beside(), 2)

    def _backups(self) -> Card:
        card = Card()
        card.body.setContentsMargins(5, 12, 5, 8)
        head = QHBoxLayout()
        head.setContentsMargins(13, 0, 13, 0)
        head.setSpacing(12)
        head.addWidget(Label(_("Last backup"), words.HEADING))
        head.addWidget(self.last)
        head.addStretch(1)
        card.add_layout(head)
        self.states.addWidget(self.table)
        self.states.addWidget(
            EmptyState(
                "hard-drive",
                _("There is no backup yet"),
                _("One file with everything, locked by your passwords."),
                Action(word=_("Back up now"), run=self.back_up, icon="hard-drive"),
            )
        )
        card.add(self.states, 1)
        return card

    def _beside(self) -> Scrolled:
        column = Scrolled()
        column.setMinimumWidth(_NARROW_BESIDE)
        column.setMaximumWidth(_BESIDE)
        column.add(self._elsewhere())
        column.add(self.checks)
        column.add_stretch()
        return column

    def _elsewhere(self) -> Card:
        card = Card(_("Keep one outside this machine"))
        card.add(self.age)
        card.add(
            WrappedLabel(
                _(
                    "A backup on the same disk is lost with the disk. Save one to a stick or another machine "
                    "each week. To bring one back, choose it in the first window of a machine without "
                    "a register."
                ),
                words.CAPTION,
            )
        )
        card.body.addSpacing(6)
        save = Action(word=_("Back up to another place"), run=self.back_up_elsewhere, icon="save")
        card.add_layout(button_row([save]))
        return card

    def _checks(self) -> Card:
        card = Card(_("Is everything whole?"))
        card.add(
            WrappedLabel(
                _("Reads the whole register once; work goes on meanwhile."),
                words.CAPTION,
            )
        )
        card.add(self.results)
        card.body.addSpacing(6)
        look = Action(word=_("Check everything"), run=self.check, icon="list-checks")
        card.add_layout(button_row([look]))
        return card

    def primary(self) -> Action | None:
        """A backup in the usual place."""
        return Action(word=_("Back up now"), run=self.back_up, icon="hard-drive")

    def focus_first(self) -> None:
        """The list of backups."""
        self.table.setFocus()

    # -- backups

    def refresh(self) -> None:
        """Look anew what lies there."""

        def read(_progress: Progress) -> _Read:
            return _Read(self.centre.upkeep.last_backup(), self.centre.upkeep.backups())

        self.desk.run(read, self._show, owner=self)

    def _show(self, read: _Read) -> None:
        today = self.centre.ground.clock.today()
        self.table.show_ids(self._rows.keep(_row(file, today) for file in read.backups))
        self.states.setCurrentIndex(0 if read.backups else 1)
        if not read.last:
            self.last.show_state("overdue", _("never"), "triangle-alert")
            self._say_age(_("Nothing is saved outside the register yet."))
            return
        at = datetime.fromisoformat(read.last)
        days = (today - at.date()).days
        state, icon = ("waiting", "triangle-alert") if days > _OLD_DAYS else ("helped", "circle-check")
        self.last.show_state(state, moment(at, today), icon)
        self._say_age(_("The last backup is {days} days old.", days=days) if days > _OLD_DAYS else "")

    def _say_age(self, text: str) -> None:
        self.age.setText(text)
        self.age.setVisible(bool(text))

    def back_up(self) -> None:
        """Make a backup in the usual place."""
        self._make(None)

    def back_up_elsewhere(self) -> None:
        """Make a backup where the user says."""
        name = f"{self.centre.ground.unit}-{self.centre.ground.clock.now():%Y%m%d-%H%M%S}.lcbackup"
        place = Dialog.save_as(self, name, _("Backups (*.lcbackup)"))
        if place is not None:
            self._make(place)

    def _make(self, place: Path | None) -> None:
        self.desk.run(
            lambda _progress: self.centre.upkeep.make_backup(place),
            lambda made: self._made(made, elsewhere=place is not None),
            title=_("Making a backup"),
            writes=True,
            owner=self,
        )

    def _made(self, made: Path, *, elsewhere: bool) -> None:
        if elsewhere:
            self.desk.say(_("The backup {name} is made and was opened once to prove it.", name=made.name))
        else:
            self.desk.say(_("The backup is made and was opened once to prove it."))
        self.refresh()

    # -- checks

    def check(self) -> None:
        """Check everything and show each result."""
        self.desk.run(
            lambda _progress: self.centre.upkeep.check(),
            self._show_checks,
            title=_("Checking everything"),
            owner=self,
        )

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        for check in checks:
            column.addLayout(_check_row(check))
        column.addWidget(rule())
        whole = all(check.ok for check in checks)
        if whole:
            column.addWidget(WrappedLabel(_("Everything is whole."), words.STRONG))
        else:
            column.addWidget(
                NoticeCard(
                    _("Something is damaged"),
                    _(
                        "Write nothing more today. Call the administrator: the newest backup that opens "
                        "has to be restored."
                    ),
                )
            )
        self.checks.body.replaceWidget(self.results, fresh)
        self.results.hide()
        self.results.deleteLater()
        self.results = fresh


def _check_row(check: Check) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(_(check.name)))
    row.addStretch(1)
    chip = Chip("helped", _("whole")) if check.ok else Chip("overdue", _("damaged"), "triangle-alert")
    row.addWidget(chip)
    return row
