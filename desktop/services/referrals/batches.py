"""Many cases referred in one work: the steps, one letter for each agency, and the list behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.database.citizen_entries import refuse_hard
from desktop.database.work import Work
from desktop.models import Case, Step
from desktop.rules import numbers
from desktop.rules.cases import StepDraft
from desktop.rules.problems import Refused
from desktop.rules.referrals import letters
from desktop.rules.referrals.letters import BatchDraft, Letter, Proposal
from desktop.services.cases import sheets as case_sheets
from desktop.services.cases import writing
from desktop.services.documents import Documents, Issued
from desktop.services.ground import Ground
from desktop.services.referrals import papers, waiting
from desktop.system.language import _
from desktop.system.progress import Progress, Unheard


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A letter that was just written.

    Attributes:
        number: in the office's own series.
        agency_code: whom it goes to.
        cases: how many cases it refers.
        due_on: the earliest day on which an answer is due.
    """

    number: str
    agency_code: str
    cases: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """What came of a batch.

    Attributes:
        letters: in the order of the papers.
        cases: how many referrals were written.
        pdf: all letters and lists in one file.
        numbers: of the documents.
        missing: signs that no font could draw on one of them.
        left_out: signs that have no shape.
    """

    letters: tuple[SentLetter, ...]
    cases: int
    pdf: bytes
    numbers: tuple[str, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


class Batch:
    """One batch inside its work.

    Args:
        work: the running work.
        ground: who writes, where and when.
        documents: hands the letters out.
        draft: checked.
        progress: hears how far it is.
    """

    def __init__(
        self,
        work: Work,
        ground: Ground,
        documents: Documents,
        draft: BatchDraft,
        progress: Progress | None = None,
    ) -> None:
        self._work, self._ground, self._documents = work, ground, documents
        self._draft, self._progress = draft, progress or Unheard()

    def refer(self, keys: Sequence[str]) -> Referred:
        """Refer cases, and hand out the letters.

        Args:
            keys: of proposals.

        Raises:
            Refused: one of the cases cannot be referred; the sentence names its number.
        """
        planned = letters.letters(self._proposals(keys), self._ground.reference.agencies)
        sent, issued = [], []
        for at, letter in enumerate(planned):
            self._progress.report(at, len(planned), _("Writing the letters"))
            one, handed = self._write(letter)
            sent.append(one)
            issued += handed
        return _bound(sent, issued)

    def _proposals(self, keys: Sequence[str]) -> Iterator[Proposal]:
        offered = waiting.proposals(self._work.session, self._ground)
        for key in dict.fromkeys(keys):
            if key in offered:
                yield offered[key]
                continue
            case_uid, agency_code = letters.parted(key)
            row = writing.find(self._work.session, self._ground, case_uid)
            raise _none_referred(
                row,
                _(
                    "It does not wait to be referred to {agency}.",
                    agency=papers.agency_name(self._ground, agency_code),
                ),
                "not-waiting",
            )

    def _write(self, letter: Letter) -> tuple[SentLetter, list[Issued]]:
        assert self._draft.on is not None
        number = writing.next_letter(self._work, self._ground, self._draft.on)
        cases = [writing.find(self._work.session, self._ground, uid) for uid in letter.cases]
        steps = [self._refer(case, letter.agency_code, number) for case in cases]
        issued = [
            self._documents.issue_in(self._work, form, sheet, about)
            for form, sheet, about in self._papers(letter, cases, steps)
        ]
        sent = SentLetter(
            number=number,
            agency_code=letter.agency_code,
            cases=len(steps),
            due_on=min((step.due_on for step in steps if step.due_on), default=None),
        )
        return sent, issued

    def _refer(self, case: Case, agency_code: str, letter: str) -> Step:
        draft = StepDraft(kind="referred", on=self._draft.on, agency_code=agency_code, note=self._draft.note)
        completed = writing.complete(self._work.session, self._ground, case, draft)
        if completed.due_on is None and self._draft.due_on is not None:
            draft = StepDraft(
                kind="referred",
                on=self._draft.on,
                agency_code=agency_code,
                note=self._draft.note,
                due_on=self._draft.due_on,
            )
        try:
            return writing.add_step(self._work, self._ground, case, draft, letter)
        except Refused as refused:
            raise _none_referred(case, refused.sentence, refused.code) from refused

    def _papers(
        self, letter: Letter, cases: Sequence[Case], steps: Sequence[Step]
    ) -> Iterator[tuple[str, Any, str]]:
        # A paper is about the first of its referrals: so one about a restricted case stays a supervisor's.
        session, about = self._work.session, steps[0].uid
        if letter.alone:
            told = case_sheets.told(session, self._ground, cases[0])
            yield "referral", case_sheets.referral_sheet(told, steps[0]), about
            return
        lines = papers.lines(session, self._ground, steps)
        yield "memo", papers.memo_sheet(session, self._ground, steps[0], lines), about
        yield "register_list", papers.list_sheet(self._ground, steps[0], lines), about


def check(ground: Ground, draft: BatchDraft) -> None:
    """Go on only with a batch against which nothing stands.

    Raises:
        Refused: the draft has problems.
    """
    refuse_hard(letters.check(draft, ground.clock.today()))


def _none_referred(case: Case, sentence: str, code: str) -> Refused:
    number = numbers.case_number(case.origin, case.number, case.fiscal_year)
    told = _("{number}: {sentence} No case was referred.", number=number, sentence=sentence)
    return Refused(told, code=code)


def _bound(sent: Sequence[SentLetter], issued: Sequence[Issued]) -> Referred:
    from desktop.printing import binding

    return Referred(
        letters=tuple(sent),
        cases=sum(each.cases for each in sent),
        pdf=binding.bound([each.pdf for each in issued]),
        numbers=tuple(each.number for each in issued),
        missing=tuple(dict.fromkeys(sign for each in issued for sign in each.printed.missing)),
        left_out=tuple(dict.fromkeys(sign for each in issued for sign in each.printed.left_out)),
    )
