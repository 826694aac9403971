"""Adding a form takes one file and one line, as the page in docs says it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from desktop.printing import forms, sheets
from desktop.printing.forms import FORMS
from desktop.rules.problems import Refused

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "adding-a-paper.md").read_text("utf-8")
NAME = "visit_note"
OVER_ALL_FORMS = (
    "test_forms.py",
    "test_any_sheet.py",
    "test_margins.py",
    "test_reading_back.py",
    "test_sheets.py",
)
# The rules that tests run under here, without plugins that paper has no need of and that take long to load.
PYTEST_RULES = """[pytest]
addopts = --strict-markers --strict-config --import-mode=importlib
xfail_strict = true
filterwarnings = error
pythonpath = .
"""
LIST = "desktop/printing/forms/__init__.py"
every_form = pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)


# One process for all that the new house is asked: most of the time of each would go into starting it.
ASKED = f"""
import contextlib, io, json, sys
import pytest
from desktop.app.main import run

def said(*words):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        code = run(words)
    return {{"code": code, "out": out.getvalue()}}

answers = {{
    "forms": said("forms", "--json"),
    "schema": said("form", "{NAME}", "--schema"),
    "sample": said("form", "{NAME}", "--sample", "--out", "sample.pdf"),
}}
with contextlib.redirect_stdout(io.StringIO()) as out:
    code = pytest.main(["tests", "-q", "-k", "{NAME}", "-p", "no:cacheprovider"])
answers["tests"] = {{"code": int(code), "out": out.getvalue()}}
json.dump(answers, open("answers.json", "w", encoding="utf-8"))
"""


def run(house: Path, *arguments: str) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "COV"))}
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=house,
        env=clean
        | {"PYTHONPATH": str(house), "LABOUR_CENTRE_HOME": str(house / "home")}
        | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program to which the page's file and line were added, and nothing else."""
    copied = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "desktop", copied / "desktop")
    (copied / "tests" / "printing").mkdir(parents=True)
    for name in ("conftest.py", "places.py", *OVER_ALL_FORMS):
        shutil.copy(ROOT / "tests" / "printing" / name, copied / "tests" / "printing")
    (copied / "resources").symlink_to(ROOT / "resources")
    shutil.copy(ROOT / "pyproject.toml", copied)
    (copied / "pytest.ini").write_text(PYTEST_RULES, "utf-8")
    file, line = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(line.splitlines()) == 1
    (copied / "desktop" / "printing" / "forms" / f"{NAME}.py").write_text(file, "utf-8")
    listed = (copied / LIST).read_text("utf-8")
    with_line = listed.replace("_NAMES = (\n", f"_NAMES = (\n{line}")
    assert len(with_line.splitlines()) == len(listed.splitlines()) + 1
    (copied / LIST).write_text(with_line, "utf-8")
    return copied


def test_the_page_is_a_page() -> None:
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    assert len(prose.split()) < 500


@pytest.fixture(scope="module")
def answers(house: Path) -> dict[str, str]:
    """What the new house said to each question, after all of them went well."""
    run(house, "-c", ASKED)
    answered = json.loads((house / "answers.json").read_text("utf-8"))
    assert {name: answer["code"] for name, answer in answered.items() if answer["code"]} == {}, answered
    return {name: answer["out"] for name, answer in answered.items()}


def test_the_new_form_is_listed_and_says_what_its_sheet_holds(answers: dict[str, str]) -> None:
    listed = json.loads(answers["forms"])["forms"]
    assert [row["name"] for row in listed] == [NAME, *(one.name for one in FORMS)]
    assert listed[0] | {"title": ""} == {"name": NAME, "title": "", "paper": "A4"}
    schema = json.loads(answers["schema"])
    assert schema["title"] == listed[0]["title"] == "บันทึกการเยี่ยมบ้าน"
    assert schema["properties"]["income"]["items"]["required"] == ["source", "baht"]


def test_the_new_form_prints(house: Path, answers: dict[str, str]) -> None:
    assert "sample.pdf" in answers["sample"]
    assert (house / "sample.pdf").read_bytes().startswith(b"%PDF")


def test_the_tests_of_all_forms_run_over_the_new_one_and_pass(answers: dict[str, str]) -> None:
    passed = re.search(r"(\d+) passed", answers["tests"])
    assert passed is not None
    assert int(passed[1]) >= 26, answers["tests"]


def test_the_new_form_keeps_the_house_rules(house: Path) -> None:
    where = f"desktop/printing/forms/{NAME}.py"
    run(house, "-m", "ruff", "check", "--no-cache", where)
    run(house, "-m", "ruff", "format", "--check", "--no-cache", where)


def test_every_file_of_a_form_is_listed_once() -> None:
    files = {path.stem for path in Path(forms.__file__).parent.glob("*.py")} - {"__init__"}
    listed = [one.name for one in FORMS]
    assert set(listed) == files
    assert len(listed) == len(files)


@every_form
def test_a_field_that_the_form_does_not_know_is_refused_by_its_name(one: forms.Form) -> None:
    values = sheets.to_json(one.sample) | {"colour": "red"}
    with pytest.raises(Refused) as refused:
        sheets.from_json(one.sheet_class, values)
    assert refused.value.code == "unknown-field"
    assert "colour" in refused.value.sentence


@every_form
def test_a_sheet_cannot_be_changed_and_takes_its_values_by_name(one: forms.Form) -> None:
    assert one.sheet_class.__dataclass_params__.frozen
    assert all(field.kw_only for field in fields(one.sheet_class))
