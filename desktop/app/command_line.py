"""The command line: every command in one tuple, and the options they all share."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.app.call import Command
from desktop.app.commands import bench, exchange, lists, months, papers, registers, safety, windows

COMMANDS: tuple[Command, ...] = (
    *windows.COMMANDS,
    *registers.COMMANDS,
    *lists.COMMANDS,
    *papers.COMMANDS,
    *months.COMMANDS,
    *exchange.COMMANDS,
    *safety.COMMANDS,
    *bench.COMMANDS,
)


def parse(arguments: Sequence[str]) -> Namespace:
    """The arguments, with the command they name as ``command``.

    Args:
        arguments: as typed, without the program's name.

    Raises:
        SystemExit: with code 2 on wrong usage, 0 after help.
    """
    parser = ArgumentParser(prog="labour-centre", description="The district labour centre.")
    parser.add_argument("--version", action="version", version=f"labour-centre {__version__}")
    _add_shared(parser, default=None)
    chosen = parser.add_subparsers(dest="name", metavar="COMMAND")
    for command in COMMANDS:
        under = chosen.add_parser(command.name, help=command.summary, description=command.summary)
        _add_shared(under, default="keep")
        command.arguments(under)
    given = parser.parse_args(arguments)
    given.command = next((command for command in COMMANDS if command.name == given.name), windows.OPEN_WINDOW)
    return given


def _add_shared(parser: ArgumentParser, default: str | None) -> None:
    """The shared options stand before or after the command's name, whichever comes to mind."""
    from argparse import SUPPRESS

    left_out = SUPPRESS if default == "keep" else None
    parser.add_argument(
        "--home",
        type=Path,
        default=left_out,
        help="the folder of register, keys, settings, logs, outbox (or LABOUR_CENTRE_HOME)",
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        default=left_out,
        help="a file whose first line is the password (or LABOUR_CENTRE_PASSWORD, or a prompt)",
    )
    parser.add_argument("--user", default=left_out, help="who signs in; without it the password alone tells")
