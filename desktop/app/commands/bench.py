"""Commands that measure: what is quick must be shown beside something known, on a named machine."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.call import Call, Command

if TYPE_CHECKING:
    from desktop.app.benchmarks.paper import Result

_PAGES, _RUNS = 200, 5
_RECORDS = 100_000
_CENTRES, _MONTHS, _PEOPLE = 37, 12, 40
_TOLD = (
    "paper: setting monthly summaries, beside Typst; previews: the first page of every form on screen; "
    "exchange: sending and taking in, beside bare writing; region: every centre's months at the province"
)


def _bench_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=tuple(_MEASURED), help=_TOLD)
    parser.add_argument("--pages", type=int, default=_PAGES, help=f"how many pages a run sets ({_PAGES})")
    parser.add_argument("--runs", type=int, default=_RUNS, help=f"how many runs the medians are of ({_RUNS})")
    parser.add_argument("--records", type=int, default=_RECORDS, help=f"how many records travel ({_RECORDS})")
    for name, usual, told in (
        ("centres", _CENTRES, "how many centres send"),
        ("months", _MONTHS, "how many months each"),
        ("people", _PEOPLE, "who come to each in a month"),
    ):
        parser.add_argument(f"--{name}", type=int, default=usual, help=f"{told} ({usual})")
    parser.add_argument(
        "--database", default="", help="an empty PostgreSQL database for the region's province"
    )
    parser.add_argument("--json", action="store_true")


def _bench(call: Call) -> int:
    return _MEASURED[call.given.what](call)


def _paper(call: Call) -> int:
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


def _exchange(call: Call) -> int:
    from desktop.app.benchmarks import exchange

    with tempfile.TemporaryDirectory() as folder:
        result = exchange.measure(Path(folder), max(call.given.records, 1))
    lines = (
        f"{result.records:,} records, {result.file / 1e6:.1f} MB sealed, {result.taken:,} of them new",
        f"sent: {result.sending:.1f} s, {result.sending_ratio:.2f} of bare writing, "
        f"peak {result.sending_peak:.0f} MB",
        f"taken in: {result.taking:.1f} s, {result.taking_ratio:.2f} of bare writing, "
        f"peak {result.taking_peak:.0f} MB",
        f"bare writing of the same rows: {result.bare:.1f} s, peak {result.bare_peak:.0f} MB",
        f"a process that has begun nothing: {result.started:.0f} MB",
        f"machine: {result.machine}",
    )
    call.answer(result.to_json(), "\n".join(lines))
    return 0


def _region(call: Call) -> int:
    from desktop.app.benchmarks import region

    given = call.given
    size = region.Size(
        centres=max(given.centres, 1), months=max(given.months, 1), people=max(given.people, 1)
    )
    with tempfile.TemporaryDirectory() as folder, call.progress("Measuring a region") as progress:
        result = region.measure(Path(folder), size, given.database, progress)
    lines = (
        f"{result.centres} centres, {result.months} months, {result.bundles} bundles, "
        f"{result.records:,} records, province {'on a server' if result.on_server else 'in a file'}",
        f"taken in: {result.taking:.1f} s of {result.seconds:.1f} s in all",
        f"a bundle of the first month {result.first * 1000:.0f} ms, of the last {result.last * 1000:.0f} ms: "
        f"{result.growth:.2f}",
        f"an answer in the last month {result.answering * 1000:.0f} ms: "
        f"{result.answering_growth:.2f} of the first month's",
        "the region's figures are the sum of the centres'"
        if not result.disagreeing
        else "\n".join(("the region's figures differ:", *result.disagreeing)),
        f"machine: {result.machine}",
    )
    call.answer(result.to_json(), "\n".join(lines))
    return 1 if result.disagreeing else 0


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


_MEASURED: dict[str, Callable[[Call], int]] = {
    "paper": _paper,
    "previews": _previews,
    "exchange": _exchange,
    "region": _region,
}

COMMANDS = (Command("bench", "measure, beside a known engine", _bench_arguments, _bench),)
