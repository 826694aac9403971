"""Sending and taking in, beside bare writing of the same rows; how long, and how much memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.app.benchmarks.paper import machine

_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured; each part in a process of its own.

    Attributes:
        records: entries that were sent.
        taken: entries that the province has now and had not before.
        file: bytes of the sealed file.
        sending: seconds from the register to the file on the disk.
        taking: seconds from the file to the other register.
        bare: seconds of writing the same rows into an encrypted register, and nothing else.
        sending_ratio: sending through bare writing.
        taking_ratio: taking in through bare writing.
        sending_peak: the most memory of the process that sent, in megabytes.
        taking_peak: the same of the one that took in.
        bare_peak: the same of the one that only wrote, which reads the rows from another register.
        started: the memory of such a process before it does anything.
        machine: where this was measured.
    """

    records: int
    taken: int
    file: int
    sending: float
    taking: float
    bare: float
    sending_ratio: float
    taking_ratio: float
    sending_peak: float
    taking_peak: float
    bare_peak: float
    started: float
    machine: str

    def to_json(self) -> dict[str, Any]:
        """The result for a program to read."""
        return asdict(self)


def measure(folder: Path, records: int) -> Result:
    """Send about so many records from a centre to its province.

    Args:
        folder: an empty one, for the registers; a million records take some gigabytes.
        records: how many, to within some hundredths.
    """
    _side("fill", folder, records)
    sent, bare, taken = (_side(step, folder) for step in ("send", "bare", "take_in"))
    return Result(
        records=sent["records"],
        taken=taken["records"],
        file=sent["bytes"],
        sending=sent["seconds"],
        taking=taken["seconds"],
        bare=bare["seconds"],
        sending_ratio=sent["seconds"] / bare["seconds"],
        taking_ratio=taken["seconds"] / bare["seconds"],
        sending_peak=sent["peak"],
        taking_peak=taken["peak"],
        bare_peak=bare["peak"],
        started=sent["before"],
        machine=machine(),
    )


def _side(step: str, folder: Path, *sizes: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "desktop.app.benchmarks.exchange_side", step, str(folder)]
    done = subprocess.run(  # noqa: S603  our own module
        [*command, *map(str, sizes)], stdout=subprocess.PIPE, check=True, cwd=_ROOT
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
