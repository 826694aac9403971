"""The letters that were sent, how many of their cases were answered, and the table for the agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.database.failures import written_beside
from desktop.database.papers import Paper, papers_about
from desktop.exchange.workbooks.writing import write
from desktop.models import Case, Step
from desktop.rules import thai_date
from desktop.rules.problems import Refused
from desktop.rules.referrals import answers, words
from desktop.rules.referrals.letters import answer_of
from desktop.services.ground import Ground
from desktop.services.referrals import papers
from desktop.system.language import _

# What the office writes, and behind it what the agency fills in.
_TOLD = (answers.HEADS["number"], answers.HEADS["name"], "เลขประจำตัวประชาชน", "โทรศัพท์", "ที่อยู่", "ความต้องการ")
_ASKED = tuple(answers.HEADS[field] for field in ("outcome", "on", "reason", "reference"))
_HEADS = (*_TOLD, answers.HEADS["letter"], "ขอทราบผลภายใน", *_ASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A letter as lists show it.

    Attributes:
        number: in the office's own series.
        agency_code: whom it went to.
        agency: the agency's name.
        on: its day.
        cases: how many cases it refers.
        answered: of how many the agency has told what came of them.
        due_on: the earliest day on which an answer is due.
        restricted: about a case that only supervisors open.
    """

    number: str
    agency_code: str
    agency: str
    on: date
    cases: int
    answered: int = 0
    due_on: date | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """All that is shown of a letter.

    Attributes:
        row: the letter.
        lines: its cases, as the agency is told of them.
        case_uids: the same cases, to be opened.
        documents: the papers that were handed out, newest first.
    """

    row: LetterRow
    lines: tuple[papers.Line, ...]
    case_uids: tuple[str, ...]
    documents: tuple[Paper, ...] = ()


def numbers(session: Session, ground: Ground, agency: str = "", text: str = "") -> list[str]:
    """The numbers of the office's letters, the newest first.

    Args:
        session: of a reading.
        ground: whose letters, and whose rights count.
        agency: only those to it.
        text: part of a number.
    """
    query = _letters(ground).group_by(Step.letter_number)
    if agency:
        query = query.where(Step.agency_code == agency)
    if text.strip():
        query = query.where(
            Step.letter_number.contains(thai_date.arabic_digits(text.strip()), autoescape=True)
        )
    newest_first = query.order_by(func.max(Step.on).desc(), func.max(Step.uid).desc())
    return list(session.scalars(newest_first))


def _letters(ground: Ground) -> Select[str]:
    return (
        select(Step.letter_number)
        .join(Case, Case.uid == Step.case_uid)
        .where(Step.kind == "referred", Step.letter_number != "", Step.origin == ground.unit)
        .where(case_status.visible(ground.actor.may("cases.restricted")))
    )


def rows(session: Session, ground: Ground, letters: Sequence[str]) -> list[LetterRow]:
    """What a list shows of letters; those not to be seen are left out.

    Args:
        session: of a reading.
        ground: whose letters, and whose rights count.
        letters: their numbers.
    """
    query = _letters(ground).where(Step.letter_number.in_(letters))
    told = query.with_only_columns(
        Step.letter_number, Step.agency_code, Step.on, Step.case_uid, Step.due_on, Case.restricted
    )
    found: dict[str, list[Any]] = {}
    for entry in session.execute(told.order_by(Step.uid)):
        found.setdefault(entry.letter_number, []).append(entry)
    uids = [entry.case_uid for entries in found.values() for entry in entries]
    steps = case_status.steps_of(session, list(dict.fromkeys(uids)))
    return [
        LetterRow(
            number=number,
            agency_code=found[number][0].agency_code,
            agency=papers.agency_name(ground, found[number][0].agency_code),
            on=found[number][0].on,
            cases=len(found[number]),
            answered=sum(
                answer_of(steps[entry.case_uid], entry.agency_code) is not None for entry in found[number]
            ),
            due_on=min((entry.due_on for entry in found[number] if entry.due_on), default=None),
            restricted=any(entry.restricted for entry in found[number]),
        )
        for number in letters
        if number in found
    ]


def page(session: Session, ground: Ground, number: str) -> LetterPage:
    """All that is shown of a letter.

    Raises:
        Refused: the office wrote no such letter, or only supervisors open it.
    """
    row = next(iter(rows(session, ground, [number])), None)
    if row is None:
        raise Refused(_("This office wrote no letter {number}.", number=number), code="not-found")
    steps = _referrals(session, ground, number)
    abouts = {step.uid for step in steps}
    handed_out = papers_about(session, [step.case_uid for step in steps])
    return LetterPage(
        row=row,
        lines=papers.lines(session, ground, steps),
        case_uids=tuple(step.case_uid for step in steps),
        documents=tuple(paper for paper in handed_out if paper.about in abouts),
    )


def _referrals(session: Session, ground: Ground, number: str) -> Sequence[Step]:
    query = _letters(ground).where(Step.letter_number == number).with_only_columns(Step).order_by(Step.uid)
    return session.scalars(query).all()


def save_table(session: Session, ground: Ground, number: str, out: Path) -> int:
    """Write the table that the agency fills in and gives back.

    Args:
        session: of a reading.
        ground: whose letters, and whose rights count.
        number: of the letter.
        out: a file ending in ``.xlsx``.

    Returns:
        How many cases stand in it.

    Raises:
        Refused: there is no such letter, or the file cannot be written there.
    """
    found = page(session, ground, number)
    with written_beside(out) as beside:
        return write(
            beside,
            "เรื่องที่ส่งต่อ",
            _HEADS,
            (_cells(line, number) for line in found.lines),
            beside=1,
            choices={_HEADS.index(answers.HEADS["outcome"]): tuple(words.OFFERED.values())},
        )


def _cells(line: papers.Line, letter: str) -> tuple[str, ...]:
    due = thai_date.short(line.due_on, thai_digits=False) if line.due_on else ""
    told = (line.number, line.name, line.shown_id, line.phones, line.place, line.need)
    return (*told, letter, due, *("" for _asked in _ASKED))
