"""Lists are taken in by a script: verdicts as JSON, decisions given back, nothing twice."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from list_files import listed, person

from desktop.app import main
from desktop.system.paths import Home

Run = Callable[..., tuple[int, str, str]]
Demonstration = tuple[Home, dict[str, str]]


@pytest.fixture
def at(run: Run, demonstration: Demonstration, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command line on a demonstration register of its own, as its officer."""
    home, passwords = demonstration
    shutil.copytree(home.root, tmp_path / "home")
    monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", passwords["officer"])
    return run


def _told(out: str) -> Any:
    return json.loads(out)


def test_a_dry_run_says_the_verdict_of_every_row_and_writes_nothing(at: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(listed(person(0), person(1, {"วันเกิด": "31/2/2530"})))
    for _time in range(2):
        code, out, _err = at("import-people", file, "--dry-run", "--json")
        told = _told(out)
        assert code == 0
        assert [(row["row"], row["verdict"]) for row in told["rows"]] == [(2, "new"), (3, "problem")]
        assert told["rows"][1]["reasons"]
        assert told["rows"][0]["candidates"] == []
        assert told["counts"] == {"new": 1, "known": 0, "namesake": 0, "problem": 1}
        assert "written" not in told


def test_a_list_is_taken_in_once_and_its_rejected_rows_come_back(at: Run, tmp_path: Path) -> None:
    file, rejects = tmp_path / "list.xlsx", tmp_path / "rejected.xlsx"
    file.write_bytes(listed(person(0), person(1, {"วันเกิด": "31/2/2530"})))
    code, out, _err = at("import-people", file, "--json", "--rejects", rejects)
    assert code == 0
    assert _told(out)["written"] == {"people": 1, "cases": 1, "filled": 0}
    page = openpyxl.load_workbook(rejects).active
    assert page is not None
    assert page.max_row == 2
    code, out, _err = at("import-people", file, "--json", "--rejects", rejects)
    assert [row["verdict"] for row in _told(out)["rows"]] == ["known", "problem"]
    assert _told(out)["written"] == {"people": 0, "cases": 0, "filled": 0}


def test_decisions_are_given_in_the_rejected_rows_themselves(at: Run, tmp_path: Path) -> None:
    file, rejects = tmp_path / "list.xlsx", tmp_path / "rejected.xlsx"
    file.write_bytes(listed(person(0)))
    at("import-people", file)
    alike = person(0, {"เลขประจำตัวประชาชน": "", "ชื่อ": "มูหัมหมัด", "ความต้องการ": "ฝึกอาชีพ"})
    file.write_bytes(listed(alike))
    _code, out, _err = at("import-people", file, "--json", "--rejects", rejects)
    (row,) = _told(out)["rows"]
    assert row["verdict"] == "namesake"
    assert len(row["candidates"]) == 1
    book = openpyxl.load_workbook(rejects)
    page = book.active
    assert page is not None
    column = [cell.value for cell in page[1]].index("คำตัดสิน") + 1
    page.cell(2, column).value = "คนเดียวกับ 1"
    book.save(rejects)
    _code, out, _err = at("import-people", file, "--json", "--decisions", rejects)
    (decided,) = _told(out)["rows"]
    assert (decided["verdict"], decided["uid"]) == ("known", row["candidates"][0])
    assert _told(out)["written"]["cases"] == 1


def test_without_json_it_speaks_in_sentences(at: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(listed(person(0), person(1, {"วันเกิด": "31/2/2530"})))
    code, out, _err = at("import-people", file)
    assert code == 0
    assert "1 new, 0 known, 0 namesakes to decide, 1 with problems." in out
    assert "1 people were registered and 1 cases opened; 1 rows were not taken in." in out
    assert "1\t" in out


def test_what_is_no_list_is_refused_with_its_code(at: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"<html><table></table></html>")
    code, out, err = at("import-people", file, "--json")
    assert code == main.REFUSED
    assert _told(out)["code"] == "html"
    assert "web page" in err
    file.write_bytes(listed(person(0)))
    for arguments in (
        ("--rejects", tmp_path / "x.csv"),
        ("--sheet", "ไม่มี"),
        ("--sender", "ใครก็ไม่รู้"),
        ("--channel", "volunteer"),
        ("--decisions", file),
    ):
        code, _out, err = at("import-people", file, *arguments)
        assert (code, bool(err)) == (main.REFUSED, True), arguments
    assert at("import-people", tmp_path / "nowhere.xlsx")[0] == main.REFUSED
