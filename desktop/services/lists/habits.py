"""What a sender means by heads and words: remembered where a person corrected the guess."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.database.work import Work
from desktop.models import ListHabit
from desktop.rules.lists import columns
from desktop.rules.lists.columns import NOT_TAKEN, head_key
from desktop.rules.lists.table import Plan

HEAD = "head"
NEED = "need"


def meanings(session: Session, kind: str, sender: str) -> Mapping[str, str]:
    """What was remembered: of everybody's lists, and over it of this sender's own.

    Args:
        session: of a reading.
        kind: ``head`` or ``need``.
        sender: the volunteer's uid, or empty.
    """
    query = select(ListHabit.word, ListHabit.meaning).where(
        ListHabit.kind == kind, ListHabit.sender.in_(["", sender])
    )
    return {row.word: row.meaning for row in session.execute(query.order_by(ListHabit.sender))}


def remember(work: Work, plan: Plan, needs: Mapping[str, str], sender: str) -> None:
    """Remember inside the running work what a person said about a list, where the guess says otherwise.

    Args:
        work: the running work.
        plan: how the list was read.
        needs: what words for needs were said to mean, by ``needs.word_key``.
        sender: the volunteer's uid, or empty.
    """
    for head, field in zip(plan.heads, plan.columns, strict=False):
        key = head_key(head)
        if not key:
            continue
        if field == (columns.guess(head) or NOT_TAKEN):
            _forget(work.session, sender, HEAD, key)
        else:
            _keep(work.session, sender, HEAD, key, field)
    for word, code in needs.items():
        _keep(work.session, sender, NEED, word, code)


def _keep(session: Session, sender: str, kind: str, word: str, meaning: str) -> None:
    session.merge(ListHabit(sender=sender, kind=kind, word=word, meaning=meaning))


def _forget(session: Session, sender: str, kind: str, word: str) -> None:
    session.execute(
        delete(ListHabit).where(ListHabit.sender == sender, ListHabit.kind == kind, ListHabit.word == word)
    )
