"""The form of a new volunteer: the person on the left, the appointment beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import namesakes
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem, Refused
from desktop.services.centre import Centre
from desktop.services.citizens import Namesake
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import NoticeCard
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Job
from desktop.views.kit.record_form import Group, RecordForm, SaveAction
from desktop.views.person_fields import PersonFields, with_notice
from desktop.views.volunteers import fields
from desktop.views.volunteers.drafts import NewVolunteer, check_new, usual_end

_PERSON: Final = (
    *("thai_id", "birth_date", "title", "first_name", "last_name", "sex", "phones", "house_number"),
    *("village_number", "tambon_code", "postcode", "occupation", "employment", "flags", "notice_on"),
)
# Likeness is looked for when somebody stops typing.
_LOOK_AFTER: Final = 350
_OFFERED: Final = 3
_KNOWN: Final = "known-person"


class NewForm(QWidget):
    """The form of a new volunteer.

    Signals:
        saved(uid, name): the volunteer is registered.
        closed: the form may go.

    Args:
        desk: runs the work.
        centre: the services.
    """

    saved = Signal(str, str)
    closed = Signal()

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self._known = ""
        self._different: set[str] = set()
        self._looking: Job | None = None
        self.form: RecordForm[NewVolunteer] = RecordForm(
            desk,
            _("New volunteer"),
            _groups(centre, PersonFields(centre.ground)),
            NewVolunteer(),
            check=self._check,
            actions=[SaveAction(_("Save"), self._save, "Ctrl+S")],
        )
        self.namesakes = _Namesakes()
        self.form.add_beside(self.namesakes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_AFTER)
        self._connect()

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        self.form.edited.connect(self._timer.start)
        self.form.closed.connect(self.closed)
        self.form.field("tambon_code").changed.connect(self._on_tambon)
        # Only once it is typed to its end: the year 25 of 2569 would be read as 2525.
        self.form.field("term_start").left.connect(self._on_term_start)
        self.namesakes.same.connect(self.use_person)
        self.namesakes.different.connect(self._on_different)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nobody any more."""
        self._timer.stop()
        super().hideEvent(event)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.field("thai_id").setFocus()

    def may_leave(self) -> bool:
        """Whether the form may go; asks once where something is not saved."""
        return self.form.may_leave()

    # -- what one answer tells about another

    def _on_tambon(self) -> None:
        code = self.form.field("tambon_code").value()
        assigned = self.form.field("assigned_tambon")
        if code.startswith(self._centre.ground.unit) and assigned.is_empty():
            assigned.set_value(code)

    def _on_term_start(self) -> None:
        start, end = self.form.field("term_start").value(), self.form.field("term_end")
        if start is not None and end.is_empty():
            end.set_value(usual_end(start))

    # -- somebody known

    def _look(self) -> None:
        draft = self.form.draft().person()
        if self._known or not (draft.thai_id or (draft.first_name and draft.last_name)):
            self.namesakes.show_people((), self._known_name())
            return
        if self._looking is not None:
            self._looking.drop()
        self._looking = self._desk.run(
            lambda _progress: self._centre.citizens.namesakes(draft), self._on_likeness, owner=self
        )

    def _on_likeness(self, found: Sequence[Namesake]) -> None:
        self._looking = None
        kept = [one for one in found if one.uid not in self._different][:_OFFERED]
        self.namesakes.show_people(kept, self._known_name())

    def _known_name(self) -> str:
        draft = self.form.draft()
        return f"{draft.title}{draft.first_name} {draft.last_name}" if self._known else ""

    def use_person(self, uid: str) -> None:
        """Appoint somebody who stands in the register already; what was typed of the appointment stays."""

        def show(found: tuple[CitizenDraft, int]) -> None:
            self._known = uid
            for name in _PERSON:
                self.form.field(name).set_value(getattr(found[0], name))
                self.form.field(name).set_read_only(True)
            self.form.check_now()
            self.namesakes.show_people((), self._known_name())
            self.form.field("kind").setFocus()

        self._desk.run(lambda _progress: self._centre.citizens.draft(uid), show, owner=self)

    def _on_different(self, uid: str) -> None:
        self._different.add(uid)
        self._look()

    # -- saving

    def _check(self, draft: NewVolunteer) -> Sequence[Problem]:
        ground = self._centre.ground
        return check_new(draft, bool(self._known), ground.clock.today(), ground.reference)

    def _save(self, draft: NewVolunteer) -> None:
        person: CitizenDraft | str = self._known or with_notice(draft.person())
        different = tuple(self._different)

        def work(_progress: Progress) -> tuple[str, str]:
            volunteers, citizens = self._centre.volunteers, self._centre.citizens
            uid = volunteers.register(person, draft.appointment())
            row = volunteers.rows([uid])[0]
            for other in different:
                citizens.decide_different(row.person_uid, other)
            return uid, row.name

        self._desk.run(work, self._on_saved, self._on_refused, writes=True, owner=self)

    def _on_saved(self, saved: tuple[str, str]) -> None:
        self.form.accepted()
        self.saved.emit(*saved)

    def _on_refused(self, failure: BaseException) -> None:
        self.form.refused(failure)
        if isinstance(failure, Refused) and failure.code == _KNOWN:
            self._look()


class _Namesakes(QWidget):
    """Who in the register may be the same person; empty and hidden where nobody is."""

    same = Signal(str)
    different = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[NoticeCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.hide()

    def show_people(self, found: Sequence[Namesake], known: str) -> None:
        """Show who it may be, or whom the form is about already."""
        for old in self.cards:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [self._card(one) for one in found]
        if known:
            text = _("This person stands in the register; only the appointment is written here.")
            self.cards.append(NoticeCard(known, text, icon="user-check"))
        for card in self.cards:
            self._column.addWidget(card)
        self.setVisible(bool(self.cards))

    def _card(self, one: Namesake) -> NoticeCard:
        reasons = " · ".join(namesakes.reason_word(reason) for reason in one.reasons)
        text = "\n".join(part for part in (one.detail, reasons) if part)
        actions = [Action(word=_("Same person"), run=_telling(self.same, one.uid))]
        if "thai_id" not in one.reasons:
            actions.append(Action(word=_("Somebody else"), run=_telling(self.different, one.uid)))
        return NoticeCard(_("Perhaps {name}", name=one.name), text, actions, icon="users")


def _telling(signal: SignalInstance, uid: str) -> Callable[[], object]:
    return lambda: signal.emit(uid)


def _groups(centre: Centre, person: PersonFields) -> list[Group]:
    ground = centre.ground
    entries = [
        *fields.appointment(ground),
        *fields.place(ground, "assigned_tambon", "assigned_village"),
    ]
    return [person.main(_("The volunteer")), Group(_("Appointment"), entries, side=True)]
