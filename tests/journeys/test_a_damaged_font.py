"""A damaged font file is told in a sentence, in the window and on the command line; nothing crashes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import registers

from desktop.app import main
from desktop.printing import fonts
from desktop.system import language, paths
from desktop.system.paths import Home
from tests.journeys.conftest import OFFICER
from tests.journeys.hands import Seat

SENTENCE = "A font of this program is missing or was changed."


@pytest.fixture(params=["cut short", "empty", "gone", "one byte"])
def damaged(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The program's fonts, one of them damaged."""
    folder = tmp_path / "fonts"
    shutil.copytree(paths.fonts(), folder)
    font = folder / "Sarabun-Bold.ttf"
    whole = font.read_bytes()
    if request.param == "gone":
        font.unlink()
    else:
        kept = {"cut short": whole[:5000], "empty": b"", "one byte": whole[:-1] + bytes([whole[-1] ^ 1])}
        font.write_bytes(kept[request.param])
    monkeypatch.setattr(paths, "fonts", lambda: folder)
    fonts.font_set.cache_clear()
    yield folder
    fonts.font_set.cache_clear()


def test_the_window_says_it_after_the_sign_in_and_goes_on(
    damaged: Path, seat: Seat, staffed_centre: Home
) -> None:
    assert damaged.is_dir()
    hands = seat(staffed_centre).sign_in(OFFICER, registers.PASSWORD)
    assert hands.sees(language._(f"{SENTENCE} Install the program again; nothing in the register is lost."))
    hands.keys("Ctrl+N")
    assert hands.sees("เลขประจำตัวประชาชน")


def test_the_command_line_says_it_and_writes_no_paper(
    damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert damaged.is_dir()
    monkeypatch.setenv("LABOUR_CENTRE_LANGUAGE", "en")
    monkeypatch.setenv("LABOUR_CENTRE_HOME", str(tmp_path / "home"))
    target = tmp_path / "memo.pdf"
    assert main.run(["form", "memo", "--sample", "--out", str(target)]) == 1
    assert SENTENCE in capsys.readouterr().err
    assert not target.exists()
