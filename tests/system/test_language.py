"""The window's language."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from desktop.system import language, paths
from desktop.system.language import _, mark


@pytest.fixture
def thai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    catalogue = Catalog(locale="th")
    catalogue.add("Due {date}", "ครบกำหนด {date}")
    catalogue.add("Found {count}", "พบ {จำนวน}")
    catalogue.add("Half {count}", "ครึ่ง {count")
    catalogue.add("Plain", "ธรรมดา")
    folder = tmp_path / "locale" / "th" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "desktop.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    language.use("th")
    yield
    language.use("en")


def test_english_is_spoken_as_the_code_words_it() -> None:
    assert language.current() == "en"
    assert _("Due {date}", date="1") == "Due 1"


@pytest.mark.usefixtures("thai")
def test_thai_is_spoken_from_the_catalogue_with_its_values() -> None:
    assert language.current() == "th"
    assert _("Plain") == "ธรรมดา"
    assert _("Due {date}", date="๑ ต.ค. ๒๕๖๙") == "ครบกำหนด ๑ ต.ค. ๒๕๖๙"


@pytest.mark.usefixtures("thai")
def test_a_text_without_a_translation_is_spoken_in_english() -> None:
    assert _("Nobody translated {this}", this="it") == "Nobody translated it"


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize("text", ["Found {count}", "Half {count}"])
def test_a_translation_that_breaks_a_placeholder_falls_back_and_is_logged(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="desktop.system.language"):
        assert _(text, count=3) == text.replace("{count}", "3")
    assert "placeholder" in caplog.text


@pytest.mark.usefixtures("thai")
def test_an_empty_text_stays_empty() -> None:
    assert _("") == ""


@pytest.mark.usefixtures("thai")
def test_a_value_with_braces_is_put_in_as_it_is() -> None:
    assert _("Due {date}", date="{x}") == "ครบกำหนด {x}"


def test_marking_a_text_leaves_it_as_it_is() -> None:
    assert mark("Due {date}") == "Due {date}"


def test_a_language_without_a_catalogue_is_not_spoken_silently() -> None:
    with pytest.raises(FileNotFoundError):
        language.use("xx")
