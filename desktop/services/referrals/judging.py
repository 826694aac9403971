"""An agency's rows against the register: each gets a verdict and its reason, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_status, citizen_entries
from desktop.database.closed_months import refuse_if_closed
from desktop.models import Case, Citizen
from desktop.rules import cases, numbers, thai_date, thai_names
from desktop.rules.cases import Step, StepDraft
from desktop.rules.lists.grid import Row
from desktop.rules.problems import Problem, Refused, hard
from desktop.rules.referrals import answers, words
from desktop.rules.referrals.answers import AnswerLine, CaseNumber
from desktop.rules.referrals.letters import answer_of, referral_to
from desktop.services.cases import writing
from desktop.services.ground import Ground
from desktop.services.referrals import papers
from desktop.services.referrals.verdicts import (
    ANOTHER,
    KNOWN,
    NAME,
    PROBLEM,
    READY,
    SAME,
    WAITING,
    JudgedAnswer,
    JudgedAnswers,
)
from desktop.system.language import _
from desktop.system.progress import Progress

_TOLD_EVERY = 50
# Where a problem of a step stands among the columns of the table.
_FIELDS = {"verdict": "outcome", "kind": "outcome", "note": "reason"}


class Judge:
    """Gives the rows of one table their verdicts.

    Args:
        ground: whose words and rights count.
        session: of a reading.
        judged: the table; its rows are filled in.
    """

    def __init__(self, ground: Ground, session: Session, judged: JudgedAnswers) -> None:
        self._ground, self._session, self._judged = ground, session, judged
        self._taken: dict[str, JudgedAnswer] = {}

    def judge(self, rows: Sequence[Row], decisions: Mapping[int, str], progress: Progress) -> None:
        """Judge all rows.

        Args:
            rows: those that are about a case.
            decisions: what a person said of rows with another name, by their number.
            progress: hears how far it is.
        """
        for at, row in enumerate(rows):
            if at % _TOLD_EVERY == 0:
                progress.report(at, len(rows), _("Looking at every row"))
            line = answers.read(row, self._judged.plan, self._ground.clock.today())
            made = JudgedAnswer(number=row.number, row=row, line=line)
            made.decision = decisions.get(row.number, "")
            self._decide(made)
            self._judged.rows[row.number] = made

    def _decide(self, made: JudgedAnswer) -> None:
        case = self._case(made.line.case) if made.line.case is not None else None
        if case is None:
            unknown = () if made.line.case is None else (Problem("number", self._unknown()),)
            _refuse(made, (*made.line.problems, *unknown))
            return
        person = citizen_entries.find(self._session, case.citizen_uid)
        made.case_uid, made.case_number = case.uid, _number(made.line)
        made.known_name = thai_names.full_name(person.title, person.first_name, person.last_name)
        wrong = tuple(self._against(made, case))
        if wrong:
            _refuse(made, wrong)
        elif made.verdict != KNOWN:
            self._by_name(made, person)
        if made.verdict in (READY, NAME):
            self._taken[case.uid] = made

    def _unknown(self) -> str:
        return _("No case of this number is open to you in this register.")

    def _case(self, number: CaseNumber) -> Case | None:
        query = select(Case).where(
            Case.origin == number.unit,
            Case.number == number.number,
            Case.fiscal_year == number.fiscal_year,
            case_status.visible(self._ground.actor.may("cases.restricted")),
        )
        return self._session.scalar(query)

    def _against(self, made: JudgedAnswer, case: Case) -> Iterator[Problem]:
        """What speaks against a row; a row that says nothing new gets its verdict at once."""
        agency = self._judged.agency_code
        steps = case_status.steps_of(self._session, [case.uid])[case.uid]
        asked, answer = referral_to(steps, agency), answer_of(steps, agency)
        if asked is None:
            name = papers.agency_name(self._ground, agency)
            yield Problem("number", _("This case was not referred to {agency}.", agency=name))
            return
        made.referred_on = asked.on
        if made.line.problems:
            yield from made.line.problems
        elif answer is not None:
            yield from self._answered(made, answer)
        elif case.uid in self._taken:
            yield from self._twice(made, self._taken[case.uid])
        elif made.line.outcome != words.WAITING:
            yield from self._step(made, case, asked)

    def _answered(self, made: JudgedAnswer, answer: Step) -> Iterator[Problem]:
        line = made.line
        known = _("The register has it already: {word}, {date}.", **_told(answer))
        if line.outcome == words.WAITING or (line.outcome, line.on) == (answer.verdict, answer.on):
            made.verdict, made.reasons = KNOWN, (known,)
            return
        yield Problem("outcome", _("An outcome was written before. {known}", known=known))

    def _twice(self, made: JudgedAnswer, first: JudgedAnswer) -> Iterator[Problem]:
        row = thai_date.thai_digits(str(first.number))
        if made.line.outcome == words.WAITING or _said(made.line) == _said(first.line):
            made.verdict = KNOWN
            made.reasons = (_("Row {row} says the same of this case.", row=row),)
            return
        sentence = _(
            "This case stands in row {row} with another outcome. One of the two can be true.", row=row
        )
        yield Problem("outcome", sentence)

    def _step(self, made: JudgedAnswer, case: Case, asked: Step) -> Iterator[Problem]:
        line = made.line
        assert line.on is not None
        if line.on < asked.on:
            day = thai_date.short(asked.on)
            yield Problem("on", _("This day lies before the referral of {date}.", date=day))
            return
        made.draft = self._draft(line)
        for problem in hard(writing.check_step(self._session, self._ground, case, made.draft)):
            yield Problem(_FIELDS.get(problem.field, problem.field), problem.text)
        try:
            refuse_if_closed(self._session, self._ground.unit, line.on)
        except Refused as refused:
            yield Problem("on", refused.sentence)

    def _draft(self, line: AnswerLine) -> StepDraft:
        helped = line.outcome == "assisted"
        return StepDraft(
            kind="outcome",
            on=line.on,
            verdict=line.outcome,
            agency_code=self._judged.agency_code,
            # Help needs no reason: what the agency wrote beside it is kept as a note.
            reason="" if helped else line.reason,
            note=line.reason if helped else "",
            reference=line.reference,
        )

    def _by_name(self, made: JudgedAnswer, person: Citizen) -> None:
        line = made.line
        if line.outcome == words.WAITING:
            made.verdict, made.reasons = WAITING, (_("The agency has not answered this case yet."),)
            return
        titles = self._ground.reference.titles
        if made.decision == SAME or answers.same_name(line.name, person.first_name, person.last_name, titles):
            made.verdict, made.reasons = READY, line.remarks
            return
        if made.decision == ANOTHER:
            sentence = _("Somebody decided that another person is meant; the case number must be mistaken.")
            _refuse(made, (Problem("number", sentence),))
            return
        made.verdict = NAME
        written = line.name or _("no name")
        made.reasons = (
            _("The table says {written}, the register {known}.", written=written, known=made.known_name),
        )


def _refuse(made: JudgedAnswer, problems: Iterable[Problem]) -> None:
    made.verdict, made.problems = PROBLEM, tuple(problems)
    made.reasons = tuple(dict.fromkeys(problem.text for problem in made.problems))
    made.draft = None


def _number(line: AnswerLine) -> str:
    assert line.case is not None
    return numbers.case_number(line.case.unit, line.case.number, line.case.fiscal_year)


def _told(answer: Step) -> dict[str, str]:
    return {"word": cases.verdict_word(answer.verdict), "date": thai_date.short(answer.on)}


def _said(line: AnswerLine) -> tuple[object, ...]:
    return line.outcome, line.on, line.reason, line.reference
