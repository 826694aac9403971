"""Commands that keep a register safe: back it up, restore it, check it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from desktop.app.call import Call, Command, read_file
from desktop.services import moving, opening, upkeep
from desktop.system.language import _


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=None, help="the backup file; else the usual place")
    parser.add_argument("--json", action="store_true")


def _backup(call: Call) -> int:
    with call.centre() as centre:
        path = centre.upkeep.make_backup(call.given.out)
    call.answer({"backup": str(path)}, _("The backup was written and opens: {file}", file=path))
    return 0


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--recovery-file", type=Path, default=None, help="a file with the recovery key")
    parser.add_argument("--json", action="store_true")


def _restore(call: Call) -> int:
    given = call.given
    recovery = (
        read_file(given.recovery_file).decode("utf-8", "replace").strip() if given.recovery_file else ""
    )
    password = "" if recovery else call.password()
    found = upkeep.restore(call.home, given.file, call.user(), password, recovery)
    call.answer(
        {"citizens": found.citizens, "cases": found.cases, "last_work": found.last_work},
        _(
            "The backup is restored: {citizens} people, {cases} cases, last work {moment}.",
            citizens=found.citizens,
            cases=found.cases,
            moment=found.last_work[:16],
        ),
    )
    return 0


def _move_arguments(parser: ArgumentParser) -> None:
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--database", metavar="URL", help="from the file into an empty database on a PostgreSQL server"
    )
    where.add_argument("--to-file", action="store_true", help="from the server into a file of the folder")
    parser.add_argument("--json", action="store_true")


def _move(call: Call) -> int:
    opened = opening.open_register(call.home, call.user(), call.password(), call.clock)
    try:
        with call.progress(_("Moving the register")) as progress:
            if call.given.to_file:
                moving.to_file(opened, progress)
                kept = None
            else:
                kept = moving.to_server(opened, call.given.database, progress)
    finally:
        opened.close()
    call.answer(
        {"home": str(call.home.root), "backup": str(kept) if kept else None},
        _("The register lies on the server now. What is left of the file is a backup: {file}", file=kept)
        if kept
        else _(
            "The register lies in {folder} now. On the server nobody works in it any more.",
            folder=call.home.root,
        ),
    )
    return 0


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")


def _check(call: Call) -> int:
    with call.centre(look_only=True) as centre:
        checks = centre.upkeep.check()
    lines = [f"{_('whole') if check.ok else _('DAMAGED')}\t{_(check.name)}" for check in checks]
    call.answer({"checks": [{"name": check.name, "ok": check.ok} for check in checks]}, "\n".join(lines))
    return 0 if all(check.ok for check in checks) else 1


COMMANDS = (
    Command("backup", "write a backup and prove that it opens", _backup_arguments, _backup),
    Command("restore", "put a backup in the place of the register", _restore_arguments, _restore),
    Command("move", "move the register onto a server, or back into a file", _move_arguments, _move),
    Command("check", "check pages, links, audit chain, documents and keys", _check_arguments, _check),
)
