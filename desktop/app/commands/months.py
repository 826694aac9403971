"""Commands for the month: the officer closes it, the supervisor approves it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser

from desktop.app.call import Call, Command
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.system.language import _


def _month_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("month", help="such as 2569-01")
    parser.add_argument("--json", action="store_true")


def _close_arguments(parser: ArgumentParser) -> None:
    _month_arguments(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask, as scripts are not asked")


def _close(call: Call) -> int:
    month = Month.parse(call.given.month)
    with call.centre() as centre:
        unfinished = centre.reports.unfinished(month)
        early = centre.ground.clock.today() < month.last
        # The window asks once before a month is closed; so does the terminal. A script has nobody to ask.
        asked = not (call.given.yes or call.given.json) and sys.stdin.isatty()
        if asked and not _agreed(month, [one.text for one in unfinished], early=early):
            raise Refused(_("{month} stays open.", month=month.spoken()), code="not-agreed")
        state = centre.reports.close(month)
    lines = [_("{month} is closed.", month=month.spoken()), *(f"- {one.text}" for one in unfinished)]
    if early:
        lines.insert(1, _("The month is not over yet."))
    call.answer(
        {
            "month": month.buddhist(),
            "state": state.state,
            "early": early,
            "unfinished": [{"kind": one.kind, "text": one.text, "uid": one.uid} for one in unfinished],
        },
        "\n".join(lines),
    )
    return 0


def _agreed(month: Month, unfinished: list[str], *, early: bool) -> bool:
    """Whether whoever sits at the terminal wants the month closed as it is; nothing to ask is agreed."""
    doubts = [_("The month is not over yet.")] if early else []
    doubts += [f"- {text}" for text in unfinished]
    if not doubts:
        return True
    sys.stderr.write("\n".join(doubts) + "\n" + _("Close {month}?", month=month.spoken()) + " (y/n) ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "ใช่")


def _approve(call: Call) -> int:
    month = Month.parse(call.given.month)
    with call.centre() as centre:
        state = centre.reports.approve(month)
    call.answer(
        {"month": month.buddhist(), "state": state.state}, _("{month} is approved.", month=month.spoken())
    )
    return 0


COMMANDS = (
    Command("close-month", "freeze a month's figures", _close_arguments, _close),
    Command("approve-month", "approve a closed month, as supervisor", _month_arguments, _approve),
)
