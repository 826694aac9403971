"""Files at watched places: recognised for this unit, offered quietly, never taken in by themselves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.system import watched_places
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.system.settings import Settings
from desktop.system.watched_places import FOLDERS, Place, Readings
from desktop.views.exchange import ExchangePage, InboxPage
from desktop.views.exchange.accepting import Accepting
from desktop.views.exchange.hand_over import HandOver
from desktop.views.exchange.looking import Looking
from desktop.views.found_cards import FoundCards
from desktop.views.kit import theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.main_window import MainWindow
from desktop.views.office.watched import WatchedFolders
from desktop.views.watching import Watch, places_of
from tests.views.exchange_pair import OCTOBER, Pair, PairTemplate

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

PATIENCE = 60


@pytest.fixture(scope="module")
def template(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> PairTemplate:
    return PairTemplate.make(centre_template, province_template, tmp_path_factory.mktemp("pair"))


@pytest.fixture
def pair(template: PairTemplate, tmp_path: Path, clock: SetClock, desk: Desk) -> Iterator[Pair]:
    yield from template.copied(tmp_path, clock, desk)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def found_by(centre: Centre, folder: Path) -> list[tuple[str, str]]:
    """The kind and the name of each file that would be offered."""
    centre.watching.know_keys()
    found = centre.watching.look(Place(folder, is_stick=True))
    return [(one.kind, one.path.name) for one in centre.watching.offered(found)]


def test_only_what_is_meant_for_this_unit_is_recognised(
    pair: Pair, province: Centre, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    october = pair.sent(stick)
    (stick / "photograph.lcx").write_bytes(b"\xff\xd8\xff\xe0 JFIF" + bytes(5000))
    (stick / "letter.lcx").write_bytes(b"PK\x03\x04" + bytes(300))
    (stick / "cut.lcx").write_bytes(october.read_bytes()[:-40])
    assert found_by(pair.province, stick) == [("month", "october.lcx")]
    # Our own files open with our key as well, and are no news to us.
    assert found_by(pair.centre, stick) == []
    assert found_by(province, stick) == []

    read: list[Path] = []
    whole = watched_places.whole
    monkeypatch.setattr(watched_places, "whole", lambda seen: (read.append(seen.path), whole(seen))[1])
    pair.province.watching.look(Place(stick, is_stick=True))
    assert read == []


def test_what_was_taken_in_is_offered_no_more_and_of_a_sender_only_the_newest_is(
    pair: Pair, stick: Path
) -> None:
    (stick / "first.lcx").write_bytes(pair.centre.exchange.send(OCTOBER).content)
    (stick / "second.lcx").write_bytes(pair.centre.exchange.send(OCTOBER).content)
    (stick / "copy of second.lcx").write_bytes((stick / "second.lcx").read_bytes())
    assert len(offered := found_by(pair.province, stick)) == 1
    assert "second" in offered[0][1]
    pair.province.exchange.take_in(stick / "second.lcx")
    assert found_by(pair.province, stick) == []


def test_an_enrolment_is_offered_to_its_centre_and_a_key_card_to_the_province(
    centre: Centre, province: Centre, stick: Path
) -> None:
    (stick / "enrolment.lcx").write_bytes(province.exchange.enrol("9401"))
    (stick / "another.lcx").write_bytes(province.exchange.enrol("9402"))
    assert found_by(centre, stick) == [("enrolment", "enrolment.lcx")]
    card = centre.exchange.take_in(stick / "enrolment.lcx").key_card
    assert card is not None
    (stick / "card.lcx").write_bytes(card)
    assert found_by(centre, stick) == []
    assert found_by(province, stick) == [("key-card", "card.lcx")]
    province.exchange.accept_key(card, " ".join(centre.exchange.own_fingerprint().words))
    assert found_by(province, stick) == []


Watched = Callable[..., MainWindow]


@pytest.fixture
def watched(
    qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watched]:
    """Shows the window of a unit whose sticks lie in a folder of the test."""
    theme.dress(qapp, tokens.LIGHT)
    monkeypatch.setattr(watched_places, "stick_folders", lambda: (tmp_path / "media",))
    (tmp_path / "media").mkdir()
    made: list[MainWindow] = []

    def show(centre: Centre) -> MainWindow:
        window = MainWindow(desk, centre, Settings(tmp_path / "settings.json"))
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and not desk.jobs.is_busy())
        return window

    yield show
    for window in made:
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.jobs.close(10)


def cards_of(window: MainWindow) -> FoundCards:
    (cards,) = window.pages[window.current()].findChildren(FoundCards)
    return cards


def test_a_stick_that_is_plugged_in_is_offered_looked_into_and_put_off(
    qtbot: QtBot, watched: Watched, pair: Pair, tmp_path: Path
) -> None:
    window = watched(pair.province)
    inserted = tmp_path / "media" / "KINGSTON"
    inserted.mkdir()
    pair.sent(inserted)
    window.watch.look()
    qtbot.waitUntil(lambda: len(cards_of(window).cards) == 1)
    (card,) = cards_of(window).cards
    assert cards_of(window).isVisible()
    assert "KINGSTON" in card.accessibleName()
    assert pair.province.exchange.inbox() == ()

    card.look.click()
    page = window.pages["inbox"]
    assert isinstance(page, InboxPage)
    qtbot.waitUntil(lambda: isinstance(page.panel(), Looking))
    page.close_panel()
    assert pair.province.exchange.inbox() == ()
    cards_of(window).cards[0].later.click()
    assert window.watch.offered == ()
    assert not cards_of(window).isVisible()


def test_a_stick_that_is_pulled_out_takes_its_card_along(
    qtbot: QtBot, watched: Watched, pair: Pair, tmp_path: Path
) -> None:
    window = watched(pair.province)
    inserted = tmp_path / "media" / "KINGSTON"
    inserted.mkdir()
    file = pair.sent(inserted)
    window.watch.look()
    qtbot.waitUntil(lambda: len(window.watch.offered) == 1)
    file.unlink()
    inserted.rmdir()
    qtbot.waitUntil(lambda: not window.watch.offered)


def test_a_found_key_card_asks_for_the_words_of_its_centre(
    qtbot: QtBot, watched: Watched, centre: Centre, province: Centre, tmp_path: Path
) -> None:
    card = centre.exchange.take_in(province.exchange.enrol("9401")).key_card
    assert card is not None
    inserted = tmp_path / "media" / "KINGSTON"
    inserted.mkdir()
    (inserted / "card.lcx").write_bytes(card)
    window = watched(province)
    window.watch.look()
    qtbot.waitUntil(lambda: len(cards_of(window).cards) == 1)
    cards_of(window).cards[0].look.click()
    page = window.pages["inbox"]
    assert isinstance(page, InboxPage)
    assert isinstance(page.panel(), Accepting)


def test_a_place_that_hangs_holds_up_neither_the_window_nor_another_place(
    qtbot: QtBot, desk: Desk, watched: Watched, pair: Pair, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.sent(stick)
    dead, go_on, asked = Place(Path("/dead drive")), threading.Event(), list[Place]()
    look = pair.province.watching.look

    def slow(place: Place) -> object:
        asked.append(place)
        return go_on.wait(PATIENCE) and () if place == dead else look(place)

    window = watched(pair.province)
    monkeypatch.setattr(pair.province.watching, "look", slow)
    places, readings = (dead, Place(stick, is_stick=True)), Readings()
    watch = Watch(
        window, desk, pair.province, Settings(stick / "s.json"), places=lambda: places, readings=readings
    )
    try:
        for _time in range(3):
            with qtbot.waitSignal(watch._place_read, timeout=PATIENCE * 1000):
                watch.look()
            qtbot.waitUntil(lambda: not readings.is_under_way(str(stick)))
        qtbot.waitUntil(lambda: len(watch.offered) == 1)
        assert asked.count(dead) == 1
        assert readings.is_under_way(str(dead.path))
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: not readings.is_under_way(str(dead.path)))


def test_the_folders_of_a_workstation_are_added_and_left_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched_places, "sticks", lambda: ())
    settings = Settings(tmp_path / "settings.json")
    card = WatchedFolders(settings)
    qtbot.addWidget(card)
    monkeypatch.setattr(Dialog, "open_folder", lambda _parent: tmp_path)
    card.choose()
    card.choose()
    assert Settings(tmp_path / "settings.json").texts(FOLDERS) == [str(tmp_path)]
    assert places_of(settings) == (Place(tmp_path),)
    card.leave_out(str(tmp_path))
    assert places_of(settings) == ()


def test_a_sealed_file_is_offered_to_the_stick_first(
    qtbot: QtBot, watched: Watched, pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inserted = tmp_path / "media" / "KINGSTON"
    inserted.mkdir()
    window = watched(pair.centre)
    window.turn_to("exchange")
    page = window.pages["exchange"]
    assert isinstance(page, ExchangePage)
    page.send(OCTOBER)
    qtbot.waitUntil(lambda: isinstance(page.panel(), HandOver))
    offered: list[object] = []
    monkeypatch.setattr(Dialog, "save_as", lambda *asked: offered.append(asked[-1]))
    panel = page.panel()
    assert isinstance(panel, HandOver)
    panel.save()
    assert offered == [inserted]
