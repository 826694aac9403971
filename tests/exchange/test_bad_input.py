"""What people bring on their sticks, and what becomes of the stick while something is written to it."""

from __future__ import annotations

import errno
import io
import json
import os
import resource
import signal
import struct
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from desktop.exchange import limits
from desktop.exchange.bundle import Opened, Sealed
from desktop.exchange.failures import BundleRefused
from desktop.exchange.files import content, write_file
from desktop.exchange.records import Record, Unreadable

Opening = Callable[[bytes | Path], Opened]
Spoiled = Callable[..., bytes]


def _code(work: Callable[[], object]) -> str:
    with pytest.raises(BundleRefused) as refusal:
        work()
    return refusal.value.code


# -- a stick


@pytest.fixture
def nearly_full() -> Iterator[int]:
    """Nothing longer than so many bytes can be written, as on a full stick: the kernel itself refuses."""
    room = 1000
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    yield room
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_stick_is_refused_in_words_and_keeps_what_it_had(tmp_path: Path, nearly_full: int) -> None:
    path = tmp_path / "a.lcx"
    write_file(path, b"before")
    assert _code(lambda: write_file(path, bytes(nearly_full + 1))) == "cannot-write"
    assert [one.name for one in tmp_path.iterdir()] == ["a.lcx"]
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("reason", [errno.EROFS, errno.EACCES, errno.EIO])
def test_a_stick_that_takes_nothing_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    def refuse(path: Path, *_given: object) -> None:
        raise OSError(reason, os.strerror(reason), str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert _code(lambda: write_file(tmp_path / "a.lcx", b"content")) == "cannot-write"
    assert list(tmp_path.iterdir()) == []


def test_a_stick_pulled_out_while_writing_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then nothing works any more, not even clearing away what was begun."""

    def gone(*_given: object, **_named: object) -> None:
        raise OSError(errno.ENODEV, "No such device")

    for name in ("replace", "unlink"):
        monkeypatch.setattr(Path, name, gone)
    monkeypatch.setattr(os, "fsync", gone)
    assert _code(lambda: write_file(tmp_path / "a.lcx", b"content")) == "cannot-write"
    assert not (tmp_path / "a.lcx").exists()


def test_a_stick_pulled_out_while_reading_is_refused_in_words(
    tmp_path: Path, sealed: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.lcx"
    path.write_bytes(sealed.content)

    def gone(_path: Path) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert _code(lambda: content(path)) == "cannot-read"


# -- what is no file of ours


def test_a_shortcut_leads_to_the_file_and_is_not_written_through(
    tmp_path: Path, sealed: Sealed, opened_by_province: Opening
) -> None:
    path, shortcut = tmp_path / "a.lcx", tmp_path / "shortcut.lcx"
    path.write_bytes(sealed.content)
    shortcut.symlink_to(path)
    assert opened_by_province(shortcut).hash == sealed.hash
    write_file(shortcut, b"another")
    assert path.read_bytes() == sealed.content
    assert not shortcut.is_symlink()


def test_a_shortcut_to_nowhere_or_to_itself_is_refused(tmp_path: Path) -> None:
    nowhere, itself = tmp_path / "nowhere.lcx", tmp_path / "itself.lcx"
    nowhere.symlink_to(tmp_path / "gone")
    itself.symlink_to(itself)
    assert [_code(partial(content, path)) for path in (nowhere, itself)] == ["cannot-read"] * 2


def test_what_would_never_end_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.lcx"
    os.mkfifo(pipe)
    assert [_code(partial(content, path)) for path in (pipe, Path("/dev/zero"))] == ["cannot-read"] * 2


def _photograph() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(made, "JPEG")
    return made.getvalue()


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param(b"", id="0 bytes"),
        pytest.param(_photograph(), id="a renamed photograph"),
        # The head of a Windows shortcut: its length, and the class that it belongs to.
        pytest.param(struct.pack("<I", 0x4C) + bytes.fromhex("0114020000000000c000000000000046"), id="lnk"),
        pytest.param("สวัสดี".encode(), id="a text"),
        pytest.param(bytes(100_000), id="nothing but zeroes"),
    ],
)
def test_a_file_of_another_kind_is_no_bundle(
    tmp_path: Path, opened_by_province: Opening, whole: bytes
) -> None:
    path = tmp_path / "2569-01.lcx"
    path.write_bytes(whole)
    assert _code(lambda: opened_by_province(path)) == "not-a-bundle"


# -- what stands inside


def _with_needs(spoiled: Spoiled, members: dict[str, bytes], lines: bytes) -> bytes:
    told = json.loads(members["manifest.json"])
    for member in told["members"]:
        if member["name"] == "records/needs.jsonl":
            member.update(count=lines.count(b"\n"), sha256=sha256(lines).hexdigest())
    return spoiled(**{"manifest.json": json.dumps(told).encode(), "records/needs.jsonl": lines})


def _needs(opened: Opened) -> list[Record | Unreadable]:
    return [one for one in opened.records() if one.table == "needs"]


def test_a_line_of_a_million_characters_is_one_unreadable_record(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    honest = members["records/needs.jsonl"]
    first = json.loads(honest.splitlines()[0])
    first["fields"]["detail"] = "x" * 1_000_000
    assert len(json.dumps(first)) < limits.LINE
    lines = json.dumps(first).encode() + b"\n" + honest
    found = _needs(opened_by_province(_with_needs(spoiled, members, lines)))
    assert [isinstance(one, Unreadable) for one in found] == [True, False, False]
    assert "detail" in found[0].reason  # type: ignore[union-attr]


def test_text_that_is_no_utf_8_is_one_unreadable_record(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    honest = members["records/needs.jsonl"]
    thai = honest.splitlines()[0].replace(b'"detail":""', b'"detail":"\xa1\xd2\xc3"') + b"\n"
    found = _needs(opened_by_province(_with_needs(spoiled, members, thai + honest)))
    assert [isinstance(one, Unreadable) for one in found] == [True, False, False]


def test_a_field_of_a_newer_program_does_not_keep_its_record_out(
    spoiled: Spoiled, members: dict[str, bytes], opened_by_province: Opening
) -> None:
    first, *others = members["records/needs.jsonl"].splitlines(keepends=True)
    newer = json.loads(first)
    newer["fields"]["mood"] = "good"
    lines = json.dumps(newer).encode() + b"\n" + b"".join(others)
    found = _needs(opened_by_province(_with_needs(spoiled, members, lines)))
    assert isinstance(found[0], Record)
    assert found[0].fields["mood"] == "good"
