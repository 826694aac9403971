"""Where things lie."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desktop.system import paths


def test_the_programs_resources_are_there() -> None:
    assert (paths.fonts() / "Sarabun-Regular.ttf").is_file()
    assert (paths.reference() / "tambons.csv").is_file()
    assert paths.icons().parent == paths.resources()


def test_a_chosen_folder_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "named"))
    assert paths.home(tmp_path / "chosen").root == tmp_path / "chosen"
    assert paths.home().root == tmp_path / "named"


def test_without_either_the_systems_own_place_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "labour" in paths.home().root.name.lower()


def test_an_empty_environment_names_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, "")
    assert paths.home().root != Path.cwd()


def test_everything_of_a_register_lies_in_its_home(tmp_path: Path) -> None:
    home = paths.Home(tmp_path / "ศูนย์แรงงาน")
    home.make()
    for place in (
        home.register,
        home.keys,
        home.settings,
        home.lock,
        home.logs,
        home.outbox,
        home.backups,
    ):
        assert place.parent == home.root
    for folder in (home.logs, home.outbox, home.backups):
        assert folder.is_dir()
    home.make()


def test_only_the_owner_reads_a_new_home(tmp_path: Path) -> None:
    home = paths.Home(tmp_path / "new")
    home.make()
    # Windows keeps rights elsewhere and shows every folder so.
    assert stat.S_IMODE(home.root.stat().st_mode) == (0o777 if os.name == "nt" else 0o700)


def test_a_home_exists_once_it_has_a_register_or_keys(tmp_path: Path) -> None:
    home = paths.Home(tmp_path)
    home.make()
    assert not home.exists()
    home.keys.write_text("{}")
    assert home.exists()
    home.keys.unlink()
    home.register.write_bytes(b"")
    assert home.exists()
