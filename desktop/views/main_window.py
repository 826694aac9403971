"""The window: pages on the left, one search on top, what happened at the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import __version__
from desktop.rules import roles, thai_date
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.system.language import _, mark
from desktop.system.progress import Progress
from desktop.system.settings import Settings
from desktop.views.coming_files import ComingFiles, is_known
from desktop.views.dropping import Dropping
from desktop.views.kit import keys
from desktop.views.kit.buttons import IconButton, QuietButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.key_sheet import KeySheet
from desktop.views.kit.messages import Foot
from desktop.views.kit.page import Page
from desktop.views.kit.remembered import Remembered
from desktop.views.kit.search_box import Found, SearchBox
from desktop.views.kit.side_bar import SideBar, SideItem
from desktop.views.month_words import month_chip
from desktop.views.pages import CENTRE_PAGES, PROVINCE_PAGES, PageEntry
from desktop.views.watching import Watch

_GEOMETRY = "window.geometry"
_LAST_PAGE = "window.page"
_SEARCH_WIDTH = 493
_SEARCH_LEAST = 200
# The smallest screen that offices have, less the system's own bar.
_FIRST_SIZE = QSize(1366, 736)
_TOP = 56
# Where a thing that was found is opened and under which name, and the icon and word of its kind.
_KINDS = {
    "citizen": ("citizens", "uid", "user", mark("Person")),
    "case": ("cases", "uid", "clipboard-list", mark("Case")),
    "volunteer": ("volunteers", "uid", "heart-handshake", mark("Volunteer")),
    "document": ("paper", "document_uid", "file-text", mark("Paper")),
    "group": ("trainings", "group", "users", mark("Group of people")),
    "course": ("trainings", "course", "graduation-cap", mark("Course")),
    "forum": ("forums", "uid", "message-square", mark("Forum")),
    "event": ("situations", "event", "shield-alert", mark("Event")),
    "activity": ("plans", "uid", "calendar-check", mark("Activity")),
    "bulletin": ("bulletins", "uid", "bell", mark("Bulletin")),
}


class MainWindow(QWidget):
    """The window of one signed-in user.

    Signals:
        left: the user signed out.

    Args:
        desk: runs the work of all pages.
        centre: all services.
        settings: what the window remembers.
    """

    left = Signal()

    def __init__(self, desk: Desk, centre: Centre, settings: Settings) -> None:
        super().__init__()
        self.desk, self.centre, self._settings = desk, centre, settings
        desk.remembered = Remembered(settings, centre.ground.actor.uid)
        desk.settings = settings
        province = centre.ground.is_province
        self._entries = {entry.name: entry for entry in (PROVINCE_PAGES if province else CENTRE_PAGES)}
        self.pages: dict[str, Page] = {}
        self._current = ""
        self.setWindowTitle(centre.ground.unit_name)
        self.setMinimumSize(1024, 640)
        self._lay_out()
        self.dropping = Dropping(self, is_known)
        self.coming = ComingFiles(self, self.dropping, province=province)
        self.watch = Watch(self, desk, centre, settings)
        self._connect()
        self._bind_keys()
        self._restore()

    # -- what it is made of

    def _lay_out(self) -> None:
        ground = self.centre.ground
        shown = [entry for entry in self._entries.values() if entry.word]
        title, place = _unit_words(self.centre)
        who = f"{ground.actor.full_name} · {roles.role_word(ground.actor.role)}"
        self.side = SideBar([_side_item(entry) for entry in shown], title, place, who)
        self.sign_out = QuietButton(_("Sign out"), "log-out", on_click=self._sign_out)
        self.side.foot.addWidget(self.sign_out)
        self.stack = QStackedWidget()
        self.foot = Foot(self.desk.jobs, __version__)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._top())
        right.addWidget(self.stack, 1)
        right.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)

    def _top(self) -> QFrame:
        top = QFrame()
        top.setProperty("shape", "top")
        top.setFixedHeight(_TOP)
        row = QHBoxLayout(top)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(14)
        self.search = SearchBox(self.desk.jobs, self._find, _("Find a person, case, ID, telephone or letter"))
        self.search.setMinimumWidth(_SEARCH_LEAST)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        row.addWidget(self.search, 10)
        row.addStretch(1)
        self.month_chip, self.waiting_chip = Chip("plain", ""), Chip("waiting", "")
        self.month_chip.hide()
        self.waiting_chip.hide()
        row.addWidget(self.month_chip)
        row.addWidget(self.waiting_chip)
        row.addWidget(IconButton("circle-question-mark", _("Help and keys"), on_click=self.show_keys))
        return top

    def _connect(self) -> None:
        self.side.chosen.connect(self.turn_to)
        self.search.chosen.connect(self._open_found)
        self.search.wanted_all.connect(lambda text: self.turn_to("citizens", {"text": text}))
        self.desk.opened.connect(self.turn_to)
        self.desk.said.connect(self.foot.say)
        self.desk.failed.connect(self.foot.fail)
        self.desk.overcame.connect(self.foot.failed.page_turned)
        self.desk.changed.connect(self._heard)

    def _bind_keys(self) -> None:
        if "walk_in" in self._entries:
            keys.bind(self, "Ctrl+N", lambda: self.turn_to("walk_in"))
        if "import_list" in self._entries:
            keys.bind(self, "Ctrl+I", lambda: self.turn_to("import_list"))
        keys.bind(self, "Ctrl+Shift+O", self.coming.choose)
        keys.bind(self, "Ctrl+V", self.coming.paste)
        keys.bind(self, "F5", self._refresh)
        keys.bind(self, "F1", self.show_keys)
        keys.bind(self, "Ctrl+/", self.show_keys)
        keys.bind(self, "/", self._focus_filter)

    # -- turning pages

    def turn_to(self, name: str, where: Mapping[str, object] | None = None) -> None:
        """Turn to a page, unless the one in front has something unsaved that the user wants to keep.

        Args:
            name: the page.
            where: what to show there.
        """
        entry = self._entries.get(name)
        if entry is None:
            return
        before = self.pages.get(self._current)
        if before is not None and name != self._current and not before.may_leave():
            self.side.set_current(self._entries[self._current].under or self._current)
            # The click that asked to leave has taken the focus along; whoever stays goes on typing.
            before.give_back_focus()
            return
        page = self._page(entry)
        if name != self._current:
            self.foot.failed.page_turned()
        self._current = name
        self.stack.setCurrentWidget(page)
        if entry.word or entry.under:
            self.side.set_current(entry.under or name)
        if entry.word:
            self._settings.put(_LAST_PAGE, name)
        page.arrive(where or {})

    def _page(self, entry: PageEntry) -> Page:
        page = self.pages.get(entry.name)
        if page is None:
            page = entry.build(self.desk, self.centre)
            self.pages[entry.name] = page
            self.stack.addWidget(page)
            self.watch.show_on(page)
        return page

    def current(self) -> str:
        """The name of the page in front."""
        return self._current

    def _refresh(self) -> None:
        self.pages[self._current].refresh()
        self._refresh_top()

    def _focus_filter(self) -> None:
        self.pages[self._current].focus_filter()

    # -- the top

    def _find(self, text: str) -> Sequence[Found]:
        # At a province there is no page for what is a centre's alone.
        found = [one for one in self.centre.search.find(text) if _KINDS[one.kind][0] in self._entries]
        alike = {
            "name": _("similar name"),
            "part": _("only some words fit"),
            "number": _("one digit differs"),
        }
        return [
            Found(
                key=(one.kind, one.uid),
                title=one.title,
                detail=" · ".join(part for part in (alike.get(one.alike, ""), one.detail) if part),
                icon=_KINDS[one.kind][2],
                kind=_(_KINDS[one.kind][3]),
                marks=one.marks,
                is_sure=one.is_sure,
            )
            for one in found
        ]

    def _open_found(self, found: Found) -> None:
        kind, uid = cast("tuple[str, str]", found.key)
        page, key, _icon, _word = _KINDS[kind]
        self.turn_to(page, {key: uid})

    def _heard(self, _changes: object) -> None:
        self._refresh_top()

    def _refresh_top(self) -> None:
        if self.centre.ground.is_province:
            return
        today = self.centre.ground.clock.today()

        def read(_progress: Progress) -> tuple[str, int]:
            state = self.centre.reports.month_state(Month.of(today)).state
            return state, self.centre.exchange.pending_count()

        self.desk.run(read, self._show_top, owner=self)

    def _show_top(self, read: tuple[str, int]) -> None:
        state, waiting = read
        month = thai_date.short_month(self.centre.ground.clock.today())
        chip, word = month_chip(state)
        self.month_chip.show_state(chip, _("{month} · {state}", month=month, state=word))
        self.month_chip.show()
        count = thai_date.thai_digits(f"{waiting:,}")
        self.waiting_chip.show_state("waiting", _("{count} entries wait to be sent", count=count))
        self.waiting_chip.setVisible(waiting > 0)

    def show_keys(self) -> None:
        """Show the sheet of keys, with what the page in front is for."""
        entry = self._entries[self._current]
        sheet = KeySheet(_(entry.about) if entry.about else "", _keys(), self)
        sheet.exec()
        sheet.deleteLater()

    # -- coming and going

    def _restore(self) -> None:
        self.resize(_FIRST_SIZE)
        remembered = self._settings.text(_GEOMETRY)
        if remembered:
            self.restoreGeometry(QByteArray.fromBase64(remembered.encode()))
        last = self._settings.text(_LAST_PAGE, "home")
        self.turn_to(last if last in self._entries and self._entries[last].word else "home")
        self._refresh_top()

    def _sign_out(self) -> None:
        if self.may_close():
            self.left.emit()

    def may_close(self) -> bool:
        """Whether nothing unsaved would be lost, or the user said to leave it."""
        page = self.pages.get(self._current)
        return page is None or page.may_leave()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on files may be dragged onto the window."""
        super().showEvent(event)
        self.dropping.listen()
        self.watch.begin()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place; stay where something unsaved shall be kept."""
        if not self.may_close():
            event.ignore()
            return
        self._settings.put(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        event.accept()


def _side_item(entry: PageEntry) -> SideItem:
    return SideItem(entry.name, entry.icon, _(entry.word))


def _unit_words(centre: Centre) -> tuple[str, str]:
    unit = centre.ground.reference.units().get(centre.ground.unit)
    if unit is None:
        return centre.ground.unit_name, ""
    if centre.ground.is_province:
        return _("Provincial labour office"), unit.province
    return _("District labour centre"), _(
        "{district}, {province}", district=unit.district, province=unit.province
    )


def _keys() -> list[tuple[str, str]]:
    return [
        ("Ctrl+K", _("Find anything")),
        ("Ctrl+N", _("New walk-in")),
        ("Ctrl+I", _("Import a list")),
        ("Ctrl+Shift+O", _("Take in a file or a list")),
        ("Ctrl+V", _("Take in files that were copied elsewhere")),
        ("Ctrl+S", _("Save")),
        ("Ctrl+P", _("Print, or save and print")),
        ("F6", _("Next card of a form")),
        ("F5", _("Read the page anew")),
        ("F1", _("Help for this page")),
        ("Alt+1", _("First page, and so on to Alt+0")),
        ("/", _("Filter the list")),
        ("Return", _("Open the chosen row")),
        ("Ctrl+C", _("Copy the selected rows")),
        ("Ctrl+E", _("Write the list to Excel")),
        ("Space", _("Peek at the chosen row")),
        ("Ctrl+Space", _("One row more, or one less, among the selected")),
        ("Esc", _("Back, or close")),
        ("Ctrl+/", _("This sheet")),
    ]
