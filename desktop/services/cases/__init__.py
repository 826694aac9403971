"""The register of cases: opened, gone on with, listed, looked at, and put on paper."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.database import citizen_entries, forum_entries
from desktop.database.citizen_entries import refuse_hard
from desktop.database.papers import Paper
from desktop.database.work import Work
from desktop.models import Step
from desktop.rules import citizens, numbers
from desktop.rules.cases import CaseDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.months import fiscal_year
from desktop.rules.problems import Problem, Refused
from desktop.services.cases import lists, pages, sheets, writing
from desktop.services.cases.pages import CaseNeed, CasePage, CaseStep
from desktop.services.cases.rows import WORK_LISTS, CaseFilter, CaseRow, ScreenedShare, WorkCounts
from desktop.services.ground import Ground
from desktop.system.language import _, mark

if TYPE_CHECKING:
    from desktop.printing.forms import citizen_slip, referral, service_request

__all__ = [
    "WORK_LISTS",
    "CaseFilter",
    "CaseNeed",
    "CasePage",
    "CaseRow",
    "CaseStep",
    "Cases",
    "OpenedCase",
    "Paper",
    "ScreenedShare",
    "WorkCounts",
]

_SOMEBODY_NEW = "new"
_TITLES = {
    "served": mark("Serve at the counter"),
    "screened": mark("Screen a case"),
    "referred": mark("Refer a case"),
    "outcome": mark("Write an outcome"),
    "followed_up": mark("Follow up a case"),
    "reopened": mark("Open a case again"),
}


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case that was just opened.

    Attributes:
        uid: the case's entry.
        number: as people say it.
        citizen_uid: whose case it is.
        steps: the uids of the steps written with it.
        problems: the soft ones, of the person and of the case.
    """

    uid: str
    number: str
    citizen_uid: str
    steps: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Cases:
    """The register of cases.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def open(self, draft: CaseDraft) -> OpenedCase:
        """Open a case for a citizen who is registered, with the next number of the fiscal year.

        Raises:
            Refused: the draft has problems (``draft``) or the month is closed (``month-closed``).
        """
        self._ground.actor.require("cases.open")
        return self.open_walk_in(draft.citizen_uid, draft)

    def open_walk_in(
        self,
        citizen: CitizenDraft | str,
        draft: CaseDraft,
        steps: Sequence[StepDraft] = (),
        known: tuple[str, int] | None = None,
        matter: str = "",
    ) -> OpenedCase:
        """Register somebody and open their case, and go on with it, in one work.

        Args:
            citizen: the draft of somebody new or changed, or the uid of somebody registered and unchanged.
            draft: the case; its ``citizen_uid`` is filled in.
            steps: what was done at once, such as a referral.
            known: of somebody registered whose draft was changed, the uid and the revision it came from.
            matter: the matter of a forum that it comes of; empty for none.

        Raises:
            Refused: one of the drafts has problems (``draft``), the person is registered already
                (``known-person``) or was changed meanwhile (``changed``), the month is closed
                (``month-closed``), or a case came of the matter already (``twice``); nothing was written.
        """
        ground = self._ground
        ground.actor.require("cases.open")
        for step in steps:
            ground.actor.require(writing.verb_of(step.kind))
        with ground.database.work(mark("Open a walk-in case"), ground.actor.uid) as work:
            problems = refuse_hard(self._check_both(work, citizen, draft))
            uid = citizen if isinstance(citizen, str) else self._register(work, citizen, known)
            row = writing.open_case(work, ground, replace(draft, citizen_uid=uid))
            if matter:
                forum_entries.became_case(work, matter, row.uid, ground.unit)
            written = tuple(writing.add_step(work, ground, row, step).uid for step in steps)
            number = numbers.case_number(ground.unit, row.number, row.fiscal_year)
            return OpenedCase(row.uid, number, uid, written, problems)

    def check(self, draft: CaseDraft) -> tuple[Problem, ...]:
        """What is wrong with a case's draft so far, for the form."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return writing.check_case(session, self._ground, draft)

    def add_step(self, case_uid: str, draft: StepDraft) -> str:
        """Go on with a case.

        A referral takes the next letter number, and where it has no due date that of the categories' clocks.

        Returns:
            The step's uid.

        Raises:
            Refused: the draft has problems (``draft``), the month is closed (``month-closed``), the role does
                not allow it (``not-allowed``), or this office does not screen (``not-here``).
        """
        self._ground.actor.require("cases.step")
        title = _TITLES.get(draft.kind, mark("Go on with a case"))
        with self._work(title, writing.verb_of(draft.kind)) as work:
            row = writing.find(work.session, self._ground, case_uid)
            return writing.add_step(work, self._ground, row, draft).uid

    def check_step(self, case_uid: str, draft: StepDraft) -> tuple[Problem, ...]:
        """What is wrong with a step's draft so far, for the form."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            row = writing.find(session, self._ground, case_uid)
            completed = writing.complete(session, self._ground, row, draft)
            return writing.check_step(session, self._ground, row, completed)

    def complete_step(self, case_uid: str, draft: StepDraft) -> StepDraft:
        """A step's draft with what will be filled in at saving: the due date by the categories' clocks."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            row = writing.find(session, self._ground, case_uid)
            return writing.complete(session, self._ground, row, draft)

    def screen_many(
        self, case_uids: Sequence[str], verdict: str, reason: str = "", on: date | None = None
    ) -> tuple[str, ...]:
        """Screen several cases alike, in one work: all or none.

        Args:
            case_uids: which cases.
            verdict: ``accepted`` or ``rejected``.
            reason: why.
            on: the day; None is today.

        Returns:
            The uids of the steps.

        Raises:
            Refused: one of them cannot be screened; the sentence names its number.
        """
        draft = StepDraft(
            kind="screened", on=on or self._ground.clock.today(), verdict=verdict, reason=reason
        )
        with self._work(mark("Screen cases"), "cases.screen") as work:
            return tuple(self._screen(work, uid, draft) for uid in case_uids)

    def outcome(self, case_uid: str, draft: StepDraft) -> str:
        """Write what came of a case; the draft's kind is filled in.

        Returns:
            The step's uid.

        Raises:
            Refused: as ``add_step``.
        """
        self._ground.actor.require("cases.outcome")
        return self.add_step(case_uid, replace(draft, kind="outcome"))

    def may_screen(self) -> bool:
        """Whether this office and this user screen."""
        if not self._ground.actor.may("cases.screen"):
            return False
        with self._ground.database.read() as session:
            return writing.may_screen(session, self._ground)

    def page(self, uid: str) -> CasePage:
        """A case's page; a look at a restricted case is written into the audit chain.

        Raises:
            Refused: there is no such case, or only supervisors open it.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            found = pages.page(session, ground, writing.find(session, ground, uid))
        if found.restricted:
            ground.database.saw(mark("View a restricted case"), ground.actor.uid, "cases", uid)
        return found

    def ids(self, wanted: CaseFilter | None = None) -> list[str]:
        """The uids of all cases that a filter asks for: numbers and names spelled so first, then alike."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.ids(session, self._ground, wanted or CaseFilter())

    def rows(self, uids: Sequence[str], shown: Collection[str] | None = None) -> list[CaseRow]:
        """What a list shows of cases, in the order asked for; those not to be seen are left out.

        Args:
            uids: whose rows.
            shown: the columns that are read, see ``rows.READ_FOR``; None takes all.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.read(session, self._ground, uids, shown)

    def counts(self) -> WorkCounts:
        """What is to be done; each figure is the length of the work list of that name."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.counts(session, self._ground)

    def screened_share(self, year: int | None = None) -> ScreenedShare:
        """How much of a fiscal year's cases was screened in, beside the target.

        Args:
            year: the Buddhist year in which it ends; None is the running one.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.screened_share(
                session, self._ground, year or fiscal_year(self._ground.clock.today())
            )

    def service_request_sheet(self, case_uid: str) -> service_request.Sheet:
        """The words of the request that the citizen signs.

        Raises:
            Refused: there is no such case, or only supervisors open it.
        """
        with self._told(case_uid) as case:
            return sheets.service_request_sheet(case)

    def citizen_slip_sheet(self, case_uid: str) -> citizen_slip.Sheet:
        """The words of the slip that the citizen takes home.

        Raises:
            Refused: there is no such case, or only supervisors open it.
        """
        with self._told(case_uid) as case:
            return sheets.citizen_slip_sheet(case)

    def referral_sheet(self, step_uid: str) -> referral.Sheet:
        """The words of the letter that sends a case to an agency, with its letter number.

        Raises:
            Refused: there is no such referral, or only supervisors open its case.
        """
        self._ground.actor.require("documents.print")
        with self._ground.database.read() as session:
            step = session.get(Step, step_uid)
            if step is None:
                raise Refused(_("This step is no longer in the register."), code="not-found")
            row = writing.find(session, self._ground, step.case_uid)
            return sheets.referral_sheet(sheets.told(session, self._ground, row), step)

    @contextmanager
    def _told(self, case_uid: str) -> Iterator[sheets.Told]:
        self._ground.actor.require("documents.print")
        with self._ground.database.read() as session:
            row = writing.find(session, self._ground, case_uid)
            yield sheets.told(session, self._ground, row)

    @contextmanager
    def _work(self, title: str, verb: str) -> Iterator[Work]:
        self._ground.actor.require(verb)
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            yield work

    def _check_both(self, work: Work, citizen: CitizenDraft | str, draft: CaseDraft) -> tuple[Problem, ...]:
        ground = self._ground
        if isinstance(citizen, str):
            return writing.check_case(work.session, ground, replace(draft, citizen_uid=citizen))
        cleaned = citizen_entries.clean(citizen)
        person = citizens.check(cleaned, ground.clock.today(), ground.reference.postcodes())
        # Somebody new is chosen, and has a uid only once they are written.
        return (*person, *writing.check_case(work.session, ground, replace(draft, citizen_uid=_SOMEBODY_NEW)))

    def _register(self, work: Work, citizen: CitizenDraft, known: tuple[str, int] | None) -> str:
        self._ground.actor.require("citizens.save")
        uid, revision = known or (None, None)
        row = citizen_entries.save(work, citizen_entries.clean(citizen), self._ground.unit, uid, revision)
        work.session.flush()
        return row.uid

    def _screen(self, work: Work, uid: str, draft: StepDraft) -> str:
        row = writing.find(work.session, self._ground, uid)
        try:
            return writing.add_step(work, self._ground, row, draft).uid
        except Refused as refused:
            number = numbers.case_number(row.origin, row.number, row.fiscal_year)
            sentence = _(
                "{number}: {sentence} No case was screened.", number=number, sentence=refused.sentence
            )
            raise Refused(sentence, code=refused.code, problems=refused.problems) from refused
