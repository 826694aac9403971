"""A list leaves the window as it is shown, typed, without formulas, and never unnoticed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from month_entries import Entries
from sqlalchemy import select

from desktop.models import AuditLine
from desktop.printing import forms, press
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.list_workbook import Value
from desktop.services.shown_lists import MOST_ROWS_ON_PAPER, ListColumn, ShownList, ShownLists
from desktop.system.progress import Cancelled

AsRole = Callable[[Ground, str], Ground]


@dataclass(frozen=True)
class Words:
    """A cell as the window has it."""

    text: str
    value: Value = None


COLUMNS = (
    ListColumn(title="ชื่อ–สกุล", width=200),
    ListColumn(title="พบปีนี้", width=80, figures=True, summed=True),
    ListColumn(title="สิ้นวาระ", width=120),
)
ROWS: tuple[tuple[str, Sequence[Words]], ...] = (
    ("u1", (Words("นายอาแว สาและ"), Words("3 จาก 30", 3), Words("30 ก.ย. 2572", date(2029, 9, 30)))),
    ("u2", (Words("=HYPERLINK(1)"), Words("4 จาก 30", 4), Words(""))),
)
SHOWN = ShownList(
    table="volunteers",
    title="อาสาสมัคร",
    said=("ตำบล: บานา", "เรียงตามชื่อ–สกุล"),
    columns=COLUMNS,
    rows=ROWS,
)


@pytest.fixture
def lists(centre_ground: Ground) -> ShownLists:
    return ShownLists(centre_ground)


def _last_line(ground: Ground) -> tuple[str, dict[str, list[str]]]:
    with ground.database.read() as session:
        line = session.scalars(select(AuditLine).order_by(AuditLine.line.desc()).limit(1)).one()
        return line.title, json.loads(line.changes)


def test_a_workbook_has_typed_cells_under_thai_heads_that_stay_in_sight(
    lists: ShownLists, tmp_path: Path
) -> None:
    place = tmp_path / "รายการ.xlsx"
    assert lists.write(SHOWN, place) == 2

    sheet = openpyxl.load_workbook(place).worksheets[0]
    assert sheet.title == "อาสาสมัคร"
    assert [cell.value for cell in sheet[1]] == ["ชื่อ–สกุล", "พบปีนี้", "สิ้นวาระ"]
    assert [cell.value for cell in sheet[2]] == ["นายอาแว สาและ", 3, datetime(2029, 9, 30)]
    # 07 is the Thai calendar: Excel shows 2572.
    assert sheet["C2"].number_format.startswith("[$-107041E]")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:C3")


def test_a_sum_is_a_formula_over_the_rows_that_a_filter_lets_through(
    lists: ShownLists, tmp_path: Path
) -> None:
    lists.write(SHOWN, tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[5]] == ["รวม", "=SUBTOTAL(109,B2:B3)", None]
    assert [cell.value for cell in sheet[4]] == [None, None, None]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A1"])
def test_no_text_becomes_a_formula(lists: ShownLists, tmp_path: Path, text: str) -> None:
    shown = replace(SHOWN, columns=COLUMNS[:1], rows=(("u1", (Words(text),)),))
    lists.write(shown, tmp_path / "x.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    lists.write(shown, tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()[1].strip('"').startswith("'")


def test_a_workbook_says_whence_it_comes(lists: ShownLists, centre_ground: Ground, tmp_path: Path) -> None:
    lists.write(SHOWN, tmp_path / "x.xlsx")
    told = openpyxl.load_workbook(tmp_path / "x.xlsx")["ที่มา"]
    words = {row[0].value: row[1].value for row in told.iter_rows()}
    assert words["เงื่อนไข"] == "ตำบล: บานา; เรียงตามชื่อ–สกุล"
    assert words["ส่งออกโดย"] == centre_ground.actor.full_name
    assert words["หน่วยงาน"] == centre_ground.unit_name


def test_an_export_is_written_down_with_whose_entries_went_out(
    lists: ShownLists, centre_ground: Ground, tmp_path: Path
) -> None:
    lists.write(SHOWN, tmp_path / "x.xlsx")
    assert _last_line(centre_ground) == ("Export a list", {"volunteers": ["u1", "u2"]})
    lists.copied("citizens", ["u7"])
    assert _last_line(centre_ground) == ("Copy rows", {"citizens": ["u7"]})
    lists.copied("citizens", [str(at) for at in range(1_001)])
    assert _last_line(centre_ground) == ("Copy rows", {"citizens": ["1001 entries"]})


def test_an_export_that_is_stopped_leaves_no_file(lists: ShownLists, tmp_path: Path) -> None:
    def stopped() -> Iterator[tuple[str, Sequence[Words]]]:
        yield ROWS[0]
        raise Cancelled

    with pytest.raises(Cancelled):
        lists.write(replace(SHOWN, rows=stopped()), tmp_path / "x.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == list(tmp_path.glob(".x*")) == []


def test_a_file_of_another_kind_is_refused(lists: ShownLists, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        lists.write(SHOWN, tmp_path / "x.doc")
    assert refused.value.code == "no-such-kind"


def test_restricted_cases_leave_with_a_supervisor_only(
    centre_ground: Ground, as_role: AsRole, tmp_path: Path
) -> None:
    entries = Entries(centre_ground)
    open_to_all = entries.case(date(2026, 11, 2))
    restricted = entries.case(date(2026, 11, 2), restricted=True)
    cells = ROWS[0][1]
    shown = replace(SHOWN, table="cases", rows=((open_to_all, cells), (restricted, cells)))

    officer = ShownLists(as_role(centre_ground, "officer"))
    assert officer.write(shown, tmp_path / "x.xlsx") == 1
    assert _last_line(centre_ground) == ("Export a list", {"cases": [open_to_all]})
    sheet, about = officer.sheet(shown)
    assert (len(sheet.lines), about) == (1, "")

    supervisor = ShownLists(as_role(centre_ground, "supervisor"))
    assert supervisor.write(shown, tmp_path / "x.xlsx") == 2
    sheet, about = supervisor.sheet(shown)
    # About the restricted case, so that the paper is opened again by supervisors only.
    assert (len(sheet.lines), about) == (2, restricted)


def test_a_printed_list_has_the_words_of_the_window_and_is_written_down(
    lists: ShownLists, centre_ground: Ground
) -> None:
    sheet, about = lists.sheet(SHOWN)
    assert (about, sheet.name, sheet.said) == ("", "อาสาสมัคร", SHOWN.said)
    assert _last_line(centre_ground) == ("Print a list", {"volunteers": ["u1", "u2"]})
    text = press.print_paper(forms.form("register_list"), sheet).text
    for word in ("นายอาแว สาและ", "3 จาก 30", "30 ก.ย. 2572", "ตำบล: บานา", "จำนวน 2 รายการ"):
        assert word in text


def test_a_list_too_long_for_paper_is_refused_in_words(lists: ShownLists) -> None:
    rows = (ROWS[0] for _row in range(MOST_ROWS_ON_PAPER + 1))
    with pytest.raises(Refused) as refused:
        lists.sheet(replace(SHOWN, rows=rows))
    assert refused.value.code == "too-long"
    assert "2,000" in refused.value.sentence
