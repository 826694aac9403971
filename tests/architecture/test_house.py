"""The rules of the house, as sentences that run."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "desktop").rglob("*.py"))
LARGEST = 400
# A migration is written by Alembic from the tables, once, and read as a list.
WRITTEN_BY_ALEMBIC = ROOT / "desktop" / "database" / "migrations" / "versions"
# Words that say nothing about what a thing is (design: architecture, words).
EMPTY_WORDS = {"manager", "helper", "helpers", "util", "utils", "handler", "info"}


def test_every_import_contract_holds() -> None:
    # In a process of its own: it switches every other log of its process off.
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "run.py"]
        if (lines := len(path.read_text("utf-8").splitlines())) > LARGEST
        if path.parent != WRITTEN_BY_ALEMBIC
    }
    assert not long


def test_every_module_says_in_a_sentence_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


def test_names_say_what_a_thing_is() -> None:
    empty = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+", node.name)}
                if words & EMPTY_WORDS:
                    empty.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert not empty


def test_functions_are_small() -> None:
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and "migrations" not in path.parts
    )
    assert lengths[len(lengths) // 2] <= 10


def _docstring_lines(node: ast.FunctionDef) -> int:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return (first.end_lineno or first.lineno) - first.lineno + 1
    return 0


def test_nobody_reads_the_machines_clock_past_the_one_clock() -> None:
    asked = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.name != "clock.py"
        and re.search(r"\b(datetime\.now|date\.today|utcnow)\(", path.read_text("utf-8"))
    ]
    assert not asked


def test_nobody_keeps_anything_about_religion() -> None:
    for path in [
        *(ROOT / "desktop" / "models").glob("*.py"),
        *(ROOT / "desktop" / "exchange" / "records").glob("*.py"),
    ]:
        assert "religion" not in path.read_text("utf-8").lower()
