"""The page of people: the register, one person beside it, and each person's own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from desktop.rules.citizens import CitizenDraft
from desktop.services.cases import CasePage
from desktop.services.centre import Centre
from desktop.services.citizens import CitizenPage
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views import training_cards
from desktop.views.bulletin_cards import beside_person
from desktop.views.case_glance import usual_actions
from desktop.views.citizens import listing
from desktop.views.citizens.glance import Glance
from desktop.views.citizens.person_namesakes import PersonNamesakes
from desktop.views.citizens.person_view import PersonView
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.entries_page import EntriesPage
from desktop.views.kit.jobs import Job
from desktop.views.kit.register_page import Empty, Register, Sort
from desktop.views.list_exits import ListExits


class CitizensPage(EntriesPage):
    """The page of people.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset(
        {"citizens", "cases", "needs", "steps", "documents", "volunteers", "joinings", "namesake_decisions"}
    )

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._ground = centre, centre.ground
        self._revision = 0
        self.person = PersonView(desk, self._ground, self._beside)
        self._namesakes = PersonNamesakes(desk, centre, self.person.namesakes, self)
        self.place(self._register(), self.person)
        self._connect()

    def _register(self) -> Register:
        province = self._ground.is_province
        new = Action(word=_("New walk-in"), run=lambda: self.desk.open("walk_in"), icon="plus")
        namesakes = Action(word=_("Namesakes"), run=lambda: self.desk.open("namesakes"), icon="users")
        take = Action(word=_("Import a list"), run=lambda: self.desk.open("import_list"), icon="file-plus")
        purpose = _("Everybody who came to the centre or was found by a volunteer stands here once.")
        return Register(
            title=_("Citizens"),
            columns=listing.columns(),
            source=listing.CitizenRows(self._centre),
            query=listing.query,
            count=listing.count_words,
            empty=Empty("users", _("Nobody is registered yet"), purpose, None if province else new),
            placeholder=_("Name, ID or telephone"),
            primary=None if province else new,
            actions=(namesakes,) if province else (namesakes, take),
            filters=listing.filters(self._ground),
            name="citizens",
            sort=Sort("name"),
            ways_out=ListExits(self, self.desk, self._centre, "citizens").ways_out(),
        )

    def _connect(self) -> None:
        self.register.opened.connect(self.open_person)
        self.person.change_wanted.connect(self._change)
        self.person.case_wanted.connect(lambda uid: self.desk.open("cases", uid=uid))
        self.person.walk_in_wanted.connect(lambda uid: self.desk.open("walk_in", citizen_uid=uid))
        self.person.paper_wanted.connect(
            lambda uid: self.desk.open("paper", document_uid=uid, back="citizens")
        )
        self.person.volunteer_wanted.connect(lambda uid: self.desk.open("volunteers", uid=uid))
        self.person.namesakes_wanted.connect(self._namesakes.find)
        self.person.copy_wanted.connect(self._print_copy)
        self.person.written.connect(self._write)

    def _beside(self, uid: str) -> Sequence[QWidget]:
        fitting = beside_person(self.desk, self._centre, uid)
        return (*fitting, *training_cards.of_person(self.desk, self._centre, uid))

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show a person (``uid``), or the list narrowed by a ``text``.

        Args:
            where: what to show; empty for the page as it was.
        """
        uid = str(where.get("uid") or "")
        if where and not self.person.may_leave():
            return
        if uid:
            self.person.close_form()
            self.open_person(uid)
            return
        if where:
            self._narrow(where)
        self.refresh_if_stale()
        if not self.shows_entry():
            self.register.focus_filter() if where else self.register.focus_table()
        elif self.person.form is None:
            self.person.focus_first()

    def _narrow(self, where: Mapping[str, object]) -> None:
        self.show_register()
        filters = self.register.filters
        with QSignalBlocker(filters):
            filters.clear()
            filters.box.setText(str(where.get("text") or ""))
        self._stale = True

    def refresh(self) -> None:
        """Read anew the list, and the person who is open."""
        self.register.refresh()
        if self.shows_entry() and self.person.page is not None:
            self.open_person(self.person.page.uid)

    # -- one person beside the list

    def look(self, uid: str) -> Job | None:
        """Read a person and their newest case to show beside the list."""

        def read(_progress: Progress) -> tuple[CitizenPage, CasePage | None]:
            person = self._centre.citizens.glance(uid)
            return person, self._centre.cases.page(person.cases[0].uid) if person.cases else None

        return self.desk.run(read, self._show_glance, owner=self)

    def _show_glance(self, found: tuple[CitizenPage, CasePage | None]) -> None:
        person, case = found
        if person.uid == self.register.table.current_uid():
            shown = Glance(person, case, self._ground.reference, self._actions(person, case))
            self.register.show_detail(shown)

    def _actions(self, person: CitizenPage, case: CasePage | None) -> Sequence[Action]:
        if case is not None:
            return usual_actions(self.desk, case)
        return (Action(word=_("Open"), run=lambda: self.open_person(person.uid)),)

    # -- one person's own page

    def open_person(self, uid: str) -> None:
        """Open a person's own page; the view is logged.

        Args:
            uid: the person.
        """
        self.desk.run(lambda _progress: self._centre.citizens.page(uid), self._show_person, owner=self)

    def _show_person(self, page: CitizenPage) -> None:
        self._namesakes.turn_to(page.uid)
        self.person.show_person(page)
        self.show_entry()

    def _change(self) -> None:
        page = self.person.page
        assert page is not None
        self.desk.run(lambda _progress: self._centre.citizens.draft(page.uid), self._show_form, owner=self)

    def _show_form(self, found: tuple[CitizenDraft, int]) -> None:
        draft, self._revision = found
        self.person.change(draft)

    def _write(self, draft: CitizenDraft) -> None:
        page, form, revision = self.person.page, self.person.form, self._revision
        assert page is not None
        assert form is not None
        self.desk.run(
            lambda _progress: self._centre.citizens.save(draft, page.uid, revision),
            lambda _saved: self._written(page),
            form.refused,
            title=_("Saving"),
            writes=True,
            owner=form,
        )

    def _written(self, page: CitizenPage) -> None:
        self.person.written_down()
        self.open_person(page.uid)
        self.desk.say(_("{name} is saved.", name=page.name))
        # What was changed may make this person somebody else's likeness.
        self._namesakes.find(silently=True)

    def _print_copy(self, uid: str) -> None:
        self.desk.run(
            lambda _progress: self._centre.own_data.sheet(uid),
            lambda sheet: self.desk.open("paper", form="my_data", sheet=sheet, about=uid, back="citizens"),
            owner=self,
        )
