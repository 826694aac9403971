"""What is said of each row of a list before anything is written, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from desktop.models import new_uid
from desktop.rules import namesakes
from desktop.rules.lists.decisions import APART, ROW
from desktop.rules.lists.drafts import LineDraft
from desktop.rules.lists.grid import Row
from desktop.rules.lists.table import Plan
from desktop.rules.problems import Problem
from desktop.system.language import _, mark

NEW = "new"
KNOWN = "known"
NAMESAKE = "namesake"
PROBLEM = "problem"
VERDICTS: Mapping[str, str] = {
    NEW: mark("New"),
    KNOWN: mark("Known"),
    NAMESAKE: mark("Namesake"),
    PROBLEM: mark("Problem"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be the person of a row.

    Attributes:
        key: the uid in the register, or ``row:`` with the number of a row of the same list.
        name: title, first and last name.
        detail: birth and tambon.
        score: 0 to 100.
        level: ``same``, ``likely`` or ``offer``.
        reasons: codes of what agrees.
    """

    key: str
    name: str
    detail: str
    score: int
    level: str
    reasons: tuple[str, ...]

    @property
    def row(self) -> int:
        """The row of the same list, or 0 for somebody in the register."""
        return int(self.key.removeprefix(ROW)) if self.key.startswith(ROW) else 0


@dataclass(slots=True, kw_only=True)
class JudgedRow:
    """One row of a list and what is said of it.

    Attributes:
        number: of the row, as a spreadsheet program shows it.
        verdict: ``new``, ``known``, ``namesake`` or ``problem``.
        line: what would be written.
        problems: at their fields; those that are not soft forbid writing.
        reasons: sentences on why the verdict is what it is.
        candidates: who may be the same person, likest first.
        follows: the row of the same list that is the same person, or 0.
        decision: what a person decided: ``apart``, a candidate's key, or empty.
        row: as it stands in the list; kept while somebody may have to look at it.
        tambons: the codes of those that a misspelt tambon may be.
        unknown_needs: the words that name no known need.
    """

    number: int
    verdict: str
    line: LineDraft
    problems: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    follows: int = 0
    decision: str = ""
    row: Row | None = None
    tambons: tuple[str, ...] = ()
    unknown_needs: tuple[str, ...] = ()

    @property
    def is_writeable(self) -> bool:
        """Whether nothing stands against writing it."""
        return self.verdict in (NEW, KNOWN)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of a list have each verdict."""

    new: int = 0
    known: int = 0
    namesake: int = 0
    problem: int = 0

    @property
    def total(self) -> int:
        """All rows."""
        return self.new + self.known + self.namesake + self.problem


@dataclass(slots=True, kw_only=True)
class JudgedList:
    """A list of which every row has its verdict.

    Attributes:
        name: of the file.
        plan: how it was read.
        sender: the volunteer whose list it is, or empty.
        rows: by their number, in their order.
        left_out: the rows below the head that are no people: sums, signatures, repeated heads.
    """

    name: str
    plan: Plan
    sender: str = ""
    rows: dict[int, JudgedRow] = field(default_factory=dict)
    left_out: int = 0
    _about: dict[int, list[int]] = field(default_factory=dict)

    def add(self, row: JudgedRow) -> None:
        """Put a row into the list, or in place of the one of its number."""
        self.rows[row.number] = row
        for candidate in row.candidates:
            if candidate.row and row.number not in self._about.setdefault(candidate.row, []):
                self._about[candidate.row].append(row.number)

    def counts(self) -> Counts:
        """How many rows have each verdict."""
        counted = dict.fromkeys(VERDICTS, 0)
        for row in self.rows.values():
            counted[row.verdict] += 1
        return Counts(**counted)

    def rejected(self) -> Iterator[JudgedRow]:
        """The rows that are not written as things stand, in their order."""
        return (row for row in self.rows.values() if not row.is_writeable)

    def in_order_of_writing(self) -> list[JudgedRow]:
        """The rows against which nothing stands; one that is about another row's person comes after it."""
        rows = [row for row in self.rows.values() if row.is_writeable]
        return sorted(rows, key=lambda row: (max(row.number, row.follows), bool(row.follows), row.number))

    def decide(self, number: int, decision: str) -> None:
        """Say about a namesake that they are somebody else, or one of those offered.

        Args:
            number: of the row.
            decision: ``apart``, the key of one of its candidates, or empty to take a decision back.
        """
        row = self.rows[number]
        if not row.candidates:
            return
        offered = {candidate.key for candidate in row.candidates}
        row.decision = decision if decision in (APART, *offered) else ""
        self._settle(row)

    def _settle(self, row: JudgedRow) -> None:
        if any(not problem.soft for problem in row.problems):
            return
        self._give(row)
        # Rows that are about this one's person stand and fall with it.
        for number in self._about.get(row.number, ()):
            self._settle(self.rows[number])

    def _give(self, row: JudgedRow) -> None:
        if row.decision == APART:
            apart = tuple(each.key for each in row.candidates if not each.row)
            row.line = replace(
                row.line, known_uid="", new_uid=row.line.new_uid or new_uid(), apart_from=apart
            )
            row.verdict, row.follows = NEW, 0
        elif row.decision:
            self._be(row, row.decision)
        else:
            row.line = replace(row.line, known_uid="", apart_from=())
            row.verdict, row.follows = NAMESAKE, 0

    def _be(self, row: JudgedRow, key: str) -> None:
        """The row is about somebody: in the register, or of an earlier row, which must be written itself."""
        chosen = next(candidate for candidate in row.candidates if candidate.key == key)
        others = tuple(each.key for each in row.candidates if not each.row and each.key != key)
        if not chosen.row:
            row.line = replace(row.line, known_uid=key, apart_from=others)
            row.verdict, row.follows = KNOWN, 0
            return
        first = self.rows[chosen.row]
        row.follows = first.number
        uid = first.line.known_uid or first.line.new_uid
        row.line = replace(row.line, known_uid=uid if first.is_writeable else "", apart_from=())
        row.verdict = KNOWN if first.is_writeable else NAMESAKE


def reasons_of(candidate: Candidate) -> str:
    """Why somebody may be the same person, in one sentence."""
    words = ", ".join(namesakes.reason_word(reason) for reason in candidate.reasons)
    if candidate.row:
        return _("May be the person of row {row}: {reasons}.", row=candidate.row, reasons=words)
    return _("May be {name} of the register: {reasons}.", name=candidate.name, reasons=words)
