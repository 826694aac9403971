from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.app import main
from desktop.app.command_line import COMMANDS
from desktop.rules.months import Month
from desktop.system.clock import SystemClock
from desktop.system.paths import Home

Run = Callable[..., tuple[int, str, str]]
Demonstration = tuple[Home, dict[str, str]]
PASSWORD = "ทะเลสีครามยามเช้า"


@pytest.fixture
def at(run: Run, demonstration: Demonstration, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on the demonstration register, as its officer."""
    home, passwords = demonstration
    monkeypatch.setenv("LABOUR_CENTRE_HOME", str(home.root))
    monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", passwords["officer"])
    return run


def test_create_makes_a_register_that_its_user_opens(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", PASSWORD)
    code, out, _err = run("create", "--unit", "9401", "--name", "ศูนย์ทดลอง", "--user", "nuriya", "--json")
    assert code == 0
    assert json.loads(out)["unit"] == "9401"
    assert (tmp_path / "home" / "register.db").exists()
    code, out, _err = run("check", "--json")
    assert code == 0
    assert all(check["ok"] for check in json.loads(out)["checks"])


def test_create_refuses_what_is_there_already_and_says_so_in_json_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", PASSWORD)
    run("create", "--unit", "94", "--province", "--user", "nuriya")
    code, out, err = run("create", "--unit", "94", "--province", "--user", "nuriya", "--json")
    assert code == main.REFUSED
    assert json.loads(out)["code"] == "exists"
    assert json.loads(out)["refused"] == err.strip()


def test_no_password_is_a_sentence_and_a_wrong_one_too(run: Run, demonstration: Demonstration) -> None:
    code, _out, err = run("check", "--home", demonstration[0].root)
    assert code == main.REFUSED
    assert "--password-file" in err
    wrong = demonstration[0].root.parent / "wrong.txt"
    wrong.write_text("ไม่ใช่รหัสนี้\n", "utf-8")
    code, _out, err = run("check", "--home", demonstration[0].root, "--password-file", wrong)
    assert code == main.REFUSED
    assert "not right" in err


def test_wrong_usage_is_exit_code_2(run: Run) -> None:
    for arguments in (["no-such-command"], ["create"], ["form", "memo"]):
        with pytest.raises(SystemExit) as ended:
            run(*arguments)
        assert ended.value.code == main.USAGE


def test_a_bug_is_exit_code_3_and_a_report_without_what_was_typed(
    at: Run, demonstration: Demonstration, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.services.search import Search

    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("มูฮัมหมัด")

    monkeypatch.setattr(Search, "find", broken)
    code, _out, err = at("find", "มูฮัมหมัด")
    assert code == main.BUG
    reports = sorted(demonstration[0].logs.glob("crash-*.txt"))
    assert str(reports[-1]) in err
    text = reports[-1].read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "มูฮัมหมัด" not in text


def test_find_gives_what_the_counters_box_gives(at: Run) -> None:
    code, out, _err = at("find", "มะหะมัด", "--json")
    assert code == 0
    found = json.loads(out)
    assert found
    assert {"kind", "uid", "title", "detail", "alike"} == found[0].keys()


def test_same_name_says_how_two_names_compare(run: Run) -> None:
    for other, level, reasons in (
        ("มูฮัมหมัด", "same", ["first_name"]),
        ("มุฮัมมัด", "offer", ["first_name_sound"]),
        ("มะหมูด", "different", []),
    ):
        code, out, _err = run("same-name", "มูฮัมหมัด", other, "--json")
        assert (code, json.loads(out)) == (0, {"level": level, "reasons": reasons})


def test_forms_lists_every_form_and_each_prints_sample_and_longest(run: Run, tmp_path: Path) -> None:
    code, out, _err = run("forms", "--json")
    assert code == 0
    for form in json.loads(out)["forms"]:
        for which in ("--sample", "--longest"):
            path = tmp_path / f"{form['name']}{which}.pdf"
            assert run("form", form["name"], which, "--out", path)[0] == 0
            assert path.read_bytes().startswith(b"%PDF")


def test_a_memo_prints_from_its_json_contract(run: Run, tmp_path: Path) -> None:
    sheet = {
        "office": "ศูนย์แรงงานอำเภอยะหริ่ง",
        "number": "รง 9403/12",
        "date": "2026-11-20",
        "subject": "รายงานผล",
        "to": "แรงงานจังหวัดปัตตานี",
        "paragraphs": ["ด้วยศูนย์ฯ ได้ดำเนินการแล้ว", "จึงเรียนมาเพื่อโปรดทราบ"],
        "signer": "นูรียะห์ สาและ",
        "position": "นักวิชาการแรงงาน",
    }
    path = tmp_path / "memo.json"
    path.write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
    assert run("form", "memo", "--sheet", path, "--out", tmp_path / "memo.pdf")[0] == 0
    path.write_text(json.dumps({**sheet, "religion": "x"}, ensure_ascii=False), "utf-8")
    code, _out, err = run("form", "memo", "--sheet", path, "--out", tmp_path / "no.pdf")
    assert code == main.REFUSED
    assert "religion" in err
    assert not (tmp_path / "no.pdf").exists()


def test_the_schema_of_a_form_names_the_contracts_keys(run: Run) -> None:
    code, out, _err = run("form", "memo", "--schema")
    assert code == 0
    wanted = {"office", "number", "date", "subject", "to", "paragraphs", "signer", "position"}
    assert wanted == set(json.loads(out)["required"])


def test_export_writes_typed_workbooks_and_csv_for_excel(at: Run, tmp_path: Path) -> None:
    for table in ("citizens", "cases", "volunteers"):
        path = tmp_path / f"{table}.xlsx"
        code, out, _err = at("export", table, "--out", path, "--json")
        assert code == 0
        assert json.loads(out)["rows"] > 0
        with zipfile.ZipFile(path) as workbook:
            assert "xl/worksheets/sheet1.xml" in workbook.namelist()
    assert at("export", "citizens", "--out", tmp_path / "citizens.csv")[0] == 0
    assert (tmp_path / "citizens.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    code, _out, err = at("export", "religions", "--out", tmp_path / "x.csv")
    assert code == main.REFUSED
    assert "citizens" in err


def test_restricted_cases_leave_the_register_through_supervisors_only(
    at: Run, demonstration: Demonstration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {}
    for role in ("officer", "supervisor"):
        monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", demonstration[1][role])
        _code, out, _err = at("export", "cases", "--out", tmp_path / f"{role}.csv", "--json")
        counts[role] = json.loads(out)["rows"]
        text = (tmp_path / f"{role}.csv").read_text("utf-8-sig")
        assert ("OPS-3" in text or "PRO-2" in text) == (role == "supervisor")
    assert counts["officer"] < counts["supervisor"]


def test_the_reports_of_a_month_come_as_pdf_and_workbook(at: Run, tmp_path: Path) -> None:
    month = Month.of(SystemClock().today()).previous()
    for name in ("summary.pdf", "summary.xlsx"):
        code, _out, err = at("report", "monthly_summary", "--month", month, "--out", tmp_path / name)
        assert code == 0, err
        assert (tmp_path / name).stat().st_size > 3_000
    assert at("report", "nothing", "--month", month, "--out", tmp_path / "x.pdf")[0] == main.REFUSED
    assert at("report", "memo", "--month", "2569-13", "--out", tmp_path / "x.pdf")[0] == main.REFUSED


def test_a_report_is_made_in_no_other_offices_name(at: Run, tmp_path: Path) -> None:
    for unit in ("zz", "9402"):
        arguments = ("report", "monthly_summary", "--month", "2569-10", "--unit", unit)
        code, _out, _err = at(*arguments, "--out", tmp_path / "x.pdf")
        assert code == main.REFUSED
        assert not (tmp_path / "x.pdf").exists()


def test_a_place_where_nothing_can_be_written_is_a_sentence(at: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    for out in (tmp_path / "file" / "x", tmp_path / "folder"):
        assert at("form", "memo", "--sample", "--out", out)[0] == main.REFUSED
        assert at("backup", "--out", out)[0] == main.REFUSED
    wrong = tmp_path / "file" / "x.xlsx"
    assert at("export", "cases", "--out", wrong)[0] == main.REFUSED
    assert at("restore", tmp_path / "folder", "--home", tmp_path / "new")[0] == main.REFUSED
    assert at("demo", "--home", tmp_path / "file")[0] == main.REFUSED


def test_a_very_long_text_is_searched_in_no_time_and_found_nowhere(at: Run) -> None:
    code, out, _err = at("find", "x" * 5_000, "--json")
    assert (code, json.loads(out)) == (0, [])


def test_a_buddhist_year_in_a_sheet_is_refused(run: Run, tmp_path: Path) -> None:
    _code, out, _err = run("form", "memo", "--schema", "--json")
    assert json.loads(out)["required"]
    sheet = dict.fromkeys(("office", "number", "subject", "to", "signer", "position"), "x")
    path = tmp_path / "memo.json"
    path.write_text(json.dumps({**sheet, "date": "2569-11-20", "paragraphs": []}), "utf-8")
    code, _out, err = run("form", "memo", "--sheet", path, "--out", tmp_path / "x.pdf")
    assert code == main.REFUSED
    assert "date" in err
    path.write_text("[" * 100_000, "utf-8")
    assert run("form", "memo", "--sheet", path, "--out", tmp_path / "x.pdf")[0] == main.REFUSED


def test_backup_and_restore_on_the_command_line(
    at: Run, demonstration: Demonstration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LABOUR_CENTRE_PASSWORD", demonstration[1]["administrator"])
    backup = tmp_path / "copy.lcbackup"
    assert at("backup", "--out", backup)[0] == 0
    code, out, err = at("restore", backup, "--home", tmp_path / "elsewhere", "--json")
    assert code == 0, err
    assert json.loads(out)["citizens"] > 100
    assert at("check", "--home", tmp_path / "elsewhere")[0] == 0


def test_every_command_says_what_it_does(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--help")
    assert ended.value.code == 0
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert all(command.summary for command in COMMANDS)


def test_the_demonstration_prints_its_users(run: Run, tmp_path: Path) -> None:
    code, out, err = run("demo", "--home", tmp_path / "demo", "--citizens", "40", "--months", "1")
    assert code == 0, err
    assert [line.split("  ")[1] for line in out.splitlines()] == [
        "role: officer",
        "role: supervisor",
        "role: administrator",
    ]


def test_sizes_that_cannot_be_are_refused(at: Run, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    for wrong in (
        ["--size", "99999x99999"],
        ["--scale", "-1"],
        ["--scale", "nan"],
        ["--out", str(out) + ".jpg"],
    ):
        assert at("screenshot", "home", "--out", out, *wrong)[0] == main.REFUSED
    for wrong in (["--citizens", "-5"], ["--months", "0"], ["--volunteers", "-3"], ["--months", "500"]):
        assert at("demo", "--home", tmp_path / "none", *wrong)[0] == main.REFUSED
    assert not (tmp_path / "none").exists()
