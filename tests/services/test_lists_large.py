"""A long list takes little memory: rows are read one after the other, and written by hundreds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = 20_000
MEGABYTES = 320

PROGRAM = """
import json, sys, time
from pathlib import Path
sys.path[:0] = [{root!r}, {tests!r}]
import registers, xlsxwriter
from list_files import HEADS, id_number, person
from desktop.services import opening
from desktop.services.lists import Lists
from desktop.system.clock import SetClock

def peak_of_this_process():
    # A process keeps the peak of the one it was forked from in what getrusage tells; its own memory does not.
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024


folder = Path({folder!r})
file = folder / "list.xlsx"
with xlsxwriter.Workbook(file, {{"constant_memory": True}}) as book:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADS)
    letters = "กขคงจชซดตถทนบปผพมยรลวสหอ"
    for number in range({rows}):
        row = person(number % 60)
        row[HEADS.index("เลขประจำตัวประชาชน")] = id_number(f"1940{{number:08d}}")
        row[HEADS.index("ชื่อ")] += letters[number % 24] + "า" + letters[number // 24 % 24] + "ี"
        row[HEADS.index("โทรศัพท์")] = f"08{{number:08d}}"
        sheet.write_row(number + 1, 0, row)
home = registers.make(folder / "home", "9401", "centre")
opened = opening.open_register(home, registers.USER, registers.PASSWORD, SetClock(registers.MOMENT))
before = peak_of_this_process()
lists = Lists(opened.ground)
began = time.monotonic()
found = lists.open_path(file)
judged = lists.judge(found, lists.look(found).plan)
looked = time.monotonic()
done = lists.write(judged)
written = time.monotonic()
opened.close()
peak = peak_of_this_process()
print(json.dumps({{"before": before, "peak": peak, "people": done.people, "cases": done.cases,
                   "judged": round(looked - began, 1), "written": round(written - looked, 1)}}))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells its peak there")
def test_twenty_thousand_rows_stay_within_memory(tmp_path: Path) -> None:
    program = PROGRAM.format(root=str(ROOT), tests=str(ROOT / "tests"), folder=str(tmp_path), rows=ROWS)
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    # A few invented numbers differ in one digit only, and are asked about.
    assert ROWS - 50 < told["people"] == told["cases"] <= ROWS
    assert told["peak"] < MEGABYTES, told
