"""Places that files arrive at: what is listed of them, what is plugged in, and one reading at a time."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.system import watched_places
from desktop.system.watched_places import Place, Readings, Seen, head, listed, whole

PATIENCE = 60


def names(folder: Path) -> list[str]:
    return sorted(seen.path.name for seen in listed(Place(folder, is_stick=True)))


def test_the_top_and_one_folder_below_are_listed_and_nothing_deeper(tmp_path: Path) -> None:
    deeper = tmp_path / "ตุลาคม" / "เก่า"
    deeper.mkdir(parents=True)
    for file in (tmp_path / "a.lcx", tmp_path / "ตุลาคม" / "B.LCX", deeper / "c.lcx", tmp_path / "d.docx"):
        file.write_bytes(b"x")
    assert names(tmp_path) == ["B.LCX", "a.lcx"]


def test_empty_hidden_and_too_large_files_and_folders_with_such_a_name_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "empty.lcx").touch()
    (tmp_path / "._shadow.lcx").write_bytes(b"x")
    (tmp_path / "folder.lcx").mkdir()
    with (tmp_path / "large.lcx").open("wb") as large:
        large.truncate(watched_places.LARGEST + 1)
    assert names(tmp_path) == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside, stick = tmp_path / "outside", tmp_path / "stick"
    outside.mkdir()
    stick.mkdir()
    (outside / "a.lcx").write_bytes(b"x")
    (stick / "link.lcx").symlink_to(outside / "a.lcx")
    (stick / "folder").symlink_to(outside)
    (stick / "circle").symlink_to(stick)
    assert names(stick) == []
    assert head(Seen(stick / "link.lcx", 1, 0)) == b""


def test_a_place_that_vanished_holds_nothing_and_a_file_that_changed_meanwhile_is_not_read(
    tmp_path: Path,
) -> None:
    assert listed(Place(tmp_path / "gone")) == ()
    file = tmp_path / "a.lcx"
    file.write_bytes(b"longer now")
    assert whole(Seen(file, 3, 0)) == b""
    assert whole(Seen(tmp_path / "gone.lcx", 3, 0)) == b""


def test_of_five_thousand_files_the_newest_are_listed(tmp_path: Path) -> None:
    for number in range(5_000):
        (tmp_path / f"{number}.lcx").write_bytes(b"x")
    found = listed(Place(tmp_path))
    assert len(found) == watched_places.MOST_FILES
    assert list(found) == sorted(found, key=lambda seen: (-seen.changed, str(seen.path)))


def test_a_slow_place_has_one_reading_and_the_next_only_after_it() -> None:
    readings, begun, go_on, again = Readings(), threading.Event(), threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        go_on.wait(PATIENCE)

    before = threading.active_count()
    assert readings.begin("dead drive", slow)
    assert begun.wait(PATIENCE)
    assert not any(readings.begin("dead drive", slow) for _time in range(50))
    assert threading.active_count() == before + 1
    assert readings.begin("stick", again.set)
    assert again.wait(PATIENCE)
    go_on.set()
    for thread in [one for one in threading.enumerate() if one.name == "watching"]:
        thread.join(PATIENCE)
    assert readings.begin("dead drive", again.set)


def test_a_reading_that_fails_may_begin_again() -> None:
    readings = Readings()

    def fails() -> None:
        raise OSError("pulled out")

    assert readings.begin("stick", fails)
    for thread in [one for one in threading.enumerate() if one.name == "watching"]:
        thread.join(PATIENCE)
    assert not readings.is_under_way("stick")


def test_what_is_mounted_for_the_user_is_a_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "KINGSTON").mkdir()
    (tmp_path / "file").touch()
    monkeypatch.setattr(watched_places, "stick_folders", lambda: (tmp_path, tmp_path / "nothing"))
    assert watched_places.sticks() == (Place(tmp_path / "KINGSTON", is_stick=True),)


def test_on_windows_the_removable_letters_are_sticks_and_no_disk_is_asked_for() -> None:
    modes: list[int] = []
    kinds = {"C:\\": 3, "E:\\": 2, "Z:\\": 4}
    kernel = SimpleNamespace(
        SetErrorMode=modes.append,
        GetLogicalDrives=lambda: 1 << 2 | 1 << 4 | 1 << 25,
        GetDriveTypeW=kinds.__getitem__,
    )
    assert [str(path) for path in watched_places._letters(kernel)] == ["E:\\"]
    assert modes == [1]
