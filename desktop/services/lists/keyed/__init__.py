"""Sheets of volunteers keyed in from paper: looked at line by line, written in one work, kept half done."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.database import finding
from desktop.database.closed_months import is_closed
from desktop.database.joined_entries import living
from desktop.database.work import Work, setting
from desktop.models import Assignment, Citizen, Document, Volunteer, new_uid
from desktop.rules import thai_date, thai_names
from desktop.rules.lists import LineDraft
from desktop.rules.lists.keyed import KNOWN, LINE, NEW, SheetHead, SheetLine
from desktop.rules.lists.names import untitled
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused, hard
from desktop.services.ground import Ground
from desktop.services.lists import writing
from desktop.services.lists.keyed import kept, papers, verdicts
from desktop.services.lists.keyed.kept import KeptSheet
from desktop.services.lists.keyed.verdicts import (
    SHOWN,
    Candidate,
    LineVerdict,
    Look,
    candidate,
    line_of,
    owner_of,
)
from desktop.system.language import _, mark

if TYPE_CHECKING:
    from desktop.printing.forms import outreach_sheet

__all__ = ["FORM", "Candidate", "KeptSheet", "KeyedIn", "KeyedSheets", "LineVerdict"]

FORM: Final = "outreach_sheet"
_VERBS: Final = ("cases.open", "citizens.save")
_LEAST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedIn:
    """What came of saving a sheet.

    Attributes:
        new_people: how many were registered.
        cases: how many cases were opened.
        already: how many lines brought nothing new.
        written: the places of the lines that are written.
        left: the lines that stay, in their order.
    """

    new_people: int
    cases: int
    already: int
    written: tuple[int, ...]
    left: tuple[SheetLine, ...]


class KeyedSheets:
    """Keying in the sheets of volunteers.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    # -- looking

    def check_head(self, head: SheetHead) -> tuple[Problem, ...]:
        """What is wrong above the lines."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return tuple(self._head_problems(session, head))

    def look(
        self, head: SheetHead, lines: Sequence[SheetLine], places: Collection[int] | None = None
    ) -> dict[int, LineVerdict]:
        """What would come of lines if they were saved now.

        Args:
            head: what counts for all lines.
            lines: the whole sheet, since people may stand in it twice.
            places: which lines; None looks at all.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            looked = Look(session, self._ground, head, lines)
            return looked.verdicts(range(len(lines)) if places is None else places)

    def offer(self, typed: str) -> tuple[Candidate, ...]:
        """Registered people whose names hold what was typed so far, those spelled so before those alike.

        Args:
            typed: a name, perhaps not finished.
        """
        ground = self._ground
        ground.actor.require("citizens.view")
        titles = ground.reference.titles
        found = untitled(typed, titles)[1]
        if len(found) < _LEAST:
            return ()
        with ground.database.read() as session:
            rows: dict[str, Citizen] = {}
            for way in (finding.spelled(found, titles), finding.sounding(session, found, ground.reference)):
                query = select(Citizen).where(way, living()).order_by(Citizen.sort_name, Citizen.uid)
                for row in session.scalars(query.limit(SHOWN)):
                    rows.setdefault(row.uid, row)
            return tuple(candidate(self._ground, row) for row in list(rows.values())[:SHOWN])

    def head_of(self, number: str) -> SheetHead | None:
        """What stands above a sheet that the program printed.

        Args:
            number: of the document, in Thai or Arabic digits.
        """
        self._ground.actor.require("citizens.view")
        plain = thai_date.arabic_digits("".join(number.split())).upper()
        with self._ground.database.read() as session:
            query = select(Document.about).where(Document.number == plain, Document.form == FORM)
            volunteer = session.scalar(query.limit(1))
            if volunteer is None:
                return None
            return SheetHead(number=plain, volunteer=volunteer, tambon_code=self._tambon(session, volunteer))

    def tambon_of(self, volunteer_uid: str) -> str:
        """The code of the tambon that a volunteer looks after; empty for none or several."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._tambon(session, volunteer_uid)

    # -- writing

    def save(self, head: SheetHead, lines: Sequence[SheetLine]) -> KeyedIn:
        """Write every line that nothing stands against, in one work; the others stay.

        Args:
            head: what counts for all lines.
            lines: the sheet as it was typed.

        Raises:
            Refused: something is wrong above the lines (``draft``), no line can be written (``no-line``), or
                the role does not allow it.
        """
        ground = self._ground
        for verb in _VERBS:
            ground.actor.require(verb)
        with ground.database.work(mark("Key in a volunteer's sheet"), ground.actor.uid) as work:
            problems = hard(list(self._head_problems(work.session, head)))
            if problems:
                raise Refused(problems[0].text, code="draft", problems=problems)
            places = self._writable(work.session, head, lines)
            if not places:
                raise Refused(_("No line can be saved yet. Nothing was lost."), code="no-line")
            written = writing.write(work, ground, self._drafts(work, head, lines, places))
            people = {at: done.citizen_uid for at, done in zip(places, written, strict=True)}
            left = _staying(lines, people)
            kept.put(work, ground.actor.uid, KeptSheet(head, left))
        return KeyedIn(
            new_people=sum(done.new_person for done in written),
            cases=sum(bool(done.case_uid) for done in written),
            already=sum(not done.new_person and not done.case_uid for done in written),
            written=places,
            left=left,
        )

    def _writable(self, session: Session, head: SheetHead, lines: Sequence[SheetLine]) -> tuple[int, ...]:
        found = Look(session, self._ground, head, lines).verdicts(range(len(lines)))
        good = {at for at, each in found.items() if each.verdict in (NEW, KNOWN)}
        # Whoever is the person of a line that stays must stay with it.
        while waiting := {at for at in good if (to := line_of(lines[at].known_uid)) >= 0 and to not in good}:
            good -= waiting
        return tuple(sorted(good))

    def _drafts(
        self, work: Work, head: SheetHead, lines: Sequence[SheetLine], places: Sequence[int]
    ) -> list[LineDraft]:
        version = setting(work.session, "notice_version", "1")
        people: dict[int, str] = {}
        drafts = []
        for at in places:
            draft = verdicts.read(self._ground, head, lines[at]).draft
            line = lines[at]
            known = people.get(line_of(line.known_uid), line.known_uid) or owner_of(work.session, draft)
            people[at] = known or new_uid()
            apart = tuple(people.get(line_of(uid), uid) for uid in line.apart_from)
            shown = replace(draft.person, notice_version=version if draft.person.notice_on else "")
            drafts.append(
                replace(
                    writing.clean(replace(draft, person=shown)),
                    known_uid=known,
                    new_uid="" if known else people[at],
                    apart_from=tuple(uid for uid in apart if not uid.startswith(LINE)),
                )
            )
        return drafts

    # -- a sheet that is not finished

    def keep(self, head: SheetHead, lines: Sequence[SheetLine]) -> None:
        """Keep a half-keyed sheet in the register, for whoever keys it in."""
        ground = self._ground
        ground.actor.require(_VERBS[0])
        with ground.database.work(mark("Keep a half-keyed sheet"), ground.actor.uid) as work:
            kept.put(work, ground.actor.uid, KeptSheet(head, tuple(lines)))

    def kept(self) -> KeptSheet | None:
        """The sheet that the signed-in user has not finished."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return kept.load(session, self._ground.actor.uid)

    # -- the paper

    def paper(self, head: SheetHead, lines: Sequence[SheetLine] = ()) -> outreach_sheet.Sheet:
        """The words of a sheet: empty for a volunteer to take along, or with what was keyed in.

        Args:
            head: its volunteer and tambon.
            lines: as they were typed.

        Raises:
            Refused: the volunteer is not in the register.
        """
        self._ground.actor.require("documents.print")
        return papers.sheet(self._ground, head, lines, self._volunteer_name(head.volunteer))

    def _head_problems(self, session: Session, head: SheetHead) -> Iterator[Problem]:
        today = self._ground.clock.today()
        if not head.volunteer:
            yield Problem("volunteer", _("Please choose who found these people."))
        elif session.get(Volunteer, head.volunteer) is None:
            yield Problem("volunteer", _("This volunteer is not in the register."))
        if head.on is None:
            yield Problem("on", _("Please write the day on which the need was pointed out."))
        elif head.on > today:
            yield Problem("on", _("This day has not come yet."))
        elif is_closed(session, self._ground.unit, Month.of(head.on)):
            yield Problem("on", writing.closed_sentence(head.on))
        if not head.tambon_code:
            sentence = _(
                "Please choose the tambon; without it this person is missing in the tambon's figures."
            )
            yield Problem("tambon_code", sentence, soft=True)

    def _tambon(self, session: Session, volunteer_uid: str) -> str:
        today = self._ground.clock.today()
        query = select(Assignment.tambon_code).where(
            Assignment.volunteer_uid == volunteer_uid,
            or_(Assignment.since.is_(None), Assignment.since <= today),
            or_(Assignment.until.is_(None), Assignment.until >= today),
        )
        codes = set(session.scalars(query))
        return codes.pop() if len(codes) == 1 else ""

    def _volunteer_name(self, uid: str) -> str:
        query = select(Citizen).join(Volunteer, Volunteer.person_uid == Citizen.uid)
        with self._ground.database.read() as session:
            row = session.scalar(query.where(Volunteer.uid == uid))
            if row is None:
                raise Refused(_("This volunteer is not in the register."), code="not-found")
            return thai_names.full_name(row.title, row.first_name, row.last_name)


def _staying(lines: Sequence[SheetLine], people: Mapping[int, str]) -> tuple[SheetLine, ...]:
    """The lines that stay, in their new places; who was a line and is registered now is called so.

    Args:
        lines: the whole sheet.
        people: the uids of the people whose lines were written, by place.
    """
    staying = [at for at, line in enumerate(lines) if at not in people and not line.is_empty()]
    names = {f"{LINE}{at}": uid for at, uid in people.items()}
    names |= {f"{LINE}{at}": f"{LINE}{place}" for place, at in enumerate(staying)}

    def called(uid: str) -> str:
        return names.get(uid, uid)

    return tuple(
        replace(
            lines[at],
            known_uid=called(lines[at].known_uid),
            apart_from=tuple(called(uid) for uid in lines[at].apart_from),
        )
        for at in staying
    )
