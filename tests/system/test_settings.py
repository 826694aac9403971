"""What the window remembers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.system.settings import Settings


def test_what_is_put_is_there_the_next_day(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    settings = Settings(file)
    settings.put("page", "citizens")
    settings.put("width", 1366)
    again = Settings(file)
    assert again.text("page") == "citizens"
    assert again.number("width") == 1366
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_thai_text_is_kept_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    Settings(file).put("unit", "ศูนย์แรงงานอำเภอจะนะ")
    assert "จะนะ" in file.read_text("utf-8")
    assert Settings(file).text("unit") == "ศูนย์แรงงานอำเภอจะนะ"


def test_a_value_of_another_kind_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"page": 3, "width": "wide", "flag": True}), "utf-8")
    settings = Settings(file)
    assert settings.text("page", "home") == "home"
    assert settings.number("width", 800) == 800
    assert settings.number("flag", 7) == 7
    assert settings.text("nothing") == ""


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null"])
def test_a_damaged_file_starts_anew_and_can_be_written_again(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.text("page", "home") == "home"
    settings.put("page", "cases")
    assert Settings(file).text("page") == "cases"


def test_the_same_value_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = Settings(file)
    settings.put("page", "cases")
    file.unlink()
    settings.put("page", "cases")
    assert not file.exists()


def test_a_place_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("x")
    settings = Settings(blocker / "settings.json")
    settings.put("page", "cases")
    assert settings.text("page") == "cases"
