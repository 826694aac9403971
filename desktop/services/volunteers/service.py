"""What one can do with volunteers and graduates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, paid_months
from desktop.database.work import Work
from desktop.database.year_targets import active_volunteers, in_service
from desktop.models import Assignment, Volunteer, new_uid
from desktop.rules import volunteers as rules
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem, Refused, hard
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.ground import Ground
from desktop.services.volunteers import entries, lists, pages
from desktop.services.volunteers.accounts import Accounts
from desktop.services.volunteers.attainments import Attainments
from desktop.services.volunteers.hand_overs import HandOvers
from desktop.services.volunteers.months import Months
from desktop.services.volunteers.papers import Papers
from desktop.services.volunteers.rows import (
    ENDING,
    Saved,
    VacantTambon,
    VolunteerChoice,
    VolunteerFilter,
    VolunteerPage,
    VolunteerRow,
)
from desktop.system.language import _, mark

_APPOINTMENT = (
    "kind", "order_number", "order_date", "term_start", "term_end", "supervisor", "left_on", "leave_reason",
)  # fmt: skip


class Volunteers:
    """Appointing volunteers and graduates, giving them tambons, and seeing what they found.

    Attributes:
        months: their monthly reports.
        attainments: their trainings and awards.
        accounts: where their stipends are paid to.
        hand_overs: their open cases, handed to a successor.
        papers: the words of their papers.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.months = Months(ground)
        self.attainments = Attainments(ground)
        self.accounts = Accounts(ground)
        self.hand_overs = HandOvers(ground)
        self.papers = Papers(ground)

    def register(self, person: CitizenDraft | str, draft: VolunteerDraft) -> str:
        """Appoint somebody: the person where they are new, the appointment and the first tambon, in one work.

        Args:
            person: a new person as the form hands them over, or the uid of a known one.
            draft: the appointment; its tambon, where given, is looked after from the first day of the term.

        Returns:
            The volunteer's uid.

        Raises:
            Refused: the role does not allow it, a draft has problems, the ID number is known already, or the
                person serves already.
        """
        self._ground.actor.require("volunteers.save")
        new_person = self._checked_person(person) if isinstance(person, CitizenDraft) else None
        self._check(replace(draft, person_uid=draft.person_uid or new_uid()))
        title = mark("Register a volunteer")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            person_uid = self._person_uid(work, person, new_person)
            _refuse_serving(work.session, person_uid, draft.kind, self._ground.clock.today())
            volunteer = Volunteer(uid=new_uid(), person_uid=person_uid)
            _fill(volunteer, draft)
            work.session.add(volunteer)
            work.session.flush()
            work.session.add(
                _assignment(volunteer.uid, draft, draft.term_start or self._ground.clock.today())
            )
            return volunteer.uid

    def _checked_person(self, draft: CitizenDraft) -> CitizenDraft:
        cleaned = citizen_entries.clean(draft)
        today = self._ground.clock.today()
        citizen_entries.check(cleaned, today, self._ground.reference.postcodes())
        return cleaned

    def _person_uid(self, work: Work, person: CitizenDraft | str, new_person: CitizenDraft | None) -> str:
        if new_person is not None:
            row = citizen_entries.save(work, new_person, self._ground.unit)
            work.session.flush()
            return row.uid
        return citizen_entries.find(work.session, str(person)).uid

    def _check(self, draft: VolunteerDraft, *only: str) -> tuple[Problem, ...]:
        problems = rules.check(draft, self._ground.clock.today(), self._ground.reference.tambons)
        problems = tuple(problem for problem in problems if not only or problem.field in only)
        if hard(problems):
            raise Refused(hard(problems)[0].text, code="draft", problems=problems)
        return problems

    def save(self, draft: VolunteerDraft, uid: str, revision: int | None = None) -> Saved:
        """Change an appointment; another tambon or village is a move from today on.

        Args:
            draft: as the form hands it over.
            uid: the volunteer.
            revision: the one that the form was filled from, to notice another's change meanwhile.

        Returns:
            The uid and the soft problems.

        Raises:
            Refused: the role does not allow it, the draft has problems, the entry is another unit's, somebody
                changed it meanwhile, or a month that was paid would lie outside the term.
        """
        self._ground.actor.require("volunteers.save")
        problems = self._check(draft)
        with self._ground.database.work(mark("Change a volunteer"), self._ground.actor.uid) as work:
            volunteer = entries.own(self._ground, work.session, uid)
            if revision is not None and volunteer.revision != revision:
                raise Refused(
                    _(
                        "Somebody changed this volunteer meanwhile. Nothing was saved; "
                        "open it again and compare."
                    ),
                    code="changed",
                )
            paid_months.refuse_outside(work.session, uid, draft)
            _fill(volunteer, draft)
            _move(work.session, volunteer, draft, self._ground.clock.today())
        return Saved(uid, problems)

    def draft(self, uid: str) -> tuple[VolunteerDraft, int]:
        """What a form is filled with.

        Args:
            uid: the volunteer.

        Returns:
            The draft with today's tambon, and the revision that ``save`` wants back.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            volunteer = entries.find(session, uid)
            place = _place(session, uid, self._ground.clock.today())
            fields = {name: getattr(volunteer, name) for name in _APPOINTMENT}
            draft = VolunteerDraft(
                person_uid=volunteer.person_uid,
                tambon_code=place.tambon_code if place else "",
                village_number=place.village_number if place else None,
                **fields,
            )
            return draft, volunteer.revision

    def assign(
        self, uid: str, tambon_code: str, village: int | None = None, since: date | None = None
    ) -> str:
        """Let somebody look after one more tambon or village.

        Args:
            uid: the volunteer.
            tambon_code: six digits.
            village: the village's number, or None for the whole tambon.
            since: the first day; today where none is given.

        Returns:
            The assignment's uid.

        Raises:
            Refused: the role does not allow it, an unknown tambon, or it is theirs already.
        """
        self._ground.actor.require("volunteers.save")
        day = since or self._ground.clock.today()
        draft = VolunteerDraft(tambon_code=tambon_code, village_number=village)
        self._check(draft, "tambon_code", "village_number")
        with self._ground.database.work(mark("Assign a tambon"), self._ground.actor.uid) as work:
            entries.own(self._ground, work.session, uid)
            _refuse_assigned(work.session, uid, draft, day)
            assignment = _assignment(uid, draft, day)
            work.session.add(assignment)
            return assignment.uid

    def end_assignment(self, uid: str, until: date | None = None) -> None:
        """Somebody no longer looks after a tambon.

        Args:
            uid: the assignment.
            until: the last day; today where none is given.

        Raises:
            Refused: the role does not allow it, or the last day lies before the first.
        """
        self._ground.actor.require("volunteers.save")
        day = until or self._ground.clock.today()
        with self._ground.database.work(mark("End an assignment"), self._ground.actor.uid) as work:
            assignment = work.session.get(Assignment, uid)
            if assignment is None:
                raise entries.gone()
            entries.own(self._ground, work.session, assignment.volunteer_uid)
            if assignment.since is not None and day < assignment.since:
                sentence = _("The last day lies before the first. Choose a later day.")
                raise Refused(sentence, code="draft", problems=[Problem("until", sentence)])
            assignment.until = day

    def leave(self, uid: str, on: date, reason: str) -> None:
        """Somebody leaves before or at the end of the term; their tambons become free.

        Args:
            uid: the volunteer.
            on: the first day on which they no longer serve.
            reason: why.

        Raises:
            Refused: the role does not allow it, no reason, the day lies before the term, or a month that was
                paid would lie outside it.
        """
        self._ground.actor.require("volunteers.save")
        draft = replace(self.draft(uid)[0], left_on=on, leave_reason=reason.strip())
        self._check(draft, "left_on", "leave_reason")
        with self._ground.database.work(mark("A volunteer leaves"), self._ground.actor.uid) as work:
            volunteer = entries.own(self._ground, work.session, uid)
            paid_months.refuse_outside(work.session, uid, draft)
            volunteer.left_on, volunteer.leave_reason = on, draft.leave_reason
            for assignment in _open_assignments(work.session, uid):
                assignment.until = on - timedelta(days=1)

    def ids(self, chosen: VolunteerFilter | None = None) -> list[str]:
        """The volunteers that a filter asks for, in its order."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.uids(self._ground, session, chosen or VolunteerFilter())

    def rows(self, uids: Sequence[str], shown: Collection[str] | None = None) -> list[VolunteerRow]:
        """The volunteers as a list shows them, in the order given.

        Args:
            uids: whose rows.
            shown: which of ``tambon``, ``found`` and ``months`` are read; None takes all.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.rows(self._ground, session, uids, shown)

    def page(self, uid: str) -> VolunteerPage:
        """A volunteer's own page; that it was seen is written into the audit chain.

        Raises:
            Refused: the role does not allow it, or there is no such volunteer.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            shown = pages.page(self._ground, session, entries.find(session, uid))
        self._ground.database.saw(mark("See a volunteer"), self._ground.actor.uid, "volunteers", uid)
        return shown

    def active(self, on: date | None = None, kind: str = "volunteer") -> int:
        """How many serve on a day, today where none is given."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return active_volunteers(session, on or self._ground.clock.today(), kind=kind)

    def choices(self) -> tuple[VolunteerChoice, ...]:
        """Everybody in service, by name, for the picker of "found by"."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.choices(self._ground, session)

    def ending_terms(self) -> list[VolunteerRow]:
        """Whose term ends within 90 days, the soonest first."""
        return self.rows(self.ids(VolunteerFilter(state=ENDING, sort="term_end")))

    def vacant_tambons(self) -> tuple[VacantTambon, ...]:
        """The tambons of the own district or province that nobody looks after today."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return lists.vacant_tambons(self._ground, session)


def _fill(volunteer: Volunteer, draft: VolunteerDraft) -> None:
    for name in _APPOINTMENT:
        value = getattr(draft, name)
        setattr(volunteer, name, value.strip() if isinstance(value, str) else value)


def _refuse_serving(session: Session, person_uid: str, kind: str, today: date) -> None:
    query = select(Volunteer.uid).where(Volunteer.person_uid == person_uid, Volunteer.kind == kind)
    if session.scalar(query.where(in_service(today)).limit(1)):
        raise Refused(
            _("This person serves already. Change the present appointment, or end it first."),
            code="already-serves",
        )


def _assignment(volunteer_uid: str, draft: VolunteerDraft, since: date) -> Assignment:
    return Assignment(
        uid=new_uid(),
        volunteer_uid=volunteer_uid,
        tambon_code=draft.tambon_code,
        village_number=draft.village_number,
        since=since,
    )


def _place(session: Session, uid: str, today: date) -> Assignment | None:
    """What somebody looks after today, else what they looked after last."""
    query = select(Assignment).where(Assignment.volunteer_uid == uid)
    lasting = session.scalar(query.where(lists.assigned(today)).order_by(Assignment.since, Assignment.uid))
    return lasting or session.scalar(query.order_by(Assignment.until.desc(), Assignment.uid.desc()))


def _open_assignments(session: Session, uid: str) -> list[Assignment]:
    query = select(Assignment).where(Assignment.volunteer_uid == uid, Assignment.until.is_(None))
    return list(session.scalars(query.order_by(Assignment.uid)))


def _move(session: Session, volunteer: Volunteer, draft: VolunteerDraft, today: date) -> None:
    place = _place(session, volunteer.uid, today)
    wanted = (draft.tambon_code, draft.village_number)
    if place is not None and (place.tambon_code, place.village_number) == wanted:
        return
    if place is not None and (place.until is None or place.until >= today):
        # An assignment of today ends before it began: it was chosen by mistake and never counts.
        place.until = today - timedelta(days=1)
    session.add(_assignment(volunteer.uid, draft, today))


def _refuse_assigned(session: Session, uid: str, draft: VolunteerDraft, day: date) -> None:
    query = select(Assignment.uid).where(
        Assignment.volunteer_uid == uid,
        Assignment.tambon_code == draft.tambon_code,
        Assignment.village_number.is_not_distinct_from(draft.village_number),
        lists.assigned(day),
    )
    if session.scalar(query.limit(1)):
        raise Refused(_("They look after this place already."), code="assigned")
