from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
WANTED = (
    "create centre|create province|enrol|sign in|register volunteer|register walk-in|refer|print letter|"
    "close month|approve|print report|send|take in|screen|outcome|answer|take in answer|backup|restore|check"
).split("|")


def test_the_self_test_goes_the_whole_journey_and_leaves_nothing_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    code, out, err = run("self-test", "--json")
    assert code == 0, err
    steps = json.loads(out)["steps"]
    names = [step["name"] for step in steps]
    assert [name for name in names if name in WANTED] == WANTED
    assert all(step["ok"] and step["seconds"] >= 0 for step in steps)
    assert list(scratch.iterdir()) == []
    assert not (tmp_path / "home").exists()


def test_what_is_asked_to_be_kept_is_kept(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("self-test", "--keep", tmp_path / "kept")
    assert code == 0, err
    kept = {path.suffix for path in (tmp_path / "kept").iterdir()}
    assert kept == {".pdf", ".png", ".lcx"}


def test_a_step_that_fails_is_named_and_the_exit_code_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.services.cases import Cases

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Cases, "open_walk_in", broken)
    code, out, _err = run("self-test", "--json")
    assert code == 3
    last = json.loads(out)["steps"][-1]
    assert (last["name"], last["ok"]) == ("register walk-in", False)
