"""Files on their way to the disk are never half there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.exchange import files, limits
from desktop.exchange.failures import BundleRefused
from desktop.exchange.files import content, write_file


def _code_of_reading(source: Path) -> str:
    with pytest.raises(BundleRefused) as refusal:
        content(source)
    return refusal.value.code


def test_a_file_is_written_whole_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "เดือน ๑.lcx"
    write_file(path, b"first")
    write_file(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_flushed_before_it_takes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, steps, fsync = tmp_path / "a.lcx", [], os.fsync

    def watched(descriptor: int) -> None:
        steps.append(path.exists())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    write_file(path, b"content")
    assert steps == [False, True]


def test_a_failed_writing_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.lcx"
    write_file(path, b"before")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BundleRefused) as refusal:
        write_file(path, b"after")
    assert refusal.value.code == "cannot-write"
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BundleRefused, match="could not be written") as refusal:
        write_file(tmp_path / "gone" / "a.lcx", b"content")
    assert refusal.value.code == "cannot-write"


def test_a_folder_in_the_files_place_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a.lcx").mkdir()
    with pytest.raises(BundleRefused):
        write_file(tmp_path / "a.lcx", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["a.lcx"]


def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    assert _code_of_reading(tmp_path / "gone.lcx") == "cannot-read"
    assert _code_of_reading(tmp_path) == "cannot-read"


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE", 10)
    monkeypatch.setattr(Path, "read_bytes", None)
    (tmp_path / "a.lcx").write_text("eleven bytes")
    assert _code_of_reading(tmp_path / "a.lcx") == "too-big"


def test_a_refusal_does_not_name_the_folder(tmp_path: Path) -> None:
    with pytest.raises(BundleRefused) as refusal:
        files.content(tmp_path / "สมชาย.lcx")
    assert "สมชาย" not in str(refusal.value)
    assert refusal.value.__suppress_context__
