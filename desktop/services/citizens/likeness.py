"""Namesakes: who in the register may be the person that is being entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from desktop.database import (
    citizen_entries,
    finding,
    name_index,
    namesake_decisions,
    namesake_index,
    typed_names,
)
from desktop.database.joined_entries import living
from desktop.database.namesake_pairs import all_alike
from desktop.models import Citizen
from desktop.rules import namesakes, thai_date, thai_names
from desktop.rules.citizens import CitizenDraft
from desktop.rules.namesakes import Likeness, Person
from desktop.services.ground import Ground
from desktop.system.progress import Progress

# So many entries are compared at most, for each way by which they were found.
_BOUND = 200
_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Somebody in the register who may be the same person.

    Attributes:
        uid: the citizen's entry.
        name: title, first and last name.
        detail: birth and tambon, by which a person is told apart; of another office, that too.
        score: 0 to 100.
        level: ``same``, ``likely`` or ``offer``.
        reasons: codes of what agrees.
    """

    uid: str
    name: str
    detail: str
    score: int
    level: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikePair:
    """Two entries of the register that may be one person.

    Attributes:
        one: the entry that was made first.
        other: the other.
        score: 0 to 100.
        level: ``same``, ``likely`` or ``offer``.
        reasons: codes of what speaks for and against.
    """

    one: Namesake
    other: Namesake
    score: int
    level: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDecide:
    """What a person has to decide about namesakes.

    Attributes:
        pairs: the likest first; of very many only the likest.
        count: how many there are in all.
        complete: whether everybody was compared; else there may be more, of weaker signs.
    """

    pairs: tuple[AlikePair, ...]
    count: int
    complete: bool


def namesakes_of(
    session: Session, ground: Ground, draft: CitizenDraft, uid: str | None
) -> tuple[Namesake, ...]:
    """Who may be the same person as a draft, likest first.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        draft: cleaned.
        uid: the draft's own entry, where there is one.
    """
    decided = namesake_decisions.of_person(session, uid) if uid else {}
    found = []
    for row in _candidates(session, draft):
        if row.uid == uid or row.uid in decided:
            continue
        likeness = namesakes.compare(_person(draft), _person(citizen_entries.draft_of(row)))
        if likeness.level != "different":
            found.append(_namesake(ground, row, likeness))
    return tuple(sorted(found, key=lambda each: (-each.score, each.name, each.uid))[:_SHOWN])


def to_decide(session: Session, ground: Ground, progress: Progress) -> ToDecide:
    """The pairs of the whole register that may be one person and of which nobody decided yet.

    A centre asks about its own entries; the province about those of different centres, for each centre
    decides about its own.

    Args:
        session: of a reading.
        ground: whose register.
        progress: hears how far it is.
    """
    decided = namesake_decisions.decided_pairs(session)
    found = all_alike(session, decided, progress, between_offices=ground.is_province)
    uids = {uid for pair in found.pairs for uid in (pair.one, pair.other)}
    rows = namesake_index.people(session, sorted(uids))
    pairs = tuple(
        AlikePair(
            one=_namesake(ground, rows[pair.one], likeness),
            other=_namesake(ground, rows[pair.other], likeness),
            score=pair.score,
            level=pair.level,
            reasons=pair.reasons,
        )
        for pair in found.pairs
        for likeness in [Likeness(score=pair.score, reasons=pair.reasons, level=pair.level)]
    )
    return ToDecide(pairs=pairs, count=found.count, complete=found.complete)


def _candidates(session: Session, draft: CitizenDraft) -> Iterable[Citizen]:
    found: dict[str, Citizen] = {}
    for query in _queries(session, draft):
        found |= {row.uid: row for row in session.scalars(query.limit(_BOUND))}
    return found.values()


def _queries(session: Session, draft: CitizenDraft) -> list[Select[Citizen]]:
    names = [draft.first_name, *draft.former_names.replace(",", " ").replace("/", " ").split()]
    first = finding.first_name_sounds(session, draft.first_name)
    former = and_(Citizen.former_names != "", finding.name_sounds(session, names[:1]))
    renamed = finding.name_sounds(session, names[1:])
    born = Citizen.birth_date.startswith(draft.birth_date[:4] or "-")
    ways: list[ColumnElement[bool]] = [former, renamed]
    # A name that hundreds bear is narrowed by what else would have to agree.
    for sounds in (first, renamed):
        ways += [and_(sounds, Citizen.tambon_code == draft.tambon_code), and_(sounds, born)]
    if draft.last_name:
        ways.append(and_(first, finding.name_sounds(session, [draft.last_name])))
    if draft.father_name:
        ways.append(and_(first, Citizen.father_name == draft.father_name))
    ways.append(first)
    if draft.thai_id:
        ways.insert(0, Citizen.thai_id.in_((draft.thai_id, *typed_names.one_digit_apart(draft.thai_id))))
    if draft.phones:
        ways.insert(0, or_(*(name_index.holding(call) for call in draft.phones)))
    return [select(Citizen).where(way, living()).order_by(Citizen.uid.desc()) for way in ways]


def _person(draft: CitizenDraft) -> Person:
    return Person(**{field.name: getattr(draft, field.name) for field in fields(Person)})


def _namesake(ground: Ground, row: Citizen, likeness: Likeness) -> Namesake:
    tambon = ground.reference.tambons.get(row.tambon_code)
    office = ground.reference.unit_name(row.origin) if row.origin != ground.unit else ""
    parts = (thai_date.partial(row.birth_date), f"ต.{tambon.name}" if tambon else "", office)
    return Namesake(
        uid=row.uid,
        name=thai_names.full_name(row.title, row.first_name, row.last_name),
        detail=" · ".join(part for part in parts if part),
        score=likeness.score,
        level=likeness.level,
        reasons=likeness.reasons,
    )
