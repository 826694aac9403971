"""Damaged files reach a real register through the command line: exit 1, a sentence, and all as it was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import registers
from centre_and_province import OCTOBER, Templates, state
from damage import damaged
from sqlalchemy import select

from desktop.app import main
from desktop.models import Base
from desktop.services import opening
from desktop.services.ground import Ground
from desktop.system.clock import SetClock
from desktop.system.paths import Home

NAME = "อาแว"
ONE_BY_ONE, TOGETHER, AT_ONCE = 60, 300, 50

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def templates(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> Templates:
    return Templates.make(centre_template, province_template, tmp_path_factory.mktemp("enrolled"))


@pytest.fixture
def arriving(templates: Templates, tmp_path: Path, clock: SetClock) -> Iterator[tuple[Home, bytes]]:
    """A province's closed register with people in it, and the centre's next file."""
    pair = templates.copied(tmp_path, clock)
    two = next(pair)
    two.case()
    two.up()
    two.case()
    sent = two.send(OCTOBER)
    assert next(pair, None) is None
    yield Home(tmp_path / "p"), sent


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for whatever the program lays aside."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arriving: tuple[Home, bytes]
) -> Run:
    monkeypatch.setenv("LABOUR_CENTRE_HOME", str(arriving[0].root))
    monkeypatch.setenv("LABOUR_CENTRE_LANGUAGE", "en")
    monkeypatch.setenv("LABOUR_CENTRE_USER", registers.USER)
    monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", registers.PASSWORD)

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def everything(home: Home, clock: SetClock) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for who signed in and when."""
    opened = opening.open_register(home, registers.USER, registers.PASSWORD, clock)
    try:
        return _rows(opened.ground)
    finally:
        opened.close()


def _rows(ground: Ground) -> dict[str, list[tuple[object, ...]]]:
    with ground.database.read() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name != "audit"
        }


def _lying_open(folder: Path) -> list[Path]:
    """Files in which somebody's name, or an open ZIP, can be read."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and (NAME.encode() in (whole := path.read_bytes()) or whole.startswith(b"PK"))
    ]


def test_damaged_files_are_refused_in_a_sentence_and_leave_nothing_behind(
    arriving: tuple[Home, bytes], run: Run, temporary: Path, tmp_path: Path, clock: SetClock
) -> None:
    home, sent = arriving
    before = everything(home, clock)
    assert any(NAME in row for row in before["citizens"])
    stick = tmp_path / "stick"
    stick.mkdir()
    spoiled = (damaged(sent, number) for number in range(10 * (ONE_BY_ONE + TOGETHER)))
    paths: list[Path] = []
    for content in (one for one in spoiled if one != sent):
        paths.append(stick / f"{len(paths)}.lcx")
        paths[-1].write_bytes(content)
        if len(paths) == ONE_BY_ONE + TOGETHER:
            break
    for path in paths[:ONE_BY_ONE]:
        for command in ("take-in", "look-into"):
            code, out, err = run(command, path)
            assert (code, out) == (1, "")
            assert "Nothing was changed" in err
    for first in range(ONE_BY_ONE, len(paths), AT_ONCE):
        some = paths[first : first + AT_ONCE]
        code, out, err = run("take-in", *some)
        assert (code, out) == (1, "")
        assert err.count("Nothing was changed") == len(some)
    assert everything(home, clock) == before
    assert list(temporary.rglob("*")) == []
    assert _lying_open(tmp_path) == []


def test_between_damaged_files_the_honest_one_still_comes_in(
    arriving: tuple[Home, bytes], run: Run, tmp_path: Path
) -> None:
    _home, sent = arriving
    honest, spoiled = tmp_path / "honest.lcx", tmp_path / "spoiled.lcx"
    honest.write_bytes(sent)
    spoiled.write_bytes(damaged(sent, 2))
    code, out, err = run("take-in", spoiled, honest, spoiled)
    assert code == 1
    assert "From 9401" in out
    assert err.count("Nothing was changed") == 2


@pytest.mark.parametrize("name", ["a name.lcx", "ชื่อไทย.lcx"])
def test_what_is_not_there_or_is_a_folder_is_refused_in_a_sentence(
    arriving: tuple[Home, bytes], run: Run, tmp_path: Path, name: str
) -> None:
    assert arriving
    missing, folder = tmp_path / name, tmp_path / f"folder {name}"
    folder.mkdir()
    for path in (missing, folder, Path("/dev/zero")):
        code, out, err = run("take-in", path)
        assert (code, out) == (1, "")
        assert "could not be read. Nothing was changed" in err


def test_the_state_of_a_register_says_when_a_file_came_in(templates: Templates, tmp_path: Path) -> None:
    """The comparison above would see a single entry that came in."""
    pair = templates.copied(tmp_path, SetClock(registers.MOMENT))
    two = next(pair)
    before, counted = _rows(two.province_ground), state(two.province_ground)
    two.up()
    assert _rows(two.province_ground) != before
    assert state(two.province_ground) != counted
    assert next(pair, None) is None
