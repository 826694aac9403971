"""Three sorts of failure: cancelled is silent, refused is a sentence, all else is a bug with details."""

from __future__ import annotations

import platform
from typing import Final

from desktop.rules.problems import Refused
from desktop.system import stacks
from desktop.system.progress import Cancelled

CANCELLED: Final = "cancelled"
REFUSED: Final = "refused"
BUG: Final = "bug"


def sort_of(failure: BaseException) -> str:
    """Which of the three sorts a failure is."""
    if isinstance(failure, Cancelled):
        return CANCELLED
    return REFUSED if isinstance(failure, Refused) else BUG


def report(failure: BaseException, version: str = "") -> str:
    """What a programmer needs to know: where it happened and on what machine, never about whom.

    Args:
        failure: what was raised; its own words are left out, since they may quote what somebody typed.
        version: the program's version.
    """
    lines = [f"version {version or '?'}  python {platform.python_version()}  {platform.platform()}", ""]
    return "\n".join([*lines, *stacks.places(failure)]) + "\n"
