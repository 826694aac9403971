"""The page of bulletins: the list, one beside it, its own page, and the people whom it fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker

from desktop.rules import bulletins
from desktop.rules.bulletins import BulletinDraft
from desktop.services.bulletins import BulletinPage
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.bulletins import listing
from desktop.views.bulletins.bulletin_view import BulletinView, Glance
from desktop.views.bulletins.people_view import PeopleView
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.entries_page import EntriesPage
from desktop.views.kit.jobs import Job
from desktop.views.kit.register_page import Empty, Register, Sort
from desktop.views.list_exits import ListExits


class BulletinsPage(EntriesPage):
    """Bulletins: the province writes them, the centre tells people of them.

    Args:
        desk: runs the work.
        centre: the services.
    """

    tables = frozenset({"bulletins", "bulletin_tellings", "cases", "needs", "steps"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk)
        self._centre, self._ground = centre, centre.ground
        self._revision = 0
        self.people: PeopleView | None = None
        self.rows = listing.BulletinRows(centre)
        self.bulletin = BulletinView(desk, self._ground)
        self.place(self._register(), self.bulletin)
        self._connect()

    def _register(self) -> Register:
        province = self._ground.is_province
        new = Action(word=_("New bulletin"), run=self.write_new, icon="plus")
        purpose = (
            _("Vacancies, courses and news are written here, and every centre is shown them.")
            if province
            else _("Vacancies, courses and news of the province come with its files and are shown here.")
        )
        return Register(
            title=_("Bulletins"),
            columns=listing.columns(province=province),
            source=self.rows,
            query=listing.query,
            count=listing.count_words,
            empty=Empty("bell", _("No bulletin is open"), purpose, new if province else None),
            placeholder=_("Words of the bulletin"),
            primary=new if province else None,
            filters=listing.filters(self._centre),
            name="bulletins",
            sort=Sort("closes"),
            concerns=("bulletins", "bulletin_tellings"),
            ways_out=ListExits(self, self.desk, self._centre, "bulletins").ways_out(),
        )

    def _connect(self) -> None:
        self.register.opened.connect(self.open_bulletin)
        self.bulletin.change_wanted.connect(self._change)
        self.bulletin.withdraw_wanted.connect(self.withdraw)
        self.bulletin.put_back_wanted.connect(self.put_back)
        self.bulletin.people_wanted.connect(self.open_people)
        self.bulletin.abandoned.connect(self.go_back)
        self.bulletin.written.connect(self._write)
        # Who was told changes rows whose own entries stay as they are.
        self.desk.changed.connect(self._forget_rows)

    def _forget_rows(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        if "bulletin_tellings" in changes:
            self.register.table.rows.mark_all_stale()

    # -- coming and going

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the list, narrowed to ``closing`` ones where asked, one bulletin (``uid``), or a new one.

        Args:
            where: what to show; empty for the page as it was.
        """
        if where and not self.may_leave():
            return
        self.rows.new = frozenset()
        uid = str(where.get("uid") or "")
        if where.get("new"):
            self.write_new()
        elif uid:
            self.open_bulletin(uid)
        elif where:
            self._narrow(str(where.get("state") or ""))
        self.refresh_if_stale()
        self._see()
        if not self.shows_entry() and self.people is None:
            self.register.focus_table()

    def _narrow(self, state: str) -> None:
        self._drop_people()
        self.show_register()
        filters = self.register.filters
        with QSignalBlocker(filters):
            filters.clear()
            filters.choose("state", listing.state_choice(state) if state in listing.SHOWN else None)
        self._stale = True

    def _see(self) -> None:
        """What is new stays marked as long as this page is in front, and is no longer new afterwards."""
        self.desk.run(lambda _progress: self._centre.bulletins.look(), self._on_seen, writes=True, owner=self)

    def _on_seen(self, new: Sequence[str]) -> None:
        if new:
            self.rows.new = self.rows.new | frozenset(new)
            self.register.table.rows.mark_all_stale()

    def refresh(self) -> None:
        """Read anew the list, and what is open."""
        self.register.refresh()
        if self.people is not None:
            self.people.register.refresh()
        if self.bulletin.page is not None and self.stack.currentWidget() is not self.register:
            self._read(self.bulletin.page.row.uid, self.bulletin.show_bulletin)

    def go_back(self) -> bool:
        """Esc leaves the people, the form, then the bulletin."""
        if self.people is not None:
            self._drop_people()
            self.stack.setCurrentWidget(self.bulletin)
            self.bulletin.focus_first()
            return True
        return super().go_back()

    def focus_filter(self) -> None:
        """Go to the filter of the list in front."""
        if self.people is not None:
            self.people.register.focus_filter()
        else:
            super().focus_filter()

    def save(self) -> None:
        """Save the form that is open."""
        if self.bulletin.form is not None:
            self.bulletin.form.save()

    # -- one bulletin

    def _read(self, uid: str, shown: Callable[[BulletinPage], object]) -> Job:
        return self.desk.run(lambda _progress: self._centre.bulletins.page(uid), shown, owner=self)

    def look(self, uid: str) -> Job | None:
        """Read a bulletin to show beside the list."""
        return self._read(uid, self._show_glance)

    def _show_glance(self, page: BulletinPage) -> None:
        if page.row.uid == self.register.table.current_uid():
            self.register.show_detail(Glance(page, self._ground, self._beside(page)))

    def _beside(self, page: BulletinPage) -> Sequence[Action]:
        uid = page.row.uid
        opening = Action(word=_("Open"), run=lambda: self.open_bulletin(uid), icon="arrow-right")
        if self._ground.is_province or page.row.state != bulletins.LIVING:
            return (opening,)
        people = Action(word=_("People whom it fits"), run=lambda: self._open_its_people(uid), icon="users")
        return (people,)

    def _open_its_people(self, uid: str) -> None:
        def show(page: BulletinPage) -> None:
            self._show_bulletin(page)
            self.open_people()

        self._read(uid, show)

    def open_bulletin(self, uid: str) -> None:
        """Open a bulletin's own page.

        Args:
            uid: the bulletin.
        """
        self._drop_people()
        self._read(uid, self._show_bulletin)

    def _show_bulletin(self, page: BulletinPage) -> None:
        self.bulletin.show_bulletin(page)
        self.show_entry()

    def open_people(self, telling: str = "", unit: str = "") -> None:
        """Open the working list of the bulletin that is shown.

        Args:
            telling: which people at first; empty for those who were not told.
            unit: at the province, only those whom this centre told.
        """
        page = self.bulletin.page
        if page is None:
            return
        self._drop_people()
        made = PeopleView(
            self.desk, self._centre, (page.row.uid, page.row.title), telling, unit, parent=self.stack
        )
        made.left.connect(self.go_back)
        made.register.table.left.connect(self.go_back)
        self.people = made
        self.stack.addWidget(made)
        self.stack.setCurrentWidget(made)
        made.focus_first()

    def _drop_people(self) -> None:
        made, self.people = self.people, None
        if made is not None:
            self.stack.removeWidget(made)
            made.hide()
            made.deleteLater()

    # -- the province writes

    def write_new(self) -> None:
        """Show an empty form."""
        self._revision = 0
        self.bulletin.write(self._centre.bulletins.blank(), new=True)
        self.stack.setCurrentWidget(self.bulletin)
        assert self.bulletin.form is not None
        self.bulletin.form.field("kind").setFocus()

    def _change(self) -> None:
        page = self.bulletin.page
        assert page is not None
        uid = page.row.uid
        self.desk.run(lambda _progress: self._centre.bulletins.draft(uid), self._show_form, owner=self)

    def _show_form(self, found: tuple[BulletinDraft, int]) -> None:
        draft, self._revision = found
        self.bulletin.write(draft, new=False)

    def _write(self, draft: BulletinDraft) -> None:
        page, form = self.bulletin.page, self.bulletin.form
        assert form is not None
        uid, revision = (page.row.uid, self._revision) if page is not None else ("", None)

        def write(_progress: Progress) -> str:
            return self._centre.bulletins.publish(draft, uid, revision)

        self.desk.run(write, self._on_written, form.refused, title=_("Saving"), writes=True, owner=form)

    def _on_written(self, uid: str) -> None:
        self.bulletin.written_down()
        self.open_bulletin(uid)
        self.desk.say(_("The bulletin is saved. It goes to every centre with the next answer."))

    def withdraw(self) -> None:
        """Nobody is shown it any more; it can be undone at the foot."""
        page = self.bulletin.page
        if page is not None:
            uid = page.row.uid
            said = _("The bulletin is withdrawn. The centres no longer show it after the next answer.")
            self._act(lambda: self._centre.bulletins.withdraw(uid), said, lambda: self._show_again(uid))

    def put_back(self) -> None:
        """Show it again."""
        if self.bulletin.page is not None:
            self._show_again(self.bulletin.page.row.uid)

    def _show_again(self, uid: str) -> None:
        self._act(lambda: self._centre.bulletins.put_back(uid), _("The bulletin is shown again."))

    def _act(self, work: Callable[[], None], said: str, undo: Callable[[], object] | None = None) -> None:
        self.desk.run(
            lambda _progress: work(), lambda _none: self.desk.say(said, undo), writes=True, owner=self
        )
