"""The door: what the arguments ask for, done, with the exit code that scripts rely on."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from desktop.app import crash
from desktop.app.call import Call
from desktop.app.command_line import parse
from desktop.rules.problems import Refused
from desktop.system import language
from desktop.system.clock import Clock
from desktop.system.language import _
from desktop.system.progress import Cancelled

DONE, REFUSED, USAGE, BUG = 0, 1, 2, 3
LANGUAGE_VARIABLE = "LABOUR_CENTRE_LANGUAGE"


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Do what the arguments ask for.

    Args:
        arguments: as typed, without the program's name.
        clock: the time; without it the machine's.

    Returns:
        0 done, 1 refused, 2 wrong usage, 3 a bug.
    """
    language.use(_spoken())
    parsed = parse(arguments)
    call = Call(parsed, clock)
    try:
        return int(parsed.command.run(call))
    except Refused as refused:
        _tell(refused, wants_json=getattr(parsed, "json", False))
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        sys.stderr.write(_("Stopped. Nothing was changed.") + "\n")
        return REFUSED
    except Exception as failure:  # noqa: BLE001  the last door: a bug becomes a report and an exit code
        path = crash.write_report(failure, call.home)
        where = _("Something went wrong in the program. A report lies in {path}", path=path)
        nowhere = _("Something went wrong in the program, and no report could be written.")
        sys.stderr.write((where if path.exists() else nowhere) + "\n")
        return BUG


def _spoken() -> str:
    wanted = os.environ.get(LANGUAGE_VARIABLE, language.THAI)
    return wanted if wanted in (language.THAI, language.ENGLISH) else language.THAI


def _tell(refused: Refused, *, wants_json: bool) -> None:
    if wants_json:
        answer = {"refused": refused.sentence, "code": refused.code}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stderr.write(refused.sentence + "\n")
