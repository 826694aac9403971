"""The whole main job once, in a temporary home, with a line for each step."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from desktop.app import crash
from desktop.app.call import Call
from desktop.app.journey import STEPS, Journey
from desktop.rules.problems import Refused
from desktop.system.clock import Clock, SetClock
from desktop.system.language import _


def run(call: Call) -> int:
    """Go the whole journey, step by step, and say how each went.

    Args:
        call: the command's call.

    Returns:
        0 where every step went well, 3 where one did not.
    """
    keep: Path | None = call.given.keep
    done: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(prefix="labour-centre-") as name:
        out = Path(name) / "out"
        out.mkdir()
        journey = Journey(Path(name), _last_month(call.clock), secrets.token_urlsafe(16), out)
        failure = _go(call, journey, done)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copytree(out, keep, dirs_exist_ok=True)
    if call.wants_json:
        call.answer({"steps": done}, "")
    if failure is not None:
        raise failure
    return 0


def _last_month(clock: Clock) -> SetClock:
    # The month that is closed must be over, so the journey begins in the one before.
    today = clock.now()
    return SetClock(today.replace(day=1) - timedelta(days=10))


def _go(call: Call, journey: Journey, done: list[dict[str, object]]) -> Exception | None:
    for name, step in STEPS:
        begun = time.perf_counter()
        failure: Exception | None = None
        try:
            step(journey)
        except Exception as raised:  # noqa: BLE001  the step is reported, then raised again by the caller
            failure = raised
        seconds = round(time.perf_counter() - begun, 3)
        done.append({"name": name, "ok": failure is None, "seconds": seconds})
        if not call.wants_json:
            word = _("ok") if failure is None else _("FAILED")
            call.answer(None, f"{word}\t{seconds:6.2f} s\t{_(name)}")
        if failure is not None:
            done[-1]["why"] = failure.sentence if isinstance(failure, Refused) else crash.report(failure)
            return failure
    return None
