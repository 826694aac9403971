"""Two entries side by side, joined where they are one person, and taken apart again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, joinings, namesake_decisions
from desktop.database.joinings import Hand
from desktop.database.namesake_index import person_of
from desktop.database.work import Work
from desktop.models import Case, Citizen, Joining
from desktop.rules import joining, namesakes, thai_names
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.citizens import pages
from desktop.services.citizens.pages import CitizenPage
from desktop.services.ground import Ground
from desktop.system.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two entries that are compared.

    Attributes:
        page: what is known of the person, in words.
        draft: the same as a form holds it.
        unit_name: the office that wrote the entry.
    """

    page: CitizenPage
    draft: CitizenDraft
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entries side by side.

    Attributes:
        one: an entry.
        other: another.
        score: 0 to 100.
        level: ``same``, ``likely``, ``offer`` or ``different``.
        reasons: codes of what speaks for and against.
        standing: of each thing that is compared, ``same``, ``one-only`` or ``differs``.
        joinable: whether both are this office's and can become one entry here.
        verdict: what was decided before; empty where nothing was.
        decided_on: when.
        decided_by: by whom, in full.
    """

    one: Side
    other: Side
    score: int
    level: str
    reasons: tuple[str, ...]
    standing: Mapping[str, str]
    joinable: bool
    verdict: str = ""
    decided_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What came of joining.

    Attributes:
        uid: the joining, to undo it.
        kept_uid: the person's entry.
        name: the person's name now.
    """

    uid: str
    kept_uid: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenApart:
    """What came of taking two entries apart.

    Attributes:
        kept_uid: the entry that both stood under.
        other_uid: the one that stands for itself again.
        kept_name: the first one's name now.
        other_name: the other's.
        stayed: how many cases were opened since the joining; they stay with the kept entry.
    """

    kept_uid: str
    other_uid: str
    kept_name: str
    other_name: str
    stayed: int


def pair(session: Session, ground: Ground, one: str, other: str) -> Pair:
    """Two entries side by side.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        one: a citizen's uid.
        other: another's.

    Raises:
        Refused: one of them is not in the register, or both are the same entry by now.
    """
    rows = [citizen_entries.find(session, uid) for uid in (one, other)]
    _refuse_same_entry(*rows)
    first, second = (_side(session, ground, row) for row in rows)
    likeness = namesakes.compare(person_of(first.draft), person_of(second.draft))
    decision = namesake_decisions.of_person(session, rows[0].uid).get(rows[1].uid)
    compared = (*joining.CHOSEN, *joining.UNITED, "former_names")
    return Pair(
        one=first,
        other=second,
        score=likeness.score,
        level=likeness.level,
        reasons=likeness.reasons,
        standing={name: joining.standing(first.draft, second.draft, name) for name in compared},
        joinable=all(row.origin == ground.unit for row in rows) and not ground.is_province,
        verdict=decision.verdict if decision else "",
        decided_on=decision.on if decision else None,
        decided_by=decision.by if decision else "",
    )


def join(
    work: Work,
    ground: Ground,
    kept: tuple[str, int | None],
    joined: tuple[str, int | None],
    taken: Collection[str] | None,
) -> Joined:
    """Join two entries of this office inside the running work.

    Args:
        work: the running work.
        ground: whose register and rights.
        kept: the uid that stays, and the revision that was looked at.
        joined: the uid that goes, and the revision that was looked at.
        taken: those of ``rules.joining.CHOSEN`` that are taken from the one that goes; None as offered.

    Raises:
        Refused: see ``Citizens.join``.
    """
    rows = [_own(work.session, ground, *which) for which in (kept, joined)]
    _refuse_same_entry(*rows)
    stays, goes = (citizen_entries.draft_of(row) for row in rows)
    chosen = joining.offered(stays, goes) if taken is None else taken
    draft = citizen_entries.clean(joining.united(stays, goes, chosen))
    citizen_entries.check(draft, ground.clock.today(), ground.reference.postcodes())
    row = joinings.join(work, rows[0], rows[1], draft, _hand(ground))
    return Joined(uid=row.uid, kept_uid=row.kept_uid, name=_name(rows[0]))


def take_apart(work: Work, ground: Ground, uid: str) -> TakenApart:
    """Take two entries apart inside the running work.

    Args:
        work: the running work.
        ground: whose register and rights.
        uid: the joining.

    Raises:
        Refused: see ``Citizens.take_apart``.
    """
    row = find(work.session, uid)
    other = joinings.take_apart(work, row, _hand(ground))
    kept = work.session.get_one(Citizen, row.kept_uid)
    # Uids begin with the time they were made: these cases are younger than the joining.
    since = select(func.count()).select_from(Case).where(Case.citizen_uid == kept.uid, Case.uid > row.uid)
    if not _hand(ground).may_restricted:
        since = since.where(Case.restricted.is_(False))
    return TakenApart(
        kept_uid=kept.uid,
        other_uid=other.uid,
        kept_name=_name(kept),
        other_name=_name(other),
        stayed=work.session.scalar(since) or 0,
    )


def find(session: Session, uid: str) -> Joining:
    """A joining that holds.

    Raises:
        Refused: there is none.
    """
    row = session.get(Joining, uid)
    if row is None or row.apart_on is not None:
        raise Refused(_("These two entries were taken apart already."), code="apart")
    return row


def decide(work: Work, ground: Ground, one: str, other: str, verdict: str) -> None:
    """Remember a decision about two entries inside the running work.

    Args:
        work: the running work.
        ground: who decides, and when.
        one: a citizen's uid.
        other: another's.
        verdict: ``different``, ``same``, or empty to be asked again.

    Raises:
        Refused: one of them is not in the register, or the same person's entries can be joined instead.
    """
    rows = [citizen_entries.find(work.session, uid) for uid in (one, other)]
    _refuse_same_entry(*rows)
    both_ours = all(row.origin == ground.unit for row in rows)
    if verdict == namesake_decisions.SAME and both_ours:
        sentence = _("Both entries are this office's. Join them; then the history stands in one place.")
        raise Refused(sentence, code="join-them")
    namesake_decisions.remember(
        work.session,
        rows[0].uid,
        rows[1].uid,
        verdict,
        on=ground.clock.today(),
        by=ground.actor.full_name,
    )


def _own(session: Session, ground: Ground, uid: str, revision: int | None) -> Citizen:
    row = citizen_entries.find(session, uid)
    if row.origin != ground.unit:
        raise Refused(
            _("Another office wrote one of these entries. Only that office can join them."), code="not-ours"
        )
    if row.uid != uid or (revision is not None and row.revision != revision):
        raise Refused(
            _("Somebody changed one of these two meanwhile. Nothing was joined; look at both again."),
            code="changed",
        )
    return row


def _refuse_same_entry(one: Citizen, other: Citizen) -> None:
    if one.uid == other.uid:
        raise Refused(_("These two are one entry already."), code="same-entry")


def _side(session: Session, ground: Ground, row: Citizen) -> Side:
    return Side(
        page=pages.page(session, ground, row, masked=False),
        draft=citizen_entries.draft_of(row),
        unit_name=ground.reference.unit_name(row.origin),
    )


def _hand(ground: Ground) -> Hand:
    may = ground.actor.may("cases.restricted")
    return Hand(on=ground.clock.today(), by=ground.actor.full_name, may_restricted=may)


def _name(row: Citizen) -> str:
    return thai_names.full_name(row.title, row.first_name, row.last_name)
