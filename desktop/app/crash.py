"""A bug becomes a report: version, stack and machine, never a name, a number or a text from the register."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from desktop import __version__
from desktop.system import stacks
from desktop.system.clock import SystemClock
from desktop.system.paths import Home

_log = logging.getLogger(__name__)
_KEPT = 20


def report(failure: BaseException) -> str:
    """The text of a report.

    Args:
        failure: what nobody expected. Its own words are left out, since they may quote what somebody typed.
    """
    lines = [
        f"labour-centre {__version__}",
        f"python {platform.python_version()} on {platform.system()} {platform.release()}",
        SystemClock().now().isoformat(timespec="seconds"),
        "",
    ]
    return "\n".join([*lines, *stacks.places(failure)]) + "\n"


def write_report(failure: BaseException, home: Home) -> Path:
    """Write a report beside the logs.

    Returns:
        Where it lies.
    """
    moment = SystemClock().now()
    path = home.logs / f"crash-{moment:%Y%m%d-%H%M%S-%f}.txt"
    try:
        home.logs.mkdir(parents=True, exist_ok=True)
        path.write_text(report(failure), "utf-8")
        for old in sorted(home.logs.glob("crash-*.txt"))[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        _log.info("a crash report could not be written")
    return path


def watch(home: Home, tell: Callable[[BaseException, Path], None]) -> Callable[[], None]:
    """Catch what nobody caught: in the window's thread, in other threads, and in what was dropped.

    Args:
        home: where reports go.
        tell: shows the failure to the user; called on the thread it happened on.

    Returns:
        Puts everything back as it was.
    """
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def caught(failure: BaseException | None) -> None:
        if failure is not None and not isinstance(failure, KeyboardInterrupt):
            tell(failure, write_report(failure, home))

    def in_main(_kind: type[BaseException], failure: BaseException, _trace: TracebackType | None) -> None:
        caught(failure)

    sys.excepthook = in_main
    threading.excepthook = lambda happened: caught(happened.exc_value)
    sys.unraisablehook = lambda happened: caught(happened.exc_value)

    def put_back() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    return put_back
