"""Papers that were handed out about an entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Document, Step
from desktop.system.clock import THAILAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper that was handed out.

    Attributes:
        uid: the document's entry.
        number: the document's number.
        form: the form's name.
        about: the entry that the paper is about.
        printed_at: when it was handed out.
        reprints: how often it was printed again.
    """

    uid: str
    number: str
    form: str
    about: str
    printed_at: datetime
    reprints: int = 0


def papers_about(session: Session, uids: Sequence[str]) -> tuple[Paper, ...]:
    """The papers about entries and about the steps of those that are cases, newest first.

    Args:
        session: of a reading.
        uids: citizens and cases that the signed-in user may see.
    """
    # A letter is about the step by which a case was referred.
    steps = select(Step.uid).where(Step.case_uid.in_(uids))
    query = (
        select(Document)
        .where(Document.about.in_(uids) | Document.about.in_(steps))
        .order_by(Document.printed_at.desc(), Document.uid.desc())
    )
    return tuple(
        Paper(
            uid=paper.uid,
            number=paper.number,
            form=paper.form,
            about=paper.about,
            printed_at=paper.printed_at.replace(tzinfo=THAILAND),
            reprints=paper.reprints,
        )
        for paper in session.scalars(query)
    )
