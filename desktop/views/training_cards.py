"""The groups and courses of a person or of what came of a case, wherever one is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.trainings import CALLED_OFF, PASSED, result_word, state_word
from desktop.services.centre import Centre
from desktop.services.trainings.rows import EnrolmentRow, MemberRow, OwnTrainings
from desktop.system.language import _
from desktop.views.kit.cards import Card, IconRow
from desktop.views.kit.desk import Desk

_TABLES: Final = frozenset({"groups", "group_members", "courses", "enrolments", "certificates"})


class TrainingCards(QWidget):
    """Groups and courses; nothing at all where there is neither.

    Args:
        desk: runs the work.
        read: whose they are.

    Attributes:
        found: what is shown.
    """

    def __init__(self, desk: Desk, read: Callable[[], OwnTrainings], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._read = desk, read
        self.found = OwnTrainings(groups=(), courses=())
        self.card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        desk.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        self._desk.run(lambda _progress: self._read(), self._show, owner=self)

    def _on_changed(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        if _TABLES & changes.keys():
            self.refresh()

    def _show(self, found: OwnTrainings) -> None:
        self.found = found
        if self.card is not None:
            self._column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        if found.groups or found.courses:
            self.card = self._made(found)
            self._column.addWidget(self.card)
        self.setVisible(self.card is not None)

    def _made(self, found: OwnTrainings) -> Card:
        card = Card(_("Groups and training"))
        for member in found.groups:
            row = IconRow("users", member.group, member_words(member), "plain" if member.until else "accent")
            row.pressed.connect(lambda uid=member.group_uid: self._desk.open("trainings", group=uid))
            card.add(row)
        for enrolment in found.courses:
            state = "helped" if enrolment.result == PASSED else "accent"
            row = IconRow("graduation-cap", enrolment.course, enrolment_words(enrolment), state)
            row.pressed.connect(lambda uid=enrolment.course_uid: self._desk.open("trainings", course=uid))
            card.add(row)
        return card


def member_words(member: MemberRow) -> str:
    """Somebody's time in a group."""
    since = thai_date.short(member.since)
    if member.until is not None:
        return f"{since} – {thai_date.short(member.until)}"
    return _("leads it since {day}", day=since) if member.leads else _("member since {day}", day=since)


def enrolment_words(row: EnrolmentRow) -> str:
    """What became of somebody's place in a course."""
    days = " – ".join(dict.fromkeys(thai_date.short(day) for day in (row.first_day, row.last_day)))
    if row.result:
        told = result_word(row.result)
    elif row.withdrawn_on is not None:
        told = _("withdrew")
    elif row.state == CALLED_OFF:
        told = state_word(row.state)
    elif row.place is not None:
        told = thai_date.thai_digits(_("waits, no. {place}", place=row.place))
    else:
        told = state_word(row.state)
    return " · ".join(part for part in (told, days, row.certificate_number) if part)


def of_person(desk: Desk, centre: Centre, uid: str) -> Sequence[QWidget]:
    """The groups and courses of a person.

    Args:
        desk: runs the work.
        centre: the services.
        uid: the person.
    """
    return (TrainingCards(desk, lambda: centre.trainings.of_person(uid)),)


def of_case(desk: Desk, centre: Centre, uid: str) -> Sequence[QWidget]:
    """The groups and courses that came of a case.

    Args:
        desk: runs the work.
        centre: the services.
        uid: the case.
    """
    return (TrainingCards(desk, lambda: centre.trainings.of_case(uid)),)
