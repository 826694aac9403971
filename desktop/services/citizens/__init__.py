"""The register of citizens: saved, found, compared, looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from desktop.database import citizen_entries, joinings
from desktop.database.joined_entries import living
from desktop.database.namesake_decisions import DIFFERENT, SAME, UNDECIDED
from desktop.database.papers import Paper
from desktop.models import Citizen
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem
from desktop.services.citizens import joining, likeness, pages, rows
from desktop.services.citizens.joining import Joined, Pair, Side, TakenApart
from desktop.services.citizens.likeness import AlikePair, Namesake, ToDecide
from desktop.services.citizens.pages import (
    Appointment,
    CitizenCase,
    CitizenPage,
    DecidedNamesake,
    JoinedEntry,
)
from desktop.services.citizens.rows import CitizenFilter, CitizenRow
from desktop.services.ground import Ground
from desktop.system.language import mark
from desktop.system.progress import Progress, Unheard

__all__ = [
    "AlikePair",
    "Appointment",
    "CitizenCase",
    "CitizenFilter",
    "CitizenPage",
    "CitizenRow",
    "Citizens",
    "DecidedNamesake",
    "Joined",
    "JoinedEntry",
    "Namesake",
    "Pair",
    "Paper",
    "Saved",
    "Side",
    "TakenApart",
    "ToDecide",
]

_VIEW, _SAVE, _JOIN = "citizens.view", "citizens.save", "citizens.join"
_DECISIONS = {
    DIFFERENT: mark("Tell two people apart"),
    SAME: mark("Note that two offices know the same person"),
    UNDECIDED: mark("Take back a decision on namesakes"),
}


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving a citizen.

    Attributes:
        uid: the citizen's entry.
        revision: as it stands now.
        problems: the soft ones.
    """

    uid: str
    revision: int
    problems: tuple[Problem, ...] = ()


class Citizens:
    """The register of citizens.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def save(self, draft: CitizenDraft, uid: str | None = None, revision: int | None = None) -> Saved:
        """Register a citizen, or change one.

        Args:
            draft: as typed.
            uid: the entry to change; None registers somebody new.
            revision: the revision that the form was filled from; None asks for none.

        Raises:
            Refused: the draft has problems (``draft``), the ID number is registered (``known-person``), the
                entry was changed meanwhile (``changed``) or belongs to another office (``not-ours``).
        """
        ground = self._ground
        ground.actor.require(_SAVE)
        cleaned = citizen_entries.clean(draft)
        problems = citizen_entries.check(cleaned, ground.clock.today(), ground.reference.postcodes())
        title = mark("Change a person") if uid else mark("Register a person")
        with ground.database.work(title, ground.actor.uid) as work:
            row = citizen_entries.save(work, cleaned, ground.unit, uid, revision)
            work.session.flush()
            return Saved(row.uid, row.revision, problems)

    def draft(self, uid: str) -> tuple[CitizenDraft, int]:
        """What a form shows of a citizen, and the revision to give back when saving.

        Raises:
            Refused: there is no such citizen.
        """
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            row = citizen_entries.find(session, uid)
            found = citizen_entries.draft_of(row), row.revision
        self._saw(uid)
        return found

    def page(self, uid: str) -> CitizenPage:
        """A citizen's own page with the full ID number; the view is written into the audit chain.

        Raises:
            Refused: there is no such citizen.
        """
        found = self._page(uid, masked=False)
        self._saw(uid)
        return found

    def glance(self, uid: str) -> CitizenPage:
        """The same page beside a list, with the ID number masked and no view logged.

        Raises:
            Refused: there is no such citizen.
        """
        return self._page(uid, masked=True)

    def ids(self, wanted: CitizenFilter | None = None) -> list[str]:
        """The uids of all citizens that a filter asks for: those spelled so first, then those sounding so."""
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            return rows.ids(session, self._ground, wanted or CitizenFilter())

    def rows(self, uids: Sequence[str], shown: Collection[str] | None = None) -> list[CitizenRow]:
        """What a list shows of citizens, in the order asked for; those no longer there are left out.

        Args:
            uids: whose rows.
            shown: which of ``CitizenRow`` beyond the person are read; None takes all.
        """
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            return rows.rows(session, self._ground, uids, shown)

    def count(self) -> int:
        """How many citizens the register holds."""
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            return session.scalar(select(func.count()).select_from(Citizen).where(living())) or 0

    def namesakes(self, draft: CitizenDraft, uid: str | None = None) -> tuple[Namesake, ...]:
        """Who in the register may be the same person, likest first.

        Args:
            draft: as typed so far.
            uid: its own entry, where there is one; decisions made for it count.
        """
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            return likeness.namesakes_of(session, self._ground, citizen_entries.clean(draft), uid)

    def namesakes_of(self, uid: str) -> tuple[Namesake, ...]:
        """Who in the register may be the same person as somebody registered, likest first.

        Raises:
            Refused: there is no such citizen.
        """
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            row = citizen_entries.find(session, uid)
            return likeness.namesakes_of(session, self._ground, citizen_entries.draft_of(row), row.uid)

    def to_decide(self, progress: Progress | None = None) -> ToDecide:
        """The pairs of the register that may be one person and wait for a decision; takes some seconds.

        Args:
            progress: hears how far it is.

        Raises:
            Cancelled: nobody waits for it any more.
        """
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            return likeness.to_decide(session, self._ground, progress or Unheard())

    def decide_different(self, one: str, other: str) -> None:
        """Remember that two entries are two people, so that nobody is asked again.

        Raises:
            Refused: one of them is not in the register.
        """
        self.decide(one, other, DIFFERENT)

    def decide(self, one: str, other: str, verdict: str) -> None:
        """Remember who two entries that look alike are; a later decision takes the place of an earlier one.

        Args:
            one: a citizen's uid.
            other: another's.
            verdict: ``different``; ``same`` for entries of other offices; empty to be asked again.

        Raises:
            Refused: one of them is not in the register, or both are ours and can be joined (``join-them``).
        """
        self._ground.actor.require("citizens.save")
        ground = self._ground
        ground.actor.require(_SAVE if verdict == DIFFERENT else _JOIN)
        with ground.database.work(_DECISIONS[verdict], ground.actor.uid) as work:
            joining.decide(work, ground, one, other, verdict)

    def pair(self, one: str, other: str) -> Pair:
        """Two entries side by side, with what speaks for and against one person; the view is logged.

        Raises:
            Refused: one of them is not in the register, or both are one entry by now (``same-entry``).
        """
        ground = self._ground
        ground.actor.require(_VIEW)
        with ground.database.read() as session:
            found = joining.pair(session, ground, one, other)
        who = found.one.page.uid, found.other.page.uid
        ground.database.saw(mark("Compare two people"), ground.actor.uid, "citizens", *who)
        return found

    def join(
        self,
        kept: tuple[str, int | None],
        joined: tuple[str, int | None],
        taken: Collection[str] | None = None,
    ) -> Joined:
        """Join two entries of one person: cases and appointments move to the one that is kept, in one work.

        Args:
            kept: the uid that stays, and the revision that was looked at, or None.
            joined: the uid that goes, and the revision that was looked at, or None.
            taken: those of ``rules.joining.CHOSEN`` that are taken from the one that goes; None as offered.

        Raises:
            Refused: another office's entry (``not-ours``), changed meanwhile (``changed``), both serve as
                volunteers (``both-serve``), or what would be kept has a problem (``draft``).
        """
        ground = self._ground
        ground.actor.require(_JOIN)
        with ground.database.work(mark("Join two entries of one person"), ground.actor.uid) as work:
            return joining.join(work, ground, kept, joined, taken)

    def take_apart(self, uid: str) -> TakenApart:
        """Take two entries apart: both are as they were; what came since the joining stays with the kept one.

        Args:
            uid: the joining.

        Raises:
            Refused: taken apart already (``apart``), a later joining must go first (``joined-again``,
                ``not-the-last``), or only a supervisor may (``not-allowed``).
        """
        ground = self._ground
        ground.actor.require(_JOIN)
        with ground.database.work(mark("Take two entries apart"), ground.actor.uid) as work:
            return joining.take_apart(work, ground, uid)

    def take_along(self, uid: str) -> int:
        """Move the restricted cases that stayed behind when somebody without the right joined two entries.

        Args:
            uid: the joining.

        Returns:
            How many cases moved.

        Raises:
            Refused: the role does not open restricted cases, or the two were taken apart.
        """
        ground = self._ground
        ground.actor.require(_JOIN)
        ground.actor.require("cases.restricted")
        with ground.database.work(mark("Move cases along"), ground.actor.uid) as work:
            return joinings.take_along(work, joining.find(work.session, uid))

    def _page(self, uid: str, *, masked: bool) -> CitizenPage:
        self._ground.actor.require(_VIEW)
        with self._ground.database.read() as session:
            return pages.page(session, self._ground, citizen_entries.find(session, uid), masked=masked)

    def _saw(self, uid: str) -> None:
        self._ground.database.saw(mark("View a person"), self._ground.actor.uid, "citizens", uid)
