"""The form of a new volunteer: the person on the left, the appointment beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem, Refused
from desktop.rules.thai_names import full_name
from desktop.services.centre import Centre
from desktop.services.citizens import Namesake
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Job
from desktop.views.kit.record_form import Group, RecordForm, SaveAction
from desktop.views.namesake_cards import NamesakeCards
from desktop.views.person_fields import PersonFields
from desktop.views.volunteers import fields
from desktop.views.volunteers.drafts import NewVolunteer, check_new, usual_end

_PERSON: Final = (
    *("thai_id", "birth_date", "title", "first_name", "last_name", "sex", "phones", "house_number"),
    *("village_number", "tambon_code", "postcode", "occupation", "employment", "flags", "notice_on"),
)
# Likeness is looked for when somebody stops typing.
_LOOK_AFTER: Final = 350
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
        self.namesakes = NamesakeCards()
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
        if self._known:
            return
        if not (draft.thai_id or (draft.first_name and draft.last_name)):
            self.namesakes.clear()
            return
        if self._looking is not None:
            self._looking.drop()
        self._looking = self._desk.run(
            lambda _progress: self._centre.citizens.namesakes(draft), self._on_likeness, owner=self
        )

    def _on_likeness(self, found: Sequence[Namesake]) -> None:
        self._looking = None
        if not self._known:
            self.namesakes.show_candidates([one for one in found if one.uid not in self._different])

    def use_person(self, uid: str) -> None:
        """Appoint somebody who stands in the register already; what was typed of the appointment stays."""

        def show(found: tuple[CitizenDraft, int]) -> None:
            person = found[0]
            self._known = uid
            for name in _PERSON:
                self.form.field(name).set_value(getattr(person, name))
                self.form.field(name).set_read_only(True)
            self.form.check_now()
            text = _("This person stands in the register; only the appointment is written here.")
            name = full_name(person.title, person.first_name, person.last_name)
            self.namesakes.show_known(name, text, may_change=False)
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
        person: CitizenDraft | str = self._known or draft.person()
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


def _groups(centre: Centre, person: PersonFields) -> list[Group]:
    ground = centre.ground
    entries = [
        *fields.appointment(ground),
        *fields.place(ground, "assigned_tambon", "assigned_village"),
    ]
    return [person.main(_("The volunteer")), Group(_("Appointment"), entries, side=True)]
