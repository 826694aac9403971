"""The year's target: from volunteers to people pointed out, screened in and assisted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from desktop.rules.problems import Problem
from desktop.system.language import _, mark

ROUNDINGS = {"nearest": ROUND_HALF_UP, "up": ROUND_CEILING, "down": ROUND_FLOOR}
_ROUNDING_WORDS = {
    "nearest": mark("to the nearest whole number, halves up"),
    "up": mark("always up"),
    "down": mark("always down"),
}
MOST_QUOTA = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the province asks of one volunteer in a fiscal year.

    The defaults are those of Chonburi's programme of fiscal year 2555.

    Attributes:
        quota: people to point out, per volunteer.
        screened_percent: how many in a hundred of those pointed out are screened in.
        assisted_percent: how many in a hundred of those screened in are assisted.
        rounding: ``nearest`` (half up), ``up`` or ``down``.
    """

    quota: int = 30
    screened_percent: int = 30
    assisted_percent: int = 30
    rounding: str = "nearest"


@dataclass(frozen=True, slots=True)
class Funnel:
    """Three numbers, each narrower than the one before.

    Attributes:
        pointed_out: people found with a need.
        screened: of those, screened in.
        assisted: of those, assisted.
    """

    pointed_out: int = 0
    screened: int = 0
    assisted: int = 0


def rounding_word(rounding: str) -> str:
    """A rule of rounding in the user's language, or its code."""
    return _(_ROUNDING_WORDS[rounding]) if rounding in _ROUNDING_WORDS else rounding


def check(target: Target) -> tuple[Problem, ...]:
    """What is wrong with a target; at the form and at saving.

    Args:
        target: as typed; a form hands over nothing for a number that is missing.
    """
    problems = []
    quota: int | None = target.quota
    if quota is None or not 1 <= quota <= MOST_QUOTA:
        problems.append(Problem("quota", _("The quota lies between 1 and {most}.", most=MOST_QUOTA)))
    for name in ("screened_percent", "assisted_percent"):
        percent = getattr(target, name)
        if percent is None or not 0 <= percent <= 100:
            problems.append(Problem(name, _("A percentage lies between 0 and 100.")))
    if target.rounding not in ROUNDINGS:
        problems.append(Problem("rounding", _("Choose how halves are rounded.")))
    return tuple(problems)


def funnel(target: Target, volunteers: int) -> Funnel:
    """The target of so many volunteers.

    The assisted are taken from the exact number of the screened, and each number is rounded once:
    92 volunteers give 2,760, 828 and 248 (248.4), as Chonburi's plan of fiscal year 2555 prints it.

    Args:
        target: what is asked of one volunteer.
        volunteers: how many there are.
    """
    pointed_out = Decimal(target.quota * volunteers)
    screened = pointed_out * target.screened_percent / 100
    assisted = screened * target.assisted_percent / 100
    mode = ROUNDINGS[target.rounding]
    return Funnel(int(pointed_out), _whole(screened, mode), _whole(assisted, mode))


def _whole(number: Decimal, mode: str) -> int:
    return int(number.to_integral_value(rounding=mode))
