"""An officer of the province at work in a program of their own: started by ``test_two_officers``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import registers

from desktop.rules.cases import StepDraft
from desktop.rules.problems import Refused
from desktop.services import opening
from desktop.services.cases import Cases
from desktop.system.clock import SetClock
from desktop.system.paths import Home


def main(home: str, backwards: str, *uids: str) -> None:
    """Screen the cases and refer those screened; print what came of it."""
    clock = SetClock(registers.MOMENT)
    opened = opening.open_register(Home(Path(home)), registers.USER, registers.PASSWORD, clock)
    today, cases = clock.today(), Cases(opened.ground)
    letters: list[str] = []
    refused: dict[str, str] = {}
    for uid in reversed(uids) if backwards == "backwards" else uids:
        try:
            cases.add_step(uid, StepDraft(kind="screened", on=today, verdict="accepted"))
            referred = StepDraft(kind="referred", on=today, agency_code="DOE")
            letters.append(cases.page(cases.add_step(uid, referred) and uid).steps[-1].letter_number)
        except Refused as no:
            refused[uid] = no.code
    opened.close()
    sys.stdout.write(json.dumps({"letters": letters, "refused": refused}))


if __name__ == "__main__":
    main(*sys.argv[1:])
