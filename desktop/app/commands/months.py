"""Commands for the month: the officer closes it, the supervisor approves it."""

from __future__ import annotations

from argparse import ArgumentParser

from desktop.app.call import Call, Command
from desktop.rules.months import Month
from desktop.system.language import _


def _month_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("month", help="such as 2569-01")
    parser.add_argument("--json", action="store_true")


def _close(call: Call) -> int:
    month = Month.parse(call.given.month)
    with call.centre() as centre:
        unfinished = centre.reports.unfinished(month)
        state = centre.reports.close(month)
    lines = [_("{month} is closed.", month=month.spoken()), *(f"- {one.text}" for one in unfinished)]
    call.answer(
        {
            "month": month.buddhist(),
            "state": state.state,
            "unfinished": [{"kind": one.kind, "text": one.text, "uid": one.uid} for one in unfinished],
        },
        "\n".join(lines),
    )
    return 0


def _approve(call: Call) -> int:
    month = Month.parse(call.given.month)
    with call.centre() as centre:
        state = centre.reports.approve(month)
    call.answer(
        {"month": month.buddhist(), "state": state.state}, _("{month} is approved.", month=month.spoken())
    )
    return 0


COMMANDS = (
    Command("close-month", "freeze a month's figures", _month_arguments, _close),
    Command("approve-month", "approve a closed month, as supervisor", _month_arguments, _approve),
)
