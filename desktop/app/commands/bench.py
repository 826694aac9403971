"""Commands that measure: what is quick must be shown beside something known, on a named machine."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from desktop.app.call import Call, Command

if TYPE_CHECKING:
    from desktop.app.benchmarks.paper import Result

_PAGES, _RUNS = 200, 5


def _bench_arguments(parser: ArgumentParser) -> None:
    told = "paper: setting monthly summaries, beside Typst; previews: the first page of every form on screen"
    parser.add_argument("what", choices=("paper", "previews"), help=told)
    parser.add_argument("--pages", type=int, default=_PAGES, help=f"how many pages a run sets ({_PAGES})")
    parser.add_argument("--runs", type=int, default=_RUNS, help=f"how many runs the medians are of ({_RUNS})")
    parser.add_argument("--json", action="store_true")


def _bench(call: Call) -> int:
    if call.given.what == "previews":
        return _previews(call)
    from desktop.app.benchmarks import paper

    result = paper.measure(max(call.given.pages, 1), max(call.given.runs, 1))
    call.answer(result.to_json(), _in_words(result))
    return 0


def _previews(call: Call) -> int:
    from desktop.app.benchmarks import previews

    result = previews.measure()
    lines = [
        f"{one.milliseconds:6.0f} ms  {one.form} {one.sheet}, {one.pages} pages: "
        f"set in {one.set_in:.0f}, first page drawn in {one.drawn_in:.0f}, "
        f"processor {one.worked:.0f}"
        for one in result.previews
    ]
    told = f"slowest: {result.slowest:.0f} ms of {previews.LIMIT_MILLISECONDS}"
    call.answer(result.to_json(), "\n".join((*lines, told, f"machine: {result.machine}")))
    return 0


def _in_words(result: Result) -> str:
    theirs = "Typst is not installed: pip install typst"
    if result.typst is not None and result.typst_cold is not None:
        theirs = (
            f"Typst {result.typst_version}: {result.typst:.3f} s for {result.typst_pages} pages in one file, "
            f"first page cold {result.typst_cold:.3f} s"
        )
    ratio = "no ratio"
    if result.ratio is not None:
        ratio = f"{result.ratio:.2f} (ours through Typst's), {result.ratio_with_cold:.2f} with the cold start"
    return "\n".join(
        (
            f"monthly_summary, all names different, median of {result.runs} runs, both in each run",
            f"ours: {result.ours:.3f} s for {result.pages} pages in {result.papers} files, "
            f"first page cold {result.ours_cold:.3f} s",
            theirs,
            f"ratio: {ratio}",
            f"machine: {result.machine}",
        )
    )


COMMANDS = (Command("bench", "measure, beside a known engine", _bench_arguments, _bench),)
