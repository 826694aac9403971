"""The page of volunteers: the register, a volunteer's own page, and the form of a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.centre import Centre
from desktop.services.volunteers import AssignmentRow, VacantTambon, VolunteerPage, VolunteerRow
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.questions import Dialog
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.volunteers import listing
from desktop.views.volunteers.glance import Glance
from desktop.views.volunteers.new_form import NewForm
from desktop.views.volunteers.own_page import OwnPage
from desktop.views.volunteers.small_forms import SmallForms

_NAMED: Final = 5
_KIND: Final = "Excel (*.xlsx)"


class VolunteersPage(Page):
    """Volunteers and graduates: who serves where, until when, and whom they found.

    Args:
        desk: runs the work.
        centre: the services.
    """

    tables = frozenset({"volunteers", "assignments", "citizens", "cases", "needs", "steps", "targets"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self._loading = ""
        self.own: OwnPage | None = None
        self.form: NewForm | None = None
        self.register = RegisterPage(desk, self._register())
        self.vacant = WrappedLabel("", words.MUTED)
        self.vacant.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.register)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        layout = self.register.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(2, self.vacant)
        self.register.opened.connect(self.open_volunteer)
        self.register.selected.connect(self._glance_at)
        self._small = SmallForms(desk, centre, self._small_done, self._small_closed)

    def _register(self) -> Register:
        province = self._centre.ground.is_province
        new = Action(word=_("New volunteer"), run=self.open_form, icon="user-plus")
        sheet = Action(word=_("Key in a sheet"), run=lambda: self.desk.open("keyed_sheet"), icon="keyboard")
        excel = Action(word=_("To Excel"), run=self.export, icon="download")
        return Register(
            title=_("Volunteers"),
            columns=listing.columns(),
            source=listing.VolunteerRows(self._centre),
            query=listing.query,
            count=_people,
            empty=Empty(
                "heart-handshake",
                _("No volunteers yet"),
                _("Volunteers and graduates are registered here, with their tambon and their term."),
                None if province else new,
            ),
            placeholder=_("Name, ID or telephone"),
            # What a centre wrote can be changed by that centre only.
            primary=None if province else new,
            actions=(excel,) if province else (sheet, excel),
            filters=listing.filters(self._centre),
            sort=Sort("name"),
            concerns=("volunteers", "assignments", "citizens", "cases"),
        )

    # -- arriving and leaving

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the register, one volunteer (``uid``), or those of a ``state``."""
        uid, state = str(where.get("uid", "")), str(where.get("state", ""))
        if (uid or state) and not self.may_leave():
            return
        if uid:
            self.open_volunteer(uid)
        elif state in listing.STATES:
            self.show_register()
            self.register.filters.choose("state", listing.state_choice(state))
        self.refresh_if_stale()
        if not uid:
            self._focus()

    def refresh(self) -> None:
        """Read anew what is shown."""
        self.register.refresh()
        self.desk.run(lambda _progress: self._centre.volunteers.vacant_tambons(), self._show_vacant)
        if self.own is not None and self.own.beside.currentIndex() == 0:
            self.open_volunteer(self.own.page.uid)

    def may_leave(self) -> bool:
        """Whether nothing unsaved would be lost, or the person said to leave it."""
        small = self._small_form()
        return (self.form is None or self.form.may_leave()) and (small is None or small.may_leave())

    def save(self) -> None:
        """Save the form that is open."""
        small = self._small_form()
        if self.form is not None:
            self.form.form.save()
        elif small is not None:
            small.save()

    def focus_filter(self) -> None:
        """Go to the filter of the register."""
        if self.own is None and self.form is None:
            self.register.focus_filter()

    def go_back(self) -> bool:
        """Back to the register from a volunteer's page or a form."""
        if self.own is None and self.form is None:
            return False
        if self.may_leave():
            self.show_register()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)

    def _focus(self) -> None:
        if self.form is not None:
            self.form.focus_first()
        elif self.own is not None:
            self.own.focus_first()
        else:
            self.register.filters.box.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the register

    def show_register(self) -> None:
        """Show the register, with the same row chosen as before."""
        self._loading = ""
        self.own, self.form = None, None
        self._turn_to(self.register)
        self.register.focus_table()

    def _turn_to(self, widget: QWidget) -> None:
        while (old := self.stack.widget(1)) is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        if widget is not self.register:
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)

    def _glance_at(self, uid: str) -> None:
        # A page that nobody looks at any more, as after signing out, asks for nothing.
        if uid and self.isVisible():
            self.desk.run(lambda _progress: self._centre.volunteers.rows([uid]), self._show_glance)

    def _show_glance(self, rows: Sequence[VolunteerRow]) -> None:
        if not rows or rows[0].uid != self.register.table.current_uid():
            return
        today, uid = self._centre.ground.clock.today(), rows[0].uid
        self.register.show_detail(Glance(rows[0], today, lambda: self.open_volunteer(uid)))

    def _show_vacant(self, vacant: Sequence[VacantTambon]) -> None:
        # A province sees what the centres wrote; naming a hundred tambons would help nobody.
        self.vacant.setVisible(bool(vacant) and not self._centre.ground.is_province)
        names = ", ".join(tambon.name for tambon in vacant[:_NAMED])
        count = thai_date.thai_digits(str(len(vacant)))
        more = thai_date.thai_digits(str(len(vacant) - _NAMED))
        told = _("{count} tambons have nobody in service: {names}", count=count, names=names)
        if len(vacant) > _NAMED:
            told = _("{told} and {count} more", told=told, count=more)
        self.vacant.setText(told)

    def export(self) -> None:
        """Write the register to a file for Excel."""
        place = Dialog.save_as(self, _("volunteers") + ".xlsx", _KIND)
        if place is None:
            return

        def work(progress: Progress) -> tuple[int, Path]:
            return self._centre.export.write("volunteers", place, progress), place

        self.desk.run(work, self._on_exported, title=_("Writing the file"), writes=True)

    def _on_exported(self, written: tuple[int, Path]) -> None:
        count, place = written
        self.desk.say(_("{count} rows saved as {name}", count=f"{count:,}", name=place.name))

    # -- one volunteer

    def open_volunteer(self, uid: str) -> None:
        """Show a volunteer's own page."""
        self._loading = uid
        self.desk.run(lambda _progress: self._centre.volunteers.page(uid), self._show_page, self._not_shown)

    def _not_shown(self, failure: BaseException) -> None:
        self._loading = ""
        self.show_register()
        self.desk.fail(failure)

    def _show_page(self, page: VolunteerPage) -> None:
        if self._loading != page.uid:
            return
        self._loading = ""
        ground = self._centre.ground
        # Read anew behind somebody who types in the search above, it must not take the keys away.
        again = self.own is not None and self.own.page.uid == page.uid and not _has_focus(self.own)
        shown = OwnPage(page, ground.reference, ground.clock.today(), not ground.is_province)
        shown.back.connect(self.go_back)
        shown.changing.connect(self._change)
        shown.leaving.connect(lambda: self._show_small(self._small.leaving(page)))
        shown.adding_place.connect(lambda: self._show_small(self._small.place(page)))
        shown.ending_place.connect(self._end_place)
        shown.sheet_wanted.connect(lambda: self.desk.open("keyed_sheet", volunteer=page.uid))
        shown.person_wanted.connect(lambda: self.desk.open("citizens", uid=page.person_uid))
        shown.case_wanted.connect(lambda case: self.desk.open("cases", uid=case))
        shown.cases_wanted.connect(lambda: self.desk.open("cases", found_by=page.uid))
        self.form, self.own = None, shown
        self._turn_to(shown)
        if not again:
            shown.focus_first()

    # -- forms

    def open_form(self) -> None:
        """Show the form of a new volunteer."""
        made = NewForm(self.desk, self._centre)
        made.saved.connect(self._on_registered)
        made.closed.connect(self.show_register)
        self._loading = ""
        self.own, self.form = None, made
        self._turn_to(made)
        made.focus_first()

    def _on_registered(self, uid: str, name: str) -> None:
        self.desk.say(_("{name} was registered.", name=name))
        self.open_volunteer(uid)

    def _change(self) -> None:
        own = self.own
        if own is None:
            return
        uid = own.page.uid
        self.desk.run(
            lambda _progress: self._centre.volunteers.draft(uid),
            lambda found: self._show_small(self._small.appointment(uid, *found)),
            owner=own,
        )

    def _end_place(self, assignment: AssignmentRow) -> None:
        self._show_small(self._small.ending(assignment))

    def _show_small(self, form: QWidget) -> None:
        if self.own is not None:
            self.own.show_form(form)

    def _small_form(self) -> RecordForm[object] | None:
        shown = self.own.beside.currentWidget() if self.own is not None else None
        return shown if isinstance(shown, RecordForm) else None

    def _small_closed(self) -> None:
        if self.own is not None:
            self.own.hide_form()
            self.own.focus_first()

    def _small_done(self) -> None:
        if self.own is not None:
            self.own.hide_form()
            self.open_volunteer(self.own.page.uid)


def _has_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)


def _people(count: int) -> str:
    return thai_date.thai_digits(_("{count} people", count=f"{count:,}"))
