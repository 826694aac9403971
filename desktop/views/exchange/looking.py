"""A look into a file before it is taken in: who sent it, what it would change, what it cannot."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.exchange import Look, Taken
from desktop.system.language import _
from desktop.views.exchange import words
from desktop.views.exchange.fingerprint import FingerprintWords
from desktop.views.kit import words as roles
from desktop.views.kit.arrange import Tiles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column, Facts, NoticeCard
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Labelled, LongTextField
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import Figure, Label, WrappedLabel
from desktop.views.moments import moment

_REASONS: Final = 12
_TYPED: Final = 90


class Count(Card):
    """A figure of the summary.

    Args:
        icon: what it is about, drawn.
        state: whose colours the icon has.
        caption: what it is about, in words.
        number: the figure.
    """

    def __init__(self, icon: str, state: str, caption: str, number: int) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Icon(icon, state, 20, state))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(caption, roles.CAPTION))
        column.addWidget(Figure(words.figure(number)))
        row.addLayout(column, 1)
        self.add_layout(row)
        self.setAccessibleName(f"{caption} {number}")


class Looking(QWidget):
    """What a file is and what taking it in would do.

    Signals:
        closed: back to the page; nothing was taken in.
        taken(what): it was taken in.

    Args:
        desk: runs the work.
        centre: all services.
        file: where it lies.
        look: what the look told.
    """

    closed = Signal()
    taken = Signal(object)

    def __init__(self, desk: Desk, centre: Centre, file: Path, look: Look) -> None:
        super().__init__()
        self._desk, self._centre, self._file, self.look = desk, centre, file, look
        self._is_enrolment = look.kind == words.ENROLMENT
        self.head = EntryHead(self.closed.emit)
        self.said = Labelled(
            _("Words that the province read out"),
            self._typed(),
            _("Needed when the province has new keys; otherwise comparing is enough."),
        )
        self._lay_out()

    def _typed(self) -> LongTextField:
        field = LongTextField(lines=2)
        field.setMaximumHeight(_TYPED)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.head)
        self.head.show_entry(_("A look before taking in"), [("accent", self._kind())])
        body = Column()
        if self._is_enrolment:
            body.add(self._compare())
        else:
            body.add(self._counts())
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._facts(), 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._refused(), 3, Qt.AlignmentFlag.AlignTop)
        body.body.addLayout(row)
        body.add_stretch()
        column.addWidget(body, 1)
        self._show_actions()

    def _kind(self) -> str:
        return words.kind_word(self.look.kind, self._month())

    def _month(self) -> Month | None:
        return Month.parse(self.look.summary.month) if self.look.summary.month else None

    def _may(self) -> bool:
        actor = self._centre.ground.actor
        return actor.may("exchange.take_in") and (not self._is_enrolment or actor.may("exchange.enrol"))

    def _show_actions(self) -> None:
        word = _("The words agree, take in") if self._is_enrolment else _("Take in")
        take = Action(word=word, run=self.take_in, icon="package-check", keys="Ctrl+S", enabled=self._may())
        self.head.show_actions([Action(word=_("Close"), run=self.closed.emit)], take)

    # -- what is shown

    def _counts(self) -> Tiles:
        told = self.look.summary
        tiles = [
            Count("plus", "helped", _("New"), told.new),
            Count("pencil", "referred", _("Changed"), told.changed),
            Count("check", "plain", _("Here already"), told.unchanged),
            Count("ban", "overdue" if told.refused else "plain", _("Cannot be taken in"), len(told.refused)),
        ]
        return Tiles(tiles)

    def _facts(self) -> Card:
        told, today = self.look.manifest, self._centre.ground.clock.today()
        made = moment(datetime.fromisoformat(told.made_at), today) if told.made_at else ""
        card = Card(_("The file"))
        card.add(
            Facts(
                [
                    (_("From"), told.sender_name or self._centre.ground.reference.unit_name(told.sender)),
                    (_("What"), self._kind()),
                    (_("Number"), f"{told.sequence:,}" if told.sequence else ""),
                    (_("Made on"), made),
                    (_("File"), self._file.name),
                    (_("Words on our entries"), f"{self.look.words:,}" if self.look.words else ""),
                ]
            )
        )
        return card

    def _refused(self) -> Card:
        reasons = words.grouped([one.reason for one in self.look.summary.refused])
        if not reasons:
            card = Card(_("Nothing stands in the way"))
            text = _("Nothing is written before you take it in. Own entries are never changed by a file.")
            card.add(WrappedLabel(text, roles.CAPTION))
            return card
        card = Card(_("What is not taken in, and why"))
        for reason, count in reasons[:_REASONS]:
            card.add(WrappedLabel(_("{count} entries: {reason}", count=words.figure(count), reason=reason)))
        if len(reasons) > _REASONS:
            more = _("and {count} other reasons", count=words.figure(len(reasons) - _REASONS))
            card.add(WrappedLabel(more, roles.MUTED))
        card.add(WrappedLabel(_("All else is taken in. The sender is told of these."), roles.MUTED))
        return card

    def _compare(self) -> Card:
        card = Card(_("Compare these words with the province by telephone"))
        text = _(
            "Call the province's office on a number that you know, and have all words read out. "
            "If one differs, do not take the file in."
        )
        card.add(WrappedLabel(text, roles.CAPTION))
        card.add(FingerprintWords(self.look.fingerprint))
        card.add(self.said)
        if not self._may():
            card.add(NoticeCard(_("Only the administrator takes in an enrolment."), icon="lock"))
        return card

    def focus_first(self) -> None:
        """The button that takes it in."""
        self.head.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- taking in

    def take_in(self) -> None:
        """Take the file in as it was looked at."""
        said = self.said.field.value() if self._is_enrolment else ""
        self.head.buttons[-1].setEnabled(False)
        self._desk.run(
            lambda progress: self._centre.exchange.take_in(self._file, said, progress),
            self._taken,
            self._failed,
            title=_("Taking the file in"),
            writes=True,
            owner=self,
        )

    def _taken(self, taken: Taken) -> None:
        self.taken.emit(taken)

    def _failed(self, failure: BaseException) -> None:
        self.head.buttons[-1].setEnabled(True)
        if isinstance(failure, Refused) and failure.code in ("compare-fingerprint", "fingerprint"):
            self.said.set_problem(failure.sentence)
            self.said.field.setFocus()
            return
        self._desk.fail(failure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; nothing is taken in."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
