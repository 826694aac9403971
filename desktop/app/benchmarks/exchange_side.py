"""One side of the measured exchange, in a process of its own, so that its memory is its own."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Table, insert, select

from desktop.app.benchmarks import pairs
from desktop.models import Base, Case, Citizen, Need, Step
from desktop.services.exchange import Exchange
from desktop.system.paths import Home

FILE = "month.lcx"
_FILLED: tuple[type[Base], ...] = (Citizen, Case, Need, Step)
_AT_ONCE = 500


def fill(folder: Path, records: int) -> dict[str, Any]:
    """Make both registers, let them know each other, and store what the centre will send."""
    for name, unit in (("province", pairs.PROVINCE_UNIT), ("centre", pairs.CENTRE_UNIT)):
        pairs.make(Home(folder / name), unit)
    pairs.make(Home(folder / "bare"), pairs.CENTRE_UNIT)
    with pairs.opened(folder / "centre") as centre, pairs.opened(folder / "province") as province:
        pairs.enrol(centre, province)
        # Closed while it is empty: this measures the exchange, and not how a month is counted.
        pairs.close(centre, pairs.FIRST_MONTH)
        people = max(1, round(records / pairs.RECORDS_OF_ONE))
        stored = pairs.store(centre, pairs.Invented(centre).month(pairs.FIRST_MONTH, people))
    return {"records": stored}


def send(folder: Path) -> dict[str, Any]:
    """Seal all that the centre holds."""
    with pairs.opened(folder / "centre") as ground:
        begun = time.perf_counter()
        sealed = Exchange(ground).send(pairs.FIRST_MONTH)
        Exchange(ground).save_file(folder / FILE, sealed.content)
        seconds = time.perf_counter() - begun
    return {"seconds": seconds, "bytes": len(sealed.content), "records": sum(sealed.counts.values())}


def take_in(folder: Path) -> dict[str, Any]:
    """Take the file in at the province."""
    with pairs.opened(folder / "province") as ground:
        begun = time.perf_counter()
        summary = Exchange(ground).take_in(folder / FILE).summary
        seconds = time.perf_counter() - begun
    return {"seconds": seconds, "records": summary.new, "refused": len(summary.refused)}


def bare(folder: Path) -> dict[str, Any]:
    """Write the same rows into an encrypted register and do nothing else: only the writing is timed."""
    seconds, written = 0.0, 0
    with pairs.opened(folder / "centre") as source, pairs.opened(folder / "bare") as target:
        with source.database.read() as reading, target.database.engine.connect() as connection:
            begun = time.perf_counter()
            for statement, rows in _statements(reading):
                read = time.perf_counter()
                connection.execute(statement, rows)
                seconds += time.perf_counter() - read
                written += len(rows)
            read = time.perf_counter()
            connection.commit()
            seconds += time.perf_counter() - read
        whole = time.perf_counter() - begun
    return {"seconds": seconds, "records": written, "with_reading": whole}


def _statements(reading: Any) -> Iterator[tuple[Any, list[dict[str, Any]]]]:
    for model in _FILLED:
        table = cast(Table, model.__table__)
        found = reading.execute(select(table).execution_options(yield_per=_AT_ONCE)).mappings()
        for part in found.partitions(_AT_ONCE):
            yield insert(table), [dict(row) for row in part]


def peak() -> float:
    """The most memory that this process ever had, in megabytes (a megabyte is 1,000,000 bytes)."""
    told = Path("/proc/self/status")
    if told.exists():
        # Not getrusage: a child counts what its parent had when it was started.
        (line,) = [one for one in told.read_text("ascii").splitlines() if one.startswith("VmHWM")]
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


_STEPS: dict[str, Callable[..., dict[str, Any]]] = {
    "fill": fill,
    "send": send,
    "take_in": take_in,
    "bare": bare,
}


def main(step: str, folder: str, *sizes: str) -> None:
    """Do one step and print what was measured as JSON."""
    # Everything is loaded and both registers have been opened once: what the step adds is what grows.
    before = peak()
    found = _STEPS[step](Path(folder), *map(int, sizes))
    print(json.dumps(found | {"peak": peak(), "before": before}))


if __name__ == "__main__":
    main(*sys.argv[1:])
