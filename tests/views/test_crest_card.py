"""The card of the crest in the office: choosing a picture, taking it away, and who may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.views.kit import theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.office import OfficePage
from desktop.views.office.crest import CrestCard
from desktop.views.office.unit import UnitSettings
from tests.printing.crest_pictures import picture

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

Shown = Callable[[Centre], CrestCard]


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not desk.jobs.is_busy())


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, settled: Callable[[], None]) -> Iterator[Shown]:
    """Shows the card on its page, which lives as long as the test."""
    theme.dress(qapp, tokens.LIGHT)
    kept: list[OfficePage] = []

    def show(centre: Centre) -> CrestCard:
        page = OfficePage(desk, centre)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1150, 712)
        page.show()
        page.arrive({"tab": "unit"})
        settled()
        part = page.part()
        assert isinstance(part, UnitSettings)
        return part.crest

    yield show
    settled()


def _chosen(monkeypatch: pytest.MonkeyPatch, place: Path, content: bytes) -> None:
    place.write_bytes(content)
    monkeypatch.setattr(Dialog, "open_file", lambda *_asked: place)


def test_a_crest_is_chosen_shown_and_taken_away(
    shown: Shown,
    settled: Callable[[], None],
    centre: Centre,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))
    card = shown(centre)
    assert not card.picture.isVisible()
    assert not card.remove_button.isEnabled()
    _chosen(monkeypatch, tmp_path / "crest.png", picture())

    card.choose()
    settled()
    assert centre.documents.crest()
    assert card.picture.isVisible()
    assert card.picture.pixmap().height() > 80
    assert said == ["Papers bear this crest from now on."]

    monkeypatch.setattr(Dialog, "ask", lambda *_asked: False)
    card.take_away()
    settled()
    assert centre.documents.crest()
    monkeypatch.setattr(Dialog, "ask", lambda *_asked: True)
    card.take_away()
    settled()
    assert centre.documents.crest() == b""
    assert not card.picture.isVisible()


@pytest.mark.parametrize("content", [b"", b"no picture"])
def test_a_file_that_is_no_crest_is_refused_in_words(
    content: bytes,
    shown: Shown,
    settled: Callable[[], None],
    centre: Centre,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    failed: list[BaseException] = []
    desk.failed.connect(failed.append)
    card = shown(centre)
    _chosen(monkeypatch, tmp_path / "crest.png", content)

    card.choose()
    settled()
    (failure,) = failed
    assert isinstance(failure, Refused)
    assert failure.code == "crest"
    assert centre.documents.crest() == b""


def test_an_officer_sees_the_crest_and_who_chooses_it(
    shown: Shown, centre: Centre, as_role: Callable[[Ground, str], Ground]
) -> None:
    ground = as_role(centre.ground, "officer")
    card = shown(replace(centre, ground=ground, documents=Documents(ground)))
    assert not card.choose_button.isVisible()
    assert not card.remove_button.isVisible()
    assert "supervisor" in card.told.text()
