"""The command line guards like the window: wrong passwords wait, and who was shown whom is written down."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import registers
from openpyxl import Workbook
from sqlalchemy import select

from desktop.app import main
from desktop.models import AuditLine
from desktop.services import opening
from desktop.services.opening import Opened
from desktop.system.clock import SetClock, SystemClock
from desktop.system.paths import Home

Demonstration = tuple[Home, dict[str, str]]
Try = Callable[[str], tuple[int, str]]


@pytest.fixture
def attempt(
    centre_template: Home,
    clock: SetClock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Try:
    """``check`` with a password, each time as a new program would: exit code and code of the refusal."""
    home = Home(tmp_path / "guarded")
    shutil.copytree(centre_template.root, home.root)
    monkeypatch.setenv("LABOUR_CENTRE_HOME", str(home.root))
    monkeypatch.setenv("LABOUR_CENTRE_LANGUAGE", "en")

    def call(password: str) -> tuple[int, str]:
        monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", password)
        capsys.readouterr()
        code = main.run(["check", "--json"], clock)
        return code, json.loads(capsys.readouterr().out).get("code", "")

    return call


def test_wrong_passwords_wait_ever_longer_whichever_program_tries(attempt: Try, clock: SetClock) -> None:
    assert [attempt("ผิด") for _try in range(3)] == [(main.REFUSED, "wrong-password")] * 3
    assert attempt(registers.PASSWORD) == (main.REFUSED, "wait")
    clock.move(seconds=2)
    assert attempt("ผิด") == (main.REFUSED, "wrong-password")
    clock.move(seconds=3)
    assert attempt(registers.PASSWORD) == (main.REFUSED, "wait")
    clock.move(seconds=1)
    assert attempt(registers.PASSWORD) == (main.DONE, "")
    assert attempt("ผิด") == (main.REFUSED, "wrong-password")
    assert attempt(registers.PASSWORD) == (main.DONE, "")


def test_the_window_and_the_command_line_share_the_count_and_the_chain_names_it(
    attempt: Try, clock: SetClock, tmp_path: Path
) -> None:
    for _try in range(3):
        attempt("ผิด")
    home = Home(tmp_path / "guarded")
    assert opening.seconds_to_wait(home, clock) == 2
    clock.move(seconds=2)
    opened = opening.open_register(home, registers.USER, registers.PASSWORD, clock)
    assert opening.seconds_to_wait(home, clock) == 0
    tried, signed_in = _newest(opened, 2)
    opened.close()
    assert (tried.title, json.loads(tried.changes)) == (
        "Wrong passwords before somebody signed in",
        {"wrong tries": ["3"]},
    )
    assert signed_in.title == "Sign in"
    # Neither the name nor the password that was typed lies anywhere.
    assert home.wrong_tries.read_text("ascii").split() == ["0"]


def _newest(opened: Opened, count: int) -> list[AuditLine]:
    with opened.ground.database.read() as session:
        lines = session.scalars(select(AuditLine).order_by(AuditLine.line.desc()).limit(count)).all()
        session.expunge_all()
    return list(lines)[::-1]


@pytest.fixture
def shown(
    demonstration: Demonstration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AuditLine]:
    """Runs a command beside an open window, as the officer, and gives the line that it left."""
    home = Home(tmp_path / "looked")
    shutil.copytree(demonstration[0].root, home.root)
    monkeypatch.setenv("LABOUR_CENTRE_HOME", str(home.root))
    monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", demonstration[1]["officer"])
    monkeypatch.setenv("LABOUR_CENTRE_LANGUAGE", "en")

    def call(*arguments: object) -> AuditLine:
        held = opening.open_register(home, "", demonstration[1]["supervisor"], SystemClock())
        try:
            assert main.run([str(each) for each in arguments]) == main.DONE
            [line] = _newest(held, 1)
        finally:
            held.close()
        assert line.who != held.ground.actor.uid
        return line

    return call


def test_finding_people_is_written_down_with_their_uids_and_never_with_what_was_typed(
    shown: Callable[..., AuditLine], capsys: pytest.CaptureFixture[str]
) -> None:
    line = shown("find", "มะ", "--json")
    found = json.loads(capsys.readouterr().out)
    people = {one["uid"] for one in found if one["kind"] == "citizen"}
    assert line.title == "Find by a command"
    assert people == set(json.loads(line.changes)["citizens"]) != set()
    assert "มะ" not in line.changes


def test_a_report_and_a_picture_of_a_page_are_written_down(
    shown: Callable[..., AuditLine], tmp_path: Path
) -> None:
    from desktop.rules.months import Month

    month = Month.of(SystemClock().today()).previous()
    line = shown("report", "monthly_summary", "--month", month.buddhist(), "--out", tmp_path / "r.xlsx")
    assert (line.title, json.loads(line.changes)) == (
        "Make a report by a command",
        {"monthly_summary": [str(month)]},
    )
    line = shown("screenshot", "citizens", "--out", tmp_path / "p.png", "--size", "800x600")
    assert (line.title, json.loads(line.changes)) == ("Draw a page by a command", {"pages": ["citizens"]})


def test_verdicts_on_a_list_are_written_down(shown: Callable[..., AuditLine], tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["คำนำหน้า", "ชื่อ", "นามสกุล"])
    book.active.append(["นาย", "มะ", "สาและ"])
    book.save(tmp_path / "list.xlsx")
    line = shown("import-people", tmp_path / "list.xlsx", "--dry-run", "--json")
    assert line.title == "Look for the people of a list by a command"


def test_where_the_line_cannot_be_written_nobody_is_shown(
    shown: Callable[..., AuditLine], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.rules.problems import Refused

    def full(*_arguments: object) -> None:
        raise Refused("The disk is full.", code="disk-full")

    monkeypatch.setattr(opening, "saw", full)
    assert main.run(["find", "มะ", "--json"]) == main.REFUSED
    assert json.loads(capsys.readouterr().out)["code"] == "disk-full"
