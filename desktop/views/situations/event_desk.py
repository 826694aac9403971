"""The events' half of the page: the register, an event's own page, telling, ending, printing."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.rules import events as rules
from desktop.rules import thai_date
from desktop.rules.events import EndDraft, EventDraft, TellingDraft
from desktop.services.situations import EventPage, EventRow, Saved
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.list_exits import ListExits
from desktop.views.situations import event_forms, event_list
from desktop.views.situations.event_glance import EventGlance
from desktop.views.situations.event_view import EventView
from desktop.views.situations.room import Room


class EventDesk:
    """The events' half of the page.

    Args:
        room: its place on the page.

    Attributes:
        register: the events.
        entry: an event's own page.
    """

    def __init__(self, room: Room) -> None:
        self._room, self._centre = room, room.centre
        self.register = RegisterPage(room.desk, self._register())
        self.entry = EventView(room.centre)
        self._connect()

    def _register(self) -> Register:
        ground = self._centre.ground
        new = Action(word=_("New event"), run=self.open_new, icon="plus")
        purpose = _("Strikes, lay-offs, accidents and whatever else the supervisor must hear of in time.")
        return Register(
            title=_("Labour situation"),
            columns=event_list.columns(ground),
            source=event_list.EventRows(self._centre),
            query=event_list.query,
            count=_count,
            empty=Empty("flag", _("No events yet"), purpose, None if ground.is_province else new),
            placeholder=_("Number, place, employer or what happened"),
            primary=None if ground.is_province else new,
            filters=event_list.filters(ground),
            name="events",
            sort=Sort("on", descending=True),
            concerns=("events", "event_tellings"),
            multi=True,
            ways_out=ListExits(
                self._room.owner, self._room.desk, self._centre, "events", "situations"
            ).ways_out(),
        )

    def _connect(self) -> None:
        self.register.opened.connect(self.open)
        self.register.selected.connect(self._glance_at)
        entry = self.entry
        entry.left.connect(self.go_back)
        entry.change_wanted.connect(self.change)
        entry.telling_wanted.connect(self.tell)
        entry.end_wanted.connect(self.end)
        entry.going_on_wanted.connect(self.go_on)
        entry.taken_back.connect(self.take_back)
        entry.case_wanted.connect(lambda uid: self._room.desk.open("cases", uid=uid))
        entry.paper_wanted.connect(self.print_paper)

    # -- the list

    def show_state(self, state: str) -> None:
        """Narrow the list.

        Args:
            state: ``open``, ``late`` or ``ended``; any other shows all.
        """
        if state in event_list.STATES:
            self.register.filters.choose("state", event_list.state_choice(state))

    def refresh(self) -> None:
        """Read anew the list and the event that is open."""
        self.register.refresh()
        page = self.entry.page
        # Whoever looks at an event again is written down again, so that is done only where it is in sight.
        if page is not None and self.entry.form is None and self.entry.isVisible():
            self.open(page.row.uid)

    def _glance_at(self, uid: str) -> None:
        # A page that nobody looks at any more, as after signing out, asks for nothing.
        if uid and self.register.isVisible():
            self._room.read(lambda: self._centre.situations.events.rows([uid]), self._show_glance)

    def _show_glance(self, rows: Sequence[EventRow]) -> None:
        if rows and rows[0].uid == self.register.table.current_uid():
            uid = rows[0].uid
            self.register.show_detail(EventGlance(rows[0], lambda: self.open(uid)))

    # -- one event

    def open(self, uid: str) -> None:
        """Open an event's own page.

        Args:
            uid: the event.
        """
        self._room.read(lambda: self._centre.situations.events.page(uid), self._show)

    def _show(self, page: EventPage) -> None:
        self.entry.show_event(page)
        self._room.show_entry(self.entry)

    def go_back(self) -> None:
        """Back to the list."""
        self._room.show_list()
        self.register.focus_table()

    # -- writing

    def open_new(self) -> None:
        """Show the form of a new event."""
        self._open_form(EventDraft(heard_on=self._centre.ground.clock.today()))

    def open_from_case(self, case_uid: str) -> None:
        """Show the form of an event that comes of a case.

        Args:
            case_uid: the case.
        """
        self._room.read(lambda: self._centre.situations.events.from_case(case_uid), self._open_form)

    def _open_form(self, draft: EventDraft) -> None:
        self.entry.show_new()
        # Whoever leaves the form without saving is back in the list: there is nothing behind it.
        blank = EventDraft(heard_on=draft.heard_on, case_uid=draft.case_uid)
        form = event_forms.event(self._room.desk, self._centre, blank, self._save_new)
        form.closed.connect(self.go_back)
        self.entry.open_form(form, form.field("kind"))
        form.fill(draft)
        self._room.show_entry(self.entry)
        form.field("kind").setFocus()

    def _save_new(self, draft: EventDraft) -> None:
        events = self._centre.situations.events
        self._room.write(self.entry, lambda: events.save(draft), self._saved_new)

    def _saved_new(self, saved: Saved) -> None:
        if saved.uid:
            self._room.desk.say(_("The event is saved. Now write down who was told."))
            self.open(saved.uid)
            return
        self._room.desk.say(_("The event was taken down. Only supervisors open it from now on."))
        self.go_back()

    def change(self) -> None:
        """Show the form of the event that is open."""
        page = self.entry.page
        if page is None:
            return
        events, uid = self._centre.situations.events, page.row.uid

        def save(draft: EventDraft) -> None:
            self._room.write(self.entry, lambda: events.save(draft, uid, page.revision), self._saved)

        form = event_forms.event(self._room.desk, self._centre, page.draft, save)
        self.entry.open_form(form, form.field("kind"))

    def _saved(self, saved: Saved) -> None:
        if saved.uid:
            self._room.desk.say(_("The event is saved."))
            self.open(saved.uid)
        else:
            self._saved_new(saved)

    def tell(self) -> None:
        """Show the form of who was told."""
        page = self.entry.page
        if page is None:
            return
        events, today = self._centre.situations.events, self._centre.ground.clock.today()
        heard, uid = page.row.heard_on, page.row.uid

        def save(draft: TellingDraft) -> None:
            self._room.write(self.entry, lambda: events.tell(draft), lambda made: self._told(uid, made))

        form = event_forms.small(
            self._room.desk,
            event_forms.telling_group(self._centre),
            TellingDraft(event_uid=uid, on=today),
            lambda draft: rules.check_telling(draft, heard, today),
            save,
        )
        self.entry.open_form(form, form.field("to"))

    def _told(self, uid: str, made: str) -> None:
        self._room.desk.say(_("It is written down who was told."), lambda: self.take_back(made))
        self.open(uid)

    def take_back(self, telling_uid: str) -> None:
        """Somebody was not told after all.

        Args:
            telling_uid: the entry.
        """
        events = self._centre.situations.events
        said = _("That somebody was told no longer counts.")
        self._room.desk.run(
            lambda _progress: events.take_back(telling_uid),
            lambda _none: self._room.desk.say(said),
            writes=True,
            owner=self._room.owner,
        )

    def end(self) -> None:
        """Show the form of how the event ended."""
        page = self.entry.page
        if page is None:
            return
        events, today = self._centre.situations.events, self._centre.ground.clock.today()
        heard, uid = page.row.heard_on, page.row.uid

        def save(draft: EndDraft) -> None:
            self._room.write(self.entry, lambda: events.end(uid, draft), lambda _none: self._ended(uid))

        form = event_forms.small(
            self._room.desk,
            event_forms.end_group(self._centre),
            EndDraft(ended_on=today),
            lambda draft: rules.check_end(draft, heard, today),
            save,
        )
        self.entry.open_form(form, form.field("ended_on"))

    def _ended(self, uid: str) -> None:
        events = self._centre.situations.events

        def undo() -> None:
            self._room.desk.run(lambda _progress: events.go_on(uid), writes=True)

        self._room.desk.say(_("The event has ended."), undo)
        self.open(uid)

    def go_on(self) -> None:
        """The event that is open has not ended after all."""
        page, events = self.entry.page, self._centre.situations.events
        if page is not None:
            uid = page.row.uid
            self._room.write(
                self.entry,
                lambda: events.go_on(uid),
                lambda _none: self._room.desk.say(_("The event goes on.")),
            )

    # -- papers

    def print_paper(self, document_uid: str) -> None:
        """Print the report of the event that is open.

        Args:
            document_uid: a paper that was handed out, to print it again; empty for a new one.
        """
        if document_uid:
            self._room.desk.open("paper", document_uid=document_uid, back="situations")
            return
        page = self.entry.page
        if page is None:
            return
        papers, uid = self._centre.situations.papers, page.row.uid

        def show(sheet: object) -> None:
            self._room.desk.open("paper", form="event_report", sheet=sheet, about=uid, back="situations")

        self._room.read(lambda: papers.event_sheet(uid), show)


def _count(count: int) -> str:
    return thai_date.thai_digits(_("{count} events", count=f"{count:,}"))
