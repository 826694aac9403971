"""The page of volunteers: the register, a volunteer's own page, and the form of a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.volunteers import VacantTambon, VolunteerRow
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.list_exits import ListExits
from desktop.views.volunteers import listing, own_deeds, own_reading
from desktop.views.volunteers.behind_view import BehindView, Span
from desktop.views.volunteers.glance import Glance
from desktop.views.volunteers.months_view import MonthsView
from desktop.views.volunteers.new_form import NewForm
from desktop.views.volunteers.own_deeds import OwnDeeds
from desktop.views.volunteers.own_page import OwnPage
from desktop.views.volunteers.own_reading import OwnReading
from desktop.views.volunteers.vacant_view import VacantLine, VacantView


class VolunteersPage(Page):
    """Volunteers and graduates: who serves where, until when, and whom they found.

    Args:
        desk: runs the work.
        centre: the services.
    """

    tables = frozenset(
        {"volunteers", "assignments", "citizens", "cases", "needs", "steps", "targets", "documents"}
        | {"received_reports", "attainments", "pay_accounts", "hand_overs", "stipend_receipts"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre = centre
        self._loading = ""
        self._then: tuple[Month | None, str] | None = None
        self.own: OwnPage | None = None
        self.form: NewForm | None = None
        self.months: MonthsView | None = None
        self.behind: BehindView | None = None
        self.register = RegisterPage(desk, self._register())
        self.vacant = VacantLine()
        self.vacant.pressed.connect(self.open_vacant)
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
        self._deeds = OwnDeeds(
            desk,
            centre,
            done=self._small_done,
            closed=self._small_closed,
            show_form=self._show_small,
            open_behind=self.open_behind,
        )

    def _register(self) -> Register:
        province = self._centre.ground.is_province
        new = Action(word=_("New volunteer"), run=self.open_form, icon="user-plus")
        reports = Action(word=_("Volunteers' reports"), run=self.open_months, icon="file-text")
        paper = Action(word=_("Register on paper"), run=self.print_register, icon="file-text")
        sheet = Action(word=_("Key in a sheet"), run=lambda: self.desk.open("keyed_sheet"), icon="keyboard")
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
            actions=(reports,) if province else (reports, sheet, paper),
            multi=True,
            chosen_actions=None if province else self._chosen_actions,
            filters=listing.filters(self._centre),
            name="volunteers",
            ways_out=ListExits(self, self.desk, self._centre, "volunteers").ways_out(),
            sort=Sort("name"),
            concerns=("volunteers", "assignments", "citizens", "cases"),
        )

    # -- arriving and leaving

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the register, one volunteer (``uid``), or those of a ``state``.

        Args:
            where: with a ``month`` besides the ``uid`` the people behind the ``figure`` of that month;
                ``silent`` is a month whose missing reports are shown.
        """
        uid, state = str(where.get("uid", "")), str(where.get("state", ""))
        silent = str(where.get("silent", ""))
        if (uid or state or silent) and not self.may_leave():
            return
        if silent:
            self._open_months(Month.parse(silent))
            return
        if uid:
            self.open_volunteer(uid)
            month = str(where.get("month", ""))
            self._then = (Month.parse(month), str(where.get("figure", "pointed_out"))) if month else None
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
        if self.behind is not None:
            if self.behind.form() is None:
                self.behind.refresh()
        elif self.own is not None and self.own.beside.currentIndex() == 0:
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
        """Go to the filter of the list in front."""
        if self.behind is None and self.months is not None:
            self.months.register.focus_filter()
        elif self.behind is None and self.own is None and self.form is None:
            self.register.focus_filter()

    def go_back(self) -> bool:
        """One step back: from the people behind a number, from a page, a list or a form to the register."""
        if self.stack.currentIndex() == 0:
            return False
        small = self._small_form()
        if not self.may_leave():
            return True
        if small is not None and self.behind is not None:
            self.behind.hide_form()
        elif self.behind is not None:
            self.close_behind()
        else:
            self.show_register()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)

    def _focus(self) -> None:
        shown = self.behind or self.form or self.own or self.months
        if shown is not None:
            shown.focus_first()
        else:
            self.register.filters.box.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the register

    def show_register(self) -> None:
        """Show the register, with the same row chosen as before."""
        self._loading = ""
        self.own, self.form, self.months = None, None, None
        self._turn_to(self.register)
        self.register.focus_table()

    def _turn_to(self, widget: QWidget) -> None:
        self.behind = None
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
        glance = Glance(rows[0], today, lambda: self.open_volunteer(uid), lambda: self.open_year(uid))
        self.register.show_detail(glance)

    def _show_vacant(self, vacant: Sequence[VacantTambon]) -> None:
        # A province sees what the centres wrote; naming a hundred tambons would help nobody.
        self.vacant.show_tambons(() if self._centre.ground.is_province else vacant)

    def open_vacant(self) -> None:
        """Show the tambons that nobody looks after."""
        made = VacantView(self.vacant.tambons, Action(word=_("New volunteer"), run=self.open_form))
        made.left.connect(self.go_back)
        self._loading = ""
        self.own, self.form, self.months = None, None, None
        self._turn_to(made)
        made.focus_first()

    # -- papers

    def _chosen_actions(self, uids: Sequence[str]) -> Sequence[Action]:
        word = _("Cards for these") if len(uids) > 1 else _("Card")
        return (Action(word=word, run=lambda: self.print_cards(uids), icon="id-card"),)

    def print_register(self) -> None:
        """Print the register of volunteers as it is today."""
        self._print("volunteer_register", self._centre.volunteers.papers.register_sheet)

    def print_cards(self, uids: Sequence[str]) -> None:
        """Print cards.

        Args:
            uids: for whom.
        """
        self._print("volunteer_card", lambda: self._centre.volunteers.papers.cards_sheet(uids))

    def _print(self, form: str, made: Callable[[], Any]) -> None:
        def show(sheet: Any) -> None:
            self.desk.open("paper", form=form, sheet=sheet, back="volunteers")

        self.desk.run(lambda _progress: made(), show, owner=self)

    # -- one volunteer

    def open_volunteer(self, uid: str) -> None:
        """Show a volunteer's own page."""
        self._loading, self._then = uid, None
        self.desk.run(
            lambda _progress: own_reading.read(self._centre, uid),
            self._show_page,
            self._not_shown,
            owner=self,
        )

    def open_year(self, uid: str) -> None:
        """Show the people whom a volunteer found in the fiscal year."""
        self.open_volunteer(uid)
        self._then = (None, "pointed_out")

    def _not_shown(self, failure: BaseException) -> None:
        self._loading = ""
        self.show_register()
        self.desk.fail(failure)

    def _show_page(self, read: OwnReading) -> None:
        page = read.page
        if self._loading != page.uid:
            return
        self._loading = ""
        ground = self._centre.ground
        # Read anew behind somebody who types in the search above, it must not take the keys away.
        again = self.own is not None and self.own.page.uid == page.uid
        quiet = again and self.own is not None and not _has_focus(self.own)
        shown = OwnPage(read, ground.reference, ground.clock.today(), may_change=not ground.is_province)
        if again and self.own is not None:
            shown.lists.turn_to(self.own.lists.tabs.current())
        shown.back.connect(self.go_back)
        self._deeds.bind(shown)
        self.form, self.own, self.months = None, shown, None
        self._turn_to(shown)
        then, self._then = self._then, None
        if then is not None:
            self.open_behind(own_deeds.span_of(shown, then[0]), then[1])
        elif not quiet:
            shown.focus_first()

    # -- monthly reports, and the people behind numbers

    def open_months(self) -> None:
        """Show the monthly reports of all volunteers."""
        self._open_months(None)

    def _open_months(self, silent: Month | None) -> None:
        made = MonthsView(self.desk, self._centre, silent, may_change=not self._centre.ground.is_province)
        made.left.connect(self.go_back)
        made.register.table.left.connect(self.go_back)
        made.month_wanted.connect(self.open_behind)
        self._loading = ""
        self.own, self.form, self.months = None, None, made
        self._turn_to(made)
        # Only when the list comes first: read anew, it must not take the keys from where somebody is.
        once = Qt.ConnectionType.SingleShotConnection
        made.register.loaded.connect(lambda _count: made.focus_first(), once)

    def open_behind(self, span: Span, figure: str = "pointed_out") -> None:
        """Show the people behind a number of a volunteer.

        Args:
            span: whose number, and of when.
            figure: which one.
        """
        if not self.may_leave():
            return
        self.close_behind()
        may_change = not self._centre.ground.is_province
        made = BehindView(self.desk, self._centre, span, figure, may_change=may_change)
        made.left.connect(self.go_back)
        made.shown.connect(made.focus_first, Qt.ConnectionType.SingleShotConnection)
        self.behind = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)

    def close_behind(self) -> None:
        """Back from the people behind a number to where it stands."""
        made, self.behind = self.behind, None
        if made is None:
            return
        self.stack.removeWidget(made)
        made.deleteLater()
        self.stack.setCurrentIndex(1)
        self.refresh()
        self._focus()

    # -- forms

    def open_form(self) -> None:
        """Show the form of a new volunteer."""
        made = NewForm(self.desk, self._centre)
        made.saved.connect(self._on_registered)
        made.closed.connect(self.show_register)
        self._loading = ""
        self.own, self.form, self.months = None, made, None
        self._turn_to(made)
        made.focus_first()

    def _on_registered(self, uid: str, name: str) -> None:
        self.desk.say(_("{name} was registered.", name=name))
        self.open_volunteer(uid)

    def _show_small(self, form: RecordForm[Any]) -> None:
        if self.own is not None:
            self.own.show_form(form)

    def _small_form(self) -> RecordForm[Any] | None:
        if self.behind is not None:
            return self.behind.form()
        return self.own.beside.form() if self.own is not None else None

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
