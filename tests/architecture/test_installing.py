"""What ``pip install .`` puts on a machine is the whole program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_an_installed_program_has_its_resources_and_needs_no_clone(tmp_path: Path) -> None:
    place = tmp_path / "installed"
    install = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    command = [sys.executable, "-m", "pip", *install, "--target", str(place), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for needed in (
        "fonts_th/Sarabun-Regular.ttf",
        "locale/th/LC_MESSAGES/desktop.mo",
        "reference/tambons.csv",
    ):
        assert (place / "desktop" / "resources" / needed).is_file(), needed
    paper = tmp_path / "memo.pdf"
    program = [
        sys.executable,
        str(place / "bin" / "labour-centre"),
        "form",
        "memo",
        "--sample",
        "--out",
        str(paper),
    ]
    environment = {**os.environ, "PYTHONPATH": str(place), "LABOUR_CENTRE_HOME": str(tmp_path / "home")}
    ran = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert paper.read_bytes().startswith(b"%PDF")


def test_both_lock_files_pin_everything_with_hashes() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert len(pinned) > 20
        assert all("==" in line and line.endswith("\\") for line in pinned), name
        assert "http" not in text
