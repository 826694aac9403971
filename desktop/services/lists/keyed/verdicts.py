"""What would come of each line of a sheet, by the rules, by the register and by the other lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, finding
from desktop.database.joined_entries import kept_uid, living
from desktop.models import Citizen
from desktop.rules import namesakes, thai_date, thai_id, thai_names
from desktop.rules.lists import LineDraft, keyed
from desktop.rules.lists.keyed import EMPTY, KNOWN, LINE, NAMESAKE, NEW, PROBLEM, SheetHead, SheetLine
from desktop.rules.lists.names import untitled
from desktop.rules.problems import Problem, hard
from desktop.services.ground import Ground
from desktop.services.lists import writing
from desktop.system.language import _

# So many entries are compared at most, for each way by which they were found; so many are shown.
_BOUND: Final = 100
SHOWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be the person of a line.

    Attributes:
        uid: in the register; ``line:3`` for whoever stands in line 3.
        name: in full.
        detail: birth, tambon and masked ID number, by which a person is told apart.
        reasons: codes of what agrees.
    """

    uid: str
    name: str
    detail: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVerdict:
    """What would come of a line.

    Attributes:
        verdict: ``new``, ``known``, ``namesake``, ``problem`` or ``empty``.
        problems: hard and soft, at the line's columns.
        remarks: what was understood otherwise than it was typed, by column.
        candidates: who it may be; of a known person, that one.
    """

    verdict: str
    problems: tuple[Problem, ...] = ()
    remarks: Mapping[str, str]
    candidates: tuple[Candidate, ...] = ()


class Look:
    """Looks at the lines of one sheet.

    Args:
        session: of a reading or the running work.
        ground: whose register and words.
        head: what counts for all lines.
        lines: the whole sheet, since people may stand in it twice.
    """

    def __init__(self, session: Session, ground: Ground, head: SheetHead, lines: Sequence[SheetLine]) -> None:
        self._session, self._ground, self._lines = session, ground, lines
        self._read = [None if line.is_empty() else read(ground, head, line) for line in lines]
        self._drafts = [each.draft if each else None for each in self._read]

    def verdicts(self, places: Collection[int]) -> dict[int, LineVerdict]:
        """What would come of the lines in these places."""
        return {at: self._verdict(at) for at in places}

    def _verdict(self, at: int) -> LineVerdict:
        read = self._read[at]
        if read is None:
            return LineVerdict(verdict=EMPTY, remarks={})
        problems = tuple(self._problems(read, self._lines[at]))
        candidates = tuple(self._candidates(read.draft, at))
        return LineVerdict(
            verdict=self._word(problems, self._lines[at], candidates),
            problems=problems,
            remarks=read.remarks,
            candidates=candidates,
        )

    def _word(self, problems: Sequence[Problem], line: SheetLine, candidates: Sequence[Candidate]) -> str:
        if hard(list(problems)):
            return PROBLEM
        if line.known_uid:
            return KNOWN if candidates else PROBLEM
        if not candidates:
            return NEW
        own_number = "thai_id" in candidates[0].reasons and line_of(candidates[0].uid) < 0
        # The number alone does not decide where the names have nothing in common: a digit may be mistyped.
        return KNOWN if own_number and self._names_agree(line.name, candidates[0].name) else NAMESAKE

    def _names_agree(self, typed: str, registered: str) -> bool:
        titles = self._ground.reference.titles
        one, other = (untitled(name, titles)[1].split() for name in (typed, registered))
        return any(
            namesakes.same_name(word, own).level != namesakes.DIFFERENT for word in one for own in other
        )

    def _problems(self, read: keyed.ReadLine, line: SheetLine) -> Iterator[Problem]:
        yield from read.problems
        unread = {problem.field for problem in read.problems}
        cleaned = writing.clean(replace(read.draft, known_uid="", apart_from=()))
        for problem in writing.check(self._session, self._ground, cleaned):
            column = keyed.column_of(problem.field)
            if column and column not in unread and not (column == "needs" and problem.soft):
                yield Problem(column, problem.text, soft=problem.soft)
        if not read.draft.needs and "needs" not in unread:
            yield Problem("needs", _("Please choose at least one need."))
        yield from self._number_of_another(read.draft, line)

    def _number_of_another(self, draft: LineDraft, line: SheetLine) -> Iterator[Problem]:
        chosen = line.known_uid if line_of(line.known_uid) < 0 else ""
        owner = owner_of(self._session, draft) if chosen else ""
        if owner and owner != chosen:
            yield Problem("thai_id", _("This ID number is another registered person's. Please compare."))

    def _candidates(self, draft: LineDraft, at: int) -> Iterator[Candidate]:
        line = self._lines[at]
        if line.known_uid:
            yield from self._chosen(line.known_uid)
            return
        for place, likeness in keyed.doubled(self._drafts, at):
            # Two people never share an ID number, whatever was decided before it was typed.
            if f"{LINE}{place}" not in line.apart_from or "thai_id" in likeness.reasons:
                yield self._of_line(place, likeness.reasons)
        for row, likeness in self._alike(draft):
            if row.uid not in line.apart_from or "thai_id" in likeness.reasons:
                yield candidate(self._ground, row, likeness.reasons)

    def _chosen(self, uid: str) -> Iterator[Candidate]:
        place = line_of(uid)
        if place >= 0:
            yield self._of_line(place, ())
        elif (row := self._session.get(Citizen, kept_uid(self._session, uid))) is not None:
            yield candidate(self._ground, row)

    def _of_line(self, place: int, reasons: tuple[str, ...]) -> Candidate:
        detail = _("line {line} of this sheet", line=place + 1)
        return Candidate(uid=f"{LINE}{place}", name=self._lines[place].name, detail=detail, reasons=reasons)

    def _alike(self, draft: LineDraft) -> list[tuple[Citizen, namesakes.Likeness]]:
        person = keyed.compared(citizen_entries.clean(draft.person))
        rows: dict[str, Citizen] = {}
        for way in _ways(self._session, person):
            query = select(Citizen).where(way, living()).order_by(Citizen.uid.desc()).limit(_BOUND)
            rows |= {row.uid: row for row in self._session.scalars(query)}
        found = [
            (row, namesakes.compare(person, keyed.compared(citizen_entries.draft_of(row))))
            for row in rows.values()
        ]
        alike = [pair for pair in found if pair[1].level != namesakes.DIFFERENT]
        return sorted(alike, key=lambda pair: (-pair[1].score, pair[0].uid))[:SHOWN]


def read(ground: Ground, head: SheetHead, line: SheetLine) -> keyed.ReadLine:
    """What a line says, by the tables and the clock of an office."""
    return keyed.read(line, head, ground.reference, ground.clock.today(), ground.unit)


def owner_of(session: Session, draft: LineDraft) -> str:
    """The uid of whoever is registered under a line's ID number; empty for nobody."""
    number = draft.person.thai_id
    digits = "" if thai_id.check(number) else thai_id.digits(number)
    return citizen_entries.known(session, digits) if digits else ""


def candidate(ground: Ground, row: Citizen, reasons: tuple[str, ...] = ()) -> Candidate:
    """Somebody registered, as a line offers them.

    Args:
        ground: whose words.
        row: the person.
        reasons: codes of what agrees.
    """
    tambon = ground.reference.tambons.get(row.tambon_code)
    born, place = thai_date.partial(row.birth_date), f"ต.{tambon.name}" if tambon else ""
    parts = (born, place, thai_id.masked(row.thai_id))
    return Candidate(
        uid=row.uid,
        name=thai_names.full_name(row.title, row.first_name, row.last_name),
        detail=" · ".join(part for part in parts if part),
        reasons=reasons,
    )


def line_of(uid: str) -> int:
    """The place of the line that a uid such as ``line:3`` means; -1 for somebody registered or nobody."""
    return int(uid.removeprefix(LINE)) if uid.startswith(LINE) else -1


def _ways(session: Session, person: namesakes.Person) -> list[ColumnElement[bool]]:
    ways: list[ColumnElement[bool]] = []
    if person.thai_id:
        ways.append(Citizen.thai_id == person.thai_id)
    if person.phones:
        ways.append(or_(*(Citizen.search_text.contains(call, autoescape=True) for call in person.phones)))
    if person.first_name:
        sounds = finding.first_name_sounds(session, person.first_name)
        # A name that hundreds bear is narrowed by what else would have to agree.
        ways.append(and_(sounds, Citizen.tambon_code == person.tambon_code))
        ways.append(sounds)
    return ways
