"""A sheet that is not finished, kept in the register for whoever keys it in."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from desktop.database.work import Work, put_setting, setting
from desktop.rules.lists.keyed import SheetHead, SheetLine

_NAME: Final = "keyed_sheet"


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """A sheet that is not finished."""

    head: SheetHead
    lines: tuple[SheetLine, ...]


def load(session: Session, user_uid: str) -> KeptSheet | None:
    """The sheet that a user has not finished.

    Args:
        session: of a reading.
        user_uid: who keys it in.
    """
    text = setting(session, f"{_NAME}:{user_uid}")
    if not text:
        return None
    stored = json.loads(text)
    on = stored["head"].pop("on")
    head = SheetHead(**stored["head"], on=date.fromisoformat(on) if on else None)
    lines = (SheetLine(**{**each, "apart_from": tuple(each["apart_from"])}) for each in stored["lines"])
    return KeptSheet(head, tuple(lines))


def put(work: Work, user_uid: str, sheet: KeptSheet | None) -> None:
    """Keep a sheet inside the running work, or with none forget it.

    Args:
        work: the running work.
        user_uid: who keys it in.
        sheet: as it was typed so far.
    """
    text = ""
    if sheet is not None and any(not line.is_empty() for line in sheet.lines):
        head = {**asdict(sheet.head), "on": sheet.head.on.isoformat() if sheet.head.on else ""}
        stored = {"head": head, "lines": [asdict(line) for line in sheet.lines]}
        text = json.dumps(stored, ensure_ascii=False)
    put_setting(work.session, f"{_NAME}:{user_uid}", text)
