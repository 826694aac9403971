"""The command line as scripts use it: arguments in, exit code and output out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.app import main
from desktop.app.demonstration import Wish, make
from desktop.database import keys
from desktop.system.clock import SystemClock
from desktop.system.paths import Home
from desktop.system.progress import Unheard

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess costs half a second on purpose; tests need no guard against guessing."""
    monkeypatch.setattr(
        keys.Cost.__init__, "__defaults__", (keys.LOWEST.time, keys.LOWEST.memory, keys.LOWEST.lanes)
    )


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("LABOUR_CENTRE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LABOUR_CENTRE_LANGUAGE", "en")
    monkeypatch.delenv("LABOUR_CENTRE_PASSWORD", raising=False)
    monkeypatch.delenv("LABOUR_CENTRE_USER", raising=False)

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, dict[str, str]]:
    """A small demonstration register and each role's password; nobody changes it."""
    home = Home(tmp_path_factory.mktemp("demonstration") / "home")
    users = make(home, Wish(citizens=400, months=2), SystemClock(), Unheard(), keys.LOWEST)
    return home, {user.role: user.password for user in users}


def answered(out: str) -> Any:
    """The JSON that a command printed."""
    return json.loads(out)
