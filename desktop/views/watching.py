"""Watched places: looked at every few seconds while the window is active, never on the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.centre import Centre
from desktop.services.exchange import FoundFile
from desktop.system import watched_places
from desktop.system.settings import Settings
from desktop.system.watched_places import FOLDERS, READINGS, Place, Readings
from desktop.views.found_cards import FoundCards
from desktop.views.kit.desk import Desk

PUT_OFF: Final = "watched.put_off"
EVERY: Final = 5_000
_MOST_PUT_OFF: Final = 200
_KEYS: Final = {"peers", "own_identities"}


def places_of(settings: Settings) -> tuple[Place, ...]:
    """What is plugged in, and the folders that this workstation's office named."""
    named = tuple(Place(Path(folder)) for folder in settings.texts(FOLDERS))
    return (*watched_places.sticks(), *named)


class Watch(QObject):
    """Looks for files meant for this unit, and shows them on the pages that have cards for them.

    Args:
        window: looks only while it is active.
        desk: runs what asks the register.
        centre: all services.
        settings: this workstation's.
        places: tells what is watched; asked on a thread of its own.
        readings: keeps one reading at a time for each place.
    """

    shown = Signal(object)
    _places_told = Signal(object)
    _place_read = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        centre: Centre,
        settings: Settings,
        *,
        places: Callable[[], Sequence[Place]] | None = None,
        readings: Readings = READINGS,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._centre, self._settings = window, desk, centre, settings
        self._places = places or (lambda: places_of(settings))
        self._readings = readings
        self._found: dict[Place, tuple[FoundFile, ...]] = {}
        self._pages: list[FoundCards] = []
        self.offered: tuple[FoundFile, ...] = ()
        self._places_told.connect(self._read_places)
        self._place_read.connect(self._take)
        desk.changed.connect(self._heard)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        # A new stick is a new folder there: nobody waits for the timer.
        self._watcher = QFileSystemWatcher(self)
        for folder in watched_places.stick_folders():
            if folder.is_dir():
                self._watcher.addPath(str(folder))
        self._watcher.directoryChanged.connect(lambda _folder: self.look())
        self._know_keys()

    def begin(self) -> None:
        """Look every few seconds from now on."""
        self._timer.start(EVERY)

    def _know_keys(self) -> None:
        self._desk.run(lambda _progress: self._centre.watching.know_keys(), owner=self)

    def look(self) -> None:
        """Look once, while the window is active; a place whose last reading has not ended is left alone."""
        if self._window.isActiveWindow():
            self._readings.begin("places", lambda: self._places_told.emit(tuple(self._places())))

    def _read_places(self, places: tuple[Place, ...]) -> None:
        if self._found.keys() - set(places):
            self._found = {place: found for place, found in self._found.items() if place in places}
            self._offer()
        for place in places:
            self._readings.begin(str(place.path), self._reading(place))

    def _reading(self, place: Place) -> Callable[[], None]:
        watching = self._centre.watching
        return lambda: self._place_read.emit(place, watching.look(place))

    def _take(self, place: Place, found: tuple[FoundFile, ...]) -> None:
        if self._found.get(place, ()) != found:
            self._found[place] = found
            self._offer()

    def _heard(self, changes: Mapping[str, tuple[str, ...]]) -> None:
        if _KEYS & changes.keys():
            self._know_keys()
        if {"bundles", *_KEYS} & changes.keys():
            self._offer()

    def _offer(self) -> None:
        every = [file for found in self._found.values() for file in found]
        self._desk.run(lambda _progress: self._centre.watching.offered(every), self._show, owner=self)

    def _show(self, offered: tuple[FoundFile, ...]) -> None:
        put_off = self._settings.texts(PUT_OFF)
        self.offered = tuple(file for file in offered if file.hash not in put_off)
        today = self._centre.ground.clock.today()
        for cards in self._pages:
            cards.show_files(self.offered, today)
        self.shown.emit(self.offered)

    def show_on(self, page: QWidget) -> None:
        """Show what is found on a page too, where it has a place for the cards.

        Args:
            page: of the window.
        """
        for cards in page.findChildren(FoundCards):
            cards.wanted.connect(self._open)
            cards.put_off.connect(self._put_off)
            self._pages.append(cards)
            cards.show_files(self.offered, self._centre.ground.clock.today())

    def _open(self, file: FoundFile) -> None:
        page = "inbox" if self._centre.ground.is_province else "exchange"
        if file.kind == "key-card":
            self._desk.open(page, card=file.path, unit=file.sender)
        else:
            self._desk.open(page, files=[file.path])

    def _put_off(self, file: FoundFile) -> None:
        kept = [*self._settings.texts(PUT_OFF), file.hash][-_MOST_PUT_OFF:]
        self._settings.put(PUT_OFF, kept)
        self._show(self.offered)
