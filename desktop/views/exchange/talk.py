"""Where the talk with the province stands, and the way in for a centre that is not enrolled yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.exchange import Conversation
from desktop.system.language import _
from desktop.views.exchange import words
from desktop.views.exchange.fingerprint import FingerprintWords
from desktop.views.kit import words as roles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Facts, button_row
from desktop.views.kit.chips import Chip
from desktop.views.kit.timeline import NOW, Stage, Timeline
from desktop.views.kit.words import Heading, WrappedLabel
from desktop.views.moments import moment


class TalkCard(Card):
    """Where the talk with the province stands."""

    def __init__(self) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.setSpacing(10)
        self.chip = Chip("plain", "")
        head.addWidget(Heading(_("With the province")))
        head.addWidget(self.chip)
        head.addStretch(1)
        self.add_layout(head)
        self.facts = Facts()
        self.add(self.facts)
        self.add_stretch()

    def show_talk(self, talk: Conversation, today: date) -> None:
        """Show where it stands now."""
        state = talk.peer.state if talk.peer else ""
        self.chip.show_state(*words.unit_chip(state))
        sent = ""
        if talk.last_sent is not None:
            number = f"{talk.sent_sequence:,}"
            sent = _("number {number}, {when}", number=number, when=moment(talk.last_sent, today))
        heard = moment(talk.last_answered, today) if talk.last_answered else _("no answer yet")
        arrived = _("arrived at the province") if talk.answered else _("no word of its arrival yet")
        waiting = _("{count} entries", count=words.figure(talk.pending))
        self.facts.show_rows(
            [
                (_("Office"), talk.peer.name if talk.peer else ""),
                (_("To be sent"), waiting if talk.pending else _("nothing; all has arrived")),
                (_("Sent last"), sent),
                ("", arrived if sent else ""),
                (_("Last answer"), heard),
            ]
        )


class OwnKey(QWidget):
    """The own words to read out by telephone, the key card once more, and new keys.

    Args:
        again: makes the key card once more.
        replace: replaces the own keys.
        allowed: whether the user may.
    """

    def __init__(self, again: Callable[[], object], replace: Callable[[], object], allowed: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addWidget(Heading(_("Our words to read out by telephone")))
        self.note = WrappedLabel("", roles.CAPTION)
        column.addWidget(self.note)
        self.spoken = FingerprintWords()
        column.addWidget(self.spoken)
        column.addStretch(1)
        if not allowed:
            column.addWidget(
                WrappedLabel(_("Only the administrator makes key cards and new keys."), roles.MUTED)
            )
        column.addLayout(
            button_row(
                [
                    Action(word=_("Make the key card again"), run=again, icon="key-round", enabled=allowed),
                    Action(word=_("Make new keys"), run=replace, icon="rotate-ccw", enabled=allowed),
                ]
            )
        )
        self.show_words(())

    def show_words(self, spoken: Sequence[str]) -> None:
        """Show other words."""
        self.spoken.show_words(spoken)
        self.note.setText(
            _("Read them to the province when it calls, so that nobody can slip in other keys.")
            if spoken
            else _("Our keys are made when the enrolment is taken in.")
        )


class NotEnrolled(Card):
    """The three steps by which a centre comes to know its province.

    Args:
        choose: asks for the enrolment file.
        allowed: whether the user may take it in.
    """

    def __init__(self, choose: Callable[[], object], allowed: bool) -> None:
        super().__init__(_("This centre is not enrolled with the province yet"))
        text = _("Everything else works meanwhile, Excel files included. Sending begins after three steps:")
        self.add(WrappedLabel(text, roles.CAPTION))
        self.body.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(Timeline(_steps()), 1)
        row.addWidget(self._action(choose, allowed))
        self.add_layout(row)

    def _action(self, choose: Callable[[], object], allowed: bool) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        take = Action(word=_("Take in the enrolment file"), run=choose, icon="package-check", enabled=allowed)
        column.addLayout(button_row([take]))
        if not allowed:
            column.addWidget(WrappedLabel(_("Only the administrator takes in an enrolment."), roles.MUTED))
        column.addStretch(1)
        return made


def _steps() -> list[Stage]:
    return [
        Stage(
            _("Ask the province for the enrolment file of this centre"),
            _("By stick or e-mail; its name ends in .lcx."),
            NOW,
        ),
        Stage(_("Take it in, and compare its words by telephone"), _("Call a number that you know.")),
        Stage(
            _("Hand the key card back to the province"), _("It is made by itself when the file is taken in.")
        ),
    ]
