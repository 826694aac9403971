"""The words between two registers: what was said about which revision of which entry, in which file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, and_, bindparam, case, exists, func, or_, select, update
from sqlalchemy.orm import Session

from desktop.database.among import among_given, given
from desktop.database.dialects import insert
from desktop.exchange.results import ACCEPTED, RETURNED, UNREADABLE
from desktop.models import Acknowledgement, Entry
from desktop.services.exchange.rows import IN, OUT

# Our entry has left in a file, and nothing was said about it yet.
SENT = "sent"
HEARD = (ACCEPTED, RETURNED)
AT_ONCE = 500

_TABLE = cast(Table, Acknowledgement.__table__)
_KEY = ("peer", "uid", "direction")
_ACCEPTED_OF = select(_TABLE.c.uid, _TABLE.c.revision).where(
    _TABLE.c.peer == bindparam("of"),
    _TABLE.c.uid.in_(among_given()),
    _TABLE.c.direction == IN,
    _TABLE.c.verdict == ACCEPTED,
)


def word(
    peer: str, table: str, uid: str, revision: int, verdict: str, *, remark: str = "", told_in: int = 0
) -> dict[str, Any]:
    """One word as it is stored.

    Args:
        peer: the other unit.
        table: where the entry belongs.
        uid: the entry.
        revision: the revision that is spoken about.
        verdict: ``accepted``, ``returned``, ``unreadable`` or ``sent``.
        remark: what is to be put right, or why it could not be read.
        told_in: the first of our files that carries it.
    """
    return {
        "peer": peer,
        "table_name": table,
        "uid": uid,
        "revision": revision,
        "verdict": verdict,
        "remark": remark,
        "answered": False,
        "told_in": told_in,
    }


def keep_own(session: Session, said: Sequence[Mapping[str, Any]]) -> None:
    """Keep our words on a peer's entries: each waits to be told.

    A word by which somebody gave an entry back outlives the same revision coming once more.
    """
    if not said:
        return
    statement = insert(session, _TABLE)
    given_back = and_(
        _TABLE.c.verdict == RETURNED,
        _TABLE.c.revision == statement.excluded.revision,
        statement.excluded.verdict == ACCEPTED,
    )
    changed: dict[str, Any] = {
        name: case((given_back, _TABLE.c[name]), else_=statement.excluded[name])
        for name in ("verdict", "remark", "revision")
    }
    changed |= {name: statement.excluded[name] for name in ("answered", "told_in", "table_name")}
    upsert = statement.on_conflict_do_update(index_elements=_KEY, set_=changed)
    session.execute(upsert, [{**one, "direction": IN} for one in said])


def keep_theirs(session: Session, said: Iterable[Mapping[str, Any]]) -> None:
    """Keep a peer's words on our entries; one about an older revision changes nothing."""
    statement = insert(session, _TABLE)
    newer = _TABLE.c.revision <= statement.excluded.revision
    _keep_outward(session, statement, newer, said)


def mark_sent(session: Session, said: Iterable[Mapping[str, Any]]) -> None:
    """Note which entries left in a file; the first file that carried a revision stays noted."""
    statement = insert(session, _TABLE)
    newer = _TABLE.c.revision < statement.excluded.revision
    _keep_outward(session, statement, newer, said)


def _keep_outward(
    session: Session, statement: Any, newer: ColumnElement[bool], said: Iterable[Mapping[str, Any]]
) -> None:
    rows = ({**one, "direction": OUT} for one in said)
    changed = {
        name: statement.excluded[name] for name in ("verdict", "remark", "revision", "told_in", "table_name")
    }
    upsert = statement.on_conflict_do_update(index_elements=_KEY, set_=changed, where=newer)
    while batch := list(islice(rows, AT_ONCE)):
        session.execute(upsert, batch)


def heard_until(session: Session, peer: str, sequence: int) -> None:
    """The peer has taken in our file with this number, and so heard all words in it and in those before it.

    Args:
        session: of the running work.
        peer: the other unit.
        sequence: the number; 0 means none yet.
    """
    # Those that were heard before are not written again: they grow with every file.
    told = _carried(peer, sequence) & (_TABLE.c.direction == IN) & _TABLE.c.answered.is_(False)
    session.execute(update(_TABLE).where(told).values(answered=True))


def accepted_until(session: Session, peer: str, sequence: int) -> None:
    """The centre has taken in the province's file: the entries in it count as accepted.

    Args:
        session: of the running work.
        peer: the centre.
        sequence: the number; 0 means none yet.
    """
    sent = _carried(peer, sequence) & (_TABLE.c.direction == OUT) & (_TABLE.c.verdict == SENT)
    session.execute(update(_TABLE).where(sent).values(verdict=ACCEPTED))


def _carried(peer: str, sequence: int) -> ColumnElement[bool]:
    return and_(_TABLE.c.peer == peer, _TABLE.c.told_in.between(1, sequence))


def note_told(session: Session, peer: str, sequence: int) -> None:
    """Our words that wait left in a file for the first time."""
    waiting = and_(to_tell(peer), _TABLE.c.told_in == 0)
    session.execute(update(_TABLE).where(waiting).values(told_in=sequence))


def to_tell(peer: str) -> ColumnElement[bool]:
    """The condition that an ``Acknowledgement`` is our word, and the peer has not heard it yet."""
    return and_(
        Acknowledgement.peer == peer,
        Acknowledgement.direction == IN,
        Acknowledgement.answered.is_(False),
    )


def unheard(model: type[Entry], peer: str) -> ColumnElement[bool]:
    """The condition that the peer has not acknowledged an entry's newest revision.

    Args:
        model: the entry's table.
        peer: the other unit.
    """
    return ~exists().where(
        Acknowledgement.peer == peer,
        Acknowledgement.uid == model.uid,
        Acknowledgement.direction == OUT,
        Acknowledgement.revision >= model.revision,
        Acknowledgement.verdict.in_(HEARD),
    )


def waiting_words(session: Session, peer: str) -> int:
    """How many of a peer's entries wait for our word."""
    return session.scalar(select(func.count()).select_from(Acknowledgement).where(to_tell(peer))) or 0


def accepted_revisions(session: Session, peer: str, uids: Sequence[str]) -> dict[str, int]:
    """Which revision we accepted of a few of a peer's entries.

    Args:
        session: of the running work.
        peer: the other unit.
        uids: at most some hundreds.
    """
    return dict(session.execute(_ACCEPTED_OF, {"of": peer} | given(uids)).all())


def not_accepted(peer: str) -> ColumnElement[bool]:
    """The condition that an ``Acknowledgement`` is a peer's word that one of ours is to be put right."""
    return and_(
        Acknowledgement.peer == peer,
        Acknowledgement.direction == OUT,
        or_(Acknowledgement.verdict == RETURNED, Acknowledgement.verdict == UNREADABLE),
    )
