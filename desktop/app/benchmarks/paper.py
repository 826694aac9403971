"""How fast papers are set, beside Typst on the same months in the same run."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop.app.benchmarks import months, typst_side
from desktop.printing import press, sheets
from desktop.printing.forms import form
from desktop.system import paths

FORM = "monthly_summary"
_COLD_RUNS = 3
_OURS_COLD = """
import json, sys
from desktop.printing import forms, press, sheets
form = forms.form("monthly_summary")
press.print_pdf(form, sheets.from_json(form.sheet_class, json.load(sys.stdin)))
"""
_TYPST_COLD = """
import sys, typst
template, fonts = sys.argv[1:]
words = sys.stdin.buffer.read().decode()
inputs = {"months": words}
typst.compile(template, format="pdf", font_paths=[fonts], ignore_system_fonts=True, sys_inputs=inputs)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured.

    Attributes:
        pages: how many pages were set in each run.
        papers: how many papers they belong to; ours are one file each, Typst's one file together.
        runs: how many runs the medians are of.
        ours: median seconds for all pages.
        typst: median seconds for all pages; none where Typst is not installed.
        ratio: ours through Typst's, the median over the runs.
        ratio_with_cold: the medians' ratio when each begins with its cold start and first paper.
        ours_cold: median seconds from the start of a new Python to the end of the first paper.
        typst_cold: the same for Typst.
        typst_version: of the package that was measured.
        typst_pages: how many pages Typst made of the same content.
        machine: where this was measured.
    """

    pages: int
    papers: int
    runs: int
    ours: float
    typst: float | None
    ratio: float | None
    ratio_with_cold: float | None
    ours_cold: float
    typst_cold: float | None
    typst_version: str
    typst_pages: int
    machine: str

    def to_json(self) -> dict[str, Any]:
        """The result for a program to read."""
        return asdict(self)


def measure(pages: int, runs: int) -> Result:
    """Set the same months with both, turn about, every run with names never seen before.

    Args:
        pages: how many pages at least.
        runs: how many times.
    """
    papers = max(1, -(-pages // months.PAGES_OF_ONE))
    typst = typst_side.typesetter()
    press.warm_up()
    (first,) = months.sheets(1, seed=-1)
    _both([first], typst)
    pairs = [_both(months.sheets(papers, seed), typst) for seed in range(runs)]
    ours = [one.seconds for one, _other in pairs]
    theirs = [other.seconds for _one, other in pairs if other]
    ratios = [one.seconds / other.seconds for one, other in pairs if other]
    ours_cold = _cold(_OURS_COLD, json.dumps(sheets.to_json(first)))
    typst_cold = _typst_cold(first) if typst else None
    ours_median, typst_median = statistics.median(ours), statistics.median(theirs) if theirs else None
    return Result(
        pages=pairs[0][0].pages,
        papers=papers,
        runs=runs,
        ours=ours_median,
        typst=typst_median,
        ratio=statistics.median(ratios) if ratios else None,
        ratio_with_cold=(
            (ours_median + ours_cold) / (typst_median + typst_cold) if typst_median and typst_cold else None
        ),
        ours_cold=ours_cold,
        typst_cold=typst_cold,
        typst_version=typst_side.version(),
        typst_pages=pairs[0][1].pages if pairs[0][1] else 0,
        machine=machine(),
    )


def machine() -> str:
    """The machine's processor, cores, system, Python, and how busy it is with other work."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}{busy}"
    )


def _processor() -> str:
    named = Path("/proc/cpuinfo")
    lines = named.read_text("utf-8").splitlines() if named.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


@dataclass(frozen=True, slots=True)
class _Set:
    seconds: float
    pages: int


def _both(papers: list[Any], typst: Callable[[str], bytes] | None) -> tuple[_Set, _Set | None]:
    summary = form(FORM)
    start = time.perf_counter()
    pages = sum(press.print_paper(summary, sheet).pages for sheet in papers)
    ours = _Set(time.perf_counter() - start, pages)
    if typst is None:
        return ours, None
    words = typst_side.words(papers)
    start = time.perf_counter()
    pdf = typst(words)
    seconds = time.perf_counter() - start
    return ours, _Set(seconds, page_count(pdf))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return len(document)


def _typst_cold(sheet: Any) -> float:
    return _cold(_TYPST_COLD, typst_side.words([sheet]), str(typst_side.TEMPLATE), str(paths.fonts()))


def _cold(program: str, given: str, *arguments: str) -> float:
    """Seconds from a new process's start to the end of its first paper; of several, the one in the middle."""
    root = Path(__file__).resolve().parents[3]
    seconds = []
    for _run in range(_COLD_RUNS):
        start = time.perf_counter()
        subprocess.run(  # noqa: S603  our own text
            [sys.executable, "-c", program, *arguments], input=given.encode(), check=True, cwd=root
        )
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)
