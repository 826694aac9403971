"""One look at the program as it starts for a person: its own process, a real screen, a window on it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.app.demonstration import Wish, make
from desktop.database.keys import LOWEST
from desktop.system.clock import SystemClock
from desktop.system.paths import Home
from desktop.system.progress import Unheard
from desktop.views.kit import tokens

ROOT = Path(__file__).resolve().parents[2]
WIDE, HIGH = 1366, 768
PATIENCE = 120
# The header of an X window dump: 25 numbers of 32 bits, the first of them its own length.
_HEAD = struct.Struct(">25I")
_COLOUR = 12


class Screen:
    """A screen that nobody sees, in whose memory a test can look.

    Args:
        folder: where its memory lies as a file.
    """

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-fbdir", str(folder), "-nolisten", "tcp"]
        size = ["-screen", "0", f"{WIDE}x{HIGH}x24"]
        program = shutil.which("Xvfb")
        assert program, "Xvfb is missing; run.py installs it"
        self._memory = folder / "Xvfb_screen0"
        self.process = subprocess.Popen(
            [program, *command[1:], *size], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"

    def colours(self) -> dict[bytes, int]:
        """How many pixels of the screen have each colour."""
        memory = self._memory.read_bytes()
        head = _HEAD.unpack_from(memory)
        length, high, wide, line, colours = head[0], head[5], head[4], head[12], head[19]
        start = length + colours * _COLOUR
        found: dict[bytes, int] = {}
        for row in range(0, high, 3):
            pixels = memory[start + row * line : start + row * line + wide * 4]
            for at in range(0, len(pixels), 12):
                pixel = pixels[at : at + 3]
                found[pixel] = found.get(pixel, 0) + 1
        return found

    def close(self) -> None:
        """Switch it off."""
        self.process.terminate()
        self.process.wait(PATIENCE)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder)
    yield made
    made.close()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    make(made, Wish(citizens=30, volunteers=5, months=1), SystemClock(), Unheard(), LOWEST)
    return made


def _until(there: Callable[[], bool]) -> bool:
    """Look at the other process again and again; it has no way to tell us."""
    pause = threading.Event()
    for _look in range(PATIENCE * 10):
        if there():
            return True
        pause.wait(0.1)
    return False


def _pixel(colour: str) -> bytes:
    """A colour as it lies in the screen's memory: blue, green, red."""
    return bytes.fromhex(colour.removeprefix("#"))[::-1]


def test_the_program_opens_a_window_on_a_screen_and_ends_quietly(screen: Screen, home: Home) -> None:
    assert len(screen.colours()) == 1
    scrubbed = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    program = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--home", str(home.root)],
        cwd=ROOT,
        env=scrubbed | {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        drawn = [_pixel(colour) for colour in (tokens.LIGHT.ground, tokens.LIGHT.card, tokens.LIGHT.accent)]
        assert _until(lambda: screen.colours().keys() >= {*drawn} or program.poll() is not None)
        assert program.poll() is None, program.communicate()
        # The shades of its letters: words stand there.
        assert len(screen.colours()) > 20
    finally:
        program.send_signal(signal.SIGTERM)
        _out, told = program.communicate(timeout=PATIENCE)
    assert program.returncode == -signal.SIGTERM
    assert "Traceback" not in told
    assert not list(home.logs.glob("crash-*.txt"))
    assert (home.logs / "stacks.txt").read_text() == ""
    logged = "".join(path.read_text("utf-8") for path in home.logs.glob("*.log"))
    assert not re.search(r"ERROR|CRITICAL", logged)
