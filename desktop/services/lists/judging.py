"""Every row of a list gets its verdict: new, known, a namesake, or a problem; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from sqlalchemy.orm import Session

from desktop.database import citizen_entries, namesake_index
from desktop.database.closed_months import is_closed
from desktop.database.joined_entries import owners
from desktop.database.namesake_index import NamesakeIndex, person_of
from desktop.models import Citizen, new_uid
from desktop.rules import namesakes, thai_date, thai_names
from desktop.rules.citizens import CitizenDraft
from desktop.rules.lists import LineDraft, check_line, decisions
from desktop.rules.lists.decisions import ROW
from desktop.rules.lists.grid import Row
from desktop.rules.lists.reading import Reading, Surroundings, read
from desktop.rules.lists.table import Plan
from desktop.rules.months import Month
from desktop.rules.namesakes import DIFFERENT, Likeness
from desktop.rules.problems import Problem, Refused, hard
from desktop.services.ground import Ground
from desktop.services.lists import writing
from desktop.services.lists.finders import Finders
from desktop.services.lists.verdicts import (
    KNOWN,
    NAMESAKE,
    NEW,
    PROBLEM,
    Candidate,
    JudgedList,
    JudgedRow,
    reasons_of,
)
from desktop.services.lists.writing import KnownNeeds
from desktop.system.language import _
from desktop.system.progress import Progress

_AT_ONCE = 500
_SHOWN = 6
# Nobody shows the privacy notice to a list; it is shown when the person comes.
_NOT_ASKED = frozenset({"notice_on"})
_PERSON = tuple(field.name for field in fields(CitizenDraft))


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it came: the words, and the keys that it may number; empty takes those offered now."""

    words: str
    keys: tuple[str, ...] = ()


class Judge:
    """Gives verdicts to the rows of one list, on one state of the register.

    Args:
        ground: whose register and words.
        session: of a reading.
        judged: the list, filled row by row.
        around: what rows are read with.
        finders: the volunteers by name.
        told: decisions by the number of the row.
    """

    def __init__(
        self,
        ground: Ground,
        session: Session,
        judged: JudgedList,
        around: Surroundings,
        finders: Finders,
        *,
        told: Mapping[int, Decided] | None = None,
    ) -> None:
        self._ground = ground
        self._session = session
        self._judged = judged
        self._around = around
        self._finders = finders
        self._told = told or {}
        self._index = NamesakeIndex()
        self._registered: dict[str, str] = {}
        self._in_list: dict[str, int] = {}
        self._closed: dict[Month, str] = {}
        self._needs = KnownNeeds()

    def judge(self, rows: Iterable[Row], progress: Progress) -> None:
        """Judge rows in their order.

        Args:
            rows: of the list, those that are people.
            progress: hears how far it is.

        Raises:
            Cancelled: the user wants no more of it.
        """
        waiting: list[tuple[JudgedRow, str]] = []
        for row in rows:
            if len(waiting) % _AT_ONCE == 0:
                progress.report(len(waiting), 0, _("Reading the list"))
            waiting.append(self.read(row, self._judged.plan))
        sound = [judged for judged, _words in waiting if judged.verdict != PROBLEM]
        self._index.read(self._session, (person_of(judged.line.person) for judged in sound))
        self._read_registered(sound)
        for start in range(0, len(waiting), _AT_ONCE):
            progress.report(start, len(waiting), _("Comparing with the register"))
            self._judge_some(waiting[start : start + _AT_ONCE])
        progress.report(len(waiting), len(waiting), _("Comparing with the register"))

    def remember(self, rows: Iterable[JudgedRow]) -> None:
        """Count rows among those that others are compared with: they have their verdicts already.

        Args:
            rows: of the list.
        """
        for row in rows:
            person = row.line.person
            if row.verdict != PROBLEM:
                self._index.add(f"{ROW}{row.number}", person_of(person))
            if row.verdict != PROBLEM and person.thai_id:
                self._in_list.setdefault(person.thai_id, row.number)

    def read(self, row: Row, plan: Plan) -> tuple[JudgedRow, str]:
        """One row read and checked; its verdict is a problem, or still open.

        Returns:
            The row, and the decision that stands in it.
        """
        reading = read(row, plan, self._around)
        line, doubts = self._finders.put_on(reading.line, reading.finder)
        line = writing.clean(line)
        problems = _each_field_once((*reading.problems, *doubts, *self._check(line, reading)))
        wrong = hard(problems)
        judged = JudgedRow(
            number=row.number,
            verdict=PROBLEM if wrong else NEW,
            line=line,
            problems=problems,
            reasons=tuple(problem.text for problem in (wrong or problems)),
            row=row,
            tambons=reading.tambons,
            unknown_needs=reading.unknown_needs,
        )
        return judged, reading.decision

    def _check(self, line: LineDraft, reading: Reading) -> Sequence[Problem]:
        """What the counter would say; fields that could not be read have their sentence already."""
        unread = {problem.field for problem in reading.problems if not problem.soft}
        tables = self._ground.reference
        problems = list(check_line(line, self._ground.clock.today(), tables.postcodes(), tables.categories))
        closed = self._closed_month(line) if line.needs else ""
        if closed:
            problems.append(Problem("pointed_out_on", closed))
        return [each for each in problems if each.field not in unread and each.field not in _NOT_ASKED]

    def _closed_month(self, line: LineDraft) -> str:
        """A sentence where the month of a line is closed; each month is looked up once."""
        if line.on is None:
            return ""
        month = Month.of(line.on)
        if month not in self._closed:
            closed = is_closed(self._session, self._ground.unit, month)
            self._closed[month] = writing.closed_sentence(line.on) if closed else ""
        return self._closed[month]

    def _read_registered(self, rows: Sequence[JudgedRow]) -> None:
        numbers = sorted({row.line.person.thai_id for row in rows if row.line.person.thai_id})
        for start in range(0, len(numbers), _AT_ONCE):
            for number, uid in owners(self._session, numbers[start : start + _AT_ONCE]):
                self._registered.setdefault(number, uid)

    def _judge_some(self, waiting: Sequence[tuple[JudgedRow, str]]) -> None:
        """Judge a few hundred rows, with the entries that they may be about read at once."""
        found: dict[int, list[tuple[str, Likeness]]] = {}
        asked: set[str] = set()
        for judged, _words in waiting:
            if judged.verdict == PROBLEM:
                continue
            person = person_of(judged.line.person)
            known = self._registered.get(person.thai_id, "")
            # A row is looked for among those before it, and added for those after it.
            found[judged.number] = [] if known else self._index.offered(person)
            self._index.add(f"{ROW}{judged.number}", person)
            asked |= {known} if known else {key for key, _likeness in found[judged.number]}
        entries = namesake_index.people(
            self._session, sorted(key for key in asked if not key.startswith(ROW))
        )
        for start in range(0, len(entries), _AT_ONCE):
            self._needs.read(self._session, list(entries)[start : start + _AT_ONCE])
        for judged, words in waiting:
            if judged.verdict != PROBLEM:
                self._give_verdict(judged, found[judged.number], entries)
            self._judged.add(judged)
            self._decide(judged, words)
            if judged.is_writeable and not judged.candidates:
                judged.row = None

    def _give_verdict(
        self, judged: JudgedRow, offered: Sequence[tuple[str, Likeness]], entries: Mapping[str, Citizen]
    ) -> None:
        number = judged.line.person.thai_id
        uid = self._registered.get(number, "")
        if uid and uid in entries:
            self._by_number(judged, entries[uid])
            return
        if number and number in self._in_list:
            self._by_number_in_list(judged, self._judged.rows[self._in_list[number]])
            return
        candidates = [
            candidate
            for key, likeness in offered
            if (candidate := self._offered(key, likeness, entries)) is not None
        ]
        repeated = next((each for each in candidates if self._adds_nothing(judged, each, entries)), None)
        if repeated is not None:
            self._repeat(judged, repeated)
        elif candidates:
            self._namesake(judged, _best(candidates))
        else:
            judged.line = replace(judged.line, new_uid=new_uid())
        if number:
            self._in_list.setdefault(number, judged.number)

    def _by_number(self, judged: JudgedRow, entry: Citizen) -> None:
        """Somebody of the register has the ID number; asked about where the rest is another person's."""
        kept = citizen_entries.draft_of(entry)
        if _contradicts(judged.line.person, kept):
            candidate = self._candidate(
                entry.uid, kept, Likeness(score=99, reasons=("thai_id",), level="same")
            )
            self._namesake(judged, [candidate])
            reason = _(
                "The ID number is that of {name}, but name and sex or birth differ.", name=candidate.name
            )
            judged.reasons = (reason, *judged.reasons)
            return
        judged.verdict = KNOWN
        judged.line = replace(judged.line, known_uid=entry.uid)
        judged.reasons = (
            namesakes.reason_word("thai_id"),
            *judged.reasons,
            *self._what_it_adds(judged, entry.uid),
        )

    def _by_number_in_list(self, judged: JudgedRow, first: JudgedRow) -> None:
        reason = _("Same ID number as row {row}.", row=first.number)
        if _contradicts(judged.line.person, first.line.person):
            likeness = Likeness(score=99, reasons=("thai_id",), level="same")
            self._namesake(judged, [self._candidate(f"{ROW}{first.number}", first.line.person, likeness)])
            judged.reasons = (reason, *judged.reasons)
            return
        likeness = Likeness(score=100, reasons=("thai_id",), level="same")
        self._follow(judged, self._candidate(f"{ROW}{first.number}", first.line.person, likeness), reason)

    def _repeat(self, judged: JudgedRow, candidate: Candidate) -> None:
        if candidate.row:
            reason = _("Everything on this row stands in row {row} already.", row=candidate.row)
            self._follow(judged, candidate, reason)
            return
        judged.verdict = KNOWN
        judged.line = replace(judged.line, known_uid=candidate.key)
        judged.reasons = (_("Everything on this row stands in the register already."), *judged.reasons)

    def _follow(self, judged: JudgedRow, candidate: Candidate, reason: str) -> None:
        """The person of an earlier row: known where that one is written, and waiting where it waits."""
        judged.candidates = (candidate,)
        judged.reasons = (reason, *judged.reasons)
        judged.line = replace(judged.line, new_uid=new_uid())
        self._judged.add(judged)
        self._judged.decide(judged.number, candidate.key)

    def _namesake(self, judged: JudgedRow, candidates: Sequence[Candidate]) -> None:
        judged.verdict = NAMESAKE
        judged.candidates = tuple(candidates)
        judged.line = replace(judged.line, new_uid=new_uid())
        judged.reasons = (*(reasons_of(each) for each in candidates), *judged.reasons)

    def _offered(self, key: str, likeness: Likeness, entries: Mapping[str, Citizen]) -> Candidate | None:
        if key in entries:
            return self._candidate(key, citizen_entries.draft_of(entries[key]), likeness)
        first = self._judged.rows.get(int(key.removeprefix(ROW))) if key.startswith(ROW) else None
        if first is None or first.verdict == PROBLEM or first.follows:
            return None
        # Somebody known through an earlier row is offered as who they are.
        return self._candidate(first.line.known_uid or key, first.line.person, likeness)

    def _candidate(self, key: str, person: CitizenDraft, likeness: Likeness) -> Candidate:
        tambon = self._ground.reference.tambons.get(person.tambon_code)
        parts = (thai_date.partial(person.birth_date), f"ต.{tambon.name}" if tambon else "")
        return Candidate(
            key=key,
            name=thai_names.full_name(person.title, person.first_name, person.last_name),
            detail=" · ".join(part for part in parts if part),
            score=likeness.score,
            level=likeness.level,
            reasons=likeness.reasons,
        )

    def _adds_nothing(self, judged: JudgedRow, candidate: Candidate, entries: Mapping[str, Citizen]) -> bool:
        """Whether somebody has all that the row tells already: then it is that row, come a second time."""
        line = judged.line
        if candidate.row:
            first = self._judged.rows[candidate.row].line
            wanted, had = line.needs, {need.category_code for need in first.needs}
            same_needs = first.on == line.on and all(need.category_code in had for need in wanted)
            return same_needs and _told_already(line.person, first.person)
        if candidate.key not in entries:
            return False
        kept = citizen_entries.draft_of(entries[candidate.key])
        return _told_already(line.person, kept) and not self._needs.missing(line, candidate.key).needs

    def _what_it_adds(self, judged: JudgedRow, uid: str) -> tuple[str, ...]:
        if judged.line.needs and not self._needs.missing(judged.line, uid).needs:
            return (_("This person has these needs on that day already; no case is opened."),)
        return ()

    def _decide(self, judged: JudgedRow, words: str) -> None:
        decided = self._told.get(judged.number) or Decided(words)
        if not judged.candidates or judged.follows or not decided.words:
            return
        keys = decided.keys or tuple(candidate.key for candidate in judged.candidates)
        try:
            decision = decisions.from_text(decided.words, keys)
        except Refused as refused:
            judged.reasons = (refused.sentence, *judged.reasons)
            return
        self._judged.decide(judged.number, decision)
        if decision and not judged.decision:
            sentence = _("The decision names somebody who is not offered here.")
            judged.reasons = (sentence, *judged.reasons)


def _best(candidates: Sequence[Candidate]) -> list[Candidate]:
    by_key: dict[str, Candidate] = {}
    for each in candidates:
        if each.key not in by_key or each.score > by_key[each.key].score:
            by_key[each.key] = each
    return sorted(by_key.values(), key=lambda each: (-each.score, each.name, each.key))[:_SHOWN]


def _told_already(told: CitizenDraft, kept: CitizenDraft) -> bool:
    for name in _PERSON:
        value, known = getattr(told, name), getattr(kept, name)
        if name == "phones":
            if not set(value) <= set(known):
                return False
        elif value and value != known:
            return False
    return True


def _contradicts(told: CitizenDraft, kept: CitizenDraft) -> bool:
    """Whether under one ID number two people seem to stand: another name, and another sex or birth."""
    if namesakes.same_name(told.first_name, kept.first_name).level != DIFFERENT:
        return False
    other_sex = bool(told.sex and kept.sex and told.sex != kept.sex)
    born, known = thai_date.span(told.birth_date), thai_date.span(kept.birth_date)
    return other_sex or bool(born and known and abs(born[0].year - known[0].year) > 1)


def _each_field_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
