"""The crests that papers of this register bore, each kept from the moment on that it was chosen."""

from __future__ import annotations

import base64
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.work import Work, put_setting
from desktop.models import Setting

_NAME = "crest "


def crest(session: Session, printed_at: datetime | None = None) -> bytes:
    """The crest of papers printed at a moment, as PNG; empty where the office had chosen none.

    Args:
        session: of a reading or a work.
        printed_at: when the paper was handed out, in universal time without a zone; none for now.
    """
    query = select(Setting.value).where(Setting.name.startswith(_NAME))
    if printed_at is not None:
        query = query.where(Setting.name <= _name(printed_at))
    newest = session.scalar(query.order_by(Setting.name.desc()).limit(1))
    return base64.b64decode(newest or "")


def keep_crest(work: Work, picture: bytes, chosen_at: datetime) -> None:
    """Let papers bear another crest from now on; those handed out before keep theirs.

    Args:
        work: the running work.
        picture: as PNG; empty for none.
        chosen_at: now, in universal time without a zone.
    """
    put_setting(work.session, _name(chosen_at), base64.b64encode(picture).decode("ascii"))
    work.touch("settings", "crest")


def _name(moment: datetime) -> str:
    # Such names stand in the order of time.
    return _NAME + moment.isoformat(timespec="microseconds")
