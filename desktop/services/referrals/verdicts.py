"""The verdicts on the rows of an agency's table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop.rules.cases import StepDraft
from desktop.rules.lists.grid import Row
from desktop.rules.problems import Problem
from desktop.rules.referrals.answers import AnswerLine, AnswerPlan
from desktop.system.language import mark

READY: Final = "ready"
NAME: Final = "name"
WAITING: Final = "waiting"
KNOWN: Final = "known"
PROBLEM: Final = "problem"
VERDICTS: Final[Mapping[str, str]] = {
    READY: mark("To be taken in"),
    NAME: mark("Another name"),
    WAITING: mark("No answer yet"),
    KNOWN: mark("Taken in already"),
    PROBLEM: mark("Cannot be taken in"),
}
# What a person said of a row with another name.
SAME: Final = "same"
ANOTHER: Final = "another"


@dataclass(slots=True, kw_only=True)
class JudgedAnswer:
    """One row with its verdict.

    Attributes:
        number: of the row, as a spreadsheet program shows it.
        row: its cells, corrected where somebody did so.
        line: what it says.
        verdict: one of ``VERDICTS``.
        reasons: why, in sentences; the first is the weightiest.
        problems: what is wrong, at the fields of the columns.
        case_uid: the case that is meant; empty where there is none that may be seen.
        case_number: its number as people say it.
        known_name: whose case it is in the register.
        referred_on: the day of the referral that is answered.
        draft: what would be written.
        decision: ``SAME`` or ``ANOTHER`` where a person said whether the names mean the same person.
    """

    number: int
    row: Row
    line: AnswerLine
    verdict: str = PROBLEM
    reasons: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    case_uid: str = ""
    case_number: str = ""
    known_name: str = ""
    referred_on: date | None = None
    draft: StepDraft | None = None
    decision: str = ""


@dataclass(slots=True, kw_only=True)
class JudgedAnswers:
    """An agency's table with a verdict for each row; nothing of it is written.

    Attributes:
        name: of the file.
        plan: how it is read.
        agency_code: whose answers these are.
        rows: by their number.
        left_out: rows below the head that are about no case.
    """

    name: str
    plan: AnswerPlan
    agency_code: str
    rows: dict[int, JudgedAnswer] = field(default_factory=dict)
    left_out: int = 0

    def of(self, verdict: str) -> tuple[JudgedAnswer, ...]:
        """The rows with a verdict, in their order."""
        return tuple(row for row in self.rows.values() if row.verdict == verdict)

    def counts(self) -> Mapping[str, int]:
        """How many rows have each verdict."""
        return {verdict: len(self.of(verdict)) for verdict in VERDICTS}

    def rejected(self) -> tuple[JudgedAnswer, ...]:
        """The rows that go back to the agency, or to whoever has to decide."""
        return tuple(row for row in self.rows.values() if row.verdict in (NAME, PROBLEM))
